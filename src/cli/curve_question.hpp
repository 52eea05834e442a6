// What curve and solve share: a measure, the fact to run over, and the case around it.
#pragma once

#include "asked_case.hpp"

#include <santei/report/curve.hpp>

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

namespace santei::cli {

struct curve_question {
  std::string id, over;
  asked_case about;
};

void add_curve_options(CLI::App& command, const session& s, curve_question& asked);
/// The curve asked for; nothing where that was refused.
[[nodiscard]] std::optional<report::drawn_curve> draw(session& s, const curve_question& asked);

}  // namespace santei::cli
