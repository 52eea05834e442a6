// Days and months as spreadsheets, forms and other programs write them: 2025/6/1, R7.6.1, 令和7年6月1日（日）, 2025-06-01T00:00:00Z.
#pragma once

#include <santei/value/literal.hpp>

#include <santei/impl/value/date_word.ipp>
#include <santei/impl/value/word_cursor.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace santei::detail {

/// A day or month, or why there is none. `weekday`: the day that the date is, where another was written.
struct given_date {
  enum class is : std::uint8_t { read, no_form, no_such_day, not_of_era, other_weekday, short_year, serial_number };
  is of = is::no_form;
  literal value;
  std::string weekday;
};

inline constexpr std::array<std::string_view, 7> weekdays = {"日", "月", "火", "水", "木", "金", "土"};
inline constexpr std::array<std::string_view, 7> english_weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

class given_date_reader {
 public:
  explicit given_date_reader(std::string_view folded) : cursor_(folded) {}

  given_date read() {
    if (compact()) return made_;
    if (!take_year()) return made_;
    if (!take_month_and_day()) return {};
    if (day_ < 0) return take_month_tail() && at_end() ? settle(std::nullopt) : given_date{};
    const int weekday = take_weekday();
    const int shift = take_time();
    if (weekday == unread || shift == unread || !at_end()) return {};
    made_ = settle(day_);
    if (made_.of != given_date::is::read) return made_;
    const std::int64_t day = *made_.value.value.to_int64();
    const auto is = static_cast<int>(((day + 4) % 7 + 7) % 7);  // day 0 was a Thursday
    if (weekday != none && weekday != is) return {given_date::is::other_weekday, {}, std::string(weekdays[static_cast<std::size_t>(is)])};
    made_.value.value = rational(day + shift);
    return made_;
  }

 private:
  static constexpr int none = -1, unread = -2;

  void blanks() {
    while (cursor_.take(" ") || cursor_.take("\t")) {}
  }
  bool at_end() {
    blanks();
    return cursor_.rest().empty();
  }
  bool say(given_date::is of) {
    made_.of = of;
    return false;
  }

  /// 20250601 and 202506; five digits are the day that a spreadsheet counts.
  bool compact() {
    const std::string_view all = cursor_.rest();
    if (all.find_first_not_of("0123456789") != std::string_view::npos) return false;
    const auto number = [&](std::size_t at, std::size_t count) {
      return word_cursor(all.substr(at, count)).take_number(4);
    };
    if (all.size() == 5) made_.of = given_date::is::serial_number;
    if (all.size() != 8 && all.size() != 6) return true;
    year_ = number(0, 4), month_ = number(4, 2);
    made_ = settle(all.size() == 8 ? std::optional(number(6, 2)) : std::nullopt);
    return true;
  }

  bool take_year() {
    cursor_.take("西暦");
    blanks();
    take_era();
    blanks();
    const std::size_t before = cursor_.digits();
    year_ = era_ != nullptr && cursor_.take("元") ? 1 : cursor_.take_number(4);
    const std::size_t digits = cursor_.digits() - before;
    if (year_ < 0) return false;
    if (era_ != nullptr) year_ = digits > 2 || year_ == 0 ? 0 : era_->year_zero + year_;
    else if (digits != 4) return say(digits <= 2 ? given_date::is::short_year : given_date::is::no_form);
    return true;
  }
  void take_era() {
    constexpr std::string_view letters = "RHSTM";  // in the order of eras
    for (std::size_t i = 0; i < letters.size(); ++i) {
      const char small = static_cast<char>(letters[i] - 'A' + 'a');
      if (cursor_.take(eras[i].name) || cursor_.take(letters.substr(i, 1)) || cursor_.take({&small, 1})) return void(era_ = &eras[i]);
    }
  }

  /// 年6月1日, or one sign twice; the day may be left out.
  bool take_month_and_day() {
    blanks();
    constexpr std::array<std::string_view, 4> signs = {"年", "/", ".", "-"};
    const auto sign = std::find_if(signs.begin(), signs.end(), [&](std::string_view one) { return cursor_.take(one); });
    if (sign == signs.end()) return false;
    blanks();
    const std::size_t before = cursor_.digits();
    month_ = cursor_.take_number(2);
    if (month_ < 0) return false;
    const bool two_digits = cursor_.digits() - before == 2;
    blanks();
    const bool words = *sign == "年";
    if (!cursor_.take(words ? "月" : *sign))
      return !words && (*sign != "." || two_digits || era_ != nullptr);  // 2025.1 may have been 2025.10
    blanks();
    if (words && !cursor_.digit_next()) return true;
    day_ = cursor_.take_number(2);
    if (day_ < 0) return false;
    blanks();
    return !words || cursor_.take("日");
  }
  /// 使用分 behind a month.
  bool take_month_tail() {
    blanks();
    const bool used = cursor_.take("使用") || cursor_.take("ご使用") || cursor_.take("利用");
    return cursor_.take("分") || !used;
  }

  int take_weekday() {
    blanks();
    const bool bracket = cursor_.take("(");
    blanks();
    for (std::size_t i = 0; i < weekdays.size(); ++i) {
      if (cursor_.take(weekdays[i])) {
        const bool long_form = cursor_.take("曜日") || cursor_.take("曜");
        if (!bracket) return long_form ? static_cast<int>(i) : unread;
        cursor_.take("・祝");
        blanks();
        return cursor_.take(")") ? static_cast<int>(i) : unread;
      }
      if (!bracket || !cursor_.take(english_weekdays[i])) continue;
      cursor_.take(".");
      return cursor_.take(")") ? static_cast<int>(i) : unread;
    }
    return bracket ? unread : none;
  }

  /// How many days the day in Japan is from the one written.
  int take_time() {
    const bool marked = cursor_.take("T");
    blanks();
    if (!cursor_.digit_next()) return marked ? unread : 0;
    const int hour = cursor_.take_number(2);
    const bool words = cursor_.take("時");
    if (hour < 0 || hour > 23 || (!words && !cursor_.take(":"))) return unread;
    const int minute = words && !cursor_.digit_next() ? 0 : cursor_.take_number(2);
    if (words && !cursor_.take("分") && minute != 0) return unread;
    if (minute < 0 || minute > 59) return unread;
    if (cursor_.take(":")) {
      const int second = cursor_.take_number(2);
      if (second < 0 || second > 60 || (cursor_.take(".") && cursor_.take_digits().empty())) return unread;
    }
    blanks();
    constexpr int japan = 9 * 60, day = 24 * 60;
    const int ahead = take_zone();
    return ahead == unread ? unread : (hour * 60 + minute - ahead + japan + day) / day - 1;
  }
  /// Minutes ahead of Greenwich; without a zone it is Japan's.
  int take_zone() {
    constexpr int japan = 9 * 60;
    if (cursor_.take("Z") || cursor_.take("UTC") || cursor_.take("GMT")) return 0;
    const bool west = cursor_.take("-");
    if (!west && !cursor_.take("+")) return cursor_.take("JST"), japan;
    const int hours = cursor_.digit_next() && cursor_.digit_next(1) ? two() : unread;
    if (hours < 0 || hours > 14) return unread;
    const bool colon = cursor_.take(":");
    const int minutes = cursor_.digit_next() ? two() : colon ? unread : 0;
    if (minutes < 0 || minutes > 59) return unread;
    return west ? -(hours * 60 + minutes) : hours * 60 + minutes;
  }
  /// Two digits, also where more follow.
  int two() {
    const std::string_view rest = cursor_.rest();
    if (!cursor_.digit_next() || !cursor_.digit_next(1)) return unread;
    const std::string_view digits = rest.substr(0, 2);
    cursor_.take(digits);
    return (digits[0] - '0') * 10 + (digits[1] - '0');
  }

  [[nodiscard]] given_date settle(std::optional<int> day) const {
    given_date made;
    literal_reading reading = dated_literal(year_, month_, day, era_);
    if (reading.value) return {given_date::is::read, *std::move(reading.value), {}};
    const bool there = year_ >= 1 && day_number(year_, month_, day.value_or(1)).has_value();
    made.of = there ? given_date::is::not_of_era : given_date::is::no_such_day;
    return made;
  }

  word_cursor cursor_;
  given_date made_;
  const era* era_ = nullptr;
  int year_ = -1, month_ = -1, day_ = -1;
};

/// `folded` as fold_form leaves it.
inline given_date read_given_date(std::string_view folded) { return given_date_reader(folded).read(); }

}  // namespace santei::detail
