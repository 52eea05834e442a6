// Pieces are cut behind the last end of line where no quote is about, else record by record; what cannot be a record is its first line.
#pragma once

#include <santei/table/csv.hpp>

#include <santei/impl/table/csv_scan.hpp>

namespace santei::table {

/// A quoted cell without its quotes; doubled ones become one.
SANTEI_INLINE std::string_view csv_records::unquoted(const char* from, const char* to) {
  if (unquoted_.capacity() < text_.size()) unquoted_.reserve(text_.size());  // views into it must not move
  const std::size_t start = unquoted_.size();
  for (const char* q = from; q != to; ++q) {
    unquoted_ += *q;
    if (*q == '"') ++q;
  }
  return std::string_view(unquoted_).substr(start);
}

SANTEI_INLINE bool csv_records::next(csv_record& into) {
  const char* const last = text_.data() + text_.size();
  const char* p = text_.data() + at_;
  for (; p != last && detail::byte_at(p) == detail::csv_byte::line; ++line_) p = detail::past_line_end(p, last);
  at_ = static_cast<std::size_t>(p - text_.data());
  if (p == last) return false;
  const char* const first = p;
  std::size_t lines = 1;
  into.cells.clear(), unquoted_.clear();
  bool suspect = false;
  const auto cell = [&](const char* from, const char* to, bool quoted, bool doubled) __attribute__((always_inline)) {
    if (from != to && detail::byte_at(from) >= (quoted ? detail::csv_byte::comma : detail::csv_byte::formula)) suspect = true;
    if (quoted) lines += detail::line_ends(from, to);
    into.cells.push_back(doubled ? unquoted(from, to) : std::string_view(from, static_cast<std::size_t>(to - from)));
  };
  into.broken = detail::scan_record(p, last, true, cell) == detail::scanned::broken;
  into.raw = {first, static_cast<std::size_t>(p - first)};
  into.suspect = suspect || into.broken;
  if (into.broken) lines = 1, detail::cut_at_commas(into.raw, into.cells);
  into.line = line_ + 1;
  line_ += lines;
  if (p != last) p = detail::past_line_end(p, last);
  at_ = static_cast<std::size_t>(p - text_.data());
  return true;
}

SANTEI_INLINE void csv_splitter::feed(std::string_view bytes) {
  text_.erase(0, at_);
  at_ = 0;
  text_.append(bytes);
}

SANTEI_INLINE void csv_splitter::take(csv_piece& into, std::size_t size, csv_piece::part of) {
  into.of = of;
  into.text.assign(text_, at_, size);
  at_ += size;
}

/// How much of the text is whole records; 0 where the first is not whole yet.
SANTEI_INLINE std::size_t csv_splitter::whole_records(bool one) const {
  const char* const begin = text_.data() + at_;
  const char* const last = text_.data() + text_.size();
  if (!one && std::memchr(begin, '"', static_cast<std::size_t>(last - begin)) == nullptr) {
    const char* p = last;
    while (!finished_ && p != begin && p[-1] != '\n' && (p[-1] != '\r' || p == last)) --p;
    return static_cast<std::size_t>(p - begin);
  }
  std::size_t whole = 0;
  for (const char* p = begin; p != last; whole = static_cast<std::size_t>(p - begin)) {
    const bool blank = detail::byte_at(p) == detail::csv_byte::line;
    const auto is = blank ? detail::scanned::whole : detail::scan_record(p, last, finished_, [](const char*, const char*, bool, bool) {});
    if (is == detail::scanned::cut || (p + 1 == last && *p == '\r' && !finished_)) break;
    if (p != last) p = detail::past_line_end(p, last);
    if ((one && !blank) || is == detail::scanned::broken)
      return static_cast<std::size_t>(p - begin);  // what comes behind a broken record must not close its quote
  }
  return whole;
}

/// How much of the text its first line is, without its end.
SANTEI_INLINE std::size_t csv_splitter::first_line() const {
  const char* const begin = text_.data() + at_;
  return static_cast<std::size_t>(detail::find_line_end(begin, text_.data() + text_.size()) - begin);
}

SANTEI_INLINE bool csv_splitter::next(csv_piece& into, bool one) {
  const std::size_t left = text_.size() - at_;
  if (long_) {
    const std::size_t size = first_line();
    const bool ends = size < left || finished_;
    if (!ends && size == 0) return false;
    long_ = !ends;
    return take(into, size, ends ? csv_piece::part::end : csv_piece::part::inside), true;
  }
  if (left == 0) return false;
  const std::size_t whole = whole_records(one);
  if (left > longest_record && (whole == 0 || whole > longest_record) && first_line() > longest_record) {
    long_ = true;
    return take(into, longest_record, csv_piece::part::begin), true;
  }
  if (whole == 0) return false;
  return take(into, whole, csv_piece::part::records), true;
}

}  // namespace santei::table
