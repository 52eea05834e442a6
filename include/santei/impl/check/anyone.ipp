// Whether nobody can be eligible.
#pragma once

#include <santei/impl/check/measured_cases.ipp>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace santei::check::detail {

/// Whether the parts of a condition can all hold at once at a glance: nothing is denied or compared, and each part asks of another fact.
class plainly_possible {
 public:
  explicit plainly_possible(const checked& file) : file_(file) {}
  /// Also beside those asked of before.
  [[nodiscard]] bool also(syntax::condition_id id) {
    const syntax::condition& c = file_.tree.conditions[id];
    using kind_of = syntax::condition_kind;
    if (c.is == kind_of::all || c.is == kind_of::any)
      return std::all_of(c.parts.begin(), c.parts.end(), [&](syntax::condition_id part) { return also(part); });
    const condition_meaning& meaning = file_.conditions[id];
    const bool chooses = (c.is == kind_of::one_of || c.is == kind_of::reading) && !meaning.choices.empty();
    if ((!chooses && c.is != kind_of::flag) || meaning.subject == none) return false;
    if (std::find(asked_.begin(), asked_.end(), meaning.subject) != asked_.end()) return false;
    asked_.push_back(meaning.subject);
    return true;
  }

 private:
  const checked& file_;
  std::vector<std::uint32_t> asked_;
};

/// 対象 that contradict each other.
SANTEI_INLINE void check_anyone(work& w, const measure& m, const said_clauses& said) {
  if (!said.has(syntax::clause_kind::eligible)) return;
  span last;
  plainly_possible glance(w.file);
  bool possible = !said.has(syntax::clause_kind::exclusive);
  for (const clause_place& place : m.clauses)
    if (const auto& clause = w.file.at(place); clause.is == syntax::clause_kind::eligible) {
      last = clause.keyword;
      possible = possible && glance.also(std::get<syntax::eligible_clause>(clause.says).condition) &&
                 (!clause.condition || glance.also(*clause.condition));
    }
  if (possible) return;
  const measured_cases cases(w, m, std::vector<saying>{});
  if (!cases.too_many() && cases.nobody())
    w.problems.error("E0414", last,
                     {"対象が互いに食い違い、だれも対象になりません", "the 対象 contradict each other: nobody is eligible"});
}

}  // namespace santei::check::detail
