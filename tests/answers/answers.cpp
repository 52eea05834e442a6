// One hash of the answers to every measure shipped, of a fixed list of applicants: answers [THREADS]. It is the same for every compiler, optimisation, machine
// and number of threads. Prints "rules HASH" of the rule texts and "answers HASH".
#include <santei/catalogue/match.hpp>
#include <santei/report/json.hpp>
#include <santei/report/match.hpp>
#include <santei/text/hash.hpp>

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

namespace {

using santei::facts;

/// Applicants of whom all, some and nothing is known.
std::vector<facts> applicants() {
  std::vector<facts> made(1);
  for (const char* size : {"micro", "sme", "medium", "large"})
    for (const char* amount : {"1円", "999万9999円", "1億5,000万円", "1234567890123円", "10億円..30億円"})
      made.push_back({{"company_size", size}, {"investment", amount}, {"eligible_cost", amount}, {"employees", "30"}});
  made.push_back({{"company_size", "sme|micro"}, {"investment", "3億円"}, {"application_date", "2025-05-01"}});
  return made;
}

/// What each edition of each measure answers.
std::string answers_of(const santei::catalogue::catalogue& rules, const santei::catalogue::entry& one, const std::vector<facts>& asked) {
  std::string all;
  for (const santei::catalogue::edition& edition : one.editions) {
    const std::string id = one.id() + (edition.key == santei::catalogue::budget_edition ? "" : "@" + edition.key);
    const auto found = rules.find(id);
    all += id;
    if (!found) continue;
    for (const santei::catalogue::measure& measure : *found)
      for (const facts& given : asked) {
        facts known;
        for (const santei::given_fact& fact : given.items())
          if (measure.find_key(fact.key) != nullptr) known.add(fact);
        const auto answer = measure.estimate(known);
        all += answer ? santei::report::estimate_json({{measure, *answer}}) : answer.problems().front().code;
      }
  }
  return santei::sha256(all);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t threads = argc > 1 ? static_cast<std::size_t>(std::atoi(argv[1])) : 1;
  const auto rules = santei::catalogue::catalogue::embedded();
  std::string texts;
  for (const auto& file : santei::catalogue::embedded_rules()) texts += file.path + '\n' + file.text;
  std::cout << "rules " << santei::sha256(texts) << '\n';

  const auto entries = rules.list().value();
  const auto asked = applicants();
  std::vector<std::string> said(entries.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < entries.size(); i = next++) said[i] = answers_of(rules, entries[i], asked);
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  for (std::thread& one : others) one.join();
  std::string all;
  for (const std::string& one : said) all += one;
  for (const facts& given : asked)
    if (const auto matched = santei::catalogue::match(rules, rules.with_keys(given))) all += santei::report::match_json(*matched);
  std::cout << "answers " << santei::sha256(all) << '\n';
}
