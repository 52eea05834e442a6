// The rate is that of the whole run: it is steady, and so is the time left.
#include "table_progress.hpp"

#include <algorithm>
#include <string>
#include <unistd.h>

namespace santei::cli {

namespace {

/// "45秒", "12分5秒".
std::string duration(const session& s, std::size_t seconds) {
  const std::string minutes = seconds >= 60 ? std::to_string(seconds / 60) + s.say("分", " min ") : "";
  return minutes + std::to_string(seconds % 60) + s.say("秒", " s");
}

}  // namespace

table_progress::table_progress(const session& s, std::size_t bytes) : s_(s), bytes_(bytes), shown_(::isatty(STDERR_FILENO) != 0) {}
table_progress::~table_progress() {
  if (drawn_) write_all(STDERR_FILENO, "\r\033[K");
}

void table_progress::show(std::size_t read, std::size_t rows) {
  if (!shown_) return;
  const auto now = clock::now();
  if (now - last_ < std::chrono::milliseconds(500)) return;
  last_ = now, drawn_ = true;
  const auto spent = static_cast<std::size_t>(std::chrono::duration_cast<std::chrono::milliseconds>(now - start_).count());
  std::string line = "\r\033[K" + std::to_string(rows) + s_.say("行", " rows") + "  " + std::to_string(rows * 1000 / spent) +
                     s_.say("行/秒", " rows/s");
  if (bytes_ > 0 && read > 0)
    line += "  " + std::to_string(read * 100 / bytes_) + "%  " + s_.say("残り", "left: ") +
            duration(s_, (spent * (bytes_ - std::min(read, bytes_)) / read + 999) / 1000);
  write_all(STDERR_FILENO, line);
}

}  // namespace santei::cli
