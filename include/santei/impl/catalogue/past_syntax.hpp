// Which problems of meaning can be believed of a file whose grammar is broken in places.
#pragma once

#include <santei/text/diagnostic.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace santei::catalogue::detail {

/// The clauses that did not parse, as text: each from its keyword to the next line that is not indented.
class broken_clauses {
 public:
  broken_clauses(std::string_view text, const diagnostics& syntax) {
    for (const diagnostic& problem : syntax)
      for (const label& at : problem.labels) clauses_.push_back(clause_around(text, at.where.begin));
  }

  /// A name that a broken clause holds may be declared there, and without its 使う a file knows few names at all.
  [[nodiscard]] bool may_declare(std::string_view name) const {
    return std::any_of(clauses_.begin(), clauses_.end(), [&](std::string_view clause) {
      return clause.find(name) != std::string_view::npos || clause.starts_with("使");
    });
  }

 private:
  static bool is_indented(std::string_view line) { return line.starts_with(' ') || line.starts_with('\t') || line.starts_with("　"); }

  // npos + 1 is 0
  static std::size_t line_start(std::string_view text, std::size_t place) { return place == 0 ? 0 : text.rfind('\n', place - 1) + 1; }

  static std::string_view clause_around(std::string_view text, std::size_t place) {
    place = std::min(place, text.size());
    std::size_t begin = line_start(text, place);
    while (begin > 0 && is_indented(text.substr(begin))) begin = line_start(text, begin - 1);
    std::size_t end = text.find('\n', place);
    while (end != std::string_view::npos && is_indented(text.substr(end + 1))) end = text.find('\n', end + 1);
    return text.substr(begin, end == std::string_view::npos ? end : end - begin);
  }

  std::vector<std::string_view> clauses_;
};

/// Whether the problem stands whatever the broken clauses were meant to say: what seems to be missing may be in one of them.
inline bool stands_beside(const broken_clauses& broken, const diagnostic& problem, std::string_view text, std::uint32_t source) {
  static constexpr std::array<std::string_view, 7> something_is_missing{"E0401", "E0404", "E0405", "E0406", "E0412", "E0413", "E0419"};
  if (problem.level != severity::error) return false;
  if (std::find(something_is_missing.begin(), something_is_missing.end(), problem.code) != something_is_missing.end()) return false;
  if (!problem.code.starts_with("E02") || problem.labels.empty()) return true;
  const span at = problem.labels.front().where;
  return at.source != source || !broken.may_declare(text.substr(at.begin, at.end - at.begin));
}

}  // namespace santei::catalogue::detail
