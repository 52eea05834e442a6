// Exact numbers between santei and Python: int where whole, fractions.Fraction where not.
#pragma once

#include <santei/number/rational.hpp>

#include <nanobind/nanobind.h>

#include <optional>

namespace santei::python {

namespace nb = nanobind;

/// int, or fractions.Fraction in lowest terms.
[[nodiscard]] nb::object python_number(const rational& value);
/// The same, or None.
[[nodiscard]] nb::object python_number(const std::optional<rational>& value);
/// fractions.Fraction even where the value is whole.
[[nodiscard]] nb::object python_fraction(const rational& value);
/// A Python int of any size; one of more than 4,096 bits, which no fact may have, becomes some other that is as much too long.
[[nodiscard]] rational rational_of_int(nb::handle value);
/// datetime.date, decimal.Decimal, fractions.Fraction, …: a name of a module of the standard library, imported once.
[[nodiscard]] nb::handle standard(const char* module, const char* name);

}  // namespace santei::python
