// The smallest intervals around all completions of one amount, and the status that follows from them.
#pragma once

#include <santei/evaluate/result.hpp>
#include <santei/number/interval.hpp>
#include <santei/value/truth.hpp>

#include <algorithm>
#include <optional>

namespace santei::evaluate::detail {

/// The closed hull of what was added; ends that nothing bounds are nothing.
struct hull_of_values {
  bool any = false;
  std::optional<rational> low, high;

  void add(const std::optional<rational>& l, const std::optional<rational>& h) {
    low = any ? (low && l ? std::optional(std::min(*low, *l)) : std::nullopt) : l;
    high = any ? (high && h ? std::optional(std::max(*high, *h)) : std::nullopt) : h;
    any = true;
  }
  void add(const rational& x) { add(x, x); }
  void add(const interval& x) {
    add(x.lower() ? std::optional(x.lower()->value) : std::nullopt, x.upper() ? std::optional(x.upper()->value) : std::nullopt);
  }
  void add(const hull_of_values& other) {
    if (other.any) add(other.low, other.high);
  }
  [[nodiscard]] bool is_point() const { return any && low && high && *low == *high; }
  /// high − low; nothing when unbounded.
  [[nodiscard]] std::optional<rational> width() const {
    if (!any) return rational(0);
    return low && high ? std::optional(*high - *low) : std::nullopt;
  }
};

/// What one completion (or one cell of it) says of one amount.
struct outcome_of_amount {
  truth has_stated = truth::no, has_possible = truth::no, undetermined = truth::no, open = truth::no;
  interval stated = interval::point(0), unrounded = interval::point(0), least = interval::point(0), most = interval::point(0);
  bool may_be_less = false;  // `least` is somewhere below `stated`
};

class tally {
 public:
  void add(truth eligible, const outcome_of_amount& one) {
    if (eligible != truth::yes) some_no_ = true;
    if (eligible == truth::no) return;
    some_yes_ = true;
    if (one.has_stated != truth::no) {
      stated_.add(one.stated);
      unrounded_.add(one.unrounded);
    }
    if (one.has_possible != truth::no) {
      possible_.add(one.least);
      possible_.add(one.most);
      may_be_less_ = may_be_less_ || (one.has_stated != truth::no && one.may_be_less);
    }
    if (one.undetermined != truth::no) undetermined_.add(one.most);
    open_ = open_ || one.open != truth::no;
  }

  /// Everything that the other was told.
  void add(const tally& other) {
    some_yes_ = some_yes_ || other.some_yes_, some_no_ = some_no_ || other.some_no_;
    open_ = open_ || other.open_, may_be_less_ = may_be_less_ || other.may_be_less_;
    stated_.add(other.stated_), unrounded_.add(other.unrounded_);
    possible_.add(other.possible_), undetermined_.add(other.undetermined_);
  }

  [[nodiscard]] amounts finish(bool tight) const {
    amounts made;
    made.tight = tight;
    if (!some_yes_) {
      made.status = status::ineligible;
      made.min = made.max = made.stated_low = made.stated_high = made.unrounded_low = made.unrounded_high = rational(0);
      return made;
    }
    if (!stated_.any && !possible_.any) return made;
    const hull_of_values stated = with_zero(stated_), unrounded = with_zero(unrounded_), possible = possible_hull();
    if (stated.any) set(made.stated_low, made.stated_high, stated, true), set(made.unrounded_low, made.unrounded_high, unrounded, false);
    set(made.min, made.max, possible, true);
    made.status = status_of(made, stated.any);
    return made;
  }
  [[nodiscard]] hull_of_values stated_hull() const { return with_zero(stated_); }
  [[nodiscard]] hull_of_values possible_hull() const {
    hull_of_values possible = possible_;
    if (undetermined_.any && possible.any) possible.add(undetermined_), possible.add(rational(0));
    return with_zero(possible);
  }

 private:
  /// A completion in which 対象 is no contributes 0 where some other completion has an amount.
  [[nodiscard]] hull_of_values with_zero(hull_of_values h) const {
    if (h.any && some_no_) h.add(rational(0));
    return h;
  }
  /// An enclosure of a difference, as of what one payer leaves to the next, may reach below 0; no completion does.
  static void set(std::optional<rational>& low, std::optional<rational>& high, const hull_of_values& from, bool whole_yen) {
    low = from.low ? std::max(*from.low, rational(0)) : from.low;
    high = from.high;
    if (whole_yen && low) low = floor(*low);
    if (whole_yen && high) high = floor(*high);
  }
  [[nodiscard]] status status_of(const amounts& a, bool stated) const {
    if (open_) return status::open;
    if (a.min && a.max && *a.min == *a.max) return status::exact;
    if (!stated) return status::maximum;
    const bool one_amount = a.stated_low && a.stated_high && *a.stated_low == *a.stated_high;
    if (one_amount && (!a.min || *a.min < *a.stated_low)) return status::maximum;
    return !one_amount && may_be_less_ ? status::maximum_interval : status::interval;
  }

  bool some_yes_ = false, some_no_ = false, open_ = false, may_be_less_ = false;
  hull_of_values stated_, unrounded_, possible_, undetermined_;
};

}  // namespace santei::evaluate::detail
