// The bound on numerators and denominators holds for facts at the ends of what they may be, in random formulas of sums, products, quotients,
// choices and roundings.
#include "catch.hpp"
#include "random_number.hpp"
#include "support/rules.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using property::between;
using santei_test::measure_with;

namespace {

/// 金額 a … c of which c is undeclared above, 整数 n and m, 割合 p: every divisor is above 0.
const std::string declared =
    "項目 甲, 乙 [a, b] 金額 1円 以上 1000億円 以下\n項目 丙 [c] 金額 1円 以上\n項目 子, 丑 [n, m] 整数 1 以上 10000 以下\n"
    "項目 率 [p] 割合 1% 以上 100% 以下\n";

std::string ratio(std::mt19937_64& random, int depth);

std::string amount(std::mt19937_64& random, int depth) {
  const auto inner = [&] { return amount(random, depth - 1); };
  const char* const facts[] = {"甲", "乙", "丙", "123.45円"};
  if (depth == 0) return facts[between(random, 0, 3)];
  switch (between(random, 0, 7)) {
    case 0: return "( " + inner() + " + " + inner() + " )";
    case 1: return "( " + inner() + " - " + inner() + " )";
    case 2: return "小さい方( " + inner() + ", " + inner() + " )";
    case 3: return "大きい方( " + inner() + ", 1/3円 )";
    case 4: return "四捨五入( " + inner() + ", 0.5円 )";
    case 5: return "( " + inner() + " / " + (between(random, 0, 1) == 0 ? "丑" : "率") + " )";
    default: return "( " + inner() + " * " + ratio(random, depth - 1) + " )";
  }
}

std::string ratio(std::mt19937_64& random, int depth) {
  const char* const facts[] = {"率", "2/3", "子", "丑"};
  if (depth == 0) return facts[between(random, 0, 3)];
  switch (between(random, 0, 3)) {
    case 0: return "( 子 / 丑 )";
    case 1: return "( " + amount(random, depth - 1) + " / 乙 )";
    case 2: return "( " + amount(random, depth - 1) + " / ( 甲 + 丙 ) )";
    default: return "( " + ratio(random, depth - 1) + " * " + ratio(random, depth - 1) + " )";
  }
}

std::string digits(std::mt19937_64& random, std::size_t count) {
  std::string text = std::to_string(between(random, 1, 9));
  while (text.size() < count) text += std::to_string(between(random, 0, 9));
  return text;
}

/// Facts at the ends of their ranges, or of as many digits as there may be; now and then fractions.
santei::facts extremes(std::mt19937_64& random) {
  const auto one_of = [&](const std::vector<std::string>& any) { return any[static_cast<std::size_t>(between(random, 0, static_cast<std::int64_t>(any.size()) - 1))]; };
  santei::facts given;
  for (const char* key : {"a", "b"})
    given.set(key, one_of({"1円", "100000000000円", digits(random, 11) + "." + digits(random, 28) + "7円", "1." + digits(random, 38) + "7円"}));
  given.set("c", one_of({"1円", std::string(40, '9') + "円", digits(random, 40) + "円", "1." + digits(random, 38) + "7円"}));
  for (const char* key : {"n", "m"}) given.set(key, one_of({"1", "9973", "10000", digits(random, 4)}));
  given.set("p", one_of({"1%", "0.0" + digits(random, 37) + "3", "2/3", "1/7"}));
  return given;
}

}  // namespace

TEST_CASE("no numerator or denominator is longer than the plan says") {
  auto random = property::generator("sizes");
  std::size_t lowered = 0, longest = 0;
  for (int round = 0; round < 1'500; ++round) {
    const std::string formula = amount(random, static_cast<int>(between(random, 1, 4)));
    const auto file = santei_test::checked(measure_with("種別 補助\n" + declared + "金額 大きい方( 0円, " + formula + " ) 仮定「a」\n端数 なし 仮定「a」\n"),
                                           santei_test::vocabulary());
    INFO(formula);
    const auto plan = santei::plan::lower(*file, 0);
    if (!plan) {
      REQUIRE(plan.problems().front().code == "E0428");
      continue;
    }
    ++lowered;
    const santei_test::rule rule(file, 0);
    const std::size_t most = magnitude_of(*plan).bits;
    REQUIRE(most <= santei::plan::limits{}.magnitude_bits);
    for (int i = 0; i < 12; ++i) {
      const auto bound = santei::evaluate::bind(*plan, extremes(random), rule.keys());
      if (!bound) {
        for (const santei::diagnostic& one : bound.problems()) REQUIRE(one.code == "E0809");
        continue;
      }
      const auto answer = santei::evaluate::estimate(*plan, *bound);
      REQUIRE(answer.amount.unrounded_high.has_value());
      longest = std::max(longest, answer.amount.unrounded_high->bits());
      REQUIRE(answer.amount.unrounded_high->bits() <= most);
    }
  }
  CHECK(lowered > 500);
  CHECK(longest > 200);
}
