// Names to measures, facts and amounts; every problem of a request is told at once.
#pragma once

#include <santei/catalogue/combination.hpp>

#include <santei/impl/catalogue/catalogue.ipp>
#include <santei/catalogue/one_currency.hpp>
#include <santei/plan/lower.hpp>
#include <santei/text/normal.hpp>
#include <santei/value/reading.hpp>
#include <santei/value/writing.hpp>

#include <algorithm>
#include <set>

namespace santei::catalogue {

namespace detail {

class combination_maker {
 public:
  combination_maker(const catalogue& rules, const combination_request& asked, std::optional<std::int64_t> on)
      : rules_(rules), asked_(asked), on_(on) {}

  outcome<combination> run() {
    if (asked_.items.empty()) report("E0913", {"費目がありません", "there are no items"}, {});
    if (asked_.measures.empty()) report("E0913", {"枠がありません", "there are no measures"}, {});
    for (const auto& one : asked_.measures) add_measure(one);
    if (auto problem = refuse_several_currencies(made_.measures)) problems_.push_back(*std::move(problem));
    if (!problems_.empty()) return problems_;
    for (const auto& one : asked_.items) add_item(one);
    for (const auto& [first, second] : asked_.not_together) add_pair(first, second);
    add_pairs_of_rules();
    if (!problems_.empty()) return problems_;
    return std::move(made_);
  }

 private:
  void report(const char* code, message text, std::optional<message> help) {
    problems_.push_back({severity::error, code, std::move(text), {}, std::move(help)});
  }
  void report(const diagnostics& problems) { problems_.insert(problems_.end(), problems.begin(), problems.end()); }

  /// The general facts with those for the measure in their place; the cost is not among them.
  [[nodiscard]] facts facts_for(const combination_request::wanted& one) const {
    facts made = one.given;
    for (const given_fact& fact : asked_.given.items())
      if (std::none_of(one.given.items().begin(), one.given.items().end(), [&](const given_fact& own) { return own.key == fact.key; }))
        made.add(fact);
    return made;
  }

  void add_measure(const combination_request::wanted& one) {
    if (std::count_if(asked_.measures.begin(), asked_.measures.end(), [&](const auto& other) { return other.id == one.id; }) > 1)
      return report("E0913", {"枠「" + one.id + "」が二度あります", "the measure '" + one.id + "' stands twice"}, {});
    const facts given = facts_for(one);
    const auto found = rules_.find_for(one.id, given, on_);
    if (!found) return report(found.problems());
    const auto only = only_one(one.id, *found);
    if (!only) return report(only.problems());
    auto bound = only->bind(given);
    if (!bound) return report(bound.problems());
    const auto cost = cost_of(one, *only);
    if (!cost) return;
    if (bound->values[*cost].front().given) {
      const std::string& key = only->plan().inputs[*cost].declared.key;
      return report("E0914",
                    {"「" + key + "」は費目の合計で決まるので、事実として書けません（" + one.id + "）",
                     "'" + key + "' is the sum of the items and cannot be given as a fact (" + one.id + ")"},
                    {});
    }
    made_.problem.measures.push_back({one.id, &only->plan(), *std::move(bound), *cost});
    made_.measures.push_back(*only);
  }

  std::optional<std::uint32_t> cost_of(const combination_request::wanted& one, const measure& of) {
    const plan::measure_plan& plan = of.plan();
    const auto over = of.key_of(one.over);
    if (!over) return report(over.problems()), std::nullopt;
    const auto input = one.over.empty() ? analyse::cost_input_of(plan) : plan.find(*over);
    if (input && plan.inputs[*input].declared.of.of == santei::kind::money && !plan.inputs[*input].per_row &&
        !plan.inputs[*input].open_point)
      return input;
    std::vector<std::string> keys;
    for (const std::uint32_t each : analyse::cost_candidates(plan)) keys.push_back(plan.inputs[each].declared.key);
    const std::string list = keys.empty() ? std::string("-") : joined(keys);
    report("E0914", {"「" + one.id + "」のどの事実が費目の合計なのか決まりません", "it is not clear which fact of '" + one.id + "' the items add up to"},
           message{"\"over\" に次のどれかを書きます: " + list, "give \"over\" one of: " + list});
    return std::nullopt;
  }

  std::optional<std::size_t> place_of(const std::string& id) {
    for (std::size_t m = 0; m < asked_.measures.size(); ++m)
      if (asked_.measures[m].id == id) return m;
    std::vector<std::string> ids;
    for (const auto& one : asked_.measures) ids.push_back(one.id);
    const auto near = nearest(id, ids);
    report("E0913", {"枠「" + id + "」は measures にありません", "the measure '" + id + "' is not among measures"},
           near.empty() ? std::nullopt : std::optional(message{"もしかして: " + joined(near), "did you mean: " + joined(near)}));
    return std::nullopt;
  }

  void add_item(const combination_request::item& one) {
    if (!names_.insert(one.name).second) report("E0913", {"費目「" + one.name + "」が二度あります", "the item '" + one.name + "' stands twice"}, {});
    declaration amount;
    amount.key = "amount";
    amount.label = one.name;
    amount.of = {santei::kind::money, {}, made_.money()};
    const auto read = read_fact(amount, one.amount);
    if (!read) return report(read.problems());
    const auto* range = std::get_if<interval>(&read->value);
    if (range == nullptr || !range->is_point())
      return report(
          "E0913",
          {"費目「" + one.name + "」の金額が一つに決まっていません", "the amount of the item '" + one.name + "' is not one amount"},
          message{sample() + " のように書きます", "write it as " + sample()});
    analyse::cost_item made{one.name, range->lower()->value, {}};
    for (const std::string& id : one.to)
      if (const auto m = place_of(id); m && std::find(made.may_go.begin(), made.may_go.end(), *m) == made.may_go.end())
        made.may_go.push_back(*m);
    if (one.to.empty())
      for (std::size_t m = 0; m < made_.problem.measures.size(); ++m) made.may_go.push_back(m);
    std::sort(made.may_go.begin(), made.may_go.end());
    made_.problem.items.push_back(std::move(made));
  }

  [[nodiscard]] std::string sample() const {
    const santei::currency in = made_.money();
    return in.is_yen() ? "3000万円" : money_with_commas(rational(30'000) * in.per_unit(), in);
  }

  void add_pair(const std::string& first, const std::string& second) {
    const auto a = place_of(first), b = place_of(second);
    if (a && b && *a == *b) report("E0913", {"併用不可に同じ枠「" + first + "」が並んでいます", "not_together names '" + first + "' twice"}, {});
    else if (a && b) made_.problem.apart.push_back({*a, *b, {}});
  }

  /// 併用不可 of a rule names a programme or one of its measures.
  void add_pairs_of_rules() {
    for (std::size_t m = 0; m < made_.measures.size(); ++m) {
      const measure& of = made_.measures[m];
      for (const check::clause_place place : of.written().clauses) {
        const syntax::clause& clause = of.rule().at(place);
        const auto* says = std::get_if<syntax::exclusion_clause>(&clause.says);
        if (clause.is != syntax::clause_kind::not_together || says == nullptr) continue;
        const plan::citation cited = plan::cite(of.rule(), of.written(), clause);
        for (const syntax::word& name : says->names)
          for (std::size_t other = 0; other < made_.measures.size(); ++other)
            if (other != m && names(name.text, made_.measures[other].id()))
              made_.problem.apart.push_back({m, other, cited.text + (cited.bases.empty() ? "" : " " + cited.bases_text())});
      }
    }
  }
  static bool names(const std::string& name, const identifier& id) {
    return name == id.programme || name == id.programme + "/" + id.measure;
  }

  const catalogue& rules_;
  const combination_request& asked_;
  std::optional<std::int64_t> on_;
  combination made_;
  std::set<std::string> names_;
  diagnostics problems_;
};

}  // namespace detail

SANTEI_INLINE santei::currency combination::money() const { return measures.empty() ? santei::currency() : measures.front().plan().money; }

SANTEI_INLINE outcome<combination> combination_of(const catalogue& rules, const combination_request& asked,
                                                  std::optional<std::int64_t> on) {
  combination_request named = asked;
  named.given = rules.with_keys(named.given);
  for (auto& one : named.measures) one.given = rules.with_keys(one.given);
  return detail::combination_maker(rules, named, on).run();
}

}  // namespace santei::catalogue
