// santei combine FILE: cost items over several measures: the best allowed split, proved.
#include "asked_case.hpp"
#include "combination_input.hpp"
#include "commands.hpp"
#include "named_measure.hpp"

#include <santei/report/combination.hpp>

#include <map>
#include <memory>

namespace santei::cli {

namespace {

struct combine_options {
  std::string path;
  std::vector<std::string> apart;
  asked_case about;
};

/// "a|b" as a pair of IDs.
outcome<std::pair<std::string, std::string>> read_pair(const std::string& text) {
  const std::size_t bar = text.find('|');
  if (bar != std::string::npos && bar != 0 && bar + 1 < text.size() && text.find('|', bar + 1) == std::string::npos)
    return std::pair(text.substr(0, bar), text.substr(bar + 1));
  return problem_of("E0832", {"--apart の「" + text.substr(0, 80) + "」は ID|ID の形ではありません",
                              "--apart: '" + text.substr(0, 80) + "' has not the form ID|ID"});
}

/// Names and pages in the place of IDs, each looked up once; false where one was refused.
bool name_measures(session& s, const catalogue::catalogue& rules, catalogue::combination_request& wanted) {
  std::map<std::string, std::string> meant;
  const auto look_up = [&](std::string& word) {
    auto known = meant.find(word);
    if (known == meant.end()) {
      const auto id = id_meant(s, rules, word);
      if (!id) return s.refuse(id.problems(), rules.sources()), false;
      known = meant.emplace(word, *id).first;
    }
    word = known->second;
    return true;
  };
  for (auto& one : wanted.measures)
    if (!look_up(one.id)) return false;
  for (auto& item : wanted.items)
    for (std::string& to : item.to)
      if (!look_up(to)) return false;
  for (auto& [first, second] : wanted.not_together)
    if (!look_up(first) || !look_up(second)) return false;
  return true;
}

void combine(session& s, const combine_options& asked) {
  source_set texts;
  auto wanted = read_combination(asked.path, texts);
  if (!wanted) return s.refuse(wanted.problems(), texts);
  for (const std::string& text : asked.apart) {
    const auto pair = read_pair(text);
    if (!pair) return s.refuse(pair.problems());
    (*wanted).not_together.push_back(*pair);
  }
  const auto about = read_case(s, asked.about);
  if (!about) return;
  for (const given_fact& fact : about->given.items()) (*wanted).given.add(fact);
  if (!name_measures(s, about->rules, *wanted)) return;
  const auto problem = catalogue::combination_of(about->rules, *wanted, about->day);
  if (!problem) return s.refuse(problem.problems(), about->rules.sources());
  const catalogue::limits within = limits_of(s).value_or(catalogue::limits());
  analyse::combine_limits most = within.combine;
  most.questions = within.analyse;
  const auto found = analyse::combine(problem->problem, most);
  if (!found) return s.refuse(found.problems());
  s.print(s.json ? report::combination_json(*problem, *found) : report::combination_text(*problem, *found, s.text_style()));
}

}  // namespace

void add_combine(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("combine", s.say("費目をどの枠に回すと補助額の合計が最も多いか。併用不可・上限・下限を守り、証明つき",
                                                      "cost items over several measures: the best allowed split, proved"));
  command->footer(s.say(
      "FILE（JSON）の形:\n"
      "  {\"facts\": {\"company_size\": \"sme\"},\n"
      "   \"measures\": [\"制度/枠\", {\"id\": \"制度/枠\", \"over\": \"investment\", \"facts\": {…}}],\n"
      "   \"items\": [{\"name\": \"機械\", \"amount\": \"3000万円\", \"to\": [\"制度/枠\", …]}, …],\n"
      "   \"not_together\": [[\"制度/枠\", \"制度/枠\"]]}\n"
      "  枠は ID か名前（その一部）かページ。to がなければどの枠にも回せます。over は費目の合計を何として渡すか（なければ investment、それもなければ eligible_cost）。\n"
      "FILE（CSV）の形: 見出し name,amount,to。to は ID を | で区切ります。",
      "FILE as JSON:\n"
      "  {\"facts\": {\"company_size\": \"sme\"},\n"
      "   \"measures\": [\"programme/measure\", {\"id\": \"programme/measure\", \"over\": \"investment\", \"facts\": {…}}],\n"
      "   \"items\": [{\"name\": \"machine\", \"amount\": \"3000万円\", \"to\": [\"programme/measure\", …]}, …],\n"
      "   \"not_together\": [[\"programme/measure\", \"programme/measure\"]]}\n"
      "  A measure is an ID, a name (a part of it) or a page. Without `to` an item may go to every measure; `over` is the fact that its items add up to (investment, else eligible_cost).\n"
      "FILE as CSV: the header name,amount,to; `to` holds IDs with | between them."));
  const auto asked = std::make_shared<combine_options>();
  command->add_option("FILE", asked->path, s.say("費目と枠（JSON または CSV）", "items and measures (JSON or CSV)"))->required();
  add_case_options(*command, s, asked->about, s.say("応募者の事実 key=value", "facts of the applicant key=value"));
  command->add_option("--apart", asked->apart, s.say("併用できない二つの枠 ID|ID", "two measures that exclude each other, ID|ID"))
      ->type_name("ID|ID")
      ->allow_extra_args(false);
  command->callback([&s, asked] { combine(s, *asked); });
}

}  // namespace santei::cli
