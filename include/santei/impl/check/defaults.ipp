// What is taken for a fact that is not given is assumed: a clause with なければ says so in a 仮定.
#pragma once

#include <santei/impl/check/work.ipp>
#include <santei/syntax/print.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace santei::check::detail {

/// One なければ: its place, and what it says of which fact.
struct taken_for {
  span where;
  std::string fact, what;
};

SANTEI_INLINE std::vector<taken_for> defaults_in(const work& w) {
  std::vector<taken_for> found;
  for (const syntax::expression& e : w.file.tree.expressions)
    if (e.is == syntax::expression_kind::otherwise)
      found.push_back(
          {e.where, syntax::print_expression(w.file.tree, e.operands[0]), syntax::print_expression(w.file.tree, e.operands[1])});
  for (const syntax::condition& c : w.file.tree.conditions)
    if (c.if_missing) found.push_back({c.where, c.subject.text, c.if_missing->text});
  std::sort(found.begin(), found.end(), [](const taken_for& a, const taken_for& b) { return a.where.begin < b.where.begin; });
  return found;
}

SANTEI_INLINE bool has_assumption(const std::vector<syntax::basis>& bases) {
  return std::any_of(bases.begin(), bases.end(), [](const syntax::basis& one) { return one.is == syntax::basis_kind::assumption; });
}

/// `within`: the clause or row that says it.
SANTEI_INLINE void report_unfounded(work& w, const taken_for& one, const span& within) {
  const std::string basis = "仮定「" + one.fact + "が示されないときは" + one.what + "とみる」";
  w.problems
      .error("E0417", one.where,
             {"「なければ」に仮定がありません", "なければ rests on no 仮定"},
             {"示されない項目を " + one.what + " とみています", "an absent fact is taken for " + one.what})
      .mends.push_back({{"条文の終わりに加えます", "add at the end of the clause"}, {within.source, within.end, within.end}, " " + basis});
}

/// Rows have bases of their own.
template <class Row>
void check_rows(work& w, const std::vector<Row>& rows, const std::vector<taken_for>& all) {
  for (const Row& row : rows)
    for (const taken_for& one : all)
      if (row.where.begin <= one.where.begin && one.where.end <= row.where.end && !has_assumption(row.bases)) report_unfounded(w, one, row.where);
}

SANTEI_INLINE void check_defaults(work& w) {
  const std::vector<taken_for> all = defaults_in(w);
  if (all.empty()) return;
  for (const syntax::block& block : w.file.tree.blocks)
    for (const syntax::clause& clause : block.clauses) {
      const auto first = std::lower_bound(all.begin(), all.end(), clause.where.begin,
                                          [](const taken_for& one, std::uint32_t begin) { return one.where.begin < begin; });
      const auto last = std::find_if(first, all.end(), [&](const taken_for& one) { return one.where.begin >= clause.where.end; });
      const std::vector<taken_for> here(first, last);
      if (here.empty() || clause.is == syntax::clause_kind::example) continue;
      if (const auto* table = std::get_if<syntax::table_clause>(&clause.says))
        check_rows(w, table->rows, here);
      else if (const auto* cases = std::get_if<syntax::cases_clause>(&clause.says))
        check_rows(w, cases->rows, here);
      else if (!has_assumption(clause.bases))
        for (const taken_for& one : here) report_unfounded(w, one, clause.where);
    }
}

}  // namespace santei::check::detail
