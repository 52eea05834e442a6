// Definitions of the contract's JSON: answers.
#pragma once

#include <santei/report/json.hpp>

#include <santei/impl/report/json_problems.ipp>
#include <santei/impl/report/json_rules.ipp>
#include <santei/impl/report/json_writer.hpp>

namespace santei::report {

namespace detail {

SANTEI_INLINE void write_amounts(json& out, const evaluate::amounts& of) {
  out.object([&] {
    out.key("status").text(name_of(of.status));
    out.key("min").yen(of.min);
    out.key("max").yen(of.max);
    out.key("stated_low").yen(of.stated_low);
    out.key("stated_high").yen(of.stated_high);
    out.key("unrounded_low").exact(of.unrounded_low);
    out.key("unrounded_high").exact(of.unrounded_high);
    out.key("hull").text(of.tight ? "tight" : "outer");
  });
}

SANTEI_INLINE void write_eligibility(json& out, const evaluate::result& answer) {
  out.object([&] {
    out.key("verdict").text(name_of(answer.verdict));
    out.key("clauses").list(answer.clauses, [&](const evaluate::clause_verdict& clause) {
      out.object([&] {
        out.key("text").text(clause.cited.text);
        out.key("verdict").text(name_of(clause.verdict));
        write_basis(out, clause.cited);
      });
    });
    out.key("premises").texts(answer.premises);
  });
}

SANTEI_INLINE void write_candidate(json& out, const evaluate::candidate& one) {
  out.object([&] {
    out.key("assuming").object([&] { out.key(one.key.c_str()).text(one.choice); });
    out.key("min").yen(one.min);
    out.key("max").yen(one.max);
  });
}

SANTEI_INLINE void write_share(json& out, const evaluate::share_result& share) {
  out.object([&] {
    out.key("payer").text(share.payer);
    out.key("stated_low").yen(share.stated_low);
    out.key("stated_high").yen(share.stated_high);
    out.key("unrounded_low").exact(share.unrounded_low);
    out.key("unrounded_high").exact(share.unrounded_high);
  });
}

SANTEI_INLINE void write_category(json& out, const evaluate::category_result& one) {
  out.object([&] {
    out.key("category").text(one.key);
    out.key("title").text(one.title);
    out.key("stated_low").yen(one.low);
    out.key("stated_high").yen(one.high);
  });
}

SANTEI_INLINE void write_stage(json& out, const evaluate::stage_result& stage) {
  out.object([&] {
    out.key("from").text(stage.from);
    out.key("to").text(stage.to);
    out.key("rate").text(stage.rate);
    out.key("amount");
    stage.amount ? write_amounts(out, *stage.amount) : out.null();
  });
}

SANTEI_INLINE void write_reading(json& out, const evaluate::reading_result& reading) {
  out.object([&] {
    out.key("key").text(reading.declared.key);
    std::size_t i = 0;
    out.key("choices").list(reading.declared.choices, [&](const choice& one) {
      out.object([&] {
        out.key("key").text(one.key);
        out.key("text").text(i < reading.texts.size() ? reading.texts[i] : one.label);
        out.key("quote").text(i < reading.quotes.size() ? reading.quotes[i] : std::string());
      });
      ++i;
    });
  });
}

SANTEI_INLINE void write_step(json& out, const evaluate::step_result& step) {
  out.object([&] {
    out.key("text").text(step.cited.text);
    out.key("value").text(step.value.text());
    if (!step.category.empty()) out.key("category").text(step.category);
    write_basis(out, step.cited);
  });
}

SANTEI_INLINE void write_answer(json& out, const catalogue::measure& of, const evaluate::result& answer) {
  write_identity(out, of);
  write_edition(out, of);
  out.key("newer_editions").texts(of.newer_editions());
  out.key("eligibility");
  write_eligibility(out, answer);
  out.currency(answer.money);
  out.key("amount");
  write_amounts(out, answer.amount);
  out.key("candidates").list(answer.candidates, [&](const auto& one) { write_candidate(out, one); });
  out.key("shares").list(answer.shares, [&](const auto& one) { write_share(out, one); });
  if (!answer.categories.empty()) out.key("categories").list(answer.categories, [&](const auto& one) { write_category(out, one); });
  out.key("stages").list(answer.stages, [&](const auto& one) { write_stage(out, one); });
  out.key("missing").list(answer.missing, [&](const evaluate::missing_fact& one) {
    out.object([&] {
      out.key("fact").text(one.declared.key);
      out.key("decides_yen").yen(one.decides_yen);
    });
  });
  out.key("unused").texts(answer.unused);
  out.key("readings").list(answer.readings, [&](const auto& one) { write_reading(out, one); });
  out.key("assumptions").texts(answer.assumptions);
  out.key("unstated").texts(answer.unstated);
  out.key("notes").list(answer.notes, [&](const evaluate::note& one) {
    out.object([&] {
      out.key("code").text(one.code);
      out.key("text").text(one.text.ja);
    });
  });
  out.key("steps").list(answer.steps, [&](const auto& one) { write_step(out, one); });
}

}  // namespace detail

SANTEI_INLINE std::string estimate_json(const std::vector<std::pair<catalogue::measure, evaluate::result>>& answers) {
  detail::json out;
  out.list(answers, [&](const auto& one) { out.object([&] { detail::write_answer(out, one.first, one.second); }); });
  return out.take();
}

}  // namespace santei::report
