// Arrays and schemas of Arrow made by hand, freed by their release callbacks, and answers read back as text.
#pragma once

#include <santei/table/arrow_abi.hpp>

#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace santei_test {

using bytes = std::vector<unsigned char>;

/// How many schemas and arrays made here have not been released.
inline int& arrow_alive() {
  static int count = 0;
  return count;
}

/// One column: its format, buffers in order (nullptr for an empty optional), a dictionary, and the ends and values of runs.
struct arrow_column {
  std::string name, format;
  std::int64_t length = 0;
  std::vector<std::optional<bytes>> buffers;
  std::int64_t null_count = 0, offset = 0;
  std::shared_ptr<arrow_column> dictionary = {};
  std::vector<arrow_column> children = {};
};

template <class T>
bytes bytes_of(const std::vector<T>& values) {
  bytes made(values.size() * sizeof(T));
  if (!made.empty()) std::memcpy(made.data(), values.data(), made.size());
  return made;
}
inline bytes bits(const std::vector<int>& values) {
  bytes made((values.size() + 7) / 8);
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i] != 0) made[i / 8] = static_cast<unsigned char>(made[i / 8] | 1U << (i % 8));
  return made;
}
template <class T>
arrow_column numbers(std::string name, std::string format, const std::vector<T>& values) {
  return {std::move(name), std::move(format), static_cast<std::int64_t>(values.size()), {std::nullopt, bytes_of(values)}};
}
template <class Offset = std::int32_t>
arrow_column texts(std::string name, const std::vector<std::string>& values) {
  std::vector<Offset> offsets{0};
  std::string all;
  for (const std::string& one : values) all += one, offsets.push_back(static_cast<Offset>(all.size()));
  return {std::move(name),
          sizeof(Offset) == 4 ? "u" : "U",
          static_cast<std::int64_t>(values.size()),
          {std::nullopt, bytes_of(offsets), bytes(all.begin(), all.end())}};
}
inline arrow_column truths(std::string name, const std::vector<int>& values) {
  return {std::move(name), "b", static_cast<std::int64_t>(values.size()), {std::nullopt, bits(values)}};
}
template <class Index>
arrow_column coded(std::string name, std::string format, const std::vector<Index>& indices, arrow_column dictionary) {
  arrow_column made = numbers(std::move(name), std::move(format), indices);
  made.dictionary = std::make_shared<arrow_column>(std::move(dictionary));
  return made;
}
/// The same column with some rows unknown.
inline arrow_column with_gaps(arrow_column column, const std::vector<int>& known) {
  column.buffers[0] = bits(known);
  column.null_count = -1;
  return column;
}

inline ArrowSchema schema_of(const arrow_column& column) {
  struct memory {
    std::string format, name;
    ArrowSchema dictionary{};
    std::vector<ArrowSchema> children = {};
    std::vector<ArrowSchema*> pointers = {};
  };
  auto* owned = new memory{column.format, column.name, {}};
  ArrowSchema made{};
  made.format = owned->format.c_str(), made.name = owned->name.c_str(), made.flags = ARROW_FLAG_NULLABLE;
  if (column.dictionary) owned->dictionary = schema_of(*column.dictionary), made.dictionary = &owned->dictionary;
  for (const arrow_column& one : column.children) owned->children.push_back(schema_of(one));
  for (ArrowSchema& one : owned->children) owned->pointers.push_back(&one);
  made.n_children = static_cast<std::int64_t>(owned->children.size()), made.children = owned->pointers.data();
  made.private_data = owned;
  made.release = [](ArrowSchema* self) {
    auto* held = static_cast<memory*>(self->private_data);
    if (self->dictionary != nullptr && self->dictionary->release != nullptr) self->dictionary->release(self->dictionary);
    for (ArrowSchema& one : held->children)
      if (one.release != nullptr) one.release(&one);
    delete held;
    self->release = nullptr;
    --arrow_alive();
  };
  ++arrow_alive();
  return made;
}

inline ArrowArray array_of(const arrow_column& column) {
  struct memory {
    arrow_column of;
    std::vector<const void*> buffers;
    ArrowArray dictionary{};
    std::vector<ArrowArray> children = {};
    std::vector<ArrowArray*> pointers = {};
  };
  auto* owned = new memory{column, {}, {}};
  for (const auto& one : owned->of.buffers) owned->buffers.push_back(one ? static_cast<const void*>(one->data()) : nullptr);
  ArrowArray made{};
  made.length = column.length, made.null_count = column.null_count, made.offset = column.offset;
  made.n_buffers = static_cast<std::int64_t>(owned->buffers.size()), made.buffers = owned->buffers.data();
  if (column.dictionary) owned->dictionary = array_of(*column.dictionary), made.dictionary = &owned->dictionary;
  for (const arrow_column& one : column.children) owned->children.push_back(array_of(one));
  for (ArrowArray& one : owned->children) owned->pointers.push_back(&one);
  made.n_children = static_cast<std::int64_t>(owned->children.size()), made.children = owned->pointers.data();
  made.private_data = owned;
  made.release = [](ArrowArray* self) {
    auto* held = static_cast<memory*>(self->private_data);
    if (self->dictionary != nullptr && self->dictionary->release != nullptr) self->dictionary->release(self->dictionary);
    for (ArrowArray& one : held->children)
      if (one.release != nullptr) one.release(&one);
    delete held;
    self->release = nullptr;
    --arrow_alive();
  };
  ++arrow_alive();
  return made;
}

/// A record batch.
inline ArrowSchema schema_of(const std::vector<arrow_column>& columns) {
  struct memory {
    std::vector<ArrowSchema> children;
    std::vector<ArrowSchema*> pointers;
  };
  auto* owned = new memory;
  for (const arrow_column& one : columns) owned->children.push_back(schema_of(one));
  for (ArrowSchema& one : owned->children) owned->pointers.push_back(&one);
  ArrowSchema made{};
  made.format = "+s", made.name = "";
  made.n_children = static_cast<std::int64_t>(columns.size()), made.children = owned->pointers.data();
  made.private_data = owned;
  made.release = [](ArrowSchema* self) {
    auto* held = static_cast<memory*>(self->private_data);
    for (ArrowSchema& one : held->children)
      if (one.release != nullptr) one.release(&one);
    delete held;
    self->release = nullptr;
    --arrow_alive();
  };
  ++arrow_alive();
  return made;
}
inline ArrowArray array_of(const std::vector<arrow_column>& columns, std::int64_t length, std::int64_t offset = 0) {
  struct memory {
    std::vector<ArrowArray> children;
    std::vector<ArrowArray*> pointers;
    const void* none = nullptr;
  };
  auto* owned = new memory;
  for (const arrow_column& one : columns) owned->children.push_back(array_of(one));
  for (ArrowArray& one : owned->children) owned->pointers.push_back(&one);
  ArrowArray made{};
  made.length = length, made.offset = offset, made.n_buffers = 1, made.buffers = &owned->none;
  made.n_children = static_cast<std::int64_t>(columns.size()), made.children = owned->pointers.data();
  made.private_data = owned;
  made.release = [](ArrowArray* self) {
    auto* held = static_cast<memory*>(self->private_data);
    for (ArrowArray& one : held->children)
      if (one.release != nullptr) one.release(&one);
    delete held;
    self->release = nullptr;
    --arrow_alive();
  };
  ++arrow_alive();
  return made;
}

inline bool known_at(const ArrowArray& array, std::int64_t row) {
  const auto* valid = array.n_buffers > 0 ? static_cast<const unsigned char*>(array.buffers[0]) : nullptr;
  const std::int64_t at = array.offset + row;
  return valid == nullptr || (valid[at / 8] >> (at % 8) & 1) != 0;
}

/// A decimal128(38, 0) from 0 up, by its two halves.
inline std::string decimal_text(const std::uint64_t* halves) {
  __extension__ using wide = unsigned __int128;
  std::string made;
  for (wide left = wide{halves[1]} << 64 | halves[0]; left != 0 || made.empty(); left /= 10)
    made.insert(made.begin(), static_cast<char>('0' + static_cast<int>(left % 10)));
  return made;
}

/// A cell of "l", "d:38,0", "u" or dictionary<"c", "u">; "-" for null.
inline std::string cell(const ArrowSchema& schema, const ArrowArray& array, std::int64_t row) {
  if (!known_at(array, row)) return "-";
  const std::int64_t at = array.offset + row;
  const std::string format = schema.format;
  if (schema.dictionary != nullptr)
    return cell(*schema.dictionary, *array.dictionary, static_cast<const std::int8_t*>(array.buffers[1])[at]);
  if (format == "l") return std::to_string(static_cast<const std::int64_t*>(array.buffers[1])[at]);
  if (format.rfind("d:", 0) == 0) return decimal_text(static_cast<const std::uint64_t*>(array.buffers[1]) + 2 * at);
  const auto* offsets = static_cast<const std::int32_t*>(array.buffers[1]);
  return std::string(static_cast<const char*>(array.buffers[2]) + offsets[at], static_cast<std::size_t>(offsets[at + 1] - offsets[at]));
}

/// A row of a table, its cells with spaces between.
inline std::string row_text(const ArrowSchema& schema, const ArrowArray& batch, std::int64_t row) {
  std::string made;
  for (std::int64_t i = 0; i < batch.n_children; ++i)
    made += (i > 0 ? " " : "") + cell(*schema.children[i], *batch.children[i], batch.offset + row);
  return made;
}

}  // namespace santei_test
