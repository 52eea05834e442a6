// Words that pages, pictures and certificates of a curve share: what is known, stretches and formulas.
#pragma once

#include <santei/report/curve.hpp>

#include <santei/impl/report/words.ipp>
#include <santei/number/decimal.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::report::detail {

struct known_fact {
  std::string key, text, label, words;  // text reads back as the same value
};

inline std::string choices_text(const declaration& fact, const std::vector<std::uint32_t>& choices, bool keys) {
  std::string out;
  for (const std::uint32_t i : choices) {
    const std::string one = fact.of.of == kind::truth ? (i == 1 ? "はい" : "いいえ")
                            : i < fact.choices.size() ? (keys ? fact.choices[i].key : fact.choices[i].label)
                                                      : "";
    out += (out.empty() ? "" : keys ? "|" : "・") + one;
  }
  return out;
}

inline std::string range_text(const interval& range, const type& of) {
  if (range.is_point()) return literal_text(range.lower()->value, of);
  const auto end = [&](const std::optional<bound>& b) { return b ? literal_text(b->value, of) : std::string(); };
  return end(range.lower()) + ".." + end(range.upper());
}

/// What is known of a fact, as people write it, choices by their labels.
inline std::string bound_words(const declaration& fact, const evaluate::bound_value& value) {
  return is_number(fact.of.of) ? range_text(value.range, fact.of) + fact.counter : choices_text(fact, value.choices, false);
}

/// Every fact that the rule reads and the case knows, but for the input itself.
inline std::vector<known_fact> known_facts(const plan::measure_plan& plan, const evaluate::bound_case& known, std::uint32_t except) {
  std::vector<known_fact> made;
  for (std::uint32_t i = 0; i < plan.inputs.size(); ++i) {
    const declaration& fact = plan.inputs[i].declared;
    if (i == except || plan.inputs[i].nameless || fact.key == plan.inputs[except].declared.key || known.values[i].size() != 1 || !known.values[i][0].given) continue;
    if (std::any_of(made.begin(), made.end(), [&](const known_fact& one) { return one.key == fact.key; })) continue;
    const evaluate::bound_value& value = known.values[i][0];
    made.push_back({fact.key, is_number(fact.of.of) ? range_text(value.range, fact.of) : choices_text(fact, value.choices, true), fact.label,
                    bound_words(fact, value)});
  }
  return made;
}

/// A value of the input: "150億円", "400kWh", with what is beyond a whole yen written out.
inline std::string input_words(const rational& x, const type& of, language lang = language::japanese) {
  return of.of == kind::money ? short_money(x, of.in, lang) : literal_text(x, of);
}

/// "10億円 以上 150億円 以下", "from 10億円 up to 150億円".
inline std::string stretch_words(const rational& from, bool from_closed, const std::optional<rational>& to, bool to_closed, const type& of,
                                 language lang) {
  const bool ja = lang == language::japanese;
  const auto end = [&](const rational& x, bool closed, const char* ja_closed, const char* ja_open, const char* en_closed,
                       const char* en_open) {
    const std::string value = input_words(x, of, lang);
    return ja ? value + (closed ? ja_closed : ja_open) : (closed ? en_closed : en_open) + value;
  };
  if (to && *to == from) return input_words(from, of, lang);
  const bool from_nothing = from.sign() == 0 && from_closed && to;
  const std::string low = from_nothing ? "" : end(from, from_closed, " 以上", " 超", "from ", "above ");
  if (!to) return low;
  return low + (low.empty() ? "" : " ") + end(*to, to_closed, " 以下", " 未満", "up to ", "below ");
}

/// A rate as pages write it: "2/3", "22.5%".
inline std::string rate_words(const rational& rate) {
  const std::string fraction = rate.text();
  const std::string below = fraction.substr(std::min(fraction.find('/'), fraction.size()));
  const auto percent = finite_decimal_text(rate * rational(100));
  return below.size() > 2 && below != "/10" && percent && percent->size() <= 5 ? *percent + "%" : fraction;
}

/// "投資額 × 3/4 ＋ 1億2500万円".
inline std::string formula_words(const analyse::piece& of, const declaration& over, currency in, language lang = language::japanese) {
  if (of.slope.sign() == 0) return short_money(of.intercept, in, lang);
  const std::string rate = over.of.of == kind::quantity  ? literal_text(of.slope, {kind::unit_price, over.of.unit, in})
                           : over.of.of == kind::integer ? short_money(of.slope, in, lang)
                                                         : rate_words(of.slope);
  const std::string product = of.slope == rational(1) && over.of.of == kind::money ? over.label : over.label + " × " + rate;
  if (of.intercept.sign() == 0) return product;
  return product + (of.intercept.sign() > 0 ? " ＋ " : " － ") + short_money(abs(of.intercept), in, lang);
}

/// "+3億3333万3333円と1/3", "-1億円".
inline std::string change_words(const rational& amount, currency in, language lang = language::japanese) {
  return (amount.sign() > 0 ? "+" : "") + short_money(amount, in, lang);
}

inline bool same_line(const analyse::line& a, const analyse::line& b) {
  return std::equal(a.pieces.begin(), a.pieces.end(), b.pieces.begin(), b.pieces.end(),
                    [](const analyse::piece& x, const analyse::piece& y) {
                      return x.from == y.from && x.to == y.to && x.from_closed == y.from_closed && x.to_closed == y.to_closed &&
                             x.slope == y.slope && x.intercept == y.intercept;
                    });
}

}  // namespace santei::report::detail
