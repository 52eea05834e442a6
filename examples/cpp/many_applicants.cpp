// A table of applicants in columns, answered without a loop over estimates: a gap in a column is an unknown fact, and gives an interval.
#include <santei/evaluate/batch.hpp>
#include <santei/santei.hpp>

#include <array>
#include <iostream>

int main() {
  using santei::evaluate::column;
  const auto rules = santei::catalogue::catalogue::embedded();
  const auto measure = rules.find("large_growth_investment/large_investment").value().front();
  const santei::evaluate::batch engine(std::make_shared<const santei::plan::measure_plan>(measure.plan()));

  const std::array<std::int64_t, 4> investment{999'999'999, 1'000'000'000, 15'000'000'000, 2'000'000'000};  // yen
  const std::array<std::uint8_t, 4> size{0, 0, 0, 0};                                                        // the first choice: 中小企業
  const std::uint8_t size_known = 0b0111;  // of the last applicant it is not known
  std::vector<column> facts(engine.plan().inputs.size());
  facts[*engine.plan().find("investment")] = {column::form::int64, investment.data()};
  facts[*engine.plan().find("company_size")] = {column::form::uint8, size.data(), &size_known};

  std::array<std::int64_t, 4> low{}, high{};
  std::array<std::uint8_t, 4> verdict{};
  santei::evaluate::answer_columns answers;
  answers.verdict = verdict.data(), answers.stated_low = low.data(), answers.stated_high = high.data();
  engine.run(facts, 0, investment.size(), answers);

  for (std::size_t row = 0; row < investment.size(); ++row)
    std::cout << name_of(static_cast<santei::truth>(verdict[row])) << "  " << low[row] << " to " << high[row] << "\n";
}
