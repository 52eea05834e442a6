// Compared numbers as forms that are linear in terms: facts, and whatever else is compared, with what ties it to the facts it comes from.
#pragma once

#include <santei/check/case_split.hpp>
#include <santei/impl/check/constant.ipp>
#include <santei/impl/number/linear/affine.hpp>
#include <santei/number/rounding.hpp>
#include <santei/value/calendar.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace santei::check::detail {

SANTEI_INLINE bool is_whole(kind of) { return of == kind::integer || of == kind::date || of == kind::month; }

/// One number that forms are made of.
struct term {
  std::uint32_t declaration = none;  // none where it is no fact
  std::string identity;              // where it is none
  interval range;
  bool whole = false;
  bool amount = false;  // of money, which people count in whole yen
};

/// One way in which terms come about: a row of a table, a clause of a 値, one side of 小さい方.
struct way {
  std::vector<syntax::condition_id> when;                 // all of these hold
  std::vector<std::vector<syntax::condition_id>> unless;  // and of none of these all
  std::vector<linear::condition> so;                      // then this is so
};
/// Terms that come about in one of some ways.
struct tie {
  std::vector<std::size_t> terms;
  std::vector<way> ways;
};
/// A term that is worked out from others in steps that are not linear: rounded, or moved by months. What is linear of it is in `bounds`.
struct worked_out {
  std::size_t term = 0;
  linear::affine of;
  rational unit;  // that it is rounded to; 0 of months
  rounding_mode mode = rounding_mode::down;
  std::int64_t months = 0;

  [[nodiscard]] rational from(const rational& value) const {
    if (unit.sign() != 0) return round_to(value, unit, mode);
    const auto day = value.to_int64();
    return day ? rational(add_months(*day, months)) : value;
  }
};

/// Reads expressions; terms are numbered as they are met.
class terms {
 public:
  /// `values`: those of the measure; null where a 値 is taken for any number.
  terms(const checked& file, const std::vector<named_value>* values) : file_(file), values_(values) {}

  linear::affine form_of(syntax::expression_id id) {
    const syntax::expression& e = file_.tree.expressions[id];
    using is = syntax::expression_kind;
    switch (e.is) {
      case is::literal: return linear::affine(e.literal.value);
      case is::name:
      case is::member: return of_name(id);
      case is::call: return of_call(id);
      case is::otherwise: return one_of(id, {form_of(e.operands[0]), form_of(e.operands[1])});
      default: return of_operation(id);
    }
  }
  linear::affine of_fact(std::uint32_t declaration) {
    const santei::declaration& fact = file_.declarations[declaration];
    return linear::affine::variable(term_of({declaration, {}, fact.range(), is_whole(fact.of.of), fact.of.of == kind::money}));
  }

  [[nodiscard]] const std::vector<term>& all() const { return all_; }
  [[nodiscard]] const std::vector<tie>& ties() const { return ties_; }
  [[nodiscard]] const std::vector<worked_out>& steps() const { return steps_; }
  [[nodiscard]] const std::vector<linear::condition>& bounds() const { return bounds_; }

 private:
  static constexpr std::size_t most_ways = 64;

  std::size_t term_of(term one) {
    const auto known = std::find_if(all_.begin(), all_.end(), [&](const term& other) {
      return other.declaration == one.declaration && other.identity == one.identity;
    });
    if (known != all_.end()) return static_cast<std::size_t>(known - all_.begin());
    all_.push_back(std::move(one));
    return all_.size() - 1;
  }
  /// The term that stands for an expression as a whole, and whether it was met for the first time.
  std::pair<std::size_t, bool> whole_of(syntax::expression_id id, interval range = interval::everything()) {
    const std::size_t before = all_.size();
    const std::size_t made = term_of({none, identity_of(file_, id), std::move(range), is_whole(file_.expressions[id].of.of)});
    return {made, made == before};
  }
  static void equate(way& here, std::size_t term, const linear::affine& form) {
    const linear::affine gap = linear::affine::variable(term) - form;
    here.so.push_back({gap, false});
    here.so.push_back({gap * rational(-1), false});
  }

  linear::affine of_operation(syntax::expression_id id) {
    const syntax::expression& e = file_.tree.expressions[id];
    using is = syntax::expression_kind;
    const linear::affine a = form_of(e.operands[0]);
    const literal& count = file_.tree.expressions[e.operands[1]].literal;
    if (file_.expressions[id].of.of == kind::date && count.counter == "月")
      return moved(id, a, e.is == is::add ? count.value : -count.value);
    const linear::affine b = form_of(e.operands[1]);
    if (e.is == is::add) return a + b;
    if (e.is == is::subtract) return a - b;
    if (b.is_constant() && e.is == is::multiply) return a * b.constant;
    if (a.is_constant() && e.is == is::multiply) return b * a.constant;
    if (b.is_constant() && b.constant.sign() != 0) return a * (rational(1) / b.constant);
    return linear::affine::variable(whole_of(id).first);
  }

  linear::affine of_name(syntax::expression_id id) {
    const expression_meaning& meaning = file_.expressions[id];
    switch (meaning.to) {
      case target::fact: return of_fact(meaning.index);
      case target::value: return of_value(id);
      case target::table: return of_cell(id);
      case target::cost:
      case target::cap:
      case target::category_cost:
      case target::category_unrounded:
      case target::category_grant: return linear::affine::variable(whole_of(id, interval::at_least(rational())).first);
      default: return linear::affine::variable(whole_of(id).first);
    }
  }

  /// The clauses of a 値, or the rows of a 場合分け, each with its condition and its expression; one that says more than an expression has
  /// none.
  struct said {
    std::optional<syntax::condition_id> when;
    std::optional<syntax::expression_id> what;
    syntax::precedence rank = syntax::precedence::general;
  };
  [[nodiscard]] std::vector<said> sayings_of(const named_value& value, bool& from_the_top) const {
    std::vector<said> found;
    for (const clause_place& place : value.clauses) {
      const syntax::clause& clause = file_.at(place);
      if (const auto* cases = std::get_if<syntax::cases_clause>(&clause.says)) {
        from_the_top = true;
        for (const syntax::case_row& row : cases->rows) found.push_back({row.condition, row.value, clause.precedence});
      }
      const auto* says = std::get_if<syntax::value_clause>(&clause.says);
      if (says == nullptr) continue;
      const syntax::figure& figure = says->figure;
      const bool plain = figure.alternatives.size() == 1 && figure.alternatives[0].is == syntax::alternative_kind::value &&
                         !figure.at_most && !figure.and_others && !figure.strictly_below;
      found.push_back({clause.condition, plain ? std::optional(figure.alternatives[0].value) : std::nullopt, clause.precedence});
    }
    return found;
  }
  linear::affine of_value(syntax::expression_id id) {
    const std::uint32_t index = file_.expressions[id].index;
    if (const auto known = values_read_.find(index); known != values_read_.end()) return known->second;
    const auto keep = [&](linear::affine form) { return values_read_.emplace(index, std::move(form)).first->second; };
    bool from_the_top = false;
    const bool told = values_ != nullptr && index < values_->size() && !(*values_)[index].per_row;
    const std::vector<said> all = told ? sayings_of((*values_)[index], from_the_top) : std::vector<said>{};
    if (all.size() == 1 && !all[0].when && all[0].what) return keep(form_of(*all[0].what));
    const auto [made, fresh] = whole_of(id);
    if (!all.empty() && all.size() <= most_ways) tie_value(made, all, from_the_top);
    return keep(linear::affine::variable(made));
  }
  void tie_value(std::size_t value, const std::vector<said>& all, bool from_the_top) {
    tie made{{value}, {}};
    for (std::size_t i = 0; i < all.size(); ++i) {
      way here;
      if (all[i].when) here.when.push_back(*all[i].when);
      for (std::size_t j = 0; j < all.size(); ++j) {
        const bool before = from_the_top ? j < i : all[j].rank > all[i].rank;
        if (before) here.unless.push_back(all[j].when ? std::vector{*all[j].when} : std::vector<syntax::condition_id>{});
      }
      if (all[i].what) equate(here, value, form_of(*all[i].what));
      made.ways.push_back(std::move(here));
    }
    ties_.push_back(std::move(made));
  }

  linear::affine of_cell(syntax::expression_id id) {
    const expression_meaning& meaning = file_.expressions[id];
    const syntax::table_clause& written = *file_.tables[meaning.index].written;
    const auto [made, fresh] = whole_of(id, range_of_cells(written, meaning.column));
    if (fresh && !written.columns_are_choices && written.rows.size() <= most_ways) tie_cell(made, meaning.index, meaning.column);
    return linear::affine::variable(made);
  }
  /// Around all cells of the column where they are constants.
  [[nodiscard]] interval range_of_cells(const syntax::table_clause& written, std::uint32_t column) const {
    std::optional<interval> all;
    for (const syntax::table_row& row : written.rows)
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const syntax::expression& cell = file_.tree.expressions[row.cells[i]];
        if ((!written.columns_are_choices && i != column) || (cell.is == syntax::expression_kind::name && cell.name.text.empty())) continue;
        const auto value = constant_of(file_, row.cells[i]);
        if (!value) return interval::everything();
        all = all ? hull(*all, interval::point(*value)) : interval::point(*value);
      }
    return all.value_or(interval::everything());
  }
  /// Columns of one table come from one row.
  void tie_cell(std::size_t cell, std::uint32_t table, std::uint32_t column) {
    const std::vector<syntax::table_row>& rows = file_.tables[table].written->rows;
    const auto [known, fresh] = tables_read_.try_emplace(table, ties_.size());
    const std::size_t at = known->second;
    if (fresh) ties_.push_back({{}, std::vector<way>(rows.size())});
    ties_[at].terms.push_back(cell);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (fresh) {
        ties_[at].ways[i].when = keys_of(rows[i]);
        for (std::size_t j = 0; j < i; ++j) ties_[at].ways[i].unless.push_back(keys_of(rows[j]));
      }
      if (column >= rows[i].cells.size()) continue;
      const syntax::expression& written = file_.tree.expressions[rows[i].cells[column]];
      if (written.is == syntax::expression_kind::name && written.name.text.empty()) continue;
      const linear::affine form = form_of(rows[i].cells[column]);
      equate(ties_[at].ways[i], cell, form);
    }
  }
  [[nodiscard]] std::vector<syntax::condition_id> keys_of(const syntax::table_row& row) const {
    std::vector<syntax::condition_id> keys;
    for (const syntax::condition_id key : row.keys) {
      const syntax::condition& c = file_.tree.conditions[key];
      if (c.is != syntax::condition_kind::flag || !c.subject.text.empty()) keys.push_back(key);
    }
    return keys;
  }

  linear::affine of_call(syntax::expression_id id) {
    const syntax::expression& e = file_.tree.expressions[id];
    if (file_.expressions[id].to != target::function) return linear::affine::variable(whole_of(id).first);
    std::vector<linear::affine> operands;
    const auto which = static_cast<function>(file_.expressions[id].index);
    switch (which) {
      case function::minimum:
      case function::maximum:
        for (const syntax::expression_id one : e.operands) operands.push_back(form_of(one));
        return one_of(id, operands, which == function::minimum ? -1 : 1);
      case function::round_down: return rounded(id, rounding_mode::down);
      case function::round_up: return rounded(id, rounding_mode::up);
      case function::round_half_up: return rounded(id, rounding_mode::half_up);
      default: return linear::affine::variable(whole_of(id).first);
    }
  }
  /// One of the forms; the least (sign below 0) or the greatest of them.
  linear::affine one_of(syntax::expression_id id, const std::vector<linear::affine>& forms, int sign = 0) {
    const auto [made, fresh] = whole_of(id);
    if (!fresh || forms.size() > most_ways) return linear::affine::variable(made);
    tie all{{made}, {}};
    for (const linear::affine& form : forms) {
      way here;
      equate(here, made, form);
      for (const linear::affine& other : forms)
        if (sign != 0 && !(other == form)) here.so.push_back({(form - other) * rational(sign), false});
      all.ways.push_back(std::move(here));
    }
    ties_.push_back(std::move(all));
    return linear::affine::variable(made);
  }
  /// Whether every term of the form is at least 0 and added.
  [[nodiscard]] bool is_never_negative(const linear::affine& form) const {
    return form.constant.sign() >= 0 && std::all_of(form.of.begin(), form.of.end(), [&](const auto& part) {
             const auto& low = all_[part.first].range.lower();
             return part.second.sign() >= 0 && low && low->value.sign() >= 0;
           });
  }
  /// Less than one unit lies between a number and its rounding; of one that is not below 0 the side is known, and half a unit where it goes to
  /// the nearest.
  linear::affine rounded(syntax::expression_id id, rounding_mode mode) {
    const syntax::expression& e = file_.tree.expressions[id];
    const linear::affine of = form_of(e.operands[0]);
    const auto unit = constant_of(file_, e.operands[1]);
    const auto [made, fresh] = whole_of(id);
    const linear::affine gap = linear::affine::variable(made) - of;
    if (fresh && unit && unit->sign() > 0) {
      const bool known = is_never_negative(of), nearest = known && mode == rounding_mode::half_up;
      const rational most = nearest ? *unit * rational(1, 2) : *unit;
      const bool falls = !known || mode != rounding_mode::up, rises = !known || mode != rounding_mode::down;
      bounds_.push_back({gap + linear::affine(falls ? most : rational()), falls});
      bounds_.push_back({linear::affine(rises ? most : rational()) - gap, rises && !nearest});
      steps_.push_back({made, of, *unit, mode, 0});
    }
    return linear::affine::variable(made);
  }
  /// So many months are 30.436875 days each, but for less than 5 days in all.
  linear::affine moved(syntax::expression_id id, const linear::affine& date, const rational& months) {
    const auto [made, fresh] = whole_of(id);
    const auto count = months.to_int64();
    if (fresh && count) {
      const rational days = floor(months * rational(30'436'875, 1'000'000));
      const linear::affine gap = linear::affine::variable(made) - date - linear::affine(days);
      bounds_.push_back({gap + linear::affine(rational(5)), false});
      bounds_.push_back({linear::affine(rational(5)) - gap, false});
      steps_.push_back({made, date, rational(), rounding_mode::down, *count});
    }
    return linear::affine::variable(made);
  }

  const checked& file_;
  const std::vector<named_value>* values_;
  std::vector<term> all_;
  std::vector<tie> ties_;
  std::vector<worked_out> steps_;
  std::vector<linear::condition> bounds_;
  std::map<std::uint32_t, linear::affine> values_read_;
  std::map<std::uint32_t, std::size_t> tables_read_;
};

}  // namespace santei::check::detail
