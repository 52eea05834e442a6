// What cannot be understood is refused with a code, words and a suggestion; nothing is guessed.
#include <santei/santei.hpp>

#include <iostream>

int main() {
  const auto rules = santei::catalogue::catalogue::embedded();
  const auto measure = rules.find("large_growth_investment/large_investment").value().front();

  const auto refused = measure.estimate({{"investmnt", "30億円"}, {"company_size", "中企業"}});
  if (!refused) std::cout << santei::render(refused.problems(), measure.sources());

  try {
    (void)rules.find("large_growth").value();
  } catch (const santei::error& problem) {
    std::cout << problem.what() << "\n";
  }
}
