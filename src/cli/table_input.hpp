// A CSV (or the same with tabs) read bit by bit in its own encoding, handed on as pieces in UTF-8, and answers turned back into that encoding.
#pragma once

#include <santei/impl/table/tab_text.hpp>
#include <santei/table/csv.hpp>
#include <santei/text/encoding.hpp>

#include <cstddef>
#include <optional>
#include <string>

namespace santei::cli {

class table_input {
 public:
  /// "-" is standard input.
  explicit table_input(const std::string& name);
  ~table_input();
  table_input(const table_input&) = delete;
  table_input& operator=(const table_input&) = delete;

  [[nodiscard]] bool is_open() const { return fd_ >= 0; }
  /// The next piece, at most one record where `one` is set; false at the end, or where reading failed.
  [[nodiscard]] bool next(table::csv_piece& into, bool one = false);
  /// Whether reading failed.
  [[nodiscard]] bool failed() const { return failed_; }
  /// Why the input is not open, or why reading failed, as errno has it; 0 where neither is so.
  [[nodiscard]] int error() const { return error_; }
  /// The bytes read, and all there are: 0 where that is not known.
  [[nodiscard]] std::size_t read() const { return read_; }
  [[nodiscard]] std::size_t size() const;

  /// What the file surely is instead of a table: "xlsx", "xls"; null where nothing tells.
  [[nodiscard]] const char* other_form() const { return form_; }
  /// Whether tabs separated the cells; they are read as commas.
  [[nodiscard]] bool tabs() const { return commas_.tabs(); }
  /// Whether the text began with a byte order mark, which is no part of it.
  [[nodiscard]] bool marked() const { return marked_; }
  /// A text of answers in the encoding of the input; `into` holds the conversion where there is one. Where the first answer that is not
  /// ASCII comes before the input shows its encoding, a file is searched ahead; a pipe is answered in UTF-8.
  [[nodiscard]] const std::string& as_read(const std::string& text, std::string& into);

 private:
  bool read_more();
  void add(std::string_view bytes);
  void decide(std::string_view bytes);
  void feed(std::string_view utf8);
  void look_at_front(std::string_view& bytes);
  [[nodiscard]] encoding look_ahead() const;

  int fd_ = -1, error_ = 0;
  bool failed_ = false, finished_ = false, marked_ = false;
  std::size_t read_ = 0;
  std::string bytes_, text_;
  std::string undecided_;       // from the first byte that is not ASCII, while there are too few to tell
  std::optional<encoding> in_;  // nothing: everything so far is ASCII
  std::optional<encoding> out_;
  std::optional<converter> to_utf8_, from_utf8_;
  const char* form_ = nullptr;
  table::detail::tab_text commas_;
  table::csv_splitter splitter_;
};

}  // namespace santei::cli
