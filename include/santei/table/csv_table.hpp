// A whole table of applicants in memory, in any encoding that spreadsheets write: the text in, the text with answers out.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/config.hpp>
#include <santei/table/applicants.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace santei::table {

/// A table with its answers.
struct csv_table {
  std::string text;                   // in the encoding of the table that was read, with its byte order mark where it had one
  std::size_t rows = 0, refused = 0;  // refused rows stand in it with their reason in the column `problem`
  std::vector<refused_row> refusals;  // the first, at most a hundred, each with its line of the table
  header_notes notes;
};

/// The answers of every measure to every row of a CSV (or of the same with tabs, answered with commas) in UTF-8, CP932 or UTF-16; see `applicants` for the
/// columns and what is refused, and for tables that do not fit into memory. E0845 also where there is no header.
/// Precondition: there is at least one measure.
[[nodiscard]] outcome<csv_table> answer_csv(std::vector<asked_measure> measures, const catalogue::catalogue& rules, std::string_view bytes,
                                            language lang = language::japanese, std::optional<std::int64_t> on = std::nullopt);

}  // namespace santei::table

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/table/csv_table.ipp>
#endif
