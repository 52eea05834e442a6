// The measure, facts and key of a curve, read and refused alike by the commands that ask for one.
#include "curve_question.hpp"

#include "named_measure.hpp"

#include <santei/catalogue/limits.hpp>
#include <santei/text/normal.hpp>
#include <santei/value/type.hpp>

namespace santei::cli {

namespace {

/// The input with the key; otherwise why there is none, with the keys that a curve of this measure can run over.
outcome<std::uint32_t> find_input(const catalogue::catalogue& rules, const catalogue::measure& of, const std::string& name) {
  const auto meant = of.key_of(name);
  if (!meant) return meant.problems();
  const std::string& key = *meant;
  if (const auto input = of.plan().find(key)) return *input;
  std::vector<std::string> keys;
  for (const plan::input& one : of.plan().inputs)
    if (is_number(one.declared.of.of) && one.declared.of.of != kind::date && one.declared.of.of != kind::month)
      keys.push_back(one.declared.key);
  std::string list;
  for (const std::string& one : keys) list += (list.empty() ? "" : ", ") + one;
  const auto help = keys.empty() ? std::optional<message>() : std::optional(message{"横軸に取れるのは: " + list, "a curve can run over: " + list});
  if (rules.find_key(key) == nullptr) {
    const auto near = nearest(key, keys, 1);
    const auto near_one =
        near.empty()
            ? help
            : std::optional(message{"もしかして: " + near.front() + "。" + help->ja, "did you mean " + near.front() + "? " + help->en});
    return problem_of("E0811", {"「" + key + "」という事実はどの規則にもありません", "no rule knows the fact '" + key + "'"}, near_one);
  }
  return problem_of("E0903", {"「" + key + "」はこの制度では使いません", "'" + key + "' plays no part in this measure"}, help);
}

}  // namespace

void add_curve_options(CLI::App& command, const session& s, curve_question& asked) {
  command.add_option("ID", asked.id, id_help(s))->required();
  command.add_option("--over", asked.over, s.say("横軸に取る事実（例 investment）", "the fact to run over (investment)"))
      ->type_name("KEY")
      ->required();
  add_case_options(command, s, asked.about,
                   s.say("ほかの事実 key=value。KEY の値も書けば、申請者の点になる",
                         "the other facts key=value; a value of KEY is the applicant's own point"));
}

std::optional<report::drawn_curve> draw(session& s, const curve_question& asked) {
  const auto refused = [&](const diagnostics& problems, const source_set& sources = {}) {
    s.refuse(problems, sources);
    return std::nullopt;
  };
  const auto about = read_case(s, asked.about);
  if (!about) return std::nullopt;
  const auto id = id_meant(s, about->rules, asked.id);
  if (!id) return refused(id.problems(), about->rules.sources());
  const auto measure = about->find_one(*id);
  if (!measure) return refused(measure.problems(), about->rules.sources());
  const auto input = find_input(about->rules, *measure, asked.over);
  if (!input) return refused(input.problems());
  auto bound = measure->bind(about->given);
  if (!bound) return refused(bound.problems());
  auto along = analyse::curve_of(measure->plan(), *bound, *input, measure->limits().analyse);
  if (!along) return refused(along.problems());
  return report::drawn_curve{*measure, *std::move(bound), *std::move(along)};
}

}  // namespace santei::cli
