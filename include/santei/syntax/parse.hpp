// Text of a rule file to its clauses, or every problem of the file at once.
#pragma once

#include <santei/config.hpp>
#include <santei/syntax/ast.hpp>
#include <santei/text/outcome.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace santei::syntax {

/// Bounds on what an untrusted file may ask for; what exceeds one is a diagnostic.
struct limits {
  std::size_t bytes = std::size_t{1} << 20;
  std::size_t nesting = 64;        ///< parentheses and calls within one clause
  std::size_t nodes = 100'000;     ///< expressions, conditions, clauses and table cells of a file
  std::size_t digits = 40;         ///< of one literal
  std::size_t problems = 50;       ///< reported of one file, the one that says there are more among them
  std::size_t steps = 1'000'000;   ///< words read, those read again counted again
};

/// The file as clauses (E01xx problems otherwise). Spans carry `source`. On a problem the reader goes on at the next clause keyword.
[[nodiscard]] outcome<file> parse(std::string_view text, std::uint32_t source = 0, const limits& within = {});

/// What a parse found even where it also found problems: for checks that go on past a broken clause.
struct partial {
  file tree;
  diagnostics problems;
};
[[nodiscard]] partial parse_what_stands(std::string_view text, std::uint32_t source = 0, const limits& within = {});
/// The same behind the clauses of other texts, in one tree with them; its `source` is then that of this text.
[[nodiscard]] partial parse_what_stands(std::string_view text, std::uint32_t source, const limits& within, file behind);

}  // namespace santei::syntax

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/syntax/parse.ipp>
#endif
