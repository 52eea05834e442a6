// What a measure says of one thing (its rate, its cost, …): clauses that compete, with the condition and rank of each.
#pragma once

#include <santei/check/case_split.hpp>
#include <santei/impl/check/scope.ipp>

#include <algorithm>
#include <functional>

namespace santei::check::detail {

/// One clause that says something, or a stage of a 流れ that does.
struct saying {
  const syntax::clause* clause = nullptr;
  const syntax::figure* figure = nullptr;  // null of 端数
  span where;
};

inline constexpr std::size_t most_cases = 4'096;

SANTEI_INLINE std::vector<saying> sayings_of(const checked& file, const std::vector<clause_place>& places, syntax::clause_kind is) {
  std::vector<saying> found;
  for (const clause_place& place : places) {
    const syntax::clause& clause = file.at(place);
    if (clause.is != is) continue;
    const auto* figure = std::get_if<syntax::figure_clause>(&clause.says);
    found.push_back({&clause, figure != nullptr ? &figure->figure : nullptr, clause.keyword});
  }
  return found;
}

/// The stages that pay the last recipient of the page's 流れ: they state the rate where no 補助率 is written.
SANTEI_INLINE std::vector<saying> last_stages(const checked& file, const std::vector<clause_place>& places) {
  std::string_view recipient;
  for (const clause_place& place : places)
    if (const auto* flow = std::get_if<syntax::flow_clause>(&file.at(place).says); flow != nullptr && !flow->stages.empty()) recipient = flow->stages.back().to;
  std::vector<saying> found;
  for (const clause_place& place : places)
    if (const auto* flow = std::get_if<syntax::flow_clause>(&file.at(place).says))
      for (const syntax::stage& stage : flow->stages)
        if (stage.to == recipient && stage.rate) found.push_back({&file.at(place), &*stage.rate, stage.where});
  return found;
}

/// The payee at the end of the 流れ; empty where there is none.
SANTEI_INLINE std::string last_recipient(const checked& file, const std::vector<clause_place>& places) {
  std::string recipient;
  for (const clause_place& place : places)
    if (const auto* flow = std::get_if<syntax::flow_clause>(&file.at(place).says); flow != nullptr && !flow->stages.empty()) recipient = flow->stages.back().to;
  return recipient;
}

/// The cases of a measure, as far as some clauses tell them apart, and which of them the measure's 対象 and 排他 let happen.
class measured_cases {
 public:
  measured_cases(work& w, const std::vector<clause_place>& places, const std::vector<saying>& about) : w_(w), space_(w.file, conditions(w, places, about)) {
    for (const clause_place& place : places) {
      const syntax::clause& clause = w.file.at(place);
      if (const auto* eligible = std::get_if<syntax::eligible_clause>(&clause.says)) eligible_.push_back(eligible);
      if (clause.is == syntax::clause_kind::exclusive) add_exclusion(std::get<syntax::exclusion_clause>(clause.says));
    }
    choose_dimensions(about);
  }

  [[nodiscard]] const case_space& space() const { return space_; }
  [[nodiscard]] bool too_many() const { return count(over_) > most_cases; }
  /// The first case in which `bad` holds and eligibility is not ruled out, as the dimensions that matter and their classes; nothing when there is none.
  [[nodiscard]] std::optional<one_case> find(const std::function<bool(const one_case&)>& bad) const {
    one_case at(space_.dimensions().size(), any_class);
    for (const std::size_t i : over_) at[i] = 0;
    if (space_.size() == 0) return std::nullopt;
    do {
      if (can_happen(at) && bad(at)) return shortest(at, bad);
    } while (space_.advance(at, over_));
    return std::nullopt;
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
  /// "規模 = 中堅企業, 赤字 = はい"; "どの場合も" where nothing matters.
  [[nodiscard]] message text_of(const one_case& in) const {
    message text;
    for (std::size_t i = 0; i < in.size(); ++i) {
      if (in[i] == any_class) continue;
      const message one = space_.text_of(i, in[i]);
      text.ja += (text.ja.empty() ? "" : ", ") + one.ja;
      text.en += (text.en.empty() ? "" : ", ") + one.en;
    }
    return text.ja.empty() ? message{"どの場合も", "always"} : message{text.ja + " のとき", "when " + text.en};
  }
  [[nodiscard]] std::string condition_text(const one_case& in) const {
    std::string text;
    for (std::size_t i = 0; i < in.size(); ++i)
      if (in[i] != any_class) text += (text.empty() ? "" : " かつ ") + space_.condition_text(i, in[i]);
    return text;
  }

 private:
  static std::vector<syntax::condition_id> conditions(const work& w, const std::vector<clause_place>& places, const std::vector<saying>& about) {
    std::vector<syntax::condition_id> all;
    for (const saying& one : about)
      if (one.clause->condition) all.push_back(*one.clause->condition);
    for (const clause_place& place : places)
      if (const auto* eligible = std::get_if<syntax::eligible_clause>(&w.file.at(place).says)) all.push_back(eligible->condition);
    return all;
  }
  void add_exclusion(const syntax::exclusion_clause& says) {
    std::vector<std::size_t> facts;
    for (const syntax::word& name : says.names)
      if (const auto* fact = find_raw(w_.facts, name.text))
        for (std::size_t i = 0; i < space_.dimensions().size(); ++i)
          if (space_.dimensions()[i].declaration == *fact) facts.push_back(i);
    exclusions_.push_back(std::move(facts));
  }
  /// What the clauses themselves look at, and what the 対象 that look at the same look at beside.
  void choose_dimensions(const std::vector<saying>& about) {
    std::vector<bool> chosen(space_.dimensions().size());
    for (const saying& one : about)
      if (one.clause->condition)
        for (const std::size_t i : space_.dimensions_of(*one.clause->condition)) chosen[i] = true;
    const std::vector<bool> own = chosen;
    for (const auto* eligible : eligible_) {
      const auto looks_at = space_.dimensions_of(eligible->condition);
      if (std::any_of(looks_at.begin(), looks_at.end(), [&](std::size_t i) { return own[i]; }))
        for (const std::size_t i : looks_at) chosen[i] = true;
    }
    over_ = listed(chosen);
    if (count(over_) > most_cases) over_ = listed(own);
  }
  static std::vector<std::size_t> listed(const std::vector<bool>& chosen) {
    std::vector<std::size_t> list;
    for (std::size_t i = 0; i < chosen.size(); ++i)
      if (chosen[i]) list.push_back(i);
    return list;
  }
  [[nodiscard]] std::size_t count(const std::vector<std::size_t>& over) const {
    std::size_t cases = 1;
    for (const std::size_t i : over) cases = cases > most_cases ? cases : cases * space_.dimensions()[i].size();
    return cases;
  }
  /// Whether eligibility is not ruled out; 認められる場合がある opens the 対象 that look at the same facts.
  [[nodiscard]] bool can_happen(const one_case& in) const {
    for (const auto& facts : exclusions_)
      if (std::count_if(facts.begin(), facts.end(), [&](std::size_t i) { return in[i] == 0; }) > 1) return false;
    for (const auto* eligible : eligible_)
      if (!eligible->may && space_.holds(eligible->condition, in) == truth::no && !is_opened(*eligible, in)) return false;
    return true;
  }
  [[nodiscard]] bool is_opened(const syntax::eligible_clause& clause, const one_case& in) const {
    const auto looks_at = space_.dimensions_of(clause.condition);
    return std::any_of(eligible_.begin(), eligible_.end(), [&](const auto* other) {
      if (!other->may || space_.holds(other->condition, in) == truth::no) return false;
      const auto same = space_.dimensions_of(other->condition);
      return std::any_of(same.begin(), same.end(), [&](std::size_t i) { return std::find(looks_at.begin(), looks_at.end(), i) != looks_at.end(); });
    });
  }
  /// The same finding with as few dimensions as say it: one is left out when every class of it, with those left out before, is bad too or cannot happen.
  [[nodiscard]] one_case shortest(one_case found, const std::function<bool(const one_case&)>& bad) const {
    std::vector<std::size_t> left_out;
    one_case said = found;
    for (const std::size_t i : over_) {
      left_out.push_back(i);
      one_case at = found;
      for (const std::size_t free : left_out) at[free] = 0;
      bool all_bad = true;
      do all_bad = !can_happen(at) || bad(at);
      while (all_bad && space_.advance(at, left_out));
      if (all_bad) said[i] = any_class;
      else left_out.pop_back();
    }
    return said;
  }

  work& w_;
  case_space space_;
  std::vector<const syntax::eligible_clause*> eligible_;
  std::vector<std::vector<std::size_t>> exclusions_;
  std::vector<std::size_t> over_;
};

}  // namespace santei::check::detail
