// Eight threads over one catalogue that has read nothing yet: what each is told is what one alone is told. Meant for ThreadSanitizer too (preset threads).
#include <santei/catalogue/match.hpp>
#include <santei/report/json.hpp>
#include <santei/report/match.hpp>
#include <santei/table/applicants.hpp>
#include <santei/table/csv_table.hpp>

#include "catch.hpp"

#include <array>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

using santei::facts;
using santei::catalogue::catalogue;

constexpr std::size_t threads = 8;

/// Whatever a program may ask of a shared catalogue, in an order of its own.
std::string everything(const catalogue& rules, std::size_t first) {
  static const facts given{{"company_size", "sme"}, {"investment", "12億円"}, {"eligible_cost", "3000万円"}};
  static const std::string table = "company_size,investment\nsme,12億円\nlarge,\n,20億円\nnobody,1\n";
  std::array<std::string, 5> said;
  for (std::size_t i = 0; i < said.size(); ++i) {
    const std::size_t at = (first + i) % said.size();
    switch (at) {
      case 0: {
        const auto measure = rules.find_one("large_growth_investment/large_investment").value();
        said[at] = santei::report::estimate_json({{measure, measure.estimate(given).value()}});
        break;
      }
      case 1: {
        const auto found = rules.find_for("productivity_revolution/monodukuri@20", given);
        for (const auto& one : found.value()) said[at] += santei::report::estimate_json({{one, one.estimate(given).value()}});
        break;
      }
      case 2: said[at] = santei::report::match_json(santei::catalogue::match(rules, given).value()); break;
      case 3: {
        const auto measure = rules.find_one("large_growth_investment/large_investment").value();
        said[at] = santei::table::answer_csv({{"a", measure}}, rules, table).value().text;
        break;
      }
      default: said[at] = santei::report::list_json(rules.list().value()) + (rules.find_key("no_such_key") == nullptr ? "none" : "some");
    }
  }
  std::string all;
  for (const std::string& one : said) all += one;
  return all;
}

}  // namespace

TEST_CASE("eight threads that look up, estimate, match and answer tables from the first moment are told what one is told") {
  const std::string alone = everything(catalogue::embedded(), 0);
  const catalogue shared = catalogue::embedded();
  std::vector<std::string> told(threads);
  std::vector<std::thread> all;
  for (std::size_t i = 0; i < threads; ++i) all.emplace_back([&, i] { told[i] = everything(shared, i); });
  for (std::thread& one : all) one.join();
  for (const std::string& one : told) CHECK(one == alone);
}

TEST_CASE("eight workers of one table give what one gives") {
  const catalogue rules = catalogue::embedded();
  const auto measure = rules.find_one("large_growth_investment/large_investment").value();
  santei::table::csv_record header;
  santei::table::csv_records head("company_size,investment,id\n");
  REQUIRE(head.next(header));
  const auto table = santei::table::applicants::open({{"a", measure}}, rules, header, santei::language::japanese).value();
  const auto piece = [](std::size_t of) {
    santei::table::csv_piece made;
    for (std::size_t row = 0; row < 200; ++row) made.text += (row % 3 == 0 ? "sme," : "large,") + std::to_string(of * 1'000'000'000 + row) + "円,x\n";
    return made;
  };
  std::vector<std::string> alone, told(threads);
  for (std::size_t i = 0; i < threads; ++i) {
    auto worker = table.make_worker();
    santei::table::csv_answers made;
    worker.answer(piece(i), made);
    alone.push_back(made.text);
  }
  std::vector<std::thread> all;
  for (std::size_t i = 0; i < threads; ++i)
    all.emplace_back([&, i] {
      auto worker = table.make_worker();
      santei::table::csv_answers made;
      for (int again = 0; again < 3; ++again) worker.answer(piece(i), made);
      told[i] = made.text;
    });
  for (std::thread& one : all) one.join();
  CHECK(told == alone);
}
