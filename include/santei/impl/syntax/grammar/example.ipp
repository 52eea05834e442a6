// 例: the facts of a case and the answer expected, or a formula and its value.
#pragma once

#include <santei/impl/syntax/grammar/table.ipp>

namespace santei::syntax::detail::grammar {

/// A fact begins with NAME = or 段階; what begins otherwise is a formula.
struct is_fact {
  static bool test(const reader& r, cursor at, cursor last) {
    return at->is == token_kind::word && (at->says == "段階" || is_name::test(r, at, last));
  }
};
struct is_stage_fact {
  static bool test(const reader&, cursor at, cursor last) { return at->says == "段階" && known_at(at + 2, last) == "から"; }
};
struct is_value_word {
  static bool test(const reader& r, cursor at, cursor last) { return is_any_word::test(r, at, last) && at->says != "ならば"; }
};
/// A comma within a value (中小企業, 中堅企業): no NAME = and no 段階 after it.
struct is_comma_of_value {
  static bool test(const reader&, cursor at, cursor last) {
    return at->is == token_kind::comma && at + 1 < last && at[1].is == token_kind::word && at[1].says != "段階" &&
           !(at + 2 < last && at[2].is == token_kind::equals);
  }
};

inline constexpr x3::rule<class example_rule> example{"例\n例"};
inline constexpr x3::rule<class formula_rule> formula{"式 = 値\nEXPRESSION = VALUE"};
inline constexpr x3::rule<class case_rule> case_{"事実（例: 規模 = 中小企業）\na fact such as 規模 = 中小企業"};
inline constexpr x3::rule<class fact_rule> fact{"事実（例: 規模 = 中小企業）\na fact such as 規模 = 中小企業"};
inline constexpr x3::rule<class example_body_rule> example_body{
    "事実（例: 規模 = 中小企業）、または 式 = 値\nfacts such as 規模 = 中小企業, or EXPRESSION = VALUE"};
inline constexpr x3::rule<class fact_value_rule> fact_value{"事実の値（例: 10億円、中小企業、はい、不明）\nthe value of a fact such as 10億円, 中小企業, はい or 不明"};
inline constexpr x3::rule<class row_cells_rule, std::vector<word>> row_cells{
    "明細の一行（例: 低圧 2025-01 101kWh）\na row of the 明細 such as 低圧 2025-01 101kWh"};
inline constexpr x3::rule<class expected_rule> expected{
    "答え（対象外、算定不能、3億円、最大 3億円、1億円 から 2億円、3億円 まで、未定）\nan answer: 対象外, 算定不能, 3億円, 最大 3億円, 1億円 から 2億円, 3億円 まで or 未定"};
inline constexpr x3::rule<class amount_rule, expression_id> amount{"金額（例: 3億円）\nan amount such as 3億円"};

inline constexpr auto row_cells_def = +terminal<is_value_word>{}[([](auto& c) {
  reader_of(c).count_node();
  x3::_val(c).push_back(reader_of(c).word_of(x3::_attr(c)));
})];
/// The fact under construction, in its 例.
SANTEI_INLINE example_fact& fact_of(reader& r) { return said<example_clause>(r).facts.back(); }
SANTEI_INLINE void start_fact(reader& r, const token& named) {
  auto& facts = said<example_clause>(r).facts;
  if (facts.empty()) facts.reserve(4);
  facts.emplace_back().name = r.word_of(named);
}

inline constexpr auto push_row = row_cells[([](auto& c) { fact_of(reader_of(c)).rows.push_back(std::move(x3::_attr(c))); })];
inline constexpr auto append_word = [](auto& c) {
  std::string& text = fact_of(reader_of(c)).text;
  if (!text.empty()) text += ' ';
  text += reader_of(c).text_of(x3::_attr(c));
};
inline constexpr auto fact_value_def =
    (open_bracket > push_row > *(semicolon > push_row) > close_bracket) |
    (terminal<is_value_word>{}[append_word] >>
     *(terminal<is_value_word>{}[append_word] | terminal<is_comma_of_value>{}[([](auto& c) { fact_of(reader_of(c)).text += ','; })]));

inline constexpr auto fact_def =
    (lookahead<is_stage_fact>{} > exactly("段階") >
     payer[([](auto& c) { said<example_clause>(reader_of(c)).stage_from = reader_of(c).word_of(x3::_attr(c)); })] > exactly("から") >
     payer[([](auto& c) { said<example_clause>(reader_of(c)).stage_to = reader_of(c).word_of(x3::_attr(c)); })]) |
    (name[([](auto& c) { start_fact(reader_of(c), x3::_attr(c)); })] > equals > fact_value[([](auto& c) {
       reader& r = reader_of(c);
       r.count_node();
       fact_of(r).where = {r.source, fact_of(r).name.where.begin, r.last->end};
     })]);

template <expected_kind Kind>
struct expect_kind {
  template <class Context>
  void operator()(Context& c) const {
    said<example_clause>(reader_of(c)).expected = Kind;
  }
};
struct set_high {
  template <class Context>
  void operator()(Context& c) const {
    said<example_clause>(reader_of(c)).high = x3::_attr(c);
  }
};
/// Another amount after から: the first was the low one.
struct set_upper {
  template <class Context>
  void operator()(Context& c) const {
    example_clause& e = said<example_clause>(reader_of(c));
    e.low = e.high;
    e.high = x3::_attr(c);
    e.expected = e.expected == expected_kind::maximum ? expected_kind::maximum_interval : expected_kind::interval;
  }
};
inline constexpr auto amount_def = literal_word[([](auto& c) { x3::_val(c) = add_literal(reader_of(c), x3::_attr(c)); })];
inline constexpr auto range_of_amounts = exactly("から") > amount[set_upper{}];
inline constexpr auto expected_def =
    exactly("対象外")[expect_kind<expected_kind::ineligible>{}] | exactly("算定不能")[expect_kind<expected_kind::not_computable>{}] |
    (exactly("未定")[expect_kind<expected_kind::open>{}] > -(amount[set_high{}] > exactly("まで"))) |
    (exactly("最大")[expect_kind<expected_kind::maximum>{}] > amount[set_high{}] > -range_of_amounts) |
    (amount[set_high{}] > -(range_of_amounts | exactly("まで")[expect_kind<expected_kind::cap_only>{}]));

inline constexpr auto push_expected_share =
    share_[([](auto& c) { said<example_clause>(reader_of(c)).shares.push_back(std::move(x3::_attr(c))); })];
struct set_stated {
  template <class Context>
  void operator()(Context& c) const {
    example_clause& e = said<example_clause>(reader_of(c));
    e.stated_low = e.stated_high;
    e.stated_high = x3::_attr(c);
  }
};
inline constexpr auto stated_amount = exactly("記載") > equals > amount[set_stated{}] > -(exactly("から") > amount[set_stated{}]);
inline constexpr auto case__def = fact > *(comma > fact) > exactly("ならば") > expected > *(comma > (stated_amount | push_expected_share));
inline constexpr auto formula_def = expression_[([](auto& c) {
                                      said<example_clause>(reader_of(c)).expected = expected_kind::formula;
                                      said<example_clause>(reader_of(c)).formula = x3::_attr(c);
                                    })] > equals > amount[set_high{}];
struct is_case {
  static bool test(const reader& r, cursor at, cursor last) { return is_fact::test(r, at, last) && !is_call::test(r, at, last); }
};
inline constexpr auto example_body_def = (lookahead<is_case>{} > case_) | formula;
inline constexpr auto example_def = keyword<clause_kind::example> > example_body;

BOOST_SPIRIT_DEFINE(example, formula, case_, fact, example_body, fact_value, row_cells, expected, amount)

}  // namespace santei::syntax::detail::grammar
