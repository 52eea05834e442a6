// A fact column of Arrow made ready for the engines: as it lies where that fits, else widened or coded in a block that stays in the caches.
#pragma once

#include <santei/impl/table/answer_rows.hpp>
#include <santei/impl/table/arrow_values.hpp>
#include <santei/impl/table/text_codes.hpp>

#include <algorithm>
#include <vector>

namespace santei::table::detail {

class arrow_cells {
 public:
  static constexpr std::size_t block_rows = 16384;
  /// Of columns that need no room of their own: so many that answers go past the caches.
  static constexpr std::size_t lying_rows = std::size_t{1} << 19;

  arrow_cells(const question& q, const fact_column& column, const arrow_type& type)
      : column_(&column), type_(type), codes_(q, column, most_codes), days_(q) {}

  /// Looks at a batch's array; nothing of it may be used where there is a problem.
  [[nodiscard]] diagnostics take(const ArrowArray& array, std::int64_t skip, std::int64_t length) {
    if (type_.run_end != 0) return take_runs(array, skip, length);
    if (type_.index != 0) return take_dictionary(array, skip, length);
    auto seen = view_of(name(), type_, array, skip, length);
    if (!seen) return seen.problems();
    values_ = rows_ = *seen;
    return {};
  }

  /// Engines tell of an index that the dictionary has not (a row has a problem then), and nobody else reads one before.
  [[nodiscard]] bool engines_look() const {
    return lies_right() && type_.index == 1 && reached_entries() > 0 && plain_entries_ && !column_->readers.empty() && !column_->paired;
  }
  /// Whether indices are in the dictionary.
  [[nodiscard]] bool indices_fit(std::size_t first, std::size_t count) const {
    if (type_.index == 0) return true;
    if (type_.index == 1) {
      const std::uint8_t most = greatest_byte(static_cast<const std::uint8_t*>(rows_.data) + rows_.offset + first, count);
      if (most < reached_entries()) return true;
    }
    for (auto row = static_cast<std::int64_t>(first), end = row + static_cast<std::int64_t>(count); row < end; ++row) {
      if (!rows_.known(row)) continue;
      const auto index = whole_at(rows_, type_.index, type_.index_is_signed, row);
      if (!index || *index < 0 || *index >= values_.length) return false;
    }
    return true;
  }
  /// Rows [first, first + count) of the batch, at most a block; what a column cannot say of them is marked.
  void read(std::size_t first, std::size_t count, column_cells& into, row_marks& marks) {
    into.cells = {};
    into.choices.assign(column_->readers.size(), {});
    if (type_.of == arrow_type::is::null && type_.index == 0) return;
    if (lies_right()) {
      into.cells = as_it_lies(first);
      mark_as_it_lies(first, count, marks);
    } else {
      if (type_.index == 0) reasons_.clear();
      column_->by_code ? code_block(first, count, marks) : number_block(first, count, marks);
      into.cells.validity = validity_.data();
      set_data(count, into.cells);
    }
    for (std::size_t r = 0; r < into.choices.size(); ++r) into.choices[r] = choices(r);
  }

  /// Engines can read the column in the caller's memory.
  [[nodiscard]] bool lies_right() const {
    if (type_.index != 0) return type_.index == 1 && column_->by_code;
    if (column_->by_code) return type_.of == arrow_type::is::boolean && column_->name.declared->of.of == kind::truth && !column_->by_both;
    return type_.of == arrow_type::is::whole && type_.bytes == 8 && type_.is_signed && column_->scale == 1 && per_unit(column_->name.declared->of) == 1;
  }
  /// Whether the cell is null or an empty text.
  [[nodiscard]] bool is_empty(std::size_t row) const {
    const auto at = static_cast<std::int64_t>(row);
    if (!rows_.known(at)) return true;
    const std::int64_t value = type_.index == 0 ? at : index_at(at);
    return !values_.known(value) || (type_.of == arrow_type::is::text && trimmed(text_at(values_, value)).empty());
  }
  /// One cell as a row asked alone is given it.
  [[nodiscard]] outcome<fact_input> fact(std::size_t row) const {
    const auto at = static_cast<std::int64_t>(row);
    if (type_.index == 0) return fact_at(values_, at);
    return rows_.known(at) ? fact_at(values_, index_at(at)) : outcome<fact_input>(fact_input{fact_input::unknown{}});
  }
  [[nodiscard]] const std::string& name() const { return column_->name.header; }

 private:
  using is = number_reading::is;
  static constexpr std::size_t most_codes = std::size_t{1} << 16;
  static constexpr std::size_t byte_codes = 256;

  /// How many entries an index read as a byte without a sign can mean: of int8, one below 0 is then above 127.
  [[nodiscard]] std::size_t reached_entries() const {
    const auto all = static_cast<std::size_t>(values_.length);
    return type_.index_is_signed ? std::min<std::size_t>(all, 128) : all;
  }
  [[nodiscard]] std::int64_t index_at(std::int64_t row) const { return *whole_at(rows_, type_.index, type_.index_is_signed, row); }

  [[nodiscard]] diagnostics take_dictionary(const ArrowArray& array, std::int64_t skip, std::int64_t length) {
    auto rows = view_of(name(), {arrow_type::is::whole, type_.index, type_.index_is_signed}, array, skip, length);
    if (!rows) return rows.problems();
    if (array.dictionary == nullptr) return {*broken_array(name(), "辞書がありません", "its dictionary is missing")};
    arrow_type of = type_;
    of.index = 0;
    auto values = view_of(name(), of, *array.dictionary, 0, array.dictionary->length);
    if (!values) return values.problems();
    rows_ = *rows, values_ = *values;
    read_entries();
    return {};
  }
  /// Runs as entries of a dictionary, and for each row the number of its run.
  [[nodiscard]] diagnostics take_runs(const ArrowArray& array, std::int64_t skip, std::int64_t length) {
    if (auto problem = extent_problem(name(), array)) return {*std::move(problem)};
    if (array.length - skip < length) return {*broken_array(name(), "表より短い配列です", "it is shorter than the table")};
    if (array.n_children != 2 || array.children[0] == nullptr || array.children[1] == nullptr)
      return {*broken_array(name(), "繰り返しの数か値がありません", "its run ends or values are missing")};
    const ArrowArray &ends_of = *array.children[0], &values_of = *array.children[1];
    auto ends = view_of(name(), {arrow_type::is::whole, type_.run_end}, ends_of, 0, ends_of.length);
    if (!ends) return ends.problems();
    arrow_type of = type_;
    of.index = of.run_end = 0;
    auto values = view_of(name(), of, values_of, 0, values_of.length);
    if (!values) return values.problems();
    run_of_row_.clear();
    std::int64_t at = array.offset + skip, last = 0;
    for (std::int64_t run = 0; run < ends->length && run < values->length && at < array.offset + skip + length; ++run) {
      const std::int64_t end = *whole_at(*ends, type_.run_end, true, run);
      if (end <= last) break;
      last = end;
      for (; at < end && at < array.offset + skip + length; ++at) run_of_row_.push_back(static_cast<std::int32_t>(run));
    }
    if (static_cast<std::int64_t>(run_of_row_.size()) < length) return {*broken_array(name(), "繰り返しが表の終わりに届きません", "its runs end before the table")};
    rows_ = {{arrow_type::is::whole, type_.index, true}, length, 0};
    rows_.data = run_of_row_.data();
    values_ = *values;
    read_entries();
    return {};
  }
  /// Every entry of the dictionary, once.
  void read_entries() {
    entries_.clear(), reasons_.clear();
    plain_entries_ = true;
    for (std::int64_t i = 0; i < values_.length; ++i) {
      entries_.push_back(reading_at(i));
      plain_entries_ = plain_entries_ && entries_.back().of != is::alone && entries_.back().of != is::refused;
    }
    entry_choices_.assign(column_->readers.size(), {});
    for (std::size_t r = 0; r < entry_choices_.size(); ++r)
      for (const number_reading& one : entries_)
        entry_choices_[r].push_back(one.of == is::number ? codes_.choices(r)[static_cast<std::size_t>(one.value)] : evaluate::unknown_code);
  }
  /// What values_ has at a place: a number or a code; of a refused one `value` leads to the reason.
  [[nodiscard]] number_reading reading_at(std::int64_t at) {
    if (!values_.known(at)) return {is::unknown, 0};
    if (column_->by_code) return code_at(at);
    diagnostics problems;
    number_reading made = number_at(values_, at, *column_->name.declared, column_->scale, problems);
    if (made.of == is::number && (!column_->may_be.holds(made.value) || (column_->picks_edition && days_.differ(made.value))))
      made.of = is::alone;
    if (made.of != is::refused) return made;
    made.value = static_cast<std::int64_t>(reasons_.size());
    reasons_.push_back(problems);
    return made;
  }
  [[nodiscard]] number_reading code_at(std::int64_t at) {
    const std::size_t code =
        values_.type.of == arrow_type::is::text ? codes_.code_of(trimmed(text_at(values_, at))) : codes_.code_of(text_of(values_, at));
    if (code == text_codes::none) return {is::alone, 0};
    const auto value = static_cast<std::int64_t>(code);
    return {!codes_.problems(code).empty() ? is::refused : codes_.is_odd(code) ? is::alone : is::number, value};
  }
  [[nodiscard]] number_reading reading_of_row(std::int64_t row) {
    if (type_.index == 0) return reading_at(row);
    return rows_.known(row) ? entries_[static_cast<std::size_t>(index_at(row))] : number_reading{is::unknown, 0};
  }

  [[nodiscard]] evaluate::column as_it_lies(std::size_t first) const {
    using form = evaluate::column::form;
    const form of = type_.index != 0 ? form::uint8 : column_->by_code ? form::bits : form::int64;
    return {of, rows_.data, rows_.validity, static_cast<std::size_t>(rows_.offset) + first, {}};
  }
  /// Engines look at what they read; what no measure reads is looked at here.
  void mark_as_it_lies(std::size_t first, std::size_t count, row_marks& marks) {
    const bool numbers = type_.index == 0 && !column_->by_code;
    if (numbers ? column_->read : type_.index == 0 || plain_entries_) return;
    for (std::size_t row = 0; row < count; ++row) mark(row, reading_of_row(static_cast<std::int64_t>(first + row)), marks);
  }
  void mark(std::size_t row, const number_reading& one, row_marks& marks) const {
    if (one.of == is::alone) marks.ask_alone(row);
    if (one.of == is::refused)
      marks.refuse(row,
                   column_->by_code ? codes_.problems(static_cast<std::size_t>(one.value)) : reasons_[static_cast<std::size_t>(one.value)]);
  }

  void start_block(std::size_t count) { validity_.assign((count + 7) / 8, 0); }
  void set_known(std::size_t row) { validity_[row / 8] = static_cast<std::uint8_t>(validity_[row / 8] | 1U << (row % 8)); }

  void number_block(std::size_t first, std::size_t count, row_marks& marks) {
    start_block(count);
    numbers_.resize(count);
    for (std::size_t row = 0; row < count; ++row) {
      const number_reading one = reading_of_row(static_cast<std::int64_t>(first + row));
      numbers_[row] = one.of == is::number ? one.value : 0;
      if (one.of == is::number) set_known(row);
      else mark(row, one, marks);
    }
  }
  /// Codes of texts; of a dictionary the indices themselves.
  void code_block(std::size_t first, std::size_t count, row_marks& marks) {
    start_block(count);
    wide_codes_.resize(count);
    for (std::size_t row = 0; row < count; ++row) {
      const auto at = static_cast<std::int64_t>(first + row);
      const number_reading one = reading_of_row(at);
      wide_codes_[row] = one.of != is::number ? 0 : static_cast<std::int32_t>(type_.index != 0 ? index_at(at) : one.value);
      if (one.of == is::number) set_known(row);
      else mark(row, one, marks);
    }
  }
  void set_data(std::size_t count, evaluate::column& into) {
    using form = evaluate::column::form;
    if (!column_->by_code) {
      into.of = form::int64, into.data = numbers_.data();
    } else if ((type_.index != 0 ? entries_.size() : codes_.size()) > byte_codes) {
      into.of = form::int32, into.data = wide_codes_.data();
    } else {
      small_codes_.resize(count);
      for (std::size_t row = 0; row < count; ++row) small_codes_[row] = static_cast<std::uint8_t>(wide_codes_[row]);
      into.of = form::uint8, into.data = small_codes_.data();
    }
  }
  [[nodiscard]] std::span<const std::int32_t> choices(std::size_t reader) const {
    if (type_.index != 0) {
      const std::span<const std::int32_t> all = entry_choices_[reader];
      return lies_right() ? all.first(reached_entries()) : all;
    }
    return lies_right() ? std::span<const std::int32_t>{} : codes_.choices(reader);
  }

  const fact_column* column_;
  arrow_type type_;
  text_codes codes_;
  edition_days days_;
  arrow_view rows_;    // the array: values, or indices
  arrow_view values_;  // the array, or its dictionary
  std::vector<number_reading> entries_;
  std::vector<std::int32_t> run_of_row_;
  bool plain_entries_ = true;  // none is refused or asked alone
  std::vector<diagnostics> reasons_;
  std::vector<std::vector<std::int32_t>> entry_choices_;  // by reader, then entry
  std::vector<std::int64_t> numbers_;
  std::vector<std::int32_t> wide_codes_;
  std::vector<std::uint8_t> small_codes_, validity_;
};

}  // namespace santei::table::detail
