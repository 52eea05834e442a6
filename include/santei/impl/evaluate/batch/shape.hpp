// Which part each column plays once it is said which columns a table has: an amount read row by row, a digit of the key, or none.
#pragma once

#include <santei/impl/evaluate/batch/lines.hpp>
#include <santei/impl/evaluate/batch/several.hpp>
#include <santei/impl/evaluate/scales.hpp>

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

namespace santei::evaluate::detail {

inline constexpr std::size_t most_inputs = 64;                        // of a rule that goes by keys
inline constexpr std::size_t most_flat = std::size_t{1} << 16;           // combinations kept in a flat table
inline constexpr std::uint64_t most_combinations = std::uint64_t{1} << 60;
inline constexpr std::uint64_t refused_key = std::uint64_t{1} << 62;  // added by a code or number that the fact may not be
inline constexpr std::uint64_t killed_key = std::uint64_t{1} << 61;   // added by a class with which no row gets anything

struct derived_class;

/// One digit of the key. Class 0: the row does not know the fact, unless every row does.
struct key_part {
  enum class role { choice, cuts, amount };
  std::uint32_t input = 0;
  role is = role::choice;
  std::uint64_t stride = 1;
  std::uint32_t classes = 1;
  bool sure = false;
  bool watched = false;  // no answer hangs on it: of one class, and only looked at for what the fact may not be
  std::vector<std::uint32_t> class_of_choice;                // of 区分 and 真偽
  std::vector<std::vector<std::uint32_t>> choices_of_class;  // what a class may be: nothing for class 0
  std::vector<std::int64_t> cuts;                            // of a number: the first value of each class but the first known one
  std::int64_t least = 0, greatest = INT64_MAX;
  std::vector<bool> kills;  // of each class
  std::shared_ptr<const derived_class> derived;              // how the class follows where the fact is not told

  [[nodiscard]] std::uint32_t class_of(std::int64_t v) const {
    std::uint32_t k = sure ? 0 : 1;
    for (const std::int64_t cut : cuts) k += cut <= v;
    return k;
  }
  [[nodiscard]] std::int64_t value_of(std::uint32_t k) const {
    if (!sure) --k;
    return k > 0 ? cuts[k - 1] : cuts.empty() || least < cuts[0] ? least : cuts[0] - 1;
  }
  [[nodiscard]] bool allows(std::int64_t v) const { return least <= v && v <= greatest; }
};

/// A number that enters into the arithmetic.
struct amount_input {
  std::uint32_t input = 0;
  std::int64_t least = 0, greatest = INT64_MAX;
};

/// What some combinations of classes come to.
struct situation {
  std::size_t over = 0;                // the amount of the segments
  segment_table table;
  std::optional<several> many;         // in place of the table, where several amounts matter
  std::vector<std::size_t> many_from;  // the amounts that it reads
  std::array<std::optional<least_line>, yen_columns> lines;
  std::optional<segment> exact_words;  // of `many`, where all of its rows have the same verdict and the same kinds of amounts
};

/// How the rows of a table are looked up.
struct shape {
  bool hard = false;  // every row is asked alone
  std::vector<key_part> parts;
  std::vector<amount_input> amounts;
  std::uint64_t combinations = 1;

  mutable std::mutex lock;  // of all below
  mutable std::unique_ptr<std::atomic<const situation*>[]> flat;
  mutable std::unordered_map<std::uint64_t, const situation*> of_key;
  mutable std::vector<std::pair<std::uint64_t, const situation*>> in_order;  // as they were met
  mutable std::map<std::array<std::uint32_t, 5>, std::uint32_t> terms;
  mutable std::map<std::vector<std::uint32_t>, std::unique_ptr<const situation>> of_residue;
  mutable std::atomic<std::size_t> met = 0;  // combinations
};

/// A plan with what all its shapes share.
struct batch_plan {
  std::shared_ptr<const plan::measure_plan> plan;
  std::vector<std::int64_t> scales;
  std::vector<whole_range> limits;   // of numbers, in parts
  std::unique_ptr<const machine> whole;                       // for situations that read several amounts; null: their rows are asked alone
  bool alone = false;                                         // every row is: too many inputs, or a verdict that an amount puts in doubt
};

/// Tells a bound case what a class of a digit stands for; amounts stand for their whole range.
inline void tell_class(const plan::measure_plan& plan, const std::vector<std::int64_t>& scales, const key_part& part, std::uint32_t k,
                       bound_case& into) {
  if (part.watched || (k == 0 && !part.sure)) return;
  bound_value& value = into.values[part.input][0];
  if (part.is == key_part::role::choice) value = {true, interval::everything(), part.choices_of_class[k]};
  else if (part.is == key_part::role::amount || part.cuts.empty()) value = {true, plan.inputs[part.input].declared.range(), {}};
  else value = {true, interval::point(rational(part.value_of(k)) / rational(scales[part.input])), {}};
}

}  // namespace santei::evaluate::detail
