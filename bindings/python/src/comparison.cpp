// Two rules or editions side by side.
#include "bindings.hpp"

#include "facts.hpp"
#include "problems.hpp"

#include <santei/report/comparison.hpp>

#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>

namespace santei::python {

void bind_comparison(nb::module_& into) {
  using report::comparison;
  nb::class_<comparison>(into, "Comparison", "What becomes of amount and eligibility from one measure to another.")
      .def("json", [](const comparison& self) { return report::comparison_json(self); })
      .def(
          "text",
          [](const comparison& self, std::string_view lang, std::size_t width) {
            return report::comparison_text(self, style_of(lang, width));
          },
          nb::arg("lang"), nb::arg("width"));
  into.def(
      "compare",
      [](const catalogue::measure& first, const catalogue::measure& second, std::string_view over, nb::handle given, nb::handle more) {
        const facts known = facts_of(given, more);
        auto made = [&] {
          const nb::gil_scoped_release free;
          return report::compare(first, second, known, over);
        }();
        return value_of(std::move(made), first.sources());
      },
      nb::arg("first"), nb::arg("second"), nb::arg("over"), nb::arg("given").none(), nb::arg("more").none(),
      nb::sig("def compare(first: Measure, second: Measure, over: str, given: typing.Any, more: typing.Any) -> Comparison"),
      "Compares over a fact; over the one that tells the cost where `over` is empty.");
}

}  // namespace santei::python
