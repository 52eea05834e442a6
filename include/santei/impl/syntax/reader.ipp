// What the grammar writes into while it reads: the arena of the file, the clause under construction, and the budgets of an untrusted text.
#pragma once

#include <santei/impl/syntax/keywords.ipp>
#include <santei/impl/syntax/words.ipp>
#include <santei/syntax/parse.hpp>
#include <santei/text/width.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::syntax::detail {

/// Thrown within the parser alone: the clause cannot be read, or (exhausted) the file may not be read on.
struct refused {
  diagnostic problem;
};
struct exhausted {
  diagnostic problem;
};

SANTEI_INLINE diagnostic make_problem(const char* code, const span& where, message text, message beside, std::optional<message> help = {}) {
  return {severity::error, code, std::move(text), {{where, std::move(beside)}}, std::move(help)};
}
/// The same with what would be right in its place.
SANTEI_INLINE diagnostic make_problem(const char* code, const span& where, message text, message beside, mend instead) {
  diagnostic made = make_problem(code, where, std::move(text), std::move(beside));
  made.mends.push_back(std::move(instead));
  return made;
}

/// At most 24 characters of a word, for messages: a hostile word is as long as its file.
SANTEI_INLINE std::string shortened(std::string_view word) {
  std::size_t at = 0;
  for (int i = 0; i < 24 && at < word.size(); ++i) (void)next_code_point(word, at);
  return at == word.size() ? std::string(word) : std::string(word.substr(0, at)) + "…";
}

/// The mark to which a clause that cannot be read is undone.
struct arena_mark {
  std::size_t expressions = 0, conditions = 0;
};

/// The state behind the grammar's actions.
class reader {
 public:
  reader(std::string_view all, std::uint32_t index, const limits& allowed, file behind) : text(all), source(index), within(allowed), tree(std::move(behind)) {
    tree.source = index;
    heights_.resize(tree.expressions.size());
  }

  [[nodiscard]] std::string_view text_of(const token& t) const { return text.substr(t.begin, t.end - t.begin); }
  [[nodiscard]] span span_of(const token& t) const { return {source, t.begin, t.end}; }
  [[nodiscard]] word word_of(const token& t) const { return {std::string(text_of(t)), span_of(t)}; }
  /// The text between the outer 「 」.
  [[nodiscard]] std::string phrase_of(const token& t) const {
    std::string_view inner = text_of(t).substr(3);
    if (inner.size() >= 3 && inner.substr(inner.size() - 3) == "」") inner.remove_suffix(3);
    return std::string(inner);
  }

  /// The literal that the word is. The last one is remembered: a lookahead asks for it, and then the rule that takes it.
  [[nodiscard]] const std::optional<santei::literal>& literal_of(const token& t) const {
    if (literal_end_ == t.end) return literal_;
    literal_end_ = t.end;
    if (t.is != token_kind::word || t.says || t.end - t.begin > 512) literal_.reset();
    else literal_ = read_literal(text_of(t), {within.digits}).value;
    return literal_;
  }

  /// Whether the word is a choice that the file declares: 3歳未満 [under_3] in braces is one, and no number with a comparison.
  [[nodiscard]] bool is_declared(std::string_view word) const {
    if (!declared_) {
      declared_.emplace();
      std::size_t braces = 0;  // open ones, in which nothing but names, keys and commas stand
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        const token_kind is = tokens[i].is;
        if (is == token_kind::open_brace) ++braces;
        else if (is == token_kind::close_brace) braces -= braces > 0 ? 1 : 0;
        else if (is == token_kind::open_bracket && braces > 0 && i > 0 && tokens[i - 1].is == token_kind::word) declared_->insert(text_of(tokens[i - 1]));
        else if (is != token_kind::word && is != token_kind::comma && is != token_kind::open_bracket && is != token_kind::close_bracket) braces = 0;
      }
    }
    return declared_->contains(word);
  }

  /// Counts a word that was read and remembers it: the last one is where a span ends.
  void took(const token& t) {
    last = &t;
    if (++steps > within.steps) throw exhausted{out_of("E0118", "手順", "steps", within.steps)};
  }
  void count_node() {
    if (++nodes > within.nodes) throw exhausted{out_of("E0104", "部品（式・条件・条文・表の欄）", "nodes", within.nodes)};
  }

  /// A literal or name, the last of the expressions, to be filled.
  expression& add_leaf(const token& t) {
    count_node();
    heights_.push_back(1);
    expression& made = tree.expressions.emplace_back();
    made.where = span_of(t);
    return made;
  }
  [[nodiscard]] expression_id last_expression() const { return static_cast<expression_id>(tree.expressions.size() - 1); }
  /// The literal that the word is, for the one rule that keeps it. Precondition: it is one.
  [[nodiscard]] santei::literal take_literal(const token& t) {
    (void)literal_of(t);
    literal_end_ = 0;
    return *std::move(literal_);
  }

  expression_id add(expression&& what) {
    count_node();
    std::size_t height = 1;
    for (const expression_id part : what.operands) height = std::max(height, std::size_t{heights_[part]} + 1);
    if (height > std::size_t{4} * nesting_limit()) throw refused{too_deep(what.where)};
    heights_.push_back(static_cast<std::uint16_t>(height));
    tree.expressions.push_back(std::move(what));
    return static_cast<expression_id>(tree.expressions.size() - 1);
  }
  condition_id add(condition&& what) {
    count_node();
    tree.conditions.push_back(std::move(what));
    return static_cast<condition_id>(tree.conditions.size() - 1);
  }

  /// One parenthesis, call or brace deeper, or out of it again. The bound also keeps the machine's stack.
  void enter(const token& t) {
    if (++depth > nesting_limit()) throw refused{too_deep(span_of(t))};
  }
  void leave() { --depth; }

  [[nodiscard]] arena_mark mark() const { return {tree.expressions.size(), tree.conditions.size()}; }
  void roll_back(const arena_mark& to) {
    tree.expressions.resize(to.expressions);
    tree.conditions.resize(to.conditions);
    heights_.resize(to.expressions);
    depth = 0;
  }

  /// Keeps a problem that does not stop the clause.
  void report(diagnostic problem) { problems.push_back(std::move(problem)); }

  std::string_view text;
  std::uint32_t source;
  limits within;
  file tree;
  diagnostics problems;

  std::vector<token> tokens;
  const token* last = nullptr;     // read last
  clause* out = nullptr;           // under construction, in its block
  block header;                    // under construction
  expression_id left = 0;          // of the comparison under construction
  word subject;                    // of the reading under construction
  std::vector<std::int32_t> wider; // the choices whose own choices are being read
  table_row row;                   // of the table under construction
  std::size_t key_columns = 0;
  std::uint32_t row_begin = 0;
  rational bound;                  // of the item under construction
  bool is_header = false;          // whether `header`, not `out`, is under construction
  bool said_one_of = false;        // のいずれか, of the figure under construction
  std::vector<std::vector<std::string>> parted_names;  // that were declared with spaces in them, word by word
  std::vector<expression> cut_fractions;  // of the clause under construction: decimals that its phrase must say
  std::size_t depth = 0, nodes = 0, steps = 0;

 private:
  [[nodiscard]] std::size_t nesting_limit() const { return std::min<std::size_t>(within.nesting, 256); }
  [[nodiscard]] diagnostic too_deep(const span& where) const {
    const std::string most = std::to_string(nesting_limit());
    return make_problem("E0103", where, {"入れ子が深すぎます（" + most + "段まで）", "nested too deeply (at most " + most + ")"},
                        {"ここで限度を超えます", "the limit is passed here"},
                        message{"途中の式に 値 で名前を付けて分けてください", "name a part of it by 値"});
  }
  [[nodiscard]] diagnostic out_of(const char* code, const std::string& ja, const std::string& en, std::size_t most) const {
    const span where = last != nullptr ? span_of(*last) : span{source, 0, 0};
    return make_problem(
        code, where,
        {ja + "が多すぎます（" + std::to_string(most) + "まで）", "too many " + en + " (at most " + std::to_string(most) + ")"},
        {"ここで読むのをやめました", "reading stopped here"}, message{"ファイルを分けてください", "split the file"});
  }

  mutable std::uint32_t literal_end_ = 0;  // where the word ends that was asked for last
  mutable std::optional<santei::literal> literal_;
  mutable std::optional<std::set<std::string_view>> declared_;
  std::vector<std::uint16_t> heights_;  // of the expressions: how deep each one is
};

}  // namespace santei::syntax::detail
