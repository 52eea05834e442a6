// The partial file lies beside the file itself, so that taking its name is one step that happens or does not.
#include "output_file.hpp"

#include "interruption.hpp"
#include "machine_failure.hpp"
#include "session.hpp"

#include <cerrno>
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
  // Somebody else may have put a link, a pipe or a file of another name there: it is neither followed, waited for nor emptied.
  fd_ = ::open(partial_.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
  int why = errno == ENXIO ? EEXIST : errno;
  if (fd_ >= 0) {
    struct stat about {};
    if (::fstat(fd_, &about) != 0) why = errno;
    else if (!S_ISREG(about.st_mode) || about.st_nlink != 1 || about.st_uid != ::geteuid()) why = EEXIST;
    else if (::flock(fd_, LOCK_EX | LOCK_NB) != 0) why = errno == EWOULDBLOCK ? EBUSY : errno;
    else if (::ftruncate(fd_, 0) != 0) why = errno;
    else return remove_when_interrupted(partial_.c_str());
    ::close(std::exchange(fd_, -1));
  }
  partial_.clear();
  errno = why;
}

/// Whether the name of the partial file is still that of what was written.
bool output_file::is_in_place() const {
  struct stat written {}, named {};
  if (::fstat(fd_, &written) == 0 && ::lstat(partial_.c_str(), &named) == 0 && written.st_dev == named.st_dev && written.st_ino == named.st_ino)
    return true;
  errno = EEXIST;
  return false;
}

output_file::~output_file() {
  if (fd_ < 0 || is_standard_output()) return;
  if (!partial_.empty() && is_in_place()) ::unlink(partial_.c_str());
  remove_when_interrupted(nullptr);
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
  const bool ours = synced && is_in_place();
  remove_when_interrupted(nullptr);
  if (ours && ::rename(partial_.c_str(), name_.c_str()) == 0) return ::close(std::exchange(fd_, -1)) == 0;
  const int why = errno;
  if (is_in_place()) ::unlink(partial_.c_str());
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
  return failed_or_refused(errno, {"「" + path + "」に書けません", "cannot write '" + path + "'"});
}

}  // namespace santei::cli
