// Diagnostics as Python exceptions: santei.Error and its kinds, made in santei._errors.
#pragma once

#include <santei/text/diagnostic.hpp>
#include <santei/text/outcome.hpp>
#include <santei/text/source.hpp>

#include <nanobind/nanobind.h>

#include <utility>

namespace santei::python {

namespace nb = nanobind;

/// A list of santei.Problem, each told once.
[[nodiscard]] nb::object python_problems(const diagnostics& problems, const source_set& sources);
/// Raises the santei.Error that fits the first problem.
[[noreturn]] void raise(const diagnostics& problems, const source_set& sources = {});

/// The value, or raises the problems.
template <class T>
[[nodiscard]] T value_of(outcome<T>&& made, const source_set& sources = {}) {
  if (!made) raise(made.problems(), sources);
  return *std::move(made);
}

}  // namespace santei::python
