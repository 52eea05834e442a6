// Definitions of Python values as facts.
#include "facts.hpp"

#include "numbers.hpp"
#include "problems.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace santei::python {

namespace {

constexpr int deepest = 8;

nb::str text(const std::string& words) { return nb::str(words.data(), words.size()); }

std::string utf8(nb::handle words) {
  Py_ssize_t length = 0;
  const char* bytes = PyUnicode_AsUTF8AndSize(words.ptr(), &length);
  if (bytes == nullptr) throw nb::python_error();
  return {bytes, static_cast<std::size_t>(length)};
}

bool is_a(nb::handle value, const char* module, const char* name) {
  const int found = PyObject_IsInstance(value.ptr(), standard(module, name).ptr());
  if (found < 0) throw nb::python_error();
  return found == 1;
}

/// numpy.bool_ under its two names; numpy itself is not needed for it.
bool is_numpy_truth(nb::handle value) {
  const nb::handle type = value.type();
  if (utf8(type.attr("__module__")) != "numpy") return false;
  const std::string name = utf8(type.attr("__name__"));
  return name == "bool" || name == "bool_";
}

/// pandas.NA and pandas.NaT, which stand for no value; pandas itself is not needed for them.
bool is_missing(nb::handle value) {
  const std::string name = nb::type_name(value.type()).c_str();
  return name.starts_with("pandas.") && (name.ends_with(".NAType") || name.ends_with(".NaTType"));
}

/// Reads values one by one and keeps what has no known form.
class reader {
 public:
  void add_all(facts& to, nb::handle from) {
    if (from.is_none()) return;
    const nb::object mapping =
        nb::isinstance<nb::dict>(from)
            ? nb::borrow(from)
            : nb::steal(PyObject_CallFunctionObjArgs(reinterpret_cast<PyObject*>(&PyDict_Type), from.ptr(), nullptr));
    if (!mapping.is_valid()) throw nb::python_error();
    for (const auto& [key, value] : nb::cast<nb::dict>(mapping)) {
      if (!nb::isinstance<nb::str>(key)) refuse(nb::repr(key).c_str(), value);
      else to.add({utf8(key), input_of(utf8(key), value, 0), {}});
    }
  }
  [[nodiscard]] const diagnostics& problems() const { return problems_; }

 private:
  fact_input refuse(const std::string& key, nb::handle value) {
    const std::string type = nb::type_name(value.type()).c_str();
    problems_.push_back(
        {severity::error,
         "E0830",
         {"「" + key + "」の値の形（" + type + "）が読めません", "the value of '" + key + "' has no known form (" + type + ")"},
         {},
         message{
             "str, int, Decimal, Fraction, date, bool, range, set、{\"min\": …, \"max\": …}、明細は dict の list、分からないときは None です",
             "give str, int, Decimal, Fraction, date, bool, range, set, {\"min\": …, \"max\": …}, a list of dicts for rows, or None where it is unknown"}});
    return {fact_input::unknown{}};
  }

  fact_input input_of(const std::string& key, nb::handle value, int depth) {
    PyObject* const raw = value.ptr();
    if (depth > deepest) return refuse(key, value);
    if (value.is_none()) return {fact_input::unknown{}};
    if (PyBool_Check(raw)) return {raw == Py_True};
    if (PyUnicode_Check(raw)) return {utf8(value)};
    if (PyFloat_Check(raw)) return {fact_input::inexact{utf8(nb::repr(value))}};
    if (nb::isinstance<nb::dict>(value)) return of_dict(key, nb::borrow<nb::dict>(value), depth);
    if (PyList_Check(raw) || PyTuple_Check(raw)) return rows(key, value, depth);
    if (PyAnySet_Check(raw)) return any_of(key, value);
    if (is_a(value, "builtins", "range")) return bounds_of_range(key, value);
    if (is_numpy_truth(value)) return {nb::cast<bool>(value.attr("__bool__")())};
    if (auto number = number_of(value)) return {*std::move(number)};
    if (is_missing(value)) return {fact_input::unknown{}};
    if (auto words = words_of(value)) return {*std::move(words)};
    if (nb::hasattr(value, "__float__")) return {fact_input::inexact{utf8(nb::str(value))}};
    return refuse(key, value);
  }

  static std::optional<rational> number_of(nb::handle value) {
    if (PyLong_Check(value.ptr())) return rational_of_int(value);
    if (is_a(value, "fractions", "Fraction")) return rational_of_int(value.attr("numerator")) / rational_of_int(value.attr("denominator"));
    if (is_a(value, "decimal", "Decimal")) return of_decimal(value);
    if (PyIndex_Check(value.ptr()) == 0) return std::nullopt;  // numpy's whole numbers have an index
    return rational_of_int(nb::steal(PyNumber_Index(value.ptr())));
  }

  /// Nothing for what is no number. One of an extreme exponent is as much too long as 2^4096.
  static std::optional<rational> of_decimal(nb::handle value) {
    if (!nb::cast<bool>(value.attr("is_finite")())) return std::nullopt;
    constexpr long long longest = 1000;
    const long long exponent = nb::cast<long long>(value.attr("adjusted")());
    if (exponent > longest || exponent < -longest) return power(rational(2), 4096);
    return rational::from_text(utf8(value.attr("__format__")("f")));
  }

  /// A day as the notation writes it; an instant is no day, but midnight is.
  static std::optional<std::string> words_of(nb::handle value) {
    if (!is_a(value, "datetime", "date")) return std::nullopt;
    const std::string written = utf8(value.attr("isoformat")());
    constexpr std::size_t day = 10;  // 2025-01-31
    if (written.size() == day || written.substr(day) == "T00:00:00") return written.substr(0, day);
    return std::nullopt;
  }

  /// An end of a range or a choice of a set, as text.
  std::optional<std::string> word(const std::string& key, nb::handle value) {
    fact_input read = input_of(key, value, deepest);
    if (auto* words = std::get_if<std::string>(&read.value)) return std::move(*words);
    if (const auto* number = std::get_if<rational>(&read.value)) return number->text();
    if (const auto* truth = std::get_if<bool>(&read.value)) return *truth ? "true" : "false";
    if (std::holds_alternative<fact_input::inexact>(read.value)) inexact_ = std::get<fact_input::inexact>(read.value);
    else if (!value.is_none()) refuse(key, value);
    return std::nullopt;
  }

  fact_input of_dict(const std::string& key, const nb::dict& from, int depth) {
    if (from.size() == 1 && from.contains("any")) return any_of(key, from["any"]);
    const std::size_t known = (from.contains("min") ? 1U : 0U) + (from.contains("max") ? 1U : 0U);
    if (depth > 0 || known == 0 || known != from.size()) return refuse(key, from);
    inexact_.reset();
    fact_input::bounds ends;
    if (from.contains("min")) ends.least = word(key, from["min"]);
    if (from.contains("max")) ends.greatest = word(key, from["max"]);
    if (inexact_) return {*inexact_};
    return {std::move(ends)};
  }

  fact_input any_of(const std::string& key, nb::handle choices) {
    inexact_.reset();
    fact_input::any_of any;
    for (const nb::handle one : nb::iter(choices))
      if (one.is_none()) any.choices.emplace_back();  // refused when it meets its type: None is no choice
      else if (auto choice = word(key, one)) any.choices.push_back(*std::move(choice));
    if (inexact_) return {*inexact_};
    std::sort(any.choices.begin(), any.choices.end());  // a set has no order of its own
    return {std::move(any)};
  }

  /// range( 10, 13 ) is 10, 11 or 12: between the first and the last.
  fact_input bounds_of_range(const std::string& key, nb::handle of) {
    if (nb::len(of) == 0 || nb::cast<long long>(of.attr("step")) != 1) return refuse(key, of);
    return {fact_input::bounds{rational_of_int(of[nb::int_(0)]).text(), rational_of_int(of[nb::int_(-1)]).text()}};
  }

  fact_input rows(const std::string& key, nb::handle list, int depth) {
    fact_input::rows found;
    for (const nb::handle item : nb::iter(list)) {
      if (!nb::isinstance<nb::dict>(item)) return refuse(key, item);
      fact_input::row row;
      for (const auto& [name, cell] : nb::borrow<nb::dict>(item)) {
        if (!nb::isinstance<nb::str>(name)) return refuse(key, name);
        row.emplace_back(utf8(name), input_of(utf8(name), cell, depth + 1));
      }
      found.items.push_back(std::move(row));
    }
    return {std::move(found)};
  }

  diagnostics problems_;
  std::optional<fact_input::inexact> inexact_;
};

nb::object python_input(const fact_input& input);

struct to_python {
  nb::object operator()(const fact_input::unknown&) const { return nb::none(); }
  nb::object operator()(const std::string& words) const { return text(words); }
  nb::object operator()(const rational& number) const { return python_number(number); }
  nb::object operator()(bool truth) const { return nb::bool_(truth); }
  nb::object operator()(const fact_input::bounds& ends) const {
    nb::dict both;
    if (ends.least) both["min"] = text(*ends.least);
    if (ends.greatest) both["max"] = text(*ends.greatest);
    if (both.size() == 0) return nb::none();
    return both;
  }
  nb::object operator()(const fact_input::any_of& any) const {
    nb::list choices;
    for (const std::string& one : any.choices) choices.append(text(one));
    nb::dict all;
    all["any"] = choices;
    return all;
  }
  nb::object operator()(const fact_input::rows& rows) const {
    nb::list all;
    for (const fact_input::row& row : rows.items) {
      nb::dict cells;
      for (const auto& [name, cell] : row) cells[text(name)] = python_input(cell);
      all.append(cells);
    }
    return all;
  }
  nb::object operator()(const fact_input::inexact&) const { return nb::none(); }  // never bound
};

nb::object python_input(const fact_input& input) { return std::visit(to_python{}, input.value); }

}  // namespace

facts facts_of(nb::handle given, nb::handle more) {
  reader read;
  facts all;
  read.add_all(all, given);
  read.add_all(all, more);
  if (!read.problems().empty()) raise(read.problems());
  return all;
}

fact_input fact_of(std::string_view name, nb::handle value) {
  nb::dict one;
  one[nb::str(name.data(), name.size())] = value;
  return facts_of(one, nb::none()).items().front().input;
}

nb::dict python_facts(const facts& given) {
  nb::dict all;
  for (const given_fact& fact : given.items()) all[text(fact.key)] = python_input(fact.input);
  return all;
}

}  // namespace santei::python
