// santei verify FILE: whether a certificate stands, derived anew from the clauses without the evaluator.
#include "certificate_words.hpp"
#include "commands.hpp"
#include "files.hpp"

#include <santei/analyse/certificate.hpp>
#include <santei/verify/certificate.hpp>

#include <memory>

namespace santei::cli {

namespace {

constexpr std::size_t most_bytes = std::size_t{4} << 20;

/// The rules of --rules with the vocabulary they use, else those shipped.
outcome<std::vector<catalogue::rule_file>> rules_at_hand(const session& s) {
  if (s.rules.empty()) return catalogue::embedded_rules();
  auto files = read_rules({s.rules});
  if (!files) return files;
  auto words = read_vocabulary_of(*files);
  if (!words) return words;
  files->insert(files->end(), words->begin(), words->end());
  return files;
}

/// What no derivation sees: that `santei check` accepts the rule; and the evaluator's answer, where the derivation leaves the rule to it.
diagnostics ask_evaluator(const verify::verdict& of, std::vector<catalogue::rule_file> files) {
  const catalogue::catalogue rules(std::move(files));
  const auto measure = rules.find_one(of.of.measure);
  if (!measure) return measure.problems();
  if (!of.left_to_evaluator) return {};
  const auto answer = measure->estimate(analyse::facts_of(of.of, measure->plan()));
  if (!answer) return answer.problems();
  if (analyse::claim_of(*answer) == of.says) return {};
  return {problem_of("E0946", {"評価器で計算し直した答えと違います", "the evaluator computes another answer"})};
}

void check(session& s, const std::string& path) {
  const auto text = read_file(path, most_bytes);
  if (!text) return s.refuse(text.problems());
  auto files = rules_at_hand(s);
  if (!files) return s.refuse(files.problems());
  std::vector<verify::rule_text> rules;
  for (const catalogue::rule_file& one : *files) rules.push_back({one.path, one.text});
  verify::verdict stands = verify::check_certificate(*text, rules);
  if (stands.problems.empty()) stands.problems = ask_evaluator(stands, *std::move(files));
  const check_method by = stands.left_to_evaluator ? check_method::recomputation : check_method::derivation;
  if (stands.problems.empty()) return s.print(s.json ? verdict_json(stands, by, s.lang) : verdict_text(stands, by, s.lang));
  stands = {std::move(stands.problems), {}, {}, false};
  s.refuse(stands.problems);
  if (s.json) s.print(verdict_json(stands, by, s.lang));
  s.status = 1;
}

}  // namespace

void add_verify(CLI::App& app, session& s) {
  auto* command = app.add_subcommand(
      "verify", s.say("証明書が成り立つかを、条文から導き直して確かめる", "whether a certificate stands: derived anew from the clauses"));
  const auto path = std::make_shared<std::string>();
  command->add_option("FILE", *path, s.say("estimate --certificate が書いたファイル", "what estimate --certificate wrote"))->required();
  command->callback([&s, path] { check(s, *path); });
}

}  // namespace santei::cli
