// A fact column of a CSV for some rows: codes of texts, or whole numbers, and which rows know it.
#pragma once

#include <santei/impl/table/answer_rows.hpp>
#include <santei/impl/table/text_codes.hpp>
#include <santei/impl/table/text_numbers.hpp>

#include <utility>
#include <vector>

namespace santei::table::detail {

class csv_column {
 public:
  csv_column(const question& q, const fact_column& column, std::size_t rows)
      : column_(&column),
        codes_of_(q, column, most_codes),
        days_(q),
        numbers_(column.by_code ? 0 : rows),
        codes_(column.by_code ? rows : 0),
        validity_(rows / 8) {}

  void start() { std::fill(validity_.begin(), validity_.end(), std::uint8_t{0}); }
  [[nodiscard]] std::size_t at() const { return column_->at; }
  /// How many cells told of the consumption tax since the last call.
  [[nodiscard]] std::size_t take_taxed() { return std::exchange(taxed_, 0); }

  void put(std::string_view cell, std::size_t row, row_marks& marks) {
    if (in_unit_) return put_in_unit(cell, row, marks);
    column_->by_code ? put_code(cell, row, marks) : put_number(cell, row, marks);
  }
  void put_bare(std::string_view cell, std::size_t row, row_marks& marks) {
    column_->by_code ? put_code(cell, row, marks) : put_number(cell, row, marks);
  }
  [[nodiscard]] column_cells cells() const {
    using form = evaluate::column::form;
    column_cells made;
    made.cells = {column_->by_code ? form::uint8 : form::int64,
                  column_->by_code ? static_cast<const void*>(codes_.data()) : numbers_.data(),
                  validity_.data(),
                  0,
                  {}};
    for (std::size_t r = 0; r < column_->readers.size(); ++r) made.choices.push_back(codes_of_.choices(r));
    return made;
  }

 private:
  static constexpr std::size_t most_codes = 255;  // distinct texts; rows with more are asked alone

  void know(std::size_t row) { validity_[row / 8] = static_cast<std::uint8_t>(validity_[row / 8] | 1U << (row % 8)); }
  void put_in_unit(std::string_view cell, std::size_t row, row_marks& marks) {
    const auto text = in_unit(trimmed(cell), column_->name.unit, *column_->name.declared);
    if (text) return put_bare(*text, row, marks);
    put_bare("", row, marks);
    marks.refuse(row, text.problems());
  }
  void put_code(std::string_view cell, std::size_t row, row_marks& marks) {
    const std::size_t code = codes_of_.code_of(trimmed(cell));
    codes_[row] = code == text_codes::none ? std::uint8_t{0} : static_cast<std::uint8_t>(code);
    if (code == text_codes::none) {  // the same reason whether or not the codes have run out
      if (const auto why = codes_of_.problems_of(trimmed(cell)); !why.empty()) return marks.refuse(row, why);
      return marks.ask_alone(row);
    }
    know(row);
    if (!codes_of_.is_plain(code)) mark(code, row, marks);
  }
  void mark(std::size_t code, std::size_t row, row_marks& marks) const {
    if (const diagnostics& why = codes_of_.problems(code); !why.empty()) marks.refuse(row, why);
    else marks.ask_alone(row);
  }
  void put_number(std::string_view cell, std::size_t row, row_marks& marks) {
    numbers_[row] = 0;
    if (cell.empty()) return;
    diagnostics problems;
    const number_reading read = read_number(*column_->name.declared, trimmed(cell), column_->scale, problems);
    taxed_ += read.taxed ? 1 : 0;
    switch (read.of) {
      case number_reading::is::number:
        if (!column_->may_be.holds(read.value) || (column_->picks_edition && days_.differ(read.value))) marks.ask_alone(row);
        numbers_[row] = read.value;
        return know(row);
      case number_reading::is::alone: return marks.ask_alone(row);
      case number_reading::is::refused: return marks.refuse(row, problems);
      case number_reading::is::unknown: return;
    }
  }

  const fact_column* column_;
  bool in_unit_ = !column_->name.unit.word.empty();  // every cell carries the header's unit
  text_codes codes_of_;
  edition_days days_;
  std::size_t taxed_ = 0;
  std::vector<std::int64_t> numbers_;
  std::vector<std::uint8_t> codes_, validity_;
};

}  // namespace santei::table::detail
