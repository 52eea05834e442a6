// Names, types and units, holes and overlaps, shares, citations: everything that can be said against a rule before it is computed.
#pragma once

#include <santei/check/checked.hpp>
#include <santei/check/limits.hpp>
#include <santei/config.hpp>
#include <santei/text/outcome.hpp>
#include <santei/text/pages.hpp>
#include <santei/text/source.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace santei::check {

/// What a file is checked against; the library opens no file.
struct environment {
  std::shared_ptr<const checked> vocabulary;  ///< what 使う names, several joined in one tree; may be empty when the file uses none
  const page_texts* pages = nullptr;          ///< citations are looked up where given
  const source_set* sources = nullptr;        ///< where given, messages name the file and line of a declaration made elsewhere
  limits within{};
  /// The files that hold the measure of 補助額( id ) which the file itself does not hold, in every edition that `id` leaves open.
  std::function<outcome<std::vector<std::shared_ptr<const checked>>>(const syntax::word& id)> files_of_measure = {};
  std::vector<std::string> vocabularies = {};  ///< every name that 使う could say, for messages
  bool is_rule = false;                        ///< it stands where no vocabulary stands, and so cannot be one
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
