// A cell written to a CSV: quoted where it must be, and never a formula.
#pragma once

#include <santei/config.hpp>

#include <string>
#include <string_view>

namespace santei::table {

/// Whether a spreadsheet would take the cell for a formula: it begins with = + - @ (or their full-width forms), a tab or an end of line,
/// and is no plain number.
[[nodiscard]] bool looks_like_formula(std::string_view cell);
/// Appends a cell, quoted where it must be or `always`, behind ' where it looks like a formula.
void append_cell(std::string& to, std::string_view cell, bool always = false);

}  // namespace santei::table

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/table/csv_cell.ipp>
#endif
