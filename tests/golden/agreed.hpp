// Files that say what was agreed, word for word: SANTEI_UPDATE_GOLDEN=1 writes them anew, for review as a diff.
#pragma once

#include "catch.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace santei_test {

inline std::string content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// Files of a folder whose names end so, in order.
inline std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder, const std::string& extension) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == extension) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

/// What is said about `input` is what its .expected beside it says.
inline void check_agreed(const std::filesystem::path& input, const std::string& said) {
  const std::filesystem::path expected = std::filesystem::path(input).replace_extension(".expected");
  if (std::getenv("SANTEI_UPDATE_GOLDEN") != nullptr) std::ofstream(expected, std::ios::binary) << said;
  INFO(input.filename().string());
  CHECK(said == content_of(expected));
}

}  // namespace santei_test
