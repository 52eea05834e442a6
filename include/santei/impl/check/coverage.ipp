// Holes and overlaps: every case has one rate, and no two clauses that apply contradict each other.
#pragma once

#include <santei/impl/check/anyone.ipp>
#include <santei/impl/check/table_rows.ipp>

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

namespace santei::check::detail {

/// Whether two amounts that are written differently come to the same wherever a case leaves them: 甲費 and 100円 where 甲費 is 100円.
SANTEI_INLINE bool come_to_the_same(const checked& file, const case_space& space, const one_case& in, const saying& a, const saying& b) {
  const auto is_plain = [](const syntax::figure* one) {
    return one != nullptr && one->alternatives.size() == 1 && one->alternatives.front().is == syntax::alternative_kind::value &&
           !one->and_others && !one->tier && !one->strictly_below && !one->of_total && one->categories.empty();
  };
  if (!is_plain(a.figure) || !is_plain(b.figure) || a.figure->at_most != b.figure->at_most) return false;
  terms read(file, nullptr);
  const linear::affine gap = read.form_of(a.figure->alternatives.front().value) - read.form_of(b.figure->alternatives.front().value);
  rational left = gap.constant;
  for (const auto& [term, factor] : gap.of) {
    const std::uint32_t fact = read.all()[term].declaration;
    std::optional<rational> value;
    for (std::size_t i = 0; i < in.size() && fact != none; ++i)
      if (const case_dimension& one = space.dimensions()[i]; one.declaration == fact && !one.ranges.empty() && in[i] != any_class)
        if (const interval& here = one.ranges[in[i]]; here.is_point()) value = one.factor * here.lower()->value + one.constant;
    if (!value) return false;
    left += factor * *value;
  }
  return left.sign() == 0;
}

/// Two winners that say different things of the same; nulls when there are none.
SANTEI_INLINE std::pair<const saying*, const saying*> contradiction(const std::vector<const saying*>& winners, const checked& file,
                                                                    const case_space& space, const one_case& in) {
  std::map<std::string_view, const saying*> first;  // of each tier; the empty one for all
  for (const saying* one : winners) {
    const auto [same, fresh] = first.try_emplace(one->tier, one);
    if (fresh || same->second->identity == one->identity || come_to_the_same(file, space, in, *same->second, *one)) continue;
    return {same->second, one};
  }
  const bool whole_and_part = first.size() > 1 && first.begin()->first.empty();
  return whole_and_part ? std::pair(first.begin()->second, std::next(first.begin())->second) : std::pair<const saying*, const saying*>();
}

SANTEI_INLINE void report_overlap(work& w, const std::string& what, const message& when, const saying& a, const saying& b) {
  auto& problem = w.problems.error("E0402", b.where,
                                   {when.ja + what + "が二つあり、食い違います", when.en + " two clauses of " + what + " apply and differ"},
                                   {"これも当てはまります", "this applies too"});
  problem.labels.push_back({a.where, {"これが当てはまり", "this applies"}});
  if (b.clause->precedence == syntax::precedence::general && b.clause->condition) {
    syntax::clause exception = *b.clause;
    exception.precedence = syntax::precedence::special;
    problem.mends.push_back(instead_of_statement({"後の方が例外なら", "if the latter is the exception"}, *b.clause, syntax::print(w.file.tree, exception)));
  }
  problem.help = message{"例外とする方の条件の後に 優先 と書きます", "mark the exception by 優先 after its condition"};
}

/// The next tier that the tiers so far leave undone; nothing when they reach to the end.
SANTEI_INLINE std::optional<message> tier_problem(const checked& file, const std::vector<const saying*>& winners) {
  std::vector<const syntax::tier*> left;
  for (const saying* one : winners)
    if (one->figure != nullptr && one->figure->tier) left.push_back(&*one->figure->tier);
  if (left.empty()) return std::nullopt;
  for (const syntax::tier* one : left)
    if (one->of_grant != left.front()->of_grant)
      return message{"補助額の部分と経費の部分が混ざっています", "parts of the grant and of the cost are mixed"};
  std::string reached;
  while (true) {
    const auto next = std::find_if(left.begin(), left.end(),
                                   [&](const syntax::tier* one) { return (one->above ? identity_of(file, *one->above) : "") == reached; });
    if (next == left.end())
      return message{reached.empty() ? "初めの円からの部分がありません" : "その先の部分がありません",
                     reached.empty() ? "no part begins at the first yen" : "a part is missing"};
    const syntax::tier* taken = *next;
    if (!taken->up_to) return left.size() == 1 ? std::nullopt : std::optional(message{"部分が重なっています", "parts overlap"});
    reached = identity_of(file, *taken->up_to);
    left.erase(std::remove_if(left.begin(), left.end(),
                              [&](const syntax::tier* one) {
                                return (one->above ? identity_of(file, *one->above) : "") ==
                                           (taken->above ? identity_of(file, *taken->above) : "") &&
                                       one->up_to && identity_of(file, *one->up_to) == reached;
                              }),
               left.end());
    if (left.empty()) return message{"最後の「超の部分」がありません", "the last part (超の部分) is missing"};
  }
}

/// The tiers of each rank beside those it overrides: a gap of one is no gap where another rank covers all, or speaks of the whole.
SANTEI_INLINE std::optional<message> tier_problem(const checked& file, const measured_cases& cases, const std::vector<saying>& all, const one_case& in) {
  std::map<syntax::precedence, std::vector<const saying*>> ranks;
  for (const saying& one : all)
    if (cases.applies(one, in)) ranks[one.clause->precedence].push_back(&one);
  std::optional<message> first;
  bool is_covered = false;
  for (const auto& [rank, here] : ranks) {
    const bool whole = std::any_of(here.begin(), here.end(), [](const saying* one) { return one->figure == nullptr || !one->figure->tier; });
    auto problem = whole ? std::nullopt : tier_problem(file, here);
    if (problem && problem->ja == "部分が重なっています") return problem;
    is_covered = is_covered || !problem;
    if (problem) first = std::move(problem);
  }
  return is_covered ? std::nullopt : first;
}

SANTEI_INLINE void check_tiers(work& w, const measured_cases& cases, const std::vector<saying>& all) {
  const bool any = std::any_of(all.begin(), all.end(), [](const saying& one) { return one.figure != nullptr && one.figure->tier; });
  if (!any) return;
  const auto bad = [&](const one_case& in) { return tier_problem(w.file, cases, all, in).has_value(); };
  const auto found = cases.find(bad);
  if (!found) return;
  const auto winners = cases.winners(all, found->whole);
  const message what = tier_problem(w.file, cases, all, found->whole).value_or(message{"部分に隙間があります", "the parts leave a gap"});
  const message when = cases.text_of(*found);
  w.problems.error("E0403", winners.empty() ? all.back().where : winners.back()->where, {when.ja + what.ja, when.en + " " + what.en}).help =
      message{"「… 以下の部分」と「… 超の部分」で初めから終わりまでを覆います", "cover all of it with … 以下の部分 and … 超の部分"};
}

SANTEI_INLINE void check_overlaps(work& w, const measured_cases& cases, const std::vector<saying>& all, const std::string& what) {
  std::pair<const saying*, const saying*> pair;
  const auto bad = [&](const one_case& in) {
    const auto found = contradiction(cases.winners(all, in), w.file, cases.space(), in);
    if (found.first != nullptr) pair = found;
    return found.first != nullptr;
  };
  if (const auto found = cases.find(bad)) report_overlap(w, what, cases.text_of(*found), *pair.first, *pair.second);
}

/// Clauses of one thing, of which the strongest that apply must agree.
SANTEI_INLINE void check_group(work& w, const measure& m, const std::vector<saying>& all, const std::string& what) {
  const bool tiers = !all.empty() && all.front().figure != nullptr && all.front().figure->tier;
  if (all.size() < 2 && !tiers) return;
  const measured_cases cases(w, m, all);
  if (cases.too_many()) return report_too_many(w, what, all.front().where);
  check_overlaps(w, cases, all, what);
  check_tiers(w, cases, all);
}

/// 0 of the type of a figure, as written.
SANTEI_INLINE std::string nothing_of(const work& w, const syntax::figure& figure) {
  return literal_text(rational(), w.file.expressions[figure.alternatives.front().value].of);
}

/// A case that no clause of `all` reaches, where 対象 can be yes.
SANTEI_INLINE void check_holes(work& w, const measure& m, const std::vector<saying>& all, const std::string& what) {
  if (all.empty() || std::any_of(all.begin(), all.end(), [](const saying& one) { return !one.clause->condition; })) return;
  const measured_cases cases(w, m, all);
  if (cases.too_many()) return report_too_many(w, what, all.front().where);
  const auto none_applies = [&](const one_case& in) {
    return std::all_of(all.begin(), all.end(),
                       [&](const saying& one) { return cases.space().holds(*one.clause->condition, in) == truth::no; });
  };
  const auto found = cases.find(none_applies);
  if (!found) return;
  const message when = cases.text_of(*found);
  auto& problem = w.problems.error("E0401", all.back().where, {when.ja + what + "がありません", when.en + " there is no " + what},
                                   {"ここまでの" + what + "はどれも当たりません", "none up to here applies"});
  if (all.back().clause->is == syntax::clause_kind::value) {
    const std::string fix = what + " = " + nothing_of(w, *all.back().figure) + " その他のとき 仮定「…」";
    problem.mends.push_back(after_clause({"その場合の額が決まっているなら", "if that case has a figure"}, *all.back().clause, fix));
    return;
  }
  const bool of_cost = all.back().clause->is == syntax::clause_kind::cost;
  const std::string fix = what + (of_cost ? " 0円 " : " 未定 ") + cases.condition_text(*found, none_applies) + " のとき 仮定「…」";
  problem.mends.push_back(after_clause(of_cost ? message{"その場合に経費がないなら", "if there is no cost in that case"}
                                               : message{"資料にないなら", "if the page does not say"},
                                       *all.back().clause, fix));
}

SANTEI_INLINE void check_roundings(work& w, const measure& m, const said_clauses& own) {
  const auto all = sayings_of(w.file, own, syntax::clause_kind::rounding);
  if (all.size() < 2) return;
  for (const auto scope : {syntax::rounding_scope::whole, syntax::rounding_scope::category, syntax::rounding_scope::row}) {
    std::vector<saying> same;
    for (const saying& one : all)
      if (std::get<syntax::rounding_clause>(one.clause->says).scope == scope) same.push_back(one);
    check_group(w, m, same, "端数");
  }
}

/// Holes and overlaps of what a block's own clauses say, among the measure's.
SANTEI_INLINE void check_sayings(work& w, const measure& m, const said_clauses& own, bool flow_may_state) {
  using enum syntax::clause_kind;
  std::vector<saying> rates = sayings_of(w.file, own, rate);
  if (rates.empty() && flow_may_state) rates = last_stages(w.file, own);
  const std::vector<saying> amounts = sayings_of(w.file, own, amount);
  check_group(w, m, rates, "補助率");
  check_group(w, m, amounts, "金額");
  check_group(w, m, sayings_of(w.file, own, fixed), "定額");
  const std::vector<saying> costs = sayings_of(w.file, own, cost);
  check_group(w, m, costs, "経費");
  check_holes(w, m, costs, "経費");
  check_roundings(w, m, own);
  std::vector<saying> stated = rates;
  stated.insert(stated.end(), amounts.begin(), amounts.end());
  check_holes(w, m, stated, rates.empty() ? "金額" : "補助率");
}

/// A case that no row of a 場合分け of numbers takes in.
SANTEI_INLINE void check_case_rows(work& w, const measure& m, const named_value& value, const syntax::cases_clause& cases) {
  std::vector<syntax::condition_id> asked;
  for (const syntax::case_row& row : cases.rows) {
    if (!row.condition) return;
    asked.push_back(*row.condition);
  }
  const measured_cases possible(w, m, asked);
  if (asked.empty() || possible.too_many()) return;
  const auto found = possible.find([&](const one_case& in) {
    return std::all_of(asked.begin(), asked.end(), [&](syntax::condition_id id) { return possible.space().holds(id, in) == truth::no; });
  });
  if (!found) return;
  const message when = possible.text_of(*found);
  const std::string row = literal_text(rational(), value.of) + " その他 仮定「…」";
  const std::uint32_t end = cases.rows.empty() ? cases.name.where.end : cases.rows.back().where.end;
  w.problems
      .error("E0401", cases.name.where,
             {when.ja + "場合分け「" + value.name + "」に当たる行がありません", when.en + " no row of the 場合分け “" + value.name + "” applies"})
      .mends.push_back({{"その場合の額が決まっているなら、終わりに加えます", "if that case has a figure, add at the end"}, {cases.name.where.source, end, end}, "\n  " + row});
}

SANTEI_INLINE void check_values(work& w, const measure& m) {
  for (const named_value& value : m.values) {
    std::vector<saying> all;
    for (const clause_place& place : value.clauses)
      if (const auto* says = std::get_if<syntax::value_clause>(&w.file.at(place).says))
        all.push_back(saying_of(w.file, w.file.at(place), &says->figure, w.file.at(place).keyword));
      else if (const auto* rows = std::get_if<syntax::cases_clause>(&w.file.at(place).says))
        check_case_rows(w, m, value, *rows);
    check_group(w, m, all, "値 " + value.name);
    check_holes(w, m, all, "値 " + value.name);
  }
}

SANTEI_INLINE void check_coverage(work& w, const measure& m, const said_clauses& said) {
  check_anyone(w, m, said);
  check_sayings(w, m, said, true);
  for (const category& one : m.categories) {
    const said_clauses own(w.file, one.clauses);
    if (!own.has(syntax::clause_kind::eligible)) {
      check_sayings(w, m, own, false);
      continue;
    }
    measure within = m;  // what a 費目 says counts where its own 対象 hold too
    std::copy_if(one.clauses.begin(), one.clauses.end(), std::back_inserter(within.clauses),
                 [&](const clause_place& place) { return w.file.at(place).is == syntax::clause_kind::eligible; });
    check_sayings(w, within, own, false);
  }
  check_values(w, m);
  check_tables_of(w, m);
}

}  // namespace santei::check::detail
