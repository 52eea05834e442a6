// Definitions of quick facts: tables with one place for each hash, where the new takes the place of the old.
#include "quick_facts.hpp"

#include <santei/evaluate/bind.hpp>
#include <santei/plan/plan.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace santei::python {

namespace {

constexpr Py_ssize_t longest_text = 64;
constexpr std::int64_t not_given = evaluate::prepared::not_given;

bool is_text(PyObject* value) { return Py_IS_TYPE(value, &PyUnicode_Type) != 0; }
bool same_text(PyObject* a, PyObject* b) { return a == b || (is_text(a) && is_text(b) && PyUnicode_Compare(a, b) == 0); }

std::string utf8(PyObject* words) {
  Py_ssize_t length = 0;
  const char* bytes = PyUnicode_AsUTF8AndSize(words, &length);
  if (bytes == nullptr) throw nb::python_error();
  return {bytes, static_cast<std::size_t>(length)};
}

/// Whole numbers without a unit may be given for the type.
bool counts(kind of) { return is_number(of) && of != kind::date && of != kind::month; }

}  // namespace

quick_facts::quick_facts(catalogue::measure of, catalogue::catalogue rules, const evaluate::prepared& scales)
    : of_(std::move(of)), rules_(std::move(rules)), scales_(scales), values_(scales.plan().inputs.size(), not_given) {}

quick_facts::~quick_facts() {
  for (known_key& one : keys_) Py_XDECREF(one.key);
  for (known_value& one : texts_) Py_XDECREF(one.key), Py_XDECREF(one.value);
}

bool quick_facts::read(nb::handle given, nb::handle more) {
  std::fill(values_.begin(), values_.end(), not_given);
  const bool some = !given.is_none() && PyDict_Size(given.ptr()) > 0, others = !more.is_none() && PyDict_Size(more.ptr()) > 0;
  if (PyErr_Occurred() != nullptr) {  // a mapping, but no dict
    PyErr_Clear();
    return false;
  }
  if (some && others) {
    PyObject* key = nullptr;
    Py_ssize_t at = 0;
    while (PyDict_Next(more.ptr(), &at, &key, nullptr) != 0)
      if (PyDict_Contains(given.ptr(), key) != 0) return PyErr_Clear(), false;
  }
  return (!some || read(given)) && (!others || read(more));
}

bool quick_facts::read(nb::handle dict) {
  if (Py_IS_TYPE(dict.ptr(), &PyDict_Type) == 0) return false;
  PyObject *key = nullptr, *value = nullptr;
  Py_ssize_t at = 0;
  while (PyDict_Next(dict.ptr(), &at, &key, &value) != 0)
    if (!is_text(key) || !put(key_of(key), value)) return false;
  return true;
}

bool quick_facts::put(const known_key& key, PyObject* value) {
  if (!key.is_known) return false;
  if (value == Py_None) return true;
  if (Py_IS_TYPE(value, &PyLong_Type) != 0) return put_number(key, value);
  if (!is_text(value) && value != Py_True && value != Py_False) return false;
  const known_value& known = value_of(key, value);
  if (!known.is_known) return false;
  for (std::size_t i = 0; i < known.count; ++i)
    if (!put(known.settings[i].input, known.settings[i].value)) return false;
  return true;
}

bool quick_facts::put_number(const known_key& key, PyObject* value) {
  if (!key.takes_numbers) return false;
  int overflow = 0;
  const long long number = PyLong_AsLongLongAndOverflow(value, &overflow);
  if (overflow != 0 || number < key.least || number > key.most) return false;
  return key.input == nowhere || put(key.input, number * key.scale);
}

bool quick_facts::put(std::uint32_t input, std::int64_t value) {
  if (values_[input] != not_given) return false;
  values_[input] = value;
  return true;
}

const quick_facts::known_key& quick_facts::key_of(PyObject* key) {
  const Py_hash_t hash = PyObject_Hash(key);
  known_key& at = keys_[static_cast<std::size_t>(hash) % key_slots];
  if (at.key != key && (at.key == nullptr || at.hash != hash || !same_text(at.key, key))) {
    PyObject* old = std::exchange(at.key, nullptr);
    at = {};
    at.hash = hash;
    at.key = Py_NewRef(key);
    Py_XDECREF(old);
    learn(at);
  }
  return at;
}

const quick_facts::known_value& quick_facts::value_of(const known_key& key, PyObject* value) {
  const Py_hash_t hash = PyObject_Hash(value);
  known_value& at = texts_[(static_cast<std::size_t>(hash) ^ static_cast<std::size_t>(key.hash) * 31U) % text_slots];
  if (at.key != key.key || (at.value != value && (at.hash != hash || !same_text(at.value, value)))) {
    known_value fresh;
    fresh.hash = hash;
    fresh.key = Py_NewRef(key.key);
    fresh.value = Py_NewRef(value);
    std::swap(at, fresh);
    Py_XDECREF(fresh.key);
    Py_XDECREF(fresh.value);
    learn(at);
  }
  return at;
}

void quick_facts::learn(known_key& into) const {
  const plan::measure_plan& plan = scales_.plan();
  const std::string key = utf8(into.key);
  if (key.find('/') != std::string::npos || key == plan.rows) return;
  std::size_t readers = 0;
  const declaration* declared = nullptr;
  into.input = nowhere;
  for (std::uint32_t i = 0; i < plan.inputs.size(); ++i)
    if (plan.inputs[i].declared.key == key) ++readers, into.input = i, declared = &plan.inputs[i].declared;
  if (readers == 0) declared = rules_.find_key(key);
  into.is_known = declared != nullptr;
  into.takes_numbers = declared != nullptr && readers < 2 && counts(declared->of.of) && per_unit(declared->of) == 1;
  if (!into.takes_numbers) return;
  into.scale = into.input == nowhere ? 1 : scales_.scale(into.input);
  const interval range = declared->range();
  const std::int64_t widest = std::numeric_limits<std::int64_t>::max() / into.scale;
  into.least = range.lower() ? std::max(ceil(range.lower()->value).to_int64().value_or(widest), -widest) : -widest;
  into.most = range.upper() ? std::min(floor(range.upper()->value).to_int64().value_or(widest), widest) : widest;
}

/// The value alone with its key, bound as any fact is.
void quick_facts::learn(known_value& into) const {
  const bool text = is_text(into.value);
  if (text && PyUnicode_GetLength(into.value) > longest_text) return;
  facts one;
  if (text) one.set(utf8(into.key), utf8(into.value));
  else one.set(utf8(into.key), into.value == Py_True);
  const auto bound = of_.bind(one);
  if (!bound || bound->rows != 1 || !bound->notes.empty()) return;
  for (std::uint32_t i = 0; i < bound->values.size(); ++i) {
    const evaluate::bound_value& value = bound->values[i][0];
    if (!value.given) continue;
    if (into.count == into.settings.size()) return;
    std::optional<std::int64_t> whole;
    if (!is_number(scales_.plan().inputs[i].declared.of.of))
      whole = value.choices.size() == 1 ? std::optional<std::int64_t>(value.choices.front()) : std::nullopt;
    else if (value.range.is_point()) whole = (value.range.lower()->value * rational(scales_.scale(i))).to_int64();
    if (!whole || *whole == not_given) return;
    into.settings[into.count++] = {i, *whole};
  }
  into.is_known = true;
}

}  // namespace santei::python
