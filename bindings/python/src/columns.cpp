// Tables from what Python holds: one Arrow array, or buffers such as NumPy's, read where they lie.
#include "arrow_capsules.hpp"
#include "bindings.hpp"

#include <santei/impl/table/arrow_owned.hpp>

#include <nanobind/stl/string.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::python {

namespace {

using table::detail::array_of;
using table::detail::schema_of;

/// One batch on its way out, and its schema.
struct lone_batch {
  held<ArrowSchema> schema;
  held<ArrowArray> array;
};

/// A Python buffer, given back under the interpreter's lock.
std::shared_ptr<const void> buffer_of(nb::handle from, const void*& data, std::size_t& bytes) {
  auto* view = new Py_buffer;
  if (PyObject_GetBuffer(from.ptr(), view, PyBUF_C_CONTIGUOUS) != 0) {
    delete view;
    throw nb::python_error();
  }
  data = view->buf, bytes = static_cast<std::size_t>(view->len);
  return {view, [](Py_buffer* of) {
            const nb::gil_scoped_acquire lock;
            PyBuffer_Release(of);
            delete of;
          }};
}

/// What a column's memory is kept alive by.
struct column_memory {
  std::vector<std::shared_ptr<const void>> buffers;
  std::vector<std::uint8_t> bits, validity;
  std::vector<std::int32_t> offsets;
  std::string text;
};

std::vector<std::uint8_t> packed(const std::uint8_t* bytes, std::size_t rows) {
  std::vector<std::uint8_t> made((rows + 7) / 8);
  for (std::size_t row = 0; row < rows; ++row)
    made[row / 8] = static_cast<std::uint8_t>(made[row / 8] | (bytes[row] != 0 ? 1U : 0U) << (row % 8));
  return made;
}

void append_utf8(std::string& to, std::uint32_t c) {
  const auto tail = [&](unsigned shift) { to += static_cast<char>(0x80U | (c >> shift & 0x3fU)); };
  if (c < 0x80) to += static_cast<char>(c);
  else if (c < 0x800) to += static_cast<char>(0xc0U | c >> 6), tail(0);
  else if (c < 0x10000) to += static_cast<char>(0xe0U | c >> 12), tail(6), tail(0);
  else to += static_cast<char>(0xf0U | (c >> 18 & 7U)), tail(12), tail(6), tail(0);
}

/// Texts of a fixed number of code points, ended by zeros, as utf8.
void read_fixed_texts(const std::uint32_t* from, std::size_t width, std::size_t rows, column_memory& into) {
  into.offsets.push_back(0);
  for (std::size_t row = 0; row < rows; ++row, from += width) {
    for (std::size_t i = 0; i < width && from[i] != 0; ++i) append_utf8(into.text, from[i]);
    if (into.text.size() > static_cast<std::size_t>(INT32_MAX)) throw nb::value_error("a column of text has more than 2 GB");
    into.offsets.push_back(static_cast<std::int32_t>(into.text.size()));
  }
}

/// (name, format, data, valid: bool bytes or None, words of a dictionary or None); the format is Arrow's, "?" for bytes that are bools,
/// "w" for fixed texts.
struct given_column {
  std::string name, format;
  nb::object data, valid, words;
};

ArrowArray words_array(nb::handle words) {
  const auto memory = std::make_shared<column_memory>();
  memory->offsets.push_back(0);
  for (const nb::handle word : nb::iter(words)) {
    memory->text += nb::cast<std::string>(nb::str(word));
    memory->offsets.push_back(static_cast<std::int32_t>(memory->text.size()));
  }
  return array_of(static_cast<std::int64_t>(memory->offsets.size()) - 1, 0, {nullptr, memory->offsets.data(), memory->text.data()}, memory);
}

void add_column(const given_column& of, std::size_t rows, std::vector<held<ArrowSchema>>& schemas, std::vector<held<ArrowArray>>& arrays) {
  const auto memory = std::make_shared<column_memory>();
  const void* data = nullptr;
  std::size_t bytes = 0;
  memory->buffers.push_back(buffer_of(of.data, data, bytes));
  std::vector<const void*> buffers{nullptr, data};
  std::string format = of.format;
  if (format == "?") {
    memory->bits = packed(static_cast<const std::uint8_t*>(data), rows);
    format = "b", buffers[1] = memory->bits.data();
  } else if (format == "w") {
    const std::size_t width = rows == 0 ? 0 : bytes / rows / sizeof(std::uint32_t);
    read_fixed_texts(static_cast<const std::uint32_t*>(data), width, rows, *memory);
    format = "u", buffers = {nullptr, memory->offsets.data(), memory->text.data()};
  }
  std::int64_t nulls = 0;
  if (!of.valid.is_none()) {
    const void* valid = nullptr;
    memory->buffers.push_back(buffer_of(of.valid, valid, bytes));
    memory->validity = packed(static_cast<const std::uint8_t*>(valid), rows);
    buffers[0] = memory->validity.data(), nulls = -1;
  }
  schemas.emplace_back(schema_of(format, of.name, ARROW_FLAG_NULLABLE));
  arrays.emplace_back(array_of(static_cast<std::int64_t>(rows), nulls, std::move(buffers), memory));
  if (of.words.is_none()) return;
  table::detail::set_dictionary(*arrays.back(), words_array(of.words));
  table::detail::set_dictionary(*schemas.back(), schema_of("u", "", 0));
}

template <class T>
std::vector<T> released(std::vector<held<T>>& from) {
  std::vector<T> made;
  for (held<T>& one : from) made.push_back(std::exchange(*one, T{}));
  return made;
}

/// A stream of one batch.
held<ArrowArrayStream> stream_of(lone_batch batch) {
  ArrowArrayStream made{};
  made.get_schema = [](ArrowArrayStream* self, ArrowSchema* out) {
    const auto copy = table::detail::copy_of(*static_cast<lone_batch*>(self->private_data)->schema);
    if (!copy) return EINVAL;
    *out = *copy;
    return 0;
  };
  made.get_next = [](ArrowArrayStream* self, ArrowArray* out) {
    *out = std::exchange(*static_cast<lone_batch*>(self->private_data)->array, ArrowArray{});
    return 0;
  };
  made.get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
  made.release = [](ArrowArrayStream* self) {
    delete static_cast<lone_batch*>(self->private_data);
    self->release = nullptr;
  };
  made.private_data = new lone_batch(std::move(batch));
  return held<ArrowArrayStream>(made);
}

nb::object stream_of_array(nb::handle schema, nb::handle array) {
  return capsule_of(stream_of({taken_from<ArrowSchema>(schema), taken_from<ArrowArray>(array)}));
}

nb::object stream_of_columns(const nb::list& columns, std::size_t rows) {
  std::vector<held<ArrowSchema>> schemas;
  std::vector<held<ArrowArray>> arrays;
  for (const nb::handle one : columns) {
    const nb::tuple c = nb::borrow<nb::tuple>(one);
    add_column({nb::cast<std::string>(c[0]), nb::cast<std::string>(c[1]), c[2], c[3], c[4]}, rows, schemas, arrays);
  }
  lone_batch made{held<ArrowSchema>(schema_of("+s", "", 0)),
                  held<ArrowArray>(array_of(static_cast<std::int64_t>(rows), 0, {nullptr}, nullptr))};
  table::detail::set_children(*made.schema, released(schemas));
  table::detail::set_children(*made.array, released(arrays));
  return capsule_of(stream_of(std::move(made)));
}

}  // namespace

void bind_columns(nb::module_& into) {
  into.def("stream_of_array", &stream_of_array, nb::arg("schema"), nb::arg("array"),
           nb::sig("def stream_of_array(schema: object, array: object) -> object"), "An Arrow stream of one array.");
  into.def(
      "stream_of_columns", &stream_of_columns, nb::arg("columns"), nb::arg("rows"),
      nb::sig("def stream_of_columns(columns: list[tuple[str, str, typing.Any, typing.Any, typing.Any]], rows: int) -> object"),
      "An Arrow stream over (name, format, buffer, buffer of bools that are true where the row is known or None, words of a dictionary or None).");
}

}  // namespace santei::python
