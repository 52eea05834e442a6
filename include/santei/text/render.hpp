// Diagnostics as people read them: rustc's shape, Japanese words, carets that stay aligned under full-width text.
#pragma once

#include <santei/config.hpp>
#include <santei/text/diagnostic.hpp>
#include <santei/text/source.hpp>

#include <string>

namespace santei {

/// How to print.
struct render_style {
  language lang = language::japanese;
  bool colour = false;
};

/// One diagnostic as text, ending in a line break. Labels that point into no text of `sources` are left out. Control characters and
/// invalid bytes are shown as signs, a tab as four spaces, and of a line over 160 columns the part around the label.
[[nodiscard]] std::string render(const diagnostic& problem, const source_set& sources, const render_style& style = {});
/// All of them, an empty line between, then a line that counts them; nothing for no problems.
[[nodiscard]] std::string render(const diagnostics& problems, const source_set& sources, const render_style& style = {});

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/text/render.ipp>
#endif
