// A rule file as it is written: clauses in order, nothing resolved, every part with its place.
#pragma once

#include <santei/config.hpp>
#include <santei/number/rational.hpp>
#include <santei/number/rounding.hpp>
#include <santei/text/span.hpp>
#include <santei/value/literal.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace santei::syntax {

/// A word with its place.
struct word {
  std::string text;
  span where;
};

/// Indices into file::expressions and file::conditions.
using expression_id = std::uint32_t;
using condition_id = std::uint32_t;

enum class expression_kind {
  literal,    // 50億円
  name,       // 投資額
  member,     // 枠上限.上限, non_web.端数前: name and member
  call,       // 小さい方( a, b ), 補助額( programme/measure ), 年平均伸び率( … )
  add, subtract, multiply, divide,
  otherwise,  // a なければ b
};

struct expression {
  expression_kind is = expression_kind::literal;
  span where;
  santei::literal literal;              // of a literal
  word name;                            // of a name, the part of a member before the dot, the function of a call
  word member;                          // of a member
  std::vector<expression_id> operands;  // of calls and operators, in order
  std::optional<condition_id> condition;  // of 行: which row is meant
};

/// 以上 以下 超 未満, and equality (`機能数 が 1`).
/// How a comparison is worded where other words say the same: 以上 以下; of days 以後 以前; から まで.
enum class wording { plain, of_days, from_to };

enum class comparison { at_least, at_most, above, below, equal };

enum class condition_kind {
  all,       // かつ
  any,       // または
  negation,  // でない; 以外
  compare,   // left 以上 right …; two bounds are an `all` of two compares
  one_of,    // left が a, b のいずれか; left が a
  flag,      // a 真偽 name alone
  reading,   // 読み 定額の扱い が 併用; 読み … が a, b のいずれか
  used,      // 事業 programme/measure を 利用 [key]
};

struct condition {
  condition_kind is = condition_kind::flag;
  span where;
  std::vector<condition_id> parts;  // of all, any, negation
  expression_id left = 0;           // of compare; of one_of and flag an expression that is a name
  comparison how = comparison::at_least;
  wording worded = wording::plain;
  expression_id right = 0;          // of compare
  word subject;                     // of one_of, flag, reading: the fact or reading; of used: programme/measure
  std::vector<word> choices;        // of one_of and reading; literals (months, numbers) stay words
  std::string counter;              // of one_of: what the numbers count, where the left side says it
  bool and_others = false;          // … 等: the named are in, others are open
  std::optional<word> if_missing;   // of one_of and flag: 大幅賃上げ なければ いいえ, what an absent fact counts as
  std::optional<word> key;          // of used: the fact that says so; after 等: the key of the open point
};

/// What proves a clause: a phrase of the page, a place in a guideline, or a stated assumption.
enum class basis_kind { quote, guideline, assumption };

struct basis {
  basis_kind is = basis_kind::quote;
  std::string text;  // between the outer 「 」
  span where;
};

/// One of the alternatives of a figure: an expression, 定額 未定, or 未定.
enum class alternative_kind { value, fixed_open, open };

struct alternative {
  alternative_kind is = alternative_kind::value;
  expression_id value = 0;
  span where;
};

/// The part of the grant (補助額) or of the cost (経費) a rate holds for: 以下の部分, 超の部分, or both (50万円 超 100万円 以下の部分).
struct tier {
  bool of_grant = false;
  std::optional<expression_id> above;  // 超
  std::optional<expression_id> up_to;  // 以下
  span where;
};

/// A figure: one value or several alternatives, and how firmly it is stated.
struct figure {
  std::vector<alternative> alternatives;  // one, or several with のいずれか
  bool at_most = false;                   // 以内 以下 最大 まで
  bool strictly_below = false;            // 未満
  bool and_others = false;                // 等 after the list
  bool of_total = false;                  // 合計の 1/4 以内
  std::vector<word> categories;           // 費目 a, b の合計
  std::optional<syntax::tier> tier;
  std::optional<word> key;                // [key] of its open point
  span where;
};

/// 補助率 補助率加算 補助率上限 経費 経費上限 経費下限 定額 金額 加算 最低額 下限額 上限額 上限加算 合計上限
struct figure_clause {
  syntax::figure figure;
  std::vector<word> measures;  // of 合計上限: the measures whose sum is capped
};

enum class rounding_scope { whole, category, row };  // nothing said, 費目ごと, 明細ごと

/// 端数 円未満 切捨て 明細ごと
struct rounding_clause {
  std::optional<rational> unit;  // in smallest units: 1 for 円未満, 1000 for 千円未満, 100 for 1€未満; nothing for なし
  currency in = {};              // of the unit
  rounding_mode mode = rounding_mode::down;
  rounding_scope scope = rounding_scope::whole;
};

/// 対象 条件; 受け手 条件; 前提 行為「…」
struct eligible_clause {
  condition_id condition = 0;
  bool may = false;        // 認められる場合がある: where the のとき condition holds, eligibility is open
  bool recipient = false;  // 受け手: a premise where nothing is known of the facts it names
};
struct premise_clause {
  word role;         // 受け手, 行為 …: any word
  std::string text;  // the phrase
};

/// One arrow of 流れ: 国 から 県 へ 2/3 以内 基礎 施策費 上限額 5億円
struct stage {
  std::string from, to;
  std::optional<syntax::figure> rate;  // alternatives may be 定額 未定 (written 定額); nothing for words such as 利子補給
  std::string rate_text;               // the rate as written, for answers: "2/3等", "定額"
  std::optional<expression_id> basis;  // 基礎
  std::optional<expression_id> cap;    // 上限額
  span where;
};
struct flow_clause {
  std::vector<stage> stages;
};

/// 負担 国 = 1/2, 県 = 1/4
struct share {
  std::string payer;
  syntax::figure rate;
  span where;
};
struct share_clause {
  std::vector<share> shares;
};

/// 予算 1400億円 約 内数
struct budget_clause {
  expression_id amount = 0;
  std::vector<word> flags;
};

/// 使う, 語彙, 出典, 種別, 所管, 期間: a word or words; `出典 要領「…」` has no words and a basis
struct words_clause {
  std::vector<word> words;
};

/// 通貨 EUR 0.01: whose money the amounts of the file are, with the smallest unit of it
struct currency_clause {
  currency in;
};

/// 未記載「a」「b」: what the page leaves open
struct unstated_clause {
  std::vector<word> phrases;
};

/// 排他 a, b and 併用不可 programme/measure, …
struct exclusion_clause {
  std::vector<word> names;
};

/// 版 title [key] 施行 2025-02-28 から 2025-06-13
struct edition_clause {
  std::string title;
  word key;
  std::optional<santei::literal> from, to;
};

/// A choice as declared, with its own choices under it.
struct declared_choice {
  std::string label;
  std::string key;
  std::int32_t parent = -1;
  span where;
};

/// 項目 a, b [key_a, key_b] 型 …; the span of a name stands in `names`
struct item_clause {
  std::vector<word> names;
  std::vector<word> keys;
  santei::type of;
  std::string counter;                    // 整数 人: what it counts
  std::optional<word> shared_choices;     // 区分 NAME: a tree declared by a 区分 block
  std::vector<declared_choice> choices;   // 区分 { … }
  std::optional<rational> least, greatest;
  bool may_be_none = false;              // 金額 なし: that there is none may be said of it
};

/// 別名 業種「飲食業」「M」 = 小売業: other names of a choice, or of several together; 別名 県「都道府県」: of the fact itself
struct alias_clause {
  word fact;
  std::vector<word> names;
  std::vector<word> choices;
};

/// 読み name [key] with choices label [key]「reading in words」
struct reading_clause {
  word name, key;
  struct option {
    word label, key;
    std::string text;
  };
  std::vector<option> options;
};

/// 値 name = figure
struct value_clause {
  word name;
  syntax::figure figure;
};

/// A row of a table. A key cell holds choices of a 区分, はい, いいえ or the name of a 真偽, or a range of a number; でない may follow.
struct table_row {
  std::vector<condition_id> keys;      // one a key column; a flag-kind condition with no subject text means any (-)
  std::vector<expression_id> cells;    // of `-` a name without text
  std::vector<basis> bases;
  span where;
};
/// 表 name [key, key2]; with `columns_are_choices` the second key's values head the columns and the table has one value named as the table
struct table_clause {
  word name;
  std::vector<word> keys;
  std::vector<expression_id> key_names;  // parallel: each key as the left side of its cells
  std::vector<word> columns;           // names of value columns, or values of the second key
  bool columns_are_choices = false;
  std::vector<condition_id> heads;     // then parallel to the columns: what the second key is in each
  std::vector<table_row> rows;
};

/// 場合分け name / result, condition, bases, tried from the top; the last may say その他
struct case_row {
  std::vector<word> choices;                 // of a 区分, or one name alone: several with のいずれか where the source leaves it open; なし: none of them
  std::optional<expression_id> value;        // of a number, unless it is one name alone, which stands in `choices`
  std::optional<condition_id> condition;     // nothing for その他
  std::vector<basis> bases;
  span where;
};
struct cases_clause {
  word name;
  std::vector<case_row> rows;
};

/// What an 例 says of one fact: "規模 = 中小企業", "投資額 = 9億円..11億円", or rows "契約分 = [ 低圧 2025-01 101kWh ; … ]"
struct example_fact {
  word name;
  std::string text;                          // as written, for facts::set
  std::vector<std::vector<word>> rows;       // cells in the order of the 明細's 項目s
  span where;
};
enum class expected_kind {
  ineligible,        // 対象外
  not_computable,    // 算定不能
  exact,             // X
  maximum,           // 最大 X
  maximum_interval,  // 最大 a から b
  interval,          // a から b
  cap_only,          // X まで
  open,              // 未定, 未定 X まで
  formula,           // 例 年平均伸び率( … ) = 3.92%
};
struct example_clause {
  std::vector<example_fact> facts;
  std::optional<word> stage_from, stage_to;        // 段階 国 から 地方公共団体
  expected_kind expected = expected_kind::exact;
  std::optional<expression_id> low, high;          // the amounts; one amount stands in `high`
  std::optional<expression_id> stated_low, stated_high;  // , 記載 = a から b; one amount stands in `stated_high`
  std::vector<share> shares;                       // , 国 = …
  std::optional<expression_id> formula;            // of formula; its value stands in `high`
};

enum class clause_kind {
  use, source, instrument, department, edition, budget, flow, eligible, premise, cost, cost_cap, cost_floor, rate, fixed, amount,
  rate_addition, rate_cap, addition, raise_to, floor, cap, cap_addition, total_cap, rounding, shares, exclusive, not_together, unstated, item, reading, value,
  table, cases, example, period, alias, currency, vocabulary,
};

/// How a clause stands to others of its kind that apply: any other overrides that of その他のとき, 優先 a general one, 最優先 all.
enum class precedence { rest, general, special, most_special };

struct clause {
  clause_kind is = clause_kind::use;
  span where;                               // keyword to last basis
  span keyword;
  std::variant<figure_clause, rounding_clause, eligible_clause, premise_clause, flow_clause, share_clause, budget_clause, words_clause,
               currency_clause, unstated_clause, exclusion_clause, edition_clause, item_clause, alias_clause, reading_clause, value_clause, table_clause, cases_clause,
               example_clause>
      says;
  std::optional<condition_id> condition;    // … のとき
  syntax::precedence precedence = syntax::precedence::general;
  std::vector<basis> bases;
};

enum class block_kind { file, programme, measure, frame, category, rows, choices };  // 事業 枠 類型 費目 明細 区分

/// A header and the clauses up to the next one. Blocks nest by kind: 事業 ⊃ 枠 ⊃ 類型 ⊃ 費目; a 明細 and its 項目s stand in the block they follow.
struct block {
  block_kind is = block_kind::file;
  std::string title;
  word key;
  span where;                                // the header line
  std::int32_t parent = -1;                  // index of the enclosing block
  std::vector<declared_choice> choices;      // of a 区分 block
  std::vector<clause> clauses;               // in the order written
};

/// One file. Block 0 is the file itself: clauses before any header (使う, and the 項目s, 表 and 場合分け of a vocabulary).
struct file {
  std::uint32_t source = 0;
  currency money = {};                       // of the file: what its first 通貨 says
  std::vector<block> blocks;
  std::vector<expression> expressions;
  std::vector<condition> conditions;
};

}  // namespace santei::syntax
