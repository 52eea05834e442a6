// santei compare ID ID: two rules or editions: where the amount rises or falls, who becomes eligible.
#include "asked_case.hpp"
#include "commands.hpp"
#include "named_measure.hpp"

#include <santei/report/comparison.hpp>

#include <memory>

namespace santei::cli {

namespace {

struct compare_options {
  std::string first, second, over;
  asked_case about;
};

void compare(session& s, const compare_options& asked) {
  const auto about = read_case(s, asked.about);
  if (!about) return;
  const auto first_id = id_meant(s, about->rules, asked.first), second_id = id_meant(s, about->rules, asked.second);
  for (const auto* one : {&first_id, &second_id})
    if (!*one) return s.refuse(one->problems(), about->rules.sources());
  const auto first = about->find_one(*first_id), second = about->find_one(*second_id);
  for (const auto* one : {&first, &second})
    if (!*one) return s.refuse(one->problems(), about->rules.sources());
  const auto found = report::compare(*first, *second, about->given, asked.over);
  if (!found) return s.refuse(found.problems(), about->rules.sources());
  s.print(s.json ? report::comparison_json(*found) : report::comparison_text(*found, s.text_style()));
}

}  // namespace

void add_compare(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("compare", s.say("二つの枠や版を比べる: どの費用で額が増えるか減るか、誰が対象になるか",
                                                      "two rules or editions: where the amount rises or falls, who becomes eligible"));
  const auto asked = std::make_shared<compare_options>();
  command->add_option("ID", asked->first, id_help(s))->required();
  command->add_option("OTHER", asked->second, id_help(s))->required();
  add_case_options(*command, s, asked->about, s.say("両方に当てはめる事実 key=value", "facts that hold for both, key=value"));
  command
      ->add_option("--over", asked->over,
                   s.say("比べる事実（なければ投資額か対象経費）", "the fact to compare over (else investment or eligible_cost)"))
      ->type_name("KEY");
  command->callback([&s, asked] { compare(s, *asked); });
}

}  // namespace santei::cli
