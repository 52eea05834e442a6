// The next question about some measures, as text and as JSON; the state that `ask` and the interview share.
#pragma once

#include <santei/analyse/questions.hpp>
#include <santei/catalogue/catalogue.hpp>
#include <santei/config.hpp>
#include <santei/report/text.hpp>
#include <santei/text/outcome.hpp>
#include <santei/value/facts.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace santei::report {

/// Some measures with what is known of one applicant, the answers so far, and what is worth asking next.
class questionnaire {
 public:
  /// Refused: no measure, measures of several currencies (E0916), facts that a measure refuses.
  [[nodiscard]] static outcome<questionnaire> begin(std::vector<catalogue::measure> measures, facts given);

  [[nodiscard]] const std::vector<catalogue::measure>& measures() const { return measures_; }
  [[nodiscard]] const std::vector<analyse::asked_measure>& states() const { return states_; }
  [[nodiscard]] const std::vector<analyse::question>& open() const { return open_; }  ///< the next one first
  [[nodiscard]] const facts& given() const { return given_; }
  [[nodiscard]] currency money() const { return measures_.empty() ? currency() : measures_.front().plan().money; }  ///< of all amounts

  /// Takes the facts in place of those before; only what differs by `key` is computed again. Refused, and unchanged, where a measure
  /// refuses them.
  [[nodiscard]] diagnostics take(facts given, std::string_view key, std::vector<std::string> cannot_tell);

 private:
  std::vector<catalogue::measure> measures_;
  std::vector<analyse::asked_measure> states_;
  std::vector<analyse::question> open_;
  std::vector<std::string> cannot_tell_;
  facts given_;
};

/// The next question with its reason, how to answer it, the answers so far, and what comes after it.
[[nodiscard]] std::string questions_text(const questionnaire& of, const text_style& style = {});
/// {"next": {"fact", "declared": as in show, "expected", "decides_yen", "measures", "open_point", "texts", "why": [{"measure", "text",
/// "quote", "page"}]} or null, "then": [{"fact", "label", "decides_yen", "measures"}], "now": [{"programme", "measure", "kind", "frame",
/// "edition", "verdict", "amount"}]}.
[[nodiscard]] std::string questions_json(const questionnaire& of, language lang = language::japanese);

}  // namespace santei::report

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/report/questions.ipp>
#endif
