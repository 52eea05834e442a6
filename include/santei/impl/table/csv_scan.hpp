// Where a record ends, and its cells on the way: one pass, for the splitter without cells, for the reader with them.
#pragma once

#include <santei/table/csv.hpp>
#include <santei/table/csv_cell.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

namespace santei::table::detail {

/// What a byte means outside quotes.
enum class csv_byte : std::uint8_t { other, comma, line, quote, formula };
[[nodiscard]] constexpr std::array<csv_byte, 256> csv_bytes() {
  std::array<csv_byte, 256> made{};
  for (unsigned c = 0; c < 0x20; ++c) made[c] = csv_byte::formula;
  made[0x7f] = csv_byte::formula;
  made[','] = csv_byte::comma;
  made['\n'] = made['\r'] = csv_byte::line;
  made['"'] = csv_byte::quote;
  for (const unsigned char c : {'=', '+', '-', '@'}) made[c] = csv_byte::formula;
  made[0xef] = csv_byte::formula;  // the first byte of their full-width forms
  return made;
}
inline constexpr std::array<csv_byte, 256> csv_byte_of = csv_bytes();
[[nodiscard]] inline csv_byte byte_at(const char* p) { return csv_byte_of[static_cast<unsigned char>(*p)]; }
[[nodiscard]] inline bool ends_cell(const char* p) { return byte_at(p) == csv_byte::comma || byte_at(p) == csv_byte::line; }

[[nodiscard]] inline const char* find_line_end(const char* p, const char* last) {
  while (p != last && *p != '\n' && *p != '\r') ++p;
  return p;
}

/// The end of line at `p`, if there is one: one or two bytes. Precondition: p != last.
[[nodiscard]] inline const char* past_line_end(const char* p, const char* last) {
  return *p == '\r' && p + 1 != last && p[1] == '\n' ? p + 2 : p + 1;
}

[[nodiscard]] inline std::size_t line_ends(const char* p, const char* last) {
  std::size_t count = 0;
  for (; (p = find_line_end(p, last)) != last; ++count) p = past_line_end(p, last);
  return count;
}
/// The cells of a record whose quotes mean nothing.
inline void cut_at_commas(std::string_view raw, std::vector<std::string_view>& cells) {
  cells.clear();
  for (std::size_t at = 0; at <= raw.size();) {
    const std::size_t comma = std::min(raw.find(',', at), raw.size());
    cells.push_back(raw.substr(at, comma - at));
    at = comma + 1;
  }
}

enum class scanned : std::uint8_t { whole, broken, cut };  // cut: the text ends first

/// Behind the closing quote of the cell that begins at `p`, or null where none closes it; `doubled` tells of doubled quotes within.
[[nodiscard]] inline const char* past_quotes(const char* p, const char* last, bool& doubled) {
  for (++p;;) {
    p = static_cast<const char*>(std::memchr(p, '"', static_cast<std::size_t>(last - p)));
    if (p == nullptr) return nullptr;
    if (p + 1 == last || p[1] != '"') return p + 1;
    doubled = true;
    p += 2;
  }
}

/// Scans the record at `p`, which is left at its end of line or at `last`. `cell(first, last, quoted, doubled)` is told of every cell. A
/// text that ends within the record is
/// whole where it is `finished`.
template <class Cell>
scanned scan_record(const char*& p, const char* last, bool finished, Cell cell) {
  const char* const first = p;
  const auto broken = [&] {
    p = find_line_end(first, last);
    return p == last && !finished ? scanned::cut : scanned::broken;
  };
  for (;;) {
    const char* const begin = p;
    if (p != last && byte_at(p) == csv_byte::quote) {
      bool doubled = false;
      p = past_quotes(p, last, doubled);
      if (p == nullptr || (p == last && !finished)) {
        p = last;
        return finished || static_cast<std::size_t>(last - first) > longest_record ? broken() : scanned::cut;
      }
      if (p != last && !ends_cell(p)) return broken();
      cell(begin + 1, p - 1, true, doubled);
    } else {
      while (p != last && !ends_cell(p)) ++p;
      cell(begin, p, false, false);
    }
    if (p == last || byte_at(p) == csv_byte::line) break;
    ++p;
  }
  if (static_cast<std::size_t>(p - first) > longest_record) return broken();
  return p == last && !finished ? scanned::cut : scanned::whole;
}

/// A whole record as it stands, but for ' before each cell that is a formula. Precondition: it is not broken.
inline void append_guarded(std::string& to, std::string_view raw) {
  const char* p = raw.data();
  const char* done = p;
  scan_record(p, raw.data() + raw.size(), true, [&](const char* from, const char* end, bool, bool) {
    if (!looks_like_formula({from, static_cast<std::size_t>(end - from)})) return;
    to.append(done, from);
    to += '\'';
    done = from;
  });
  to.append(done, raw.data() + raw.size());
}

}  // namespace santei::table::detail
