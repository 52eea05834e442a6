// Property of prepared measures: wherever they answer, it is what estimate() says.
#include <santei/evaluate/prepared.hpp>

#include "catch.hpp"
#include "random_facts.hpp"
#include "random_number.hpp"
#include "show_number.hpp"

#include <cstdlib>

using santei::evaluate::prepared;

namespace {

/// What is known exactly, as the prepared measure takes it; nothing where something is not exact.
std::optional<std::vector<std::int64_t>> exact_facts(const santei::plan::measure_plan& plan, const prepared& ask,
                                                     const santei::evaluate::bound_case& of) {
  std::vector<std::int64_t> made(plan.inputs.size(), prepared::not_given);
  for (std::uint32_t i = 0; i < made.size(); ++i) {
    const auto& value = of.values[i][0];
    if (!value.given) continue;
    if (!is_number(plan.inputs[i].declared.of.of)) {
      if (value.choices.size() != 1) return std::nullopt;
      made[i] = value.choices.front();
    } else {
      if (!value.range.is_point()) return std::nullopt;
      const auto whole = (value.range.lower()->value * santei::rational(ask.scale(i))).to_int64();
      if (!whole) return std::nullopt;
      made[i] = *whole;
    }
  }
  return made;
}

std::string yen_text(const santei::evaluate::amounts& of) {
  std::string text = name_of(of.status);
  for (const auto& yen : {of.min, of.max, of.stated_low, of.stated_high}) text += " " + (yen ? yen->text() : std::string("null"));
  return text;
}
std::string yen_text(const santei::evaluate::point_result& of) {
  const auto word = [](bool there, std::int64_t yen) { return " " + (there ? std::to_string(yen) : std::string("null")); };
  const bool amounts = status_of(of) != santei::evaluate::status::not_computable;
  return name_of(status_of(of)) + word(amounts && of.has_possible, of.least) + word(amounts && of.has_possible, of.most) +
         word(of.has_stated, of.stated) + word(of.has_stated, of.stated);
}

}  // namespace

TEST_CASE("a prepared measure answers as an estimate does, or not at all") {
  std::mt19937_64 random = property::generator("prepared");
  const char* wanted = std::getenv("SANTEI_PREPARED_CASES");
  const int cases = wanted ? std::stoi(wanted) : 40;
  int answered = 0, asked = 0;
  for (const auto& r : property::shipped_rules()) {
    prepared ask(r.plan);
    for (int n = 0; n < cases; ++n) {
      santei::facts given;
      std::string written;
      for (const std::uint32_t i : property::asked_inputs(*r.plan)) {
        if (property::below(random, 5) == 0) continue;
        const std::string text = property::random_value(random, r.plan->inputs[i]);
        given.set(r.plan->inputs[i].declared.key, text);
        written += r.plan->inputs[i].declared.key + "=" + text + " ";
      }
      const auto bound = r.bind(given);
      if (!bound) continue;
      const auto exact = exact_facts(*r.plan, ask, *bound);
      if (!exact) continue;
      ++asked;
      const auto quick = ask.ask(*exact);
      if (!quick) continue;
      ++answered;
      const auto slow = santei::evaluate::estimate(*r.plan, *bound);
      INFO(r.file->measures.front().programme << ": " << written);
      CHECK(slow.verdict == santei::truth_of(quick->eligible));
      CHECK(yen_text(*quick) == yen_text(slow.amount));
    }
  }
  CHECK(answered * 5 > asked);  // it is of some use
}
