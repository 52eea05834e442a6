// Forms that are linear in several unknown amounts, and conditions on them.
#pragma once

#include <santei/number/rational.hpp>

#include <cstddef>
#include <map>

namespace santei::linear {

/// A sum of multiples of variables and a constant.
struct affine {
  std::map<std::size_t, rational> of;  // no zeros
  rational constant;

  affine() = default;
  explicit affine(const rational& x) : constant(x) {}
  static affine variable(std::size_t v) {
    affine made;
    made.of.emplace(v, rational(1));
    return made;
  }

  [[nodiscard]] bool is_constant() const { return of.empty(); }
  void add(const affine& other, const rational& times) {
    constant += other.constant * times;
    for (const auto& [v, factor] : other.of) {
      rational& here = of[v];
      here += factor * times;
      if (here.sign() == 0) of.erase(v);
    }
  }
  friend affine operator+(affine a, const affine& b) { return a.add(b, rational(1)), a; }
  friend affine operator-(affine a, const affine& b) { return a.add(b, rational(-1)), a; }
  friend affine operator*(const affine& a, const rational& k) {
    affine made;
    if (k.sign() != 0) made.add(a, k);
    return made;
  }
  friend bool operator==(const affine& a, const affine& b) { return a.constant == b.constant && a.of == b.of; }
};

/// form ≥ 0, or form > 0.
struct condition {
  affine form;
  bool strict = false;
};

}  // namespace santei::linear
