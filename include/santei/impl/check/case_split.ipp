// Definitions of the case split.
#pragma once

#include <santei/check/case_split.hpp>
#include <santei/impl/check/case_builder.ipp>
#include <santei/impl/check/case_text.ipp>
#include <santei/impl/check/joint_builder.ipp>

#include <algorithm>
#include <set>
#include <utility>

namespace santei::check {

SANTEI_INLINE std::string identity_of(const checked& file, syntax::expression_id id) {
  const syntax::expression& e = file.tree.expressions[id];
  const expression_meaning& meaning = file.expressions[id];
  if (const auto constant = detail::constant_of(file, id)) return constant->text();
  std::string text = std::to_string(static_cast<int>(e.is)) + "." + std::to_string(static_cast<int>(meaning.to)) + "." +
                     std::to_string(meaning.index) + "." + std::to_string(meaning.column);
  if (meaning.to == target::other_measure || meaning.to == target::nothing) text += e.name.text;
  if (e.operands.empty()) return text;
  text += "(";
  for (const syntax::expression_id part : e.operands) text += identity_of(file, part) + ",";
  if (e.condition) text += syntax::print_condition(file.tree, *e.condition);
  return text + ")";
}

SANTEI_INLINE case_space::case_space(const checked& file, const std::vector<syntax::condition_id>& conditions,
                                     const std::vector<named_value>* values)
    : file_(&file) {
  builder build{file, *this, detail::terms(file, values)};
  build.add(conditions);
  build.add_ties();
  for (std::size_t at = 0; at < dimensions_.size(); ++at) build.cut(at);
  joint_builder(*this, build.read, build.forms).run();
  terms_ = std::make_shared<const detail::terms>(std::move(build.read));
}

SANTEI_INLINE void case_space::join(const std::vector<std::size_t>& over, std::size_t& linear_steps) {
  for (const std::size_t i : over)
    if (joint_of_[i] != any_class && !joints_[joint_of_[i]]->entered)
      detail::cell_search(*terms_, dimensions_, *joints_[joint_of_[i]], linear::effort(linear_steps)).run();
}

SANTEI_INLINE bool case_space::is_linked(std::size_t dimension, const std::vector<bool>& chosen) const {
  if (chosen[dimension] || joint_of_[dimension] == any_class) return chosen[dimension];
  const auto& together = joints_[joint_of_[dimension]]->dimensions;
  return std::any_of(together.begin(), together.end(), [&](std::size_t other) { return chosen[other]; });
}

SANTEI_INLINE bool case_space::is_joined(const std::vector<std::size_t>& over) const {
  return std::all_of(over.begin(), over.end(), [&](std::size_t i) { return joint_of_[i] == any_class || joints_[joint_of_[i]]->complete; });
}

SANTEI_INLINE bool case_space::is_certain(const std::vector<std::size_t>& over) const {
  return std::none_of(over.begin(), over.end(), [&](std::size_t i) { return joint_of_[i] != any_class && joints_[joint_of_[i]]->doubtful; });
}

SANTEI_INLINE std::size_t case_space::count(const std::vector<std::size_t>& over, std::size_t most) const {
  std::vector<std::size_t> together(joints_.size(), 1);
  std::size_t cases = 1;
  const auto times = [&](std::size_t& product, std::size_t factor) {
    product = factor != 0 && product > most / factor ? most + 1 : product * factor;
  };
  for (const std::size_t i : over) times(joint_of_[i] == any_class ? cases : together[joint_of_[i]], dimensions_[i].size());
  for (std::size_t j = 0; j < joints_.size(); ++j)
    times(cases, joints_[j]->complete ? std::min(together[j], joints_[j]->cells.size()) : together[j]);
  return cases;
}

SANTEI_INLINE bool case_space::can_be(const one_case& at, const joint& together) const {
  return !together.complete || cell_of(at, together) != nullptr;
}
SANTEI_INLINE bool case_space::can_be(const one_case& at, std::size_t dimension) const {
  return joint_of_[dimension] == any_class || can_be(at, *joints_[joint_of_[dimension]]);
}
SANTEI_INLINE bool case_space::can_be(const one_case& at) const {
  return std::all_of(joints_.begin(), joints_.end(), [&](const auto& one) { return can_be(at, *one); });
}

SANTEI_INLINE truth case_space::atom_holds(syntax::condition_id id, const one_case& in) const {
  const auto found = atoms_.find(id);
  if (found == atoms_.end()) return truth::unknown;
  const atom& looks = found->second;
  const condition_meaning& meaning = file_->conditions[id];
  const syntax::condition& c = file_->tree.conditions[id];
  if (looks.dimension != any_class && in[looks.dimension] == any_class) return truth::unknown;
  bool holds = false;
  if (looks.dimension == any_class || is_number(dimensions_[looks.dimension].of.of)) {
    const rational sample = looks.dimension == any_class ? rational() : dimensions_[looks.dimension].samples[in[looks.dimension]];
    const rational value = looks.factor * sample + looks.constant;
    holds = c.is == syntax::condition_kind::compare ? detail::compares(value, looks.how, rational())
                                                    : std::binary_search(meaning.values.begin(), meaning.values.end(), value);
  } else {
    const std::uint32_t member = dimensions_[looks.dimension].choices[in[looks.dimension]].front();
    holds = meaning.choices.empty() ? member == 1 : std::binary_search(meaning.choices.begin(), meaning.choices.end(), member);
  }
  return !holds && c.and_others ? truth::unknown : truth_of(holds);
}

SANTEI_INLINE truth case_space::holds(syntax::condition_id id, const one_case& in) const {
  const syntax::condition& c = file_->tree.conditions[id];
  if (!detail::has_parts(c.is)) return atom_holds(id, in);
  if (c.is == syntax::condition_kind::negation) return !holds(c.parts.front(), in);
  truth result = c.is == syntax::condition_kind::all ? truth::yes : truth::no;
  for (const syntax::condition_id part : c.parts)
    result = c.is == syntax::condition_kind::all ? result && holds(part, in) : result || holds(part, in);
  return result;
}

SANTEI_INLINE std::vector<std::size_t> case_space::dimensions_of(syntax::condition_id id) const {
  std::vector<syntax::condition_id> atoms;
  detail::collect_atoms(*file_, id, atoms);
  std::vector<std::size_t> open;
  for (const syntax::condition_id one : atoms)
    if (const auto at = atoms_.find(one); at != atoms_.end() && at->second.dimension != any_class) open.push_back(at->second.dimension);
  std::set<std::size_t> found;
  while (!open.empty()) {
    const std::size_t here = open.back();
    open.pop_back();
    if (found.insert(here).second) open.insert(open.end(), beside_[here].begin(), beside_[here].end());
  }
  return {found.begin(), found.end()};
}

}  // namespace santei::check
