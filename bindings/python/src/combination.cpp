// Cost items over several measures: the best split.
#include "bindings.hpp"

#include "facts.hpp"
#include "problems.hpp"

#include <santei/report/combination.hpp>

#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <tuple>

namespace santei::python {

namespace {

struct split {
  catalogue::combination of;
  analyse::best_split found;
};

using item = std::tuple<std::string, nb::object, std::vector<std::string>>;
using wanted = std::tuple<std::string, std::string, nb::object>;
using pairs = std::vector<std::pair<std::string, std::string>>;

split combine(const library& rules, const std::vector<item>& items, const std::vector<wanted>& measures, nb::handle given, nb::handle more,
              pairs apart, std::optional<std::int64_t> on) {
  catalogue::combination_request asked;
  asked.given = facts_of(given, more);
  for (const auto& [id, over, own] : measures) asked.measures.push_back({id, over, facts_of(own, nb::none())});
  for (const auto& [name, amount, to] : items) asked.items.push_back({name, fact_of(name, amount), to});
  asked.not_together = std::move(apart);
  const auto search = [&]() -> outcome<split> {
    const nb::gil_scoped_release free;
    auto problem = catalogue::combination_of(rules.rules, asked, on);
    if (!problem) return problem.problems();
    auto found = analyse::combine(problem->problem);
    if (!found) return found.problems();
    return split{*std::move(problem), *std::move(found)};
  };
  return value_of(search(), rules.rules.sources());
}

}  // namespace

void bind_combination(nb::module_& into) {
  nb::class_<split>(into, "Split", "Which cost goes to which measure, and what each then grants.")
      .def("json", [](const split& self) { return report::combination_json(self.of, self.found); })
      .def(
          "text",
          [](const split& self, std::string_view lang, std::size_t width) {
            return report::combination_text(self.of, self.found, style_of(lang, width));
          },
          nb::arg("lang"), nb::arg("width"));
  into.def(
      "combine", &combine, nb::arg("rules"), nb::arg("items"), nb::arg("measures"), nb::arg("given").none(), nb::arg("more").none(),
      nb::arg("apart"), nb::arg("on").none(),
      nb::sig(
          "def combine(rules: Catalogue, items: collections.abc.Sequence[tuple[str, typing.Any, collections.abc.Sequence[str]]], measures: "
          "collections.abc.Sequence[tuple[str, str, typing.Any]], given: typing.Any, more: typing.Any, apart: collections.abc.Sequence[tuple[str, str]], on: int | None) -> Split"),
      "The best split of (name, amount, IDs it may go to) over (ID, fact of the cost, facts of its own).");
}

}  // namespace santei::python
