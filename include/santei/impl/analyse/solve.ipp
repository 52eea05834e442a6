// Definitions of the inverse: on each stretch the set of values that reach an amount, found exactly at the jumps of 端数.
#pragma once

#include <santei/analyse/solve.hpp>

#include <santei/impl/analyse/curve_cases.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace santei::analyse {

namespace detail {

using intervals = std::vector<interval>;

SANTEI_INLINE interval open_cell(const cell& on) {
  const auto end = [&](const std::optional<rational>& x) { return x ? std::optional(bound{*x, on.is_point}) : std::nullopt; };
  return {end(on.low), end(on.high)};
}

/// Where a form that never falls, or never rises, is at least `amount` within a stretch: the places at which it can pass it are where a
/// term jumps.
class threshold {
 public:
  threshold(const form& f, const rational& amount, const cell& on) : f_(f), amount_(amount), on_(on) {}

  [[nodiscard]] std::optional<interval> reached() const {
    const interval all = open_cell(on_);
    if (on_.is_point || f_.is_constant()) return f_.at(on_.sample()) >= amount_ ? std::optional(all) : std::nullopt;
    if (f_.steps.empty()) return half(all, (amount_ - f_.linear.intercept) / f_.linear.slope, true, f_.linear.slope.sign() > 0);
    return reached_in_steps(all);
  }

 private:
  static std::optional<interval> half(const interval& within, const rational& x, bool closed, bool upwards) {
    const bound end{x, closed};
    return intersect(within, upwards ? interval(end, std::nullopt) : interval(std::nullopt, end));
  }

  /// Rounding moves a form by less than the sum of its units: the crossing lies where the unrounded form is that near to the amount.
  [[nodiscard]] std::optional<interval> reached_in_steps(const interval& all) const {
    straight plain = f_.linear;
    rational slack;
    for (const auto& s : f_.steps) {
      plain.slope += s.factor * s.inner.slope;
      plain.intercept += s.factor * s.inner.intercept;
      slack += abs(s.factor) * s.by.unit;
    }
    const bool upwards = plain.slope.sign() > 0;
    const rational a = (amount_ - slack - plain.intercept) / plain.slope, b = (amount_ + slack - plain.intercept) / plain.slope;
    rational low = std::min(a, b), high = std::max(a, b);
    std::set<rational> places{low, high};
    for (const auto& s : f_.steps) add_jumps(s, low, high, places);
    if (!f_.linear.is_constant()) add_crossings(places);
    return first_change(all, places, upwards);
  }

  /// Every grid point and half grid point of a term between two values.
  static void add_jumps(const evaluate::detail::step_term& s, const rational& low, const rational& high, std::set<rational>& into) {
    if (s.inner.is_constant()) return;
    const rational half_unit = s.by.unit / rational(2);
    const rational from = std::min(s.inner.at(low), s.inner.at(high)), to = std::max(s.inner.at(low), s.inner.at(high));
    for (rational grid = floor(from / half_unit) * half_unit; grid <= to + half_unit; grid += half_unit)
      into.insert((grid - s.inner.intercept) / s.inner.slope);
  }
  /// Between jumps only the linear part moves.
  void add_crossings(std::set<rational>& places) const {
    std::set<rational> more;
    for (auto i = places.begin(), j = std::next(i); j != places.end(); ++i, ++j) {
      const rational middle = (*i + *j) / rational(2);
      const rational x = middle + (amount_ - f_.at(middle)) / f_.linear.slope;
      if (*i < x && x < *j) more.insert(x);
    }
    places.insert(more.begin(), more.end());
  }
  [[nodiscard]] std::optional<interval> first_change(const interval& all, const std::set<rational>& places, bool upwards) const {
    const auto at = [&](const rational& x) { return f_.at(x) >= amount_; };
    const auto after = [&](const rational& x) { return evaluate::detail::limit_at(f_, x, upwards ? 1 : -1) >= amount_; };
    const auto found = [&](const rational& x) -> std::optional<std::optional<interval>> {
      if (at(x)) return half(all, x, true, upwards);
      if (after(x)) return half(all, x, false, upwards);
      return std::nullopt;
    };
    if (upwards) {
      for (const rational& x : places)
        if (const auto hit = found(x)) return *hit;
    } else {
      for (auto x = places.rbegin(); x != places.rend(); ++x)
        if (const auto hit = found(*x)) return *hit;
    }
    return std::nullopt;  // not met: beyond the last place the form is past the amount by more than rounding can take
  }

  const form& f_;
  rational amount_;
  const cell& on_;
};

/// How many places of one form have to be looked at, at most: over how much of the amount rounding can carry it, in half units of each term.
SANTEI_INLINE rational places_of(const form& f) {
  rational slope = f.linear.slope, slack, count;
  for (const auto& s : f.steps) slope += s.factor * s.inner.slope, slack += abs(s.factor) * s.by.unit;
  if (slope.sign() == 0) return count;
  const rational width = rational(2) * slack / abs(slope);
  for (const auto& s : f.steps) count += width * abs(s.inner.slope) / s.by.unit * rational(2) + rational(4);
  return count;
}

SANTEI_INLINE bool looks_at_too_many(const curve& of, std::size_t most) {
  rational count;
  for (const stretch& here : of.cases->stretches)
    for (const case_on_stretch& one : here.cases)
      if (one.eligible && one.has_stated && one.stated.steps.size() > 1) count += places_of(one.stated);
  return count > rational(static_cast<std::int64_t>(most));
}

SANTEI_INLINE std::optional<interval> reached_on(const stretch& here, const rational& amount) {
  std::optional<interval> all = open_cell(here.on);
  bool some_yes = false, some_no = false, stated = false;
  for (const case_on_stretch& one : here.cases) {
    (one.eligible ? some_yes : some_no) = true;
    if (!one.eligible || !one.has_stated) continue;
    stated = true;
    const auto reached = threshold(one.stated, amount, here.on).reached();
    all = all && reached ? intersect(*all, *reached) : std::nullopt;
  }
  const bool zero = !some_yes || (some_no && stated);
  if (zero && amount.sign() > 0) return std::nullopt;
  return stated || !some_yes ? all : std::nullopt;
}

/// Whether two neighbours leave nothing between them.
SANTEI_INLINE bool meet(const interval& a, const interval& b) {
  return a.upper() && b.lower() && a.upper()->value == b.lower()->value && (a.upper()->closed || b.lower()->closed);
}

/// The members that count in whole units; nothing when there is none.
SANTEI_INLINE std::optional<interval> whole_part(const interval& of) {
  const auto &low = of.lower(), &high = of.upper();
  std::optional<bound> from, to;
  if (low) from = bound{low->closed ? ceil(low->value) : floor(low->value) + rational(1), true};
  if (high) to = bound{high->closed ? floor(high->value) : ceil(high->value) - rational(1), true};
  return interval::from_ends(from, to);
}

SANTEI_INLINE intervals counted(const intervals& all, bool whole) {
  if (!whole) return all;
  intervals made;
  for (const interval& one : all)
    if (const auto part = whole_part(one)) {
      const bool next =
          !made.empty() && made.back().upper() && part->lower() && made.back().upper()->value + rational(1) == part->lower()->value;
      if (next) made.back() = interval(made.back().lower(), part->upper());
      else made.push_back(*part);
    }
  return made;
}

/// What belongs to `all` and to none of `without`; both ascending and disjoint.
SANTEI_INLINE intervals difference(const intervals& all, const intervals& without) {
  intervals made = all;
  for (const interval& cut : without) {
    intervals left;
    for (const interval& one : made) {
      if (!intersect(one, cut)) {
        left.push_back(one);
        continue;
      }
      const auto flipped = [](const bound& b) { return bound{b.value, !b.closed}; };
      if (cut.lower())
        if (const auto below = intersect(one, interval(std::nullopt, flipped(*cut.lower())))) left.push_back(*below);
      if (cut.upper())
        if (const auto above = intersect(one, interval(flipped(*cut.upper()), std::nullopt))) left.push_back(*above);
    }
    made = std::move(left);
  }
  return made;
}

/// Whether every rounded amount runs one way on each stretch.
SANTEI_INLINE bool runs_one_way(const curve& of) {
  const auto runs = [](const case_on_stretch& one) {
    return !one.eligible || !one.has_stated || evaluate::detail::direction(one.stated).has_value();
  };
  return std::all_of(of.cases->stretches.begin(), of.cases->stretches.end(),
                     [&](const stretch& here) { return std::all_of(here.cases.begin(), here.cases.end(), runs); });
}

SANTEI_INLINE bool counts_in_whole_units(const declaration& of) { return of.of.of == kind::money || of.of.of == kind::integer; }

/// The parts of ascending stretches that lie within another.
SANTEI_INLINE intervals within(const intervals& all, const interval& bounds) {
  intervals made;
  for (const interval& one : all)
    if (const auto part = intersect(one, bounds)) made.push_back(*part);
  return made;
}

SANTEI_INLINE void find_greatest(const curve& of, solution& answer) {
  answer.greatest_amount = greatest_amount(of, interval::everything(), answer.amount);
  if (!answer.greatest_amount) return;
  const intervals best = counted(values_reaching(of, *answer.greatest_amount), answer.whole);
  if (best.front().lower()) answer.at = best.front().lower()->value;
}

}  // namespace detail

SANTEI_INLINE std::vector<interval> values_reaching(const curve& of, const rational& amount) {
  std::vector<interval> made;
  for (const detail::stretch& here : of.cases->stretches) {
    const auto reached = detail::reached_on(here, ceil(amount));
    if (!reached) continue;
    if (!made.empty() && detail::meet(made.back(), *reached)) made.back() = hull(made.back(), *reached);
    else made.push_back(*reached);
  }
  return made;
}

SANTEI_INLINE std::optional<rational> greatest_amount(const curve& of, const interval& within, const rational& below) {
  const bool whole = detail::counts_in_whole_units(of.over);
  const auto is_reached = [&](const rational& amount) {
    return !detail::counted(detail::within(values_reaching(of, amount), within), whole).empty();
  };
  if (!is_reached(rational(0))) return std::nullopt;
  rational low = 0, high = ceil(below);
  while (high - low > rational(1)) {  // what is reached by more is reached by less
    const rational middle = floor((low + high) / rational(2));
    (is_reached(middle) ? low : high) = middle;
  }
  return low;
}

SANTEI_INLINE outcome<solution> solve(const curve& of, const rational& amount, const limits& within) {
  const auto refuse = [](message text) { return diagnostic{severity::error, "E0905", std::move(text), {}, {}}; };
  if (amount.sign() < 0) return refuse({"金額が負です", "the amount is negative"});
  if (!amount.is_integer()) {
    const std::string one = literal_text(rational(1), {kind::money, {}, of.money});
    return refuse({one + "より細かい額は支払われません", "nothing finer than " + one + " is paid"});
  }
  if (!detail::runs_one_way(of))
    return refuse({"別々に端数処理する部分が増減し合うので、境が一つに決まりません",
                   "parts that are rounded by themselves rise and fall at once: no threshold can be named"});
  if (detail::looks_at_too_many(of, within.jumps))
    return refuse({"端数処理の単位が大きく違う部分があり、境を探す所が多すぎます", "parts are rounded to very different units: there are too many places to look at"});
  solution made;
  made.amount = amount;
  made.whole = detail::counts_in_whole_units(of.over);
  made.reaching = values_reaching(of, made.amount);
  const auto counted = detail::counted(made.reaching, made.whole);
  made.reachable = !counted.empty();
  if (!made.reachable) {
    detail::find_greatest(of, made);
    return made;
  }
  if (const auto& low = counted.front().lower()) made.least = low->value;
  if (const auto& low = made.reaching.front().lower()) made.least_exact = low->value, made.least_is_reached = low->closed;
  if (const auto& high = counted.back().upper()) made.greatest = high->value;
  made.exactly = detail::counted(detail::difference(made.reaching, values_reaching(of, made.amount + rational(1))), made.whole);
  return made;
}

}  // namespace santei::analyse
