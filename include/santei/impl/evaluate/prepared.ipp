// A combination is the choices that are known and which numbers are; it is settled where no number makes an unknown fact matter.
#pragma once

#include <santei/evaluate/prepared.hpp>

#include <santei/impl/evaluate/interval_domain.hpp>
#include <santei/impl/evaluate/machine.ipp>
#include <santei/impl/evaluate/relevance.hpp>
#include <santei/impl/evaluate/scales.hpp>

#include <algorithm>
#include <map>
#include <vector>

namespace santei::evaluate {

namespace detail {

/// The facts of a combination: choices as they are, numbers anywhere in their ranges.
inline bound_case bound_of(const plan::measure_plan& plan, const std::vector<std::int64_t>& combination) {
  bound_case made = nothing_known(plan);
  for (std::size_t i = 0; i < combination.size(); ++i) {
    if (combination[i] == machine::not_given) continue;
    made.values[i][0].given = true;
    if (!is_number(plan.inputs[i].declared.of.of)) made.values[i][0].choices = {static_cast<std::uint32_t>(combination[i])};
  }
  return made;
}

/// Whether nothing but the numbers given can change an answer to the combination.
inline bool settles(const plan::measure_plan& plan, const std::vector<std::int64_t>& combination) {
  const bound_case bound = bound_of(plan, combination);
  assignment facts{&bound, std::vector<std::vector<setting>>(plan.inputs.size(), std::vector<setting>(1))};
  for (std::size_t i = 0; i < combination.size(); ++i)
    if (!bound.values[i][0].choices.empty())
      facts.settings[i][0] = {setting::state::choice, rational(0), bound.values[i][0].choices.front()};
  std::vector<plan::node_id> roots = result_nodes(plan), excluded{plan.grant.undetermined};
  for (const plan::exclusion& one : plan.exclusions) excluded.push_back(one.both);
  for (const plan::requirement& one : plan.requirements)
    if (one.in_doubt != plan::no_node) excluded.push_back(one.in_doubt);
  roots.insert(roots.end(), excluded.begin(), excluded.end());
  values<interval_domain> known(plan, 1);
  interval_domain ranges(plan, facts);
  known.run(ranges, needed_for(plan, roots));
  if (std::any_of(excluded.begin(), excluded.end(), [&](plan::node_id id) { return known.truth_at(id) != truth::no; })) return false;
  if (known.truth_at(plan.eligible) == truth::no) return true;  // no amount is read
  relevance matters(plan, known, false);
  for (const plan::node_id root : roots) matters.visit(root);
  return std::all_of(matters.used().begin(), matters.used().end(), [&](const auto& used) {
    return is_number(plan.inputs[used.first.input].declared.of.of) && bound.values[used.first.input][0].given;
  });
}

}  // namespace detail

struct prepared::state {
  static constexpr std::size_t most_combinations = 4096;

  explicit state(std::shared_ptr<const plan::measure_plan> plan)
      : run(std::move(plan)), work(run.make_workspace()), combination(run.plan().inputs.size()) {
    for (std::uint32_t i = 0; i < combination.size(); ++i) {
      const declaration& declared = run.plan().inputs[i].declared;
      numbers.push_back(is_number(declared.of.of));
      ranges.push_back(numbers.back() ? detail::range_of(declared, run.scale(i))
                                      : detail::whole_range{0, std::int64_t(detail::choices_of(declared)) - 1});
    }
  }

  /// Puts the facts into the registers; false where one is none that its input may have.
  bool load(std::span<const std::int64_t> facts) {
    for (std::uint32_t i = 0; i < combination.size(); ++i) {
      const std::int64_t value = facts[i];
      if (value != not_given && !ranges[i].holds(value)) return false;
      if (value != not_given) work.set(i, value);
      else work.assume(i, std::clamp<std::int64_t>(0, ranges[i].least, ranges[i].greatest));  // where it is settled, any that it may be
      combination[i] = value == not_given || !numbers[i] ? value : 0;
    }
    return true;
  }
  bool settled() {
    if (last != nullptr && last->first == combination) return last->second;
    if (met.size() >= most_combinations) met.clear();
    const auto [at, is_new] = met.try_emplace(combination, false);
    if (is_new) at->second = detail::settles(run.plan(), combination);
    last = &*at;
    return at->second;
  }

  machine run;
  machine::workspace work;
  std::vector<bool> numbers;
  std::vector<detail::whole_range> ranges;
  std::vector<std::int64_t> combination;  // of the facts in the registers
  std::map<std::vector<std::int64_t>, bool> met;
  const std::pair<const std::vector<std::int64_t>, bool>* last = nullptr;
};

SANTEI_INLINE prepared::prepared(std::shared_ptr<const plan::measure_plan> plan) : state_(std::make_unique<state>(std::move(plan))) {}
SANTEI_INLINE prepared::~prepared() = default;
SANTEI_INLINE prepared::prepared(prepared&&) noexcept = default;
SANTEI_INLINE prepared& prepared::operator=(prepared&&) noexcept = default;

SANTEI_INLINE const plan::measure_plan& prepared::plan() const { return state_->run.plan(); }
SANTEI_INLINE std::int64_t prepared::scale(std::uint32_t input) const { return state_->run.scale(input); }

SANTEI_INLINE std::optional<point_result> prepared::ask(std::span<const std::int64_t> facts) {
  if (!state_->load(facts) || !state_->settled()) return std::nullopt;
  const point_result found = state_->run.run(state_->work);
  if (found.wide) return std::nullopt;
  return found;
}

SANTEI_INLINE status status_of(const point_result& of) noexcept {
  if (!of.eligible) return status::ineligible;
  if (!of.has_stated && !of.has_possible) return status::not_computable;
  if (of.open) return status::open;
  if (of.has_possible && of.least == of.most) return status::exact;
  if (!of.has_stated) return status::maximum;
  return !of.has_possible || of.least < of.stated ? status::maximum : status::interval;
}

}  // namespace santei::evaluate
