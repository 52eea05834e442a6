// Page 2 over two columns as C++ runs it, for programs in other languages to stand beside in one process.
#include <santei/catalogue/catalogue.hpp>
#include <santei/evaluate/batch.hpp>

#include <memory>
#include <vector>

extern "C" void santei_page_2(const std::uint8_t* size, const std::int64_t* investment, std::size_t rows, std::int64_t* stated_high) {
  using namespace santei;
  static const auto measure = catalogue::catalogue::embedded().find_one("large_growth_investment/large_investment").value();
  static const std::shared_ptr<const plan::measure_plan> plan(std::shared_ptr<void>(), &measure.plan());
  static const evaluate::batch engine(plan);
  std::vector<evaluate::column> columns(plan->inputs.size());
  columns[*plan->find("company_size")] = {evaluate::column::form::uint8, size, nullptr, 0, {}};
  columns[*plan->find("investment")] = {evaluate::column::form::int64, investment, nullptr, 0, {}};
  evaluate::answer_columns out;
  out.stated_high = stated_high;
  engine.run(columns, 0, rows, out);
}
