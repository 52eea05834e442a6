// The table of all programmes in rules/README.md is what the rules say: SANTEI_UPDATE_GOLDEN=1 writes it anew, for review as a diff.
#include "golden/agreed.hpp"
#include "catch.hpp"
#include "support/rules.hpp"

#include <santei/catalogue/catalogue.hpp>
#include <santei/check/checked.hpp>
#include <santei/syntax/print.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace {

using santei::syntax::clause_kind;

constexpr std::string_view begin_mark = "<!-- 一覧 始: 規則から作られる。SANTEI_UPDATE_GOLDEN=1 で試験が書き直す -->\n";
constexpr std::string_view end_mark = "<!-- 一覧 終 -->\n";

std::string joined(const std::vector<std::string>& parts, const char* between = "、") {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
  return out.empty() ? "－" : out;
}

/// All clauses of a measure, its 費目's too.
std::vector<const santei::syntax::clause*> clauses_of(const santei::catalogue::measure& of) {
  std::vector<const santei::syntax::clause*> found;
  for (const auto place : of.written().clauses) found.push_back(&of.rule().at(place));
  for (const auto& category : of.written().categories)
    for (const auto place : category.clauses) found.push_back(&of.rule().at(place));
  return found;
}

/// The clauses of these kinds, without bases; `keyword` with their keyword.
std::string written(const santei::catalogue::measure& of, const std::vector<clause_kind>& kinds, bool keyword) {
  std::vector<std::string> parts;
  for (const auto* clause : clauses_of(of)) {
    if (std::find(kinds.begin(), kinds.end(), clause->is) == kinds.end()) continue;
    std::string text = santei::syntax::print(of.rule().tree, *clause);
    if (!keyword) text.erase(0, text.find(' ') + 1);
    if (std::find(parts.begin(), parts.end(), text) == parts.end()) parts.push_back(std::move(text));
  }
  return joined(parts, "<br>");
}

/// The rate of the last stage, where the measure writes none of its own.
std::string last_stage(const santei::catalogue::measure& of) {
  std::string rate;
  for (const auto* clause : clauses_of(of))
    if (clause->is == clause_kind::flow)
      if (const auto& stages = std::get<santei::syntax::flow_clause>(clause->says).stages; !stages.empty()) rate = stages.back().rate_text;
  return rate.empty() ? "－" : rate;
}

/// The inputs that nodes read, and what those follow from.
std::vector<bool> read_by(const santei::plan::measure_plan& plan, std::vector<santei::plan::node_id> nodes) {
  std::vector<bool> seen(plan.nodes.size()), made(plan.inputs.size());
  while (!nodes.empty()) {
    const auto id = nodes.back();
    nodes.pop_back();
    if (id == santei::plan::no_node || seen[id]) continue;
    seen[id] = true;
    const auto& n = plan.at(id);
    using enum santei::plan::op;
    if (n.code == input_number || n.code == input_truth || n.code == input_in || n.code == given) made[n.a] = true;
    each_operand(plan, n, [&](santei::plan::node_id operand) { nodes.push_back(operand); });
  }
  const std::vector<bool> direct = made;
  for (const auto& rule : plan.derivations)
    for (const std::uint32_t source : rule.from) made[source] = made[source] || direct[rule.of];
  return made;
}

/// What has to be known for an amount: the facts that it and the conditions other than 受け手 read.
std::string computed_from(const santei::catalogue::measure& of) {
  const santei::plan::measure_plan& plan = of.plan();
  const santei::plan::amount& paid = plan.grant;
  std::vector<santei::plan::node_id> nodes{paid.stated, paid.least, paid.most, paid.has_stated, paid.has_possible};
  for (const auto& one : plan.requirements)
    if (one.told_by.empty()) nodes.push_back(one.holds);
  const std::vector<bool> read = read_by(plan, nodes);
  std::vector<std::string> facts;
  for (std::size_t i = 0; i < plan.inputs.size(); ++i)
    if (read[i] && !plan.inputs[i].open_point) facts.push_back(plan.inputs[i].declared.label);
  return joined(facts);
}

std::string row_of(const santei::catalogue::entry& entry, const santei::catalogue::measure& of) {
  std::string rate = written(of, {clause_kind::rate, clause_kind::fixed, clause_kind::amount}, false);
  if (rate == "－") rate = last_stage(of);
  const std::string caps = written(of, {clause_kind::cap, clause_kind::cost_cap, clause_kind::total_cap}, true);
  std::vector<std::string> open = of.plan().unstated;
  std::string name = entry.programme_title == entry.title ? entry.title : entry.programme_title + "<br>" + entry.title;
  std::replace(name.begin(), name.end(), '|', '/');
  return "| " + (entry.page.empty() ? "要領" : entry.page) + " | " + name + "<br>`" + entry.id() + "` | " +
         written(of, {clause_kind::instrument}, false) + " | " + rate + " | " + caps + " | " +
         (entry.computable ? computed_from(of) : std::string("－")) + " | " + joined(open) + " |\n";
}

std::string table() {
  const auto rules = santei::catalogue::catalogue::embedded();
  std::string out = "| ページ | 事業・枠 | 種別 | 率・額 | 上限 | 額の算定に使う事実 | 資料が決めていないこと |\n|---|---|---|---|---|---|---|\n";
  const auto entries = rules.list().value();
  for (const auto& entry : entries) {
    const auto& edition = entry.page.empty() ? entry.editions.back() : entry.editions.front();  // the page's, else the newest
    const auto measures = rules.find(entry.id() + "@" + edition.key).value();
    out += row_of(entry, measures.front());
  }
  return out;
}

}  // namespace

TEST_CASE("the table of programmes in the rules' README is what the rules say") {
  const std::string now = table();
  santei_test::check_agreed_between(santei_test::rules_folder() / "README.md", begin_mark, end_mark, now);
  CHECK(std::count(now.begin(), now.end(), '\n') >= 144);  // 142 measures of the budget, those beside it, and the head
}
