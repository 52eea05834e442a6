// Scoped keys, rows and listed rates are handled here; everything else about a value is value/reading.
#pragma once

#include <santei/evaluate/bind.hpp>

#include <santei/impl/evaluate/bind_rows.ipp>
#include <santei/impl/evaluate/fact_key.ipp>
#include <santei/impl/value/unit_words.hpp>
#include <santei/text/normal.hpp>
#include <santei/value/literal.hpp>
#include <santei/value/reading.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace santei::evaluate {

namespace detail {

/// The facts that are for this measure; one set for the measure alone takes the place of the general one.
SANTEI_INLINE std::vector<std::pair<std::string, const given_fact*>> binder::in_scope(const facts& given) {
  std::set<std::string> written;
  std::map<std::string, std::pair<bool, const given_fact*>> chosen;
  std::vector<std::string> order;
  for (const given_fact& fact : given.items()) {
    if (is_enough()) break;
    if (!written.insert(fact.key).second) {
      report("E0812", {"事実「" + fact.key + "」が二度あります", "the fact '" + fact.key + "' is given twice"},
             message{"どちらか一つだけを残してください", "keep one of them"});
      continue;
    }
    const auto dot = fact.key.rfind('.');
    const bool scoped = dot != std::string::npos && fact.key.find('/') != std::string::npos;
    if (scoped && name_folded(fact.key.substr(0, dot)) != keys_.programme + "/" + keys_.measure) continue;
    const auto meant = key_of(plan_, keys_, scoped ? fact.key.substr(dot + 1) : fact.key);
    if (!meant) {
      report(meant.problems());
      continue;
    }
    const std::string& key = *meant;
    const auto found = chosen.find(key);
    if (found != chosen.end() && scoped == found->second.first) {
      report("E0812", {"「" + found->second.second->key + "」と「" + fact.key + "」は同じ事実です",
                       "'" + found->second.second->key + "' and '" + fact.key + "' are the same fact"},
             message{"どちらか一つだけを残してください", "keep one of them"});
      continue;
    }
    if (found == chosen.end()) {
      order.push_back(key);
      chosen[key] = {scoped, &fact};
    } else if (scoped) {
      found->second = {scoped, &fact};
    }
  }
  std::vector<std::pair<std::string, const given_fact*>> result;
  for (const std::string& key : order) result.emplace_back(key, chosen[key].second);
  return result;
}

SANTEI_INLINE void binder::refuse_unknown(const std::string& key, const std::string& place) {
  if (words_.empty()) {
    if (keys_.all) words_ = keys_.all();
    for (const plan::input& input : plan_.inputs)
      if (!input.nameless) words_.push_back(input.declared.key);
    std::sort(words_.begin(), words_.end());
    words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  }
  std::optional<message> help;
  if (santei::detail::says_unit(key)) {  // the name nearest to it may be in another unit
    help = message{"単位は名前でなく値に付けて、投資額=12億円 のように書いてください", "write the unit with the value, not in the name: investment=12億円"};
  } else if (const auto near = nearest(key, words_); !near.empty()) {
    std::string list;
    for (const std::string& word : near) list += (list.empty() ? "" : ", ") + word;
    help = message{"もしかして: " + list, "did you mean: " + list};
  }
  report("E0811", {"「" + key + "」という事実はどの規則にもありません" + (place.empty() ? "" : "（" + place + "）"),
                   "no rule knows a fact '" + key + "'" + (place.empty() ? "" : " (" + place + ")")},
         std::move(help));
}

SANTEI_INLINE diagnostic binder::there_may_be_more() const {
  const std::string most = std::to_string(limits_.problems);
  return {severity::error,
          "E0816",
          {"誤りが" + most + "件になったので、その先の事実は見ていません", "there are " + most + " problems: the facts after them were not looked at"},
          {},
          message{"ここまでを直してから、もう一度試してください", "mend these, then try again"}};
}

SANTEI_INLINE void binder::set_rate(std::uint32_t at, const fact_input& value) {
  const plan::input& input = plan_.inputs[at];
  bound_value& into = bound_.values[at][0];
  std::string listed;
  for (std::size_t i = 0; i < input.declared.choices.size(); ++i)
    if (!(input.other_rates && i + 1 == input.declared.choices.size() && !input.rates[i]))
      listed += (listed.empty() ? "" : ", ") + input.declared.choices[i].label;
  std::vector<std::string> words;
  if (const auto* text = std::get_if<std::string>(&value.value)) {
    std::size_t begin = 0;
    for (std::size_t bar = text->find('|'); bar != std::string::npos; bar = text->find('|', begin = bar + 1))
      words.push_back(text->substr(begin, bar - begin));
    words.push_back(text->substr(begin));
    if (words.size() == 1 && (words[0].empty() || words[0] == "不明" || words[0] == "unknown")) return;
  } else if (const auto* any = std::get_if<fact_input::any_of>(&value.value)) {
    words = any->choices;
  } else if (const auto* number = std::get_if<rational>(&value.value)) {
    words.push_back(number->text());
  } else if (std::holds_alternative<fact_input::unknown>(value.value)) {
    return;
  }
  declaration ratio = input.declared;
  ratio.of = {kind::ratio, ""};
  if (words.empty()) {
    const auto read = read_fact(ratio, value);
    if (!read) report(read.problems());
    else
      report("E0814", {"率の区分は一つの率か「|」で区切った率で書いてください", "give rate_category as one rate, or several with '|'"},
             message{"書ける率: " + listed, "listed rates: " + listed});
    return;
  }
  for (const std::string& word : words) {
    if (is_enough()) return;
    std::optional<std::uint32_t> choice;
    for (std::size_t i = 0; i < input.declared.choices.size(); ++i)
      if (fold_for_lookup(input.declared.choices[i].label) == fold_for_lookup(word) && input.declared.choices[i].key != "other")
        choice = static_cast<std::uint32_t>(i);
    if (!choice) {
      const auto read = read_fact(ratio, fact_input{word});
      if (!read) return report(read.problems());
      const auto* range = std::get_if<interval>(&read->value);
      if (range == nullptr || !range->is_point())
        return report("E0814", {"率「" + word + "」は一つの率ではありません", "'" + word + "' is not one rate"},
                      message{"書ける率: " + listed, "listed rates: " + listed});
      const rational rate = range->lower()->value;
      count_parts(*range);
      for (std::size_t i = 0; i < input.rates.size(); ++i)
        if (input.rates[i] && *input.rates[i] == rate) choice = static_cast<std::uint32_t>(i);
      if (!choice && input.other_rates && rate <= rational(1) && words.size() == 1) {
        choice = static_cast<std::uint32_t>(input.declared.choices.size() - 1);
        for (std::uint32_t other = 0; other < plan_.inputs.size(); ++other)
          if (other != at && plan_.inputs[other].declared.key == input.declared.key) bound_.values[other][0] = {true, *range, {}};
      }
    }
    if (!choice)
      return report("E0814",
                    {"率「" + word + "」は、この制度に挙げられた率ではありません", "'" + word + "' is not one of the listed rates"},
                    message{"書ける率: " + listed, "listed rates: " + listed});
    into.given = true;
    into.choices.push_back(*choice);
  }
  std::sort(into.choices.begin(), into.choices.end());
  into.choices.erase(std::unique(into.choices.begin(), into.choices.end()), into.choices.end());
}

/// The plan was measured with a common denominator of so many digits; that of decimals never has more.
SANTEI_INLINE void binder::count_parts(const interval& given) {
  const std::size_t digits = literal_limits{}.digits;
  if (!fits_digits(parts_, digits)) return;  // has been said
  for (const std::optional<bound>& end : {given.lower(), given.upper()})
    if (end && !end->value.is_integer()) parts_ *= (parts_ / end->value.denominator()).denominator();
  if (!fits_digits(parts_, digits))
    report("E0809", {"与えられた数の分母をそろえると長くなりすぎます（40桁まで）",
                     "the common denominator of the numbers given is too long: at most 40 digits"},
           message{"1/7円 のような分数ではなく、小数で書いてください", "write decimals rather than fractions such as 1/7円"});
}

SANTEI_INLINE void binder::set_input(std::uint32_t input, std::size_t row, const fact_input& value) {
  const auto read = read_fact(plan_.inputs[input].declared, value);
  if (!read) return report(read.problems());
  note_tax(plan_.inputs[input].declared, *read);
  bound_value& into = bound_.values[input][row];
  if (const auto* range = std::get_if<interval>(&read->value)) count_parts(*range), into = {true, *range, {}};
  if (const auto* choices = std::get_if<known::set>(&read->value)) into = {true, interval::everything(), *choices};
}

SANTEI_INLINE void binder::set(const std::string& key, const given_fact& fact) {
  if (!plan_.rows.empty() && key == plan_.rows) return set_rows(fact.input);
  bool used = false;
  for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i) {
    const plan::input& input = plan_.inputs[i];
    if (input.nameless || input.declared.key != key) continue;
    used = true;
    if (!input.rates.empty()) return set_rate(i, fact.input);
    if (input.per_row && rows_given_) return refuse_beside_rows(input.declared, fact.input);
    if (input.per_row) {
      for (std::size_t row = 0; row < bound_.rows; ++row) set_input(i, row, fact.input);
    } else {
      set_input(i, 0, fact.input);
    }
  }
  if (used) return;
  const declaration* other = keys_.find ? keys_.find(key) : nullptr;
  if (other == nullptr && keys_.is_rows && keys_.is_rows(key)) return set_other_rows(key, fact.input);
  if (other == nullptr) return refuse_unknown(key, fact.origin);
  if (std::holds_alternative<fact_input::rows>(fact.input.value)) {
    bound_.unused.push_back(key);
    return;
  }
  if (const auto read = read_fact(*other, fact.input); !read) return report(read.problems());
  bound_.unused.push_back(key);
}

SANTEI_INLINE void binder::refuse_exclusions() {
  for (const plan::exclusion& one : plan_.exclusions) {
    const plan::node& both = plan_.at(one.both);
    if (both.code != plan::op::all) continue;
    const auto surely = [&](plan::node_id id) {
      const bound_value& value = bound_.values[plan_.at(id).a][0];
      return value.given && value.choices == std::vector<std::uint32_t>{1};
    };
    if (surely(both.a) && surely(both.b))
      report("E0813", {"「" + one.first + "」と「" + one.second + "」は両方を「はい」にできません（" + one.cited.bases_text() + "）",
                       "'" + one.first + "' and '" + one.second + "' cannot both be true (" + one.cited.bases_text() + ")"});
  }
}

SANTEI_INLINE outcome<bound_case> binder::run(const facts& given) {
  const auto chosen = in_scope(given);
  for (const auto& [key, fact] : chosen)
    if (!plan_.rows.empty() && key == plan_.rows) set(key, *fact);
  for (const auto& [key, fact] : chosen)
    if (!is_enough() && (plan_.rows.empty() || key != plan_.rows)) set(key, *fact);
  refuse_exclusions();
  if (is_enough()) problems_.push_back(there_may_be_more());
  if (!problems_.empty()) return std::move(problems_);
  return std::move(bound_);
}

}  // namespace detail

SANTEI_INLINE outcome<bound_case> bind(const plan::measure_plan& plan, const facts& given, const key_space& keys,
                                       const plan::limits& within) {
  return detail::binder(plan, keys, within).run(given);
}

}  // namespace santei::evaluate
