// What holds of a measure whatever the facts: proved over all of them, refuted by an applicant, or not decided, and why.
#pragma once

#include <santei/analyse/limits.hpp>
#include <santei/config.hpp>
#include <santei/plan/plan.hpp>
#include <santei/text/diagnostic.hpp>

#include <optional>
#include <string>
#include <vector>

namespace santei::analyse {

/// The grant is at most its cap; at most the eligible cost; never below 0; never less for a greater cost, all else the same; 0 below a
/// floor; the sum of its shares.
enum class claim { within_cap, within_cost, never_negative, monotone, zero_below_floor, shares_add_up };

/// "within_cap", "within_cost", …
[[nodiscard]] const char* name_of(claim of) noexcept;
/// "補助額は上限額以下" / "the grant is at most its cap".
[[nodiscard]] message text_of(claim of);

/// not_applicable: the rule has no cap, no cost, no floor, no shares, or no amount to speak of.
enum class standing { proved, refuted, undecided, not_applicable };

/// "proved", "refuted", "undecided", "not_applicable".
[[nodiscard]] const char* name_of(standing of) noexcept;

/// An applicant for whom a claim fails, as `estimate` takes it: "investment=30億円". Of `monotone` the second gets less though its cost is
/// greater.
struct counter_example {
  std::vector<std::string> facts;
  std::vector<std::string> second;  // of monotone; empty otherwise
  message says;                     // "補助額 3円 > 上限額 2円"
};

struct proof {
  analyse::claim claim = analyse::claim::within_cap;
  standing is = standing::undecided;
  message why;  // how it was proved, why it does not apply or was not decided
  std::optional<counter_example> against;
};

/// All claims, in the order of the enumeration. Both the stated amount and the greatest possible one are meant, in the exact yen after 端数,
/// for every set of facts that `bind` accepts, given or missing, and any number of rows. Sound: what is proved holds; what would
/// take more work than the limits allow is undecided.
[[nodiscard]] std::vector<proof> prove(const plan::measure_plan& plan, const limits& within = {});

}  // namespace santei::analyse

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/analyse/prove.ipp>
#endif
