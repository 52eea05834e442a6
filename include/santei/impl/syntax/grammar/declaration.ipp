// Declarations and headers: titles with keys, 項目 with types and choices, 読み, 値, 版.
#pragma once

#include <santei/impl/syntax/grammar/clause.ipp>

namespace santei::syntax::detail::grammar {

/// The words of a title as written: everything up to the last [ of the line; of a 区分, whose choices have keys too, up to the first. None
/// begins with a [, which would
/// make a label of the word before it.
struct title_words : x3::parser<title_words> {
  using attribute_type = std::string;
  static bool const has_attribute = true;

  template <class Context, class RContext, class Attribute>
  bool parse(cursor& first, const cursor& last, const Context& context, RContext&, Attribute& attribute) const {
    reader& r = reader_of(context);
    const cursor end = end_of_title(first, last, r.is_header && r.header.is == block_kind::choices);
    if (end == first || first->is == token_kind::open_bracket) return false;
    r.took(end[-1]);
    x3::traits::move_to(std::string(r.text.substr(first->begin, end[-1].end - first->begin)), attribute);
    first = end;
    return true;
  }

 private:
  static cursor end_of_title(cursor first, cursor last, bool at_first_bracket) {
    cursor line_end = first;
    while (line_end != last && !line_end->first_on_line && !(at_first_bracket && line_end->is == token_kind::open_bracket)) ++line_end;
    if (at_first_bracket) return line_end;
    cursor end = line_end;
    while (end != first && end[-1].is != token_kind::open_bracket) --end;
    return end == first ? line_end : end - 1;
  }
};

SANTEI_INLINE void add_declared_choice(reader& r, std::vector<declared_choice>& to, const token& label_token) {
  r.count_node();
  declared_choice made;
  made.label = std::string(r.text_of(label_token));
  made.parent = r.wider.empty() ? -1 : r.wider.back();
  made.where = r.span_of(label_token);
  to.push_back(std::move(made));
}

SANTEI_INLINE std::vector<declared_choice>& choices_of(reader& r) {
  return r.is_header ? r.header.choices : std::get<item_clause>(r.out->says).choices;
}

/// The bound of an 項目 in the type declared before it: a bare number goes with 整数 and 割合.
SANTEI_INLINE rational bound_of(reader& r, const token& t) {
  const santei::literal bound = santei::detail::counted_as(*r.literal_of(t), std::get<item_clause>(r.out->says).counter);
  type& of = std::get<item_clause>(r.out->says).of;
  const bool first = !std::get<item_clause>(r.out->says).least && !std::get<item_clause>(r.out->says).greatest;
  if (of.of == kind::money && bound.of.of == kind::money && first) of.in = bound.of.in;
  if (bound.of == of || (bound.bare && (of.of == kind::integer || of.of == kind::ratio))) return bound.value;
  const message declared = describe(of);
  throw refused{make_problem("E0108", r.span_of(t), {"範囲の数が型に合いません", "the bound is of another type than the item"},
                             {"項目は" + declared.ja + "です", "the item is " + declared.en})};
}

SANTEI_INLINE void end_item(reader& r) {
  item_clause& item = std::get<item_clause>(r.out->says);
  if (item.names.size() == item.keys.size()) return;
  const span where{r.source, item.keys.front().where.begin, item.keys.back().where.end};
  throw refused{make_problem("E0119", where, {"名前とキーの数が合いません", "there are more names than keys, or fewer"},
                             {"名前は" + std::to_string(item.names.size()) + "個、キーは" + std::to_string(item.keys.size()) + "個です",
                              std::to_string(item.names.size()) + " names, " + std::to_string(item.keys.size()) + " keys"},
                             message{"名前と同じ数のキーを書きます（例: 項目 甲, 乙 [key_a, key_b] 金額）", "write a key for each name, as in 項目 甲, 乙 [key_a, key_b] 金額"})};
}

/// 項目 月 収 [income]: words apart before the key were meant as one name; where they come again, it has been said.
SANTEI_INLINE void refuse_parted_name(reader& r, cursor next, cursor end) {
  std::vector<std::string> parts{std::get<item_clause>(r.out->says).names.back().text};
  std::string joined = parts.front();
  for (; next != end && !next->first_on_line && is_name::test(r, next, end); ++next) {
    parts.emplace_back(r.text_of(*next));
    joined += "_" + parts.back();
  }
  if (parts.size() == 1 || next == end || next->is != token_kind::open_bracket) return;
  const span where{r.source, std::get<item_clause>(r.out->says).names.back().where.begin, next[-1].end};
  r.parted_names.push_back(std::move(parts));
  throw refused{make_problem("E0122", where, {"名に空白は入れられません", "a name holds no space"},
                             {"一つの名なら _ でつなぎ、使う所でも同じに書きます", "if it is one name, join it by _, here and where it is used"},
                             mend{{}, where, joined})};
}

SANTEI_INLINE santei::literal checked_date(const reader& r, const token& t) {
  santei::literal made = *r.literal_of(t);
  if (made.of.of == kind::date) return made;
  throw refused{make_problem("E0108", r.span_of(t), {"日付ではありません", "this is no date"}, {"日付が要ります", "a date is expected"},
                             message{"2025-05-01 の形で書きます", "write it as in 2025-05-01"})};
}

inline constexpr x3::rule<class title_rule, std::string> title{"題名\na title"};
inline constexpr x3::rule<class header_rule> header_{"見出し\na header"};
inline constexpr x3::rule<class header_body_rule> header_body{
    "選択肢（例: { 中小企業 [sme], 大企業 [large] }）\nchoices such as { 中小企業 [sme], 大企業 [large] }"};
inline constexpr x3::rule<class edition_rule> edition{"版\n版"};
inline constexpr x3::rule<class item_rule> item{"項目\n項目"};
inline constexpr x3::rule<class keys_rule, std::vector<word>> keys{"キー（例: [investment]）\na key such as [investment]"};
inline constexpr x3::rule<class item_type_rule> item_type{"型（真偽・金額・割合・整数・日付・月・数量・単価・区分）\na type: 真偽, 金額, 割合, 整数, 日付, 月, 数量, 単価 or 区分"};
inline constexpr x3::rule<class unit_rule, token> unit{"単位（例: kWh、円/kWh）\na unit such as kWh or 円/kWh"};
inline constexpr x3::rule<class item_range_rule> item_range{"範囲\na range"};
inline constexpr x3::rule<class range_end_rule> range_end{"「以上」または「以下」\n以上 or 以下"};
inline constexpr x3::rule<class choice_tree_rule> choice_tree{
    "選択肢（例: { 中小企業 [sme], 大企業 [large] }）\nchoices such as { 中小企業 [sme], 大企業 [large] }"};
inline constexpr x3::rule<class choice_node_rule> choice_node{"選択肢とキー（例: 中小企業 [sme]）\na choice and its key such as 中小企業 [sme]"};
inline constexpr x3::rule<class category_choices_rule> category_choices{"区分の名、または { 選択肢 }\nthe name of a 区分, or { choices }"};
inline constexpr x3::rule<class reading_rule> reading{"読み\n読み"};
inline constexpr x3::rule<class option_rule, reading_clause::option> option{
    "読みの選択肢（例: 併用 [combined]「…」）\nan option such as 併用 [combined]「…」"};
inline constexpr x3::rule<class value_rule> value{"値\n値"};
inline constexpr x3::rule<class alias_rule> alias{"別名\n別名"};

inline constexpr auto title_def = title_words{};
struct is_header_word {
  static bool test(const reader&, cursor at, cursor) { return is_in<header_words>(at->says); }
};
/// Only a 区分 has a body; reads nothing.
struct header_without_body : x3::parser<header_without_body> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;

  template <class Context, class RContext, class Attribute>
  bool parse(cursor&, const cursor&, const Context& context, RContext&, Attribute&) const {
    return reader_of(context).header.is != block_kind::choices;
  }
};
inline constexpr auto header_body_def = header_without_body{} | choice_tree;
inline constexpr auto header__def = terminal<is_header_word>{} > title[([](auto& c) { reader_of(c).header.title = x3::_attr(c); })] >
                                    key[([](auto& c) { reader_of(c).header.key = x3::_attr(c); })] > header_body;

inline constexpr auto choice_node_def =
    label[([](auto& c) { add_declared_choice(reader_of(c), choices_of(reader_of(c)), x3::_attr(c)); })] >
    key[([](auto& c) { choices_of(reader_of(c)).back().key = x3::_attr(c).text; })] >
    -(lookahead<of_kind<token_kind::open_brace>>{} > x3::eps[([](auto& c) {
        reader_of(c).wider.push_back(static_cast<std::int32_t>(choices_of(reader_of(c)).size()) - 1);
      })] > choice_tree[([](auto& c) { reader_of(c).wider.pop_back(); })]);
inline constexpr auto choice_tree_def =
    lookahead<of_kind<token_kind::open_brace>>{} >>
    deeper[open_brace > choice_node > *((comma >> choice_node) | choice_node) > -comma > close_brace];

inline constexpr auto edition_def =
    keyword<clause_kind::edition> > title[([](auto& c) { said<edition_clause>(reader_of(c)).title = x3::_attr(c); })] >
    key[([](auto& c) { said<edition_clause>(reader_of(c)).key = x3::_attr(c); })] >
    -(exactly("施行") > number[([](auto& c) { said<edition_clause>(reader_of(c)).from = checked_date(reader_of(c), x3::_attr(c)); })] >
      exactly("から") > -literal_word[([](auto& c) { said<edition_clause>(reader_of(c)).to = checked_date(reader_of(c), x3::_attr(c)); })]);

inline constexpr auto push_key = key_word[([](auto& c) { x3::_val(c).push_back(checked_key(reader_of(c), x3::_attr(c))); })];
inline constexpr auto keys_def = open_bracket > push_key > *(comma > push_key) > close_bracket;
inline constexpr auto unit_def = any_word;

template <kind Kind>
struct set_type {
  template <class Context>
  void operator()(Context& c) const {
    said<item_clause>(reader_of(c)).of.of = Kind;
  }
};
SANTEI_INLINE void set_unit(reader& r, const token& t) {
  type& of = said<item_clause>(r).of;
  std::string_view text = r.text_of(t);
  const std::size_t slash = std::min(text.find('/'), text.size());
  const auto money = slash < text.size() && slash <= 40 ? currency::named(text.substr(0, slash)) : std::nullopt;
  const bool per = money.has_value();
  if (per != (of.of == kind::unit_price))
    throw refused{make_problem("E0108", r.span_of(t), {"単位の書き方が正しくありません", "this is not how the unit is written"},
                               {"単価は 円/kWh、数量は kWh の形です", "a 単価 is written 円/kWh, a 数量 kWh"})};
  if (per) text.remove_prefix(slash + 1), of.in = *money;
  of.unit = canonical_unit(text);
}
SANTEI_INLINE std::string counter_of(const reader& r, const token& t) {
  if (r.text_of(t) == "年") return "年";
  const santei::literal one = *read_literal("1" + std::string(r.text_of(t))).value;
  return one.counter.empty() ? one.of.unit : one.counter;
}
inline constexpr auto category_choices_def =
    choice_tree | plain_word[([](auto& c) { said<item_clause>(reader_of(c)).shared_choices = reader_of(c).word_of(x3::_attr(c)); })];
inline constexpr auto item_type_def =
    exactly("真偽")[set_type<kind::truth>{}] | exactly("金額")[set_type<kind::money>{}] | exactly("割合")[set_type<kind::ratio>{}] |
    (exactly("整数")[set_type<kind::integer>{}] >>
     -counter_word[([](auto& c) { said<item_clause>(reader_of(c)).counter = counter_of(reader_of(c), x3::_attr(c)); })]) |
    exactly("日付")[set_type<kind::date>{}] | exactly("月")[set_type<kind::month>{}] |
    (exactly("数量")[set_type<kind::quantity>{}] > unit[([](auto& c) { set_unit(reader_of(c), x3::_attr(c)); })]) |
    (exactly("単価")[set_type<kind::unit_price>{}] > unit[([](auto& c) { set_unit(reader_of(c), x3::_attr(c)); })]) |
    (exactly("区分")[set_type<kind::category>{}] >
     category_choices);
inline constexpr auto range_end_def =
    exactly("以上")[([](auto& c) { said<item_clause>(reader_of(c)).least = reader_of(c).bound; })] |
    (exactly("以下") | exactly("以内"))[([](auto& c) { said<item_clause>(reader_of(c)).greatest = reader_of(c).bound; })];
inline constexpr auto least_bound = [](auto& c) { reader_of(c).bound = bound_of(reader_of(c), x3::_attr(c)); };
inline constexpr auto item_range_def =
    number[least_bound] > range_end;
inline constexpr auto item_def = keyword<clause_kind::item> >
                                 names[([](auto& c) { said<item_clause>(reader_of(c)).names = x3::_attr(c); })] >
                                 x3::eps[([](auto& c) { refuse_parted_name(reader_of(c), x3::_where(c).begin(), x3::_where(c).end()); })] >
                                 keys[([](auto& c) {
                                   said<item_clause>(reader_of(c)).keys = x3::_attr(c);
                                   end_item(reader_of(c));
                                 })] > item_type > -(lookahead<is_literal>{} > item_range) > -(lookahead<is_literal>{} > item_range) >
                                 -exactly("なし")[([](auto& c) { said<item_clause>(reader_of(c)).may_be_none = true; })];

inline constexpr auto option_def = label[([](auto& c) { x3::_val(c).label = reader_of(c).word_of(x3::_attr(c)); })] >>
                                   (key[([](auto& c) { x3::_val(c).key = x3::_attr(c); })] >
                                    phrase[([](auto& c) { x3::_val(c).text = reader_of(c).phrase_of(x3::_attr(c)); })]);
inline constexpr auto push_option = option[([](auto& c) {
  reader_of(c).count_node();
  said<reading_clause>(reader_of(c)).options.push_back(std::move(x3::_attr(c)));
})];
inline constexpr auto reading_def =
    keyword<clause_kind::reading> > name[([](auto& c) { said<reading_clause>(reader_of(c)).name = reader_of(c).word_of(x3::_attr(c)); })] >
    key[([](auto& c) { said<reading_clause>(reader_of(c)).key = x3::_attr(c); })] > push_option > *push_option;
inline constexpr auto value_def =
    keyword<clause_kind::value> > name[([](auto& c) { said<value_clause>(reader_of(c)).name = reader_of(c).word_of(x3::_attr(c)); })] >
    equals > figure_[([](auto& c) { said<value_clause>(reader_of(c)).figure = std::move(x3::_attr(c)); })] > free_tail;

inline constexpr auto push_other_name = phrase[([](auto& c) {
  said<alias_clause>(reader_of(c)).names.push_back({reader_of(c).phrase_of(x3::_attr(c)), reader_of(c).span_of(x3::_attr(c))});
})];
inline constexpr auto alias_def =
    keyword<clause_kind::alias> > name[([](auto& c) { said<alias_clause>(reader_of(c)).fact = reader_of(c).word_of(x3::_attr(c)); })] >
    push_other_name > *push_other_name >
    -(equals > names[([](auto& c) { said<alias_clause>(reader_of(c)).choices = x3::_attr(c); })]) > -bases[keep_bases];

BOOST_SPIRIT_DEFINE(alias, title, header_, edition, item, keys, item_type, unit, item_range, range_end, choice_tree, choice_node, category_choices,
                    header_body, reading, option, value)

}  // namespace santei::syntax::detail::grammar
