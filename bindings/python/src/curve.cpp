// The amount as an exact function of one amount, and its inverse.
#include "bindings.hpp"

#include "facts.hpp"
#include "numbers.hpp"
#include "problems.hpp"

#include <santei/analyse/curve.hpp>
#include <santei/analyse/solve.hpp>
#include <santei/plan/plan.hpp>
#include <santei/report/curve.hpp>
#include <santei/report/svg.hpp>

#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>

#include <string>
#include <utility>
#include <vector>

namespace santei::python {

namespace {

/// A curve with the facts it was drawn for.
struct drawn {
  report::drawn_curve curve;
  facts given;

  [[nodiscard]] const analyse::curve& along() const { return curve.along; }
};

/// What solve found, with the curve it was read off.
struct inverse {
  report::drawn_curve curve;
  analyse::solution found;
};

nb::object end_of(const std::optional<rational>& value) { return value ? python_fraction(*value) : nb::none(); }

const analyse::line& line_of(const drawn& self, std::string_view name) {
  if (name == "stated_low") return self.along().stated_low;
  if (name == "stated_high") return self.along().stated_high;
  return name == "possible_low" ? self.along().possible_low : self.along().possible_high;
}

nb::tuple python_line(const drawn& self, std::string_view name) {
  nb::list pieces, jumps;
  for (const analyse::piece& one : line_of(self, name).pieces)
    pieces.append(nb::make_tuple(python_fraction(one.from), end_of(one.to), one.from_closed, one.to_closed, python_fraction(one.slope),
                                 python_fraction(one.intercept), python_text(one.why)));
  for (const analyse::jump& one : line_of(self, name).jumps)
    jumps.append(nb::make_tuple(python_fraction(one.at), python_fraction(one.size), one.beyond));
  return nb::make_tuple(pieces, jumps);
}

rational exact_of(nb::handle value) { return rational_of_int(value.attr("numerator")) / rational_of_int(value.attr("denominator")); }

nb::list python_intervals(const std::vector<interval>& of) {
  nb::list all;
  for (const interval& one : of) {
    const auto& from = one.lower();
    const auto& to = one.upper();
    all.append(nb::make_tuple(from ? python_fraction(from->value) : nb::none(), to ? python_fraction(to->value) : nb::none(),
                              from && from->closed, to && to->closed));
  }
  return all;
}

inverse solve(const drawn& self, nb::handle amount) {
  const rational wanted = exact_of(amount);
  auto made = [&] {
    const nb::gil_scoped_release free;
    return analyse::solve(self.along(), wanted);
  }();
  return {self.curve, value_of(std::move(made))};
}

evaluate::amounts amounts_at(const drawn& self, const rational& x) {
  const declaration& over = self.along().over;
  if (!over.range().contains(x))
    raise({{severity::error, "E0807", {"「" + over.label + "」の範囲の外です", "outside the range of '" + over.key + "'"}, {}, {}}});
  return self.along().amounts_at(x);
}

diagnostic no_such_key(const plan::measure_plan& plan, std::string_view key) {
  std::vector<std::string> known;
  for (const plan::input& one : plan.inputs)
    if (!one.open_point && is_number(one.declared.of.of)) known.push_back(one.declared.key);
  std::string list;
  for (const std::string& one : known) list += (list.empty() ? "" : ", ") + one;
  return {severity::error, "E0811", {"「" + std::string(key) + "」をこの規則は読みません", "the rule does not read '" + std::string(key) + "'"}, {},
          message{"金額が動くもの: " + list, "what can be drawn over: " + list}};
}

drawn curve_of(const catalogue::measure& of, std::string_view over, nb::handle given, nb::handle more) {
  facts known = facts_of(given, more);
  auto bound = value_of(of.bind(known), of.sources());
  const auto input = of.plan().find(over);
  if (!input) raise({no_such_key(of.plan(), over)});
  auto made = [&] {
    const nb::gil_scoped_release free;
    return analyse::curve_of(of.plan(), bound, *input);
  }();
  return {{of, std::move(bound), value_of(std::move(made), of.sources())}, std::move(known)};
}

}  // namespace

void bind_curve(nb::module_& into) {
  nb::class_<inverse>(into, "Inverse", "Which values of an input reach an amount.")
      .def_prop_ro("reachable", [](const inverse& self) { return self.found.reachable; })
      .def(
          "values",
          [](const inverse& self) {
            const analyse::solution& found = self.found;
            return nb::make_tuple(python_number(found.least), end_of(found.least_exact), found.least_is_reached,
                                  python_number(found.greatest), python_number(found.greatest_amount), python_number(found.at));
          },
          nb::sig("def values(self) -> tuple[typing.Any, ...]"), "(least, least_exact, least_is_reached, greatest, greatest_amount, at)")
      .def(
          "reaching", [](const inverse& self) { return python_intervals(self.found.reaching); },
          nb::sig("def reaching(self) -> list[tuple[typing.Any, ...]]"))
      .def(
          "exactly", [](const inverse& self) { return python_intervals(self.found.exactly); },
          nb::sig("def exactly(self) -> list[tuple[typing.Any, ...]]"))
      .def(
          "json", [](const inverse& self) { return report::solve_json(self.curve, self.found); }, "The contract's JSON of solve.")
      .def(
          "text",
          [](const inverse& self, std::string_view lang, std::size_t width) {
            return report::solve_text(self.curve, self.found, style_of(lang, width));
          },
          nb::arg("lang"), nb::arg("width"));

  nb::class_<drawn>(into, "Curve", "The amount of one measure as a function of one of its inputs.")
      .def_prop_ro("over", [](const drawn& self) { return self.along().over.key; })
      .def_prop_ro("label", [](const drawn& self) { return self.along().over.label; })
      .def_prop_ro("type", [](const drawn& self) { return name_of(self.along().over.of.of); })
      .def_prop_ro("unit", [](const drawn& self) { return counted_unit(self.along().over.of); })
      .def_prop_ro("rounding", [](const drawn& self) { return self.along().rounding.text; })
      .def(
          "facts", [](const drawn& self) { return python_facts(self.given); }, nb::sig("def facts(self) -> dict[str, typing.Any]"))
      .def("line", &python_line, nb::arg("name"),
           nb::sig("def line(self, name: str) -> tuple[list[tuple[typing.Any, ...]], list[tuple[typing.Any, ...]]]"),
           "Pieces and jumps of stated_low, stated_high, possible_low or possible_high.")
      .def(
          "amounts_at", [](const drawn& self, nb::handle x) { return python_amounts(amounts_at(self, exact_of(x))); }, nb::arg("x"),
          nb::sig(
              "def amounts_at(self, x: typing.Any) -> tuple[typing.Any, typing.Any, typing.Any, typing.Any, typing.Any, typing.Any, typing.Any, typing.Any]"),
          "The amounts at x after 端数, as Answer.amount().")
      .def("solve", &solve, nb::arg("amount"), nb::sig("def solve(self, amount: typing.Any) -> Inverse"))
      .def(
          "json", [](const drawn& self) { return report::curve_json(self.curve); }, "The contract's JSON of curve.")
      .def(
          "text",
          [](const drawn& self, std::string_view lang, std::size_t width) { return report::curve_text(self.curve, style_of(lang, width)); },
          nb::arg("lang"), nb::arg("width"))
      .def("csv", [](const drawn& self) { return report::curve_csv(self.curve); })
      .def(
          "svg", [](const drawn& self, std::string_view lang) { return report::curve_svg(self.curve, style_of(lang, 100).lang); },
          nb::arg("lang"));
  into.def("curve", &curve_of, nb::arg("of"), nb::arg("over"), nb::arg("given").none(), nb::arg("more").none(),
           nb::sig("def curve(of: Measure, over: str, given: typing.Any, more: typing.Any) -> Curve"),
           "The curve of a measure over one input.");
}

}  // namespace santei::python
