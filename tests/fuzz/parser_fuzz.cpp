// Any bytes at all must be parsed or refused without harm; what is parsed is read back from print as it was.
#include "../support/syntax_parse.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto read = santei::syntax::parse_what_stands(text);
  if (read.problems.size() > santei::syntax::limits{}.problems) std::abort();
  for (const auto& problem : read.problems)
    for (const auto& label : problem.labels)
      if (label.where.begin > label.where.end || label.where.end > text.size()) std::abort();
  if (read.problems.empty() && !test::survives_printing(read.tree)) std::abort();
  if (!read.problems.empty()) (void)santei::syntax::print(read.tree);  // what stands can be shown
  return 0;
}
