// Rows of a 明細 met with the plan, and rows that are another measure's.
#pragma once

#include <santei/impl/evaluate/binder.hpp>

#include <algorithm>
#include <set>

namespace santei::evaluate::detail {

/// 税抜 or 税込 is told on, and nothing is computed from it.
SANTEI_INLINE void binder::note_tax(const declaration& of, const known& read) {
  if (read.note.empty()) return;
  const std::string note(read.note);
  bound_.notes.push_back({"tax_note",
                          {of.label + "は「" + note + "」とあります。書かれた額のまま計算しています",
                           of.key + " is given as " + note + " (consumption tax): the amount is taken as it stands"}});
}

/// Rows of another measure: their facts must be some rule's, and play no part.
SANTEI_INLINE void binder::set_other_rows(const std::string& key, const fact_input& value) {
  if (const auto* rows = std::get_if<fact_input::rows>(&value.value)) {
    for (std::size_t row = 0; row < rows->items.size() && !is_enough(); ++row)
      for (const auto& [name, cell] : rows->items[row]) {
        const auto meant = key_of(plan_, keys_, name);
        const declaration* of = meant && keys_.find ? keys_.find(*meant) : nullptr;
        if (of == nullptr) refuse_unknown(name, std::to_string(row + 1) + "行目");
        else if (const auto read = read_fact(*of, cell); !read) report(read.problems());
      }
  } else if (!std::holds_alternative<fact_input::unknown>(value.value)) {
    report("E0810", {"「" + key + "」は明細です。行の並びで書いてください", "'" + key + "' takes rows"},
           message{"JSON: \"" + key + "\": [{…}, {…}]", "JSON: \"" + key + "\": [{…}, {…}]"});
  }
  bound_.unused.push_back(key);
}

SANTEI_INLINE void binder::set_rows(const fact_input& value) {
  if (std::holds_alternative<fact_input::unknown>(value.value)) return;
  const auto* rows = std::get_if<fact_input::rows>(&value.value);
  if (rows == nullptr) {
    report("E0810", {"「" + plan_.rows + "」は明細です。行の並びで書いてください", "'" + plan_.rows + "' takes rows"},
           message{"JSON: \"" + plan_.rows + "\": [{…}, {…}]", "JSON: \"" + plan_.rows + "\": [{…}, {…}]"});
    return;
  }
  if (rows->items.size() > limits_.steps / std::max<std::size_t>(plan_.nodes.size(), 1)) {
    const std::string most = std::to_string(limits_.steps / std::max<std::size_t>(plan_.nodes.size(), 1));
    report("E0815",
           {"明細が多すぎます（" + std::to_string(rows->items.size()) + "行、" + most + "行まで）",
            "too many rows (" + std::to_string(rows->items.size()) + ", at most " + most + ")"},
           message{"明細を分けて計算してください", "split the rows into several cases"});
    return;
  }
  rows_given_ = true;
  bound_.rows = rows->items.size();
  for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i)  // there are no others
    if (plan_.inputs[i].of_other_rows) bound_.values[i].front() = {true, interval::point(rational(0)), {}};
  if (const auto count = plan_.find(plan_.rows); count && !plan_.inputs[*count].per_row)
    bound_.values[*count][0] = {true, interval::point(rational(static_cast<std::int64_t>(bound_.rows))), {}};
  for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i)
    if (plan_.inputs[i].per_row) bound_.values[i].assign(bound_.rows, {});
  for (std::size_t row = 0; row < bound_.rows && !is_enough(); ++row) {
    std::set<std::string> seen;
    for (const auto& [name, cell] : rows->items[row]) {
      if (is_enough()) break;
      const auto meant = key_of(plan_, keys_, name);
      if (!meant) {
        report(meant.problems());
        continue;
      }
      const std::string& key = *meant;
      const std::string place = std::to_string(row + 1) + "行目";
      if (!seen.insert(key).second) {
        report("E0812", {"事実「" + key + "」が" + place + "に二度あります",
                         "the fact '" + key + "' is given twice in row " + std::to_string(row + 1)});
        continue;
      }
      const auto input = plan_.find(key);
      if (input && plan_.inputs[*input].per_row) set_input(*input, row, cell);
      else if (const declaration* other = keys_.find ? keys_.find(key) : nullptr; other != nullptr && !other->rows.empty()) {
        if (const auto read = read_fact(*other, cell); !read) report(read.problems());
      } else refuse_unknown(key, place);
    }
  }
}

/// A fact of the rows that stands beside them: bare facts of a row are one row, and there are rows already.
SANTEI_INLINE void binder::refuse_beside_rows(const declaration& of, const fact_input& value) {
  const auto read = read_fact(of, value);
  if (!read) return report(read.problems());
  if (read->missing()) return;
  report("E0812",
         {"「" + of.label + "」（" + of.key + "）は、明細の行 " + plan_.rows + " とは別にも書かれています",
          "'" + of.key + "' (" + of.label + ") stands beside the rows of " + plan_.rows},
         message{"行の中にだけ書いてください", "write it in the rows alone"});
}

}  // namespace santei::evaluate::detail
