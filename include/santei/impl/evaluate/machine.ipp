// Compilation gives every node a register and a fixed denominator, and proves that nothing outgrows 64 bits while inputs stay below 2^50.
#pragma once

#include <santei/evaluate/machine.hpp>

#include <santei/impl/evaluate/explore.hpp>
#include <santei/impl/evaluate/machine_code.hpp>

#include <algorithm>
#include <array>
#include <numeric>

namespace santei::evaluate {

namespace detail {

inline constexpr std::int64_t input_limit = std::int64_t{1} << 50;
inline constexpr std::int64_t most_denominator = std::int64_t{1} << 40;

/// Where a node's value is: register / denominator, its size below `bound`.
struct place {
  std::uint16_t at = 0;
  std::int64_t denominator = 1;
  wide_int bound = 0;
};

/// The nodes that a point result reads.
inline std::vector<plan::node_id> result_nodes(const plan::measure_plan& plan) {
  const plan::amount& g = plan.grant;
  return {plan.eligible, g.has_stated, g.has_possible, g.open, g.stated, g.least, g.most};
}

inline std::vector<plan::node_id> traced_nodes(const plan::measure_plan& plan) {
  std::vector<plan::node_id> nodes = result_nodes(plan);
  for (const plan::step& one : plan.steps) nodes.insert(nodes.end(), {one.value, one.applies});
  return nodes;
}

}  // namespace detail

struct machine::code {
  std::shared_ptr<const plan::measure_plan> plan;
  std::vector<std::int64_t> start;                // registers before any input: constants in place
  std::vector<std::int64_t> scales;               // of inputs
  std::vector<std::uint16_t> numbers;             // registers of number inputs, for the size check
  std::vector<detail::instruction> result_code;   // what a result needs
  std::vector<detail::instruction> trace_code;    // what only steps need, run when they are read
  std::vector<detail::place> places;              // of nodes
  std::array<detail::place, 7> results;
  std::vector<bool> result_needed;
  bool compiled = true;                           // false: some node has no register form; every case runs in exact rationals
  bool proven = true;
};

namespace detail {

class compiler {
 public:
  template <class Code>
  static void compile(Code& into) {
    compiler work(*into.plan);
    into.places.resize(into.plan->nodes.size());
    for (std::size_t i = 0; i < into.plan->inputs.size(); ++i) {
      const plan::input& input = into.plan->inputs[i];
      const kind of = input.declared.of.of;
      into.scales.push_back(of == kind::quantity || of == kind::ratio || of == kind::unit_price ? 1000 : 1);
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
  place emit(instruction i, std::int64_t denominator, wide_int bound) {
    i.to = fresh();
    made_.push_back(i);
    return {i.to, denominator, held(bound)};
  }

  place constant(const rational& x) {
    const auto terms = x.to_terms();
    if (!terms || terms->denominator > most_denominator) return refuse();
    return {fresh(terms->numerator), terms->denominator, held(terms->numerator < 0 ? -wide_int(terms->numerator) : wide_int(terms->numerator))};
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
    const wide_int bound = code == opcode::add ? left + right : std::max(left, right);
    return emit({code, 0, a.at, b.at, 0, m.k1, sign * m.k2, 1}, m.denominator, bound);
  }
  place compare(opcode code, const place& a, const place& b) {
    const place found = binary(code, a, b);
    return {found.at, 1, 1};
  }

  place multiply(const plan::node& n, const place& a, const place& b) {
    if (plan_.at(n.b).code == plan::op::number) {
      const auto terms = plan_.constants[plan_.at(n.b).a].to_terms();
      if (!terms || wide_int(a.denominator) * terms->denominator > most_denominator) return refuse();
      const std::int64_t gcd = std::gcd(terms->numerator, a.denominator);
      const std::int64_t times = terms->numerator / gcd, denominator = a.denominator / gcd * terms->denominator;
      if (times == 1) return {a.at, denominator, a.bound};  // 1/3 of a register is the register over 3
      return emit({opcode::scale, 0, a.at, 0, 0, times, 1, 1}, denominator, a.bound * (times < 0 ? -times : times));
    }
    if (wide_int(a.denominator) * b.denominator > most_denominator) return refuse();
    if (a.bound != 0 && b.bound > (wide_int(1) << 120) / a.bound) return refuse();
    return emit({opcode::multiply, 0, a.at, b.at, 0, 1, 1, 1}, a.denominator * b.denominator, a.bound * b.bound);
  }

  place round(const place& a, const plan::rounding& by) {
    const auto unit = by.unit.to_terms();
    if (!unit || wide_int(a.denominator) * unit->numerator > most_denominator) return refuse();
    const std::int64_t divisor = a.denominator * unit->numerator;
    if (divisor == 1 && unit->denominator == 1) return a;  // whole already
    const opcode code = by.mode == rounding_mode::down ? opcode::round_down : by.mode == rounding_mode::up ? opcode::round_up : opcode::round_half_up;
    const wide_int before = held(a.bound * unit->denominator);
    return emit({code, 0, a.at, 0, 0, unit->denominator, divisor, unit->numerator}, unit->denominator, (before / divisor + 1) * unit->numerator);
  }

  place place_of(const std::vector<place>& at, plan::node_id id) {
    const plan::node& n = plan_.at(id);
    const auto inputs = plan_.inputs.size();
    switch (n.code) {
      case plan::op::number: return constant(plan_.constants[n.a]);
      case plan::op::yes: return {fresh(1), 1, 1};
      case plan::op::no: return {fresh(0), 1, 1};
      case plan::op::input_number: return {static_cast<std::uint16_t>(n.a), scales_[n.a], input_limit};
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
      case plan::op::divide:
      case plan::op::growth: return refuse();
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

}  // namespace detail

SANTEI_INLINE machine::machine(std::shared_ptr<const plan::measure_plan> plan) {
  auto made = std::make_unique<code>();
  made->plan = std::move(plan);
  detail::compiler::compile(*made);
  code_ = std::move(made);
}
SANTEI_INLINE machine::~machine() = default;
SANTEI_INLINE machine::machine(machine&&) noexcept = default;
SANTEI_INLINE machine& machine::operator=(machine&&) noexcept = default;

SANTEI_INLINE const plan::measure_plan& machine::plan() const { return *code_->plan; }
SANTEI_INLINE std::int64_t machine::scale(std::uint32_t input) const { return code_->scales[input]; }

SANTEI_INLINE machine::workspace machine::make_workspace() const {
  workspace made;
  made.inputs_ = code_->plan->inputs.size();
  made.registers_ = code_->start;
  return made;
}

SANTEI_INLINE bool machine::load(const bound_case& from, workspace& into) const {
  if (from.rows != 1) return false;
  std::vector<plan::node_id> roots = detail::traced_nodes(*code_->plan);
  for (const plan::share& one : code_->plan->shares) roots.push_back(one.stated);
  const detail::explorer explore(*code_->plan, from, std::move(roots));
  if (!explore.open_choices().empty() || !explore.free().empty()) return false;
  into.exact_.clear();
  for (std::uint32_t i = 0; i < code_->plan->inputs.size(); ++i) {
    const detail::setting& set = explore.base().at(i, 0);
    if (set.is == detail::setting::state::choice) {
      into.set(i, set.choice);
    } else if (set.is == detail::setting::state::number) {
      const rational scaled = set.number * rational(code_->scales[i]);
      const auto whole = scaled.to_int64();
      into.set(i, whole && *whole != not_given ? *whole : 0);
      if (!whole) {
        into.exact_.resize(code_->plan->inputs.size());
        into.exact_[i] = set.number;
      }
    } else {
      into.set(i, not_given);
    }
    into.registers_[into.inputs_ + i] = from.values[i][0].given;
  }
  return true;
}

namespace detail {

/// Registers back to the facts they stand for, for the exact evaluator.
struct case_of_registers {
  bound_case bound;
  assignment facts;
};

inline case_of_registers facts_of(const plan::measure_plan& plan, const std::int64_t* registers, const std::vector<std::int64_t>& scales,
                                  const std::vector<std::optional<rational>>& exact) {
  case_of_registers made;
  made.bound.values.resize(plan.inputs.size(), std::vector<bound_value>(1));
  made.facts.settings.resize(plan.inputs.size(), std::vector<setting>(1));
  for (std::size_t i = 0; i < plan.inputs.size(); ++i) {
    made.bound.values[i][0].given = registers[plan.inputs.size() + i] != 0;
    setting& set = made.facts.settings[i][0];
    if (is_number(plan.inputs[i].declared.of.of)) {
      set.is = setting::state::number;
      set.number = !exact.empty() && exact[i] ? *exact[i] : rational(registers[i]) / rational(scales[i]);
    } else {
      set.is = setting::state::choice;
      set.choice = static_cast<std::uint32_t>(registers[i]);
    }
  }
  return made;
}

template <class Int>
std::optional<std::int64_t> whole_yen(const Int* r, const place& p) {
  const Int x = r[p.at] / Int(p.denominator);  // amounts are never negative
  if (x > Int(INT64_MAX)) return std::nullopt;
  return static_cast<std::int64_t>(x);
}

template <class Int>
point_result read_result(const Int* r, const std::array<place, 7>& at) {
  point_result made;
  made.eligible = r[at[0].at] != 0;
  if (!made.eligible) {
    made.has_stated = made.has_possible = true;
    return made;
  }
  made.has_stated = r[at[1].at] != 0;
  made.has_possible = r[at[2].at] != 0;
  made.open = r[at[3].at] != 0;
  const auto stated = whole_yen(r, at[4]), least = whole_yen(r, at[5]), most = whole_yen(r, at[6]);
  made.wide = !stated || !least || !most;
  if (made.wide) return made;
  made.stated = *stated;
  made.least = *least;
  made.most = *most;
  return made;
}

inline point_result exact_result(const plan::measure_plan& plan, const std::vector<bool>& needed, case_of_registers of) {
  of.facts.bound = &of.bound;
  values<exact_domain> run(plan, 1);
  exact_domain domain(of.facts);
  run.run(domain, needed);
  point_result made;
  const auto nodes = result_nodes(plan);
  made.eligible = run.truth_at(nodes[0]) != 0;
  made.has_stated = made.has_possible = true;
  if (!made.eligible) return made;
  made.has_stated = run.truth_at(nodes[1]) != 0;
  made.has_possible = run.truth_at(nodes[2]) != 0;
  made.open = run.truth_at(nodes[3]) != 0;
  const auto stated = floor(run.number_at(nodes[4])).to_int64(), least = floor(run.number_at(nodes[5])).to_int64(), most = floor(run.number_at(nodes[6])).to_int64();
  made.wide = !stated || !least || !most;
  if (!made.wide) made.stated = *stated, made.least = *least, made.most = *most;
  return made;
}

/// 128 bits hold almost everything that 64 do not; the checked run says when they do not either.
template <class Code>
std::optional<point_result> wide_result(const Code& code, const std::vector<std::int64_t>& registers) {
  constexpr std::size_t most_on_stack = 1024;
  if (registers.size() > most_on_stack) return std::nullopt;
  std::array<wide_int, most_on_stack> r;
  std::copy(registers.begin(), registers.end(), r.begin());
  const instruction* first = code.result_code.data();
  if (!execute<wide_int, checked_arithmetic<wide_int>>(first, first + code.result_code.size(), r.data())) return std::nullopt;
  return read_result(r.data(), code.results);
}

}  // namespace detail

SANTEI_INLINE point_result machine::run(workspace& in) const {
  std::int64_t* r = in.registers_.data();
  if (code_->compiled && in.exact_.empty()) {
    std::uint64_t size = 0;
    for (const std::uint16_t input : code_->numbers) size |= static_cast<std::uint64_t>(r[input] ^ (r[input] >> 63));
    if (code_->proven && size < static_cast<std::uint64_t>(detail::input_limit)) {
      const detail::instruction* first = code_->result_code.data();
      detail::execute<std::int64_t, detail::proven<std::int64_t>>(first, first + code_->result_code.size(), r);
      return detail::read_result(r, code_->results);
    }
    if (const auto made = detail::wide_result(*code_, in.registers_)) return *made;
  }
  return detail::exact_result(*code_->plan, code_->result_needed, detail::facts_of(*code_->plan, r, code_->scales, in.exact_));
}

SANTEI_INLINE std::vector<traced_step> machine::trace(const workspace& after) const {
  std::vector<traced_step> made;
  const auto& steps = code_->plan->steps;
  std::uint64_t size = 0;
  for (const std::uint16_t input : code_->numbers) size |= static_cast<std::uint64_t>(after.registers_[input] ^ (after.registers_[input] >> 63));
  if (code_->compiled && code_->proven && after.exact_.empty() && size < static_cast<std::uint64_t>(detail::input_limit)) {
    std::vector<std::int64_t> r = after.registers_;
    const detail::instruction* first = code_->trace_code.data();
    detail::execute<std::int64_t, detail::proven<std::int64_t>>(first, first + code_->trace_code.size(), r.data());
    for (std::uint32_t i = 0; i < steps.size(); ++i) {
      const detail::place &value = code_->places[steps[i].value], &applies = code_->places[steps[i].applies];
      if (r[applies.at] != 0) made.push_back({i, rational(r[value.at], value.denominator)});
    }
    return made;
  }
  detail::case_of_registers facts = detail::facts_of(*code_->plan, after.registers_.data(), code_->scales, after.exact_);
  facts.facts.bound = &facts.bound;
  detail::values<detail::exact_domain> run(*code_->plan, 1);
  detail::exact_domain domain(facts.facts);
  run.run(domain, detail::needed_for(*code_->plan, detail::traced_nodes(*code_->plan)));
  for (std::uint32_t i = 0; i < steps.size(); ++i)
    if (run.truth_at(steps[i].applies) != 0) made.push_back({i, run.number_at(steps[i].value)});
  return made;
}

}  // namespace santei::evaluate
