// The best split, then what each measure is worth to it: the same search with the measure taken out, or made to pay.
#pragma once

#include <santei/analyse/combine.hpp>

#include <santei/impl/analyse/combine/column_search.hpp>
#include <santei/impl/analyse/combine/item_search.hpp>

#include <algorithm>
#include <cassert>
#include <numeric>

namespace santei::analyse {

namespace detail {

inline diagnostic combine_refusal(const char* code, message text, message help) {
  return {severity::error, code, std::move(text), {}, std::move(help)};
}

/// Items that bring nothing where they stand are left over, the smallest first.
inline void leave_over(const combination& of, std::vector<payment>& measures, split& made) {
  std::vector<std::size_t> order(of.items.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return of.items[a].amount < of.items[b].amount; });
  for (const std::size_t i : order) {
    if (!made.of_item[i]) continue;
    const std::size_t m = *made.of_item[i];
    const rational without = made.cost[m] - of.items[i].amount;
    if (measures[m].grant(without) != made.grant[m]) continue;
    made.cost[m] = without;
    made.of_item[i].reset();
  }
}

/// One call of combine.
class combining {
 public:
  combining(const combination& of, const combine_limits& limits) : of_(of), limits_(limits) {}

  outcome<best_split> run() {
    measures_.reserve(of_.measures.size());
    for (std::size_t m = 0; m < of_.measures.size(); ++m) {
      measures_.emplace_back(of_.measures[m], limits_.questions, &left_);
      if (!measures_.back().prepare(amounts_for(m))) return too_many(m);
    }
    const std::vector<std::size_t> order = placing_order();
    auto columns = limits_.list_sets ? list_columns(of_, measures_, order) : std::nullopt;
    return columns ? prove(column_search(of_, measures_, order, *std::move(columns), limits_.steps))
                   : prove(item_search(of_, measures_, order, limits_.steps));
  }

 private:
  [[nodiscard]] std::vector<rational> amounts_for(std::size_t m) const {
    std::vector<rational> made;
    for (const cost_item& item : of_.items)
      if (std::find(item.may_go.begin(), item.may_go.end(), m) != item.may_go.end() && item.amount.sign() > 0) made.push_back(item.amount);
    return made;
  }
  /// Items of no cost change nothing and are never placed.
  [[nodiscard]] std::vector<std::size_t> placing_order() const {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < of_.items.size(); ++i)
      if (of_.items[i].amount.sign() > 0) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const cost_item &x = of_.items[a], &y = of_.items[b];
      return x.amount != y.amount ? x.amount > y.amount : x.may_go < y.may_go;
    });
    return order;
  }

  template <class Search>
  outcome<best_split> prove(Search find) {
    auto best = find.run({});
    if (find.given_up()) return too_long();
    assert(best);
    leave_over(of_, measures_, *best);
    best_split made{*std::move(best), std::nullopt, std::vector<measure_part>(of_.measures.size()), 0};
    for (std::size_t m = 0; m < of_.measures.size(); ++m) {
      weigh(m, made, find);
      if (find.given_up()) return too_long();
    }
    made.steps = find.steps();
    return made;
  }

  template <class Search>
  void weigh(std::size_t m, best_split& into, Search& find) {
    measure_part& made = into.parts[m];
    const bool pays = into.best.grant[m].sign() > 0;
    made.otherwise = pays ? find.run({std::nullopt, m}) : find.run({m, std::nullopt});
    if (!made.otherwise) return;
    leave_over(of_, measures_, *made.otherwise);
    made.is = pays ? part::paying : part::less;
    for (std::size_t i = 0; i < of_.apart.size() && !pays; ++i) {
      const exclusive_pair& pair = of_.apart[i];
      const std::size_t other = pair.first == m ? pair.second : pair.first;
      if ((pair.first == m || pair.second == m) && into.best.grant[other].sign() > 0) made.is = part::excluded, made.by = i;
    }
    if (!into.runner_up || into.runner_up->total < made.otherwise->total) into.runner_up = made.otherwise;
  }

  [[nodiscard]] diagnostic too_many(std::size_t m) const {
    const std::string& id = of_.measures[m].id;
    return combine_refusal("E0911",
                           {"「" + id + "」の規則は費用について折れ線にならず、費目が多いので最良の分け方を証明できません",
                            "the rule of '" + id + "' has no curve over the cost, and there are too many items for a proof"},
                           {"この枠に回せる費目を14件までにしてください", "let at most 14 items go to it"});
  }
  [[nodiscard]] static diagnostic too_long() {
    return combine_refusal("E0912", {"分け方が多すぎて、最良であることの証明が終わりません", "there are too many splits to prove one the best"},
                           {"費目をまとめるか、費目ごとに回せる枠を絞ってください", "merge items, or let each go to fewer measures"});
  }

  const combination& of_;
  combine_limits limits_;
  std::size_t left_ = limits_.questions.trial_steps;  // nodes that may be computed before the search
  std::vector<payment> measures_;
};

}  // namespace detail

SANTEI_INLINE outcome<best_split> combine(const combination& of, const combine_limits& limits) {
  return detail::combining(of, limits).run();
}

SANTEI_INLINE std::vector<std::uint32_t> cost_candidates(const plan::measure_plan& of) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < of.inputs.size(); ++i) {
    const plan::input& input = of.inputs[i];
    if (input.declared.of.of == kind::money && !input.open_point && !input.per_row && input.declared.key != "capital") found.push_back(i);
  }
  return found;
}

SANTEI_INLINE std::optional<std::uint32_t> cost_input_of(const plan::measure_plan& of) {
  for (const char* key : {"investment", "eligible_cost"})
    if (const auto input = of.find(key); input && !of.inputs[*input].per_row) return input;
  const std::vector<std::uint32_t> found = cost_candidates(of);
  return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

SANTEI_INLINE rational grant_for(const destination& of, const rational& cost) { return detail::payment(of).grant(cost); }

}  // namespace santei::analyse
