// Restricting, then computing, is computing: over the shipped rules, whatever is settled in whatever order.
#include <santei/plan/specialise.hpp>

#include "catch.hpp"
#include "support/rules.hpp"

#include <santei/impl/evaluate/case_diagrams.hpp>

#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <vector>

using santei::rational;
using santei::truth;
using santei::evaluate::bound_case;
using santei::evaluate::detail::assignment;
using santei::evaluate::detail::case_diagrams;
using santei::evaluate::detail::exact_domain;
using santei::evaluate::detail::explorer;
using santei::evaluate::detail::values;
using santei::plan::measure_plan;
using santei::plan::node_id;
using santei_test::rule;

namespace {

bound_case nothing_known(const measure_plan& plan, std::size_t rows) {
  bound_case made;
  made.rows = plan.rows.empty() ? 1 : rows;
  for (const auto& one : plan.inputs) made.values.emplace_back(one.per_row ? made.rows : 1);
  return made;
}

std::vector<node_id> roots_of(const measure_plan& plan) {
  const auto& g = plan.grant;
  return {plan.eligible, g.has_stated, g.has_possible, g.undetermined, g.open, g.stated, g.unrounded, g.least, g.most};
}

/// The remainders of the roots once every dimension has turned out in a way at random, in a random order, and each amount in a number.
void check_against_a_run(const measure_plan& plan, std::size_t rows, std::mt19937_64& random) {
  const bound_case bound = nothing_known(plan, rows);
  explorer explore(plan, bound, roots_of(plan));
  santei::plan::specialiser left(plan, bound.rows,
                                 [&] {
                                   std::vector<const std::vector<santei::plan::way>*> ways;
                                   for (const auto& one : explore.open_choices()) ways.push_back(&one.ways);
                                   return ways;
                                 }(),
                                 explore.free());
  assignment facts = explore.base();
  std::vector<node_id> told;
  struct known_facts {
    const explorer& of;
    [[nodiscard]] static std::optional<bool> truth_at(node_id, std::size_t) { return std::nullopt; }
    [[nodiscard]] static const rational* number_at(node_id, std::size_t) { return nullptr; }
    [[nodiscard]] const santei::plan::setting& setting_of(const santei::plan::place& at) const { return of.base().at(at.input, at.row); }
    [[nodiscard]] bool is_given(const santei::plan::place& at) const { return of.base().known(at.input, at.row).given; }
  };
  for (const node_id root : roots_of(plan)) told.push_back(left.remainder(root, 0, known_facts{explore}));
  std::vector<std::size_t> order(explore.open_choices().size());
  for (std::size_t d = 0; d < order.size(); ++d) order[d] = d;
  std::shuffle(order.begin(), order.end(), random);
  for (const std::size_t d : order) {
    const auto& ways = explore.open_choices()[d].ways;
    const std::size_t w = random() % ways.size();
    for (const auto& [at, to] : ways[w]) facts.at(at) = to;
    for (node_id& one : told) one = left.restrict(one, d, w);
  }
  for (const auto& at : explore.free())
    facts.at(at) = {santei::plan::setting::state::number, rational(static_cast<std::int64_t>(random() % 30'000'000)), 0};

  values<exact_domain> whole(plan, bound.rows), rest(left.made(), 1);
  exact_domain on_plan(facts), on_rest(facts);
  whole.run(on_plan, santei::evaluate::detail::needed_for(plan, roots_of(plan)));
  rest.run(on_rest, santei::evaluate::detail::needed_for(left.made(), told));
  for (std::size_t i = 0; i < told.size(); ++i) {
    const node_id root = roots_of(plan)[i];
    CHECK(!left.open(told[i]).has_dimensions());
    if (santei::plan::is_truth(plan.at(root).code)) CHECK(whole.truth_at(root) == rest.truth_at(told[i]));
    else CHECK(whole.number_at(root) == rest.number_at(told[i]));
  }
}

}  // namespace

TEST_CASE("what is left of a rule computes what the rule does") {
  std::mt19937_64 random(20260729);
  std::size_t plans = 0;
  for (const char* folder : {"r6_supplementary", "guidelines"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(santei_test::rules_folder() / folder)) {
      if (entry.path().extension() != ".santei") continue;
      const auto file = santei_test::checked(santei_test::read_file(entry.path()), santei_test::vocabulary());
      for (std::size_t i = 0; i < file->measures.size(); ++i, ++plans) {
        const rule of(file, i);
        INFO(file->measures[i].programme << "/" << file->measures[i].key);
        for (int round = 0; round < 6; ++round) check_against_a_run(*of.plan, 1 + static_cast<std::size_t>(round) % 3, random);
      }
    }
  CHECK(plans > 140);
}

TEST_CASE("choices that leave the same leave the same node") {
  const rule of("使う 共通語彙\n事業 試験 [made_up]\n出典 R6補正 1ページ\n枠 試験 [main]\n種別 補助\n項目 甲費 [cost_a] 金額\n"
                "項目 甲, 乙 [a, b] 真偽\n経費 甲費 仮定「試験」\n補助率 1/2 仮定「試験」\n上限額 10万円 仮定「試験」\n"
                "上限加算 5万円 甲 のとき 仮定「試験」\n上限加算 5万円 乙 のとき 仮定「試験」\n端数 円未満 切捨て 仮定「試験」\n");
  const bound_case bound = nothing_known(*of.plan, 1);
  explorer explore(*of.plan, bound, roots_of(*of.plan));
  case_diagrams left(*of.plan, bound, explore);
  REQUIRE(explore.open_choices().size() == 2);
  const auto decided = left.diagram_of({left.at(of.plan->grant.stated)}, [](const auto&) {});
  CHECK(decided.branches.size() == 3);
  CHECK(decided.terminals.size() == 3);  // no, one or both: 10, 15 or 20 万円
}
