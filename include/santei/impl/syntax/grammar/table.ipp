// 表 and 場合分け: rows under a heading line.
#pragma once

#include <santei/impl/syntax/grammar/declaration.ipp>

namespace santei::syntax::detail::grammar {

struct is_row {
  static bool test(const reader&, cursor at, cursor) { return at->is == token_kind::bar && at->first_on_line; }
};
/// Something of the same line that is no basis: another cell.
struct is_cell {
  static bool test(const reader& r, cursor at, cursor last) { return !at->first_on_line && !is_basis::test(r, at, last); }
};
struct is_key_cell {
  static bool test(const reader& r, cursor, cursor) { return r.row.keys.size() < r.key_columns; }
};
struct is_dash {
  static bool test(const reader&, cursor at, cursor last) {
    return (at->says == "-" || at->says == "－") && at + 1 < last && at[1].is == token_kind::bar;
  }
};

SANTEI_INLINE void add_keys(reader& r, std::vector<word>&& written) {
  table_clause& table = said<table_clause>(r);
  for (const word& each : written) {
    expression made;
    name_by_written(made, each);
    table.key_names.push_back(r.add(std::move(made)));
  }
  table.keys = std::move(written);
}

/// The end of a heading that says what a key is not.
inline constexpr std::array<std::string_view, 2> negated_endings{" でない", " 以外"};

/// 3人 以上 5人 以下 as the heading of a column: each number with its comparison; nothing where it is anything else.
SANTEI_INLINE std::optional<condition_id> add_range_head(reader& r, const word& column, expression_id second) {
  std::vector<std::pair<santei::literal, comparison>> ends;
  std::string_view rest = column.text;
  while (!rest.empty() && ends.size() < 2) {
    const std::size_t gap = rest.find(' ');
    if (gap == std::string_view::npos) return std::nullopt;
    const std::string_view how = rest.substr(gap + 1, rest.find(' ', gap + 1) - gap - 1);
    const auto amount = read_literal(rest.substr(0, gap), {r.within.digits}).value;
    const auto compared_by = find_word(comparison_words, how);
    if (!amount || !compared_by) return std::nullopt;
    ends.emplace_back(*amount, *compared_by);
    rest.remove_prefix(std::min(rest.size(), gap + 1 + how.size() + 1));
  }
  if (!rest.empty()) return std::nullopt;
  std::vector<condition_id> parts;
  for (const auto& [amount, how] : ends) {
    expression right;
    right.where = column.where;
    right.literal = amount;
    condition made = start_condition(r, condition_kind::compare, column.where);
    made.left = second;
    made.how = how;
    made.right = r.add(std::move(right));
    parts.push_back(r.add(std::move(made)));
  }
  return add_parts(r, condition_kind::all, parts);
}

/// What a column of a matrix is for: 低圧, 2025-01, 特例 でない, 3人 以上 5人 以下.
SANTEI_INLINE condition_id add_head(reader& r, word column, expression_id second) {
  if (const auto range = add_range_head(r, column, second)) return *range;
  bool is_negated = false;
  for (const std::string_view ending : negated_endings)
    if (column.text.size() > ending.size() && column.text.ends_with(ending)) {
      column.text.resize(column.text.size() - ending.size());
      is_negated = true;
    }
  condition made = start_condition(r, condition_kind::one_of, column.where);
  made.left = second;
  made.subject = subject_of(r, second);
  made.choices = {std::move(column)};
  const condition_id id = r.add(std::move(made));
  return is_negated ? add_negation(r, id) : id;
}

/// With two keys, a heading whose second cell is not the second key is a matrix: its cells are values of the second key. So is one that
/// goes on with that key でない.
SANTEI_INLINE void end_heading(reader& r) {
  table_clause& table = said<table_clause>(r);
  std::vector<word>& cells = table.columns;
  const auto is_key = [&](std::size_t i) { return i < cells.size() && i < table.keys.size() && cells[i].text == table.keys[i].text; };
  const auto is_negated_key = [&](const word& cell) {
    return std::any_of(negated_endings.begin(), negated_endings.end(), [&](std::string_view ending) {
      return cell.text == table.keys[1].text + std::string(ending);
    });
  };
  table.columns_are_choices =
      table.keys.size() == 2 && is_key(0) && (!is_key(1) || std::any_of(cells.begin(), cells.end(), is_negated_key));
  r.key_columns = table.columns_are_choices ? 1 : table.keys.size();
  for (std::size_t i = 0; i < r.key_columns; ++i)
    if (!is_key(i) || cells.size() <= r.key_columns) {
      const span where = i < cells.size() ? cells[i].where : r.span_of(*r.last);
      std::string line = "|";
      for (const word& each : table.keys) line += " " + each.text + " |";
      throw refused{make_problem("E0117", where, {"表の見出しが表のキーと合いません", "the heading of the table does not begin with its keys"},
                                 {"キーの列、値の列の順に書きます", "key columns come first, then value columns"}, message{"この表の見出しは " + line + " で始まります", "the heading of this table begins with " + line})};
    }
  cells.erase(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(r.key_columns));
  if (table.columns_are_choices)
    for (const word& column : cells) table.heads.push_back(add_head(r, column, table.key_names[1]));
}

SANTEI_INLINE void end_cells(reader& r) {
  const std::size_t expected = r.key_columns + said<table_clause>(r).columns.size();
  const std::size_t found = r.row.keys.size() + r.row.cells.size();
  if (expected == found) return;
  const std::string ja = "見出しは" + std::to_string(expected) + "欄、この行は" + std::to_string(found) + "欄です";
  const std::string en = std::to_string(expected) + " cells in the heading, " + std::to_string(found) + " in this row";
  throw refused{make_problem("E0117", {r.source, r.row.where.begin, r.last->end},
                             {"表の行の欄の数が見出しと合いません", "a row has another number of cells than the heading"}, {ja, en},
                             message{"当てはまる値が無い欄には - を書きます", "write - in a cell without a value"})};
}

SANTEI_INLINE expression_id add_no_value(reader& r) {
  expression made;
  made.is = expression_kind::name;
  made.where = r.span_of(*r.last);
  return r.add(std::move(made));
}

inline constexpr x3::rule<class table_rule> table{"表\n表"};
inline constexpr x3::rule<class table_keys_rule, std::vector<word>> table_keys{"表のキーの名（例: [従業員数]）\nthe keys of the table such as [従業員数]"};
inline constexpr x3::rule<class heading_rule> heading{"表の見出し（例: | 従業員数 | 上限 |）\nthe heading of the table such as | 従業員数 | 上限 |"};
inline constexpr x3::rule<class heading_cell_rule, word> heading_cell{"欄の名\nthe name of a column"};
inline constexpr x3::rule<class row_rule> row{"表の行（例: | 5人 以下 | 750万円 | 「…」）\na row such as | 5人 以下 | 750万円 | 「…」"};
inline constexpr x3::rule<class key_cell_rule, condition_id> key_cell{"キーの欄（選択肢、5人 以下、または -）\na key: choices, a range such as 5人 以下, or -"};
inline constexpr x3::rule<class value_cell_rule, expression_id> value_cell{"値の欄（式、または -）\na value: an expression or -"};
inline constexpr x3::rule<class cell_rule> cell{"欄\na cell"};
inline constexpr x3::rule<class cases_rule> cases{"場合分け\n場合分け"};
inline constexpr x3::rule<class case_row_rule, case_row> case_row_{
    "場合分けの行（例: 小規模事業者 従業員数 が 5人 以下 のとき 「…」）\na row such as 小規模事業者 従業員数 が 5人 以下 のとき 「…」"};
inline constexpr x3::rule<class case_result_rule, case_row> case_result{"結果（選択肢または式）\na result: a choice or an expression"};

inline constexpr auto table_keys_def = open_bracket > names[keep{}] > close_bracket;
inline constexpr auto heading_cell_def =
    any_word[([](auto& c) { x3::_val(c) = reader_of(c).word_of(x3::_attr(c)); })] >> *any_word[([](auto& c) {
      x3::_val(c).text.append(" ").append(reader_of(c).text_of(x3::_attr(c)));
      x3::_val(c).where.end = x3::_attr(c).end;
    })];
inline constexpr auto push_column = heading_cell[([](auto& c) {
  reader_of(c).count_node();
  said<table_clause>(reader_of(c)).columns.push_back(x3::_attr(c));
})];
inline constexpr auto heading_def = lookahead<is_row>{} > bar > push_column > bar >
                                    *(lookahead<is_cell>{} > push_column > bar) > x3::eps[([](auto& c) { end_heading(reader_of(c)); })];

inline constexpr auto key_cell_def =
    terminal<is_dash>{}[([](auto& c) {
      x3::_val(c) = reader_of(c).add(start_condition(reader_of(c), condition_kind::flag, reader_of(c).span_of(x3::_attr(c))));
    })] |
    (x3::eps[([](auto& c) {
       reader& r = reader_of(c);
       r.left = said<table_clause>(r).key_names[r.row.keys.size()];
     })] >> compared[keep{}] >> -negated);
inline constexpr auto value_cell_def =
    terminal<is_dash>{}[([](auto& c) { x3::_val(c) = add_no_value(reader_of(c)); })] | expression_[keep{}];
inline constexpr auto cell_def =
    (lookahead<is_key_cell>{} > key_cell[([](auto& c) { reader_of(c).row.keys.push_back(x3::_attr(c)); })]) |
    value_cell[([](auto& c) {
      reader_of(c).count_node();
      reader_of(c).row.cells.push_back(x3::_attr(c));
    })];
inline constexpr auto row_def =
    (lookahead<is_row>{} >> bar[([](auto& c) {
       reader_of(c).row = {};
       reader_of(c).row.where = reader_of(c).span_of(x3::_attr(c));
     })]) > *(lookahead<is_cell>{} > cell > bar) > x3::eps[([](auto& c) { end_cells(reader_of(c)); })] > bases[([](auto& c) {
      reader& r = reader_of(c);
      r.row.bases = std::move(x3::_attr(c));
      r.row.where.end = r.last->end;
      said<table_clause>(r).rows.push_back(std::move(r.row));
    })];
inline constexpr auto table_def =
    keyword<clause_kind::table> > name[([](auto& c) { said<table_clause>(reader_of(c)).name = reader_of(c).word_of(x3::_attr(c)); })] >
    table_keys[([](auto& c) { add_keys(reader_of(c), std::move(x3::_attr(c))); })] > heading > row > *row;

struct is_case_row {
  static bool test(const reader& r, cursor at, cursor last) {
    return at->first_on_line && (at->is == token_kind::open || is_plain_word::test(r, at, last));
  }
};
struct is_case_choice {
  static bool test(const reader& r, cursor at, cursor last) { return is_choice::test(r, at, last) && !r.literal_of(*at); }
};
inline constexpr auto push_case_choice = label[([](auto& c) {
  reader_of(c).count_node();
  x3::_val(c).choices.push_back(reader_of(c).word_of(x3::_attr(c)));
})];
inline constexpr auto case_result_def =
    (lookahead<is_case_choice>{} > push_case_choice > *(comma > push_case_choice) > -exactly("のいずれか")) |
    expression_[([](auto& c) { x3::_val(c).value = x3::_attr(c); })];
inline constexpr auto case_row__def = (lookahead<is_case_row>{} >> case_result)[([](auto& c) {
                                        x3::_val(c) = std::move(x3::_attr(c));
                                        reader_of(c).count_node();
                                      })] > -(exactly("その他") |
                                              (lookahead<is_condition_of_clause>{} >
                                               condition_[([](auto& c) { x3::_val(c).condition = x3::_attr(c); })] >
                                               exactly("のとき"))) > bases[([](auto& c) { x3::_val(c).bases = std::move(x3::_attr(c)); })];
inline constexpr auto push_case = case_row_[([](auto& c) {
  reader& r = reader_of(c);
  x3::_attr(c).where = {r.source, r.row_begin, r.last->end};
  said<cases_clause>(r).rows.push_back(std::move(x3::_attr(c)));
})];
inline constexpr auto begin_row = x3::eps[([](auto& c) {
  const auto next = x3::_where(c);
  reader_of(c).row_begin = next.begin() == next.end() ? 0 : next.begin()->begin;
})];
inline constexpr auto cases_def = keyword<clause_kind::cases> >
                                  name[([](auto& c) { said<cases_clause>(reader_of(c)).name = reader_of(c).word_of(x3::_attr(c)); })] >
                                  begin_row > push_case > *(lookahead<is_case_row>{} > begin_row > push_case);

BOOST_SPIRIT_DEFINE(table, table_keys, heading, heading_cell, row, key_cell, value_cell, cell, cases, case_row_, case_result)

}  // namespace santei::syntax::detail::grammar
