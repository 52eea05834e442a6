// The Arrow PyCapsule interface: streams, schemas and arrays passed to and from Python without being copied.
#pragma once

#include <santei/table/arrow_abi.hpp>

#include <nanobind/nanobind.h>

#include <memory>
#include <utility>

namespace santei::python {

namespace nb = nanobind;

template <class T>
struct arrow_name;
template <>
struct arrow_name<ArrowSchema> {
  static constexpr const char* capsule = "arrow_schema";
};
template <>
struct arrow_name<ArrowArray> {
  static constexpr const char* capsule = "arrow_array";
};
template <>
struct arrow_name<ArrowArrayStream> {
  static constexpr const char* capsule = "arrow_array_stream";
};

/// A structure of Arrow that is released with its holder.
template <class T>
class held {
 public:
  held() = default;
  explicit held(const T& from) : of_(from) {}
  held(held&& from) noexcept : of_(std::exchange(from.of_, T{})) {}
  held& operator=(held&& from) noexcept {
    std::swap(of_, from.of_);
    return *this;
  }
  ~held() {
    if (of_.release != nullptr) of_.release(&of_);
  }
  T& operator*() { return of_; }
  const T& operator*() const { return of_; }
  T* operator->() { return &of_; }
  const T* operator->() const { return &of_; }

 private:
  T of_{};
};

/// Hands a structure out; whoever takes it sets `release` to null.
template <class T>
[[nodiscard]] nb::object capsule_of(held<T> from) {
  auto made = std::make_unique<T>(std::exchange(*from, T{}));
  PyObject* capsule = PyCapsule_New(made.get(), arrow_name<T>::capsule, [](PyObject* self) {
    auto* of = static_cast<T*>(PyCapsule_GetPointer(self, arrow_name<T>::capsule));
    if (of == nullptr) return PyErr_Clear();
    if (of->release != nullptr) of->release(of);
    delete of;
  });
  if (capsule == nullptr) {
    if (made->release != nullptr) made->release(made.get());
    throw nb::python_error();
  }
  made.release();  // the capsule's now
  return nb::steal(capsule);
}

/// Takes a structure over from a capsule.
template <class T>
[[nodiscard]] held<T> taken_from(nb::handle capsule) {
  auto* of = static_cast<T*>(PyCapsule_GetPointer(capsule.ptr(), arrow_name<T>::capsule));
  if (of == nullptr) throw nb::python_error();
  held<T> made(*of);
  of->release = nullptr;
  return made;
}

}  // namespace santei::python
