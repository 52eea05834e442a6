// What the steps of a check share: the file under work, words to meanings, and what has been used.
#pragma once

#include <santei/check/check.hpp>
#include <santei/impl/check/trouble.ipp>
#include <santei/number/interval.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace santei::check::detail {

struct word_hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};
template <class Value>
using word_map = std::unordered_map<std::string, Value, word_hash, std::equal_to<>>;

/// Keys and labels to declarations: those of the vocabulary, whose table all its users share, then the file's own.
class fact_words {
 public:
  explicit fact_words(const checked& file) : file_(&file) {}
  void share(const checked& vocabulary) { shared_ = &vocabulary; }
  /// Enters the key and the label of a declaration, unless a word is known already.
  void add(std::uint32_t index) {
    for (const std::uint32_t code : {2 * index, 2 * index + 1})
      if (!find(text_of(*file_, code))) enter(code);
  }
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view word) const {
    const std::size_t hash = word_hash{}(word);
    const auto shared = shared_ != nullptr ? find_in(shared_->words, *shared_, word, hash) : std::nullopt;
    return shared ? shared : find_in(slots_, *file_, word, hash);
  }
  /// The first whose folded key or label is `folded`. Every word is folded once.
  [[nodiscard]] std::optional<std::uint32_t> find_folded(const std::string& folded) {
    for (; folded_ < file_->declarations.size(); ++folded_)
      for (const std::string* word : {&file_->declarations[folded_].key, &file_->declarations[folded_].label})
        by_folded_.try_emplace(fold_for_lookup(*word), static_cast<std::uint32_t>(folded_));
    const auto found = by_folded_.find(folded);
    return found == by_folded_.end() ? std::nullopt : std::optional(found->second);
  }
  /// The table of the file's own words, for its users.
  [[nodiscard]] std::vector<std::uint32_t> table() && { return std::move(slots_); }

 private:
  [[nodiscard]] static const std::string& text_of(const checked& file, std::uint32_t code) {
    const declaration& of = file.declarations[code / 2];
    return code % 2 == 0 ? of.key : of.label;
  }
  [[nodiscard]] static std::optional<std::uint32_t> find_in(const std::vector<std::uint32_t>& slots, const checked& file,
                                                            std::string_view word, std::size_t hash) {
    if (slots.empty()) return std::nullopt;
    for (std::size_t at = hash & (slots.size() - 1); slots[at] != none; at = (at + 1) & (slots.size() - 1))
      if (text_of(file, slots[at]) == word) return slots[at] / 2;
    return std::nullopt;
  }
  void enter(std::uint32_t code) {
    if (2 * ++count_ > slots_.size()) {
      std::vector<std::uint32_t> before(std::max<std::size_t>(32, 4 * slots_.size()), none);
      std::swap(before, slots_);
      for (const std::uint32_t one : before)
        if (one != none) place(one);
    }
    place(code);
  }
  void place(std::uint32_t code) {
    std::size_t at = word_hash{}(text_of(*file_, code)) & (slots_.size() - 1);
    while (slots_[at] != none) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = code;
  }

  const checked* file_;
  const checked* shared_ = nullptr;
  std::vector<std::uint32_t> slots_;  // as many as a power of two, at least half of them `none`
  std::size_t count_ = 0;
  std::size_t folded_ = 0;  // declarations whose words are folded
  word_map<std::uint32_t> by_folded_;
};

/// What a block gives a name to.
enum class thing_kind { value, table };
struct thing {
  thing_kind is = thing_kind::value;
  std::uint32_t index = 0;  // measure::values, checked::tables
  span where;               // the clause that names it first
  span name;
};

/// A 値 as its block gives it.
struct scope_value {
  named_value value;
  span where;  // its name, where it is first given
  std::uint8_t degree = 0;
  bool failed = true;  // has no type
  bool under_way = false;  // a clause of it is being looked into
  bool used = false;
};

/// The names of one block; what it has not, its parent may have.
struct scope {
  std::int32_t parent = -1;
  word_map<thing> names;
  word_map<std::uint32_t> category_names;  // key and title to measure::categories
  std::vector<scope_value> values;         // in the order of first mention; those of the parents come before them in a measure
  std::vector<std::uint32_t> categories;   // block indices
  std::uint32_t outer_values = 0;
  std::uint32_t outer_categories = 0;
};

/// How far a table has been looked into.
enum class progress { untouched, under_way, done };

struct work {
  checked& file;
  const environment& around;
  trouble problems;

  fact_words facts;                        // keys and labels as written
  word_map<std::uint32_t> programmes;      // of this file: key to block
  word_map<std::uint32_t> measures;        // of this file: key and title to block
  word_map<std::uint32_t> rows;            // 明細 of this file: key and title to block
  std::vector<scope> scopes;               // parallel to blocks
  std::vector<const syntax::alias_clause*> aliases;  // of this file
  std::vector<clause_place> table_places;  // parallel to checked::tables
  std::vector<progress> table_progress;
  std::vector<std::uint8_t> degrees;  // parallel to expressions: how many facts are multiplied
  std::vector<bool> failed;           // parallel to expressions: has no type
  std::vector<bool> used;             // parallel to declarations
  std::map<std::uint32_t, std::uint32_t> item_blocks;  // the block in which a declaration stands first
  std::vector<std::uint8_t> table_degrees;
  std::vector<bool> table_failed;
  std::vector<clause_place> broken;  // clauses with an error: what they say is not known
  std::size_t table_nesting = 0;     // tables looked into at once
  bool lacks_others = false;         // a file whose 補助額 is taken is not there, or is wrong
  std::size_t choices = 0;           // declared so far
  std::size_t range_steps = 0;       // left to the range question under way
  std::size_t linear_steps_left = around.within.all_linear_steps;
  std::size_t range_steps_left = around.within.all_range_steps;
  std::map<const scope_value*, interval> value_ranges;  // found by the question under way
  std::uint32_t others_eligible = none, exception_granted = none, rate_category = none, fixed_amount = none;

  work(checked& f, const environment& a) : file(f), around(a), facts(f) { grow(); }
  /// Makes room for what stands beside every expression and condition of the tree.
  void grow() {
    file.expressions.resize(file.tree.expressions.size());
    file.conditions.resize(file.tree.conditions.size());
    degrees.resize(file.tree.expressions.size());
    failed.resize(file.tree.expressions.size());
  }
  [[nodiscard]] const syntax::expression& expression(syntax::expression_id id) const { return file.tree.expressions[id]; }
  [[nodiscard]] const syntax::condition& condition(syntax::condition_id id) const { return file.tree.conditions[id]; }
  [[nodiscard]] const declaration& fact(std::uint32_t index) const { return file.declarations[index]; }
  /// The type with the currency of the file, where it is one of money.
  [[nodiscard]] type of_file(kind of) const { return of == kind::money ? type{of, {}, file.tree.money} : type{of, {}}; }
  [[nodiscard]] type money() const { return of_file(kind::money); }
};

/// More of something than a file may have.
SANTEI_INLINE void report_limit(work& w, const span& where, const std::string& ja, const std::string& en, std::size_t most) {
  const std::string number = std::to_string(most);
  w.problems.error("E0210", where, {ja + "（" + number + "まで）", en + " (at most " + number + ")"});
}

/// Where in the file a name stands: what it may refer to depends on it.
struct setting {
  std::uint32_t block = 0;
  std::uint32_t own_value = none;  // the value that the clause defines: it may use earlier ones alone
  const syntax::clause* clause = nullptr;
};

/// The value of a word in a map of words as written; null when there is none.
template <class Value>
const Value* find_raw(const word_map<Value>& map, std::string_view word) {
  if (map.empty()) return nullptr;  // most are
  const auto found = map.find(word);
  return found == map.end() ? nullptr : &found->second;
}
/// The same with both sides folded: slow, so asked only where nothing is found as written.
template <class Value>
const Value* find_folded(const word_map<Value>& map, const std::string& folded) {
  for (const auto& [word, value] : map)
    if (fold_for_lookup(word) == folded) return &value;
  return nullptr;
}

/// The same of facts: by value, as they stand in two places.
inline std::optional<std::uint32_t> find_raw(const fact_words& facts, std::string_view word) { return facts.find(word); }
inline std::optional<std::uint32_t> find_folded(fact_words& facts, const std::string& folded) { return facts.find_folded(folded); }

/// "（common.santei:17）" where the file and line of a place are known, else nothing.
SANTEI_INLINE std::string place_text(const work& w, const span& where) {
  if (w.around.sources == nullptr || where.source >= w.around.sources->size() || where.end == 0) return {};
  const source& text = (*w.around.sources)[where.source];
  const std::size_t slash = text.name().find_last_of('/');
  const std::string name = slash == std::string::npos ? text.name() : text.name().substr(slash + 1);
  return name + ":" + std::to_string(text.position_of(where.begin).line);
}

}  // namespace santei::check::detail
