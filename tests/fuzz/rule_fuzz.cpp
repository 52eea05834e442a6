// Arbitrary bytes as a rule file beside a small vocabulary, all the way: read, checked, lowered, and asked of applicants of whom less and less is known. What is
// known more exactly lies within what is known less exactly.
#include <santei/catalogue/catalogue.hpp>
#include <santei/catalogue/limits.hpp>
#include <santei/check/check.hpp>

#include "../support/town.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace santei;

void require(bool holds) {
  if (!holds) std::abort();
}

/// Small ones, so that time goes into many inputs and not into one.
catalogue::limits small() {
  catalogue::limits made;
  made.syntax.bytes = 20'000, made.syntax.nodes = 3'000, made.syntax.steps = 50'000;
  made.check.clauses = 1'000, made.check.measures = 50, made.check.linear_steps = 20'000, made.check.all_linear_steps = 100'000;
  made.plan.nodes = 5'000;
  made.analyse.answer = {64, 2'000, 32, 64, 256, 200'000};
  return made;
}

void is_an_interval(const std::optional<rational>& low, const std::optional<rational>& high) { require(!low || !high || *low <= *high); }

bool is_sound(const evaluate::result& of) {
  const evaluate::amounts& a = of.amount;
  is_an_interval(a.min, a.max);
  is_an_interval(a.stated_low, a.stated_high);
  require(a.status != evaluate::status::ineligible || of.verdict != truth::yes);
  return of.verdict != truth::no && a.status != evaluate::status::not_computable && a.status != evaluate::status::open;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const catalogue::limits within = small();
  const std::string text(reinterpret_cast<const char*>(data), size);
  const catalogue::catalogue rules({{"town.santei", text}, {"vocabulary/words.santei", santei_test::town_words}}, within);
  const check::report said = rules.examine("town.santei");
  for (const diagnostic& problem : said.problems) {
    require(!problem.code.empty() && !problem.text.ja.empty() && !problem.text.en.empty());
    for (const label& one : problem.labels) require(one.where.begin <= one.where.end);
  }
  const auto every = rules.all({});
  require(every.has_value() || !every.problems().empty());
  if (!every) return 0;
  const facts exactly{{"company_size", "sme"}, {"eligible_cost", "1234567円"}, {"application_date", "2025-05-01"}};
  const facts roughly{{"company_size", "sme|micro"}, {"eligible_cost", "1000000円..2000000円"}};
  for (const catalogue::measure& one : *every) {
    const auto most = one.estimate(exactly), some = one.estimate(roughly), nothing = one.estimate({});
    if (!most || !some || !nothing) continue;
    const bool a = is_sound(*most), b = is_sound(*some), c = is_sound(*nothing);
    for (const auto& [inner, outer] : {std::pair{&*most, a && c ? &*nothing : nullptr}, std::pair{&*most, a && b ? &*some : nullptr}}) {
      if (outer == nullptr) continue;
      require(!outer->amount.min || (inner->amount.min && *outer->amount.min <= *inner->amount.min));
      require(!outer->amount.max || (inner->amount.max && *inner->amount.max <= *outer->amount.max));
    }
  }
  return 0;
}
