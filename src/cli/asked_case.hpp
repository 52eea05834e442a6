// The case that a command is asked about: facts, day and rules, written, read and refused alike by every command that takes them.
#pragma once

#include "session.hpp"

#include <santei/value/facts.hpp>

#include <CLI/CLI.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace santei::cli {

/// As it stands on the command line: key=value words, --facts FILE, --on DATE.
struct asked_case {
  std::vector<std::string> words;
  std::string file, on;
};

struct case_read {
  facts given;
  std::optional<std::int64_t> day;
  catalogue::catalogue rules;

  /// The one measure of an ID, in the edition that the facts or the day pick.
  [[nodiscard]] outcome<catalogue::measure> find_one(const std::string& id) const;
};

/// `about`: what the help says of the words.
void add_case_options(CLI::App& command, const session& s, asked_case& asked, const char* about);
void add_day_option(CLI::App& command, const session& s, std::string& on);
/// Nothing where something was refused.
[[nodiscard]] std::optional<case_read> read_case(session& s, const asked_case& asked);

}  // namespace santei::cli
