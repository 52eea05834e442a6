// The header opens the table; everything behind it streams.
#include "table_run.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <thread>

namespace santei::cli {

bool table_run::refuse(const std::string& path, const char* ja, const char* en) {
  const std::string why = errno != 0 ? ": " + std::string(std::strerror(errno)) : std::string();
  s_.refuse({problem_of("E0831", {"「" + path + "」" + ja + why, std::string(en) + " '" + path + "'" + why})});
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
    auto opened = table::applicants::open(measures_, rules_, header, s_.lang, on_);
    if (opened) return std::move(opened).value();
    s_.refuse(opened.problems());
    return std::nullopt;
  }
  if (!input_.failed()) errno = 0;
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
  line_ += made.lines, summary_.rows += made.rows, summary_.refused += made.refused;
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
  return !input_.failed() || refuse(asked_.input, "を読めません", "cannot read");
}

std::optional<table_summary> table_run::run() {
  errno = 0;
  if (!input_.is_open()) return refuse(asked_.input, "を開けません", "cannot open"), std::nullopt;
  const auto table = open_table();
  if (!table) return std::nullopt;
  output_file out(asked_.output);
  if (!out.is_open()) return refuse(asked_.output, "に書けません", "cannot write"), std::nullopt;
  summary_.notes = table->notes();
  if (!write((input_.marked() ? "\xef\xbb\xbf" : "") + table->header(), out) || !copy(*table, out)) return std::nullopt;
  if (!out.finish()) return refuse(asked_.output, "に書けません", "cannot write"), std::nullopt;
  return std::move(summary_);
}

}  // namespace santei::cli
