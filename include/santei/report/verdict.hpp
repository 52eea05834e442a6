// What a checked certificate claims, for a person and as JSON.
#pragma once

#include <santei/config.hpp>
#include <santei/report/text.hpp>
#include <santei/verify/certificate.hpp>

#include <string>

namespace santei::report {

/// The claims of a certificate that was accepted; of one that was not, that it does not stand.
[[nodiscard]] std::string verdict_text(const verify::verdict& of, const text_style& style = {});
/// {"accepted", "measure", "facts": [{"key", "value"}], "eligible", "stated", "min", "max", "problems": [{"code", "text"}]}; null where nothing is claimed.
[[nodiscard]] std::string verdict_json(const verify::verdict& of, language lang = language::japanese);

}  // namespace santei::report

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/report/verdict.ipp>
#endif
