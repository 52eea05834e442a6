// The cases of a measure, and which of its competing clauses hold in each.
#pragma once

#include <santei/check/case_split.hpp>
#include <santei/impl/check/saying.ipp>

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace santei::check::detail {

inline constexpr std::size_t most_cases = 4'096;
inline constexpr std::size_t most_steps = 200'000;  // cases times clauses

/// Not all cases were looked at for `missed`.
SANTEI_INLINE void report_too_many(work& w, const std::string& what, const span& where,
                                   const message& missed = {"隙間と重なり", "holes and overlaps"}) {
  w.problems.warning("W0401", where,
                     {what + "の条件の場合が多すぎて、" + missed.ja + "を確かめきれません",
                      "too many cases to look for " + missed.en + " of " + what});
}

/// A case that was looked for: what matters of it, the rest any_class, and all of it.
struct finding {
  one_case matters, whole;
};

/// The cases of a measure, as far as some clauses tell them apart, and which of them the measure's 対象 and 排他 let happen.
class measured_cases {
 public:
  measured_cases(work& w, const measure& m, const std::vector<saying>& about)
      : measured_cases(w, m, conditions_of(about), about.empty()) {}
  /// The same for conditions; `of_anyone`: all that 対象 look at.
  measured_cases(work& w, const measure& m, const std::vector<syntax::condition_id>& about, bool of_anyone = false)
      : w_(w), space_(w.file, with_eligible(w, m.clauses, about), &m.values) {
    for (const clause_place& place : m.clauses) {
      const syntax::clause& clause = w.file.at(place);
      if (clause.is == syntax::clause_kind::eligible) eligible_.push_back(&clause);
      if (clause.is == syntax::clause_kind::exclusive) add_exclusion(std::get<syntax::exclusion_clause>(clause.says));
    }
    choose_dimensions(about, of_anyone);
    sayings_ = about.size() + eligible_.size();
  }

  [[nodiscard]] const case_space& space() const { return space_; }
  [[nodiscard]] bool too_many() const {
    return !space_.is_joined(over_) || count(over_) > most_cases || count(over_) * sayings_ > most_steps;
  }
  /// The first case in which `bad` holds and eligibility is not ruled out; nothing when there is none.
  [[nodiscard]] std::optional<finding> find(const std::function<bool(const one_case&)>& bad) const {
    one_case at = space_.anything();
    if (!space_.visit(at, over_, [&](const one_case& in) { return can_happen(in) && bad(in); })) return std::nullopt;
    return finding{shortest(at, bad), at};
  }
  /// Whether it is certain that nobody can be eligible.
  [[nodiscard]] bool nobody() const {
    one_case at = space_.anything();
    return space_.is_certain(over_) && !space_.visit(at, over_, [&](const one_case& in) { return can_happen(in); });
  }
  [[nodiscard]] bool applies(const saying& one, const one_case& in) const {
    return !one.clause->condition || space_.holds(*one.clause->condition, in) == truth::yes;
  }
  /// Those of the highest rank among the ones that apply.
  [[nodiscard]] std::vector<const saying*> winners(const std::vector<saying>& all, const one_case& in) const {
    std::vector<const saying*> best;
    for (const saying& one : all) {
      if (!applies(one, in)) continue;
      if (!best.empty() && one.clause->precedence > best.front()->clause->precedence) best.clear();
      if (best.empty() || one.clause->precedence == best.front()->clause->precedence) best.push_back(&one);
    }
    return best;
  }
  /// "規模 = 中堅企業, 赤字 = はい のとき"; "どの場合も、" where nothing matters. Where several facts are compared with each other, some that make it so.
  [[nodiscard]] message text_of(const finding& found) const {
    message text;
    one_case told = found.whole;
    for (std::size_t i = 0; i < told.size(); ++i) {
      if (found.matters[i] == any_class) continue;
      const message one = space_.text_of(i, told[i]);
      text.ja += (text.ja.empty() ? "" : ", ") + one.ja;
      text.en += (text.en.empty() ? "" : ", ") + one.en;
    }
    if (text.ja.empty()) return {"どの場合も、", "always,"};
    const std::string facts = space_.facts_of(found.whole, found.matters);
    if (facts.empty()) return {text.ja + " のとき", "when " + text.en};
    return {text.ja + " のとき（" + facts + " など）", "when " + text.en + " (as with " + facts + ")"};
  }
  /// The finding as a condition to paste, its ranges of numbers widened as far as they stay bad.
  [[nodiscard]] std::string condition_text(const finding& found, const std::function<bool(const one_case&)>& bad) const {
    std::string text;
    const one_case& in = found.matters;
    for (std::size_t i = 0; i < in.size(); ++i)
      if (in[i] != any_class) text += (text.empty() ? "" : " かつ ") + space_.condition_text(i, in[i], last_bad(in, i, bad));
    return text;
  }

 private:
  static std::vector<syntax::condition_id> conditions_of(const std::vector<saying>& about) {
    std::vector<syntax::condition_id> all;
    for (const saying& one : about)
      if (one.clause->condition) all.push_back(*one.clause->condition);
    return all;
  }
  static std::vector<syntax::condition_id> with_eligible(const work& w, const std::vector<clause_place>& places,
                                                         std::vector<syntax::condition_id> all) {
    for (const clause_place& place : places)
      if (w.file.at(place).is == syntax::clause_kind::eligible)
        for (const syntax::condition_id id : asked_by(w.file.at(place))) all.push_back(id);
    return all;
  }
  /// What a 対象 asks, and when it does.
  static std::vector<syntax::condition_id> asked_by(const syntax::clause& eligible) {
    std::vector<syntax::condition_id> all{wants(eligible).condition};
    if (eligible.condition) all.push_back(*eligible.condition);
    return all;
  }
  static const syntax::eligible_clause& wants(const syntax::clause& eligible) { return std::get<syntax::eligible_clause>(eligible.says); }
  void add_exclusion(const syntax::exclusion_clause& says) {
    std::set<std::uint32_t> named;
    for (const syntax::word& name : says.names)
      if (const auto fact = find_raw(w_.facts, name.text)) named.insert(*fact);
    std::vector<std::size_t> facts;
    for (std::size_t i = 0; i < space_.dimensions().size(); ++i)
      if (named.contains(space_.dimensions()[i].declaration)) facts.push_back(i);
    exclusions_.push_back(std::move(facts));
  }
  /// What the clauses themselves look at, and what the 対象 that look at the same look at beside, and so on; without clauses all that 対象
  /// look at.
  void choose_dimensions(const std::vector<syntax::condition_id>& about, bool of_anyone) {
    std::vector<bool> chosen(space_.dimensions().size());
    for (const syntax::condition_id one : about)
      for (const std::size_t i : space_.dimensions_of(one)) chosen[i] = true;
    const std::vector<bool> own = chosen;
    std::vector<std::vector<std::size_t>> looked_at;
    for (const syntax::clause* eligible : eligible_) looked_at.push_back(looked_at_by(*eligible));
    for (int steps = 0; steps < 8; ++steps) {  // what is linked by more steps hardly is in a rule
      const std::vector<bool> before = chosen;
      for (const auto& together : looked_at)
        if (of_anyone || std::any_of(together.begin(), together.end(), [&](std::size_t i) { return space_.is_linked(i, before); }))
          for (const std::size_t i : together) chosen[i] = true;
      if (chosen == before) break;
    }
    over_ = listed(chosen);
    std::size_t steps = std::min(w_.linear_steps_left, w_.around.within.linear_steps);
    w_.linear_steps_left -= steps;
    space_.join(over_, steps);
    w_.linear_steps_left += steps;
    if (!space_.is_joined(over_) || count(over_) > most_cases) over_ = listed(own);
  }
  static std::vector<std::size_t> listed(const std::vector<bool>& chosen) {
    std::vector<std::size_t> list;
    for (std::size_t i = 0; i < chosen.size(); ++i)
      if (chosen[i]) list.push_back(i);
    return list;
  }
  [[nodiscard]] std::size_t count(const std::vector<std::size_t>& over) const { return space_.count(over, most_cases); }
  /// Whether eligibility is not ruled out; 認められる場合がある opens the 対象 that look at the same facts.
  [[nodiscard]] bool can_happen(const one_case& in) const {
    for (const auto& facts : exclusions_)
      if (std::count_if(facts.begin(), facts.end(), [&](std::size_t i) { return in[i] == 0; }) > 1) return false;
    return std::none_of(eligible_.begin(), eligible_.end(), [&](const syntax::clause* one) { return is_missed(*one, in) && !is_opened(*one, in); });
  }
  [[nodiscard]] bool is_missed(const syntax::clause& eligible, const one_case& in) const {
    const bool asks = !eligible.condition || space_.holds(*eligible.condition, in) == truth::yes;
    return asks && !wants(eligible).may && space_.holds(wants(eligible).condition, in) == truth::no;
  }
  [[nodiscard]] std::vector<std::size_t> looked_at_by(const syntax::clause& eligible) const {
    std::vector<std::size_t> all;
    for (const syntax::condition_id id : asked_by(eligible))
      for (const std::size_t i : space_.dimensions_of(id)) all.push_back(i);
    return all;
  }
  [[nodiscard]] bool is_opened(const syntax::clause& eligible, const one_case& in) const {
    return std::any_of(eligible_.begin(), eligible_.end(), [&](const syntax::clause* other) {
      if (!wants(*other).may || space_.holds(wants(*other).condition, in) == truth::no) return false;
      const auto looks_at = looked_at_by(eligible), same = looked_at_by(*other);
      return std::any_of(same.begin(), same.end(),
                         [&](std::size_t i) { return std::find(looks_at.begin(), looks_at.end(), i) != looks_at.end(); });
    });
  }
  /// Whether every case of the finding is bad or cannot happen, its any_class standing for each class.
  [[nodiscard]] bool is_bad_throughout(one_case at, const std::function<bool(const one_case&)>& bad) const {
    std::vector<std::size_t> free;
    for (const std::size_t i : over_)
      if (at[i] == any_class) free.push_back(i);
    return !space_.visit(at, free, [&](const one_case& in) { return can_happen(in) && !bad(in); });
  }
  /// The last range of the dimension up to which the finding stays bad.
  [[nodiscard]] std::uint32_t last_bad(one_case at, std::size_t dimension, const std::function<bool(const one_case&)>& bad) const {
    const std::uint32_t first = at[dimension];
    if (!is_number(space_.dimensions()[dimension].of.of)) return first;
    while (at[dimension] + 1 < space_.dimensions()[dimension].size()) {
      ++at[dimension];
      if (!is_bad_throughout(at, bad)) return at[dimension] - 1;
    }
    return at[dimension];
  }
  /// The same finding with as few dimensions as say it: one is left out when every class of it, with those left out before, is bad too or
  /// cannot happen.
  [[nodiscard]] one_case shortest(one_case found, const std::function<bool(const one_case&)>& bad) const {
    for (const std::size_t i : over_) {
      const std::uint32_t chosen = std::exchange(found[i], any_class);
      if (!is_bad_throughout(found, bad)) found[i] = chosen;
    }
    return found;
  }

  work& w_;
  case_space space_;
  std::vector<const syntax::clause*> eligible_;
  std::vector<std::vector<std::size_t>> exclusions_;
  std::vector<std::size_t> over_;
  std::size_t sayings_ = 0;
};

}  // namespace santei::check::detail
