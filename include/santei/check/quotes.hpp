// The phrases that the clauses of a file rest on, with what each clause states: for holding a page against its rules.
#pragma once

#include <santei/check/checked.hpp>
#include <santei/config.hpp>
#include <santei/number/rational.hpp>

#include <string>
#include <vector>

namespace santei::check {

/// One phrase of a clause, of a row of its table, or a title.
struct quote {
  std::vector<std::string> pages;  // that the clause may be looked up on
  std::string phrase;
  std::string clause;              // in the notation, one line; of a title the title
  std::vector<rational> numbers;   // that the clause or row states, in base units
};

/// Every quoted phrase of the file; 前提 and 所管, which are words of the page, and the titles count as phrases. Precondition: `file` has been
/// checked.
[[nodiscard]] std::vector<quote> quotes_of(const checked& file);

}  // namespace santei::check

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/check/quotes.ipp>
#endif
