// The texts of cited pages, folded, so that a quoted phrase can be looked up. The caller reads the files.
#pragma once

#include <santei/config.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace santei {

/// Page texts by page number as cited: "2", "19a".
class page_texts {
 public:
  /// Keeps the text of a page, in place of one added before.
  void add(std::string page, std::string_view text);
  [[nodiscard]] std::size_t size() const noexcept { return folded_.size(); }
  [[nodiscard]] bool has(std::string_view page) const;
  /// Whether the phrase stands on the page, both folded and without white space; a phrase of white space alone stands nowhere.
  [[nodiscard]] bool contains(std::string_view page, std::string_view phrase) const;
  /// The page's text as fold_for_lookup makes it; null when there is no such page. Valid until the page is added again.
  [[nodiscard]] const std::string* folded(std::string_view page) const;
  /// The part of the folded page most like the phrase, for messages; empty when less than half of the phrase agrees, or there is no such
  /// page. Compares the first 200 code points of the phrase with the first 20,000 of the page.
  [[nodiscard]] std::string nearest_passage(std::string_view page, std::string_view phrase) const;

 private:
  std::map<std::string, std::string, std::less<>> folded_;
};

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/text/pages.ipp>
#endif
