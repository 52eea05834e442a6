// Programs solved in one run, each once: its aims are read one by one.
#pragma once

#include <santei/impl/evaluate/optimum.hpp>

#include <map>
#include <tuple>
#include <vector>

namespace santei::evaluate::detail {

/// For domains in which conditions are decided and coefficients are known numbers.
template <class Domain>
class solved_programs {
 public:
  using number = typename Domain::number;

  /// What the node's aim reaches. `constant_of` gives a coefficient as a rational, or nothing where it is none.
  template <class Run, class ConstantOf>
  number value(Domain& domain, const Run& at, const plan::node& n, ConstantOf constant_of) {
    const plan::program& of = at.plan().programs[n.a];
    const auto as = static_cast<plan::settling>(n.c);
    const std::tuple key{n.a, n.c, as == plan::settling::in_order ? 0U : n.b};
    auto found = solved_.find(key);
    if (found == solved_.end()) found = solved_.emplace(key, solve(domain, at, of, {of, n.b, as}, constant_of)).first;
    if (found->second.empty()) return domain.constant(rational(0));
    if (as == plan::settling::in_order) return found->second[n.b];
    return as == plan::settling::greatest ? found->second[1] : domain.subtract(domain.constant(rational(0)), found->second[1]);
  }

 private:
  template <class Run, class ConstantOf>
  static std::vector<number> solve(Domain& domain, const Run& at, const plan::program& of, const aim_order& order, ConstantOf constant_of) {
    const auto coefficient = [&](plan::node_id id) { return constant_of(at.number_at(id)); };
    placed_program<Domain> placed;
    placed.variables = of.variables;
    for (const plan::program::row& row : of.rows)
      if (at.truth_at(row.when) != 0) placed.rows.push_back({placed_form(of, row.left, coefficient), at.number_at(row.most)});
    placed.aims = placed_aims(of, order, coefficient);
    if (domain.failed()) return {};
    return reached(domain, std::move(placed)).value_or(std::vector<number>());
  }

  std::map<std::tuple<plan::node_id, plan::node_id, plan::node_id>, std::vector<number>> solved_;
};

}  // namespace santei::evaluate::detail
