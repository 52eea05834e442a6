// Definitions of certificates checked by a set of rules.
#pragma once

#include <santei/analyse/certificate.hpp>
#include <santei/catalogue/certificate.hpp>

#include <string>
#include <utility>

namespace santei::catalogue {

namespace detail {

/// What no derivation sees: that the rule is accepted; and the evaluator's answer, where the derivation leaves the rule to it.
SANTEI_INLINE diagnostics ask_evaluator(const verify::verdict& of, std::vector<rule_file> files) {
  const catalogue rules(std::move(files));
  const auto measure = rules.find_one(of.of.measure);
  if (!measure) return measure.problems();
  if (!of.left_to_evaluator) return {};
  const auto answer = measure->estimate(analyse::facts_of(of.of, measure->plan()));
  if (!answer) return answer.problems();
  if (analyse::claim_of(*answer) == of.says) return {};
  return {{severity::error, "E0946", {"評価器で計算し直した答えと違います", "the evaluator computes another answer"}, {}, {}}};
}

}  // namespace detail

SANTEI_INLINE verify::verdict check_certificate(std::string_view certificate, std::vector<rule_file> rules) {
  std::vector<verify::rule_text> texts;
  for (const rule_file& one : rules) texts.push_back({one.path, one.text});
  verify::verdict stands = verify::check_certificate(certificate, texts);
  if (stands.problems.empty()) stands.problems = detail::ask_evaluator(stands, std::move(rules));
  if (!stands.problems.empty()) return {std::move(stands.problems), {}, {}, false};
  return stands;
}

}  // namespace santei::catalogue
