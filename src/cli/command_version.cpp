// santei version: the same as --version; as JSON {"version": …}.
#include "commands.hpp"

#include <santei/impl/report/json_writer.hpp>
#include <santei/version.hpp>

namespace santei::cli {

void add_version(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("version", s.say("版", "the version"));
  command->callback([&s] {
    if (!s.json) return s.print("santei " SANTEI_VERSION "\n");
    report::detail::json out;
    out.object([&] { out.key("version").text(SANTEI_VERSION); });
    s.print(out.take());
  });
}

}  // namespace santei::cli
