// santei cover --pages DIR FILE…: page by page, what of the page a clause covers and what none does.
#include "author.hpp"
#include "commands.hpp"
#include "files.hpp"

#include <santei/check/check.hpp>
#include <santei/report/cover.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <unistd.h>

namespace santei::cli {

namespace {

struct cover_options {
  std::string pages, exceptions;
  std::vector<std::string> paths;
  bool every_line = false;
};

/// The list named, or coverage_exceptions.tsv beside the rules or above them; empty where there is none: then that of the rules shipped.
std::string exceptions_of(const session& s, const cover_options& with) {
  if (!with.exceptions.empty()) return with.exceptions;
  namespace fs = std::filesystem;
  std::error_code failed;
  fs::path folder = fs::absolute(!with.paths.empty() ? with.paths.front() : s.rules.empty() ? "rules" : s.rules, failed);
  for (; !failed && folder.has_relative_path(); folder = folder.parent_path())
    if (const fs::path list = folder / "coverage_exceptions.tsv"; fs::is_regular_file(list, failed)) return list.string();
  return {};
}

diagnostic stale(const analyse::coverage_exception& one, const std::string& list) {
  return problem_of(
      "E0971",
      {list + ":" + std::to_string(one.line) + " の " + one.page + "ページ「" + one.figure + "」は、条文にあるかページにありません",
       list + ":" + std::to_string(one.line) + ": '" + one.figure + "' of page " + one.page + " is stated by a clause, or not on the page"},
      message{"この行を消してください", "remove the line"});
}

/// The rule files, checked; nothing where one of them has an error.
std::optional<std::vector<std::shared_ptr<const check::checked>>> checked_files(session& s, const named_files& files) {
  std::vector<std::shared_ptr<const check::checked>> found;
  for (const auto& file : files.named) {
    const check::report report = files.rules.examine(file.path);
    if (!report.file) return s.refuse(report.problems, files.rules.sources()), std::nullopt;
    found.push_back(report.file);
  }
  return found;
}

void run_cover(session& s, const cover_options& with) {
  const auto pages = read_page_files(with.pages);
  if (!pages) return s.refuse(pages.problems());
  const std::string list = exceptions_of(s, with);
  source_set lists;
  std::vector<analyse::coverage_exception> exceptions;
  const auto text = list.empty() ? outcome<std::string>(catalogue::embedded_exceptions()) : read_file(list, std::size_t{1} << 20);
  if (!text) return s.refuse(text.problems());
  const auto read = analyse::read_exceptions(*text, lists.add(list.empty() ? "coverage_exceptions.tsv" : list, *text));
  if (!read) return s.refuse(read.problems(), lists);
  exceptions = *read;
  const auto opened = open_named(s, with.paths);
  const auto files = opened ? checked_files(s, *opened) : std::nullopt;
  if (!files) return;
  std::vector<const check::checked*> rules;
  for (const auto& file : *files) rules.push_back(file.get());

  std::vector<analyse::page_coverage> covered;
  std::vector<bool> used(exceptions.size());
  for (const page_file& page : *pages) {
    const bool cited = std::any_of(rules.begin(), rules.end(), [&](const check::checked* rule) {
      return std::any_of(rule->measures.begin(), rule->measures.end(), [&](const check::measure& one) { return one.page == page.page; });
    });
    if (!cited && !with.paths.empty()) continue;  // of a few files only their pages count
    covered.push_back(analyse::cover(page.page, page.text, rules));
    const std::vector<bool> here = analyse::apply(exceptions, covered.back());
    for (std::size_t i = 0; i < here.size(); ++i) used[i] = used[i] || here[i];
  }
  diagnostics problems;
  for (std::size_t i = 0; i < exceptions.size(); ++i) {
    const bool looked_at = std::any_of(covered.begin(), covered.end(), [&](const auto& page) { return page.page == exceptions[i].page; });
    const bool theirs = !list.empty() || with.paths.empty();  // of rules that brought no list ours is no stale one
    if (!used[i] && looked_at && theirs) problems.push_back(stale(exceptions[i], list));
  }
  const bool clean = std::all_of(covered.begin(), covered.end(), [](const auto& page) {
    return std::all_of(page.figures.begin(), page.figures.end(), [](const auto& one) { return one.is_settled(); });
  });
  s.status = clean && problems.empty() ? 0 : 1;
  s.print(s.json ? report::cover_json(covered) : report::cover_text(covered, with.every_line, s.text_style()));
  if (!problems.empty()) s.err = render(problems, lists, s.problem_style(STDERR_FILENO));
}

}  // namespace

void add_cover(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("cover", s.say("資料のページのうち、条文が述べているところと述べていないところ",
                                                    "page by page, what of the page a clause covers and what none does"));
  const auto with = std::make_shared<cover_options>();
  command->add_option("--pages", with->pages, s.say("資料のページのフォルダ（page_02.txt …）", "the folder of page texts (page_02.txt …)"))
      ->required()
      ->type_name("DIR");
  command
      ->add_option("--exceptions", with->exceptions,
                   s.say("述べなくてよい数字の一覧（ページ・数字・わけ）。なければ規則のそばの coverage_exceptions.tsv",
                         "figures that no clause has to state (page, figure, reason); coverage_exceptions.tsv beside the rules without it"))
      ->type_name("FILE.tsv");
  command->add_flag("--lines", with->every_line, s.say("全ての行を示す", "shows every line"));
  command->add_option("FILE", with->paths,
                      s.say("規則ファイルかフォルダ（制度の ID、名前、ページでもよい）。なければ --rules か組込みの全て",
                            "rule files or folders (or an ID, a name or a page of a programme); without one those of --rules, or all embedded ones"));
  command->callback([&s, with] { run_cover(s, *with); });
}

}  // namespace santei::cli
