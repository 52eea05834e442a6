// What the parts of santei._core share: the objects that Python holds, and how they are bound.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/report/text.hpp>
#include <santei/value/facts.hpp>

#include <nanobind/nanobind.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::python {

namespace nb = nanobind;

/// One answer with the measure it is of and the facts it was given.
struct answer {
  catalogue::measure of;
  facts given;
  evaluate::result result;
};

/// "en" is English, anything else Japanese: santei's Python part lets only the two through.
[[nodiscard]] report::text_style style_of(std::string_view lang, std::size_t width);
[[nodiscard]] inline nb::str python_text(std::string_view words) { return nb::str(words.data(), words.size()); }
/// (status, min, max, stated_low, stated_high, unrounded_low, unrounded_high, hull).
[[nodiscard]] nb::tuple python_amounts(const evaluate::amounts& of);

/// A catalogue with the files it was made of.
struct library {
  std::vector<catalogue::rule_file> files;
  catalogue::catalogue rules;

  explicit library(std::vector<catalogue::rule_file> of) : files(std::move(of)), rules(files) {}
};

void bind_answer(nb::module_& into);
void bind_measure(nb::module_& into);
void bind_catalogue(nb::module_& into);
void bind_questions(nb::module_& into);
void bind_curve(nb::module_& into);
void bind_comparison(nb::module_& into);
void bind_combination(nb::module_& into);

}  // namespace santei::python
