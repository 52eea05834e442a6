// santei match key=value …: every measure for one applicant, by where it stands.
#include "asked_case.hpp"
#include "commands.hpp"

#include <santei/report/match.hpp>
#include <santei/report/match_brief.hpp>
#include <santei/report/standing.hpp>

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

/// The standings that a word means: one by the words or the sign that lists show, by its key or as people say it; both parts of what
/// `--json` calls possible. Nothing where it was refused. Without a word all.
std::optional<std::vector<report::standing>> standings_of(session& s, const std::string& word) {
  using report::standing;
  struct name {
    standing of;
    const char *key, *spoken;
  };
  static constexpr name names[] = {{standing::certain, "certain", "対象になる"},
                                   {standing::on_premises, "premised", "前提"},
                                   {standing::open, "open", "まだ"},
                                   {standing::impossible, "impossible", "対象にならない"},
                                   {standing::pays_nobody, "pays_nobody", "払わない"}};
  const std::string folded = name_folded(word);
  if (folded.empty()) return std::vector(report::all_standings.begin(), report::all_standings.end());
  if (folded == "possible" || folded == "対象になり得る") return std::vector{standing::on_premises, standing::open};
  message help{"", ""};
  for (const name& one : names) {
    const std::string sign = report::sign_of(one.of), words = report::standing_words(one.of);
    for (const std::string& known : {std::string(one.key), std::string(one.spoken), sign, words, report::standing_words(one.of, language::english)})
      if (folded == name_folded(known)) return std::vector{one.of};
    help.ja += (help.ja.empty() ? "" : "、") + sign + " " + words;
    help.en += (help.en.empty() ? "" : ", ") + std::string(one.key);
  }
  const std::string shown = word.substr(0, 80);
  s.refuse({problem_of("E0832", {"--group の「" + shown + "」という区分はありません", "--group: there is no group '" + shown + "'"},
                       message{"書けるもの（言葉でも記号でも）: " + help.ja, "there are: " + help.en})});
  return std::nullopt;
}

void answer(session& s, const match_options& asked) {
  const auto most = most_of(s, asked);
  if (!most) return;
  const auto wanted = standings_of(s, asked.group);
  if (!wanted) return;
  const auto about = read_case(s, asked.about);
  if (!about) return;
  const auto match = s.json ? catalogue::match : catalogue::match_outlines;
  auto found = match(about->rules, about->given, about->day);
  if (!found) return s.refuse(found.problems(), about->rules.sources());
  std::erase_if(*found, [&](const auto& one) {
    return std::find(wanted->begin(), wanted->end(), report::standing_of(one.of, one.answer)) == wanted->end();
  });
  if (s.json) return s.print(report::match_json(*found));
  s.print(asked.all ? report::match_text(*found, s.text_style()) : report::match_brief_text(*found, *most, s.text_style()));
}

}  // namespace

void add_match(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("match", s.say("一人の応募者を全ての枠に当てる: 対象、前提を満たせば対象、まだ分からない、対象外",
                                                    "every measure for one applicant: eligible, if premises hold, not decided, not eligible"));
  const auto asked = std::make_shared<match_options>();
  add_case_options(
      *command, s, asked->about,
      s.say("事実 key=value（例 company_size=sme prefecture=ishikawa）", "facts key=value (company_size=sme prefecture=ishikawa)"));
  command->add_flag("--all", asked->all, s.say("全ての枠を、決め手と出典とともに", "every measure, with what decides it and its page"));
  command
      ->add_option("--group", asked->group,
                   s.say("この区分だけ: 対象、前提、まだ、対象外、払わない。◎ ○ △ × － でも",
                         "this group alone: certain, premised, open, impossible, pays_nobody"))
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
