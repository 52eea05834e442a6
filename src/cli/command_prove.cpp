// santei prove [ID…]: what holds of a measure for all facts.
#include "commands.hpp"
#include "named_measure.hpp"

#include <santei/catalogue/limits.hpp>
#include <santei/report/proofs.hpp>

#include <memory>
#include <set>

namespace santei::cli {

namespace {

/// The measures that the IDs name; without an ID every measure with all its editions.
std::optional<std::vector<catalogue::measure>> chosen(session& s, const catalogue::catalogue& rules, std::vector<std::string> ids) {
  if (ids.empty()) {  // no word was given that would have to be looked up
    const auto entries = rules.list();
    if (!entries) return s.refuse(entries.problems(), rules.sources()), std::nullopt;
    for (const catalogue::entry& one : *entries) {
      if (one.editions.empty()) ids.push_back(one.id());
      for (const catalogue::edition& edition : one.editions) ids.push_back(one.id() + "@" + edition.key);
    }
  }
  std::vector<catalogue::measure> found;
  std::set<std::string> seen;
  for (const std::string& word : ids) {
    const auto id = id_meant(s, rules, word);
    if (!id) return s.refuse(id.problems(), rules.sources()), std::nullopt;
    const auto measures = rules.find(*id);
    if (!measures) return s.refuse(measures.problems(), rules.sources()), std::nullopt;
    for (const catalogue::measure& one : *measures)
      if (seen.insert(one.id().text()).second) found.push_back(one);
  }
  return found;
}

void prove_all(session& s, const std::vector<std::string>& ids) {
  const auto rules = open_catalogue(s);
  if (!rules) return;
  const auto measures = chosen(s, *rules, ids);
  if (!measures) return;
  std::vector<report::proved_measure> proved;
  for (const catalogue::measure& one : *measures) proved.emplace_back(one, analyse::prove(one.plan(), one.limits().analyse));
  for (const auto& [measure, claims] : proved)
    for (const analyse::proof& one : claims)
      if (one.is == analyse::standing::refuted) s.status = 1;
  s.print(s.json ? report::proofs_json(proved, s.lang) : report::proofs_text(proved, s.text_style()));
}

}  // namespace

void add_prove(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("prove", s.say("どんな事実でも成り立つこと（上限、経費、負、減少、下限、負担）を証明する",
                                                    "proves what holds for all facts: cap, cost, sign, falls, floor, shares"));
  const auto ids = std::make_shared<std::vector<std::string>>();
  command->add_option("ID", *ids, id_help(s));
  command->callback([&s, ids] { prove_all(s, *ids); });
}

}  // namespace santei::cli
