// The measure, facts and key of a curve, read and refused alike by the commands that ask for one.
#include "curve_question.hpp"

#include "facts_input.hpp"

#include <santei/text/normal.hpp>
#include <santei/value/type.hpp>

namespace santei::cli {

namespace {

outcome<catalogue::measure> find_measure(const catalogue::catalogue& rules, const curve_question& asked, const facts& given, std::optional<std::int64_t> day) {
  const auto found = rules.find_for(asked.id, given, day);
  if (!found) return found.problems();
  if (found->size() == 1) return found->front();
  return rules.find_one(asked.id, day);
}

/// The input with the key; otherwise why there is none, with the keys that a curve of this measure can run over.
outcome<std::uint32_t> find_input(const catalogue::catalogue& rules, const catalogue::measure& of, const std::string& key) {
  if (const auto input = of.plan().find(key)) return *input;
  std::vector<std::string> keys;
  for (const plan::input& one : of.plan().inputs)
    if (is_number(one.declared.of.of) && one.declared.of.of != kind::date && one.declared.of.of != kind::month) keys.push_back(one.declared.key);
  std::string list;
  for (const std::string& one : keys) list += (list.empty() ? "" : ", ") + one;
  const auto help = keys.empty() ? std::optional<message>() : std::optional(message{"横軸に取れるのは: " + list, "a curve can run over: " + list});
  if (rules.find_key(key) == nullptr) {
    const auto near = nearest(key, keys, 1);
    const auto meant = near.empty() ? help : std::optional(message{"もしかして: " + near.front() + "。" + help->ja, "did you mean " + near.front() + "? " + help->en});
    return problem_of("E0811", {"「" + key + "」という事実はどの規則にもありません", "no rule knows the fact '" + key + "'"}, meant);
  }
  return problem_of("E0903", {"「" + key + "」はこの制度では使いません", "'" + key + "' plays no part in this measure"}, help);
}

}  // namespace

void add_curve_options(CLI::App& command, const session& s, curve_question& asked) {
  command.add_option("ID", asked.id, "programme/measure[/frame][@edition]")->required();
  command.add_option("--over", asked.over, s.say("横軸に取る事実（例 investment）", "the fact to run over (investment)"))->type_name("KEY")->required();
  command.add_option("facts", asked.facts, s.say("ほかの事実 key=value。KEY の値も書けば、申請者の点になる", "the other facts key=value; a value of KEY is the applicant's own point"));
  command.add_option("--facts", asked.file, s.say("事実の JSON ファイル", "a JSON file of facts"))->type_name("FILE.json");
  command.add_option("--on", asked.on, s.say("この日に施行されている版", "the edition in force on this day"))->type_name("DATE");
}

std::optional<report::drawn_curve> draw(session& s, const curve_question& asked) {
  source_set texts;
  const auto refused = [&](const diagnostics& problems, const source_set& sources = {}) {
    s.refuse(problems, sources);
    return std::nullopt;
  };
  const auto given = read_facts(asked.facts, asked.file, texts);
  if (!given) return refused(given.problems(), texts);
  const auto day = read_day(asked.on);
  if (!day) return refused(day.problems());
  const auto rules = open_catalogue(s);
  if (!rules) return std::nullopt;
  const auto measure = find_measure(*rules, asked, *given, *day);
  if (!measure) return refused(measure.problems(), rules->sources());
  const auto input = find_input(*rules, *measure, asked.over);
  if (!input) return refused(input.problems());
  auto bound = measure->bind(*given);
  if (!bound) return refused(bound.problems());
  auto along = analyse::curve_of(measure->plan(), *bound, *input);
  if (!along) return refused(along.problems());
  return report::drawn_curve{*measure, *std::move(bound), *std::move(along)};
}

}  // namespace santei::cli
