// Definitions of the report for a client: what is put together, its first page, and what stands at the foot of each.
#pragma once

#include <santei/report/client_report.hpp>

#include <santei/analyse/combine.hpp>
#include <santei/catalogue/limits.hpp>
#include <santei/check/checked.hpp>
#include <santei/evaluate/estimate.hpp>
#include <santei/impl/report/client_report_page.hpp>
#include <santei/impl/report/client_report_style.hpp>
#include <santei/value/calendar.hpp>
#include <santei/value/day_words.hpp>
#include <santei/value/reading.hpp>

#include <algorithm>
#include <map>

namespace santei::report {

namespace detail {

/// The fact that a curve of the measure runs over: the one asked for, else what its cost is told as, else the greatest of the amounts given
/// that the cost is made of.
inline std::optional<std::uint32_t> curve_input(const catalogue::measure& of, const evaluate::bound_case& known, std::string_view over) {
  const plan::measure_plan& plan = of.plan();
  if (!over.empty())
    if (const auto asked = of.key_of(over))
      if (const auto input = plan.find(*asked)) return input;
  if (const auto cost = analyse::cost_input_of(plan)) return cost;
  std::optional<std::uint32_t> greatest;
  const auto size = [&](std::uint32_t i) {
    const interval& range = known.values[i].front().range;
    return range.upper() ? range.upper()->value : rational(0);
  };
  for (const std::uint32_t i : analyse::spending_inputs(plan, known))
    if (!greatest || size(*greatest) < size(i)) greatest = i;
  return greatest;
}

/// The other 類型 of the measure; where it is none, the other 枠 of its programme. Those of the same edition where it has one.
inline std::vector<answered_measure> others_of(const catalogue::catalogue& rules, const catalogue::measure& of, const facts& given,
                                               std::optional<std::int64_t> on, evaluate::limits& left) {
  constexpr std::size_t most = 12;
  catalogue::identifier family = of.id();
  const bool is_frame = !family.frame.empty();
  family.frame.clear();
  if (!is_frame) family.measure.clear(), family.edition.clear();
  const auto found = family.edition.empty() ? rules.find_for(family.text(), given, on) : rules.find(family.text());
  std::vector<answered_measure> made;
  if (!found) return made;  // no edition of the others is in force that day
  for (const catalogue::measure& one : *found) {
    const bool is_same = one.id().measure == of.id().measure && one.id().frame == of.id().frame;
    if (is_same || made.size() == most) continue;
    if (auto answer = one.estimate(given, left)) made.push_back({one, *std::move(answer)});
  }
  std::stable_sort(made.begin(), made.end(), [](const answered_measure& a, const answered_measure& b) {
    return standing_of(a.of, a.answer) < standing_of(b.of, b.answer);
  });
  return made;
}

/// The first page: who asked what, a line a measure, the facts, what to tell next.
class cover_page {
 public:
  cover_page(html& out, const client_report& about, language lang) : out_(out), about_(about), lang_(lang) {}

  void write() {
    out_.element("h1", "", say("補助金の見積もり", "Estimate of subsidies"));
    head();
    results();
    given();
    next();
    out_.element("p", "caveat", say("見積もりであり、採択や交付を約束するものではありません。", "An estimate; it promises neither selection nor payment."));
  }

 private:
  [[nodiscard]] const char* say(const char* ja, const char* en) const { return lang_ == language::japanese ? ja : en; }
  template <class Inner>
  void row(const char* name, Inner inner) {
    out_.within("tr", "", [&] {
      out_.element("th", "", name);
      out_.within("td", "", inner);
    });
  }

  void head() {
    out_.within("table", "head", [&] {
      row(say("お客様", "client"), [&] {
        if (about_.client.empty()) out_.markup("<span class=\"to-write\">&nbsp;</span>");
        else out_.within("bdi", "", [&] { out_.text(about_.client); });
      });
      row(say("作成日", "date"), [&] { out_.text(day_words(about_.day, lang_)); });
      const std::string count = std::to_string(about_.measures.size());
      row(say("お尋ねのこと", "asked"), [&] {
        out_.text(lang_ == language::japanese ? "次の" + count + "件について、補助の対象になるか、補助はいくらになるか"
                                              : "whether the applicant is eligible for the following " + count + ", and for how many yen");
      });
    });
  }

  void results() {
    out_.element("h3", "", say("結果", "Results"));
    out_.within("table", "", [&] {
      out_.within("thead", "", [&] {
        out_.within("tr", "", [&] {
          for (const auto& [css, words] :
               {std::pair<const char*, const char*>{"", ""}, {"w35", say("制度・枠", "measure")}, {"sign", ""}, {"", say("対象", "eligibility")},
                {"amount", say("補助の額", "amount")}, {"amount", say("自己負担", "own burden")}})
            out_.element("th", css, words);
        });
      });
      for (std::size_t i = 0; i < about_.measures.size(); ++i) result(i);
    });
    std::string legend;
    for (const standing at : all_standings) legend += (legend.empty() ? "" : "　") + std::string(sign_of(at)) + " " + standing_words(at, lang_);
    out_.element("p", "faint", legend + say("。帯の黒は決まっている額、斜線はまだ動く幅", ". Of a bar black is certain, hatched is open"));
  }

  void result(std::size_t i) {
    const reported_measure& one = about_.measures[i];
    const standing at = standing_of(one.of, one.answer);
    const check::measure& written = one.of.written();
    out_.within("tr", "", [&] {
      out_.element("td", "", std::to_string(i + 1));
      out_.within("td", "", [&] {
        out_.text(title_words(written));
        const std::string under = (written.programme_title == written.title ? "" : written.programme_title + "　") + source_words(one.of, lang_);
        out_.markup("<br>");
        out_.element("small", "", under);
      });
      out_.element("td", "sign", sign_of(at));
      out_.element("td", lang_ == language::japanese ? "whole" : "", standing_words(at, lang_));
      const bool pays = at != standing::pays_nobody && at != standing::impossible;
      out_.within("td", "amount", [&] {
        if (!pays) return out_.text("—");
        write_amount(out_, amount_in_words(one.answer.amount, one.answer.money, lang_), lang_);
        range_bar(one.answer.amount);
        narrowing_fact(one.answer);
      });
      const std::string burden = own_burden_words(one, lang_);
      out_.within("td", "amount", [&] { write_amount(out_, burden.empty() ? "—" : burden, lang_); });
    });
  }

  /// What is certain of the greatest amount in black, the width that is open hatched; nothing of one amount or one without an end.
  void range_bar(const evaluate::amounts& of) {
    const auto &low = of.stated_high ? of.stated_low : of.min, &high = of.stated_high ? of.stated_high : of.max;
    if (!low || !high || *low == *high || high->sign() <= 0 || low->sign() < 0) return;
    const rational share = floor(rational(100) * *low / *high);
    out_.markup("<span class=\"range\"><span style=\"width:" + share.text() + "%\"></span></span>");
  }
  /// The one fact that narrows it most.
  void narrowing_fact(const evaluate::result& answer) {
    if (answer.missing.empty()) return;
    const evaluate::missing_fact& first = answer.missing.front();
    out_.within("small", "narrowing", [&] {
      out_.text(say("いちばん効くこと: ", "decided most by: ") + label_words(first.declared, lang_));
      if (first.decides_yen && first.decides_yen->sign() > 0) out_.text(say("（幅 ", " (") + short_money(*first.decides_yen, answer.money, lang_) + say("）", ")"));
    });
  }

  /// What one fact was given as: by labels, in its unit.
  [[nodiscard]] std::pair<std::string, std::string> fact_words(const given_fact& fact) const {
    const std::string bare = fact.key.substr(fact.key.rfind('.') + 1);
    for (const reported_measure& one : about_.measures) {
      const auto input = one.of.plan().find(bare);
      if (!input || one.known.values[*input].size() != 1 || !one.known.given(*input)) continue;
      const declaration& declared = one.of.plan().inputs[*input].declared;
      return {label_words(declared, lang_), bound_words(declared, one.known.values[*input].front())};
    }
    const declaration* declared = about_.measures.front().of.find_key(bare);
    return {declared == nullptr ? fact.key : label_words(*declared, lang_), input_as_given(fact.input, declared)};
  }

  [[nodiscard]] std::string input_as_given(const fact_input& input, const declaration* declared) const {
    if (declared != nullptr)
      if (const auto read = read_fact(*declared, input); read && !read->missing()) {
        const auto* range = std::get_if<interval>(&read->value);
        return range != nullptr ? range_text(*range, declared->of) : choices_text(*declared, std::get<known::set>(read->value), false);
      }
    if (const auto* text = std::get_if<std::string>(&input.value)) return *text;
    if (const auto* truth = std::get_if<bool>(&input.value)) return *truth ? say("はい", "yes") : say("いいえ", "no");
    if (const auto* rows = std::get_if<fact_input::rows>(&input.value)) return std::to_string(rows->items.size()) + say("行", " rows");
    if (const auto* number = std::get_if<rational>(&input.value)) return number->text();
    return say("分からない", "not known");
  }

  void given() {
    const auto& items = about_.given.items();
    out_.element("h3", "", say("見積もりに使った事実", "Facts used"));
    if (items.empty()) out_.element("p", "", say("まだ何もお聞きしていません。", "Nothing is known yet."));
    out_.within("table", "facts", [&] {
      for (const given_fact& fact : items) {
        const auto [label, words] = fact_words(fact);
        row(label.c_str(), [&, &words = words] { out_.text(words); });
      }
    });
  }

  /// The facts that most of the measures miss.
  void next() {
    constexpr std::size_t few = 5;
    std::vector<std::pair<const declaration*, std::string>> wanted;
    for (std::size_t i = 0; i < about_.measures.size(); ++i) {
      const reported_measure& one = about_.measures[i];
      if (one.answer.verdict == truth::no) continue;
      for (const evaluate::missing_fact& missing : one.answer.missing) {
        auto known = std::find_if(wanted.begin(), wanted.end(), [&](const auto& w) { return w.first->key == missing.declared.key; });
        if (known == wanted.end()) known = wanted.insert(wanted.end(), {&missing.declared, ""});
        known->second += (known->second.empty() ? "" : say("、", ", ")) + std::to_string(i + 1);
      }
    }
    std::stable_sort(wanted.begin(), wanted.end(), [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
    wanted.resize(std::min(wanted.size(), few));
    if (wanted.empty()) return;
    out_.element("h3", "", say("次に分かるとよいこと", "What to tell next"));
    out_.within("table", "facts", [&] {
      for (const auto& [fact, numbers] : wanted)
        row(label_words(*fact, lang_).c_str(), [&, &numbers = numbers] { out_.text(say("上の表の ", "decides ") + numbers + say(" に効きます", " of the table above")); });
    });
  }

  html& out_;
  const client_report& about_;
  language lang_;
};

/// What stands at the foot of the pages of one measure: its rule's source and edition, and the day the source was read.
inline std::string foot_words(const reported_measure& of, language lang) {
  const check::measure& written = of.of.written();
  std::string words = (written.programme_title == written.title ? "" : written.programme_title + "　") + title_words(written) + "　" + source_words(of.of, lang);
  for (const std::string& one : {edition_title(of.of, lang), read_words(of.of, lang)})
    if (!one.empty()) words += "　" + one;
  return words;
}

inline std::string foot_css(const std::string& page, const std::string& left, const client_report& of, language lang) {
  const bool ja = lang == language::japanese;
  return "@page " + page + " { @bottom-left { content: " + css_string(left) + "; width: 68%; font: 8.5px/1.4 sans-serif; text-align: left; vertical-align: top; padding-top: 3mm; }" +
         " @bottom-right { content: " + css_string("santei " + of.version + "　") + " counter(page) " + css_string(" / ") + " counter(pages) " +
         css_string(ja ? " ページ" : "") + "; width: 32%; font: 8.5px/1.4 sans-serif; text-align: right; vertical-align: top; padding-top: 3mm; } }\n";
}

}  // namespace detail

SANTEI_INLINE outcome<std::vector<reported_measure>> report_on(const catalogue::catalogue& rules, const std::vector<catalogue::measure>& asked,
                                                               const facts& given, std::optional<std::int64_t> on, std::string_view over) {
  std::vector<reported_measure> made;
  diagnostics problems;
  evaluate::limits left;  // for all measures together
  if (!asked.empty()) left.steps = asked.front().limits().analyse.trial_steps;
  for (const catalogue::measure& one : asked) {
    auto bound = one.bind(given);
    auto answer = one.estimate(given, left);
    if (!bound || !answer) {
      const diagnostics& said = bound ? answer.problems() : bound.problems();
      problems.insert(problems.end(), said.begin(), said.end());
      continue;
    }
    reported_measure about{one, *std::move(bound), *std::move(answer), std::nullopt, {}, std::nullopt, {}};
    about.spending = analyse::spending_of(one.plan(), about.known);
    if (const auto input = detail::curve_input(one, about.known, over); input && one.plan().pays) {
      auto along = analyse::curve_of(one.plan(), about.known, *input, one.limits().analyse);
      if (along) about.curve = drawn_curve{one, about.known, *std::move(along)};
      else about.no_curve = along.problems();
    }
    about.others = detail::others_of(rules, one, given, on, left);
    made.push_back(std::move(about));
  }
  if (!problems.empty()) return problems;
  return made;
}

SANTEI_INLINE std::string report_html(const client_report& of, language lang) {
  const bool ja = lang == language::japanese;
  detail::html out;
  out.markup(std::string("<!DOCTYPE html>\n<html lang=\"") + (ja ? "ja" : "en") +
             "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
  const std::string title = ja ? "補助金の見積もり" : "Estimate of subsidies";
  out.element("title", "", title + (of.client.empty() ? "" : "　" + of.client));
  out.markup("<style>");
  out.markup(detail::curve_style);
  out.markup(detail::report_style);
  out.markup(detail::foot_css("", title + "　" + detail::day_words(of.day, lang), of, lang));
  for (std::size_t i = 0; i < of.measures.size(); ++i) {
    const std::string name = "m" + std::to_string(i + 1);
    out.markup(detail::foot_css(name, detail::foot_words(of.measures[i], lang), of, lang) + "." + name + " { page: " + name + "; }\n");
  }
  out.markup("</style>\n</head>\n<body>\n");
  out.markup("<svg width=\"0\" height=\"0\" style=\"position:absolute\" aria-hidden=\"true\">" + std::string(detail::curve_patterns) + "</svg>\n");
  out.within("header", "", [&] { detail::cover_page(out, of, lang).write(); });
  for (std::size_t i = 0; i < of.measures.size(); ++i)
    out.within("section", ("measure m" + std::to_string(i + 1)).c_str(), [&] { detail::measure_page(out, of.measures[i], lang).write(i + 1); });
  out.markup("</body>\n</html>\n");
  return std::move(out).take();
}

}  // namespace santei::report
