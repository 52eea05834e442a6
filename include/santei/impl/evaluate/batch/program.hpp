// Formulas of several situations as one program for lanes: tables of numbers, looked up by a row's id. Its doubles are carriers of whole
// numbers as lanes.hpp proves.
#pragma once

#include <santei/impl/evaluate/batch/lines.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <vector>

namespace santei::evaluate::detail {

inline constexpr std::size_t lane_ids = 16;
inline constexpr std::uint8_t zero_id = 16;  // of rows that get nothing whatever the amount

/// Lines for up to 16 situations over one divisor, looked up by a row's lane id.
struct lane_program {
  bool plain_first = true;   // the first line is the same for all
  bool has_second = false;
  bool has_from = false, has_zero = false;
  bool has_third = false;    // a line of the second amount
  std::size_t ids = 0;
  std::int64_t reach = 0;
  alignas(64) std::array<double, lane_ids + 8> cap{}, first_n{}, first_m{}, second_n{}, second_m{}, third_n{}, third_m{}, from{};
  double inverse = 1, unit = 1;  // of the divisor d; lines come to (d − 1)/2 less than they are, so that the nearest whole is the floor
};

/// Formulas to a program; false where they do not fit together.
class lane_assembler {
 public:
  static bool assemble(const std::vector<least_line>& all, lane_program& into) { return lane_assembler(all).build(into); }

 private:
  explicit lane_assembler(const std::vector<least_line>& all) : all_(all) {}
  struct row {
    bool zero = false, has_first = false, has_third = false;
    whole_line first, second, third;
    std::int64_t cap = lane_limit, from = 0;
  };

  bool build(lane_program& into) {
    if (all_.size() > lane_ids) return false;
    std::int64_t divisor = 1, unit = 0, reach = lane_limit;
    for (const least_line& f : all_) {
      if (f.is_zero()) continue;
      if (unit != 0 && unit != f.unit) return false;
      unit = f.unit;
      if (wide_int(divisor) * f.divisor > lane_limit) return false;
      divisor = std::lcm(divisor, f.divisor);
    }
    std::vector<row> rows;
    for (const least_line& f : all_)
      if (!place(f, divisor, reach, rows.emplace_back())) return false;
    if (reach < least_reach) return false;
    share(rows, reach);
    write(rows, static_cast<double>(divisor), into);
    into.reach = reach;
    into.inverse = 1.0 / static_cast<double>(divisor);
    into.unit = static_cast<double>(unit == 0 ? 1 : unit);
    return true;
  }
  static bool place(const least_line& f, std::int64_t divisor, std::int64_t& reach, row& into) {
    into.zero = f.is_zero();
    into.from = f.from;
    if (into.zero) {
      into.cap = 0;
      return true;
    }
    std::vector<whole_line> lines = f.lines, sloped;
    for (whole_line& l : lines) {
      if (!scale_line(l, divisor / f.divisor)) return false;
      if (l.n == 0) into.cap = std::min(into.cap, l.m);
      else sloped.push_back(l);
    }
    std::vector<whole_line> beside = f.beside;
    for (whole_line& l : beside)
      if (!scale_line(l, divisor / f.divisor)) return false;
    reach = std::min({reach, f.reach, reach_of(lines), reach_of(beside)});
    if (sloped.size() > 2 || beside.size() > 1) return false;
    into.has_third = !beside.empty();
    if (into.has_third) into.third = beside.front();
    if (sloped.empty()) sloped.push_back({0, into.cap});
    into.second = sloped.back();
    into.has_first = sloped.size() == 2;
    if (into.has_first) into.first = sloped.front();
    return true;
  }
  /// Rows without a line of their own take one that changes nothing, best the others' own.
  static void share(std::vector<row>& rows, std::int64_t reach) {
    const auto at = [](const whole_line& l, std::int64_t v) { return wide_int(l.n) * v + l.m; };
    const row* model = nullptr;
    for (const row& r : rows)
      if (!r.zero && (model == nullptr || (r.has_first && !model->has_first))) model = &r;
    if (model == nullptr) return;
    const row like = *model;
    for (row& r : rows) {
      if (r.zero) {
        const bool harmless = at(like.second, 0) >= 0 && at(like.second, reach) >= 0 && at(like.first, 0) >= 0 &&
                              at(like.first, reach) >= 0;
        if (harmless) r.second = like.second, r.first = like.first, r.has_first = like.has_first, r.from = like.from;
      } else if (!r.has_first && like.has_first) {
        const bool above = at(like.first, 0) >= at(r.second, 0) && at(like.first, reach) >= at(r.second, reach);
        r.first = above ? like.first : r.second;
        r.has_first = true;
      }
    }
  }
  static void write(const std::vector<row>& rows, double divisor, lane_program& into) {
    const auto less = [&](std::int64_t m) { return static_cast<double>(m) - (divisor - 1) / 2; };
    into.ids = rows.size();
    for (const row& r : rows) into.has_second = into.has_second || r.has_first, into.has_third = into.has_third || r.has_third;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const row& r = rows[i];
      const whole_line first = into.has_second && r.has_first ? r.first : r.second;
      into.cap[i] = less(r.cap);
      into.first_n[i] = static_cast<double>(first.n), into.first_m[i] = less(first.m);
      into.second_n[i] = static_cast<double>(r.second.n), into.second_m[i] = less(r.second.m);
      into.third_n[i] = r.has_third ? static_cast<double>(r.third.n) : 0, into.third_m[i] = less(r.has_third ? r.third.m : r.cap);
      into.from[i] = static_cast<double>(r.from);
      into.plain_first = into.plain_first && into.first_n[i] == into.first_n[0] && into.first_m[i] == into.first_m[0];
      into.has_from = into.has_from || r.from > 0;
    }
  }

  const std::vector<least_line>& all_;
};

}  // namespace santei::evaluate::detail
