// Properties of curves and inverses over the shipped rules: at every breakpoint, beside it and at random values they say what an estimate
// says, whatever else is known.
// SANTEI_CURVE_POINTS=10000 draws that many random values for each measure.
#include <santei/analyse/curve.hpp>
#include <santei/analyse/solve.hpp>

#include "catch.hpp"
#include "random_facts.hpp"
#include "random_number.hpp"
#include "support/rules.hpp"

#include <cstdlib>
#include <set>

using property::below;
using property::engine;
using santei::facts;
using santei::rational;
using santei::analyse::curve;
using santei_test::rule;

namespace {

struct question {
  const rule* of = nullptr;
  std::uint32_t input = 0;
  santei::evaluate::bound_case bound;
  bool whole = false;

  [[nodiscard]] santei::evaluate::amounts estimate(const rational& x) const {
    santei::evaluate::bound_case at = bound;
    at.values[input].assign(1, {true, santei::interval::point(x), {}});
    return santei::evaluate::estimate(*of->plan, at).amount;
  }
};

/// Facts beside the one that varies: most of them known, some not at all.
facts random_beside(engine& random, const rule& r, std::uint32_t over, int known_of_four) {
  facts made;
  for (const std::uint32_t i : property::asked_inputs(*r.plan)) {
    const auto& d = r.plan->inputs[i].declared;
    if (d.key == r.plan->inputs[over].declared.key) continue;
    const bool amount = santei::is_number(d.of.of);
    if (d.key == "fixed_amount" && below(random, 2) == 0) continue;
    if (below(random, 4) < (amount ? std::max(known_of_four, 3) : known_of_four))
      made.set(d.key, property::random_value(random, r.plan->inputs[i]));
  }
  return made;
}

std::set<rational> breakpoints(const curve& of) {
  std::set<rational> made;
  for (const auto* line : {&of.stated_low, &of.stated_high, &of.possible_low, &of.possible_high})
    for (const auto& piece : line->pieces) {
      made.insert(piece.from);
      if (piece.to) made.insert(*piece.to);
    }
  return made;
}

/// Breakpoints, their neighbours, and random values near what rules speak of.
std::set<rational> values_to_try(engine& random, const question& asked, const curve& of, int draws) {
  const auto range = of.over.range();
  std::set<rational> made;
  const auto take = [&](const rational& x) {
    if (range.contains(x) && (!asked.whole || x.is_integer())) made.insert(x);
  };
  const std::set<rational> ends = breakpoints(of);
  for (const rational& x : ends)
    for (const rational& near :
         {x, floor(x), ceil(x), x - rational(1), x + rational(1), floor(x) - rational(1), ceil(x) + rational(1), x + rational(1, 1000)})
      take(near);
  const rational near_breaks = ends.empty() ? rational(1'000'000) : *ends.rbegin() * rational(2) + rational(10);
  for (int i = 0; i < draws; ++i) {
    const rational top = below(random, 4) == 0 ? rational(30'000'000'000) : near_breaks;
    const rational x = top * rational(below(random, 1'000'000'007), 1'000'000'007);
    take(asked.whole || below(random, 3) != 0 ? floor(x) : x);
  }
  return made;
}

/// False where the estimate itself is only sound, so that there is nothing exact to compare with.
bool check_point(const question& asked, const curve& of, const rational& x) {
  const auto expected = asked.estimate(x);
  if (!expected.tight) return false;
  const auto got = of.amounts_at(x);
  INFO(asked.of->file->measures.front().programme << " over " << of.over.key << " at " << x.text() << ": curve "
                                                  << santei_test::summary(got) << ", estimate " << santei_test::summary(expected));
  CHECK(got == expected);
  CHECK(of.stated_low.at(x) == expected.unrounded_low);
  CHECK(of.stated_high.at(x) == expected.unrounded_high);
  if (!of.rounding.by) return true;
  const auto rounded = [&](const std::optional<rational>& exact) {
    return exact ? std::optional(floor(round_to(*exact, of.rounding.by->unit, of.rounding.by->mode))) : std::nullopt;
  };
  CHECK(rounded(of.possible_low.at(x)) == expected.min);
  CHECK(rounded(of.possible_high.at(x)) == expected.max);
  CHECK(rounded(of.stated_low.at(x)) == expected.stated_low);
  CHECK(rounded(of.stated_high.at(x)) == expected.stated_high);
  return true;
}

bool reaches(const question& asked, const rational& x, const rational& amount) {
  const auto at = asked.estimate(x);
  return at.stated_low && *at.stated_low >= amount;
}

void check_solution(const question& asked, const curve& of, const rational& amount) {
  const auto answer = santei::analyse::solve(of, amount);
  REQUIRE(answer.has_value());
  INFO(asked.of->file->measures.front().programme << " over " << of.over.key << " solve " << amount.text());
  const rational step = answer->whole ? rational(1) : rational(1, 1'000'000);
  const auto range = of.over.range();
  if (!answer->reachable) {
    for (const rational& x : breakpoints(of))
      if (range.contains(x) && (!answer->whole || x.is_integer())) CHECK(!reaches(asked, x, amount));
    if (!answer->greatest_amount || !answer->at) return;
    CHECK(*answer->greatest_amount < amount);
    if (range.contains(*answer->at) && of.amounts_at(*answer->at).stated_low == answer->greatest_amount)
      CHECK(asked.estimate(*answer->at).stated_low == answer->greatest_amount);
    else CHECK(!answer->whole);  // reached only beyond it
    return;
  }
  REQUIRE(answer->least);
  const rational least = *answer->least;
  if (answer->whole || answer->least_is_reached) CHECK(reaches(asked, least, amount));
  if (range.contains(least - step)) CHECK(!reaches(asked, least - step, amount));
  if (answer->greatest && answer->whole) {
    CHECK(reaches(asked, *answer->greatest, amount));
    if (range.contains(*answer->greatest + step)) CHECK(!reaches(asked, *answer->greatest + step, amount));
  }
  for (const santei::interval& exact : answer->exactly)
    for (const auto* end : {&exact.lower(), &exact.upper()}) {
      if (!*end || !(*end)->closed) continue;
      CHECK(asked.estimate((*end)->value).stated_low == amount);
      const rational outside = end == &exact.lower() ? (*end)->value - step : (*end)->value + step;
      if (range.contains(outside)) CHECK(asked.estimate(outside).stated_low != amount);
    }
}

struct tally_of_run {
  std::size_t curves = 0, points = 0, not_exact = 0, solutions = 0;
  std::set<std::string> refused;
  std::set<const rule*> drawn;
};

void run_measure(engine& random, const rule& r, std::uint32_t input, int draws, int known_of_four, tally_of_run& done) {
  const auto bound = r.bind(random_beside(random, r, input, known_of_four));
  if (!bound) return;
  question asked{&r, input, *bound, r.plan->inputs[input].declared.of.of == santei::kind::integer};
  if (asked.bound.values[input].size() != 1) return;
  const auto made = santei::analyse::curve_of(*r.plan, asked.bound, input);
  if (!made) {
    done.refused.insert(made.problems().front().code + " " + r.file->measures.front().programme + " " + r.plan->inputs[input].declared.key);
    return;
  }
  ++done.curves;
  done.drawn.insert(&r);
  const auto tried = values_to_try(random, asked, *made, draws);
  for (const rational& x : tried) ++(check_point(asked, *made, x) ? done.points : done.not_exact);
  if (tried.empty()) return;
  for (int i = 0; i < 2; ++i) {
    auto somewhere = tried.begin();
    std::advance(somewhere, below(random, static_cast<std::int64_t>(tried.size())));
    const auto there = made->amounts_at(*somewhere).stated_low.value_or(rational(0)) + rational(below(random, 3) - 1);
    if (there.sign() < 0) continue;
    check_solution(asked, *made, there);
    ++done.solutions;
  }
}

}  // namespace

TEST_CASE("curves and inverses of every shipped measure agree with estimates, with unknown facts too") {
  engine random = property::generator("curve");
  const char* const wanted = std::getenv("SANTEI_CURVE_POINTS");
  const int draws = wanted ? std::stoi(wanted) : 12;
  tally_of_run done;
  const std::vector<rule> rules = property::shipped_rules();
  for (const rule& r : rules) {
    bool has_number = false;
    for (std::uint32_t input = 0; input < r.plan->inputs.size(); ++input) {
      const auto is = r.plan->inputs[input].declared.of.of;
      if (!santei::is_number(is) || is == santei::kind::date || is == santei::kind::month || !r.plan->inputs[input].rates.empty()) continue;
      if (r.plan->inputs[input].nameless || r.plan->inputs[input].per_row) continue;  // without a name, or of rows that the facts do not tell of
      has_number = has_number || !r.plan->inputs[input].open_point;
      for (const int known_of_four : {4, 3, 1}) run_measure(random, r, input, draws, known_of_four, done);
    }
    INFO(r.file->measures.front().programme);
    CHECK((!r.plan->pays || !has_number || done.drawn.contains(&r)));
  }
  for (const std::string& one : done.refused) std::cout << "refused " << one << '\n';
  std::cout << done.curves << " curves of " << done.drawn.size() << " measures, " << done.points << " points (" << done.not_exact
            << " without an exact estimate), " << done.solutions << " solutions\n";
  CHECK(done.curves > 300);
  CHECK(done.points > 4'000);
  CHECK(done.points > 10 * done.not_exact);
  CHECK(done.solutions > 400);
}
