// What of a page the clauses of its rules cover: every line, and every figure that must not be passed over.
#pragma once

#include <santei/analyse/page_figures.hpp>
#include <santei/check/checked.hpp>
#include <santei/config.hpp>
#include <santei/text/outcome.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace santei::analyse {

/// A line of the page and the clauses that quote some of it.
struct covered_line {
  std::size_t number = 1;
  std::string text;
  std::size_t length = 0, covered = 0;  // bytes as looked up, and how many of them stand in a phrase
  std::vector<std::string> clauses;     // each once, in the notation
};

/// A figure and the clauses that quote it and state it.
struct covered_figure {
  page_figure figure;
  bool quoted = false;  // some phrase holds it, whatever its clause states
  std::vector<std::string> clauses;
  std::string exception;  // the reason why no clause has to state it; empty without one

  /// Whether a clause states it, or none has to.
  [[nodiscard]] bool is_settled() const { return !clauses.empty() || figure.of_aims || !exception.empty(); }
};

struct page_coverage {
  std::string page;
  std::vector<covered_line> lines;  // those that are not empty
  std::vector<covered_figure> figures;
};

/// A figure that no clause has to state, and why: of every place of the page where it stands uncovered.
struct coverage_exception {
  std::string page, figure, reason;
  std::size_t line = 1;  // of the list
};

/// Lines of page, figure and reason with a tab between; empty lines and lines that begin with # are passed over. Refused (E0972): a line
/// that has not the three.
[[nodiscard]] outcome<std::vector<coverage_exception>> read_exceptions(std::string_view text, std::uint32_t source = 0);

/// The page with its number as cited ("2", "19a"), held against all clauses of `files` that cite it.
[[nodiscard]] page_coverage cover(const std::string& page, std::string_view text, const std::vector<const check::checked*>& files);

/// Marks the uncovered figures that an exception explains, and says of each exception whether it explained one.
[[nodiscard]] std::vector<bool> apply(const std::vector<coverage_exception>& exceptions, page_coverage& to);

}  // namespace santei::analyse

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/analyse/cover.ipp>
#endif
