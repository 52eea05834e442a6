// A cell with a comma gets quotes; one in quotes keeps them, tabs and ends of line within included.
#pragma once

#include <santei/config.hpp>
#include <santei/impl/table/tab_text.hpp>

#include <algorithm>
#include <utility>

namespace santei::table::detail {

SANTEI_INLINE void tab_text::decide(std::string_view header) {
  decided_ = true;
  const auto tabs = std::count(header.begin(), header.end(), '\t'), commas = std::count(header.begin(), header.end(), ',');
  tabs_ = tabs > commas;
}

SANTEI_INLINE void tab_text::add(std::string_view bytes, std::string& to) {
  if (decided_) return tabs_ ? cut(bytes, to) : void(to += bytes);
  waiting_ += bytes;
  const std::size_t begin = std::min(waiting_.find_first_not_of("\r\n"), waiting_.size());
  const std::size_t end = waiting_.find_first_of("\r\n", begin);
  constexpr std::size_t enough = std::size_t{1} << 20;  // no header is longer
  if (end == std::string::npos && waiting_.size() < enough) return;
  decide(std::string_view(waiting_).substr(begin, end - begin));
  const std::string all = std::exchange(waiting_, {});
  add(all, to);
}

SANTEI_INLINE void tab_text::finish(std::string& to) {
  if (!decided_) {
    decide(waiting_);
    const std::string all = std::exchange(waiting_, {});
    add(all, to);
  }
  if (tabs_) end_cell(to);
}

SANTEI_INLINE void tab_text::end_cell(std::string& to) {
  const bool quotes = waiting_.starts_with('"') || waiting_.find(',') == std::string::npos;
  to += quotes ? waiting_ : "\"" + waiting_ + "\"";
  waiting_.clear();
}

SANTEI_INLINE void tab_text::cut(std::string_view bytes, std::string& to) {
  for (const char c : bytes) {
    if (c == '"' && (quoted_ || waiting_.empty() || waiting_.starts_with('"'))) quoted_ = !quoted_;
    const bool ends = !quoted_ && (c == '\t' || c == '\n' || c == '\r');
    if (!ends) {
      waiting_ += c;
      continue;
    }
    end_cell(to);
    to += c == '\t' ? ',' : c;
  }
}

}  // namespace santei::table::detail
