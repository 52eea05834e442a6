// What is not known is not zero: an interval, and the facts that would narrow it, the most telling first.
#include <santei/santei.hpp>

#include <iostream>

int main() {
  const auto rules = santei::catalogue::catalogue::embedded();
  const auto measure = rules.find("large_growth_investment/large_investment").value().front();
  const auto answer = measure.estimate({{"company_size", "中小企業"}}).value();

  std::cout << "eligible: " << name_of(answer.verdict) << "\n";
  std::cout << "stated: " << santei::yen_in_oku_man(*answer.amount.stated_low) << " to "
            << santei::yen_in_oku_man(*answer.amount.stated_high) << "\n";
  for (const auto& fact : answer.missing)
    std::cout << "ask " << fact.declared.key << ": " << (fact.decides_yen ? santei::yen_in_oku_man(*fact.decides_yen) : "unbounded")
              << "\n";
}
