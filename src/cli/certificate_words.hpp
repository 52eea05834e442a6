// What a checked certificate claims, for a person and as JSON.
#pragma once

#include <santei/text/diagnostic.hpp>
#include <santei/verify/certificate.hpp>

#include <string>

namespace santei::cli {

/// The claims of a certificate that was accepted.
std::string verdict_text(const verify::verdict& of, language lang);
/// {"accepted", "measure", "facts": [{"key", "value"}], "eligible", "stated", "min", "max", "problems": [{"code", "text"}]}; null where
/// nothing is claimed.
std::string verdict_json(const verify::verdict& of, language lang);

}  // namespace santei::cli
