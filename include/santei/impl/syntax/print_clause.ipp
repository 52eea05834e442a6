// One clause as text, by kind.
#pragma once

#include <santei/impl/syntax/known_word.hpp>
#include <santei/impl/syntax/print_parts.ipp>
#include <santei/impl/value/word_cursor.hpp>
#include <santei/text/width.hpp>

#include <string>
#include <string_view>

namespace santei::syntax::detail {

SANTEI_INLINE std::string text_of_bases(const std::vector<basis>& bases) {
  std::string out;
  for (const basis& each : bases) {
    out += " ";
    if (each.is == basis_kind::guideline) out += "要領";
    if (each.is == basis_kind::assumption) out += "仮定";
    out += "「" + each.text + "」";
  }
  return out;
}

SANTEI_INLINE std::string text_of_condition(const file& tree, condition_id id) {
  std::string out;
  append(out, tree, tree.conditions[id]);
  return out;
}

/// Behind the condition of a 対象 a number is read as part of it unless が follows at once.
SANTEI_INLINE std::string text_of_when(const file& tree, const clause& what) {
  const std::string text = text_of_condition(tree, *what.condition);
  const bool reads_on = what.is == clause_kind::eligible && santei::detail::is_digit(text.front()) && text.find(" が ") != text.find(' ');
  return reads_on ? "( " + text + " )" : text;
}

SANTEI_INLINE std::string text_of_share(const file& tree, const share& each) {
  return each.payer + " = " + text_of_figure(tree, each.rate);
}

/// `{ 中小企業 [sme] { 小規模事業者 [micro] }, 大企業 [large] }`: the choices under `parent`, which stand from `at` on.
SANTEI_INLINE std::string text_of_choices(const std::vector<declared_choice>& all, std::size_t& at, std::int32_t parent) {
  std::string out = "{ ";
  for (bool first = true; at < all.size() && all[at].parent == parent; first = false) {
    const auto here = static_cast<std::int32_t>(at);
    if (!first) out += ", ";
    out += all[at].label + " [" + all[at].key + "]";
    if (++at < all.size() && all[at].parent == here) out += " " + text_of_choices(all, at, here);
  }
  return out + " }";
}
SANTEI_INLINE std::string text_of_choices(const std::vector<declared_choice>& all) {
  std::size_t at = 0;
  return text_of_choices(all, at, -1);
}

/// What a clause says after its keyword, before its condition and bases.
struct clause_writer {
  const file& tree;
  const clause& what;

  std::string operator()(const figure_clause& says) const {
    const bool amount = what.is == clause_kind::fixed || what.is == clause_kind::amount;
    std::string out = text_of_figure(tree, says.figure, amount ? "まで" : "以内");
    if (!says.measures.empty()) out += " 枠 " + join(says.measures) + " の合計";
    return out;
  }
  std::string operator()(const rounding_clause& says) const {
    std::string out = "なし";
    if (says.unit) {
      out = literal_text(*says.unit, {kind::money, {}, says.in}) + "未満";
      for (const auto& [word, unit] : rounding_units)
        if (says.in.is_yen() && *says.unit == rational(unit)) out = word;
    }
    if (says.unit || says.mode != rounding_mode::down) out.append(" ").append(word_for(rounding_words, says.mode));
    if (says.scope != rounding_scope::whole) out.append(" ").append(word_for(scope_words, says.scope));
    return out;
  }
  std::string operator()(const eligible_clause& says) const {
    const std::string text = text_of_condition(tree, says.condition);
    if (says.may) return "認められる場合がある " + text + " のとき";
    const bool number_follows = what.condition && santei::detail::is_digit(text_of_condition(tree, *what.condition).front());
    return number_follows ? "( " + text + " )" : text;  // 5円 以上 3円 would be a range
  }
  std::string operator()(const premise_clause& says) const { return says.role.text + "「" + says.text + "」"; }
  std::string operator()(const flow_clause& says) const {
    std::string out;
    for (const stage& each : says.stages) {
      if (!out.empty()) out += ", ";
      out += each.from + " から " + each.to + " へ " + (each.rate ? text_of_stage_rate(tree, *each.rate) : each.rate_text);
      if (each.basis) out += " 基礎 " + text_of(tree, *each.basis);
      if (each.cap) out += " 上限額 " + text_of(tree, *each.cap);
    }
    return out;
  }
  std::string operator()(const share_clause& says) const {
    std::string out;
    for (const share& each : says.shares) out += (out.empty() ? "" : ", ") + text_of_share(tree, each);
    return out;
  }
  std::string operator()(const budget_clause& says) const {
    return text_of(tree, says.amount) + (says.flags.empty() ? "" : " " + join(says.flags, " "));
  }
  std::string operator()(const currency_clause& says) const { return std::string(says.in.code()) + " " + says.in.smallest(); }
  std::string operator()(const words_clause& says) const { return join(says.words, " "); }
  std::string operator()(const unstated_clause& says) const {
    std::string out;
    for (const word& each : says.phrases) out += "「" + each.text + "」";
    return out;
  }
  std::string operator()(const exclusion_clause& says) const { return join(says.names); }
  std::string operator()(const edition_clause& says) const {
    std::string out = says.title + " [" + says.key.text + "]";
    if (says.from) out += " 施行 " + literal_of(*says.from) + " から";
    if (says.to) out += " " + literal_of(*says.to);
    return out;
  }
  std::string operator()(const alias_clause& says) const {
    std::string out = says.fact.text;
    for (const word& each : says.names) out += "「" + each.text + "」";
    return says.choices.empty() ? out : out + " = " + join(says.choices);
  }
  std::string operator()(const item_clause& says) const {
    std::string out = join(says.names) + " [" + join(says.keys) + "] " + declared_as(says.of);
    if (!says.counter.empty()) out += " " + says.counter;
    if (says.shared_choices) out += " " + says.shared_choices->text;
    if (!says.choices.empty()) out += " " + text_of_choices(says.choices);
    if (says.least) out += " " + text_of_bound(*says.least, says.of) + " 以上";
    if (says.greatest) out += " " + text_of_bound(*says.greatest, says.of) + " 以下";
    return says.may_be_none ? out + " なし" : out;
  }
  std::string operator()(const reading_clause& says) const {
    std::string out = says.name.text + " [" + says.key.text + "]";
    for (const auto& each : says.options) out += "\n  " + each.label.text + " [" + each.key.text + "]「" + each.text + "」";
    return out;
  }
  std::string operator()(const value_clause& says) const { return says.name.text + " = " + text_of_figure(tree, says.figure); }
  std::string operator()(const table_clause& says) const {
    std::string out = says.name.text + " [" + join(says.keys) + "]\n  |";
    for (std::size_t i = 0; i < (says.columns_are_choices ? 1 : says.keys.size()); ++i) out += " " + says.keys[i].text + " |";
    for (std::size_t i = 0; i < says.columns.size(); ++i)
      out += " " + (says.columns_are_choices ? text_of_key(says.heads[i]) : says.columns[i].text) + " |";
    for (const table_row& row : says.rows) out += "\n  |" + text_of_row(row);
    return out;
  }
  std::string operator()(const cases_clause& says) const {
    std::string out = says.name.text;
    for (const case_row& row : says.rows) out += "\n  " + text_of_case(row);
    return out;
  }
  std::string operator()(const example_clause& says) const {
    if (says.expected == expected_kind::formula) return text_of(tree, *says.formula) + " = " + text_of(tree, *says.high);
    std::string out;
    if (says.stage_from) out = "段階 " + says.stage_from->text + " から " + says.stage_to->text;
    for (const example_fact& fact : says.facts) out += (out.empty() ? "" : ", ") + fact.name.text + " = " + text_of_value(fact);
    out += " ならば " + text_of_expected(says);
    if (says.stated_high)
      out += ", 記載 = " + (says.stated_low ? text_of(tree, *says.stated_low) + " から " : "") + text_of(tree, *says.stated_high);
    for (const share& each : says.shares) out += ", " + text_of_share(tree, each);
    return out;
  }

 private:
  static std::string text_of_bound(const rational& bound, const type& of) {
    const bool bare = of.of == kind::integer || (of.of == kind::ratio && bound.is_integer());
    return bare ? bound.text() : literal_text(bound, of);
  }
  /// A key cell, or what a column is for.
  std::string text_of_key(condition_id id) const {
    const condition& key = tree.conditions[id];
    if (key.is == condition_kind::flag) return "-";
    if (key.is == condition_kind::negation) return text_of_key(key.parts[0]) + " でない";
    std::string cell;
    append_compared(cell, tree, key);
    return cell;
  }
  std::string text_of_row(const table_row& row) const {
    std::string out;
    for (const condition_id id : row.keys) out += " " + text_of_key(id) + " |";
    for (const expression_id id : row.cells) out += " " + text_of(tree, id) + " |";
    return out + text_of_bases(row.bases);
  }
  std::string text_of_case(const case_row& row) const {
    std::string out = join(row.choices);
    if (row.choices.size() > 1) out += " のいずれか";
    if (row.value) out = text_of(tree, *row.value);
    const std::string_view first = std::string_view(out).substr(0, out.find(' '));
    if (row.value && (clause_of(first) || find_word(header_words, first))) out = "( " + out + " )";  // a line must not begin with a keyword
    out += row.condition ? " " + text_of_condition(tree, *row.condition) + " のとき" : std::string(" その他");
    return out + text_of_bases(row.bases);
  }
  static std::string text_of_value(const example_fact& fact) {
    if (fact.rows.empty()) return fact.text;
    std::string out = "[ ";
    for (std::size_t i = 0; i < fact.rows.size(); ++i) out += (i == 0 ? "" : " ; ") + join(fact.rows[i], " ");
    return out + " ]";
  }
  std::string text_of_expected(const example_clause& says) const {
    const std::string low = says.low ? text_of(tree, *says.low) : "", high = says.high ? text_of(tree, *says.high) : "";
    switch (says.expected) {
      case expected_kind::ineligible: return "対象外";
      case expected_kind::not_computable: return "算定不能";
      case expected_kind::maximum: return "最大 " + high;
      case expected_kind::maximum_interval: return "最大 " + low + " から " + high;
      case expected_kind::interval: return low + " から " + high;
      case expected_kind::cap_only: return high + " まで";
      case expected_kind::open: return says.high ? "未定 " + high + " まで" : "未定";
      default: return high;
    }
  }
};

/// Keyword, what it says, condition and precedence; `keyword_width` columns for the keyword.
SANTEI_INLINE std::string text_of_clause(const file& tree, const clause& what, std::size_t keyword_width) {
  std::string out = pad_right(keyword_of(what), keyword_width);
  const std::string says = std::visit(clause_writer{tree, what}, what.says);
  out.reserve(out.size() + 1 + says.size() + (what.condition ? 64 : 0));
  if (!says.empty() && !says.starts_with("「")) out += ' ';
  out += says;
  if (what.condition) out += " " + text_of_when(tree, what) + " のとき";
  if (what.precedence == precedence::rest) out += " その他のとき";
  if (what.precedence == precedence::special) out += " 優先";
  if (what.precedence == precedence::most_special) out += " 最優先";
  return out;
}

}  // namespace santei::syntax::detail
