// Arbitrary bytes as the text of a page and as a list of exceptions: held against a rule without harm, and every figure found lies in its line.
#include <santei/analyse/cover.hpp>
#include <santei/catalogue/catalogue.hpp>
#include <santei/check/check.hpp>
#include <santei/text/pages.hpp>

#include "../support/town.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto rules = santei_test::town();
  static const auto file = rules.examine("r6_supplementary/p01_town.santei").file;
  const std::string text(reinterpret_cast<const char*>(data), size);
  auto covered = santei::analyse::cover("1", text, {file.get()});
  if (const auto exceptions = santei::analyse::read_exceptions(text))
    if (santei::analyse::apply(*exceptions, covered).size() != exceptions->size()) std::abort();
  santei::page_texts pages;
  pages.add("1", text);
  for (const santei::diagnostic& problem : santei::check::check_citations(*file, pages))
    if (!problem.code.starts_with("E05")) std::abort();
  return 0;
}
