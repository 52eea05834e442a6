// Rows of a table: no two that fit one case may differ, and where 対象 can be yes some row fits.
#pragma once

#include <santei/impl/check/measured_cases.ipp>
#include <santei/impl/check/row_pairs.ipp>

#include <algorithm>
#include <iterator>

namespace santei::check::detail {

/// A key cell written `-`: the row holds for any.
SANTEI_INLINE bool is_any_key(const work& w, syntax::condition_id id) {
  const syntax::condition& c = w.condition(id);
  return c.is == syntax::condition_kind::flag && c.subject.text.empty();
}

SANTEI_INLINE std::vector<syntax::condition_id> keys_asked(const work& w, const syntax::table_row& row) {
  std::vector<syntax::condition_id> asked;
  std::copy_if(row.keys.begin(), row.keys.end(), std::back_inserter(asked), [&](syntax::condition_id id) { return !is_any_key(w, id); });
  return asked;
}

/// Whether the later row is there for what the earlier one leaves: `-` where that one names something.
SANTEI_INLINE bool is_for_the_rest(const work& w, const syntax::table_row& earlier, const syntax::table_row& later) {
  for (std::size_t i = 0; i < earlier.keys.size() && i < later.keys.size(); ++i)
    if (is_any_key(w, later.keys[i]) && !is_any_key(w, earlier.keys[i])) return true;
  return false;
}

SANTEI_INLINE bool rows_agree(const work& w, const syntax::table_row& a, const syntax::table_row& b) {
  return std::equal(a.cells.begin(), a.cells.end(), b.cells.begin(), b.cells.end(), [&](syntax::expression_id x, syntax::expression_id y) {
    return identity_of(w.file, x) == identity_of(w.file, y);
  });
}

/// A case that both rows fit, in words; nothing where there is none.
SANTEI_INLINE std::optional<message> case_of_both(const work& w, const syntax::table_row& a, const syntax::table_row& b) {
  std::vector<syntax::condition_id> asked = keys_asked(w, a);
  for (const syntax::condition_id id : keys_asked(w, b)) asked.push_back(id);
  case_space space(w.file, asked);
  std::vector<std::size_t> over(space.dimensions().size());
  for (std::size_t i = 0; i < over.size(); ++i) over[i] = i;
  std::size_t questions = 200;
  space.join(over, questions);
  if (!space.is_joined(over) || space.count(over, most_cases) > most_cases) return std::nullopt;
  one_case in = space.anything();
  const auto both = [&](const one_case& at) {
    return std::all_of(asked.begin(), asked.end(), [&](syntax::condition_id id) { return space.holds(id, at) == truth::yes; });
  };
  if (!space.visit(in, over, both)) return std::nullopt;
  message text;
  for (const std::size_t i : over) {
    const message one = space.text_of(i, in[i]);
    text.ja += (text.ja.empty() ? "" : ", ") + one.ja;
    text.en += (text.en.empty() ? "" : ", ") + one.en;
  }
  return text.ja.empty() ? message{"どの場合も", "always"} : message{text.ja + " のとき", "when " + text.en};
}

SANTEI_INLINE void report_rows(work& w, const syntax::table_clause& table, const message& when, const span& first, const span& second) {
  auto& problem = w.problems.error("E0415", second,
                                   {when.ja + "表「" + table.name.text + "」の行が二つ当てはまり、食い違います",
                                    when.en + " two rows of the table “" + table.name.text + "” apply and differ"},
                                   {"これも当てはまります", "this applies too"});
  problem.labels.push_back({first, {"これが当てはまり", "this applies"}});
  problem.help = message{"行の範囲が重ならないように直すか、残りのすべてを指す行のキーを - と書きます",
                         "let the ranges of the rows not meet, or write - as the key of the row for all the rest"};
}

/// Each row against those before it that it may meet; the first that it contradicts is told.
SANTEI_INLINE void check_row_overlaps(work& w, const syntax::table_clause& table) {
  const auto pairs = rows_that_may_meet(w, table, w.around.within.row_pairs);
  if (!pairs) {
    w.problems.warning("W0401", table.name.where,
                       {"表「" + table.name.text + "」の行が多すぎて、重なりを確かめきれません", "too many rows to look for overlaps"});
    return;
  }
  std::optional<std::size_t> told;
  for (const auto& [i, j] : *pairs) {
    const syntax::table_row &a = table.rows[i], &b = table.rows[j];
    if (told == j || rows_agree(w, a, b) || is_for_the_rest(w, a, b)) continue;
    const auto when = case_of_both(w, a, b);
    if (when) report_rows(w, table, *when, a.where, b.where), told = j;
  }
}

/// A case that no row fits, where 対象 can be yes.
SANTEI_INLINE void check_row_holes(work& w, const measure& m, const syntax::table_clause& table) {
  std::vector<syntax::condition_id> asked;
  for (const syntax::table_row& row : table.rows) {
    const auto keys = keys_asked(w, row);
    if (keys.empty()) return;
    asked.insert(asked.end(), keys.begin(), keys.end());
  }
  const measured_cases cases(w, m, asked);
  if (asked.empty() || cases.too_many()) return;
  const auto fits = [&](const syntax::table_row& row, const one_case& in) {
    const auto keys = keys_asked(w, row);
    return std::none_of(keys.begin(), keys.end(), [&](syntax::condition_id id) { return cases.space().holds(id, in) == truth::no; });
  };
  const auto found = cases.find([&](const one_case& in) {
    return std::none_of(table.rows.begin(), table.rows.end(), [&](const syntax::table_row& row) { return fits(row, in); });
  });
  if (!found) return;
  const message when = cases.text_of(*found);
  w.problems
      .error("E0416", table.name.where,
             {when.ja + "、表「" + table.name.text + "」に当たる行がありません", when.en + " no row of the table “" + table.name.text + "” applies"})
      .help = message{"その場合の行を足すか、対象でその場合を外します", "add a row for that case, or rule it out by 対象"};
}

SANTEI_INLINE void check_tables(work& w) {
  for (std::size_t i = 0; i < w.file.tables.size(); ++i)
    if (!w.table_failed[i] && w.table_progress[i] == progress::done) check_row_overlaps(w, *w.file.tables[i].written);
}

SANTEI_INLINE void check_table_holes(work& w, const measure& m) {
  for (const clause_place& place : m.clauses)
    if (const auto* table = std::get_if<syntax::table_clause>(&w.file.at(place).says)) check_row_holes(w, m, *table);
}

}  // namespace santei::check::detail
