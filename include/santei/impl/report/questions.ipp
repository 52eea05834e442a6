// Definitions of the questionnaire and of the next question in words and JSON.
#pragma once

#include <santei/catalogue/limits.hpp>
#include <santei/catalogue/match.hpp>
#include <santei/report/questions.hpp>

#include <santei/catalogue/one_currency.hpp>

#include <santei/evaluate/estimate.hpp>
#include <santei/impl/report/answer_words.hpp>
#include <santei/impl/report/json.ipp>
#include <santei/impl/report/match.ipp>
#include <santei/impl/report/text.ipp>
#include <santei/impl/report/words.ipp>
#include <santei/value/reading.hpp>

#include <algorithm>

namespace santei::report {

namespace detail {

/// The ID under which "programme/measure.key" sets a fact for one measure.
inline std::string scope_of(const catalogue::measure& of) { return of.id().programme + "/" + of.id().measure; }

/// Whether setting the key can change what is bound for the measure.
inline bool hears(const catalogue::measure& of, std::string_view key) {
  const std::size_t dot = key.rfind('.');
  const bool scoped = dot != std::string_view::npos && key.find('/') != std::string_view::npos;
  if (scoped && key.substr(0, dot) != scope_of(of)) return false;
  const std::string_view bare = scoped ? key.substr(dot + 1) : key;
  return of.plan().rows == bare || of.plan().find(bare).has_value();
}

/// The answers so far: each measure, or of many how many stand where, as in `match`, and the first of them.
inline void write_standing(page& out, const questionnaire& of, language lang) {
  constexpr std::size_t few = 6, shown = 5;
  const bool ja = lang == language::japanese;
  const std::size_t size = of.states().size();
  const auto answer = [&](std::size_t i) -> const evaluate::result& { return of.states()[i].answer; };
  std::vector<standing> at(size);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < size; ++i) {
    at[i] = standing_of(of.measures()[i], answer(i));
    if (size <= few || at[i] != standing::impossible) order.push_back(i);
  }
  if (size > few) {
    std::string counts;
    for (const standing one : all_standings)
      if (const auto count = std::count(at.begin(), at.end(), one); count > 0)
        counts += (counts.empty() ? "" : ja ? "、" : ", ") + signed_words(one, lang) + " " + std::to_string(count) + (ja ? "件" : "");
    out.line(counts, paint::plain, 2);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return at[a] != at[b] ? at[a] < at[b] : pays_before(answer(a).amount, answer(b).amount);
    });
    order.resize(std::min(order.size(), shown));
  }
  std::vector<row> rows;
  for (const std::size_t i : order) rows.push_back(standing_row(of.measures()[i], answer(i), lang));
  out.table(rows);
}

/// That nothing is left to ask; where no answer could make the applicant eligible any more, that this is why.
inline std::string nothing_left(const questionnaire& of, language lang) {
  const bool ja = lang == language::japanese;
  const bool none = std::all_of(of.states().begin(), of.states().end(), [](const auto& one) { return one.answer.verdict == truth::no; });
  if (none) return ja ? "対象外なので、聞くことはもうありません。" : "Not eligible: nothing is left to ask.";
  return ja ? "聞くことはもうありません。" : "Nothing is left to ask.";
}

/// The clauses that need the fact, each with phrase and page; the measure is named where there are several.
inline void write_reasons(page& out, const questionnaire& of, const analyse::question& asked, language lang) {
  std::vector<row> rows;
  for (const analyse::question_reason& reason : analyse::reasons_for(of.states(), asked)) {
    const std::string basis = basis_words(reason.cited, lang);
    if (of.states().size() == 1) rows.push_back({{reason.cited.text}, {basis, paint::faint}});
    else out.line(reason.cited.text, paint::plain, 2), out.line(reason.measure + (basis.empty() ? "" : "  ") + basis, paint::faint, 4);
  }
  out.table(rows);
}

inline void write_question(json& out, const questionnaire& of, const analyse::question& asked, language lang) {
  out.object([&] {
    out.key("fact").text(asked.key);
    out.key("declared");
    write_fact(out, asked.fact);
    out.key("expected").text(expected_of(asked.fact).in(lang));
    out.key("decides_yen").yen(asked.decides_yen);
    out.key("measures").count(asked.measures);
    out.key("open_point").truth(asked.open_point);
    out.key("texts").texts(asked.texts);
    out.key("why").list(analyse::reasons_for(of.states(), asked), [&](const analyse::question_reason& reason) {
      out.object([&] {
        out.key("measure").text(reason.measure);
        out.key("text").text(reason.cited.text);
        write_basis(out, reason.cited);
      });
    });
  });
}

inline std::string example_for(const analyse::question& asked, language lang) {
  const std::string text = example_of(asked.fact, lang);
  return asked.key + text.substr(text.find('='));
}

}  // namespace detail

SANTEI_INLINE outcome<questionnaire> questionnaire::begin(std::vector<catalogue::measure> measures, facts given) {
  questionnaire made;
  made.measures_ = std::move(measures);
  if (auto problem = catalogue::refuse_several_currencies(made.measures_)) return *std::move(problem);
  for (const catalogue::measure& one : made.measures_) made.states_.push_back({detail::scope_of(one), &one.plan(), {}, {}});
  if (diagnostics problems = made.take(std::move(given), {}, {}); !problems.empty()) return problems;
  return made;
}

SANTEI_INLINE diagnostics questionnaire::take(facts given, std::string_view key, std::vector<std::string> cannot_tell) {
  std::vector<std::optional<evaluate::bound_case>> bound(measures_.size());
  diagnostics problems;
  for (std::size_t i = 0; i < measures_.size(); ++i) {
    auto one = measures_[i].bind(given);
    if (!one) problems.insert(problems.end(), one.problems().begin(), one.problems().end());
    else if (key.empty() || detail::hears(measures_[i], key)) bound[i] = *std::move(one);
  }
  if (!problems.empty()) return problems;
  const analyse::limits within = measures_.empty() ? analyse::limits() : measures_.front().limits().analyse;
  evaluate::limits left = within.answer;
  left.steps = within.trial_steps;  // for all measures together
  for (std::size_t i = 0; i < measures_.size(); ++i) {
    if (!bound[i]) continue;
    states_[i].known = *std::move(bound[i]);
    evaluate::limits here = left;
    here.steps = std::min(here.steps, within.answer.steps);
    states_[i].answer = evaluate::estimate(*states_[i].plan, states_[i].known, here);
    left.steps -= states_[i].answer.computed;
  }
  given_ = std::move(given);
  cannot_tell_ = std::move(cannot_tell);
  // over more measures their pages' open points would never end
  open_ = analyse::questions_for(states_, {cannot_tell_, states_.size() <= 20}, within);
  return {};
}

SANTEI_INLINE std::string questions_text(const questionnaire& of, const text_style& style) {
  detail::page out(style.width, style.colour);
  const bool ja = style.lang == language::japanese;
  if (of.open().empty()) {
    out.heading(detail::nothing_left(of, style.lang));
  } else {
    const analyse::question& next = of.open().front();
    out.heading((ja ? "次の質問  " : "Next question  ") + detail::label_words(next.fact, style.lang));
    out.line(expected_of(next.fact).in(style.lang), detail::paint::plain, 2);
    for (std::size_t i = 0; i < next.texts.size() && i < next.fact.choices.size(); ++i)
      out.item(next.fact.choices[i].label + "  " + next.texts[i]);
    out.line((ja ? "答え方  " : "answer with  ") + detail::example_for(next, style.lang), detail::paint::plain, 2);
    const std::string count = std::to_string(next.measures);
    out.line(detail::decides_words(next.decides_yen, of.money(), style.lang) +
                 (of.states().size() > 1 ? (ja ? "、" + count + "件の枠" : ", " + count + " measures") : ""),
             detail::paint::plain, 2);
    out.heading(ja ? "なぜ聞くか" : "Why it is asked");
    detail::write_reasons(out, of, next, style.lang);
  }
  out.heading(ja ? "いまの答え" : "The answer so far");
  detail::write_standing(out, of, style.lang);
  if (of.open().size() > 1) {
    out.heading(ja ? "このあとの質問" : "Questions after this");
    std::vector<detail::row> rows;
    for (std::size_t i = 1; i < of.open().size() && i <= 8; ++i)
      rows.push_back({{of.open()[i].fact.label}, {of.open()[i].key}, {detail::decides_words(of.open()[i].decides_yen, of.money(), style.lang)}});
    if (of.open().size() > 9)
      rows.push_back({{"…"}, {(ja ? "ほか " : "and ") + std::to_string(of.open().size() - 9) + (ja ? "問" : " more")}, {""}});
    out.table(rows);
  }
  return std::move(out).take();
}

SANTEI_INLINE std::string questions_json(const questionnaire& of, language lang) {
  detail::json out;
  out.object([&] {
    out.currency(of.money());
    out.key("next");
    if (of.open().empty()) out.null();
    else detail::write_question(out, of, of.open().front(), lang);
    const std::vector<analyse::question> rest(of.open().begin() + (of.open().empty() ? 0 : 1), of.open().end());
    out.key("then").list(rest, [&](const analyse::question& one) {
      out.object([&] {
        out.key("fact").text(one.key);
        out.key("label").text(one.fact.label);
        out.key("decides_yen").yen(one.decides_yen);
        out.key("measures").count(one.measures);
      });
    });
    std::size_t i = 0;
    out.key("now").list(of.states(), [&](const analyse::asked_measure& state) {
      const catalogue::measure& measure = of.measures()[i++];
      out.object([&] {
        detail::write_identity(out, measure);
        detail::write_edition(out, measure);
        out.key("verdict").text(name_of(state.answer.verdict));
        out.key("amount");
        detail::write_amounts(out, state.answer.amount);
      });
    });
  });
  return out.take();
}

}  // namespace santei::report
