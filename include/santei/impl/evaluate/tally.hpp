// The smallest intervals around all completions of one amount, and the status that follows from them.
#pragma once

#include <santei/evaluate/result.hpp>
#include <santei/number/interval.hpp>
#include <santei/value/truth.hpp>

#include <algorithm>
#include <optional>

namespace santei::evaluate::detail {

/// The hull of what was added; ends that nothing bounds are nothing.
struct hull_of_values {
  bool any = false;
  std::optional<rational> low, high;
  bool high_open = false;  // nothing that was added reaches it

  void add(const std::optional<rational>& l, const std::optional<rational>& h, bool h_open = false) {
    low = any ? (low && l ? std::optional(std::min(*low, *l)) : std::nullopt) : l;
    if (any && high && h) high_open = *high == *h ? high_open && h_open : *high < *h ? h_open : high_open;
    else high_open = h_open;
    high = any ? (high && h ? std::optional(std::max(*high, *h)) : std::nullopt) : h;
    any = true;
  }
  void add(const rational& x) { add(x, x); }
  void add(const interval& x) {
    add(x.lower() ? std::optional(x.lower()->value) : std::nullopt, x.upper() ? std::optional(x.upper()->value) : std::nullopt,
        x.upper() && !x.upper()->closed);
  }
  void add(const hull_of_values& other) {
    if (other.any) add(other.low, other.high, other.high_open);
  }
  /// What is paid out is whole yen; an enclosure of a difference, as of what one payer leaves to the next, may reach below 0, no completion
  /// does.
  [[nodiscard]] hull_of_values in_whole_yen() const {
    hull_of_values made = *this;
    if (made.low) made.low = floor(std::max(*made.low, rational(0)));
    if (made.high) made.high = round_to(interval(std::nullopt, bound{*high, !high_open}), rational(1), rounding_mode::down).upper()->value;
    made.high_open = false;
    return made;
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
  bool may_be_less = false;  // `least` is somewhere below `stated`, in whole yen
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
    if (stated.any) {
      made.unrounded_low = unrounded.low ? std::max(*unrounded.low, rational(0)) : unrounded.low;
      made.unrounded_high = unrounded.high;
      const hull_of_values paid = stated.in_whole_yen();
      made.stated_low = paid.low, made.stated_high = paid.high;
    }
    const hull_of_values paid = possible.in_whole_yen();
    made.min = paid.low, made.max = paid.high;
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
