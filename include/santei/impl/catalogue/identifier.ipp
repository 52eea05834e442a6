// Definitions of identifier: IDs read and written.
#pragma once

#include <santei/catalogue/catalogue.hpp>

#include <santei/syntax/vocabulary.hpp>

#include <algorithm>

namespace santei::catalogue {

SANTEI_INLINE std::optional<identifier> identifier::parse(std::string_view text) {
  identifier made;
  if (const std::size_t at = text.find('@'); at != std::string_view::npos) {
    made.edition = text.substr(at + 1);
    if (made.edition.empty() || made.edition.find_first_of("@/") != std::string::npos) return std::nullopt;
    text = text.substr(0, at);
  }
  std::string* parts[] = {&made.programme, &made.measure, &made.frame};
  for (std::string* part : parts) {
    const std::size_t slash = text.find('/');
    *part = text.substr(0, slash);
    if (part->empty()) return std::nullopt;
    if (slash == std::string_view::npos) return made;
    text.remove_prefix(slash + 1);
  }
  return std::nullopt;
}

SANTEI_INLINE std::string identifier::text() const {
  std::string out = programme;
  if (!measure.empty()) out += "/" + measure;
  if (!frame.empty()) out += "/" + frame;
  if (!edition.empty()) out += "@" + edition;
  return out;
}

SANTEI_INLINE bool is_vocabulary(std::string_view path) { return syntax::is_vocabulary(path); }

}  // namespace santei::catalogue
