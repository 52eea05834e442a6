// Tables: their keys are facts, their cells numbers of one type a column.
#pragma once

#include <santei/impl/check/condition.ipp>

#include <algorithm>
#include <set>

namespace santei::check::detail {

/// The type that the cells of a column share; nothing after a problem.
SANTEI_INLINE std::optional<type> type_of_cells(work& w, const setting& at, const std::vector<syntax::expression_id>& cells) {
  std::optional<type> common;
  std::vector<std::optional<type>> types;
  for (const syntax::expression_id cell : cells) {
    types.push_back(resolve_expression(w, at, cell));
    if (types.back() && (!common || (common->of == kind::integer && types.back()->of == kind::ratio))) common = types.back();
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!types[i]) return std::nullopt;
    if (*types[i] == *common || stands_for_ratio(w, cells[i], *types[i], *common)) continue;
    const message has = describe(*types[i]), wants = describe(*common);
    w.problems.error("E0306", w.expression(cells[i]).where, {"この列は" + wants.ja + "です", "this column holds " + wants.en},
                     {"これは" + has.ja + "です", "type: " + has.en});
    return std::nullopt;
  }
  return common;
}

SANTEI_INLINE void resolve_key_compare(work& w, const syntax::condition& c, std::uint32_t key) {
  if (const auto of = resolve_expression(w, {}, c.right);
      of && !(*of == w.fact(key).of) && !stands_for_ratio(w, c.right, *of, w.fact(key).of)) {
    const message has = describe(*of), wants = describe(w.fact(key).of);
    w.problems.error("E0302", w.expression(c.right).where,
                     {wants.ja + "と" + has.ja + "を比べています", "compares " + wants.en + " with " + has.en},
                     {"これは" + has.ja + "です", "type: " + has.en});
  }
  const syntax::expression& left = w.expression(c.left);
  if (left.is == syntax::expression_kind::name && find_raw(w.facts, left.name.text) == key)
    w.file.expressions[c.left].of = *refer_to_fact(w, c.left, key);
}

/// A key cell: choices, a range, or any; its subject is the key of its column.
SANTEI_INLINE void resolve_key_cell(work& w, syntax::condition_id id, std::uint32_t key) {
  const syntax::condition& c = w.condition(id);
  condition_meaning& meaning = w.file.conditions[id];
  meaning.subject = key;
  meaning.per_row = !w.fact(key).rows.empty();
  switch (c.is) {
    case syntax::condition_kind::compare: return resolve_key_compare(w, c, key);
    case syntax::condition_kind::one_of:
    case syntax::condition_kind::reading: mark_left(w, c, key); return resolve_choices(w, c.choices, w.fact(key).of, key, meaning);
    case syntax::condition_kind::flag:
      if (!c.subject.text.empty()) resolve_choices(w, {c.subject}, w.fact(key).of, key, meaning);
      return;
    default:
      for (const syntax::condition_id part : c.parts) resolve_key_cell(w, part, key);
  }
}

/// A column holds for what no column before it does: one whose head lies whole under theirs is never read.
SANTEI_INLINE void find_hidden_heads(work& w, std::uint32_t table) {
  const auto& written = w.file.tables[table].written->columns;
  std::set<std::uint32_t> choices;
  std::set<rational> values;
  for (std::size_t i = 0; i < w.file.tables[table].heads.size(); ++i) {
    const condition_meaning& head = w.file.tables[table].heads[i];
    const std::size_t before = choices.size() + values.size();
    choices.insert(head.choices.begin(), head.choices.end());
    values.insert(head.values.begin(), head.values.end());
    if (choices.size() + values.size() > before || (head.choices.empty() && head.values.empty())) continue;
    w.problems.error("E0415", written[i].where,
                     {"列「" + written[i].text + "」は前の列に含まれるので、使われません",
                      "the column “" + written[i].text + "” lies under columns before it, so it is never used"})
        .help = message{"狭い列を先に置きます", "put the narrower column first"};
  }
}

SANTEI_INLINE void resolve_keys(work& w, std::uint32_t table) {
  const syntax::table_clause& written = *w.file.tables[table].written;
  for (const syntax::word& key : written.keys) {
    const std::uint32_t fact = find_fact(w, key.text);
    if (fact == none) report_unknown(w, w.table_places[table].block, key);
    w.file.tables[table].keys.push_back(fact);
  }
  const auto& keys = w.file.tables[table].keys;
  for (const syntax::table_row& row : written.rows)
    for (std::size_t i = 0; i < row.keys.size() && i < keys.size(); ++i)
      if (keys[i] != none) resolve_key_cell(w, row.keys[i], keys[i]);
  if (!written.columns_are_choices || keys.size() < 2 || keys[1] == none) return;
  for (const syntax::word& head : written.columns) {
    condition_meaning meaning;
    meaning.subject = keys[1];
    resolve_choices(w, {head}, w.fact(keys[1]).of, keys[1], meaning);
    w.file.tables[table].heads.push_back(std::move(meaning));
  }
  find_hidden_heads(w, table);
}

/// A cell written `-`: the table says nothing there.
SANTEI_INLINE bool is_blank_cell(const syntax::expression& cell) {
  return cell.is == syntax::expression_kind::name && cell.name.text.empty();
}

SANTEI_INLINE void resolve_cells(work& w, std::uint32_t table) {
  const syntax::table_clause& written = *w.file.tables[table].written;
  const setting at{w.table_places[table].block, none};
  const std::size_t columns = written.columns_are_choices ? 1 : written.columns.size();
  std::vector<std::vector<syntax::expression_id>> cells(columns);
  for (const syntax::table_row& row : written.rows) {
    if (row.cells.size() != written.columns.size())
      w.problems.error(
          "E0205", row.where,
          {"列の数が見出しと合いません（見出し " + std::to_string(written.columns.size()) + "、行 " + std::to_string(row.cells.size()) +
               "）",
           "the row has " + std::to_string(row.cells.size()) + " value cells, the head " + std::to_string(written.columns.size())});
    for (std::size_t i = 0; i < row.cells.size() && i < written.columns.size(); ++i)
      if (!is_blank_cell(w.expression(row.cells[i]))) cells[columns == 1 ? 0 : i].push_back(row.cells[i]);
  }
  for (const auto& column : cells) {
    const auto of = type_of_cells(w, at, column);
    w.file.tables[table].columns.push_back(of.value_or(type{}));
    if (!of) w.table_failed[table] = true;
    for (const syntax::expression_id cell : column) w.table_degrees[table] = std::max(w.table_degrees[table], w.degrees[cell]);
  }
}

/// Looks into a table once, when it is first used or reached.
SANTEI_INLINE void resolve_table(work& w, std::uint32_t table) {
  if (w.table_progress[table] == progress::done) return;
  if (w.table_nesting >= w.around.within.table_nesting)
    return report_limit(w, w.file.tables[table].written->name.where, "表を使う表の段が深すぎます", "tables use one another too deeply",
                        w.around.within.table_nesting);
  const syntax::table_clause& written = *w.file.tables[table].written;
  if (w.table_progress[table] == progress::under_way) {
    w.problems.error("E0207", written.name.where,
                     {"表「" + written.name.text + "」は自分自身を使っています", "the table “" + written.name.text + "” uses itself"});
    return;
  }
  w.table_progress[table] = progress::under_way;
  ++w.table_nesting;
  resolve_keys(w, table);
  resolve_cells(w, table);
  --w.table_nesting;
  w.table_progress[table] = progress::done;
}

}  // namespace santei::check::detail
