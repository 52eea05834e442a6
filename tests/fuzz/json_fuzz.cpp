// Arbitrary bytes as the facts of --facts: read or refused with a reason, and what is read meets a measure.
#include <santei/catalogue/catalogue.hpp>
#include <santei/text/render.hpp>
#include <santei/value/json_facts.hpp>

#include "../support/town.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void have_words(const santei::diagnostics& problems) {
  require(!problems.empty());
  for (const santei::diagnostic& one : problems) require(one.code.starts_with("E08") && !one.text.ja.empty() && !one.text.en.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto rules = santei_test::town();
  static const auto measure = rules.find_one("town/lights").value();
  santei::source_set texts;
  const auto given = santei::facts_from_json("facts", std::string_view(reinterpret_cast<const char*>(data), size), texts);
  if (!given) {
    have_words(given.problems());
    require(!santei::render(given.problems(), texts).empty());
    return 0;
  }
  const auto answer = measure.estimate(rules.with_keys(*given));
  if (!answer) have_words(answer.problems());
  else require(!answer->amount.min || !answer->amount.max || *answer->amount.min <= *answer->amount.max);
  return 0;
}
