// A plan to register code: every node a register and a fixed denominator, with the proof that nothing outgrows 64 bits while inputs stay
// below 2^50.
#pragma once

#include <santei/impl/evaluate/machine_code.hpp>
#include <santei/impl/evaluate/run.hpp>
#include <santei/impl/evaluate/scales.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <numeric>
#include <utility>
#include <vector>

namespace santei::evaluate::detail {

inline constexpr std::int64_t input_limit = std::int64_t{1} << 50;
inline constexpr std::int64_t most_denominator = std::int64_t{1} << 40;

/// Where a node's value is: register / denominator, its size at most `bound`.
struct place {
  std::uint16_t at = 0;
  std::int64_t denominator = 1;
  wide_int bound = 0;
  bool may_be_negative = true;
};

/// The nodes that a point result reads.
inline std::vector<plan::node_id> result_nodes(const plan::measure_plan& plan) {
  const plan::amount& g = plan.grant;
  return {plan.eligible, g.has_stated, g.has_possible, g.open, g.stated, g.least, g.most, g.undetermined};
}

inline std::vector<plan::node_id> traced_nodes(const plan::measure_plan& plan) {
  std::vector<plan::node_id> nodes = result_nodes(plan);
  for (const plan::step& one : plan.steps) nodes.insert(nodes.end(), {one.value, one.applies});
  return nodes;
}

class compiler {
 public:
  template <class Code>
  static void compile(Code& into) {
    compiler work(*into.plan);
    into.places.resize(into.plan->nodes.size());
    for (std::size_t i = 0; i < into.plan->inputs.size(); ++i) {
      const plan::input& input = into.plan->inputs[i];
      const kind of = input.declared.of.of;
      if (i == into.scales.size()) into.scales.push_back(usual_scale(of));
      if (is_number(of)) into.numbers.push_back(static_cast<std::uint16_t>(i));
    }
    work.scales_ = into.scales;
    work.registers_.assign(2 * into.plan->inputs.size(), 0);  // values, then whether given
    into.result_needed = needed_for(*into.plan, result_nodes(*into.plan));
    const std::vector<bool> traced = needed_for(*into.plan, traced_nodes(*into.plan));
    for (const bool result : {true, false}) {
      for (plan::node_id id = 0; id < into.plan->nodes.size(); ++id)
        if (result ? into.result_needed[id] : traced[id] && !into.result_needed[id]) into.places[id] = work.place_of(into.places, id);
      (result ? into.result_code : into.trace_code) = std::exchange(work.made_, {});
    }
    const auto nodes = result_nodes(*into.plan);
    for (std::size_t i = 0; i < nodes.size(); ++i) into.results[i] = into.places[nodes[i]];
    into.start = work.registers_;
    into.compiled = work.possible_ && work.registers_.size() < 0xffff;
    into.proven = work.proven_;
  }

 private:
  explicit compiler(const plan::measure_plan& plan) : plan_(plan) {}

  std::uint16_t fresh(std::int64_t value = 0) {
    registers_.push_back(value);
    return static_cast<std::uint16_t>(registers_.size() - 1);
  }
  place refuse() {
    possible_ = false;
    return {};
  }
  /// Notes that a number below `bound` is held; past 2^62 it is not proven to fit.
  wide_int held(wide_int bound) {
    if (bound < 0 || bound > (wide_int(1) << 62)) {
      proven_ = false;
      return wide_int(1) << 62;
    }
    return bound;
  }
  place emit(instruction i, std::int64_t denominator, wide_int bound, bool may_be_negative = false) {
    i.to = fresh();
    made_.push_back(i);
    return {i.to, denominator, held(bound), may_be_negative};
  }

  place constant(const rational& x) {
    const auto terms = x.to_terms();
    if (!terms || terms->denominator > most_denominator) return refuse();
    return {fresh(terms->numerator), terms->denominator,
            held(terms->numerator < 0 ? -wide_int(terms->numerator) : wide_int(terms->numerator)), terms->numerator < 0};
  }

  /// Two operands over their common denominator.
  struct common {
    std::int64_t k1, k2, denominator;
  };
  common meet(const place& a, const place& b) {
    const std::int64_t gcd = std::gcd(a.denominator, b.denominator);
    const wide_int lcm = wide_int(a.denominator / gcd) * b.denominator;
    if (lcm > most_denominator) {
      refuse();
      return {1, 1, 1};
    }
    const auto denominator = static_cast<std::int64_t>(lcm);
    return {denominator / a.denominator, denominator / b.denominator, denominator};
  }
  place binary(opcode code, const place& a, const place& b, std::int64_t sign = 1) {
    const common m = meet(a, b);
    const wide_int left = held(a.bound * m.k1), right = held(b.bound * m.k2);
    const bool negative = a.may_be_negative || b.may_be_negative || sign < 0;
    const wide_int bound = code == opcode::add                    ? left + right
                           : code == opcode::minimum && !negative ? std::min(left, right)
                                                                  : std::max(left, right);
    return emit({code, 0, a.at, b.at, 0, m.k1, sign * m.k2, 1}, m.denominator, bound, negative);
  }
  place compare(opcode code, const place& a, const place& b) {
    const place found = binary(code, a, b);
    return {found.at, 1, 1, false};
  }

  place multiply(const plan::node& n, const place& a, const place& b) {
    if (plan_.at(n.b).code == plan::op::number) {
      const auto terms = plan_.constants[plan_.at(n.b).a].to_terms();
      if (!terms || wide_int(a.denominator) * terms->denominator > most_denominator) return refuse();
      const std::int64_t gcd = std::gcd(terms->numerator, a.denominator);
      const std::int64_t times = terms->numerator / gcd, denominator = a.denominator / gcd * terms->denominator;
      if (times == 1) return {a.at, denominator, a.bound, a.may_be_negative};  // 1/3 of a register is the register over 3
      return emit({opcode::scale, 0, a.at, 0, 0, times, 1, 1}, denominator, a.bound * (times < 0 ? -times : times),
                  a.may_be_negative || times < 0);
    }
    if (wide_int(a.denominator) * b.denominator > most_denominator) return refuse();
    if (a.bound != 0 && b.bound > (wide_int(1) << 120) / a.bound) return refuse();
    return emit({opcode::multiply, 0, a.at, b.at, 0, 1, 1, 1}, a.denominator * b.denominator, a.bound * b.bound,
                a.may_be_negative || b.may_be_negative);
  }

  place round(const place& a, const plan::rounding& by) {
    const auto unit = by.unit.to_terms();
    if (!unit || wide_int(a.denominator) * unit->numerator > most_denominator) return refuse();
    const std::int64_t divisor = a.denominator * unit->numerator;
    if (divisor == 1 && unit->denominator == 1) return a;  // whole already
    const opcode code = by.mode == rounding_mode::down ? opcode::round_down
                        : by.mode == rounding_mode::up ? opcode::round_up
                                                       : opcode::round_half_up;
    const wide_int before = held(a.bound * unit->denominator);
    return emit({code, 0, a.at, 0, 0, unit->denominator, divisor, unit->numerator}, unit->denominator,
                (before / divisor + 1) * unit->numerator, a.may_be_negative);
  }

  /// The amounts over one denominator, which their ratio does not tell.
  place growth(plan::node_id id, const plan::node& n, place before, place after, const place& years) {
    const auto unit = plan_.roundings[n.d].unit.to_terms();
    if (!unit || unit->denominator > most_denominator || years.denominator != 1 || !is_only_compared(id, *unit)) return refuse();
    const common m = meet(before, after);
    const auto over_common = [&](const place& of, std::int64_t times) {
      return times == 1 ? of : emit({opcode::scale, 0, of.at, 0, 0, times, 1, 1}, m.denominator, of.bound * times, of.may_be_negative);
    };
    before = over_common(before, m.k1), after = over_common(after, m.k2);
    const place made = emit({opcode::growth, 0, before.at, after.at, years.at, unit->numerator, unit->denominator, 1}, unit->denominator,
                            most_growth, true);
    for (int operand = 0; operand < 3; ++operand) fresh();
    return made;
  }
  /// Whether every reader of the growth compares it with a figure that is reached before it is cut off.
  template <class Terms>
  [[nodiscard]] bool is_only_compared(plan::node_id id, const Terms& unit) const {
    const auto is_near = [&](plan::node_id other) {
      const plan::node& at = plan_.at(other);
      return at.code == plan::op::number && abs(plan_.constants[at.a]) * rational(unit.denominator) < rational(most_growth);
    };
    return std::all_of(plan_.nodes.begin(), plan_.nodes.end(), [&](const plan::node& reader) {
      bool reads = false;
      each_operand(plan_, reader, [&](plan::node_id operand) { reads = reads || operand == id; });
      const bool compares = reader.code == plan::op::at_least || reader.code == plan::op::above || reader.code == plan::op::equal;
      return !reads || (compares && is_near(reader.a == id ? reader.b : reader.a));
    });
  }

  /// What a fact may be is checked where it is bound.
  [[nodiscard]] bool never_below_zero(std::uint32_t input) const {
    const interval range = plan_.inputs[input].declared.range();
    return range.lower() && range.lower()->value.sign() >= 0;
  }

  place place_of(const std::vector<place>& at, plan::node_id id) {
    const plan::node& n = plan_.at(id);
    const auto inputs = plan_.inputs.size();
    switch (n.code) {
      case plan::op::number: return constant(plan_.constants[n.a]);
      case plan::op::yes: return {fresh(1), 1, 1};
      case plan::op::no: return {fresh(0), 1, 1};
      case plan::op::input_number: return {static_cast<std::uint16_t>(n.a), scales_[n.a], input_limit, !never_below_zero(n.a)};
      case plan::op::input_truth: return {static_cast<std::uint16_t>(n.a), 1, 1};
      case plan::op::given: return {static_cast<std::uint16_t>(inputs + n.a), 1, 1};
      case plan::op::input_in: {
        if (plan_.sets[n.b].size() > 64) return refuse();
        std::uint64_t members = 0;
        for (std::size_t i = 0; i < plan_.sets[n.b].size(); ++i) members |= std::uint64_t{plan_.sets[n.b][i]} << i;
        return emit({opcode::one_of, 0, static_cast<std::uint16_t>(n.a), 0, 0, static_cast<std::int64_t>(members), 1, 1}, 1, 1);
      }
      case plan::op::add: return binary(opcode::add, at[n.a], at[n.b]);
      case plan::op::subtract: return binary(opcode::add, at[n.a], at[n.b], -1);
      case plan::op::multiply: return multiply(n, at[n.a], at[n.b]);
      case plan::op::growth: return growth(id, n, at[n.a], at[n.b], at[n.c]);
      case plan::op::divide:
      case plan::op::years:
      case plan::op::moved:
      case plan::op::optimum: return refuse();
      case plan::op::minimum: return binary(opcode::minimum, at[n.a], at[n.b]);
      case plan::op::maximum: return binary(opcode::maximum, at[n.a], at[n.b]);
      case plan::op::round: return round(at[n.a], plan_.roundings[n.b]);
      case plan::op::at_least: return compare(opcode::at_least, at[n.a], at[n.b]);
      case plan::op::above: return compare(opcode::above, at[n.a], at[n.b]);
      case plan::op::equal: return compare(opcode::equal, at[n.a], at[n.b]);
      case plan::op::all: return emit({opcode::all, 0, at[n.a].at, at[n.b].at, 0, 1, 1, 1}, 1, 1);
      case plan::op::any: return emit({opcode::any, 0, at[n.a].at, at[n.b].at, 0, 1, 1, 1}, 1, 1);
      case plan::op::negate: return emit({opcode::negate, 0, at[n.a].at, 0, 0, 1, 1, 1}, 1, 1);
      case plan::op::select: {
        place made = binary(opcode::select, at[n.a], at[n.b]);
        made_.back().c = at[n.c].at;
        return made;
      }
      case plan::op::total:
      case plan::op::greatest:
      case plan::op::least:
      case plan::op::exists: return at[n.a];  // load() takes single rows alone
    }
    return refuse();
  }

  const plan::measure_plan& plan_;
  std::vector<std::int64_t> scales_;
  std::vector<std::int64_t> registers_;
  std::vector<instruction> made_;
  bool possible_ = true, proven_ = true;
};

}  // namespace santei::evaluate::detail
