// Facts are weighed by the estimates themselves; open points, which an estimate does not weigh, by settling each way in turn.
#pragma once

#include <santei/analyse/questions.hpp>

#include <santei/evaluate/estimate.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace santei::analyse {

namespace detail {

/// The questions collected so far, a key once.
class question_list {
 public:
  question& find_or_add(const std::string& key, const declaration& fact, bool open_point) {
    const auto [at, fresh] = places_.emplace(key, found_.size());
    if (fresh) found_.push_back({fact, key, open_point, rational(0), 0, {}});
    return found_[at->second];
  }
  void add(const std::string& key, const declaration& fact, bool open_point, const std::optional<rational>& yen) {
    question& one = find_or_add(key, fact, open_point);
    ++one.measures;
    if (one.decides_yen && yen) *one.decides_yen += *yen;
    else one.decides_yen.reset();
  }
  [[nodiscard]] std::vector<question> sorted() && {
    std::stable_sort(found_.begin(), found_.end(), comes_before);
    return std::move(found_);
  }
  [[nodiscard]] bool empty() const { return found_.empty(); }

 private:
  static bool comes_before(const question& a, const question& b) {
    if (a.decides_yen.has_value() != b.decides_yen.has_value()) return !a.decides_yen;
    if (a.decides_yen && *a.decides_yen != *b.decides_yen) return *a.decides_yen > *b.decides_yen;
    if (a.measures != b.measures) return a.measures > b.measures;
    return !a.decides_yen && is_number(a.fact.of.of) && !is_number(b.fact.of.of);  // a choice alone never bounds what no cap does
  }

  std::map<std::string, std::size_t> places_;
  std::vector<question> found_;
};

inline bool contains_key(const std::vector<std::string>& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// What a fact follows from, where the applicant cannot tell the fact itself and nothing of that is known.
inline void ask_sources(const asked_measure& of, const std::string& key, const asking& how, question_list& into) {
  for (const plan::derivation& rule : of.plan->derivations) {
    const auto known = [&](std::uint32_t source) { return of.known.values[source].front().given; };
    // then the estimate asks for the rest
    if (of.plan->inputs[rule.of].declared.key != key || std::any_of(rule.from.begin(), rule.from.end(), known)) continue;
    for (const std::uint32_t source : rule.from)
      if (const declaration& fact = of.plan->inputs[source].declared; !contains_key(how.cannot_tell, fact.key))
        into.add(fact.key, fact, false, rational(0));
  }
}

inline void ask_facts(const asked_measure& of, const asking& how, question_list& into) {
  for (const evaluate::missing_fact& one : of.answer.missing) {
    if (one.declared.key == of.plan->rows) continue;  // how many rows there are is said by giving them
    if (contains_key(how.cannot_tell, one.declared.key)) ask_sources(of, one.declared.key, how, into);
    else into.add(one.declared.key, one.declared, false, one.decides_yen);
  }
}

/// One open point of one measure, settled each way in turn.
class open_point_trial {
 public:
  /// `trial`: what is known, settled and restored here; `left`: what trials may still take. Where nothing is left, the point is taken to matter,
  /// and to decide all that is open.
  open_point_trial(const asked_measure& of, std::uint32_t input, evaluate::bound_case& trial, evaluate::limits& left)
      : of_(of), input_(input), trial_(trial), left_(left) {
    const plan::input& point = of.plan->inputs[input];
    if (is_number(point.declared.of.of)) {
      see({true, interval::point(rational(0)), {}});
      widest_.reset();  // what it decides has no end: any amount may be given
    } else {
      for (std::uint32_t i = 0; i < point.declared.choices.size() || (point.declared.of.of == kind::truth && i < 2); ++i)
        see({true, interval::everything(), {i}});
    }
  }
  /// Whether settling it changes the answer.
  [[nodiscard]] bool matters() const { return matters_; }
  [[nodiscard]] std::optional<rational> decides() const {
    const auto now = width(of_.answer.amount);
    return now && widest_ ? std::optional(*now - *widest_) : std::nullopt;
  }

 private:
  static std::optional<rational> width(const evaluate::amounts& a) {
    const auto &low = a.stated_low ? a.stated_low : a.min, &high = a.stated_low ? a.stated_high : a.max;
    if (!low && !high) return rational(0);
    return low && high ? std::optional(*high - *low) : std::nullopt;
  }
  void see(evaluate::bound_value settled) {
    if (left_.steps == 0) {
      matters_ = true;
      return;
    }
    for (evaluate::bound_value& value : trial_.values[input_]) value = settled;
    const evaluate::result found = evaluate::outline(*of_.plan, trial_, left_);
    trial_.values[input_] = of_.known.values[input_];
    left_.steps -= std::min(left_.steps, found.computed);
    matters_ = matters_ || found.verdict != of_.answer.verdict || found.amount != of_.answer.amount;
    const auto here = width(found.amount);
    widest_ = widest_ && here ? std::optional(std::max(*widest_, *here)) : std::nullopt;
  }

  const asked_measure& of_;
  std::uint32_t input_;
  evaluate::bound_case& trial_;
  evaluate::limits& left_;
  bool matters_ = false;
  std::optional<rational> widest_ = rational(0);
};

/// The open points of the page that still change the answer.
inline void ask_open_points(const asked_measure& of, bool several, const asking& how, question_list& into, evaluate::limits& left) {
  std::set<std::string> seen;  // the rate under 等 shares the key of the listed rates
  evaluate::bound_case trial_case = of.known;
  for (std::uint32_t i = 0; i < of.plan->inputs.size(); ++i) {
    const plan::input& input = of.plan->inputs[i];
    const std::string key = several ? of.id + "." + input.declared.key : input.declared.key;
    if (!input.open_point || input.nameless || of.known.values[i].empty() || of.known.values[i].front().given || contains_key(how.cannot_tell, key)) continue;
    if (!seen.insert(key).second) continue;
    const open_point_trial trial(of, i, trial_case, left);
    if (!trial.matters()) continue;
    into.add(key, input.declared, true, trial.decides());
    question& made = into.find_or_add(key, input.declared, true);
    for (const plan::open_reading& reading : of.plan->readings)
      if (reading.input == i) made.texts = reading.texts;
    if (input.rates.empty()) continue;
    std::vector<choice> listed = made.fact.choices;
    std::erase_if(listed, [](const choice& one) { return one.key == "other"; });
    made.fact.choices = std::move(listed);
  }
}

/// The inputs that nodes read, stopping at nodes that are steps of their own.
class direct_reads {
 public:
  direct_reads(const plan::measure_plan& plan, std::uint32_t input) : plan_(plan), input_(input), stops_(plan.nodes.size()) {
    for (const plan::step& one : plan.steps)
      if (one.value != plan::no_node) stops_[one.value] = true;
  }
  [[nodiscard]] bool from(plan::node_id root) const {
    std::vector<bool> seen(plan_.nodes.size());
    return root != plan::no_node && visit(root, seen, true);
  }

 private:
  bool visit(plan::node_id id, std::vector<bool>& seen, bool first) const {  // recursion as deep as one clause
    if (id == plan::no_node || seen[id] || (stops_[id] && !first)) return false;
    seen[id] = true;
    const plan::node& n = plan_.at(id);
    switch (n.code) {
      case plan::op::input_number: case plan::op::input_truth: case plan::op::input_in: case plan::op::given: return n.a == input_;
      default: break;
    }
    bool found = false;
    each_operand(plan_, n, [&](plan::node_id operand) { found = found || visit(operand, seen, false); });
    return found;
  }

  const plan::measure_plan& plan_;
  std::uint32_t input_;
  std::vector<bool> stops_;
};

inline void add_reason(const std::string& measure, const plan::citation& cited, std::vector<question_reason>& into) {
  for (const question_reason& known : into)
    if (known.measure == measure && known.cited.text == cited.text) return;
  into.push_back({measure, cited});
}

/// The clauses of one measure that read an input, or what follows from it; `seen`: facts may follow from each other.
inline void add_reasons(const asked_measure& of, std::uint32_t input, std::vector<question_reason>& into, std::set<std::uint32_t> seen = {}) {
  if (!seen.insert(input).second) return;
  const direct_reads reads(*of.plan, input);
  for (std::size_t i = 0; i < of.plan->requirements.size(); ++i)
    if (of.answer.clauses[i].verdict == truth::unknown && reads.from(of.plan->requirements[i].holds))
      add_reason(of.id, of.plan->requirements[i].cited, into);
  for (const plan::step& step : of.plan->steps)
    if (reads.from(step.applies) || reads.from(step.value)) add_reason(of.id, step.cited, into);
  for (const plan::derivation& rule : of.plan->derivations)
    if (std::find(rule.from.begin(), rule.from.end(), input) != rule.from.end()) add_reasons(of, rule.of, into, seen);
}

}  // namespace detail

SANTEI_INLINE std::vector<question> questions_for(const std::vector<asked_measure>& of, const asking& how, const limits& within) {
  detail::question_list found;
  evaluate::limits left = within.answer;
  left.steps = within.trial_steps;
  for (const asked_measure& one : of) detail::ask_facts(one, how, found);
  if (found.empty() && how.open_points)
    for (const asked_measure& one : of)
      if (one.answer.verdict != truth::no) detail::ask_open_points(one, of.size() > 1, how, found, left);
  return std::move(found).sorted();
}

SANTEI_INLINE std::vector<question_reason> reasons_for(const std::vector<asked_measure>& of, const question& asked, std::size_t most) {
  std::vector<question_reason> found;
  for (const asked_measure& one : of) {
    if (found.size() >= most) break;
    if (asked.key != asked.fact.key && asked.key != one.id + "." + asked.fact.key) continue;
    if (const auto input = one.plan->find(asked.fact.key); input && one.answer.verdict != truth::no)
      detail::add_reasons(one, *input, found);
  }
  if (found.size() > most) found.resize(most);
  return found;
}

}  // namespace santei::analyse
