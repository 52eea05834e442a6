// What is ASCII in every encoding goes through; the first byte that is not decides.
#include "table_input.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace santei::cli {

namespace {

constexpr std::size_t step = std::size_t{1} << 18;
constexpr std::size_t enough = 4096;  // bytes to tell an encoding by
constexpr std::string_view mark = "\xef\xbb\xbf";

/// How many bytes at the front are ASCII.
std::size_t ascii_of(std::string_view bytes) {
  constexpr std::uint64_t high = 0x8080808080808080;
  std::size_t at = 0;
  for (std::uint64_t word = 0; at + sizeof word <= bytes.size(); at += sizeof word) {
    std::memcpy(&word, bytes.data() + at, sizeof word);
    if ((word & high) != 0) break;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

}  // namespace

table_input::table_input(const std::string& name)
    : fd_(name == "-" ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC)), error_(fd_ < 0 ? errno : 0), bytes_(step, '\0') {}
table_input::~table_input() {
  if (fd_ > STDIN_FILENO) ::close(fd_);
}

std::size_t table_input::size() const {
  struct stat about {};
  return ::fstat(fd_, &about) == 0 && S_ISREG(about.st_mode) ? static_cast<std::size_t>(about.st_size) : 0;
}

void table_input::decide(std::string_view bytes) {
  in_ = encoding_of(bytes);
  to_utf8_.emplace(*in_, encoding::utf8, true);
}

void table_input::feed(std::string_view utf8) {
  if (commas_.is_idle()) return splitter_.feed(utf8);
  std::string cells;
  commas_.add(utf8, cells);
  splitter_.feed(cells);
}

void table_input::add(std::string_view bytes) {
  std::string joined;
  if (!in_) {
    const std::size_t ascii = undecided_.empty() ? ascii_of(bytes) : 0;
    feed(bytes.substr(0, ascii));
    undecided_ += bytes.substr(ascii);
    if (undecided_.empty() || (undecided_.size() < enough && !finished_)) return;
    decide(undecided_);
    joined.swap(undecided_);
    bytes = joined;
  }
  if (in_ == encoding::utf8) return feed(bytes);
  text_.clear();
  to_utf8_->add(bytes, text_);
  if (finished_) to_utf8_->finish(text_);
  feed(text_);
}

/// The encoding, where the first bytes tell, and what is no text at all.
void table_input::look_at_front(std::string_view& bytes) {
  if (bytes.starts_with("PK\x03\x04")) form_ = "xlsx";
  if (bytes.starts_with("\xd0\xcf\x11\xe0")) form_ = "xls";
  if (bytes.starts_with(mark)) {
    marked_ = true;
    bytes.remove_prefix(mark.size());
    in_ = encoding::utf8;
  } else if (const auto wide = utf16_of(bytes)) {
    constexpr std::string_view little = "\xff\xfe", big = "\xfe\xff";
    marked_ = bytes.starts_with(little) || bytes.starts_with(big);
    if (marked_) bytes.remove_prefix(little.size());
    in_ = out_ = wide;
    to_utf8_.emplace(*wide, encoding::utf8);
    from_utf8_.emplace(encoding::utf8, *wide);
  }
}

bool table_input::read_more() {
  std::size_t got = 0;
  while (got < step) {  // a pipe gives little at a time
    const ssize_t now = ::read(fd_, bytes_.data() + got, step - got);
    if (now < 0 && errno == EINTR) continue;
    if (now < 0) return error_ = errno, failed_ = true, false;
    if (now == 0) break;
    got += static_cast<std::size_t>(now);
  }
  std::string_view bytes(bytes_.data(), got);
  if (read_ == 0) look_at_front(bytes);
  read_ += got;
  finished_ = got < step;
  add(bytes);
  if (!finished_) return true;
  std::string rest;
  commas_.finish(rest);
  splitter_.feed(rest);
  splitter_.finish();
  return true;
}

bool table_input::next(table::csv_piece& into, bool one) {
  while (!splitter_.next(into, one))
    if (finished_ || !read_more()) return false;
  return true;
}

encoding table_input::look_ahead() const {
  if (size() == 0) return encoding::utf8;
  std::string bytes(step, '\0');
  for (std::size_t at = read_ - undecided_.size();;) {
    const ssize_t got = ::pread(fd_, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (got <= 0) return encoding::utf8;
    const std::string_view now(bytes.data(), static_cast<std::size_t>(got));
    const std::size_t ascii = ascii_of(now);
    if (ascii < now.size() && (now.size() - ascii >= enough || now.size() < step)) return encoding_of(now.substr(ascii));
    at += std::max<std::size_t>(ascii, 1);
  }
}

const std::string& table_input::as_read(const std::string& text, std::string& into) {
  if (!out_) {
    if (ascii_of(text) == text.size()) return text;
    out_ = in_ ? *in_ : look_ahead();
    from_utf8_.emplace(encoding::utf8, *out_, true);
  }
  if (out_ == encoding::utf8) return text;
  into.clear();
  from_utf8_->add(text, into);
  return into;
}

}  // namespace santei::cli
