// Times of writing are asked for a few times a second: that works on every file system, and a rule folder has few files.
#include "watched_files.hpp"

#include <filesystem>
#include <poll.h>
#include <system_error>
#include <unistd.h>

namespace santei::cli {

namespace {

namespace fs = std::filesystem;

constexpr int pause_in_milliseconds = 300;

/// The pause of a look; false where nobody reads what is printed.
bool pause_with_reader() {
  pollfd out{STDOUT_FILENO, 0, 0};
  return ::poll(&out, 1, pause_in_milliseconds) <= 0 || (out.revents & (POLLERR | POLLHUP)) == 0;
}

}  // namespace

watched_files::watched_files(std::vector<std::string> paths) : paths_(std::move(paths)), seen_(now()) {}

watched_files::stamps watched_files::now() const {
  stamps found;
  const auto look = [&found](const fs::path& file) {
    std::error_code failed;
    const auto written = fs::last_write_time(file, failed);
    const auto size = failed ? 0 : fs::file_size(file, failed);
    if (!failed) found[file.string()] = {written.time_since_epoch().count(), size};
  };
  for (const std::string& path : paths_) {
    std::error_code failed;
    if (!fs::is_directory(path, failed)) {
      look(path);
      continue;
    }
    fs::recursive_directory_iterator at(path, failed);
    for (const fs::recursive_directory_iterator end; !failed && at != end; at.increment(failed))
      if (at->path().extension() == ".santei") look(at->path());
  }
  return found;
}

bool watched_files::wait() {
  for (;;) {
    if (!pause_with_reader()) return false;
    stamps latest = now();
    if (latest == seen_) continue;
    seen_ = std::move(latest);
    return true;
  }
}

}  // namespace santei::cli
