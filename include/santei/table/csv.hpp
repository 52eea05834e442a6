// Comma-separated text: cut into pieces of whole records as it arrives, each piece into records, each record into cells.
#pragma once

#include <santei/config.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace santei::table {

/// The longest record in bytes that is held in memory; a longer line goes through in parts.
inline constexpr std::size_t longest_record = std::size_t{1} << 20;

/// One record. Cells are without their quotes; they stay valid until the next record is read.
struct csv_record {
  std::string_view raw;                 // as written, without the end of line
  std::vector<std::string_view> cells;
  std::size_t line = 0;                 // where it begins, from 1
  bool broken = false;  // its quotes do not match, or it is longer than longest_record: it is its first line alone, cut at every comma
  bool suspect = false;                 // some cell begins as a formula may
};

/// The records of a text that holds whole ones. Ends of line are LF, CRLF or CR; a cell that begins with a quote may hold them; empty
/// lines are skipped.
class csv_records {
 public:
  /// Borrows the text.
  explicit csv_records(std::string_view text) : text_(text) {}
  bool next(csv_record& into);
  /// How many lines have been read.
  [[nodiscard]] std::size_t lines() const { return line_; }

 private:
  [[nodiscard]] std::string_view unquoted(const char* from, const char* to);

  std::string_view text_;
  std::size_t at_ = 0, line_ = 0;
  std::string unquoted_;  // cells that held doubled quotes
};

/// Whole records, or a part of one that is longer than longest_record: the first, one from within, the last.
struct csv_piece {
  enum class part : std::uint8_t { records, begin, inside, end };
  std::string text;
  part of = part::records;
};

/// Cuts a text that arrives bit by bit into pieces; where they lie is nothing that a record could notice.
class csv_splitter {
 public:
  /// Adds text.
  void feed(std::string_view bytes);
  /// No more text will come.
  void finish() { finished_ = true; }
  /// The next piece: all whole records that have arrived, at most one where `one` is set. False when more text is needed, or nothing is
  /// left.
  bool next(csv_piece& into, bool one = false);

 private:
  void take(csv_piece& into, std::size_t size, csv_piece::part of);
  [[nodiscard]] std::size_t whole_records(bool one) const;
  [[nodiscard]] std::size_t first_line() const;

  std::string text_;
  std::size_t at_ = 0;
  bool finished_ = false, long_ = false;
};

}  // namespace santei::table

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/table/csv.ipp>
#endif
