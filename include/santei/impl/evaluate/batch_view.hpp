// The lane programs of a shape as far as its situations are known: made anew when more are, never changed.
#pragma once

#include <santei/impl/evaluate/batch_keys.hpp>
#include <santei/impl/evaluate/batch_lanes.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace santei::evaluate::detail {

/// One column of amounts by lanes. A key whose entry is no_lane goes row by row.
struct lane_column {
  lane_program program;
  byte_table id_of_key;
  bool usable = false;
  bool all_known = true;  // no row of any lane is without the amount
};

struct lane_view {
  std::size_t met = 0;  // situations when it was made
  std::array<lane_column, yen_columns> columns;
  std::array<std::size_t, yen_columns> same_as{};  // an earlier column with the same amounts, or itself
};

inline bool same_line(const least_line& a, const least_line& b) {
  return a.lines == b.lines && (a.lines.empty() || (a.from == b.from && a.divisor == b.divisor && a.unit == b.unit && a.reach == b.reach));
}

class view_maker {
 public:
  explicit view_maker(const shape& of) : of_(of) {}

  /// Precondition: of.lock is held.
  std::unique_ptr<const lane_view> make() {
    auto made = std::make_unique<lane_view>();
    made->met = of_.owned.size();
    for (std::size_t c = 0; c < yen_columns; ++c) fill(made->columns[c], static_cast<yen_column>(c));
    for (std::size_t c = 0; c < yen_columns; ++c) {
      made->same_as[c] = c;
      for (std::size_t earlier = c; earlier-- > 0;)
        if (lines_[earlier].size() == lines_[c].size() && made->columns[earlier].id_of_key.entries == made->columns[c].id_of_key.entries &&
            std::equal(lines_[c].begin(), lines_[c].end(), lines_[earlier].begin(), same_line))
          made->same_as[c] = earlier;
    }
    return made;
  }

 private:
  void fill(lane_column& into, yen_column c) {
    into.id_of_key.entries.fill(no_lane);
    std::vector<least_line>& lines = lines_[c];
    bool zero = false;
    for (const auto& one : of_.owned) {
      const auto line = least_line_of(one->table, c);
      if (!line) continue;
      for (const segment& s : one->table.segments) into.all_known = into.all_known && s.yen[c].known;
      if (line->lines.empty()) {
        into.id_of_key.entries[one->key] = zero_id;
        zero = true;
        continue;
      }
      auto at = std::find_if(lines.begin(), lines.end(), [&](const least_line& l) { return same_line(l, *line); });
      if (at == lines.end()) {
        lines.push_back(*line);
        lane_program trial;
        if (!lane_assembler::assemble(lines, trial)) {
          lines.pop_back();
          continue;
        }
        at = lines.end() - 1;
      }
      into.id_of_key.entries[one->key] = static_cast<std::uint8_t>(at - lines.begin());
    }
    into.id_of_key.seal();
    into.usable = lane_assembler::assemble(lines.empty() ? std::vector<least_line>{{}} : lines, into.program) && (zero || !lines.empty());
    into.program.has_zero = zero;
  }

  const shape& of_;
  std::array<std::vector<least_line>, yen_columns> lines_;
};

/// Whether rows of the shape can go by lanes at all.
inline bool has_lanes(const shape& s) {
  return !s.hard && s.combinations <= most_byte_keys && s.over_least <= 0 && s.over_greatest >= lane_limit &&
         std::none_of(s.parts.begin(), s.parts.end(), [](const key_part& p) { return p.by_value; });
}

/// Views of one shape, kept for the threads that still use them.
struct lane_views {
  std::atomic<const lane_view*> now = nullptr;
  std::vector<std::unique_ptr<const lane_view>> owned;

  const lane_view& of(const shape& s) {
    const lane_view* known = now.load(std::memory_order_acquire);
    if (known != nullptr && known->met == s.met.load(std::memory_order_acquire)) return *known;
    const std::lock_guard guard(s.lock);
    known = now.load(std::memory_order_acquire);
    if (known != nullptr && known->met == s.owned.size()) return *known;
    owned.push_back(view_maker(s).make());
    now.store(owned.back().get(), std::memory_order_release);
    return *owned.back();
  }
};

}  // namespace santei::evaluate::detail
