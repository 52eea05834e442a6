// Which rows of a table can meet at all: looked up by one key, so that a long table is not compared row by row with itself.
#pragma once

#include <santei/impl/check/constant.ipp>
#include <santei/impl/check/work.ipp>
#include <santei/number/interval.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace santei::check::detail {

/// Pairs of rows, the earlier first.
using row_pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// An interval around the numbers that a key cell lets in; everything where it is not plain.
SANTEI_INLINE interval range_of_key(const work& w, syntax::condition_id id) {
  const syntax::condition& c = w.condition(id);
  if (c.is == syntax::condition_kind::all) {
    std::optional<interval> both = interval::everything();
    for (const syntax::condition_id part : c.parts) both = both ? intersect(*both, range_of_key(w, part)) : both;
    return both.value_or(interval::everything());
  }
  if (const auto& values = w.file.conditions[id].values; c.is == syntax::condition_kind::one_of && !values.empty()) {
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    return {bound{*least, true}, bound{*greatest, true}};
  }
  const auto with = c.is == syntax::condition_kind::compare ? constant_of(w.file, c.right) : std::nullopt;
  if (!with) return interval::everything();
  switch (c.how) {
    case syntax::comparison::at_least: return {bound{*with, true}, std::nullopt};
    case syntax::comparison::above: return {bound{*with, false}, std::nullopt};
    case syntax::comparison::at_most: return {std::nullopt, bound{*with, true}};
    case syntax::comparison::below: return {std::nullopt, bound{*with, false}};
    default: return interval::point(*with);
  }
}

/// Pairs of rows that one key leaves together; nothing where they are more than `most`.
class pairs_by_key {
 public:
  pairs_by_key(const work& w, const syntax::table_clause& table, std::size_t key, std::size_t most)
      : w_(w), table_(table), key_(key), most_(most) {}

  [[nodiscard]] std::optional<row_pairs> find() {
    const std::uint32_t fact = subject();
    if (fact != none && !is_number(w_.fact(fact).of.of)) by_choice();
    else by_number();
    if (too_many_) return std::nullopt;
    const auto later = [](const auto& a, const auto& b) { return std::pair(a.second, a.first) < std::pair(b.second, b.first); };
    std::sort(found_.begin(), found_.end(), later);
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::uint32_t subject() const {
    for (const syntax::table_row& row : table_.rows)
      if (key_ < row.keys.size() && w_.file.conditions[row.keys[key_]].subject != none) return w_.file.conditions[row.keys[key_]].subject;
    return none;
  }
  void add(std::size_t a, std::size_t b) {
    if (found_.size() >= most_) too_many_ = true;
    else found_.emplace_back(std::min(a, b), std::max(a, b));
  }

  void by_choice() {
    std::map<std::uint32_t, std::vector<std::size_t>> rows_of;
    std::vector<std::size_t> any;
    for (std::size_t r = 0; r < table_.rows.size() && !too_many_; ++r) {
      const auto& choices = w_.file.conditions[table_.rows[r].keys[key_]].choices;
      for (std::size_t other = 0; choices.empty() && other < r && !too_many_; ++other) add(other, r);
      for (std::size_t i = 0; !choices.empty() && i < any.size() && !too_many_; ++i) add(any[i], r);
      std::set<std::size_t> meets;  // by however many choices
      for (const std::uint32_t choice : choices) {
        auto& rows = rows_of[choice];
        if (rows.size() > most_) return void(too_many_ = true);
        meets.insert(rows.begin(), rows.end());
        rows.push_back(r);
      }
      for (const std::size_t other : meets) add(other, r);
      if (choices.empty()) any.push_back(r);
    }
  }
  /// In the order of their lower ends each row meets only those before it that reach as far.
  void by_number() {
    std::vector<std::pair<interval, std::size_t>> ranges;
    for (std::size_t r = 0; r < table_.rows.size(); ++r) ranges.emplace_back(range_of_key(w_, table_.rows[r].keys[key_]), r);
    std::stable_sort(ranges.begin(), ranges.end(), [](const auto& a, const auto& b) {
      const auto &x = a.first.lower(), &y = b.first.lower();
      return !x ? y.has_value() : y && x->value < y->value;
    });
    std::vector<std::size_t> open;  // indices into ranges
    for (std::size_t at = 0; at < ranges.size() && !too_many_; ++at) {
      const auto& low = ranges[at].first.lower();
      std::erase_if(open, [&](std::size_t before) {
        const auto& high = ranges[before].first.upper();
        return low && high && high->value < low->value;
      });
      for (const std::size_t before : open) add(ranges[before].second, ranges[at].second);
      open.push_back(at);
    }
  }

  const work& w_;
  const syntax::table_clause& table_;
  std::size_t key_, most_;
  row_pairs found_;
  bool too_many_ = false;
};

/// Every pair of rows that may meet, by the key that leaves fewest; nothing where even these are too many to compare.
SANTEI_INLINE std::optional<row_pairs> rows_that_may_meet(const work& w, const syntax::table_clause& table, std::size_t most) {
  std::optional<row_pairs> best;
  for (std::size_t key = 0; key < table.keys.size(); ++key) {
    if (std::any_of(table.rows.begin(), table.rows.end(), [&](const syntax::table_row& row) { return row.keys.size() <= key; })) continue;
    auto found = pairs_by_key(w, table, key, best ? best->size() : most).find();
    if (found) best = std::move(found);
  }
  return best;
}

}  // namespace santei::check::detail
