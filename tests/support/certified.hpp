// Certificates over rule texts, for tests that start from what an author writes.
#pragma once

#include "support/rules.hpp"

#include <santei/analyse/certificate.hpp>
#include <santei/text/hash.hpp>
#include <santei/verify/certificate.hpp>

#include <string>
#include <vector>

namespace santei_test {

/// A rule text with the shipped vocabulary beside it, as whoever checks has them.
inline std::vector<santei::verify::rule_text> with_vocabulary(const std::string& text) {
  return {{"rule.santei", text}, {"vocabulary/common.santei", read_file(rules_folder() / "vocabulary" / "common.santei")}};
}

/// The certificate of a measure (the only one, unless its index is told) of a rule text.
inline santei::outcome<std::string> certificate_over(const std::string& text, const santei::facts& given, std::size_t measure = 0) {
  const rule made(text, measure);
  const auto bound = made.bind(given);
  if (!bound) return bound.problems();
  santei::source_set sources;
  for (const auto& one : with_vocabulary(text)) sources.add(one.path, one.text);
  const santei::check::measure& of = made.file->measures[measure];
  const std::string id = of.id() + (of.edition.empty() ? "" : "@" + of.edition);
  return santei::analyse::certificate_of(*made.plan, *bound, id, sources, 0);
}

/// With a new seal below the lines above the old one.
inline std::string sealed_anew(const std::string& certificate) {
  const std::string body = certificate.substr(0, certificate.rfind("seal "));
  return body + "seal " + santei::sha256(body) + "\n";
}

}  // namespace santei_test
