// Two applicants who differ in one amount alone, the second having no less: which steps of the computation are never less for the second.
#pragma once

#include <santei/impl/analyse/prove/claims.hpp>
#include <santei/impl/analyse/prove/direction.hpp>
#include <santei/impl/analyse/prove/paths.hpp>
#include <santei/impl/evaluate/run.hpp>

#include <array>
#include <cstdint>
#include <vector>

namespace santei::analyse::detail {

/// Goes up the plan. A step whose shape does not tell is searched by itself, knowing what is known of the steps below it: what is found is
/// a lemma for the steps above.
class comparison {
 public:
  comparison(const plan::measure_plan& of, std::uint32_t input, std::size_t& left)
      : left_(left),
        plan_(of),
        writes_(plan_),
        input_(input),
        second_(writes_.second_applicant(input)),
        falls_(writes_.falls(input_, second_)),
        shape_(plan_),
        run_of_(plan_, shape_.ranges, input) {
    const plan::amount& g = of.grant;
    const std::vector<bool> needed =
        evaluate::detail::needed_for(of, {of.eligible, g.has_stated, g.has_possible, g.undetermined, g.stated, g.most});
    const plan::node_id grown = writes_.grown(input_, second_);
    for (plan::node_id id = 0; id < of.nodes.size(); ++id)
      if (needed[id] && writes_.twin_of(id) != id && !plan::is_truth(of.at(id).code)) learn(id, grown);
  }

  /// The plan with a twin of every step that the amount moves.
  [[nodiscard]] const plan::measure_plan& plan() const { return plan_; }
  [[nodiscard]] const plan_shape& shape() const { return shape_; }
  [[nodiscard]] const path_hints& hints() const { return hints_; }
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> twins() const { return {input_, second_}; }
  [[nodiscard]] const std::vector<denial>& falls() const { return falls_; }

 private:
  void learn(plan::node_id id, plan::node_id grown) {
    run here = run_of_.of(id);
    if (here == run::unknown && operands_known(id) && never_falls(id, grown)) {
      here = run::up;
      run_of_.learn(id, here);
      for (const plan::node_id one : {id, writes_.twin_of(id)}) hints_.opaque.insert(one);
    }
    if (here == run::up) hints_.order.emplace(writes_.twin_of(id), id);
  }

  [[nodiscard]] bool operands_known(plan::node_id id) {
    bool all = true;
    each_operand(plan_, plan_.at(id), [&](plan::node_id operand) { all = all && run_of_.of(operand) != run::unknown; });
    return all;
  }

  /// Tried with what decides a choice for the second applicant not looked into, as it is enough that it is no less; with all earlier lemmas
  /// taken as they are; and with differences looked into, as what is taken away is often a part of what it is taken from.
  [[nodiscard]] bool never_falls(plan::node_id id, plan::node_id grown) {
    path_hints into_differences = hints_;
    std::erase_if(into_differences.opaque, [&](plan::node_id one) { return plan_.at(one).code == plan::op::subtract; });
    std::vector<path_hints> ways{hints_, into_differences};
    if (plan_.at(id).code == plan::op::select) {
      close_condition(writes_.twin_of(plan_.at(id).c), into_differences);
      ways.insert(ways.begin(), into_differences);
    }
    constexpr std::size_t most = 1000;
    const plan::node_id less = writes_.less_for_second(id, grown);
    for (const path_hints& known : ways)
      for (const detail_level level : {detail_level::bold, detail_level::coarse})
        if (paths(plan_, shape_, known, level, left_).search(less, [](const applicant&) { return true; }, most) == search_end::none) return true;
    return false;
  }
  void close_condition(plan::node_id truth, path_hints& in) const {
    const plan::node& n = plan_.at(truth);
    switch (n.code) {
      case plan::op::all: case plan::op::any: close_condition(n.b, in); [[fallthrough]];
      case plan::op::negate: close_condition(n.a, in); break;
      case plan::op::at_least: case plan::op::above: case plan::op::equal:
        for (const plan::node_id one : {n.a, n.b})
          if (in.order.contains(one)) in.opaque.insert(one);
        break;
      default: break;
    }
  }

  std::size_t& left_;  // how much work may still be done
  plan::measure_plan plan_;
  denials writes_;
  std::uint32_t input_, second_;
  std::vector<denial> falls_;
  plan_shape shape_;
  directions run_of_;
  path_hints hints_;
};

}  // namespace santei::analyse::detail
