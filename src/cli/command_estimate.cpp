// santei estimate ID key=value …: eligibility and amount, every step with its basis.
#include "asked_case.hpp"
#include "commands.hpp"
#include "named_measure.hpp"
#include "output_file.hpp"

#include <santei/analyse/certificate.hpp>
#include <santei/check/checked.hpp>
#include <santei/report/json.hpp>
#include <santei/value/calendar.hpp>

#include <memory>
#include <utility>

namespace santei::cli {

namespace {

using answered = std::vector<std::pair<catalogue::measure, evaluate::result>>;

struct question {
  std::string id, certificate;
  asked_case about;
};

/// Writes the certificate of the one measure asked for; false, with the refusal said, where there is none.
bool certify(session& s, const question& asked, const std::vector<catalogue::measure>& measures, const facts& given) {
  if (measures.size() != 1)
    return s.refuse(
               {problem_of("E0942",
                           {"証明書は一つの枠について作ります。「" + asked.id + "」は" + std::to_string(measures.size()) + "件を指します",
                            "a certificate is of one measure, and '" + asked.id + "' names several"},
                           message{"programme/measure まで書いてください", "name programme/measure"})}),
           false;
  const catalogue::measure& measure = measures.front();
  const auto bound = measure.bind(given);
  if (!bound) return s.refuse(bound.problems()), false;
  const auto text = analyse::certificate_of(measure.plan(), *bound, measure.id().text(), measure.sources(), measure.written().where.source);
  if (!text) return s.refuse(text.problems()), false;
  if (const auto problem = write_whole(asked.certificate, *text, {asked.about.file})) return s.refuse({*problem}), false;
  return true;
}

using answered = std::vector<std::pair<catalogue::measure, evaluate::result>>;

/// Who asks a named edition without a day may not know that its round is over.
void note_closed_round(const case_read& about, const catalogue::measure& of, evaluate::result& answer) {
  const catalogue::edition& round = of.round();
  const auto day = catalogue::on_of(about.given, about.day);
  if (!round.to || !day || *day || *round.to >= today()) return;
  const std::string last = date_text(*round.to);
  answer.notes.push_back({"round_closed", {"この回の公募は " + last + " に終わっています", "this round closed on " + last}});
}

/// What the newest edition of a measure that the budget's page answers would give; nothing where there is none, or the facts do not fit it.
answered newest_answers(const case_read& about, const catalogue::measure& of, evaluate::limits& left) {
  answered found;
  if (!of.id().edition.empty() || of.newer_editions().empty()) return found;
  const auto newest = about.rules.find(of.newer_editions().back());
  if (!newest) return found;
  for (const catalogue::measure& one : *newest)
    if (auto answer = one.estimate(about.given, left)) found.emplace_back(one, *std::move(answer));
  return found;
}

void answer(session& s, const question& asked) {
  const auto about = read_case(s, asked.about);
  if (!about) return;
  const auto id = id_meant(s, about->rules, asked.id);
  if (!id) return s.refuse(id.problems(), about->rules.sources());
  const auto measures = about->rules.find_for(*id, about->given, about->day);
  if (!measures) return s.refuse(measures.problems(), about->rules.sources());
  answered answers;
  diagnostics problems;
  evaluate::limits left;  // for all measures together
  if (!measures->empty()) left.steps = measures->front().limits().analyse.trial_steps;
  for (const catalogue::measure& measure : *measures) {
    auto result = measure.estimate(about->given, left);
    if (result) answers.emplace_back(measure, *std::move(result));
    else problems.insert(problems.end(), result.problems().begin(), result.problems().end());
  }
  if (!problems.empty()) return s.refuse(std::move(problems), about->rules.sources());
  if (!asked.certificate.empty() && !certify(s, asked, *measures, about->given)) return;
  for (auto& [measure, result] : answers) note_closed_round(*about, measure, result);
  if (s.json) return s.print(report::estimate_json(answers));
  bool first = true;
  for (const auto& [measure, result] : answers) {
    s.print((first ? "" : "\n") + report::estimate_text(measure, result, s.text_style()));
    const answered newest = newest_answers(*about, measure, left);
    if (!newest.empty()) s.print(report::newest_text(newest, s.text_style()));
    first = false;
  }
}

}  // namespace

void add_estimate(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("estimate", s.say("対象かどうかと金額を、根拠と計算の順に答える", "eligibility and amount, every step with its basis"));
  const auto asked = std::make_shared<question>();
  command->add_option("ID", asked->id, id_help(s))->required();
  add_case_options(
      *command, s, asked->about,
      s.say("事実 key=value（例 investment=30億円 company_size=sme）", "facts key=value (investment=30億円 company_size=sme)"));
  command
      ->add_option("--certificate", asked->certificate,
                   s.say("一つの枠の答えの証明書を書く（事実が全て分かるとき）", "writes a certificate of one answer (all facts known)"))
      ->type_name("FILE");
  command->callback([&s, asked] { answer(s, *asked); });
}

}  // namespace santei::cli
