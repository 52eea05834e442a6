// Definitions of leaps, dead zones and marginal rates.
#pragma once

#include <santei/analyse/cliffs.hpp>

#include <algorithm>
#include <utility>

namespace santei::analyse {

namespace detail {

/// Dead stretches as they are found, joined where they touch.
class dead_stretches {
 public:
  void add(dead_zone one) {
    if (!zones_.empty()) {
      dead_zone& last = zones_.back();
      if (last.to && *last.to == one.from && last.amount == one.amount) {  // a single value between them brings no more
        last.to = one.to, last.to_closed = one.to_closed;
        if (last.why.find(one.why) == std::string::npos) last.why += " / " + one.why;
        return;
      }
    }
    zones_.push_back(std::move(one));
  }
  [[nodiscard]] std::vector<dead_zone> take() && { return std::move(zones_); }

 private:
  std::vector<dead_zone> zones_;
};

/// The part of one piece that stays at or below `most`, the greatest amount before it.
SANTEI_INLINE std::optional<dead_zone> dead_part(const piece& of, const std::optional<rational>& most) {
  if (of.to && *of.to == of.from) return std::nullopt;
  if (of.slope.sign() <= 0) {
    const rational start = of.at(of.from);
    if (most && *most > start) return dead_zone{of.from, of.to, of.from_closed, of.to_closed, *most, of.why};
    return dead_zone{of.from, of.to, true, of.to_closed, start, of.why};
  }
  if (!most || of.at(of.from) >= *most) return std::nullopt;
  const rational recovers = (*most - of.intercept) / of.slope;
  const bool inside = !of.to || recovers < *of.to;
  return dead_zone{of.from, inside ? std::optional(recovers) : of.to, of.from_closed, inside || of.to_closed, *most, of.why};
}

}  // namespace detail

SANTEI_INLINE std::vector<cliff> cliffs_of(const line& of) {
  std::vector<cliff> made;
  for (const jump& one : of.jumps) {
    const auto behind =
        std::find_if(of.pieces.begin(), of.pieces.end(), [&](const piece& p) { return p.from == one.at && p.from_closed != one.beyond; });
    if (behind == of.pieces.end() || behind == of.pieces.begin()) continue;
    const piece& front = *std::prev(behind);
    const rational after = behind->at(one.at);
    made.push_back({one, front.at(one.at), after,
                    one.size.sign() > 0 && !front.why.empty() && front.at(one.at).sign() == 0 ? front.why : behind->why});
  }
  return made;
}

SANTEI_INLINE std::vector<dead_zone> dead_zones_of(const line& of) {
  detail::dead_stretches found;
  std::optional<rational> most;
  for (const piece& one : of.pieces) {
    if (auto dead = detail::dead_part(one, most)) found.add(*std::move(dead));
    const rational start = one.at(one.from), end = one.to ? one.at(*one.to) : start;
    const rational top = std::max(start, end);
    most = most ? std::max(*most, top) : top;
  }
  return std::move(found).take();
}

SANTEI_INLINE std::optional<rational> marginal_rate(const line& of, const rational& x) {
  for (const piece& one : of.pieces)
    if (one.from <= x && (!one.to || x < *one.to)) return one.slope;
  return std::nullopt;
}

}  // namespace santei::analyse
