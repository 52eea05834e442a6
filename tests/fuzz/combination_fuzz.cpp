// Arbitrary bytes as the file of santei combine, JSON or CSV: split or refused with a reason.
#include <santei/catalogue/combination.hpp>

#include "../support/town.hpp"
#include "combination_input.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto rules = santei_test::town();
  static const int file = ::memfd_create("combination", 0);
  static const std::string path = "/proc/self/fd/" + std::to_string(file);
  require(::ftruncate(file, 0) == 0 && ::pwrite(file, data, size, 0) == static_cast<ssize_t>(size));
  santei::source_set texts;
  const auto read = santei::cli::read_combination(path, texts);
  if (!read) {
    require(!read.problems().empty() && !read.problems().front().text.ja.empty());
    return 0;
  }
  const auto asked = santei::catalogue::combination_of(rules, *read);
  if (!asked) require(!asked.problems().empty() && asked.problems().front().code.starts_with("E"));
  return 0;
}
