// How wide an answer can still be once the one open amount is known: all leaves laid over its ends in a tree of ranges, so that a leaf
// costs the logarithm of the ends it covers rather than their number.
#pragma once

#include <santei/impl/evaluate/leaf.hpp>
#include <santei/impl/evaluate/tally.hpp>

#include <algorithm>
#include <cstddef>
#include <set>
#include <vector>

namespace santei::evaluate::detail {

/// Calls `see` with the tally beside and at every end of a cell, of all leaves that reach there; of an amount that counts whole, at the first
/// and the last whole number of every cell. The ends are thinned out where there are so many that looking at each would take long.
class over_ends {
 public:
  over_ends(const std::vector<leaf>& leaves, bool whole) : whole_(whole) {
    find_ends(leaves);
    for (size_ = 1; size_ < 3 * ends_.size();) size_ *= 2;
    at_.resize(2 * size_);
    for (const leaf& one : leaves) add(one);
  }

  template <class See>
  void each(See see) const {
    if (!ends_.empty()) visit(1, 0, size_, tally{}, {}, see);
  }

 private:
  static constexpr std::size_t most_ends = 10'000, most_forms_told_apart = 64, most_values = 500'000;
  struct part {
    tally constant;                   // of the leaves whose numbers do not move
    std::vector<const leaf*> moving;  // of the others, those that say the same once
  };

  void find_ends(const std::vector<leaf>& leaves) {
    std::set<rational> all;
    for (const leaf& one : leaves) {
      if (whole_ && holds_no_whole_number(one.on)) continue;
      if (one.on.low) all.insert(first(one.on));
      if (one.on.high) all.insert(last(one.on));
      if (!is_constant(one)) representative(one);
    }
    const std::size_t each_costs = 3 * std::max<std::size_t>(known_.size(), 1);
    const std::size_t most = std::max<std::size_t>(1, std::min(most_ends, most_values / each_costs)), step = all.size() / most + 1;
    std::size_t n = 0;
    for (const rational& x : all)
      if (n++ % step == 0) ends_.push_back(x);
  }
  [[nodiscard]] rational first(const cell& of) const { return whole_ && !of.is_point ? floor(*of.low) + rational(1) : *of.low; }
  [[nodiscard]] rational last(const cell& of) const { return whole_ && !of.is_point ? ceil(*of.high) - rational(1) : *of.high; }
  static bool is_constant(const leaf& one) { return one.on.is_point || (one.stated.is_constant() && one.most.is_constant()); }
  static bool same(const leaf& a, const leaf& b) {
    return a.eligible == b.eligible && a.grant.has_stated == b.grant.has_stated && a.grant.has_possible == b.grant.has_possible &&
           a.grant.undetermined == b.grant.undetermined && a.grant.open == b.grant.open && a.stated == b.stated && a.most == b.most &&
           a.grant.least.is_point() == b.grant.least.is_point() && (!a.grant.least.is_point() || a.grant.least == b.grant.least);
  }
  /// The first leaf that says the same.
  const leaf* representative(const leaf& one) {
    const auto skipped = static_cast<std::ptrdiff_t>(known_.size() - std::min(known_.size(), most_forms_told_apart));
    const auto found = std::find_if(known_.begin() + skipped, known_.end(), [&](const leaf* other) { return same(*other, one); });
    if (found != known_.end()) return *found;
    known_.push_back(&one);
    return &one;
  }

  // The places are three an end: just below it, at it, just above it.
  void add(const leaf& one) {
    const auto index = [&](const rational& x) {
      return static_cast<std::size_t>(std::lower_bound(ends_.begin(), ends_.end(), x) - ends_.begin());
    };
    const auto is_end = [&](std::size_t i, const rational& x) { return i < ends_.size() && ends_[i] == x; };
    if (whole_ && holds_no_whole_number(one.on)) return;
    if (one.on.is_point) {
      const std::size_t i = index(*one.on.low);
      if (is_end(i, *one.on.low)) put(one, 3 * i + 1, 3 * i + 2);
      return;
    }
    std::size_t from = 0, to = 3 * ends_.size();
    if (one.on.low) from = index(first(one.on)), from = 3 * from + (is_end(from, first(one.on)) ? (whole_ ? 1 : 2) : 0);
    if (one.on.high) to = index(last(one.on)), to = 3 * to + (is_end(to, last(one.on)) ? (whole_ ? 2 : 1) : 0);
    if (from < to) put(one, from, to);
  }
  void put(const leaf& one, std::size_t from, std::size_t to) {
    const leaf* moving = is_constant(one) ? nullptr : representative(one);
    const auto take = [&](part& into) {
      if (moving == nullptr) return add_at(into.constant, one, rational(0), 0);
      if (std::find(into.moving.begin(), into.moving.end(), moving) == into.moving.end()) into.moving.push_back(moving);
    };
    for (from += size_, to += size_; from < to; from /= 2, to /= 2) {
      if (from % 2 == 1) take(at_[from++]);
      if (to % 2 == 1) take(at_[--to]);
    }
  }
  static void add_at(tally& into, const leaf& one, const rational& x, int side) {
    outcome_of_amount here = one.grant;
    const auto value = [&](const form& f) { return interval::point(one.on.is_point ? f.at(*one.on.low) : limit_at(f, x, side)); };
    here.stated = value(one.stated);
    here.most = value(one.most);
    if (!one.grant.least.is_point()) here.least = here.stated;
    into.add(one.eligible, here);
  }

  template <class See>
  void visit(std::size_t node, std::size_t from, std::size_t length, tally total, std::vector<const leaf*> moving, See& see) const {
    if (from >= 3 * ends_.size()) return;
    total.add(at_[node].constant);
    moving.insert(moving.end(), at_[node].moving.begin(), at_[node].moving.end());
    if (length > 1) {
      visit(2 * node, from, length / 2, total, moving, see);
      return visit(2 * node + 1, from + length / 2, length / 2, total, moving, see);
    }
    if (whole_ && from % 3 != 1) return;  // no whole number lies beside
    for (const leaf* one : moving) add_at(total, *one, ends_[from / 3], static_cast<int>(from % 3) - 1);
    see(total);
  }

  bool whole_;
  std::vector<rational> ends_;  // ascending
  std::vector<const leaf*> known_;
  std::vector<part> at_;  // a tree; the leaves of it are the places
  std::size_t size_ = 1;
};

}  // namespace santei::evaluate::detail
