// Properties of batch: every row of every table is what estimate() says of that row.
#include <santei/evaluate/batch.hpp>
#include <santei/evaluate/estimate.hpp>
#include <santei/impl/evaluate/batch/rows.hpp>

#include "catch.hpp"
#include "random_facts.hpp"
#include "random_number.hpp"
#include "show_number.hpp"
#include "support/rules.hpp"
#include "support/table.hpp"

#include <memory>
#include <random>
#include <string>

using santei::rational;
using santei_test::answer_table;
using santei_test::rule;
using santei_test::table;
using santei_test::table_style;

namespace {

std::size_t wanted_rows() {
  const char* wanted = std::getenv("SANTEI_BATCH_ROWS");
  return wanted ? std::stoul(wanted) : 0;
}

std::string known_facts(const santei::plan::measure_plan& plan, const table& of, std::size_t row) {
  std::string text;
  for (std::uint32_t i = 0; i < plan.inputs.size(); ++i)
    if (of.known(i, row)) text += plan.inputs[i].declared.key + "=" + std::to_string(of.value(i, row)) + " ";
  return text;
}

/// What the columns say of a row, in the words of `summary`.
std::string row_text(const answer_table& answers, std::size_t row) {
  std::string text = std::string(santei::name_of(static_cast<santei::truth>(answers.verdict[row]))) + " " +
                     name_of(static_cast<santei::evaluate::status>(answers.status[row]));
  for (int c = 0; c < 4; ++c) text += " " + (answers.has(c, row) ? std::to_string(answers.yen[c][row]) : std::string("null"));
  return text;
}
std::string estimate_text(const santei::evaluate::result& of) {
  const auto& a = of.amount;
  std::string text = std::string(santei::name_of(of.verdict)) + " " + name_of(a.status);
  for (const auto& yen : {a.min, a.max, a.stated_low, a.stated_high}) text += " " + (yen ? yen->text() : std::string("null"));
  return text;
}

/// Where an estimate can only enclose its amounts (too many completions), the batch may do better.
bool lies_within(const answer_table& answers, std::size_t row, const santei::evaluate::amounts& wide) {
  const auto inside = [&](int low, int high, const std::optional<rational>& least, const std::optional<rational>& most) {
    return (!least || (answers.has(low, row) && rational(answers.yen[low][row]) >= *least)) &&
           (!most || (answers.has(high, row) && rational(answers.yen[high][row]) <= *most));
  };
  return inside(0, 1, wide.min, wide.max) && inside(2, 3, wide.stated_low, wide.stated_high);
}

struct tally_of_rows {
  std::size_t excluded = 0, tight = 0, enclosed = 0;
};

void compare(const rule& r, const santei::evaluate::batch& engine, std::size_t rows, const table_style& style, std::mt19937_64& random,
             tally_of_rows& done) {
  const table facts(*r.plan, engine, rows, style, random);
  answer_table answers(rows);
  engine.run(facts.columns(), 0, rows, answers.columns());
  for (std::size_t row = 0; row < rows; ++row) {
    if (answers.problem[row] == static_cast<std::uint8_t>(santei::evaluate::row_problem::exclusive)) {
      REQUIRE_FALSE(r.plan->exclusions.empty());
      ++done.excluded;
      continue;
    }
    const auto slow = santei::evaluate::estimate(*r.plan, facts.bound(row));
    INFO(r.file->measures.front().programme << ": " << known_facts(*r.plan, facts, row));
    REQUIRE(answers.problem[row] == 0);
    if (slow.amount.tight) CHECK(row_text(answers, row) == estimate_text(slow));
    else CHECK(lies_within(answers, row, slow.amount));
    ++(slow.amount.tight ? done.tight : done.enclosed);
  }
}

}  // namespace

namespace {

/// A code that stands for none of a fact's choices.
std::int64_t no_choice(const santei::declaration& of, std::mt19937_64& random) {
  const auto choices = static_cast<std::int64_t>(of.of.of == santei::kind::truth ? 2 : of.choices.size());
  return choices + table::below(random, 256 - choices);
}

}  // namespace

// SANTEI_BATCH_ROWS=2000 tries as many rows a measure and table, and every measure on every kind of lanes: a million rows in a minute or
// two.
TEST_CASE("a batch says of every row what an estimate says of it") {
  std::mt19937_64 random = property::generator("batch");
  const std::size_t rows = wanted_rows() ? wanted_rows() : 4;
  tally_of_rows done;
  for (const rule& r : property::shipped_rules()) {
    if (r.plan->inputs.empty()) continue;
    const santei::evaluate::batch engine(r.plan);
    for (const table_style& style : {table_style{0, 0}, table_style{0, 40}, table_style{10, 0}, table_style{10, 30}, table_style{50, 20}})
      compare(r, engine, rows, style, random, done);
  }
  INFO(done.tight << " tight, " << done.enclosed << " enclosed, " << done.excluded << " excluded");
  CHECK(done.tight > 8 * (done.enclosed + done.excluded));
}

TEST_CASE("every kind of lanes gives the same yen as row by row, at every boundary too") {
  using santei::evaluate::batch;
  using santei::evaluate::instruction_set;
  std::mt19937_64 random = property::generator("batch");
  const auto best = santei::evaluate::best_instruction_set();
  std::size_t compared = 0;
  const std::vector<rule> rules = property::shipped_rules();
  const std::size_t step = wanted_rows() ? 1 : 5;
  for (std::size_t at = random() % step; at < rules.size(); at += step) {
    const rule& r = rules[at];
    if (r.plan->inputs.empty() || (wanted_rows() == 0 && r.plan->inputs.size() > 8))
      continue;  // some estimates over many unknowns take seconds
    for (const table_style& style : {table_style{0, 0}, table_style{0, 60}, table_style{0, 90}, table_style{10, 60},
                                     table_style{0, 70, std::int64_t{1} << 52}, table_style{0, 50, INT64_MAX}}) {
      const std::size_t rows = santei::evaluate::detail::block_rows;
      const batch plain(r.plan, {{}, instruction_set::portable});
      table facts(*r.plan, plain, rows, style, random);
      for (std::uint32_t i = 0; i < r.plan->inputs.size(); ++i)
        if (const std::size_t row = random() % rows; facts.known(i, row) && !is_number(r.plan->inputs[i].declared.of.of))
          facts.set(i, row, no_choice(r.plan->inputs[i].declared, random));
      answer_table slow(rows);
      plain.run(facts.columns(), 0, rows, slow.columns());  // the first block of a new batch: row by row
      for (int set = 0; set <= static_cast<int>(best); ++set) {
        const batch lanes(r.plan, {{}, static_cast<instruction_set>(set)});
        answer_table fast(rows);
        lanes.run(facts.columns(), 0, rows, fast.columns());  // meets the situations
        lanes.run(facts.columns(), 0, rows, fast.columns());
        INFO(r.file->measures.front().programme << " lanes " << set);
        CHECK(fast.verdict == slow.verdict);
        CHECK(fast.status == slow.status);
        for (int c = 0; c < 4; ++c) {
          CHECK(fast.yen[c] == slow.yen[c]);
          CHECK(fast.valid[c] == slow.valid[c]);
        }
        CHECK(fast.problem == slow.problem);
        compared += rows;
      }
    }
  }
  CHECK(compared > 1'000);
}

TEST_CASE("a cell that its fact may not have refuses its row, whether the answer hangs on it or not") {
  std::mt19937_64 random = property::generator("batch");
  std::size_t refused = 0;
  for (const rule& r : property::shipped_rules()) {
    const auto sets = static_cast<std::uint64_t>(santei::evaluate::best_instruction_set()) + 1;
    const santei::evaluate::batch engine(r.plan, {{}, static_cast<santei::evaluate::instruction_set>(random() % sets)});
    const std::size_t rows = 300;  // more than a block
    table facts(*r.plan, engine, rows, table_style{random() % 2 == 0 ? 5 : 0, 0}, random);
    answer_table before(rows), after(rows);
    for (int pass = 0; pass < 2; ++pass) engine.run(facts.columns(), 0, rows, before.columns());
    std::vector<std::uint8_t> wanted = before.problem;
    for (std::uint32_t i = 0; i < r.plan->inputs.size(); ++i) {
      const std::size_t row = random() % rows;
      const santei::declaration& d = r.plan->inputs[i].declared;
      const santei::interval range = d.range();
      if (!facts.known(i, row) || wanted[row] != 0 || (is_number(d.of.of) && !range.lower())) continue;
      if (is_number(d.of.of)) facts.set(i, row, *floor(range.lower()->value * rational(engine.scale(i))).to_int64() - 1);
      else facts.set(i, row, no_choice(d, random));
      wanted[row] = static_cast<std::uint8_t>(is_number(d.of.of) ? santei::evaluate::row_problem::out_of_range
                                                                 : santei::evaluate::row_problem::no_such_choice);
      ++refused;
    }
    engine.run(facts.columns(), 0, rows, after.columns());
    INFO(r.file->measures.front().programme);
    CHECK(after.problem == wanted);
    for (std::size_t row = 0; row < rows; ++row)
      if (wanted[row] == before.problem[row]) CHECK(row_text(after, row) == row_text(before, row));
  }
  CHECK(refused > 300);
}
