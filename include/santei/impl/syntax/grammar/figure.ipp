// Figures and the tail of a clause: alternatives, how firmly they are stated, tiers; then condition, precedence and bases.
#pragma once

#include <santei/impl/syntax/cut_fraction.hpp>
#include <santei/impl/syntax/grammar/condition.ipp>

namespace santei::syntax::detail::grammar {

/// A comma that goes on with another alternative, not with the next payer (`県 から`, `県 = `).
struct is_next_alternative {
  static bool test(const reader&, cursor at, cursor last) {
    if (at->is != token_kind::comma) return false;
    return !(at + 2 < last && (at[2].says == "から" || at[2].is == token_kind::equals));
  }
};
/// 補助額 50万円 以下の部分: not a call, and not a name in a condition.
struct is_tier {
  static bool test(const reader&, cursor at, cursor last) {
    const bool begins = at->says == "補助額" || at->says == "経費";
    return begins && at + 1 < last && at[1].is == token_kind::word && !is_particle(at[1].says);
  }
};
struct is_basis {
  static bool test(const reader&, cursor at, cursor last) {
    if (at->is == token_kind::phrase) return true;
    return (at->says == "要領" || at->says == "仮定") && at + 1 < last && at[1].is == token_kind::phrase;
  }
};
/// Something that can only be the condition of a clause.
struct is_condition_of_clause {
  static bool test(const reader& r, cursor at, cursor last) {
    return (at->is == token_kind::open || is_plain_word::test(r, at, last)) && !is_basis::test(r, at, last);
  }
};

/// その他のとき: the clause holds where no other of the same 値 does.
SANTEI_INLINE void take_rest(reader& r) {
  if (r.out->is != clause_kind::value)
    throw refused{make_problem("E0108", {r.source, r.last->begin, r.last->end},
                               {"「その他のとき」は 値 だけに書けます", "その他のとき stands in 値 alone"}, {"条件を書きます", "write the condition"},
                               message{"ほかの条文の条件を でない で書きます", "write the conditions of the other clauses with でない"})};
  r.out->precedence = precedence::rest;
}

SANTEI_INLINE alternative open_alternative(const reader& r, alternative_kind is) {
  alternative made;
  made.is = is;
  made.where = {r.source, r.last->begin, r.last->end};
  return made;
}

SANTEI_INLINE alternative value_alternative(reader& r, expression_id id) {
  alternative made;
  made.value = id;
  made.where = r.tree.expressions[id].where;
  if (states_rates(r.out->is) && fraction_cut_off(r.tree.expressions[id])) r.cut_fractions.push_back(r.tree.expressions[id]);
  return made;
}

SANTEI_INLINE void end_figure(const reader& r, figure& made, bool one_of_said) {
  made.where.end = r.last->end;
  if (made.alternatives.size() < 2 || one_of_said || made.and_others) return;
  throw refused{make_problem(
      "E0108", made.where, {"いくつか並んでいますが、どう読むかがありません", "several alternatives, but not how to read them"},
      {"「のいずれか」または「等」が要ります", "のいずれか or 等 is missing"},
      mend{{}, made.where, std::string(r.text.substr(made.where.begin, made.where.end - made.where.begin)) + " のいずれか"})};
}

inline constexpr x3::rule<class figure_rule, figure> figure_{"金額・割合・式（例: 1/2 以内）\na figure such as 50億円 or 1/2 以内"};
inline constexpr x3::rule<class alternative_rule, alternative> alternative_{
    "金額・割合・式、定額 未定、または 未定\nan amount, a rate, an expression, 定額 未定 or 未定"};
inline constexpr x3::rule<class tier_rule, tier> tier_{"階層（例: 補助額 50万円 以下の部分）\na tier such as 補助額 50万円 以下の部分"};
inline constexpr x3::rule<class tier_end_rule, tier> tier_end{"「以下の部分」または「超の部分」\n以下の部分 or 超の部分"};
inline constexpr x3::rule<class sum_of_rule, std::vector<word>> names_of_sum{"名前, 名前 の合計\nNAME, NAME の合計"};
inline constexpr x3::rule<class basis_rule, basis> basis_{"根拠\na basis"};
inline constexpr x3::rule<class bases_rule, std::vector<basis>> bases{
    "根拠（「出典の語句」、要領「…」、仮定「…」）\na basis: 「words of the page」, 要領「…」 or 仮定「…」"};
inline constexpr x3::rule<class when_rule> when{"条件 のとき\na condition and のとき"};
inline constexpr x3::rule<class tail_rule> tail{"根拠\na basis"};
inline constexpr x3::rule<class free_tail_rule> free_tail{"根拠\na basis"};
inline constexpr x3::rule<class names_rule, std::vector<word>> names{"名前\na name"};

inline constexpr auto push_word = [](auto& c) { x3::_val(c).push_back(reader_of(c).word_of(x3::_attr(c))); };
inline constexpr auto names_def = label[push_word] >> *(comma > label[push_word]);
inline constexpr auto names_of_sum_def = label[push_word] > *(comma > label[push_word]) > exactly("の合計");

inline constexpr auto alternative__def =
    (exactly("定額") >> -exactly("未定"))[([](auto& c) { x3::_val(c) = open_alternative(reader_of(c), alternative_kind::fixed_open); })] |
    exactly("未定")[([](auto& c) { x3::_val(c) = open_alternative(reader_of(c), alternative_kind::open); })] |
    expression_[([](auto& c) { x3::_val(c) = value_alternative(reader_of(c), x3::_attr(c)); })];

/// 限度 behind an amount, not the name of a fact in the condition that follows.
struct is_limit_word {
  static bool test(const reader& r, cursor at, cursor last) {
    const bool said = at->says == "限度" || at->says == "を限度" || at->says == "上限" || at->says == "を上限" || at->says == "超えない" ||
                      at->says == "を超えない";
    const known_word next = known_at(at + 1, last);
    return said && !(next == "が" || next == "のとき" || next == "でない" || next == "かつ" || next == "または" || next == "なければ" ||
                     begins_operation(r, at + 1, last));
  }
};
inline constexpr auto limit_words = terminal<is_limit_word>{} | (exactly("を") >> terminal<is_limit_word>{});
inline constexpr auto at_most =
    (exactly("以内") | exactly("以下") | exactly("まで") | exactly("最大") | x3::omit[limit_words])[([](auto& c) { x3::_val(c).at_most = true; })];
inline constexpr auto push_alternative = alternative_[([](auto& c) { x3::_val(c).alternatives.push_back(x3::_attr(c)); })];
inline constexpr auto listed = exactly("のいずれか")[([](auto& c) { reader_of(c).said_one_of = true; })];
inline constexpr auto figure_others = exactly("等")[([](auto& c) { x3::_val(c).and_others = true; })];
inline constexpr auto below = exactly("未満")[([](auto& c) { x3::_val(c).strictly_below = true; })];

inline constexpr auto tier_end_def = exactly("以下の部分")[([](auto& c) { x3::_val(c).up_to = reader_of(c).left; })] |
                                     exactly("超の部分")[([](auto& c) { x3::_val(c).above = reader_of(c).left; })] |
                                     (exactly("超")[([](auto& c) { x3::_val(c).above = reader_of(c).left; })] >
                                      expression_[([](auto& c) { x3::_val(c).up_to = x3::_attr(c); })] > exactly("以下の部分"));
inline constexpr auto tier__def = (exactly("補助額")[([](auto& c) { x3::_val(c).of_grant = true; })] | exactly("経費")) >
                                  x3::eps[([](auto& c) { x3::_val(c).where = reader_of(c).span_of(*reader_of(c).last); })] >
                                  expression_[([](auto& c) { reader_of(c).left = x3::_attr(c); })] > tier_end[([](auto& c) {
                                    x3::_val(c).above = x3::_attr(c).above;
                                    x3::_val(c).up_to = x3::_attr(c).up_to;
                                    x3::_val(c).where.end = reader_of(c).last->end;
                                  })];

inline constexpr auto figure_begin = x3::eps[([](auto& c) {
  reader& r = reader_of(c);
  const cursor next = x3::_where(c).begin();
  x3::_val(c).where = {r.source, next == x3::_where(c).end() ? 0 : next->begin, 0};
  r.said_one_of = false;
})];
inline constexpr auto figure__def = figure_begin >> -(!lookahead<is_call>{} >> exactly("最大"))[([](auto& c) { x3::_val(c).at_most = true; })] >>
                                    -exactly("合計の")[([](auto& c) { x3::_val(c).of_total = true; })] >> push_alternative >> *at_most >>
                                    *(terminal<is_next_alternative>{} > push_alternative > *at_most) >>
                                    *(listed | figure_others | at_most | below) >>
                                    -(lookahead<is_tier>{} > tier_[([](auto& c) { x3::_val(c).tier = x3::_attr(c); })]) >>
                                    -(exactly("費目") > names_of_sum[([](auto& c) { x3::_val(c).categories = x3::_attr(c); })]) >>
                                    -(lookahead<of_kind<token_kind::open_bracket>>{} >
                                      key[([](auto& c) { x3::_val(c).key = x3::_attr(c); })]) >>
                                    x3::eps[([](auto& c) { end_figure(reader_of(c), x3::_val(c), reader_of(c).said_one_of); })];

template <basis_kind Kind>
struct make_basis {
  template <class Context>
  void operator()(Context& c) const {
    reader& r = reader_of(c);
    const token& t = x3::_attr(c);
    x3::_val(c) = {Kind, r.phrase_of(t), {r.source, Kind == basis_kind::quote ? t.begin : (&*r.last)[-1].begin, t.end}};
  }
};
inline constexpr auto basis__def = lookahead<is_basis>{} >> (phrase[make_basis<basis_kind::quote>{}] |
                                                             (exactly("要領") > phrase[make_basis<basis_kind::guideline>{}]) |
                                                             (exactly("仮定") > phrase[make_basis<basis_kind::assumption>{}]));
inline constexpr auto push_basis = basis_[([](auto& c) {
  reader_of(c).count_node();
  x3::_val(c).push_back(std::move(x3::_attr(c)));
})];
inline constexpr auto bases_def = +push_basis;

inline constexpr auto special = exactly("優先")[([](auto& c) { reader_of(c).out->precedence = precedence::special; })];
inline constexpr auto most_special = exactly("最優先")[([](auto& c) { reader_of(c).out->precedence = precedence::most_special; })];
inline constexpr auto when_def =
    exactly("その他のとき")[([](auto& c) { take_rest(reader_of(c)); })] |
    (lookahead<is_condition_of_clause>{} > condition_[([](auto& c) { reader_of(c).out->condition = x3::_attr(c); })] > exactly("のとき") >
     -(special | most_special));
inline constexpr auto keep_bases = [](auto& c) { reader_of(c).out->bases = std::move(x3::_attr(c)); };
inline constexpr auto tail_def = -when > bases[keep_bases];
inline constexpr auto free_tail_def = -when > -bases[keep_bases];

BOOST_SPIRIT_DEFINE(figure_, alternative_, tier_, tier_end, names_of_sum, basis_, bases, when, tail, free_tail, names)

}  // namespace santei::syntax::detail::grammar
