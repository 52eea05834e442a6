// What proves a clause, as an answer shows it: the phrase and its page, a place in a guideline, or a stated assumption.
#pragma once

#include <santei/config.hpp>
#include <santei/text/span.hpp>

#include <string>
#include <vector>

namespace santei::plan {

enum class basis_kind { quote, guideline, assumption };

/// "quote", "guideline", "assumption".
[[nodiscard]] constexpr const char* name_of(basis_kind of) noexcept {
  return of == basis_kind::quote ? "quote" : of == basis_kind::guideline ? "guideline" : "assumption";
}

struct basis {
  basis_kind is = basis_kind::quote;
  std::string text;  // without the 「」 around it
};

struct citation {
  std::string text;  // the clause in the notation, without its bases
  std::vector<basis> bases;
  std::string page;  // "2", "19a"; empty where no phrase is of a page
  span where;

  /// The first phrase of the page, bare; empty where there is none.
  [[nodiscard]] std::string quote() const;
  /// All bases as the notation writes them: 「phrase」 仮定「why」.
  [[nodiscard]] std::string bases_text() const;
};

}  // namespace santei::plan

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/plan/citation.ipp>
#endif
