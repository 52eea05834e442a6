// One mutant tried: checked, lowered, and held against the 例 of the measures whose plans it changes.
#pragma once

#include <santei/check/check.hpp>
#include <santei/impl/analyse/mutate/edits.ipp>
#include <santei/impl/analyse/mutate/missing_example.ipp>
#include <santei/impl/analyse/mutate/same_in_each_case.ipp>
#include <santei/impl/analyse/mutate/same_plan.ipp>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

/// One measure as the rule has it.
struct rule_measure {
  std::string name;
  plan::measure_plan plan;
  std::vector<const syntax::clause*> examples;
  std::unique_ptr<example_search> search;  // made at the first survivor
  std::size_t last_killer = 0;             // the 例 that broke last, asked first
};

/// Whether an 例 gives a fact from which another is derived.
SANTEI_INLINE bool derives(const check::checked& file, const plan::measure_plan& plan, const syntax::clause& example) {
  const auto& given = std::get<syntax::example_clause>(example.says).facts;
  return std::any_of(given.begin(), given.end(), [&](const syntax::example_fact& fact) {
    const auto declared = find_fact(file, fact.name.text);
    return declared && std::any_of(plan.derivations.begin(), plan.derivations.end(), [&](const plan::derivation& one) {
             return std::any_of(one.from.begin(), one.from.end(),
                                [&](std::uint32_t i) { return plan.inputs[i].declared.key == file.declarations[*declared].key; });
           });
  });
}

/// Which 例 are asked: all, or for a mutant of a vocabulary those that give a fact from which another is derived.
enum class asked { all, deriving };

/// The measures of a file with their plans; those that cannot be lowered are left out, as a mutant of theirs says nothing.
class rule_file_plans {
 public:
  rule_file_plans(const check::checked& file, const limits& within, asked which = asked::all)
      : file_(file), within_(within), computed_left_(within.trial_steps), ways_left_(within.mutant_steps) {
    measures_.resize(file.measures.size());
    for (std::size_t i = 0; i < measures_.size(); ++i) {
      outcome<plan::measure_plan> plan = plan::lower(file, i);
      if (!plan) continue;
      rule_measure made{name_of(file.measures[i]), *std::move(plan), {}, {}, 0};
      for (const check::clause_place place : file.measures[i].clauses) {
        const syntax::clause& clause = file.at(place);
        if (clause.is != syntax::clause_kind::example ||
            std::get<syntax::example_clause>(clause.says).expected == syntax::expected_kind::formula)
          continue;
        if (which == asked::all || derives(file, made.plan, clause)) made.examples.push_back(&clause);
      }
      if (which == asked::all || !made.examples.empty()) measures_[i] = std::move(made);
    }
  }

  /// Tries the mutated file: what it came to, and whom it changes. Precondition: it has the same measures.
  void try_on(const check::checked& mutated, mutant& into) {
    if (const auto changed = changed_by(mutated, into); into.came_to == fate::equal) search(changed, into);
  }

  /// The measures whose plans the mutated file changes, unless a check or an 例 tells.
  using changed_plans = std::vector<std::pair<std::size_t, plan::measure_plan>>;
  changed_plans changed_by(const check::checked& mutated, mutant& into) {
    changed_plans changed;
    for (std::size_t i = 0; i < measures_.size(); ++i) {
      if (!measures_[i]) continue;
      outcome<plan::measure_plan> plan = plan::lower(mutated, i);
      const bool same = plan && same_plan(measures_[i]->plan, *plan);
      if (!same && into.measure.empty()) into.measure = measures_[i]->name;
      if (!plan) return into.came_to = fate::by_check, changed_plans();
      if (same) continue;
      if (is_told(*measures_[i], *plan)) return into.came_to = fate::by_example, changed_plans();
      changed.emplace_back(i, *std::move(plan));
    }
    return changed;
  }
  /// Of measures that no 例 told: proved the same, or the 例 that is missing.
  void search(const changed_plans& changed, mutant& into) {
    changed_plans open;
    bool before_rounding = false;
    if (into.came_to == fate::survived) return;  // under another file of the vocabulary's users
    for (const auto& [i, plan] : changed) {
      const sameness proved = solved(i, plan, into);
      if (into.came_to == fate::survived) return;
      if (proved == sameness::in_yen) before_rounding = true;
      if (proved == sameness::unproved) open.emplace_back(i, plan);
    }
    if (!open.empty()) ask_for_example(open, into);
    else if (before_rounding && into.came_to == fate::equal) into.came_to = fate::below_yen;
    else if (into.came_to == fate::equal) into.measure.clear();
  }
  [[nodiscard]] const check::checked& file() const { return file_; }
  [[nodiscard]] bool any() const {
    return std::any_of(measures_.begin(), measures_.end(), [](const auto& one) { return one.has_value(); });
  }

 private:
  /// Whether an 例 of the measure breaks under the plan.
  bool is_told(rule_measure& of, const plan::measure_plan& mutated) const {
    for (std::size_t i = 0; i < of.examples.size(); ++i) {
      const std::size_t at = (of.last_killer + i) % of.examples.size();
      evaluate::limits left;
      if (example_run(file_, *of.examples[at]).run(mutated, left).empty()) continue;
      of.last_killer = at;
      return true;
    }
    return false;
  }
  example_search& search_of(rule_measure& of) {
    if (!of.search) of.search = std::make_unique<example_search>(file_, of.examples, of.plan, computed_left_);
    return *of.search;
  }
  void survives(const rule_measure& of, std::string example, mutant& into) const {
    into.came_to = fate::survived;
    into.measure = of.name;
    into.example = std::move(example);
  }
  /// An 例 that is solved for, with one row and with two where there are rows, or the proof that there is none: along the ways on which the
  /// change counts, or case by case.
  sameness solved(std::size_t i, const plan::measure_plan& mutated, mutant& into) {
    rule_measure& of = *measures_[i];
    std::size_t steps = within_.case_steps, ways = std::min(ways_left_, within_.mutant_steps / 16);
    const std::size_t before = ways;
    std::optional<std::string> example;
    sameness proved = sameness::unproved;
    plan_difference of_any_rows(of.plan, mutated, steps, ways);
    const auto prove = [&](detail_level level) { return ways == 0 ? sameness::unproved : of_any_rows.proved(level); };
    proved = prove(detail_level::bold);
    if (proved == sameness::unproved) {
      if (of.plan.rows.empty()) example = search_of(of).solve(mutated, of_any_rows);
      for (std::size_t rows = 1; rows <= 2 && !of.plan.rows.empty() && !example; ++rows) {
        plan_difference between(of.plan, mutated, steps, ways, rows);
        example = search_of(of).solve(mutated, between);
      }
    }
    if (!example && proved != sameness::wholly) proved = std::max(proved, prove(detail_level::exact));
    ways_left_ -= std::min(ways_left_, before - ways);
    if (example) return survives(of, *std::move(example), into), sameness::unproved;
    return proved == sameness::unproved ? same_in_each_case(of.plan, mutated, steps) : proved;
  }
  void ask_for_example(const changed_plans& changed, mutant& into) {
    into.came_to = fate::unobserved;
    for (const auto& [i, plan] : changed) {
      rule_measure& of = *measures_[i];
      if (auto example = search_of(of).find(plan)) return survives(of, *std::move(example), into);
      if (search_of(of).out_of_work()) into.came_to = fate::undecided;
    }
  }

  const check::checked& file_;
  limits within_;
  std::size_t computed_left_, ways_left_;  // of all mutants
  std::vector<std::optional<rule_measure>> measures_;
};

/// Where two printed clauses differ: which line, and that line of each; a clause that is gone is an empty line.
struct line_change {
  std::size_t line = 0;
  std::string from, to;
};

SANTEI_INLINE line_change differing_line(const std::string& from, const std::string& to) {
  const auto lines = [](std::string_view text) {
    std::vector<std::string> made;
    for (std::size_t end = 0; end != std::string_view::npos;) {
      end = text.find('\n');
      const std::string_view line = text.substr(0, end);
      made.emplace_back(line.substr(std::min(line.find_first_not_of(' '), line.size())));
      if (end != std::string_view::npos) text.remove_prefix(end + 1);
    }
    return made;
  };
  const auto a = lines(from), b = lines(to);
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
    if (a[i] != b[i]) return {i, a[i], b[i]};
  return {0, a.front(), b.size() == a.size() ? b.front() : std::string()};
}

/// The place of a printed line: a row of a table (after its name and head) or of a 場合分け (after its name), else the clause.
SANTEI_INLINE span place_of_line(const syntax::clause& clause, std::size_t line) {
  const auto row = [&](const auto& rows, std::size_t before) {
    return line >= before && line - before < rows.size() ? rows[line - before].where : clause.where;
  };
  if (const auto* table = std::get_if<syntax::table_clause>(&clause.says)) return row(table->rows, 2);
  if (const auto* cases = std::get_if<syntax::cases_clause>(&clause.says)) return row(cases->rows, 1);
  return clause.where;
}

/// A clause with all its lines, the rows of a table or 場合分け too.
SANTEI_INLINE std::string printed(const syntax::file& tree, check::clause_place place) {
  const syntax::clause& clause = tree.blocks[place.block].clauses[place.clause];
  if (clause.is != syntax::clause_kind::table && clause.is != syntax::clause_kind::cases) return syntax::print(tree, clause);
  syntax::file alone{tree.source, tree.money, {}, tree.expressions, tree.conditions};
  alone.blocks.emplace_back().clauses.push_back(clause);
  return syntax::print(alone);
}

/// The mutant as a report shows it, not yet tried.
SANTEI_INLINE mutant shown(const check::checked& file, const edit& by, const syntax::file& mutated) {
  mutant made;
  made.is = by.is;
  const syntax::clause& clause = file.at(by.place);
  const std::string changed = by.is == mutation::clause ? std::string() : printed(mutated, by.place);
  line_change line = differing_line(printed(file.tree, by.place), changed);
  made.where = place_of_line(clause, line.line);
  made.from = std::move(line.from);
  made.to = std::move(line.to);
  return made;
}

}  // namespace santei::analyse::detail
