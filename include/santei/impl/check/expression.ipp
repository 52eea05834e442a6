// Names and types of expressions.
#pragma once

#include <santei/check/types.hpp>
#include <santei/impl/check/money.ipp>
#include <santei/impl/check/name.ipp>
#include <santei/impl/check/range.ipp>

#include <algorithm>
#include <optional>

namespace santei::check::detail {

SANTEI_INLINE std::optional<type> resolve_expression(work& w, const setting& at, syntax::expression_id id);
SANTEI_INLINE void resolve_condition(work& w, const setting& at, syntax::condition_id id);

/// A whole number written as such stands for a 割合 where one is wanted: 小さい方( 1, 達成率 ).
SANTEI_INLINE bool stands_for_ratio(work& w, syntax::expression_id id, const type& of, const type& wanted) {
  if (wanted.of != kind::ratio || of.of != kind::integer || w.expression(id).is != syntax::expression_kind::literal) return false;
  if (!w.expression(id).literal.counter.empty()) return false;
  w.file.expressions[id].of = wanted;
  return true;
}

/// "これは割合です", and where the type comes from when the expression is a declared name.
SANTEI_INLINE label type_label(const work& w, syntax::expression_id id, const type& of) {
  const message named = describe(of);
  message text{"これは" + named.ja + "です", "type: " + named.en};
  const expression_meaning& meaning = w.file.expressions[id];
  const std::string place = meaning.to == target::fact ? place_text(w, w.fact(meaning.index).where) : std::string();
  if (!place.empty()) text.ja += "（" + place + "）", text.en += " (" + place + ")";
  return {w.expression(id).where, std::move(text)};
}

/// "円 を付けます → 10000円" where a bare number stands against an amount.
SANTEI_INLINE void offer_unit(const work& w, diagnostic& to, syntax::expression_id id, const type& other) {
  const syntax::expression& e = w.expression(id);
  if (e.is != syntax::expression_kind::literal || e.literal.of.of != kind::integer || !e.literal.bare) return;
  if (other.of != kind::money && other.of != kind::quantity) return;
  const std::string unit = unit_of(other);
  to.mends.push_back({{unit + " を付けます", "add " + unit}, e.where, literal_text(e.literal.value * per_unit(other), other)});
}

SANTEI_INLINE std::nullopt_t report_types(work& w, const char* code, message text, const span& where, syntax::expression_id a,
                                          const type& of_a, syntax::expression_id b, const type& of_b) {
  auto& problem = w.problems.error(code, where, std::move(text));
  const bool literal_left =
      w.expression(a).is == syntax::expression_kind::literal && w.expression(b).is != syntax::expression_kind::literal;
  const label first = literal_left ? type_label(w, a, of_a) : type_label(w, b, of_b);
  problem.labels = {first, literal_left ? type_label(w, b, of_b) : type_label(w, a, of_a)};
  offer_unit(w, problem, b, of_a);
  offer_unit(w, problem, a, of_b);
  return std::nullopt;
}

SANTEI_INLINE const char* word_of_operation(syntax::expression_kind is) {
  switch (is) {
    case syntax::expression_kind::add: return "足せません";
    case syntax::expression_kind::subtract: return "引けません";
    case syntax::expression_kind::multiply: return "掛けられません";
    default: return "割れません";
  }
}

SANTEI_INLINE std::optional<type> report_operation(work& w, syntax::expression_id id, const type& a, const type& b) {
  const syntax::expression& e = w.expression(id);
  const message left = describe(a), right = describe(b);
  if (only_units_differ(e.is, a, b))
    return report_types(w, "E0303", {"単位が合いません: " + left.ja + "と" + right.ja, "units differ: " + left.en + " and " + right.en},
                        e.where, e.operands[0], a, e.operands[1], b);
  return report_types(
      w, "E0301",
      {left.ja + "と" + right.ja + "は" + word_of_operation(e.is), left.en + " and " + right.en + " do not meet in this operation"},
      e.where, e.operands[0], a, e.operands[1], b);
}

SANTEI_INLINE bool is_month_count(const syntax::expression& e) {
  return e.is == syntax::expression_kind::literal && e.literal.of.of == kind::integer && e.literal.counter == "月";
}

SANTEI_INLINE std::optional<type> resolve_operation(work& w, const setting& at, syntax::expression_id id) {
  const syntax::expression& e = w.expression(id);
  if (e.operands.size() != 2) return std::nullopt;
  const syntax::expression_id left = e.operands[0], right = e.operands[1];
  const auto a = resolve_expression(w, at, left), b = resolve_expression(w, at, right);
  if (!a || !b) return std::nullopt;
  const bool multiplies = e.is == syntax::expression_kind::multiply || e.is == syntax::expression_kind::divide;
  const unsigned sum = w.degrees[left] + w.degrees[right] + (e.is == syntax::expression_kind::divide && w.degrees[right] > 0 ? 1u : 0u);
  w.degrees[id] = multiplies ? static_cast<std::uint8_t>(std::min(sum, 9u)) : std::max(w.degrees[left], w.degrees[right]);
  if (e.is == syntax::expression_kind::divide && !is_proved_nonzero(w, at, right)) report_divisor(w, right);
  const auto of = type_of_operation(e.is, *a, *b);
  if (of) return of;
  if (!multiplies && (stands_for_ratio(w, left, *a, *b) || stands_for_ratio(w, right, *b, *a))) return type{kind::ratio, {}};
  const bool adds = e.is == syntax::expression_kind::add || e.is == syntax::expression_kind::subtract;
  if (adds && a->of == kind::date && is_month_count(w.expression(right))) return a;
  return report_operation(w, id, *a, *b);
}

/// One type for all of them (a なければ b; 小さい方( … )), whole numbers standing for 割合 beside one.
SANTEI_INLINE std::optional<type> resolve_alike(work& w, const setting& at, const std::vector<syntax::expression_id>& ids,
                                                const span& where) {
  std::vector<std::optional<type>> types;
  for (const syntax::expression_id id : ids) types.push_back(resolve_expression(w, at, id));
  if (std::find(types.begin(), types.end(), std::nullopt) != types.end()) return std::nullopt;
  type common = *types.front();
  for (const auto& one : types)
    if (one->of == kind::ratio && common.of == kind::integer) common = *one;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (*types[i] == common || stands_for_ratio(w, ids[i], *types[i], common)) continue;
    const std::size_t other = i == 0 ? 1 : 0;
    const message left = describe(*types[other]), right = describe(*types[i]);
    const bool units = types[i]->of == types[other]->of;
    return report_types(w, units ? "E0303" : "E0301",
                        {left.ja + "と" + right.ja + "は並べられません", left.en + " and " + right.en + " cannot stand side by side"},
                        where, ids[other], *types[other], ids[i], *types[i]);
  }
  return common;
}

struct function_shape {
  std::string_view name;
  function is;
  std::size_t least, most;  // operands
};
inline constexpr function_shape function_shapes[] = {
    {"小さい方", function::minimum, 2, 1000}, {"大きい方", function::maximum, 2, 1000},        {"切捨て", function::round_down, 2, 2},
    {"切上げ", function::round_up, 2, 2},     {"四捨五入", function::round_half_up, 2, 2},     {"合計", function::total, 1, 1},
    {"最大", function::greatest, 1, 1},       {"最小", function::least, 1, 1},                 {"補助額", function::grant_of, 1, 1},
    {"年平均伸び率", function::annual_growth, 4, 4}, {"年数", function::years, 2, 2},          {"年", function::year, 1, 1},
    {"日数", function::days, 2, 2},           {"件数", function::count, 1, 1},                 {"行", function::of_row, 1, 1},
};

SANTEI_INLINE std::optional<type> resolve_rounding(work& w, const setting& at, const syntax::expression& e) {
  const auto of = resolve_alike(w, at, e.operands, e.where);
  if (of && !is_proved_nonzero(w, at, e.operands[1])) report_divisor(w, e.operands[1]);
  return of;
}

/// 合計, 最大 and 最小: one number of all rows.
SANTEI_INLINE std::optional<type> resolve_of_rows(work& w, const setting& at, const syntax::expression& e) {
  const std::string& name = e.name.text;
  const auto of = resolve_expression(w, at, e.operands[0]);
  if (of && !w.file.expressions[e.operands[0]].per_row)
    w.problems.error("E0309", e.where, {name + " の中に明細の項目がありません", name + " holds no fact of a 明細"}).help =
        message{"明細 の下に項目を宣言し、その項目の式を書きます", "declare the facts under 明細 and write an expression of them"};
  return of;
}

/// 件数( 明細 ): by the title or the key of the 明細.
SANTEI_INLINE std::optional<type> resolve_count(work& w, syntax::expression_id id) {
  const syntax::expression& named = w.expression(w.expression(id).operands[0]);
  const std::string& word = named.name.text;
  const auto* block = find_raw(w.rows, word);
  const std::string key = block != nullptr ? w.file.tree.blocks[*block].key.text : word;
  bool declared = false;
  for (const declaration& one : w.file.declarations) declared = declared || one.rows == key;
  if (named.is != syntax::expression_kind::name || !declared) {
    std::vector<std::string> known;
    for (const auto& [name, unused_block] : w.rows) known.push_back(name);
    std::sort(known.begin(), known.end());
    auto& problem = w.problems.error("E0201", named.where, {"「" + word + "」という明細はありません", "there is no 明細 “" + word + "”"});
    offer_nearest(problem, named.where, word, known);
    problem.help = message{"明細の名を書きます（例: 件数( 契約分 )）", "name a 明細, as in 件数( 契約分 )"};
    return std::nullopt;
  }
  w.degrees[id] = 1;
  return type{kind::integer, {}};
}

/// 行( 式, 条件 ): both are of one row.
SANTEI_INLINE std::optional<type> resolve_of_row(work& w, const setting& at, syntax::expression_id id) {
  const syntax::condition_id which = *w.expression(id).condition;
  const auto of = resolve_expression(w, at, w.expression(id).operands[0]);
  const std::size_t before = w.problems.errors;
  resolve_condition(w, at, which);
  if (w.problems.errors == before && !w.file.conditions[which].per_row)
    w.problems.error("E0309", w.condition(which).where, {"行 の条件に明細の項目がありません", "the condition of 行 asks no fact of a 明細"}).help =
        message{"どの行かを、明細の項目で書きます（行( 式, 項目 が … ) の形です）", "say which row by a fact of the 明細, as in 行( EXPRESSION, FACT が … )"};
  w.degrees[id] = 1;
  return of;
}

/// 年数, 年 and 日数: whole numbers of days that are dates.
SANTEI_INLINE std::optional<type> resolve_of_dates(work& w, const setting& at, const syntax::expression& e) {
  bool good = true;
  for (const syntax::expression_id operand : e.operands) {
    const auto of = resolve_expression(w, at, operand);
    good = good && of.has_value();
    if (!of || of->of == kind::date) continue;
    good = false;
    const message has = describe(*of);
    w.problems.error("E0301", w.expression(operand).where,
                     {e.name.text + " は日付についての関数です（これは" + has.ja + "です）", e.name.text + " is of dates (this is " + has.en + ")"});
  }
  return good ? std::optional(type{kind::integer, {}}) : std::nullopt;
}

SANTEI_INLINE std::optional<type> resolve_growth(work& w, const setting& at, const syntax::expression& e) {
  const auto ends = resolve_alike(w, at, {e.operands[0], e.operands[1]}, e.where);
  const auto years = resolve_expression(w, at, e.operands[2]), unit = resolve_expression(w, at, e.operands[3]);
  for (const syntax::expression_id divisor : {e.operands[0], e.operands[2]}) {
    if (!is_proved_nonzero(w, at, divisor)) report_divisor(w, divisor);
    else if (!is_proved_positive(w, at, divisor))
      w.problems.error("E0305", w.expression(divisor).where,
                       {"0 を下回りうる式です。伸び率の前の値と年数は 0 より大きいものです",
                        "this may be below 0; a growth leads from an amount above 0 over years above 0"});
  }
  if (years && years->of != kind::integer) {
    const message has = describe(*years);
    w.problems.error("E0301", w.expression(e.operands[2]).where,
                     {"年数は整数で書きます（これは" + has.ja + "です）", "years are a whole number (this is " + has.en + ")"});
  }
  if (!ends || !years || !unit) return std::nullopt;
  return type{kind::ratio, {}};
}

SANTEI_INLINE std::optional<type> resolve_grant_of(work& w, const setting& at, const syntax::expression& e) {
  const syntax::expression& named = w.expression(e.operands[0]);
  w.file.expressions[e.operands[0]].to = target::other_measure;
  w.file.expressions[e.operands[0]].of = w.money();
  check_measure_id(w, at.block, {named.name.text, named.where}, w.around.files_of_measure != nullptr);
  return w.money();
}

SANTEI_INLINE std::optional<type> resolve_call(work& w, const setting& at, syntax::expression_id id) {
  const syntax::expression& e = w.expression(id);
  const auto* shape = std::find_if(std::begin(function_shapes), std::end(function_shapes),
                                   [&](const function_shape& one) { return one.name == e.name.text; });
  if (shape == std::end(function_shapes)) {
    std::vector<std::string> names;
    for (const function_shape& one : function_shapes) names.emplace_back(one.name);
    auto& problem =
        w.problems.error("E0201", e.name.where, {"「" + e.name.text + "」という関数はありません", "there is no function “" + e.name.text + "”"});
    offer_nearest(problem, e.name.where, e.name.text, names);
    return std::nullopt;
  }
  if (e.operands.size() < shape->least || e.operands.size() > shape->most) {
    const std::string wanted = std::to_string(shape->least) + (shape->most > shape->least ? "つ以上" : "つ");
    auto& problem = w.problems.error("E0310", e.where,
                                     {e.name.text + " は式を" + wanted + "とります", e.name.text + " takes " + std::to_string(shape->least) +
                                                                                         " expressions" + (shape->most > shape->least ? " or more" : "")});
    if (shape->is == function::greatest || shape->is == function::least) {
      problem.mends.push_back({{e.name.text + " は明細の行の中のものです。並べた式からなら", e.name.text + " is of the rows of a 明細; of expressions beside each other"},
                               e.name.where, shape->is == function::greatest ? "大きい方" : "小さい方"});
    }
    return std::nullopt;
  }
  expression_meaning& meaning = w.file.expressions[id];
  meaning.to = target::function;
  meaning.index = static_cast<std::uint32_t>(shape->is);
  switch (shape->is) {
    case function::minimum:
    case function::maximum: return resolve_alike(w, at, e.operands, e.where);
    case function::round_down:
    case function::round_up:
    case function::round_half_up: return resolve_rounding(w, at, e);
    case function::total:
    case function::greatest:
    case function::least: return resolve_of_rows(w, at, e);
    case function::count: return resolve_count(w, id);
    case function::of_row: return resolve_of_row(w, at, id);
    case function::grant_of: return resolve_grant_of(w, at, e);
    case function::annual_growth: return resolve_growth(w, at, e);
    case function::years:
    case function::year:
    case function::days: return resolve_of_dates(w, at, e);
  }
  return std::nullopt;
}

SANTEI_INLINE std::optional<type> resolve_literal(const syntax::expression& e) {
  const bool decimal = e.literal.of.of == kind::integer && !e.literal.value.is_integer();
  return decimal ? type{kind::ratio, {}} : e.literal.of;
}

SANTEI_INLINE std::optional<type> type_of_expression(work& w, const setting& at, syntax::expression_id id) {
  const syntax::expression& e = w.expression(id);
  switch (e.is) {
    case syntax::expression_kind::literal: return resolve_literal(e);
    case syntax::expression_kind::name: return resolve_name(w, at, id);
    case syntax::expression_kind::member: return resolve_member(w, at, id);
    case syntax::expression_kind::call: return resolve_call(w, at, id);
    case syntax::expression_kind::otherwise: return resolve_alike(w, at, e.operands, e.where);
    default: return resolve_operation(w, at, id);
  }
}

/// Finds what the expression means and its type, once; nothing where there is a problem, which is then reported.
SANTEI_INLINE std::optional<type> resolve_expression(work& w, const setting& at, syntax::expression_id id) {
  auto of = type_of_expression(w, at, id);
  expression_meaning& meaning = w.file.expressions[id];
  const syntax::expression& e = w.expression(id);
  const bool leaf =
      e.is == syntax::expression_kind::literal || e.is == syntax::expression_kind::name || e.is == syntax::expression_kind::member;
  if (of && leaf && is_other_money(w, *of)) {
    const bool fact = meaning.to == target::fact;
    const bool own = fact && (!w.file.vocabulary || meaning.index >= w.file.vocabulary->declarations.size());
    if (!own) report_currency(w, e.where, *of, fact ? std::optional(meaning.index) : std::nullopt);  // of its own 項目 it has been said
    of.reset();
  }
  if (of)
    meaning.of = *of;
  else
    w.failed[id] = true;
  if (leaf) return of;
  const auto is_call_of = [&](function one) { return meaning.to == target::function && meaning.index == static_cast<std::uint32_t>(one); };
  const bool of_rows = is_call_of(function::total) || is_call_of(function::greatest) || is_call_of(function::least) || is_call_of(function::count) ||
                       is_call_of(function::of_row);
  const bool multiplies = e.is == syntax::expression_kind::multiply || e.is == syntax::expression_kind::divide;
  for (const syntax::expression_id part : e.operands) {
    meaning.per_row = meaning.per_row || (!of_rows && w.file.expressions[part].per_row);
    if (!multiplies) w.degrees[id] = std::max(w.degrees[id], w.degrees[part]);
  }
  if (is_call_of(function::annual_growth)) w.degrees[id] = 1;  // a number of its own: 前 / 人数前 may grow too
  return of;
}

}  // namespace santei::check::detail
