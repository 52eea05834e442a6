// santei cite --pages DIR FILE…: looks up every quoted phrase on its page.
#include "author.hpp"
#include "commands.hpp"
#include "files.hpp"

#include <santei/check/check.hpp>

#include <memory>

namespace santei::cli {

namespace {

std::string citations_summary(const session& s, const report::findings& one) {
  std::string text = s.say("引用を照合", "citations looked up");
  const auto list = [&](const char* name, const std::vector<std::string>& items) {
    for (const std::string& item : items) text += std::string("\n  ") + name + "「" + item + "」";
  };
  list("要領", one.guidelines);
  list("仮定", one.assumptions);
  return text;
}

}  // namespace

void add_cite(CLI::App& app, session& s) {
  struct given {
    std::string pages;
    std::vector<std::string> paths;
  };
  auto* command = app.add_subcommand("cite", s.say("引用句が資料のページにあるかを照合する。要領・仮定は別に挙げる",
                                                   "looks up every quoted phrase on its page; 要領 and 仮定 are listed apart"));
  const auto with = std::make_shared<given>();
  command->add_option("--pages", with->pages, s.say("資料のページのフォルダ（page_02.txt …）", "the folder of page texts (page_02.txt …)"))
      ->required()
      ->type_name("DIR");
  command->add_option("FILE", with->paths,
                      s.say("規則ファイルかフォルダ（制度の ID、名前、ページでもよい）。なければ --rules か組込みの全て",
                            "rule files or folders (or an ID, a name or a page of a programme); without one those of --rules, or all embedded ones"));
  command->callback([&s, with] {
    const auto pages = read_pages(with->pages);
    if (!pages) return s.refuse(pages.problems());
    const auto look = [&](const check::checked& file, const catalogue::catalogue&, report::findings& into) {
      const diagnostics found = check::check_citations(file, *pages);
      into.problems.insert(into.problems.end(), found.begin(), found.end());
      report::collect_sources(file, into);
    };
    examine_files(s, with->paths, false, look, [&s](const report::findings& one) { return citations_summary(s, one); });
  });
}

}  // namespace santei::cli
