// Holes and overlaps that the checker finds, against every applicant tried one by one.
#include "catch.hpp"

#include <santei/check/check.hpp>
#include <santei/syntax/parse.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace {

const char* const vocabulary_text =
    "項目 規模 [company_size] 区分 { 中小企業 [sme] { 小規模事業者 [micro] }, 中堅企業 [mid_sized], 大企業 [large] }\n項目 投資額 "
    "[investment] 金額\n"
    "項目 従業員数 [employees] 整数 0 以上\n項目 赤字 [loss_making] 真偽\n";

/// One applicant; the investment in half yen, so that the points between whole thresholds are tried too.
struct applicant {
  int size = 0;  // sme, micro, mid_sized, large
  bool loss = false;
  int half_yen = 0;
  int staff = 0;
};

/// A condition as text, and whether it holds for each applicant.
struct known_condition {
  std::string text;
  std::vector<bool> holds;
};

std::vector<applicant> everybody() {
  std::vector<applicant> all;
  for (int size = 0; size < 4; ++size)
    for (const bool loss : {false, true})
      for (int half_yen = 0; half_yen <= 10; ++half_yen)
        for (int staff = 0; staff <= 5; ++staff) all.push_back({size, loss, half_yen, staff});
  return all;
}

class generator {
 public:
  explicit generator(unsigned seed) : random_(seed), all_(everybody()) {}

  int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }
  known_condition atom() {
    const int value = 1 + below(4), which = below(5);
    if (which == 0) return made("規模 が 中小企業", [](const applicant& one) { return one.size <= 1; });
    if (which == 1)
      return made("規模 が 小規模事業者, 大企業 のいずれか", [](const applicant& one) { return one.size == 1 || one.size == 3; });
    if (which == 2) return made("赤字", [](const applicant& one) { return one.loss; });
    const std::string number = std::to_string(value);
    const bool money = which == 3;
    const auto left = [=](const applicant& one) { return money ? one.half_yen : 2 * one.staff; };
    const std::string name = money ? "投資額 が " + number + "円 " : "従業員数 が " + number + " ";
    switch (below(4)) {
      case 0: return made(name + "以上", [=](const applicant& one) { return left(one) >= 2 * value; });
      case 1: return made(name + "以下", [=](const applicant& one) { return left(one) <= 2 * value; });
      case 2: return made(name + "超", [=](const applicant& one) { return left(one) > 2 * value; });
      default: return made(name + "未満", [=](const applicant& one) { return left(one) < 2 * value; });
    }
  }
  known_condition condition() {
    known_condition one = atom();
    for (int more = below(3); more > 0; --more) {
      const known_condition other = atom();
      const bool both = below(2) == 0;
      one.text = "( " + one.text + " ) " + (both ? "かつ ( " : "または ( ") + other.text + " )";
      for (std::size_t i = 0; i < one.holds.size(); ++i)
        one.holds[i] = both ? one.holds[i] && other.holds[i] : one.holds[i] || other.holds[i];
    }
    if (below(4) == 0) {
      one.text = "( " + one.text + " ) でない";
      one.holds.flip();
    }
    return one;
  }

 private:
  template <class Holds>
  known_condition made(std::string text, const Holds& holds) {
    known_condition one{std::move(text), {}};
    for (const applicant& who : all_) one.holds.push_back(holds(who));
    return one;
  }

  std::mt19937 random_;
  std::vector<applicant> all_;
};

bool reports(const santei::check::report& report, const char* code) {
  return std::any_of(report.problems.begin(), report.problems.end(), [&](const auto& one) { return one.code == code; });
}

}  // namespace

TEST_CASE("a hole or an overlap is reported exactly when some applicant falls into it") {
  const unsigned seed = std::random_device{}();
  generator random(seed);
  const auto vocabulary = santei::check::check_file(santei::syntax::parse(vocabulary_text).value()).file;
  REQUIRE(vocabulary);
  const std::size_t people = everybody().size();
  int holes = 0, overlaps = 0;
  for (int round = 0; round < 1500; ++round) {
    const known_condition eligible = random.condition();
    std::string text = "使う 共通語彙\n事業 試験 [trial]\n枠 枠 [main]\n種別 補助\n対象 " + eligible.text + " 仮定「…」\n";
    std::vector<int> rates(people);
    const int clauses = 1 + random.below(3);
    for (int i = 0; i < clauses; ++i) {
      const known_condition when = random.condition();
      text += "補助率 1/" + std::to_string(i + 2) + " " + when.text + " のとき 仮定「…」\n";
      for (std::size_t who = 0; who < people; ++who) rates[who] += when.holds[who] ? 1 : 0;
    }
    bool hole = false, overlap = false;
    for (std::size_t who = 0; who < people; ++who) {
      hole = hole || (eligible.holds[who] && rates[who] == 0);
      overlap = overlap || (eligible.holds[who] && rates[who] > 1);
    }
    const auto report = santei::check::check_file(santei::syntax::parse(text, 1).value(), {vocabulary, nullptr, nullptr});
    const bool nobody = std::none_of(eligible.holds.begin(), eligible.holds.end(), [](bool one) { return one; });
    INFO("seed " << seed << ", round " << round << "\n" << text);
    REQUIRE(reports(report, "E0414") == nobody);
    if (nobody) continue;  // it stands for all that could be said
    REQUIRE(reports(report, "E0401") == hole);
    REQUIRE(reports(report, "E0402") == overlap);
    holes += hole ? 1 : 0;
    overlaps += overlap ? 1 : 0;
  }
  CHECK(holes > 100);
  CHECK(overlaps > 100);
}
