// Two rules or editions side by side: over which costs the amount rises or falls, and who is eligible under one alone.
#pragma once

#include <santei/analyse/curve.hpp>
#include <santei/config.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/plan/plan.hpp>
#include <santei/text/outcome.hpp>
#include <santei/value/truth.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace santei::analyse {

/// What becomes of the amount from the first rule to the second. `appears`, `disappears`: only the second, only the first states one.
enum class change { none, rises, falls, appears, disappears };

/// "none", "rises", …
[[nodiscard]] constexpr const char* name_of(change of) noexcept {
  constexpr const char* names[] = {"none", "rises", "falls", "appears", "disappears"};
  return names[static_cast<int>(of)];
}

/// second − first = slope · x + intercept between two costs.
struct difference_piece {
  rational from;
  std::optional<rational> to;  ///< nothing: no end
  bool from_closed = true, to_closed = false;
  rational slope, intercept;

  [[nodiscard]] rational at(const rational& x) const { return slope * x + intercept; }
};

/// A range of costs in which the amount changes in one way all over. Exact, before 端数.
struct difference {
  analyse::change change = analyse::change::none;
  rational from;
  std::optional<rational> to;
  bool from_closed = true, to_closed = false;
  std::vector<difference_piece> pieces;  ///< in order; none where one of the two states nothing

  /// The least and the greatest difference, or the limit it nears; nothing where there is no end to it.
  [[nodiscard]] std::optional<rational> least() const;
  [[nodiscard]] std::optional<rational> greatest() const;
};

/// second − first, range by range; ranges without any amount on either side are left out.
[[nodiscard]] std::vector<difference> differences(const line& first, const line& second);

/// One rule with the facts given for both.
struct compared_rule {
  const plan::measure_plan* plan = nullptr;
  evaluate::bound_case facts;
};

/// What one fact may be in one group of applicants: some choices, or some stretches of a number.
struct fact_values {
  declaration fact;
  std::vector<std::size_t> choices;  ///< of a 区分; of a 真偽 0 for いいえ, 1 for はい
  std::vector<interval> ranges;      ///< of a number, in order
};

/// Applicants for whom the verdict changes; the facts not named do not matter.
struct changed_group {
  truth before = truth::no, after = truth::no;
  std::vector<fact_values> where;
};

struct eligibility_change {
  std::vector<changed_group> groups;
  /// facts that a verdict depends on in a way that has no fixed limits, or that would make too many cases
  std::vector<declaration> left_open;
};

/// Whom the second rule treats otherwise: every choice of the facts that eligibility depends on is tried, the facts given staying as they
/// are. Amounts count by the limits that conditions set.
[[nodiscard]] eligibility_change eligibility_changes(const compared_rule& first, const compared_rule& second);

}  // namespace santei::analyse

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/analyse/compare.ipp>
#endif
