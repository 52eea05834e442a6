// One answer: all completions tallied, then what an answer shows beside its amount.
#pragma once

#include <santei/evaluate/estimate.hpp>

#include <santei/impl/evaluate/notes.hpp>
#include <santei/impl/evaluate/questions.hpp>
#include <santei/value/writing.hpp>

#include <algorithm>
#include <optional>

namespace santei::evaluate {

namespace detail {

struct seen_truths {
  bool yes = false, no = false, unknown = false;

  void add(truth t) { (t == truth::yes ? yes : t == truth::no ? no : unknown) = true; }
  [[nodiscard]] truth verdict() const { return unknown || (yes && no) ? truth::unknown : truth_of(yes); }
};

template <class Reader>
outcome_of_amount read_amount(const Reader& read, const plan::amount& of) {
  return {read.truth_at(of.has_stated), read.truth_at(of.has_possible), read.truth_at(of.undetermined), read.truth_at(of.open),
          read.number_at(of.stated),    read.number_at(of.unrounded),   read.number_at(of.least),       read.number_at(of.most),
          read.below(of.least, of.stated)};
}

inline std::vector<plan::node_id> nodes_of(const plan::amount& of) {
  return {of.stated, of.unrounded, of.least, of.most, of.has_stated, of.has_possible, of.undetermined, of.open};
}

/// One estimate under way.
class estimation {
 public:
  estimation(const plan::measure_plan& plan, const bound_case& bound, const limits& within)
      : plan_(plan), bound_(bound), explore_(plan, bound, roots(plan), std::nullopt, within), most_steps_(within.steps) {}

  result run() {
    explore();
    answer_.verdict = verdict_.verdict();
    for (std::size_t i = 0; i < plan_.requirements.size(); ++i)
      answer_.clauses.push_back({plan_.requirements[i].cited, requirements_[i].verdict()});
    answer_.amount = total_.finish(explore_.tight());
    if (!plan_.shares.empty()) add_shares();
    const measure_of what = answer_.amount.stated_low ? measure_of::stated : measure_of::possible;
    answer_.missing = weighing(plan_, explore_, leaves_, what).missing();
    add_open_points();
    if (!plan_.categories.empty() && answer_.amount.stated_high) add_categories();
    for (const plan::stage& one : plan_.stages) add_stage(one);
    add_steps();
    answer_.computed = most_steps_ - left_.steps;
    answer_.unused = bound_.unused;
    answer_.notes = bound_.notes;
    add_premises();
    answer_.unstated = plan_.unstated;
    note_taker(plan_, bound_, answer_).take();
    return std::move(answer_);
  }

 private:
  static std::vector<plan::node_id> roots(const plan::measure_plan& plan) {
    std::vector<plan::node_id> all = nodes_of(plan.grant);
    all.push_back(plan.eligible);
    for (const plan::requirement& one : plan.requirements) {
      all.push_back(one.holds);
      if (one.in_doubt != plan::no_node) all.push_back(one.in_doubt);
    }
    return all;
  }

  void explore() {
    requirements_.resize(plan_.requirements.size());
    explore_.each([&](const std::vector<std::size_t>& ways, const cell& on, const auto& read, const values<cell_domain>* forms) {
      if (excluded(read)) return;
      leaf one{ways, read.truth_at(plan_.eligible), read_amount(read, plan_.grant), on, {}, {}};
      if (forms != nullptr) one.stated = forms->number_at(plan_.grant.stated), one.most = forms->number_at(plan_.grant.most);
      verdict_.add(verdict_in(plan_, read));
      for (std::size_t i = 0; i < plan_.requirements.size(); ++i) {
        const plan::requirement& asked = plan_.requirements[i];
        const bool in_doubt = asked.in_doubt != plan::no_node && read.truth_at(asked.in_doubt) != truth::no;
        requirements_[i].add(in_doubt ? truth::unknown : read.truth_at(asked.holds));
      }
      total_.add(one.eligible, one.grant);
      leaves_.push_back(std::move(one));
    });
    left_ = explore_.left();
  }

  /// 前提 of the rule, and each 受け手 of which nothing tells: whether the applicant is one is still to be asked.
  void add_premises() {
    for (const plan::requirement& one : plan_.requirements) {
      const auto given = [&](std::uint32_t input) { return bound_.values[input][0].given; };
      if (one.told_by.empty() || std::any_of(one.told_by.begin(), one.told_by.end(), given)) continue;
      const bool said = std::find(plan_.premises.begin(), plan_.premises.end(), one.premise) != plan_.premises.end();
      if (!said) answer_.premises.push_back(one.premise), answer_.assumptions.push_back("前提 " + one.premise);
      const declaration& asked = plan_.inputs[one.told_by.front()].declared;
      const auto is_it = [&](const missing_fact& fact) { return fact.declared.key == asked.key; };
      if (answer_.verdict != truth::no && std::none_of(answer_.missing.begin(), answer_.missing.end(), is_it))
        answer_.missing.push_back({asked, rational(0)});
    }
    answer_.premises.insert(answer_.premises.end(), plan_.premises.begin(), plan_.premises.end());
    answer_.assumptions.insert(answer_.assumptions.end(), plan_.assumptions.begin(), plan_.assumptions.end());
  }

  /// Explored by themselves, as categories are: how a whole is split never widens the answer about the whole.
  void add_shares() {
    std::vector<plan::node_id> wanted = roots(plan_);
    for (const plan::share& one : plan_.shares) wanted.insert(wanted.end(), {one.stated, one.unrounded, one.open});
    split_.emplace(plan_, bound_, std::move(wanted), std::nullopt, left_);
    split_->follow_second_rounding();
    std::vector<tally> parts(plan_.shares.size());
    split_->each([&](const auto&, const cell&, const auto& read, const values<cell_domain>*) {
      if (excluded(read)) return;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        outcome_of_amount share = read_amount(read, plan_.grant);
        share.stated = read.number_at(plan_.shares[i].stated);
        share.unrounded = read.number_at(plan_.shares[i].unrounded);
        if (read.truth_at(plan_.shares[i].open) != truth::no) {
          share.stated = hull(interval::point(rational(0)), read.number_at(plan_.grant.stated));
          share.unrounded = hull(interval::point(rational(0)), read.number_at(plan_.grant.unrounded));
        }
        parts[i].add(read.truth_at(plan_.eligible), share);
      }
    });
    left_ = split_->left();
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const amounts a = parts[i].finish(true);
      answer_.shares.push_back({plan_.shares[i].payer, a.stated_low, a.stated_high, a.unrounded_low, a.unrounded_high});
    }
  }

  void add_categories() {
    std::vector<plan::node_id> wanted = roots(plan_);
    for (const plan::category& one : plan_.categories) wanted.insert(wanted.end(), {one.least, one.most});
    explorer split(plan_, bound_, std::move(wanted), std::nullopt, left_);
    std::vector<tally> parts(plan_.categories.size());
    split.each([&](const auto&, const cell&, const auto& read, const values<cell_domain>*) {
      if (excluded(read)) return;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        outcome_of_amount part = read_amount(read, plan_.grant);
        part.stated = hull(read.number_at(plan_.categories[i].least), read.number_at(plan_.categories[i].most));
        parts[i].add(read.truth_at(plan_.eligible), part);
      }
    });
    left_ = split.left();
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const amounts a = parts[i].finish(split.tight());
      answer_.categories.push_back({plan_.categories[i].key, plan_.categories[i].title, a.stated_low, a.stated_high});
    }
  }

  template <class Reader>
  [[nodiscard]] bool excluded(const Reader& read) const {
    return std::any_of(plan_.exclusions.begin(), plan_.exclusions.end(),
                       [&](const plan::exclusion& one) { return read.truth_at(one.both) == truth::yes; });
  }

  [[nodiscard]] bool reaches(std::uint32_t input) const { return explore_.reaches(input) || (split_ && split_->reaches(input)); }
  [[nodiscard]] bool settled(std::uint32_t input) const {
    const bound_value& value = bound_.values[input][0];
    return value.given && value.choices.size() == 1;
  }

  /// Readings that apply in some completion, and what each listed rate would give.
  void add_open_points() {
    if (answer_.verdict == truth::no) return;
    for (const plan::open_reading& reading : plan_.readings)
      if (!settled(reading.input) && reaches(reading.input))
        answer_.readings.push_back({plan_.inputs[reading.input].declared, reading.texts, reading.quotes});
    for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i)
      if (const plan::input& input = plan_.inputs[i]; !input.rates.empty() && !settled(i) && reaches(i))
        for (std::uint32_t choice = 0; choice < input.declared.choices.size(); ++choice)
          if (input.declared.choices[choice].key != "other" && allowed(i, choice)) add_candidate(i, choice);
  }
  [[nodiscard]] bool allowed(std::uint32_t input, std::uint32_t choice) const {
    const bound_value& value = bound_.values[input][0];
    return !value.given || std::find(value.choices.begin(), value.choices.end(), choice) != value.choices.end();
  }
  void add_candidate(std::uint32_t input, std::uint32_t choice) {
    const auto say = [&](const amounts& a) {
      answer_.candidates.push_back({plan_.inputs[input].declared.key, plan_.inputs[input].declared.choices[choice].label, a.min, a.max});
    };
    if (left_.steps == 0) return say(answer_.amount);  // no less than what comes out under this rate
    bound_case settled_case = bound_;
    settled_case.values[input][0].given = true;
    settled_case.values[input][0].choices = {choice};
    explorer under(plan_, settled_case, roots(plan_), std::nullopt, left_);
    tally t;
    under.each([&](const auto&, const cell&, const auto& read, const values<cell_domain>*) {
      if (!excluded(read)) t.add(read.truth_at(plan_.eligible), read_amount(read, plan_.grant));
    });
    left_ = under.left();
    say(t.finish(true));
  }

  /// A stage on a base of its own does not hang on the applicant; one on what the next payer pays does.
  void add_stage(const plan::stage& of) {
    stage_result made{of.from, of.to, of.rate, std::nullopt};
    const bool base_given =
        std::all_of(of.base_inputs.begin(), of.base_inputs.end(), [&](std::uint32_t i) { return bound_.values[i][0].given; });
    if (of.amount && base_given) {
      std::vector<plan::node_id> roots = nodes_of(*of.amount);
      const bool own_base = !of.base_inputs.empty();
      if (!own_base) roots.push_back(plan_.eligible);
      explorer stage(plan_, bound_, std::move(roots), std::nullopt, left_);
      stage.follow_second_rounding();
      tally t;
      stage.each([&](const auto&, const cell&, const auto& read, const values<cell_domain>*) {
        t.add(own_base ? truth::yes : read.truth_at(plan_.eligible), read_amount(read, *of.amount));
      });
      left_ = stage.left();
      made.amount = t.finish(stage.tight());
    }
    answer_.stages.push_back(std::move(made));
  }

  /// The completion with the greatest stated amount (possible, where nothing is stated), computed once more with every step kept.
  void add_steps() {
    const auto top = [&](const leaf& l) -> const std::optional<bound>& {
      return (answer_.amount.stated_high ? l.grant.stated : l.grant.most).upper();
    };
    const leaf* best = nullptr;
    for (const leaf& one : leaves_) {
      if (one.eligible == truth::no || !top(one)) continue;
      if (answer_.amount.stated_high && one.grant.has_stated == truth::no) continue;
      if (best == nullptr || top(*best)->value < top(one)->value) best = &one;
    }
    if (best == nullptr || !answer_.amount.max || explore_.free().size() > 1 || !explore_.tight()) return;
    assignment facts = explore_.base();
    for (std::size_t d = 0; d < best->ways.size(); ++d)
      for (const auto& [v, one] : explore_.open_choices()[d].ways[best->ways[d]]) facts.at(v) = one;
    for (const variable& v : explore_.free()) {
      const rational x = best->on.is_point || !best->on.high ? best->on.sample() : *best->on.high;
      facts.at(v) = {setting::state::number, x, 0};
    }
    answer_.steps_are_of_one_completion = leaves_.size() > 1;
    std::vector<plan::node_id> wanted;
    for (const plan::step& one : plan_.steps) {
      wanted.insert(wanted.end(), {one.value, one.applies});
      if (one.figure != plan::no_node) wanted.push_back(one.figure);
    }
    values<exact_domain> run(plan_, bound_.rows);
    exact_domain domain(facts);
    run.run(domain, needed_for(plan_, wanted));
    for (const plan::step& one : plan_.steps) {
      if (run.truth_at(one.applies) == 0) continue;
      answer_.steps.push_back({one.cited, one.label, run.number_at(one.value), one.of, one.category});
      if (one.figure != plan::no_node) answer_.steps.back().cited.text += "（" + literal_text(run.number_at(one.figure), one.of) + "）";
    }
  }

  const plan::measure_plan& plan_;
  const bound_case& bound_;
  explorer explore_;
  std::size_t most_steps_;
  limits left_;                    // for what comes after
  std::optional<explorer> split_;  // with the payers' shares
  result answer_;
  seen_truths verdict_;
  std::vector<seen_truths> requirements_;
  tally total_;
  std::vector<leaf> leaves_;
};

}  // namespace detail

SANTEI_INLINE result estimate(const plan::measure_plan& plan, const bound_case& of, const limits& within) {
  return detail::estimation(plan, of, within).run();
}

}  // namespace santei::evaluate
