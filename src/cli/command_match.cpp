// santei match key=value …: every measure for one applicant: certain, possible, impossible, pays nobody.
#include "asked_case.hpp"
#include "commands.hpp"

#include <santei/report/match.hpp>

#include <memory>

namespace santei::cli {

namespace {

void answer(session& s, const asked_case& asked) {
  const auto about = read_case(s, asked);
  if (!about) return;
  const auto found = catalogue::match(about->rules, about->given, about->day);
  if (!found) return s.refuse(found.problems(), about->rules.sources());
  s.print(s.json ? report::match_json(*found) : report::match_text(*found, s.text_style()));
}

}  // namespace

void add_match(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("match", s.say("一人の応募者を全ての枠に当てる: 対象になる、なり得る、ならない、応募者に払わない",
                                                    "every measure for one applicant: certain, possible, impossible, pays nobody"));
  const auto asked = std::make_shared<asked_case>();
  add_case_options(
      *command, s, *asked,
      s.say("事実 key=value（例 company_size=sme prefecture=ishikawa）", "facts key=value (company_size=sme prefecture=ishikawa)"));
  command->callback([&s, asked] { answer(s, *asked); });
}

}  // namespace santei::cli
