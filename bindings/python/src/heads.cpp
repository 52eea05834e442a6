// Heads of columns met with the facts, and cells as they are read: what a workbook shows beside what was given.
#include "bindings.hpp"

#include "problems.hpp"

#include <santei/impl/table/header_facts.hpp>
#include <santei/value/reading.hpp>
#include <santei/value/writing.hpp>

#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace santei::python {

namespace {

/// A head that is a fact; the catalogue and the measures asked keep its declaration alive.
struct head {
  catalogue::catalogue rules;
  std::vector<table::asked_measure> among;
  table::detail::fact_name name;
};

std::vector<table::asked_measure> asked(const std::vector<std::pair<std::string, catalogue::measure>>& measures) {
  std::vector<table::asked_measure> made;
  for (const auto& [id, measure] : measures) made.push_back({id, measure});
  return made;
}

std::optional<head> head_of(const library& rules, const std::vector<std::pair<std::string, catalogue::measure>>& measures, const std::string& written) {
  auto among = asked(measures);
  auto name = value_of(table::detail::fact_name_of({rules.rules, among}, written));
  if (!name) return std::nullopt;
  return head{rules.rules, std::move(among), *std::move(name)};
}

/// Words about each of the names that is no fact but nearly one, in their order; None for the others.
nb::list near_heads(const library& rules, const std::vector<std::string>& written, std::string_view lang) {
  const std::vector<std::string> names = written.empty() ? std::vector<std::string>() : rules.rules.all_names();
  nb::list made;
  for (const std::string& one : written) {
    table::header_notes notes;
    table::detail::note_other(one, names, notes);
    if (notes.columns.empty()) made.append(nb::none());
    else made.append(python_text(notes.columns.front().words().in(style_of(lang, 0).lang)));
  }
  return made;
}

std::string end_of(const std::optional<bound>& end, const type& of) { return end ? literal_text(end->value, of) : std::string(); }

std::string words_of(const known& value, const declaration& of) {
  if (const auto* numbers = std::get_if<interval>(&value.value))
    return numbers->is_point() ? literal_text(numbers->lower()->value, of.of) : end_of(numbers->lower(), of.of) + ".." + end_of(numbers->upper(), of.of);
  const auto* choices = std::get_if<known::set>(&value.value);
  if (choices == nullptr) return {};
  std::string words;
  for (const std::uint32_t one : *choices)
    words += (words.empty() ? "" : "|") + (of.of.of == kind::truth ? std::string(one == 1 ? "はい" : "いいえ") : of.choices[one].label);
  return words;
}

/// The cell with the unit of its head behind it, and what is read.
std::pair<std::string, std::string> read(const head& self, const std::string& cell) {
  const declaration& declared = *self.name.declared;
  std::string text(santei::detail::trimmed(cell));
  if (!self.name.unit.word.empty()) text = value_of(table::detail::in_unit(text, self.name.unit, declared));
  const known value = value_of(read_fact(declared, fact_input{text}));
  return {text, words_of(value, declared)};
}

}  // namespace

void bind_heads(nb::module_& into) {
  nb::class_<head>(into, "Head", "The head of a column that is a fact.")
      .def_prop_ro(
          "name", [](const head& self) { return self.name.header; }, "The key, behind \"programme/measure.\" where it is for one measure.")
      .def_prop_ro("key", [](const head& self) { return self.name.key; })
      .def_prop_ro("label", [](const head& self) { return self.name.declared->label; })
      .def_prop_ro("type", [](const head& self) { return name_of(self.name.declared->of.of); })
      .def_prop_ro("unit", [](const head& self) { return self.name.declared->of.unit; })
      .def_prop_ro(
          "scale", [](const head& self) { return self.name.unit.word; }, "The unit that bare numbers of the column are in (千円); empty: the fact's own.")
      .def_prop_ro(
          "tax", [](const head& self) { return self.name.unit.tax; }, "税抜 or 税込, where the head says so.")
      .def("read", &read, nb::arg("cell"), nb::sig("def read(self, cell: str) -> tuple[str, str]"),
           "(the cell with the unit of its head, what is read in words; empty: unknown). Raises FactError.");
  into.def("head_of", &head_of, nb::arg("rules"), nb::arg("measures"), nb::arg("written"),
           nb::sig("def head_of(rules: Catalogue, measures: collections.abc.Sequence[tuple[str, Measure]], written: str) -> Head | None"),
           "The fact that a head names, None where it is none. Raises FactError for a name of several facts (E0817) and a unit in which it is not read (E0803).");
  into.def("near_heads", &near_heads, nb::arg("rules"), nb::arg("written"), nb::arg("lang"),
           nb::sig("def near_heads(rules: Catalogue, written: collections.abc.Sequence[str], lang: str) -> list[str | None]"),
           "Words about each name that is no fact but nearly one.");
}

}  // namespace santei::python
