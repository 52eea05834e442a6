// Tables: their keys are facts or numbers that are worked out, their cells numbers of one type a column.
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

/// A word of a cell for a 真偽: はい, いいえ, or its own name.
SANTEI_INLINE void add_truth(work& w, const syntax::word& word, std::uint32_t key, condition_meaning& meaning) {
  if (word.text == "いいえ") return meaning.choices.push_back(0);
  if (word.text == "はい" || find_fact(w, word.text) == key) return meaning.choices.push_back(1);
  const std::string& name = w.fact(key).label;
  w.problems.error("E0307", word.where, {"「" + name + "」は真偽です", "“" + name + "” is true or false"}).help =
      message{"表には はい か いいえ、または " + name + " か " + name + " でない と書きます",
              "in a table write はい or いいえ, or " + name + " or " + name + " でない"};
}

/// A range where the key is no number.
SANTEI_INLINE void report_range(work& w, const setting& at, syntax::expression_id bound, const type& wanted) {
  const auto of = resolve_expression(w, at, bound);
  if (!of) return;
  const message has = describe(*of), wants = describe(wanted);
  w.problems.error("E0302", w.expression(bound).where,
                   {wants.ja + "と" + has.ja + "を比べています", "compares " + wants.en + " with " + has.en},
                   {"これは" + has.ja + "です", "type: " + has.en});
}

/// A key cell, or what a column is for: choices, a range, or any.
SANTEI_INLINE void resolve_key_cell(work& w, const setting& at, syntax::condition_id id, std::uint32_t key) {
  if (key == none || is_number(w.fact(key).of.of)) return resolve_condition(w, at, id);
  const syntax::condition& c = w.condition(id);
  condition_meaning& meaning = w.file.conditions[id];
  meaning.per_row = !w.fact(key).rows.empty();
  for (const syntax::condition_id part : c.parts) resolve_key_cell(w, at, part, key);
  if (c.is == syntax::condition_kind::compare) return report_range(w, at, c.right, w.fact(key).of);
  if (c.is != syntax::condition_kind::one_of) return;
  if (w.fact(key).of.of != kind::truth) return resolve_condition(w, at, id);
  meaning.subject = key;
  for (const syntax::word& word : c.choices) add_truth(w, word, key, meaning);
  std::sort(meaning.choices.begin(), meaning.choices.end());
}

/// The choices that a column is for, those of a 真偽 being no and yes.
SANTEI_INLINE std::vector<std::uint32_t> choices_of_head(const work& w, syntax::condition_id id) {
  const syntax::condition& c = w.condition(id);
  if (c.is != syntax::condition_kind::negation) return w.file.conditions[id].choices;
  const condition_meaning& part = w.file.conditions[c.parts.front()];
  std::vector<std::uint32_t> others;
  const std::size_t all = part.subject == none ? 0 : w.fact(part.subject).of.of == kind::truth ? 2 : w.fact(part.subject).choices.size();
  for (std::uint32_t choice = 0; choice < all; ++choice)
    if (!std::binary_search(part.choices.begin(), part.choices.end(), choice)) others.push_back(choice);
  return others;
}

/// A column holds for what no column before it does: one whose head lies whole under theirs is never read.
SANTEI_INLINE void find_hidden_heads(work& w, std::uint32_t table) {
  const auto& written = w.file.tables[table].written->columns;
  const auto& heads = w.file.tables[table].written->heads;
  std::set<std::uint32_t> choices;
  std::set<rational> values;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const std::vector<std::uint32_t> named = choices_of_head(w, heads[i]);
    const std::vector<rational>& numbers = w.file.conditions[heads[i]].values;
    const std::size_t before = choices.size() + values.size();
    choices.insert(named.begin(), named.end());
    values.insert(numbers.begin(), numbers.end());
    if (choices.size() + values.size() > before || (named.empty() && numbers.empty())) continue;
    w.problems.error("E0415", written[i].where,
                     {"列「" + written[i].text + "」は前の列に含まれるので、使われません",
                      "the column “" + written[i].text + "” lies under columns before it, so it is never used"})
        .help = message{"狭い列を先に置きます", "put the narrower column first"};
  }
}

SANTEI_INLINE void resolve_keys(work& w, std::uint32_t table) {
  const syntax::table_clause& written = *w.file.tables[table].written;
  const setting at{w.table_places[table].block, none};
  for (std::size_t i = 0; i < written.key_names.size(); ++i) {
    const auto of = resolve_expression(w, at, written.key_names[i]);
    const expression_meaning& named = w.file.expressions[written.key_names[i]];
    const std::uint32_t key = of && named.to == target::fact ? named.index : none;
    w.file.tables[table].keys.push_back(key);
    const std::size_t before = w.problems.errors;
    for (const syntax::table_row& row : written.rows)
      if (of && i < row.keys.size()) resolve_key_cell(w, at, row.keys[i], key);
    if (of && i == 1)
      for (const syntax::condition_id head : written.heads) resolve_key_cell(w, at, head, key);
    if (!of || w.problems.errors != before) w.table_failed[table] = true;
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
