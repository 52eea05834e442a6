// Bytes looked up in a table: by every kind of instructions what the table says, and what it does not say is told apart.
#include <santei/impl/evaluate/batch/keys.hpp>

#include "catch.hpp"

#include <array>
#include <cstdint>

namespace batch = santei::evaluate::detail;
using santei::evaluate::instruction_set;

namespace {

batch::byte_table table_of(std::size_t entries) {
  batch::byte_table made;
  made.entries.fill(batch::no_lane);
  for (std::size_t i = 0; i < entries; ++i) made.entries[i] = i % 11 == 7 ? batch::no_lane : static_cast<std::uint8_t>(i * 5 % 61);
  made.seal();
  return made;
}

}  // namespace

TEST_CASE("every code is looked up alike by all instructions, also where the table has no entry for it") {
  std::size_t bad = 0;
  for (std::size_t entries = 0; entries <= 256; ++entries) {
    const batch::byte_table table = table_of(entries);
    for (const std::size_t rows : {256U, 200U})
      for (int set = 0; set <= static_cast<int>(santei::evaluate::best_instruction_set()); ++set) {
        std::array<std::uint8_t, 256> codes, found{}, added;
        for (std::size_t r = 0; r < 256; ++r) codes[r] = static_cast<std::uint8_t>(255 - r);
        added.fill(3);
        const auto use = static_cast<instruction_set>(set);
        const std::uint8_t seen = batch::look_up<false>(use, table, codes.data(), found.data(), rows);
        bad += batch::look_up<true>(use, table, codes.data(), added.data(), rows) != seen;
        bool none = false;
        for (std::size_t r = 0; r < rows; ++r) {
          const std::uint8_t expected = table.entries[codes[r]];
          const bool missing = (expected & batch::no_lane) != 0;
          none = none || missing;
          bad += missing ? (found[r] & batch::no_lane) == 0 || (added[r] & batch::no_lane) == 0
                         : found[r] != expected || added[r] != expected + 3;
        }
        bad += ((seen & batch::no_lane) != 0) != none;
      }
  }
  CHECK(bad == 0);
}
