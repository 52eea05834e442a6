// All completions on one cell of the open amount, taken together: hulls of forms.
#pragma once

#include <santei/impl/evaluate/cell_domain.hpp>

namespace santei::evaluate::detail {

/// Amounts of one completion on a cell, and what they come to over all completions.
struct cell_outcome {
  bool eligible = false, has_stated = false, has_possible = false, undetermined = false, open = false;
  form stated, least, most;
};

class cell_tally {
 public:
  explicit cell_tally(cell_domain& domain) : domain_(domain) {}

  struct hull {
    bool any = false;
    form low, high;
  };
  void add(const cell_outcome& one) {
    (one.eligible ? some_yes : some_no) = true;
    if (!one.eligible) return;
    if (one.has_stated) widen(stated_, one.stated);
    if (one.has_possible) {
      widen(possible_, one.least), widen(possible_, one.most);
      if (one.has_stated && !may_be_less && domain_.above(one.stated, one.least) != 0) see_less(one);
    }
    if (one.undetermined) widen(undetermined_, one.most);
    open = open || one.open;
  }
  [[nodiscard]] hull stated() { return with_zero(stated_); }
  [[nodiscard]] hull possible() {
    hull h = possible_;
    if (undetermined_.any && h.any) widen(h, undetermined_.low), widen(h, undetermined_.high), widen(h, form{});
    return with_zero(h);
  }
  bool some_yes = false, some_no = false, open = false, may_be_less = false;

 private:
  /// What is less by a yen is less in whole yen; by less than a yen that hangs on the amount, which is beyond a tally of forms.
  void see_less(const cell_outcome& one) {
    may_be_less = domain_.at_least(cell_domain::subtract(one.stated, one.least), cell_domain::constant(rational(1))) != 0;
    if (!may_be_less) domain_.stop();
  }
  void widen(hull& h, const form& f) {
    if (!h.any) h = {true, f, f};
    else if (f != h.low || f != h.high) h.low = domain_.minimum(h.low, f), h.high = domain_.maximum(h.high, f);
  }
  [[nodiscard]] hull with_zero(hull h) {
    if (h.any && some_no) widen(h, form{});
    return h;
  }

  cell_domain& domain_;
  hull stated_, possible_, undetermined_;
};

}  // namespace santei::evaluate::detail
