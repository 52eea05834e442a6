// Claims about rules: proved, refuted by facts that an estimate confirms, or without an object.
#include <santei/analyse/prove.hpp>

#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei::rational;
using santei::analyse::claim;
using santei::analyse::proof;
using santei::analyse::standing;
using santei_test::measure_with;
using santei_test::rule;

namespace {

proof about(const rule& r, claim what) { return santei::analyse::prove(*r.plan)[static_cast<std::size_t>(what)]; }

facts as_facts(const std::vector<std::string>& words) {
  facts made;
  for (const std::string& word : words) made.set(word.substr(0, word.find('=')), word.substr(word.find('=') + 1));
  return made;
}

/// The greatest amount that an estimate shows for the facts of a counter-example.
rational granted(const rule& r, const std::vector<std::string>& words) {
  const auto answer = r.ask(as_facts(words)).amount;
  INFO(santei_test::summary(answer));
  REQUIRE((answer.stated_high || answer.max));
  return std::max(answer.stated_high.value_or(0), answer.max.value_or(0));
}

rational value_of(const std::vector<std::string>& words, const std::string& key) {
  for (const std::string& word : words)
    if (word.starts_with(key + "=")) return santei::read_literal(word.substr(key.size() + 1)).value.value().value;
  FAIL("no " << key);
  return 0;
}

const std::string plain = "種別 補助\n経費 対象経費 仮定「a」\n";
const std::string yen = "端数 円未満 切捨て 仮定「a」\n";

}  // namespace

TEST_CASE("a capped rate keeps all that a rule should") {
  const rule r(measure_with(
      plain +
      "対象 対象経費 が 100円 以上 仮定「a」\n補助率 2/3 仮定「a」\n上限額 1000円 仮定「a」\n下限額 90円 仮定「a」\n負担 国 = 1/3, 県 = 1/3 仮定「a」\n" +
      yen));
  for (const proof& one : santei::analyse::prove(*r.plan)) {
    INFO(name_of(one.claim) << ": " << one.why.en);
    CHECK(one.is == standing::proved);
    CHECK_FALSE(one.against);
  }
}

TEST_CASE("what a rule does not have is not claimed") {
  const rule r(measure_with("種別 補助\n金額 100円 仮定「a」\n"));
  for (const claim what : {claim::within_cap, claim::within_cost, claim::monotone, claim::zero_below_floor, claim::shares_add_up})
    CHECK(about(r, what).is == standing::not_applicable);
  CHECK(about(r, claim::never_negative).is == standing::proved);
}

TEST_CASE("a cap that 端数 lifts is exceeded, by facts that show it") {
  const rule r(measure_with(plain + "補助率 1/2 仮定「a」\n上限額 1500円 仮定「a」\n端数 千円未満 切上げ 仮定「a」\n"));
  const proof found = about(r, claim::within_cap);
  REQUIRE(found.is == standing::refuted);
  REQUIRE(found.against);
  CHECK(granted(r, found.against->facts) == rational(2000));
  const rule whole(measure_with(plain + "補助率 1/2 仮定「a」\n上限額 2000円 仮定「a」\n端数 千円未満 切上げ 仮定「a」\n"));
  CHECK(about(whole, claim::within_cap).is == standing::proved);
  const rule half(measure_with(plain + "補助率 1/2 仮定「a」\n上限額 2000円 仮定「a」\n端数 千円未満 四捨五入 仮定「a」\n"));
  CHECK(about(half, claim::within_cap).is == standing::proved);
}

TEST_CASE("rounding up pays more than a small cost, and whole yen are told from parts of one") {
  const rule up(measure_with(plain + "補助率 2/3 仮定「a」\n端数 千円未満 切上げ 仮定「a」\n"));
  const proof found = about(up, claim::within_cost);
  REQUIRE(found.is == standing::refuted);
  const rational cost = value_of(found.against->facts, "eligible_cost");
  CHECK(cost.is_integer());
  CHECK(granted(up, found.against->facts) > cost);
  const rule nearest(measure_with(plain + "補助率 2/3 仮定「a」\n端数 円未満 四捨五入 仮定「a」\n"));
  const proof of_parts = about(nearest, claim::within_cost);  // 0.8円 brings 1円, and no whole yen bring more than themselves
  REQUIRE(of_parts.is == standing::refuted);
  CHECK(of_parts.why.en.find("holds in whole yen") != std::string::npos);
  const rational part = value_of(of_parts.against->facts, "eligible_cost");
  CHECK_FALSE(part.is_integer());
  CHECK(granted(nearest, of_parts.against->facts) > part);
}

TEST_CASE("a least amount may exceed the cost") {
  const rule r(measure_with(plain + "補助率 1/2 仮定「a」\n最低額 300円 仮定「a」\n" + yen));
  const proof found = about(r, claim::within_cost);
  REQUIRE(found.is == standing::refuted);
  CHECK(granted(r, found.against->facts) > value_of(found.against->facts, "eligible_cost"));
  const rule bounded(measure_with(plain + "補助率 1/2 仮定「a」\n最低額 小さい方( 経費, 300円 ) 仮定「a」\n" + yen));
  CHECK(about(bounded, claim::within_cost).is == standing::proved);
}

TEST_CASE("a formula below 0 is found, and one cut at 0 is not") {
  const rule r(measure_with("種別 補助\n金額 投資額 - 100円 仮定「a」\n"));
  const proof found = about(r, claim::never_negative);
  REQUIRE(found.is == standing::refuted);
  CHECK(value_of(found.against->facts, "investment") < rational(100));
  CHECK(granted(r, found.against->facts) == rational(0));  // what is computed below 0 is not paid
  const rule cut(measure_with("種別 補助\n金額 大きい方( 0円, 投資額 - 100円 ) 仮定「a」\n"));
  CHECK(about(cut, claim::never_negative).is == standing::proved);
}

TEST_CASE("a rate that falls with the cost is a fall, and tiers are none") {
  const rule steps(measure_with(plain + "補助率 2/3 対象経費 が 1000円 以下 のとき 仮定「a」\n補助率 1/2 対象経費 が 1000円 超 のとき 仮定「a」\n" + yen));
  const proof found = about(steps, claim::monotone);
  REQUIRE(found.is == standing::refuted);
  CHECK(value_of(found.against->second, "eligible_cost") > value_of(found.against->facts, "eligible_cost"));
  CHECK(granted(steps, found.against->second) < granted(steps, found.against->facts));
  const rule tiers(measure_with(plain + "補助率 2/3 経費 1000円 以下の部分 仮定「a」\n補助率 1/2 経費 1000円 超の部分 仮定「a」\n" + yen));
  CHECK(about(tiers, claim::monotone).is == standing::proved);
}

TEST_CASE("a ceiling of eligibility is a fall") {
  const rule r(measure_with(plain + "対象 対象経費 が 1000円 以下 仮定「a」\n補助率 1/2 仮定「a」\n" + yen));
  const proof found = about(r, claim::monotone);
  REQUIRE(found.is == standing::refuted);
  CHECK(granted(r, found.against->facts) > rational(0));
  CHECK(granted(r, found.against->second) == rational(0));
}

TEST_CASE("a claim that hangs on other facts is refuted only where they allow it") {
  const rule r(measure_with(plain + "補助率 1/2 仮定「a」\n最低額 300円 対象地域 のとき 仮定「a」\n対象 対象地域 でない または 対象経費 が 300円 以上 仮定「a」\n" + yen));
  CHECK(about(r, claim::within_cost).is == standing::proved);
  const rule open(measure_with(plain + "補助率 1/2 仮定「a」\n最低額 300円 対象地域 のとき 仮定「a」\n対象 対象地域 でない または 対象経費 が 299円 以上 仮定「a」\n" + yen));
  const proof found = about(open, claim::within_cost);
  REQUIRE(found.is == standing::refuted);
  CHECK(granted(open, found.against->facts) > value_of(found.against->facts, "eligible_cost"));
}

TEST_CASE("open rates, fixed amounts and missing facts are all meant") {
  const rule r(measure_with(plain + "補助率 1/2 等 仮定「a」\n上限額 500円 仮定「a」\n" + yen));
  CHECK(about(r, claim::within_cap).is == standing::proved);
  CHECK(about(r, claim::within_cost).is == standing::proved);
  const rule fixed(measure_with(plain + "補助率 定額 未定, 2/3 以内 のいずれか 仮定「a」\n" + yen));
  CHECK(about(fixed, claim::within_cost).is == standing::proved);
  CHECK(about(fixed, claim::monotone).is == standing::proved);
}

TEST_CASE("any number of rows is meant") {
  const rule rows(santei_test::read_file(santei_test::rules_folder() / "r6_supplementary" / "p50_electricity_gas_relief.santei"));
  CHECK(about(rows, claim::never_negative).is == standing::proved);
  CHECK(about(rows, claim::monotone).is == standing::proved);
}
