// Any bytes at all must be read, folded, measured and shown without harm, and what is shown is clean.
#include <santei/text/normal.hpp>
#include <santei/text/pages.hpp>
#include <santei/text/render.hpp>
#include <santei/text/source.hpp>
#include <santei/text/width.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace santei;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

/// A span made of bytes of the input, mostly within the text.
span some_span(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) -> std::uint32_t { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0; };
  const std::uint32_t begin = byte(at) * 3;
  return {byte(at) % 7 == 6 ? 2u : byte(at) % 2, begin, byte(at + 1) % 5 == 4 ? begin / 2 : begin + byte(at + 1)};
}

void try_folding(const std::string& text) {
  const std::string folded = fold_compatibility(text);
  require(first_invalid_utf8(text).has_value() == first_invalid_utf8(folded).has_value());
  if (!first_invalid_utf8(text)) require(fold_compatibility(folded) == folded);
  require(fold_for_lookup(folded).size() <= folded.size());
  require(display_width(text) <= 2 * text.size());
  require(display_width(pad_left(text, 10)) >= 10);
}

void try_pages(const std::string& text) {
  page_texts pages;
  pages.add("1", text);
  const std::size_t half = text.size() / 2;
  const std::string wanted = fold_for_lookup(text);
  require(pages.contains("1", text) == !wanted.empty());
  require(pages.nearest_passage("1", text.substr(half)).size() <= 4 * wanted.size());
  require(nearest(text.substr(0, half), {text.substr(half), "投資額"}).size() <= 2);
}

void try_rendering(const std::string& text) {
  source_set sources;
  sources.add("one", text);
  sources.add("two", text.substr(text.size() / 2));
  diagnostic problem{severity::error, "E0101", {text, text}, {}, message{text, text}};
  for (std::size_t i = 0; i < 5; ++i) problem.labels.push_back({some_span(text, 2 * i), {text.substr(0, i), "label"}});
  const std::string shown = render(diagnostics{problem}, sources);
  require(!first_invalid_utf8(shown).has_value() && shown.find_first_of("\x1b\r\t\x7f") == std::string::npos);
  require(!render(problem, sources, {language::english, true}).empty());
}

void try_positions(const std::string& text) {
  const source lines("text", text);
  for (std::size_t byte = 0; byte <= text.size() && byte < 300; ++byte) {
    const position at = lines.position_of(byte);
    require(at.line >= 1 && at.line <= lines.line_count() && at.column >= 1 && at.column <= lines.line(at.line).size() + 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  try_folding(text);
  try_pages(text);
  try_rendering(text);
  try_positions(text);
  return 0;
}
