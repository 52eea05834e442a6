// The independent check of an answer: its certificate is derived anew from the rule's own text and the facts, without the evaluator.
//
// A certificate claims: "the rule in these files, for an applicant of whom these facts are known and nothing else that the rule asks, gives
// this verdict and this amount". It names each file by its fingerprint, so whoever checks reads the rule in his own copy.
//   santei certificate 2
//   measure large_growth_investment/large_investment
//   file <sha256> r6_supplementary/p02_large_growth_investment.santei    the measure's, the vocabularies it uses, then those whose 補助額 it takes
//   rows contracts 2                                                     of a 明細, how many there are
//   fact investment 1000000000                                           a number in its base unit, yes or no, or the key of a choice
//   absent eligible_cost                                                 asked by the rule (なければ) and not given
//   clause 1:17 gives 1/3 補助率 1/3 以下                                 every clause that holds for the measure: line 17 of file 1, and
//                                                                        yes, no, gives X, rounds …, idle (its のとき does not hold),
//                                                                        overridden (by 優先), unneeded (対象外 already), by_row
//   amount 補助率 1000000000/3 0 1000000000/3                             after each step of the computation: stated, least, most
//   eligible yes
//   currency EUR                                                         where the amounts are not yen: they count its smallest unit
//   stated 333333333                                                     whole yen; no line where no amount is stated
//   possible 0 333333333                                                 least and most
//   seal <sha256 of all lines above>
// Where the rule says what this checker has no meaning for, the line "beyond <why>" stands in place of clauses and amounts: such an answer
// can only be computed again by the evaluator, and a verdict says so.
#pragma once

#include <santei/config.hpp>
#include <santei/number/rational.hpp>
#include <santei/text/diagnostic.hpp>
#include <santei/text/outcome.hpp>
#include <santei/value/currency.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace santei::verify {

/// A rule file as the person who checks has it; one in a folder "vocabulary" declares words for all.
struct rule_text {
  std::string path;
  std::string text;
};

/// A fact as a certificate writes it: a number in its base unit, "yes" or "no", the key of a choice, and for rate_category the rate, 定額 or
/// 未定; the key of a row's fact is "contracts[1].usage". An empty value: something, but not one value, is known of it.
struct fact {
  std::string key, value;
};

/// What an answer is asked on. Paths need only end in the name of the file.
struct asked_case {
  std::string measure;             ///< programme/measure[/frame][@edition]
  std::string path;                ///< of the measure's file
  std::vector<fact> facts;         ///< those that the measure does not ask are left out of its certificate
  std::string rows;                ///< the key of the 明細; empty without one
  std::size_t row_count = 1;
};

/// What an answer says: whole yen, or whole cents and the like of another currency; no amount where none is stated or possible, nor where the applicant is not eligible.
struct claim {
  bool eligible = false;
  std::optional<rational> stated, least, most;
  currency money = {};  ///< of the amounts; not looked at where the applicant is not eligible

  friend bool operator==(const claim&, const claim&) = default;
};

/// A certificate without its seal, and what it claims.
struct derived {
  std::string text;
  claim says;
};

/// Derives the answer from the clauses alone. Refused: facts that are not known exactly and decide (E0940, each with its key); no such file
/// (E0945); no such measure, or facts that are undeclared, out of range, given twice or exclude each other (E0946); a rule that is not
/// readable or says what has no meaning here (E0948).
[[nodiscard]] outcome<derived> derive(const asked_case& of, const std::vector<rule_text>& rules);
/// The certificate of an answer that only the evaluator can give: `because` says what in the rule is beyond this checker.
[[nodiscard]] outcome<derived> leave_to_evaluator(const asked_case& of, const std::vector<rule_text>& rules, const claim& says,
                                                  std::string_view because);
/// With the seal below it.
[[nodiscard]] std::string sealed(const derived& of);

/// What a certificate claims, and whether it stands. The claims are set only where it was accepted or is left to the evaluator.
struct verdict {
  diagnostics problems;  ///< E0945 a rule text that is another; E0946 a line that does not hold; E0947 not a certificate; E0948
  asked_case of;
  claim says;
  bool left_to_evaluator = false;  ///< nothing but the seal and the facts was checked: the rule is beyond this checker

  [[nodiscard]] bool accepted() const noexcept { return problems.empty() && !left_to_evaluator; }
};

/// Accepts a certificate if and only if each of its lines is the one derived here. Takes any bytes; the rules are taken to be such as
/// `santei check` accepts.
[[nodiscard]] verdict check_certificate(std::string_view certificate, const std::vector<rule_text>& rules);

}  // namespace santei::verify

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/verify/certificate.ipp>
#endif
