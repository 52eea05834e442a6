// The lane programs of a shape as far as its situations are known: made anew when more are, never changed.
#pragma once

#include <santei/impl/evaluate/batch/keys.hpp>
#include <santei/impl/evaluate/batch/lanes.hpp>
#include <santei/impl/evaluate/batch/words.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace santei::evaluate::detail {

/// One column of amounts by lanes. A key whose entry is no_lane goes row by row.
struct lane_column {
  lane_program program;
  lane_code code = nullptr, past_caches = nullptr;
  std::vector<std::uint8_t> id_of_key;
  byte_table bytes;  // the same, where keys are bytes
  bool usable = false;
};

struct lane_view {
  std::size_t met = 0;  // situations when it was made
  std::array<lane_column, yen_columns> columns;
  std::array<std::size_t, yen_columns> same_as{};  // an earlier column with the same amounts, or itself
  word_tables words;
  std::uint8_t always_known = 0;           // bit of a column: every row by lanes has such an amount
};

class view_maker {
 public:
  view_maker(const shape& of, instruction_set use) : of_(of), use_(use) {}

  /// Precondition: of.lock is held.
  std::unique_ptr<const lane_view> make() {
    auto made = std::make_unique<lane_view>();
    made->met = of_.in_order.size();
    for (std::size_t c = 0; c < yen_columns; ++c) fill(made->columns[c], static_cast<yen_column>(c));
    for (std::size_t c = 0; c < yen_columns; ++c) {
      made->same_as[c] = c;
      for (std::size_t earlier = c; earlier-- > 0;)
        if (lines_[earlier].size() == lines_[c].size() && made->columns[earlier].id_of_key == made->columns[c].id_of_key &&
            std::equal(lines_[c].begin(), lines_[c].end(), lines_[earlier].begin(), same_line))
          made->same_as[c] = earlier;
    }
    word(*made);
    return made;
  }

 private:
  void fill(lane_column& into, yen_column c) {
    into.id_of_key.assign(of_.combinations, no_lane);
    std::vector<least_line>& lines = lines_[c];
    bool zero = false;
    for (const auto& [key, one] : of_.in_order) {
      const auto& line = one->lines[c];
      if (!line) continue;
      if (line->is_zero()) {
        into.id_of_key[key] = zero_id;
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
      into.id_of_key[key] = static_cast<std::uint8_t>(at - lines.begin());
    }
    into.bytes = bytes_of(into.id_of_key);
    into.usable = lane_assembler::assemble(lines.empty() ? std::vector<least_line>{{}} : lines, into.program) && (zero || !lines.empty());
    into.program.has_zero = zero;
    into.code = code_of(use_, into.program, false), into.past_caches = code_of(use_, into.program, true);
  }
  void word(lane_view& into) const {
    into.always_known = known_by_lanes(into);
    std::vector<situation_words> all;
    into.words.id_of_key.assign(of_.combinations, no_lane);
    for (const auto& [key, one] : of_.in_order) {
      const auto words = words_of(*one);
      if (!words) continue;
      const auto at = std::find(all.begin(), all.end(), *words);
      if (at == all.end() && all.size() == word_tables::most) continue;
      into.words.id_of_key[key] = static_cast<std::uint8_t>(at - all.begin());
      if (at == all.end()) all.push_back(*words);
    }
    into.words.ids = bytes_of(into.words.id_of_key);
    into.words.take(all);
    into.words.one_amount = std::all_of(into.same_as.begin(), into.same_as.end(), [](std::size_t c) { return c == 0; });
  }
  /// Of use where keys are bytes.
  static byte_table bytes_of(const std::vector<std::uint8_t>& of_key) {
    byte_table made;
    made.entries.fill(no_lane);
    if (of_key.size() <= most_byte_keys) std::copy(of_key.begin(), of_key.end(), made.entries.begin());
    made.seal();
    return made;
  }

  std::uint8_t known_by_lanes(const lane_view& by) const {
    std::array<bool, yen_columns> known{};
    known.fill(true);
    for (const auto& [key, one] : of_.in_order) {
      const std::uint8_t everywhere = known_everywhere(*one);
      for (std::size_t c = 0; c < yen_columns; ++c)
        known[c] = known[c] && (by.columns[c].id_of_key[key] == no_lane || (everywhere >> c & 1U) != 0);
    }
    std::uint8_t bits = 0;
    for (std::size_t c = 0; c < yen_columns; ++c) bits = static_cast<std::uint8_t>(bits | unsigned{known[c]} << c);
    return bits;
  }

  const shape& of_;
  instruction_set use_;
  std::array<std::vector<least_line>, yen_columns> lines_;
};

/// Whether rows of the shape can go by lanes at all.
inline bool has_lanes(const shape& s) {
  return !s.hard && s.combinations <= most_flat && s.amounts.size() <= 2 &&
         std::all_of(s.amounts.begin(), s.amounts.end(), [](const amount_input& a) { return a.least <= 0 && a.greatest >= lane_limit; });
}

/// Views of one shape, shared by the threads that run over it; old ones are kept for those that still use them.
class lane_views {
 public:
  /// The newest view, made anew where much more is known, or, from time to time, a little more; null: no situation is known.
  const lane_view* pick(const shape& s, instruction_set use) {
    const std::size_t met = s.met.load(std::memory_order_acquire);
    const lane_view* known = now_.load(std::memory_order_acquire);
    const std::size_t seen = known == nullptr ? 0 : known->met;
    if (met == seen) return known;
    const bool much = met * 2 >= seen * 3;
    if (!much && late_.fetch_add(1, std::memory_order_relaxed) + 1 < patience_.load(std::memory_order_relaxed)) return known;
    const std::lock_guard guard(s.lock);
    known = now_.load(std::memory_order_acquire);
    if (known != nullptr && known->met >= met) return known;
    owned_.push_back(view_maker(s, use).make());
    late_.store(0, std::memory_order_relaxed);
    patience_.store(patience_.load(std::memory_order_relaxed) * 2, std::memory_order_relaxed);
    now_.store(owned_.back().get(), std::memory_order_release);
    return owned_.back().get();
  }

 private:
  std::atomic<const lane_view*> now_ = nullptr;
  std::atomic<std::size_t> late_ = 0, patience_ = 16;  // blocks
  std::vector<std::unique_ptr<const lane_view>> owned_;
};

}  // namespace santei::evaluate::detail
