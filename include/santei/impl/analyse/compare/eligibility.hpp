// Whom one rule takes and the other does not: the facts that eligibility reads, cut into classes that neither rule tells further apart, all
// combinations tried, and the
// combinations that differ put together again into as few groups as joining class by class gives.
#pragma once

#include <santei/analyse/compare.hpp>

#include <santei/impl/evaluate/amount_diagram.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

/// One fact with its classes: choices that both rules treat alike, points and stretches between limits.
struct fact_classes {
  declaration fact;
  std::vector<std::vector<std::uint32_t>> choices;
  std::vector<interval> ranges;

  [[nodiscard]] std::size_t count() const { return choices.size() + ranges.size(); }
};

class eligibility_comparison {
 public:
  eligibility_comparison(const compared_rule& first, const compared_rule& second) : rules_{&first, &second} {}

  eligibility_change run() {
    for (const compared_rule* rule : rules_) collect(*rule);
    for (const auto& [key, fact] : wanted_) facts_.push_back(classes_of(fact));
    std::erase_if(facts_, [](const fact_classes& one) { return one.count() < 2; });
    limit();
    try_all();
    join();
    return finish();
  }

 private:
  struct group {
    std::vector<std::vector<bool>> classes;  // a fact each
    truth before = truth::no, after = truth::no;
  };

  void collect(const compared_rule& rule) {
    const evaluate::detail::explorer open(*rule.plan, rule.facts, {rule.plan->eligible});
    for (const auto& choice : open.open_choices())
      for (const auto& asked : choice.questions)
        wanted_.emplace(rule.plan->inputs[asked.input].declared.key, rule.plan->inputs[asked.input].declared);
    for (const auto& variable : open.free())
      if (!rule.plan->inputs[variable.input].open_point)
        left_open_.emplace(rule.plan->inputs[variable.input].declared.key, rule.plan->inputs[variable.input].declared);
  }

  fact_classes classes_of(const declaration& fact) const { return is_number(fact.of.of) ? number_classes(fact) : choice_classes(fact); }

  fact_classes choice_classes(const declaration& fact) const {
    std::map<std::vector<bool>, std::vector<std::uint32_t>> alike;
    const std::size_t count = fact.choice_count();
    for (std::uint32_t choice = 0; choice < count; ++choice) {
      std::vector<bool> signature;
      for (const compared_rule* rule : rules_)
        for (const plan::node& n : rule->plan->nodes)
          if (n.code == plan::op::input_in && rule->plan->inputs[n.a].declared.key == fact.key)
            signature.push_back(rule->plan->sets[n.b][choice]);
      if (fact.of.of == kind::truth) signature.push_back(choice == 1);
      alike[signature].push_back(choice);
    }
    fact_classes made{fact, {}, {}};
    for (auto& [signature, choices] : alike) made.choices.push_back(std::move(choices));
    std::sort(made.choices.begin(), made.choices.end());
    return made;
  }

  fact_classes number_classes(const declaration& fact) const {
    std::set<rational> limits;
    for (const compared_rule* rule : rules_)
      for (const plan::node& n : rule->plan->nodes) {
        if (n.code != plan::op::at_least && n.code != plan::op::above && n.code != plan::op::equal) continue;
        for (const auto& [x, y] : {std::pair{n.a, n.b}, std::pair{n.b, n.a}}) {
          const plan::node &number = rule->plan->at(x), &limit = rule->plan->at(y);
          if (number.code == plan::op::input_number && limit.code == plan::op::number &&
              rule->plan->inputs[number.a].declared.key == fact.key)
            limits.insert(rule->plan->constants[limit.a]);
        }
      }
    fact_classes made{fact, {}, {}};
    std::optional<bound> low;
    const auto take = [&](std::optional<bound> from, std::optional<bound> to) {
      const auto ends = interval::from_ends(std::move(from), std::move(to));
      if (const auto here = ends ? intersect(*ends, fact.range()) : std::nullopt) made.ranges.push_back(*here);
    };
    for (const rational& at : limits) {
      take(low, bound{at, false});
      take(bound{at, true}, bound{at, true});
      low = bound{at, false};
    }
    take(low, std::nullopt);
    return made;
  }

  /// Too many combinations: the facts with most classes are left as they are given.
  void limit() {
    constexpr std::size_t most = 4096;
    std::stable_sort(facts_.begin(), facts_.end(), [](const fact_classes& a, const fact_classes& b) { return a.count() < b.count(); });
    const std::size_t each_costs = 32 * (rules_[0]->plan->nodes.size() + rules_[1]->plan->nodes.size() + 1);
    const std::size_t affordable = std::min(most, limits{}.trial_steps / each_costs + 1);
    std::size_t product = 1, kept = 0;
    while (kept < facts_.size() && product * facts_[kept].count() <= affordable) product *= facts_[kept++].count();
    for (std::size_t i = kept; i < facts_.size(); ++i) left_open_.emplace(facts_[i].fact.key, facts_[i].fact);
    facts_.resize(kept);
  }

  truth verdict(const compared_rule& rule, const std::vector<std::size_t>& at) const {
    evaluate::bound_case facts = rule.facts;
    for (std::size_t f = 0; f < facts_.size(); ++f) {
      const auto input = rule.plan->find(facts_[f].fact.key);
      if (!input) continue;
      for (evaluate::bound_value& value : facts.values[*input])
        value = facts_[f].ranges.empty() ? evaluate::bound_value{true, interval::everything(), facts_[f].choices[at[f]]}
                                         : evaluate::bound_value{true, facts_[f].ranges[at[f]], {}};
    }
    evaluate::detail::explorer open(*rule.plan, facts, {rule.plan->eligible});
    evaluate::detail::case_diagrams left(*rule.plan, facts, open);
    evaluate::detail::seen_truths seen;
    for (const auto& told : left.diagram_of({left.disagrees(), left.at(rule.plan->eligible)}, [](const auto&) {}).terminals)
      left.read(told, [&](const auto&, const auto& read, const auto*) {
        if (read.truth_at(told[0]) != truth::yes) seen.add(read.truth_at(told[1]));
        return true;
      });
    return seen.verdict();
  }

  void try_all() {
    std::vector<std::size_t> at(facts_.size());
    for (bool more = true; more;) {
      const truth before = verdict(*rules_[0], at), after = verdict(*rules_[1], at);
      if (before != after) {
        group made{{}, before, after};
        for (std::size_t f = 0; f < facts_.size(); ++f) {
          made.classes.emplace_back(facts_[f].count());
          made.classes.back()[at[f]] = true;
        }
        groups_.push_back(std::move(made));
      }
      more = false;
      for (std::size_t f = 0; f < at.size() && !more; ++f) {
        if (++at[f] < facts_[f].count()) more = true;
        else at[f] = 0;
      }
    }
  }

  /// Groups that differ in one fact alone are one.
  void join() {
    for (std::size_t f = 0; f < facts_.size(); ++f) {
      std::map<std::pair<std::pair<truth, truth>, std::vector<std::vector<bool>>>, std::size_t> places;
      std::vector<group> joined;
      for (const group& one : groups_) {
        auto others = one.classes;
        others[f].clear();
        const auto [at, fresh] = places.try_emplace({{one.before, one.after}, std::move(others)}, joined.size());
        if (fresh) joined.push_back(one);
        else
          for (std::size_t c = 0; c < one.classes[f].size(); ++c)
            joined[at->second].classes[f][c] = joined[at->second].classes[f][c] || one.classes[f][c];
      }
      groups_ = std::move(joined);
    }
  }

  [[nodiscard]] fact_values values_of(std::size_t f, const std::vector<bool>& classes) const {
    fact_values made{facts_[f].fact, {}, {}};
    bool before = false;
    for (std::size_t c = 0; c < classes.size(); before = classes[c], ++c) {
      if (!classes[c]) continue;
      if (facts_[f].ranges.empty()) made.choices.insert(made.choices.end(), facts_[f].choices[c].begin(), facts_[f].choices[c].end());
      else if (before) made.ranges.back() = hull(made.ranges.back(), facts_[f].ranges[c]);
      else made.ranges.push_back(facts_[f].ranges[c]);
    }
    std::sort(made.choices.begin(), made.choices.end());
    return made;
  }

  eligibility_change finish() const {
    eligibility_change made;
    for (const group& one : groups_) {
      changed_group shown{one.before, one.after, {}};
      for (std::size_t f = 0; f < facts_.size(); ++f)
        if (std::find(one.classes[f].begin(), one.classes[f].end(), false) != one.classes[f].end())
          shown.where.push_back(values_of(f, one.classes[f]));
      made.groups.push_back(std::move(shown));
    }
    for (const auto& [key, fact] : left_open_) made.left_open.push_back(fact);
    return made;
  }

  std::vector<const compared_rule*> rules_;
  std::map<std::string, declaration> wanted_, left_open_;
  std::vector<fact_classes> facts_;
  std::vector<group> groups_;
};

}  // namespace santei::analyse::detail
