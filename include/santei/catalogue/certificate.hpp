// Certificates checked by whoever has a set of rules: derived anew from the clauses, computed again where the derivation leaves it to that.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/config.hpp>
#include <santei/verify/certificate.hpp>

#include <string_view>
#include <vector>

namespace santei::catalogue {

/// Whether a certificate stands by these rules: as verify::check_certificate says, and in the catalogue, which refuses a rule that `check`
/// does not accept; what the derivation leaves to the evaluator is computed again (E0946 where the answer is another). It stands if and only
/// if there are no problems; otherwise nothing is claimed.
[[nodiscard]] verify::verdict check_certificate(std::string_view certificate, std::vector<rule_file> rules);

}  // namespace santei::catalogue

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/catalogue/certificate.ipp>
#endif
