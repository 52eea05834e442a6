// Measures: what a rule is and says.
#include "bindings.hpp"

#include <santei/check/checked.hpp>
#include <santei/plan/plan.hpp>
#include <santei/report/json.hpp>
#include <santei/report/text.hpp>
#include <santei/value/writing.hpp>

#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

namespace santei::python {

void bind_measure(nb::module_& into) {
  using catalogue::measure;
  nb::class_<measure>(into, "Measure", "One measure, frame or edition, ready to evaluate.")
      .def_prop_ro("id", [](const measure& self) { return self.id().text(); })
      .def_prop_ro("programme", [](const measure& self) { return self.id().programme; })
      .def_prop_ro("measure", [](const measure& self) { return self.id().measure; })
      .def_prop_ro(
          "frame", [](const measure& self) { return self.id().frame; }, "Empty where it is no 類型.")
      .def_prop_ro(
          "edition", [](const measure& self) { return self.id().edition; }, "Empty for the budget page's.")
      .def_prop_ro("programme_title", [](const measure& self) { return self.written().programme_title; })
      .def_prop_ro(
          "title",
          [](const measure& self) { return self.written().frame_title.empty() ? self.written().title : self.written().frame_title; })
      .def_prop_ro(
          "page", [](const measure& self) { return self.written().page; }, "Empty where the source is a guideline.")
      .def_prop_ro(
          "currency", [](const measure& self) { return std::string(self.plan().money.code()); }, "The ISO code of the money of its amounts.")
      .def(
          "money",
          [](const measure& self, std::string_view amount) {
            const auto exact = rational::from_text(amount);
            return exact ? money_with_commas(*exact, self.plan().money) : std::string(amount);
          },
          nb::arg("amount"), "An amount of it, a whole number or fraction of the smallest unit, as people write it.")
      .def_prop_ro("kind", [](const measure& self) { return self.kind(); })
      .def_prop_ro("newer_editions", [](const measure& self) { return self.newer_editions(); })
      .def(
          "show_json", [](const measure& self) { return report::show_json(self); }, "The contract's JSON of show.")
      .def(
          "show_text",
          [](const measure& self, std::string_view lang, std::size_t width) { return report::show_text(self, style_of(lang, width)); },
          nb::arg("lang"), nb::arg("width"));
}

}  // namespace santei::python
