// A combination in which the answer hangs on several amounts at once: each completion is run by the register machine, row by row.
#pragma once

#include <santei/evaluate/machine.hpp>
#include <santei/impl/evaluate/batch/completions.hpp>
#include <santei/impl/evaluate/batch/rows.hpp>

#include <algorithm>
#include <optional>
#include <vector>

namespace santei::evaluate::detail {

/// What the machine is told before the amounts of a row.
struct several {
  struct told {
    std::uint32_t input = 0;
    std::int64_t value = 0;
    bool given = false;
  };
  std::vector<told> base;
  std::vector<std::uint32_t> amounts;  // inputs read row by row
  std::vector<std::vector<told>> completions;
};

/// Writes down what completions settle; nothing where some number does not fit a register.
class several_maker {
 public:
  several_maker(const plan::measure_plan& plan, const bound_case& bound, const std::vector<std::int64_t>& scales)
      : plan_(plan), bound_(bound), scales_(scales) {}

  std::optional<several> make(const completions& of, std::vector<std::uint32_t> amounts) const {
    several made;
    made.amounts = std::move(amounts);
    for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i)
      if (!tell(i, of.explore().base().at(i, 0), made.base)) return std::nullopt;
    std::vector<std::size_t> at(of.ways().size());
    do {
      std::vector<several::told> one;
      for (std::size_t d = 0; d < at.size(); ++d)
        for (const auto& [v, set] : of.ways()[d][at[d]])
          if (!tell(v.input, set, one)) return std::nullopt;
      made.completions.push_back(std::move(one));
    } while (next_of(of.ways(), at));
    return made;
  }

 private:
  bool tell(std::uint32_t input, const setting& set, std::vector<several::told>& into) const {
    std::int64_t value = 0;
    if (set.is == setting::state::choice) value = set.choice;
    if (set.is == setting::state::free) value = machine::far;
    if (set.is == setting::state::number) {
      const rational scaled = set.number * rational(scales_[input]);
      const auto whole = scaled.is_integer() ? scaled.to_int64() : std::nullopt;
      if (!whole || *whole <= machine::far) return false;
      value = *whole;
    }
    into.push_back({input, value, bound_.values[input][0].given});
    return true;
  }

  const plan::measure_plan& plan_;
  const bound_case& bound_;
  const std::vector<std::int64_t>& scales_;
};

/// Whole amounts of all completions, as tally takes them.
class point_tally {
 public:
  void add(const point_result& one) {
    (one.eligible ? some_yes_ : some_no_) = true;
    if (!one.eligible) return;
    if (one.has_stated) stated_.add(one.stated, one.stated_unbounded);
    if (one.has_possible) possible_.add(one.least, one.least_unbounded), possible_.add(one.most, one.most_unbounded);
    if (one.undetermined) undetermined_.add(one.most, one.most_unbounded);
    open_ = open_ || one.open;
    may_be_less_ = may_be_less_ || one.may_be_less;
  }
  [[nodiscard]] row_answer finish() const {
    row_answer made;
    made.verdict = some_yes_ && some_no_ ? truth::unknown : truth_of(some_yes_);
    if (!some_yes_) {
      made.known.fill(true);
      made.status = status::ineligible;
      return made;
    }
    hull stated = stated_, possible = possible_;
    if (undetermined_.any && possible.any) possible.add(undetermined_.high, undetermined_.unbounded), possible.add(0, false);
    for (hull* h : {&stated, &possible})
      if (h->any && some_no_) h->add(0, false);
    if (!stated.any && !possible.any) return made;
    made.known = {possible.low_known(), possible.high_known(), stated.low_known(), stated.high_known()};
    made.yen = {possible.low, possible.high_known() ? possible.high : 0, stated.low, stated.high_known() ? stated.high : 0};
    made.status = status_of(stated, possible);
    return made;
  }

 private:
  struct hull {
    bool any = false, bounded = false, unbounded = false;  // `bounded`: some amount is
    std::int64_t low = 0, high = 0;
    void add(std::int64_t x, bool beyond) {
      any = true;
      if (beyond) {
        unbounded = true;
        return;
      }
      low = bounded ? std::min(low, x) : x, high = bounded ? std::max(high, x) : x;
      bounded = true;
    }
    [[nodiscard]] bool low_known() const { return any && bounded; }
    [[nodiscard]] bool high_known() const { return any && !unbounded; }
    [[nodiscard]] bool is_point() const { return any && !unbounded && low == high; }
  };
  [[nodiscard]] status status_of(const hull& stated, const hull& possible) const {
    if (open_) return status::open;
    if (possible.is_point()) return status::exact;
    if (!stated.any) return status::maximum;
    if (stated.is_point() && (!possible.low_known() || possible.low < stated.low)) return status::maximum;
    return !stated.is_point() && may_be_less_ ? status::maximum_interval : status::interval;
  }

  bool some_yes_ = false, some_no_ = false, open_ = false, may_be_less_ = false;
  hull stated_, possible_, undetermined_;
};

/// The answer of one row; nothing where some amount does not fit 64 bits. `values`: one an amount.
inline std::optional<row_answer> answer_of_several(const several& s, const machine& by, machine::workspace& work,
                                                   const std::int64_t* values) {
  const auto tell = [&](const several::told& t) { t.given ? work.set(t.input, t.value) : work.assume(t.input, t.value); };
  for (const several::told& t : s.base) tell(t);
  for (std::size_t a = 0; a < s.amounts.size(); ++a) work.set(s.amounts[a], values[a]);
  point_tally total;
  for (const auto& completion : s.completions) {
    for (const several::told& t : completion) tell(t);
    const point_result one = by.run(work);
    if (one.wide) return std::nullopt;
    total.add(one);
  }
  return total.finish();
}

}  // namespace santei::evaluate::detail
