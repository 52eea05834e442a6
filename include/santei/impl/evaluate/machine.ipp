// Running the register code, and the ways back to exact rationals where 64 bits do not do.
#pragma once

#include <santei/evaluate/machine.hpp>

#include <santei/impl/evaluate/explore.hpp>
#include <santei/impl/evaluate/machine_compiler.hpp>
#include <santei/impl/evaluate/machine_result.hpp>

#include <algorithm>
#include <array>

namespace santei::evaluate {

struct machine::code {
  std::shared_ptr<const plan::measure_plan> plan;
  std::vector<std::int64_t> start;                // registers before any input: constants in place
  std::vector<std::int64_t> scales;               // of inputs
  std::vector<std::uint16_t> numbers;             // registers of number inputs, for the size check
  std::vector<detail::instruction> result_code;   // what a result needs
  std::vector<detail::instruction> trace_code;    // what only steps need, run when they are read
  std::vector<detail::place> places;              // of nodes
  std::array<detail::place, 8> results;
  std::vector<bool> result_needed;
  bool compiled = true;                           // false: some node has no register form; every case runs in exact rationals
  bool proven = true;
};

SANTEI_INLINE machine::machine(std::shared_ptr<const plan::measure_plan> plan, std::vector<std::int64_t> scales) {
  auto made = std::make_unique<code>();
  made->plan = std::move(plan);
  made->scales = std::move(scales);
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

namespace detail {

/// Whether what the page permits and does not state may fall below 下限額, with everything else known.
inline bool leaves_verdict_in_doubt(const plan::measure_plan& plan, const assignment& facts) {
  std::vector<plan::node_id> doubts;
  for (const plan::requirement& one : plan.requirements)
    if (one.in_doubt != plan::no_node) doubts.push_back(one.in_doubt);
  if (doubts.empty()) return false;
  values<exact_domain> run(plan, 1);
  exact_domain domain(facts);
  run.run(domain, needed_for(plan, doubts));
  return std::any_of(doubts.begin(), doubts.end(), [&](plan::node_id id) { return run.truth_at(id) != 0; });
}

}  // namespace detail

SANTEI_INLINE bool machine::load(const bound_case& from, workspace& into) const {
  if (from.rows != 1) return false;
  std::vector<plan::node_id> roots = detail::traced_nodes(*code_->plan);
  for (const plan::share& one : code_->plan->shares) roots.push_back(one.stated);
  for (const plan::requirement& one : code_->plan->requirements)
    if (one.in_doubt != plan::no_node) roots.push_back(one.in_doubt);
  const detail::explorer explore(*code_->plan, from, std::move(roots));
  if (!explore.open_choices().empty() || !explore.free().empty()) return false;
  if (detail::leaves_verdict_in_doubt(*code_->plan, explore.base())) return false;
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
  made.undetermined = run.truth_at(nodes[7]) != 0;
  const auto stated = floor(run.number_at(nodes[4])).to_int64(), least = floor(run.number_at(nodes[5])).to_int64(),
             most = floor(run.number_at(nodes[6])).to_int64();
  made.wide = !stated || !least || !most;
  if (made.wide) return made;
  made.stated = *stated, made.least = *least, made.most = *most;
  made.may_be_less = made.has_stated && made.has_possible && *least < *stated;
  return made;
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
    if (const auto made = run_wide(in)) return *made;
  }
  if (is_far(in)) return beyond_bounds();
  return detail::exact_result(*code_->plan, code_->result_needed, detail::facts_of(*code_->plan, r, code_->scales, in.exact_));
}

/// What no proof covers: estimate() is to be asked.
SANTEI_INLINE point_result machine::beyond_bounds() {
  point_result made;
  made.wide = true;
  return made;
}

/// Whether an unknown fact is assumed to be beyond every bound.
SANTEI_INLINE bool machine::is_far(const workspace& in) const {
  const std::int64_t* r = in.registers_.data();
  return std::any_of(code_->numbers.begin(), code_->numbers.end(),
                     [&](std::uint16_t input) { return r[input] == far && r[in.inputs_ + input] == 0; });
}

/// Past 64 bits; `wide` where a fact is far and the proof beside far_value does not hold.
SANTEI_INLINE std::optional<point_result> machine::run_wide(const workspace& in) const {
  const std::int64_t* r = in.registers_.data();
  const bool some_far = is_far(in);
  std::uint64_t size = 0;
  for (const std::uint16_t input : code_->numbers)
    if (!(r[input] == far && r[in.inputs_ + input] == 0)) size |= static_cast<std::uint64_t>(r[input] ^ (r[input] >> 63));
  if (some_far && (!code_->proven || size >= static_cast<std::uint64_t>(detail::input_limit))) return beyond_bounds();
  const auto made = detail::wide_result(*code_, in.registers_, some_far ? detail::far_value : detail::wide_int(0));
  return some_far && !made ? beyond_bounds() : made;
}

SANTEI_INLINE std::vector<traced_step> machine::trace(const workspace& after) const {
  std::vector<traced_step> made;
  const auto& steps = code_->plan->steps;
  std::uint64_t size = 0;
  for (const std::uint16_t input : code_->numbers)
    size |= static_cast<std::uint64_t>(after.registers_[input] ^ (after.registers_[input] >> 63));
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
