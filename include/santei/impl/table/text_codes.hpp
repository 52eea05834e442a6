// The texts of a column, each read once: what it means to every input that reads the column, or why it means nothing.
#pragma once

#include <santei/impl/table/question.hpp>
#include <santei/value/facts.hpp>
#include <santei/value/reading.hpp>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace santei::table::detail {

/// Finds a text without making a string of it.
struct text_hash {
  using is_transparent = void;
  [[nodiscard]] std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};

/// Codes from 0, in the order in which texts were met; code 0 is the empty text: unknown.
class text_codes {
 public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  text_codes(const question& q, const fact_column& column, std::size_t most)
      : q_(&q), column_(&column), most_(most), choices_(column.readers.size()) {
    look_up("");
  }

  /// The code of a text; none where there are too many.
  std::size_t code_of(std::string_view text) {
    if (text.empty()) return 0;
    if (text.size() > short_text) return look_up(text);
    short_entry& at = entry_of(text);
    if (at.size != text.size() || std::memcmp(at.text, text.data(), text.size()) != 0) {
      const std::size_t code = look_up(text);
      if (code == none) return none;
      at.size = static_cast<std::uint8_t>(text.size()), at.code = code;
      std::memcpy(at.text, text.data(), text.size());
    }
    return at.code;
  }
  /// Why a text for which there is no code is refused; empty where it is not.
  [[nodiscard]] diagnostics problems_of(std::string_view text) const { return read(std::string(text)).problems; }
  [[nodiscard]] std::size_t size() const { return problems_.size(); }
  /// Whether rows with the text are neither asked alone nor refused.
  [[nodiscard]] bool is_plain(std::size_t code) const { return plain_[code] != 0; }
  /// Whether rows with the text have to be asked alone: it is a set of choices, or a rate that is not listed.
  [[nodiscard]] bool is_odd(std::size_t code) const { return odd_[code] != 0; }
  /// Why the text is refused; empty where it is not.
  [[nodiscard]] const diagnostics& problems(std::size_t code) const { return problems_[code]; }
  /// By code: what a reader of the column takes it for.
  [[nodiscard]] std::span<const std::int32_t> choices(std::size_t reader) const { return choices_[reader]; }

 private:
  /// The texts met last, each at the place that its bytes give it: most cells of a column are one of a few.
  static constexpr std::size_t short_text = 31, short_entries = 256;
  struct short_entry {
    char text[short_text] = {};
    std::uint8_t size = 0xff;
    std::size_t code = 0;
  };

  [[nodiscard]] short_entry& entry_of(std::string_view text) {
    std::uint64_t first = 0, last = 0;
    const std::size_t part = std::min(text.size(), sizeof first);
    std::memcpy(&first, text.data(), part);
    std::memcpy(&last, text.data() + text.size() - part, part);
    constexpr std::uint64_t odd = 0x9e3779b97f4a7c15;
    return recent_[((first ^ (last * odd) ^ text.size()) * odd) >> 56];
  }
  std::size_t look_up(std::string_view text) {
    if (const auto at = known_.find(text); at != known_.end()) return at->second;
    if (problems_.size() >= most_) return none;
    const std::size_t code = problems_.size();
    learn(std::string(text));
    known_.emplace(text, code);
    return code;
  }
  struct meaning {
    std::vector<std::int32_t> choices;  // by reader
    diagnostics problems;
    bool odd = false;
  };
  [[nodiscard]] meaning read(const std::string& text) const {
    meaning made;
    made.odd = column_->by_both && !text.empty();
    for (const code_reader& reader : column_->readers) made.choices.push_back(choice_of(text, reader, made.odd, made.problems));
    if (column_->readers.empty())
      if (const auto fact = read_fact(*column_->name.declared, fact_input{text}); !fact) made.problems = fact.problems();
    return made;
  }
  void learn(const std::string& text) {
    meaning of = read(text);
    for (std::size_t r = 0; r < choices_.size(); ++r) choices_[r].push_back(of.choices[r]);
    plain_.push_back(of.problems.empty() && !of.odd);
    odd_.push_back(of.odd);
    problems_.push_back(std::move(of.problems));
  }
  std::int32_t choice_of(const std::string& text, const code_reader& reader, bool& odd, diagnostics& problems) const {
    const asked_column& measure = q_->measures[reader.measure];
    santei::facts given;
    given.set(column_->name.header, text);
    const auto bound = measure.asked.measure.bind(given);
    if (!bound) {
      problems = bound.problems();
      return evaluate::unknown_code;
    }
    const evaluate::bound_value& value = bound->values[reader.input][0];
    if (!value.given) return evaluate::unknown_code;
    for (std::uint32_t i = 0; i < bound->values.size(); ++i)  // a rate that is not listed is a number beside its choice
      odd = odd || (i != reader.input && bound->values[i][0].given && is_number(measure.plan->inputs[i].declared.of.of));
    if (value.choices.size() == 1) return static_cast<std::int32_t>(value.choices.front());
    odd = true;
    return evaluate::unknown_code;
  }

  const question* q_;
  const fact_column* column_;
  std::size_t most_;
  std::unordered_map<std::string, std::size_t, text_hash, std::equal_to<>> known_;
  std::vector<diagnostics> problems_;              // by code
  std::vector<char> odd_, plain_;                  // by code
  std::vector<short_entry> recent_ = std::vector<short_entry>(short_entries);
  std::vector<std::vector<std::int32_t>> choices_;  // by reader, then code
};

}  // namespace santei::table::detail
