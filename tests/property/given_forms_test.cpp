// Values in the forms of tables: what is read equals what a second, plainer reading gives, and what is written in a form comes back.
#include "catch.hpp"
#include "show_number.hpp"

#include "random_number.hpp"

#include <santei/value/reading.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

using property::between;
using santei::declaration;
using santei::interval;
using santei::kind;
using santei::rational;
using santei::read_fact;

namespace {

declaration declare(kind of) {
  declaration made;
  made.key = "fact";
  made.label = "事実";
  made.of = {of, ""};
  return made;
}

std::optional<rational> point(const declaration& of, const std::string& text) {
  const auto read = read_fact(of, {text});
  const auto* range = read ? std::get_if<interval>(&read->value) : nullptr;
  if (range == nullptr || !range->is_point()) return std::nullopt;
  return range->lower()->value;
}

std::string one_of(std::mt19937_64& random, const std::vector<std::string>& words) {
  return words[static_cast<std::size_t>(between(random, 0, static_cast<std::int64_t>(words.size()) - 1))];
}

std::string padded(unsigned number, bool wide) { return (wide && number < 10 ? "0" : "") + std::to_string(number); }

/// 一 to 九千九百九十九.
std::string in_kanji(std::int64_t number) {
  const char* const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const char* const units[] = {"千", "百", "十", ""};
  std::string out;
  std::int64_t unit = 1000;
  for (const char* word : units) {
    const std::int64_t digit = number / unit % 10;
    if (digit > 0) out.append(digit == 1 && unit > 1 ? "" : digits[digit]).append(word);
    unit /= 10;
  }
  return out;
}

/// The value of a composed amount by the schoolbook rule, with no thought for what may be wrong in it.
std::optional<rational> plainly(const std::vector<std::string>& parts) {
  rational total, group, number;
  bool some = false;
  const auto unit = [&](std::int64_t of) {
    group += (some ? number : rational(1)) * of;
    number = 0, some = false;
  };
  for (const std::string& part : parts) {
    if (part == " " || part == "," || part == "¥" || part == "円") continue;
    if (part == "千") unit(1000);
    else if (part == "百") unit(100);
    else if (part == "十") unit(10);
    else if (part == "万" || part == "億") {
      total += (group + (some ? number : rational(0))) * (part == "万" ? 10000 : 100000000);
      group = 0, number = 0, some = false;
    } else {
      const char* const kanji[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
      int digit = -1;
      for (int i = 0; i < 10; ++i)
        if (part == kanji[i] || part == std::to_string(i)) digit = i;
      number = number * 10 + digit, some = true;
    }
  }
  return total + group + number;
}

}  // namespace

TEST_CASE("a day written in any form is that day, and a moment is its day in Japan") {
  using namespace std::chrono;
  auto random = property::generator("days in forms");
  const declaration date = declare(kind::date), month = declare(kind::month);
  const char* const weekdays[] = {"日", "月", "火", "水", "木", "金", "土"};
  for (int i = 0; i < 20000; ++i) {
    const sys_days day{std::chrono::days(between(random, 18017, 40000))};  // from 2019-05-01 on
    const year_month_day parts(day);
    const bool wide = between(random, 0, 1) == 1, era = between(random, 0, 1) == 1;
    const std::string sign = one_of(random, {"/", ".", "-"});
    const unsigned m = static_cast<unsigned>(parts.month()), d = static_cast<unsigned>(parts.day());
    const int y = static_cast<int>(parts.year());
    const std::string year = era ? one_of(random, {"R", "r", "令和"}) + std::to_string(y - 2018) : std::to_string(y);
    const bool words = between(random, 0, 1) == 1;
    std::string text = words ? year + "年" + padded(m, wide) + "月" + padded(d, wide) + "日" : year + sign + padded(m, wide) + sign + padded(d, wide);
    if (between(random, 0, 3) == 0) text += one_of(random, {"(", "（"}) + weekdays[weekday(day).c_encoding()] + one_of(random, {")", "）"});
    auto meant = day.time_since_epoch().count();
    if (between(random, 0, 2) == 0) {
      const auto hour = between(random, 0, 23), minute = between(random, 0, 59);
      text += " " + padded(static_cast<unsigned>(hour), true) + ":" + padded(static_cast<unsigned>(minute), true);
      if (between(random, 0, 1) == 0) {
        const auto ahead = between(random, -11, 14);
        const std::string zone = padded(static_cast<unsigned>(ahead < 0 ? -ahead : ahead), true);
        text += (ahead < 0 ? "-" : "+") + zone + one_of(random, {":00", "00", ""});
        const auto moment = day + hours(hour) + minutes(minute) - hours(ahead) + hours(9);
        meant = floor<std::chrono::days>(moment).time_since_epoch().count();
      }
    }
    INFO(text);
    const auto read = point(date, text);
    REQUIRE(read);
    REQUIRE(*read == rational(meant));
    const std::string of_month = words ? year + "年" + padded(m, wide) + "月" + one_of(random, {"", "分"}) : year + "/" + padded(m, wide);
    INFO(of_month);
    const auto read_month = point(month, of_month);
    REQUIRE(read_month);
    REQUIRE(*read_month == rational(y * 12 + static_cast<int>(m) - 1));
  }
}

TEST_CASE("kanji numerals are the number they say") {
  auto random = property::generator("kanji numerals");
  const declaration money = declare(kind::money);
  for (int i = 0; i < 20000; ++i) {
    const auto high = between(random, 0, 9999), middle = between(random, 0, 9999), low = between(random, 0, 9999);
    if (high + middle + low == 0) continue;
    const std::string text = (high > 0 ? in_kanji(high) + "億" : "") + (middle > 0 ? in_kanji(middle) + "万" : "") + in_kanji(low) + "円";
    INFO(text);
    const auto read = point(money, text);
    REQUIRE(read);
    REQUIRE(*read == rational(high) * 100000000 + rational(middle) * 10000 + low);
  }
}

TEST_CASE("an amount that is read at all is what the schoolbook makes of it") {
  auto random = property::generator("amounts of random parts");
  const declaration money = declare(kind::money);
  const std::vector<std::string> words = {"1", "2", "0", "5", "9", "一", "二", "五", "九", "〇", "十", "百", "千", "万", "億", " ", ",", "¥", "円"};
  int some = 0;
  for (int i = 0; i < 200000; ++i) {
    std::vector<std::string> parts;
    std::string text;
    for (auto left = between(random, 1, 8); left > 0; --left) parts.push_back(one_of(random, words)), text += parts.back();
    const auto read = point(money, text);
    if (!read) continue;
    ++some;
    INFO(text);
    REQUIRE(*read == *plainly(parts));
  }
  CHECK(some > 5000);
}

TEST_CASE("a range in words holds the whole numbers that the words say") {
  auto random = property::generator("ranges in words");
  const declaration count = declare(kind::integer);
  for (int i = 0; i < 20000; ++i) {
    const auto low = between(random, 0, 1000), high = low + between(random, 1, 1000);
    const bool above = between(random, 0, 1) == 1, below = between(random, 0, 1) == 1;
    const std::string counter = one_of(random, {"", "人", "名", " 人"});
    const std::string text = std::to_string(low) + counter + (above ? "超" : "以上") + one_of(random, {"", "、", " ", "～"}) + std::to_string(high) + counter +
                             (below ? "未満" : "以下");
    const auto read = read_fact(count, {text});
    INFO(text);
    if (!read) {  // nothing is above 3 and below 4
      REQUIRE((above && below && high == low + 1));
      continue;
    }
    const auto& range = std::get<interval>(read->value);
    for (const auto at : {low - 1, low, low + 1, high - 1, high, high + 1}) {
      const bool in = (above ? at > low : at >= low) && (below ? at < high : at <= high);
      REQUIRE(range.contains(rational(at)) == in);
    }
  }
}

TEST_CASE("rates in words are the fraction they say") {
  const declaration ratio = declare(kind::ratio);
  for (int below = 1; below <= 100; ++below)
    for (int above = 0; above <= below; ++above) {
      const auto read = point(ratio, std::to_string(below) + "分の" + std::to_string(above));
      REQUIRE(read);
      REQUIRE(*read == rational(above, below));
    }
  for (int tenths = 0; tenths <= 9; ++tenths)
    for (int parts = 0; parts <= 9; ++parts) {
      const auto read = point(ratio, std::to_string(tenths) + "割" + std::to_string(parts) + "分");
      REQUIRE(read);
      REQUIRE(*read == rational(10 * tenths + parts, 100));
    }
}
