// Arbitrary bytes as a certificate: accepted only where what they claim is what is derived anew.
#include <santei/verify/certificate.hpp>

#include "../support/town.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace santei;

void require(bool holds) {
  if (!holds) std::abort();
}

const std::vector<verify::rule_text>& rules() {
  static const std::vector<verify::rule_text> made = [] {
    std::vector<verify::rule_text> texts;
    for (const auto& file : santei_test::town_files()) texts.push_back({file.path, file.text});
    return texts;
  }();
  return made;
}

void examine(std::string_view text) {
  const verify::verdict found = verify::check_certificate(text, rules());
  for (const diagnostic& problem : found.problems) require(problem.code.starts_with("E09") && !problem.text.ja.empty() && !problem.text.en.empty());
  if (!found.accepted()) return;
  verify::asked_case asked = found.of;  // a certificate may name the file from another folder
  const auto name = [](const std::string& path) { return path.substr(path.rfind('/') + 1); };
  for (const verify::rule_text& rule : rules())
    if (name(rule.path) == name(asked.path)) asked.path = rule.path;
  const auto derived = verify::derive(asked, rules());
  require(derived && derived->says == found.says);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  examine(text);
  examine(verify::sealed({text, {}}));  // with a seal that fits, whatever it says
  return 0;
}
