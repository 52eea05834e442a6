// The parts of answers that several of the page's questions share. Amounts are texts: a number of JavaScript has 53 bits.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/impl/report/json_writer.hpp>
#include <santei/text/source.hpp>
#include <santei/value/declaration.hpp>
#include <santei/value/reading.hpp>

#include <string>

namespace santei::page {

using report::detail::json;

void write_amounts(json& out, const evaluate::amounts& of);
/// [{"kind", "text"}] and the page.
void write_bases(json& out, const plan::citation& of);
/// {"key", "label", "type", "unit", "expected", "choices": [{"key", "label", "parent"}]}.
void write_fact(json& out, const declaration& of, language lang);
/// [{"level", "code", "text", "help"}].
void write_problems(json& out, const diagnostics& problems, language lang);
/// {"problems": […]}: the request was refused.
[[nodiscard]] std::string refusal(const diagnostics& problems, language lang);

/// What was understood of a fact, as people write it: "3000万円", "9億円 から 11億円", "小規模事業者", "はい".
[[nodiscard]] std::string words_of(const declaration& of, const known& value, language lang);

}  // namespace santei::page
