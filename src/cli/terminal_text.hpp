// What may be written to a terminal as it is.
#pragma once

#include <string>
#include <string_view>

namespace santei::cli {

/// The text with control characters, and those that turn the direction of writing, as signs (in JSON as \u escapes, which mean the same). Line breaks, tabs,
/// colours (ESC [ … m), the clearing of a line and a return to its beginning pass through.
[[nodiscard]] std::string terminal_text(std::string_view text, bool is_json);

}  // namespace santei::cli
