// The header opens the table; everything behind it streams.
#include "table_run.hpp"

#include "machine_failure.hpp"

#include <algorithm>
#include <cerrno>
#include <thread>

namespace santei::cli {

bool table_run::refuse(const std::string& path, const char* ja, const char* en) {
  if (errno == EPIPE && path == "-") return s_.status = machine_failed, false;  // whoever read has had enough: nothing is said
  s_.refuse({failed_or_refused(errno, {"「" + path + "」" + ja, std::string(en) + " '" + path + "'"})});
  return false;
}

/// What the input is instead of a table of text.
std::optional<diagnostic> table_run::foreign(const table::csv_record& header) const {
  const auto say = [&](const char* ja, const char* en, const char* help_ja, const char* help_en) {
    return problem_of("E0845", {"「" + asked_.input + "」は" + ja, "'" + asked_.input + "' " + en}, message{help_ja, help_en});
  };
  if (input_.other_form() != nullptr)
    return say("Excel のブックです", "is an Excel workbook", "「CSV UTF-8」で保存し直してください", "save it as CSV UTF-8");
  const std::size_t first = header.raw.find_first_not_of(" \t");
  if (first == std::string_view::npos) return std::nullopt;
  if (header.raw[first] == '<')
    return say("HTML か XML のようです", "seems to be HTML or XML", "表計算で開き、「CSV UTF-8」で保存し直してください", "open it in a spreadsheet and save it as CSV UTF-8");
  if (header.raw[first] != '{' && header.raw[first] != '[') return std::nullopt;
  return say("JSON のようです", "seems to be JSON", "表は CSV で渡します。一件の JSON は santei estimate ID --facts FILE.json で読みます",
             "a table is a CSV; one case in JSON is read by santei estimate ID --facts FILE.json");
}

/// Where no column is a fact: whether something else separates the cells, the header stands further down, or facts stand below each other.
void table_run::advise(diagnostics& problems, const table::csv_record& header) {
  const auto none = std::find_if(problems.begin(), problems.end(), [](const diagnostic& one) { return one.code == "E0845"; });
  if (none == problems.end()) return;
  table::csv_record cells;
  for (const std::string mark : {";", "|", "，", "；"}) {
    std::string parted(header.raw);
    for (std::size_t at = parted.find(mark); at != std::string::npos; at = parted.find(mark, at + 1)) parted.replace(at, mark.size(), ",");
    table::csv_records reader(parted);
    if (parted != header.raw && reader.next(cells) && table::count_facts(rules_, cells) > 0)
      return none->help = message{"「" + mark + "」で区切られています。区切りをカンマかタブにしてください", "'" + mark + "' separates the cells: use commas or tabs"}, void();
  }
  table::csv_piece piece;
  constexpr int most = 20;
  std::string line;  // of the first that has a fact
  std::size_t below = 0;
  for (int i = 0; i < most && input_.next(piece, true); ++i) {
    table::csv_records reader(piece.text);
    const std::size_t before = line_;
    const bool some = reader.next(cells);
    line_ += reader.lines();
    const std::size_t facts = some ? table::count_facts(rules_, cells) : 0;
    if (facts == 0) continue;
    if (line.empty()) line = std::to_string(before + cells.line);
    if (facts > 1) break;
    cells.cells.resize(1);
    below += table::count_facts(rules_, cells);
  }
  if (below > 1)
    none->help = message{"事実が縦に並んでいます。見出しを1行目に横に並べてください", "the facts stand below each other: put their names side by side in the first line"};
  else if (!line.empty())
    none->help = message{line + "行目が見出しのようです。それより上の行を消し、そこに単位があれば見出しに移してください（例 対象経費（千円））",
                         "line " + line + " seems to be the header: remove the lines above it, and move a unit that stands there into the header, as in 対象経費（千円）"};
}

/// --strict: no column passes through unread but id.
bool table_run::accept(const table::header_notes& notes) {
  std::string list;
  for (const std::string& column : notes.passed)
    if (asked_.strict && column != "id" && column != "ID") list += (list.empty() ? "" : ", ") + column.substr(0, 60);
  if (list.empty()) return true;
  std::string near;
  for (const auto& one : notes.columns)
    if (!one.other_unit) near += (near.empty() ? "" : ", ") + one.column + " → " + one.nearest;
  s_.refuse({problem_of("E0846", {"事実でない列があります: " + list, "columns that are no facts: " + list},
                        near.empty() ? message{"列を外すか、--strict を外してください", "leave them out, or leave out --strict"}
                                     : message{"もしかして: " + near, "did you mean: " + near})});
  return false;
}

std::optional<table::applicants> table_run::open_table() {
  table::csv_piece piece;
  table::csv_record header;
  while (input_.next(piece, true)) {
    if (piece.of != table::csv_piece::part::records) {
      header.broken = true;
    } else {
      table::csv_records reader(piece.text);
      const bool some = reader.next(header);
      line_ += reader.lines();
      if (!some) continue;
    }
    if (auto other = foreign(header)) return s_.refuse({*std::move(other)}), std::nullopt;
    auto opened = table::applicants::open(measures_, rules_, header, s_.lang, on_);
    if (opened) return accept(opened->notes()) ? std::optional(std::move(opened).value()) : std::nullopt;
    diagnostics problems = opened.problems();
    advise(problems, header);
    s_.refuse(std::move(problems));
    return std::nullopt;
  }
  errno = input_.error();
  refuse(asked_.input, input_.failed() ? "を読めません" : "に見出しの行がありません", input_.failed() ? "cannot read" : "no header line in");
  return std::nullopt;
}

bool table_run::write(const std::string& text, const output_file& out) {
  if (out.write(input_.as_read(text, converted_))) return true;
  return refuse(asked_.output, "に書けません", "cannot write");
}

/// Writes the oldest piece.
bool table_run::drain(table_pipeline& through, output_file& out, table_progress& shown) {
  auto job = through.take();
  const table::csv_answers& made = job->answers;
  for (const table::refused_row& one : made.refusals) {
    constexpr std::size_t most_told = 100;
    if (summary_.refusals.size() < most_told) summary_.refusals.push_back({line_ + one.line, one.why});
  }
  table::noted_rows::join(summary_.noted, made.notes, line_);
  line_ += made.lines, summary_.rows += made.rows, summary_.refused += made.refused, summary_.taxed += made.taxed;
  shown.show(job->read, summary_.rows);
  const bool wrote = write(made.text, out);
  through.reuse(std::move(job));
  return wrote;
}

bool table_run::copy(const table::applicants& table, output_file& out) {
  table_progress shown(s_, input_.size());
  constexpr std::size_t most = 8;
  table_pipeline through(table,
                         asked_.threads > 0 ? asked_.threads : std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, most));
  std::size_t inside = 0;
  for (;;) {
    auto job = through.spare();
    if (job == nullptr) {
      if (!drain(through, out, shown)) return false;
      --inside;
      continue;
    }
    if (!input_.next(job->piece)) break;
    job->read = input_.read();
    through.put(std::move(job));
    ++inside;
  }
  for (; inside > 0; --inside)
    if (!drain(through, out, shown)) return false;
  errno = input_.error();
  return !input_.failed() || refuse(asked_.input, "を読めません", "cannot read");
}

std::optional<table_summary> table_run::run() {
  errno = input_.error();
  if (!input_.is_open()) return refuse(asked_.input, "を開けません", "cannot open"), std::nullopt;
  if (const auto refused = refuse_overwriting(asked_.output, asked_.input)) return s_.refuse({*refused}), std::nullopt;
  const auto table = open_table();
  if (!table) return std::nullopt;
  output_file out(asked_.output);
  if (!out.is_open()) return refuse(asked_.output, "に書けません", "cannot write"), std::nullopt;
  summary_.notes = table->notes();
  summary_.tabs = input_.tabs();
  if (!write((input_.marked() ? "\xef\xbb\xbf" : "") + table->header(), out) || !copy(*table, out)) return std::nullopt;
  if (!out.finish()) return refuse(asked_.output, "に書けません", "cannot write"), std::nullopt;
  return std::move(summary_);
}

}  // namespace santei::cli
