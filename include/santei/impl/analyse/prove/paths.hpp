// All ways through a plan that lead to one truth: conditions decided one by one where linear arithmetic leaves both answers open, over all
// facts at once.
#pragma once

#include <santei/impl/analyse/prove/all_facts.hpp>
#include <santei/impl/analyse/prove/minima.hpp>
#include <santei/impl/analyse/prove/path_log.hpp>
#include <santei/impl/analyse/prove/unknowns.hpp>
#include <santei/plan/plan.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

inline constexpr std::size_t most_paths = 5000;

/// How closely a search looks: coarser ones prove what they prove with fewer paths, but what they find may be no applicant. `bold` knows of
/// a minimum only that it is at most each operand, and of a fact that may be missing only its range; `coarse` still tells apart the
/// operands of short minima.
enum class detail_level { bold, coarse, exact };

/// One applicant, as far as a path says anything: whatever is left out may be anything.
struct applicant {
  std::map<std::uint32_t, rational> numbers;
  std::map<std::uint32_t, std::uint32_t> choices;
  std::map<std::uint32_t, bool> given;
};

enum class search_end { none, found, too_many, unclear };  // unclear: a path remains that no applicant tried confirms

/// What is known before a search.
struct path_hints {
  std::map<plan::node_id, plan::node_id> order;  // greater to less: nodes that are never below others
  std::set<plan::node_id> opaque;                // nodes of which their range and order say enough, but for an exact search
};

/// What every search of a plan reads, made once. Truths may be added to the plan afterwards.
struct plan_shape {
  explicit plan_shape(const plan::measure_plan& plan) : ranges(plan), least(plan) {}
  enclosures ranges;
  minima least;
};

class paths {
 public:
  /// With `step` only amounts and quantities that are multiples of it are meant.
  /// `left`: how much work may still be done, with what others do; a search that finds nothing left ends as one of too many ways.
  paths(const plan::measure_plan& plan, const plan_shape& shape, const path_hints& hints, detail_level level, std::size_t& left,
        std::optional<rational> step = std::nullopt)
      : plan_(plan),
        ranges_(shape.ranges),
        minima_(shape.least),
        hints_(hints),
        level_(level),
        step_(std::move(step)),
        most_operands_(level == detail_level::bold     ? 1
                       : level == detail_level::coarse ? 6
                                                       : plan.nodes.size()),
        log_(left) {}

  /// Looks for a way to make `root` true. `confirms` is asked of an applicant for each such path; the search ends at the first it accepts.
  template <class Confirms>
  search_end search(plan::node_id root, Confirms confirms, std::size_t most = most_paths) {
    log_.restart();
    bool unclear = false;
    for (std::size_t count = 0; count < most; ++count) {
      begin();
      const bool holds = truth(root);
      if (log_.exhausted()) return search_end::too_many;
      if (!log_.dead() && holds) {
        const linear::grid_values values = known_.solve();
        if (values.found && confirms(applicant_of(*values.found))) return search_end::found;
        unclear = unclear || values.found || !values.decided;
      }
      if (!log_.advance()) return unclear ? search_end::unclear : search_end::none;
    }
    return search_end::too_many;
  }

 private:
  void begin() {
    log_.begin();
    known_ = unknowns(log_);
    numbers_.clear();
    truths_.clear();
    inputs_.clear();
    allowed_.clear();
    given_.clear();
  }

  affine number(plan::node_id id) {
    if (const auto found = numbers_.find(id); found != numbers_.end()) return found->second;
    const bool closed = level_ != detail_level::exact && hints_.opaque.contains(id);
    log_.spend(1);
    affine found = closed ? closed_form(id) : compute(plan_.at(id), id);
    numbers_.emplace(id, found);
    return found;
  }

  affine compute(const plan::node& n, plan::node_id id) {
    using plan::op;
    if (log_.dead()) return {};
    switch (n.code) {
      case op::number: return affine(plan_.constants[n.a]);
      case op::input_number: return input(n);
      case op::add: return number(n.a) + number(n.b);
      case op::subtract: return number(n.a) - number(n.b);
      case op::multiply: return product(n, id);
      case op::divide: {
        const affine b = number(n.b);
        if (!b.is_constant()) break;
        return b.constant.sign() == 0 ? affine() : number(n.a) * (rational(1) / b.constant);
      }
      case op::minimum: case op::maximum: {
        if (n.code == op::minimum && level_ != detail_level::exact && minima_.operands(id).size() > most_operands_) return least_of(id);
        const affine a = number(n.a), b = number(n.b);
        return known_.decide(b - a, false) == (n.code == op::minimum) ? a : b;
      }
      case op::select:
        if (level_ != detail_level::exact && plan_.at(n.c).code == op::given) break;
        return truth(n.c) ? number(n.a) : number(n.b);
      case op::round: return known_.rounded(number(n.a), plan_.roundings[n.b]);
      default: break;
    }
    return of_range(id);
  }
  /// No more of a node than its range, its order and what it is at most.
  affine closed_form(plan::node_id id) {
    const affine made = of_range(id);
    for (const plan::node_id one : minima_.never_above(id))
      if (one != id) known_.add({number(one) - made, false});
    return made;
  }
  affine of_range(plan::node_id id) {
    const affine made = affine::variable(known_.variable_in(ranges_.number(id)));
    keep_order(id, made);
    return made;
  }

  affine least_of(plan::node_id id) {
    std::vector<affine> forms;
    std::optional<rational> low;
    bool bounded = true;
    for (const plan::node_id operand : minima_.operands(id)) {
      forms.push_back(number(operand));
      const auto least = known_.least(forms.back());
      bounded = bounded && least;
      if (least) low = low ? std::min(*low, *least) : *least;
    }
    const std::size_t v = known_.fresh(bounded && low && low->sign() >= 0);
    const affine made = affine::variable(v);
    if (bounded && low) known_.add({made - affine(*low), false});
    for (const affine& form : forms) known_.add({form - made, false});
    keep_order(id, made);
    return made;
  }
  void keep_order(plan::node_id id, const affine& made) {
    if (const auto less = hints_.order.find(id); less != hints_.order.end() && numbers_.contains(less->second))
      known_.add({made - numbers_.at(less->second), false});
    for (const auto& [greater, less] : hints_.order)
      if (less == id && numbers_.contains(greater)) known_.add({numbers_.at(greater) - made, false});
  }

  affine input(const plan::node& n) {
    if (const auto found = inputs_.find(n.a); found != inputs_.end()) return affine::variable(found->second);
    const std::size_t v = known_.variable_in(range_of(plan_, n.a));
    const kind of = plan_.inputs[n.a].declared.of.of;
    if (of == kind::integer || of == kind::month || of == kind::date) known_.count_in(v, rational(1));
    else if (step_ && (of == kind::money || of == kind::quantity)) known_.count_in(v, *step_);
    inputs_.emplace(n.a, v);
    return affine::variable(v);
  }

  /// A product of two unknowns lies between the planes that their ranges allow.
  affine product(const plan::node& n, plan::node_id id) {
    const affine a = number(n.a), b = number(n.b);
    if (a.is_constant()) return b * a.constant;
    if (b.is_constant()) return a * b.constant;
    const interval x = ranges_.number(n.a), y = ranges_.number(n.b);
    const std::size_t v = known_.variable_in(x * y);
    const affine p = affine::variable(v);
    keep_order(id, p);
    const auto plane = [&](const std::optional<bound>& p_of_a, const std::optional<bound>& q_of_b, bool below) {
      if (!p_of_a || !q_of_b) return;  // p ≷ la·b + lb·a − la·lb
      const affine edge = b * p_of_a->value + a * q_of_b->value - affine(p_of_a->value * q_of_b->value);
      known_.add({below ? p - edge : edge - p, false});
    };
    plane(x.lower(), y.lower(), true);
    plane(x.upper(), y.upper(), true);
    plane(x.upper(), y.lower(), false);
    plane(x.lower(), y.upper(), false);
    return p;
  }

  bool truth(plan::node_id id) {
    if (const auto found = truths_.find(id); found != truths_.end()) return found->second;
    log_.spend(1);
    const bool found = judge(plan_.at(id));
    truths_.emplace(id, found);
    return found;
  }

  bool judge(const plan::node& n) {
    using plan::op;
    if (log_.dead()) return false;
    switch (n.code) {
      case op::yes: return true;
      case op::no: return false;
      case op::input_truth: return one_of(n.a, {false, true});
      case op::input_in: return one_of(n.a, plan_.sets[n.b]);
      case op::given: {
        const auto found = given_.find(n.a);
        return found != given_.end() ? found->second : given_.emplace(n.a, log_.ask([](bool) { return true; }).yes).first->second;
      }
      case op::at_least: return known_.decide(number(n.a) - number(n.b), false);
      case op::above: return known_.decide(number(n.a) - number(n.b), true);
      case op::equal: {
        const affine gap = number(n.a) - number(n.b);
        return known_.decide(gap, false) && !known_.decide(gap, true);
      }
      case op::all: return truth(n.a) && truth(n.b);
      case op::any: return truth(n.a) || truth(n.b);
      case op::negate: return !truth(n.a);
      default: return log_.ask([](bool) { return true; }).yes;  // for some row: either
    }
  }

  bool one_of(std::uint32_t input, const std::vector<bool>& set) {
    const declaration& of = plan_.inputs[input].declared;
    std::vector<bool>& left = allowed_.try_emplace(input, std::vector<bool>(of.choices.size(), true)).first->second;
    if (left.size() > of.choice_count() && of.of.of == kind::category) left.back() = false;  // nobody gives it
    const auto some = [&](bool in) {
      for (std::size_t i = 0; i < left.size(); ++i)
        if (left[i] && set[i] == in) return true;
      return false;
    };
    const bool yes = log_.ask(some).yes;
    for (std::size_t i = 0; i < left.size(); ++i) left[i] = left[i] && set[i] == yes;
    return yes;
  }

  applicant applicant_of(const std::vector<rational>& values) const {
    applicant made;
    for (const auto& [input, v] : inputs_) made.numbers.emplace(input, values[v]);
    for (const auto& [input, left] : allowed_)
      made.choices.emplace(input, static_cast<std::uint32_t>(std::find(left.begin(), left.end(), true) - left.begin()));
    made.given = given_;
    return made;
  }

  const plan::measure_plan& plan_;
  const enclosures& ranges_;
  const minima& minima_;
  const path_hints& hints_;
  detail_level level_;
  std::optional<rational> step_;
  std::size_t most_operands_;
  path_log log_;
  unknowns known_{log_};
  std::map<plan::node_id, affine> numbers_;
  std::map<plan::node_id, bool> truths_;
  std::map<std::uint32_t, std::size_t> inputs_;
  std::map<std::uint32_t, std::vector<bool>> allowed_;
  std::map<std::uint32_t, bool> given_;
};

}  // namespace santei::analyse::detail
