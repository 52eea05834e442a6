// A value or its problems.
#include <santei/text/outcome.hpp>

#include "catch.hpp"

#include <memory>
#include <string>
#include <type_traits>
#include <vector>

using namespace santei;

namespace {
diagnostic problem_of(std::string code) {
  return {severity::error, std::move(code), {"割合と金額を比べています", "a ratio is compared with an amount"}, {}, {}};
}
}  // namespace

TEST_CASE("An outcome made from a value holds it") {
  const outcome<std::string> made = std::string("値");
  REQUIRE(made.has_value());
  CHECK(static_cast<bool>(made));
  CHECK(*made == "値");
  CHECK(made.value() == "値");
  CHECK(made->size() == 3);
}

TEST_CASE("An outcome made from problems holds them and no value") {
  const outcome<int> one = problem_of("E0302");
  const outcome<int> two = diagnostics{problem_of("E0101"), problem_of("E0102")};
  CHECK_FALSE(one.has_value());
  CHECK_FALSE(static_cast<bool>(one));
  REQUIRE(one.problems().size() == 1);
  CHECK(one.problems().front().code == "E0302");
  REQUIRE(two.problems().size() == 2);
  CHECK(two.problems().back().code == "E0102");
}

TEST_CASE("Forcing an outcome without a value throws the same problems") {
  const outcome<int> made = problem_of("E0302");
  try {
    (void)made.value();
    FAIL("value() returned");
  } catch (const error& thrown) {
    REQUIRE(thrown.problems().size() == 1);
    CHECK(thrown.problems().front().code == "E0302");
    CHECK(std::string(thrown.what()) == "E0302: 割合と金額を比べています");
  }
  CHECK_THROWS_AS(outcome<int>(problem_of("E0303")).value(), error);
}

TEST_CASE("An error without problems still says something") { CHECK(std::string(error({}).what()) == "santei"); }

TEST_CASE("A value that cannot be copied is moved out") {
  outcome<std::unique_ptr<int>> made = std::make_unique<int>(7);
  const std::unique_ptr<int> taken = std::move(made).value();
  REQUIRE(taken);
  CHECK(*taken == 7);
  outcome<std::unique_ptr<int>> other = std::make_unique<int>(8);
  const std::unique_ptr<int> assumed = *std::move(other);
  REQUIRE(assumed);
  CHECK(*assumed == 8);
}

TEST_CASE("What an outcome without a name gives outlives it") {  // the sanitizers' run sees a use after free
  const auto names = [](bool sound) -> outcome<std::vector<std::string>> {
    if (!sound) return diagnostics{problem_of("E0101"), problem_of("E0102")};
    return std::vector<std::string>{"a name that does not fit in the string itself", "another name that does not fit either"};
  };
  static_assert(std::is_same_v<decltype(names(true).value()), std::vector<std::string>>);
  static_assert(std::is_same_v<decltype(*names(true)), std::vector<std::string>>);
  static_assert(std::is_same_v<decltype(names(true).problems()), diagnostics>);
  std::size_t length = 0;
  for (const std::string& one : names(true).value()) length += one.size();
  CHECK(length == 82);
  for (const std::string& one : *names(true)) length += one.size();
  CHECK(length == 164);
  std::string codes;
  for (const diagnostic& one : names(false).problems()) codes += one.code;
  CHECK(codes == "E0101E0102");
  const std::string& kept = *outcome<std::string>("a name that does not fit in the string itself");
  CHECK(kept.size() == 45);
}

TEST_CASE("A value can be changed in place") {
  outcome<std::string> made = std::string("a");
  made->push_back('b');
  *made += 'c';
  CHECK(made.value() == "abc");
}

TEST_CASE("A message is given in the language asked for") {
  const message words{"誤り", "error"};
  CHECK(words.in(language::japanese) == "誤り");
  CHECK(words.in(language::english) == "error");
}

TEST_CASE("what a temporary outcome, facts or message held is kept by whoever walks or binds it") {
  const auto lists = [] { return outcome<std::vector<std::string>>(std::vector<std::string>{std::string(100, 'a'), std::string(100, 'b')}); };
  std::string walked;
  for (const std::string& one : lists().value()) walked += one.front();
  for (const std::string& one : *lists()) walked += one.front();
  const std::string& said = message{std::string(100, 'j'), std::string(100, 'e')}.in(language::english);
  CHECK(walked + said.front() == "ababe");
  STATIC_REQUIRE(!std::is_reference_v<decltype(lists().value())>);
  STATIC_REQUIRE(!std::is_reference_v<decltype(*lists())>);
  STATIC_REQUIRE(!std::is_reference_v<decltype(lists().problems())>);
  STATIC_REQUIRE(!std::is_reference_v<decltype(message{}.in(language::english))>);
}
