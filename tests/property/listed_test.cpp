// Answers made of what is left of a plan are those of listing every completion: over the shipped rules, over made-up ones, and whatever is
// known: nothing, a value, a range, a set, several rows.
#include "catch.hpp"
#include "random_facts.hpp"
#include "random_number.hpp"
#include "support/listed.hpp"
#include "support/made_up_rules.hpp"
#include "support/rules.hpp"

#include <santei/evaluate/estimate.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace {

using property::below;
using property::engine;
using santei::rational;
using santei::evaluate::amounts;
using santei::evaluate::bound_case;
using santei::evaluate::bound_value;
using santei::evaluate::result;
using santei_test::rule;

std::string text_of(const std::optional<rational>& x) { return x ? x->text() : "-"; }
std::string text_of(const amounts& a) {
  return std::string(name_of(a.status)) + " " + text_of(a.min) + ".." + text_of(a.max) + " " + text_of(a.stated_low) + ".." +
         text_of(a.stated_high) + " " + text_of(a.unrounded_low) + ".." + text_of(a.unrounded_high);
}

/// All that an answer says but how tight it is, part by part. Several completions may come to the greatest amount: of the steps of one of them, what
/// they come to.
std::vector<std::string> parts_of(const result& of) {
  std::vector<std::string> made{std::string("verdict ") + name_of(of.verdict), text_of(of.amount)};
  for (const auto& one : of.clauses) made.push_back(one.cited.text + " " + name_of(one.verdict));
  for (const auto& one : of.candidates) made.push_back(one.choice + " " + text_of(one.min) + ".." + text_of(one.max));
  for (const auto& one : of.shares)
    made.push_back(one.payer + " " + text_of(one.stated_low) + ".." + text_of(one.stated_high) + " " + text_of(one.unrounded_low) + ".." +
                   text_of(one.unrounded_high));
  for (const auto& one : of.stages) made.push_back(one.from + " " + (one.amount ? text_of(*one.amount) : "none"));
  for (const auto& one : of.readings) made.push_back("reading " + one.declared.key);
  const std::size_t first = of.steps_are_of_one_completion && !of.steps.empty() ? of.steps.size() - 1 : 0;
  for (std::size_t i = first; i < of.steps.size(); ++i)
    made.push_back("step " + of.steps[i].label + " " + of.steps[i].value.text() + " " + of.steps[i].category);
  made.push_back(of.steps_are_of_one_completion ? "of one completion" : "of all");
  return made;
}

bool holds(const std::optional<rational>& low, const std::optional<rational>& high, const std::optional<rational>& inner_low,
           const std::optional<rational>& inner_high) {
  return (!low || (inner_low && *low <= *inner_low)) && (!high || (inner_high && *inner_high <= *high));
}

/// What is known of one cell of the facts at random: nothing, a value, a range, a set.
bound_value random_known(engine& random, const santei::plan::input& input, std::int64_t unknown_in_ten) {
  bound_value made;
  if (below(random, 10) < unknown_in_ten) return made;
  made.given = true;
  const santei::declaration& d = input.declared;
  if (!santei::is_number(d.of.of)) {
    const auto count = static_cast<std::int64_t>(d.choices.size());
    const std::int64_t size = below(random, 3) == 0 && count > 2 ? 2 : 1;
    for (const std::int64_t first = below(random, count); static_cast<std::int64_t>(made.choices.size()) < size;)
      made.choices.push_back(static_cast<std::uint32_t>((first + static_cast<std::int64_t>(made.choices.size())) % count));
    std::sort(made.choices.begin(), made.choices.end());
    return made;
  }
  const std::int64_t scales[] = {20, 400, 1'000'000, 10'000'000, 2'000'000'000};
  const bool small = d.of.of == santei::kind::integer || d.of.of == santei::kind::month || d.of.of == santei::kind::ratio;
  rational low = rational(below(random, scales[below(random, small ? 2 : 5)]) + 1), high = low;
  if (below(random, 2) == 0) high = low + rational(below(random, scales[below(random, small ? 2 : 5)]));
  if (d.of.of == santei::kind::ratio) low = low / rational(400), high = high / rational(400);
  const santei::interval range = d.range();
  if (!range.contains(low)) low = range.lower() ? range.lower()->value : range.upper()->value;
  if (!range.contains(high) || high < low) high = low;
  made.range = santei::interval::between(low, high);
  return made;
}

/// Whether both of a 排他 are told, which no case that is bound has.
bool breaks_exclusion(const santei::plan::measure_plan& plan, const bound_case& of) {
  return std::any_of(plan.exclusions.begin(), plan.exclusions.end(), [&](const santei::plan::exclusion& one) {
    const santei::evaluate::detail::explorer open(plan, of, {one.both});
    return open.known().truth_at(one.both) == santei::truth::yes;
  });
}

/// Whether the fact changes neither the verdict nor a yen of what is paid, whichever of its values it has.
bool changes_nothing(const santei::plan::measure_plan& plan, const bound_case& of, const result& answer, const std::string& key) {
  const std::uint32_t input = *plan.find(key);
  for (const auto& rule : plan.derivations)
    if (rule.of == input || std::find(rule.from.begin(), rule.from.end(), input) != rule.from.end()) return true;  // not free to be set
  const santei::declaration& d = plan.inputs[input].declared;
  const auto same_with = [&](const bound_value& value) {
    bound_case told = of;
    for (bound_value& one : told.values[input]) one = value;
    if (breaks_exclusion(plan, told)) return true;
    const result found = santei::evaluate::estimate(plan, told);
    return found.verdict == answer.verdict && found.amount.min == answer.amount.min && found.amount.max == answer.amount.max &&
           found.amount.stated_low == answer.amount.stated_low && found.amount.stated_high == answer.amount.stated_high;
  };
  if (santei::is_number(d.of.of)) {  // every value, where they are few
    const auto least = d.least ? d.least->to_int64() : std::nullopt, greatest = d.greatest ? d.greatest->to_int64() : std::nullopt;
    if (d.of.of != santei::kind::integer || !least || !greatest || *greatest - *least > 400) return false;
    for (std::int64_t x = *least; x <= *greatest; ++x)
      if (!same_with({true, santei::interval::point(rational(x)), {}})) return false;
    return true;
  }
  for (std::uint32_t choice = 0; choice < d.choices.size(); ++choice)
    if (!same_with({true, santei::interval::everything(), {choice}})) return false;
  return true;
}

/// The width of what is stated (possible, where nothing is) in yen; nothing: unbounded.
std::optional<rational> width(const amounts& of, bool stated) {
  const auto &low = stated ? of.stated_low : of.min, &high = stated ? of.stated_high : of.max;
  if (stated && !low && !high) return rational(0);
  return low && high ? std::optional(*high - *low) : std::nullopt;
}

/// What the one open number decides: the width now, less the greatest that is left once it is told, tried with each of its values. Nothing
/// where they are many, or where some answer is not tight.
std::optional<rational> decided_by_telling(const santei::plan::measure_plan& plan, const bound_case& of, const result& answer, std::uint32_t input) {
  const santei::declaration& d = plan.inputs[input].declared;
  const auto least = d.least ? d.least->to_int64() : std::nullopt, greatest = d.greatest ? d.greatest->to_int64() : std::nullopt;
  if (d.of.of != santei::kind::integer || plan.inputs[input].per_row || of.values[input][0].given || !least || !greatest || *greatest - *least > 400)
    return std::nullopt;
  const bool stated = answer.amount.stated_low.has_value();
  const auto now = width(answer.amount, stated);
  rational most(0);
  for (std::int64_t x = *least; x <= *greatest; ++x) {
    bound_case told = of;
    told.values[input][0] = {true, santei::interval::point(rational(x)), {}};
    if (breaks_exclusion(plan, told)) return std::nullopt;
    const result found = santei::evaluate::estimate(plan, told);
    const auto left = width(found.amount, stated);
    if (!found.amount.tight || !left) return std::nullopt;
    most = std::max(most, *left);
  }
  return now ? std::optional(*now - most) : std::nullopt;
}

/// The listing asks for more: for facts that change nothing, where 対象外 is certain or 端数 levels what they change.
void compare_missing(const santei::plan::measure_plan& plan, const bound_case& of, const result& listed, const result& found) {
  const auto names = [](const result& of_one) {
    std::string made;
    for (const auto& one : of_one.missing) made += one.declared.key + " " + text_of(one.decides_yen) + " ";
    return made;
  };
  INFO("missing by listing: " << names(listed) << "; found: " << names(found));
  const auto is_assumed = [&](const auto& one) {  // a 受け手 of which nothing tells is asked for, and decides no yen
    return one.decides_yen == santei::rational(0) &&
           std::any_of(plan.requirements.begin(), plan.requirements.end(), [&](const santei::plan::requirement& asked) {
             return !asked.told_by.empty() && plan.inputs[asked.told_by.front()].declared.key == one.declared.key;
           });
  };
  const auto beside_others = [&](const auto& one) {  // it matters for some of what another open fact can be: the listing settles one at a time
    return one.decides_yen == santei::rational(0) && found.missing.size() > 1;
  };
  for (const auto& one : found.missing)
    CHECK((is_assumed(one) || beside_others(one) || std::any_of(listed.missing.begin(), listed.missing.end(), [&](const auto& other) {
      return other.declared.key == one.declared.key && other.decides_yen == one.decides_yen;
    })));
  for (const auto& one : found.missing) {
    if (!one.decides_yen || !santei::is_number(one.declared.of.of)) continue;
    if (const auto expected = decided_by_telling(plan, of, found, *plan.find(one.declared.key))) {
      INFO("by telling it: " << one.declared.key << " " << text_of(expected));
      CHECK(*one.decides_yen == *expected);
    }
  }
  for (const auto& one : listed.missing) {
    const auto& key = one.declared.key;
    if (std::any_of(found.missing.begin(), found.missing.end(), [&](const auto& other) { return other.declared.key == key; })) continue;
    INFO("not asked for: " << key);
    CHECK((listed.verdict == santei::truth::no || changes_nothing(plan, of, found, key)));
  }
}

std::string text_of(const santei::plan::measure_plan& plan, const bound_case& of) {
  std::string made;
  for (std::size_t i = 0; i < plan.inputs.size(); ++i)
    for (const bound_value& one : of.values[i]) {
      if (!one.given) continue;
      made += plan.inputs[i].declared.key + "=";
      for (const std::uint32_t choice : one.choices) made += plan.inputs[i].declared.choices[choice].key + "|";
      if (santei::is_number(plan.inputs[i].declared.of.of))
        made += (one.range.lower() ? one.range.lower()->value.text() : "") + ".." +
                (one.range.upper() ? one.range.upper()->value.text() : "");
      made += " ";
    }
  return made;
}

struct counted {
  std::size_t asked = 0, listed = 0, tighter = 0, tight = 0;
};

void compare(const santei::plan::measure_plan& plan, const bound_case& of, counted& into, const std::string& name) {
  ++into.asked;
  const auto expected = santei_test::listed::estimate_by_listing(plan, of, 600);
  if (!expected) return;
  ++into.listed;
  const result found = santei::evaluate::estimate(plan, of);
  INFO(name << "\nknown  " << text_of(plan, of) << "\nlisted " << text_of(expected->amount) << "\nfound  " << text_of(found.amount));
  if (expected->amount.tight) {
    ++into.tight;
    CHECK(found.amount.tight);
    const auto a = parts_of(*expected), b = parts_of(found);
    CHECK(a == b);
    compare_missing(plan, of, *expected, found);
    REQUIRE(expected->categories.size() == found.categories.size());
    for (std::size_t i = 0; i < found.categories.size(); ++i)
      CHECK(holds(expected->categories[i].low, expected->categories[i].high, found.categories[i].low, found.categories[i].high));
    return;
  }
  into.tighter += found.amount.tight ? 1 : 0;
  CHECK(holds(expected->amount.min, expected->amount.max, found.amount.min, found.amount.max));
  CHECK(holds(expected->amount.stated_low, expected->amount.stated_high, found.amount.stated_low, found.amount.stated_high));
}

/// A case of the plan in which each fact is unknown so many times in ten.
bound_case random_case(engine& random, const santei::plan::measure_plan& plan, std::int64_t unknown_in_ten) {
  bound_case made;
  made.rows = plan.rows.empty() ? 1 : static_cast<std::size_t>(below(random, 3)) + 1;
  for (const santei::plan::input& one : plan.inputs) {
    made.values.emplace_back();
    for (std::size_t row = 0; row < (one.per_row ? made.rows : 1); ++row)
      made.values.back().push_back(one.open_point && below(random, 3) != 0 ? bound_value{} : random_known(random, one, unknown_in_ten));
  }
  return made;
}

}  // namespace

TEST_CASE("every shipped measure answers as by listing its completions, whatever is known") {
  engine random = property::generator("listed");
  counted all;
  for (const rule& r : property::shipped_rules()) {
    const std::string name = r.file->measures.front().programme + "/" + r.file->measures.front().key;
    bound_case nothing;
    for (const auto& one : r.plan->inputs) nothing.values.emplace_back(1), static_cast<void>(one);
    compare(*r.plan, nothing, all, name + " nothing known");
    for (int round = 0; round < property::rounds(8); ++round) {
      const bound_case of = random_case(random, *r.plan, below(random, 11));
      if (!breaks_exclusion(*r.plan, of)) compare(*r.plan, of, all, name);
    }
  }
  WARN(all.asked << " asked, " << all.listed << " listed, " << all.tight << " tight, " << all.tighter << " tight only now");
  CHECK(all.tight > 1000);
}

TEST_CASE("made-up rules answer as by listing their completions") {
  engine random = property::generator("listed rules");
  counted all;
  for (int round = 0; round < property::rounds(150); ++round) {
    const std::string text = round % 3 == 2 ? santei_test::random_joint_rule(random) : santei_test::random_rule(random);
    std::optional<rule> made;
    try {
      made.emplace(text);
    } catch (const std::exception&) {
      continue;  // some of them are refused
    }
    for (int ask = 0; ask < 8; ++ask) {
      const bound_case of = random_case(random, *made->plan, below(random, 11));
      if (!breaks_exclusion(*made->plan, of)) compare(*made->plan, of, all, text);
    }
  }
  WARN(all.asked << " asked, " << all.listed << " listed, " << all.tight << " tight, " << all.tighter << " tight only now");
  CHECK(all.tight > 300);
}
