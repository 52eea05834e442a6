// A batch's shapes, and a batch met with the columns of one table.
#pragma once

#include <santei/impl/evaluate/batch/amounts.hpp>
#include <santei/impl/evaluate/batch/fitted.hpp>
#include <santei/impl/evaluate/batch/shaper.hpp>
#include <santei/impl/evaluate/batch/view.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <utility>
#include <vector>

namespace santei::evaluate {

struct batch::state {
  detail::batch_plan of;
  instruction_set use = instruction_set::portable;
  std::mutex lock;
  struct known_shape {
    std::unique_ptr<const detail::shape> of;
    detail::lane_views views;
  };
  std::map<std::pair<std::uint64_t, std::uint64_t>, known_shape> shapes;

  known_shape& shape_of(std::span<const column> inputs) {
    std::uint64_t present = 0, sure = 0;
    for (std::uint32_t i = 0; i < inputs.size() && i < 64; ++i) {
      const column& c = inputs[i];
      if (c.of == column::form::absent) continue;
      present |= std::uint64_t{1} << i;
      const bool may_be_unknown = !is_number(of.plan->inputs[i].declared.of.of) &&
                                  std::find(c.choices.begin(), c.choices.end(), unknown_code) != c.choices.end();
      if (c.validity == nullptr && !may_be_unknown) sure |= std::uint64_t{1} << i;
    }
    const std::lock_guard guard(lock);
    known_shape& at = shapes[{present, sure}];
    if (!at.of) at.of = detail::shaper(of, present, sure).build();
    return at;
  }
};

namespace detail {

/// A column that is read: rows ahead are asked for.
struct source {
  const char* data;
  std::size_t bytes;  // a row
  friend bool operator==(const source&, const source&) = default;
};

/// A batch met with the columns of one table: shared by all threads that run over it. `State` is batch::state.
template <class State>
struct fitted_table {
  fitted_table(State& state, std::span<const column> columns)
      : plan(state.of),
        use(state.use),
        inputs(columns),
        known(state.shape_of(columns)),
        of(*known.of),
        fitted(state.of, of, columns),
        may_use_lanes(has_lanes(of)) {
    for (std::size_t a = 0; a < std::min(amounts.size(), of.amounts.size()); ++a) amounts[a] = {columns[of.amounts[a].input], use};
    for (const column& c : columns) {
      const bool by_lanes = c.of == column::form::int64 && c.validity == nullptr;
      const std::size_t bytes = c.of == column::form::int64 ? 8 : c.of == column::form::int32 ? 4 : c.of == column::form::uint8 ? 1 : 0;
      if (bytes != 0 && !by_lanes) read.push_back({static_cast<const char*>(c.data) + c.offset * bytes, bytes});
    }
  }
  fitted_table(const fitted_table&) = delete;
  fitted_table& operator=(const fitted_table&) = delete;
  /// Whether no column bears on the answer, but that a cell may be refused.
  [[nodiscard]] bool constant() const {
    return !of.hard && of.amounts.empty() && std::all_of(of.parts.begin(), of.parts.end(), [](const key_part& p) { return p.watched; });
  }

  const batch_plan& plan;
  instruction_set use;
  std::span<const column> inputs;
  typename State::known_shape& known;
  const shape& of;
  fitted_shape fitted;
  bool may_use_lanes;
  std::array<amount_reader, 2> amounts;
  std::vector<source> read;  // but for what lanes read as they go
  const fitted_shape* keys = &fitted;  // of the first measure over the same table whose keys are the same
};

/// Finds the keys of a block, unless the scratch holds them.
template <class State>
void find_keys(const fitted_table<State>& table, std::size_t first, std::size_t count, block_scratch& scratch) {
  if (scratch.keys_of == table.keys) return;
  scratch.keys_of = table.keys;
  scratch.keyed = true;
  if (table.fitted.in_bytes) scratch.keyed = byte_digits(table.fitted, table.use, first, count, scratch).run();
  else wide_digits(table.plan, table.fitted, first, count, scratch).run();
}

}  // namespace detail

}  // namespace santei::evaluate
