// Definitions of the refusal of several currencies.
#pragma once

#include <santei/catalogue/one_currency.hpp>

#include <santei/impl/catalogue/catalogue.ipp>
#include <santei/plan/plan.hpp>

#include <algorithm>
#include <string>

namespace santei::catalogue {

SANTEI_INLINE std::optional<diagnostic> refuse_several_currencies(const std::vector<measure>& of) {
  const auto differs = [&](const measure& one) { return one.plan().money != of.front().plan().money; };
  const auto other = std::find_if(of.begin(), of.end(), differs);
  if (other == of.end()) return std::nullopt;
  const auto shown = [](const measure& one) { return one.id().text() + "（" + std::string(one.plan().money.code()) + "）"; };
  const auto shown_en = [](const measure& one) { return one.id().text() + " (" + std::string(one.plan().money.code()) + ")"; };
  return diagnostic{severity::error,
                    "E0916",
                    {"通貨の違う枠は、足し合わせも比べもしません: " + shown(of.front()) + " と " + shown(*other),
                     "measures of different currencies are neither summed nor compared: " + shown_en(of.front()) + " and " + shown_en(*other)},
                    {},
                    message{"通貨ごとに分けて尋ねてください", "ask for those of each currency apart"}};
}

}  // namespace santei::catalogue
