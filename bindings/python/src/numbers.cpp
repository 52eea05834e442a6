// Definitions of exact numbers between santei and Python.
#include "numbers.hpp"

#include <map>
#include <string>
#include <utility>

namespace santei::python {

namespace {

nb::object int_of_text(const std::string& digits) { return nb::steal(PyLong_FromString(digits.c_str(), nullptr, 10)); }

nb::object int_of(const rational& whole) {
  if (const auto small = whole.to_int64()) return nb::steal(PyLong_FromLongLong(*small));
  return int_of_text(whole.text());
}

}  // namespace

nb::handle standard(const char* module, const char* name) {
  static std::map<std::pair<std::string, std::string>, PyObject*>* const known =
      new std::map<std::pair<std::string, std::string>, PyObject*>;  // outlives the interpreter
  const auto [at, is_new] = known->try_emplace({module, name}, nullptr);
  if (at->second == nullptr) at->second = nb::getattr(nb::module_::import_(module), name).release().ptr();
  return at->second;
}

nb::object python_fraction(const rational& value) {
  return standard("fractions", "Fraction")(int_of(value.numerator()), int_of(value.denominator()));
}

nb::object python_number(const rational& value) { return value.is_integer() ? int_of(value) : python_fraction(value); }

nb::object python_number(const std::optional<rational>& value) { return value ? python_number(*value) : nb::none(); }

rational rational_of_int(nb::handle value) {
  int overflow = 0;
  const long long small = PyLong_AsLongLongAndOverflow(value.ptr(), &overflow);
  if (small == -1 && PyErr_Occurred() != nullptr) throw nb::python_error();
  if (overflow == 0) return rational(static_cast<std::int64_t>(small));
  constexpr unsigned most_bits = 4096;
  if (nb::cast<std::size_t>(value.attr("bit_length")()) > most_bits) return power(rational(2), most_bits) * rational(overflow);
  return *rational::from_text(nb::str(value).c_str());
}

}  // namespace santei::python
