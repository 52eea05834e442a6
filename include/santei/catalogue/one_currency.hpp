// Amounts of several measures are summed and compared in one currency only.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/config.hpp>
#include <santei/text/diagnostic.hpp>
#include <santei/value/currency.hpp>

#include <optional>
#include <vector>

namespace santei::catalogue {

/// E0916 where the measures' amounts are in several currencies, with two measures that differ.
[[nodiscard]] std::optional<diagnostic> refuse_several_currencies(const std::vector<measure>& of);

}  // namespace santei::catalogue

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/catalogue/one_currency.ipp>
#endif
