// Reading files and folders; the library itself opens none.
#include "files.hpp"

#include "machine_failure.hpp"
#include "session.hpp"

#include <santei/syntax/parse.hpp>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace santei::cli {

namespace {

namespace fs = std::filesystem;

diagnostic unreadable(const std::string& path, int why) {
  if (why == ENOENT) return problem_of("E0831", {"「" + path + "」はありません", "there is no '" + path + "'"});
  return failed_or_refused(why, {"「" + path + "」を読めません", "cannot read '" + path + "'"});
}

/// A file that is open for reading, closed with the guard.
struct reading {
  explicit reading(const std::string& path) : fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~reading() {
    if (fd >= 0) ::close(fd);
  }
  reading(const reading&) = delete;
  reading& operator=(const reading&) = delete;
  int fd;
};

outcome<std::vector<std::string>> files_under(const std::string& folder) {
  std::vector<std::string> found;
  std::error_code failed;
  fs::recursive_directory_iterator at(folder, failed), end;
  while (!failed && at != end) {
    std::error_code ignored;
    if (at->path().extension() == ".santei" && at->is_regular_file(ignored)) found.push_back(at->path().string());
    at.increment(failed);
  }
  if (failed) return unreadable(folder, failed.value());
  std::sort(found.begin(), found.end());
  return found;
}

/// The nearest folder "vocabulary" beside one of the files or above it.
std::vector<std::string> folders_above(const std::vector<catalogue::rule_file>& files) {
  for (const catalogue::rule_file& file : files) {
    std::error_code failed;
    fs::path folder = fs::absolute(file.path, failed).parent_path();
    for (; !failed && folder.has_relative_path(); folder = folder.parent_path())
      if (std::error_code ignored; fs::is_directory(folder / "vocabulary", ignored)) return {(folder / "vocabulary").lexically_normal().string()};
  }
  return {};
}

}  // namespace

outcome<std::string> read_file(const std::string& path, std::size_t most) {
  const reading file(path);
  struct stat about {};
  if (file.fd < 0 || ::fstat(file.fd, &about) != 0) return unreadable(path, errno);
  const std::size_t size = S_ISREG(about.st_mode) ? static_cast<std::size_t>(about.st_size) : 0;
  std::string text;
  if (size <= most) {
    text.resize((size == 0 ? most : size) + 1);  // one byte more tells a text that is too long, or has grown
    std::size_t got = 0;
    while (got < text.size()) {
      const ssize_t now = ::read(file.fd, text.data() + got, text.size() - got);
      if (now < 0 && errno == EINTR) continue;
      if (now < 0) return unreadable(path, errno);
      if (now == 0) break;
      got += static_cast<std::size_t>(now);
      if (got == text.size() && got <= most) text.resize(std::min(2 * got, most + 1));
    }
    text.resize(got);
    if (got <= most) return text;
  }
  const std::string limit = std::to_string(most);
  return problem_of("E0831", {"「" + path + "」は大きすぎます（" + limit + "バイトまで）", "'" + path + "' is too large (at most " + limit + " bytes)"});
}

outcome<std::vector<catalogue::rule_file>> read_rules(const std::vector<std::string>& paths) {
  std::vector<catalogue::rule_file> files;
  diagnostics problems;
  const auto add = [&](const std::string& given) {
    const std::string path = fs::path(given).lexically_normal().string();
    if (std::any_of(files.begin(), files.end(), [&](const auto& known) { return known.path == path; })) return;
    auto text = read_file(path, syntax::limits{}.bytes);
    if (text) files.push_back({path, *std::move(text)});
    else problems.insert(problems.end(), text.problems().begin(), text.problems().end());
  };
  for (const std::string& path : paths) {
    std::error_code failed;
    if (!fs::is_directory(path, failed)) {
      add(path);
      continue;
    }
    const auto under = files_under(path);
    if (!under) problems.insert(problems.end(), under.problems().begin(), under.problems().end());
    else if (under->empty())
      problems.push_back(problem_of("E0831", {"「" + path + "」に *.santei がありません", "'" + path + "' holds no *.santei"}));
    else for (const std::string& one : *under) add(one);
  }
  if (!problems.empty()) return problems;
  return files;
}

outcome<std::vector<catalogue::rule_file>> read_vocabulary_of(const std::vector<catalogue::rule_file>& files) {
  std::vector<catalogue::rule_file> words;
  std::vector<std::string> folders;
  for (const catalogue::rule_file& file : files)
    if (catalogue::is_vocabulary(file.path)) words.push_back(file), folders.push_back(fs::path(file.path).parent_path().string());
  if (words.empty()) folders = folders_above(files);
  std::error_code ignored;
  std::erase_if(folders, [&](const std::string& one) { return !fs::is_directory(one, ignored); });
  const auto among_them = static_cast<std::ptrdiff_t>(words.size());
  if (!folders.empty()) {
    auto read = read_rules(folders);
    if (!read) return read;
    for (catalogue::rule_file& one : *read)
      if (std::none_of(files.begin(), files.end(), [&](const auto& known) { return known.path == one.path; })) words.push_back(std::move(one));
  }
  words = catalogue::with_vocabulary(std::move(words));
  words.erase(words.begin(), words.begin() + among_them);
  return words;
}

outcome<std::vector<page_file>> read_page_files(const std::string& folder) {
  std::error_code failed;
  if (!fs::is_directory(folder, failed)) return unreadable(folder, failed ? failed.value() : fs::exists(folder, failed) ? ENOTDIR : ENOENT);
  std::vector<page_file> pages;
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
    std::string page = at->path().stem().string();
    if (at->path().extension() != ".txt" || !page.starts_with("page_")) continue;
    page.erase(0, 5);
    page.erase(0, std::min(page.find_first_not_of('0'), page.size()));
    auto text = read_file(at->path().string(), std::size_t{16} << 20);
    if (!text) return text.problems();
    pages.push_back({std::move(page), at->path().string(), *std::move(text)});
  }
  if (failed) return unreadable(folder, failed.value());
  if (pages.empty()) return problem_of("E0831", {"「" + folder + "」に page_*.txt がありません", "'" + folder + "' holds no page_*.txt"});
  std::sort(pages.begin(), pages.end(), [](const page_file& a, const page_file& b) { return a.path < b.path; });
  return pages;
}

outcome<page_texts> read_pages(const std::string& folder) {
  const auto files = read_page_files(folder);
  if (!files) return files.problems();
  page_texts pages;
  for (const page_file& one : *files) pages.add(one.page, one.text);
  return pages;
}

}  // namespace santei::cli
