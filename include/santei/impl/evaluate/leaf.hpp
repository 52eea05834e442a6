// What one completion says, or one cell of it.
#pragma once

#include <santei/impl/evaluate/form.hpp>
#include <santei/impl/evaluate/tally.hpp>

#include <cstddef>
#include <vector>

namespace santei::evaluate::detail {

struct leaf {
  std::vector<std::size_t> ways;  // one a dimension
  truth eligible = truth::no;
  outcome_of_amount grant;
  cell on;                        // where an amount is open
  form stated, most;              // on that cell
};

}  // namespace santei::evaluate::detail
