// A CSV of applicants met with measures: rows in, the same rows with every measure's answer out.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/config.hpp>
#include <santei/table/asked.hpp>
#include <santei/table/csv.hpp>
#include <santei/table/header_notes.hpp>
#include <santei/text/diagnostic.hpp>
#include <santei/text/outcome.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace santei::table {

/// The answers to one piece of a table.
struct csv_answers {
  std::string text;                   // lines, in the order of the rows
  std::size_t lines = 0, rows = 0, refused = 0;
  std::size_t taxed = 0;              // cells with 税抜, 税込 and the like
  std::vector<refused_row> refusals;  // the first, at most a hundred; lines count from the piece's own
  std::vector<noted_rows> notes;      // of rows that are answered
};

/// How many cells of a record are called like facts.
[[nodiscard]] std::size_t count_facts(const catalogue::catalogue& rules, const csv_record& record);

/// A table that is read and answered piece by piece. A header cell that is the key or the label of a fact, in any width and letter case, or
/// "programme/measure.key", is that fact, also with a unit behind it (対象経費（千円）); others pass through. A cell is text as people write
/// it, an empty one is unknown. A row that cannot be read, or that some measure refuses, is written with the reasons and advice in the column `problem`, beside the
/// answers of the measures that do answer; no row is lost, no cell is changed but by ' before what a spreadsheet would take for a formula.
class applicants {
 public:
  /// Precondition: there is at least one measure. `on` is the day that picked the editions; without it a row's application_date picks its
  /// own where a measure's ID has no @edition.
  /// Refuses a header that is broken (E0841), has a fact twice (E0812), one of a measure that there is not (E0811), in a unit that is not its
  /// own (E0803), under a name of several (E0817), or no fact at all where a measure asks for one (E0845).
  [[nodiscard]] static outcome<applicants> open(std::vector<asked_measure> measures, const catalogue::catalogue& rules,
                                                const csv_record& header, language lang, std::optional<std::int64_t> on = std::nullopt);
  applicants(applicants&&) noexcept;
  applicants& operator=(applicants&&) noexcept;
  ~applicants();

  /// The header with the new columns, as a line.
  [[nodiscard]] const std::string& header() const SANTEI_LIFETIME_BOUND;
  [[nodiscard]] const header_notes& notes() const SANTEI_LIFETIME_BOUND;

  /// Who answers pieces: one thread each, as many as wanted, in any order. Keeps some thousand rows at a time.
  class worker;
  [[nodiscard]] worker make_worker() const;

 private:
  struct state;
  explicit applicants(std::unique_ptr<state> made);
  std::unique_ptr<state> state_;
};

class applicants::worker {
 public:
  worker(worker&&) noexcept;
  worker& operator=(worker&&) noexcept;
  ~worker();
  /// The answers to a piece take the place of what `into` held. All parts of a long record go to answers one behind the other.
  void answer(const csv_piece& piece, csv_answers& into);

 private:
  friend class applicants;
  struct work;
  explicit worker(std::unique_ptr<work> made);
  std::unique_ptr<work> work_;
};

}  // namespace santei::table

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/table/applicants.ipp>
#endif
