// Schemas and arrays of Arrow that own what they point at, and let go of it once when they are released.
#pragma once

#include <santei/table/arrow_abi.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace santei::table::detail {

/// What hangs below a schema or an array, of the same kind.
template <class Abi>
struct owned_tree {
  std::vector<Abi> children;
  std::vector<Abi*> pointers;
  std::unique_ptr<Abi> dictionary;
};

struct schema_memory : owned_tree<ArrowSchema> {
  std::string format, name, metadata;
};
/// `keeps` holds the memory of the buffers.
struct array_memory : owned_tree<ArrowArray> {
  std::shared_ptr<const void> keeps;
  std::vector<const void*> buffers;
};
template <class Abi>
using memory_of = std::conditional_t<std::is_same_v<Abi, ArrowSchema>, schema_memory, array_memory>;

template <class Abi>
[[nodiscard]] memory_of<Abi>& memory_behind(const Abi& of) { return *static_cast<memory_of<Abi>*>(of.private_data); }

template <class Abi>
void release_owned(Abi* one) {
  const std::unique_ptr<memory_of<Abi>> memory(&memory_behind(*one));
  for (Abi& child : memory->children)
    if (child.release != nullptr) child.release(&child);
  if (memory->dictionary && memory->dictionary->release != nullptr) memory->dictionary->release(memory->dictionary.get());
  one->release = nullptr;
}
template <class Abi>
void set_children(Abi& of, std::vector<Abi> children) {
  memory_of<Abi>& memory = memory_behind(of);
  memory.children = std::move(children);
  for (Abi& child : memory.children) memory.pointers.push_back(&child);
  of.n_children = static_cast<std::int64_t>(memory.children.size());
  of.children = memory.pointers.data();
}
template <class Abi>
void set_dictionary(Abi& of, Abi dictionary) {
  memory_of<Abi>& memory = memory_behind(of);
  memory.dictionary = std::make_unique<Abi>(dictionary);
  of.dictionary = memory.dictionary.get();
}

/// A schema with no children yet.
[[nodiscard]] inline ArrowSchema schema_of(std::string format, std::string name, std::int64_t flags) {
  auto memory = std::make_unique<schema_memory>();
  memory->format = std::move(format), memory->name = std::move(name);
  ArrowSchema made{memory->format.c_str(), memory->name.c_str(), nullptr, flags, 0, nullptr, nullptr, release_owned<ArrowSchema>, nullptr};
  made.private_data = memory.release();
  return made;
}

/// The bytes of a schema's metadata: a number of pairs, each text behind its length; empty where that cannot be.
[[nodiscard]] inline std::string metadata_of(const char* from) {
  if (from == nullptr) return {};
  std::size_t at = 0;
  const auto number = [&] {
    std::int32_t n = 0;
    std::memcpy(&n, from + at, sizeof n);
    at += sizeof n;
    return n;
  };
  constexpr std::int32_t most = 1 << 24;
  const std::int32_t pairs = number();
  if (pairs < 0 || pairs > most) return {};
  for (std::int64_t text = 0; text < 2 * std::int64_t{pairs}; ++text) {
    const std::int32_t size = number();
    if (size < 0 || size > most) return {};
    at += static_cast<std::size_t>(size);
  }
  return {from, at};
}

/// Gives a schema of our own metadata in the form of the specification: a number of pairs, each text behind its length.
inline void set_metadata(ArrowSchema& of, const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::string& bytes = memory_behind(of).metadata;
  const auto number = [&](std::size_t n) {
    const auto written = static_cast<std::int32_t>(n);
    bytes.append(reinterpret_cast<const char*>(&written), sizeof written);
  };
  bytes.clear();
  number(pairs.size());
  for (const auto& [key, value] : pairs) {
    number(key.size()), bytes += key;
    number(value.size()), bytes += value;
  }
  of.metadata = bytes.data();
}

/// A copy of a schema of any type; nothing where it is broken or nested deeper than `depth`.
[[nodiscard]] inline std::optional<ArrowSchema> copy_of(const ArrowSchema& schema, int depth = 64) {
  if (depth == 0 || schema.format == nullptr || schema.n_children < 0 || (schema.n_children > 0 && schema.children == nullptr))
    return std::nullopt;
  ArrowSchema made = schema_of(schema.format, schema.name == nullptr ? "" : schema.name, schema.flags);
  schema_memory& memory = memory_behind(made);
  memory.metadata = metadata_of(schema.metadata);
  if (!memory.metadata.empty()) made.metadata = memory.metadata.data();
  std::vector<ArrowSchema> children;
  bool whole = true;
  for (std::int64_t i = 0; i < schema.n_children && whole; ++i) {
    const auto child = schema.children[i] == nullptr ? std::nullopt : copy_of(*schema.children[i], depth - 1);
    if (child) children.push_back(*child);
    whole = child.has_value();
  }
  set_children(made, std::move(children));
  if (whole && schema.dictionary != nullptr) {
    const auto dictionary = copy_of(*schema.dictionary, depth - 1);
    if (dictionary) set_dictionary(made, *dictionary);
    whole = dictionary.has_value();
  }
  if (whole) return made;
  made.release(&made);
  return std::nullopt;
}

[[nodiscard]] inline ArrowArray array_of(std::int64_t length, std::int64_t nulls, std::vector<const void*> buffers,
                                         std::shared_ptr<const void> keeps) {
  auto memory = std::make_unique<array_memory>();
  memory->keeps = std::move(keeps), memory->buffers = std::move(buffers);
  ArrowArray made{length,
                  nulls,
                  0,
                  static_cast<std::int64_t>(memory->buffers.size()),
                  0,
                  memory->buffers.data(),
                  nullptr,
                  nullptr,
                  release_owned<ArrowArray>,
                  nullptr};
  made.private_data = memory.release();
  return made;
}

/// An array taken over, released when its last user lets go.
[[nodiscard]] inline std::shared_ptr<ArrowArray> take_over(ArrowArray& from) {
  const std::shared_ptr<ArrowArray> made(new ArrowArray(from), [](ArrowArray* array) {
    if (array->release != nullptr) array->release(array);
    delete array;
  });
  from.release = nullptr;
  return made;
}

/// Rows [skip, skip + length) of a child of an array that is kept alive, as an array of its own over the same memory. Its children and
/// dictionary stay the kept one's.
[[nodiscard]] inline ArrowArray shared_child(const std::shared_ptr<ArrowArray>& of, const ArrowArray& child, std::int64_t skip,
                                             std::int64_t length) {
  ArrowArray made = child;
  const bool whole = skip == 0 && length == child.length;
  made.length = length, made.offset = child.offset + skip;
  if (!whole && child.null_count != 0) made.null_count = -1;
  made.private_data = new std::shared_ptr<ArrowArray>(of);
  made.release = [](ArrowArray* array) {
    delete static_cast<std::shared_ptr<ArrowArray>*>(array->private_data);
    array->release = nullptr;
  };
  return made;
}

}  // namespace santei::table::detail
