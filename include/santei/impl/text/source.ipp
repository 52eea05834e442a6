// Definitions of source and source_set.
#pragma once

#include <santei/impl/text/utf8.hpp>
#include <santei/text/source.hpp>

#include <algorithm>
#include <cassert>
#include <utility>

namespace santei {

SANTEI_INLINE source::source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)), line_starts_{0} {
  for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) line_starts_.push_back(at + 1);
}

SANTEI_INLINE std::string_view source::line(std::size_t line) const {
  assert(line >= 1 && line <= line_count());
  const std::size_t begin = line_starts_[line - 1];
  const bool last = line == line_count();
  std::string_view whole = std::string_view(text_).substr(begin, last ? std::string_view::npos : line_starts_[line] - 1 - begin);
  if (!last && whole.ends_with('\r')) whole.remove_suffix(1);
  return whole;
}

SANTEI_INLINE std::size_t source::line_of(std::size_t byte) const {
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), std::min(byte, text_.size()));
  return static_cast<std::size_t>(after - line_starts_.begin());
}

SANTEI_INLINE position source::position_of(std::size_t byte) const {
  byte = std::min(byte, text_.size());
  position found{line_of(byte), 1};
  const std::string_view whole = line(found.line);
  const std::size_t within = byte - line_start(found.line);
  for (std::size_t at = 0; at < whole.size(); ++found.column) {
    at += detail::decode_utf8(whole, at).length;
    if (at > within) break;
  }
  return found;
}

SANTEI_INLINE std::uint32_t source_set::add(std::string name, std::string text) {
  sources_.emplace_back(std::move(name), std::move(text));
  return static_cast<std::uint32_t>(sources_.size() - 1);
}

SANTEI_INLINE std::string_view source_set::text_of(const span& where) const {
  if (where.source >= sources_.size()) return {};
  const std::string_view text = sources_[where.source].text();
  if (where.begin > where.end || where.end > text.size()) return {};
  return text.substr(where.begin, where.end - where.begin);
}

}  // namespace santei
