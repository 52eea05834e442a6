// Definitions of the comparison: differences of lines cell by cell, and eligibility tried case by case.
#pragma once

#include <santei/analyse/compare.hpp>

#include <santei/impl/analyse/compare/eligibility.hpp>

#include <algorithm>
#include <set>

namespace santei::analyse {

namespace detail {

/// The piece of a line that covers a stretch whole: a point (from = to), or an open stretch between two ends of pieces.
inline const piece* covering(const line& of, const rational& from, const std::optional<rational>& to) {
  const bool point = to && from == *to;
  for (const piece& one : of.pieces) {
    const bool low = point ? (one.from_closed ? one.from <= from : one.from < from) : one.from <= from;
    const bool high = !one.to || (to && (point && !one.to_closed ? *to < *one.to : *to <= *one.to));
    if (low && high) return &one;
  }
  return nullptr;
}

/// Ranges under construction, joined while the change stays the same.
class difference_list {
 public:
  /// A point or an open stretch.
  void add(const rational& from, const std::optional<rational>& to, const piece* a, const piece* b) {
    if (a == nullptr && b == nullptr) {
      broken_ = true;
      return;
    }
    const bool point = to && from == *to;
    if (a == nullptr || b == nullptr)
      return put(a == nullptr ? change::appears : change::disappears, {from, to, point, point, rational(0), rational(0)}, false);
    difference_piece made{from, to, point, point, b->slope - a->slope, b->intercept - a->intercept};
    if (point) return put(change_of(made.at(from)), made, true);
    if (made.slope.sign() != 0) {
      const rational root = -made.intercept / made.slope;
      if (from < root && (!to || root < *to)) {
        put_between(from, root, made);
        put(change::none, {root, root, true, true, made.slope, made.intercept}, true);
        return put_between(root, to, made);
      }
    }
    put_between(from, to, made);
  }
  [[nodiscard]] std::vector<difference> take() && { return std::move(found_); }

 private:
  static change change_of(const rational& by) { return by.sign() > 0 ? change::rises : by.sign() < 0 ? change::falls : change::none; }
  void put_between(const rational& from, const std::optional<rational>& to, difference_piece made) {
    made.from = from;
    made.to = to;
    const rational inside = to ? (from + *to) / rational(2) : from + rational(1);
    put(change_of(made.at(inside)), made, true);
  }
  void put(change is, const difference_piece& made, bool counts) {
    if (found_.empty() || broken_ || found_.back().change != is)
      found_.push_back({is, made.from, made.to, made.from_closed, made.to_closed, {}});
    else found_.back().to = made.to, found_.back().to_closed = made.to_closed;
    broken_ = false;
    if (!counts) return;
    auto& pieces = found_.back().pieces;
    const auto joins = [&](const difference_piece& last) {
      if (last.slope == made.slope && last.intercept == made.intercept) return true;
      return made.to && made.from == *made.to && last.at(made.from) == made.at(made.from);  // a point on the line before it
    };
    if (!pieces.empty() && joins(pieces.back())) pieces.back().to = made.to, pieces.back().to_closed = made.to_closed;
    else if (!pieces.empty() && pieces.back().to && pieces.back().from == *pieces.back().to &&
             made.at(made.from) == pieces.back().at(made.from))
      pieces.back() = {pieces.back().from, made.to, pieces.back().from_closed, made.to_closed, made.slope, made.intercept};
    else pieces.push_back(made);
  }

  std::vector<difference> found_;
  bool broken_ = false;  // nothing is stated in between
};

inline std::optional<rational> extreme(const std::vector<difference_piece>& pieces, int side) {
  std::optional<rational> found;
  for (const difference_piece& one : pieces) {
    if (!one.to && one.slope.sign() * side > 0) return std::nullopt;
    for (const rational& here : {one.at(one.from), one.to ? one.at(*one.to) : one.at(one.from)})
      if (!found || (here - *found).sign() * side > 0) found = here;
  }
  return found;
}

}  // namespace detail

SANTEI_INLINE std::optional<rational> difference::least() const { return detail::extreme(pieces, -1); }
SANTEI_INLINE std::optional<rational> difference::greatest() const { return detail::extreme(pieces, 1); }

SANTEI_INLINE std::vector<difference> differences(const line& first, const line& second) {
  std::set<rational> ends;
  for (const line* one : {&first, &second})
    for (const piece& p : one->pieces) {
      ends.insert(p.from);
      if (p.to) ends.insert(*p.to);
    }
  detail::difference_list made;
  for (auto at = ends.begin(); at != ends.end(); ++at) {
    made.add(*at, *at, detail::covering(first, *at, *at), detail::covering(second, *at, *at));
    const auto next = std::next(at);
    const std::optional<rational> to = next == ends.end() ? std::nullopt : std::optional(*next);
    made.add(*at, to, detail::covering(first, *at, to), detail::covering(second, *at, to));
  }
  return std::move(made).take();
}

SANTEI_INLINE eligibility_change eligibility_changes(const compared_rule& first, const compared_rule& second) {
  return detail::eligibility_comparison(first, second).run();
}

}  // namespace santei::analyse
