// Dictionaries of Arrow of every length and by every index: a row is what it is asked alone, whatever number its word has.
#include <santei/catalogue/catalogue.hpp>
#include <santei/table/arrow.hpp>

#include "catch.hpp"
#include "support/arrow_made.hpp"
#include "support/town.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <vector>

using namespace santei_test;
using santei::table::arrow_answers;

namespace {

constexpr std::int64_t most_entries = 70'001;

/// Words of a dictionary by their place: of one meaning in many spellings, or refused each in its own way.
enum class words { choices, with_refused, refused_before_the_last };
std::string word_at(std::int64_t place, std::int64_t size, words of) {
  static const char* const known[] = {"sme", "中小企業", "large", "大企業", "micro", "", "小規模事業者", " sme "};
  if (of == words::choices) return known[place % 8];
  if (of == words::with_refused) return place % 9 == 8 ? "だれか" + std::to_string(place % 63) : known[place % 9];
  return place + 1 == size ? "sme" : "だれか" + std::to_string(place);
}
arrow_column dictionary_of(std::int64_t size, words of, std::int64_t null_each = 0) {
  std::vector<std::string> made;
  std::vector<int> known;
  for (std::int64_t i = 0; i < size; ++i) made.push_back(word_at(i, size, of)), known.push_back(null_each == 0 || i % null_each != 1);
  arrow_column column = texts("", made);
  return null_each == 0 ? column : with_gaps(std::move(column), known);
}

/// The answers to a stream of batches, or the code of the first problem.
std::vector<std::string> answers(const std::vector<std::vector<arrow_column>>& batches) {
  static const auto rules = town();
  ArrowSchema schema = schema_of(batches.front());
  santei::table::arrow_options options;
  options.lang = santei::language::english;
  auto table = arrow_answers::open({{"town/lights", rules.find_one("town/lights").value()}}, rules, schema, options);
  schema.release(&schema);
  if (!table) return {table.problems().front().code};
  std::vector<std::string> made;
  for (const auto& columns : batches) {
    ArrowArray batch = array_of(columns, columns.front().length), out{};
    const auto problems = table->answer(batch, out);
    if (!problems.empty()) return {problems.front().code};
    ArrowSchema of{};
    table->schema(of);
    for (std::int64_t row = 0; row < out.length; ++row) {
      made.push_back(row_text(of, out, row));
      if (const auto at = made.back().find(": "); at != std::string::npos) made.back().resize(at);
    }
    out.release(&out), of.release(&of);
  }
  return made;
}

/// The answer to a row asked alone; an empty word is not told.
const std::string& alone(const std::string& word) {
  static const auto rules = town();
  static std::map<std::string, std::string> known;
  std::string& text = known[word];
  if (!text.empty()) return text;
  santei::facts given;
  given.set("eligible_cost", "10");
  if (!word.empty()) given.set("company_size", word);
  const auto answer = rules.find_one("town/lights").value().estimate(given);
  if (!answer) return text = "- - - - - - " + answer.problems().front().code;
  text = std::string(name_of(answer->verdict)) + " " + name_of(answer->amount.status);
  const auto& a = answer->amount;
  for (const auto& yen : {a.min, a.max, a.stated_low, a.stated_high}) text += " " + (yen ? yen->text() : "-");
  return text += " -";
}

/// Asks for the words at `places` by an index of one width; a place below 0 stands for a row that is null.
template <class Index>
void holds_by(const char* format, std::int64_t size, words of, std::vector<std::int64_t> places, std::int64_t null_each = 0) {
  std::vector<Index> indices;
  std::vector<std::string> expected;
  std::vector<int> known;
  for (const std::int64_t place : places) {
    if (place >= size || (place > 0 && static_cast<std::uint64_t>(place) > static_cast<std::uint64_t>(std::numeric_limits<Index>::max()))) continue;
    indices.push_back(static_cast<Index>(place)), known.push_back(place >= 0);
    const bool null = place < 0 || (null_each != 0 && place % null_each == 1);
    std::string word = null ? "" : word_at(place, size, of);
    expected.push_back(alone(word == " sme " ? "sme" : word));
  }
  if (indices.empty()) return;
  const auto rows = static_cast<std::int64_t>(indices.size());
  const bool gaps = std::find(known.begin(), known.end(), 0) != known.end();
  arrow_column sizes = coded<Index>("company_size", format, indices, dictionary_of(size, of, null_each));
  if (gaps) sizes = with_gaps(std::move(sizes), known);
  CAPTURE(format, size, null_each, static_cast<int>(of));
  CHECK(answers({{std::move(sizes), numbers<std::int64_t>("eligible_cost", "l", std::vector<std::int64_t>(static_cast<std::size_t>(rows), 10))}}) ==
        expected);
}
void holds(std::int64_t size, words of, const std::vector<std::int64_t>& places, std::int64_t null_each = 0) {
  holds_by<std::int8_t>("c", size, of, places, null_each), holds_by<std::uint8_t>("C", size, of, places, null_each);
  holds_by<std::int16_t>("s", size, of, places, null_each), holds_by<std::uint16_t>("S", size, of, places, null_each);
  holds_by<std::int32_t>("i", size, of, places, null_each), holds_by<std::uint32_t>("I", size, of, places, null_each);
  holds_by<std::int64_t>("l", size, of, places, null_each), holds_by<std::uint64_t>("L", size, of, places, null_each);
}

/// Places at the ends of a dictionary and of every width that a place could be cut to, and rows that are null among them.
std::vector<std::int64_t> places_in(std::int64_t size, bool gaps) {
  std::vector<std::int64_t> made;
  for (const std::int64_t around : {std::int64_t{1}, std::int64_t{128}, std::int64_t{256}, std::int64_t{65'536}, size - 2})
    for (std::int64_t place = around - 2; place <= around + 2; ++place)
      if (gaps || place >= 0) made.push_back(place);
  if (gaps) made.insert(made.begin() + 2, -1);
  return made;
}

}  // namespace

TEST_CASE("a row is what it is asked alone, by every index into dictionaries of every length at which a width ends") {
  for (const std::int64_t size : {1, 2, 3, 127, 128, 129, 254, 255, 256, 257, 258, 300})
    for (const words of : {words::choices, words::with_refused, words::refused_before_the_last})
      for (const std::int64_t null_each : {0, 5}) {
        holds(size, of, places_in(size, false), null_each);
        holds(size, of, places_in(size, true), null_each);
      }
  for (const std::int64_t size : {65'534L, 65'535L, 65'536L, 65'537L, 65'538L, 70'001L}) {
    const words of = size == most_entries ? words::with_refused : words::choices;
    holds_by<std::uint16_t>("S", size, of, places_in(size, true));
    holds_by<std::int32_t>("i", size, of, places_in(size, false));
    holds_by<std::uint64_t>("L", size, of, places_in(size, true), 5);
  }
  CHECK(arrow_alive() == 0);
}

TEST_CASE("a word after more refused ones than codes are kept for is answered all the same") {
  holds_by<std::int32_t>("i", most_entries, words::refused_before_the_last, places_in(most_entries, true));
}

TEST_CASE("every word of a long dictionary is what it is asked alone") {
  std::vector<std::int64_t> all;
  for (std::int64_t place = 0; place < 20'000; ++place) all.push_back(place * 7'919 % 3'001);
  holds_by<std::uint16_t>("S", 3'001, words::with_refused, all);
  holds_by<std::int64_t>("l", 3'001, words::choices, all, 7);
}

TEST_CASE("an index that the dictionary has not is told, by every width, and under a null it is not read") {
  const auto asked = [](auto index, const char* format, std::int64_t size, bool known) {
    using index_type = decltype(index);
    arrow_column column = coded<index_type>("company_size", format, {index, index_type{0}}, dictionary_of(size, words::choices));
    return answers({{with_gaps(std::move(column), {known ? 1 : 0, size > 0 ? 1 : 0}), numbers<std::int64_t>("eligible_cost", "l", {10, 10})}});
  };
  const auto both = [&](auto index, const char* format, std::int64_t size) {
    CAPTURE(format, size, static_cast<std::int64_t>(index));
    CHECK(asked(index, format, size, true) == std::vector<std::string>{"E0843"});
    CHECK(asked(index, format, size, false) == std::vector<std::string>{alone(""), alone(size > 0 ? "sme" : "")});
  };
  for (const std::int64_t size : {0, 1, 100, 127, 128, 129, 255, 256, 257, 300}) {
    both(std::int8_t{-1}, "c", size), both(std::int8_t{-128}, "c", size), both(std::int8_t{-56}, "c", size);
    both(std::int16_t{-1}, "s", size), both(std::int32_t{-1}, "i", size), both(std::int64_t{-1}, "l", size);
    both(static_cast<std::int16_t>(size), "s", size), both(static_cast<std::int32_t>(size), "i", size);
    both(size, "l", size), both(size + (std::int64_t{1} << 32), "l", size), both(std::int64_t{256} + (std::int64_t{1} << 40), "l", size);
    both(static_cast<std::uint64_t>(size) | std::uint64_t{1} << 63, "L", size), both(std::uint32_t{1} << 31, "I", size);
    both(static_cast<std::uint16_t>(size), "S", size), both(std::uint16_t{65'535}, "S", size);
    if (size <= 127) both(static_cast<std::int8_t>(size), "c", size);
    if (size <= 255) both(static_cast<std::uint8_t>(size), "C", size), both(std::uint8_t{255}, "C", size);
  }
  CHECK(arrow_alive() == 0);
}

TEST_CASE("an empty dictionary serves rows that are null") {
  for (const char* format : {"c", "C"})
    CHECK(answers({{with_gaps(coded<std::int8_t>("company_size", format, {0, 0}, dictionary_of(0, words::choices)), {0, 0}),
                    numbers<std::int64_t>("eligible_cost", "l", {10, 10})}}) == std::vector<std::string>{alone(""), alone("")});
}

TEST_CASE("each batch of a stream is read by its own dictionary, grown, replaced or shrunk") {
  std::vector<std::vector<arrow_column>> batches;
  std::vector<std::string> expected;
  for (const std::int64_t size : {3, 256, 257, 300, 700, 300, 2, 256, 70'001, 1}) {
    const words of = size == 300 ? words::refused_before_the_last : words::with_refused;
    const std::vector<std::int64_t> places{0, size / 2, size - 1, std::min<std::int64_t>(size - 1, 256)};
    batches.push_back({coded<std::int32_t>("company_size", "i", {places.begin(), places.end()}, dictionary_of(size, of)),
                       numbers<std::int64_t>("eligible_cost", "l", {10, 10, 10, 10})});
    for (const std::int64_t place : places) {
      const std::string word = word_at(place, size, of);
      expected.push_back(alone(word == " sme " ? "sme" : word));
    }
  }
  CHECK(answers(batches) == expected);
}
