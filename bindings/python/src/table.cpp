// Tables of applicants: any Arrow stream in, answers out that every reader of Arrow takes as they lie.
#include "bindings.hpp"

#include "arrow_capsules.hpp"
#include "problems.hpp"

#include <santei/impl/table/arrow_owned.hpp>
#include <santei/table/arrow.hpp>

#include <nanobind/ndarray.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace santei::python {

namespace {

using named_measures = std::vector<std::pair<std::string, catalogue::measure>>;

/// Batches of answers, kept for any number of readers.
struct answers {
  held<ArrowSchema> schema;
  std::vector<std::shared_ptr<ArrowArray>> batches;
  std::uint64_t rows = 0, refused = 0;
  std::vector<table::refused_row> refusals;
};

std::vector<table::asked_measure> asked(const named_measures& measures, bool on_any_day = false) {
  std::vector<table::asked_measure> made;
  for (const auto& [id, measure] : measures) made.push_back({id, measure, on_any_day});
  return made;
}

/// Kept from table to table.
const std::shared_ptr<table::answer_memory>& memory() {
  static const auto made = table::make_answer_memory(std::size_t{256} << 20);
  return made;
}

table::arrow_options options_of(const std::vector<bool>& wanted, bool keep, bool decimal, std::string_view lang,
                                std::optional<std::int64_t> on) {
  table::arrow_options made;
  for (std::size_t i = 0; i < made.answers.size() && i < wanted.size(); ++i) made.answers[i] = wanted[i];
  made.memory = memory();
  made.keep_columns = keep, made.decimal = decimal, made.lang = style_of(lang, 0).lang, made.on = on;
  return made;
}

/// The next batch of a stream; its error is raised.
held<ArrowArray> next_of(ArrowArrayStream& stream) {
  held<ArrowArray> made;
  int code = 0;
  {
    const nb::gil_scoped_release free;
    code = stream.get_next(&stream, &*made);
  }
  if (code == 0) return made;
  if (PyErr_Occurred() != nullptr) throw nb::python_error();
  const char* why = stream.get_last_error == nullptr ? nullptr : stream.get_last_error(&stream);
  throw std::runtime_error(why == nullptr ? "the Arrow stream failed" : why);
}

held<ArrowSchema> schema_of(ArrowArrayStream& stream) {
  held<ArrowSchema> made;
  if (stream.get_schema(&stream, &*made) == 0) return made;
  const char* why = stream.get_last_error == nullptr ? nullptr : stream.get_last_error(&stream);
  throw std::runtime_error(why == nullptr ? "the Arrow stream gives no schema" : why);
}

/// A warning for each column that is nearly called like a fact.
void warn_of(const table::header_notes& notes, std::string_view lang) {
  for (const table::header_notes::misspelt& one : notes.columns) {
    const std::string words = one.words().in(lang == "en" ? language::english : language::japanese);
    if (PyErr_WarnEx(PyExc_UserWarning, words.c_str(), 2) != 0) throw nb::python_error();
  }
}

/// A warning for each thing that answers say beside their amounts: how many rows, and the first by its place from 0.
void warn_of(const std::vector<table::noted_rows>& noted, std::string_view lang) {
  for (const table::noted_rows& one : noted) {
    const std::string rows = std::to_string(one.rows), first = std::to_string(one.line), id = one.id.empty() ? "" : " " + one.id;
    const std::string words = lang == "en" ? rows + (one.rows == 1 ? " row, number " : " rows, the first is number ") + first + id + ": " + one.text.en
                                           : rows + "行（最初は先頭を0として" + first + "行目）" + id + ": " + one.text.ja;
    if (PyErr_WarnEx(PyExc_UserWarning, words.c_str(), 2) != 0) throw nb::python_error();
  }
}

std::shared_ptr<answers> evaluate_table(const named_measures& measures, const library& rules, nb::handle capsule,
                                        const std::vector<bool>& wanted, bool keep, bool decimal, std::string_view lang,
                                        std::optional<std::int64_t> on, nb::handle progress, bool on_any_day) {
  held<ArrowArrayStream> in = taken_from<ArrowArrayStream>(capsule);
  held<ArrowSchema> schema = schema_of(*in);
  table::arrow_answers run =
      value_of(table::arrow_answers::open(asked(measures, on_any_day), rules.rules, *schema, options_of(wanted, keep, decimal, lang, on)));
  warn_of(run.notes(), lang);
  auto made = std::make_shared<answers>();
  run.schema(*made->schema);
  while (true) {
    held<ArrowArray> batch = next_of(*in);
    if (batch->release == nullptr) break;
    held<ArrowArray> answered;
    diagnostics problems;
    {
      const nb::gil_scoped_release free;
      problems = run.answer(*batch, *answered);
    }
    if (!problems.empty()) raise(problems);
    made->batches.push_back(table::detail::take_over(*answered));
    if (!progress.is_none()) progress(run.progress().batches, run.progress().rows, run.progress().refused);
    if (PyErr_CheckSignals() != 0) throw nb::python_error();
  }
  warn_of(run.noted(), lang);
  made->rows = run.progress().rows, made->refused = run.progress().refused, made->refusals = run.refusals();
  return made;
}

nb::object evaluate_stream(const named_measures& measures, const library& rules, nb::handle capsule, const std::vector<bool>& wanted,
                           bool keep, bool decimal, std::string_view lang, std::optional<std::int64_t> on) {
  held<ArrowArrayStream> in = taken_from<ArrowArrayStream>(capsule);
  held<ArrowArrayStream> out;
  const diagnostics problems = table::answer_stream(asked(measures), rules.rules, *in, *out, options_of(wanted, keep, decimal, lang, on));
  if (!problems.empty()) raise(problems);
  return capsule_of(std::move(out));
}

/// An array of its own over the same memory.
ArrowArray shared(const ArrowArray& of, const std::shared_ptr<const void>& keeps) {
  ArrowArray made =
      table::detail::array_of(of.length, of.null_count, std::vector<const void*>(of.buffers, of.buffers + of.n_buffers), keeps);
  made.offset = of.offset;
  std::vector<ArrowArray> children;
  for (std::int64_t i = 0; i < of.n_children; ++i) children.push_back(shared(*of.children[i], keeps));
  table::detail::set_children(made, std::move(children));
  if (of.dictionary != nullptr) table::detail::set_dictionary(made, shared(*of.dictionary, keeps));
  return made;
}

struct reading {
  std::shared_ptr<const answers> of;
  std::size_t next = 0;
};

nb::object stream(const std::shared_ptr<answers>& self) {
  ArrowArrayStream made{};
  made.get_schema = [](ArrowArrayStream* from, ArrowSchema* out) {
    const auto copy = table::detail::copy_of(*static_cast<reading*>(from->private_data)->of->schema);
    *out = copy.value_or(ArrowSchema{});
    return copy ? 0 : EINVAL;
  };
  made.get_next = [](ArrowArrayStream* from, ArrowArray* out) {
    auto& at = *static_cast<reading*>(from->private_data);
    *out = {};
    if (at.next < at.of->batches.size()) {
      const auto& batch = at.of->batches[at.next++];
      *out = shared(*batch, batch);
    }
    return 0;
  };
  made.get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
  made.release = [](ArrowArrayStream* from) {
    delete static_cast<reading*>(from->private_data);
    from->release = nullptr;
  };
  made.private_data = new reading{self, 0};
  return capsule_of(held<ArrowArrayStream>(made));
}

nb::object schema(const answers& self) { return capsule_of(held<ArrowSchema>(*table::detail::copy_of(*self.schema))); }

nb::list columns(const answers& self) {
  nb::list made;
  for (std::int64_t i = 0; i < self.schema->n_children; ++i)
    made.append(nb::make_tuple(self.schema->children[i]->name, self.schema->children[i]->format));
  return made;
}

nb::list refusals(const answers& self, std::string_view lang) {
  nb::list made;
  for (const table::refused_row& one : self.refusals)
    made.append(nb::make_tuple(one.line, python_text(one.why.in(style_of(lang, 0).lang))));
  return made;
}

template <class T>
nb::object view(const T* data, std::int64_t offset, std::size_t count, const std::shared_ptr<ArrowArray>& batch) {
  const nb::capsule owner(new std::shared_ptr<ArrowArray>(batch),
                          [](void* kept) noexcept { delete static_cast<std::shared_ptr<ArrowArray>*>(kept); });
  return nb::cast(nb::ndarray<nb::numpy, const T>(data + offset, {count}, owner));
}

/// (values, validity bitmap or None, offset) of one column in one batch as NumPy arrays over its memory: int64, or codes in 8 bits.
nb::tuple values(const answers& self, std::size_t column, std::size_t batch) {
  const auto& whole = self.batches.at(batch);
  const ArrowArray& of = *whole->children[column];
  const std::string_view format = self.schema->children[column]->format;
  const auto rows = static_cast<std::size_t>(of.length);
  nb::object data = format == "l"   ? view(static_cast<const std::int64_t*>(of.buffers[1]), of.offset, rows, whole)
                    : format == "c" ? view(static_cast<const std::int8_t*>(of.buffers[1]), of.offset, rows, whole)
                                    : nb::none();
  nb::object valid = of.null_count == 0 || of.buffers[0] == nullptr ? nb::none()
                                                                    : view(static_cast<const std::uint8_t*>(of.buffers[0]), 0,
                                                                           (static_cast<std::size_t>(of.offset) + rows + 7) / 8, whole);
  return nb::make_tuple(std::move(data), std::move(valid), of.offset);
}

}  // namespace

void bind_table(nb::module_& into) {
  const char* const arguments =
      "measures: collections.abc.Sequence[tuple[str, Measure]], rules: Catalogue, stream: object, wanted: collections.abc.Sequence[bool], keep: bool, decimal: bool, lang: str, on: int | None";
  nb::class_<answers>(into, "Answers", "Answers to a table, in Arrow's layout.")
      .def("stream", &stream, nb::sig("def stream(self) -> object"), "An Arrow stream over all batches; any number may be open.")
      .def("schema", &schema, nb::sig("def schema(self) -> object"), "The Arrow schema.")
      .def_ro("rows", &answers::rows)
      .def_ro("refused", &answers::refused)
      .def_prop_ro("batches", [](const answers& self) { return self.batches.size(); })
      .def("columns", &columns, nb::sig("def columns(self) -> list[tuple[str, str]]"), "(name, Arrow's format) of each.")
      .def("refusals", &refusals, nb::arg("lang"), nb::sig("def refusals(self, lang: str) -> list[tuple[int, str]]"),
           "(row, reason) of the first refused, at most a hundred.")
      .def("values", &values, nb::arg("column"), nb::arg("batch"),
           nb::sig("def values(self, column: int, batch: int) -> tuple[typing.Any, typing.Any, int]"),
           "(values, validity bitmap or None, offset in it) of one column in one batch, as NumPy arrays over its memory.");
  into.def("evaluate_table", &evaluate_table, nb::arg("measures"), nb::arg("rules"), nb::arg("stream"), nb::arg("wanted"), nb::arg("keep"),
           nb::arg("decimal"), nb::arg("lang"), nb::arg("on").none(), nb::arg("progress").none(), nb::arg("on_any_day") = false,
           nb::sig((std::string("def evaluate_table(") + arguments +
                    ", progress: collections.abc.Callable[[int, int, int], object] | None, on_any_day: bool = False) -> Answers")
                       .c_str()),
           "Answers of (column name, measure) to every row of an Arrow stream, which is taken over. on_any_day: where no edition is in force on a row's day the measure itself answers.");
  into.def("evaluate_stream", &evaluate_stream, nb::arg("measures"), nb::arg("rules"), nb::arg("stream"), nb::arg("wanted"),
           nb::arg("keep"), nb::arg("decimal"), nb::arg("lang"), nb::arg("on").none(),
           nb::sig((std::string("def evaluate_stream(") + arguments + ") -> object").c_str()),
           "An Arrow stream of answers, pulled batch by batch.");
  into.def("free_memory", [] { clear(*memory()); }, nb::sig("def free_memory() -> None"), "Gives back what tables keep for the next.");
}

}  // namespace santei::python
