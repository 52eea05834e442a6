// The independent check of a certificate: every step recomputed from its operation, every constant found in the line of the rule it cites,
// no evaluator needed.
//
// A certificate is lines of words. s1, s2 … are steps, each computed from earlier ones; f1 … facts; c1 … lines of a rule; "-" is an operand
// that decides nothing.
//   santei certificate 1
//   measure large_growth_investment/large_investment
//   file 1 <sha256> r6_supplementary/p02_large_growth_investment.santei
//   fact f1 investment 1000000000 投資額              a number in its base unit, yes or no, or the key of a choice
//   absent f2 eligible_cost 対象経費                   asked by なければ and not given
//   line c1 1:17 補助率 1/3 以下 …                    line 17 of file 1
//   s1 = fact f1 -> 1000000000
//   s2 = number 1/3 by c1 -> 1/3
//   s3 = multiply s1 s2 -> 1000000000/3
//   step s3 c1 補助率                                  what a line of the rule gives, in order; the last is the amount
//   eligible s9 yes
//   stated s4 s8 333333333                             the amount, whether there is one, and its whole yen
//   possible s5 s4 s8 0 333333333                      least and most
//   seal <sha256 of all lines above>
#pragma once

#include <santei/config.hpp>
#include <santei/number/rational.hpp>
#include <santei/text/diagnostic.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::verify {

/// A rule file as the person who checks has it.
struct rule_text {
  std::string path;
  std::string text;
};

/// What a certificate claims, and whether it stands. The claims are set only where it was accepted.
struct verdict {
  diagnostics problems;  ///< E0945 a rule text that is another; E0946 a line that does not hold; E0947 not a certificate
  std::string measure;
  std::vector<std::pair<std::string, std::string>> facts;  ///< key and value
  bool eligible = false;
  std::optional<rational> stated, least, most;  ///< whole yen

  [[nodiscard]] bool accepted() const noexcept { return problems.empty(); }
};

/// Accepts only what follows step by step; takes any bytes. It shows that the arithmetic is right and that each constant stands in the
/// rule, not that the steps are all that the rule asks for: that is what its text, cited line by line, is for.
[[nodiscard]] verdict check_certificate(std::string_view certificate, const std::vector<rule_text>& rules);

}  // namespace santei::verify

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/verify/certificate.ipp>
#endif
