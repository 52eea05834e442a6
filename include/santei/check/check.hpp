// Names, types and units, holes and overlaps, shares, citations: everything that can be said against a rule before it is computed.
#pragma once

#include <santei/check/checked.hpp>
#include <santei/check/limits.hpp>
#include <santei/config.hpp>
#include <santei/text/outcome.hpp>
#include <santei/text/pages.hpp>
#include <santei/text/source.hpp>

#include <memory>

namespace santei::check {

/// What a file is checked against; the library opens no file.
struct environment {
  std::shared_ptr<const checked> vocabulary;  ///< what 使う 共通語彙 names; may be empty when the file uses none
  const page_texts* pages = nullptr;          ///< citations are looked up where given
  const source_set* sources = nullptr;        ///< where given, messages name the file and line of a declaration made elsewhere
  limits within{};
};

/// A checked file with what was warned about, or every problem.
struct report {
  std::shared_ptr<const checked> file;  ///< empty when there is an error
  diagnostics problems;                 ///< errors and warnings, in the order of the file
};
[[nodiscard]] report check_file(syntax::file tree, const environment& around = {});

/// Every phrase that is not on its page, number that no phrase of its clause holds, and word that disagrees with its phrase (E05xx).
[[nodiscard]] diagnostics check_citations(const checked& file, const page_texts& pages);

}  // namespace santei::check

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/check/check.ipp>
#endif
