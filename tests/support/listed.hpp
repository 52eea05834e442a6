// An estimate by listing every completion and running the whole plan in each: the reference for answers made of what is left of a plan.
#pragma once

#include <santei/evaluate/result.hpp>
#include <santei/impl/evaluate/explore.hpp>
#include <santei/impl/evaluate/leaf.hpp>
#include <santei/impl/evaluate/width_over_amount.hpp>

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace santei_test::listed {

using namespace santei;
using namespace santei::evaluate;
using namespace santei::evaluate::detail;

/// All completions of what was explored, one by one.
class listing {
 public:
  /// Whether the open amount decides which completions there are.
  [[nodiscard]] bool agreement_turns() const { return agreement_turns_; }
  listing(const plan::measure_plan& plan, const bound_case& bound, const explorer& of)
      : plan_(plan), bound_(bound), of_(of), tight_(of.tight() && of.free().size() < 2) {
    for (const std::size_t d : of.by_ways()) dimensions_.push_back(of.open_choices()[d]);
  }

  void follow_second_rounding() { rounds_again_ = true; }
  [[nodiscard]] bool tight() const { return tight_; }
  /// The dimensions as they are counted: the first counts fastest.
  [[nodiscard]] const std::vector<dimension>& open_choices() const { return dimensions_; }
  [[nodiscard]] std::size_t count() const {
    std::size_t all = 1;
    for (const dimension& d : of_.open_choices()) all = std::min<std::size_t>(all * d.ways.size(), 1'000'000);
    return all;
  }

  template <class See>
  void each(See see) {
    std::vector<std::size_t> at(dimensions_.size());
    do {
      assignment facts = of_.base();
      for (std::size_t d = 0; d < at.size(); ++d)
        for (const auto& [v, one] : dimensions_[d].ways[at[d]]) facts.at(v) = one;
      if (of_.free().size() > 1) by_interval(facts, at, see);
      else if (of_.free().empty()) by_value(facts, at, see);
      else by_cell(facts, at, see);
    } while (next(at));
  }

 private:
  bool next(std::vector<std::size_t>& at) const {
    for (std::size_t d = 0; d < at.size(); ++d) {
      if (++at[d] < dimensions_[d].ways.size()) return true;
      at[d] = 0;
    }
    return false;
  }
  template <class See>
  void by_value(const assignment& facts, const std::vector<std::size_t>& at, See& see) {
    values<exact_domain> run(plan_, bound_.rows);
    exact_domain domain(facts);
    run.run(domain, of_.needed());
    const reader<exact_domain> read{run};
    if (agrees(facts, read)) see(at, cell{}, read, nullptr);
  }

  template <class See>
  void by_interval(const assignment& facts, const std::vector<std::size_t>& at, See& see) {
    values<interval_domain> run(plan_, bound_.rows);
    interval_domain domain(plan_, facts);
    run.run(domain, of_.needed());
    const reader<interval_domain> read{run};
    if (agrees(facts, read)) see(at, cell{}, read, nullptr);
  }

  template <class See>
  void by_cell(const assignment& completion, const std::vector<std::size_t>& at, See& see) {
    assignment facts = completion;
    facts.at(of_.free().front()).is = setting::state::free;
    const bool whole = of_.counts_whole(of_.free().front());
    std::deque<cell> open = of_.first_cells(of_.free().front());
    values<cell_domain> run(plan_, bound_.rows);
    std::size_t done = 0;
    std::vector<std::pair<cell, values<cell_domain>>> leaves;
    while (!open.empty()) {
      const cell here = open.front();
      open.pop_front();
      if (whole && holds_no_whole_number(here)) continue;
      cell_domain domain(facts, here, rounds_again_);
      const bool same = run.run(domain, of_.needed());
      if (same) {
        leaves.emplace_back(here, run);
      } else if (!same && domain.split() && ++done < of_.within().cells) {
        open.push_front({domain.split(), here.high, false});
        open.push_front({domain.split(), domain.split(), true});
        open.push_front({here.low, domain.split(), false});
      } else {
        tight_ = false;
        by_interval(completion, at, see);
        return;
      }
    }
    std::size_t agreed = 0;
    for (const auto& [on, found] : leaves) {
      const reader<cell_domain> read{found, on, whole, &tight_};
      if (!agrees(facts, read)) continue;
      ++agreed;
      see(at, on, read, &found);
    }
    if (agreed != 0 && agreed != leaves.size()) agreement_turns_ = true;
  }
  template <class Reader>
  [[nodiscard]] bool agrees(const assignment& facts, const Reader& read) const {
    return std::all_of(of_.followed_facts().begin(), of_.followed_facts().end(), [&](const followed& one) { return agrees(one, facts,
        read); });
  }

  template <class Reader>
  static bool agrees(const followed& of, const assignment& facts, const Reader& read) {
    const setting& set = facts.at(of.rule->of, 0);
    const auto among = of.alike.find(set.choice);
    if (set.is != setting::state::choice || among == of.alike.end()) return true;
    bool left = false;  // some row may hold
    for (const plan::derivation::row& row : of.rule->rows) {
      const truth holds = read.truth_at(row.holds);
      if (holds == truth::no) continue;
      left = true;
      const auto allowed = [&](std::uint32_t choice) { return std::find(row.choices.begin(), row.choices.end(),
          choice) != row.choices.end(); };
      if (std::any_of(among->second.begin(), among->second.end(), allowed)) return true;
      if (holds == truth::yes) return false;
    }
    return !left;
  }

  const plan::measure_plan& plan_;
  const bound_case& bound_;
  const explorer& of_;
  std::vector<dimension> dimensions_;
  bool rounds_again_ = false, agreement_turns_ = false;
  bool tight_;
};

/// What one completion says, or one stretch of it.
struct listed_leaf : leaf {
  std::vector<std::size_t> ways;
};

template <class Reader>
truth verdict_in(const plan::measure_plan& plan, const Reader& read) {
  truth verdict = read.truth_at(plan.eligible);
  for (const plan::requirement& one : plan.requirements)
    if (one.in_doubt != plan::no_node && read.truth_at(one.in_doubt) != truth::no) verdict = verdict && truth::unknown;
  return verdict;
}

/// Whether stated amounts are compared, or possible ones where nothing is stated.
enum class measured { stated, possible };

class listed_weighing {
 public:
  listed_weighing(const plan::measure_plan& plan, const explorer& of, const listing& list, const std::vector<listed_leaf>& leaves,
      measured what)
      : plan_(plan), of_(of), list_(list), dimensions_(list.open_choices()), leaves_(leaves), what_(what), now_(width(leaves)) {
    group();
  }

  /// The missing facts on which the verdict or an interval depends, the weightiest first.
  [[nodiscard]] std::vector<missing_fact> missing() const {
    std::map<std::uint32_t, std::optional<rational>> decides;
    const auto weigh = [&](std::uint32_t input, const std::optional<rational>& yen) {
      const auto [at, fresh] = decides.emplace(input, yen);
      if (!fresh && (!yen || (at->second && *at->second < *yen))) at->second = yen;
    };
    for (std::size_t d = 0; d < dimensions_.size(); ++d) {
      if (dimensions_[d].questions.empty() || !matters(d)) continue;
      const std::vector<tally> together = by_way(d);
      for (const question& asked : dimensions_[d].questions) weigh(asked.input, less(widest(together, asked)));
    }
    for (const variable& v : of_.free()) {
      if (plan_.inputs[v.input].open_point || of_.base().known(v.input, v.row).given) continue;
      if (varies()) weigh(v.input, of_.free().size() == 1 ? less(widest_over_amount()) : std::optional<rational>{});
    }
    std::vector<missing_fact> made;
    for (const auto& [input, yen] : decides) made.push_back({plan_.inputs[input].declared, yen});
    std::stable_sort(made.begin(), made.end(), [](const missing_fact& a, const missing_fact& b) {
      return !a.decides_yen ? b.decides_yen.has_value() : b.decides_yen && *a.decides_yen > *b.decides_yen;
    });
    return made;
  }

 private:
  using width_of = std::optional<rational>;  // nothing: unbounded

  [[nodiscard]] hull_of_values hull(const tally& t) const { return what_ == measured::stated ? t.stated_hull() : t.possible_hull(); }
  /// As the answer shows it: in whole yen, and not below 0 where only an enclosure reaches there.
  [[nodiscard]] static hull_of_values rounded(hull_of_values h) {
    if (h.low) h.low = floor(std::max(*h.low, rational(0)));
    if (h.high) h.high = floor(*h.high);
    return h;
  }
  [[nodiscard]] width_of width(const std::vector<listed_leaf>& of) const {
    tally t;
    for (const listed_leaf& one : of) t.add(one.eligible, one.grant);
    return rounded(hull(t)).width();
  }
  [[nodiscard]] std::optional<rational> less(const width_of& remaining) const {
    if (!now_ || !remaining) return std::nullopt;
    return *now_ - *remaining;
  }

  /// What the leaves of each way of a dimension say together.
  [[nodiscard]] std::vector<tally> by_way(std::size_t d) const {
    std::vector<tally> made(dimensions_[d].ways.size());
    for (const listed_leaf& one : leaves_) made[one.ways[d]].add(one.eligible, one.grant);
    return made;
  }
  [[nodiscard]] width_of widest(const std::vector<tally>& by_way, const question& asked) const {
    width_of most = rational(0);
    for (const std::vector<std::size_t>& ways : asked.remaining) {
      tally t;
      for (const std::size_t one : ways) t.add(by_way[one]);
      const width_of here = rounded(hull(t)).width();
      if (!here) return std::nullopt;
      most = std::max(*most, *here);
    }
    return most;
  }

  /// The leaves of each completion, which come one after another, by the completion's number: the first dimension counts fastest.
  void group() {
    std::size_t step = 1;
    for (const dimension& d : dimensions_) steps_.push_back(step), step *= d.ways.size();
    groups_.resize(step);
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
      std::size_t number = 0;
      for (std::size_t d = 0; d < steps_.size(); ++d) number += leaves_[i].ways[d] * steps_[d];
      std::span<const listed_leaf>& of = groups_[number];
      of = of.empty() ? std::span(&leaves_[i], 1) : std::span(of.data(), of.size() + 1);
    }
  }
  /// Whether two completions that differ in this choice alone differ in what they say.
  [[nodiscard]] bool matters(std::size_t d) const {
    const std::size_t ways = dimensions_[d].ways.size();
    for (std::size_t number = 0; number < groups_.size(); ++number) {
      if (number / steps_[d] % ways != 0) continue;
      std::span<const listed_leaf> first;  // of the completions that differ in this choice
      for (std::size_t chosen = 0; chosen < ways; ++chosen) {
        const std::span<const listed_leaf> here = groups_[number + chosen * steps_[d]];
        if (!first.empty() && !here.empty() && !same(first, here)) return true;
        if (first.empty()) first = here;
      }
    }
    return false;
  }
  static bool same(std::span<const listed_leaf> a, std::span<const listed_leaf> b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
      const outcome_of_amount &x = a[i].grant, &y = b[i].grant;
      if (a[i].eligible != b[i].eligible) return false;
      if (a[i].eligible == truth::no) continue;
      if (!says_the_same(x, y)) return false;
      if (a[i].stated != b[i].stated || a[i].most != b[i].most) return false;
    }
    return true;
  }

  /// Whether some completion changes with an open amount, or which completions there are.
  [[nodiscard]] bool varies() const {
    std::map<std::vector<std::size_t>, const listed_leaf*> first;
    for (const listed_leaf& one : leaves_) {
      const listed_leaf& before = *first.emplace(one.ways, &one).first->second;
      if (one.eligible != before.eligible) return true;
      if (one.eligible != truth::no && (moves(one.grant) || !says_the_same(one.grant, before.grant))) return true;
    }
    return list_.agreement_turns() && first.size() > 1;
  }
  [[nodiscard]] static bool moves(const outcome_of_amount& x) {
    return !x.stated.is_point() || !x.least.is_point() || !x.most.is_point();
  }
  [[nodiscard]] static bool says_the_same(const outcome_of_amount& x, const outcome_of_amount& y) {
    return x.has_stated == y.has_stated && x.has_possible == y.has_possible && x.open == y.open && x.stated == y.stated &&
           x.least == y.least && x.most == y.most;
  }

  /// The greatest width over the values of the one open amount: it is reached beside some end of a cell.
  [[nodiscard]] width_of widest_over_amount() const {
    width_of most = rational(0);
    over_ends(std::vector<leaf>(leaves_.begin(), leaves_.end()), of_.counts_whole(of_.free().front())).each([&](const tally& here) {
      most = std::max(*most, *rounded(hull(here)).width());
    });
    const auto has_no_end = [](const listed_leaf& one) { return !one.on.high && !one.on.is_point; };
    if (std::any_of(leaves_.begin(), leaves_.end(), has_no_end) && grows_apart()) return std::nullopt;
    return most;
  }
  [[nodiscard]] bool grows_apart() const {
    std::set<rational> slopes;
    bool ineligible = false;
    for (const listed_leaf& one : leaves_) {
      if (one.on.is_point || one.on.high) continue;
      if (one.eligible == truth::no) {
        ineligible = true;
        continue;
      }
      rational slope = (what_ == measured::stated ? one.stated : one.most).linear.slope;
      for (const step_term& s : (what_ == measured::stated ? one.stated : one.most).steps) slope += s.factor * s.inner.slope;
      slopes.insert(slope);
      if (what_ == measured::possible && one.grant.least.is_point()) slopes.insert(rational(0));
    }
    if (ineligible) slopes.insert(rational(0));
    return slopes.size() > 1;
  }

  const plan::measure_plan& plan_;
  const explorer& of_;
  const listing& list_;
  const std::vector<dimension>& dimensions_;
  const std::vector<listed_leaf>& leaves_;
  measured what_;
  width_of now_;
  std::vector<std::size_t> steps_;  // by dimension: from one completion to the next that differs in it alone
  std::vector<std::span<const listed_leaf>> groups_;
};

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
class listed_estimation {
 public:
  listed_estimation(const plan::measure_plan& plan, const bound_case& bound, const limits& within)
      : plan_(plan), bound_(bound), explore_(plan, bound, roots(plan), std::nullopt, within), list_(plan, bound, explore_),
          within_(within) {}

  /// How many completions there are.
  [[nodiscard]] std::size_t count() const { return list_.count(); }
  [[nodiscard]] std::size_t amounts_open() const { return explore_.free().size(); }

  result run() {
    explore();
    answer_.verdict = verdict_.verdict();
    for (std::size_t i = 0; i < plan_.requirements.size(); ++i)
      answer_.clauses.push_back({plan_.requirements[i].cited, requirements_[i].verdict()});
    answer_.amount = total_.finish(list_.tight());
    if (!plan_.shares.empty()) add_shares();
    const measured what = answer_.amount.stated_low ? measured::stated : measured::possible;
    answer_.missing = listed_weighing(plan_, explore_, list_, leaves_, what).missing();
    add_open_points();
    if (!plan_.categories.empty() && answer_.amount.stated_high) add_categories();
    for (const plan::stage& one : plan_.stages) add_stage(one);
    add_steps();
    answer_.unused = bound_.unused;
    answer_.premises = plan_.premises;
    answer_.assumptions = plan_.assumptions;
    answer_.unstated = plan_.unstated;
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
    list_.each([&](const std::vector<std::size_t>& ways, const cell& on, const auto& read, const values<cell_domain>* forms) {
      if (excluded(read)) return;
      listed_leaf one{{false, read.truth_at(plan_.eligible), truth::no, read_amount(read, plan_.grant), on, forms != nullptr, {}, {},
          {}}, ways};
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
  }

  /// Explored by themselves, as categories are: how a whole is split never widens the answer about the whole.
  void add_shares() {
    std::vector<plan::node_id> wanted = roots(plan_);
    for (const plan::share& one : plan_.shares) wanted.insert(wanted.end(), {one.stated, one.unrounded, one.open});
    split_.emplace(plan_, bound_, std::move(wanted), std::nullopt, within_);
    listing split(plan_, bound_, *split_);
    split.follow_second_rounding();
    std::vector<tally> parts(plan_.shares.size());
    split.each([&](const auto&, const cell&, const auto& read, const values<cell_domain>*) {
      if (excluded(read)) return;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        outcome_of_amount share = read_amount(read, plan_.grant);
        share.stated = read.number_at(plan_.shares[i].stated);
        share.unrounded = read.number_at(plan_.shares[i].unrounded);
        if (read.truth_at(plan_.shares[i].open) != truth::no) {  // from nothing to the whole
          share.stated = hull(interval::point(rational(0)), read.number_at(plan_.grant.stated));
          share.unrounded = hull(interval::point(rational(0)), read.number_at(plan_.grant.unrounded));
        }
        parts[i].add(read.truth_at(plan_.eligible), share);
      }
    });
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const amounts a = parts[i].finish(true);
      answer_.shares.push_back({plan_.shares[i].payer, a.stated_low, a.stated_high, a.unrounded_low, a.unrounded_high});
    }
  }

  void add_categories() {
    std::vector<plan::node_id> wanted = roots(plan_);
    for (const plan::category& one : plan_.categories) wanted.insert(wanted.end(), {one.least, one.most});
    const explorer whole(plan_, bound_, std::move(wanted), std::nullopt, within_);
    listing split(plan_, bound_, whole);
    std::vector<tally> parts(plan_.categories.size());
    split.each([&](const auto&, const cell&, const auto& read, const values<cell_domain>*) {
      if (excluded(read)) return;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        outcome_of_amount part = read_amount(read, plan_.grant);
        part.stated = hull(read.number_at(plan_.categories[i].least), read.number_at(plan_.categories[i].most));
        parts[i].add(read.truth_at(plan_.eligible), part);
      }
    });
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
    bound_case settled_case = bound_;
    settled_case.values[input][0].given = true;
    settled_case.values[input][0].choices = {choice};
    explorer under(plan_, settled_case, roots(plan_), std::nullopt, within_);
    tally t;
    listing(plan_, settled_case, under).each([&](const auto&, const cell&, const auto& read, const values<cell_domain>*) {
      if (!excluded(read)) t.add(read.truth_at(plan_.eligible), read_amount(read, plan_.grant));
    });
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
      explorer stage(plan_, bound_, std::move(roots), std::nullopt, within_);
      listing all(plan_, bound_, stage);
      all.follow_second_rounding();
      tally t;
      all.each([&](const auto&, const cell&, const auto& read, const values<cell_domain>*) {
        t.add(own_base ? truth::yes : read.truth_at(plan_.eligible), read_amount(read, *of.amount));
      });
      made.amount = t.finish(all.tight());
    }
    answer_.stages.push_back(std::move(made));
  }

  /// The completion with the greatest stated amount (possible, where nothing is stated), computed once more with every step kept.
  void add_steps() {
    const auto top = [&](const listed_leaf& l) -> const std::optional<bound>& {
      return (answer_.amount.stated_high ? l.grant.stated : l.grant.most).upper();
    };
    const listed_leaf* best = nullptr;
    for (const listed_leaf& one : leaves_) {
      if (one.eligible == truth::no || !top(one)) continue;
      if (answer_.amount.stated_high && one.grant.has_stated == truth::no) continue;
      if (best == nullptr || top(*best)->value < top(one)->value) best = &one;
    }
    if (best == nullptr || !answer_.amount.max || explore_.free().size() > 1 || !list_.tight()) return;
    assignment facts = explore_.base();
    for (std::size_t d = 0; d < best->ways.size(); ++d)
      for (const auto& [v, one] : list_.open_choices()[d].ways[best->ways[d]]) facts.at(v) = one;
    for (const variable& v : explore_.free()) {
      const rational x = best->on.is_point || !best->on.high ? best->on.sample() : *best->on.high;
      facts.at(v) = {setting::state::number, x, 0};
    }
    answer_.steps_are_of_one_completion = leaves_.size() > 1;
    std::vector<plan::node_id> wanted;
    for (const plan::step& one : plan_.steps) wanted.insert(wanted.end(), {one.value, one.applies});
    values<exact_domain> run(plan_, bound_.rows);
    exact_domain domain(facts);
    run.run(domain, needed_for(plan_, wanted));
    for (const plan::step& one : plan_.steps)
      if (run.truth_at(one.applies) != 0) answer_.steps.push_back({one.cited, one.label, run.number_at(one.value), one.of, one.category});
  }

  const plan::measure_plan& plan_;
  const bound_case& bound_;
  explorer explore_;
  listing list_;
  limits within_;
  std::optional<explorer> split_;  // with the payers' shares
  result answer_;
  seen_truths verdict_;
  std::vector<seen_truths> requirements_;
  tally total_;
  std::vector<listed_leaf> leaves_;
};

/// The answer by listing; nothing where there are more than `most` completions.
inline std::optional<result> estimate_by_listing(const plan::measure_plan& plan, const bound_case& bound, std::size_t most = 4'096) {
  listed_estimation made(plan, bound, {});
  if (made.count() > most) return std::nullopt;
  return made.run();
}

}  // namespace santei_test::listed
