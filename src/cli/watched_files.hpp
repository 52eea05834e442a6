// Files and folders that are looked at again and again, until one of them changes.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace santei::cli {

class watched_files {
 public:
  /// Files by name; a folder stands for every *.santei under it, also those to come.
  explicit watched_files(std::vector<std::string> paths);

  /// Waits until a file is written, comes or goes. False where standard output has no reader any more.
  [[nodiscard]] bool wait();

 private:
  using stamps = std::map<std::string, std::pair<std::int64_t, std::uintmax_t>>;  // when each was written, and its size

  [[nodiscard]] stamps now() const;

  std::vector<std::string> paths_;
  stamps seen_;
};

}  // namespace santei::cli
