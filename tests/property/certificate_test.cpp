// True certificates, of every shipped measure and of made-up rules, are accepted with the evaluator's amounts; of those that a forger
// changes and seals anew, none is accepted that is not true.
#include "support/forgeries.hpp"
#include "support/made_up_rules.hpp"

#include "catch.hpp"
#include "random_facts.hpp"
#include "random_number.hpp"

#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <map>
#include <memory>

using property::below;
using property::engine;
using santei::facts;
using santei_test::genuine;
using santei_test::rule;

namespace {

/// A rule text with its measures, read once.
struct read_rule {
  std::string text;
  std::vector<rule> measures;
  std::vector<santei::verify::rule_text> files;
};

std::string id_of(const rule& of, std::size_t measure) {
  const santei::check::measure& m = of.file->measures[measure];
  return m.id() + (m.edition.empty() ? "" : "@" + m.edition);
}

class reader {
 public:
  const read_rule& read(const std::string& text) {
    auto& at = known_[text];
    if (!at) {
      auto made = std::make_unique<read_rule>();
      made->text = text;
      made->files = santei_test::with_vocabulary(text);
      const auto file = santei_test::checked(text, santei_test::vocabulary());
      for (std::size_t i = 0; i < file->measures.size(); ++i) made->measures.emplace_back(file, i);
      at = std::move(made);
    }
    return *at;
  }

 private:
  std::map<std::string, std::unique_ptr<read_rule>> known_;
};

facts random_case(engine& random, const santei::plan::measure_plan& plan) {
  facts made;
  for (const std::uint32_t i : property::asked_inputs(plan))
    if (!plan.inputs[i].per_row) made.set(plan.inputs[i].declared.key, property::random_value(random, plan.inputs[i]));
  if (plan.rows.empty()) return made;
  santei::fact_input::rows rows;
  for (std::int64_t row = below(random, 3); row >= 0; --row) {
    santei::fact_input::row cells;
    for (const auto& input : plan.inputs)
      if (input.per_row) cells.emplace_back(input.declared.key, santei::fact_input{property::random_value(random, input)});
    rows.items.push_back(std::move(cells));
  }
  return made.add({plan.rows, {rows}, {}});
}

/// What the evaluator claims of a case; nothing where the rule has no such measure, or refuses its facts.
std::optional<santei::verify::claim> truth_of(const read_rule& of, const santei::verify::asked_case& asked) {
  for (std::size_t i = 0; i < of.measures.size(); ++i) {
    if (id_of(of.measures[i], i) != asked.measure) continue;
    const santei::plan::measure_plan& plan = *of.measures[i].plan;
    const auto bound = santei::evaluate::bind(plan, santei::analyse::facts_of(asked, plan), of.measures[i].keys());
    return bound ? santei::analyse::claim_of(santei::evaluate::estimate(plan, *bound)) : std::nullopt;
  }
  return std::nullopt;
}

/// The certificate of the case, accepted with what the evaluator says; nothing for facts that exclude each other.
std::optional<genuine> certified(const read_rule& of, std::size_t measure, const facts& given) {
  if (!of.measures[measure].bind(given)) return std::nullopt;
  const auto text = santei_test::certificate_over(of.text, given, measure);
  INFO(of.text << id_of(of.measures[measure], measure));
  std::string told;
  for (const auto& item : given.items())
    if (const auto* word = std::get_if<std::string>(&item.input.value)) told += item.key + "=" + *word + " ";
  INFO(told);
  INFO((text ? *text : text.problems().front().code + " " + text.problems().front().text.en));
  REQUIRE(text.has_value());
  const auto verdict = santei::verify::check_certificate(*text, of.files);
  INFO((verdict.problems.empty() ? "" : verdict.problems.front().text.en));
  REQUIRE(verdict.accepted());
  REQUIRE(truth_of(of, verdict.of) == verdict.says);
  genuine made{of.text, measure, given, santei_test::lines_of(*text)};
  made.lines.pop_back();
  return made;
}

std::vector<genuine> of_shipped_rules(engine& random, reader& rules, int each) {
  std::vector<genuine> made;
  for (const char* folder : {"r6_supplementary", "guidelines"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(santei_test::rules_folder() / folder)) {
      if (entry.path().extension() != ".santei") continue;
      const read_rule& of = rules.read(santei_test::read_file(entry.path()));
      for (std::size_t i = 0; i < of.measures.size(); ++i)
        for (int n = 0; n < each; ++n)
          if (auto one = certified(of, i, random_case(random, *of.measures[i].plan))) made.push_back(*std::move(one));
    }
  return made;
}

std::vector<genuine> of_made_up_rules(engine& random, reader& rules, int count) {
  std::vector<genuine> made;
  for (int n = 0; n < count; ++n) {
    const read_rule& of = rules.read(santei_test::random_rule(random));
    for (int i = 0; i < 3; ++i)
      if (auto one = certified(of, 0, santei_test::random_facts_for(random, *of.measures[0].plan))) made.push_back(*std::move(one));
  }
  return made;
}

/// Of 費目 under joint limits, where santei takes the rule.
std::vector<genuine> of_joint_rules(engine& random, reader& rules, int count) {
  std::vector<genuine> made;
  while (count > 0) {
    const std::string text = santei_test::random_joint_rule(random);
    const read_rule* of = nullptr;
    try {
      of = &rules.read(text);
    } catch (const std::exception&) {
      continue;  // refused: shares that leave nothing, a limit that nothing of its own meets
    }
    --count;
    for (int i = 0; i < 3; ++i)
      if (auto one = certified(*of, 0, santei_test::random_facts_for(random, *of->measures[0].plan))) made.push_back(*std::move(one));
  }
  return made;
}

struct tally {
  int made = 0, refused = 0, true_ones = 0, false_ones = 0;
};

void judge(tally& into, const read_rule& of, const santei_test::certificate_lines& lines) {
  const std::string forged = santei_test::certificate_of_lines(lines);
  const auto verdict = santei::verify::check_certificate(forged, of.files);
  ++into.made;
  if (!verdict.problems.empty()) return void(++into.refused);
  const bool holds = truth_of(of, verdict.of) == verdict.says;
  if (verdict.left_to_evaluator && !holds) return void(++into.refused);  // the command recomputes it
  ++(holds ? into.true_ones : into.false_ones);
  INFO(of.text << forged);
  CHECK(holds);
}

int count_of(const char* name, int usual) {
  const char* const given = std::getenv(name);
  return given != nullptr ? std::stoi(given) : usual;
}

template <class Make>
void forge(engine& random, reader& rules, const std::vector<genuine>& pool, int count, tally& into, Make make) {
  for (int tries = 0; into.made < count && tries < 400 * count; ++tries) {
    const genuine& one = pool[santei_test::pick(random, pool.size())];
    const auto lines = make(one);
    if (lines && *lines != one.lines) judge(into, rules.read(one.rule), *lines);
  }
}

}  // namespace

TEST_CASE("a certificate of every shipped measure and of made-up rules is accepted with the evaluator's answer") {
  engine random = property::generator("certificate");
  reader rules;
  CHECK(of_shipped_rules(random, rules, count_of("SANTEI_CERTIFICATES", 2)).size() > 142);
  CHECK(of_made_up_rules(random, rules, 40 * count_of("SANTEI_CERTIFICATES", 2)).size() > 100);
  CHECK(of_joint_rules(random, rules, 40 * count_of("SANTEI_CERTIFICATES", 2)).size() > 100);
}

TEST_CASE("of forged certificates with a good seal none is accepted that is not true") {
  engine random = property::generator("certificate");
  reader rules;
  const int each = count_of("SANTEI_FORGERIES", 10);
  std::vector<genuine> pool = of_shipped_rules(random, rules, 1);
  for (genuine& one : of_made_up_rules(random, rules, 60)) pool.push_back(std::move(one));
  for (genuine& one : of_joint_rules(random, rules, 20)) pool.push_back(std::move(one));
  std::map<std::string, tally> table;
  for (const auto& how : santei_test::line_forgeries())
    forge(random, rules, pool, each, table[how.name], [&](const genuine& one) -> std::optional<santei_test::certificate_lines> {
      auto lines = one.lines;
      return how.forge(random, lines, pool[santei_test::pick(random, pool.size())]) ? std::optional(lines) : std::nullopt;
    });
  for (const auto& how : santei_test::rule_forgeries())
    forge(random, rules, pool, each, table[how.name],
          [&](const genuine& one) { return santei_test::over_tampered_rule(random, one, how); });
  tally all;
  std::cout << "  made refused true false\n";
  for (const auto& [name, one] : table) {
    std::cout << std::setw(6) << one.made << std::setw(8) << one.refused << std::setw(5) << one.true_ones << std::setw(6) << one.false_ones
              << "  " << name << '\n';
    all = {all.made + one.made, all.refused + one.refused, all.true_ones + one.true_ones, all.false_ones + one.false_ones};
    CHECK(one.made == each);
  }
  std::cout << std::setw(6) << all.made << std::setw(8) << all.refused << std::setw(5) << all.true_ones << std::setw(6) << all.false_ones
            << "  in all\n";
  CHECK(all.false_ones == 0);
}
