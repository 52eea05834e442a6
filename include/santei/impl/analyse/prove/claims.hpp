// What a claim denies, as truths that are added to the plan: a claim holds when none of them can be.
#pragma once

#include <santei/analyse/prove.hpp>
#include <santei/impl/analyse/cost_inputs.hpp>
#include <santei/impl/evaluate/run.hpp>
#include <santei/plan/builder.hpp>
#include <santei/plan/plan.hpp>

#include <santei/value/writing.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

/// One way in which a claim could fail.
struct denial {
  plan::node_id alone = plan::no_node;   // leaves out who is eligible: stronger, and quicker to search
  plan::node_id exact = plan::no_node;   // the failure itself
  plan::node_id low = plan::no_node, high = plan::no_node;  // what is compared: low should not be below high
  message says;                          // what the two are
};

/// One amount that an answer shows, and where it shows it.
struct shown_amount {
  plan::node_id has = plan::no_node, value = plan::no_node;
  message name;
};

/// Writes denials into a copy of a plan.
class denials {
 public:
  explicit denials(plan::measure_plan& into) : plan_(into), make_(into), eligible_(into.eligible) {
    for (const plan::exclusion& one : plan_.exclusions) eligible_ = make_.all(eligible_, make_.negate(one.both));
    const plan::amount& g = plan_.grant;
    shown_ = {{g.has_stated, g.stated, {"補助額", "the grant"}},
              {make_.any(g.has_possible, g.undetermined), g.most, {"あり得る最大の補助額", "the greatest possible grant"}}};
    least_ = {g.has_possible, g.least, {"あり得る最小の補助額", "the least possible grant"}};
  }

  std::vector<denial> of(claim what) {
    made_.clear();
    switch (what) {
      case claim::within_cap: limits(plan::promise_kind::cap, {"上限額", "the cap"}); break;
      case claim::within_cost: limits(plan::promise_kind::cost, {"対象経費", "the eligible cost"}); break;
      case claim::never_negative: never_negative(); break;
      case claim::zero_below_floor: floors(); break;
      case claim::shares_add_up: shares(); break;
      case claim::monotone: break;  // of two applicants: see two_applicants
    }
    return std::move(made_);
  }

  /// The second applicant differs from the first in one amount alone, which is at least as great: gives the input that holds it.
  std::uint32_t second_applicant(std::uint32_t input) {
    const auto second = static_cast<std::uint32_t>(plan_.inputs.size());
    plan_.inputs.push_back(plan_.inputs[input]);
    const std::size_t size = plan_.nodes.size();
    twin_.resize(size);
    for (plan::node_id id = 0; id < size; ++id) twin_[id] = twin(id, input, second);
    return second;
  }
  /// What the second applicant has in place of a node; the node itself where both have the same.
  [[nodiscard]] plan::node_id twin_of(plan::node_id id) const { return twin_[id]; }
  /// The first applicant tells the amount, and the second has no less.
  plan::node_id grown(std::uint32_t input, std::uint32_t second) {
    return make_.all(make_.given(input), make_.at_least(make_.input_number(second), make_.input_number(input)));
  }
  /// A node is less for the second.
  plan::node_id less_for_second(plan::node_id id, plan::node_id grown) { return make_.all(grown, make_.above(id, twin_[id])); }
  /// Less is granted to the second. Precondition: second_applicant(input) has been made.
  std::vector<denial> falls(std::uint32_t input, std::uint32_t second) {
    made_.clear();
    const plan::node_id second_has_more = grown(input, second), eligible = twin_[plan_.eligible];
    for (const shown_amount& one : shown_) {
      const plan::node_id after = make_.select(eligible, twin_[one.value], make_.number(0));
      const plan::node_id speaks = make_.all(one.has, make_.any(make_.negate(eligible), twin_[one.has]));
      const plan::node_id fails = make_.all(make_.all(second_has_more, speaks), make_.above(one.value, after));
      // without eligibility the two amounts alone are compared, which says enough where both are eligible or neither is
      const bool same_verdict = eligible == plan_.eligible;
      const plan::node_id alone =
          make_.all(make_.all(second_has_more, make_.all(one.has, twin_[one.has])), make_.above(one.value, twin_[one.value]));
      const plan::node_id exact = make_.all(fails, eligible_);
      made_.push_back({same_verdict ? alone : exact, exact, after, one.value, one.name});
    }
    return std::move(made_);
  }

 private:
  void deny(plan::node_id applies, const shown_amount& of, plan::node_id low, plan::node_id high, message says) {
    const plan::node_id fails = make_.all(make_.all(applies, of.has), make_.above(high, low));
    made_.push_back({fails, make_.all(fails, eligible_), low, high, std::move(says)});
  }
  static message compared(const message& high, const message& low) { return {high.ja + " > " + low.ja, high.en + " > " + low.en}; }

  void limits(plan::promise_kind kind, const message& name) {
    for (const plan::promise& one : plan_.promises)
      if (one.is == kind)
        for (const shown_amount& amount : shown_) deny(one.applies, amount, one.value, amount.value, compared(amount.name, name));
  }

  [[nodiscard]] message zero_words() const {
    if (plan_.money.is_yen()) return {"0円", "0 yen"};
    const std::string zero = money_with_commas(rational(), plan_.money);
    return {zero, zero};
  }
  void never_negative() {
    const plan::node_id zero = make_.number(0);
    for (const shown_amount& amount : shown_) deny(make_.truth(true), amount, amount.value, zero, compared(zero_words(), amount.name));
    deny(make_.truth(true), least_, least_.value, zero, compared(zero_words(), least_.name));
    for (const plan::promise& one : plan_.promises)
      if (one.is == plan::promise_kind::computed)
        deny(one.applies, {make_.truth(true), one.value, {}}, one.value, zero,
             compared(zero_words(), {"計算した額（" + zero_words().ja + "とする）", "the amount computed, cut to " + zero_words().en}));
  }

  /// Something is paid though the amount, or the cost, does not reach the floor.
  void floors() {
    const plan::node_id zero = make_.number(0);
    const auto paid_though = [&](plan::node_id below, const shown_amount& amount, plan::node_id reached, plan::node_id floor,
                                 message says) {
      const plan::node_id fails = make_.all(make_.all(amount.has, make_.all(below, eligible_)), make_.above(amount.value, zero));
      made_.push_back({fails, fails, reached, floor, std::move(says)});
    };
    const auto cost = std::find_if(plan_.promises.begin(), plan_.promises.end(),
                                   [](const plan::promise& one) { return one.is == plan::promise_kind::cost; });
    for (const shown_amount& amount : shown_) {
      for (const plan::promise& one : plan_.promises) {
        if (one.is == plan::promise_kind::floor)
          paid_though(make_.all(one.applies, make_.above(one.value, amount.value)), amount, amount.value, one.value,
                      compared({"下限額", "the floor"}, amount.name));
        if (one.is == plan::promise_kind::cost_floor && cost != plan_.promises.end())
          paid_though(make_.all(one.applies, make_.above(one.value, cost->value)), amount, cost->value, one.value,
                      compared({"経費下限", "the least cost"}, {"対象経費", "the eligible cost"}));
      }
      for (const plan::requirement& one : plan_.requirements)
        if (const plan::node n = plan_.at(one.holds); is_floor(n))
          paid_though(make_.negate(one.holds), amount, n.a, n.b, {"対象の下限に届かないのに支払われる", "something is paid below a floor of eligibility"});
    }
  }
  /// 投資額 が 10億円 以上.
  [[nodiscard]] bool is_floor(const plan::node& n) const {
    if ((n.code != plan::op::at_least && n.code != plan::op::above) || plan_.at(n.b).code != plan::op::number ||
        plan_.constants[plan_.at(n.b).a].sign() <= 0)
      return false;
    const plan::node& a = plan_.at(n.a);
    return a.code == plan::op::select || (a.code == plan::op::input_number && plan_.inputs[a.a].declared.of.of == kind::money);
  }

  void shares() {
    if (plan_.shares.empty()) return;
    plan::node_id sum = make_.number(0);
    for (const plan::share& one : plan_.shares) {
      sum = make_.add(sum, one.stated);
      deny(make_.truth(true), shown_[0], one.stated, make_.number(0),
           compared(zero_words(), {one.payer + "の負担", "the share of " + one.payer}));
    }
    const message total{"負担の合計", "the sum of the shares"};
    deny(make_.truth(true), shown_[0], shown_[0].value, sum, compared(total, shown_[0].name));
    deny(make_.truth(true), shown_[0], sum, shown_[0].value, compared(shown_[0].name, total));
  }

  plan::node_id twin(plan::node_id id, std::uint32_t input, std::uint32_t second) {
    plan::node n = plan_.at(id);
    if (n.code == plan::op::input_number && n.a == input) n.a = second;
    each_operand(n, [&](plan::node_id& operand) { operand = twin_[operand]; });
    if (n.code == plan::op::optimum) {
      plan::program made = plan_.programs[n.a];
      each_node(made, [&](plan::node_id& operand) { operand = twin_[operand]; });
      if (made == plan_.programs[n.a]) return id;
      plan_.programs.push_back(std::move(made));
      n.a = static_cast<plan::node_id>(plan_.programs.size() - 1);
    }
    if (n == plan_.at(id)) return id;
    plan_.nodes.push_back(n);
    return static_cast<plan::node_id>(plan_.nodes.size() - 1);
  }

  plan::measure_plan& plan_;
  plan::builder make_;
  plan::node_id eligible_;
  std::vector<shown_amount> shown_;
  shown_amount least_;
  std::vector<plan::node_id> twin_;
  std::vector<denial> made_;
};

/// The steps in which the amounts that a denial compares are computed, past rounding, limits and choices, where these are long: a denial
/// may be refused without them.
inline std::set<plan::node_id> inner_steps(const plan::measure_plan& plan, const denial& of) {
  constexpr std::ptrdiff_t long_one = 40;
  std::set<plan::node_id> found;
  std::vector<plan::node_id> open{of.low, of.high};
  while (!open.empty()) {
    const plan::node_id id = open.back();
    const plan::node& n = plan.at(id);
    open.pop_back();
    switch (n.code) {
      case plan::op::minimum: case plan::op::maximum: case plan::op::select: open.push_back(n.b); [[fallthrough]];
      case plan::op::round: open.push_back(n.a); break;
      default: {
        const std::vector<bool> under = evaluate::detail::needed_for(plan, {id});
        if (std::count(under.begin(), under.end(), true) > long_one) found.insert(id);
      }
    }
  }
  return found;
}

}  // namespace santei::analyse::detail
