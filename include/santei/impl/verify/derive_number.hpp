// Expressions of a rule to numbers.
#pragma once

#include <santei/impl/value/calendar_numbers.hpp>
#include <santei/impl/verify/derivation.hpp>
#include <santei/impl/verify/granting.hpp>
#include <santei/number/power.hpp>

namespace santei::verify::detail {

inline number derivation::value_of(syntax::expression_id id) {
  if (!step()) return open;
  const syntax::expression& e = tree_->expressions[id];
  using enum syntax::expression_kind;
  const auto side = [&](std::size_t i) { return value_of(e.operands[i]); };
  number made = open;
  ++shared_.depth;
  switch (e.is) {
    case literal: made = e.literal.value; break;
    case name: made = of_name(e.name.text); break;
    case member: made = of_member(e); break;
    case call: made = this->call(e); break;
    case add: made = is_day(id) ? moved(side(0), side(1)) : side(0) + side(1); break;
    case subtract: made = is_day(id) ? moved(side(0), number(0) - side(1)) : side(0) - side(1); break;
    case multiply: made = side(0) * side(1); break;
    case divide: made = side(0) / side(1); break;
    case syntax::expression_kind::otherwise: made = this->otherwise(e); break;
  }
  --shared_.depth;
  if (made.known() && made.value.bits() > common::most_bits) beyond({"数が大きくなりすぎます", "a number grows too large"});
  return made;
}

/// Whether the expression is a day: what is added to one is months.
inline bool derivation::is_day(syntax::expression_id id) {
  const syntax::expression& e = tree_->expressions[id];
  using enum syntax::expression_kind;
  switch (e.is) {
    case literal: return e.literal.of.of == kind::date;
    case name: {
      if (const clause_list* value = value_named(e.name.text)) {
        const auto* says = value->empty() ? nullptr : std::get_if<syntax::value_clause>(&value->front()->says);
        return says != nullptr && says->figure.alternatives.front().is == syntax::alternative_kind::value &&
               is_day(says->figure.alternatives.front().value);
      }
      const auto fact = words_.declared.find(e.name.text);
      return fact && words_.declared[*fact].of.of == kind::date;
    }
    case subtract: return is_day(e.operands[0]) && !is_day(e.operands[1]);
    case call: return (e.name.text == "小さい方" || e.name.text == "大きい方") && is_day(e.operands[0]);
    case member: return false;
    default: return !e.operands.empty() && is_day(e.operands[0]);
  }
}

inline number derivation::moved(const number& day, const number& months) {
  return joined(day, months, [](const rational& a, const rational& b) { return santei::add_months(a, b); });
}

/// a なければ b: b where nothing is known of a, which then is not missing.
inline number derivation::otherwise(const syntax::expression& e) {
  const std::set<std::string> before = shared_.missing;
  const number a = value_of(e.operands[0]);
  if (is_given(a) == truth::no) shared_.missing = before;
  return is_given(a) == truth::yes ? a : choose(is_given(a), a, value_of(e.operands[1]));
}

inline number derivation::of_name(std::string_view name) {
  const auto computed = [&](const std::optional<number>& known) {
    if (!known) beyond({std::string(name) + " はここではまだ決まっていません", std::string(name) + " is not known yet here"});
    return known.value_or(open);
  };
  if (const clause_list* value = value_named(name)) return value_of(*value);
  if (const syntax::table_clause* table = table_named(name)) return cell(*table, 0);
  if (name == "経費") return computed(cost_);
  if (name == "補助率") return computed(rate_);
  if (name == "上限額") return computed(cap_);
  if (const auto fact = words_.declared.find(name)) return fact_number(*fact);
  beyond({"「" + std::string(name) + "」が何か分かりません", "what '" + std::string(name) + "' names is not known"});
  return open;
}

/// table.column, category.経費, category.端数前, category.補助額; or a fact whose name holds a dot.
inline number derivation::of_member(const syntax::expression& e) {
  if (const syntax::table_clause* table = table_named(e.name.text))
    for (std::size_t i = 0; i < table->columns.size(); ++i)
      if (fold_for_lookup(table->columns[i].text) == fold_for_lookup(e.member.text)) return cell(*table, i);
  if (const auto index = category_named(e.name.text)) {
    const auto& known = e.member.text == "経費" ? category_cost_ : e.member.text == "端数前" ? category_unrounded_ : category_grant_;
    if (const auto found = known.find(*index); found != known.end()) return found->second;
  } else if (const auto fact = words_.declared.find(e.name.text + "." + e.member.text)) {
    return fact_number(*fact);
  }
  beyond({e.name.text + "." + e.member.text + " はここでは決まっていません", e.name.text + "." + e.member.text + " is not known here"});
  return open;
}

inline number derivation::call(const syntax::expression& e) {
  const std::string_view name = e.name.text;
  const auto unit = [&] { return tree_->expressions[e.operands.back()].literal.value; };
  if (name == "小さい方" || name == "大きい方") {
    number made = value_of(e.operands[0]);
    for (std::size_t i = 1; i < e.operands.size(); ++i)
      made = name == "小さい方" ? least_of(made, value_of(e.operands[i])) : most_of(made, value_of(e.operands[i]));
    return made;
  }
  for (const auto& [word, mode] : {std::pair{"切捨て", rounding_mode::down}, std::pair{"切上げ", rounding_mode::up},
                                   std::pair{"四捨五入", rounding_mode::half_up}})
    if (name == word && e.operands.size() == 2 && unit().sign() > 0) return rounded(value_of(e.operands[0]), unit(), mode);
  if (name == "合計") return total(e.operands[0]);
  if (name == "件数") return count_of(tree_->expressions[e.operands[0]].name.text);
  if (name == "行" && e.condition) return in_row(e);
  if (name == "最大" || name == "最小") return of_rows(e.operands[0], name == "最大");
  if (name == "年数") return full_years(value_of(e.operands[0]), value_of(e.operands[1]));
  if (name == "年") return full_years(rational(first_day_of_year_0), value_of(e.operands[0]));
  if (name == "日数") return value_of(e.operands[1]) - value_of(e.operands[0]);
  if (name == "補助額") return granted_by(tree_->expressions[e.operands[0]].name.text);
  if (name == "年平均伸び率" && e.operands.size() == 4 && unit().sign() > 0)
    return growth(value_of(e.operands[0]), value_of(e.operands[1]), value_of(e.operands[2]), unit());
  beyond({"関数「" + std::string(name) + "」", "the function '" + std::string(name) + "'"});
  return open;
}

/// The multiple of `unit`, farthest from 0, by which `before` grows to no more than `after` (shrinks to no less) in so many years; nothing
/// shrinks by more than all of it.
inline number derivation::growth(const number& before, const number& after, const number& years, const rational& unit) {
  const number together = before + after + years;
  if (!together.known()) return together;
  if (before.value.sign() <= 0 || years.value.sign() <= 0 || !years.value.is_integer()) return 0;
  if (after.value.sign() <= 0) return -(santei::floor(rational(1) / unit) * unit);
  const bool grows = after.value >= before.value;
  const rational most = grows ? after.value / before.value : before.value / after.value;
  const auto reached = [&](const rational& times) {
    ++shared_.steps;
    const rational factor = grows ? rational(1) + times * unit : rational(1) - times * unit;
    return factor.sign() > 0 && power_within(grows ? factor : rational(1) / factor, years.value, most);
  };
  rational low = 0, high = 1;
  while (reached(high)) low = high, high *= rational(2);
  while (high - low > rational(1)) {
    const rational middle = santei::floor((low + high) / rational(2));
    (reached(middle) ? low : high) = middle;
  }
  return grows ? low * unit : -(low * unit);
}

inline number derivation::full_years(const number& from, const number& to) {
  return joined(from, to, [](const rational& a, const rational& b) { return santei::years_between(a, b); });
}

/// 最大 and 最小: of all rows; of none 0.
inline number derivation::of_rows(syntax::expression_id of, bool greatest) {
  number found = 0;
  const std::size_t outer = row_;
  for (std::size_t row = 1; row <= words_.given.rows() && step(); ++row) {
    row_ = row;
    const number one = value_of(of);
    found = row == 1 ? one : greatest ? most_of(found, one) : least_of(found, one);
  }
  row_ = outer;
  return found;
}

/// 件数: of one row of which nothing is known, it is not known whether it is there.
inline number derivation::count_of(std::string_view named) {
  std::string rows(named);
  for (const syntax::block& block : tree_->blocks)
    if (block.is == syntax::block_kind::rows && block.title == named) rows = block.key.text;
  bool any_told = words_.given.rows() != 1;
  for (std::size_t fact = 0; fact < words_.declared.size() && !any_told; ++fact)
    any_told = words_.declared[fact].rows == rows && words_.given.find(fact, 1) != nullptr;
  if (any_told) return rational(static_cast<std::int64_t>(words_.given.rows()));
  shared_.missing.insert(rows);
  return open;
}

/// 行: the value in the one row where the condition holds.
inline number derivation::in_row(const syntax::expression& e) {
  number found = open;
  std::size_t times = 0;
  bool in_doubt = false;
  const std::size_t outer = row_;
  for (std::size_t row = 1; row <= words_.given.rows() && step(); ++row) {
    row_ = row;
    const truth here = holds(*e.condition);
    in_doubt = in_doubt || here == truth::unknown;
    if (here == truth::yes) found = value_of(e.operands[0]), ++times;
  }
  row_ = outer;
  return times == 1 && !in_doubt ? found : open;
}

/// 合計: over the rows that 対象 lets in, each rounded where 端数 is 明細ごと.
inline number derivation::total(syntax::expression_id of) {
  number sum = 0;
  const std::size_t outer = row_;
  for (std::size_t row = 1; row <= words_.given.rows() && step(); ++row) {
    row_ = row;
    number one = value_of(of);
    const clause_list roundings = clauses(syntax::clause_kind::rounding);
    for (const syntax::clause* clause : roundings) {
      const auto& says = std::get<syntax::rounding_clause>(clause->says);
      if (says.scope != syntax::rounding_scope::row || !says.unit) continue;
      one = choose(stands(*clause, roundings), rounded(one, *says.unit, says.mode), one);
    }
    sum = sum + (row <= row_holds_.size() ? choose(row_holds_[row - 1], one, 0) : one);
  }
  row_ = outer;
  return sum;
}

/// The cell of the first row whose keys all hold; where the columns are choices of the second key, in the column that holds.
inline number derivation::cell(const syntax::table_clause& table, std::size_t column) {
  const auto in_row = [&](const syntax::table_row& row) {
    if (!table.columns_are_choices) return value_of(row.cells[column]);
    number made = open;
    for (std::size_t i = row.cells.size(); i-- > 0;)
      if (const truth here = holds(table.heads[i]); here != truth::no) made = choose(here, value_of(row.cells[i]), made);
    return made;
  };
  std::vector<std::pair<truth, const syntax::table_row*>> fitting;
  for (const syntax::table_row& row : table.rows) {
    truth fits = truth::yes;
    for (const syntax::condition_id key : row.keys) fits = fits && holds(key);
    if (fits != truth::no) fitting.emplace_back(fits, &row);
    if (fits == truth::yes) break;
  }
  number made = open;  // a hole
  for (auto at = fitting.rbegin(); at != fitting.rend(); ++at) made = choose(at->first, in_row(*at->second), made);
  return made;
}

/// 値: 最優先 over 優先 over the rest; of equals the one written first.
inline number derivation::value_of(const clause_list& of) {
  const auto at = std::pair(&of, row_);
  if (const auto known = values_.find(at); known != values_.end()) return known->second;
  const bool asked_before = std::exchange(row_asked_, false);
  number made = open;  // a hole
  for (const auto level : ranks)
    for (auto one = of.rbegin(); one != of.rend(); ++one) {
      const syntax::clause& clause = **one;
      const truth when = clause.precedence == level ? applies(clause) : truth::no;
      if (when == truth::no) continue;
      const auto* cases = std::get_if<syntax::cases_clause>(&clause.says);
      made = choose(when, cases != nullptr ? first_case(*cases) : figure_value(clause), made);
    }
  if (!row_asked_) values_.emplace(at, made);
  row_asked_ = row_asked_ || asked_before;
  return made;
}

inline number derivation::first_case(const syntax::cases_clause& cases) {
  std::vector<std::pair<truth, const syntax::case_row*>> fitting;
  for (const syntax::case_row& row : cases.rows) {
    const truth here = row.condition ? holds(*row.condition) : truth::yes;
    if (here != truth::no) fitting.emplace_back(here, &row);
    if (here == truth::yes) break;
  }
  number made = open;  // a hole
  for (auto at = fitting.rbegin(); at != fitting.rend(); ++at) {
    const syntax::case_row& row = *at->second;
    made = choose(at->first, row.value ? value_of(*row.value) : row.choices.size() == 1 ? of_name(row.choices[0].text) : open, made);
  }
  return made;
}

/// 補助額( programme/measure ): what the other measure pays the same applicant. Its account is given where it is first asked.
inline number derivation::granted_by(std::string_view id) {
  const auto meant = granting_measure(shared_.words, words_, measure_.chain, id);
  if (!meant) {
    beyond({"補助額( " + std::string(id) + " ) の枠か版が、渡された規則ファイルでは決まりません", "the files do not say which measure '" + std::string(id) + "' is"});
    return open;
  }
  const named_measure& named = *meant->named;
  for (const std::string& one : shared_.inside)
    if (one == named.id) return beyond({"補助額が互いを使い、輪になっています", "grants use each other in a circle"}), open;
  if (const auto known = shared_.paid.find(named.id); known != shared_.paid.end()) return known->second;
  const measure other = read_measure(*meant->in->tree, named);
  shared_.inside.push_back(other.id);
  derivation inner(other, *meant->in, shared_);
  inner.run();
  shared_.inside.pop_back();
  amounts_ += "within " + other.id + "\n" + inner.account() + "end " + other.id + "\n";
  const number paid = inner.pays() ? choose(inner.eligible(), inner.grant().stated, number(0)) : number(0);
  return shared_.paid.emplace(other.id, paid).first->second;
}

}  // namespace santei::verify::detail
