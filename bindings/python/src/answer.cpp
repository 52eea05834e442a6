// Answers of estimate.
#include "bindings.hpp"

#include "facts.hpp"
#include "numbers.hpp"
#include "problems.hpp"

#include <santei/report/json.hpp>

#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>

namespace santei::python {

report::text_style style_of(std::string_view lang, std::size_t width) {
  return {lang == "en" ? language::english : language::japanese, false, width};
}

answer::answer(catalogue::measure of, santei::facts given, evaluate::result whole)
    : of_(std::move(of)), all_(std::make_unique<all>(all{std::move(given), std::move(whole)})) {}

const answer::all& answer::worked_out() const {
  if (!all_) {
    santei::facts given = facts_of(asked_, nb::none());
    evaluate::result whole = value_of(of_.estimate(given), of_.sources());
    all_ = std::make_unique<all>(all{std::move(given), std::move(whole)});
  }
  return *all_;
}
const santei::facts& answer::given() const { return worked_out().given; }
const evaluate::result& answer::whole() const { return worked_out().result; }

namespace {

nb::object exact_or_none(const std::optional<rational>& value) { return value ? python_fraction(*value) : nb::none(); }
/// As a rule's author writes it; a ratio has none.
nb::object unit_or_none(const type& of) {
  const std::string unit = counted_unit(of);
  return unit.empty() ? nb::none() : nb::object(python_text(unit));
}
nb::object yen(bool there, std::int64_t amount) { return there ? nb::object(nb::steal(PyLong_FromLongLong(amount))) : nb::none(); }

}  // namespace

nb::object answer::min() const { return settled_ ? yen(settled_->has_possible, settled_->least) : python_number(whole().amount.min); }
nb::object answer::max() const { return settled_ ? yen(settled_->has_possible, settled_->most) : python_number(whole().amount.max); }
nb::object answer::stated_low() const {
  return settled_ ? yen(settled_->has_stated, settled_->stated) : python_number(whole().amount.stated_low);
}
nb::object answer::stated_high() const {
  return settled_ ? yen(settled_->has_stated, settled_->stated) : python_number(whole().amount.stated_high);
}

nb::tuple python_amounts(const evaluate::amounts& of) {
  return nb::make_tuple(name_of(of.status), python_number(of.min), python_number(of.max), python_number(of.stated_low),
                        python_number(of.stated_high), exact_or_none(of.unrounded_low), exact_or_none(of.unrounded_high),
                        of.tight ? "tight" : "outer");
}

void bind_answer(nb::module_& into) {
  nb::class_<answer>(into, "Answer", "What estimate gives: the C++ result, read when asked.")
      .def_prop_ro("verdict", [](const answer& self) { return name_of(self.verdict()); })
      .def_prop_ro("status", [](const answer& self) { return name_of(self.status()); })
      .def_prop_ro("min", &answer::min, nb::sig("def min(self, /) -> int | None"))
      .def_prop_ro("max", &answer::max, nb::sig("def max(self, /) -> int | None"))
      .def_prop_ro("stated_low", &answer::stated_low, nb::sig("def stated_low(self, /) -> int | None"))
      .def_prop_ro("stated_high", &answer::stated_high, nb::sig("def stated_high(self, /) -> int | None"))
      .def_prop_ro(
          "unrounded_low", [](const answer& self) { return exact_or_none(self.whole().amount.unrounded_low); },
          nb::sig("def unrounded_low(self, /) -> fractions.Fraction | None"))
      .def_prop_ro(
          "unrounded_high", [](const answer& self) { return exact_or_none(self.whole().amount.unrounded_high); },
          nb::sig("def unrounded_high(self, /) -> fractions.Fraction | None"))
      .def_prop_ro("hull", [](const answer& self) { return self.whole().amount.tight ? "tight" : "outer"; })
      .def(
          "facts", [](const answer& self) { return python_facts(self.given()); }, nb::sig("def facts(self) -> dict[str, typing.Any]"),
          "The facts given, as estimate takes them.")
      .def(
          "steps",
          [](const answer& self) {
            nb::list values;
            for (const evaluate::step_result& one : self.whole().steps)
              values.append(nb::make_tuple(python_text(one.label), unit_or_none(one.of)));
            return values;
          },
          nb::sig("def steps(self) -> list[tuple[str, str | None]]"),
          "The label of each step and the unit of its value, in the order of json().")
      .def(
          "premises",
          [](const answer& self) {
            nb::list all;
            for (const std::string& one : self.whole().premises) all.append(python_text(one));
            return all;
          },
          nb::sig("def premises(self) -> list[str]"), "The 前提 among the assumptions.")
      .def(
          "json",
          [](const answer& self) {
            return report::estimate_json({{self.of(), self.whole()}});
          },
          "The contract's JSON: a list of one object.")
      .def(
          "text",
          [](const answer& self, std::string_view lang, std::size_t width) {
            return report::estimate_text(self.of(), self.whole(), style_of(lang, width));
          },
          nb::arg("lang"), nb::arg("width"), "The answer as the command line shows it.");
}

}  // namespace santei::python
