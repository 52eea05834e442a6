// What a search for a split is asked beyond the greatest total.
#pragma once

#include <santei/analyse/combine.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace santei::analyse::detail {

struct wish {
  std::optional<std::size_t> must_pay, without;

  /// Which measures may take items: not the one to do without, nor what may not stand beside the one that must pay.
  [[nodiscard]] std::vector<bool> open(const combination& of) const {
    std::vector<bool> made(of.measures.size(), true);
    if (without) made[*without] = false;
    if (must_pay)
      for (const exclusive_pair& pair : of.apart) {
        if (pair.first == pair.second) continue;
        if (pair.first == *must_pay) made[pair.second] = false;
        if (pair.second == *must_pay) made[pair.first] = false;
      }
    return made;
  }
};

}  // namespace santei::analyse::detail
