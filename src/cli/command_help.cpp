// santei help [COMMAND]: how to use santei, or one of its commands, the same as --help; or what a code means.
#include "commands.hpp"

#include <santei/text/codes.hpp>
#include <santei/text/normal.hpp>

#include <memory>

namespace santei::cli {

diagnostic no_such_command(const CLI::App& app, const std::string& word) {
  std::vector<std::string> known;
  for (const CLI::App* one : app.get_subcommands([](const CLI::App*) { return true; })) known.push_back(one->get_name());
  std::string near;
  for (const std::string& one : nearest(word, known)) near += (near.empty() ? "" : ", ") + one;
  const std::string shown = word.substr(0, 80);
  return problem_of("E0832", {"「" + shown + "」というコマンドはありません", "there is no command '" + shown + "'"},
                    near.empty() ? message{"santei help に使い方があります", "see santei help"}
                                 : message{"もしかして: " + near, "did you mean: " + near});
}

namespace {

void help(const CLI::App& app, session& s, const std::string& name) {
  // Asked itself, the program would show the help of the command that was called, this one.
  if (name.empty()) return s.print(app.get_formatter()->make_help(&app, app.get_name(), CLI::AppFormatMode::Normal));
  for (const CLI::App* one : app.get_subcommands([](const CLI::App*) { return true; }))
    if (one->get_name() == name) return s.print(one->help(app.get_name()));
  if (const problem_code* code = find_code(name))
    return s.print(std::string(code->code) + ": " + std::string(s.lang == language::japanese ? code->ja : code->en) + '\n');
  s.refuse({no_such_command(app, name)});
}

}  // namespace

void add_help(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("help", s.say("使い方。コマンドを書けばその使い方", "how to use santei, or one command of it"));
  const auto name = std::make_shared<std::string>();
  command->add_option("COMMAND", *name, s.say("コマンド（例 estimate）か、誤りのコード（例 E0302）", "a command (estimate), or the code of a problem (E0302)"));
  command->callback([&app, &s, name] { help(app, s, *name); });
}

}  // namespace santei::cli
