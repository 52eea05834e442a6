// Comma-separated text cut into records and cells, piece by piece, and cells written back.
#pragma once

#include <santei/config.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace santei::table {

/// One record of a CSV text. Cells are without their quotes; they stay valid until the next record is read.
struct csv_record {
  std::string_view raw;                 // as written, without the end of line
  std::vector<std::string_view> cells;
  std::size_t line = 0;                 // where it begins, from 1
  bool broken = false;                  // a quote is not closed, text follows a closing quote, or the record is longer than the limit
};

/// Reads records from text that arrives in pieces. Ends of line are LF, CRLF or CR; quoted cells may hold them; empty lines are skipped.
class csv_reader {
 public:
  static constexpr std::size_t longest = std::size_t{1} << 20;  // of a record in bytes; what is longer is cut there and reported as broken

  /// Adds text. Views of earlier records are no longer valid.
  void feed(std::string_view piece);
  /// No more text will come.
  void finish() { finished_ = true; }
  /// The next whole record; false when more text is needed, or nothing is left.
  bool next(csv_record& into);

 private:
  [[nodiscard]] std::size_t end_of_record() const;
  void cut(csv_record& into);

  std::string text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  bool finished_ = false;
  std::string unquoted_;      // cells that held doubled quotes
};

/// Whether a spreadsheet would take the cell for a formula: it begins with = + - @, a tab or a return, and is no plain number.
[[nodiscard]] bool looks_like_formula(std::string_view cell);
/// Appends a cell, quoted where it must be; `guard` puts ' before what looks like a formula.
void append_cell(std::string& to, std::string_view cell, bool guard);

}  // namespace santei::table

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/table/csv.ipp>
#endif
