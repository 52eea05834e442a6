// The least or the greatest of several straight lines, stretch by stretch: exact crossing points, open and closed ends, jumps.
#pragma once

#include <santei/analyse/curve.hpp>

#include <santei/impl/analyse/curve_cases.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

/// What makes a line: an amount of a completion, or nothing because 対象 is no in it, or nothing because less may be paid.
enum class role { stated, least, most, ineligible, undecided };

struct candidate_line {
  straight line;
  role as = role::stated;
  std::size_t completion = 0;
};

struct found_piece {
  cell on;
  bool from_closed = false, to_closed = false;
  straight line;
  struct part {  // the same line may stand for different reasons here and there
    cell on;
    role as = role::stated;
    std::size_t completion = 0;
  };
  std::vector<part> parts;
};

/// The lines between which *stated* and *possible* lie on one stretch, by the rules of the notation's §4.
struct candidates {
  std::vector<candidate_line> stated, possible;
};

inline candidates candidates_of(const stretch& of) {
  candidates made;
  std::optional<std::size_t> ineligible;
  bool some_yes = false;
  std::vector<candidate_line> undetermined;
  for (const case_on_stretch& one : of.cases) {
    if (!one.eligible) {
      ineligible = ineligible.value_or(one.completion);
      continue;
    }
    some_yes = true;
    if (one.has_stated) made.stated.push_back({one.unrounded, role::stated, one.completion});
    if (one.has_possible) {
      made.possible.push_back({one.unrounded_most, role::most, one.completion});
      made.possible.push_back({one.unrounded_least, role::least, one.completion});
    }
    if (one.undetermined) undetermined.push_back({one.unrounded_most, role::most, one.completion});
  }
  const candidate_line zero{{}, role::ineligible, ineligible.value_or(0)};
  if (!some_yes) return {{zero}, {zero}};
  if (!made.possible.empty() && !undetermined.empty()) {
    made.possible.push_back({{}, role::undecided, undetermined.front().completion});
    made.possible.insert(made.possible.end(), undetermined.begin(), undetermined.end());
  }
  if (ineligible && !made.stated.empty()) made.stated.push_back(zero);
  if (ineligible && !made.possible.empty()) made.possible.push_back(zero);
  return made;
}

enum class side { low, high };

class envelope {
 public:
  explicit envelope(side of) : side_(of) {}

  void add(const cell& on, const std::vector<candidate_line>& among) {
    if (among.empty()) return;
    const std::vector<candidate_line> lines = distinct(among);
    if (on.is_point) return put(on, best(lines, *on.low));
    std::set<rational> cuts;
    for (std::size_t i = 0; i < lines.size(); ++i)
      for (std::size_t j = i + 1; j < lines.size(); ++j) {
        const rational steepness = lines[i].line.slope - lines[j].line.slope;
        if (steepness.sign() == 0) continue;
        const rational x = (lines[j].line.intercept - lines[i].line.intercept) / steepness;
        if (covers(on, x)) cuts.insert(x);
      }
    std::optional<rational> from = on.low;
    for (const rational& x : cuts) {
      const cell before{from, x, false};
      put(before, best(lines, before.sample()));
      put({x, x, true}, best(lines, x));
      from = x;
    }
    const cell last{from, on.high, false};
    put(last, best(lines, last.sample()));
  }

  [[nodiscard]] const std::vector<found_piece>& pieces() const { return pieces_; }

 private:
  static std::vector<candidate_line> distinct(const std::vector<candidate_line>& among) {
    std::vector<candidate_line> lines;
    for (const candidate_line& one : among)
      if (std::none_of(lines.begin(), lines.end(), [&](const candidate_line& other) { return other.line == one.line; }))
        lines.push_back(one);
    return lines;
  }
  [[nodiscard]] const candidate_line& best(const std::vector<candidate_line>& lines, const rational& x) const {
    return *std::min_element(lines.begin(), lines.end(), [&](const candidate_line& a, const candidate_line& b) {
      return side_ == side::low ? a.line.at(x) < b.line.at(x) : a.line.at(x) > b.line.at(x);
    });
  }

  /// Grows the last piece where the function goes on as it was.
  void put(const cell& on, const candidate_line& by) {
    found_piece* const last = pieces_.empty() ? nullptr : &pieces_.back();
    const bool touches = last != nullptr && last->on.high && on.low == last->on.high && last->to_closed != on.is_point;
    if (on.is_point) {
      if (touches && last->line.at(*on.low) == by.line.at(*on.low)) last->to_closed = true;
      else pieces_.push_back({on, true, true, by.line, {{on, by.as, by.completion}}});
      return;
    }
    if (touches && !last->on.is_point && last->line == by.line) {
      last->on.high = on.high, last->to_closed = false;
      found_piece::part& before = last->parts.back();
      // other conditions may fail here than there
      const bool same_reason = before.as == by.as && before.completion == by.completion && by.as != role::ineligible;
      if (same_reason) before.on.high = on.high;
      else last->parts.push_back({on, by.as, by.completion});
      return;
    }
    const bool takes_point = touches && last->on.is_point && last->line.at(*last->on.low) == by.line.at(*on.low);
    if (takes_point) pieces_.pop_back();
    pieces_.push_back({on, takes_point, false, by.line, {{on, by.as, by.completion}}});
  }

  side side_;
  std::vector<found_piece> pieces_;
};

/// Where neighbouring pieces do not meet.
inline std::vector<jump> jumps_of(const std::vector<piece>& pieces) {
  std::vector<jump> made;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const piece &left = pieces[i - 1], &right = pieces[i];
    if (!left.to || *left.to != right.from || left.to_closed == right.from_closed) continue;
    const rational size = right.at(right.from) - left.at(right.from);
    if (size.sign() != 0) made.push_back({right.from, size, left.to_closed});
  }
  return made;
}

}  // namespace santei::analyse::detail
