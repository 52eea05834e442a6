// A combination in which the answer hangs on several amounts at once: each completion is run by the register machine, row by row.
#pragma once

#include <santei/evaluate/machine.hpp>
#include <santei/impl/evaluate/batch/completions.hpp>
#include <santei/impl/evaluate/batch/leftover.hpp>
#include <santei/impl/evaluate/batch/rows.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
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

/// Writes down what completions settle, once for those that come to the same; nothing where some number does not fit a register, or
/// an amount decides whether 排他 bars a completion.
class several_maker {
 public:
  several_maker(const plan::measure_plan& plan, const bound_case& bound, const std::vector<std::int64_t>& scales)
      : plan_(plan), bound_(bound), scales_(scales) {}

  std::optional<several> make(const completions& of, std::vector<std::uint32_t> amounts) const {
    several made;
    for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i)
      if (!tell(i, of.explore().base().at(i, 0), made.base)) return std::nullopt;
    partial start{of.explore().base(), {}, plan_.exclusions.empty() ? truth::no : truth::unknown};
    for (const std::uint32_t input : amounts) start.facts.at({input, 0}) = {};
    for (const auto& ways : of.ways())
      for (const way& one : ways)
        for (const auto& [v, set] : one) start.facts.at(v) = {};
    std::vector<partial> all{std::move(start)};
    leftover rest(plan_, of.explore().needed());
    const bool worth = of.count() > few || !plan_.exclusions.empty();
    for (const auto& ways : of.ways())
      if (!branch(ways, worth ? &rest : nullptr, all)) return std::nullopt;
    if (all.empty()) return std::nullopt;
    for (partial& one : all) {
      if (one.barred != truth::no) return std::nullopt;
      made.completions.push_back(std::move(one.told));
    }
    made.amounts = std::move(amounts);
    return made;
  }

 private:
  static constexpr std::size_t few = 8;  // completions: running them costs less than telling them apart
  struct partial {
    assignment facts;  // what is still to come is unknown
    std::vector<several::told> told;
    truth barred = truth::no;  // by 排他
  };
  /// Every way after every beginning; beginnings that leave the same of the rule, whatever is to come, once.
  bool branch(const std::vector<way>& ways, leftover* rest, std::vector<partial>& all) const {
    std::vector<partial> made;
    std::set<std::vector<std::uint32_t>> met;
    for (const partial& begun : all)
      for (const way& w : ways) {
        partial next = begun;
        for (const auto& [v, set] : w) {
          next.facts.at(v) = set;
          if (!tell(v.input, set, next.told)) return false;
        }
        if (rest != nullptr) {
          const bool fresh = met.insert(rest->of(next.facts)).second;
          next.barred = rest->excluded();
          if (!fresh || next.barred == truth::yes) continue;
        }
        made.push_back(std::move(next));
      }
    all = std::move(made);
    return true;
  }
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
