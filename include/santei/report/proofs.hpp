// What `prove` says of measures: a table of claims, each refutation with the facts that show it, and the same as JSON.
#pragma once

#include <santei/analyse/prove.hpp>
#include <santei/catalogue/catalogue.hpp>
#include <santei/config.hpp>
#include <santei/report/text.hpp>

#include <string>
#include <utility>
#include <vector>

namespace santei::report {

/// A measure and its claims, as analyse::prove orders them.
using proved_measure = std::pair<catalogue::measure, std::vector<analyse::proof>>;

/// A row a measure that pays, a column a claim; below what is refuted or not decided, and how many of each there are.
[[nodiscard]] std::string proofs_text(const std::vector<proved_measure>& of, const text_style& style = {});
/// [{"id", "claims": [{"claim", "standing", "why", "counter_example": {"facts": ["investment=30億円"], "second": […], "says"} or null}]}].
[[nodiscard]] std::string proofs_json(const std::vector<proved_measure>& of, language lang = language::japanese);

}  // namespace santei::report

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/report/proofs.ipp>
#endif
