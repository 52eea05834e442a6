// Conditions: または over かつ over でない; comparisons, choices, facts that are true, readings, other measures used.
#pragma once

#include <santei/impl/syntax/grammar/expression.ipp>

namespace santei::syntax::detail::grammar {

/// A parenthesis around a condition: what follows its partner goes on with neither が nor an operator.
struct opens_condition {
  static bool test(const reader& r, cursor at, cursor last) {
    if (at->is != token_kind::open) return false;
    if (at->partner == 0) return true;
    const cursor after = r.tokens.data() + at->partner + 1;
    const known_word word = known_at(after, last);
    return !(word == "が" || word == "なければ" || begins_operation(r, after, last) || is_in<comparison_words>(word));
  }
};

/// After が: one word that is compared by name, not the beginning of an expression.
struct is_choice {
  static bool test(const reader& r, cursor at, cursor last) {
    if (!is_plain_word::test(r, at, last)) return false;
    const cursor after = at + 1;
    if (is_call::test(r, at, last) || (after < last && after->is == token_kind::open && after->begin == at->end)) return false;
    const known_word word = known_at(after, last);
    return !(word == "なければ" || is_in<comparison_words>(word) || begins_operation(r, after, last));
  }
};

/// A second bound: a number with 以下 or 未満 after it, or at least a number.
struct is_second_bound {
  static bool test(const reader& r, cursor at, cursor last) {
    const bool compared = is_in<comparison_words>(known_at(at + 1, last));
    return at->is == token_kind::word && (compared || is_literal::test(r, at, last)) && !is_particle(at->says);
  }
};

SANTEI_INLINE condition start_condition(const reader& r, condition_kind is, const span& where) {
  condition made;
  made.is = is;
  made.where = {r.source, where.begin, where.end};
  return made;
}

SANTEI_INLINE condition_id add_compare(reader& r, expression_id left, comparison how, expression_id right) {
  condition made = start_condition(r, condition_kind::compare, r.tree.expressions[left].where);
  made.where.end = r.last->end;
  made.left = left;
  made.how = how;
  made.right = right;
  made.worded = wording_of(r.text_of(*r.last));
  return r.add(std::move(made));
}

/// One part stands for itself, several become one condition.
SANTEI_INLINE condition_id add_parts(reader& r, condition_kind is, const std::vector<condition_id>& parts) {
  if (parts.size() == 1) return parts.front();
  condition made = start_condition(r, is, r.tree.conditions[parts.front()].where);
  made.where.end = r.tree.conditions[parts.back()].where.end;
  made.parts = parts;
  return r.add(std::move(made));
}

/// `大幅賃上げ なければ いいえ`, read as an expression, is the fact on the left; the word beside it goes into the condition.
SANTEI_INLINE expression_id take_default(const reader& r, expression_id left, condition& into) {
  const expression& e = r.tree.expressions[left];
  if (e.is != expression_kind::otherwise) return left;
  const expression &fact = r.tree.expressions[e.operands[0]], &absent = r.tree.expressions[e.operands[1]];
  if (fact.is != expression_kind::name || absent.is != expression_kind::name) return left;
  into.if_missing = absent.name;
  return e.operands[0];
}

/// The subject of a choice is the name on its left.
SANTEI_INLINE word subject_of(const reader& r, expression_id left) {
  const expression& e = r.tree.expressions[left];
  if (e.is == expression_kind::name) return e.name;
  if (e.is == expression_kind::member) return {e.name.text + "." + e.member.text, e.where};
  throw refused{make_problem("E0108", e.where, {"計算の結果は選択肢と比べられません", "a computed value is not compared with a choice"},
                             {"ここは名前か、または「以上」などの比較が要ります", "a name is expected here, or a comparison such as 以上"},
                             message{"額や数と比べます（例: が 10億円 以上）", "compare it with an amount or a number, as in が 10億円 以上"})};
}

/// `投資額が10億円以上`, all in one word, would pass for a true fact.
SANTEI_INLINE void refuse_glued_sentence(const expression& e) {
  const std::string& text = e.name.text;
  const std::size_t at = text.size() > 512 ? std::string::npos : text.find("が");
  if (at == std::string::npos || at == 0 || digit_at(text, at + 3) == 0) return;
  std::string apart = text.substr(0, at) + " が " + text.substr(at + 3);
  for (const auto& [word, unused_comparison] : comparison_words)
    if (apart.size() > word.size() && std::string_view(apart).substr(apart.size() - word.size()) == word) {
      apart.insert(apart.size() - word.size(), " ");
      throw refused{make_problem("E0110", e.where, {"語の間に空白がありません", "no spaces between the words"},
                                 {"「が」と「" + std::string(word) + "」の前に空白が要ります", "spaces belong before が and " + std::string(word)},
                                 mend{{}, e.where, apart})};
    }
}

SANTEI_INLINE condition_id add_flag(reader& r, expression_id written) {
  condition made = start_condition(r, condition_kind::flag, r.tree.expressions[written].where);
  const expression_id left = take_default(r, written, made);
  const expression& e = r.tree.expressions[left];
  if (e.is != expression_kind::name)
    throw refused{make_problem("E0108", e.where, {"条件になっていません", "this is no condition"}, {"何と比べるかがありません", "it is compared with nothing"},
                               message{"「が」と、比べる額や数を続けます（例: が 10億円 以上）", "compare it with an amount or a number, as in が 10億円 以上"})};
  refuse_glued_sentence(e);
  made.left = left;
  made.subject = e.name;
  return r.add(std::move(made));
}

/// A single number is compared (機能数 が 1); all else are choices.
SANTEI_INLINE condition_id end_choices(reader& r, condition& made) {
  made.is = condition_kind::one_of;
  made.left = take_default(r, r.left, made);
  made.subject = subject_of(r, made.left);
  made.where = {r.source, made.subject.where.begin, r.last->end};
  const word& first = made.choices.front();
  const auto single = made.choices.size() == 1 && !made.and_others ? read_literal(first.text, {r.within.digits}).value : std::nullopt;
  if (!single || r.is_declared(first.text)) return r.add(std::move(made));
  expression value;
  value.where = first.where;
  value.literal = *single;
  return add_compare(r, r.left, comparison::equal, r.add(std::move(value)));
}

SANTEI_INLINE condition_id end_reading(reader& r, condition& made) {
  made.is = condition_kind::reading;
  made.subject = r.subject;
  made.where = {r.source, made.subject.where.begin, r.last->end};
  return r.add(std::move(made));
}

SANTEI_INLINE condition_id add_negation(reader& r, condition_id of) {
  condition made = start_condition(r, condition_kind::negation, r.tree.conditions[of].where);
  made.where.end = r.last->end;
  made.parts = {of};
  return r.add(std::move(made));
}

SANTEI_INLINE void add_choice(reader& r, condition& to, const token& t) {
  refuse_glued_comparison(r, t);
  r.count_node();
  to.choices.push_back(r.word_of(t));
}

inline constexpr x3::rule<class key_rule, word> key{"キー（例: [investment]）\na key such as [investment]"};
inline constexpr x3::rule<class any_parts_rule, std::vector<condition_id>> any_parts{"条件\na condition"};
inline constexpr x3::rule<class all_parts_rule, std::vector<condition_id>> all_parts{
    "条件（例: 投資額 が 10億円 以上）\na condition such as 投資額 が 10億円 以上"};
inline constexpr x3::rule<class negatable_rule, condition_id> negatable{"条件（例: 投資額 が 10億円 以上）\na condition such as 投資額 が 10億円 以上"};
inline constexpr x3::rule<class group_rule, condition_id> group{"括弧の条件\na condition in parentheses"};
inline constexpr x3::rule<class relation_rule, condition_id> relation{"条件\na condition"};
inline constexpr x3::rule<class compared_rule, condition_id> compared{
    "比べる相手（例: 10億円 以上、中小企業）\nwhat it is compared with, such as 10億円 以上 or 中小企業"};
inline constexpr x3::rule<class bounds_rule, std::vector<condition_id>> bounds{"比べる値\na value"};
inline constexpr x3::rule<class choices_rule, condition> choices{"選択肢（例: 中小企業, 中堅企業 のいずれか）\nchoices such as 中小企業, 中堅企業 のいずれか"};
inline constexpr x3::rule<class used_rule, condition> used{"事業の利用\nthe use of a measure"};
inline constexpr x3::rule<class reading_atom_rule, condition_id> reading_atom{"読み\na reading"};
inline constexpr x3::rule<class comparison_rule, comparison> comparison_word{"比較の語（以上, 以下, 超, 未満）\na comparison: 以上, 以下, 超 or 未満"};
inline constexpr x3::rule<class choice_rule, token> choice_word{"選択肢\na choice"};
inline constexpr x3::rule<class key_word_rule, token> key_word{"キーの文字（例: investment）\nthe letters of a key, such as investment"};

SANTEI_INLINE word checked_key(const reader& r, const token& t) {
  const std::string_view text = r.text_of(t);
  const bool good =
      std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
  if (good) return r.word_of(t);
  std::string lower;
  for (const char c : text.substr(0, 64)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') lower += c;
    if (c >= 'A' && c <= 'Z') lower += static_cast<char>(c - 'A' + 'a');
    if (c == '-' || c == '.') lower += '_';
  }
  if (lower.empty()) lower = "key";
  diagnostic problem = make_problem("E0111", r.span_of(t), {"キーに使えない文字があります", "a key holds other characters than it may"},
                                    {"小文字の英字・数字・下線だけです", "only a-z, 0-9 and _ are allowed"}, mend{{}, r.span_of(t), lower});
  if (text.ends_with("］")) problem.mends.push_back({{}, r.span_of(t), lower + "]"});
  throw refused{std::move(problem)};
}

inline constexpr auto key_word_def = any_word;
inline constexpr auto key_def =
    open_bracket > key_word[([](auto& c) { x3::_val(c) = checked_key(reader_of(c), x3::_attr(c)); })] > close_bracket;

inline constexpr auto comparison_word_def = word_in_table<comparison_words>{};
inline constexpr auto choice_word_def = plain_word;
inline constexpr auto add_this_choice = choice_word[([](auto& c) { add_choice(reader_of(c), x3::_val(c), x3::_attr(c)); })];
inline constexpr auto others = exactly("等")[([](auto& c) { x3::_val(c).and_others = true; })];
inline constexpr auto choices_def = lookahead<is_plain_word>{} > add_this_choice > *(comma > add_this_choice) > -others >
                                    -exactly("のいずれか") > -others > -(lookahead<of_kind<token_kind::open_bracket>>{} >
                                                                         key[([](auto& c) { x3::_val(c).key = x3::_attr(c); })]);

/// Reads one bound; the comparison applies to the value just added to the arena.
struct push_bound {
  template <class Context>
  void operator()(Context& c) const {
    reader& r = reader_of(c);
    const auto right = static_cast<expression_id>(r.tree.expressions.size() - 1);
    x3::_val(c).push_back(add_compare(r, r.left, x3::_attr(c), right));
  }
};
inline constexpr auto bounds_def = expression_ > comparison_word[push_bound{}] >
                                   -(lookahead<is_second_bound>{} > expression_ > comparison_word[push_bound{}]);
inline constexpr auto compared_def =
    (lookahead<is_choice>{} > choices[([](auto& c) { x3::_val(c) = end_choices(reader_of(c), x3::_attr(c)); })]) |
    bounds[([](auto& c) { x3::_val(c) = add_parts(reader_of(c), condition_kind::all, x3::_attr(c)); })];

inline constexpr auto relation_def =
    expression_[([](auto& c) { reader_of(c).left = x3::_attr(c); })] >
    ((exactly("が") > compared[keep{}]) | x3::eps[([](auto& c) { x3::_val(c) = add_flag(reader_of(c), reader_of(c).left); })]);

struct starts_reading {
  static bool test(const reader&, cursor at, cursor last) { return at->says == "読み" && known_at(at + 1, last) != "が"; }
};
inline constexpr auto reading_atom_def = (lookahead<starts_reading>{} >> exactly("読み")) >
                                         name[([](auto& c) { reader_of(c).subject = reader_of(c).word_of(x3::_attr(c)); })] >
                                         exactly("が") > choices[([](auto& c) { x3::_val(c) = end_reading(reader_of(c), x3::_attr(c)); })];

struct starts_use {
  static bool test(const reader&, cursor at, cursor last) { return at->says == "事業" && known_at(at + 2, last) == "を"; }
};
inline constexpr auto used_def = (lookahead<starts_use>{} >> exactly("事業")) > label[([](auto& c) {
                                   x3::_val(c) = start_condition(reader_of(c), condition_kind::used, reader_of(c).span_of(x3::_attr(c)));
                                   x3::_val(c).subject = reader_of(c).word_of(x3::_attr(c));
                                 })] > exactly("を") > exactly("利用") > key[([](auto& c) {
                                   x3::_val(c).key = x3::_attr(c);
                                   x3::_val(c).where.end = reader_of(c).last->end;
                                 })];

inline constexpr auto group_def = lookahead<opens_condition>{} >> deeper[open > condition_[keep{}] > close[([](auto& c) {
                                           reader& r = reader_of(c);
                                           r.tree.conditions[x3::_val(c)].where = {r.source, r.tokens[r.last->partner].begin, r.last->end};
                                         })]];
inline constexpr auto negated =
    (exactly("でない") | exactly("以外"))[([](auto& c) { x3::_val(c) = add_negation(reader_of(c), x3::_val(c)); })];
inline constexpr auto negatable_def = (group[keep{}] | used[([](auto& c) { x3::_val(c) = reader_of(c).add(std::move(x3::_attr(c))); })] |
                                       reading_atom[keep{}] | relation[keep{}]) >> -negated;
inline constexpr auto push_part = [](auto& c) { x3::_val(c).push_back(x3::_attr(c)); };
inline constexpr auto all_parts_def = negatable[push_part] >> *(exactly("かつ") > negatable[push_part]);
struct push_all {
  template <class Context>
  void operator()(Context& c) const {
    x3::_val(c).push_back(add_parts(reader_of(c), condition_kind::all, x3::_attr(c)));
  }
};
inline constexpr auto any_parts_def = all_parts[push_all{}] >> *(exactly("または") > all_parts[push_all{}]);
inline constexpr auto condition__def =
    any_parts[([](auto& c) { x3::_val(c) = add_parts(reader_of(c), condition_kind::any, x3::_attr(c)); })];

BOOST_SPIRIT_DEFINE(key, condition_, any_parts, all_parts, negatable, group, relation, compared, bounds, choices, used, reading_atom,
                    comparison_word, choice_word, key_word)

}  // namespace santei::syntax::detail::grammar
