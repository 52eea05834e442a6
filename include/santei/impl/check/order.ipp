// Whether the parts of a measure can be computed one after another: no part needs itself.
#pragma once

#include <santei/check/granting.hpp>
#include <santei/impl/check/scope.ipp>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::check::detail {

/// A part of a measure that clauses can refer to: 経費, 補助率, 上限額, a 値, or a part of a 費目.
struct part {
  target is = target::nothing;
  std::uint32_t index = 0;

  friend auto operator<=>(const part&, const part&) = default;
};

/// Every part that the expressions of the clause read last refer to, and the 補助額 of other measures.
class part_references {
 public:
  explicit part_references(const checked& file) : file_(file) {}
  void read(const syntax::clause& clause) {
    found_.clear();
    grants_.clear();
    tables_.clear();
    if (clause.condition) in_condition(*clause.condition);
    if (const auto* one = std::get_if<syntax::figure_clause>(&clause.says)) in_figure(one->figure);
    if (const auto* one = std::get_if<syntax::value_clause>(&clause.says)) in_figure(one->figure);
    if (const auto* one = std::get_if<syntax::cases_clause>(&clause.says)) in_cases(*one);
  }
  [[nodiscard]] const std::set<part>& parts() const { return found_; }
  /// The names of measures that it takes 補助額 of.
  [[nodiscard]] const std::vector<syntax::expression_id>& grants() const { return grants_; }

 private:
  void in_figure(const syntax::figure& figure) {
    for (const syntax::alternative& one : figure.alternatives)
      if (one.is == syntax::alternative_kind::value) in_expression(one.value);
    if (figure.tier && figure.tier->above) in_expression(*figure.tier->above);
    if (figure.tier && figure.tier->up_to) in_expression(*figure.tier->up_to);
  }
  void in_cases(const syntax::cases_clause& cases) {
    for (const syntax::case_row& row : cases.rows) {
      if (row.value) in_expression(*row.value);
      if (row.condition) in_condition(*row.condition);
    }
  }
  void in_condition(syntax::condition_id id) {
    const syntax::condition& c = file_.tree.conditions[id];
    for (const syntax::condition_id part_of : c.parts) in_condition(part_of);
    if (c.is == syntax::condition_kind::compare) in_expression(c.left), in_expression(c.right);
    if (c.is == syntax::condition_kind::one_of && file_.conditions[id].subject == none) in_expression(c.left);
  }
  void in_expression(syntax::expression_id id) {
    const expression_meaning& meaning = file_.expressions[id];
    switch (meaning.to) {
      case target::value:
      case target::category_cost:
      case target::category_unrounded:
      case target::category_grant: found_.insert({meaning.to, meaning.index}); break;
      case target::cost:
      case target::rate:
      case target::cap: found_.insert({meaning.to, 0}); break;
      case target::table: in_table(meaning.index); break;
      case target::other_measure: grants_.push_back(id); break;
      default: break;
    }
    for (const syntax::expression_id operand : file_.tree.expressions[id].operands) in_expression(operand);
    if (const auto& which = file_.tree.expressions[id].condition) in_condition(*which);
  }
  void in_table(std::uint32_t table) {
    if (!tables_.insert(table).second) return;  // what several tables use is looked into once
    const syntax::table_clause& written = *file_.tables[table].written;
    for (const syntax::expression_id key : written.key_names) in_expression(key);
    for (const syntax::table_row& row : written.rows) {
      for (const syntax::condition_id key : row.keys) in_condition(key);
      for (const syntax::expression_id cell : row.cells) in_expression(cell);
    }
  }

  const checked& file_;
  std::set<part> found_;
  std::vector<syntax::expression_id> grants_;
  std::set<std::uint32_t> tables_;
};

/// What needs what within one measure.
class part_order {
 public:
  part_order(work& w, const measure& m) : w_(w), references_(w.file) {
    using enum syntax::clause_kind;
    for (const clause_place& place : m.clauses) {
      const syntax::clause& clause = w.file.at(place);
      if (clause.is == cost || clause.is == cost_cap) add({target::cost, 0}, clause);
      if (clause.is == rate || clause.is == rate_addition || clause.is == rate_cap) add({target::rate, 0}, clause);
      if (clause.is == cap || clause.is == cap_addition) add({target::cap, 0}, clause);
    }
    for (std::uint32_t i = 0; i < m.values.size(); ++i)
      for (const clause_place& place : m.values[i].clauses) add({target::value, i}, w.file.at(place));
    for (std::uint32_t i = 0; i < m.categories.size(); ++i) add_category(m, i);
  }
  /// Reports the first part that needs itself.
  void check() {
    for (const auto& [one, unused_needs] : needs_)
      if (!visit(one)) return;
  }

 private:
  void add(const part& one, const syntax::clause& clause) {
    references_.read(clause);
    for (const part& needed : references_.parts()) needs_[one].insert({needed, &clause});
  }
  void add_category(const measure& m, std::uint32_t i) {
    using enum syntax::clause_kind;
    bool own_rate = false;
    for (const clause_place& place : m.categories[i].clauses) {
      const syntax::clause& clause = w_.file.at(place);
      own_rate = own_rate || clause.is == rate;
      const bool of_cost = clause.is == cost || clause.is == cost_cap;
      const bool before_rounding = clause.is == rate || clause.is == rate_addition || clause.is == rate_cap || clause.is == cap;
      add({of_cost           ? target::category_cost
           : before_rounding ? target::category_unrounded
                             : target::category_grant,
           i},
          clause);
      if (of_cost) needs_[{target::cost, 0}].insert({{target::category_cost, i}, &clause});
      needs_[{target::category_unrounded, i}].insert({{target::category_cost, i}, &clause});
      needs_[{target::category_grant, i}].insert({{target::category_unrounded, i}, &clause});
      if (!own_rate) needs_[{target::category_unrounded, i}].insert({{target::rate, 0}, &clause});
    }
  }
  /// False when a circle was found and reported.
  bool visit(const part& one) {
    const auto found = needs_.find(one);
    if (found == needs_.end() || done_.count(one) != 0) return true;
    under_way_.insert(one);
    for (const auto& [needed, clause] : found->second) {
      if (under_way_.count(needed) != 0) {
        w_.problems.error(
            "E0207", clause->keyword,
            {"この条文は、自分が決めるものを自分で使っています（循環）", "this clause needs what it states itself (a circle)"});
        return false;
      }
      if (!visit(needed)) return false;
    }
    under_way_.erase(one);
    done_.insert(one);
    return true;
  }

  work& w_;
  part_references references_;
  std::map<part, std::set<std::pair<part, const syntax::clause*>>> needs_;
  std::set<part> under_way_, done_;
};

/// Which edition is meant cannot be told from the one that asks.
SANTEI_INLINE void report_editions(work& w, const syntax::expression& named, const std::vector<granting>& of) {
  std::string list;
  for (const granting& one : of) list += (list.empty() ? "" : ", ") + one.of->id() + "@" + (one.of->edition.empty() ? std::string(undated_edition) : one.of->edition);
  const std::string id = named.name.text;
  w.problems.error("E0439", named.where, {"補助額( " + id + " ) の版が決まりません", "the edition of 補助額( " + id + " ) is open"},
                   {"この枠の期間のすべての日に施行されている版がありません", "no one edition is in force on all days of this measure's round"})
      .help = message{"版まで書きます。ある版: " + list, "name the edition. There are: " + list};
}

/// The measure of this file that 補助額( … ) means to one of its measures; null where it is another file's, or where none is meant, which is
/// reported.
SANTEI_INLINE const measure* granted_to(work& w, const measure& asking, syntax::expression_id id) {
  const syntax::expression& named = w.file.tree.expressions[id];
  const granted meant = granting_measure(w.file, asking, named.name.text);
  if (meant.chosen) return meant.chosen->in == &w.file ? meant.chosen->of : nullptr;
  if (!meant.candidates.empty()) report_editions(w, named, meant.candidates);
  return nullptr;
}

/// Which measures of the file take 補助額 of which, straight or through others: never of themselves, and no more than can be worked out.
class grant_order {
 public:
  explicit grant_order(work& w) : w_(w), takes_(w.file.measures.size()), reached_by_(takes_.size(), none) {
    part_references references(w.file);
    for (std::uint32_t m = 0; m < takes_.size(); ++m) {
      const auto add = [&](const std::vector<clause_place>& places) {
        for (const clause_place& place : places) {
          references.read(w.file.at(place));
          for (const syntax::expression_id id : references.grants()) {
            const measure* const other = granted_to(w, w.file.measures[m], id);
            if (other != nullptr) takes_[m].push_back({static_cast<std::uint32_t>(other - w.file.measures.data()), w.file.tree.expressions[id].where});
          }
        }
      };
      add(w.file.measures[m].clauses);
      for (const category& one : w.file.measures[m].categories) add(one.clauses);
    }
  }
  /// Reports the first measure that is wrong.
  void check() {
    std::size_t all = 0;
    for (std::uint32_t start = 0; start < takes_.size(); ++start) {
      if (takes_[start].empty()) continue;
      const span first = takes_[start].front().where;
      std::vector<std::uint32_t> open{start};
      while (!open.empty()) {
        const std::uint32_t at = open.back();
        open.pop_back();
        for (const auto& [other, where] : takes_[at]) {
          if (other == start) return report_circle(start, where);
          if (std::exchange(reached_by_[other], start) == start) continue;
          open.push_back(other);
          if (++all > w_.around.within.grants)
            return report_limit(w_, first, "補助額で使い合う枠が多すぎます", "measures take 補助額 of too many others", w_.around.within.grants);
        }
      }
    }
  }

 private:
  struct taken {
    std::uint32_t measure;
    span where;
  };
  void report_circle(std::uint32_t measure, const span& where) {
    const std::string id = w_.file.measures[measure].id();
    w_.problems.error("E0410", where, {"補助額( " + id + " ) が自分自身にもどります", "補助額( " + id + " ) leads back to itself"});
  }

  work& w_;
  std::vector<std::vector<taken>> takes_;  // by measure
  std::vector<std::uint32_t> reached_by_;  // the last start from which it was met
};

}  // namespace santei::check::detail
