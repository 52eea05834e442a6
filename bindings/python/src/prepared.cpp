// Measures asked again and again: a dict in, an amount or an answer out.
#include "bindings.hpp"

#include "facts.hpp"
#include "numbers.hpp"
#include "problems.hpp"
#include "quick_facts.hpp"

#include <santei/plan/plan.hpp>

#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>

#include <memory>
#include <optional>
#include <utility>

namespace santei::python {

namespace {

/// One measure that is asked: made ready at the second question, since many are asked but once.
class asked_measure {
 public:
  asked_measure(catalogue::measure of, catalogue::catalogue rules) : of_(std::move(of)), rules_(std::move(rules)) {}

  [[nodiscard]] const catalogue::measure& of() const { return of_; }
  /// Nothing where the facts are not for the quick way.
  std::optional<evaluate::point_result> quick(nb::handle given, nb::handle more) {
    if (!ready_) {
      if (asked_++ == 0) return std::nullopt;
      ready_.emplace(of_, rules_);
    }
    if (!ready_->facts.read(given, more)) return std::nullopt;
    return ready_->run.ask(ready_->facts.values());
  }
  answer estimate(nb::handle given, nb::handle more) {
    if (const auto settled = quick(given, more)) return {of_, merged(given, more), *settled};
    facts known = facts_of(given, more);
    auto made = of_.estimate(known);
    if (!made) raise(made.problems(), of_.sources());
    return {of_, std::move(known), *std::move(made)};
  }

 private:
  struct ready {
    ready(const catalogue::measure& of, const catalogue::catalogue& rules)
        : run(std::shared_ptr<const plan::measure_plan>(std::make_shared<catalogue::measure>(of), &of.plan())), facts(of, rules, run) {}
    evaluate::prepared run;
    quick_facts facts;
  };

  static nb::dict merged(nb::handle given, nb::handle more) {
    nb::object made = given.is_none() ? nb::object(nb::dict()) : nb::steal(PyDict_Copy(given.ptr()));
    if (!made.is_valid() || (!more.is_none() && PyDict_Update(made.ptr(), more.ptr()) != 0)) throw nb::python_error();
    return nb::borrow<nb::dict>(made);
  }

  catalogue::measure of_;
  catalogue::catalogue rules_;
  int asked_ = 0;
  std::optional<ready> ready_;
};

constexpr const char* amount_names[] = {"min", "max", "stated_low", "stated_high"};

/// One amount of a measure; `owner` is the santei.Measure.
struct prepared_amount {
  std::shared_ptr<asked_measure> of;
  enum class which { min, max, stated_low, stated_high } wanted = which::stated_high;
  nb::object owner;

  [[nodiscard]] const char* name() const { return amount_names[static_cast<int>(wanted)]; }
};

nb::object amount(const prepared_amount& self, nb::handle given) {
  const answer a = self.of->estimate(given, nb::none());
  switch (self.wanted) {
    case prepared_amount::which::min: return a.min();
    case prepared_amount::which::max: return a.max();
    case prepared_amount::which::stated_low: return a.stated_low();
    case prepared_amount::which::stated_high: return a.stated_high();
  }
  return nb::none();
}

nb::object quick_amount(const prepared_amount& self, nb::handle given) {
  const auto settled = self.of->quick(given, nb::none());
  if (!settled) return amount(self, given);
  const bool stated = self.wanted == prepared_amount::which::stated_low || self.wanted == prepared_amount::which::stated_high;
  if (stated ? !settled->has_stated : !settled->has_possible) return nb::none();
  const std::int64_t yen = stated ? settled->stated : self.wanted == prepared_amount::which::min ? settled->least : settled->most;
  return nb::steal(PyLong_FromLongLong(yen));
}

prepared_amount prepare(std::shared_ptr<asked_measure> of, std::string_view wanted, nb::object owner) {
  for (int i = 0; i < 4; ++i)
    if (wanted == amount_names[i]) return {std::move(of), static_cast<prepared_amount::which>(i), std::move(owner)};
  throw nb::value_error("the amount is \"min\", \"max\", \"stated_low\" or \"stated_high\"");
}

nb::tuple reduced(const prepared_amount& self) {
  return nb::make_tuple(nb::module_::import_("santei._measure").attr("prepare_again"), nb::make_tuple(self.owner, self.name()));
}

}  // namespace

void bind_prepared(nb::module_& into) {
  nb::class_<asked_measure>(into, "Asked", "A measure that is asked: what it met before is looked up.")
      .def("estimate", &asked_measure::estimate, nb::arg("given").none(), nb::arg("more").none(),
           nb::sig("def estimate(self, given: typing.Any, more: typing.Any) -> Answer"),
           "The answer for the facts of two mappings, one after the other.");
  into.def(
      "asked", [](const catalogue::measure& of, const library& rules) { return std::make_shared<asked_measure>(of, rules.rules); },
      nb::arg("of"), nb::arg("rules"), "Begins to ask.");
  nb::class_<prepared_amount>(
      into, "Prepared",
      "One amount of a measure as a function of the facts: prepared({\"investment\": 3_000_000_000}) is yen, or None where there is no such amount. Raises\nFactError as estimate does. Made by Measure.prepare.")
      .def("__call__", &quick_amount, nb::arg("facts").none() = nb::none(),
           nb::sig("def __call__(self, facts: collections.abc.Mapping[str, typing.Any] | None = None, /) -> int | None"),
           "The amount in yen for these facts.")
      .def_prop_ro(
          "measure", [](const prepared_amount& self) { return self.owner; }, nb::sig("def measure(self, /) -> typing.Any"),
          "The measure that is asked.")
      .def_prop_ro("amount", &prepared_amount::name, "Which of its amounts: \"min\", \"max\", \"stated_low\" or \"stated_high\".")
      .def("__repr__",
           [](const prepared_amount& self) { return "<santei.Prepared " + self.of->of().id().text() + ": " + self.name() + ">"; })
      .def("__reduce__", &reduced, nb::sig("def __reduce__(self) -> tuple[typing.Any, ...]"));
  into.def("prepare", &prepare, nb::arg("of"), nb::arg("amount"), nb::arg("owner"),
           nb::sig("def prepare(of: Asked, amount: str, owner: typing.Any) -> Prepared"), "One amount of a measure.");
}

}  // namespace santei::python
