// All ways through a plan that lead to one truth: conditions decided one by one where linear arithmetic leaves both answers open, over all facts at once.
#pragma once

#include <santei/impl/analyse/prove/all_facts.hpp>
#include <santei/impl/analyse/prove/linear.hpp>
#include <santei/number/rounding.hpp>
#include <santei/plan/plan.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

inline constexpr std::size_t most_paths = 3500;

/// How closely a search looks: coarser ones prove what they prove with fewer paths, but what they find may be no applicant. `bold` knows of a minimum only that it is at most
/// each operand, and of a fact that may be missing only its range; `coarse` still tells apart the operands of short minima.
enum class detail_level { bold, coarse, exact };

/// One applicant, as far as a path says anything: whatever is left out may be anything.
struct applicant {
  std::map<std::uint32_t, rational> numbers;
  std::map<std::uint32_t, std::uint32_t> choices;
  std::map<std::uint32_t, bool> given;
};

enum class search_end { none, found, too_many, unclear };  // unclear: a path remains that no applicant tried confirms

/// Nodes that are never below others: of two applicants, what runs up with the amount in which they differ.
using node_order = std::map<plan::node_id, plan::node_id>;  // greater to less

class paths {
 public:
  paths(const plan::measure_plan& plan, const enclosures& ranges, const node_order& order, detail_level level)
      : plan_(plan), ranges_(ranges), order_(order), level_(level), most_operands_(level == detail_level::bold ? 1 : level == detail_level::coarse ? 6 : plan.nodes.size()) {}

  /// Looks for a way to make `root` true. `confirms` is asked of an applicant for each such path; the search ends at the first it accepts.
  template <class Confirms>
  search_end search(plan::node_id root, Confirms confirms) {
    log_.clear();
    bool unclear = false;
    for (std::size_t count = 0; count < most_paths; ++count) {
      begin();
      const bool holds = truth(root);
      if (!dead_ && holds) {
        const auto values = facts_.solve();
        if (values && confirms(applicant_of(*values))) return search_end::found;
        unclear = unclear || values;
      }
      if (!advance()) return unclear ? search_end::unclear : search_end::none;
    }
    return search_end::too_many;
  }

 private:
  /// What was asked on the way, so that a way is walked again without asking.
  struct entry {
    bool yes = false, open = false, forced = false;  // open: the other answer is still to be tried
    std::optional<rational> number;
  };
  struct rounded_form {
    affine of;
    plan::rounding by;
    std::size_t variable;
  };

  void begin() {
    facts_ = linear_system();
    at_ = 0;
    dead_ = false;
    numbers_.clear();
    truths_.clear();
    inputs_.clear();
    allowed_.clear();
    given_.clear();
    rounded_.clear();
    grid_.clear();
  }
  bool advance() {
    while (!log_.empty() && !log_.back().open) log_.pop_back();
    if (log_.empty()) return false;
    log_.back().yes = false;
    log_.back().open = false;
    return true;
  }

  template <class Possible>
  const entry& ask(Possible possible) {
    if (at_ == log_.size()) {
      const bool yes = !dead_ && possible(true), no = !dead_ && possible(false);
      dead_ = dead_ || (!yes && !no);
      log_.push_back({yes, yes && no, !(yes && no), std::nullopt});
    }
    return log_[at_++];
  }
  template <class Find>
  std::optional<rational> ask_number(Find find) {
    if (at_ == log_.size()) log_.push_back({false, false, true, dead_ ? std::nullopt : find()});
    return log_[at_++].number;
  }

  /// Whether form > 0 (strict) or ≥ 0, on this path from now on.
  bool decide(const affine& form, bool strict) {
    if (form.is_constant()) return form.constant.sign() > (strict ? 0 : -1);
    const condition yes = sharpened({form, strict}), no = sharpened({form * rational(-1), !strict});
    const entry found = ask([&](bool which) { return facts_.possible(which ? yes : no); });
    if (!found.forced) facts_.add(found.yes ? yes : no);
    return found.yes;
  }

  /// A whole number above 0 is at least 1.
  [[nodiscard]] condition sharpened(condition one) const {
    if (one.strict && on_grid(one.form, rational(1))) one.form.constant -= rational(1), one.strict = false;
    return one;
  }

  std::size_t fresh(bool not_negative) {
    const std::size_t made = facts_.add_variable(not_negative);
    grid_.emplace_back();
    return made;
  }
  std::size_t variable_in(const interval& range) {
    const auto &low = range.lower(), &high = range.upper();
    const std::size_t v = fresh(low && low->value.sign() >= 0);
    if (low && (low->value.sign() != 0 || !low->closed)) facts_.add({affine::variable(v) - affine(low->value), !low->closed});
    if (high) facts_.add({affine(high->value) - affine::variable(v), !high->closed});
    return v;
  }

  affine number(plan::node_id id) {
    if (const auto found = numbers_.find(id); found != numbers_.end()) return found->second;
    affine found = compute(plan_.at(id), id);
    numbers_.emplace(id, found);
    return found;
  }

  affine compute(const plan::node& n, plan::node_id id) {
    using plan::op;
    if (dead_) return {};
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
        if (n.code == op::minimum && level_ != detail_level::exact && operands(id).size() > most_operands_) return least_of(id);
        const affine a = number(n.a), b = number(n.b);
        return decide(b - a, false) == (n.code == op::minimum) ? a : b;
      }
      case op::select:
        if (level_ != detail_level::exact && plan_.at(n.c).code == op::given) break;
        return truth(n.c) ? number(n.a) : number(n.b);
      case op::round: return rounded(number(n.a), plan_.roundings[n.b]);
      default: break;
    }
    const affine only_range = affine::variable(variable_in(ranges_.number(id)));
    keep_order(id, only_range);
    return only_range;
  }

  /// What a minimum of minima is taken of.
  std::vector<plan::node_id> operands(plan::node_id id) const {
    std::vector<plan::node_id> found, open{id};
    while (!open.empty()) {
      const plan::node& n = plan_.at(open.back());
      const plan::node_id here = open.back();
      open.pop_back();
      if (n.code == plan::op::minimum) open.insert(open.end(), {n.a, n.b});
      else found.push_back(here);
    }
    return found;
  }
  affine least_of(plan::node_id id) {
    std::vector<affine> forms;
    std::optional<rational> low;
    bool bounded = true;
    for (const plan::node_id operand : operands(id)) {
      forms.push_back(number(operand));
      const auto least = ask_number([&] { return facts_.least(forms.back()); });
      bounded = bounded && least;
      if (least) low = low ? std::min(*low, *least) : *least;
    }
    const std::size_t v = fresh(bounded && low && low->sign() >= 0);
    const affine made = affine::variable(v);
    if (bounded && low) facts_.add({made - affine(*low), false});
    for (const affine& form : forms) facts_.add({form - made, false});
    keep_order(id, made);
    return made;
  }
  void keep_order(plan::node_id id, const affine& made) {
    if (const auto less = order_.find(id); less != order_.end() && numbers_.contains(less->second)) facts_.add({made - numbers_.at(less->second), false});
    for (const auto& [greater, less] : order_)
      if (less == id && numbers_.contains(greater)) facts_.add({numbers_.at(greater) - made, false});
  }

  affine input(const plan::node& n) {
    if (const auto found = inputs_.find(n.a); found != inputs_.end()) return affine::variable(found->second);
    const std::size_t v = variable_in(range_of(plan_, n.a));
    const kind of = plan_.inputs[n.a].declared.of.of;
    if (of == kind::integer || of == kind::month || of == kind::date) grid_[v] = rational(1);
    inputs_.emplace(n.a, v);
    return affine::variable(v);
  }

  /// A product of two unknowns lies between the planes that their ranges allow.
  affine product(const plan::node& n, plan::node_id id) {
    const affine a = number(n.a), b = number(n.b);
    if (a.is_constant()) return b * a.constant;
    if (b.is_constant()) return a * b.constant;
    const interval x = ranges_.number(n.a), y = ranges_.number(n.b);
    const std::size_t v = variable_in(x * y);
    const affine p = affine::variable(v);
    keep_order(id, p);
    const auto plane = [&](const std::optional<bound>& p_of_a, const std::optional<bound>& q_of_b, bool below) {
      if (!p_of_a || !q_of_b) return;  // p ≷ la·b + lb·a − la·lb
      const affine edge = b * p_of_a->value + a * q_of_b->value - affine(p_of_a->value * q_of_b->value);
      facts_.add({below ? p - edge : edge - p, false});
    };
    plane(x.lower(), y.lower(), true);
    plane(x.upper(), y.upper(), true);
    plane(x.upper(), y.lower(), false);
    plane(x.lower(), y.upper(), false);
    return p;
  }

  [[nodiscard]] bool on_grid(const affine& form, const rational& unit) const {
    return (form.constant / unit).is_integer() &&
           std::all_of(form.of.begin(), form.of.end(), [&](const auto& term) { return grid_[term.first] && (*grid_[term.first] * term.second / unit).is_integer(); });
  }

  /// Rounding is the same on both sides of 0, so only what is not negative is rounded.
  affine rounded(const affine& form, const plan::rounding& by) {
    if (form.is_constant()) return affine(round_to(form.constant, by.unit, by.mode));
    if (on_grid(form, by.unit)) return form;
    if (!decide(form, false)) return rounded_up_from_zero(form * rational(-1), by) * rational(-1);
    return rounded_up_from_zero(form, by);
  }

  affine rounded_up_from_zero(const affine& form, const plan::rounding& by) {
    for (const rounded_form& other : rounded_)
      if (other.by == by && other.of == form) return affine::variable(other.variable);
    const std::optional<rational> most = ask_number([&] { return facts_.greatest(form); }), least = ask_number([&] { return facts_.least(form); });
    std::vector<std::pair<const rounded_form*, std::pair<bool, bool>>> order;
    for (const rounded_form& other : rounded_) {
      if (!(other.by == by)) continue;
      const bool above = ordered(form - other.of), below = ordered(other.of - form);
      order.push_back({&other, {above, below}});
    }
    const std::size_t v = fresh(true);
    grid_[v] = by.unit;
    const affine r = affine::variable(v);
    const rational unit = by.unit, half = by.unit / rational(2);
    switch (by.mode) {
      case rounding_mode::down: facts_.add({form - r, false}), facts_.add({r - form + affine(unit), true}); break;
      case rounding_mode::up: facts_.add({r - form, false}), facts_.add({form - r + affine(unit), true}); break;
      case rounding_mode::half_up: facts_.add({form - r + affine(half), false}), facts_.add({r - form + affine(half), true}); break;
    }
    if (most) facts_.add({affine(round_to(*most, by.unit, by.mode)) - r, false});
    if (least && least->sign() > 0) facts_.add({r - affine(round_to(*least, by.unit, by.mode)), false});
    for (const auto& [other, how] : order) {  // what is not less is not rounded to less
      if (how.first) facts_.add({r - affine::variable(other->variable), false});
      if (how.second) facts_.add({affine::variable(other->variable) - r, false});
    }
    rounded_.push_back({form, by, v});
    return r;
  }
  /// Whether the form is surely not negative here.
  bool ordered(const affine& form) {
    const auto found = ask_number([&] { return std::optional(rational(facts_.possible({form * rational(-1), true}) ? 0 : 1)); });
    return found && found->sign() > 0;
  }

  bool truth(plan::node_id id) {
    if (const auto found = truths_.find(id); found != truths_.end()) return found->second;
    const bool found = judge(plan_.at(id));
    truths_.emplace(id, found);
    return found;
  }

  bool judge(const plan::node& n) {
    using plan::op;
    if (dead_) return false;
    switch (n.code) {
      case op::yes: return true;
      case op::no: return false;
      case op::input_truth: return one_of(n.a, {false, true});
      case op::input_in: return one_of(n.a, plan_.sets[n.b]);
      case op::given: {
        const auto found = given_.find(n.a);
        return found != given_.end() ? found->second : given_.emplace(n.a, ask([](bool) { return true; }).yes).first->second;
      }
      case op::at_least: return decide(number(n.a) - number(n.b), false);
      case op::above: return decide(number(n.a) - number(n.b), true);
      case op::equal: {
        const affine gap = number(n.a) - number(n.b);
        return decide(gap, false) && !decide(gap, true);
      }
      case op::all: return truth(n.a) && truth(n.b);
      case op::any: return truth(n.a) || truth(n.b);
      case op::negate: return !truth(n.a);
      default: return ask([](bool) { return true; }).yes;  // for some row: either
    }
  }

  bool one_of(std::uint32_t input, const std::vector<bool>& set) {
    std::vector<bool>& left = allowed_.try_emplace(input, std::vector<bool>(plan_.inputs[input].declared.choices.size(), true)).first->second;
    const auto some = [&](bool in) {
      for (std::size_t i = 0; i < left.size(); ++i)
        if (left[i] && set[i] == in) return true;
      return false;
    };
    const bool yes = ask(some).yes;
    for (std::size_t i = 0; i < left.size(); ++i) left[i] = left[i] && set[i] == yes;
    return yes;
  }

  applicant applicant_of(const std::vector<rational>& values) const {
    applicant made;
    for (const auto& [input, v] : inputs_) made.numbers.emplace(input, values[v]);
    for (const auto& [input, left] : allowed_) made.choices.emplace(input, static_cast<std::uint32_t>(std::find(left.begin(), left.end(), true) - left.begin()));
    made.given = given_;
    return made;
  }

  const plan::measure_plan& plan_;
  const enclosures& ranges_;
  const node_order& order_;
  detail_level level_;
  std::size_t most_operands_;
  linear_system facts_;
  std::vector<entry> log_;
  std::size_t at_ = 0;
  bool dead_ = false;
  std::map<plan::node_id, affine> numbers_;
  std::map<plan::node_id, bool> truths_;
  std::map<std::uint32_t, std::size_t> inputs_;
  std::map<std::uint32_t, std::vector<bool>> allowed_;
  std::map<std::uint32_t, bool> given_;
  std::vector<rounded_form> rounded_;
  std::vector<std::optional<rational>> grid_;  // of a variable: it is a multiple of this
};

}  // namespace santei::analyse::detail
