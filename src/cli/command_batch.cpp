// santei batch ID… --input IN.csv --output OUT.csv: a table of applicants, row by row the answer of every measure.
#include "asked_case.hpp"
#include "commands.hpp"
#include "named_measure.hpp"
#include "table_run.hpp"

#include <santei/impl/report/json_writer.hpp>

#include <algorithm>
#include <memory>

namespace santei::cli {

namespace {

/// The measures named, each once; a column begins with the ID as given, or where that names several or no ID was given, with the ID of its
/// measure.
outcome<std::vector<table::asked_measure>> measures_of(session& s, const table_request& asked, const catalogue::catalogue& rules,
                                                       std::optional<std::int64_t> day) {
  std::vector<table::asked_measure> made;
  diagnostics problems;
  if (asked.all == !asked.ids.empty())
    return problem_of("E0832", {asked.all ? "--all と ID は一緒に書けません" : "ID か --all が要ります", asked.all ? "--all goes without an ID" : "an ID or --all is needed"},
                      message{"santei batch --all --input IN.csv --output OUT.csv", "santei batch --all --input IN.csv --output OUT.csv"});
  if (asked.all) {
    const auto every = rules.all({}, day);
    if (!every) return every.problems();
    for (const catalogue::measure& one : *every) made.push_back({one.id().text(), one, true});
    return made;
  }
  for (const std::string& word : asked.ids) {
    const auto meant = id_meant(s, rules, word);
    if (!meant) {
      problems.insert(problems.end(), meant.problems().begin(), meant.problems().end());
      continue;
    }
    const std::string& id = *meant;
    const auto found = rules.find(id, day);
    if (!found) {
      problems.insert(problems.end(), found.problems().begin(), found.problems().end());
      continue;
    }
    for (const catalogue::measure& one : *found) {
      catalogue::identifier own = one.id();
      if (id.find('@') == std::string::npos) own.edition.clear();
      const std::string name = found->size() == 1 ? id : own.text();
      const bool known = std::any_of(made.begin(), made.end(), [&](const table::asked_measure& m) { return m.id == name; });
      if (!known) made.push_back({name, one});
    }
  }
  if (!problems.empty()) return problems;
  return made;
}

/// What a row says beside its amount, and how many do.
std::string noted_text(const session& s, const table::noted_rows& of) {
  const std::string others = of.rows == 1 ? std::string() : s.say("など", " and others, ") + std::to_string(of.rows) + s.say("行", " rows");
  return s.say("", "line ") + std::to_string(of.line) + s.say("行目", "") + others + (of.id.empty() ? "" : " " + of.id) + ": " + of.text.in(s.lang);
}

std::string summary_text(const session& s, const table_summary& of) {
  std::string text = std::to_string(of.rows) + s.say("行を計算しました", " rows done");
  if (of.refused == 0) text += s.say("。", ".");
  else
    text += s.say("。うち", ", of which ") + std::to_string(of.refused) +
            s.say("行は読めませんでした（problem 列に理由があります）。", " could not be read (see the column problem).");
  text += '\n';
  constexpr std::size_t told = 20;
  for (std::size_t i = 0; i < std::min(told, of.refusals.size()); ++i)
    text += std::to_string(of.refusals[i].line) + s.say("行目: ", ": ") + of.refusals[i].why.in(s.lang) + '\n';
  for (const table::noted_rows& one : of.noted) text += noted_text(s, one) + '\n';
  for (const auto& one : of.notes.columns) text += one.words().in(s.lang) + '\n';
  for (const std::string& column : of.notes.taxed)
    text += s.say("列「", "the column '") + column +
            s.say("」の額は、書かれたまま計算しました（税の計算はしません）。", "': amounts were taken as they stand (no tax is computed).") + '\n';
  if (of.taxed > 0)
    text += std::to_string(of.taxed) +
            s.say("個のセルに税抜・税込とあります。額は書かれたまま計算しました。", " cells say 税抜 or 税込: their amounts were taken as they stand.") + '\n';
  if (of.tabs) text += s.say("タブ区切りの表を読み、カンマ区切りで書きました。\n", "Tabs separated the cells; commas do in the output.\n");
  if (of.notes.missing.empty()) return text;
  text += s.say("次の事実は列がないので、わからないものとして計算しました: ", "No column has these facts, they count as unknown: ");
  for (std::size_t i = 0; i < of.notes.missing.size(); ++i) text += (i > 0 ? ", " : "") + (s.lang == language::japanese ? of.notes.missing[i].label : of.notes.missing[i].key);
  return text + '\n';
}

std::string summary_json(const session& s, const table_summary& of) {
  report::detail::json out;
  out.object([&] {
    out.key("rows").count(of.rows);
    out.key("refused").count(of.refused);
    out.key("problems").list(of.refusals, [&](const table::refused_row& one) {
      out.object([&] {
        out.key("line").count(one.line);
        out.key("text").text(one.why.in(s.lang));
      });
    });
    out.key("notes").list(of.noted, [&](const table::noted_rows& one) {
      out.object([&] {
        out.key("code").text(one.code);
        if (!one.id.empty()) out.key("id").text(one.id);
        out.key("rows").count(one.rows);
        out.key("line").count(one.line);
        out.key("text").text(one.text.in(s.lang));
      });
    });
    out.key("misspelt").list(of.notes.columns, [&](const auto& one) {
      out.object([&] {
        out.key("column").text(one.column);
        out.key("nearest").text(one.nearest);
        out.key("other_unit").truth(one.other_unit);
      });
    });
    out.key("missing").list(of.notes.missing, [&](const auto& one) { out.text(one.key); });
  });
  return out.take();
}

/// Tables named among the IDs: the one to read, where --input names none, then the one to write. Where both are left to the words and one
/// table alone is named, the answers go to the standard output.
void take_tables(table_request& asked) {
  const bool may_print = asked.input.empty() && asked.output.empty();
  const auto is_table = [](const std::string& word) { return word.ends_with(".csv") || word.ends_with(".tsv"); };
  for (std::string* to : {&asked.input, &asked.output}) {
    const auto named = std::find_if(asked.ids.begin(), asked.ids.end(), is_table);
    if (!to->empty() || named == asked.ids.end()) continue;
    *to = *named;
    asked.ids.erase(named);
  }
  if (may_print && !asked.input.empty() && asked.output.empty()) asked.output = "-";
}

void run(session& s, table_request asked) {
  take_tables(asked);
  if (asked.input.empty() || asked.output.empty()) {
    const char* const lacks = asked.input.empty() ? "--input" : "--output";
    return s.refuse({problem_of("E0832", {std::string("「") + lacks + "」がありません", std::string(lacks) + " is missing"},
                                message{"santei batch ID IN.csv OUT.csv、または santei batch ID --input IN.csv --output OUT.csv",
                                        "santei batch ID IN.csv OUT.csv, or santei batch ID --input IN.csv --output OUT.csv"})});
  }
  const auto day = read_day(asked.on);
  if (!day) return s.refuse(day.problems());
  const auto rules = open_catalogue(s);
  if (!rules) return;
  auto measures = measures_of(s, asked, *rules, *day);
  if (!measures) return s.refuse(measures.problems(), rules->sources());
  const auto done = table_run(s, asked, *std::move(measures), *rules, *day).run();
  if (!done) return;
  if (done->refused > 0) s.status = 1;
  std::string& to = asked.output == "-" ? s.err : s.out;
  to += s.json ? summary_json(s, *done) : summary_text(s, *done);
}

}  // namespace

void add_batch(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("batch", s.say("申請者の表（CSV）をまとめて計算する", "a table of applicants (CSV)"));
  const auto asked = std::make_shared<table_request>();
  command->add_option("ID", asked->ids, id_help(s));
  command->add_flag("--all", asked->all, s.say("全ての枠", "every measure"));
  command->add_flag("--strict", asked->strict, s.say("事実でない列（id を除く）があれば断る", "refuses a column that is no fact (but id)"));
  command
      ->add_option("--input", asked->input,
                   s.say("見出しが事実の名前かキーの CSV（UTF-8・CP932・UTF-16、タブ区切りも。- は標準入力）",
                         "a CSV whose header has facts by key or label (UTF-8, CP932 or UTF-16, also with tabs; - for standard input)"))
      ->type_name("IN.csv");
  command
      ->add_option("--output", asked->output,
                   s.say("答えの列を足した CSV（- は標準出力）", "the CSV with columns of answers added (- for standard output)"))
      ->type_name("OUT.csv");
  add_day_option(*command, s, asked->on);
  constexpr std::size_t most_threads = 256;
  command
      ->add_option(
          "--threads", asked->threads,
          s.say("並べて計算する数（なければ CPU の数、8まで）", "how many work at once (else the number of processors, at most 8)"))
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, most_threads));
  command->footer(s.say(
      "書き終えるまでファイルの名前は OUT.csv.partial です。標準出力への表は、終了コードが 0 か 1 のときだけ全部です。",
      "Until it is whole the file is called OUT.csv.partial. A table on standard output is whole only where the exit status is 0 or 1."));
  command->callback([&s, asked] { run(s, *asked); });
}

}  // namespace santei::cli
