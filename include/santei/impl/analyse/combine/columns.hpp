// The sets of items worth giving to each measure, listed outright where every measure can be given few enough, with their grants in whole
// yen.
#pragma once

#include <santei/impl/analyse/combine/payment.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace santei::analyse::detail {

/// Items as bits, by their place in the order of the search.
using item_set = std::uint64_t;

struct column {
  item_set items = 0;
  std::int64_t grant = 0;  // more than 0
};

inline constexpr std::size_t most_listed = 12;  // items that may go to one measure

/// A column for each set whose grant would be less without any one of its items: other sets gain nothing over one of these. Nothing where a
/// measure may be given too many items, or where yen may not fit.
inline std::optional<std::vector<std::vector<column>>> list_columns(const combination& of, std::vector<payment>& measures,
                                                                    const std::vector<std::size_t>& order) {
  if (order.size() > 64) return std::nullopt;
  const auto terms = static_cast<std::int64_t>(order.size() + measures.size() + 1);
  const std::int64_t greatest = std::numeric_limits<std::int64_t>::max() / 8 / terms / terms;  // sums of prices and gains stay in 64 bits
  std::vector<std::vector<column>> made(measures.size());
  for (std::size_t m = 0; m < measures.size(); ++m) {
    std::vector<std::size_t> places;
    for (std::size_t p = 0; p < order.size(); ++p)
      if (const auto& may = of.items[order[p]].may_go; std::find(may.begin(), may.end(), m) != may.end()) places.push_back(p);
    if (places.size() > most_listed) return std::nullopt;
    std::vector<std::int64_t> grants(std::size_t{1} << places.size());
    std::vector<rational> sums(grants.size());
    for (std::size_t set = 1; set < grants.size(); ++set) {
      const auto last = static_cast<std::size_t>(__builtin_ctzll(set));
      sums[set] = sums[set & (set - 1)] + of.items[order[places[last]]].amount;
      const auto yen = measures[m].grant(sums[set]).to_int64();
      if (!yen || *yen > greatest) return std::nullopt;
      grants[set] = *yen;
      bool each_counts = *yen > 0;
      item_set items = 0;
      for (std::size_t bit = 0; bit < places.size(); ++bit) {
        if ((set >> bit & 1) == 0) continue;
        each_counts = each_counts && grants[set & ~(std::size_t{1} << bit)] < *yen;
        items |= item_set{1} << places[bit];
      }
      if (each_counts) made[m].push_back({items, *yen});
    }
  }
  return made;
}

}  // namespace santei::analyse::detail
