// One measure, two facts, one answer: how much, and why.
#include <santei/santei.hpp>

#include <iostream>

int main() {
  const auto rules = santei::catalogue::catalogue::embedded();
  const auto measure = rules.find("large_growth_investment/large_investment").value().front();

  const santei::facts company{{"company_size", "中小企業"}, {"investment", "10億円"}};
  const auto answer = measure.estimate(company).value();

  std::cout << name_of(answer.amount.status) << " " << santei::yen_in_oku_man(*answer.amount.stated_high) << "\n\n";
  std::cout << santei::report::estimate_text(measure, answer);
}
