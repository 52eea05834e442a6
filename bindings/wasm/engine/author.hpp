// A rule as someone writes it: what is wrong with it, whether its 例 hold, and the shipped rules to start from.
#pragma once

#include "request.hpp"
#include "writing.hpp"

#include <string>

namespace santei::page {

/// {"files": [path]} of the shipped rules; with "path" also {"text"}.
[[nodiscard]] std::string shipped_rule(const request& asked);
/// {"text"}: {"problems": [{"level", "code", "text", "help", "places": [{"from", "to", "text"}]}], "measures", "examples": [{"from", "to", "passed"}]}. Places count
/// UTF-16 units, as an editor does.
[[nodiscard]] std::string examine(const request& asked);

}  // namespace santei::page
