// All small changes to the clauses of a file, each as something to do to a copy of its tree.
#pragma once

#include <santei/analyse/mutants.hpp>
#include <santei/impl/analyse/mutate/step.ipp>
#include <santei/syntax/ast.hpp>

#include <functional>
#include <set>
#include <utility>
#include <variant>
#include <vector>

namespace santei::analyse::detail {

struct edit {
  mutation is = mutation::number;
  check::clause_place place;
  std::function<void(syntax::file&)> change;
};

/// Finds the edits of one clause after another. Expressions and conditions are changed by their index, parts of a clause through a path
/// from it.
class edit_finder {
 public:
  explicit edit_finder(const syntax::file& tree) : tree_(tree) {}

  std::vector<edit> of(check::clause_place place) {
    place_ = place;
    const syntax::clause& clause = tree_.blocks[place.block].clauses[place.clause];
    if (!changes(clause.is)) return std::move(edits_);
    if (clause.condition) {
      in_clause(mutation::condition, [](syntax::clause& c) { c.condition.reset(); });
      condition(*clause.condition);
    }
    std::visit([this](const auto& says) { this->says(says); }, clause.says);
    return std::move(edits_);
  }

 private:
  using kind_of = syntax::clause_kind;
  static bool changes(kind_of is) {
    switch (is) {
      case kind_of::use:
      case kind_of::source:
      case kind_of::instrument:
      case kind_of::department:
      case kind_of::edition:
      case kind_of::budget:
      case kind_of::premise:
      case kind_of::unstated: case kind_of::example: case kind_of::reading: case kind_of::period: case kind_of::alias: case kind_of::currency: case kind_of::vocabulary: return false;
      default: return true;
    }
  }
  template <class Change>
  void add(mutation is, Change change) { edits_.push_back({is, place_, std::move(change)}); }
  template <class Change>
  void in_clause(mutation is, Change change) {
    add(is, [at = place_, change = std::move(change)](syntax::file& tree) { change(tree.blocks[at.block].clauses[at.clause]); });
  }
  /// A change to the figure that `find` leads to from the clause.
  template <class Find, class Change>
  void in_figure(mutation is, Find find, Change change) {
    in_clause(is, [find, change = std::move(change)](syntax::clause& c) { change(find(c)); });
  }

  void number(syntax::expression_id id, const rational& value, kind of) {
    for (const rational& to : moved(value, of))
      add(mutation::number, [id, to](syntax::file& tree) { tree.expressions[id].literal.value = to; });
  }
  void expression(syntax::expression_id id) {
    if (!seen_.insert(id).second) return;
    const syntax::expression& e = tree_.expressions[id];
    if (e.is == syntax::expression_kind::literal) number(id, e.literal.value, e.literal.of.of);
    if (e.is == syntax::expression_kind::call && (e.name.text == "切捨て" || e.name.text == "切上げ"))
      add(mutation::rounding, [id](syntax::file& tree) {
        std::string& name = tree.expressions[id].name.text;
        name = name == "切捨て" ? "切上げ" : "切捨て";
      });
    for (const syntax::expression_id operand : e.operands) expression(operand);
    if (e.condition) condition(*e.condition);
  }
  void expression(const std::optional<syntax::expression_id>& id) {
    if (id) expression(*id);
  }

  void condition(syntax::condition_id id);
  void choices(syntax::condition_id id, const syntax::condition& c);
  template <class Find>
  void figure(const syntax::figure& f, Find find, bool may_be_firm);
  void swap_cells(const syntax::table_clause& says);

  void says(const syntax::figure_clause& says);
  void says(const syntax::rounding_clause& says);
  void says(const syntax::eligible_clause& says);
  void says(const syntax::flow_clause& says);
  void says(const syntax::share_clause& says);
  void says(const syntax::item_clause& says);
  void says(const syntax::value_clause& says);
  void says(const syntax::table_clause& says);
  void says(const syntax::cases_clause& says);
  template <class Other>
  void says(const Other&) {}

  const syntax::file& tree_;
  check::clause_place place_;
  std::vector<edit> edits_;
  std::set<syntax::expression_id> seen_;
};

SANTEI_INLINE void edit_finder::choices(syntax::condition_id id, const syntax::condition& c) {
  for (std::size_t i = 0; i < c.choices.size(); ++i) {
    for (const std::string& to : moved_words(c.choices[i].text, c.counter))
      add(mutation::number, [id, i, to](syntax::file& tree) { tree.conditions[id].choices[i].text = to; });
    if (c.choices.size() > 1)
      add(mutation::choice, [id, i](syntax::file& tree) {
        auto& all = tree.conditions[id].choices;
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
      });
  }
  if (c.and_others)
    add(mutation::others, [id](syntax::file& tree) {
      tree.conditions[id].and_others = false;
      tree.conditions[id].key.reset();
    });
}

SANTEI_INLINE void edit_finder::condition(syntax::condition_id id) {
  using enum syntax::condition_kind;
  const syntax::condition& c = tree_.conditions[id];
  if (c.is == one_of || c.is == reading) choices(id, c);
  if (c.is == compare) {
    constexpr auto flipped = [](syntax::comparison how) {
      using enum syntax::comparison;
      return how == at_least ? above : how == above ? at_least : how == at_most ? below : how == below ? at_most : equal;
    };
    if (const auto to = flipped(c.how); to != c.how)
      add(mutation::comparison, [id, to](syntax::file& tree) { tree.conditions[id].how = to; });
    expression(c.left);
    expression(c.right);
  }
  for (std::size_t i = 0; i < c.parts.size(); ++i) {
    condition(c.parts[i]);
    if (c.parts.size() > 1)
      add(mutation::choice, [id, i](syntax::file& tree) {
        auto& all = tree.conditions[id].parts;
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
        if (all.size() == 1) tree.conditions[id] = syntax::condition(tree.conditions[all.front()]);
      });
  }
}

template <class Find>
void edit_finder::figure(const syntax::figure& f, Find find, bool may_be_firm) {
  for (std::size_t i = 0; i < f.alternatives.size(); ++i) {
    if (f.alternatives[i].is == syntax::alternative_kind::value) expression(f.alternatives[i].value);
    if (f.alternatives.size() > 1)
      in_figure(mutation::choice, find,
                [i](syntax::figure& figure) { figure.alternatives.erase(figure.alternatives.begin() + static_cast<std::ptrdiff_t>(i)); });
  }
  if (f.tier) expression(f.tier->above), expression(f.tier->up_to);
  const bool open = f.alternatives.front().is != syntax::alternative_kind::value && f.alternatives.size() == 1;
  if (may_be_firm && !open) in_figure(mutation::firmness, find, [](syntax::figure& figure) { figure.at_most = !figure.at_most; });
  if (f.strictly_below) in_figure(mutation::firmness, find, [](syntax::figure& figure) { figure.strictly_below = false; });
  if (f.and_others) in_figure(mutation::others, find, [](syntax::figure& figure) { figure.and_others = false; });
}

SANTEI_INLINE void edit_finder::says(const syntax::figure_clause& says) {
  const kind_of is = tree_.blocks[place_.block].clauses[place_.clause].is;
  const bool may_be_firm = is == kind_of::rate || is == kind_of::amount || is == kind_of::fixed || is == kind_of::raise_to;
  figure(says.figure, [](syntax::clause& c) -> syntax::figure& { return std::get<syntax::figure_clause>(c.says).figure; }, may_be_firm);
}

SANTEI_INLINE void edit_finder::says(const syntax::rounding_clause& says) {
  const auto change = [this](auto to) {
    in_clause(mutation::rounding, [to](syntax::clause& c) { to(std::get<syntax::rounding_clause>(c.says)); });
  };
  if (!says.unit) return change([](syntax::rounding_clause& r) { r.unit = rational(1); });
  for (const rounding_mode mode : {rounding_mode::down, rounding_mode::up, rounding_mode::half_up})
    if (mode != says.mode) change([mode](syntax::rounding_clause& r) { r.mode = mode; });
  for (const int unit : {1, 1000, 10000})
    if (*says.unit != rational(unit)) change([unit](syntax::rounding_clause& r) { r.unit = rational(unit); });
  change([](syntax::rounding_clause& r) { r.unit.reset(); });
  if (says.scope != syntax::rounding_scope::whole) change([](syntax::rounding_clause& r) { r.scope = syntax::rounding_scope::whole; });
}

SANTEI_INLINE void edit_finder::says(const syntax::eligible_clause& says) {
  add(mutation::clause, [at = place_](syntax::file& tree) {
    auto& all = tree.blocks[at.block].clauses;
    all.erase(all.begin() + at.clause);
  });
  condition(says.condition);
}

SANTEI_INLINE void edit_finder::says(const syntax::flow_clause& says) {
  for (std::size_t i = 0; i < says.stages.size(); ++i) {
    const syntax::stage& stage = says.stages[i];
    if (stage.rate)
      figure(
          *stage.rate, [i](syntax::clause& c) -> syntax::figure& { return *std::get<syntax::flow_clause>(c.says).stages[i].rate; }, true);
    expression(stage.basis);
    expression(stage.cap);
  }
}

SANTEI_INLINE void edit_finder::says(const syntax::share_clause& says) {
  for (std::size_t i = 0; i < says.shares.size(); ++i)
    figure(
        says.shares[i].rate, [i](syntax::clause& c) -> syntax::figure& { return std::get<syntax::share_clause>(c.says).shares[i].rate; },
        false);
}

SANTEI_INLINE void edit_finder::says(const syntax::item_clause& says) {
  // a wider range lets in what no 例 can state of the rule, which refuses it
  const auto change = [this](std::optional<rational> syntax::item_clause::*end, const std::optional<rational>& value, kind of, int inwards) {
    if (!value) return;
    for (const rational& to : moved(*value, of))
      if ((to - *value).sign() == inwards) in_clause(mutation::number, [end, to](syntax::clause& c) { std::get<syntax::item_clause>(c.says).*end = to; });
  };
  change(&syntax::item_clause::least, says.least, says.of.of, 1);
  change(&syntax::item_clause::greatest, says.greatest, says.of.of, -1);
}

SANTEI_INLINE void edit_finder::says(const syntax::value_clause& says) {
  figure(says.figure, [](syntax::clause& c) -> syntax::figure& { return std::get<syntax::value_clause>(c.says).figure; }, false);
}

SANTEI_INLINE void edit_finder::swap_cells(const syntax::table_clause& says) {
  const auto swap = [this](std::size_t row, std::size_t cell, std::size_t row2, std::size_t cell2) {
    in_clause(mutation::cells, [=](syntax::clause& c) {
      auto& rows = std::get<syntax::table_clause>(c.says).rows;
      std::swap(rows[row].cells[cell], rows[row2].cells[cell2]);
    });
  };
  for (std::size_t row = 0; row < says.rows.size(); ++row)
    for (std::size_t cell = 0; cell < says.rows[row].cells.size(); ++cell) {
      if (cell + 1 < says.rows[row].cells.size()) swap(row, cell, row, cell + 1);
      if (row + 1 < says.rows.size()) swap(row, cell, row + 1, cell);
    }
}

SANTEI_INLINE void edit_finder::says(const syntax::table_clause& says) {
  for (const syntax::condition_id head : says.heads) condition(head);
  for (const syntax::table_row& row : says.rows) {
    for (const syntax::condition_id key : row.keys) condition(key);
    for (const syntax::expression_id cell : row.cells) expression(cell);
  }
  swap_cells(says);
}

SANTEI_INLINE void edit_finder::says(const syntax::cases_clause& says) {
  for (std::size_t i = 0; i < says.rows.size(); ++i) {
    const syntax::case_row& row = says.rows[i];
    expression(row.value);
    if (row.condition) {
      in_clause(mutation::condition, [i](syntax::clause& c) { std::get<syntax::cases_clause>(c.says).rows[i].condition.reset(); });
      condition(*row.condition);
    }
    for (std::size_t k = 0; row.choices.size() > 1 && k < row.choices.size(); ++k)
      in_clause(mutation::choice, [i, k](syntax::clause& c) {
        auto& all = std::get<syntax::cases_clause>(c.says).rows[i].choices;
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(k));
      });
  }
}

/// Every edit of the file, in its order.
SANTEI_INLINE std::vector<edit> all_edits(const syntax::file& tree) {
  edit_finder find(tree);
  std::vector<edit> all;
  for (std::uint32_t b = 0; b < tree.blocks.size(); ++b)
    for (std::uint32_t c = 0; c < tree.blocks[b].clauses.size(); ++c)
      for (edit& one : find.of({b, c})) all.push_back(std::move(one));
  return all;
}

}  // namespace santei::analyse::detail
