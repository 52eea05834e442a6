// How literals are read: from left to right, digits counted before any number is made of them.
#pragma once

#include <santei/impl/value/date_word.ipp>
#include <santei/impl/value/kanji_number.hpp>
#include <santei/impl/value/plain_literal.hpp>
#include <santei/impl/value/word_cursor.hpp>
#include <santei/value/literal.hpp>

#include <algorithm>

namespace santei {

namespace detail {

struct multiplier {
  std::string_view word;
  std::int64_t value;
};

inline constexpr multiplier small_multipliers[] = {{"千", 1000}, {"百", 100}, {"十", 10}};
inline constexpr multiplier big_multipliers[] = {{"万", 10000}, {"億", 100000000}, {"兆", 1000000000000}};

struct counter_word {
  std::string_view written;
  std::string_view canonical;
  std::int64_t factor = 1;
};

inline constexpr counter_word counter_words[] = {
    {"人", "人"},     {"件", "件"},     {"社", "社"},     {"者", "者"},       {"名", "名"},       {"回", "回"},     {"日", "日"},
    {"機能", "機能"}, {"か所", "か所"}, {"カ所", "か所"}, {"ヶ所", "か所"},   {"ヵ所", "か所"},   {"箇所", "か所"}, {"ケ所", "か所"},
    {"団体", "団体"}, {"施設", "施設"}, {"年", "月", 12}, {"年間", "月", 12}, {"か年", "月", 12}, {"月", "月"},     {"か月", "月"},
    {"歳", "歳"},     {"才", "歳"},     {"階", "階"},     {"世帯", "世帯"}, {"校", "校"},       {"園", "園"},       {"個", "個"},     {"冊", "冊"},
    {"週", "週"},     {"週間", "週"},   {"日間", "日"},   {"店舗", "店舗"},   {"事業所", "事業所"}, {"拠点", "拠点"}, {"区画", "区画"},
    {"組", "組"},     {"カ月", "月"},   {"ヶ月", "月"},   {"ヵ月", "月"},   {"ケ月", "月"},     {"箇月", "月"},     {"か月間", "月"},
};

/// What follows the blanks, in any width, that may part an amount from the word of its currency.
inline std::string_view without_blank(std::string_view text) {
  word_cursor cursor(text);
  cursor.take_blanks();
  return cursor.rest();
}

/// Reads one folded word that is no date.
class number_reader {
 public:
  number_reader(std::string_view text, const literal_limits& limits) : cursor_(text), limits_(limits) {}
  literal_reading read();

 private:
  struct amount {
    rational value;
    bool plain = true;  // digits alone: no decimal point, no multiplier
  };

  std::int64_t take_multiplier(const multiplier (&table)[3]);
  std::nullopt_t fail(literal_problem problem);
  std::optional<amount> read_plain();
  std::optional<amount> read_amount();
  std::optional<rational> read_denominator();
  std::optional<literal> read_number();
  std::optional<literal> with_unit(const rational& value);
  std::optional<literal> with_money(const rational& value, currency in, std::string_view per);
  std::optional<literal> with_counter(const rational& value, const counter_word& counter);

  word_cursor cursor_;
  literal_limits limits_;
  literal_problem problem_ = literal_problem::not_a_literal;
  std::optional<currency> sign_;       // that stood before the number
  bool may_be_grouped_ = false;        // 30.000: one to three digits, a point and three more
};

SANTEI_INLINE std::int64_t number_reader::take_multiplier(const multiplier (&table)[3]) {
  for (const multiplier& each : table) {
    if (cursor_.take(each.word)) return each.value;
  }
  return 1;
}

SANTEI_INLINE std::nullopt_t number_reader::fail(literal_problem problem) {
  problem_ = problem;
  return std::nullopt;
}

/// Digits, commas between groups of three, and a decimal part.
SANTEI_INLINE std::optional<number_reader::amount> number_reader::read_plain() {
  const std::string_view first = cursor_.take_digits();
  if (!cursor_.rest().starts_with(',') && !cursor_.rest().starts_with('.')) {
    if (cursor_.digits() > limits_.digits) return fail(literal_problem::too_long);
    return amount{*rational::from_text(first), true};
  }
  std::string digits(first);
  if (cursor_.rest().starts_with(',') && digits.size() > 3) return fail(literal_problem::bad_number);
  while (cursor_.take(",")) {
    const std::string_view group = cursor_.take_digits();
    if (group.size() != 3) return fail(literal_problem::bad_number);
    digits += group;
  }
  const bool whole = !cursor_.take(".");
  if (!whole) {
    const std::string_view decimals = cursor_.take_digits();
    if (decimals.empty()) return fail(literal_problem::bad_number);
    may_be_grouped_ = decimals.size() == 3 && digits.size() <= 3 && digits != "0";
    digits.append(".").append(decimals);
  }
  if (cursor_.digits() > limits_.digits) return fail(literal_problem::too_long);
  return amount{*rational::from_text(digits), whole};
}

/// 1億5,000万: parts that fall, each smaller than the unit before it. `inner` and `above` are the units already used, 0 where none is.
SANTEI_INLINE std::optional<number_reader::amount> number_reader::read_amount() {
  amount total;
  rational group;
  std::int64_t above = 0, inner = 0;
  for (bool first = true, whole = true;; first = false) {
    const auto part = read_plain();
    if (!part) return std::nullopt;
    if (!whole) return fail(literal_problem::bad_number);  // 1.5億3000万: nothing may follow a decimal
    whole = part->plain;
    const std::int64_t small = take_multiplier(small_multipliers);
    const rational term = part->value * small;
    if (inner != 0 && (small >= inner || term >= inner)) return fail(literal_problem::bad_number);
    group += term;
    inner = small;
    const std::int64_t big = take_multiplier(big_multipliers);
    if (big == 1 && small != 1 && cursor_.digit_next()) continue;
    if (above != 0 && (big >= above || group * big >= above)) return fail(literal_problem::bad_number);
    total.value += group * big;
    total.plain = first && whole && small == 1 && big == 1;
    if (big == 1 || !cursor_.digit_next()) return total;
    group = 0;
    inner = 0;
    above = big;
  }
}

SANTEI_INLINE std::optional<rational> number_reader::read_denominator() {
  const auto denominator = read_plain();
  if (!denominator) return std::nullopt;
  if (!denominator->plain) return fail(literal_problem::bad_number);
  if (cursor_.rest().starts_with('/') && cursor_.digit_next(1)) return fail(literal_problem::bad_date);  // 2025/01/31
  if (denominator->value == 0) return fail(literal_problem::zero_denominator);
  return denominator->value;
}

SANTEI_INLINE std::optional<literal> number_reader::read_number() {
  const bool negative = cursor_.take("-");
  sign_ = currency::signed_before(cursor_.rest());
  if (sign_) cursor_.take(sign_->sign()), cursor_.take_blanks();
  if (!cursor_.digit_next()) return std::nullopt;
  auto number = read_amount();
  if (!number) return std::nullopt;
  rational value = negative ? -number->value : number->value;
  const bool fraction = cursor_.rest().starts_with('/') && cursor_.digit_next(1);
  if (fraction) {
    cursor_.take("/");
    if (!number->plain) return fail(literal_problem::bad_number);
    const auto denominator = read_denominator();
    if (!denominator) return std::nullopt;
    value /= *denominator;
  }
  if (fraction && cursor_.rest().empty() && !sign_) return literal{{kind::ratio, {}}, value, false, {}};
  return with_unit(value);
}

SANTEI_INLINE const counter_word* find_counter(std::string_view written) {
  const auto found = std::find_if(std::begin(counter_words), std::end(counter_words), [&](const counter_word& word) { return word.written == written; });
  return found == std::end(counter_words) ? nullptr : found;
}

/// kWh, ㎥, 人: the canonical unit; nothing where it is none.
SANTEI_INLINE std::optional<std::string> unit_named(std::string_view written) {
  const counter_word* const counter = find_counter(written);
  std::string canonical = counter != nullptr && counter->factor == 1 ? std::string(counter->canonical) : canonical_unit(written);
  if (counter == nullptr && !is_known_unit(canonical)) return std::nullopt;
  return canonical;
}

/// An amount, or with `per` ("/kWh") a unit price.
SANTEI_INLINE std::optional<literal> number_reader::with_money(const rational& value, currency in, std::string_view per) {
  if (may_be_grouped_ && !in.is_yen()) return fail(literal_problem::bad_number);
  const rational smallest = in.is_yen() ? value : value * in.per_unit();
  if (per.empty()) return literal{{kind::money, {}, in}, smallest, false, {}};
  auto unit = per.front() == '/' ? unit_named(per.substr(1)) : std::nullopt;
  if (!unit) return std::nullopt;
  return literal{{kind::unit_price, *std::move(unit), in}, smallest, false, {}};
}

SANTEI_INLINE std::optional<literal> number_reader::with_unit(const rational& value) {
  const std::string_view unit = cursor_.rest();
  if (sign_) return with_money(value, *sign_, unit);
  if (unit.empty()) return literal{{value.is_integer() ? kind::integer : kind::ratio, {}}, value, true, {}};
  if (unit == "%") return literal{{kind::ratio, {}}, value / 100, false, {}};
  if (unit[0] == ',' || unit[0] == '.') return fail(literal_problem::bad_number);
  if (unit.size() > 40) return std::nullopt;
  const std::size_t slash = std::min(unit.find('/'), unit.size());
  if (const auto money = currency::named(without_blank(unit.substr(0, slash)))) return with_money(value, *money, unit.substr(slash));
  if (const counter_word* counter = find_counter(unit)) return with_counter(value, *counter);
  auto quantity = unit_named(unit);
  if (!quantity) return std::nullopt;
  return literal{{kind::quantity, *std::move(quantity)}, value, false, {}};
}

SANTEI_INLINE std::optional<literal> number_reader::with_counter(const rational& value, const counter_word& counter) {
  const rational counted = value * counter.factor;
  if (!counted.is_integer()) return fail(literal_problem::bad_number);
  return literal{{kind::integer, {}}, counted, false, std::string(counter.canonical)};
}

SANTEI_INLINE literal_reading number_reader::read() {
  auto found = read_number();
  if (found && !fits_digits(found->value, limits_.digits)) return {std::nullopt, literal_problem::too_long};
  return {std::move(found), problem_};
}

/// Most words of a text are names: their first bytes say so.
SANTEI_INLINE bool may_begin_literal(std::string_view word) {
  if (word.empty()) return false;
  const char first = word.front();
  if (is_digit(first) || first == '-' || first == '\xEF' || first == '\xE2' || currency::signed_before(word)) return true;
  return std::any_of(std::begin(eras), std::end(eras),
                     [&](const era& each) { return first == each.name.front() && word.starts_with(each.name); });
}

/// 3分の2, 三分の二, ３分の二 as 2/3; nothing where the word is no fraction of whole numbers.
SANTEI_INLINE std::optional<std::string> fraction_of_words(std::string_view word) {
  constexpr std::string_view of = "分の";
  constexpr std::size_t longest = 128;
  if (word.size() > longest || word.find(of) == word.npos) return std::nullopt;
  const auto digits = with_digits(fold_ascii(word));
  if (!digits) return std::nullopt;
  const std::string_view written = *digits, below = written.substr(0, written.find(of)), above = written.substr(below.size() + of.size());
  const auto whole = [](std::string_view part) { return !part.empty() && std::all_of(part.begin(), part.end(), is_digit); };
  if (!whole(below) || !whole(above)) return std::nullopt;
  return std::string(above).append("/").append(below);
}

/// Whether folding would change nothing.
SANTEI_INLINE bool is_folded(std::string_view word) {
  return std::none_of(word.begin(), word.end(), [](char c) { return c == '\xEF' || c == '\xE2'; });
}

SANTEI_INLINE literal_reading read_folded(std::string_view folded, const literal_limits& limits) {
  if (!currency::signed_before(folded))
    if (auto date = read_date_word(folded)) return std::move(*date);
  return number_reader(folded, limits).read();
}

}  // namespace detail

SANTEI_INLINE literal_reading read_literal(std::string_view word, const literal_limits& limits) {
  const bool may_begin = detail::may_begin_literal(word);
  if (may_begin)
    if (auto plain = detail::read_plain_literal(word, limits)) return {std::move(plain)};
  if (const auto fraction = detail::fraction_of_words(word)) return detail::number_reader(*fraction, limits).read();
  if (!may_begin) return {};
  return detail::is_folded(word) ? detail::read_folded(word, limits) : detail::read_folded(detail::fold_ascii(word), limits);
}

SANTEI_INLINE bool fits_digits(const rational& value, std::size_t digits) {
  if (value.bits() <= 3 * digits)
    return true;  // 10^d has more than 3d bits and fewer than 4d: only what lies between needs to be written out
  if (value.bits() > 4 * digits) return false;
  return abs(value.numerator()).text().size() <= digits && value.denominator().text().size() <= digits;
}

}  // namespace santei
