// The name of a column met with the catalogue: a fact of the applicant, one for a single measure, or something that passes through.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/impl/value/trimmed.hpp>
#include <santei/text/diagnostic.hpp>
#include <santei/value/declaration.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace santei::table::detail {

[[nodiscard]] inline diagnostic table_problem(const char* code, message text, std::optional<message> help = std::nullopt) {
  return {severity::error, code, std::move(text), {}, std::move(help)};
}

using santei::detail::trimmed;

struct fact_name {
  std::string header, key, scope;  // scope: "programme/measure", or empty
  const declaration* declared = nullptr;
};

/// Nothing where the name is no fact that a rule declares.
[[nodiscard]] inline std::optional<fact_name> fact_name_of(const catalogue::catalogue& rules, std::string_view written) {
  fact_name made;
  made.header = std::string(trimmed(written));
  const auto dot = made.header.rfind('.');
  const bool scoped = dot != std::string::npos && made.header.find('/') < dot;
  made.key = scoped ? made.header.substr(dot + 1) : made.header;
  if (scoped) made.scope = made.header.substr(0, dot);
  made.declared = rules.find_key(made.key);
  if (made.declared == nullptr) return std::nullopt;
  return made;
}

}  // namespace santei::table::detail
