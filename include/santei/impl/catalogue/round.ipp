// Which day application_date says, and whether it lies in the round of an edition.
#pragma once

#include <santei/impl/catalogue/select.ipp>
#include <santei/number/interval.hpp>
#include <santei/value/reading.hpp>

#include <optional>
#include <string>

namespace santei::catalogue {

namespace detail {

/// The days that an input of 日付 says; nothing where it says none, or is refused when it is bound.
SANTEI_INLINE std::optional<interval> days_of(const fact_input& input) {
  declaration date;
  date.of = {santei::kind::date, ""};
  const auto read = read_fact(date, input);
  const auto* days = read ? std::get_if<interval>(&read->value) : nullptr;
  return days != nullptr ? std::optional(*days) : std::nullopt;
}

/// The one day that an input of 日付 says; nothing where it says none, or is refused when it is bound.
SANTEI_INLINE std::optional<std::int64_t> day_of(const fact_input& input) {
  const auto days = days_of(input);
  return days && days->is_point() ? days->lower()->value.to_int64() : std::nullopt;
}

[[nodiscard]] inline day_range range_of_days(const interval& days) {
  day_range made;
  if (days.lower()) made.first = days.lower()->value.to_int64().value_or(made.first);
  if (days.upper()) made.last = days.upper()->value.to_int64().value_or(made.last);
  return made;
}

/// E0805 where application_date lies outside the round of the edition that an ID names.
SANTEI_INLINE diagnostics outside_of_round(const std::vector<outlined>& all, const identifier& id, const facts& given) {
  diagnostics problems;
  for (const given_fact& fact : given.items()) {
    const auto days = fact.key == "application_date" ? days_of(fact.input) : std::nullopt;
    if (!days) continue;
    for (const outlined& one : all) {
      const bool meant = one.programme == id.programme && (id.measure.empty() || one.measure == id.measure) &&
                         (id.frame.empty() || one.frame == id.frame) && one.edition.key == id.edition;
      const auto &from = one.edition.from, &to = one.edition.to;
      const bool before = from && days->upper() && days->upper()->value < rational(*from);
      const bool after = to && days->lower() && days->lower()->value > rational(*to);
      if (!meant || (!before && !after)) continue;
      const std::string edition = edition_id(one, !id.frame.empty());
      const std::string round = (from ? date_text(*from) : std::string()) + " から" + (to ? " " + date_text(*to) : std::string());
      const std::string day = range_of_days(*days).text();
      problems.push_back(refusal("E0805", {"申請日 " + day + " は " + edition + " の期間（" + round + "）の外です", day + " is outside the round of " + edition + " (" + round + ")"},
                                 message{"期間の中の日付にするか、@" + id.edition + " を外すとその日の版になります",
                                         "give a day of the round, or leave out @" + id.edition + " to ask the edition of that day"}));
      return problems;
    }
  }
  return problems;
}

}  // namespace detail

SANTEI_INLINE outcome<std::optional<std::int64_t>> on_of(const facts& given, std::optional<std::int64_t> on) {
  std::optional<std::int64_t> said;
  for (const given_fact& fact : given.items()) {
    if (fact.key != "application_date") continue;
    const auto day = detail::day_of(fact.input);
    if (day) said = day;
  }
  if (on && said && *on != *said)
    return detail::refusal("E0821",
                           {"--on " + date_text(*on) + " と application_date=" + date_text(*said) + " が食い違っています",
                            "--on " + date_text(*on) + " and application_date=" + date_text(*said) + " differ"},
                           message{"どちらか一方にしてください", "give one of the two"});
  return on ? on : said;
}

namespace detail {

/// The days that pick the edition: `on`, or those of application_date, which may be a range. Refused as on_of is.
SANTEI_INLINE outcome<std::optional<day_range>> days_asked(const facts& given, std::optional<std::int64_t> on) {
  const auto day = on_of(given, on);
  if (!day) return day.problems();
  if (*day) return one_day(*day);
  for (const given_fact& fact : given.items())
    if (const auto days = fact.key == "application_date" ? days_of(fact.input) : std::nullopt; days && (days->lower() || days->upper()))
      return std::optional(range_of_days(*days));
  return std::optional<day_range>();
}

}  // namespace detail

}  // namespace santei::catalogue
