// Builds the shape of a table: reads the plan for what each column is good for.
#pragma once

#include <santei/impl/evaluate/batch/derived.hpp>
#include <santei/impl/evaluate/batch/readings.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>
#include <vector>

namespace santei::evaluate::detail {

/// What holds of every row that has one class of one fact: the others may be given there or not.
class class_alone : public interval_domain {
 public:
  using interval_domain::interval_domain;
  truth given(std::uint32_t i, std::size_t row) const {
    return interval_domain::given(i, row) == santei::truth::yes ? santei::truth::yes : santei::truth::unknown;
  }
};

class shaper {
 public:
  /// `present`: inputs that have a column; `sure`: those that every row of the table knows.
  shaper(const batch_plan& of, std::uint64_t present, std::uint64_t sure) : of_(of), plan_(*of.plan), present_(present), sure_(sure) {}

  std::unique_ptr<shape> build() {
    auto made = std::make_unique<shape>();
    made->hard = of_.alone;
    if (made->hard) return made;
    std::vector<reading> read = readings_of(plan_, nodes_told_apart(plan_));
    std::vector<plan::node_id> conditions;
    for (const plan::derivation& rule : plan_.derivations)
      for (const plan::node_id one : conditions_of(rule)) conditions.push_back(one);
    of_conditions_ = readings_of(plan_, conditions);
    for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i)
      if (read[i].any) follow(i, read);
    for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i)
      if (read[i].any && (has(i) || derived_.contains(i))) place(i, read[i], *made);
      else if (has(i)) watch(i, *made);
    number_parts(*made);
    return made;
  }

 private:
  [[nodiscard]] bool has(std::uint32_t input) const { return (present_ >> input & 1U) != 0; }
  [[nodiscard]] bool sure(std::uint32_t input) const { return (sure_ >> input & 1U) != 0; }

  /// Where a fact that is read may not be told, what it follows from is read too: beside it, or, where that is told apart elsewhere too, as
  /// digits of their own.
  void follow(std::uint32_t i, std::vector<reading>& read) {
    if (has(i) && sure(i)) return;
    std::vector<plan::node_id> conditions;
    std::size_t rules = 0;
    for (const plan::derivation& rule : plan_.derivations)
      if (rule.of == i) {
        ++rules;
        for (const plan::derivation::row& row : rule.rows) conditions.push_back(row.holds);
      }
    if (rules == 0) return;
    std::vector<reading> sources = readings_of(plan_, conditions);
    for (const plan::derivation& rule : plan_.derivations)  // a fact that its rows name and no condition needs: that it is known makes it follow
      for (const std::uint32_t s : rule.from)
        if (rule.of == i && !of_conditions_[s].any) sources[s].any = sources[s].told = true;
    bool alone = rules == 1 && !read[i].told && classes_told_apart(i, read[i]) <= most_derived_classes;
    const std::vector<bool> excluded = read_by_exclusions(plan_);
    for (std::uint32_t s = 0; s < sources.size(); ++s)
      if (sources[s].any)
        alone = alone && !excluded[s] && !read[s].any && !sources[s].computed && !sources[s].told &&
                std::none_of(plan_.derivations.begin(), plan_.derivations.end(), [&](const auto& rule) { return rule.of == s; });
    if (alone) {
      auto made = std::make_shared<derived_class>();
      for (plan::node_id id = 0; id < plan_.nodes.size(); ++id)
        if (const plan::node& n = plan_.at(id); n.a == i && (n.code == plan::op::input_in || n.code == plan::op::input_truth))
          made->readers.push_back(id);
      for (std::uint32_t s = 0; s < sources.size(); ++s)
        if (sources[s].any && has(s)) made->sources.push_back(part_of(s, sources[s]));
      for (key_part& p : made->sources) p.stride = made->combinations, made->combinations *= p.classes;
      if (made->sources.empty()) return;
      if (made->combinations <= most_flat) {
        made->known = std::make_unique<std::atomic<std::uint8_t>[]>(made->combinations);
        derived_[i] = std::move(made);
        return;
      }
    }
    for (std::uint32_t s = 0; s < sources.size(); ++s) {
      if (!sources[s].any) continue;
      const bool fresh = !read[s].any;
      join(sources[s], read[s]);
      if (fresh) follow(s, read);
    }
  }
  static void join(const reading& from, reading& into) {
    into.any = true;
    into.told = into.told || from.told, into.computed = into.computed || from.computed, into.as_truth = into.as_truth || from.as_truth;
    into.sets.insert(from.sets.begin(), from.sets.end());
    into.limits.insert(from.limits.begin(), from.limits.end());
  }

  [[nodiscard]] std::vector<bool> signature(const reading& r, std::uint32_t choice) const {
    std::vector<bool> made{r.as_truth && choice == 1};
    for (const std::uint32_t set : r.sets) made.push_back(plan_.sets[set][choice]);
    return made;
  }
  [[nodiscard]] std::size_t classes_told_apart(std::uint32_t i, const reading& r) const {
    std::set<std::vector<bool>> seen;
    for (std::uint32_t c = 0; c < choices_of(plan_.inputs[i].declared); ++c) seen.insert(signature(r, c));
    return seen.size();
  }

  void place(std::uint32_t i, const reading& r, shape& into) {
    if (is_number(plan_.inputs[i].declared.of.of) && r.computed) {
      into.amounts.push_back({i, of_.limits[i].least, of_.limits[i].greatest});
      if (sure(i)) return;
      key_part part;
      part.input = i;
      part.is = key_part::role::amount;
      part.classes = 2;
      into.parts.push_back(std::move(part));
      return;
    }
    key_part part = part_of(i, r);
    if (const auto at = derived_.find(i); at != derived_.end()) make_derived(part, at->second);
    into.parts.push_back(std::move(part));
  }
  /// A cell that the fact may not have is refused, whether anything hangs on it or not.
  void watch(std::uint32_t i, shape& into) const {
    const declaration& d = plan_.inputs[i].declared;
    if (is_number(d.of.of) && !d.range().lower() && !d.range().upper()) return;
    key_part part;
    part.input = i;
    part.sure = part.watched = true;
    if (is_number(d.of.of)) part.is = key_part::role::cuts, part.least = of_.limits[i].least, part.greatest = of_.limits[i].greatest;
    else part.class_of_choice.assign(choices_of(d), 0), part.choices_of_class.resize(1);
    into.parts.push_back(std::move(part));
  }
  [[nodiscard]] key_part part_of(std::uint32_t i, const reading& r) const {
    key_part part;
    part.input = i;
    part.sure = has(i) && sure(i);
    if (is_number(plan_.inputs[i].declared.of.of)) add_cuts(part, r);
    else add_choices(part, r);
    return part;
  }
  void add_choices(key_part& part, const reading& r) const {
    if (!part.sure) part.choices_of_class.emplace_back();
    std::map<std::vector<bool>, std::uint32_t> known;
    for (std::uint32_t c = 0; c < choices_of(plan_.inputs[part.input].declared); ++c) {
      const auto [at, fresh] = known.emplace(signature(r, c), static_cast<std::uint32_t>(part.choices_of_class.size()));
      if (fresh) part.choices_of_class.push_back({c});
      part.class_of_choice.push_back(at->second);
    }
    part.classes = static_cast<std::uint32_t>(part.choices_of_class.size());
  }
  /// Classes become sets of classes: a bit each; the full set is class 0.
  static void make_derived(key_part& part, std::shared_ptr<const derived_class> by) {
    const std::vector<std::vector<std::uint32_t>> single(part.choices_of_class.begin() + 1, part.choices_of_class.end());
    part.classes = std::max(2U, (1U << single.size()) - 1U);
    for (std::uint32_t& k : part.class_of_choice) k = 1U << (k - 1);
    part.choices_of_class.assign(part.classes, {});
    for (std::uint32_t set = 1; set < part.classes; ++set)
      for (std::size_t k = 0; k < single.size(); ++k)
        if ((set >> k & 1U) != 0) part.choices_of_class[set].push_back(single[k].front());
    part.derived = std::move(by);
  }
  void add_cuts(key_part& part, const reading& r) const {
    part.is = key_part::role::cuts;
    part.least = of_.limits[part.input].least, part.greatest = of_.limits[part.input].greatest;
    std::set<std::int64_t> cuts;
    for (const rational& fixed : r.limits) {
      const rational at = fixed * rational(of_.scales[part.input]);
      for (const rational& cut : {ceil(at), floor(at) + rational(1)})
        if (const auto whole = cut.to_int64(); whole && part.least < *whole && *whole <= part.greatest) cuts.insert(*whole);
    }
    part.cuts.assign(cuts.begin(), cuts.end());
    part.classes = static_cast<std::uint32_t>(cuts.size() + (part.sure ? 1 : 2));
  }

  void number_parts(shape& into) {
    find_kills(into);
    for (key_part& part : into.parts) {
      part.stride = into.combinations;
      if (into.combinations > most_combinations / part.classes) {
        into.hard = true;
        return;
      }
      into.combinations *= part.classes;
    }
    if (into.combinations <= most_flat) into.flat = std::make_unique<std::atomic<const situation*>[]>(into.combinations);
  }
  /// A class that alone makes a row ineligible, whatever else is known or not: such rows share one answer.
  void find_kills(shape& into) const {
    for (key_part& part : into.parts) part.kills.assign(part.classes, false);
    std::size_t classes = 0;
    for (const key_part& part : into.parts) classes += part.classes;
    if (!plan_.exclusions.empty() || classes > limits{}.steps / (interval_cost * (plan_.nodes.size() + 1)) / 8) return;
    const std::vector<bool> needed = needed_for(plan_, {plan_.eligible});
    for (key_part& part : into.parts) {
      for (std::uint32_t k = part.sure ? 0 : 1; k < part.classes && !part.watched; ++k) {
        bound_case bound = nothing_known(plan_);
        tell_class(plan_, of_.scales, part, k, bound);
        assignment facts;
        facts.bound = &bound;
        facts.settings.assign(plan_.inputs.size(), std::vector<setting>(1));
        if (part.is == key_part::role::cuts && !part.cuts.empty())
          facts.settings[part.input][0] = {setting::state::number, bound.values[part.input][0].range.lower()->value, 0};
        class_alone domain(plan_, facts);
        values<class_alone> run(plan_, 1);
        run.run(domain, needed);
        part.kills[k] = run.truth_at(plan_.eligible) == truth::no;
      }
    }
  }

  const batch_plan& of_;
  const plan::measure_plan& plan_;
  std::uint64_t present_, sure_;
  std::map<std::uint32_t, std::shared_ptr<const derived_class>> derived_;
  std::vector<reading> of_conditions_;  // how the rows of 場合分け of facts read each input
};

}  // namespace santei::evaluate::detail
