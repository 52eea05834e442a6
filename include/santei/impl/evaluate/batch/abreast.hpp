// Measures over one table that have keys and amount in common, and of which one column of yen is asked each: a block of them in one pass.
#pragma once

#include <santei/impl/evaluate/batch/table.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace santei::evaluate::detail {

/// The column of yen that is asked for, where nothing else is.
inline std::optional<yen_column> only_yen(const answer_columns& out) {
  const auto yen = yen_of(out);
  const auto valid = valid_of(out);
  const auto asked = [](const auto* column) { return column != nullptr; };
  if (out.verdict || out.status || out.problem || std::any_of(valid.begin(), valid.end(), asked)) return std::nullopt;
  if (std::count_if(yen.begin(), yen.end(), asked) != 1) return std::nullopt;
  return static_cast<yen_column>(std::find_if(yen.begin(), yen.end(), asked) - yen.begin());
}

/// One thread's runs of `abreast` measures.
template <class State>
class abreast_run {
 public:
  struct member {
    const fitted_table<State>* table = nullptr;
    const answer_columns* out = nullptr;
  };
  using members = std::array<member, abreast>;

  static bool fits(const members& of) {
    return std::all_of(of.begin(), of.end(), [&](const member& m) {
      const fitted_table<State>&t = *m.table, &head = *of[0].table;
      return only_yen(*m.out) && t.may_use_lanes && t.fitted.in_bytes && t.keys == head.keys && t.use == head.use &&
             t.of.amounts.size() == 1 && t.amounts[0] == head.amounts[0];
    });
  }
  /// Precondition: they fit.
  explicit abreast_run(const members& of) {
    for (std::size_t k = 0; k < abreast; ++k) {
      const yen_column c = *only_yen(*of[k].out);
      members_[k] = {of[k].table, yen_of(*of[k].out)[c], c};
    }
  }

  /// Rows [first, first + block_rows), answered in the rows from `to` on. False: some row needs more than lanes, and each measure has to be
  /// run by itself.
  bool block(std::size_t first, std::size_t to, block_scratch& scratch) {
    const fitted_table<State>& head = *members_[0].table;
    find_keys(head, first, block_rows, scratch);
    if (!pick()) return false;
    lane_tasks tasks;
    for (std::size_t k = 0; k < abreast; ++k) {
      const std::size_t from = ids_from_[k];
      if (from == k && look_up<false>(head.use, columns_[k]->bytes, scratch.byte_keys.data(), scratch.ids[k].data(), block_rows) != 0)
        return false;
      tasks[k] = {&columns_[k]->program, scratch.ids[from].data(), members_[k].to + to};
      if (reinterpret_cast<std::uintptr_t>(tasks[k].to) % 64 != 0) return false;
    }
    const std::uint64_t bits = code_(tasks, head.amounts[0].read(first, block_rows, scratch.first), block_rows);
    return std::all_of(columns_.begin(), columns_.end(), [&](const lane_column* c) { return in_reach(bits, c->program); });
  }
  /// Whether every row that block() answered surely has its amounts.
  [[nodiscard]] bool complete() const { return complete_; }

 private:
  struct answered {
    const fitted_table<State>* table = nullptr;
    std::int64_t* to = nullptr;
    yen_column column{};
  };

  /// The newest lanes of each; false where they do not go together.
  bool pick() {
    std::array<const lane_view*, abreast> newest;
    for (std::size_t k = 0; k < abreast; ++k) {
      const fitted_table<State>& table = *members_[k].table;
      newest[k] = table.known.views.pick(table.of, table.use);
    }
    if (newest == views_) return code_ != nullptr;
    views_ = newest;
    code_ = nullptr;
    std::array<const lane_program*, abreast> programs;
    for (std::size_t k = 0; k < abreast; ++k) {
      if (views_[k] == nullptr || !views_[k]->columns[members_[k].column].usable) return false;
      columns_[k] = &views_[k]->columns[members_[k].column];
      programs[k] = &columns_[k]->program;
      ids_from_[k] = 0;
      while (columns_[ids_from_[k]]->id_of_key != columns_[k]->id_of_key) ++ids_from_[k];
      complete_ = complete_ && (views_[k]->always_known >> members_[k].column & 1U) != 0;
    }
    code_ = code_abreast(members_[0].table->use, programs);
    return code_ != nullptr;
  }

  std::array<answered, abreast> members_;
  std::array<const lane_view*, abreast> views_{};
  std::array<const lane_column*, abreast> columns_{};
  std::array<std::size_t, abreast> ids_from_{};  // the first member with the same ids
  abreast_code code_ = nullptr;
  bool complete_ = true;
};

}  // namespace santei::evaluate::detail
