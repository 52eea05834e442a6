// What a person asks about a measure once it is chosen.
#include "one.hpp"

#include <santei/analyse/combine.hpp>
#include <santei/catalogue/combination.hpp>
#include <santei/catalogue/limits.hpp>
#include <santei/catalogue/match.hpp>
#include <santei/check/checked.hpp>
#include <santei/plan/lower.hpp>
#include <santei/plan/plan.hpp>
#include <santei/report/combination.hpp>
#include <santei/report/comparison.hpp>
#include <santei/syntax/print.hpp>
#include <santei/value/writing.hpp>

#include <algorithm>
#include <set>

namespace santei::page {

namespace {

language language_of(const request& asked) { return asked.text("lang") == "en" ? language::english : language::japanese; }

diagnostics unknown_measure(const std::string& id) {
  return {{severity::error, "E0820", {"「" + id + "」という枠はありません", "there is no measure '" + id + "'"}, {}, message{"一覧から選んでください", "choose one of the list"}}};
}

/// The fact that the cost is told as, else the first amount that a curve can run over.
std::string curve_key(const plan::measure_plan& plan) {
  if (const auto cost = analyse::cost_input_of(plan)) return plan.inputs[*cost].declared.key;
  const auto candidates = analyse::cost_candidates(plan);
  return candidates.empty() ? std::string() : plan.inputs[candidates.front()].declared.key;
}

void write_clauses(json& out, const catalogue::measure& of) {
  const auto write = [&](const std::string& category, check::clause_place place) {
    const syntax::clause& clause = of.rule().at(place);
    using syntax::clause_kind;
    if (clause.is == clause_kind::example || clause.is == clause_kind::use || clause.is == clause_kind::unstated) return;
    const bool block = clause.is == clause_kind::table || clause.is == clause_kind::cases || clause.is == clause_kind::reading;
    out.object([&] {
      out.key("category").text(category);
      out.key("text").text(block ? std::string(of.sources().text_of(clause.where)) : syntax::print(of.rule().tree, clause));
      write_bases(out, plan::cite(of.rule(), of.written(), clause));
    });
  };
  out.key("written").list(of.written().clauses, [&](check::clause_place place) { write("", place); });
  out.key("written_categories").list(of.written().categories, [&](const check::category& one) {
    out.object([&] {
      out.key("title").text(one.title);
      out.key("clauses").list(one.clauses, [&](check::clause_place place) { write(one.title, place); });
    });
  });
}

void write_answer(json& out, const catalogue::measure& of, const evaluate::result& answer, language lang) {
  out.key("group").text(name_of(catalogue::group_of(of.kind(), answer)));
  out.key("verdict").text(name_of(answer.verdict));
  out.key("amount");
  write_amounts(out, answer.amount);
  out.key("clauses").list(answer.clauses, [&](const evaluate::clause_verdict& one) {
    out.object([&] {
      out.key("text").text(one.cited.text);
      out.key("verdict").text(name_of(one.verdict));
      write_bases(out, one.cited);
    });
  });
  out.key("premises").texts(answer.premises);
  out.key("assumptions").texts(answer.assumptions);
  out.key("unstated").texts(answer.unstated);
  out.key("notes").list(answer.notes, [&](const evaluate::note& one) {
    out.object([&] {
      out.key("code").text(one.code);
      out.key("text").text(one.text.in(lang));
    });
  });
  out.key("candidates").list(answer.candidates, [&](const evaluate::candidate& one) {
    out.object([&] {
      out.key("key").text(one.key);
      out.key("choice").text(one.choice);
      out.key("min").exact(one.min);
      out.key("max").exact(one.max);
    });
  });
  out.key("shares").list(answer.shares, [&](const evaluate::share_result& one) {
    out.object([&] {
      out.key("payer").text(one.payer);
      out.key("low").exact(one.stated_low);
      out.key("high").exact(one.stated_high);
    });
  });
  out.key("categories").list(answer.categories, [&](const evaluate::category_result& one) {
    out.object([&] {
      out.key("title").text(one.title);
      out.key("low").exact(one.low);
      out.key("high").exact(one.high);
    });
  });
  out.key("stages").list(answer.stages, [&](const evaluate::stage_result& one) {
    out.object([&] {
      out.key("from").text(one.from);
      out.key("to").text(one.to);
      out.key("rate").text(one.rate);
      out.key("amount");
      one.amount ? write_amounts(out, *one.amount) : out.null();
    });
  });
  out.key("missing").list(answer.missing, [&](const evaluate::missing_fact& one) {
    out.object([&] {
      out.key("key").text(one.declared.key);
      out.key("decides").exact(one.decides_yen);
    });
  });
  out.key("steps").list(answer.steps, [&](const evaluate::step_result& one) {
    out.object([&] {
      out.key("label").text(one.label);
      out.key("text").text(one.cited.text);
      out.key("type").text(name_of(one.of.of));
      out.key("value").text(one.value.text());
      out.key("words").text(literal_text(one.value, one.of));
      out.key("category").text(one.category);
      write_bases(out, one.cited);
    });
  });
  out.key("greatest_only").truth(answer.steps_are_of_one_completion);
}

void write_open_points(json& out, const catalogue::measure& of, const evaluate::bound_case& known, language lang) {
  std::vector<std::uint32_t> open;
  for (std::uint32_t i = 0; i < of.plan().inputs.size(); ++i)
    if (of.plan().inputs[i].open_point) open.push_back(i);
  out.key("open").list(open, [&](std::uint32_t i) {
    const plan::input& input = of.plan().inputs[i];
    const auto reading = std::find_if(of.plan().readings.begin(), of.plan().readings.end(), [&](const auto& one) { return one.input == i; });
    const bool is_reading = reading != of.plan().readings.end();
    out.object([&] {
      out.key("given").truth(known.given(i));
      out.key("fact");
      write_fact(out, input.declared, lang);
      out.key("texts").texts(is_reading ? reading->texts : std::vector<std::string>());
      out.key("quotes").texts(is_reading ? reading->quotes : std::vector<std::string>());
    });
  });
}

}  // namespace

std::string one_measure::answer(const request& asked) const {
  const language lang = language_of(asked);
  const std::string id = asked.text("id");
  const catalogue::measure* of = of_.find(id);
  if (of == nullptr) return refusal(unknown_measure(id), lang);
  const auto known = of->bind(of_.given());
  if (!known) return refusal(known.problems(), lang);
  const auto made = of->estimate(of_.given());
  if (!made) return refusal(made.problems(), lang);
  const plan::measure_plan& plan = of->plan();
  json out;
  out.object([&] {
    out.key("id").text(id);
    write_answer(out, *of, *made, lang);
    write_open_points(out, *of, *known, lang);
    out.key("facts").list(plan.inputs, [&](const plan::input& input) {
      if (!input.open_point) write_fact(out, input.declared, lang);
    });
    out.key("rows").text(plan.rows);
    out.key("budget").exact(plan.budget);
    out.key("over").text(curve_key(plan));
    write_clauses(out, *of);
  });
  return out.take();
}

std::string one_measure::other_case(const request& asked) const {
  const auto of = of_.rules().find_one(asked.text("id"));
  const auto made = of ? of->estimate(asked.given("facts")) : outcome<evaluate::result>(of.problems());
  json out;
  out.object([&] {
    if (!made) return out.key("problem").text(made.problems().front().code);
    out.key("verdict").text(name_of(made->verdict));
    out.key("amount");
    write_amounts(out, made->amount);
  });
  return out.take();
}

std::string one_measure::curve(const request& asked) {
  const language lang = language_of(asked);
  const std::string id = asked.text("id"), key = asked.text("over");
  drawn_.erase(id + "." + key);
  const catalogue::measure* of = of_.find(id);
  if (of == nullptr) return refusal(unknown_measure(id), lang);
  const auto input = of->plan().find(key);
  if (!input)
    return refusal({{severity::error, "E0903", {"この制度の金額は一つの費用の関数ではありません", "the amount is no function of one cost"}, {}, std::nullopt}}, lang);
  auto known = of->bind(of_.given());
  if (!known) return refusal(known.problems(), lang);
  auto along = analyse::curve_of(of->plan(), *known, *input, of->limits().analyse);
  if (!along) return refusal(along.problems(), lang);
  const auto drawn = drawn_.emplace(id + "." + key, report::drawn_curve{*of, *std::move(known), *std::move(along)}).first;
  return report::curve_json(drawn->second);
}

std::string one_measure::at(const request& asked) const {
  json out;
  const auto x = rational::from_text(asked.text("x"));
  const auto drawn = drawn_.find(asked.text("id") + "." + asked.text("over"));
  out.object([&] {
    if (drawn == drawn_.end() || !x || !drawn->second.along.over.range().contains(*x)) return;
    out.key("x").exact(*x);
    out.key("amount");
    write_amounts(out, drawn->second.along.amounts_at(*x));
  });
  return out.take();
}

std::string one_measure::compare(const request& asked) const {
  const language lang = language_of(asked);
  const std::string first = asked.text("first"), second = asked.text("second");
  const catalogue::measure *a = of_.find(first), *b = of_.find(second);
  if (a == nullptr || b == nullptr) return refusal(unknown_measure(a == nullptr ? first : second), lang);
  const auto found = report::compare(*a, *b, of_.given(), asked.text("over"));
  if (!found) return refusal(found.problems(), lang);
  json out;
  constexpr std::size_t width = 76;
  out.object([&] { out.key("words").text(report::comparison_text(*found, {lang, false, width})); });
  return out.take();
}

std::string one_measure::combine(const request& asked) const {
  const language lang = language_of(asked);
  catalogue::combination_request wanted;
  std::set<std::string> costs{"investment", "eligible_cost"};  // what the items stand for
  for (const std::string& id : asked.texts("measures")) {
    const catalogue::measure* of = of_.find(id);
    if (of == nullptr) return refusal(unknown_measure(id), lang);
    wanted.measures.push_back({id, curve_key(of->plan()), {}});
    costs.insert(wanted.measures.back().over);
  }
  for (const given_fact& one : of_.given().items())
    if (const auto* text = std::get_if<std::string>(&one.input.value); text != nullptr && !costs.contains(one.key)) wanted.given.set(one.key, *text);
  if (const auto* items = asked.member("items"); items != nullptr && items->IsArray())
    for (const auto& one : items->GetArray()) {
      if (!one.IsObject()) continue;
      catalogue::combination_request::item made;
      if (const auto at = one.FindMember("name"); at != one.MemberEnd()) made.name = text_of(at->value);
      if (const auto at = one.FindMember("amount"); at != one.MemberEnd()) made.amount = {text_of(at->value)};
      if (const auto at = one.FindMember("to"); at != one.MemberEnd()) made.to = texts_of(at->value);
      wanted.items.push_back(std::move(made));
    }
  const auto problem = catalogue::combination_of(of_.rules(), wanted);
  if (!problem) return refusal(problem.problems(), lang);
  const auto found = analyse::combine(problem->problem);
  if (!found) return refusal(found.problems(), lang);
  std::vector<std::string> over;
  for (const auto& one : wanted.measures) over.push_back(one.over);
  json out;
  constexpr std::size_t width = 76;
  out.object([&] {
    out.key("over").texts(over);
    out.key("json").text(report::combination_json(*problem, *found));
    out.key("words").text(report::combination_text(*problem, *found, {lang, false, width}));
  });
  return out.take();
}

}  // namespace santei::page
