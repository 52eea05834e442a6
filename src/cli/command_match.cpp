// santei match key=value …: every measure for one applicant: certain, possible, impossible, pays nobody.
#include "asked_case.hpp"
#include "commands.hpp"

#include <santei/report/match.hpp>
#include <santei/report/match_brief.hpp>

#include <santei/value/declaration.hpp>

#include <algorithm>
#include <charconv>
#include <memory>

namespace santei::cli {

namespace {

struct match_options {
  bool all = false;
  std::string group;
  std::vector<std::string> limits;  // --limit, of measures and of work
  asked_case about;
};

/// The N of --limit N, the last one where there are several; --limit NAME=N goes on to the limits on work. Nothing where it was refused.
std::optional<std::size_t> most_of(session& s, const match_options& asked) {
  std::size_t most = 10;
  for (const std::string& written : asked.limits) {
    if (written.find('=') != std::string::npos) {
      s.limits.push_back(written);
      continue;
    }
    const auto read = std::from_chars(written.data(), written.data() + written.size(), most);
    if (read.ec == std::errc() && read.ptr == written.data() + written.size() && most > 0) continue;
    const std::string shown = written.substr(0, 80);
    s.refuse({problem_of("E0832", {"--limit の「" + shown + "」は件数ではありません", "--limit: '" + shown + "' is no number of measures"},
                         message{"--limit 20 のように書きます（仕事の限度は --limit NAME=N）", "write --limit 20 (a limit on work is --limit NAME=N)"})});
    return std::nullopt;
  }
  return most;
}

/// A group by its key or by its words; nothing where it was refused. Without a name every group.
std::optional<std::vector<catalogue::match_group>> groups_of(session& s, const std::string& name) {
  using catalogue::match_group;
  const std::vector<match_group> all{match_group::certain, match_group::possible, match_group::impossible, match_group::pays_nobody};
  if (name.empty()) return all;
  message help{"", ""};
  for (const match_group one : all) {
    const std::string words = report::name_of_group(one);
    if (name_folded(name) == name_folded(words) || name_folded(name) == catalogue::name_of(one)) return std::vector{one};
    help.ja += (help.ja.empty() ? "" : "、") + words + "（" + catalogue::name_of(one) + "）";
    help.en += (help.en.empty() ? "" : ", ") + std::string(catalogue::name_of(one));
  }
  const std::string shown = name.substr(0, 80);
  s.refuse({problem_of("E0832", {"--group の「" + shown + "」という区分はありません", "--group: there is no group '" + shown + "'"},
                       message{"書けるもの: " + help.ja, "there are: " + help.en})});
  return std::nullopt;
}

void answer(session& s, const match_options& asked) {
  const auto most = most_of(s, asked);
  if (!most) return;
  const auto groups = groups_of(s, asked.group);
  if (!groups) return;
  const auto about = read_case(s, asked.about);
  if (!about) return;
  auto found = catalogue::match(about->rules, about->given, about->day);
  if (!found) return s.refuse(found.problems(), about->rules.sources());
  std::erase_if(*found, [&](const auto& one) { return std::find(groups->begin(), groups->end(), one.group) == groups->end(); });
  if (s.json) return s.print(report::match_json(*found));
  s.print(asked.all ? report::match_text(*found, s.text_style()) : report::match_brief_text(*found, *most, s.text_style()));
}

}  // namespace

void add_match(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("match", s.say("一人の応募者を全ての枠に当てる: 対象になる、なり得る、ならない、応募者に払わない",
                                                    "every measure for one applicant: certain, possible, impossible, pays nobody"));
  const auto asked = std::make_shared<match_options>();
  add_case_options(
      *command, s, asked->about,
      s.say("事実 key=value（例 company_size=sme prefecture=ishikawa）", "facts key=value (company_size=sme prefecture=ishikawa)"));
  command->add_flag("--all", asked->all, s.say("全ての枠を、決め手と出典とともに", "every measure, with what decides it and its page"));
  command
      ->add_option("--group", asked->group,
                   s.say("この区分だけ: 対象になる、対象になり得る、対象にならない、応募者に額を払わない",
                         "this group alone: certain, possible, impossible, pays_nobody"))
      ->type_name("GROUP");
  command
      ->add_option("--limit", asked->limits,
                   s.say("並べる件数（なければ 10。仕事の限度 NAME=N も書ける）", "how many to list (else 10; also a limit on work, NAME=N)"))
      ->type_name("N")
      ->type_size(1)
      ->allow_extra_args(false);
  command->callback([&s, asked] { answer(s, *asked); });
}

}  // namespace santei::cli
