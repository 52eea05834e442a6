// Costs and measures as a JSON or CSV file names them.
#pragma once

#include <santei/catalogue/combination.hpp>
#include <santei/text/outcome.hpp>
#include <santei/text/source.hpp>

#include <string>

namespace santei::cli {

/// JSON (a file that begins with '{'):
///   { "facts": { "company_size": "sme" },
///     "measures": [ "programme/measure", { "id": "programme/other", "over": "investment", "facts": { "certified_plan": true } } ],
///     "items": [ { "name": "機械", "amount": "3000万円", "to": [ "programme/measure" ] }, { "name": "工事", "amount": 12000000 } ],
///     "not_together": [ [ "programme/measure", "programme/other" ] ] }
/// "facts" and "not_together" may be absent; without "to" an item may go to every measure; without "over" its sum is told as investment,
/// else eligible_cost.
///
/// CSV: the columns name, amount, to, in any order; `to` holds IDs with | between them, and every ID named is a measure.
[[nodiscard]] outcome<catalogue::combination_request> read_combination(const std::string& path, source_set& sources);

}  // namespace santei::cli
