// Numbers as the least of a few planes over two amounts: what most rules come to where nothing is open. No cell is split.
#pragma once

#include <santei/impl/evaluate/assignment.hpp>
#include <santei/impl/evaluate/growth.hpp>
#include <santei/number/rational.hpp>
#include <santei/number/rounding.hpp>
#include <santei/plan/plan.hpp>
#include <santei/value/truth.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace santei::evaluate::detail {

/// first·x + second·y + constant.
struct plane {
  std::array<rational, 2> slope;
  rational constant;

  [[nodiscard]] bool is_constant() const { return slope[0].sign() == 0 && slope[1].sign() == 0; }
  friend bool operator==(const plane&, const plane&) = default;
};

/// The least of `planes`, rounded down to `unit` where that is not 0; neither planes nor infinite: not of this shape.
struct least_of_planes {
  std::vector<plane> planes;
  rational unit;
  bool infinite = false;  // grows with a fact that is beyond every bound; has no planes

  [[nodiscard]] bool is_constant() const { return planes.size() == 1 && planes[0].is_constant() && unit.sign() == 0; }
};

/// Unknown truths and numbers of another shape are carried, and count only where an answer reads them.
class least_domain {
 public:
  using number = least_of_planes;
  using truth = santei::truth;

  least_domain(const assignment& facts, std::array<std::uint32_t, 2> amounts) : facts_(facts), amounts_(amounts) {}

  [[nodiscard]] static bool failed() { return false; }
  static number constant(const rational& x) { return {{{{}, x}}, {}, false}; }
  static truth constant(bool x) { return truth_of(x); }
  number input_number(std::uint32_t i, std::size_t row) const {
    for (std::size_t k = 0; k < amounts_.size(); ++k)
      if (amounts_[k] == i) {
        plane made;
        made.slope[k] = rational(1);
        return {{made}, {}, false};
      }
    const setting& set = facts_.at(i, row);
    return set.is == setting::state::free ? infinity() : constant(set.number);
  }
  truth input_truth(std::uint32_t i, std::size_t row) const { return truth_of(facts_.at(i, row).choice == 1); }
  truth input_in(std::uint32_t i, std::size_t row, const std::vector<bool>& set) const { return truth_of(set[facts_.at(i, row).choice]); }
  truth given(std::uint32_t i, std::size_t row) const { return truth_of(facts_.known(i, row).given); }

  static number add(const number& a, const number& b) {
    number made;
    if ((a.infinite && (b.infinite || plain(b))) || (b.infinite && plain(a))) return infinity();
    if (!plain(a) || !plain(b)) return made;
    for (const plane& p : a.planes)
      for (const plane& q : b.planes) put(made, {{p.slope[0] + q.slope[0], p.slope[1] + q.slope[1]}, p.constant + q.constant});
    return made;
  }
  static number subtract(const number& a, const number& b) {
    return a.infinite && plain(b) ? infinity() : b.planes.size() == 1 && plain(b) ? add(a, scaled(b, rational(-1))) : number{};
  }
  static number multiply(const number& a, const number& b) {
    if (b.is_constant()) return scaled(a, b.planes[0].constant);
    return a.is_constant() ? scaled(b, a.planes[0].constant) : number{};
  }
  static number divide(const number& a, const number& b) {
    if (!b.is_constant()) return {};
    return b.planes[0].constant.sign() == 0 ? constant(rational(0)) : scaled(a, rational(1) / b.planes[0].constant);
  }
  static number minimum(const number& a, const number& b) {
    number made;
    if (a.infinite) return b;
    if (b.infinite) return a;
    if (!plain(a) || !plain(b)) return made;
    for (const number* one : {&a, &b})
      for (const plane& p : one->planes) put(made, p);
    return made;
  }
  static number maximum(const number& a, const number& b) {
    return a.infinite || b.infinite             ? infinity()
           : a.is_constant() && b.is_constant() ? constant(std::max(a.planes[0].constant, b.planes[0].constant))
                                                : number{};
  }
  static number round(const number& a, const plan::rounding& by) {
    if (a.infinite) return a;
    if (a.is_constant()) return constant(round_to(a.planes[0].constant, by.unit, by.mode));
    if (!plain(a) || by.mode != rounding_mode::down) return {};
    return {a.planes, by.unit, false};
  }
  static number growth(const number& before, const number& after, const number& years, const plan::rounding& by) {
    if (!before.is_constant() || !after.is_constant() || !years.is_constant()) return {};
    return constant(yearly_growth(before.planes[0].constant, after.planes[0].constant, years.planes[0].constant, by));
  }
  static number moved(const number&, const number&) { return {}; }
  static number years(const number&, const number&) { return {}; }
  template <class Run>
  static number optimum(const Run&, const plan::node&) {
    return {};
  }
  static number select(truth c, const number& a, const number& b) { return c == truth::yes ? a : c == truth::no ? b : number{}; }
  static truth at_least(const number& a, const number& b) {
    return a.is_constant() && b.is_constant() ? truth_of(a.planes[0].constant >= b.planes[0].constant) : truth::unknown;
  }
  static truth above(const number& a, const number& b) {
    return a.is_constant() && b.is_constant() ? truth_of(a.planes[0].constant > b.planes[0].constant) : truth::unknown;
  }
  static truth equal(const number& a, const number& b) {
    return a.is_constant() && b.is_constant() ? truth_of(a.planes[0].constant == b.planes[0].constant) : truth::unknown;
  }
  static truth all(truth a, truth b) { return a && b; }
  static truth any(truth a, truth b) { return a || b; }
  static truth negate(truth a) { return !a; }

 private:
  static constexpr std::size_t most_planes = 8;
  static number infinity() { return {{}, {}, true}; }
  static bool plain(const number& a) { return !a.planes.empty() && a.unit.sign() == 0; }
  static void put(number& into, plane p) {
    if (std::find(into.planes.begin(), into.planes.end(), p) != into.planes.end()) return;
    into.planes.push_back(std::move(p));
    if (into.planes.size() > most_planes)
      into.planes.resize(most_planes), into.unit = rational(-1);  // too many: no arithmetic, and no answer, takes it
  }
  static number scaled(number a, const rational& by) {
    if (by.sign() == 0) return constant(rational(0));
    if (a.infinite) return by.sign() > 0 ? a : number{};
    if (!plain(a) || (by.sign() < 0 && a.planes.size() > 1)) return {};
    for (plane& p : a.planes) p.slope[0] *= by, p.slope[1] *= by, p.constant *= by;
    return a;
  }

  const assignment& facts_;
  std::array<std::uint32_t, 2> amounts_;
};

}  // namespace santei::evaluate::detail
