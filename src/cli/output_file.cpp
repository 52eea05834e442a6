// The partial file lies beside the file itself, so that taking its name is one step that happens or does not.
#include "output_file.hpp"

#include "session.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace santei::cli {

namespace {

std::string partial_of(const std::string& name) { return name + ".partial"; }

/// The name that links lead to; the name itself where there is no such file.
std::string real_name(const std::string& name) {
  std::error_code none;
  const auto real = std::filesystem::canonical(name, none);
  return none ? name : real.string();
}

}  // namespace

output_file::output_file(std::string name) : name_(std::move(name)) {
  if (is_standard_output()) {
    fd_ = STDOUT_FILENO;
    return;
  }
  struct stat about {};
  const bool exists = ::stat(name_.c_str(), &about) == 0;
  if (exists && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode)) {
    fd_ = ::open(name_.c_str(), O_WRONLY | O_CLOEXEC);
    return;
  }
  name_ = real_name(name_);  // a link stays one
  open_partial();
  if (fd_ >= 0 && exists) static_cast<void>(::fchmod(fd_, about.st_mode & 07777));
}

void output_file::open_partial() {
  partial_ = partial_of(name_);
  fd_ = ::open(partial_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (fd_ < 0) return;
  if (::flock(fd_, LOCK_EX | LOCK_NB) == 0 && ::ftruncate(fd_, 0) == 0) return;
  const int why = errno;
  ::close(fd_);
  fd_ = -1;
  errno = why == EWOULDBLOCK ? EBUSY : why;
}

output_file::~output_file() {
  if (fd_ < 0 || is_standard_output()) return;
  if (!partial_.empty()) ::unlink(partial_.c_str());
  ::close(fd_);
}

bool output_file::write(std::string_view text) const {
  while (!text.empty()) {
    const ssize_t wrote = ::write(fd_, text.data(), text.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return true;
}

bool output_file::finish() {
  if (is_standard_output()) return true;
  if (partial_.empty()) return ::close(std::exchange(fd_, -1)) == 0;
  const bool synced = ::fsync(fd_) == 0 || errno == EINVAL;
  if (synced && ::rename(partial_.c_str(), name_.c_str()) == 0) return ::close(std::exchange(fd_, -1)) == 0;
  const int why = errno;
  ::unlink(partial_.c_str());
  ::close(std::exchange(fd_, -1));
  errno = why;
  return false;
}

bool would_overwrite(const std::string& output, const std::string& input) {
  struct stat read {}, written {};
  if ((input == "-" ? ::fstat(STDIN_FILENO, &read) : ::stat(input.c_str(), &read)) != 0 || !S_ISREG(read.st_mode)) return false;
  const std::string name = real_name(output);
  for (const std::string& path : {name, partial_of(name)})
    if (::stat(path.c_str(), &written) == 0 && written.st_dev == read.st_dev && written.st_ino == read.st_ino) return true;
  return false;
}

std::optional<diagnostic> refuse_overwriting(const std::string& output, const std::string& input) {
  if (input.empty() || !would_overwrite(output, input)) return std::nullopt;
  return problem_of("E0831", {"「" + output + "」は読むファイルそのものなので、書きません", "'" + output + "' is the file that is read: it is not written"},
                    message{"別の名前で書いてください", "write it under another name"});
}

std::optional<diagnostic> write_whole(const std::string& path, std::string_view text, const std::vector<std::string>& read) {
  for (const std::string& input : read)
    if (auto refused = refuse_overwriting(path, input)) return refused;
  output_file file(path);
  if (file.is_open() && file.write(text) && file.finish()) return std::nullopt;
  const std::string why = std::strerror(errno);
  return problem_of("E0831", {"「" + path + "」に書けません: " + why, "cannot write '" + path + "': " + why});
}

}  // namespace santei::cli
