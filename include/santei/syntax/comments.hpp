// The comments of a rule file: they are not part of its tree, and what lays a file out anew must keep them.
#pragma once

#include <santei/config.hpp>
#include <santei/text/span.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace santei::syntax {

/// One comment, from # to the end of its line.
struct comment {
  std::string text;      // "# 下限ちょうど", without white space at its end
  span where;
  std::size_t line = 1;  // of the file, from 1
  bool alone = false;    // nothing else stands on the line: it belongs to what follows; otherwise to what stands before it
};

/// All comments of a text, in order; a # within 「」 begins none.
[[nodiscard]] std::vector<comment> comments_of(std::string_view text, std::uint32_t source = 0);

}  // namespace santei::syntax

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/syntax/comments.ipp>
#endif
