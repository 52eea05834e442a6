// The lines of a rule that a certificate cites: where a constant, a rounding or a choice stands as its author wrote it.
#pragma once

#include <santei/number/rounding.hpp>
#include <santei/plan/plan.hpp>
#include <santei/text/source.hpp>
#include <santei/value/literal.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

/// A line of a source, by number from 1.
using rule_line = std::pair<std::uint32_t, std::size_t>;

/// The text with runs of spaces as one, as a line of words holds it.
inline std::string one_spaced(std::string_view text) {
  std::string made;
  for (const char c : text)
    if (c != ' ' || (!made.empty() && made.back() != ' ')) made += c;
  while (!made.empty() && made.back() == ' ') made.pop_back();
  return made;
}

/// What an author says in a line, without phrases that prove it and without a comment.
inline std::string without_quotes(std::string_view line) {
  std::string kept;
  for (int depth = 0; !line.empty(); ) {
    if (line.starts_with("「")) ++depth, line.remove_prefix(3), kept += ' ';
    else if (depth > 0 && line.starts_with("」")) --depth, line.remove_prefix(3);
    else if (depth == 0 && line[0] == '#') break;
    else {
      if (depth == 0) kept += line[0];
      line.remove_prefix(1);
    }
  }
  return kept;
}

class rule_lines {
 public:
  /// All lines of the rule's file and of those that its facts point into; those of its clauses come first when something is looked for.
  rule_lines(const plan::measure_plan& plan, const source_set& sources, std::uint32_t rule) : sources_(sources) {
    for (const plan::step& one : plan.steps) prefer(one.cited.where);
    for (const plan::requirement& one : plan.requirements) prefer(one.cited.where);
    std::set<std::uint32_t> files{rule};
    for (const plan::input& one : plan.inputs)
      if (one.declared.where.source < sources_.size()) files.insert(one.declared.where.source);
    lines_ = preferred_;
    for (const std::uint32_t file : files)
      for (std::size_t line = 1; line <= sources_[file].line_count(); ++line) add({file, line}, lines_);
    for (const rule_line& line : lines_) index(line);
  }

  [[nodiscard]] std::string_view text(const rule_line& line) const { return sources_[line.first].line(line.second); }
  /// Where the number stands; null where it stands nowhere.
  [[nodiscard]] const rule_line* number(const rational& value) const {
    const auto found = numbers_.find(value);
    return found == numbers_.end() ? nullptr : &found->second;
  }
  /// Every number that stands in a clause of the measure or, failing that, in its file.
  [[nodiscard]] const std::vector<rational>& numbers() const { return in_order_; }
  /// The line that rounds so, by 端数 or by a call.
  [[nodiscard]] const rule_line* rounding(const plan::rounding& by) const {
    const std::string word = by.mode == rounding_mode::down ? "切捨て" : by.mode == rounding_mode::up ? "切上げ" : "四捨五入";
    const auto is_unit = [&](const std::string& text) {
      const auto read = read_literal(text).value;
      return read && read->value == by.unit;
    };
    return find([&](const std::string& spoken) {
      if (spoken.find(word + "(") != std::string::npos && shows(spoken, by.unit)) return true;
      const std::size_t below = spoken.find("未満");
      if (below == std::string::npos || spoken.find(word, below) == std::string::npos) return false;
      const std::size_t space = spoken.rfind(' ', below), begin = space == std::string::npos ? 0 : space + 1;
      const std::string unit = spoken.substr(begin, below - begin);
      return is_unit(unit) || is_unit("1" + unit);
    });
  }
  /// The line of a clause: its first.
  [[nodiscard]] rule_line of(const span& where) const { return {where.source, sources_[where.source].line_of(where.begin)}; }
  /// The first line that a predicate accepts.
  template <class Accepts>
  [[nodiscard]] const rule_line* find(Accepts accepts) const {
    const auto found = std::find_if(lines_.begin(), lines_.end(), [&](const rule_line& line) {
      const std::string spoken = without_quotes(text(line));
      return !spoken.starts_with("例") && accepts(spoken);
    });
    return found == lines_.end() ? nullptr : &*found;
  }

 private:
  static void add(const rule_line& line, std::vector<rule_line>& to) {
    if (std::find(to.begin(), to.end(), line) == to.end()) to.push_back(line);
  }
  void prefer(const span& where) {
    if (where.source >= sources_.size() || where.end <= where.begin) return;
    const source& file = sources_[where.source];
    for (std::size_t line = file.line_of(where.begin); line <= file.line_of(where.end - 1); ++line) add({where.source, line}, preferred_);
  }
  /// Calls `see` with each number between spaces, brackets and commas.
  template <class See>
  static void each_number(const std::string& spoken, See see) {
    for (const std::string_view separators : {" \t()[]{}|=*;", " \t()[]{}|=*;,"})
      for (std::size_t begin = 0; begin < spoken.size();) {
        const std::size_t end = std::min(spoken.find_first_of(separators, begin), spoken.size());
        if (const auto read = read_literal(std::string_view(spoken).substr(begin, end - begin)).value) see(read->value);
        begin = end + 1;
      }
  }
  static bool shows(const std::string& spoken, const rational& value) {
    bool found = false;
    each_number(spoken, [&](const rational& one) { found = found || one == value; });
    return found;
  }
  void index(const rule_line& line) {
    const std::string spoken = without_quotes(text(line));
    if (spoken.starts_with("例")) return;
    each_number(spoken, [&](const rational& value) {
      if (numbers_.emplace(value, line).second) in_order_.push_back(value);
    });
  }

  const source_set& sources_;
  std::vector<rule_line> preferred_, lines_;
  std::map<rational, rule_line> numbers_;
  std::vector<rational> in_order_;
};

}  // namespace santei::analyse::detail
