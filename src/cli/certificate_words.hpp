// What a checked certificate claims, for a person and as JSON.
#pragma once

#include <santei/text/diagnostic.hpp>
#include <santei/verify/certificate.hpp>

#include <string>

namespace santei::cli {

/// How a certificate was checked: each line derived from the clauses, or the answer computed again by the evaluator, where the rule says
/// what the checker has no meaning for.
enum class check_method { derivation, recomputation };

/// The claims of a certificate that was accepted, and how.
std::string verdict_text(const verify::verdict& of, check_method by, language lang);
/// {"accepted", "method": "derivation" | "recomputation" | null, "measure", "facts": [{"key", "value"}], "eligible", "stated", "min",
/// "max", "problems": [{"code", "text"}]}; null where nothing is claimed.
std::string verdict_json(const verify::verdict& of, check_method by, language lang);

}  // namespace santei::cli
