// Batches too large for one block, some with gaps only late; and what one table leaves for the next.
#include <santei/table/arrow.hpp>

#include "catch.hpp"
#include "support/arrow_made.hpp"
#include "support/town.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace santei_test;
using santei::table::arrow_answers;
using santei::table::arrow_options;

namespace {

/// A table of `rows` amounts for small companies, its answers held until it goes; some rows may be given by text.
struct table {
  table(std::size_t rows, const arrow_options& options, const std::vector<std::pair<std::size_t, std::string>>& changed = {}) {
    const auto rules = town();
    std::vector<std::int64_t> yen(rows);
    for (std::size_t row = 0; row < rows; ++row) yen[row] = static_cast<std::int64_t>(3 * row);
    std::vector<std::string> written;
    for (const std::int64_t one : yen) written.push_back(std::to_string(one));
    for (const auto& [row, text] : changed) written[row] = text;
    const std::vector<arrow_column> columns{coded<std::int8_t>("company_size", "c", std::vector<std::int8_t>(rows), texts("", {"sme"})),
                                            changed.empty() ? numbers("eligible_cost", "l", yen) : texts("eligible_cost", written)};
    ArrowSchema schema = schema_of(columns);
    auto made = arrow_answers::open({{"lights", rules.find_one("town/lights").value()}}, rules, schema, options);
    schema.release(&schema);
    ArrowArray batch = array_of(columns, static_cast<std::int64_t>(rows));
    CHECK(made->answer(batch, of).empty());
    made->schema(names);
    refused = made->progress().refused;
  }
  table(const table&) = delete;
  ~table() { of.release(&of), names.release(&names); }
  [[nodiscard]] std::string row(std::size_t at) const { return row_text(names, of, static_cast<std::int64_t>(at)); }
  [[nodiscard]] const void* yen() const { return of.children[of.n_children - 2]->buffers[1]; }

  ArrowArray of{};
  ArrowSchema names{};
  std::uint64_t refused = 0;
};

std::string full(std::size_t row) {
  const std::string yen = std::to_string(row);
  return "yes " + std::string(row == 0 ? "exact" : "maximum") + " 0 " + yen + " " + yen + " " + yen + " -";
}

}  // namespace

TEST_CASE("rows before the first gap keep their answers, whatever is asked and however late it comes") {
  constexpr std::size_t rows = 50'000, unknown = 20'001, refused = 40'003;  // in the second block and the third
  for (const bool words : {true, false}) {
    arrow_options options;
    options.lang = santei::language::english;
    if (!words) options.answers.reset(0).reset(1);
    const auto shown = [&](const std::string& whole) { return words ? whole : whole.substr(whole.find(' ', whole.find(' ') + 1) + 1); };
    const table made(rows, options, {{unknown, ""}, {refused, "x"}});
    CHECK(made.refused == 1);
    for (std::size_t row = 0; row < rows; row += row + 1 == unknown || row == unknown || row + 1 == refused || row == refused ? 1 : 997)
      if (row != unknown && row != refused) CHECK(made.row(row) == shown(full(row)));
    for (const std::size_t next : {unknown, refused})
      CHECK((made.row(next - 1) == shown(full(next - 1)) && made.row(next + 1) == shown(full(next + 1))));
    CHECK(made.row(unknown) == shown("yes maximum_interval 0 100000000 0 100000000 -"));
    CHECK(made.row(refused).substr(0, made.row(refused).find("E0")) == shown("- - - - - - "));
  }
  CHECK(arrow_alive() == 0);
}

TEST_CASE("a batch in which every row has every amount has no bitmaps, and no reasons") {
  const table made(40'000, {});
  for (std::int64_t i = 0; i + 1 < made.of.n_children; ++i)
    CHECK((made.of.children[i]->null_count == 0 && made.of.children[i]->buffers[0] == nullptr));
  const ArrowArray& problem = *made.of.children[made.of.n_children - 1];
  CHECK(problem.null_count == 40'000);
  for (const std::size_t row : {0, 7, 16'384, 39'999}) CHECK(made.row(row) == full(row));
  CHECK(static_cast<const std::int32_t*>(problem.buffers[1])[40'000] == 0);
}

TEST_CASE("answers that were released are written over by the next table, those that are held are not") {
  arrow_options options;
  options.memory = santei::table::make_answer_memory(std::size_t{1} << 26);
  constexpr std::size_t rows = 300'000;  // more than 1 MB a column
  const void* first = nullptr;
  {
    const table made(rows, options);
    first = made.yen();
  }
  const table second(rows, options), third(rows, options);
  CHECK(second.yen() != third.yen());
  for (const table* one : {&second, &third})
    for (const std::size_t row : {std::size_t{0}, std::size_t{100'000}, rows - 1}) CHECK(one->row(row) == full(row));
  std::vector<const void*> used;
  for (const ArrowArray& one : {second.of})
    for (std::int64_t i = 0; i + 1 < one.n_children; ++i) used.push_back(one.children[i]->buffers[1]);
  CHECK(std::find(used.begin(), used.end(), first) != used.end());
  clear(*options.memory);
  CHECK(second.row(rows - 1) == full(rows - 1));
  CHECK(table(rows, options).row(5) == full(5));
}

TEST_CASE("memory that may keep nothing keeps nothing") {
  arrow_options options;
  options.memory = santei::table::make_answer_memory(0);
  for (int i = 0; i < 2; ++i) CHECK(table(300'000, options).row(299'999) == full(299'999));
}
