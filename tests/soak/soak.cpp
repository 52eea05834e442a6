// Random requests over the library for as long as is asked, with the memory in use after each stretch: soak SECONDS [SEED]; soak 0 makes three short
// stretches of the same requests. Fails where a stretch behind the first holds more than it should.
#include <santei/catalogue/match.hpp>
#include <santei/report/json.hpp>
#include <santei/report/text.hpp>
#include <santei/table/csv_table.hpp>
#include <santei/value/json_facts.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <malloc.h>
#include <random>
#include <string>
#include <vector>

namespace {

using santei::facts;
using santei::catalogue::catalogue;

class requests {
 public:
  explicit requests(std::uint64_t seed) : random_(seed), entries_(rules_.list().value()) {}

  void one() {
    switch (below(6)) {
      case 0: estimate(); break;
      case 1: use(santei::catalogue::match(rules_, applicant()).has_value()); break;
      case 2: table(); break;
      case 3: own_rules(); break;
      case 4: use(santei::facts_from_json(below(2) == 0 ? "{\"investment\": " + std::to_string(random_()) + "}" : "{\"a\": [").has_value()); break;
      default: find(); break;
    }
  }
  void begin_again(std::uint64_t seed) { random_.seed(seed); }
  [[nodiscard]] std::size_t used() const { return used_; }

 private:
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_() % limit); }
  void use(std::size_t some) { used_ += some; }
  std::string amount() { return std::to_string(random_() % 5'000'000'000) + (below(4) == 0 ? "円..99億円" : "円"); }
  facts applicant() {
    constexpr const char* sizes[] = {"sme", "micro", "large", "medium", "sme|micro", "nobody"};
    facts made;
    if (below(3) != 0) made.set("company_size", sizes[below(6)]);
    if (below(3) != 0) made.set("investment", amount());
    if (below(2) != 0) made.set("eligible_cost", amount());
    return made;
  }
  void estimate() {
    const auto found = rules_.find(entries_[below(entries_.size())].id());
    if (!found) return;
    for (const auto& measure : *found)
      if (const auto answer = measure.estimate(applicant()))
        use(santei::report::estimate_json({{measure, *answer}}).size() + santei::report::estimate_text(measure, *answer).size());
  }
  void table() {
    std::string text = "company_size,investment\n";
    for (std::size_t i = below(40); i > 0; --i) text += std::string(below(2) == 0 ? "sme" : "だれか") + "," + amount() + "\n";
    const auto measure = rules_.find_one("large_growth_investment/large_investment");
    if (measure)
      if (const auto made = santei::table::answer_csv({{"a", *measure}}, rules_, text)) use(made->text.size());
  }
  /// A catalogue that comes and goes, its rule damaged now and then.
  void own_rules() {
    std::string text = "事業 見本 [t]\n出典 要領「見本」\n枠 灯り [l]\n種別 補助\n項目 費用 [cost] 金額\n経費 費用 要領「見本」\n補助率 1/3 要領「見本」\n端数 円未満 切捨て 要領「見本」\n";
    if (below(2) == 0) text[below(text.size())] = static_cast<char>(random_());
    const catalogue own({{"t.santei", text}});
    if (const auto found = own.find("t/l"))
      for (const auto& measure : *found) use(measure.estimate({{"cost", amount()}}).has_value());
  }
  void find() { use(rules_.find(below(2) == 0 ? "no_such/measure" : entries_[below(entries_.size())].programme).has_value()); }

  std::mt19937_64 random_;
  catalogue rules_ = catalogue::embedded();
  std::vector<santei::catalogue::entry> entries_;
  std::size_t used_ = 0;
};

std::size_t bytes_in_use() { return mallinfo2().uordblks; }

}  // namespace

int main(int argc, char** argv) {
  using clock = std::chrono::steady_clock;
  const long seconds = argc > 1 ? std::atol(argv[1]) : 0;
  const std::uint64_t seed = argc > 2 ? static_cast<std::uint64_t>(std::atoll(argv[2])) : 1;
  constexpr std::size_t slack = std::size_t{1} << 20;
  std::size_t requests_made = 0, least = 0, most = 0;
  const auto begin = clock::now();
  requests asked(seed);
  for (int stretch = 0; seconds == 0 ? stretch < 3 : clock::now() - begin < std::chrono::seconds(seconds); ++stretch) {
    const auto until = clock::now() + std::chrono::milliseconds(1000 * seconds / 20);
    if (seconds == 0) asked.begin_again(seed);
    for (int i = 0; seconds == 0 ? i < 60 : clock::now() < until; ++i, ++requests_made) asked.one();
    malloc_trim(0);
    const std::size_t now = bytes_in_use();
    // Each programme is read at its first look-up: what is held grows until all of them are.
    if (stretch == (seconds == 0 ? 1 : 4)) least = most = now;
    most = std::max(most, now);
    std::cout << requests_made << " requests, " << now / 1024 << " kB in use" << std::endl;
  }
  std::cout << "requests: " << requests_made << ", more in use at the end than after warming up: " << (most - least) / 1024 << " kB (" << asked.used() % 10 << ")\n";
  return most - least > slack ? EXIT_FAILURE : EXIT_SUCCESS;
}
