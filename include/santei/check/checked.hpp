// A rule file whose every name has a meaning and every figure a type: what lowering builds on.
#pragma once

#include <santei/config.hpp>
#include <santei/check/declarations.hpp>
#include <santei/syntax/ast.hpp>
#include <santei/syntax/vocabulary.hpp>
#include <santei/value/type.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace santei::check {

/// An index that points to nothing.
inline constexpr std::uint32_t none = 0xFFFF'FFFF;

/// What a name in an expression stands for.
enum class target {
  nothing,             // literals and operators
  fact,                // index: checked::declarations
  value,               // a 値 (or 場合分け that is no fact) of the measure; index: measure::values
  table,               // a 表; index: checked::tables, column: its value column
  cost,                // 経費 of the measure
  rate,                // 補助率 of the measure
  cap,                 // 上限額 of the measure
  category_cost,       // 費目.経費; index: measure::categories (by key: the index in the enclosing measure)
  category_unrounded,  // 費目.端数前
  category_grant,      // 費目.補助額
  function,            // index: a function
  other_measure,       // 補助額( programme/measure ); which one depends on the measure that asks: granting_measure
};

enum class function { minimum, maximum, round_down, round_up, round_half_up, total, greatest, least, count, of_row, grant_of, annual_growth, years, year, days };

/// The meaning and type of one expression; parallel to syntax::file::expressions.
struct expression_meaning {
  target to = target::nothing;
  std::uint32_t index = 0;
  std::uint32_t column = 0;
  type of;
  bool per_row = false;  // differs from row to row of a 明細
};

/// The meaning of one condition; parallel to syntax::file::conditions.
struct condition_meaning {
  std::uint32_t subject = none;         // of one_of, flag, reading, used: index into checked::declarations; of a table's key cell the key;
                                        // none where one_of stands on another number (a 値, a cell): `left` says which
  std::vector<std::uint32_t> choices;   // of a 区分 or reading: the named choices and all under them, sorted; of a 真偽 in a
                                        // table 0 for no and 1 for yes
  std::vector<rational> values;         // of a number compared with literals by one_of
  std::optional<std::uint32_t> others;  // of 等: the declaration (真偽) of the open point
  std::optional<bool> if_missing;       // of なければ: whether it holds where nothing is known of the subject
  std::uint32_t ratio = none;           // of a comparison with a constant: the side that is one number over another, which is above 0
  bool per_row = false;
};

struct table_meaning {
  std::vector<std::uint32_t> keys;                             // declarations; none where the key is a number that is worked out
  std::vector<type> columns;                                   // types of the value columns (one where the columns are choices)
  const syntax::table_clause* written = nullptr;
};

/// A 場合分け that defines a fact from others: company_size from industry, capital, employees.
struct definition {
  std::uint32_t of = 0;  // declaration
  const syntax::cases_clause* written = nullptr;
  std::vector<std::vector<std::uint32_t>> choices = {};  // that each row yields; `none` for なし, no choice at all
};

/// Where a clause stands in the tree.
struct clause_place {
  std::uint32_t block = 0;
  std::uint32_t clause = 0;

  friend bool operator==(const clause_place&, const clause_place&) = default;
};

struct category {
  std::string key, title;
  std::vector<clause_place> clauses;
};

struct named_value {
  std::string name;
  type of;
  std::vector<clause_place> clauses;  // 値, several with のとき make one conditional value; or one 場合分け
  bool per_row = false;
};

/// One measure (or frame of one) with all clauses that hold for it: its own, and those it inherits, in the order of the page.
struct measure {
  std::string programme, programme_title;
  std::string key, title;
  std::string frame, frame_title;      // empty when it is not a 類型
  std::string edition;                 // empty: the budget page's
  std::string page;                    // of 出典, "2", "19a"; empty where the source is a guideline
  std::string source;                  // 出典 as written
  std::vector<clause_place> clauses;   // inheritance resolved, 費目's excluded
  std::vector<category> categories;
  std::vector<named_value> values;
  span where;                          // its header

  /// The ID without the edition: "programme/measure", of a 類型 "programme/measure/frame".
  [[nodiscard]] std::string id() const { return programme + "/" + key + (frame.empty() ? "" : "/" + frame); }
};

/// A checked file. It owns its tree; `vocabulary` is the one it uses, if any (its declarations come first in `declarations`).
struct checked {
  syntax::file tree;                                 // as parsed; but a 場合分け of numbers has each result in case_row::value
  std::shared_ptr<const checked> vocabulary;
  declaration_list declarations;                     // facts and readings: the vocabulary's, then this file's, then builtin open points
  std::vector<bool> open_point;                      // parallel: readings, rate_category, fixed_amount and keys of open words
  std::vector<expression_meaning> expressions;
  std::vector<condition_meaning> conditions;
  std::vector<table_meaning> tables;
  std::vector<definition> definitions;               // of this file (a vocabulary); lowering reads its users' vocabulary too
  std::vector<measure> measures;
  std::vector<std::string> called;                   // of a vocabulary: the names that 使う has for it
  syntax::counter_map counters;                      // of a vocabulary: what its facts count
  std::vector<std::shared_ptr<const checked>> others;  // the other files whose 枠 it takes 補助額 of
  // of a vocabulary: a hash table of every key (2i) and label (2i + 1) of its declarations
  std::vector<std::uint32_t> words;

  [[nodiscard]] const syntax::clause& at(clause_place place) const { return tree.blocks[place.block].clauses[place.clause]; }
  /// The declaration with the key; nothing when there is none.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view key) const {
    for (std::uint32_t i = 0; i < declarations.size(); ++i)
      if (declarations[i].key == key) return i;
    return std::nullopt;
  }
};

}  // namespace santei::check
