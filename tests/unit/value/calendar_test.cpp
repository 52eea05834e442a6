// Days, months and the ends of months.
#include "catch.hpp"

#include <santei/value/calendar.hpp>

#include <string>
#include <utility>

using santei::add_months;
using santei::date_text;
using santei::day_number;

TEST_CASE("days are counted from the first of 1970") {
  CHECK(day_number(1970, 1, 1) == 0);
  CHECK(day_number(1969, 12, 31) == -1);
  CHECK(day_number(2000, 3, 1) == 11017);
  CHECK(day_number(2025, 1, 31) == 20119);
  CHECK(day_number(1, 1, 1) == -719162);
}

TEST_CASE("February ends with the 28th, in leap years with the 29th, in centuries only every fourth time") {
  CHECK(day_number(2024, 2, 29));
  CHECK_FALSE(day_number(2024, 2, 30));
  CHECK_FALSE(day_number(2025, 2, 29));
  CHECK_FALSE(day_number(1900, 2, 29));
  CHECK(day_number(2000, 2, 29));
}

TEST_CASE("there is no day outside its month and no month outside its year") {
  CHECK_FALSE(day_number(2025, 0, 1));
  CHECK_FALSE(day_number(2025, 13, 1));
  CHECK_FALSE(day_number(2025, 4, 31));
  CHECK_FALSE(day_number(2025, 4, 0));
  CHECK(day_number(2025, 12, 31));
}

TEST_CASE("each day of four centuries is followed by the next and is written as it was counted") {
  std::int64_t expected = *day_number(1700, 1, 1);
  for (int year = 1700; year <= 2100; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= 31; ++day) {
        const auto number = day_number(year, month, day);
        if (!number) continue;
        REQUIRE(*number == expected++);
        const std::string text = date_text(*number);
        REQUIRE(day_number(std::stoi(text.substr(0, 4)), std::stoi(text.substr(5, 2)), std::stoi(text.substr(8))) == number);
      }
    }
  }
  CHECK(date_text(expected - 1) == "2100-12-31");
}

TEST_CASE("months have their year and two digits") {
  CHECK(santei::month_text(2025 * 12) == "2025-01");
  CHECK(santei::month_text(2025 * 12 + 11) == "2025-12");
  CHECK(santei::month_text(987 * 12 + 1) == "0987-02");
}

TEST_CASE("a day moved by months stays, or becomes the last day of a shorter month") {
  CHECK(date_text(add_months(*day_number(2025, 1, 31), 1)) == "2025-02-28");
  CHECK(date_text(add_months(*day_number(2024, 1, 31), 1)) == "2024-02-29");
  CHECK(date_text(add_months(*day_number(2025, 1, 30), 36)) == "2028-01-30");
  CHECK(date_text(add_months(*day_number(2025, 3, 31), -1)) == "2025-02-28");
  CHECK(date_text(add_months(*day_number(2025, 1, 15), -1)) == "2024-12-15");
  CHECK(date_text(add_months(*day_number(2025, 5, 31), 0)) == "2025-05-31");
}

TEST_CASE("full years go by on the day of the month, a 29 February on 28 February") {
  const auto years = [](int a, int b, int c, int d, int e, int f) { return santei::years_between(*day_number(a, b, c), *day_number(d, e, f)); };
  CHECK(years(2020, 4, 1, 2023, 3, 31) == 2);
  CHECK(years(2020, 4, 1, 2023, 4, 1) == 3);
  CHECK(years(2020, 4, 1, 2020, 4, 1) == 0);
  CHECK(years(2020, 2, 29, 2021, 2, 27) == 0);
  CHECK(years(2020, 2, 29, 2021, 2, 28) == 1);
  CHECK(years(2020, 2, 29, 2024, 2, 28) == 3);
  CHECK(years(2020, 4, 2, 2020, 4, 1) == -1);
  CHECK(years(2020, 4, 2, 2019, 4, 2) == -1);
  CHECK(years(2020, 4, 2, 2019, 4, 1) == -2);
}

TEST_CASE("from the first day of year 0 the full years are the year") {
  for (const int year : {1, 1868, 1999, 2000, 2025})
    for (const auto& [month, day] : {std::pair{1, 1}, std::pair{12, 31}})
      CHECK(santei::years_between(santei::first_day_of_year_0, *day_number(year, month, day)) == year);
}
