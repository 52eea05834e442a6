// Python values as facts, and facts as Python values.
#pragma once

#include <santei/value/facts.hpp>

#include <nanobind/nanobind.h>

#include <string_view>

namespace santei::python {

namespace nb = nanobind;

/// The facts of two mappings, one after the other; either may be None. Raises santei.FactError (E0830) for what has no known form. A float
/// becomes an inexact input,
/// which every type refuses with advice (E0801).
[[nodiscard]] facts facts_of(nb::handle given, nb::handle more);
/// One value by itself, as facts_of reads it; `name` stands in messages.
[[nodiscard]] fact_input fact_of(std::string_view name, nb::handle value);
/// A dict that facts_of reads back to the same facts; a key given twice stands once.
[[nodiscard]] nb::dict python_facts(const facts& given);

}  // namespace santei::python
