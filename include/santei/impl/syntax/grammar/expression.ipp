// Expressions: + - * /, a なければ b, calls, names and literals.
#pragma once

#include <santei/impl/syntax/grammar/lexical.ipp>
#include <santei/impl/syntax/named.hpp>
#include <santei/text/normal.hpp>

namespace santei::syntax::detail::grammar {

/// A function and its parenthesis; of 最大 at once after it, since 最大 ( … ) is the most that may be paid.
struct is_call {
  static bool test(const reader&, cursor at, cursor last) {
    const bool opens = at + 1 < last && at[1].is == token_kind::open && is_in<function_words>(at->says);
    return opens && (at->says != known_word("最大") || at[1].begin == at->end);
  }
};
inline constexpr terminal<is_call> function_name{};

template <char Ascii>
struct is_operator {
  static bool test(const reader&, cursor at, cursor last) {
    const known_word word = known_at(at, last);
    switch (Ascii) {
      case '+': return word == "+" || word == "＋";
      case '-': return word == "－" || (word == "-" && (at + 1 >= last || at[1].is != token_kind::bar));
      case '*': return word == "*" || word == "×" || word == "＊";
      default: return word == "/" || word == "÷" || word == "／";
    }
  }
};
SANTEI_INLINE bool begins_operation(const reader& r, cursor at, cursor last) {
  return is_operator<'+'>::test(r, at, last) || is_operator<'-'>::test(r, at, last) || is_operator<'*'>::test(r, at, last) ||
         is_operator<'/'>::test(r, at, last);
}

SANTEI_INLINE expression_id add_literal(reader& r, const token& t) {
  r.add_leaf(t).literal = r.take_literal(t);
  return r.last_expression();
}

/// 最少( … ): a name with a parenthesis at once after it was meant as a function.
SANTEI_INLINE void refuse_unknown_function(const reader& r, const token& t) {
  const token* const next = r.last + 1;
  if (next == r.tokens.data() + r.tokens.size() || next->is != token_kind::open || next->begin != t.end) return;
  const std::vector<std::string> known(function_words.begin(), function_words.end());
  const auto meant = t.end - t.begin > 60 ? std::vector<std::string>{} : nearest(r.text_of(t), known, 1);
  diagnostic problem = make_problem("E0121", r.span_of(t), {"そのような関数はありません", "there is no such function"}, {"関数ではありません", "not a function"},
                                    message{"小さい方, 大きい方, 切捨て, 切上げ, 四捨五入, 合計, 件数, 行, 最大, 最小, 補助額, 年平均伸び率, 年数, 年, 日数 があります",
                                            "there are 小さい方, 大きい方, 切捨て, 切上げ, 四捨五入, 合計, 件数, 行, 最大, 最小, 補助額, 年平均伸び率, 年数, 年 and 日数"});
  if (!meant.empty()) problem.mends.push_back({{"もしかして", "did you mean"}, r.span_of(t), meant.front()});
  throw refused{std::move(problem)};
}

/// 10億円以上 in one word is a number and a comparison without the space between.
SANTEI_INLINE void refuse_glued_comparison(const reader& r, const token& t) {
  const std::string_view text = r.text_of(t);
  if (text.size() > 512 || (digit_at(text, 0) == 0 && text.find("分の") == text.npos)) return;
  for (const std::string_view word : {"以上", "以下", "以内", "未満", "超", "まで", "等", "のいずれか"}) {
    if (text.size() <= word.size() || text.substr(text.size() - word.size()) != word) continue;
    const std::string_view amount = text.substr(0, text.size() - word.size());
    if (!read_literal(amount).value || r.is_declared(text)) continue;
    const std::string apart = std::string(amount) + " " + std::string(word);
    throw refused{
        make_problem("E0110", r.span_of(t),
                     {"数と「" + std::string(word) + "」の間に空白がありません", "no space between the number and " + std::string(word)},
                     {"二つの語です", "these are two words"}, mend{{}, r.span_of(t), apart})};
  }
}

/// 30.000€ may be thirty or thirty thousand.
SANTEI_INLINE void refuse_point_of_groups(const reader& r, const token& t) {
  constexpr std::size_t longest = 60;
  std::string grouped(r.text_of(t));
  if (grouped.size() > longest || grouped.find('.') == std::string::npos || read_literal(grouped).problem != literal_problem::bad_number) return;
  std::replace(grouped.begin(), grouped.end(), '.', ',');
  const auto meant = read_literal(grouped).value;
  if (!meant || (meant->of.of != kind::money && meant->of.of != kind::unit_price)) return;
  throw refused{make_problem("E0108", r.span_of(t), {"点が桁の区切りなのか小数点なのか決まりません", "the point may part thousands or be that of a decimal"},
                             {"桁の区切りはコンマ、小数点は点で書きます", "commas part thousands, a point is that of a decimal"}, message{grouped, grouped})};
}

/// The same of a word as it is read: a dot stands once in it, and not at its ends.
SANTEI_INLINE void name_by_written(expression& made, word whole) {
  const std::size_t dot = whole.text.find('.');
  const bool parted = dot != 0 && dot + 1 < whole.text.size() && whole.text.find('.', dot + 1) == std::string::npos;
  if (dot != std::string::npos && !parted)
    throw refused{make_problem("E0108", whole.where, {"名前の書き方が正しくありません", "this is not a name"},
                               {"点は 表.列 のように一つだけです", "a dot stands once, as in TABLE.COLUMN"})};
  name_by(made, std::move(whole));
}

SANTEI_INLINE expression_id add_name(reader& r, const token& t) {
  refuse_unknown_function(r, t);
  refuse_glued_comparison(r, t);
  refuse_point_of_groups(r, t);
  name_by_written(r.add_leaf(t), r.word_of(t));
  return r.last_expression();
}

SANTEI_INLINE expression_id add_operation(reader& r, expression_kind is, expression_id a, expression_id b) {
  expression made;
  made.is = is;
  made.where = {r.source, r.tree.expressions[a].where.begin, r.tree.expressions[b].where.end};
  made.operands = {a, b};
  return r.add(std::move(made));
}

/// The span of what stands in parentheses takes them in, so that an operation around it is underlined as a whole.
SANTEI_INLINE void include_parentheses(reader& r, expression_id id) {
  r.tree.expressions[id].where = {r.source, r.tokens[r.last->partner].begin, r.last->end};
}

SANTEI_INLINE void end_call(reader& r, expression& call) {
  call.where.end = r.last->end;
  const bool growth = call.name.text == "年平均伸び率";
  const bool cut = !call.member.text.empty();
  call.member = {};
  if (growth == cut) return;
  throw refused{make_problem("E0108", call.where, {"引数の書き方が正しくありません", "these are not the arguments of the function"},
                             growth ? message{"四つ目に切捨ての単位が要ります", "a fourth argument says what is cut off"}
                                    : message{"「未満 切捨て」は 年平均伸び率 だけのものです", "未満 切捨て belongs to 年平均伸び率 alone"},
                             growth ? message{"年平均伸び率( 前, 後, 年数, 0.01% 未満 切捨て ) の形で書きます", "write it as 年平均伸び率( BEFORE, AFTER, YEARS, 0.01% 未満 切捨て )"}
                                    : message{"切捨て( 式, 1000円 ) の形で書きます", "write it as 切捨て( EXPRESSION, 1000円 )"})};
}

/// The value of the rule and the attribute become the two sides of an operation.
template <expression_kind Kind>
struct operation {
  template <class Context>
  void operator()(Context& c) const {
    x3::_val(c) = add_operation(reader_of(c), Kind, x3::_val(c), x3::_attr(c));
  }
};
/// The attribute becomes the value of the rule.
struct keep {
  template <class Context>
  void operator()(Context& c) const {
    x3::_val(c) = x3::_attr(c);
  }
};

inline constexpr x3::rule<class expression_rule, expression_id> expression_{
    "式（金額・割合・名前、または計算）\nan expression: an amount, a rate, a name or a computation"};
inline constexpr x3::rule<class sum_rule, expression_id> sum{
    "式（金額・割合・名前、または計算）\nan expression: an amount, a rate, a name or a computation"};
inline constexpr x3::rule<class product_rule, expression_id> product{"計算する値（金額・割合・名前）\na value: an amount, a rate or a name"};
inline constexpr x3::rule<class defaulted_rule, expression_id> defaulted{"計算する値（金額・割合・名前）\na value: an amount, a rate or a name"};
inline constexpr x3::rule<class primary_rule, expression_id> primary{"計算する値（金額・割合・名前）\na value: an amount, a rate or a name"};
inline constexpr x3::rule<class condition_rule, condition_id> condition_{"条件（例: 投資額 が 10億円 以上）\na condition such as 投資額 が 10億円 以上"};
inline constexpr x3::rule<class call_rule, expression> call{"関数の引数\nthe arguments of a function"};
inline constexpr x3::rule<class cut_off_rule> cut_off{"「切捨て」\n`切捨て`"};

/// 行( 式, 条件 )
struct is_row_call {
  static bool test(const reader& r, cursor at, cursor last) { return is_call::test(r, at, last) && at->says == "行"; }
};
inline constexpr auto argument = expression_[([](auto& c) { x3::_val(c).operands.push_back(x3::_attr(c)); })];
inline constexpr auto cut_off_def = exactly("切捨て") | exactly("切り捨て");
inline constexpr auto begin_call = [](auto& c) {
  x3::_val(c).is = expression_kind::call;
  const token& t = x3::_attr(c);
  x3::_val(c).name = {std::string(function_name_of(reader_of(c).text_of(t))), reader_of(c).span_of(t)};
  x3::_val(c).where = x3::_val(c).name.where;
};
inline constexpr auto call_def =
    ((lookahead<is_row_call>{} >> function_name[begin_call]) > open > argument > comma >
     condition_[([](auto& c) { x3::_val(c).condition = x3::_attr(c); })] > close[([](auto& c) { end_call(reader_of(c), x3::_val(c)); })]) |
    (function_name[begin_call] > open > argument > *(comma > argument) >
     -(exactly("未満")[([](auto& c) { x3::_val(c).member.text = "切捨て"; })] > cut_off) >
     close[([](auto& c) { end_call(reader_of(c), x3::_val(c)); })]);

inline constexpr auto primary_def =
    literal_word[([](auto& c) { x3::_val(c) = add_literal(reader_of(c), x3::_attr(c)); })] |
    (lookahead<is_call>{} >> deeper[call])[([](auto& c) { x3::_val(c) = reader_of(c).add(std::move(x3::_attr(c))); })] |
    name_word[([](auto& c) { x3::_val(c) = add_name(reader_of(c), x3::_attr(c)); })] |
    lookahead<of_kind<token_kind::open>>{} >>
        deeper[open > expression_[keep{}] > close[([](auto& c) { include_parentheses(reader_of(c), x3::_val(c)); })]];

inline constexpr auto defaulted_def = primary[keep{}] >> *(exactly("なければ") > primary[operation<expression_kind::otherwise>{}]);
inline constexpr auto product_def =
    defaulted[keep{}] >> *((terminal<is_operator<'*'>>{} > defaulted[operation<expression_kind::multiply>{}]) |
                           (terminal<is_operator<'/'>>{} > defaulted[operation<expression_kind::divide>{}]));
inline constexpr auto sum_def =
    product[keep{}] >> *((terminal<is_operator<'+'>>{} > product[operation<expression_kind::add>{}]) |
                         (terminal<is_operator<'-'>>{} > product[operation<expression_kind::subtract>{}]));
inline constexpr auto expression__def = sum[keep{}];

BOOST_SPIRIT_DEFINE(expression_, sum, product, defaulted, primary, call, cut_off)

}  // namespace santei::syntax::detail::grammar
