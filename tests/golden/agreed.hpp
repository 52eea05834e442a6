// Files that say what was agreed, word for word: SANTEI_UPDATE_GOLDEN=1 writes them anew, for review as a diff.
#pragma once

#include "catch.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
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

/// What a document has between two marks, which stand in it once, is `now`.
inline void check_agreed_between(const std::filesystem::path& document, std::string_view begin_mark, std::string_view end_mark, const std::string& now) {
  std::string text = content_of(document);
  const std::size_t begin = text.find(begin_mark), end = text.find(end_mark);
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  const std::size_t from = begin + begin_mark.size();
  REQUIRE(end >= from);
  if (std::getenv("SANTEI_UPDATE_GOLDEN") != nullptr && text.substr(from, end - from) != now) {
    text.replace(from, end - from, now);
    std::ofstream(document, std::ios::binary) << text;
  }
  CHECK(text.substr(from, text.find(end_mark) - from) == now);
}

}  // namespace santei_test
