// Clauses that could be written away: what they speak of is not there, or other clauses leave nothing to them.
#pragma once

#include <santei/impl/check/saying.ipp>
#include <santei/impl/syntax/keywords.ipp>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace santei::check::detail {

/// Why a clause has no effect in one measure.
struct idle_clause {
  clause_place place;
  message why, help;
};

class idle_clauses {
 public:
  idle_clauses(const work& w, const measure& m) : w_(w), m_(m), own_(w.file, m.clauses) {}

  [[nodiscard]] std::vector<idle_clause> find() {
    using enum syntax::clause_kind;
    if (!has_plain_cap())
      all(cap_addition, {"元になる上限額がないので、上限加算は働きません", "no 上限額 is there for 上限加算 to raise"}, {"上限額 の条文を加えます", "add a clause 上限額"});
    if (!own_.has(cost) && m_.categories.empty())
      for (const auto is : {cost_cap, cost_floor})
        all(is, {"経費の条文がないので、働きません", "there is no 経費 clause for it to limit"}, {"経費 の条文を加えます", "add a clause 経費"});
    if (m_.categories.empty()) formula_stands_alone(own_);
    if (!own_.has(rate) && !own_.has(amount)) no_rate_to_change(own_);
    look_at_roundings();
    look_at_total_caps();
    if (!m_.categories.empty() && !own_.has(amount) && !names_rate()) look_at_shared_rates();
    for (const category& one : m_.categories) look_at(one);
    return std::move(found_);
  }

 private:
  [[nodiscard]] const syntax::clause& at(clause_place place) const { return w_.file.at(place); }
  void add(clause_place place, message why, message help) { found_.push_back({place, std::move(why), std::move(help)}); }
  void all_of(const said_clauses& said, syntax::clause_kind is, const message& why, const message& help) {
    for (const clause_place& place : said.places)
      if (at(place).is == is) add(place, why, help);
  }
  void all(syntax::clause_kind is, const message& why, const message& help) { all_of(own_, is, why, help); }

  [[nodiscard]] bool has_plain_cap() const {
    return std::any_of(m_.clauses.begin(), m_.clauses.end(), [&](const clause_place& place) {
      if (at(place).is != syntax::clause_kind::cap) return false;
      const syntax::figure& figure = std::get<syntax::figure_clause>(at(place).says).figure;
      return !figure.of_total && figure.categories.empty();
    });
  }
  /// 金額 says the whole amount.
  void formula_stands_alone(const said_clauses& said) {
    using enum syntax::clause_kind;
    if (!said.has(amount)) return;
    for (const auto is : {rate, rate_addition, rate_cap, fixed})
      all_of(said, is, {"金額が額のすべてを決めるので、働きません", "金額 says the whole amount and leaves nothing to it"},
             {"条件で使い分けるなら、率も金額で書きます（例: 金額 経費 * 1/2）", "to choose by a condition write the rate as 金額 too, as in 金額 経費 * 1/2"});
  }
  void no_rate_to_change(const said_clauses& said) {
    using enum syntax::clause_kind;
    for (const auto is : {rate_addition, rate_cap})
      all_of(said, is, {"元になる補助率がここにないので、働きません", "no 補助率 is here for it to change"}, {"補助率 の条文を加えます", "add a clause 補助率"});
  }
  void look_at_roundings() {
    const auto& blocks = w_.file.tree.blocks;
    const bool rows =
        std::any_of(blocks.begin(), blocks.end(), [](const syntax::block& one) { return one.is == syntax::block_kind::rows; });
    for (const clause_place& place : m_.clauses) {
      const auto* says = std::get_if<syntax::rounding_clause>(&at(place).says);
      if (says == nullptr) continue;
      if (says->scope == syntax::rounding_scope::category && m_.categories.empty())
        add(place, {"費目がないので、費目ごとの端数は働きません", "there is no 費目 to round"}, {"費目ごと を外します", "leave out 費目ごと"});
      if (says->scope == syntax::rounding_scope::row && !rows)
        add(place, {"明細がないので、明細ごとの端数は働きません", "there is no 明細 to round"}, {"明細ごと を外します", "leave out 明細ごと"});
    }
  }
  void look_at_total_caps() {
    for (const clause_place& place : m_.clauses) {
      if (at(place).is != syntax::clause_kind::total_cap) continue;
      const auto& listed = std::get<syntax::figure_clause>(at(place).says).measures;
      const auto names_it = [&](const syntax::word& name) { return name.text == m_.key || name.text == m_.title; };
      if (std::none_of(listed.begin(), listed.end(), names_it))
        add(place, {"合計上限がこの枠を挙げていないので、働きません", "the 合計上限 does not name this 枠"},
            {"挙げる枠に " + m_.key + " を加えるか、挙げた枠に共通の事業に書きます", "add " + m_.key + " to the 枠 it names, or write it in the 事業 of those named"});
    }
  }
  [[nodiscard]] bool names_rate() const {
    return std::any_of(w_.file.expressions.begin(), w_.file.expressions.end(),
                       [](const expression_meaning& one) { return one.to == target::rate; });
  }
  /// A rate of the 枠 is for the 費目 that have none.
  void look_at_shared_rates() {
    using enum syntax::clause_kind;
    const bool none_left = std::all_of(m_.categories.begin(), m_.categories.end(), [&](const category& one) {
      const said_clauses said(w_.file, one.clauses);
      return said.has(rate) || said.has(amount);
    });
    for (const auto is : {rate_addition, rate_cap})
      if (none_left)
        all(is, {"どの費目も自分の補助率か金額を持つので、働きません", "each 費目 has a 補助率 or 金額 of its own, which leaves nothing to it"},
            {"費目の中に書きます", "write it in the 費目"});
    if (none_left)  // 定額 there is refused by lowering, which knows what is computed together
      all(rate, {"どの費目も自分の補助率か金額を持つので、働きません", "each 費目 has a 補助率 or 金額 of its own, which leaves nothing to it"},
          {"費目の中に書きます", "write it in the 費目"});
  }
  void look_at(const category& one) {
    using enum syntax::clause_kind;
    const said_clauses said(w_.file, one.clauses);
    formula_stands_alone(said);
    if (!said.has(rate) && !said.has(amount)) no_rate_to_change(said);
    for (const clause_place& place : one.clauses)
      if (const auto* says = std::get_if<syntax::rounding_clause>(&at(place).says);
          says != nullptr && says->scope != syntax::rounding_scope::whole)
        add(place, {"費目の中の端数は、その費目のものです", "端数 in a 費目 is of that 費目"}, {"費目ごと・明細ごと を外します", "leave out 費目ごと or 明細ごと"});
  }

  const work& w_;
  const measure& m_;
  said_clauses own_;
  std::vector<idle_clause> found_;
};

/// 経費 and 端数 of a 事業 or 枠 whose every inner block has its own.
SANTEI_INLINE void warn_replaced(work& w) {
  const auto& blocks = w.file.tree.blocks;
  std::vector<std::vector<bool>> holds(blocks.size());
  for (std::size_t b = 0; b < blocks.size(); ++b) holds[b].resize(blocks[b].clauses.size());
  for (const measure& m : w.file.measures)
    for (const clause_place& place : m.clauses) holds[place.block][place.clause] = true;
  for (std::size_t b = 0; b < blocks.size() && !w.file.measures.empty(); ++b)
    for (std::size_t c = 0; c < blocks[b].clauses.size(); ++c) {
      const syntax::clause& clause = blocks[b].clauses[c];
      const bool may_be_replaced = clause.is == syntax::clause_kind::cost || clause.is == syntax::clause_kind::rounding;
      if (!may_be_replaced || holds[b][c] || blocks[b].is == syntax::block_kind::category) continue;
      const std::string word(syntax::detail::keyword_of(clause.is));
      w.problems.warning("W0214", clause.keyword,
                         {"内側の枠や類型がどれも自分の" + word + "を持つので、働きません", "every 枠 or 類型 within has a " + word + " of its own in its place"});
    }
}

/// A clause that several measures inherit has an effect where it has one in any of them.
SANTEI_INLINE void check_idle_clauses(work& w) {
  const auto order = [](const clause_place& a, const clause_place& b) {
    return std::pair(a.block, a.clause) < std::pair(b.block, b.clause);
  };
  std::map<clause_place, std::pair<std::size_t, idle_clause>, decltype(order)> found(order);
  for (const measure& m : w.file.measures)
    for (idle_clause& one : idle_clauses(w, m).find()) ++found.try_emplace(one.place, 0, std::move(one)).first->second.first;
  for (const auto& one : found) {
    const clause_place place = one.first;
    const auto& [times, idle] = one.second;
    const auto holds_for = static_cast<std::size_t>(std::count_if(w.file.measures.begin(), w.file.measures.end(), [&](const measure& m) {
      const auto in = [&](const std::vector<clause_place>& places) {
        return std::find(places.begin(), places.end(), place) != places.end();
      };
      return in(m.clauses) || std::any_of(m.categories.begin(), m.categories.end(), [&](const category& of) { return in(of.clauses); });
    }));
    if (times < holds_for) continue;
    w.problems.error("E0419", w.file.at(place).keyword, idle.why).help = idle.help;
  }
  warn_replaced(w);
}

}  // namespace santei::check::detail
