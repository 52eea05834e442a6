// No grant is below 0: where the shape of a computation does not show it, the amount is cut there.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>
#include <santei/impl/plan/never_negative.hpp>

#include <vector>

namespace santei::plan::detail {

/// What was computed is kept for proofs.
SANTEI_INLINE draft lowering::cut_at_zero(const draft& of) {
  const std::vector<bool> known = never_negative(out_);
  const auto keep = [&](node_id a, node_id applies) {
    if (!known[a]) at_.uncut.push_back({promise_kind::computed, {}, a, applies});
  };
  keep(of.stated, of.has_stated);
  for (const node_id a : {of.least, of.most}) keep(a, make_.any(of.has_possible, of.undetermined));
  return each(of, [&](node_id a) { return known[a] ? a : make_.maximum(a, make_.number(0)); });
}

}  // namespace santei::plan::detail
