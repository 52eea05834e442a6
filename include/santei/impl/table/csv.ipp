// The reader looks for the end of a record first; a record that is not whole waits for more text.
#pragma once

#include <santei/table/csv.hpp>

#include <algorithm>
#include <cstring>

namespace santei::table {

SANTEI_INLINE void csv_reader::feed(std::string_view piece) {
  text_.erase(0, at_);
  at_ = 0;
  text_.append(piece);
}

/// The offset of the end of line behind the record at at_, or npos.
SANTEI_INLINE std::size_t csv_reader::end_of_record() const {
  const char* const first = text_.data() + at_;
  const char* const last = text_.data() + text_.size();
  bool quoted = false;
  for (const char* p = first; p != last; ++p) {
    if (*p == '"') quoted = !quoted;
    else if (!quoted && (*p == '\n' || *p == '\r')) return static_cast<std::size_t>(p - text_.data());
    if (static_cast<std::size_t>(p - first) >= longest) return static_cast<std::size_t>(p - text_.data());
  }
  return std::string::npos;
}

SANTEI_INLINE bool csv_reader::next(csv_record& into) {
  for (;;) {
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) {
      const bool pair = text_[at_] == '\r';
      if (pair && at_ + 1 == text_.size() && !finished_) return false;
      ++at_, ++line_;
      if (pair && at_ < text_.size() && text_[at_] == '\n') ++at_;
    }
    if (at_ == text_.size()) return false;
    std::size_t end = end_of_record();
    if (end == std::string::npos) {
      if (!finished_) return false;
      end = text_.size();
    }
    if (end == at_) continue;
    if (end < text_.size() && text_[end] == '\r' && end + 1 == text_.size() && !finished_) return false;
    into.raw = std::string_view(text_).substr(at_, end - at_);
    into.line = line_;
    cut(into);
    line_ += static_cast<std::size_t>(std::count(into.raw.begin(), into.raw.end(), '\n'));
    at_ = end;
    if (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) {
      const bool pair = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
      at_ += pair ? 2 : 1;
      ++line_;
    }
    return true;
  }
}

SANTEI_INLINE void csv_reader::cut(csv_record& into) {
  into.cells.clear();
  into.broken = into.raw.size() >= longest;
  unquoted_.clear();
  unquoted_.reserve(into.raw.size());  // views into it must not move
  const std::string_view raw = into.raw;
  std::size_t p = 0;
  for (;;) {
    if (p < raw.size() && raw[p] == '"') {
      const std::size_t start = unquoted_.size();
      bool closed = false;
      for (++p; p < raw.size(); ++p) {
        if (raw[p] != '"') unquoted_ += raw[p];
        else if (p + 1 < raw.size() && raw[p + 1] == '"') unquoted_ += '"', ++p;
        else { closed = true, ++p; break; }
      }
      const std::size_t comma = std::min(raw.find(',', p), raw.size());
      into.broken = into.broken || !closed || comma != p;
      into.cells.push_back(std::string_view(unquoted_).substr(start));
      p = comma;
    } else {
      const std::size_t comma = std::min(raw.find(',', p), raw.size());
      into.cells.push_back(raw.substr(p, comma - p));
      p = comma;
    }
    if (p >= raw.size()) return;
    ++p;
  }
}

SANTEI_INLINE bool looks_like_formula(std::string_view cell) {
  if (cell.empty() || std::string_view("=+-@\t\r").find(cell.front()) == std::string_view::npos) return false;
  return cell.size() == 1 || cell.find_first_not_of("0123456789,.", 1) != std::string_view::npos || (cell.front() != '-' && cell.front() != '+');
}

SANTEI_INLINE void append_cell(std::string& to, std::string_view cell, bool guard) {
  const bool formula = guard && looks_like_formula(cell);
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    if (formula) to += '\'';
    to += cell;
    return;
  }
  to += '"';
  if (formula) to += '\'';
  for (const char c : cell) to.append(c == '"' ? 2 : 1, c);
  to += '"';
}

}  // namespace santei::table
