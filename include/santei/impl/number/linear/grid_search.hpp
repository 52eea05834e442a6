// Linear conditions over unknowns of which some are multiples of a unit: decided by cutting the range of one that is off its grid, again
// and again.
#pragma once

#include <santei/impl/number/linear/system.hpp>
#include <santei/number/rounding.hpp>

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace santei::linear {

/// The unit of each variable that counts in units; nothing for one that may be any number.
using grids = std::vector<std::optional<rational>>;

/// Values that meet the conditions, on their grids. Without values and not `decided`, the search was given up.
struct grid_values {
  std::optional<std::vector<rational>> found;
  bool decided = true;
};

class grid_search {
 public:
  grid_search(const system& conditions, const grids& units) : conditions_(conditions), units_(units) {}

  /// Smaller values first, so that what is found is small and where nothing can be negative every descent ends.
  [[nodiscard]] grid_values run() const {
    constexpr std::size_t most_cuts = 200;
    std::vector<system> open{conditions_};
    std::size_t cuts = 0;
    for (; !open.empty(); ++cuts) {
      if (cuts == most_cuts || conditions_.gave_up()) return {std::nullopt, false};
      const system here = std::move(open.back());
      open.pop_back();
      auto values = here.solve();
      if (!values) continue;
      const auto off = off_grid(*values);
      if (!off) return {std::move(values), true};
      const affine v = affine::variable(*off);
      const rational below = floor((*values)[*off] / *units_[*off]) * *units_[*off];
      system above = here, beneath = here;
      above.add({v - affine(below + *units_[*off]), false});
      beneath.add({affine(below) - v, false});
      open.push_back(std::move(above));
      open.push_back(std::move(beneath));
    }
    return {std::nullopt, !conditions_.gave_up()};
  }

 private:
  [[nodiscard]] std::optional<std::size_t> off_grid(const std::vector<rational>& values) const {
    for (std::size_t v = 0; v < values.size(); ++v)
      if (units_[v] && !(values[v] / *units_[v]).is_integer()) return v;
    return std::nullopt;
  }

  const system& conditions_;
  const grids& units_;
};

}  // namespace santei::linear
