// Amounts of money written as a bare number that is small enough to have been meant in thousands or 万円.
#pragma once

#include "session.hpp"

#include <santei/value/facts.hpp>

#include <string>
#include <string_view>

namespace santei::cli {

/// Notes that `text`, an amount of money called `name`, counts in yen, where it has no unit and is below 10万円.
void note_bare_amount(session& s, std::string_view name, std::string_view text);
/// The same of each fact of the command line that is an amount of money.
void note_bare_amounts(session& s, const catalogue::catalogue& rules, const facts& given);

}  // namespace santei::cli
