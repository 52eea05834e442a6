// The texts that spans point into: name, bytes, and lines.
#pragma once

#include <santei/config.hpp>
#include <santei/text/span.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace santei {

/// A line and column counted from 1; columns count code points.
struct position {
  std::size_t line = 1;
  std::size_t column = 1;
};

/// One named text, with the byte at which each line starts. Lines end in LF or CRLF; after a last line break stands one more, empty line.
class source {
 public:
  source(std::string name, std::string text);

  [[nodiscard]] const std::string& name() const noexcept SANTEI_LIFETIME_BOUND { return name_; }
  [[nodiscard]] std::string_view text() const noexcept SANTEI_LIFETIME_BOUND { return text_; }
  [[nodiscard]] std::size_t line_count() const noexcept { return line_starts_.size(); }
  /// The line without its line break; precondition: 1 <= line <= line_count().
  [[nodiscard]] std::string_view line(std::size_t line) const SANTEI_LIFETIME_BOUND;
  /// The byte at which the line starts; precondition: 1 <= line <= line_count().
  [[nodiscard]] std::size_t line_start(std::size_t line) const { return line_starts_[line - 1]; }
  /// The line that holds the byte; a byte past the end counts as the end, a line break belongs to the line it ends.
  [[nodiscard]] std::size_t line_of(std::size_t byte) const;
  /// Where the byte stands; a byte past the end counts as the end, one in a line break as the end of its line.
  [[nodiscard]] position position_of(std::size_t byte) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::size_t> line_starts_;
};

/// All texts of one run; span::source indexes it. A source, and a text of it, stays where it is when others are added.
class source_set {
 public:
  /// Adds a text and returns its index.
  std::uint32_t add(std::string name, std::string text);
  [[nodiscard]] std::size_t size() const noexcept { return sources_.size(); }
  [[nodiscard]] const source& operator[](std::uint32_t index) const SANTEI_LIFETIME_BOUND { return sources_[index]; }
  /// The bytes of a span; empty when it points nowhere (no such text, or not within it).
  [[nodiscard]] std::string_view text_of(const span& where) const SANTEI_LIFETIME_BOUND;

 private:
  std::deque<source> sources_;
};

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/text/source.ipp>
#endif
