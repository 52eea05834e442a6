// Catalogues: rule files by ID, what is wrong with them, and one applicant held against all of them.
#include "bindings.hpp"

#include "facts.hpp"
#include "numbers.hpp"
#include "problems.hpp"

#include <santei/analyse/examples.hpp>
#include <santei/catalogue/match.hpp>
#include <santei/check/check.hpp>
#include <santei/report/json.hpp>
#include <santei/report/match.hpp>
#include <santei/text/hash.hpp>
#include <santei/value/literal.hpp>

#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <utility>
#include <vector>

namespace santei::python {

namespace {

using day = std::optional<std::int64_t>;
using measures = std::vector<catalogue::measure>;

/// The answers of match, for lists and reports.
struct matches {
  std::vector<catalogue::matched> found;
  facts given;
};

using given_files = std::vector<std::pair<std::string, nb::bytes>>;

std::vector<catalogue::rule_file> read_files(const given_files& files) {
  std::vector<catalogue::rule_file> read;
  for (const auto& [path, text] : files) read.push_back({path, std::string(text.c_str(), text.size())});
  return read;
}
nb::list python_files(const std::vector<catalogue::rule_file>& files) {
  nb::list all;
  for (const auto& file : files) all.append(nb::make_tuple(python_text(file.path), nb::bytes(file.text.data(), file.text.size())));
  return all;
}

library library_of(const given_files& files) { return library(read_files(files)); }
nb::list files_of(const library& self) { return python_files(self.files); }

/// The same files under limits of which some are changed.
library with_limits(const library& self, const nb::dict& limits) {
  catalogue::limits within = self.within;
  for (const auto& [name, value] : limits)
    static_cast<void>(value_of(within.set(nb::cast<std::string>(name), nb::cast<std::size_t>(value)), self.rules.sources()));
  return library(self.files, within);
}

nb::dict limits_of(const library& self) {
  nb::dict all;
  for (const auto& one : catalogue::named_limits(self.within)) all[nb::str(one.name.c_str())] = one.value;
  return all;
}

/// One number for all files: what an answer of another process is told apart by.
std::string fingerprint(const library& self) {
  std::string all;
  for (const auto& file : self.files) all += sha256(file.path) + sha256(file.text);
  return sha256(all);
}

/// Runs without the interpreter's lock, and raises with it.
template <class Ask>
auto without_lock(const library& self, Ask ask) {
  auto made = [&] {
    const nb::gil_scoped_release free;
    return ask();
  }();
  return value_of(std::move(made), self.rules.sources());
}

measures find_for(const library& self, std::string_view id, nb::handle given, nb::handle more, day on) {
  const facts known = facts_of(given, more);
  return without_lock(self, [&] { return self.rules.find_for(id, known, on); });
}

measures all_for(const library& self, nb::handle given, nb::handle more, day on) {
  const facts known = facts_of(given, more);
  return without_lock(self, [&] { return self.rules.all(known, on); });
}

matches match(const library& self, nb::handle given, nb::handle more, day on) {
  facts known = facts_of(given, more);
  auto found = without_lock(self, [&] { return catalogue::match(self.rules, known, on); });
  return {std::move(found), std::move(known)};
}

/// (measures, examples, passed, problems); examples are run where asked for and the file has no error.
nb::tuple examine(const library& self, std::string_view path, bool examples) {
  check::report report = self.rules.examine(path);
  std::size_t run = 0, passed = 0;
  if (report.file && examples) {
    const nb::gil_scoped_release free;
    for (const auto& one : analyse::run_examples(*report.file)) {
      ++run;
      passed += one.passed() ? 1 : 0;
      report.problems.insert(report.problems.end(), one.problems.begin(), one.problems.end());
    }
  }
  return nb::make_tuple(report.file ? report.file->measures.size() : 0, run, passed,
                        python_problems(report.problems, self.rules.sources()));
}

/// Raises what stands against one of the files; a file alone is what its author asks about.
void demand(const library& self, const std::vector<std::string>& paths) {
  diagnostics errors;
  for (const std::string& path : paths) {
    for (diagnostic& one : self.rules.examine(path).problems)
      if (one.level == severity::error) errors.push_back(std::move(one));
  }
  if (!errors.empty()) raise(errors, self.rules.sources());
}

/// A literal of the kind wanted, or what would be right.
literal read(const std::string& words, bool (*fits)(kind), message expected) {
  const auto found = read_literal(words).value;
  if (!found || !fits(found->of.of))
    raise({{severity::error,
            "E0802",
            {"「" + words.substr(0, 80) + "」は読めません", "cannot read '" + words.substr(0, 80) + "'"},
            {},
            std::move(expected)}});
  return *found;
}

nb::list items_of(const matches& self) {
  nb::list all;
  for (const catalogue::matched& one : self.found) {
    nb::list deciding;
    for (const plan::citation& cited : one.deciding)
      deciding.append(nb::make_tuple(python_text(cited.text), python_text(cited.quote()), python_text(cited.page)));
    all.append(nb::make_tuple(nb::cast(one.of), nb::cast(answer(one.of, self.given, one.answer)), name_of(one.group), deciding));
  }
  return all;
}

}  // namespace

void bind_catalogue(nb::module_& into) {
  nb::class_<matches>(into, "Matches", "Every measure for one applicant.")
      .def("items", &items_of, nb::sig("def items(self) -> list[tuple[Measure, Answer, str, list[tuple[str, str, str]]]]"),
           "(measure, answer, group, clauses that decide it) of each.")
      .def("json", [](const matches& self) { return report::match_json(self.found); })
      .def(
          "text",
          [](const matches& self, std::string_view lang, std::size_t width) {
            return report::match_text(self.found, style_of(lang, width));
          },
          nb::arg("lang"), nb::arg("width"));

  const char* const facts_and_day = "(self, given: typing.Any, more: typing.Any, on: int | None) -> ";
  nb::class_<library>(into, "Catalogue", "A set of rule files.")
      .def_static("of", &library_of, nb::arg("files"), nb::sig("def of(files: collections.abc.Sequence[tuple[str, bytes]]) -> Catalogue"),
                  "Of (path, UTF-8 text) pairs.")
      .def_static(
          "embedded", [] { return library(catalogue::embedded_rules()); }, "The programmes shipped with the library.")
      .def("with_limits", &with_limits, nb::arg("limits"), nb::sig("def with_limits(self, limits: dict[str, int]) -> Catalogue"),
           "The same rules, keeping to limits of which some are changed; RuleError (E0833) for a name that there is not.")
      .def("limits", &limits_of, nb::sig("def limits(self) -> dict[str, int]"), "Every limit on work by its name.")
      .def("files", &files_of, nb::sig("def files(self) -> list[tuple[str, bytes]]"))
      .def("fingerprint", &fingerprint, "SHA-256 over all paths and texts.")
      .def(
          "find",
          [](const library& self, std::string_view id, day on) { return without_lock(self, [&] { return self.rules.find(id, on); }); },
          nb::arg("id"), nb::arg("on").none())
      .def(
          "find_one",
          [](const library& self, std::string_view id, day on) { return without_lock(self, [&] { return self.rules.find_one(id, on); }); },
          nb::arg("id"), nb::arg("on").none())
      .def("find_for", &find_for, nb::arg("id"), nb::arg("given").none(), nb::arg("more").none(), nb::arg("on").none(),
           nb::sig("def find_for(self, id: str, given: typing.Any, more: typing.Any, on: int | None) -> list[Measure]"))
      .def("all", &all_for, nb::arg("given").none(), nb::arg("more").none(), nb::arg("on").none(),
           nb::sig((std::string("def all") + facts_and_day + "list[Measure]").c_str()))
      .def("match", &match, nb::arg("given").none(), nb::arg("more").none(), nb::arg("on").none(),
           nb::sig((std::string("def match") + facts_and_day + "Matches").c_str()))
      .def(
          "list_json", [](const library& self) { return report::list_json(without_lock(self, [&] { return self.rules.list(); })); },
          "The contract's JSON of list.")
      .def(
          "list_text",
          [](const library& self, std::string_view lang, std::size_t width) {
            return report::list_text(without_lock(self, [&] { return self.rules.list(); }), style_of(lang, width));
          },
          nb::arg("lang"), nb::arg("width"))
      .def(
          "keys", [](const library& self) { return self.rules.all_keys(); }, nb::call_guard<nb::gil_scoped_release>(),
          "Every key that some rule declares.")
      .def("examine", &examine, nb::arg("path"), nb::arg("examples"),
           nb::sig("def examine(self, path: str, examples: bool) -> tuple[int, int, int, list[typing.Any]]"),
           "(measures, examples, passed, problems) of one of the files.")
      .def("demand", &demand, nb::arg("paths"), "Raises the errors of these files, if any.");
  into.def(
      "read_day",
      [](const std::string& words) {
        facts given;
        given.set("application_date", words);
        const auto day = catalogue::on_of(given);
        if (day && *day) return **day;
        return *read(words, [](kind of) { return of == kind::date; }, {"2025-04-01 か 令和7年4月1日 のように書きます", "write 2025-04-01"})
                    .value.to_int64();
      },
      nb::arg("words"), "Days since 1970-01-01 of a date as people write it.");
  into.def(
      "read_number",
      [](const std::string& words) {
        return python_fraction(read(words, [](kind of) { return is_number(of) && of != kind::date && of != kind::month; },
                                    {"20億円、90kWh、12.5 のように書きます", "write 20億円, 90kWh or 12.5"})
                                   .value);
      },
      nb::arg("words"), nb::sig("def read_number(words: str) -> fractions.Fraction"), "An amount, quantity or number as people write it.");
  into.def("is_vocabulary", &catalogue::is_vocabulary, nb::arg("path"),
           "Whether a path names a vocabulary: a file directly in a folder 'vocabulary'.");
  into.def("with_vocabulary", [](const given_files& files) { return python_files(catalogue::with_vocabulary(read_files(files))); }, nb::arg("files"),
           nb::sig("def with_vocabulary(files: collections.abc.Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes]]"),
           "The files and the shipped vocabulary, where they bring no 共通語彙 of their own.");
  into.def("others_at_hand",
           [](const given_files& files, const given_files& at_hand) { return python_files(catalogue::others_at_hand(read_files(files), read_files(at_hand))); },
           nb::arg("files"), nb::arg("at_hand"),
           nb::sig("def others_at_hand(files: collections.abc.Sequence[tuple[str, bytes]], at_hand: collections.abc.Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes]]"),
           "Those of at_hand that hold no measure of the files, where these take 補助額 of others.");
}

}  // namespace santei::python
