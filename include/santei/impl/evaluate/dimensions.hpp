// The open choices of a case: each dimension lists the ways in which some unknown facts can turn out, as far as the measure tells them
// apart.
#pragma once

#include <santei/impl/evaluate/exact_domain.hpp>
#include <santei/impl/evaluate/followed.hpp>
#include <santei/impl/evaluate/form.hpp>
#include <santei/impl/evaluate/open_rows.hpp>
#include <santei/impl/evaluate/relevance.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace santei::evaluate::detail {

/// For a fact that could be asked for: the ways that remain under each of its values.
struct question {
  std::uint32_t input = 0;
  std::vector<std::vector<std::size_t>> remaining;
};

struct dimension {
  std::vector<way> ways;
  std::vector<std::vector<std::uint32_t>> choices;  // of one choice by itself: which of them each way stands for
  std::vector<question> questions;
};

/// Some number of a range: its lower end where that is in it.
[[nodiscard]] inline setting any_number_of(const interval& range) {
  const cell whole{range.lower() ? std::optional(range.lower()->value) : std::nullopt,
                   range.upper() ? std::optional(range.upper()->value) : std::nullopt, false};
  return {setting::state::number, range.lower() && range.lower()->closed ? range.lower()->value : whole.sample(), 0};
}

class dimensions {
 public:
  /// `over`: an amount that stays open whatever its use, for questions about the rule as a function of it.
  /// `steps`: nodes that may be computed to find what derived facts leave open; past them they count as free of each other.
  dimensions(const plan::measure_plan& plan, const bound_case& bound, assignment& base, std::optional<variable> over = std::nullopt,
             std::size_t steps = 1'000'000)
      : plan_(plan), bound_(bound), base_(base), over_(over), excluded_(read_by_exclusions(plan)), steps_(steps) {}

  void build(const std::map<variable, usage>& used) {
    std::map<variable, usage> left = used;
    for (const plan::derivation& rule : plan_.derivations) narrow(rule);
    for (const plan::derivation* rule : followers_first(plan_)) join(*rule, left);
    if (over_) {
      left.erase(*over_);
      free_.push_back(*over_);
    }
    for (const auto& [cell, use] : left) add(cell, use);
  }

  [[nodiscard]] const std::vector<dimension>& all() const { return found_; }
  [[nodiscard]] const std::vector<variable>& free() const { return free_; }
  /// Facts that follow from others, to be held against them completion by completion.
  [[nodiscard]] const std::vector<followed>& followed_facts() const { return followed_; }
  /// Open facts that a dimension looks at because another follows from them, whether or not its ways say which way they turn out.
  [[nodiscard]] const std::set<variable>& joined() const { return joined_; }
  [[nodiscard]] bool tight() const { return tight_; }
  [[nodiscard]] std::size_t spent() const { return spent_; }

 private:
  [[nodiscard]] const bound_value& known(const variable& v) const {
    const auto& rows = bound_.values[v.input];
    return rows[rows.size() == 1 ? 0 : v.row];
  }

  /// The settings of one cell that the measure tells apart, one for each class.
  std::vector<setting> classes(const variable& v, const usage& use) const {
    return is_number(plan_.inputs[v.input].declared.of.of) ? number_classes(v, use) : choice_classes(v, use);
  }

  std::vector<setting> choice_classes(const variable& v, const usage& use) const {
    return told_apart(allowed(v), use);
  }
  /// The first of each class of choices that the measure does not tell apart.
  std::vector<setting> told_apart(const std::vector<std::uint32_t>& among, const usage& use) const {
    std::map<std::vector<bool>, std::uint32_t> first;
    std::vector<setting> made;
    for (const std::uint32_t choice : among)
      if (first.emplace(signature(use, choice), choice).second) made.push_back({setting::state::choice, rational(0), choice});
    return made;
  }
  [[nodiscard]] std::vector<std::uint32_t> allowed(const variable& v) const {
    if (const auto left = narrowed_.find(v); left != narrowed_.end()) return left->second;
    std::vector<std::uint32_t> made = known(v).choices;
    if (!known(v).given)
      for (std::uint32_t i = 0; i < plan_.inputs[v.input].declared.choice_count(); ++i) made.push_back(i);
    return made;
  }
  [[nodiscard]] std::vector<bool> signature(const usage& use, std::uint32_t choice) const {
    std::vector<bool> made{use.as_truth && choice == 1};
    for (const std::uint32_t set : use.sets) made.push_back(plan_.sets[set][choice]);
    return made;
  }
  /// The choices that are told apart from no one of `ways`, for each.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> choices_alike(const variable& v, const usage& use,
                                                                      const std::vector<setting>& ways) const {
    std::vector<std::vector<std::uint32_t>> made(ways.size());
    for (std::size_t w = 0; w < ways.size(); ++w)
      for (std::uint32_t choice = 0; choice < plan_.inputs[v.input].declared.choices.size(); ++choice)
        if (signature(use, choice) == signature(use, ways[w].choice)) made[w].push_back(choice);
    return made;
  }

  [[nodiscard]] interval range_of(const variable& v) const {
    const interval declared = plan_.inputs[v.input].declared.range();
    return known(v).given ? intersect(known(v).range, declared).value_or(known(v).range) : declared;
  }

  /// Points and stretches between the fixed limits, each by one member.
  std::vector<setting> number_classes(const variable& v, const usage& use) const {
    const interval range = range_of(v);
    const kind of = plan_.inputs[v.input].declared.of.of;
    const bool whole = of == kind::integer || of == kind::date || of == kind::month;
    std::vector<setting> made;
    const auto take = [&](const rational& x) {
      if (range.contains(x) && (!whole || x.is_integer())) made.push_back({setting::state::number, x, 0});
    };
    const auto between = [&](const std::optional<rational>& low, const std::optional<rational>& high) {
      if (whole) {
        const rational x = low ? floor(*low) + rational(1) : high ? ceil(*high) - rational(1) : rational(0);
        if (!high || x < *high) take(x);
      } else {
        take(low && high ? (*low + *high) / rational(2) : low ? *low + rational(1) : high ? *high - rational(1) : rational(0));
      }
    };
    std::optional<rational> low;
    if (range.lower()) low = range.lower()->value, range.lower()->closed ? take(*low) : void();
    for (const rational& at : use.thresholds) {
      if (low && at <= *low) continue;
      if (range.upper() && at >= range.upper()->value) break;
      between(low, at);
      take(at);
      low = at;
    }
    const std::optional<rational> high = range.upper() ? std::optional(range.upper()->value) : std::nullopt;
    if (!high || !low || *low < *high) between(low, high);
    if (high && range.upper()->closed && (!low || *low < *high)) take(*high);
    return made;
  }

  void add(const variable& v, const usage& use) {
    if (use.computed) {
      free_.push_back(v);
      return;
    }
    const std::vector<setting> settings = classes(v, use);
    if (settings.size() == 1) {
      base_.at(v) = settings.front();
      return;
    }
    dimension made;
    question asks{v.input, {}};
    for (const setting& one : settings) {
      asks.remaining.push_back({made.ways.size()});
      made.ways.push_back({{v, one}});
    }
    if (!plan_.inputs[v.input].rates.empty()) made.choices = choices_alike(v, use, settings);
    if (!known(v).given && !plan_.inputs[v.input].open_point) made.questions.push_back(std::move(asks));
    found_.push_back(std::move(made));
  }

  /// Where nothing open bears on a fact that follows from others: the choices that are left of it.
  void narrow(const plan::derivation& whole) {
    if (!applies(plan_, bound_, whole)) return;
    const auto [rule, open] = rows_left(plan_, base_, bound_.rows, whole);
    if (!open.empty() || rule.rows.empty()) return;
    std::vector<std::uint32_t>& left = narrowed_[{whole.of, 0}] = rule.rows.front().choices;
    std::sort(left.begin(), left.end());
  }

  /// A fact that follows from others of which some are known: one dimension over what they leave open together.
  void join(const plan::derivation& whole, std::map<variable, usage>& left) {
    const variable of{whole.of, 0};
    const auto wanted = left.find(of);
    if (wanted == left.end() || narrowed_.contains(of) || !applies(plan_, bound_, whole)) return;
    const auto [rule, open] = rows_left(plan_, base_, bound_.rows, whole);
    std::map<variable, usage> sources = sources_of(open, left);
    if (stands_apart(sources)) return follow(whole, sources, left);
    std::vector<variable> over;
    std::vector<std::vector<setting>> choices;
    for (const auto& [v, use] : sources) over.push_back(v), choices.push_back(classes(v, use));
    if (!affordable(rule, choices)) {
      tight_ = false;
      return;
    }
    for (std::size_t i = 0; i < over.size(); ++i)
      if (choices[i].size() > 1) joined_.insert(over[i]);
    if (!enumerate(rule, wanted->second, over, choices, left)) return;
    left.erase(of);
    for (const variable& v : over) left.erase(v);
  }

  /// Whether some source is an amount that stays open, or follows from others itself.
  [[nodiscard]] bool stands_apart(const std::map<variable, usage>& sources) const {
    return std::any_of(sources.begin(), sources.end(), [&](const auto& one) {
      return one.second.computed || one.first == over_ ||
             std::any_of(plan_.derivations.begin(), plan_.derivations.end(), [&](const plan::derivation& rule) {
               return rule.of == one.first.input && !narrowed_.contains(one.first) && applies(plan_, bound_, rule);
             });
    });
  }
  /// The fact and its sources are open each by itself; a completion in which they do not agree is none.
  void follow(const plan::derivation& rule, const std::map<variable, usage>& sources, std::map<variable, usage>& left) {
    followed made{&rule, {}};
    const variable of{rule.of, 0};
    const usage& use = left.at(of);
    narrowed_[of] = results_of(rule);
    for (const setting& one : choice_classes(of, use))
      for (const std::uint32_t choice : allowed(of))
        if (signature(use, choice) == signature(use, one.choice)) made.alike[one.choice].push_back(choice);
    followed_.push_back(std::move(made));
    for (const auto& [v, read] : sources) left[v].join(read);
  }

  /// Whether all combinations of what the sources may be can be tried; spends what that takes.
  bool affordable(const plan::derivation& rule, const std::vector<std::vector<setting>>& choices) {
    const std::vector<bool> needed = needed_for(plan_, conditions_of(rule));
    std::size_t cost = static_cast<std::size_t>(std::count(needed.begin(), needed.end(), true)) + 8 * rule.rows.size();
    for (const auto& one : choices) {
      if (one.size() > 1 && cost > steps_ / one.size()) return false;
      cost *= one.size();
    }
    if (cost > steps_ - std::min(steps_, spent_)) return false;
    spent_ += cost;
    return true;
  }

  /// The facts that the open conditions look at, beside how the measure itself reads them.
  std::map<variable, usage> sources_of(const std::vector<plan::node_id>& open, const std::map<variable, usage>& left) const {
    std::map<variable, usage> sources;
    plan::derivation asked;  // of what is open alone
    for (const plan::node_id id : open) asked.rows.push_back({id, {}});
    add_usage(plan_, asked, sources);
    for (auto& [v, use] : sources) {
      if (const auto at = left.find(v); at != left.end()) use.join(at->second);
      use.computed = use.computed && base_.at(v).is == setting::state::unknown;
    }
    return sources;
  }

  /// What is settled, and of everything else any value that it may have: what hangs on nothing but such facts is decided whichever they are.
  [[nodiscard]] assignment settled_anyhow() const {
    assignment made = base_;
    for (std::uint32_t i = 0; i < made.settings.size(); ++i)
      for (std::uint32_t row = 0; row < made.settings[i].size(); ++row) {
        setting& set = made.settings[i][row];
        if (set.is != setting::state::unknown) continue;
        if (is_number(plan_.inputs[i].declared.of.of)) set = any_number_of(range_of({i, row}));
        else if (const auto choices = allowed({i, row}); !choices.empty()) set = {setting::state::choice, rational(0), choices.front()};
      }
    return made;
  }

  /// False where no combination leaves the fact anything: then it stays open by itself.
  bool enumerate(const plan::derivation& rule, const usage& use, const std::vector<variable>& over,
                 const std::vector<std::vector<setting>>& choices, const std::map<variable, usage>& left) {
    const std::vector<bool> needed = needed_for(plan_, conditions_of(rule));
    std::vector<bool> told;  // the ways say how the source turns out: the measure reads it too, or 排他 may bar it
    for (const variable& v : over) told.push_back(left.contains(v) || (excluded_[v.input] && told_by_ways_.insert(v).second));
    const std::vector<setting> of_classes = told_apart(results_of(rule), use);
    const auto class_of = [&](std::uint32_t choice) {
      for (std::size_t k = 0; k < of_classes.size(); ++k)
        if (std::all_of(use.sets.begin(), use.sets.end(),
                        [&](std::uint32_t s) { return plan_.sets[s][choice] == plan_.sets[s][of_classes[k].choice]; }))
          return k;
      return std::size_t{0};
    };
    dimension made;
    std::map<std::vector<std::size_t>, std::size_t> known_ways;
    std::map<std::size_t, std::map<std::size_t, std::set<std::size_t>>> by_source;  // source, class → ways
    std::map<std::size_t, std::set<std::size_t>> by_class;
    std::vector<std::size_t> at(over.size());
    values<exact_domain> run(plan_, bound_.rows);
    assignment trial = settled_anyhow();
    for (bool more = true; more;) {
      for (std::size_t i = 0; i < over.size(); ++i) trial.at(over[i]) = choices[i][at[i]];
      exact_domain domain(trial);
      run.run(domain, needed);
      const auto row =
          std::find_if(rule.rows.begin(), rule.rows.end(), [&](const plan::derivation::row& r) { return run.truth_at(r.holds) != 0; });
      if (row != rule.rows.end())
        for (const std::uint32_t choice : row->choices) {
          std::vector<std::size_t> key{class_of(choice)};
          way one{{{rule.of, 0}, of_classes[key[0]]}};
          for (std::size_t i = 0; i < over.size(); ++i)
            if (told[i]) key.push_back(at[i]), one.emplace_back(over[i], choices[i][at[i]]);
          const auto [place, fresh] = known_ways.emplace(key, made.ways.size());
          if (fresh) made.ways.push_back(std::move(one));
          by_class[key[0]].insert(place->second);
          for (std::size_t i = 0; i < over.size(); ++i) by_source[i][at[i]].insert(place->second);
        }
      more = false;
      for (std::size_t i = 0; i < at.size() && !more; ++i) {
        if (++at[i] < choices[i].size()) more = true;
        else at[i] = 0;
      }
    }
    const auto ask = [&](std::uint32_t input, const auto& groups) {
      question q{input, {}};
      for (const auto& [value, ways] : groups) q.remaining.emplace_back(ways.begin(), ways.end());
      made.questions.push_back(std::move(q));
    };
    if (made.ways.empty()) return false;
    if (made.ways.size() == 1) {
      for (const auto& [v, one] : made.ways.front()) base_.at(v) = one;
      return true;
    }
    ask(rule.of, by_class);
    for (std::size_t i = 0; i < over.size(); ++i)
      if (!known(over[i]).given && choices[i].size() > 1) ask(over[i].input, by_source[i]);
    found_.push_back(std::move(made));
    return true;
  }

  const plan::measure_plan& plan_;
  const bound_case& bound_;
  assignment& base_;
  std::optional<variable> over_;
  std::vector<dimension> found_;
  std::vector<variable> free_;
  std::vector<followed> followed_;
  std::set<variable> joined_;
  std::vector<bool> excluded_;        // inputs that a 排他 looks at
  std::set<variable> told_by_ways_;   // those of them that only a way of a fact which follows from them tells of
  std::map<variable, std::vector<std::uint32_t>> narrowed_;  // what follows of a fact that is not given
  std::size_t steps_, spent_ = 0;
  bool tight_ = true;
};

}  // namespace santei::evaluate::detail
