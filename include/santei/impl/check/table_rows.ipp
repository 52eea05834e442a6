// Rows of a table: no two that fit one case may differ, and where 対象 can be yes some row fits.
#pragma once

#include <santei/impl/check/measured_cases.ipp>
#include <santei/impl/check/row_pairs.ipp>

#include <algorithm>
#include <functional>
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

/// A case that both rows fit, in words; nothing where there is none, or where it takes too long to tell, which ends in `undecided`.
/// `values`: those of the measure, null where no 値 matters.
SANTEI_INLINE std::optional<message> case_of_both(work& w, const syntax::table_row& a, const syntax::table_row& b,
                                                  const std::vector<named_value>* values, bool& undecided) {
  std::vector<syntax::condition_id> asked = keys_asked(w, a);
  for (const syntax::condition_id id : keys_asked(w, b)) asked.push_back(id);
  case_space space(w.file, asked, values);
  std::vector<std::size_t> over(space.dimensions().size());
  for (std::size_t i = 0; i < over.size(); ++i) over[i] = i;
  space.join(over, w.linear_steps_left);
  if (!space.is_joined(over) || space.count(over, most_cases) > most_cases) return undecided = true, std::nullopt;
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

/// Columns that are ranges of the second key: where two hold, it would be their order that decides.
SANTEI_INLINE void check_head_overlaps(work& w, const syntax::table_clause& table, const std::vector<named_value>* values, bool& undecided) {
  using enum syntax::condition_kind;
  const auto is_range = [&](std::size_t i) { return w.condition(table.heads[i]).is == compare || w.condition(table.heads[i]).is == all; };
  for (std::size_t j = 1; j < table.heads.size(); ++j)
    for (std::size_t i = 0; i < j; ++i) {
      if (!is_range(i) || !is_range(j)) continue;
      syntax::table_row first, second;
      first.keys = {table.heads[i]};
      second.keys = {table.heads[j]};
      const auto when = case_of_both(w, first, second, values, undecided);
      if (!when) continue;
      auto& problem = w.problems.error("E0415", table.columns[j].where,
                                       {when->ja + "表「" + table.name.text + "」の列が二つ当てはまります",
                                        when->en + " two columns of the table “" + table.name.text + "” apply"},
                                       {"これも当てはまります", "this applies too"});
      problem.labels.push_back({table.columns[i].where, {"これが当てはまり", "this applies"}});
      problem.help = message{"列の範囲が重ならないように直します", "let the ranges of the columns not meet"};
      return;
    }
}

/// Each row against those before it that it may meet; the first that it contradicts is told.
SANTEI_INLINE void check_row_overlaps(work& w, const syntax::table_clause& table, const std::vector<named_value>* values = nullptr) {
  const auto pairs = rows_that_may_meet(w, table, w.around.within.row_pairs);
  bool undecided = !pairs;
  std::optional<std::size_t> told;
  for (const auto& [i, j] : pairs.value_or(row_pairs{})) {
    const syntax::table_row &a = table.rows[i], &b = table.rows[j];
    if (told == j || rows_agree(w, a, b) || is_for_the_rest(w, a, b)) continue;
    const auto when = case_of_both(w, a, b, values, undecided);
    if (when) report_rows(w, table, *when, a.where, b.where), told = j;
  }
  check_head_overlaps(w, table, values, undecided);
  if (undecided) report_too_many(w, "表「" + table.name.text + "」", table.name.where, {"重なり", "overlaps"});
}

/// A case that none of the lines fits, where 対象 can be yes; a line fits where all its keys hold.
SANTEI_INLINE void check_holes_among(work& w, const measure& m, const syntax::table_clause& table,
                                     const std::vector<std::vector<syntax::condition_id>>& lines, const message& line) {
  std::vector<syntax::condition_id> asked;
  for (const auto& keys : lines) {
    if (keys.empty()) return;
    asked.insert(asked.end(), keys.begin(), keys.end());
  }
  if (asked.empty()) return;
  const measured_cases cases(w, m, asked);
  if (cases.too_many()) return report_too_many(w, "表「" + table.name.text + "」", table.name.where, {"隙間", "holes"});
  const auto found = cases.find([&](const one_case& in) {
    return std::all_of(lines.begin(), lines.end(), [&](const auto& keys) {
      return std::any_of(keys.begin(), keys.end(), [&](syntax::condition_id id) { return cases.space().holds(id, in) == truth::no; });
    });
  });
  if (!found) return;
  const message when = cases.text_of(*found);
  w.problems
      .error("E0416", table.name.where,
             {when.ja + "、表「" + table.name.text + "」に当たる" + line.ja + "がありません",
              when.en + " no " + line.en + " of the table “" + table.name.text + "” applies"})
      .help = message{"その場合の" + line.ja + "を足すか、対象でその場合を外します", "add a " + line.en + " for that case, or rule it out by 対象"};
}

/// Each key on its own: a case without a row, and one without a column.
SANTEI_INLINE void check_table_holes(work& w, const measure& m, const syntax::table_clause& table) {
  std::vector<std::vector<syntax::condition_id>> rows, columns;
  for (const syntax::table_row& row : table.rows) rows.push_back(keys_asked(w, row));
  for (const syntax::condition_id head : table.heads) columns.push_back({head});
  check_holes_among(w, m, table, rows, {"行", "row"});
  check_holes_among(w, m, table, columns, {"列", "column"});
}

/// Whether its keys are facts, each compared with constants: which rows then meet is the same in every measure.
SANTEI_INLINE bool is_of_facts(const work& w, const syntax::table_clause& table) {
  const std::function<bool(syntax::condition_id)> plain = [&](syntax::condition_id id) {
    const syntax::condition& c = w.condition(id);
    return (c.is != syntax::condition_kind::compare || constant_of(w.file, c.right)) && std::all_of(c.parts.begin(), c.parts.end(), plain);
  };
  return std::all_of(table.key_names.begin(), table.key_names.end(), [&](auto id) { return w.file.expressions[id].to == target::fact; }) &&
         std::all_of(table.rows.begin(), table.rows.end(),
                     [&](const syntax::table_row& row) { return std::all_of(row.keys.begin(), row.keys.end(), plain); });
}

SANTEI_INLINE void check_tables(work& w) {
  for (std::size_t i = 0; i < w.file.tables.size(); ++i) {
    const syntax::table_clause& table = *w.file.tables[i].written;
    if (!w.table_failed[i] && w.table_progress[i] == progress::done && is_of_facts(w, table)) check_row_overlaps(w, table);
  }
}

SANTEI_INLINE void check_tables_of(work& w, const measure& m) {
  const auto table_at = [&](const clause_place& place) { return std::get_if<syntax::table_clause>(&w.file.at(place).says); };
  const auto overlaps_in = [&](const std::vector<clause_place>& places) {
    for (const clause_place& place : places)
      if (const auto* table = table_at(place); table != nullptr && !is_of_facts(w, *table)) check_row_overlaps(w, *table, &m.values);
  };
  overlaps_in(m.clauses);
  for (const category& one : m.categories) overlaps_in(one.clauses);
  for (const clause_place& place : m.clauses)
    if (const auto* table = table_at(place)) check_table_holes(w, m, *table);
}

}  // namespace santei::check::detail
