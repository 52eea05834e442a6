// Room for the words of a picture: what is drawn blocks places, and a label goes where it covers least.
#pragma once

#include <santei/impl/report/svg_frame.hpp>
#include <santei/number/rational.hpp>
#include <santei/text/width.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace santei::report::detail {

/// A rectangle of pixels, y downwards.
struct area {
  rational left, top, right, bottom;
};

/// Where a label may stand: the pixel that its first line starts, ends or is centred at.
struct label_place {
  place at;
  const char* anchor = "start";
};

/// Some lines of one size, one below the other.
struct label_block {
  std::vector<std::string> lines;
  std::int64_t size = 13, leading = 18;  // pixels

  [[nodiscard]] area area_at(const label_place& where) const {
    std::size_t columns = 0;
    for (const std::string& one : lines) columns = std::max(columns, display_width(one));
    const rational width = rational(static_cast<std::int64_t>(columns)) * rational(size) * rational(11, 20);
    const char first = where.anchor[0];
    const rational left = first == 's' ? where.at.x : first == 'e' ? where.at.x - width : where.at.x - width / rational(2);
    const rational below = rational(leading) * rational(static_cast<std::int64_t>(lines.size()) - 1);
    return {left, where.at.y - rational(size), left + width, where.at.y + below + rational(3)};
  }
};

class label_room {
 public:
  explicit label_room(area within) : within_(std::move(within)) {}

  void block(const place& a, const place& b) { lines_.emplace_back(a, b); }
  void block(const area& of) { areas_.push_back(of); }

  /// The place that covers least, the first of equals; it is taken from then on.
  label_place take(const label_block& of, const std::vector<label_place>& among) {
    const auto best = std::min_element(among.begin(), among.end(), [&](const label_place& a, const label_place& b) {
      return covered(of.area_at(a)) < covered(of.area_at(b));
    });
    block(of.area_at(*best));
    return *best;
  }

 private:
  [[nodiscard]] std::size_t covered(const area& of) const {
    const bool outside = of.left < within_.left || of.right > within_.right || of.top < within_.top || of.bottom > within_.bottom;
    std::size_t count = outside ? 100 : 0;
    for (const area& one : areas_)
      if (of.left < one.right && one.left < of.right && of.top < one.bottom && one.top < of.bottom) count += 10;
    for (const auto& [a, b] : lines_)
      if (crosses(a, b, of)) ++count;
    return count;
  }
  /// Whether some point of a line lies in the area: its part within the left and right edge is cut out, and then lies above, below or
  /// within.
  static bool crosses(const place& a, const place& b, const area& of) {
    const place &l = a.x <= b.x ? a : b, &r = a.x <= b.x ? b : a;
    if (r.x < of.left || l.x > of.right) return false;
    const auto y_at = [&](const rational& x) { return l.x == r.x ? l.y : l.y + (r.y - l.y) * (x - l.x) / (r.x - l.x); };
    rational top = y_at(std::max(l.x, of.left)), bottom = l.x == r.x ? r.y : y_at(std::min(r.x, of.right));
    if (top > bottom) std::swap(top, bottom);
    return top < of.bottom && bottom > of.top;
  }

  area within_;
  std::vector<std::pair<place, place>> lines_;
  std::vector<area> areas_;
};

}  // namespace santei::report::detail
