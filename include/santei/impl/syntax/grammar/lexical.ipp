// The terminals of the grammar: X3 parsers over tokens, and the directive that counts depth.
#pragma once

#include <santei/impl/syntax/reader.ipp>

#include <boost/spirit/home/x3.hpp>

#include <cstddef>
#include <string>
#include <type_traits>

namespace santei::syntax::detail::grammar {

namespace x3 = boost::spirit::x3;
using cursor = const token*;
struct reader_tag;

template <class Context>
reader& reader_of(const Context& context) {
  return x3::get<reader_tag>(context);
}

/// A token that `Accept::test(reader, at, end)` accepts; its attribute is the token.
template <class Accept>
struct terminal : x3::parser<terminal<Accept>> {
  using attribute_type = token;
  static bool const has_attribute = true;

  template <class Context, class RContext, class Attribute>
  bool parse(cursor& first, const cursor& last, const Context& context, RContext&, Attribute& attribute) const {
    reader& r = reader_of(context);
    if (first == last || !Accept::test(r, first, last)) return false;
    r.took(*first);
    x3::traits::move_to(*first, attribute);
    ++first;
    return true;
  }
};

/// A condition on what comes next, which reads nothing.
template <class Accept>
struct lookahead : x3::parser<lookahead<Accept>> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;

  template <class Context, class RContext, class Attribute>
  bool parse(cursor& first, const cursor& last, const Context& context, RContext&, Attribute&) const {
    return first != last && Accept::test(reader_of(context), first, last);
  }
};

/// One given word.
struct exactly : x3::parser<exactly> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;
  constexpr explicit exactly(known_word wanted) : word(wanted) {}

  template <class Context, class RContext, class Attribute>
  bool parse(cursor& first, const cursor& last, const Context& context, RContext&, Attribute&) const {
    if (first == last || first->says != word) return false;
    reader_of(context).took(*first++);
    return true;
  }
  known_word word;
};

/// A word of a table; its attribute is what the word stands for.
template <const auto& Table>
struct word_in_table : x3::parser<word_in_table<Table>> {
  using attribute_type = std::remove_cvref_t<decltype(Table[0].second)>;
  static bool const has_attribute = true;

  template <class Context, class RContext, class Attribute>
  bool parse(cursor& first, const cursor& last, const Context& context, RContext&, Attribute& attribute) const {
    if (first == last) return false;
    const auto found = find_in<Table>(first->says);
    if (!found) return false;
    reader_of(context).took(*first++);
    x3::traits::move_to(attribute_type(*found), attribute);
    return true;
  }
};

/// `subject` one level deeper; refused where that is too deep.
template <class Subject>
struct deeper_directive : x3::unary_parser<Subject, deeper_directive<Subject>> {
  using base = x3::unary_parser<Subject, deeper_directive<Subject>>;
  static bool const is_pass_through_unary = true;
  constexpr explicit deeper_directive(const Subject& inner) : base(inner) {}

  template <class Context, class RContext, class Attribute>
  bool parse(cursor& first, const cursor& last, const Context& context, RContext& rcontext, Attribute& attribute) const {
    if (first == last) return false;
    reader& r = reader_of(context);
    r.enter(*first);
    const bool read = this->subject.parse(first, last, context, rcontext, attribute);
    r.leave();
    return read;
  }
};
struct deeper_generator {
  template <class Subject>
  constexpr auto operator[](const Subject& subject) const {
    return deeper_directive<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
  }
};
inline constexpr deeper_generator deeper{};

template <token_kind Kind>
struct of_kind {
  static bool test(const reader&, cursor at, cursor) { return at->is == Kind; }
};
inline constexpr terminal<of_kind<token_kind::comma>> comma{};
inline constexpr terminal<of_kind<token_kind::open>> open{};
inline constexpr terminal<of_kind<token_kind::open_bracket>> open_bracket{};
inline constexpr terminal<of_kind<token_kind::open_brace>> open_brace{};
inline constexpr terminal<of_kind<token_kind::semicolon>> semicolon{};

/// The word of the notation at `at`, or none: a lookahead may point past the end.
inline known_word known_at(cursor at, cursor last) { return at < last ? at->says : known_word(); }

/// A number with more digits than allowed is refused before anything converts it.
SANTEI_INLINE void refuse_long_number(const reader& r, const token& t) {
  if (!t.too_long) return;
  const std::string most = std::to_string(r.within.digits);
  throw refused{make_problem("E0105", r.span_of(t), {"数の桁が多すぎます（" + most + "桁まで）", "too many digits (at most " + most + ")"},
                             {"この数は読めません", "this number is not read"},
                             message{"桁を減らしてください（例: 50億円）", "write it with fewer digits, such as 50億円"})};
}

struct is_any_word {
  static bool test(const reader& r, cursor at, cursor) {
    refuse_long_number(r, *at);
    return at->is == token_kind::word;
  }
};
struct is_plain_word {  // a choice or a title's part: any word but those the notation keeps for itself
  static bool test(const reader& r, cursor at, cursor last) { return is_any_word::test(r, at, last) && !is_particle(at->says); }
};
struct is_literal {
  static bool test(const reader& r, cursor at, cursor last) { return is_any_word::test(r, at, last) && r.literal_of(*at).has_value(); }
};
struct is_name {
  static bool test(const reader& r, cursor at, cursor last) { return is_plain_word::test(r, at, last) && !r.literal_of(*at); }
};
struct is_word_on_this_line {
  static bool test(const reader&, cursor at, cursor) { return at->is == token_kind::word && !at->first_on_line; }
};
struct is_counter {  // 人, 社, 月, 年, 台: what a whole number counts, one by one
  static bool test(const reader& r, cursor at, cursor last) {
    if (!is_word_on_this_line::test(r, at, last)) return false;
    const std::string_view word = r.text_of(*at);
    const auto one = read_literal("1" + std::string(word)).value;
    if (!one) return false;
    const bool counts_things = one->of.of == kind::quantity && static_cast<unsigned char>(word.front()) >= 0x80;  // 台, 戸, 時間, but not kWh
    return counts_things || word == "年" || (!one->counter.empty() && one->value == 1);
  }
};
inline constexpr terminal<is_any_word> any_word{};
inline constexpr terminal<is_plain_word> plain_word{};
inline constexpr terminal<is_literal> literal_word{};
inline constexpr terminal<is_name> name_word{};
inline constexpr terminal<is_counter> counter_word{};

// Named rules, so that a message says what was expected. The first line is Japanese, the second English.
inline constexpr x3::rule<class close_rule, token> close{"閉じ括弧「)」\na closing parenthesis `)`"};
inline constexpr x3::rule<class close_bracket_rule, token> close_bracket{"閉じ括弧「]」\na closing bracket `]`"};
inline constexpr x3::rule<class close_brace_rule, token> close_brace{"閉じ括弧「}」\na closing brace `}`"};
inline constexpr x3::rule<class bar_rule, token> bar{"表の欄の区切り「|」\na cell border `|`"};
inline constexpr x3::rule<class equals_rule, token> equals{"「=」\n`=`"};
inline constexpr x3::rule<class phrase_rule, token> phrase{"「…」で囲んだ語句\na phrase in 「…」"};
inline constexpr x3::rule<class name_rule, token> name{"名前\na name"};
inline constexpr x3::rule<class label_rule, token> label{"名前（語）\na name"};
inline constexpr x3::rule<class number_rule, token> number{"数（例: 10億円, 1/3, 5人）\na number such as 10億円, 1/3 or 5人"};

inline constexpr auto close_def = terminal<of_kind<token_kind::close>>{};
inline constexpr auto close_bracket_def = terminal<of_kind<token_kind::close_bracket>>{};
inline constexpr auto close_brace_def = terminal<of_kind<token_kind::close_brace>>{};
inline constexpr auto bar_def = terminal<of_kind<token_kind::bar>>{};
inline constexpr auto equals_def = terminal<of_kind<token_kind::equals>>{};
inline constexpr auto phrase_def = terminal<of_kind<token_kind::phrase>>{};
inline constexpr auto name_def = name_word;
inline constexpr auto label_def = plain_word;
inline constexpr auto number_def = literal_word;

BOOST_SPIRIT_DEFINE(close, close_bracket, close_brace, bar, equals, phrase, name, label, number)

}  // namespace santei::syntax::detail::grammar

namespace boost::spirit::x3 {

/// A given word says itself where it was expected.
template <>
struct get_info<santei::syntax::detail::grammar::exactly> {
  using result_type = std::string;
  std::string operator()(const santei::syntax::detail::grammar::exactly& word) const {
    const std::string text(word.word.text());
    return "「" + text + "」\n`" + text + "`";
  }
};

/// An action does not change what was expected.
template <class Subject, class Action>
struct get_info<action<Subject, Action>> {
  using result_type = std::string;
  std::string operator()(const action<Subject, Action>& parser) const { return what(parser.subject); }
};

}  // namespace boost::spirit::x3
