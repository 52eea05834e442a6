// Holes and overlaps of conditions over several facts, values, tables and lesser-of, against every applicant tried one by one.
#include "catch.hpp"

#include <santei/check/check.hpp>
#include <santei/syntax/parse.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace {

const char* const clauses_before =
    "事業 試験 [trial]\n出典 要領「…」\n枠 枠 [main]\n種別 補助\n項目 甲 [a] 整数 0 以上 4 以下\n項目 乙 [b] 整数 0 以上 4 以下\n項目 丙 [c] 整数 1 以上 3 "
    "以下\n項目 丁 [d] 真偽\n表 限 [丙]\n  | 丙 | 下 | 上 |\n  | 1 | 1 | 3 | 仮定「…」\n  | 2 | 2 | 4 | 仮定「…」\n  | 3 以上 | 0 | 6 | 仮定「…」\n"
    "値 和 = 甲 + 乙 仮定「…」\n値 別 = 甲 丁 のとき 仮定「…」\n値 別 = 2 * 乙 + 1 丁 でない のとき 仮定「…」\n";

struct applicant {
  int a, b, c;
  bool d;
};

std::vector<applicant> everybody() {
  std::vector<applicant> all;
  for (int a = 0; a <= 4; ++a)
    for (int b = 0; b <= 4; ++b)
      for (int c = 1; c <= 3; ++c)
        for (const bool d : {false, true}) all.push_back({a, b, c, d});
  return all;
}

/// A number as text, and what it is of an applicant.
struct known_number {
  std::string text;
  std::function<int(const applicant&)> of;
};
struct known_condition {
  std::string text;
  std::function<bool(const applicant&)> holds;
};

class generator {
 public:
  explicit generator(unsigned seed) : random_(seed) {}

  int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }

  known_number term() {
    switch (below(9)) {
      case 0: case 1: return {"甲", [](const applicant& one) { return one.a; }};
      case 2: case 3: return {"乙", [](const applicant& one) { return one.b; }};
      case 4: return {"丙", [](const applicant& one) { return one.c; }};
      case 5: return {"和", [](const applicant& one) { return one.a + one.b; }};
      case 6: return {"別", [](const applicant& one) { return one.d ? one.a : 2 * one.b + 1; }};
      case 7: return {"限.下", [](const applicant& one) { return std::array{1, 2, 0}[static_cast<std::size_t>(one.c - 1)]; }};
      default: return {"限.上", [](const applicant& one) { return std::array{3, 4, 6}[static_cast<std::size_t>(one.c - 1)]; }};
    }
  }
  known_number number() {
    known_number made = term();
    for (int more = below(3); more > 0; --more) {
      const int times = 1 + below(3);
      const known_number other = below(4) == 0 ? known_number{"1", [](const applicant&) { return 1; }} : term();
      const auto left = made.of, right = other.of;
      switch (below(3)) {
        case 0:
          made.text += " + " + std::to_string(times) + " * " + other.text;
          made.of = [=](const applicant& one) { return left(one) + times * right(one); };
          break;
        case 1:
          made.text += " - " + std::to_string(times) + " * " + other.text;
          made.of = [=](const applicant& one) { return left(one) - times * right(one); };
          break;
        default:
          made = {"小さい方( " + made.text + ", " + other.text + " )", [=](const applicant& one) { return std::min(left(one), right(one)); }};
      }
    }
    return made;
  }
  known_condition comparison() {
    static constexpr std::array<const char*, 4> words = {" 以上", " 以下", " 超", " 未満"};
    const known_number left = number();
    const int limit = below(6);
    const known_number right = below(2) == 0 ? number() : known_number{std::to_string(limit), [=](const applicant&) { return limit; }};
    const auto how = static_cast<std::size_t>(below(4));
    return {"( " + left.text + " ) が ( " + right.text + " )" + words[how], [=](const applicant& one) {
              const int x = left.of(one), y = right.of(one);
              return how == 0 ? x >= y : how == 1 ? x <= y : how == 2 ? x > y : x < y;
            }};
  }
  known_condition condition() {
    known_condition made = below(6) == 0 ? known_condition{"丁", [](const applicant& one) { return one.d; }} : comparison();
    if (below(3) == 0) {
      const known_condition other = comparison();
      const bool both = below(2) == 0;
      const auto left = made.holds, right = other.holds;
      made.text += (both ? " かつ " : " または ") + other.text;
      made.holds = [=](const applicant& one) { return both ? left(one) && right(one) : left(one) || right(one); };
    }
    return made;
  }
  /// Conditions that divide the applicants by one number, or that do so but for a change of one of its limits.
  std::vector<known_condition> ladder() {
    const known_number of = number(), step = number();
    const int first = below(4), second = first + below(4);
    const int slip = below(3) == 0 ? 1 : 0;
    const auto edge = [&](int add) { return "( " + step.text + " + " + std::to_string(add) + " )"; };
    const auto gap = [=](const applicant& one) { return of.of(one) - step.of(one); };
    const std::string left = "( " + of.text + " ) が ";
    return {{left + edge(first) + " 以下", [=](const applicant& one) { return gap(one) <= first; }},
            {left + edge(first + slip) + " 超 かつ " + left + edge(second) + " 以下",
             [=](const applicant& one) { return gap(one) > first + slip && gap(one) <= second; }},
            {left + edge(second) + " 超", [=](const applicant& one) { return gap(one) > second; }}};
  }

 private:
  std::mt19937 random_;
};

bool reports(const santei::check::report& report, const char* code) {
  return std::any_of(report.problems.begin(), report.problems.end(), [&](const auto& one) { return one.code == code; });
}

}  // namespace

TEST_CASE("a hole or an overlap of linear conditions over several facts is reported exactly when some applicant falls into it") {
  const unsigned seed = std::random_device{}();
  generator random(seed);
  const std::vector<applicant> all = everybody();
  int holes = 0, overlaps = 0, sound = 0, given_up = 0;
  for (int round = 0; round < 120; ++round) {
    std::vector<known_condition> when;
    if (random.below(2) == 0)
      when = random.ladder();
    else
      for (int more = 1 + random.below(3); more > 0; --more) when.push_back(random.condition());
    std::string text = clauses_before;
    for (std::size_t i = 0; i < when.size(); ++i) text += "補助率 1/" + std::to_string(i + 2) + " " + when[i].text + " のとき 仮定「…」\n";
    bool hole = false, overlap = false;
    for (const applicant& one : all) {
      const auto rates = std::count_if(when.begin(), when.end(), [&](const known_condition& c) { return c.holds(one); });
      hole = hole || rates == 0, overlap = overlap || rates > 1;
    }
    INFO("seed " << seed << ", round " << round << "\n" << text);
    const auto report = santei::check::check_file(santei::syntax::parse(text, 1).value());
    if (reports(report, "W0401")) {
      ++given_up;
      continue;
    }
    REQUIRE(reports(report, "E0401") == hole);
    REQUIRE(reports(report, "E0402") == overlap);
    holes += hole ? 1 : 0, overlaps += overlap ? 1 : 0, sound += hole || overlap ? 0 : 1;
  }
  CHECK(holes > 20);
  CHECK(overlaps > 10);
  CHECK(sound > 5);
  CHECK(given_up < 24);  // of 120
}
