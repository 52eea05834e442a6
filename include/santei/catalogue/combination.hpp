// Costs, measures and facts as a person names them, made ready for the search for the best split.
#pragma once

#include <santei/analyse/combine.hpp>
#include <santei/catalogue/catalogue.hpp>
#include <santei/config.hpp>
#include <santei/text/outcome.hpp>
#include <santei/value/currency.hpp>
#include <santei/value/facts.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace santei::catalogue {

/// What may be split over which measures. Measures are named by ID, in `to` and `not_together` as in `measures`.
struct combination_request {
  struct wanted {
    std::string id;
    std::string over;  ///< the key that the sum of its items is given as; empty: analyse::cost_input_of
    facts given;       ///< for this measure alone, in place of the general ones
  };
  struct item {
    std::string name;
    fact_input amount;
    std::vector<std::string> to;  ///< empty: every measure
  };
  facts given;  ///< of the applicant
  std::vector<wanted> measures;
  std::vector<item> items;
  std::vector<std::pair<std::string, std::string>> not_together;
};

/// A problem to solve, with the measures it speaks of (in the same order) that keep its plans alive.
struct combination {
  analyse::combination problem;
  std::vector<measure> measures;

  [[nodiscard]] santei::currency money() const;  ///< of all amounts
};

/// Finds and binds everything; 併用不可 of the rules is added to that of the request. Refused: what find_for and bind refuse; an amount that is
/// not exact (E0802 …); a name given twice, an ID that `measures` does not hold, no measure or no item (E0913); no or several facts that
/// could be the cost, or one given that is (E0914).
[[nodiscard]] outcome<combination> combination_of(const catalogue& rules, const combination_request& asked,
                                                  std::optional<std::int64_t> on = std::nullopt);

}  // namespace santei::catalogue

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/catalogue/combination.ipp>
#endif
