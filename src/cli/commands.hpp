// The commands: each adds itself with its options and runs when it is the one named.
#pragma once

#include "session.hpp"

#include <CLI/CLI.hpp>

namespace santei::cli {

void add_list(CLI::App& app, session& s);
void add_rounds(CLI::App& app, session& s);
void add_show(CLI::App& app, session& s);
void add_estimate(CLI::App& app, session& s);
void add_curve(CLI::App& app, session& s);
void add_solve(CLI::App& app, session& s);
void add_ask(CLI::App& app, session& s);
void add_compare(CLI::App& app, session& s);
void add_combine(CLI::App& app, session& s);
void add_batch(CLI::App& app, session& s);
void add_new(CLI::App& app, session& s);
void add_check(CLI::App& app, session& s);
void add_test(CLI::App& app, session& s);
void add_cite(CLI::App& app, session& s);
void add_prove(CLI::App& app, session& s);
void add_verify(CLI::App& app, session& s);
void add_cover(CLI::App& app, session& s);
void add_format(CLI::App& app, session& s);
void add_mutate(CLI::App& app, session& s);
void add_match(CLI::App& app, session& s);
void add_report(CLI::App& app, session& s);
void add_help(CLI::App& app, session& s);
void add_version(CLI::App& app, session& s);

/// The refusal of a command that there is not, with the nearest.
[[nodiscard]] diagnostic no_such_command(const CLI::App& app, const std::string& word);

}  // namespace santei::cli
