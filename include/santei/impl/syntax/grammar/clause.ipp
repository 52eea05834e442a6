// Clauses that state figures, conditions, chains of payers, budgets and rounding.
#pragma once

#include <santei/impl/syntax/grammar/figure.ipp>
#include <santei/impl/syntax/print_parts.ipp>
#include <santei/impl/value/kanji_number.hpp>

namespace santei::syntax::detail::grammar {

/// The keyword of one of these clauses.
template <clause_kind... Kinds>
struct is_keyword {
  static bool test(const reader&, cursor at, cursor) {
    const auto is = clause_of(at->says);
    return is && ((*is == Kinds) || ...);
  }
};
template <clause_kind... Kinds>
inline constexpr terminal<is_keyword<Kinds...>> keyword{};

struct is_word_of_line {
  static bool test(const reader& r, cursor at, cursor last) {
    return is_any_word::test(r, at, last) && !at->first_on_line && !is_basis::test(r, at, last);
  }
};
inline constexpr terminal<is_word_of_line> word_of_line{};

/// A stage that states no rate: 利子補給, 委託. Anything else that can be a figure is one.
struct is_plain_rate {
  static bool test(const reader& r, cursor at, cursor last) {
    if (!is_name::test(r, at, last) || at->says == "定額") return false;
    if (at + 1 >= last) return true;
    if (at[1].is == token_kind::open) return false;
    return !is_particle(at[1].says);
  }
};

/// 千円, 1,000円, 五千円, 0.01€ and, as one of it, ユーロ; nothing where it is no amount.
SANTEI_INLINE std::optional<santei::literal> unit_of_money(std::string_view word) {
  const auto one = [](const rational& value, currency in) { return santei::literal{{kind::money, {}, in}, value, false, {}}; };
  if (const auto alone = word.size() > 40 ? std::nullopt : currency::named(word)) return one(alone->per_unit(), *alone);
  if (word == "万円") return one(10'000, {});
  const auto digits = word.size() > 512 ? std::nullopt : santei::detail::with_digits(santei::detail::fold_ascii(word));
  auto amount = digits ? read_literal(*digits).value : std::nullopt;
  if (amount && amount->of.of != kind::money) amount.reset();
  return amount;
}

[[noreturn]] SANTEI_INLINE void refuse_rounding_unit(const reader& r, const token& t, currency in) {
  const std::string smallest = literal_text(rational(1), {kind::money, {}, in});
  const bool yen = in.is_yen();
  throw refused{make_problem("E0108", r.span_of(t),
                             {yen ? "端数の単位は 1円 以上の、円の整数です" : "端数の単位は " + smallest + " の整数倍です",
                              yen ? "the unit is a whole number of yen from 1 on" : "the unit is a whole multiple of " + smallest},
                             {"この単位では端数を処理できません", "amounts are not rounded to this unit"},
                             message{"これより細かい端数は残りません。" + std::string(yen ? "円" : smallest) + "未満を切り捨てるなら、端数 " + (yen ? "円" : smallest) + "未満 切捨て",
                                     "nothing finer is paid; to round to it, write 端数 " + std::string(yen ? "円" : smallest) + "未満 切捨て"})};
}

/// 千円未満, 1,000円未満, 1,000円 未満, 1€未満: the unit.
struct rounding_unit_words : x3::parser<rounding_unit_words> {
  using attribute_type = santei::literal;
  static bool const has_attribute = true;

  template <class Context, class RContext, class Attribute>
  bool parse(cursor& first, const cursor& last, const Context& context, RContext&, Attribute& attribute) const {
    if (first == last || first->is != token_kind::word) return false;
    reader& r = reader_of(context);
    std::optional<santei::literal> unit;
    bool apart = false;
    if (const auto known = find_in<rounding_units>(first->says)) {
      unit = santei::literal{{kind::money, {}}, rational(*known), false, {}};
    } else {
      constexpr std::string_view short_of = "未満";
      std::string_view amount = r.text_of(*first);
      apart = known_at(first + 1, last) == "未満";
      if (!apart && !amount.ends_with(short_of)) return false;
      refuse_long_number(r, *first);
      if (!apart) amount.remove_suffix(short_of.size());
      unit = unit_of_money(amount);
    }
    if (!unit) return false;
    if (unit->value.sign() <= 0 || !unit->value.is_integer())
      refuse_rounding_unit(r, *first, unit->of.in);
    for (int words = apart ? 2 : 1; words > 0; --words) r.took(*first++);
    x3::traits::move_to(*unit, attribute);
    return true;
  }
};

template <class Says>
Says& said(reader& r) {
  return std::get<Says>(r.out->says);
}

SANTEI_INLINE void set_rounding_unit(reader& r, const santei::literal& unit) {
  said<rounding_clause>(r).unit = unit.value;
  said<rounding_clause>(r).in = unit.of.in;
}

/// 通貨 EUR 0.01
SANTEI_INLINE void set_currency(reader& r, const token& t) {
  const auto found = currency::of_code(r.text_of(t));
  if (!found)
    throw refused{make_problem("E0312", r.span_of(t), {"この通貨は分かりません", "this currency is not known"},
                               {"ISO 4217 の三文字ではない、または扱っていない通貨です", "no code of ISO 4217, or one that is not read"},
                               message{"通貨 EUR 0.01（" + currency::codes() + " のどれか）", "通貨 EUR 0.01 (one of " + currency::codes() + ")"})};
  said<currency_clause>(r).in = *found;
}
SANTEI_INLINE void check_smallest_unit(const reader& r, const token& t) {
  const currency in = std::get<currency_clause>(r.out->says).in;
  const santei::literal said = *r.literal_of(t);
  if (said.bare && said.value * in.per_unit() == rational(1)) return;
  const std::string line = "通貨 " + std::string(in.code()) + " " + in.smallest();
  throw refused{make_problem("E0312", r.span_of(t), {"通貨の最小単位が違います", "this is not the smallest unit of the currency"},
                             {std::string(in.code()) + " の最小単位は " + in.smallest() + " です", "of " + std::string(in.code()) + " it is " + in.smallest()},
                             message{line, line})};
}

SANTEI_INLINE void add_stage(reader& r, stage& made) {
  r.count_node();
  made.where.end = r.last->end;
  if (made.rate) made.rate_text = rate_text(r.tree, *made.rate);
  auto& stages = said<flow_clause>(r).stages;
  if (stages.empty()) stages.reserve(3);
  stages.push_back(std::move(made));
}

SANTEI_INLINE void check_budget_flag(reader& r, const token& t) {
  if (!contains(budget_flags, r.text_of(t)))
    throw refused{make_problem("E0108", r.span_of(t), {"予算に付ける語ではありません", "this word does not go with a budget"},
                               {"約・要求額・内数・新規・国庫債務負担を含む・政府保証付借入 のどれかです",
                                "one of 約, 要求額, 内数, 新規, 国庫債務負担を含む, 政府保証付借入"},
                               mend{{"余分なら", "if it is too much"}, {r.source, r.last[-1].begin, r.last->end}, std::string(r.text_of(r.last[-1]))})};
  said<budget_clause>(r).flags.push_back(r.word_of(t));
}

SANTEI_INLINE diagnostic unknown_instrument(const reader& r, const token& t) {
  diagnostic problem = make_problem("E0108", r.span_of(t), {"種別の語ではありません", "this is no instrument"}, {"ここです", "here"},
                                    message{"補助, 定額補助, 給付金, 単価, 利子補給, 貸付, 債務保証, 返還, 委託, 出資, 拠出金, 交付金, 記載なし のどれかです",
                                            "one of 補助, 定額補助, 給付金, 単価, 利子補給, 貸付, 債務保証, 返還, 委託, 出資, 拠出金, 交付金, 記載なし"});
  const std::vector<std::string> known(instrument_words.begin(), instrument_words.end());
  for (std::string& one : nearest(shortened(r.text_of(t)), known)) problem.mends.push_back({{"もしかして", "did you mean"}, r.span_of(t), std::move(one)});
  return problem;
}

SANTEI_INLINE void check_instrument(reader& r, const token& t) {
  if (!contains(instrument_words, r.text_of(t)))
    throw refused{unknown_instrument(r, t)};
  said<words_clause>(r).words.push_back(r.word_of(t));
}

/// 閲覧 DAY, the day on which the source was read, is a day wherever it stands among the words.
SANTEI_INLINE void check_day_read(reader& r) {
  const std::vector<word>& words = said<words_clause>(r).words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].text != "閲覧") continue;
    const bool last = i + 1 == words.size();
    const auto day = last ? std::nullopt : read_literal(words[i + 1].text).value;
    if (day && day->of.of == kind::date) continue;
    throw refused{make_problem("E0108", words[last ? i : i + 1].where,
                               {"閲覧 の後ろには、資料を読んだ日を書きます", "the day on which the source was read belongs after 閲覧"},
                               {last ? "この後ろに日付がありません" : "日付ではありません", last ? "no date follows" : "this is no date"},
                               message{"資料を読んだ日を 2026-04-01 の形で書きます", "write the day on which it was read, as in 2026-04-01"})};
  }
}

inline constexpr x3::rule<class use_clause_rule> use_clause{"使う\n使う"};
inline constexpr x3::rule<class vocabulary_rule, token> vocabulary{"語彙の名（例: 共通語彙）\nthe name of a vocabulary such as 共通語彙"};
inline constexpr x3::rule<class vocabulary_clause_rule> vocabulary_clause{"語彙\n語彙"};
inline constexpr x3::rule<class source_clause_rule> source_clause{"出典\n出典"};
inline constexpr x3::rule<class instrument_clause_rule> instrument_clause{"種別\n種別"};
inline constexpr x3::rule<class instrument_word_rule, token> instrument_word{"種別の語（例: 補助）\nan instrument such as 補助"};
inline constexpr x3::rule<class currency_clause_rule> currency_clause_{"通貨\n通貨"};
inline constexpr x3::rule<class currency_code_rule, token> currency_code{"通貨の符号（例: EUR）\nthe code of a currency such as EUR"};
inline constexpr x3::rule<class smallest_unit_rule, token> smallest_unit{"通貨の最小単位（例: 0.01）\nthe smallest unit of the currency such as 0.01"};
inline constexpr x3::rule<class budget_clause_rule> budget{"予算\n予算"};
inline constexpr x3::rule<class period_clause_rule> period{"期間\n期間"};
inline constexpr x3::rule<class date_text_rule, token> date_text_{"日付（例: 2025年1月 から 2025年3月）\ndates, as in 2025年1月 から 2025年3月"};
inline constexpr x3::rule<class flow_clause_rule> flow{"流れ\n流れ"};
inline constexpr x3::rule<class stage_rule, stage> stage_{"国 から 県 へ 1/2 の形\nthe form A から B へ RATE"};
inline constexpr x3::rule<class stage_rate_rule, stage> stage_rate{"率（例: 1/2 以内、定額、利子補給）\na rate such as 1/2 以内, 定額 or 利子補給"};
inline constexpr x3::rule<class payer_rule, token> payer{"出す者・受ける者の名\nthe name of a payer or receiver"};
inline constexpr x3::rule<class eligible_clause_rule> eligible{"対象\n対象"};
inline constexpr x3::rule<class eligibility_rule> eligibility{"条件（例: 投資額 が 10億円 以上）\na condition such as 投資額 が 10億円 以上"};
inline constexpr x3::rule<class premise_clause_rule> premise{"前提\n前提"};
inline constexpr x3::rule<class role_rule, token> role{"前提の役（例: 受け手「民間企業等」）\nthe role of a premise, as in 受け手「民間企業等」"};
inline constexpr x3::rule<class figure_clause_rule> figure_clause_{"金額の条文\na clause with a figure"};
inline constexpr x3::rule<class total_cap_rule> total_cap{"合計上限\n合計上限"};
inline constexpr x3::rule<class rounding_clause_rule> rounding{"端数\n端数"};
inline constexpr x3::rule<class rounding_unit_rule> rounding_unit{"端数の単位（例: 円未満, 千円未満, なし）\na unit such as 円未満, 千円未満 or なし"};
inline constexpr x3::rule<class rounding_mode_rule> rounding_how{"切捨て・切上げ・四捨五入\n切捨て, 切上げ or 四捨五入"};
inline constexpr x3::rule<class shares_clause_rule> shares{"負担\n負担"};
inline constexpr x3::rule<class share_rule, share> share_{"国 = 1/2 の形\nthe form PAYER = RATE"};
inline constexpr x3::rule<class exclusion_clause_rule> exclusion{"排他\n排他"};
inline constexpr x3::rule<class unstated_clause_rule> unstated{"未記載\n未記載"};

inline constexpr auto push_line_word = [](auto& c) {
  auto& words = said<words_clause>(reader_of(c)).words;
  if (words.empty()) words.reserve(3);
  words.push_back(reader_of(c).word_of(x3::_attr(c)));
};
inline constexpr auto vocabulary_def = word_of_line;
inline constexpr auto use_clause_def = keyword<clause_kind::use> > vocabulary[push_line_word] > *((comma > vocabulary[push_line_word]) | word_of_line[push_line_word]);
inline constexpr auto vocabulary_clause_def = keyword<clause_kind::vocabulary> > vocabulary[push_line_word];
inline constexpr auto source_clause_def =
    keyword<clause_kind::source, clause_kind::department> > *word_of_line[push_line_word] >
    x3::eps[([](auto& c) { check_day_read(reader_of(c)); })] > -bases[keep_bases];
inline constexpr auto instrument_word_def = any_word;
inline constexpr auto instrument_clause_def = keyword<clause_kind::instrument> >
                                              instrument_word[([](auto& c) { check_instrument(reader_of(c), x3::_attr(c)); })] >
                                              -bases[keep_bases];
inline constexpr auto currency_code_def = word_of_line;
inline constexpr auto smallest_unit_def = literal_word;
inline constexpr auto currency_clause__def =
    keyword<clause_kind::currency> > currency_code[([](auto& c) { set_currency(reader_of(c), x3::_attr(c)); })] >
    smallest_unit[([](auto& c) { check_smallest_unit(reader_of(c), x3::_attr(c)); })] > -bases[keep_bases];
inline constexpr auto date_text__def = word_of_line;
inline constexpr auto period_def =
    keyword<clause_kind::period> > date_text_[push_line_word] > *word_of_line[push_line_word] > bases[keep_bases];
inline constexpr auto budget_def =
    keyword<clause_kind::budget> >
    number[([](auto& c) { said<budget_clause>(reader_of(c)).amount = add_literal(reader_of(c), x3::_attr(c)); })] >
    *word_of_line[([](auto& c) { check_budget_flag(reader_of(c), x3::_attr(c)); })] > bases[keep_bases];

inline constexpr auto payer_def = plain_word;
inline constexpr auto stage_rate_def =
    (lookahead<is_plain_rate>{} > label[([](auto& c) {
      refuse_glued_comparison(reader_of(c), x3::_attr(c));
      x3::_val(c).rate_text = reader_of(c).text_of(x3::_attr(c));
    })]) |
    figure_[([](auto& c) { x3::_val(c).rate = std::move(x3::_attr(c)); })];
inline constexpr auto stage__def =
    payer[([](auto& c) {
      x3::_val(c).from = reader_of(c).text_of(x3::_attr(c));
      x3::_val(c).where = reader_of(c).span_of(x3::_attr(c));
    })] > exactly("から") > payer[([](auto& c) { x3::_val(c).to = reader_of(c).text_of(x3::_attr(c)); })] > exactly("へ") >
    stage_rate[([](auto& c) {
      x3::_val(c).rate = std::move(x3::_attr(c).rate);
      x3::_val(c).rate_text = std::move(x3::_attr(c).rate_text);
    })] >
    -(exactly("基礎") > expression_[([](auto& c) { x3::_val(c).basis = x3::_attr(c); })]) >
    -(exactly("上限額") > expression_[([](auto& c) { x3::_val(c).cap = x3::_attr(c); })]);
inline constexpr auto push_stage = stage_[([](auto& c) { add_stage(reader_of(c), x3::_attr(c)); })];
inline constexpr auto flow_def = keyword<clause_kind::flow> > push_stage > *(comma > push_stage) > tail;

/// のとき of a 対象. A number begins it only where it is compared (3円 が 乙 以上): else it belongs to what stands before.
struct is_when_of_eligible {
  static bool test(const reader& r, cursor at, cursor last) {
    const bool counted = at->is == token_kind::word && r.literal_of(*at).has_value();
    return is_condition_of_clause::test(r, at, last) && (!counted || known_at(at + 1, last) == "が");
  }
};

inline constexpr auto set_condition = [](auto& c) { said<eligible_clause>(reader_of(c)).condition = x3::_attr(c); };
inline constexpr auto eligible_def =
    keyword<clause_kind::eligible>[([](auto& c) {
      said<eligible_clause>(reader_of(c)).recipient = reader_of(c).text_of(x3::_attr(c)) == "受け手";
    })] > eligibility > bases[keep_bases];
inline constexpr auto eligibility_def =
    (exactly("認められる場合がある")[([](auto& c) { said<eligible_clause>(reader_of(c)).may = true; })] >
                                       condition_[set_condition] > exactly("のとき")) |
    (condition_[set_condition] >
     -((lookahead<is_when_of_eligible>{} >> condition_[([](auto& c) { reader_of(c).out->condition = x3::_attr(c); })]) > exactly("のとき")));

inline constexpr auto role_def = any_word;
inline constexpr auto premise_def =
    keyword<clause_kind::premise> > role[([](auto& c) { said<premise_clause>(reader_of(c)).role = reader_of(c).word_of(x3::_attr(c)); })] >
    phrase[([](auto& c) { said<premise_clause>(reader_of(c)).text = reader_of(c).phrase_of(x3::_attr(c)); })] > -bases[keep_bases];

inline constexpr auto set_figure = [](auto& c) { said<figure_clause>(reader_of(c)).figure = std::move(x3::_attr(c)); };
inline constexpr auto figure_clause__def =
    keyword<clause_kind::cost, clause_kind::cost_cap, clause_kind::cost_floor, clause_kind::rate, clause_kind::rate_addition, clause_kind::rate_cap,
            clause_kind::fixed, clause_kind::amount, clause_kind::addition, clause_kind::raise_to, clause_kind::floor, clause_kind::cap, clause_kind::cap_addition> >
    figure_[set_figure] > tail;
inline constexpr auto total_cap_def = keyword<clause_kind::total_cap> > figure_[set_figure] > exactly("枠") >
                                      names_of_sum[([](auto& c) { said<figure_clause>(reader_of(c)).measures = x3::_attr(c); })] > tail;

inline constexpr auto rounding_scope_ =
    word_in_table<scope_words>{}[([](auto& c) { said<rounding_clause>(reader_of(c)).scope = x3::_attr(c); })];
inline constexpr auto rounding_how_def =
    word_in_table<rounding_words>{}[([](auto& c) { said<rounding_clause>(reader_of(c)).mode = x3::_attr(c); })];
inline constexpr auto rounding_unit_def =
    (exactly("なし") > -(!lookahead<is_call>{} >> rounding_how)) |
    (rounding_unit_words{}[([](auto& c) { set_rounding_unit(reader_of(c), x3::_attr(c)); })] > rounding_how);
inline constexpr auto rounding_def =
    keyword<clause_kind::rounding> > rounding_unit > -rounding_scope_ > -when > -rounding_scope_ > bases[keep_bases];

inline constexpr auto share__def = payer[([](auto& c) {
                                     x3::_val(c).payer = reader_of(c).text_of(x3::_attr(c));
                                     x3::_val(c).where = reader_of(c).span_of(x3::_attr(c));
                                   })] > equals > figure_[([](auto& c) {
                                     reader_of(c).count_node();
                                     x3::_val(c).rate = std::move(x3::_attr(c));
                                     x3::_val(c).where.end = reader_of(c).last->end;
                                   })];
inline constexpr auto push_share = share_[([](auto& c) { said<share_clause>(reader_of(c)).shares.push_back(std::move(x3::_attr(c))); })];
inline constexpr auto shares_def = keyword<clause_kind::shares> > push_share > *(comma > push_share) > tail;

inline constexpr auto exclusion_def = keyword<clause_kind::exclusive, clause_kind::not_together> >
                                      names[([](auto& c) { said<exclusion_clause>(reader_of(c)).names = x3::_attr(c); })] >
                                      bases[keep_bases];
inline constexpr auto push_unstated = phrase[([](auto& c) {
  said<unstated_clause>(reader_of(c)).phrases.push_back({reader_of(c).phrase_of(x3::_attr(c)), reader_of(c).span_of(x3::_attr(c))});
})];
inline constexpr auto unstated_def = keyword<clause_kind::unstated> > push_unstated > *push_unstated;

BOOST_SPIRIT_DEFINE(currency_clause_, currency_code, smallest_unit, use_clause, vocabulary, vocabulary_clause, source_clause, instrument_clause, instrument_word, budget, date_text_, period, flow, stage_,
                    stage_rate, payer, eligible, eligibility, premise, role, figure_clause_, total_cap, rounding, rounding_unit,
                    rounding_how, shares, share_, exclusion, unstated)

}  // namespace santei::syntax::detail::grammar
