// A table of companies, piece by piece: the engine's own reading of CSV, in UTF-8.
#pragma once

#include "everyone.hpp"

#include <santei/table/applicants.hpp>

#include <optional>
#include <string>

namespace santei::page {

class company_table {
 public:
  explicit company_table(everyone& of) : of_(of) {}

  /// {"ids", "header"}: begins a table; {"columns": header with answers, "notes", …} or why it is refused.
  [[nodiscard]] std::string open(const request& asked);
  /// {"text", "last"}: some more of the table: {"text": finished rows, "rows", "refused", "refusals"}.
  [[nodiscard]] std::string feed(const request& asked);

 private:
  everyone& of_;
  std::optional<table::applicants> table_;
  std::optional<table::applicants::worker> worker_;
  table::csv_splitter pieces_;
  std::size_t line_ = 0;
};

}  // namespace santei::page
