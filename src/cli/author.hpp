// What check, test and cite share: the files named, their vocabulary, and what was found in each.
#pragma once

#include "session.hpp"

#include <santei/report/json.hpp>

#include <functional>

namespace santei::cli {

/// Looks at every file named, or at all of --rules, or at all embedded ones; `look` adds to what reading and checking found, of which warnings only where wanted. Exit status 1 where an error was found.
void examine_files(session& s, const std::vector<std::string>& paths, bool warnings, const std::function<void(const check::checked&, report::findings&)>& look,
                   const std::function<std::string(const report::findings&)>& summary);

}  // namespace santei::cli
