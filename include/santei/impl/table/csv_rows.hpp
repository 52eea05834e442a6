// Some thousand rows of a CSV: cells into columns, columns answered together, lines written.
#pragma once

#include <santei/impl/table/answer_text.hpp>
#include <santei/impl/table/csv.ipp>
#include <santei/impl/table/csv_cell.ipp>
#include <santei/impl/table/csv_column.hpp>
#include <santei/impl/table/row_notes.hpp>
#include <santei/table/applicants.hpp>

namespace santei::table::detail {

class csv_rows {
 public:
  csv_rows(std::shared_ptr<const question> q, std::size_t width) : q_(std::move(q)), width_(width), notes_(q_) {
    for (const fact_column& column : q_->facts) columns_.emplace_back(*q_, column, most_rows);
    for (std::size_t m = 0; m < q_->measures.size(); ++m) {
      answers_.emplace_back(most_rows).expect_gaps(0, most_rows, most_rows);
      targets_.push_back(answers_.back().from(0));
    }
    for (const asked_column& of : q_->measures) tails_.push_back(currency_cell(of));
    line_.resize(answers_.size() * most_answer_text + 2);
    raws_.resize(most_rows), lines_.resize(most_rows), suspect_.resize(most_rows);
    start();
  }

  /// Takes a row, whose text stays where it is until it is written.
  void add(const csv_record& record, csv_answers& into) {
    const std::size_t row = count_++;
    raws_[row] = record.raw, lines_[row] = record.line, suspect_[row] = record.suspect || record.cells.size() != width_;
    if (record.broken)
      marks_.refuse(row, table_problem("E0841", {"引用符が閉じていないか、余分な文字が続いているか、行が長すぎます",
                                                 "a quote is not closed or text follows it, or the row is too long"}));
    else if (record.cells.size() != width_) marks_.refuse(row, wrong_width(record.cells.size()));
    else put(record, row);
    if (count_ == most_rows) write(into);
  }
  /// Answers and writes the rows that wait.
  void write(csv_answers& into) {
    if (count_ == 0) return;
    cells_.clear();
    for (const csv_column& column : columns_) cells_.push_back(column.cells());
    answer_columns_of(*q_, cells_, count_, targets_);
    for (std::size_t row = 0; row < count_; ++row) write_row(row, into);
    into.rows += count_;
    for (csv_column& column : columns_) into.taxed += column.take_taxed();
    start();
  }
  /// What stands behind a row that no measure answers, and the count of it.
  void refuse(const message& why, std::size_t line, csv_answers& into) const {
    for (const std::string& tail : tails_) into.text.append(answer_names.size(), ',').append(tail);
    tell(why, line, into);
  }
  /// The reason why some measure does not answer a row, as its last cell, and the count of it.
  void tell(const message& why, std::size_t line, csv_answers& into) const {
    into.text += ',';
    append_cell(into.text, why.in(q_->lang));
    ++into.refused;
    constexpr std::size_t most_told = 100;
    if (into.refusals.size() < most_told) into.refusals.push_back({line, why});
  }
  [[nodiscard]] std::size_t width() const { return width_; }

 private:
  static constexpr std::size_t most_rows = 4096;

  void start() {
    count_ = 0;
    marks_.start(most_rows);
    for (csv_column& column : columns_) column.start();
  }
  void put(const csv_record& record, std::size_t row) {
    for (csv_column& column : columns_) column.put(record.cells[column.at()], row, marks_);
    for (const fact_column& own : q_->facts)
      if (own.general != nowhere && trimmed(record.cells[own.at]).empty() && !trimmed(record.cells[q_->facts[own.general].at]).empty())
        marks_.ask_alone(row);
  }
  [[nodiscard]] diagnostic wrong_width(std::size_t cells) const {
    return table_problem("E0841", {"列が" + std::to_string(cells) + "個あります（見出しは" + std::to_string(width_) + "個）",
                                   "the row has " + std::to_string(cells) + " cells, the header " + std::to_string(width_)});
  }

  void write_row(std::size_t row, csv_answers& into) {
    if (marks_.of(row) == row_marks::is::plain && has_problem(row)) marks_.ask_alone(row);
    if (marks_.of(row) == row_marks::is::plain) notes_.add_plain(cells_, row, answers_, row, lines_[row], into.notes);
    if (!suspect_[row] && marks_.of(row) == row_marks::is::plain) return write_plain(row, into.text);
    lone_answers alone;
    if (marks_.of(row) == row_marks::is::alone) alone = ask_alone(row);
    notes_.add_alone(alone, lines_[row], into.notes);
    append_raw(row, into.text);
    const bool refused = marks_.of(row) == row_marks::is::refused;
    if (refused && !alone.any()) {
      refuse(marks_.reason(row), lines_[row], into);
    } else {
      for (std::size_t m = 0; m < answers_.size(); ++m) {
        if (alone.of.empty()) into.text.append(line_.data(), write_answer(line_.data(), answers_[m], row, words_));
        else if (alone.of[m]) append_answer(into.text, *alone.of[m], words_);
        else into.text.append(answer_names.size(), ',');
        into.text += tails_[m];
      }
      if (refused) tell(marks_.reason(row), lines_[row], into);
      else into.text += ',';
    }
    into.text += '\n';
  }
  void write_plain(std::size_t row, std::string& text) {
    char* to = line_.data();
    for (std::size_t m = 0; m < answers_.size(); ++m) {
      to = write_answer(to, answers_[m], row, words_);
      to += tails_[m].copy(to, tails_[m].size());
    }
    *to++ = ',', *to++ = '\n';
    text.append(raws_[row]);
    text.append(line_.data(), to);
  }
  [[nodiscard]] bool has_problem(std::size_t row) const {
    for (const answer_buffers& of : answers_)
      if (of.problem[row] != 0) return true;
    return false;
  }

  [[nodiscard]] lone_answers ask_alone(std::size_t row) {
    csv_records reader(raws_[row]);
    csv_record record;
    reader.next(record);
    santei::facts given;
    for (const fact_column& column : q_->facts)
      if (const auto cell = trimmed(record.cells[column.at]); !cell.empty()) give(given, column.name, cell);
    lone_answers made = answer_alone(*q_, given);
    if (!made.problems.empty()) marks_.refuse(row, made.problems);
    return made;
  }
  static void give(santei::facts& given, const fact_name& name, std::string_view cell) {
    const auto text = in_unit(cell, name.unit, *name.declared);  // what is refused was so when its column was read
    given.set(name.header, text ? std::string_view(*text) : cell);
  }
  /// A record as written, but that formulas are guarded. One that has not the header's cells keeps its place: a short one is filled up,
  /// others become one quoted cell.
  void append_raw(std::size_t row, std::string& to) const {
    if (!suspect_[row]) return to.append(raws_[row]), void();
    csv_records reader(raws_[row]);
    csv_record record;
    reader.next(record);
    if (record.broken || record.cells.size() > width_) {
      append_cell(to, raws_[row], true);
      return to.append(width_ - 1, ','), void();
    }
    append_guarded(to, raws_[row]);
    to.append(width_ - record.cells.size(), ',');
  }

  std::shared_ptr<const question> q_;
  std::size_t width_ = 0, count_ = 0;
  std::vector<csv_column> columns_;
  std::vector<answer_buffers> answers_;
  std::vector<std::string> tails_;  // of each measure, behind its cells: its currency where that is not yen
  std::vector<evaluate::answer_columns> targets_;
  std::vector<column_cells> cells_;
  std::vector<std::string_view> raws_;
  std::vector<std::size_t> lines_;
  std::vector<char> suspect_, line_;
  row_marks marks_;
  answer_words words_;
  row_notes notes_;
};

}  // namespace santei::table::detail
