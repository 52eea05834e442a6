// What some completions say together, stretch by stretch of the amount that is open.
#pragma once

#include <santei/impl/evaluate/form.hpp>
#include <santei/impl/evaluate/tally.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace santei::evaluate::detail {

struct leaf {
  bool excluded = false;          // by 排他: then it says nothing
  truth eligible = truth::no;
  truth verdict = truth::no;      // unknown too where what is permitted and not stated may fall below 下限額
  outcome_of_amount grant;
  cell on;                        // where an amount is open
  bool has_forms = false;         // otherwise the numbers are only enclosed
  form stated, least, most;       // on that stretch
};

/// Whether a cell of whole numbers holds none.
[[nodiscard]] inline bool holds_no_whole_number(const cell& of) {
  return of.is_point ? !of.low->is_integer() : of.low && of.high && floor(*of.low) + rational(1) >= *of.high;
}

/// The upper end of a cell, and whether it belongs to it; nothing: unbounded.
[[nodiscard]] inline std::optional<std::pair<rational, bool>> top_of(const cell& of) {
  const std::optional<rational>& end = of.is_point ? of.low : of.high;
  return end ? std::optional(std::pair(*end, of.is_point)) : std::nullopt;
}

/// What two cells share; nothing where they are apart.
[[nodiscard]] inline std::optional<cell> shared(const cell& a, const cell& b) {
  const auto holds = [](const cell& c, const rational& x) {
    return c.is_point ? *c.low == x : (!c.low || *c.low < x) && (!c.high || x < *c.high);
  };
  if (a.is_point) return holds(b, *a.low) ? std::optional(a) : std::nullopt;
  if (b.is_point) return holds(a, *b.low) ? std::optional(b) : std::nullopt;
  cell made{a.low, a.high, false};
  if (b.low && (!made.low || *made.low < *b.low)) made.low = b.low;
  if (b.high && (!made.high || *b.high < *made.high)) made.high = b.high;
  if (made.low && made.high && *made.low >= *made.high) return std::nullopt;
  return made;
}

/// What is paid before 端数 alone makes no difference.
[[nodiscard]] inline bool pays_the_same(const outcome_of_amount& x, const outcome_of_amount& y) {
  return x.has_stated == y.has_stated && x.has_possible == y.has_possible && x.open == y.open && x.stated == y.stated &&
         x.least == y.least && x.most == y.most;
}

/// Whether two leaves say the same on a stretch that both cover.
[[nodiscard]] inline bool say_the_same(const leaf& a, const leaf& b, const cell& on) {
  const outcome_of_amount &x = a.grant, &y = b.grant;
  if (a.eligible != b.eligible) return false;
  if (a.eligible == truth::no) return true;
  if (x.has_stated != y.has_stated || x.has_possible != y.has_possible || x.open != y.open) return false;
  if (!a.has_forms || !b.has_forms) return x.stated == y.stated && x.least == y.least && x.most == y.most;
  const auto same = [&](const form& f, const form& g) { return on.is_point ? f.at(*on.low) == g.at(*on.low) : f == g; };
  return same(a.stated, b.stated) && same(a.least, b.least) && same(a.most, b.most);
}

/// Whether leaf for leaf says the same, wherever they lie.
[[nodiscard]] inline bool say_the_same(const std::vector<leaf>& a, const std::vector<leaf>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const leaf& x, const leaf& y) {
    if (x.eligible != y.eligible) return false;
    return x.eligible == truth::no || (pays_the_same(x.grant, y.grant) && x.stated == y.stated && x.most == y.most);
  });
}

/// The same of all leaves of two terminals over the same amount, each ascending, however they cut it.
[[nodiscard]] inline bool say_the_same(const std::vector<leaf>& a, const std::vector<leaf>& b, bool whole) {
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (const auto on = shared(i->on, j->on); on && !(whole && holds_no_whole_number(*on)) && !say_the_same(*i, *j, *on)) return false;
    const auto here = top_of(i->on), there = top_of(j->on);
    if (here == there) ++i, ++j;
    else if (!there || (here && *here < *there)) ++i;
    else ++j;
  }
  return true;
}

}  // namespace santei::evaluate::detail
