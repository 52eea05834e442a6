// The problems of a file as they are found, and how they are put in order.
#pragma once

#include <santei/config.hpp>
#include <santei/syntax/ast.hpp>
#include <santei/text/diagnostic.hpp>
#include <santei/text/normal.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace santei::check::detail {

inline constexpr std::size_t most_problems = 50;
inline constexpr std::size_t most_kept = 2'000;
inline constexpr std::size_t most_suggestions = 200;

/// Collects problems; each is given a primary place and may then get more labels and a help line.
struct trouble {
  diagnostics found;
  std::size_t errors = 0;

  diagnostic& add(severity level, const char* code, const span& where, message text, message beside = {}) {
    errors += level == severity::error ? 1 : 0;
    if (found.size() == most_kept) found.pop_back();  // of a hostile file: nobody reads that far
    found.push_back({level, code, std::move(text), {{where, std::move(beside)}}, std::nullopt});
    return found.back();
  }
  /// Whether it is still worth looking for the nearest name.
  [[nodiscard]] bool may_suggest() const { return found.size() < most_suggestions; }
  void take(diagnostic one) {
    errors += one.level == severity::error ? 1 : 0;
    if (found.size() == most_kept) found.pop_back();
    found.push_back(std::move(one));
  }
  diagnostic& error(const char* code, const span& where, message text, message beside = {}) {
    return add(severity::error, code, where, std::move(text), std::move(beside));
  }
  diagnostic& warning(const char* code, const span& where, message text, message beside = {}) {
    return add(severity::warning, code, where, std::move(text), std::move(beside));
  }
};

/// In the order of the file, no problem twice, at most as many as a reader wants; an error is never pushed out by a warning.
SANTEI_INLINE diagnostics in_order(diagnostics found) {
  const auto place = [](const diagnostic& one) {
    const span where = one.labels.empty() ? span{} : one.labels.front().where;
    return std::tuple(where.source, where.begin, where.end, std::string_view(one.code));
  };
  const auto same = [&](const diagnostic& a, const diagnostic& b) { return place(a) == place(b) && a.text == b.text; };
  std::stable_sort(found.begin(), found.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  if (found.size() > most_problems) {
    std::stable_partition(found.begin(), found.end(), [](const diagnostic& one) { return one.level == severity::error; });
    found.resize(most_problems);
    std::stable_sort(found.begin(), found.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
  }
  return found;
}

SANTEI_INLINE std::string digits_in(std::string_view text) {
  std::string made = fold_for_lookup(text);
  std::erase_if(made, [](char c) { return c < '0' || c > '9'; });
  return made;
}

/// Offers the candidates that are near the word in its place: "もしかして → 投資額, 投資額計". One with other digits is no slip of the pen:
/// 投資額10億円 is more than 投資額.
SANTEI_INLINE void offer_nearest(diagnostic& to, const span& where, std::string_view word, const std::vector<std::string>& candidates) {
  const std::string digits = digits_in(word);
  for (std::string& one : nearest(word, candidates))
    if (digits_in(one) == digits) to.mends.push_back({{"もしかして", "did you mean"}, where, std::move(one)});
}

/// What a clause says in other words, before its bases.
SANTEI_INLINE mend instead_of_statement(message lead, const syntax::clause& clause, const std::string& text) {
  if (clause.bases.empty()) return {std::move(lead), clause.where, text};
  return {std::move(lead), {clause.where.source, clause.where.begin, clause.bases.front().where.begin}, text + "  "};
}

/// A clause of its own, on the line after another.
SANTEI_INLINE mend after_clause(message lead, const syntax::clause& clause, const std::string& text) {
  return {std::move(lead), {clause.where.source, clause.where.end, clause.where.end}, "\n" + text};
}

}  // namespace santei::check::detail
