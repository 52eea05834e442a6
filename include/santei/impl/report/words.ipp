// Words that the reports share: amounts in two spellings, bases, what to type next.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/catalogue/match.hpp>
#include <santei/check/checked.hpp>
#include <santei/plan/plan.hpp>
#include <santei/report/standing.hpp>
#include <santei/report/text.hpp>
#include <santei/syntax/print.hpp>
#include <santei/value/writing.hpp>

#include <santei/impl/report/lines.hpp>
#include <santei/impl/report/lines.ipp>

namespace santei::report::detail {

/// "3億3333万3333円", "333,333,333 yen"; "1,234.50€" in either language.
SANTEI_INLINE std::string short_money(const rational& amount, currency in, language lang = language::japanese) {
  if (lang == language::japanese || !in.is_yen()) return money_in_words(amount, in);
  std::string text = money_with_commas(amount, in);
  text.resize(text.size() - std::string_view("円").size());
  return text + " yen";
}

/// "3億3333万3333円（333,333,333円）"; one spelling where both are the same.
SANTEI_INLINE std::string money_words(const rational& amount, currency in, language lang) {
  if (lang == language::english) return short_money(amount, in, lang);
  const std::string counted = money_in_words(amount, in), grouped = money_with_commas(amount, in);
  return counted == grouped ? counted : counted + "（" + grouped + "）";
}

SANTEI_INLINE std::string range_words(const std::optional<rational>& low, const std::optional<rational>& high, currency in, language lang) {
  const bool ja = lang == language::japanese;
  if (!low && !high) return ja ? "分からない" : "not known";
  if (low == high) return money_words(*low, in, lang);
  const std::string from = money_words(low.value_or(rational(0)), in, lang);
  if (!high) return ja ? from + " 以上" : from + " or more";
  return ja ? from + " から " + money_words(*high, in, lang) : from + " to " + money_words(*high, in, lang);
}

/// The value of a step: whole numbers and amounts as people write them.
SANTEI_INLINE std::string value_words(const rational& value, const type& of, language lang) {
  return of.of == kind::money ? money_words(value, of.in, lang) : literal_text(value, of);
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

/// Whether a clause is met; an answer as a whole has its standing's sign.
SANTEI_INLINE const char* mark_of(truth verdict) { return verdict == truth::yes ? "○" : verdict == truth::no ? "×" : "△"; }
SANTEI_INLINE paint paint_of(truth verdict) {
  return verdict == truth::yes ? paint::good : verdict == truth::no ? paint::bad : paint::unsure;
}
SANTEI_INLINE paint paint_of(standing at) {
  return at == standing::certain ? paint::good : at == standing::impossible ? paint::bad : at == standing::pays_nobody ? paint::faint : paint::unsure;
}

/// The label, or in English the key with it.
SANTEI_INLINE std::string label_words(const declaration& fact, language lang) {
  return lang == language::japanese ? fact.label : fact.key + " " + fact.label;
}

/// The choices of a 区分, at most so many.
SANTEI_INLINE std::string choice_words(const declaration& fact, std::size_t most = 8) {
  std::string out;
  for (std::size_t i = 0; i < fact.choice_count() && i < most; ++i)
    out += (i == 0 ? "" : ", ") + fact.choices[i].label + " " + fact.choices[i].key;
  return fact.choice_count() > most ? out + ", …" : out;
}

/// What a person may type to tell the fact: "investment=3000万円", "investment=30000000".
SANTEI_INLINE std::string example_of(const declaration& fact, language lang) {
  const bool ja = lang == language::japanese;
  switch (fact.of.of) {
    case kind::truth: return fact.key + (ja ? "=はい" : "=true");
    case kind::category: return fact.key + "=" + (fact.choices.empty() ? "…" : ja ? fact.choices.front().label : fact.choices.front().key);
    case kind::money:
      if (!fact.of.in.is_yen()) return fact.key + "=" + literal_text(rational(30'000) * fact.of.in.per_unit(), fact.of);
      return fact.key + (ja ? "=3000万円" : "=30000000");
    case kind::ratio: return fact.key + "=1/2";
    case kind::quantity: return fact.key + "=100" + fact.of.unit;
    case kind::unit_price: return fact.key + (ja ? "=2.5" + unit_of(fact.of) : "=2.5");
    case kind::integer: return fact.key + "=12";
    case kind::date: return fact.key + "=2025-04-01";
    case kind::month: return fact.key + "=2025-01";
  }
  return fact.key + "=…";
}

/// A value of the fact with which the condition can hold, as people write it: the first choice that it names, the least number that it
/// takes.
SANTEI_INLINE std::optional<std::string> wanted_value(const plan::measure_plan& plan, plan::node_id condition, std::uint32_t fact,
                                                      language lang) {
  const plan::node& n = plan.at(condition);
  const declaration& of = plan.inputs[fact].declared;
  const bool ja = lang == language::japanese;
  switch (n.code) {
    case plan::op::all: case plan::op::any: {
      auto found = wanted_value(plan, n.a, fact, lang);
      return found ? found : wanted_value(plan, n.b, fact, lang);
    }
    case plan::op::exists: return wanted_value(plan, n.a, fact, lang);
    case plan::op::at_least: case plan::op::equal: {
      const plan::node &a = plan.at(n.a), &b = plan.at(n.b);
      if (a.code != plan::op::input_number || a.a != fact || b.code != plan::op::number) return std::nullopt;
      const rational& value = plan.constants[b.a];
      return of.of.of == kind::money && of.of.in.is_yen() && !ja && value.is_integer() ? value.text() : literal_text(value, of.of);
    }
    case plan::op::input_in:
      for (std::size_t i = 0; n.a == fact && i < of.choice_count(); ++i)
        if (plan.sets[n.b][i]) return ja ? of.choices[i].label : of.choices[i].key;
      return std::nullopt;
    default: return std::nullopt;
  }
}

/// What a person may type to tell the fact, where it can be so that the measure is open to the applicant: "disaster=令和2年7月豪雨". How many
/// rows there are is told by the rows.
SANTEI_INLINE std::string example_of(const declaration& fact, const plan::measure_plan& plan, language lang) {
  if (fact.key == plan.rows) return "JSON: \"" + fact.key + "\": [{…}, {…}]";
  if (const auto input = plan.find(fact.key))
    for (const plan::requirement& one : plan.requirements)
      if (const auto text = wanted_value(plan, one.holds, *input, lang)) return fact.key + "=" + *text;
  return example_of(fact, lang);
}

/// A clause's keyword as the label of a step.
SANTEI_INLINE std::string step_words(const std::string& keyword, language lang) {
  static constexpr std::pair<std::string_view, const char*> words[] = {{"経費", "cost"},
                                                                       {"経費上限", "cap on cost"},
                                                                       {"補助率", "rate"},
                                                                       {"金額", "amount"},
                                                                       {"定額", "fixed part"},
                                                                       {"最低額", "raised to"},
                                                                       {"加算", "added"},
                                                                       {"上限額", "cap"},
                                                                       {"合計上限", "cap on sum"},
                                                                       {"端数", "rounding"},
                                                                       {"値", "value"},
                                                                       {"下限額", "floor"},
                                                                       {"経費下限", "floor on cost"}};
  if (lang == language::english)
    for (const auto& [key, text] : words)
      if (key == keyword) return text;
  return keyword;
}

/// "仮定 …", "前提 受け手: …" as answers list them; in English with English words before the rule's own.
SANTEI_INLINE std::string assumption_words(std::string_view text, language lang) {
  static constexpr std::pair<std::string_view, std::string_view> words[] = {{"仮定 ", "assumed: "}, {"前提 ", "premise: "}};
  if (lang == language::english)
    for (const auto& [ja, en] : words)
      if (text.starts_with(ja)) return std::string(en) + std::string(text.substr(ja.size()));
  return std::string(text);
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
      {"loan", "貸付（返すもの）"},   {"guarantee", "債務保証（保証する額）"},
      {"commission", "委託"},         {"investment", "出資"},            {"contribution", "拠出金"},                   {"grant_to_agency", "交付金"},
      {"unstated", "記載なし"},
  };
  for (const auto& [key, text] : words)
    if (key == kind) return text;
  return kind;
}

/// Why nobody who applies is paid: "委託であり補助ではない"; empty where somebody is.
SANTEI_INLINE std::string why_nobody_is_paid(const std::string& kind, language lang) {
  if (catalogue::pays_applicants(kind)) return {};
  const bool ja = lang == language::japanese;
  if (kind == "commission") return ja ? "委託であり補助ではない" : "a commission, not a grant";
  if (kind == "unstated") return ja ? "応募者に払うかどうかの記載がない" : "the page does not say whether applicants are paid";
  return ja ? kind_words(kind, lang) + "であり、応募者に額を払わない" : kind_words(kind, lang) + ": no applicant is paid";
}

/// The title of a measure with that of its frame.
SANTEI_INLINE std::string title_words(const check::measure& of) { return of.title + (of.frame_title.empty() ? "" : " " + of.frame_title); }

/// Title, IDs and source of a measure.
SANTEI_INLINE void write_title(page& out, const catalogue::measure& of, language lang) {
  const check::measure& written = of.written();
  out.line(title_words(written), paint::bold);
  if (written.programme_title != written.title) out.line(written.programme_title);
  const std::string source =
      written.source.empty() || (lang == language::english && !written.page.empty()) ? page_words(written.page, lang) : written.source;
  out.line(of.id().text() + "  " + kind_words(of.kind(), lang) + (source.empty() ? "" : "  " + source), paint::faint);
  for (const check::clause_place place : written.clauses)
    if (const syntax::clause& clause = of.rule().at(place); clause.is == syntax::clause_kind::edition)
      out.line(syntax::print(of.rule().tree, clause), paint::faint);
}

/// "2025-05-01 から 2025-06-13"
SANTEI_INLINE std::string round_words(const catalogue::edition& of, language lang) {
  const bool ja = lang == language::japanese;
  const std::string from = of.from ? date_text(*of.from) : std::string(), to = of.to ? date_text(*of.to) : std::string();
  if (from.empty()) return ja ? to + " まで" : "until " + to;
  return ja ? from + " から" + (to.empty() ? "" : " " + to) : "from " + from + (to.empty() ? "" : " to " + to);
}

SANTEI_INLINE void write_newer(page& out, const catalogue::measure& of, language lang) {
  if (of.newer_editions().empty()) return;
  out.heading(lang == language::japanese ? "より新しい版" : "Newer editions");
  for (const std::string& one : of.newer_editions()) out.item(one);
}

}  // namespace santei::report::detail
