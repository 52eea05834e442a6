// santei report ID… key=value … --output FILE.html: what a client is handed, a page a measure, to be printed.
#include "asked_case.hpp"
#include "commands.hpp"
#include "named_measure.hpp"
#include "output_file.hpp"

#include <santei/report/client_report.hpp>
#include <santei/report/json.hpp>
#include <santei/text/width.hpp>
#include <santei/value/calendar.hpp>
#include <santei/version.hpp>

#include <algorithm>
#include <ctime>
#include <memory>

namespace santei::cli {

namespace {

struct report_options {
  std::string client, date, output, over;
  asked_case about;  // the words are IDs and facts
};

/// Today where the machine stands.
std::int64_t today() {
  const std::time_t now = std::time(nullptr);
  std::tm here{};
  ::localtime_r(&now, &here);
  return day_number(here.tm_year + 1900, here.tm_mon + 1, here.tm_mday).value_or(0);
}

/// Every measure of every ID, each once; nothing where something was refused.
std::optional<std::vector<catalogue::measure>> measures_of(session& s, const std::vector<std::string>& ids, const case_read& about) {
  std::vector<catalogue::measure> made;
  diagnostics problems;
  const auto refuse = [&](const diagnostics& more) { problems.insert(problems.end(), more.begin(), more.end()); };
  for (const std::string& word : ids) {
    const auto id = id_meant(s, about.rules, word);
    if (!id) {
      refuse(id.problems());
      continue;
    }
    const auto found = about.rules.find_for(*id, about.given, about.day);
    if (!found) {
      refuse(found.problems());
      continue;
    }
    for (const catalogue::measure& one : *found)
      if (std::none_of(made.begin(), made.end(), [&](const auto& known) { return known.id().text() == one.id().text(); })) made.push_back(one);
  }
  if (problems.empty()) return made;
  s.refuse(std::move(problems), about.rules.sources());
  return std::nullopt;
}

std::optional<diagnostic> refuse_client(const std::string& client) {
  constexpr std::size_t longest = 200;  // columns
  if (display_width(client) <= longest) return std::nullopt;
  return problem_of("E0832", {"--client が長すぎます（全角100字まで）", "--client is too long (at most 200 columns)"});
}

/// Every file that is read must stay: the facts, and the rules of --rules.
std::vector<std::string> files_read(const session& s, const report_options& asked, const catalogue::catalogue& rules) {
  std::vector<std::string> read{asked.about.file};
  for (std::uint32_t i = 0; !s.rules.empty() && i < rules.sources().size(); ++i) read.push_back(rules.sources()[i].name());
  return read;
}

void write_report(session& s, report_options asked) {
  std::vector<std::string> ids;
  std::erase_if(asked.about.words, [&](const std::string& word) {
    if (!is_fact(word)) ids.push_back(word);
    return !is_fact(word);
  });
  if (ids.empty())
    return s.refuse({problem_of("E0832", {"どの制度かがありません", "no measure is named"},
                                message{"ID、名前（その一部）、ページのどれかを書きます。一覧は santei list で見られます",
                                        "write an ID, a name (or a part of it) or a page; santei list shows them all"})});
  report::client_report made;
  made.client = asked.client;
  if (const auto problem = refuse_client(made.client)) return s.refuse({*problem});
  const auto day = read_day(asked.date, "--date");
  if (!day) return s.refuse(day.problems());
  made.day = *day ? **day : today();
  made.version = SANTEI_VERSION;
  const auto about = read_case(s, asked.about);
  if (!about) return;
  made.given = about->given;
  const auto measures = measures_of(s, ids, *about);
  if (!measures) return;
  auto reported = report::report_on(about->rules, *measures, about->given, about->day, asked.over);
  if (!reported) return s.refuse(reported.problems(), about->rules.sources());
  made.measures = *std::move(reported);
  if (const auto problem = write_whole(asked.output, report::report_html(made, s.lang), files_read(s, asked, about->rules)))
    return s.refuse({*problem});
  if (asked.output == "-") return;
  if (s.json) {
    std::vector<std::pair<catalogue::measure, evaluate::result>> answers;
    for (const report::reported_measure& one : made.measures) answers.emplace_back(one.of, one.answer);
    return s.print(report::estimate_json(answers));
  }
  const std::string count = std::to_string(made.measures.size());
  s.print(s.lang == language::japanese ? count + "件の見積もりを「" + asked.output + "」に書きました。\n" : count + " measures, written to '" + asked.output + "'.\n");
}

}  // namespace

void add_report(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("report", s.say("お客様に渡す見積もりを、印刷できる1つの HTML に書く", "what a client is handed, as one HTML file to be printed"));
  const auto asked = std::make_shared<report_options>();
  add_case_options(*command, s, asked->about,
                   s.say("ID、名前（その一部）、ページのどれか（いくつでも）と事実 key=value", "IDs, names or pages (any number) and facts key=value"));
  command->add_option("--client", asked->client, s.say("お客様の名前（なければ書きこむ欄になる）", "the client's name (else a line to write it on)"))
      ->type_name("NAME");
  command->add_option("--date", asked->date, s.say("作成日（なければ今日）", "the date of the report (else today)"))->type_name("DATE");
  command->add_option("--over", asked->over, s.say("曲線の横軸に取る事実（なければ経費にあたる事実）", "the fact that curves run over (else the cost)"))
      ->type_name("KEY");
  command->add_option("--output", asked->output, s.say("書くファイル（- は標準出力）", "the file to write (- for standard output)"))
      ->type_name("OUT.html")
      ->required();
  command->footer(s.say("PDF にするには、ブラウザーで開いて印刷するか、chromium --headless --print-to-pdf=OUT.pdf OUT.html",
                        "For a PDF print it from a browser, or chromium --headless --print-to-pdf=OUT.pdf OUT.html"));
  command->callback([&s, asked] { write_report(s, *asked); });
}

}  // namespace santei::cli
