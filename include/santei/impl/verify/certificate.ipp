// The reader of a certificate: one line after another, each checked as it is read.
#pragma once

#include <santei/verify/certificate.hpp>

#include <santei/impl/verify/evidence.ipp>
#include <santei/impl/verify/named.ipp>
#include <santei/impl/verify/operation.ipp>
#include <santei/impl/verify/words.hpp>
#include <santei/text/hash.hpp>

#include <algorithm>
#include <set>

namespace santei::verify {

namespace detail {

class reader {
 public:
  explicit reader(const std::vector<rule_text>& rules) : named_(rules) {}

  verdict read(std::string_view text) {
    if (!sealed(text)) return refused("E0947", 0, {"証明書の封が本文と合いません", "the seal does not fit the lines above it"});
    std::size_t number = 0;
    for (std::size_t at = 0; at < body_.size(); ++number) {
      const std::size_t end = body_.find('\n', at);
      const std::string_view line = body_.substr(at, end - at);
      at = end + 1;
      const bool good = number == 0 ? line == "santei certificate 1" : take(line);
      if (!answer_.problems.empty()) return refuse_all();
      if (!good)
        return refused("E0946", number + 1,
                       {"成り立ちません: " + std::string(line.substr(0, 200)), "does not hold: " + std::string(line.substr(0, 200))});
    }
    if (const char* missing = incomplete())
      return refused("E0946", number, {std::string(missing), "a result, a fact or a step is left out or left over"});
    for (const known_fact& fact : named_.facts())
      if (fact.given) answer_.facts.emplace_back(fact.key, fact.word);
    return std::move(answer_);
  }

 private:
  verdict refuse_all() { return {std::move(answer_.problems), {}, {}, false, {}, {}, {}}; }
  verdict refused(const char* code, std::size_t line, const message& why) {
    const std::string at = std::to_string(line);
    message words = line == 0 ? why : message{at + "行目: " + why.ja, "line " + at + ": " + why.en};
    answer_.problems = {{severity::error, code, std::move(words), {}, std::nullopt}};
    return refuse_all();
  }

  /// The last line seals all before it.
  bool sealed(std::string_view text) {
    if (!text.ends_with('\n')) return false;
    const std::size_t last = text.substr(0, text.size() - 1).rfind('\n');
    if (last == std::string_view::npos) return false;
    body_ = text.substr(0, last + 1);
    return text.substr(last + 1) == "seal " + sha256(body_) + "\n";
  }

  bool take(std::string_view line) {
    const auto words = words_of(line);
    if (words.size() < 2) return false;
    if (words[1] == "=") return take_step(words);
    if (results_ == 0) {
      if (words[0] == "measure")
        return steps_.empty() && words.size() == 2 && answer_.measure.empty() && !(answer_.measure = words[1]).empty();
      if (words[0] == "file") return steps_.empty() && named_.take_file(words, after_words(line, 3), answer_.problems);
      if (words[0] == "fact" || words[0] == "absent") return steps_.empty() && named_.take_fact(words, words[0] == "fact");
      if (words[0] == "line") return named_.take_line(words, after_words(line, 3));
      if (words[0] == "step") return take_shown(words);
    }
    if (words[0] == "eligible") return take_eligible(words);
    if (words[0] == "stated") return take_stated(words);
    if (words[0] == "possible") return take_possible(words);
    return false;
  }

  /// s3 = multiply s1 s2 [by c1] -> 5
  bool take_step(const std::vector<std::string_view>& words) {
    if (results_ != 0 || words.size() < 5 || words[0] != "s" + std::to_string(steps_.size() + 1) || words[words.size() - 2] != "->")
      return false;
    const auto claimed = value_of(words.back());
    std::vector<std::string_view> of(words.begin() + 3, words.end() - 2);
    const std::string* by = nullptr;
    if (of.size() > 2 && of[of.size() - 2] == "by") {
      by = named_.line_at(of.back());
      if (by == nullptr) return false;
      of.resize(of.size() - 2);
    }
    if (!claimed || computed(words[2], of, by, *claimed) != claimed) return false;
    steps_.push_back(*claimed);
    return true;
  }

  std::optional<value> computed(std::string_view name, const std::vector<std::string_view>& of, const std::string* by,
                                const value& claimed) {
    if (name == "number") return constant(of, by);
    if (name == "fact" || name == "given" || name == "in") return of_fact(name, of, by);
    if (name == "round") return rounded(of, by);
    if (name == "growth") return growth(of, by, claimed);
    if (by != nullptr) return std::nullopt;
    std::vector<operand> operands;
    for (const std::string_view word : of) {
      if (word == "-") operands.emplace_back();
      else if (const value* step = step_at(word)) operands.emplace_back(*step);
      else return std::nullopt;
    }
    return operation(name, operands);
  }
  const value* step_at(std::string_view word) {
    const auto at = index_of('s', word);
    if (!at || *at > steps_.size()) return nullptr;
    used_.insert(*at);
    return &steps_[*at - 1];
  }

  /// 0 and 1 stand for themselves; any other number stands in the cited line.
  std::optional<value> constant(const std::vector<std::string_view>& of, const std::string* by) const {
    if (of.size() != 1) return std::nullopt;
    const auto number = number_of(of[0]);
    if (!number || (by == nullptr ? *number != rational(0) && *number != rational(1) : !shows_number(*by, *number))) return std::nullopt;
    return value(*number);
  }

  std::optional<value> of_fact(std::string_view name, const std::vector<std::string_view>& of, const std::string* by) {
    known_fact* const at = of.empty() ? nullptr : named_.fact_at(of[0]);
    if (at == nullptr || of.size() != (name == "in" ? 2U : 1U)) return std::nullopt;
    known_fact& fact = *at;
    fact.used = true;
    if (name == "given") return value(fact.given);
    if (!fact.given) return std::nullopt;
    if (name == "fact") return value_of(fact.word);
    if (fact.labels.empty() && !named_.is_listed(fact)) return std::nullopt;  // not a choice that there is
    const std::string set = "|" + std::string(of[1]) + "|";
    const bool in = set.find("|" + fact.word + "|") != std::string::npos;
    const auto named = [&](std::string_view label) { return by->find(label) != std::string::npos; };
    if (by != nullptr && (!in || std::none_of(fact.labels.begin(), fact.labels.end(), named))) return std::nullopt;
    return value(in);
  }

  std::optional<value> rounded(const std::vector<std::string_view>& of, const std::string* by) {
    if (of.size() != 3 || by == nullptr) return std::nullopt;
    const value* exact = step_at(of[0]);
    const auto unit = number_of(of[2]);
    if (exact == nullptr || !std::holds_alternative<rational>(*exact) || !unit || unit->sign() <= 0) return std::nullopt;
    for (const auto& [word, mode] :
         {std::pair{"down", rounding_mode::down}, std::pair{"up", rounding_mode::up}, std::pair{"half_up", rounding_mode::half_up}})
      if (of[1] == word && shows_rounding(*by, mode, *unit)) return value(round_to(std::get<rational>(*exact), *unit, mode));
    return std::nullopt;
  }

  std::optional<value> growth(const std::vector<std::string_view>& of, const std::string* by, const value& claimed) {
    if (of.size() != 4 || by != nullptr || !std::holds_alternative<rational>(claimed)) return std::nullopt;
    const auto unit = number_of(of[3]);
    std::vector<rational> numbers;
    for (std::size_t i = 0; i < 3; ++i) {
      const value* step = step_at(of[i]);
      if (step == nullptr || !std::holds_alternative<rational>(*step)) return std::nullopt;
      numbers.push_back(std::get<rational>(*step));
    }
    if (!unit || unit->sign() <= 0 || !is_growth(std::get<rational>(claimed), numbers[0], numbers[1], numbers[2], *unit))
      return std::nullopt;
    return claimed;
  }

  /// step s3 c1 補助率
  bool take_shown(const std::vector<std::string_view>& words) {
    const std::string* line = words.size() == 4 ? named_.line_at(words[2]) : nullptr;
    if (line == nullptr || step_at(words[1]) == nullptr || !line->starts_with(words[3])) return false;
    last_shown_ = *index_of('s', words[1]);
    return true;
  }

  [[nodiscard]] const bool* truth_at(std::string_view word) {
    const value* step = step_at(word);
    return step == nullptr ? nullptr : std::get_if<bool>(step);
  }
  bool take_eligible(const std::vector<std::string_view>& words) {
    const bool* holds = words.size() == 3 && results_ == 0 ? truth_at(words[1]) : nullptr;
    if (holds == nullptr || words[2] != (*holds ? "yes" : "no")) return false;
    answer_.eligible = *holds;
    results_ = 1;
    return true;
  }
  /// The whole yen of a step, when the words claim just that.
  std::optional<rational> yen(std::string_view step, std::string_view claimed) {
    const value* at = step_at(step);
    const rational* exact = at == nullptr ? nullptr : std::get_if<rational>(at);
    const auto number = number_of(claimed);
    return exact != nullptr && number && floor(*exact) == *number ? number : std::nullopt;
  }
  /// stated s4 s8 333333333
  bool take_stated(const std::vector<std::string_view>& words) {
    const bool* has = words.size() == 4 && results_ == 1 && answer_.eligible ? truth_at(words[2]) : nullptr;
    if (has == nullptr || !*has || (last_shown_ != 0 && words[1] != "s" + std::to_string(last_shown_))) return false;
    results_ = 2;
    return (answer_.stated = yen(words[1], words[3])).has_value();
  }
  /// possible s5 s4 s8 0 333333333
  bool take_possible(const std::vector<std::string_view>& words) {
    const bool* has = words.size() == 6 && (results_ == 1 || results_ == 2) && answer_.eligible ? truth_at(words[3]) : nullptr;
    if (has == nullptr || !*has) return false;
    results_ = 3;
    answer_.least = yen(words[1], words[4]);
    answer_.most = yen(words[2], words[5]);
    return answer_.least && answer_.most && *answer_.least <= *answer_.most;
  }

  /// Every fact and every step serves the answer; else something else was meant.
  [[nodiscard]] const char* incomplete() const {
    if (answer_.measure.empty() || !named_.has_files() || results_ == 0) return "結果の行がありません";
    if (used_.size() != steps_.size()) return "使われない計算の行があります";
    return std::all_of(named_.facts().begin(), named_.facts().end(), [](const known_fact& fact) { return fact.used; })
               ? nullptr
               : "使われない事実の行があります";
  }

  named_things named_;
  std::string_view body_;
  verdict answer_;
  std::vector<value> steps_;
  std::set<std::size_t> used_;
  std::size_t last_shown_ = 0;
  int results_ = 0;  // lines of the result seen: 1 eligible, 2 stated, 3 possible
};

}  // namespace detail

SANTEI_INLINE verdict check_certificate(std::string_view certificate, const std::vector<rule_text>& rules) {
  return detail::reader(rules).read(certificate);
}

}  // namespace santei::verify
