// A cell written to a CSV: quoted where it must be, and never a formula.
#pragma once

#include <santei/config.hpp>

#include <string>
#include <string_view>

namespace santei::table {

/// Whether a spreadsheet may take the cell for a formula: it begins with = + @ (or their full-width forms) or a control character, or with a
/// minus that an operator, ( or | follows. -5, - and －（注） are none.
[[nodiscard]] bool looks_like_formula(std::string_view cell);
/// Appends a cell, quoted where it must be or `always`, behind ' where it looks like a formula.
void append_cell(std::string& to, std::string_view cell, bool always = false);

}  // namespace santei::table

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/table/csv_cell.ipp>
#endif
