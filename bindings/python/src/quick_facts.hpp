// Facts for a prepared measure: keys and texts that were met before are looked up instead of being read again.
#pragma once

#include "bindings.hpp"

#include <santei/evaluate/prepared.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace santei::python {

/// What a dict says to one measure, as evaluate::prepared takes it. Keeps the last keys and texts it met, a bounded number of them; is
/// used under the interpreter's lock.
class quick_facts {
 public:
  quick_facts(catalogue::measure of, catalogue::catalogue rules, const evaluate::prepared& scales);
  ~quick_facts();
  quick_facts(const quick_facts&) = delete;
  quick_facts& operator=(const quick_facts&) = delete;

  /// Reads one or two dicts; false where something is not for the quick way: a form other than str, int, bool and None, a range, a
  /// mistake, a key given twice.
  bool read(nb::handle given, nb::handle more);
  [[nodiscard]] std::span<const std::int64_t> values() const { return values_; }

 private:
  static constexpr std::size_t key_slots = 64, text_slots = 256;
  struct setting {
    std::uint32_t input = 0;
    std::int64_t value = 0;
  };
  /// A key: the numbers it takes, and where they go (`nowhere`: the measure does not read it).
  struct known_key {
    PyObject* key = nullptr;
    Py_hash_t hash = 0;
    bool is_known = false, takes_numbers = false;
    std::uint32_t input = 0;
    std::int64_t scale = 1, least = 0, most = 0;
  };
  struct known_value {
    PyObject* key = nullptr;
    PyObject* value = nullptr;
    Py_hash_t hash = 0;
    bool is_known = false;
    std::uint8_t count = 0;
    std::array<setting, 2> settings;
  };
  static constexpr std::uint32_t nowhere = 0xffffffff;

  bool read(nb::handle dict);
  bool put(const known_key& key, PyObject* value);
  bool put_number(const known_key& key, PyObject* value);
  bool put(std::uint32_t input, std::int64_t value);
  const known_key& key_of(PyObject* key);
  const known_value& value_of(const known_key& key, PyObject* value);
  void learn(known_key& into) const;
  void learn(known_value& into) const;

  catalogue::measure of_;
  catalogue::catalogue rules_;
  const evaluate::prepared& scales_;
  std::vector<std::int64_t> values_;
  std::array<known_key, key_slots> keys_;
  std::array<known_value, text_slots> texts_;
};

}  // namespace santei::python
