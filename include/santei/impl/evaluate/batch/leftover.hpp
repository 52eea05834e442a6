// What known facts leave of a rule: alike for facts after which all comes to the same, whatever the amounts and facts to come.
#pragma once

#include <santei/impl/evaluate/batch/answer.hpp>

#include <cstdint>
#include <map>
#include <vector>

namespace santei::evaluate::detail {

class leftover {
 public:
  leftover(const plan::measure_plan& plan, const std::vector<bool>& needed) : plan_(plan), needed_(needed), known_(plan, 1) {}

  /// From the roots down: a node that the facts settle as its value, any other by name, with all that it reads.
  std::vector<std::uint32_t> of(const assignment& facts) {
    interval_domain domain(plan_, facts);
    known_.run(domain, needed_);
    wanted_.assign(plan_.nodes.size(), false);
    for (const plan::node_id root : nodes_told_apart(plan_)) want(root);
    std::vector<std::uint32_t> made;
    for (std::size_t id = plan_.nodes.size(); id-- > 0;)  // what a node reads stands before it
      if (wanted_[id]) made.push_back(static_cast<std::uint32_t>(id)), made.push_back(write(static_cast<plan::node_id>(id)));
    return made;
  }

  /// Whether what was last seen breaks a 排他.
  [[nodiscard]] truth excluded() const {
    truth some = truth::no;
    for (const plan::exclusion& one : plan_.exclusions) some = some || known_.truth_at(one.both);
    return some;
  }

 private:
  static constexpr std::uint32_t open = 0, no = 1, yes = 2, first_number = 3;

  void want(plan::node_id id) {
    if (id != plan::no_node) wanted_[id] = true;
  }
  std::uint32_t write(plan::node_id id) {
    const plan::node& n = plan_.at(id);
    if (plan::is_truth(n.code)) {
      if (const truth known = known_.truth_at(id); known != truth::unknown) return known == truth::yes ? yes : no;
    } else if (const interval& known = known_.number_at(id); known.is_point()) {
      return numbers_.emplace(known.lower()->value, first_number + static_cast<std::uint32_t>(numbers_.size())).first->second;
    }
    read(n);
    return open;
  }
  void read(const plan::node& n) {
    if (n.code != plan::op::select) return each_operand(plan_, n, [&](plan::node_id operand) { want(operand); });
    if (known_.truth_at(n.c) != truth::no) want(n.a);
    if (known_.truth_at(n.c) != truth::yes) want(n.b);
    want(n.c);
  }

  const plan::measure_plan& plan_;
  const std::vector<bool>& needed_;
  values<interval_domain> known_;
  std::vector<bool> wanted_;
  std::map<rational, std::uint32_t> numbers_;
};

}  // namespace santei::evaluate::detail
