// A CSV of applicants from input to output: pieces through the pipeline, lines in their order, a word about it at the end.
#pragma once

#include "output_file.hpp"
#include "session.hpp"
#include "table_input.hpp"
#include "table_pipeline.hpp"
#include "table_progress.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace santei::cli {

struct table_request {
  std::vector<std::string> ids;
  std::string input, output, on;
  bool all = false;     // every measure
  bool strict = false;  // a column that is no fact and not called id is refused
  std::size_t threads = 0;  // 0: as many as the machine has, at most eight
};

/// What came of a table.
struct table_summary {
  std::size_t rows = 0, refused = 0;
  std::size_t taxed = 0;  // cells with a word about the consumption tax
  bool tabs = false;      // tabs separated the cells
  std::vector<table::refused_row> refusals;  // the first, at most a hundred
  std::vector<table::noted_rows> noted;
  table::header_notes notes;
};

class table_run {
 public:
  table_run(session& s, const table_request& asked, std::vector<table::asked_measure> measures, const catalogue::catalogue& rules,
            std::optional<std::int64_t> on)
      : s_(s), asked_(asked), measures_(std::move(measures)), rules_(rules), on_(on), input_(asked.input) {}

  /// Nothing where the input was refused or could not be written; the session knows why.
  [[nodiscard]] std::optional<table_summary> run();

 private:
  [[nodiscard]] std::optional<table::applicants> open_table();
  [[nodiscard]] std::optional<diagnostic> foreign(const table::csv_record& header) const;
  void advise(diagnostics& problems, const table::csv_record& header);
  [[nodiscard]] bool accept(const table::header_notes& notes);
  [[nodiscard]] bool copy(const table::applicants& table, output_file& out);
  [[nodiscard]] bool drain(table_pipeline& through, output_file& out, table_progress& shown);
  [[nodiscard]] bool write(const std::string& text, const output_file& out);
  bool refuse(const std::string& path, const char* ja, const char* en);

  session& s_;
  const table_request& asked_;
  std::vector<table::asked_measure> measures_;
  const catalogue::catalogue& rules_;
  std::optional<std::int64_t> on_;
  table_input input_;
  table_summary summary_;
  std::size_t line_ = 0;  // lines before the piece that is written next
  std::string converted_;
};

}  // namespace santei::cli
