// santei format FILE…: lays rule files out anew, in place; with --check it says which would change.
#include "commands.hpp"
#include "files.hpp"

#include <santei/syntax/format.hpp>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace santei::cli {

namespace {

struct wanted {
  std::vector<std::string> paths;
  bool check = false;
};

diagnostic unwritable(const std::string& path) {
  const std::string why = std::strerror(errno);
  return problem_of("E0831", {"「" + path + "」に書けません: " + why, "cannot write '" + path + "': " + why});
}

/// Replaces a file by a new one beside it, so that at no moment it stands half written; a link stays one, and permissions are kept.
std::optional<diagnostic> replace_file(const std::string& given, const std::string& text) {
  std::error_code failed;
  const std::filesystem::path target = std::filesystem::canonical(given, failed);
  const std::string path = failed ? given : target.string();
  struct stat before{};
  if (::stat(path.c_str(), &before) != 0) return unwritable(given);
  std::string name = path + ".XXXXXX";
  const int file = ::mkstemp(name.data());
  if (file < 0) return unwritable(given);
  const bool wrote = write_all(file, text) && ::fchmod(file, before.st_mode & 07777U) == 0 && ::fsync(file) == 0;
  const bool closed = ::close(file) == 0;
  if (wrote && closed && ::rename(name.c_str(), path.c_str()) == 0) return std::nullopt;
  diagnostic problem = unwritable(given);
  ::unlink(name.c_str());
  return problem;
}

void run(session& s, const wanted& with) {
  const auto files = read_rules(with.paths);
  if (!files) return s.refuse(files.problems());
  source_set sources;
  std::vector<std::string> laid_out;
  diagnostics problems;
  for (const catalogue::rule_file& file : *files) {
    auto made = syntax::format(file.text, sources.add(file.path, file.text));
    if (made) laid_out.push_back(*std::move(made));
    else problems.insert(problems.end(), made.problems().begin(), made.problems().end());
  }
  if (!problems.empty()) return s.refuse(std::move(problems), sources);  // nothing is written where one file cannot be read
  for (std::size_t i = 0; i < files->size(); ++i) {
    const catalogue::rule_file& file = (*files)[i];
    if (laid_out[i] == file.text) continue;
    if (with.check) s.status = 1;
    else if (const auto problem = replace_file(file.path, laid_out[i])) return s.refuse({*problem});
    s.print(file.path + "\n");
  }
}

}  // namespace

void add_format(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("format", s.say("規則ファイルの空白と桁をそろえる（言葉・行・注釈は変えない）", "lays rule files out: columns and white space, never words, lines or comments"));
  const auto with = std::make_shared<wanted>();
  command->add_option("FILE", with->paths, s.say("規則ファイルかフォルダ", "rule files or folders"))->required();
  command->add_flag("--check", with->check, s.say("書き換えず、変わるファイルを挙げる（あれば 1 で終わる）", "writes nothing, lists the files that would change (exit status 1 if any)"));
  command->callback([&s, with] { run(s, *with); });
}

}  // namespace santei::cli
