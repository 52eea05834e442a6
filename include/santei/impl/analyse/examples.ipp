// Definitions of running 例.
#pragma once

#include <santei/analyse/examples.hpp>

#include <santei/evaluate/bind.hpp>
#include <santei/evaluate/estimate.hpp>
#include <santei/impl/analyse/constant.ipp>
#include <santei/plan/lower.hpp>
#include <santei/syntax/print.hpp>
#include <santei/text/normal.hpp>
#include <santei/value/writing.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace santei::analyse {

namespace detail {

SANTEI_INLINE std::string money_text(const rational& amount, currency in) { return literal_text(amount, {kind::money, {}, in}); }

/// "a から b", or "a 以上" where nothing bounds it, which no 例 can expect.
SANTEI_INLINE std::string range_text(const std::optional<rational>& low, const std::optional<rational>& high, currency in) {
  const std::string from = money_text(low.value_or(rational(0)), in);
  return high ? from + " から " + money_text(*high, in) : from + " 以上";
}

/// "a" or "a から b" of the stated amounts. Precondition: there are both ends.
SANTEI_INLINE std::string stated_range(const evaluate::amounts& of, currency in) {
  return of.stated_low == of.stated_high ? money_text(*of.stated_high, in) : range_text(of.stated_low, of.stated_high, in);
}

/// ", 記載 = a から b" where the status alone does not show what is stated; empty where it does or nothing is.
SANTEI_INLINE std::string stated_text(const evaluate::amounts& of, currency in) {
  const bool hidden = of.status == evaluate::status::open || of.status == evaluate::status::interval;
  return hidden && of.stated_low && of.stated_high ? ", 記載 = " + stated_range(of, in) : std::string();
}

SANTEI_INLINE std::optional<std::uint32_t> find_fact(const check::checked& file, const std::string& name) {
  const std::string folded = fold_for_lookup(name);
  for (std::uint32_t i = 0; i < file.declarations.size(); ++i)
    if (file.declarations[i].label == name || file.declarations[i].key == name || fold_for_lookup(file.declarations[i].label) == folded)
      return i;
  return std::nullopt;
}

/// The keys of a 明細 and of its 項目s, by the 明細's title or key; empty when there is none.
SANTEI_INLINE std::vector<std::string> row_keys(const check::checked& file, const std::string& name) {
  std::vector<std::string> keys;
  for (const check::checked* at = &file; at != nullptr && keys.empty(); at = at->vocabulary.get())
    for (const syntax::block& block : at->tree.blocks) {
      if (block.is != syntax::block_kind::rows || (block.title != name && block.key.text != name)) continue;
      keys.push_back(block.key.text);
      for (const declaration& one : file.declarations)
        if (one.rows == block.key.text) keys.push_back(one.key);
      break;
    }
  return keys;
}

SANTEI_INLINE fact_input rows_input(const std::vector<std::string>& keys, const std::vector<std::vector<syntax::word>>& written) {
  fact_input::rows rows;
  for (const auto& cells : written) {
    fact_input::row row;
    for (std::size_t i = 0; i < cells.size() && i + 1 < keys.size(); ++i) row.emplace_back(keys[i + 1], fact_input{cells[i].text});
    rows.items.push_back(std::move(row));
  }
  return {std::move(rows)};
}

/// A fact of an 例 as it is given to a plan: of the file, else of those whose 補助額 it takes; nothing where no fact has the name.
SANTEI_INLINE std::optional<given_fact> given_by(const check::checked& file, const syntax::example_fact& fact) {
  if (!fact.rows.empty()) {
    const std::vector<std::string> keys = row_keys(file, fact.name.text);
    if (!keys.empty()) return given_fact{keys.front(), rows_input(keys, fact.rows), {}};
  } else if (const auto declared = find_fact(file, fact.name.text)) {
    return facts().set(file.declarations[*declared].key, fact.text).items().front();
  }
  for (const auto& other : file.others)
    if (auto given = given_by(*other, fact)) return given;
  return std::nullopt;
}

/// The declaration of a key, of the file or of those whose 補助額 it takes.
SANTEI_INLINE const declaration* find_declared(const check::checked& file, std::string_view key) {
  if (const auto at = file.find(key)) return &file.declarations[*at];
  for (const auto& other : file.others)
    if (const declaration* found = find_declared(*other, key)) return found;
  return nullptr;
}

SANTEI_INLINE outcome<evaluate::bound_case> bind_facts(const check::checked& file, const plan::measure_plan& plan, const facts& given) {
  evaluate::key_space keys;
  keys.find = [&file](std::string_view key) { return find_declared(file, key); };
  return evaluate::bind(plan, given, keys);
}

/// One 例 against one plan.
class example_run {
 public:
  example_run(const check::checked& file, const syntax::clause& clause)
      : file_(file), clause_(clause), says_(std::get<syntax::example_clause>(clause.says)) {}

  /// `left`: what all 例 of the file may still take together.
  diagnostics run(const plan::measure_plan& plan, evaluate::limits& left) {
    if (left.steps == 0) {
      report("E0605", clause_.keyword, {"仕事の限度に達したので、この例は試していません", "the limit on work is reached: this 例 was not tried"},
             message{"例を減らすか、--limit analyse.trial_steps=… で限度を上げます", "have fewer 例, or raise it by --limit analyse.trial_steps=…"});
      return std::move(problems_);
    }
    const facts given = read_facts();
    if (!problems_.empty()) return std::move(problems_);
    const auto bound = bind_facts(file_, plan, given);
    if (!bound) {
      for (const diagnostic& problem : bound.problems()) refuse_fact(problem);
      return std::move(problems_);
    }
    const evaluate::result got = evaluate::estimate(plan, *bound, left);
    left.steps -= std::min(left.steps, std::max<std::size_t>(got.computed, plan.nodes.size()));
    compare(got);
    return std::move(problems_);
  }
  diagnostics run_formula() {
    const auto got = constant(file_, *says_.formula), expected = constant(file_, *says_.high);
    if (!got) {
      report("E0602", says_high(), {"式に値がありません", "the formula has no value"}, {});
    } else if (!expected || *got != *expected) {
      const std::string value = literal_text(*got, file_.expressions[*says_.formula].of);
      report("E0601", says_high(), {"式の値は " + value + " です", "the formula's value is " + value})
          .mends.push_back({{}, clause_.where, "例 " + syntax::print_expression(file_.tree, *says_.formula) + " = " + value});
    }
    return std::move(problems_);
  }

 private:
  facts read_facts();
  void refuse_fact(const diagnostic& problem);
  void compare(const evaluate::result& got);
  void compare_amount(const std::optional<evaluate::amounts>& got);
  void compare_stated(const std::optional<evaluate::amounts>& got);
  void compare_shares(const evaluate::result& got);
  [[nodiscard]] bool fits(const evaluate::amounts& got) const;
  [[nodiscard]] std::string expected_text() const;
  [[nodiscard]] std::string with_expectation(const std::string& expectation) const;
  [[nodiscard]] std::optional<rational> amount(const std::optional<syntax::expression_id>& id) const {
    return id ? constant(file_, *id) : std::nullopt;
  }
  [[nodiscard]] span says_high() const {
    if (!says_.high) return clause_.where;
    const span& last = file_.tree.expressions[*says_.high].where;
    return says_.low ? span{last.source, file_.tree.expressions[*says_.low].where.begin, last.end} : last;
  }
  diagnostic& report(std::string code, const span& where, message text, std::optional<message> help = {}) {
    return problems_.emplace_back(diagnostic{severity::error, std::move(code), std::move(text), {{where, {}}}, std::move(help)});
  }

  const check::checked& file_;
  const syntax::clause& clause_;
  const syntax::example_clause& says_;
  diagnostics problems_;
};

SANTEI_INLINE facts example_run::read_facts() {
  facts given;
  for (const syntax::example_fact& fact : says_.facts) {
    if (auto one = given_by(file_, fact)) given.add(*std::move(one));
    else report("E0602", fact.name.where, {"「" + fact.name.text + "」という項目はありません", "there is no fact '" + fact.name.text + "'"}, {});
  }
  return given;
}

/// A binding problem has no place in the file: the fact whose key or label its words begin with has.
SANTEI_INLINE void example_run::refuse_fact(const diagnostic& problem) {
  span where = clause_.where;
  for (const syntax::example_fact& fact : says_.facts)
    if (problem.text.ja.find(fact.name.text) != std::string::npos) where = fact.where;
  report("E0602", where, {"例の事実が受け取れません: " + problem.text.ja, "the example's facts are refused: " + problem.text.en}, problem.help);
}

SANTEI_INLINE bool example_run::fits(const evaluate::amounts& got) const {
  using evaluate::status;
  const auto low = amount(says_.low), high = amount(says_.high);
  switch (says_.expected) {
    case syntax::expected_kind::ineligible: return got.status == status::ineligible;
    case syntax::expected_kind::not_computable: return got.status == status::not_computable;
    case syntax::expected_kind::exact: return got.status == status::exact && high && got.min == high && got.max == high;
    case syntax::expected_kind::maximum: return got.status == status::maximum && high && got.stated_low == high && got.stated_high == high;
    case syntax::expected_kind::maximum_interval:
      return got.status == status::maximum_interval && low && high && got.stated_low == low && got.stated_high == high;
    case syntax::expected_kind::interval: return got.status == status::interval && low && high && got.min == low && got.max == high;
    case syntax::expected_kind::cap_only: return got.status == status::maximum && high && !got.stated_high && got.max == high;
    case syntax::expected_kind::open: return got.status == status::open && got.max == high;
    case syntax::expected_kind::formula: break;
  }
  return false;
}

SANTEI_INLINE std::string example_run::expected_text() const {
  const auto written = [&](const std::optional<syntax::expression_id>& id) {
    return id ? syntax::print_expression(file_.tree, *id) : std::string();
  };
  switch (says_.expected) {
    case syntax::expected_kind::ineligible: return "対象外";
    case syntax::expected_kind::not_computable: return "算定不能";
    case syntax::expected_kind::maximum: return "最大 " + written(says_.high);
    case syntax::expected_kind::maximum_interval: return "最大 " + written(says_.low) + " から " + written(says_.high);
    case syntax::expected_kind::interval: return written(says_.low) + " から " + written(says_.high);
    case syntax::expected_kind::cap_only: return written(says_.high) + " まで";
    case syntax::expected_kind::open: return says_.high ? "未定 " + written(says_.high) + " まで" : "未定";
    case syntax::expected_kind::exact:
    case syntax::expected_kind::formula: break;
  }
  return written(says_.high);
}

SANTEI_INLINE std::string example_run::with_expectation(const std::string& expectation) const {
  static constexpr std::string_view then = "ならば";
  const std::string line = syntax::print(file_.tree, clause_);
  const std::size_t at = line.rfind(then);
  if (at == std::string::npos) return line + " ならば " + expectation;
  const std::size_t rest = line.find(", ", at);  // 負担 and 記載, which are told apart
  return line.substr(0, at + then.size()) + " " + expectation + (rest == std::string::npos ? std::string() : line.substr(rest));
}

SANTEI_INLINE void example_run::compare_amount(const std::optional<evaluate::amounts>& got) {
  if (got ? fits(*got) : says_.expected == syntax::expected_kind::not_computable) return;
  const std::string text = got ? expectation_text(*got, file_.tree.money) : "算定不能";
  diagnostic& problem = report("E0601", says_high(),
                               {"例の金額が違います。期待は " + expected_text() + "、結果は " + text + " です",
                                "the example expects " + expected_text() + ", the rule gives " + text});
  if (!text.ends_with("以上")) problem.mends.push_back({{"規則が正しければ、こう書きます", "if the rule is right, write"}, clause_.where, with_expectation(text)});
}

/// 記載: what the status does not show where an amount is open.
SANTEI_INLINE void example_run::compare_stated(const std::optional<evaluate::amounts>& got) {
  if (!says_.stated_high) return;
  const auto low = amount(says_.stated_low ? says_.stated_low : says_.stated_high), high = amount(says_.stated_high);
  if (got && low && got->stated_low == low && got->stated_high == high) return;
  const std::string text = got && got->stated_low && got->stated_high ? stated_range(*got, file_.tree.money) : "ありません";
  const std::string en = got && got->stated_low && got->stated_high ? text : "none";
  report("E0604", file_.tree.expressions[*says_.stated_high].where,
         {"記載された額が違います。結果は " + text + " です", "the stated amount differs: the rule gives " + en});
  const span& last = file_.tree.expressions[*says_.stated_high].where;
  const span& first = says_.stated_low ? file_.tree.expressions[*says_.stated_low].where : last;
  if (text == en) problems_.back().mends.push_back({{"規則が正しければ", "if the rule is right"}, {last.source, first.begin, last.end}, text});
}

SANTEI_INLINE void example_run::compare_shares(const evaluate::result& got) {
  for (const syntax::share& expected : says_.shares) {
    const auto found = std::find_if(got.shares.begin(), got.shares.end(), [&](const auto& one) { return one.payer == expected.payer; });
    const auto& alternatives = expected.rate.alternatives;
    const bool open = !alternatives.empty() && alternatives.front().is != syntax::alternative_kind::value;  // 未定: more than one amount
    const auto value = alternatives.empty() || open ? std::nullopt : constant(file_, alternatives.front().value);
    if (found != got.shares.end() && open && found->stated_low != found->stated_high) continue;
    if (found != got.shares.end() && value && found->stated_low == value && found->stated_high == value) continue;
    std::string text = "ありません", en = "none";
    if (found != got.shares.end() && found->stated_low)
      text = en =
          found->stated_low == found->stated_high ? money_text(*found->stated_low, got.money) : range_text(found->stated_low, found->stated_high, got.money);
    report("E0603", expected.where,
           {expected.payer + " の負担が違います。結果は " + text + " です",
            "the share of " + expected.payer + " differs: the rule gives " + en});
    if (text == en) problems_.back().mends.push_back({{}, expected.where, expected.payer + " = " + text});
  }
}

SANTEI_INLINE void example_run::compare(const evaluate::result& got) {
  if (!says_.stage_from) {
    compare_amount(got.amount);
    compare_stated(got.amount);
    compare_shares(got);
    return;
  }
  const auto found = std::find_if(got.stages.begin(), got.stages.end(), [&](const evaluate::stage_result& stage) {
    return stage.from == says_.stage_from->text && (!says_.stage_to || stage.to == says_.stage_to->text);
  });
  if (found == got.stages.end()) report("E0602", says_.stage_from->where, {"この段階は流れにありません", "the flow has no such stage"}, {});
  else compare_amount(found->amount), compare_stated(found->amount);
}

SANTEI_INLINE std::string name_of(const check::measure& measure) {
  return measure.id() + (measure.edition.empty() ? "" : "@" + measure.edition);
}

SANTEI_INLINE void run_measure(const check::checked& file, std::size_t index, const plan::limits& within, evaluate::limits& left,
                               std::vector<example_result>& into) {
  const check::measure& measure = file.measures[index];
  const outcome<plan::measure_plan> plan = plan::lower(file, index, within);
  if (!plan) {
    into.push_back({name_of(measure), measure.where, plan.problems()});
    return;
  }
  for (const check::clause_place place : measure.clauses) {
    const syntax::clause& clause = file.at(place);
    if (clause.is != syntax::clause_kind::example) continue;
    example_run run(file, clause);
    const bool formula = std::get<syntax::example_clause>(clause.says).expected == syntax::expected_kind::formula;
    into.push_back({name_of(measure), clause.where, formula ? run.run_formula() : run.run(*plan, left)});
  }
}

/// An 例 of several measures is mended only where one text suits them all.
SANTEI_INLINE void drop_mends_of_one_alone(std::vector<example_result>& results) {
  const auto text_of = [](const example_result& one) {
    return one.problems.empty() || one.problems.front().mends.empty() ? std::string() : one.problems.front().mends.front().text;
  };
  std::map<std::size_t, std::string> first;
  std::set<std::size_t> apart;
  for (const example_result& one : results)
    if (const auto [known, fresh] = first.try_emplace(one.where.begin, text_of(one)); !fresh && known->second != text_of(one)) apart.insert(one.where.begin);
  for (example_result& one : results)
    for (diagnostic& problem : one.problems)
      if (apart.contains(one.where.begin)) problem.mends.clear();
}

}  // namespace detail

SANTEI_INLINE std::vector<example_result> run_examples(const check::checked& file, const limits& within, const plan::limits& lowered) {
  evaluate::limits left = within.answer;
  left.steps = within.trial_steps;
  std::vector<example_result> results;
  if (!file.tree.blocks.empty())
    for (const syntax::clause& clause : file.tree.blocks.front().clauses)
      if (clause.is == syntax::clause_kind::example &&
          std::get<syntax::example_clause>(clause.says).expected == syntax::expected_kind::formula)
        results.push_back({{}, clause.where, detail::example_run(file, clause).run_formula()});
  for (std::size_t i = 0; i < file.measures.size(); ++i) detail::run_measure(file, i, lowered, left, results);
  if (std::any_of(results.begin(), results.end(), [](const example_result& one) { return !one.passed(); })) detail::drop_mends_of_one_alone(results);
  return results;
}

SANTEI_INLINE std::string expectation_text(const evaluate::amounts& of, currency in) {
  const auto money = [&](const std::optional<rational>& amount) { return detail::money_text(amount.value_or(rational(0)), in); };
  switch (of.status) {
    case evaluate::status::ineligible: return "対象外";
    case evaluate::status::not_computable: return "算定不能";
    case evaluate::status::open: return of.max ? "未定 " + money(of.max) + " まで" : "未定";
    case evaluate::status::exact: return money(of.min);
    case evaluate::status::maximum: return of.stated_high ? "最大 " + money(of.stated_high) : money(of.max) + " まで";
    case evaluate::status::maximum_interval: return "最大 " + detail::range_text(of.stated_low, of.stated_high, in);
    case evaluate::status::interval: return detail::range_text(of.min, of.max, in);
  }
  return {};
}

}  // namespace santei::analyse
