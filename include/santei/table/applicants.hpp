// A CSV of applicants met with measures: rows in, the same rows with every measure's answer out.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/config.hpp>
#include <santei/table/asked.hpp>
#include <santei/table/csv.hpp>
#include <santei/text/diagnostic.hpp>
#include <santei/text/outcome.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace santei::table {

/// A table that is read and answered piece by piece. A header cell that is a key of some rule is a fact, others pass through; a cell is text as people write it, an
/// empty one is unknown. Keeps at most a few thousand rows at a time.
class applicants {
 public:
  /// Precondition: there is at least one measure. Refuses a header with a fact twice (E0812), or a measure's key that there is not (E0811).
  [[nodiscard]] static outcome<applicants> open(std::vector<asked_measure> measures, const catalogue::catalogue& rules, const csv_record& header, language lang);
  applicants(applicants&&) noexcept;
  applicants& operator=(applicants&&) noexcept;
  ~applicants();

  /// The header with the new columns, as a line.
  [[nodiscard]] const std::string& header() const;
  /// Takes one row; lines of answers are appended to `out` in the order of the rows, some rows late.
  void add(const csv_record& row, std::string& out);
  /// Answers the rows that still wait.
  void flush(std::string& out);
  [[nodiscard]] std::size_t rows() const;
  [[nodiscard]] std::size_t refused() const;
  /// The first refusals, at most a hundred.
  [[nodiscard]] const std::vector<refused_row>& refusals() const;

 private:
  struct state;
  explicit applicants(std::unique_ptr<state> state);
  std::unique_ptr<state> state_;
};

}  // namespace santei::table

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/table/applicants.ipp>
#endif
