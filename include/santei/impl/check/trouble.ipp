// The problems of a file as they are found, and how they are put in order.
#pragma once

#include <santei/config.hpp>
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

/// "もしかして 投資額, 投資額計 ですか", or nothing when no candidate is near.
SANTEI_INLINE std::optional<message> did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const std::vector<std::string> near = nearest(word, candidates);
  if (near.empty()) return std::nullopt;
  std::string list;
  for (const std::string& one : near) list += (list.empty() ? "" : ", ") + one;
  return message{"もしかして → " + list, "did you mean → " + list};
}

}  // namespace santei::check::detail
