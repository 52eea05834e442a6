// Expressions, conditions and figures back to text, in canonical spelling.
#pragma once

#include <santei/impl/syntax/keywords.ipp>
#include <santei/number/decimal.hpp>
#include <santei/syntax/ast.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace santei::syntax::detail {

/// How tightly an operation binds; a part that binds less stands in parentheses.
SANTEI_INLINE int binding(expression_kind is) {
  switch (is) {
    case expression_kind::add:
    case expression_kind::subtract: return 1;
    case expression_kind::multiply:
    case expression_kind::divide: return 2;
    case expression_kind::otherwise: return 3;
    default: return 4;
  }
}

SANTEI_INLINE std::string_view sign_of_operation(expression_kind is) {
  switch (is) {
    case expression_kind::add: return " + ";
    case expression_kind::subtract: return " - ";
    case expression_kind::multiply: return " * ";
    case expression_kind::divide: return " / ";
    default: return " なければ ";
  }
}

SANTEI_INLINE std::string literal_of(const santei::literal& what) {
  if (!what.bare && what.counter.empty()) return literal_text(what.value, what.of);
  return finite_decimal_text(what.value).value_or(what.value.text()) + what.counter;
}

SANTEI_INLINE void append(std::string& out, const file& tree, expression_id id, int least);

SANTEI_INLINE void append(std::string& out, const file& tree, const condition& c);

SANTEI_INLINE void append_call(std::string& out, const file& tree, const expression& e) {
  out += e.name.text + "( ";
  for (std::size_t i = 0; i < e.operands.size(); ++i) {
    if (i != 0) out += ", ";
    append(out, tree, e.operands[i], 0);
  }
  if (e.condition) append(out += ", ", tree, tree.conditions[*e.condition]);
  out += e.name.text == "年平均伸び率" ? " 未満 切捨て )" : " )";
}

/// Appends an expression; one that binds less than `least` in parentheses.
SANTEI_INLINE void append(std::string& out, const file& tree, expression_id id, int least) {
  const expression& e = tree.expressions[id];
  const int own = binding(e.is);
  if (own < least) out += "( ";
  switch (e.is) {
    case expression_kind::literal: out += literal_of(e.literal); break;
    case expression_kind::name: out += e.name.text.empty() ? "-" : e.name.text; break;
    case expression_kind::member: out += e.name.text + "." + e.member.text; break;
    case expression_kind::call: append_call(out, tree, e); break;
    default:
      append(out, tree, e.operands[0], own);
      out += sign_of_operation(e.is);
      append(out, tree, e.operands[1], own + 1);
  }
  if (own < least) out += " )";
}

SANTEI_INLINE std::string join(const std::vector<word>& words, std::string_view between = ", ") {
  std::string out;
  for (const word& each : words) {
    if (!out.empty()) out += between;
    out += each.text;
  }
  return out;
}

/// `… が 6人 以上 20人 以下`: two compares of one and the same left side.
SANTEI_INLINE bool is_range(const file& tree, const condition& c) {
  if (c.is != condition_kind::all || c.parts.size() != 2) return false;
  const condition& a = tree.conditions[c.parts[0]];
  const condition& b = tree.conditions[c.parts[1]];
  return a.is == condition_kind::compare && b.is == condition_kind::compare && a.left == b.left;
}

/// The right side of a comparison: "10億円 以上", "1".
SANTEI_INLINE void append_bound(std::string& out, const file& tree, const condition& c) {
  append(out, tree, c.right, 0);
  if (c.how == comparison::equal) return;
  const bool from = c.how == comparison::at_least;
  switch (c.worded) {
    case wording::plain: out.append(" ").append(word_for(comparison_words, c.how)); break;
    case wording::of_days: out += from ? " 以後" : " 以前"; break;
    case wording::from_to: out += from ? " から" : " まで"; break;
  }
}

SANTEI_INLINE void append_choices(std::string& out, const condition& c) {
  out += join(c.choices);
  if (c.and_others) out += " 等";
  if (c.choices.size() > 1) out += " のいずれか";
  if (c.key) out += " [" + c.key->text + "]";
}

/// What follows が, or a whole cell of a table.
SANTEI_INLINE void append_compared(std::string& out, const file& tree, const condition& c) {
  if (c.is == condition_kind::one_of || c.is == condition_kind::reading) return append_choices(out, c);
  if (c.is == condition_kind::compare) return append_bound(out, tree, c);
  append_bound(out, tree, tree.conditions[c.parts[0]]);
  out += ' ';
  append_bound(out, tree, tree.conditions[c.parts[1]]);
}

SANTEI_INLINE void append_part(std::string& out, const file& tree, const condition& part, bool parentheses) {
  if (parentheses) out += "( ";
  append(out, tree, part);
  if (parentheses) out += " )";
}

SANTEI_INLINE void append_parts(std::string& out, const file& tree, const condition& c) {
  for (std::size_t i = 0; i < c.parts.size(); ++i) {
    if (i != 0) out += c.is == condition_kind::all ? " かつ " : " または ";
    const condition& part = tree.conditions[c.parts[i]];
    append_part(out, tree, part,
                part.is == condition_kind::any || (part.is == condition_kind::all && c.is == condition_kind::all && !is_range(tree, part)));
  }
}

SANTEI_INLINE void append_negation(std::string& out, const file& tree, const condition& c) {
  const condition& part = tree.conditions[c.parts[0]];
  const bool compound = part.is == condition_kind::any || (part.is == condition_kind::flag && part.if_missing) ||
                        part.is == condition_kind::negation || (part.is == condition_kind::all && !is_range(tree, part));
  append_part(out, tree, part, compound);
  out += " でない";
}

SANTEI_INLINE void append_default(std::string& out, const condition& c) {
  if (c.if_missing) out += " なければ " + c.if_missing->text;
}

SANTEI_INLINE void append_left(std::string& out, const file& tree, const condition& c) {
  append(out, tree, c.is == condition_kind::all ? tree.conditions[c.parts[0]].left : c.left, 0);
  append_default(out, c);
  out += " が ";
}

SANTEI_INLINE void append(std::string& out, const file& tree, const condition& c) {
  switch (c.is) {
    case condition_kind::flag:
      out += c.subject.text.empty() ? "-" : c.subject.text;
      return append_default(out, c);
    case condition_kind::used: out += "事業 " + c.subject.text + " を 利用" + (c.key ? " [" + c.key->text + "]" : std::string()); return;
    case condition_kind::negation: return append_negation(out, tree, c);
    case condition_kind::any: return append_parts(out, tree, c);
    case condition_kind::all:
      if (!is_range(tree, c)) return append_parts(out, tree, c);
      append_left(out, tree, c);
      break;
    case condition_kind::reading: out += "読み " + c.subject.text + " が "; break;
    case condition_kind::compare:
    case condition_kind::one_of: append_left(out, tree, c); break;
  }
  append_compared(out, tree, c);
}

SANTEI_INLINE std::string text_of(const file& tree, expression_id id) {
  std::string out;
  append(out, tree, id, 0);
  return out;
}

SANTEI_INLINE void append(std::string& out, const file& tree, const alternative& each) {
  if (each.is == alternative_kind::value) append(out, tree, each.value, 0);
  else out += each.is == alternative_kind::fixed_open ? "定額 未定" : "未定";
}

SANTEI_INLINE std::string text_of_tier(const file& tree, const tier& part) {
  std::string out = part.of_grant ? " 補助額" : " 経費";
  if (part.above) out += " " + text_of(tree, *part.above) + (part.up_to ? " 超" : " 超の部分");
  if (part.up_to) out += " " + text_of(tree, *part.up_to) + " 以下の部分";
  return out;
}

/// A figure; `most` is the word used for at most: 以内 of rates, まで of amounts.
SANTEI_INLINE std::string text_of_figure(const file& tree, const figure& what, std::string_view most = "以内") {
  std::string out = what.of_total ? "合計の " : "";
  for (std::size_t i = 0; i < what.alternatives.size(); ++i) {
    if (i != 0) out += ", ";
    append(out, tree, what.alternatives[i]);
  }
  if (what.alternatives.size() > 1) out += " のいずれか";
  if (what.and_others) out += " 等";
  if (what.at_most) out.append(" ").append(most);
  if (what.strictly_below) out += " 未満";
  if (what.tier) out += text_of_tier(tree, *what.tier);
  if (!what.categories.empty()) out += " 費目 " + join(what.categories) + " の合計";
  if (what.key) out += " [" + what.key->text + "]";
  return out;
}

/// The rate of a stage: 定額 未定 is written 定額, and a name alone in parentheses, as without them it is a word such as 利子補給.
SANTEI_INLINE std::string text_of_stage_rate(const file& tree, const figure& what) {
  std::string out = text_of_figure(tree, what);
  const alternative& first = what.alternatives.front();
  if (first.is == alternative_kind::value && binding(tree.expressions[first.value].is) == 3 &&
      tree.expressions[first.value].is != expression_kind::literal && tree.expressions[first.value].is != expression_kind::call &&
      out == text_of(tree, first.value))
    return "( " + out + " )";
  constexpr std::string_view fixed = "定額", unsaid = " 未定";
  for (std::size_t at = out.find("定額 未定"); at != std::string::npos; at = out.find("定額 未定", at)) out.erase(at + fixed.size(), unsaid.size());
  return out;
}

/// The rate of a stage as answers show it: "2/3等", "定額", "1/2, 1/3のいずれか".
SANTEI_INLINE std::string rate_text(const file& tree, const figure& what) {
  if (what.key) {  // the key of the open point is for facts, not for readers
    figure said = what;
    said.key.reset();
    return rate_text(tree, said);
  }
  std::string out;
  for (const char c : text_of_stage_rate(tree, what))
    if (c != ' ' || (!out.empty() && out.back() == ',')) out += c;
  return out;
}

}  // namespace santei::syntax::detail
