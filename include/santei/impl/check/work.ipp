// What the steps of a check share: the file under work, words to meanings, and what has been used.
#pragma once

#include <santei/check/check.hpp>
#include <santei/impl/check/trouble.ipp>

#include <algorithm>
#include <cstdint>
#include <functional>
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

/// Keys and labels to declarations: those of the vocabulary, which it has sorted once for all its users, then the file's own.
class fact_words {
 public:
  void share(const checked& vocabulary) { shared_ = &vocabulary; }
  /// Nothing is added where the word is known.
  void try_emplace(const std::string& word, std::uint32_t index) {
    if (!find(word)) own_.try_emplace(word, index);
  }
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view word) const {
    if (shared_ != nullptr) {
      const auto at = std::lower_bound(shared_->words.begin(), shared_->words.end(), word, [&](std::uint32_t code, std::string_view w) { return text_of(*shared_, code) < w; });
      if (at != shared_->words.end() && text_of(*shared_, *at) == word) return *at / 2;
    }
    const auto found = own_.find(word);
    return found == own_.end() ? std::nullopt : std::optional(found->second);
  }
  /// The first for which `is` holds.
  template <class Predicate>
  [[nodiscard]] std::optional<std::uint32_t> find_if(const Predicate& is) const {
    if (shared_ != nullptr)
      for (const std::uint32_t code : shared_->words)
        if (is(text_of(*shared_, code))) return code / 2;
    for (const auto& [word, index] : own_)
      if (is(word)) return index;
    return std::nullopt;
  }

  /// The words of a file's declarations, as its users will look them up.
  [[nodiscard]] static std::vector<std::uint32_t> sorted_words(const checked& file) {
    std::vector<std::uint32_t> codes;
    for (std::uint32_t i = 0; i < file.declarations.size(); ++i) codes.insert(codes.end(), {2 * i, 2 * i + 1});
    std::stable_sort(codes.begin(), codes.end(), [&](std::uint32_t a, std::uint32_t b) { return text_of(file, a) < text_of(file, b); });
    return codes;
  }

 private:
  [[nodiscard]] static const std::string& text_of(const checked& file, std::uint32_t code) {
    const declaration& of = file.declarations[code / 2];
    return code % 2 == 0 ? of.key : of.label;
  }
  const checked* shared_ = nullptr;
  word_map<std::uint32_t> own_;
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
  std::vector<clause_place> table_places;  // parallel to checked::tables
  std::vector<progress> table_progress;
  std::vector<std::uint8_t> degrees;  // parallel to expressions: how many facts are multiplied
  std::vector<bool> failed;           // parallel to expressions: has no type
  std::vector<bool> used;             // parallel to declarations
  std::vector<std::uint8_t> table_degrees;
  std::vector<bool> table_failed;
  std::vector<clause_place> broken;  // clauses with an error: what they say is not known
  std::size_t range_steps = 0;       // left to the range question under way
  std::uint32_t others_eligible = none, exception_granted = none, rate_category = none, fixed_amount = none;

  work(checked& f, const environment& a) : file(f), around(a) { grow(); }
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
};

/// Where in the file a name stands: what it may refer to depends on it.
struct setting {
  std::uint32_t block = 0;
  std::uint32_t own_value = none;  // the value that the clause defines: it may use earlier ones alone
  const syntax::clause* clause = nullptr;
};

/// The value of a word in a map of words as written; null when there is none.
template <class Value>
const Value* find_raw(const word_map<Value>& map, std::string_view word) {
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
inline std::optional<std::uint32_t> find_folded(const fact_words& facts, const std::string& folded) {
  return facts.find_if([&](const std::string& word) { return fold_for_lookup(word) == folded; });
}

/// "（common.santei:17）" where the file and line of a place are known, else nothing.
SANTEI_INLINE std::string place_text(const work& w, const span& where) {
  if (w.around.sources == nullptr || where.source >= w.around.sources->size() || where.end == 0) return {};
  const source& text = (*w.around.sources)[where.source];
  const std::size_t slash = text.name().find_last_of('/');
  const std::string name = slash == std::string::npos ? text.name() : text.name().substr(slash + 1);
  return name + ":" + std::to_string(text.position_of(where.begin).line);
}

}  // namespace santei::check::detail
