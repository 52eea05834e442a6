// Facts of one applicant from JSON, as other programs keep them: no number becomes a binary fraction on the way.
#pragma once

#include <santei/config.hpp>
#include <santei/text/outcome.hpp>
#include <santei/text/source.hpp>
#include <santei/value/facts.hpp>

#include <string>
#include <string_view>

namespace santei {

/// The members of one JSON object in UTF-8, CP932 or UTF-16, by key or label: a string as people write it, a whole number in the fact's own unit (yen, days …),
/// true or false, {"min": …, "max": …} with either end or both, {"any": ["…", …]}, a list of objects for the rows of a 明細, null for unknown. Refused: what
/// is no JSON object, nested more than eight deep, a name that stands twice, a value of another form (E0830). A number with a fraction or an exponent is
/// refused when it meets its fact (E0801): write "1/3" or "0.5".
[[nodiscard]] outcome<facts> facts_from_json(std::string_view text);
/// The same of a text with a name, kept in `sources`, so that `render` shows the place of a problem.
[[nodiscard]] outcome<facts> facts_from_json(const std::string& name, std::string_view text, source_set& sources);

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/value/json_facts.ipp>
#endif
