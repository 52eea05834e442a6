// Every clause of a file, each by its kind: names, types, units.
#pragma once

#include <santei/impl/check/others.ipp>
#include <santei/impl/check/figure.ipp>
#include <santei/value/reading.hpp>

#include <algorithm>

namespace santei::check::detail {

SANTEI_INLINE void want(work& w, const setting& at, syntax::expression_id id, const syntax::clause& clause, kind wanted) {
  const auto of = resolve_expression(w, at, id);
  if (!of) return;
  if (of->of != wanted && !stands_for_ratio(w, id, *of, {wanted, {}})) report_figure(w, clause, id, w.of_file(wanted), *of, false);
  if (w.file.expressions[id].per_row) report_per_row(w, w.expression(id).where);
}

SANTEI_INLINE void resolve_flow(work& w, const setting& at, const syntax::clause& clause, const syntax::flow_clause& flow) {
  for (const syntax::stage& stage : flow.stages) {
    if (stage.rate) check_figure_words(w, at.block, clause, *stage.rate);
    if (stage.rate) resolve_figure(w, at, clause, *stage.rate, type{kind::ratio, {}});
    if (stage.basis) want(w, at, *stage.basis, clause, kind::money);
    if (stage.cap) want(w, at, *stage.cap, clause, kind::money);
  }
}

SANTEI_INLINE void resolve_exclusion(work& w, const setting& at, const syntax::clause& clause, const syntax::exclusion_clause& says) {
  for (const syntax::word& name : says.names) {
    if (clause.is == syntax::clause_kind::not_together) {
      check_measure_id(w, at.block, name);
      continue;
    }
    const std::uint32_t fact = find_fact(w, name.text);
    if (fact == none) {
      report_unknown(w, at.block, name);
    } else if (w.fact(fact).of.of != kind::truth) {
      const message has = describe(w.fact(fact).of);
      w.problems.error("E0409", name.where, {"排他 は真偽の項目を並べます", "排他 lists facts that are true or false"},
                       {"これは" + has.ja + "です", "type: " + has.en});
    }
  }
}

SANTEI_INLINE void resolve_edition(work& w, const syntax::clause& clause, const syntax::edition_clause& edition) {
  if (edition.from && edition.to && edition.to->value < edition.from->value)
    w.problems.error("E0408", clause.where, {"版の終わりの日が初めの日より前です", "the edition ends before it begins"});
}

/// The value an 例 gives a 区分, where it is one plain word, must be one of its choices.
SANTEI_INLINE void check_example_choice(work& w, const declaration& fact, const syntax::example_fact& given) {
  if (fact.of.of != kind::category || given.text.empty() || given.text == "不明" || given.text.find('|') != std::string::npos) return;
  if (fact.find_choices(given.text).empty()) report_choice(w, fact, {given.text, given.where});
}

/// Whether the text is surely a value of the fact, as far as its end tells: most are, and need not be read.
SANTEI_INLINE bool plainly_fits(const declaration& fact, std::string_view text) {
  if (fact.greatest || (fact.least && fact.least->sign() > 0)) return false;
  switch (fact.of.of) {
    case kind::money: return fact.of.in.is_yen() && text.ends_with("円") && text.find_first_of("$¥") == std::string_view::npos;
    case kind::truth: return text == "はい" || text == "いいえ";
    case kind::integer: return text.size() < 18 && text.find_first_not_of("0123456789") == std::string_view::npos;
    default: return fact.of.of == kind::category;  // told apart by its choices
  }
}

/// The value an 例 gives a fact must be one of its type: an amount in its currency, a number that counts the same.
SANTEI_INLINE void check_example_value(work& w, const declaration& fact, const syntax::example_fact& given) {
  check_example_choice(w, fact, given);
  if (fact.key == "rate_category" || plainly_fits(fact, given.text)) return;  // which names one of the listed rates, 定額 among them
  const auto read = read_fact(fact, fact_input{given.text});
  if (read) return;
  const diagnostic& why = read.problems().front();
  w.problems.error("E0602", given.where, {"例の事実が受け取れません: " + why.text.ja, "the example's facts are refused: " + why.text.en}).help = why.help;
}

/// 段階 A から B is a stage of some 流れ, and a payer named after the amount one of some 負担.
SANTEI_INLINE void check_example_parties(work& w, const syntax::example_clause& example) {
  bool stage = !example.stage_from || !example.stage_to;
  std::vector<std::string> payers;
  for (const syntax::block& block : w.file.tree.blocks)
    for (const syntax::clause& clause : block.clauses) {
      if (const auto* flow = std::get_if<syntax::flow_clause>(&clause.says); flow != nullptr && !stage)
        stage = std::any_of(flow->stages.begin(), flow->stages.end(),
                            [&](const auto& one) { return one.from == example.stage_from->text && one.to == example.stage_to->text; });
      if (const auto* shares = std::get_if<syntax::share_clause>(&clause.says))
        for (const syntax::share& share : shares->shares) payers.push_back(share.payer);
    }
  if (!stage)
    w.problems.error("E0201", example.stage_from->where,
                     {"「" + example.stage_from->text + " から " + example.stage_to->text + "」という段階は流れにありません",
                      "no 流れ has a stage from " + example.stage_from->text + " to " + example.stage_to->text});
  for (const syntax::share& share : example.shares)
    if (std::find(payers.begin(), payers.end(), share.payer) == payers.end())
      offer_nearest(w.problems.error("E0201", share.where, {"「" + share.payer + "」は負担にありません", "no 負担 names “" + share.payer + "”"}),
                    {share.where.source, share.where.begin, share.where.begin + static_cast<std::uint32_t>(share.payer.size())}, share.payer, payers);
}

SANTEI_INLINE void resolve_example(work& w, const setting& at, const syntax::clause& clause, const syntax::example_clause& example) {
  for (const syntax::example_fact& given : example.facts) {
    const bool scoped = given.name.text.find('/') != std::string::npos && given.name.text.find('.') != std::string::npos;
    const std::string_view name =
        scoped ? std::string_view(given.name.text).substr(given.name.text.rfind('.') + 1) : std::string_view(given.name.text);
    const bool rows = find_raw(w.rows, name) != nullptr || !given.rows.empty();
    if (rows) continue;
    auto known = find_raw(w.facts, name);
    if (!known) known = find_folded(w.facts, fold_for_lookup(name));
    if (known) check_example_value(w, w.fact(*known), given);
    else if (const declaration* elsewhere = find_in_others(w.file, name)) check_example_value(w, *elsewhere, given);
    else if (!w.lacks_others) report_unknown(w, at.block, given.name);
  }
  if (example.stage_from || !example.shares.empty()) check_example_parties(w, example);
  std::optional<type> wanted = w.money();
  if (example.formula) wanted = resolve_expression(w, at, *example.formula);
  for (const auto& amount : {example.low, example.high, example.stated_low, example.stated_high})
    if (amount && wanted) want(w, at, *amount, clause, wanted->of);
}

struct clause_resolver {
  work& w;
  setting at;
  clause_place place;
  const syntax::clause& clause;

  void operator()(const syntax::figure_clause& says) const { resolve_figure_clause(w, at, clause, says); }
  void operator()(const syntax::eligible_clause& says) const { resolve_condition(w, at, says.condition); }
  void operator()(const syntax::flow_clause& says) const { resolve_flow(w, at, clause, says); }
  void operator()(const syntax::share_clause& says) const {
    for (const syntax::share& share : says.shares) {
      check_figure_words(w, at.block, clause, share.rate);
      resolve_figure(w, at, clause, share.rate, type{kind::ratio, {}});
    }
  }
  void operator()(const syntax::words_clause&) const {
    if (clause.is == syntax::clause_kind::use && at.block != 0)
      w.problems.error("E0211", clause.keyword, {"使う は、ファイルの初め、最初の見出しの前に書きます", "使う belongs at the beginning of a file, before the first header"});
  }
  void operator()(const syntax::budget_clause& says) const { want(w, at, says.amount, clause, kind::money); }
  void operator()(const syntax::exclusion_clause& says) const { resolve_exclusion(w, at, clause, says); }
  void operator()(const syntax::edition_clause& says) const { resolve_edition(w, clause, says); }
  void operator()(const syntax::rounding_clause& says) const {
    if (says.unit && says.in != w.file.tree.money) report_currency(w, clause.where, {kind::money, {}, says.in});
  }
  void operator()(const syntax::value_clause& says) const { resolve_value_clause(w, at, place, says); }
  void operator()(const syntax::table_clause&) const {
    const auto found = std::find(w.table_places.begin(), w.table_places.end(), place);
    resolve_table(w, static_cast<std::uint32_t>(found - w.table_places.begin()));
  }
  void operator()(const syntax::cases_clause& says) const {
    resolve_case_results(w, at, place, says);
    resolve_case_choices(w, says);
  }
  void operator()(const syntax::example_clause& says) const { resolve_example(w, at, clause, says); }
  template <class Other>
  void operator()(const Other&) const {}
};

SANTEI_INLINE void resolve_clause(work& w, const clause_place& place) {
  const std::size_t before = w.problems.errors;
  const syntax::clause& clause = w.file.at(place);
  const setting at{place.block, none, &clause};
  const auto* value = std::get_if<syntax::value_clause>(&clause.says);
  const auto* cases = std::get_if<syntax::cases_clause>(&clause.says);
  const syntax::word* named = value != nullptr ? &value->name : cases != nullptr ? &cases->name : nullptr;
  const std::uint32_t own = named != nullptr ? own_value_of(w, place.block, *named) : none;
  if (own != none) value_at(w, place.block, own).under_way = true;
  if (clause.condition) {
    setting within = at;
    if (value != nullptr) within.own_value = own;
    resolve_condition(w, within, *clause.condition);
    const bool by_row = clause.is == syntax::clause_kind::eligible || clause.is == syntax::clause_kind::value;
    if (w.file.conditions[*clause.condition].per_row && !by_row) report_per_row(w, w.condition(*clause.condition).where);
  }
  std::visit(clause_resolver{w, at, place, clause}, clause.says);
  if (own != none) value_at(w, place.block, own).under_way = false;
  if (w.problems.errors != before) w.broken.push_back(place);
}

/// Outer blocks come before inner ones, so that what is inherited is known where it is used.
SANTEI_INLINE void resolve_all(work& w) {
  for (std::uint32_t b = 0; b < w.file.tree.blocks.size(); ++b)
    for (std::uint32_t c = 0; c < w.file.tree.blocks[b].clauses.size(); ++c) resolve_clause(w, {b, c});
}

}  // namespace santei::check::detail
