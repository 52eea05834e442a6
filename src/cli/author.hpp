// What check, test and cite share: the files named, their vocabulary, and what was found in each.
#pragma once

#include "session.hpp"

#include <santei/report/json.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace santei::cli {

/// Rule files as named on the command line, and a catalogue of them with their vocabulary.
struct named_files {
  std::vector<catalogue::rule_file> named;
  catalogue::catalogue rules;
};

/// The files at `paths` (in the place of one that there is not, those of the programmes that are so called), or all of --rules, or all embedded ones; nothing where that was refused.
[[nodiscard]] std::optional<named_files> open_named(session& s, const std::vector<std::string>& paths);

/// Looks at every file named, a vocabulary after the others, or at all of --rules, or at all embedded ones; `look` adds to what reading and
/// checking found, of which warnings only where wanted; it is given the catalogue too. Exit status 1 where an error was found.
void examine_files(session& s, const std::vector<std::string>& paths, bool warnings,
                   const std::function<void(const check::checked&, const catalogue::catalogue&, report::findings&)>& look,
                   const std::function<std::string(const report::findings&)>& summary);

}  // namespace santei::cli
