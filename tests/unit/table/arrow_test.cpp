// Batches of Arrow: every type that a fact may have gives the answer of the same text, and what is broken is told.
#include <santei/table/arrow.hpp>

#include "catch.hpp"
#include "support/arrow_made.hpp"
#include "support/town.hpp"

#include <cerrno>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

using namespace santei_test;
using santei::table::arrow_answers;
using santei::table::arrow_options;

namespace {

/// The measures of one ID, or of several with blanks between.
std::vector<santei::table::asked_measure> lights(const santei::catalogue::catalogue& rules, const std::string& ids = "town/lights") {
  std::vector<santei::table::asked_measure> made;
  std::istringstream words(ids);
  for (std::string id; words >> id;) made.push_back({id, rules.find(id).value().front()});
  return made;
}

/// The rows of answers, or the code of the first problem.
std::vector<std::string> answers(const std::vector<arrow_column>& columns, std::int64_t rows, arrow_options options = {},
                                 std::int64_t offset = 0, const std::string& id = "town/lights") {
  const auto rules = town();
  ArrowSchema schema = schema_of(columns);
  options.lang = santei::language::english;
  auto table = arrow_answers::open(lights(rules, id), rules, schema, options);
  schema.release(&schema);
  if (!table) return {table.problems().front().code};
  ArrowArray batch = array_of(columns, rows, offset), out;
  const auto problems = table->answer(batch, out);
  CHECK(batch.release == nullptr);
  if (!problems.empty()) {
    CHECK(out.release == nullptr);
    return {problems.front().code};
  }
  ArrowSchema of{};
  table->schema(of);
  std::vector<std::string> made;
  for (std::int64_t row = 0; row < out.length; ++row) made.push_back(row_text(of, out, row));
  out.release(&out);
  of.release(&of);
  return made;
}
using rows = std::vector<std::string>;

}  // namespace

TEST_CASE("choices by dictionary and amounts as they lie are answered") {
  CHECK(answers({coded<std::int8_t>("company_size", "c", {0, 1, 2, 0}, texts("", {"sme", "大企業", "micro"})),
                 numbers<std::int64_t>("eligible_cost", "l", {10, 10, 900'000'000, 0})},
                4) ==
        rows{"yes maximum 0 3 3 3 -", "no ineligible 0 0 0 0 -", "yes maximum 0 100000000 100000000 100000000 -", "yes exact 0 0 0 0 -"});
  CHECK(arrow_alive() == 0);
}

TEST_CASE("every type that a fact may have gives the same answers") {
  const arrow_column cost = numbers<std::int64_t>("eligible_cost", "l", {10, 100, 10, 10});
  const rows expected{"yes maximum 0 3 3 3 -", "yes maximum 0 33 33 33 -", "no ineligible 0 0 0 0 -", "unknown maximum_interval 0 3 0 3 -"};
  const std::vector<std::string> sizes{"sme", "中小企業", "large", ""};
  SECTION("texts") { CHECK(answers({cost, texts("company_size", sizes)}, 4) == expected); }
  SECTION("large texts") { CHECK(answers({cost, texts<std::int64_t>("company_size", sizes)}, 4) == expected); }
  SECTION("dictionaries by any index") {
    const arrow_column words = texts("", sizes);
    CHECK(answers({cost, coded<std::uint8_t>("company_size", "C", {0, 1, 2, 3}, words)}, 4) == expected);
    CHECK(answers({cost, coded<std::int16_t>("company_size", "s", {0, 1, 2, 3}, words)}, 4) == expected);
    CHECK(answers({cost, coded<std::int32_t>("company_size", "i", {0, 1, 2, 3}, words)}, 4) == expected);
    CHECK(answers({cost, coded<std::uint64_t>("company_size", "L", {0, 1, 2, 3}, words)}, 4) == expected);
    CHECK(answers({cost, coded<std::int32_t>("company_size", "i", {0, 1, 2, 3}, texts<std::int64_t>("", sizes))}, 4) == expected);
  }
  SECTION("amounts of every width") {
    const arrow_column size = texts("company_size", sizes);
    CHECK(answers({size, numbers<std::int8_t>("eligible_cost", "c", {10, 100, 10, 10})}, 4) == expected);
    CHECK(answers({size, numbers<std::uint8_t>("eligible_cost", "C", {10, 100, 10, 10})}, 4) == expected);
    CHECK(answers({size, numbers<std::int16_t>("eligible_cost", "s", {10, 100, 10, 10})}, 4) == expected);
    CHECK(answers({size, numbers<std::uint16_t>("eligible_cost", "S", {10, 100, 10, 10})}, 4) == expected);
    CHECK(answers({size, numbers<std::int32_t>("eligible_cost", "i", {10, 100, 10, 10})}, 4) == expected);
    CHECK(answers({size, numbers<std::uint32_t>("eligible_cost", "I", {10, 100, 10, 10})}, 4) == expected);
    CHECK(answers({size, numbers<std::uint64_t>("eligible_cost", "L", {10, 100, 10, 10})}, 4) == expected);
  }
  SECTION("decimals of 32, 64 and 256 bits, and whole numbers of 128") {
    const arrow_column size = texts("company_size", sizes);
    CHECK(answers({size, numbers<std::int32_t>("eligible_cost", "d:9,2,32", {1000, 10000, 1000, 1000})}, 4) == expected);
    CHECK(answers({size, numbers<std::int64_t>("eligible_cost", "d:18,2,64", {1000, 10000, 1000, 1000})}, 4) == expected);
    arrow_column wide = numbers<std::int64_t>("eligible_cost", "d:76,0,256", {10, 0, 0, 0, 100, 0, 0, 0, 10, 0, 0, 0, 10, 0, 0, 0});
    wide.length = 4;
    CHECK(answers({size, wide}, 4) == expected);
    wide.buffers[1] = bytes_of(std::vector<std::int64_t>{0, 0, 1, 0, -1, -1, -1, -1, 10, 0, 0, 0, 10, 0, 0, 0});  // 2 to the 128th, and -1
    const rows huge = answers({size, wide}, 4);
    REQUIRE(huge.size() == 4);
    CHECK(huge[0] == "yes maximum 0 100000000 100000000 100000000 -");
    CHECK(huge[1].find("E0806") != std::string::npos);
    arrow_column whole = numbers<std::int64_t>("eligible_cost", "_pli128", {10, 0, 100, 0, 10, 0, 10, 0});
    whole.length = 4;
    CHECK(answers({size, whole}, 4) == expected);
    CHECK(answers({size, numbers<std::int32_t>("eligible_cost", "d:10,2,32", {1})}, 1) == rows{"E0844"});
  }
  SECTION("runs of equal values") {
    const auto runs = [](const std::string& name, arrow_column values, const std::vector<std::int32_t>& ends) {
      arrow_column made{name, "+r", ends.empty() ? 0 : ends.back(), {}};
      made.children = {numbers<std::int32_t>("run_ends", "i", ends), std::move(values)};
      return made;
    };
    const arrow_column size = texts("company_size", sizes);
    CHECK(answers({size, runs("eligible_cost", numbers<std::int64_t>("values", "l", {10, 100, 10}), {1, 2, 4})}, 4) == expected);
    CHECK(answers({cost, runs("company_size", with_gaps(texts("values", {"sme", "large", "?"}), {1, 1, 0}), {2, 3, 4})}, 4) == expected);
    for (const std::vector<std::int32_t>& broken : {std::vector<std::int32_t>{1, 1, 4}, {1, 2, 3}, {0, 2, 4}, {-1, 2, 4}}) {
      arrow_column made = runs("eligible_cost", numbers<std::int64_t>("values", "l", {10, 100, 10}), broken);
      made.length = 4;
      CHECK(answers({size, made}, 4) == rows{"E0843"});
    }
  }
  SECTION("decimals") {
    arrow_column whole = numbers<std::int64_t>("eligible_cost", "d:20,0", {10, 0, 100, 0, 10, 0, 10, 0});
    whole.length = 4;
    CHECK(answers({texts("company_size", sizes), whole}, 4) == expected);
    arrow_column decimal = numbers<std::int64_t>("eligible_cost", "d:20,2", {1000, 0, 10000, 0, 1000, 0, 1000, 0});
    decimal.length = 4;
    CHECK(answers({texts("company_size", sizes), decimal}, 4) == expected);
  }
  SECTION("amounts as people write them, plain and by dictionary") {
    CHECK(answers({texts("company_size", sizes), texts("eligible_cost", {"１０円", "100", "10円", " 10 "})}, 4) == expected);
    CHECK(answers(
              {texts("company_size", sizes), coded<std::int32_t>("eligible_cost", "i", {1, 0, 1, 2}, texts("", {"100円", "１０円", "10"}))},
              4) == expected);
    CHECK(answers({texts("company_size", sizes),
                   coded<std::int32_t>("eligible_cost", "i", {1, 0, 1, 1}, numbers<std::int16_t>("", "s", {100, 10}))},
                  4) == expected);
  }
  CHECK(arrow_alive() == 0);
}

TEST_CASE("dates by days and by milliseconds pick the edition of their day, within the years 1 to 9999") {
  constexpr std::int64_t march = 20'148, may = 20'209, last = 2'932'896, a_day = 86'400'000;  // 2025-03-01, 2025-05-01, 9999-12-31
  const auto with = [](const arrow_column& date, std::int64_t rows) {
    const std::vector<std::string> sizes(static_cast<std::size_t>(rows), "sme"), costs(static_cast<std::size_t>(rows), "1000万円");
    return answers({texts("company_size", sizes), texts("eligible_cost", costs), date}, rows, {}, 0, "town/lights/small");
  };
  const std::string first = "yes exact 100000 100000 100000 100000 -", second = "yes exact 200000 200000 200000 200000 -";
  const rows days = with(numbers<std::int32_t>("application_date", "tdD", {march, may, last, last + 1}), 4);
  CHECK(rows(days.begin(), days.begin() + 3) == rows{first, second, second});
  CHECK(days[3].find("- - - - - - E0802: ") == 0);
  const rows times =
      with(numbers<std::int64_t>("application_date", "tdm", {march * a_day, may * a_day, may * a_day + 1, (last + 1) * a_day}), 4);
  CHECK(rows(times.begin(), times.begin() + 3) == rows{first, second, second});  // a moment is of its day
  CHECK(times[3].find("- - - - - - E0802: ") == 0);
  CHECK(arrow_alive() == 0);
}

TEST_CASE("columns of a measure that only guidelines hold are of its newest edition where no day is said") {
  const arrow_column cost = numbers<std::int64_t>("eligible_cost", "l", {10, 10, 10});
  const arrow_column day = with_gaps(numbers<std::int32_t>("application_date", "tdD", {20'209, 20'148, 20'209}), {1, 1, 0});
  const rows dated = answers({cost, day}, 3, {}, 0, "town/parks");
  REQUIRE(dated.size() == 3);
  CHECK(dated[0] == "yes exact 10 10 10 10 -");
  CHECK(dated[1].find("- - - - - - E0805: ") == 0);
  CHECK(dated[2] == "yes exact 10 10 10 10 -");
  CHECK(answers({cost}, 3, {}, 0, "town/parks") == rows(3, "yes exact 10 10 10 10 -"));
  CHECK(answers({cost}, 3, {}, 0, "town/parks@1") == rows(3, "yes exact 10 10 10 10 -"));
  CHECK(arrow_alive() == 0);
}

TEST_CASE("an Arrow row that one measure refuses keeps the answers of the others") {
  const arrow_column cost = numbers<std::int64_t>("eligible_cost", "l", {10'000'000, 10'000'000}), area = numbers<std::int64_t>("park_area", "l", {1, 1});
  const arrow_column day = numbers<std::int32_t>("application_date", "tdD", {20'148, 20'209}), size = texts("company_size", {"sme", "sme"});
  for (const bool decimal : {false, true}) {
    arrow_options options;
    options.decimal = decimal;
    const rows made = answers({cost, area, day, size}, 2, options, 0, "town/lights/small town/parks");
    REQUIRE(made.size() == 2);
    CHECK(made[0].find("yes exact 100000 100000 100000 100000 - - - - - - E0805: ") == 0);
    CHECK(made[1] == "yes exact 200000 200000 200000 200000 yes exact 10000000 10000000 10000000 10000000 -");
  }
  CHECK(arrow_alive() == 0);
}

TEST_CASE("null and unknown cells are unknown facts") {
  const rows expected{"yes maximum 0 3 3 3 -", "unknown maximum_interval 0 3 0 3 -", "yes maximum_interval 0 100000000 0 100000000 -"};
  const arrow_column cost = with_gaps(numbers<std::int64_t>("eligible_cost", "l", {10, 10, 77}), {1, 1, 0});
  CHECK(answers({cost, with_gaps(coded<std::int8_t>("company_size", "c", {0, 99, 0}, texts("", {"sme"})), {1, 0, 1})}, 3) == expected);
  CHECK(answers({cost, with_gaps(texts("company_size", {"sme", "nobody", "sme"}), {1, 0, 1})}, 3) == expected);
  CHECK(answers({cost, texts("company_size", {"sme", "不明", "sme"})}, 3) == expected);
  arrow_column none{"company_size", "n", 3, {}};
  CHECK(answers({cost, none}, 3)[0] == expected[1]);
  CHECK(answers({texts("company_size", {"sme"})}, 1)[0] == expected[2]);
}

TEST_CASE("ranges, sets and fractions of a yen are asked one by one") {
  CHECK(answers({texts("company_size", {"sme|micro", "sme", "sme|large"}), texts("eligible_cost", {"10円..12円", "10.5円", "10"})}, 3) ==
        rows{"yes maximum_interval 0 4 3 4 -", "yes maximum 0 3 3 3 -", "unknown maximum_interval 0 3 0 3 -"});
  arrow_column decimal = numbers<std::int64_t>("eligible_cost", "d:20,1", {105, 0});
  decimal.length = 1;
  CHECK(answers({texts("company_size", {"sme"}), decimal}, 1) == rows{"yes maximum 0 3 3 3 -"});
}

TEST_CASE("rows that cannot be read have a reason and no answers, and the others are done") {
  const rows made = answers({coded<std::int8_t>("company_size", "c", {0, 1, 0, 0}, texts("", {"sme", "nobody"})),
                             numbers<std::int64_t>("eligible_cost", "l", {10, 10, -5, 10})},
                            4);
  REQUIRE(made.size() == 4);
  CHECK(made[0] == "yes maximum 0 3 3 3 -");
  CHECK(made[1].find("- - - - - - E0804: ") == 0);
  CHECK(made[2].find("- - - - - - E0806: ") == 0);
  CHECK(made[3] == made[0]);
  CHECK(answers({texts("company_size", {"sme"}), texts("eligible_cost", {"ten"})}, 1)[0].find("- - - - - - E080") == 0);
}

TEST_CASE("a fact set for the measure alone goes before the general one, where it is set") {
  const arrow_column size = texts("company_size", {"sme", "sme", "sme"}),
                     general = numbers<std::int64_t>("eligible_cost", "l", {10, 10, 10});
  const rows expected{"yes maximum 0 10 10 10 -", "yes maximum 0 3 3 3 -", "yes maximum_interval 0 100000000 0 100000000 -"};
  CHECK(answers({size, general, texts("town/lights.eligible_cost", {"30", "", "不明"})}, 3) == expected);
  const arrow_column own = with_gaps(numbers<std::int64_t>("town/lights.eligible_cost", "l", {30, 0, 30}), {1, 0, 1});
  CHECK(answers({size, general, own}, 2) == rows{expected[0], expected[1]});
}

TEST_CASE("a fact in a column that no measure reads is looked at all the same") {
  CHECK(answers({numbers<std::int64_t>("park_area", "l", {-1}), texts("company_size", {"sme"})}, 1)[0].find("- - - - - - E0806: ") == 0);
}

TEST_CASE("floating point and other types that a fact cannot have are refused with advice") {
  const auto rules = town();
  for (const char* format : {"g", "f", "e", "d:20,2,512", "tsu:UTC", "+l", "z", "b"}) {
    ArrowSchema schema = schema_of(std::vector<arrow_column>{{"eligible_cost", format, 0, {}}});
    const auto table = arrow_answers::open(lights(rules), rules, schema);
    schema.release(&schema);
    REQUIRE_FALSE(table);
    CHECK(table.problems().front().code == "E0844");
    CHECK(table.problems().front().text.en.find(std::string(format) + ")") != std::string::npos);
    CHECK(table.problems().front().help->en.find("int64, decimal128 or text") != std::string::npos);
  }
  CHECK(answers({numbers<std::int64_t>("company_size", "l", {1})}, 1) == rows{"E0844"});
}

TEST_CASE("slices by offset are read where they start") {
  arrow_column size = coded<std::int8_t>("company_size", "c", {1, 1, 0, 1, 0}, texts("", {"sme", "large"}));
  arrow_column cost = with_gaps(numbers<std::int64_t>("eligible_cost", "l", {0, 0, 0, 10, 100}), {0, 0, 0, 1, 1});
  size.offset = 1, size.length = 4, cost.offset = 2, cost.length = 3;
  CHECK(answers({size, cost}, 2, {}, 1) == rows{"yes maximum 0 3 3 3 -", "no ineligible 0 0 0 0 -"});
  arrow_column words = texts("company_size", {"x", "x", "sme", "large"});
  words.offset = 1, words.length = 3;
  CHECK(answers({words, cost}, 2, {}, 1) == rows{"yes maximum 0 3 3 3 -", "no ineligible 0 0 0 0 -"});
}

TEST_CASE("an empty batch gives an empty batch") {
  CHECK(answers({texts("company_size", {}), numbers<std::int64_t>("eligible_cost", "l", {})}, 0).empty());
  CHECK(answers({arrow_column{"company_size", "u", 0, {std::nullopt, std::nullopt, std::nullopt}}}, 0).empty());
}

TEST_CASE("columns are kept, shared and not copied, where that is asked for") {
  arrow_options options;
  options.keep_columns = true;
  arrow_column id = texts("id", {"a", "b", "c"});
  CHECK(answers({id, texts("company_size", {"sme", "sme", "large"})}, 2, options, 1) ==
        rows{"b sme yes maximum_interval 0 100000000 0 100000000 -", "c large no ineligible 0 0 0 0 -"});
  CHECK(arrow_alive() == 0);
}

TEST_CASE("amounts come as decimals where that is asked for") {
  arrow_options options;
  options.decimal = true;
  CHECK(answers({texts("company_size", {"sme", "sme"}), texts("eligible_cost", {"10", "99999999999999999999999999"})}, 2, options) ==
        rows{"yes maximum 0 3 3 3 -", "yes maximum 0 100000000 100000000 100000000 -"});
}

namespace {

/// A stream of batches of one table; after `good` of them an error.
struct made_stream {
  std::vector<std::vector<arrow_column>> batches;
  std::size_t next = 0, good = 1000;
  bool released = false;

  ArrowArrayStream open() {
    ArrowArrayStream made{};
    made.private_data = this;
    made.get_schema = [](ArrowArrayStream* self, ArrowSchema* out) {
      return *out = schema_of(static_cast<made_stream*>(self->private_data)->batches[0]), 0;
    };
    made.get_next = [](ArrowArrayStream* self, ArrowArray* out) {
      auto& of = *static_cast<made_stream*>(self->private_data);
      *out = {};
      if (of.next == of.good) return 5;
      if (of.next < of.batches.size()) *out = array_of(of.batches[of.next], of.batches[of.next][0].length), ++of.next;
      return 0;
    };
    made.get_last_error = [](ArrowArrayStream*) { return "the disk is gone"; };
    made.release = [](ArrowArrayStream* self) { static_cast<made_stream*>(self->private_data)->released = true, self->release = nullptr; };
    return made;
  }
};
std::vector<arrow_column> two_columns(const std::vector<std::string>& sizes, const std::vector<std::int64_t>& costs) {
  return {texts("company_size", sizes), numbers<std::int64_t>("eligible_cost", "l", costs)};
}

}  // namespace

TEST_CASE("a stream is answered batch by batch as it is pulled") {
  const auto rules = town();
  made_stream source{{two_columns({"sme"}, {10}), two_columns({}, {}), two_columns({"large", "x"}, {10, 10})}};
  ArrowArrayStream in = source.open(), out{};
  std::vector<std::uint64_t> told;
  arrow_options options;
  options.lang = santei::language::english;
  options.progress = [&](const santei::table::arrow_progress& now) { told.push_back(now.rows * 10 + now.refused); };
  REQUIRE(santei::table::answer_stream(lights(rules), rules, in, out, options).empty());
  CHECK(in.release == nullptr);
  ArrowSchema schema{};
  REQUIRE(out.get_schema(&out, &schema) == 0);
  std::string names;
  for (std::int64_t i = 0; i < schema.n_children; ++i)
    names += std::string(schema.children[i]->name) + ":" + schema.children[i]->format + " ";
  CHECK(
      names ==
      "town/lights.verdict:c town/lights.status:c town/lights.min:l town/lights.max:l town/lights.stated_low:l town/lights.stated_high:l problem:u ");
  rows seen;
  for (std::size_t pulled = 1;; ++pulled) {
    ArrowArray batch{};
    REQUIRE(out.get_next(&out, &batch) == 0);
    if (batch.release == nullptr) break;
    CHECK(source.next == pulled);
    for (std::int64_t row = 0; row < batch.length; ++row) seen.push_back(row_text(schema, batch, row));
    batch.release(&batch);
  }
  REQUIRE(seen.size() == 3);
  CHECK(seen[0] == "yes maximum 0 3 3 3 -");
  CHECK(seen[1] == "no ineligible 0 0 0 0 -");
  CHECK(seen[2].find("- - - - - - E0804: ") == 0);
  CHECK(told == std::vector<std::uint64_t>{10, 10, 31});
  schema.release(&schema);
  out.release(&out);
  CHECK(source.released);
  CHECK(arrow_alive() == 0);
}

TEST_CASE("errors of a stream go through, and a batch of another schema ends it") {
  const auto rules = town();
  made_stream failing{{two_columns({"sme"}, {10})}, 0, 1};
  made_stream changing{{two_columns({"sme"}, {10}), {texts("company_size", {"sme"})}}};
  for (made_stream* source : {&failing, &changing}) {
    ArrowArrayStream in = source->open(), out{};
    REQUIRE(santei::table::answer_stream(lights(rules), rules, in, out).empty());
    ArrowArray batch{};
    REQUIRE(out.get_next(&out, &batch) == 0);
    batch.release(&batch);
    const int code = out.get_next(&out, &batch);
    CHECK(code == (source == &failing ? 5 : EINVAL));
    CHECK(batch.release == nullptr);
    CHECK(std::string(out.get_last_error(&out)).find(source == &failing ? "the disk is gone" : "E0843") == 0);
    CHECK(out.get_next(&out, &batch) == code);
    out.release(&out);
    CHECK(source->released);
  }
  CHECK(arrow_alive() == 0);
}

TEST_CASE("a stream that is refused stays the caller's") {
  const auto rules = town();
  made_stream source{{{arrow_column{"eligible_cost", "g", 0, {}}}}};
  ArrowArrayStream in = source.open(), out{};
  CHECK(santei::table::answer_stream(lights(rules), rules, in, out).front().code == "E0844");
  REQUIRE(in.release != nullptr);
  CHECK(out.release == nullptr);
  in.release(&in);
  CHECK(santei::table::answer_stream(lights(rules), rules, in, out).front().code == "E0843");
  CHECK(arrow_alive() == 0);
}

TEST_CASE("broken arrays are refused, whatever is wrong with them") {
  const auto broken = [](const std::function<void(ArrowArray&)>& breaks) {
    const std::vector<arrow_column> columns{texts("company_size", {"sme", "sme"}),
                                            coded<std::int32_t>("eligible_cost", "i", {0, 1}, numbers<std::int64_t>("", "l", {10, 20}))};
    const auto rules = town();
    ArrowSchema schema = schema_of(columns);
    auto table = arrow_answers::open(lights(rules), rules, schema);
    schema.release(&schema);
    ArrowArray batch = array_of(columns, 2), out;
    breaks(batch);
    const auto problems = table->answer(batch, out);
    if (out.release != nullptr) out.release(&out);
    return problems.empty() ? std::string("answered") : problems.front().code;
  };
  CHECK(broken([](ArrowArray&) {}) == "answered");
  CHECK(broken([](ArrowArray& a) { a.length = -1; }) == "E0843");
  CHECK(broken([](ArrowArray& a) { a.length = 3; }) == "E0843");
  CHECK(broken([](ArrowArray& a) { a.offset = 1; }) == "E0843");
  CHECK(broken([](ArrowArray& a) { a.offset = INT64_MAX; }) == "E0843");
  CHECK(broken([](ArrowArray& a) { a.n_children = 1; }) == "E0843");
  CHECK(broken([](ArrowArray& a) { a.children = nullptr; }) == "E0843");
  CHECK(broken([](ArrowArray& a) { a.null_count = 1; }) == "E0843");
  for (int child : {0, 1}) {
    const auto inside = [&](const std::function<void(ArrowArray&)>& breaks) {
      return broken([&](ArrowArray& a) { breaks(*a.children[child]); });
    };
    CHECK(inside([](ArrowArray& a) { a.length = INT64_MAX; }) == "E0843");
    CHECK(inside([](ArrowArray& a) { a.length = 1; }) == "E0843");
    CHECK(inside([](ArrowArray& a) { a.offset = -1; }) == "E0843");
    CHECK(inside([](ArrowArray& a) { a.null_count = 3; }) == "E0843");
    CHECK(inside([](ArrowArray& a) { a.null_count = 1; }) == "E0843");
    CHECK(inside([](ArrowArray& a) { a.n_buffers = 1; }) == "E0843");
    CHECK(inside([](ArrowArray& a) { a.n_buffers = -1; }) == "E0843");
    CHECK(inside([](ArrowArray& a) { a.buffers = nullptr; }) == "E0843");
    CHECK(inside([](ArrowArray& a) { a.buffers[1] = nullptr; }) == "E0843");
    CHECK(inside([](ArrowArray& a) { a.release(&a); }) == "E0843");
  }
  CHECK(broken([](ArrowArray& a) { a.children[0]->buffers[2] = nullptr; }) == "E0843");
  CHECK(broken([](ArrowArray& a) { static_cast<std::int32_t*>(const_cast<void*>(a.children[0]->buffers[1]))[1] = 9; }) == "E0843");
  CHECK(broken([](ArrowArray& a) { static_cast<std::int32_t*>(const_cast<void*>(a.children[0]->buffers[1]))[0] = -9; }) == "E0843");
  CHECK(broken([](ArrowArray& a) { static_cast<std::int32_t*>(const_cast<void*>(a.children[1]->buffers[1]))[1] = 2; }) == "E0843");
  CHECK(broken([](ArrowArray& a) { static_cast<std::int32_t*>(const_cast<void*>(a.children[1]->buffers[1]))[0] = -1; }) == "E0843");
  CHECK(broken([](ArrowArray& a) { a.children[1]->dictionary->release(a.children[1]->dictionary), a.children[1]->dictionary = nullptr; }) ==
        "E0843");
  CHECK(broken([](ArrowArray& a) { a.children[1]->dictionary->length = 1; }) == "E0843");
  CHECK(broken([](ArrowArray& a) { a.children[1]->dictionary->length = -1; }) == "E0843");
  CHECK(broken([](ArrowArray& a) { a.release(&a); }) == "E0843");
  CHECK(arrow_alive() == 0);
}

TEST_CASE("a month is that of the day") {
  const std::vector<santei::catalogue::rule_file> files{{"t.santei", "事業 見本 [t]\n出典 要領「見本」\n枠 灯り [l]\n種別 補助\n項目 申請月 [in_month] 月\n項目 費用 [cost] 金額\n対象 申請月 が 2025年2月 以後 要領「見本」\n経費 費用 要領「見本」\n補助率 1/1 要領「見本」\n"}};
  const santei::catalogue::catalogue rules(files);
  const auto measure = rules.find_one("t/l");
  REQUIRE(measure);
  const std::vector<arrow_column> columns{numbers<std::int32_t>("in_month", "tdD", {20119, 20120, -1}), numbers<std::int64_t>("cost", "l", {5, 5, 5})};
  ArrowSchema schema = schema_of(columns);
  auto table = arrow_answers::open({{"t/l", *measure}}, rules, schema);
  schema.release(&schema);
  REQUIRE(table);
  ArrowArray batch = array_of(columns, 3), out;
  REQUIRE(table->answer(batch, out).empty());
  ArrowSchema of{};
  table->schema(of);
  CHECK(row_text(of, out, 0).find("no ") == 0);   // 31 January 2025
  CHECK(row_text(of, out, 1).find("yes ") == 0);  // 1 February 2025
  CHECK(row_text(of, out, 2).find("no ") == 0);   // 31 December 1969
  out.release(&out);
  of.release(&of);
  CHECK(arrow_alive() == 0);
}

TEST_CASE("a size that other columns contradict and an amount above the budget are counted with their first row, in columns of every form") {
  const auto rules = santei::catalogue::catalogue::embedded();
  const std::string id = "self_fuel_stockpile/main";
  const std::vector<std::string> sizes{"sme", "large", "sme", "sme", "", "sme", "sme", "sme"};
  const std::vector<std::int64_t> capital{10'000'000, 10'000'000, 60'000'000, 60'000'000, 60'000'000, 60'000'000, 10'000'000, 10'000'000};
  const arrow_column trade = with_gaps(texts("industry", std::vector<std::string>(8, "小売業")), {1, 1, 1, 1, 1, 0, 1, 1});
  const arrow_column employees = texts("employees", {"10", "10", "60", "51..60", "60", "60", "10", "10"});
  const arrow_column shelter = texts("shelter_facility", std::vector<std::string>(8, "はい"));
  const arrow_column cost = texts("eligible_cost", {"300万円", "300万円", "300万円", "300万円", "300万円", "300万円", "100億円", "90億円..100億円"});
  std::vector<std::string> words{"sme", "large", ""};
  for (int i = 0; i < 300; ++i) words.push_back("sme");
  for (const arrow_column& size : {texts("company_size", sizes), coded<std::int8_t>("company_size", "c", {0, 1, 0, 0, 2, 0, 0, 0}, texts("", {"sme", "large", ""})),
                                   coded<std::int32_t>("company_size", "i", {0, 1, 302, 301, 2, 300, 0, 0}, texts("", words))}) {
    const std::vector<arrow_column> columns{size, trade, numbers<std::int64_t>("capital", "l", capital), employees, shelter, cost};
    ArrowSchema schema = schema_of(columns);
    auto table = arrow_answers::open({{id, rules.find(id).value().front()}}, rules, schema);
    schema.release(&schema);
    REQUIRE(table);
    for (int batch = 0; batch < 2; ++batch) {
      ArrowArray in = array_of(columns, 8, 0), out;
      REQUIRE(table->answer(in, out).empty());
      out.release(&out);
    }
    const auto& noted = table->noted();
    REQUIRE(noted.size() == 2);
    CHECK(noted[0].code == "size_contradicts");
    CHECK(noted[0].rows == 6);
    CHECK(noted[0].line == 1);
    CHECK(noted[1].code == "above_budget");
    CHECK(noted[1].id == id);
    CHECK(noted[1].rows == 4);
    CHECK(noted[1].line == 6);
  }
  CHECK(arrow_alive() == 0);
}

TEST_CASE("an eligible cost above the investment is counted, in amounts as they lie and in amounts of a batch without any") {
  const auto rules = santei::catalogue::catalogue::embedded();
  const std::string id = "large_growth_investment/large_investment";
  const auto columns = [](const std::vector<std::int64_t>& costs) {
    return std::vector<arrow_column>{texts("company_size", {"sme", "sme", "sme"}), numbers<std::int64_t>("investment", "l", {2'000'000'000, 2'000'000'000, 2'000'000'000}),
                                     with_gaps(numbers<std::int64_t>("eligible_cost", "l", costs), {1, 1, 0})};
  };
  ArrowSchema schema = schema_of(columns({1, 1, 1}));
  auto table = arrow_answers::open({{id, rules.find(id).value().front()}}, rules, schema);
  schema.release(&schema);
  REQUIRE(table);
  for (const auto& costs : {std::vector<std::int64_t>{2'000'000'000, 1, 3'000'000'000}, {2'000'000'000, 2'000'000'001, 3'000'000'000}}) {
    ArrowArray in = array_of(columns(costs), 3, 0), out;
    REQUIRE(table->answer(in, out).empty());
    out.release(&out);
  }
  REQUIRE(table->noted().size() == 1);
  CHECK(table->noted()[0].code == "cost_above_investment");
  CHECK(table->noted()[0].rows == 1);
  CHECK(table->noted()[0].line == 4);
  CHECK(arrow_alive() == 0);
}
