// Answers as a person reads them on a terminal: verdict clause by clause, amounts, how computed with page, what is assumed, open, and what
// to tell next.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/config.hpp>
#include <santei/evaluate/result.hpp>

#include <string>
#include <utility>
#include <vector>

namespace santei::report {

struct text_style {
  language lang = language::japanese;
  bool colour = false;
  std::size_t width = 100;  ///< columns to wrap at
};

[[nodiscard]] std::string estimate_text(const catalogue::measure& of, const evaluate::result& answer, const text_style& style = {});
/// What the newest edition of a measure gives of the same facts, a line for each of its frames; stands below the answer of an older one.
[[nodiscard]] std::string newest_text(const std::vector<std::pair<catalogue::measure, evaluate::result>>& newest,
                                      const text_style& style = {});
[[nodiscard]] std::string list_text(const std::vector<catalogue::entry>& entries, const text_style& style = {});
[[nodiscard]] std::string show_text(const catalogue::measure& of, const text_style& style = {});

}  // namespace santei::report

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/report/text.ipp>
#endif
