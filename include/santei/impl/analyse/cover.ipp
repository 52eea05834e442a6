// Definitions of coverage: where each phrase stands on the page, and what its clause states.
#pragma once

#include <santei/analyse/cover.hpp>
#include <santei/check/phrase.hpp>
#include <santei/check/quotes.hpp>
#include <santei/text/normal.hpp>

#include <santei/impl/analyse/page_figures.ipp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace santei::analyse {

namespace detail {

/// A phrase where it stands: bytes [begin, end) of the folded page.
struct passage {
  std::size_t begin = 0, end = 0;
  const check::quote* of = nullptr;
};

/// The quotes of the clauses that cite the page, wherever they stand on it.
SANTEI_INLINE std::vector<passage> passages_of(const std::string& page, std::string_view text, const std::vector<check::quote>& quotes) {
  std::vector<passage> found;
  for (const check::quote& one : quotes) {
    if (std::find(one.pages.begin(), one.pages.end(), page) == one.pages.end()) continue;
    const std::string wanted = fold_for_lookup(one.phrase);
    for (std::size_t at = wanted.empty() ? std::string_view::npos : text.find(wanted); at != std::string_view::npos;
         at = text.find(wanted, at + 1))
      found.push_back({at, at + wanted.size(), &one});
  }
  return found;
}

SANTEI_INLINE void add_once(std::vector<std::string>& into, const std::string& text) {
  if (std::find(into.begin(), into.end(), text) == into.end()) into.push_back(text);
}

/// Whether the clause of the passage states the figure; of 上限 and 下限 the phrase is enough, as a figure of its own stands beside.
SANTEI_INLINE bool states(const passage& of, const page_figure& figure) {
  if (figure.is == figure_kind::bound) return true;
  // the 3 of 円/m3 is no number of the figure
  const std::size_t unit = figure.is == figure_kind::unit_price ? figure.text.find("/") : std::string::npos;
  const std::vector<rational> read = check::numbers_in(std::string_view(figure.text).substr(0, unit));
  const auto has = [&](const rational& one) {
    return std::find(of.of->numbers.begin(), of.of->numbers.end(), one) != of.of->numbers.end();
  };
  if (figure.is == figure_kind::period) return std::any_of(read.begin(), read.end(), has);  // in years or in months
  return !read.empty() && has(read.back());  // the figure as a whole comes behind its parts
}

SANTEI_INLINE covered_line line_of(const folded_page& page, std::size_t i, const std::vector<passage>& all) {
  const std::size_t begin = page.begins[i], end = page.begins[i + 1];
  covered_line made{i + 1, page.lines[i], end - begin, 0, {}};
  std::vector<bool> marked(end - begin);
  for (const passage& one : all) {
    if (one.end <= begin || one.begin >= end) continue;
    add_once(made.clauses, one.of->clause);
    for (std::size_t at = std::max(one.begin, begin); at < std::min(one.end, end); ++at) marked[at - begin] = true;
  }
  made.covered = static_cast<std::size_t>(std::count(marked.begin(), marked.end(), true));
  return made;
}

}  // namespace detail

SANTEI_INLINE page_coverage cover(const std::string& page, std::string_view text, const std::vector<const check::checked*>& files) {
  const folded_page folded(text);
  std::vector<check::quote> quotes;
  for (const check::checked* file : files) {
    auto more = check::quotes_of(*file);
    std::move(more.begin(), more.end(), std::back_inserter(quotes));
  }
  const std::vector<detail::passage> all = detail::passages_of(page, folded.text, quotes);
  page_coverage made{page, {}, {}};
  for (std::size_t i = 0; i < folded.lines.size(); ++i)
    if (folded.begins[i] != folded.begins[i + 1]) made.lines.push_back(detail::line_of(folded, i, all));
  for (const page_figure& figure : figures_of(folded)) {
    covered_figure one{figure, false, {}, {}};
    for (const detail::passage& passage : all) {
      if (passage.begin > figure.begin || passage.end < figure.end) continue;
      one.quoted = true;
      if (detail::states(passage, figure)) detail::add_once(one.clauses, passage.of->clause);
    }
    made.figures.push_back(std::move(one));
  }
  return made;
}

SANTEI_INLINE outcome<std::vector<coverage_exception>> read_exceptions(std::string_view text, std::uint32_t source) {
  std::vector<coverage_exception> found;
  diagnostics problems;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const std::size_t stop = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, stop - at);
    const std::size_t one = line.find('\t'), two = one == std::string_view::npos ? one : line.find('\t', one + 1);
    const bool is_comment = line.find_first_not_of(" \t\r") == std::string_view::npos || line.front() == '#';
    const bool whole =
        two != std::string_view::npos && one != 0 && two != one + 1 && line.find_first_not_of(" \t\r", two) != std::string_view::npos;
    if (!is_comment && whole)
      found.push_back({std::string(line.substr(0, one)), fold_for_lookup(line.substr(one + 1, two - one - 1)),
                       std::string(line.substr(two + 1)), number + 1});
    if (!is_comment && !whole)
      problems.push_back(
          {severity::error,
           "E0972",
           {"この行にページ・数字・わけの三つがありません", "this line has not page, figure and reason"},
           {{{source, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(stop)}, {"タブで区切ります", "with a tab between"}}},
           std::nullopt});
    at = stop + 1;
  }
  if (!problems.empty()) return problems;
  return found;
}

SANTEI_INLINE std::vector<bool> apply(const std::vector<coverage_exception>& exceptions, page_coverage& to) {
  std::vector<bool> used(exceptions.size());
  for (covered_figure& one : to.figures) {
    if (one.is_settled()) continue;
    for (std::size_t i = 0; i < exceptions.size() && one.exception.empty(); ++i) {
      if (exceptions[i].page != to.page || exceptions[i].figure != one.figure.text) continue;
      one.exception = exceptions[i].reason;
      used[i] = true;
    }
  }
  return used;
}

}  // namespace santei::analyse
