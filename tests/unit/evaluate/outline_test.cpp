// What a list shows is what the whole answer says.
#include <santei/catalogue/catalogue.hpp>
#include <santei/catalogue/limits.hpp>
#include <santei/evaluate/estimate.hpp>
#include <santei/evaluate/estimate.hpp>

#include "catch.hpp"
#include "show_number.hpp"

#include <string>
#include <vector>

namespace {

using santei::evaluate::result;

std::vector<std::string> outlined(const result& of) {
  std::vector<std::string> all{santei::name_of(of.verdict)};
  for (const auto& one : of.clauses) all.push_back(one.cited.text + " " + santei::name_of(one.verdict));
  for (const auto& one : of.missing) all.push_back(one.declared.key + " " + (one.decides_yen ? one.decides_yen->text() : "unbounded"));
  for (const auto& one : of.notes) all.push_back(one.code);
  for (const auto* texts : {&of.unused, &of.premises, &of.assumptions, &of.unstated}) all.insert(all.end(), texts->begin(), texts->end());
  return all;
}

}  // namespace

TEST_CASE("an outline says of verdict, amount, what is missing, premises and notes what the estimate says") {
  const auto rules = santei::catalogue::catalogue::embedded();
  const santei::facts nothing, company{{"industry", "製造業"}, {"capital", "3000万円"}, {"employees", "45人"}, {"eligible_cost", "2億円"}};
  for (const std::string id : {"group_subsidy_fukushima_oki/main@r6_supplementary", "productivity_revolution/it_introduction/multi_company@2025",
                               "productivity_revolution/monodukuri/high_value@20", "large_growth_investment/large_investment@r6_supplementary"})
    for (const santei::facts& given : {nothing, company}) {
      const auto measure = rules.find_one(id).value();
      const auto known = measure.bind(given).value();
      const auto whole = santei::evaluate::estimate(measure.plan(), known, measure.limits().analyse.answer);
      const auto brief = santei::evaluate::outline(measure.plan(), known, measure.limits().analyse.answer);
      INFO(id);
      CHECK(outlined(brief) == outlined(whole));
      CHECK(brief.amount == whole.amount);
      CHECK(brief.steps.empty());
      CHECK(brief.computed <= whole.computed);
    }
}
