// Claims proved of the shipped measures, attacked with random facts; and random rules, where what is refuted must fail and what is proved
// must not.
// SANTEI_PROVE_EDITIONS=1 takes the editions of guidelines too, some seconds more.
#include <santei/analyse/prove.hpp>

#include <santei/impl/evaluate/exact_domain.hpp>
#include <santei/impl/evaluate/run.hpp>

#include "catch.hpp"
#include "random_facts.hpp"
#include "random_number.hpp"

#include <cstdlib>
#include <map>

using property::below;
using property::engine;
using santei::facts;
using santei::rational;
using santei::analyse::claim;
using santei::analyse::proof;
using santei::analyse::standing;
using santei_test::rule;
namespace plan = santei::plan;
namespace evaluate = santei::evaluate;

namespace {

/// Every node for one applicant, without the search and the denials of the prover.
class exact {
 public:
  exact(const plan::measure_plan& of, const evaluate::bound_case& bound) : plan_(of), run_(of, bound.rows) {
    evaluate::detail::assignment facts;
    facts.bound = &bound;
    for (const auto& rows : bound.values) {
      facts.settings.emplace_back();
      for (const auto& value : rows) {
        evaluate::detail::setting set;
        if (value.given && value.choices.empty()) set = {evaluate::detail::setting::state::number, value.range.lower()->value, 0};
        else if (value.given) set = {evaluate::detail::setting::state::choice, rational(0), value.choices.front()};
        facts.settings.back().push_back(set);
      }
    }
    evaluate::detail::exact_domain domain(facts);
    run_.run(domain, std::vector<bool>(of.nodes.size(), true));
  }
  [[nodiscard]] rational at(plan::node_id id) const { return run_.number_at(id); }
  [[nodiscard]] bool holds(plan::node_id id) const { return run_.truth_at(id) != 0; }
  /// The amounts that an answer shows: none where the applicant is not eligible.
  [[nodiscard]] std::vector<rational> shown() const {
    const plan::amount& g = plan_.grant;
    std::vector<rational> all;
    if (!holds(plan_.eligible)) return all;
    if (holds(g.has_stated)) all.push_back(at(g.stated));
    if (holds(g.has_possible)) all.push_back(at(g.least)), all.push_back(at(g.most));
    return all;
  }

 private:
  const plan::measure_plan& plan_;
  evaluate::detail::values<evaluate::detail::exact_domain> run_;
};

/// Whether the claim fails for this applicant; of falling amounts see below.
bool fails(claim what, const plan::measure_plan& of, const exact& run) {
  const auto shown = run.shown();
  const auto some = [&](auto is) { return std::any_of(shown.begin(), shown.end(), is); };
  if (what == claim::never_negative && some([](const rational& x) { return x.sign() < 0; })) return true;
  if (what == claim::shares_add_up) {
    rational sum;
    for (const auto& share : of.shares) sum += run.at(share.stated);
    return run.holds(of.eligible) && run.holds(of.grant.has_stated) && sum != run.at(of.grant.stated);
  }
  for (const plan::promise& one : of.promises) {
    if (!run.holds(one.applies)) continue;
    const rational value = run.at(one.value);
    if (what == claim::never_negative && one.is == plan::promise_kind::computed && run.holds(of.eligible) && value.sign() < 0) return true;
    if (((what == claim::within_cap && one.is == plan::promise_kind::cap) ||
         (what == claim::within_cost && one.is == plan::promise_kind::cost)) &&
        some([&](const rational& x) { return x > value; }))
      return true;
    if (what == claim::zero_below_floor && one.is == plan::promise_kind::floor &&
        some([&](const rational& x) { return x.sign() > 0 && x < value; }))
      return true;
  }
  return false;
}

bool is_amount(const plan::input& input) { return input.declared.of.of == santei::kind::money && !input.per_row; }

/// Near the figures of the plan as often as far from them.
rational random_amount(engine& random, const plan::measure_plan& of) {
  if (of.constants.empty() || below(random, 2) == 0) return below(random, 3'000'000'000);
  const auto any = [&] { return of.constants[static_cast<std::size_t>(below(random, static_cast<std::int64_t>(of.constants.size())))]; };
  rational made = any();
  if (const rational by = any(); by.sign() > 0 && below(random, 2) == 0) made /= by;
  made += rational(below(random, 3) - 1);
  return made.sign() < 0 ? rational(0) : below(random, 4) == 0 ? made : floor(made);
}

facts random_case(engine& random, const plan::measure_plan& of) {
  facts made;
  for (const std::uint32_t i : property::asked_inputs(of)) {
    const plan::input& input = of.inputs[i];
    if (input.per_row || below(random, 8) == 0) continue;  // some are missing
    if (is_amount(input)) made.set(input.declared.key, random_amount(random, of));
    else made.set(input.declared.key, property::random_value(random, input));
  }
  if (!of.rows.empty()) {
    santei::fact_input::rows rows;
    for (std::int64_t row = below(random, 4); row > 0; --row) {
      santei::fact_input::row cells;
      for (const auto& input : of.inputs)
        if (input.per_row) cells.emplace_back(input.declared.key, santei::fact_input{property::random_value(random, input)});
      rows.items.push_back(std::move(cells));
    }
    made.add({of.rows, {rows}, {}});
  }
  return made;
}

/// What is missing may be anything: here, something.
evaluate::bound_case completed(engine& random, const plan::measure_plan& of, evaluate::bound_case bound) {
  for (std::uint32_t i = 0; i < of.inputs.size(); ++i)
    for (auto& value : bound.values[i]) {
      if (value.given) continue;
      const bool given = value.given;
      if (santei::is_number(of.inputs[i].declared.of.of)) value.range = santei::interval::point(0);
      else value.choices = {static_cast<std::uint32_t>(below(random, static_cast<std::int64_t>(of.inputs[i].declared.choices.size())))};
      value.given = given;
    }
  return bound;
}

rational paid(const exact& run, const plan::measure_plan& of, bool most) {
  if (!run.holds(of.eligible)) return 0;
  return most ? run.at(of.grant.most) : run.at(of.grant.stated);
}

/// Whether a greater cost, all else the same, brings less.
bool falls(engine& random, const plan::measure_plan& of, const evaluate::bound_case& bound, std::uint32_t input) {
  evaluate::bound_case more = bound;
  auto& value = more.values[input][0];
  value.range = santei::interval::point(value.range.lower()->value + (below(random, 2) == 0 ? rational(1) : random_amount(random, of)));
  const exact first(of, bound), second(of, more);
  for (const bool most : {false, true}) {
    const auto has = most ? of.grant.has_possible : of.grant.has_stated;
    if (first.holds(of.eligible) && first.holds(has) && (!second.holds(of.eligible) || second.holds(has)) &&
        paid(second, of, most) < paid(first, of, most))
      return true;
  }
  return false;
}

std::map<claim, standing> standings(const rule& r) {
  std::map<claim, standing> made;
  for (const proof& one : santei::analyse::prove(*r.plan)) made[one.claim] = one.is;
  return made;
}

/// Tries to break what is said to be proved; gives how many tries could have.
std::size_t attack(engine& random, const rule& r, const std::map<claim, standing>& said, int rounds) {
  std::size_t tried = 0;
  const plan::measure_plan& of = *r.plan;
  for (int round = 0; round < rounds; ++round) {
    const facts given = random_case(random, of);
    const auto bound = r.bind(given);
    if (!bound) continue;  // two facts that exclude each other
    const auto whole = completed(random, of, *bound);
    const exact run(of, whole);
    tried += run.shown().empty() ? 0 : 1;
    for (const auto& [what, is] : said) {
      if (is != standing::proved) continue;
      INFO(r.file->measures.front().programme << ": " << name_of(what));
      CHECK_FALSE((what != claim::monotone && fails(what, of, run)));
      if (what != claim::monotone) continue;
      for (std::uint32_t i = 0; i < of.inputs.size(); ++i)
        if (is_amount(of.inputs[i]) && whole.values[i][0].given && !of.inputs[i].open_point) CHECK_FALSE(falls(random, of, whole, i));
    }
  }
  return tried;
}

/// A small rule with a few of all that can go wrong.
std::string random_rule(engine& random) {
  const auto maybe = [&](int of, const std::string& text) { return below(random, of) == 0 ? text : std::string(); };
  const auto yen = [&] { return std::to_string((1 + below(random, 20)) * 100) + "円"; };
  std::string text = "種別 補助\n経費 " + std::string(below(random, 2) == 0 ? "対象経費" : "対象経費 なければ 投資額") + " 仮定「a」\n";
  text += maybe(4, "経費上限 " + yen() + " 仮定「a」\n");
  text += maybe(3, "対象 対象経費 が " + yen() + " 以上 仮定「a」\n");
  text += maybe(8, "対象 対象経費 が " + yen() + " 以下 または 対象地域 仮定「a」\n");
  switch (below(random, 3)) {
    case 0: text += "補助率 2/3 以内 仮定「a」\n"; break;
    case 1: text += "補助率 1/2 対象地域 のとき 仮定「a」\n補助率 2/3 対象地域 でない のとき 仮定「a」\n"; break;
    default: {
      const std::string at = yen();
      text += below(random, 2) == 0 ? "補助率 2/3 経費 " + at + " 以下の部分 仮定「a」\n補助率 1/3 経費 " + at + " 超の部分 仮定「a」\n"
                                    : "補助率 2/3 対象経費 が " + at + " 以下 のとき 仮定「a」\n補助率 1/3 対象経費 が " + at + " 超 のとき 仮定「a」\n";
    }
  }
  text += maybe(4, "加算 " + yen() + " 対象地域 のとき 仮定「a」\n") + maybe(4, "最低額 " + yen() + " 仮定「a」\n");
  text += maybe(2, "上限額 " + yen() + " 仮定「a」\n") + maybe(4, "下限額 " + yen() + " 仮定「a」\n");
  constexpr const char* roundings[] = {"円未満 切捨て", "円未満 四捨五入", "千円未満 切上げ", "千円未満 切捨て"};
  text += maybe(1, "端数 " + std::string(roundings[below(random, 4)]) + " 仮定「a」\n");
  return santei_test::measure_with(text);
}

facts as_facts(const std::vector<std::string>& words) {
  facts made;
  for (const std::string& word : words) made.set(word.substr(0, word.find('=')), word.substr(word.find('=') + 1));
  return made;
}

/// An estimate takes the facts of a counter-example; where they say everything, the exact evaluator fails the claim too.
void confirm(const rule& r, const proof& one) {
  REQUIRE(one.against.has_value());
  const auto bound = r.bind(as_facts(one.against->facts)).value();
  std::string words;
  for (const std::string& word : one.against->facts) words += word + " ";
  INFO(name_of(one.claim) << ": " << one.against->says.en << ": " << words);
  const auto said = santei::evaluate::estimate(*r.plan, bound).amount;
  if (one.claim != claim::monotone) {
    CHECK((said.stated_high || said.max));
    if (said.status == santei::evaluate::status::exact)
      CHECK(fails(one.claim, *r.plan, exact(*r.plan, bound)));  // a fact left out may hide which completion it is
    return;
  }
  const auto more = r.ask(as_facts(one.against->second)).amount, less = r.ask(as_facts(one.against->facts)).amount;
  CHECK((more.stated_high < less.stated_high || more.max < less.max));
}

}  // namespace

TEST_CASE("nothing is left undecided among the shipped measures and their editions, and nothing proved of them breaks") {
  engine random = property::generator("prove");
  std::size_t measures = 0, tried = 0;
  std::map<standing, std::size_t> counts;
  const bool editions = std::getenv("SANTEI_PROVE_EDITIONS") != nullptr;
  for (const rule& r : property::shipped_rules()) {
    if (!r.file->measures.front().edition.empty() && !editions) continue;
    ++measures;
    const auto said = standings(r);
    for (const auto& [what, is] : said) {
      ++counts[is];
      INFO(r.file->measures.front().programme << ": " << name_of(what));
      CHECK(is != standing::undecided);
    }
    if (r.plan->pays) tried += attack(random, r, said, 120);
  }
  CHECK(measures >= (editions ? 145 : 142));
  CHECK(counts[standing::proved] > 200);
  CHECK(tried > 1000);
}

TEST_CASE("of random rules what is proved does not break, and what is refuted does") {
  engine random = property::generator("prove");
  std::map<standing, std::size_t> counts;
  std::size_t tried = 0;
  for (int round = 0; round < 300; ++round) {
    const std::string text = random_rule(random);
    const rule r(text);
    INFO(text);
    std::map<claim, standing> said;
    for (const proof& one : santei::analyse::prove(*r.plan)) {
      said[one.claim] = one.is;
      ++counts[one.is];
      INFO(name_of(one.claim) << " " << one.why.en);
      CHECK(one.is != standing::undecided);
      if (one.is == standing::refuted) confirm(r, one);
    }
    tried += attack(random, r, said, 60);
  }
  CHECK(tried > 5'000);
  CHECK(counts[standing::proved] > 300);
  CHECK(counts[standing::refuted] > 50);
}
