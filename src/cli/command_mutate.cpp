// santei mutate FILE…: changes every number, comparison and condition a little, and says which change no 例 notices.
#include "author.hpp"
#include "commands.hpp"

#include <santei/analyse/mutants.hpp>

#include <algorithm>
#include <memory>
#include <unistd.h>

namespace santei::cli {

namespace {

[[nodiscard]] bool is_left(const analyse::mutant& one) {
  using enum analyse::fate;
  return one.came_to == survived || one.came_to == below_yen || one.came_to == unobserved || one.came_to == undecided;
}

/// A survivor as a problem at its clause, with the missing 例 to paste or the reason why there is none; a warning only where that is proved.
diagnostic problem_of_mutant(const analyse::mutant& one, currency money) {
  const std::string to = one.to.empty() ? "（無い）" : one.to, to_en = one.to.empty() ? "(left out)" : one.to;
  diagnostic made{severity::warning, "W0906", {}, {{one.where, {one.measure, one.measure}}}, {}};
  switch (one.came_to) {
    case analyse::fate::survived:
      made.level = severity::error, made.code = "E0905";
      made.text = {"「" + one.from + "」が「" + to + "」でも、どの例も破れません", "no example notices '" + to_en + "' in place of '" + one.from + "'"};
      made.help = message{"足りない例 → " + one.example, "the missing example → " + one.example};
      break;
    case analyse::fate::below_yen:
      made.text = {"「" + one.from + "」と「" + to + "」は、" + (money.is_yen() ? "円" : std::string(money.code()) + " の最小単位") +
                       "の額と判定がいつも同じです（証明済み）。端数を処理する前の額だけが違い、例では書き分けられません",
                   "'" + to_en + "' and '" + one.from + "' always give the same verdict and the same whole " +
                       (money.is_yen() ? "yen" : "smallest units of " + std::string(money.code())) +
                       " (proved): only the amount before rounding differs, which no example states"};
      break;
    case analyse::fate::undecided:
      made.level = severity::error, made.code = "E0905";
      made.text = {"仕事の限度に達したので、「" + one.from + "」を「" + to + "」にした変異は調べ終えていません",
                   "the limit on work is reached: whether a case tells '" + to_en + "' from '" + one.from + "' is not decided"};
      made.help = message{"例を足すか、--line で条文を一つずつ調べるか、--limit analyse.trial_steps=… で限度を上げます",
                          "add 例, ask for one clause at a time by --line, or raise it by --limit analyse.trial_steps=…"};
      break;
    default:
      made.level = severity::error, made.code = "E0905";
      made.text = {"「" + one.from + "」と「" + to + "」を分ける事実も、いつも同じだという証明も、見つかりません",
                   "neither a case that tells '" + to_en + "' from '" + one.from + "' nor a proof that they always answer the same was found"};
      made.help = message{"違いの出る場合を例に書くか、同じ意味なら条文を短くします", "write a case in which they differ as an 例; where they mean the same, shorten the clause"};
  }
  return made;
}

/// --line asks for a line on which nothing can be changed.
diagnostic nothing_on_line(std::size_t line) {
  const std::string number = std::to_string(line);
  return {severity::error,
          "E0832",
          {number + "行目には、変えられる数字も条件もありません", "line " + number + " has no number and no condition that could be changed"},
          {},
          message{"条文か、表や場合分けの行の番号を --line に書きます", "give --line the number of a line with a clause, or with a row of a table or 場合分け"}};
}

diagnostic no_users() {
  return {severity::warning,
          "W0907",
          {"語彙を使う規則ファイルが挙げられていないので、語彙の変異は調べていません",
           "no file that uses the vocabulary is named: its mutants are not tried"},
          {},
          message{"規則ファイルも挙げます → santei mutate rules", "name the rules too → santei mutate rules"}};
}

analyse::mutation_progress progress_of(std::string name) {
  if (isatty(STDERR_FILENO) == 0) return {};
  return [name = std::move(name)](std::size_t done, std::size_t of) {
    write_all(STDERR_FILENO, "\r\x1b[K" + (done == of ? std::string() : name + " " + std::to_string(done) + "/" + std::to_string(of)));
  };
}

std::string mutants_summary(const session& s, const report::findings& one) {
  if (!one.mutants) return {};
  const std::string killed = std::to_string(one.mutants->killed), all = std::to_string(one.mutants->counted),
                    equal = std::to_string(one.mutants->equal);
  return s.lang == language::japanese ? "変異 " + all + "件のうち " + killed + "件を検出（ほかに同じ意味 " + equal + "件）"
                                      : killed + " of " + all + " mutants noticed (" + equal + " more mean the same)";
}

/// The clause, or the row, that stands on a line of the file; every one where no line is asked for.
analyse::mutation_place on_line(const source_set& sources, std::size_t line) {
  if (line == 0) return {};
  return [&sources, line](const span& where) {
    const source& text = sources[where.source];
    return text.position_of(where.begin).line <= line && line <= text.position_of(where.end).line;
  };
}

void add(report::mutation_counts& to, const report::mutation_counts& one) {
  to.counted += one.counted;
  to.killed += one.killed;
  to.equal += one.equal;
}

}  // namespace

void add_mutate(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("mutate", s.say("規則を少しずつ変え、例が見逃す変更を挙げる（足りない例も書く）",
                                                     "changes rules a little at a time and lists what no 例 notices, with the missing 例"));
  const auto paths = std::make_shared<std::vector<std::string>>();
  command->add_option("FILE", *paths,
                      s.say("規則ファイルかフォルダ（制度の ID、名前、ページでもよい）。なければ --rules か組込みの全て",
                            "rule files or folders (or an ID, a name or a page of a programme); without one those of --rules, or all embedded ones"));
  const auto line = std::make_shared<std::size_t>(0);
  command->add_option("--line", *line, s.say("この行の条文（表や場合分けではその行）だけを調べる", "only the clause on this line, or the row of a table or 場合分け"));
  command->callback([&s, paths, line] {
    const auto within = limits_of(s);
    if (!within) return;
    std::vector<const check::checked*> users;  // a vocabulary comes after the files that use it
    report::mutation_counts total;
    std::size_t files = 0;
    const auto look = [&](const check::checked& file, const catalogue::catalogue& rules, report::findings& into) {
      const auto meant = on_line(rules.sources(), *line);
      const auto told = progress_of(into.path);
      const bool words = file.measures.empty();
      const auto uses = [&](const check::checked* user) { return analyse::uses(*user, file); };
      if (words && std::none_of(users.begin(), users.end(), uses)) return into.problems.push_back(no_users());
      const analyse::mutation_report found =
          words ? analyse::mutate(file, users, told, within->analyse, meant) : analyse::mutate(file, told, within->analyse, meant);
      if (!words) users.push_back(&file);
      into.mutants = report::mutation_counts{found.counted(), found.killed(), found.count(analyse::fate::equal)};
      add(total, *into.mutants);
      ++files;
      if (*line != 0 && found.mutants.empty()) into.problems.push_back(nothing_on_line(*line));
      for (const analyse::mutant& one : found.mutants)
        if (is_left(one)) into.problems.push_back(problem_of_mutant(one, file.tree.money));
    };
    examine_files(s, *paths, false, look, [&s](const report::findings& one) { return mutants_summary(s, one); });
    if (s.json || files < 2) return;
    report::findings all;
    all.mutants = total;
    s.print(std::string(s.say("合計", "in all")) + "  " + mutants_summary(s, all) + "\n");
  });
}

}  // namespace santei::cli
