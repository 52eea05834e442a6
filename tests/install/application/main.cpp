// An application of another house: rules of its own beside the shipped ones, facts from JSON, two threads, answers to JSON. Prints one answer a fact given.
#include <santei/santei.hpp>
#include <town_rules.hpp>

#include <cstddef>
#include <iostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

using santei::catalogue::catalogue;

/// The answers to one applicant, or what is wrong with the facts, as JSON.
std::string answer(const catalogue& rules, const std::string& id, const std::string& json) {
  santei::source_set texts;
  const auto read = santei::facts_from_json("applicant", json, texts);
  if (!read) return santei::report::problems_json(read.problems(), texts, santei::language::japanese);
  const santei::facts given = rules.with_keys(*read);  // facts may be called by their labels
  const auto found = rules.find_for(id, given);
  if (!found) return santei::report::problems_json(found.problems(), rules.sources(), santei::language::japanese);
  std::vector<std::pair<santei::catalogue::measure, santei::evaluate::result>> answers;
  for (const auto& measure : *found) {
    auto result = measure.estimate(given);
    if (!result) return santei::report::problems_json(result.problems(), measure.sources(), santei::language::japanese);
    answers.emplace_back(measure, *std::move(result));
  }
  return santei::report::estimate_json(answers);
}

}  // namespace

int main() {
  const catalogue rules(santei::catalogue::beside_embedded(town_rules::rule_files()));
  const std::vector<std::pair<std::string, std::string>> asked = {
      {"town/lights", R"({"company_size": "sme", "eligible_cost": "1000万円"})"},
      {"town/lights", R"({"規模": "大企業", "対象経費": 3000001})"},
      {"town/lights", R"({"company_size": "sme", "eligible_cost": {"min": "30万円", "max": 600000}})"},
      {"town/lights", R"({"company_size": "sme", "eligible_cost": 0.5})"},
      {"town/lights", R"({"company_size": )"},
      {"large_growth_investment/large_investment", R"({"company_size": "中小企業", "investment": "12億円"})"},
  };
  std::vector<std::string> answers(asked.size());
  const auto every_second = [&](std::size_t first) {
    for (std::size_t i = first; i < asked.size(); i += 2) answers[i] = answer(rules, asked[i].first, asked[i].second);
  };
  std::thread other(every_second, 1);
  every_second(0);
  other.join();
  for (const std::string& one : answers) std::cout << one;

  const auto own = catalogue(santei::catalogue::with_vocabulary(town_rules::rule_files())).list().value();
  std::cout << santei::version() << ", " << own.size() << " of its own\n";
}
