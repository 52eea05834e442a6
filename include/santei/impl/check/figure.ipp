// Figures and the clauses that hold them: each of the type its clause wants.
#pragma once

#include <santei/impl/check/figure_words.ipp>
#include <santei/impl/check/table.ipp>
#include <santei/impl/syntax/cut_fraction.hpp>
#include <santei/impl/syntax/named.hpp>
#include <santei/impl/value/word_cursor.hpp>
#include <santei/number/decimal.hpp>

#include <algorithm>

namespace santei::check::detail {

/// What a figure turned out to be.
struct figure_shape {
  std::optional<type> of;
  std::uint8_t degree = 0;
  bool per_row = false;
};

SANTEI_INLINE void advise_on_figure(const work& w, diagnostic& to, syntax::expression_id id, const type& wanted, const type& has, bool may_be_total) {
  const syntax::expression& e = w.expression(id);
  if (has.of != kind::ratio || !may_be_total) return offer_unit(w, to, id, wanted);
  if (e.is == syntax::expression_kind::literal)
    to.mends.push_back({{"合計に対する割合なら", "for a share of the total"}, e.where, "合計の " + literal_text(e.literal.value, has)});
  to.help = message{"費目の中で、合計に対する割合なら 合計の … と書きます", "for a share of the total, in a 費目, write 合計の …"};
}

/// The keyword a clause begins with.
SANTEI_INLINE std::string keyword_of(const work& w, const syntax::clause& clause) {
  const std::string text = syntax::print(w.file.tree, clause);
  return text.substr(0, text.find_first_of(" \n"));
}

SANTEI_INLINE void report_figure(work& w, const syntax::clause& clause, syntax::expression_id id, const type& wanted, const type& has,
                                 bool may_be_total) {
  const std::string word = keyword_of(w, clause);
  const message wants = describe(wanted), is = describe(has);
  auto& problem =
      w.problems.error("E0306", w.expression(id).where, {word + " には" + wants.ja + "を書きます", word + " takes " + wants.en});
  problem.labels = {type_label(w, id, has)};
  advise_on_figure(w, problem, id, wanted, has, may_be_total);
}

SANTEI_INLINE void report_per_row(work& w, const span& where) {
  w.problems.error("E0309", where, {"明細の行ごとに違う項目です", "this differs from row to row of a 明細"}).help =
      message{"合計( … ) の中に書いて、行を足します", "sum the rows: write it in 合計( … )"};
}

/// A decimal that the source itself writes for what may be a fraction.
SANTEI_INLINE void warn_cut_fraction(work& w, syntax::expression_id id) {
  const auto better = syntax::detail::fraction_cut_off(w.expression(id));
  if (!better) return;
  w.problems.warning("W0114", w.expression(id).where,
                     {"資料の小数をそのまま率とします", "the rate is the decimal of the source as it stands"},
                     {"分数の " + better->text() + " とは額が違います", "amounts differ from those of " + better->text()})
      .mends.push_back({{"資料が分数の意味なら", "if the source means the fraction"}, w.expression(id).where, better->text()});
}

/// Whether the phrase holds the number as it stands: not a part of another one, nor 30 of 30%, 3割, 2分の1.
SANTEI_INLINE bool says_number(std::string_view phrase, std::string_view number) {
  static constexpr std::string_view other_units[] = {"%", "％", "割", "分", "パーセント", "percent", "Percent", "prozent", "Prozent", ".", "/"};
  for (std::size_t at = phrase.find(number); at != std::string_view::npos; at = phrase.find(number, at + 1)) {
    std::string_view behind = phrase.substr(at + number.size());
    behind.remove_prefix(std::min(behind.find_first_not_of(' '), behind.size()));
    const auto begins = [&](std::string_view one) { return behind.starts_with(one); };
    const bool inside = (at != 0 && santei::detail::is_digit(phrase[at - 1])) || (!behind.empty() && santei::detail::is_digit(behind.front()));
    if (!inside && std::none_of(std::begin(other_units), std::end(other_units), begins)) return true;
  }
  return false;
}

/// A rate above 1 pays more than the cost: a slip, unless the source says so.
SANTEI_INLINE void refuse_rate_above_one(work& w, const syntax::clause& clause, syntax::expression_id id) {
  const syntax::expression& e = w.expression(id);
  if (e.is != syntax::expression_kind::literal || e.literal.value <= rational(1)) return;
  if (e.literal.of.of != kind::ratio && !e.literal.bare) return;
  const rational& value = e.literal.value;
  const std::string percent = (value * rational(100)).text() + "%";
  std::vector<std::string> spelt{percent, value.text()};
  if (!value.is_integer()) spelt.push_back(value.denominator().text() + "分の" + value.numerator().text());
  if (const auto decimal = finite_decimal_text(value)) spelt.push_back(*decimal);
  for (const syntax::basis& basis : clause.bases) {
    const std::string phrase = fold_for_lookup(basis.text);
    const auto is_said = [&](const std::string& one) { return says_number(phrase, fold_for_lookup(one)); };
    if (basis.is != syntax::basis_kind::assumption && std::any_of(spelt.begin(), spelt.end(), is_said)) return;
  }
  w.problems.error("E0311", e.where, {"1 を超える率です", "this rate is above 1"},
                   {"経費より多く払うことになります", "it pays more than the cost"})
      .help = message{"資料がそう言うなら、" + percent + " のある語句を引きます", "if the source says so, quote the phrase that holds " + percent};
}

/// One type for all alternatives; nothing after a problem, or where all are 未定.
SANTEI_INLINE figure_shape resolve_figure(work& w, const setting& at, const syntax::clause& clause, const syntax::figure& figure,
                                          const std::optional<type>& wanted, bool may_be_total = false) {
  figure_shape shape;
  for (const syntax::alternative& one : figure.alternatives) {
    if (one.is != syntax::alternative_kind::value) continue;
    if (syntax::detail::states_rates(clause.is)) {
      warn_cut_fraction(w, one.value);
      refuse_rate_above_one(w, clause, one.value);
    }
    const auto of = resolve_expression(w, at, one.value);
    shape.degree = std::max(shape.degree, w.degrees[one.value]);
    shape.per_row = shape.per_row || w.file.expressions[one.value].per_row;
    if (!of) continue;
    const type& target = wanted ? *wanted : shape.of ? *shape.of : *of;
    if (!(*of == target) && !stands_for_ratio(w, one.value, *of, target))
      report_figure(w, clause, one.value, target, *of, may_be_total && !figure.of_total);
    else if (!shape.of)
      shape.of = target;
  }
  for (const auto& edge : {figure.tier ? figure.tier->above : std::nullopt, figure.tier ? figure.tier->up_to : std::nullopt}) {
    const auto of = edge ? resolve_expression(w, at, *edge) : std::nullopt;
    if (of && of->of != kind::money) report_figure(w, clause, *edge, w.money(), *of, false);
  }
  for (const syntax::word& category : figure.categories)
    if (find_category(w, at.block, category.text) == none) report_unknown_category(w, at.block, category);
  return shape;
}

SANTEI_INLINE void resolve_figure_clause(work& w, const setting& at, const syntax::clause& clause, const syntax::figure_clause& says) {
  using enum syntax::clause_kind;
  const bool may_be_total = clause.is == cap || clause.is == cost_cap;
  const bool of_rate = clause.is == rate || clause.is == rate_addition || clause.is == rate_cap;
  const kind wanted = of_rate || (says.figure.of_total && may_be_total) ? kind::ratio : kind::money;
  check_figure_words(w, at.block, clause, says.figure);
  const figure_shape shape = resolve_figure(w, at, clause, says.figure, w.of_file(wanted), may_be_total);
  if (shape.per_row) report_per_row(w, says.figure.where);
  for (const syntax::word& one : says.measures)
    if (find_raw(w.measures, one.text) == nullptr) report_unknown_measure(w, one);
}

SANTEI_INLINE void settle_value(work& w, const setting& at, const figure_shape& shape, bool first) {
  scope_value& value = value_at(w, at.block, at.own_value);
  if (shape.of && (first || value.failed)) value.value.of = *shape.of, value.failed = false;
  value.degree = std::max(value.degree, shape.degree);
  value.value.per_row = value.value.per_row || shape.per_row;
}

/// The type a value has from its earlier clauses; nothing at its first.
SANTEI_INLINE std::optional<type> type_so_far(work& w, const setting& at, const clause_place& place) {
  const scope_value& value = value_at(w, at.block, at.own_value);
  const bool first = value.value.clauses.front() == place;
  return first || value.failed ? std::nullopt : std::optional(value.value.of);
}

SANTEI_INLINE std::uint32_t own_value_of(const work& w, std::uint32_t block, const syntax::word& name) {
  const thing* known = find_thing(w, block, name.text);
  return known != nullptr && known->is == thing_kind::value ? known->index : none;
}

/// What a 値 cannot carry on to the clauses that use it.
SANTEI_INLINE bool is_more_than_expression(const syntax::figure& figure) {
  return figure.alternatives.size() != 1 || figure.alternatives.front().is != syntax::alternative_kind::value || figure.at_most ||
         figure.strictly_below || figure.and_others || figure.of_total || figure.tier || figure.key || !figure.categories.empty();
}

SANTEI_INLINE void resolve_value_clause(work& w, setting at, const clause_place& place, const syntax::value_clause& says) {
  const syntax::clause& clause = w.file.at(place);
  at.own_value = own_value_of(w, place.block, says.name);
  if (at.own_value == none) return void(resolve_figure(w, at, clause, says.figure, std::nullopt));
  if (is_more_than_expression(says.figure)) {
    resolve_figure(w, at, clause, says.figure, std::nullopt);
    w.problems.error("E0306", says.figure.where, {"値 は一つの式です", "a 値 is one expression"}).help =
        message{"以内・等・のいずれか・未定は、値を使う条文に書きます", "以内, 等, のいずれか and 未定 belong to the clause that uses it"};
    return;
  }
  const auto earlier = type_so_far(w, at, place);
  figure_shape shape = resolve_figure(w, at, clause, says.figure, earlier);
  if (clause.condition) shape.per_row = shape.per_row || w.file.conditions[*clause.condition].per_row;
  settle_value(w, at, shape, !earlier);
}

SANTEI_INLINE void resolve_case_results(work& w, setting at, const clause_place& place, const syntax::cases_clause& says) {
  const syntax::clause& clause = w.file.at(place);
  at.own_value = own_value_of(w, place.block, says.name);
  std::optional<type> of;
  for (const syntax::case_row& row : says.rows) {
    if (row.condition) resolve_condition(w, at, *row.condition);
    if (!row.value && at.own_value != none)
      w.problems.error("E0306", row.where, {"場合分けの結果は一つの式です", "the result of a row is one expression"});
    if (!row.value) continue;
    const auto here = resolve_expression(w, at, *row.value);
    if (!here || at.own_value == none) continue;
    if (of && !(*here == *of) && !stands_for_ratio(w, *row.value, *here, *of)) report_figure(w, clause, *row.value, *of, *here, false);
    const bool conditional_row = row.condition && w.file.conditions[*row.condition].per_row;
    settle_value(w, at, {here, w.degrees[*row.value], w.file.expressions[*row.value].per_row || conditional_row}, !of);
    if (!of) of = here;
  }
}

/// The choices that a 場合分け of a fact yields must be its own.
SANTEI_INLINE void resolve_case_choices(work& w, const syntax::cases_clause& says) {
  const auto fact = find_raw(w.facts, says.name.text);
  if (!fact) return;
  if (w.fact(*fact).of.of != kind::category) {
    w.problems
        .error("E0306", says.name.where,
               {"「" + says.name.text + "」は区分でないので、場合分けで決められません", "“" + says.name.text + "” is no fact of choices: no 場合分け gives it"})
        .help = message{"計算した額や数には、値 で別の名を付けます", "name what is worked out otherwise, by 値"};
    return;
  }
  const bool of_row = !w.fact(*fact).rows.empty();
  std::vector<std::vector<std::uint32_t>> choices;
  if (of_row)
    w.problems
        .error("E0309", says.name.where,
               {"明細の項目が何から決まるかは書けません", "what an item of a 明細 follows from cannot be said"})
        .help = message{"行ごとの額は 値 に条件を付けて書きます", "write amounts of a row as 値 with conditions"};
  for (const syntax::case_row& row : says.rows) {
    if (!of_row && row.condition && w.file.conditions[*row.condition].per_row) report_per_row(w, w.condition(*row.condition).where);
    if (row.value)
      w.problems.error("E0306", row.where,
                       {"結果は「" + says.name.text + "」の選択肢です", "the result is a choice of “" + says.name.text + "”"});
    std::vector<std::uint32_t>& yields = choices.emplace_back();
    for (const syntax::word& word : row.choices) {
      const std::vector<std::uint32_t> named = w.fact(*fact).find_choices(word.text);
      yields.insert(yields.end(), named.begin(), named.end());
      if (named.empty()) yields.push_back(none);
      if (named.empty() && word.text != "なし") report_choice(w, w.fact(*fact), word);
    }
  }
  for (definition& one : w.file.definitions)
    if (one.written == &says) one.choices = std::move(choices);
}

/// A row of numbers whose result is one name alone holds it as a word; it becomes an expression like the others.
SANTEI_INLINE void name_results_to_expressions(checked& file, const fact_words& facts) {
  for (syntax::block& block : file.tree.blocks)
    for (syntax::clause& clause : block.clauses) {
      auto* cases = std::get_if<syntax::cases_clause>(&clause.says);
      if (cases == nullptr) continue;
      const auto fact = find_raw(facts, cases->name.text);
      if (fact && !is_number(file.declarations[*fact].of.of)) continue;
      for (syntax::case_row& row : cases->rows) {
        if (row.value || row.choices.size() != 1) continue;
        syntax::expression made;
        syntax::detail::name_by(made, row.choices.front());
        row.value = static_cast<syntax::expression_id>(file.tree.expressions.size());
        row.choices.clear();
        file.tree.expressions.push_back(std::move(made));
      }
    }
}

}  // namespace santei::check::detail
