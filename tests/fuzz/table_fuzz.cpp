// Arbitrary bytes as a whole table, in whatever encoding they seem to be: answered or refused with a reason, no row lost.
#include <santei/table/csv_table.hpp>

#include "../support/town.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto rules = santei_test::town();
  static const auto measure = rules.find_one("town/lights").value();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto made = santei::table::answer_csv({{"town/lights", measure}}, rules, bytes);
  if (!made) {
    require(!made.problems().empty() && made.problems().front().code.starts_with("E08"));
    return 0;
  }
  require(made->refused <= made->rows && made->refusals.size() == std::min<std::size_t>(made->refused, 100));
  // What was written is a table as well, with as many rows, in the same encoding unless nothing told which it was.
  const auto again = santei::table::answer_csv({{"again/lights", measure}}, rules, made->text);
  if (again) require(again->rows == made->rows);
  return 0;
}
