// Which block a clause or a header belongs to: 事業 ⊃ 枠 ⊃ 類型 ⊃ 費目; 明細 and 区分 stand in the block they follow.
#pragma once

#include <santei/impl/syntax/reader.ipp>

#include <cstdint>
#include <optional>
#include <utility>

namespace santei::syntax::detail {

/// The clauses a 費目 has of its own; all others after its header belong to the enclosing 枠 or 類型.
SANTEI_INLINE bool stays_in_category(clause_kind is) {
  switch (is) {
    case clause_kind::cost: case clause_kind::cost_cap: case clause_kind::cost_floor: case clause_kind::rate: case clause_kind::rate_addition:
    case clause_kind::rate_cap: case clause_kind::fixed:
    case clause_kind::amount: case clause_kind::raise_to: case clause_kind::cap: case clause_kind::rounding: case clause_kind::floor:
    case clause_kind::eligible: return true;
    default: return false;
  }
}

/// The clauses that stand before any header.
SANTEI_INLINE bool stands_in_file(clause_kind is) {
  switch (is) {
    case clause_kind::use:
    case clause_kind::vocabulary:
    case clause_kind::source:
    case clause_kind::item:
    case clause_kind::alias:
    case clause_kind::reading:
    case clause_kind::value:
    case clause_kind::table:
    case clause_kind::cases: case clause_kind::example: case clause_kind::unstated: case clause_kind::exclusive: return true;
    default: return false;
  }
}

SANTEI_INLINE std::string_view word_of(block_kind is) { return word_for(header_words, is); }

/// The blocks of a file as they are opened one after the other.
class block_builder {
 public:
  explicit block_builder(file& tree) : tree_(tree) {
    if (tree_.blocks.empty()) tree_.blocks.emplace_back();
  }

  /// Opens a block; says what is missing around it, but opens it all the same.
  std::optional<diagnostic> open(block made, const span& where) {
    close_for(made.is);
    std::optional<diagnostic> problem;
    if (!fits(made.is)) problem = out_of_place(word_of(made.is), where, made.is == block_kind::measure ? "事業" : "枠");
    made.parent = static_cast<std::int32_t>(current_);
    const bool holds = made.is != block_kind::choices;
    tree_.blocks.push_back(std::move(made));
    if (holds) current_ = tree_.blocks.size() - 1;
    return problem;
  }

  /// A new clause of the kind in the block where it belongs; until keep() or drop() it may be filled.
  clause& start(clause_kind is) {
    to_ = current_;
    if (tree_.blocks[to_].is == block_kind::rows && is != clause_kind::item) to_ = parent_of(to_);
    if (tree_.blocks[to_].is == block_kind::category && !stays_in_category(is)) to_ = parent_of(to_);
    auto& clauses = tree_.blocks[to_].clauses;
    if (clauses.empty()) clauses.reserve(8);
    return clauses.emplace_back();
  }
  /// Keeps it; drops it and says so when it needs a block that is not open.
  std::optional<diagnostic> keep() {
    const clause& made = tree_.blocks[to_].clauses.back();
    if (kind_here() == block_kind::rows && made.is != clause_kind::item) leave();
    if (to_ != 0 || stands_in_file(made.is)) return std::nullopt;
    diagnostic problem = out_of_place(keyword_of(made.is), made.keyword, "事業");
    drop();
    return problem;
  }
  void drop() { tree_.blocks[to_].clauses.pop_back(); }

 private:
  [[nodiscard]] std::size_t parent_of(std::size_t block) const { return static_cast<std::size_t>(tree_.blocks[block].parent); }
  void leave() { current_ = parent_of(current_); }
  [[nodiscard]] block_kind kind_here() const { return tree_.blocks[current_].is; }

  /// Leaves the blocks that a header of this kind ends.
  void close_for(block_kind is) {
    while (current_ != 0) {
      const block_kind here = kind_here();
      const bool ends = here == block_kind::rows || here == block_kind::category || (is <= block_kind::frame && here >= is);
      if (!ends) return;
      leave();
    }
  }
  [[nodiscard]] bool fits(block_kind is) const {
    switch (is) {
      case block_kind::measure: return kind_here() == block_kind::programme;
      case block_kind::frame: return kind_here() == block_kind::measure;
      case block_kind::category: return current_ != 0;
      default: return true;
    }
  }
  [[nodiscard]] static diagnostic out_of_place(std::string_view word, const span& where, const char* needs) {
    const std::string needed(needs), given(word);
    return make_problem("E0115", where, {"「" + given + "」は" + needed + "の中に書きます", given + " belongs within a " + needed},
                        {"この前に" + needed + "がありません", "no " + needed + " before this"},
                        mend{{}, {where.source, where.begin, where.begin}, needed + " 題名 [key]\n"});
  }

  file& tree_;
  std::size_t current_ = 0;
  std::size_t to_ = 0;  // where the clause under construction stands
};

}  // namespace santei::syntax::detail
