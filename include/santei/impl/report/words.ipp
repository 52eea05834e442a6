// Words that the reports share: amounts in two spellings, bases, what to type next.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/check/checked.hpp>
#include <santei/plan/plan.hpp>
#include <santei/report/text.hpp>
#include <santei/syntax/print.hpp>
#include <santei/value/writing.hpp>

#include <santei/impl/report/lines.hpp>
#include <santei/impl/report/lines.ipp>

namespace santei::report::detail {

/// "3億3333万3333円（333,333,333円）"; one spelling where both are the same.
SANTEI_INLINE std::string yen_words(const rational& yen) {
  const std::string counted = yen_in_oku_man(yen), grouped = yen_with_commas(yen);
  return counted == grouped ? counted : counted + "（" + grouped + "）";
}

SANTEI_INLINE std::string range_words(const std::optional<rational>& low, const std::optional<rational>& high, language lang) {
  const bool ja = lang == language::japanese;
  if (!low && !high) return ja ? "分からない" : "not known";
  if (low == high) return yen_words(*low);
  const std::string from = yen_words(low.value_or(rational(0)));
  if (!high) return ja ? from + " 以上" : from + " or more";
  return ja ? from + " から " + yen_words(*high) : from + " to " + yen_words(*high);
}

/// The value of a step: whole numbers and amounts as people write them.
SANTEI_INLINE std::string value_words(const rational& value, const type& of) {
  return of.of == kind::money ? yen_words(value) : literal_text(value, of);
}

SANTEI_INLINE std::string page_words(const std::string& page, language lang) {
  if (page.empty()) return {};
  return lang == language::japanese ? page + "ページ" : "p. " + page;
}

/// "「phrase」 2ページ".
SANTEI_INLINE std::string basis_words(const plan::citation& cited, language lang) {
  const std::string page = page_words(cited.page, lang);
  return cited.bases_text() + (cited.bases.empty() || page.empty() ? "" : " ") + page;
}

/// A clause's text without the keyword that stands beside it already.
SANTEI_INLINE std::string without_keyword(std::string_view text, std::string_view keyword) {
  if (text.starts_with(keyword) && text.substr(keyword.size()).starts_with(' ')) text.remove_prefix(keyword.size() + 1);
  return std::string(text);
}

SANTEI_INLINE const char* mark_of(truth verdict) { return verdict == truth::yes ? "○" : verdict == truth::no ? "×" : "？"; }
SANTEI_INLINE paint paint_of(truth verdict) { return verdict == truth::yes ? paint::good : verdict == truth::no ? paint::bad : paint::unsure; }

/// The label, or in English the key with it.
SANTEI_INLINE std::string label_words(const declaration& fact, language lang) {
  return lang == language::japanese ? fact.label : fact.key + " " + fact.label;
}

/// The choices of a 区分, at most eight.
SANTEI_INLINE std::string choice_words(const declaration& fact) {
  constexpr std::size_t most = 8;
  std::string out;
  for (std::size_t i = 0; i < fact.choices.size() && i < most; ++i) out += (i == 0 ? "" : ", ") + fact.choices[i].label + " " + fact.choices[i].key;
  return fact.choices.size() > most ? out + ", …" : out;
}

/// What a person may type to tell the fact: "investment=3000万円".
SANTEI_INLINE std::string example_of(const declaration& fact) {
  switch (fact.of.of) {
    case kind::truth: return fact.key + "=はい";
    case kind::category: return fact.key + "=" + (fact.choices.empty() ? "…" : fact.choices.front().label);
    case kind::money: return fact.key + "=3000万円";
    case kind::ratio: return fact.key + "=1/2";
    case kind::quantity: return fact.key + "=100" + fact.of.unit;
    case kind::unit_price: return fact.key + "=2.5円/" + fact.of.unit;
    case kind::integer: return fact.key + "=12";
    case kind::date: return fact.key + "=2025-04-01";
    case kind::month: return fact.key + "=2025-01";
  }
  return fact.key + "=…";
}

/// A value of the fact with which the condition can hold, as people write it: the first choice that it names, the least number that it takes.
SANTEI_INLINE std::optional<std::string> wanted_value(const plan::measure_plan& plan, plan::node_id condition, std::uint32_t fact) {
  const plan::node& n = plan.at(condition);
  const declaration& of = plan.inputs[fact].declared;
  const auto number = [&](plan::node_id a, plan::node_id b) {
    return plan.at(a).code == plan::op::input_number && plan.at(a).a == fact && plan.at(b).code == plan::op::number ? std::optional(literal_text(plan.constants[plan.at(b).a], of.of)) : std::nullopt;
  };
  switch (n.code) {
    case plan::op::all: case plan::op::any: {
      auto found = wanted_value(plan, n.a, fact);
      return found ? found : wanted_value(plan, n.b, fact);
    }
    case plan::op::exists: return wanted_value(plan, n.a, fact);
    case plan::op::at_least: case plan::op::equal: return number(n.a, n.b);
    case plan::op::input_in:
      for (std::size_t i = 0; n.a == fact && i < of.choices.size(); ++i)
        if (plan.sets[n.b][i]) return of.choices[i].label;
      return std::nullopt;
    default: return std::nullopt;
  }
}

/// What a person may type to tell the fact, where it can be so that the measure is open to the applicant: "disaster=令和2年7月豪雨".
SANTEI_INLINE std::string example_of(const declaration& fact, const plan::measure_plan& plan) {
  if (const auto input = plan.find(fact.key))
    for (const plan::requirement& one : plan.requirements)
      if (const auto text = wanted_value(plan, one.holds, *input)) return fact.key + "=" + *text;
  return example_of(fact);
}

SANTEI_INLINE std::string kind_words(const std::string& kind, language lang) {
  if (lang == language::english) {
    std::string words = kind;
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
  }
  static constexpr std::pair<std::string_view, const char*> words[] = {
      {"subsidy_rate", "補助（率）"}, {"subsidy_fixed", "補助（定額）"}, {"subsidy_rate_or_fixed", "補助（率・定額）"}, {"subsidy_unspecified", "補助（率の記載なし）"},
      {"benefit", "給付金"},          {"unit_price", "単価"},            {"interest_subsidy", "利子補給"},             {"repayment", "返還"},
      {"commission", "委託"},         {"investment", "出資"},            {"contribution", "拠出金"},                   {"grant_to_agency", "交付金"},
      {"unstated", "記載なし"},
  };
  for (const auto& [key, text] : words)
    if (key == kind) return text;
  return kind;
}

/// Title, IDs and source of a measure.
SANTEI_INLINE void write_title(page& out, const catalogue::measure& of, language lang) {
  const check::measure& written = of.written();
  out.line(written.title + (written.frame_title.empty() ? "" : " " + written.frame_title), paint::bold);
  if (written.programme_title != written.title) out.line(written.programme_title);
  const std::string source = written.source.empty() ? page_words(written.page, lang) : written.source;
  out.line(of.id().text() + "  " + kind_words(of.kind(), lang) + (source.empty() ? "" : "  " + source), paint::faint);
  for (const check::clause_place place : written.clauses)
    if (const syntax::clause& clause = of.rule().at(place); clause.is == syntax::clause_kind::edition) out.line(syntax::print(of.rule().tree, clause), paint::faint);
}

SANTEI_INLINE void write_newer(page& out, const catalogue::measure& of, language lang) {
  if (of.newer_editions().empty()) return;
  out.heading(lang == language::japanese ? "より新しい版" : "Newer editions");
  for (const std::string& one : of.newer_editions()) out.item(one);
}

}  // namespace santei::report::detail
