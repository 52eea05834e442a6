// What a completion says of each input in each row: a number, a choice, the one free amount, or still unknown.
#pragma once

#include <santei/evaluate/bind.hpp>
#include <santei/plan/specialise.hpp>

#include <cstdint>
#include <vector>

namespace santei::evaluate::detail {

using variable = plan::place;
using plan::setting;
using plan::way;

/// The settings of all inputs, beside the bound case they complete.
struct assignment {
  const bound_case* bound = nullptr;
  std::vector<std::vector<setting>> settings;  // [input][row]

  [[nodiscard]] const setting& at(std::uint32_t input, std::size_t row) const {
    const auto& rows = settings[input];
    return rows[rows.size() == 1 ? 0 : row];
  }
  [[nodiscard]] const bound_value& known(std::uint32_t input, std::size_t row) const {
    const auto& rows = bound->values[input];
    return rows[rows.size() == 1 ? 0 : row];
  }
  setting& at(const variable& v) { return settings[v.input][v.row]; }
};

}  // namespace santei::evaluate::detail
