// Two rules side by side: exact ranges of change, and who becomes eligible.
#include <santei/analyse/compare.hpp>

#include "catch.hpp"
#include "show_number.hpp"
#include "support/rules.hpp"

#include <string>

using santei::rational;
using santei::truth;
using santei::analyse::change;
using santei::analyse::difference;
using santei::analyse::differences;
using santei_test::measure_with;
using santei_test::rule;

namespace {

const std::string down = "端数 円未満 切捨て 仮定「試験」\n";

rule a_rule(const std::string& clauses) { return rule(measure_with("種別 補助\n経費 対象経費 仮定「試験」\n" + clauses + down)); }

std::vector<difference> between(const rule& first, const rule& second) {
  const auto line = [](const rule& one) {
    return santei::analyse::curve_of(*one.plan, one.bind({}).value(), *one.plan->find("eligible_cost")).value().stated_high;
  };
  return differences(line(first), line(second));
}

/// "rises (0, 100]: 0..5; …": exact, a range after another.
std::string text(const std::vector<difference>& of) {
  std::string out;
  const auto number = [](const std::optional<rational>& x) { return x ? x->text() : std::string("inf"); };
  for (const difference& one : of) {
    out += (out.empty() ? "" : "; ") + std::string(name_of(one.change)) + " " + (one.from_closed ? "[" : "(") + one.from.text() + ", " +
           number(one.to) + (one.to_closed ? "]" : ")");
    if (!one.pieces.empty() && one.change != change::none) out += " " + number(one.least()) + ".." + number(one.greatest());
  }
  return out;
}

std::string groups(const santei::analyse::eligibility_change& of) {
  std::string out;
  for (const auto& group : of.groups) {
    out += (out.empty() ? "" : "; ") + std::string(name_of(group.before)) + "->" + name_of(group.after);
    for (const auto& fact : group.where) {
      out += " " + fact.fact.key + "=";
      for (const std::size_t i : fact.choices)
        out += (fact.fact.of.of == santei::kind::truth ? (i == 1 ? "true" : "false") : fact.fact.choices[i].key) + ",";
      for (const auto& range : fact.ranges)
        out += (range.lower() ? (range.lower()->closed ? "[" : "(") + range.lower()->value.text() : "(") + ".." +
               (range.upper() ? range.upper()->value.text() + (range.upper()->closed ? "]" : ")") : ")") + ",";
    }
  }
  return out;
}

std::string eligible(const rule& first, const rule& second, const santei::facts& given = {}) {
  return groups(
      santei::analyse::eligibility_changes({first.plan.get(), first.bind(given).value()}, {second.plan.get(), second.bind(given).value()}));
}

}  // namespace

TEST_CASE("a higher rate under the same cap rises until both reach the cap") {
  const rule third = a_rule("補助率 1/3 仮定「試験」\n上限額 100円 仮定「試験」\n"), half = a_rule("補助率 1/2 仮定「試験」\n上限額 100円 仮定「試験」\n");
  CHECK(text(between(third, half)) == "none [0, 0]; rises (0, 300) 0..100/3; none [300, inf)");
  CHECK(text(between(half, third)) == "none [0, 0]; falls (0, 300) -100/3..0; none [300, inf)");
  CHECK(text(between(half, half)) == "none [0, inf)");
}

TEST_CASE("lines that cross are told apart at the crossing") {
  const rule fixed = a_rule("補助率 1/1 仮定「試験」\n上限額 60円 仮定「試験」\n"), half = a_rule("補助率 1/2 仮定「試験」\n");
  CHECK(text(between(fixed, half)) == "none [0, 0]; falls (0, 120) -30..0; none [120, 120]; rises (120, inf) 0..inf");
}

TEST_CASE("a floor that moves changes the amount between the two, ends exact") {
  const rule low = a_rule("補助率 1/2 仮定「試験」\n経費下限 100円 仮定「試験」\n"), high = a_rule("補助率 1/2 仮定「試験」\n経費下限 200円 仮定「試験」\n");
  CHECK(text(between(low, high)) == "none [0, 100); falls [100, 200) -100..-50; none [200, inf)");
}

TEST_CASE("who becomes eligible is told by the fewest facts") {
  const rule small = a_rule("対象 規模 が 小規模事業者 仮定「試験」\n補助率 1/2 仮定「試験」\n"), all_smes = a_rule("対象 規模 が 中小企業 仮定「試験」\n補助率 1/2 仮定「試験」\n");
  CHECK(eligible(small, all_smes) == "no->yes company_size=sme,");
  CHECK(eligible(all_smes, small) == "yes->no company_size=sme,");
  CHECK(eligible(small, small).empty());
  CHECK(eligible(small, all_smes, {{"company_size", "sme"}}) == "no->yes");
  CHECK(eligible(small, all_smes, {{"company_size", "large"}}).empty());
}

TEST_CASE("limits on numbers and several facts together are told as stretches and groups") {
  const rule five = a_rule("対象 従業員数 が 5人 以下 仮定「試験」\n補助率 1/2 仮定「試験」\n"), twenty = a_rule("対象 従業員数 が 20人 以下 仮定「試験」\n補助率 1/2 仮定「試験」\n");
  CHECK(eligible(five, twenty) == "no->yes employees=(5..20],");
  const rule anyone = a_rule("対象 従業員数 が 20人 以下 または グループ構成員 仮定「試験」\n補助率 1/2 仮定「試験」\n");
  CHECK(eligible(twenty, anyone) == "no->yes group_member=true, employees=(20..),");
}
