// Answers of estimate.
#include "bindings.hpp"

#include "facts.hpp"
#include "numbers.hpp"

#include <santei/report/json.hpp>

#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>

namespace santei::python {

report::text_style style_of(std::string_view lang, std::size_t width) {
  return {lang == "en" ? language::english : language::japanese, false, width};
}

nb::tuple python_amounts(const evaluate::amounts& of) {
  const auto exact = [](const std::optional<rational>& value) { return value ? python_fraction(*value) : nb::none(); };
  return nb::make_tuple(name_of(of.status), python_number(of.min), python_number(of.max), python_number(of.stated_low), python_number(of.stated_high), exact(of.unrounded_low),
                        exact(of.unrounded_high), of.tight ? "tight" : "outer");
}

void bind_answer(nb::module_& into) {
  nb::class_<answer>(into, "Answer", "What estimate gives: the C++ result, read when asked.")
      .def_prop_ro("verdict", [](const answer& self) { return name_of(self.result.verdict); })
      .def_prop_ro("status", [](const answer& self) { return name_of(self.result.amount.status); })
      .def("amount", [](const answer& self) { return python_amounts(self.result.amount); }, nb::sig("def amount(self) -> tuple[typing.Any, typing.Any, typing.Any, typing.Any, typing.Any, typing.Any, typing.Any, typing.Any]"),
           "(status, min, max, stated_low, stated_high, unrounded_low, unrounded_high, hull)")
      .def("facts", [](const answer& self) { return python_facts(self.given); }, nb::sig("def facts(self) -> dict[str, typing.Any]"), "The facts given, as estimate takes them.")
      .def("steps", [](const answer& self) {
             nb::list values;
             for (const evaluate::step_result& one : self.result.steps) values.append(python_text(one.label));
             return values;
           }, nb::sig("def steps(self) -> list[str]"), "The label of each step, in the order of json().")
      .def("premises", [](const answer& self) {
             nb::list all;
             for (const std::string& one : self.result.premises) all.append(python_text(one));
             return all;
           }, nb::sig("def premises(self) -> list[str]"), "The 前提 among the assumptions.")
      .def("json", [](const answer& self) { return report::estimate_json({{self.of, self.result}}); }, "The contract's JSON: a list of one object.")
      .def("text", [](const answer& self, std::string_view lang, std::size_t width) { return report::estimate_text(self.of, self.result, style_of(lang, width)); },
           nb::arg("lang"), nb::arg("width"), "The answer as the command line shows it.");
}

}  // namespace santei::python
