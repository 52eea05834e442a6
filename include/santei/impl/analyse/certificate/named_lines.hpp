// What a certificate names: files, lines of the rule and facts, each numbered when it is first spoken of, so that every line names only
// lines before it.
#pragma once

#include <santei/impl/analyse/certificate/known_values.hpp>
#include <santei/impl/analyse/certificate/rule_lines.hpp>
#include <santei/plan/plan.hpp>
#include <santei/text/hash.hpp>
#include <santei/text/source.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace santei::analyse::detail {

class named_lines {
 public:
  named_lines(const plan::measure_plan& plan, const source_set& sources, const known_values& known, const rule_lines& rule,
              std::uint32_t file)
      : plan_(plan), sources_(sources), known_(known), rule_(rule), files_{file} {}

  /// All of them, files first.
  [[nodiscard]] std::string text() const {
    std::string text;
    for (std::size_t i = 0; i < files_.size(); ++i)
      text += "file " + std::to_string(i + 1) + " " + sha256(sources_[files_[i]].text()) + " " + sources_[files_[i]].name() + "\n";
    return text + fact_lines_ + cited_lines_;
  }

  std::string cite(const rule_line& line) {
    const auto [at, fresh] = cited_.emplace(line, cited_.size() + 1);
    const std::string name = "c" + std::to_string(at->second);
    if (fresh)
      cited_lines_ += "line " + name + " " + std::to_string(number_of(line.first)) + ":" + std::to_string(line.second) + " " +
                      one_spaced(rule_.text(line)) + "\n";
    return name;
  }

  std::string fact(std::uint32_t input, std::size_t row) {
    const plan::input& asked = plan_.inputs[input];
    const known_values::place where{input, asked.per_row ? row : 0};
    const auto [at, fresh] = facts_.emplace(where, facts_.size() + 1);
    const std::string name = "f" + std::to_string(at->second);
    if (!fresh) return name;
    const evaluate::bound_value& value = known_.fact(input, row);
    std::string key = asked.declared.key;
    if (asked.per_row) key = plan_.rows + "[" + std::to_string(row + 1) + "]." + key;
    if (!asked.rates.empty()) key += ".listed";  // the choice among listed rates shares its key with the rate that is given
    fact_lines_ += (value.given ? "fact " : "absent ") + name + " " + key;
    if (value.given) fact_lines_ += " " + word_of(asked.declared, value);
    fact_lines_ += (asked.rates.empty() ? labels_of(asked.declared, value) : std::string()) + "\n";
    return name;
  }

  /// Whether the file of the declaration says 「label [key]」 in so many bytes; then it may be shown.
  bool is_declared(const span& where, const std::string& label, const std::string& key) {
    if (where.source >= sources_.size() || label.empty() || label.find(' ') != std::string::npos) return false;
    const std::string_view text = sources_[where.source].text();
    for (std::size_t at = text.find("[" + key + "]"); at != std::string_view::npos; at = text.find("[" + key + "]", at + 1)) {
      std::string_view before = text.substr(0, at);
      while (before.ends_with(' ')) before.remove_suffix(1);
      if (before.ends_with(label)) return number_of(where.source), true;
    }
    return false;
  }
  /// A key as one word.
  static std::string joined(std::string word) {
    std::replace(word.begin(), word.end(), ' ', '_');
    return word;
  }

 private:
  std::size_t number_of(std::uint32_t file) {
    const auto at = std::find(files_.begin(), files_.end(), file);
    if (at == files_.end()) return files_.push_back(file), files_.size();
    return static_cast<std::size_t>(at - files_.begin()) + 1;
  }

  std::string labels_of(const declaration& fact, const evaluate::bound_value& value) {
    if (!is_declared(fact.where, fact.label, fact.key)) return {};
    std::string text = " " + fact.label;
    if (!value.given || fact.of.of != kind::category) return text;
    for (std::int32_t at = static_cast<std::int32_t>(value.choices.front()); at >= 0;
         at = fact.choices[static_cast<std::size_t>(at)].parent) {
      const choice& one = fact.choices[static_cast<std::size_t>(at)];
      if (!is_declared(fact.where, one.label, one.key)) break;
      text += " " + one.label;
    }
    return text;
  }
  static std::string word_of(const declaration& fact, const evaluate::bound_value& value) {
    if (santei::is_number(fact.of.of)) return value.range.is_point() ? value.range.lower()->value.text() : "range";
    if (value.choices.size() != 1) return "open";
    if (fact.of.of == kind::truth) return value.choices.front() == 1 ? "yes" : "no";
    return joined(fact.choices[value.choices.front()].key);
  }

  const plan::measure_plan& plan_;
  const source_set& sources_;
  const known_values& known_;
  const rule_lines& rule_;
  std::vector<std::uint32_t> files_;
  std::map<rule_line, std::size_t> cited_;
  std::map<known_values::place, std::size_t> facts_;
  std::string fact_lines_, cited_lines_;
};

}  // namespace santei::analyse::detail
