// The amount as an exact function of the investment: its pieces, its leap, and which investment reaches the cap.
#include <santei/analyse/solve.hpp>
#include <santei/plan/plan.hpp>
#include <santei/santei.hpp>

#include <iostream>

int main() {
  const auto rules = santei::catalogue::catalogue::embedded();
  const auto measure = rules.find("large_growth_investment/large_investment").value().front();
  const auto company = measure.bind({{"company_size", "中小企業"}}).value();
  const auto curve = santei::analyse::curve_of(measure.plan(), company, *measure.plan().find("investment")).value();

  for (const auto& piece : curve.stated_high.pieces)
    std::cout << "from " << santei::yen_in_oku_man(piece.from) << ": " << piece.slope.text() << " × x + " << piece.intercept.text() << "   "
              << piece.why << "\n";
  for (const auto& jump : curve.stated_high.jumps)
    std::cout << "at " << santei::yen_in_oku_man(jump.at) << " it leaps by " << jump.size.text() << " yen\n";

  const auto cap = santei::analyse::solve(curve, santei::rational(5'000'000'000)).value();
  std::cout << "50億円 from " << santei::yen_in_oku_man(*cap.least) << "\n";
}
