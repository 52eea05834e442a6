// What a measure says of one thing (its rate, its cost, …): clauses that compete, and when two say the same.
#pragma once

#include <santei/check/case_split.hpp>
#include <santei/impl/check/scope.ipp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace santei::check::detail {

/// One clause that says something, or a stage of a 流れ that does.
struct saying {
  const syntax::clause* clause = nullptr;
  const syntax::figure* figure = nullptr;  // null of 端数 and 負担
  span where;
  std::string identity;  // equal where two say the same; empty, like the tier, of one that has no other beside it
  std::string tier;      // empty where it is said of the whole
};

SANTEI_INLINE std::string tier_identity(const checked& file, const syntax::figure& figure) {
  if (!figure.tier) return {};
  const auto edge = [&](const auto& id) { return id ? identity_of(file, *id) : std::string("-"); };
  return (figure.tier->of_grant ? "grant " : "cost ") + edge(figure.tier->above) + " " + edge(figure.tier->up_to);
}

/// Equal where two figures say the same; without their tier.
SANTEI_INLINE std::string figure_identity(const checked& file, const syntax::figure& figure) {
  std::string text;
  for (const syntax::alternative& one : figure.alternatives)
    text +=
        std::to_string(static_cast<int>(one.is)) + (one.is == syntax::alternative_kind::value ? identity_of(file, one.value) : "") + ";";
  for (const bool flag : {figure.at_most, figure.strictly_below, figure.and_others, figure.of_total}) text += flag ? 'y' : 'n';
  for (const syntax::word& one : figure.categories) text += "," + one.text;
  return text + (figure.key ? figure.key->text : "");
}

SANTEI_INLINE std::string rounding_identity(const syntax::rounding_clause& rounding) {
  return (rounding.unit ? rounding.unit->text() : "none") + " " + std::to_string(static_cast<int>(rounding.mode));
}

SANTEI_INLINE void identify(const checked& file, saying& one) {
  if (one.figure != nullptr)
    one.identity = figure_identity(file, *one.figure), one.tier = tier_identity(file, *one.figure);
  else if (const auto* rounding = std::get_if<syntax::rounding_clause>(&one.clause->says))
    one.identity = rounding_identity(*rounding);
}

SANTEI_INLINE saying saying_of(const checked& file, const syntax::clause& clause, const syntax::figure* figure, const span& where) {
  saying made{&clause, figure, where, {}, {}};
  identify(file, made);
  return made;
}

/// The clauses of a measure or a 費目, and which kinds there are among them.
class said_clauses {
 public:
  said_clauses(const checked& file, const std::vector<clause_place>& all) : places(all) {
    for (const clause_place& place : all) kinds_ |= bit(file.at(place).is);
  }
  [[nodiscard]] bool has(syntax::clause_kind is) const { return (kinds_ & bit(is)) != 0; }

  const std::vector<clause_place>& places;

 private:
  static std::uint64_t bit(syntax::clause_kind is) { return std::uint64_t{1} << static_cast<unsigned>(is); }
  std::uint64_t kinds_ = 0;
};

SANTEI_INLINE std::vector<saying> sayings_of(const checked& file, const said_clauses& said, syntax::clause_kind is) {
  std::vector<saying> found;
  if (!said.has(is)) return found;
  for (const clause_place& place : said.places) {
    const syntax::clause& clause = file.at(place);
    if (clause.is != is) continue;
    const auto* figure = std::get_if<syntax::figure_clause>(&clause.says);
    found.push_back({&clause, figure != nullptr ? &figure->figure : nullptr, clause.keyword, {}, {}});
  }
  if (found.size() > 1)  // one alone is compared with none
    for (saying& one : found) identify(file, one);
  return found;
}

/// The payee at the end of the 流れ; empty where there is none.
SANTEI_INLINE std::string last_recipient(const checked& file, const std::vector<clause_place>& places) {
  std::string recipient;
  for (const clause_place& place : places)
    if (const auto* flow = std::get_if<syntax::flow_clause>(&file.at(place).says); flow != nullptr && !flow->stages.empty())
      recipient = flow->stages.back().to;
  return recipient;
}

/// The last arrow of each 流れ that ends where the page's last one does: it states the rate where no 補助率 is written.
SANTEI_INLINE std::vector<saying> last_stages(const checked& file, const said_clauses& said) {
  std::vector<saying> found;
  if (!said.has(syntax::clause_kind::flow)) return found;
  const std::string recipient = last_recipient(file, said.places);
  for (const clause_place& place : said.places)
    if (const auto* flow = std::get_if<syntax::flow_clause>(&file.at(place).says); flow != nullptr && !flow->stages.empty())
      if (const syntax::stage& last = flow->stages.back(); last.to == recipient && last.rate)
        found.push_back({&file.at(place), &*last.rate, last.where, {}, {}});
  if (found.size() > 1)
    for (saying& one : found) identify(file, one);
  return found;
}

}  // namespace santei::check::detail
