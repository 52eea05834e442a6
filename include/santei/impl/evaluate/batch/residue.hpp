// What a combination leaves of a rule, as value numbers: combinations that leave the same are worked out once.
#pragma once

#include <santei/impl/evaluate/batch/shape.hpp>
#include <santei/impl/evaluate/followed.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <vector>

namespace santei::evaluate::detail {

/// Numbers of nodes after folding: equal numbers are equal functions of what is left to read.
class residue {
 public:
  using number = std::uint32_t;
  static constexpr number no = 0, yes = 1;
  using term = std::array<std::uint32_t, 5>;

  residue(const batch_plan& of, const shape& s, std::uint64_t key, std::map<term, number>& known)
      : of_(of), plan_(*of.plan), known_(known) {
    parts_.assign(plan_.inputs.size(), nullptr);
    classes_.assign(plan_.inputs.size(), 0);
    told_.assign(plan_.inputs.size(), false);
    for (const amount_input& a : s.amounts) told_[a.input] = true;
    for (const key_part& part : s.parts) {
      if (part.watched) continue;
      const auto k = static_cast<std::uint32_t>(key / part.stride % part.classes);
      parts_[part.input] = &part;
      classes_[part.input] = k;
      told_[part.input] = k != 0 || part.sure;
    }
  }

  /// The numbers of the roots, and of each 場合分け by which a fact follows from others here, row by row.
  std::vector<number> of(std::vector<plan::node_id> roots) {
    for (const plan::derivation& rule : plan_.derivations)
      if (follows_here(rule))
        for (const plan::node_id one : conditions_of(rule)) roots.push_back(one);
    const std::vector<bool> needed = needed_for(plan_, roots);
    at_.assign(plan_.nodes.size(), no);
    for (plan::node_id id = 0; id < plan_.nodes.size(); ++id)
      if (needed[id]) at_[id] = number_of(plan_.at(id));
    std::vector<number> made;
    for (const plan::node_id root : roots) made.push_back(at_[root]);
    for (const plan::derivation& rule : plan_.derivations) made.push_back(follows_here(rule));
    return made;
  }

 private:
  [[nodiscard]] bool follows_here(const plan::derivation& rule) const {
    return follows(plan_, [&](std::uint32_t input) { return bool(told_[input]); }, rule);
  }
  number term_of(plan::op code, std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0) {
    return known_.emplace(term{static_cast<std::uint32_t>(code), a, b, c, d}, static_cast<number>(known_.size() + 2)).first->second;
  }
  number number_of(const plan::node& n) {
    const auto a = [&] { return at_[n.a]; };
    const auto b = [&] { return at_[n.b]; };
    switch (n.code) {
      case plan::op::yes: return yes;
      case plan::op::no: return no;
      case plan::op::number: return term_of(n.code, n.a);
      case plan::op::input_number: return term_of(n.code, n.a, told_[n.a], classes_[n.a]);
      case plan::op::given: return told_[n.a] ? yes : no;
      case plan::op::input_truth: case plan::op::input_in: return choice(n);
      case plan::op::at_least: case plan::op::above: case plan::op::equal: return compare(n);
      case plan::op::all:
        return a() == no || b() == no     ? no
               : a() == yes               ? b()
               : b() == yes || a() == b() ? a()
                                          : term_of(n.code, std::min(a(), b()), std::max(a(), b()));
      case plan::op::any:
        return a() == yes || b() == yes  ? yes
               : a() == no               ? b()
               : b() == no || a() == b() ? a()
                                         : term_of(n.code, std::min(a(), b()), std::max(a(), b()));
      case plan::op::negate: return a() == no ? yes : a() == yes ? no : term_of(n.code, a());
      case plan::op::select: return at_[n.c] == yes || a() == b() ? a() : at_[n.c] == no ? b() : term_of(n.code, a(), b(), at_[n.c]);
      case plan::op::round: return term_of(n.code, a(), n.b);
      case plan::op::growth: return term_of(n.code, a(), b(), at_[n.c], n.d);
      case plan::op::optimum: {
        number chain = term_of(n.code, n.a, n.b, n.c);
        each_operand(plan_, n, [&](plan::node_id operand) { chain = term_of(n.code, chain, at_[operand], 0, 1); });
        return chain;
      }
      case plan::op::total: case plan::op::greatest: case plan::op::least: case plan::op::exists: return a();  // a table's rows are single
      default: return term_of(n.code, a(), b());
    }
  }
  number choice(const plan::node& n) {
    const auto holds = [&](std::uint32_t c) { return n.code == plan::op::input_truth ? c == 1 : bool(plan_.sets[n.b][c]); };
    const std::uint32_t set = n.code == plan::op::input_in ? n.b : 0;
    const key_part* part = parts_[n.a];
    if (part == nullptr || !told_[n.a]) return term_of(n.code, n.a, set);
    const auto& may_be = part->choices_of_class[classes_[n.a]];
    if (std::all_of(may_be.begin(), may_be.end(), holds)) return yes;
    return std::none_of(may_be.begin(), may_be.end(), holds) ? no : term_of(n.code, n.a, set, classes_[n.a]);
  }
  number compare(const plan::node& n) {
    const auto fixed = [&](plan::node_id id) -> const rational* {
      return plan_.at(id).code == plan::op::number ? &plan_.constants[plan_.at(id).a] : nullptr;
    };
    const auto point = [&](plan::node_id id) -> std::optional<rational> {
      const plan::node& at = plan_.at(id);
      if (at.code != plan::op::input_number || !told_[at.a] || parts_[at.a] == nullptr || parts_[at.a]->is != key_part::role::cuts)
        return std::nullopt;
      return rational(parts_[at.a]->value_of(classes_[at.a])) / rational(of_.scales[at.a]);
    };
    const auto holds = [&](const rational& x, const rational& y) {
      return n.code == plan::op::at_least ? x >= y : n.code == plan::op::above ? x > y : x == y;
    };
    if (const auto x = point(n.a); x && fixed(n.b)) return holds(*x, *fixed(n.b)) ? yes : no;
    if (const auto y = point(n.b); y && fixed(n.a)) return holds(*fixed(n.a), *y) ? yes : no;
    return term_of(n.code, at_[n.a], at_[n.b]);
  }

  const batch_plan& of_;
  const plan::measure_plan& plan_;
  std::map<term, number>& known_;
  std::vector<const key_part*> parts_;
  std::vector<std::uint32_t> classes_;
  std::vector<bool> told_;
  std::vector<number> at_;
};

}  // namespace santei::evaluate::detail
