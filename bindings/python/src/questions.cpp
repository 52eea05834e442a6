// What to ask an applicant next.
#include "bindings.hpp"

#include "facts.hpp"
#include "problems.hpp"

#include <santei/catalogue/match.hpp>
#include <santei/report/questions.hpp>

#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <vector>

namespace santei::python {

void bind_questions(nb::module_& into) {
  using report::questionnaire;
  nb::class_<questionnaire>(into, "Questionnaire", "Some measures with what is known of one applicant, and what is worth asking next.")
      .def(
          "json", [](const questionnaire& self, std::string_view lang) { return report::questions_json(self, style_of(lang, 100).lang); },
          nb::arg("lang"))
      .def(
          "text",
          [](const questionnaire& self, std::string_view lang, std::size_t width) {
            return report::questions_text(self, style_of(lang, width));
          },
          nb::arg("lang"), nb::arg("width"));
  into.def(
      "questions",
      [](std::vector<catalogue::measure> of, nb::handle given, nb::handle more, bool only_paying) {
        if (only_paying) std::erase_if(of, [](const catalogue::measure& one) { return !catalogue::pays_applicants(one.kind()); });
        facts known = facts_of(given, more);
        auto made = [&] {
          const nb::gil_scoped_release free;
          return questionnaire::begin(std::move(of), std::move(known));
        }();
        return value_of(std::move(made));
      },
      nb::arg("of"), nb::arg("given").none(), nb::arg("more").none(), nb::arg("only_paying"),
      nb::sig(
          "def questions(of: collections.abc.Sequence[Measure], given: typing.Any, more: typing.Any, only_paying: bool) -> Questionnaire"),
      "What to ask about these measures.");
}

}  // namespace santei::python
