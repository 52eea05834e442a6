// Which rule files declare words for all others.
#pragma once

#include <santei/config.hpp>

#include <string_view>

namespace santei::syntax {

/// Whether the file stands in a folder named "vocabulary".
[[nodiscard]] constexpr bool is_vocabulary(std::string_view path) noexcept {
  const std::size_t slash = path.rfind('/');
  const std::string_view folder = path.substr(0, slash == std::string_view::npos ? 0 : slash);
  return folder == "vocabulary" || folder.ends_with("/vocabulary");
}

}  // namespace santei::syntax
