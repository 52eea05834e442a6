// A value in a form of tables and forms, met with its declaration once the notation's own forms have failed.
#pragma once

#include <santei/impl/value/given_date.hpp>
#include <santei/impl/value/given_number.hpp>
#include <santei/impl/value/given_range.hpp>
#include <santei/impl/value/plain_number.hpp>
#include <santei/value/literal.hpp>
#include <santei/value/reading.hpp>

#include <algorithm>
#include <string_view>

namespace santei::detail {

[[nodiscard]] inline bool is_dated(const declaration& declared) {
  return declared.of.of == kind::date || declared.of.of == kind::month;
}

[[nodiscard]] inline bool has_tax(const declaration& declared) {
  return declared.of.of == kind::money || declared.of.of == kind::unit_price;
}

/// E0802 for a day or month that is not read, by what is wrong with it.
[[nodiscard]] inline diagnostic refuse_date(const declaration& declared, const given_date& reading, std::string_view text) {
  using is = given_date::is;
  const std::string shown = clipped(text);
  const bool day = declared.of.of == kind::date;
  const message forms = day ? message{"2025-06-01、2025/6/1、令和7年6月1日、R7.6.1 のように書いてください", "write 2025-06-01, 2025/6/1 or 令和7年6月1日"}
                            : message{"2025-06、2025/6、202506、令和7年6月 のように書いてください", "write 2025-06, 2025/6, 202506 or 令和7年6月"};
  const auto say = [&](const std::string& ja, const std::string& en) {
    return refuse(declared, "E0802", {"「" + shown + "」" + ja, "'" + shown + "' " + en}, forms);
  };
  switch (reading.of) {
    case is::no_such_day:
      return day ? say("という日は暦にありません", "is no day of the calendar") : say("という月はありません", "is no month");
    case is::not_of_era: return say("は、書かれた元号の年月日ではありません", "is not within its era");
    case is::other_weekday: return say("の曜日が合いません（" + reading.weekday + "曜日です）", "has another day of the week");
    case is::short_year: return say("の年が分かりません。4桁の西暦か元号が要ります", "has a year of one or two digits: write all four, or the era");
    case is::serial_number:
      return say("は、表計算の日付の通し番号かもしれません。読みません", "may be a spreadsheet's number of a day, which is not read");
    case is::read:
    case is::no_form: break;
  }
  return say(day ? "は日付として読めない形です" : "は月として読めない形です", day ? "has no form in which a date is read" : "has no form in which a month is read");
}

/// A month for a day, or a day for a month; a month of a distant century was meant as a day without its century (250710).
[[nodiscard]] inline diagnostic refuse_dated_type(const declaration& declared, const literal& given, std::string_view text) {
  constexpr int months_of_2200_years = 2200 * 12;
  if (declared.of.of != kind::date || given.value < rational(months_of_2200_years)) return refuse_type(declared, given, text);
  given_date reading;
  reading.of = given_date::is::short_year;
  return refuse_date(declared, reading, text);
}

[[nodiscard]] inline outcome<given_value> read_dated_form(const declaration& declared, std::string_view folded, std::string_view text) {
  const auto digits = with_digits(folded);
  const given_date reading = read_given_date(digits ? std::string_view(*digits) : folded);
  if (reading.of != given_date::is::read) return refuse_date(declared, reading, text);
  if (reading.value.of != declared.of) return refuse_dated_type(declared, reading.value, text);
  if (auto problem = check_value(declared, reading.value.value, text)) return std::move(*problem);
  return given_value{reading.value.value, {}};
}

[[nodiscard]] inline bool of_yen(const declaration& declared) { return declared.of.of == kind::money && declared.of.in.is_yen(); }
/// A range of numbers without a unit, in the fact's own.
[[nodiscard]] inline std::string written_range(const declaration& declared, const rational& least, const rational& greatest) {
  const auto written = [&](const rational& bare) { return literal_text(in_base_unit(declared, bare), declared.of); };
  return written(least) + ".." + written(greatest);
}
/// An example of a range around a number: a step of its second digit down and up. Empty where the number is not read, but for amounts; and of
/// a rate, which is not given as a range.
[[nodiscard]] inline std::string range_around(const declaration& declared, std::string_view folded) {
  if (declared.of.of == kind::ratio) return {};
  const auto number = number_in_notation(without_about(folded), declared.of.of);
  auto read = number ? read_literal(*number).value : std::nullopt;
  if (read && !read->bare && read->of == declared.of) read->value /= per_unit(declared.of);
  if (!read || !read->value.is_integer() || read->value.sign() <= 0 || (!read->bare && read->of != declared.of))
    return declared.of.of != kind::money ? std::string() : of_yen(declared) ? "9億円..11億円" : written_range(declared, 9'000, 11'000);
  rational step = 1;
  while (step * 100 <= read->value) step *= 10;
  return written_range(declared, read->value - step, read->value + step);
}

[[nodiscard]] inline diagnostic refuse_about(const declaration& declared, std::string_view folded, std::string_view text) {
  const std::string shown = clipped(text), range = range_around(declared, folded);
  return refuse(declared, "E0802", {"「" + shown + "」では値が決まりません", "'" + shown + "' is no exact value"},
                range.empty() ? message{"ちょうどの値を書いてください。分からなければ空欄か「不明」とします", "write the exact value, or nothing where it is not known"}
                              : message{"ちょうどの値か、「" + range + "」のような幅で書いてください", "write the exact value, or a range such as " + range});
}

[[nodiscard]] inline diagnostic refuse_none(const declaration& declared, std::string_view text) {
  const std::string shown = clipped(text), zero = literal_text(rational(), declared.of);
  return refuse(declared, "E0802", {"「" + shown + "」が 0 なのか分からないのか決まりません", "'" + shown + "' may mean 0 or unknown"},
                message{"0 なら「" + zero + "」、分からなければ空欄か「不明」と書いてください", "write " + zero + " for 0, nothing or 不明 where it is not known"});
}

/// 6-20人 may be a range.
[[nodiscard]] inline bool looks_like_dash(std::string_view folded) {
  const std::size_t at = folded.find('-', 1);
  return at != std::string_view::npos && at + 1 < folded.size() && is_digit(folded[at + 1]) && is_digit(folded.front());
}
[[nodiscard]] inline diagnostic refuse_dash(const declaration& declared, std::string_view folded, std::string_view text) {
  const std::size_t at = folded.find('-', 1);
  const std::string shown = clipped(text), range = clipped(std::string(folded.substr(0, at)) + ".." + std::string(folded.substr(at + 1)));
  return refuse(declared, "E0802", {"「" + shown + "」の - が幅を指すのか決まりません", "'" + shown + "': it is not clear whether - means a range"},
                message{"幅なら「" + range + "」と書いてください", "write a range as " + range});
}

/// `folded` is `text` as fold_form leaves it.
[[nodiscard]] inline outcome<given_value> read_form(const declaration& declared, std::string folded, std::string_view text) {
  if (is_dated(declared)) return read_dated_form(declared, folded, text);
  given_value made;
  if (has_tax(declared)) made.note = take_tax_note(folded);
  if (says_none(folded)) return refuse_none(declared, text);
  if (says_about(folded)) return refuse_about(declared, folded, text);
  const auto number = number_in_notation(folded, declared.of.of);
  if (!number || *number == fold_ascii(text)) {
    if (looks_like_dash(folded)) return refuse_dash(declared, folded, text);
    return read_plain_number(declared, text).problems();
  }
  auto value = read_plain_number(declared, *number);
  if (!value) return value.problems();
  made.value = *value;
  return made;
}

/// One end or value in whatever form it is written.
[[nodiscard]] inline outcome<given_value> read_number_text(const declaration& declared, std::string_view text) {
  if (const auto plain = plain_number(declared, text)) return given_value{*plain, {}};
  if (text.size() > longest_form) return read_plain_number(declared, text).problems();
  return read_form(declared, fold_form(text), text);
}

/// 100～200万円: 100円 or 100万円?
[[nodiscard]] inline bool ends_disagree(std::string_view a, std::string_view b) {
  const auto bare = [](std::string_view text) {
    const auto read = read_literal(text).value;
    return read && read->bare && read->value != 0 && !is_scaled(text);
  };
  return (bare(a) && is_scaled(b)) || (bare(b) && is_scaled(a));
}
[[nodiscard]] inline diagnostic refuse_ends(const declaration& declared, std::string_view a, std::string_view b) {
  const std::string from = clipped(a), to = clipped(b);
  const bool foreign = declared.of.of == kind::money && !of_yen(declared);
  const std::string both_ends = foreign ? written_range(declared, 10'000, 20'000) : "100万円..200万円";
  return refuse(declared, "E0802",
                {"「" + from + "」と「" + to + "」の単位が同じなのか決まりません", "'" + from + "' and '" + to + "' may or may not have the same unit"},
                message{"「" + both_ends + "」のように、どちらの端にも単位を書いてください", "write the unit at both ends, as in " + both_ends});
}

/// 未満 and 超 of whole numbers are 以下 and 以上 of the next one.
[[nodiscard]] inline outcome<std::string> closed_end(const declaration& declared, std::string_view end, bool out, int step) {
  if (!out) return std::string(end);
  auto value = read_number_text(declared, end);
  if (!value) return value.problems();
  if (declared.of.of == kind::integer) return literal_text(value->value + step, declared.of);
  const std::string shown = clipped(end);
  return refuse(declared, "E0802",
                {step < 0 ? "「" + shown + "未満」の上端が決まりません" : "「" + shown + "超」の下端が決まりません",
                 "'" + shown + "' itself is not in the range, whose end is then not known"},
                message{std::string("端を含む「以上」「以下」で書いてください") +
                            (of_yen(declared) ? "（例 1億円未満は 9999万9999円以下）" : ""),
                        "write ends that are in: 以上 and 以下"});
}

}  // namespace santei::detail
