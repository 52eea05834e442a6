// The santei command line: options, the command named, and its exit status (0 done, 1 a check did not hold, 2 input refused, 3 the machine
// failed, 128 and the signal when interrupted).
#include "commands.hpp"
#include "interruption.hpp"
#include "machine_failure.hpp"

#include <santei/text/normal.hpp>
#include <santei/version.hpp>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <initializer_list>
#include <new>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace {

using santei::cli::machine_failed;
using santei::cli::problem_of;
using santei::cli::session;

/// What names the language: --lang, else SANTEI_LANG; empty where neither is given.
struct named_language {
  std::string_view name;
  bool by_environment = false;

  [[nodiscard]] bool is_known() const { return name.empty() || name == "ja" || name == "en"; }
};

/// Help texts are made before the options are read, so their language is looked for first. It does not follow the locale: a terminal set up
/// in English is no wish for English.
named_language language_of(int argc, char** argv) {
  constexpr std::string_view joined = "--lang=";
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument.starts_with(joined)) return {argument.substr(joined.size())};
    if (argument == "--lang" && i + 1 < argc) return {argv[i + 1]};
  }
  const char* around = std::getenv("SANTEI_LANG");
  return {around == nullptr ? "" : around, true};
}

void add_options(CLI::App& app, session& s, std::string& lang) {
  // No configuration file is read, so that a positional may be called like an option; from CLI11 2.4 on this has to be said.
  app.option_defaults()->configurable(false);
  app.set_help_flag("-h,--help", s.say("使い方", "how to use it"));
  app.set_version_flag("--version", std::string(SANTEI_VERSION), s.say("版", "the version"));
  app.add_flag("--json", s.json, s.say("答えを JSON で", "answers as JSON"));
  app.add_option("--lang", lang,
                 s.say("言葉（なければ環境変数 SANTEI_LANG、それもなければ ja）", "the language (else of the environment's SANTEI_LANG, else ja)"))
      ->envname("SANTEI_LANG")
      ->check(CLI::IsMember({"ja", "en"}));
  app.add_option("--rules", s.rules, s.say("組込みの規則に代えて使うフォルダ", "a folder of rules instead of the embedded ones"))->type_name("DIR");
  app.add_option("--add-rules", s.more_rules, s.say("そのほかに加える規則のフォルダ", "a folder of rules beside them"))
      ->type_name("DIR")
      ->type_size(1)
      ->allow_extra_args(false);
  app.add_option("--limit", s.limits, s.say("仕事の限度 NAME=N（LIMITS.md に一覧）", "a limit on work, NAME=N (LIMITS.md lists them)"))
      ->type_name("NAME=N")
      ->type_size(1)
      ->allow_extra_args(false);
  app.add_option("--colour,--color", s.colour, s.say("色", "colour"))->check(CLI::IsMember({"auto", "always", "never"}));
  app.require_subcommand(1);
  app.fallthrough();
}

/// What the command line got wrong, with the nearest command or option.
santei::diagnostic refusal(const CLI::App& app, const CLI::ParseError& problem, int argc, char** argv) {
  std::vector<std::string> commands, options;
  const CLI::App* chosen = &app;
  for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    commands.push_back(command->get_name());
    if (command->parsed()) chosen = command;
  }
  for (const CLI::App* at : {&app, chosen})
    for (const auto* option : at->get_options())
      for (const std::string& name : option->get_lnames()) options.push_back("--" + name);
  const auto suggest = [](const std::vector<std::string>& known) -> std::optional<santei::message> {
    std::string list;
    for (const std::string& one : known) list += (list.empty() ? "" : ", ") + one;
    if (list.empty()) return santei::message{"santei --help に使い方があります", "see santei --help"};
    return santei::message{"もしかして: " + list, "did you mean: " + list};
  };
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i], name = word.substr(0, word.find('='));
    const std::string shown = word.substr(0, 80);
    if (name.starts_with("--") && std::find(options.begin(), options.end(), name) == options.end())
      return problem_of("E0832", {"「" + shown + "」という指定はありません", "there is no option '" + shown + "'"},
                        suggest(santei::nearest(name, options)));
    if (chosen == &app && !word.starts_with("-") && (i == 1 || std::string_view(argv[i - 1]).substr(0, 2) != "--"))
      return santei::cli::no_such_command(app, word);
  }
  if (const auto* required = dynamic_cast<const CLI::RequiredError*>(&problem); required != nullptr && chosen != &app) {
    const std::string what = required->what(), name = what.substr(0, what.find(' '));
    return problem_of(
        "E0832", {"「" + name + "」がありません", "'" + name + "' is missing"},
        santei::message{"santei " + chosen->get_name() + " --help に使い方があります", "see santei " + chosen->get_name() + " --help"});
  }
  if (chosen == &app && argc == 1) return problem_of("E0832", {"コマンドがありません", "no command is given"}, suggest(commands));
  if (const named_language lang = language_of(argc, argv); lang.by_environment && !lang.is_known()) {
    const std::string name(lang.name.substr(0, 80));
    return problem_of("E0832", {"環境変数 SANTEI_LANG の「" + name + "」は ja でも en でもありません",
                                "SANTEI_LANG in the environment is '" + name + "', neither ja nor en"});
  }
  return problem_of("E0832",
                    {"引数が読めません: " + std::string(problem.what()), "the arguments cannot be read: " + std::string(problem.what())},
                    suggest({}));
}

int finish(const session& s) {
  const bool refused_in_json = s.json && s.status >= 2;  // is nothing but JSON
  const bool told = santei::cli::write_all(STDERR_FILENO, (refused_in_json ? "" : s.notes) + s.err, s.json);
  if (santei::cli::write_all(STDOUT_FILENO, s.out, s.json)) return s.status;
  if (told) santei::cli::write_all(STDERR_FILENO, s.say("誤り[E0831]: 標準出力に書けません\n", "error[E0831]: cannot write to standard output\n"));
  return machine_failed;
}

int run(int argc, char** argv) {
  session s;
  if (language_of(argc, argv).name == "en") s.lang = santei::language::english;
  std::string lang = "ja";
  CLI::App app(s.say("santei（算定）: 補助金の対象と金額を、根拠とともに正確に答える",
                     "santei: exact answers, with reasons, to how many yen of a Japanese subsidy a company gets"),
               "santei");
  add_options(app, s, lang);
  santei::cli::add_list(app, s);
  santei::cli::add_rounds(app, s);
  santei::cli::add_show(app, s);
  santei::cli::add_estimate(app, s);
  santei::cli::add_curve(app, s);
  santei::cli::add_solve(app, s);
  santei::cli::add_ask(app, s);
  santei::cli::add_compare(app, s);
  santei::cli::add_combine(app, s);
  santei::cli::add_match(app, s);
  santei::cli::add_report(app, s);
  santei::cli::add_batch(app, s);
  santei::cli::add_new(app, s);
  santei::cli::add_check(app, s);
  santei::cli::add_test(app, s);
  santei::cli::add_cite(app, s);
  santei::cli::add_prove(app, s);
  santei::cli::add_verify(app, s);
  santei::cli::add_mutate(app, s);
  santei::cli::add_cover(app, s);
  santei::cli::add_format(app, s);
  santei::cli::add_help(app, s);
  santei::cli::add_version(app, s);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    s.out = app.help();
  } catch (const CLI::CallForVersion&) {
    s.out = "santei " SANTEI_VERSION "\n";
  } catch (const CLI::ParseError& problem) {
    s.refuse({refusal(app, problem, argc, argv)});
  } catch (const santei::cli::machine_failure& failure) {
    s.fail(failure.problem());
  }
  return finish(s);
}

}  // namespace

int main(int argc, char** argv) {
  const bool english = language_of(argc, argv).name == "en";
  santei::cli::end_when_interrupted(english ? santei::language::english : santei::language::japanese);
  // Where memory has run out, a message takes none.
  const auto failed = [&](std::initializer_list<std::string_view> words) {
    for (const std::string_view one : words)
      if (::write(STDERR_FILENO, one.data(), one.size()) < 0) break;
    return machine_failed;
  };
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    return failed({english ? "error[E0847]: out of memory\n" : "誤り[E0847]: メモリが足りません\n"});
  } catch (const std::system_error& problem) {
    return failed({english ? "error[E0847]: the machine gave no more: " : "誤り[E0847]: 計算機の資源が足りません: ", problem.what(), "\n"});
  } catch (const std::exception& problem) {
    return failed({english ? "error[E0847]: " : "誤り[E0847]: ", problem.what(), "\n"});
  }
}
