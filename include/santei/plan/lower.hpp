// A checked measure to its plan: the order of computation of the notation, written out once as nodes.
#pragma once

#include <santei/check/checked.hpp>
#include <santei/config.hpp>
#include <santei/plan/limits.hpp>
#include <santei/plan/plan.hpp>
#include <santei/text/outcome.hpp>

#include <memory>

namespace santei::plan {

/// The plan of `file.measures[measure]`. Refused (E04xx) is only what the checks cannot see: a construct used where it has no meaning,
/// numbers that could outgrow the limit (E0428), and more work than the limits allow (E0429).
[[nodiscard]] outcome<measure_plan> lower(const check::checked& file, std::size_t measure, const limits& within = {});

/// The same of a measure that is none of the file's but made of its clauses, as without one of them.
[[nodiscard]] outcome<measure_plan> lower(const check::checked& file, const check::measure& measure, const limits& within = {});

/// What proves a clause of the measure.
[[nodiscard]] citation cite(const check::checked& file, const check::measure& measure, const syntax::clause& clause);

}  // namespace santei::plan

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/plan/lower.ipp>
#endif
