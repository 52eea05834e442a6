// The page of one measure in a report: verdict, computation, curve, own burden, what to confirm and what is open, alternatives, sources.
#pragma once

#include <santei/report/svg.hpp>

#include <santei/impl/report/svg_picture.hpp>
#include <santei/impl/report/answer_words.hpp>
#include <santei/impl/report/html_writer.hpp>
#include <santei/impl/report/near_plan.hpp>
#include <santei/analyse/remedies.hpp>
#include <santei/analyse/spending.hpp>
#include <santei/report/client_report.hpp>
#include <santei/syntax/print.hpp>
#include <santei/value/calendar.hpp>
#include <santei/value/day_words.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace santei::report::detail {

/// Where the rule of a measure comes from: "R6補正 2ページ", "ものづくり補助金 … 公募要領 …".
inline std::string source_words(const catalogue::measure& of, language lang) {
  const check::measure& written = of.written();
  return written.source.empty() || (lang == language::english && !written.page.empty()) ? page_words(written.page, lang) : written.source;
}

/// A day as the language writes it, in Japanese in both calendars.
inline std::string day_words(std::int64_t day, language lang) { return lang == language::english ? date_text(day) : day_in_words(day); }

/// The edition of a guideline, "版 20次"; empty of the budget's pages.
inline std::string edition_title(const catalogue::measure& of, language lang) {
  const catalogue::edition& round = of.round();
  if (round.key.empty() || round.key == catalogue::budget_edition) return {};
  return (lang == language::japanese ? "版 " : "edition ") + (round.title.empty() ? round.key : round.title);
}
/// With its days: "版 20次　2025年7月1日（令和7年7月1日） から …".
inline std::string edition_words(const catalogue::measure& of, language lang) {
  const bool ja = lang == language::japanese;
  const catalogue::edition& round = of.round();
  std::string words = edition_title(of, lang);
  if (words.empty() || (!round.from && !round.to)) return words;
  words += ja ? "　" : ", ";
  if (round.from) words += day_words(*round.from, lang) + (ja ? " から" : " to");
  if (round.to) words += (round.from ? " " : ja ? "" : "until ") + day_words(*round.to, lang) + (ja ? " まで" : "");
  return words;
}

/// "資料を読んだ日 2026年11月30日（令和8年11月30日）"; empty where the rule does not say it.
inline std::string read_words(const catalogue::measure& of, language lang) {
  const auto& read = of.round().read;
  return read ? (lang == language::japanese ? "資料を読んだ日 " : "source read ") + day_words(*read, lang) : "";
}

/// The clauses of one kind that hold for the measure, as they are written.
inline std::vector<std::string> clauses_written(const catalogue::measure& of, syntax::clause_kind wanted) {
  std::vector<std::string> found;
  for (const check::clause_place place : of.written().clauses)
    if (const syntax::clause& clause = of.rule().at(place); clause.is == wanted) found.push_back(syntax::print(of.rule().tree, clause));
  return found;
}

/// Whether a grant is paid against costs, so that the applicant bears the rest and pays it all first.
inline bool is_paid_on_costs(const std::string& kind) { return kind.starts_with("subsidy_"); }

/// An amount, a line broken only between the ends of a range.
inline void write_amount(html& out, const std::string& words, language lang) {
  const std::string_view between = lang == language::japanese ? " から " : " to ";
  for (std::size_t at = 0; at <= words.size();) {
    const std::size_t end = std::min(words.find(between, at == 0 ? 0 : at + between.size()), words.size());
    out.element("span", "whole", words.substr(at, end - at));
    if (end == words.size()) return;
    at = end;
  }
}

/// What the applicant bears where a grant is paid against costs, and whether the grant may be less than what is stated.
struct own_burden {
  rational spent, least_grant, greatest_grant;
  bool at_most = false;
};

/// Nothing where no grant is stated, or spending is not known, or less than the grant.
inline std::optional<own_burden> own_burden_of(const reported_measure& of) {
  const evaluate::amounts& amount = of.answer.amount;
  if (!is_paid_on_costs(of.of.kind()) || of.answer.verdict == truth::no || !amount.stated_high) return std::nullopt;
  if (!of.spending || *of.spending < *amount.stated_high) return std::nullopt;
  const bool at_most = amount.min != amount.stated_low || amount.status == evaluate::status::maximum_interval;
  return own_burden{*of.spending, amount.stated_low.value_or(rational(0)), *amount.stated_high, at_most};
}

/// "8億円 以上"; empty where it is not known.
inline std::string own_burden_words(const reported_measure& of, language lang) {
  const auto found = own_burden_of(of);
  if (!found) return {};
  const bool ja = lang == language::japanese;
  const rational least = found->spent - found->greatest_grant, greatest = found->spent - found->least_grant;
  const auto words = [&](const rational& amount) { return short_money(amount, of.answer.money, lang); };
  if (found->at_most) return words(least) + (ja ? " 以上" : " or more");
  return words(least) + (least == greatest ? "" : (ja ? " から " : " to ") + words(greatest));
}

class measure_page {
 public:
  measure_page(html& out, const reported_measure& about, language lang) : out_(out), about_(about), answer_(about.answer), lang_(lang) {}

  void write(std::size_t number) {
    heading(number);
    verdict();
    eligibility();
    if (answer_.verdict == truth::no) remedies();
    else computation();
    money();
    curve();
    near_plan();
    to_confirm();
    open_points();
    others();
    sources();
  }

 private:
  [[nodiscard]] const char* say(const char* ja, const char* en) const { return lang_ == language::japanese ? ja : en; }
  [[nodiscard]] std::string range(const std::optional<rational>& low, const std::optional<rational>& high) const {
    return range_words(low, high, answer_.money, lang_);
  }
  void cells(std::initializer_list<std::pair<const char*, std::string>> of_row) {
    out_.within("tr", "", [&] {
      for (const auto& [css, words] : of_row) out_.element("td", css, words);
    });
  }
  void head(std::initializer_list<std::pair<const char*, const char*>> of_row) {
    out_.within("thead", "", [&] {
      out_.within("tr", "", [&] {
        for (const auto& [css, words] : of_row) out_.element("th", css, words);
      });
    });
  }

  void heading(std::size_t number) {
    const check::measure& written = about_.of.written();
    out_.within("h2", "", [&] {
      out_.element("span", "number", std::to_string(number));
      out_.text(" " + title_words(written));
    });
    std::string under = written.programme_title == written.title ? "" : written.programme_title + "　";
    under += kind_words(about_.of.kind(), lang_);
    under += "　" + source_words(about_.of, lang_);
    if (const std::string edition = edition_words(about_.of, lang_); !edition.empty()) under += "　" + edition;
    out_.element("p", "faint", under);
  }

  void verdict() {
    const standing at = standing_of(about_.of, answer_);
    out_.within("div", "verdict", [&] {
      out_.element("span", "sign", sign_of(at));
      out_.element("b", "", at == standing::pays_nobody ? standing_words(at, lang_) : verdict_words(answer_, lang_));
      out_.within("span", "right", [&] {
        out_.element("small", "", say("補助の額 ", "amount "));
        out_.within("b", "", [&] { write_amount(out_, amount_in_words(answer_.amount, answer_.money, lang_), lang_); });
      });
    });
    for (const std::string& one : why_the_amount_is_so(about_.of, answer_, lang_)) out_.element("p", "", one);
    for (const evaluate::note& one : answer_.notes) out_.element("p", "", say("注意: ", "Note: ") + one.text.in(lang_));
  }

  void eligibility() {
    if (answer_.clauses.empty()) return;
    out_.element("h3", "", say("対象になるか", "Eligibility"));
    out_.within("table", "", [&] {
      head({{"sign", ""}, {"w40", say("条件", "condition")}, {"", say("根拠", "basis")}});
      for (const evaluate::clause_verdict& clause : answer_.clauses)
        cells({{"sign", mark_of(clause.verdict)}, {"", without_keyword(clause.cited.text, "対象")}, {"basis", basis_words(clause.cited, lang_)}});
    });
  }

  void remedies() {
    if (!about_.of.plan().pays) return;
    const auto found = analyse::remedies(about_.of.plan(), about_.known, about_.of.limits().analyse);
    if (found.empty()) return;
    out_.element("h3", "", say("一つ変われば対象になること", "What single change makes it eligible"));
    out_.within("table", "", [&] {
      for (const analyse::remedy& one : found) {
        const std::string to = one.value ? input_words(*one.value, one.fact.of, lang_) : choices_text(one.fact, one.choices, false);
        const bool stated = one.brings.stated_high.has_value();
        cells({{"", label_words(one.fact, lang_) + " → " + to},
               {"amount", range(stated ? one.brings.stated_low : one.brings.min, stated ? one.brings.stated_high : one.brings.max)},
               {"", one.verdict == truth::yes ? "" : say("ほかの分かっていないことにもよります", "other facts still decide")}});
      }
    });
  }

  /// The 費目 that nothing is spent on: every step of theirs is 0.
  [[nodiscard]] std::vector<std::string> idle_categories() const {
    std::vector<std::string> idle, busy;
    for (const evaluate::step_result& step : answer_.steps) {
      if (step.category.empty()) continue;
      auto& into = step.value.sign() == 0 ? idle : busy;
      if (std::find(into.begin(), into.end(), step.category) == into.end()) into.push_back(step.category);
    }
    std::erase_if(idle, [&](const std::string& one) { return std::find(busy.begin(), busy.end(), one) != busy.end(); });
    return idle;
  }

  void computation() {
    if (answer_.steps.empty()) return;
    const std::vector<std::string> idle = idle_categories();
    out_.element("h3", "", say("計算", "Computation"));
    if (const std::string which = which_computation(answer_, lang_); !which.empty()) out_.element("p", "", which);
    out_.within("table", "", [&] {
      head({{"w10", say("順", "step")}, {"amount w15", say("額", "value")}, {"w35", say("条文", "clause")}, {"", say("根拠", "basis")}});
      for (const evaluate::step_result& step : answer_.steps) {
        if (std::find(idle.begin(), idle.end(), step.category) != idle.end()) continue;
        const std::string of_category = step.category.empty() ? "" : "［" + step.category + "］ ";
        cells({{"name", step_words(step.label, lang_)},
               {"amount whole", value_in_short(step.value, step.of)},
               {"", of_category + without_keyword(step.cited.text, step.label)},
               {"basis", basis_words(step.cited, lang_)}});
      }
    });
    if (idle.empty()) return;
    std::string list;
    for (const std::string& one : idle) list += (list.empty() ? "" : say("、", ", ")) + one;
    out_.element("p", "faint", say("費用の申請がない費目（", "nothing is spent on: ") + (lang_ == language::japanese ? short_money(rational(), answer_.money) + "）: " : "") + list);
  }
  [[nodiscard]] std::string value_in_short(const rational& value, const type& of) const {
    if (of.of != kind::money) return literal_text(value, of);
    return lang_ == language::japanese ? money_with_commas(value, of.in) : short_money(value, of.in, lang_);
  }

  /// The applicant's own burden, and what has to be paid before the grant is.
  void money() {
    const auto found = own_burden_of(about_);
    if (!found) return;
    const auto line = [&](const char* name, const std::string& yen, const std::string& words) {
      out_.within("tr", "", [&] {
        out_.element("th", "", name);
        out_.within("td", "", [&] { out_.element("b", "", yen); });
        out_.element("td", "faint", words);
      });
    };
    const rational &low = found->least_grant, &high = found->greatest_grant;
    const std::string grant = (found->at_most ? say("最大 ", "up to ") : "") + (low == high ? "" : short_money(low, answer_.money, lang_) + say(" から ", " to ")) +
                              short_money(high, answer_.money, lang_);
    out_.within("div", "keep", [&] {
      out_.element("h3", "", say("用意するお金", "Money to have ready"));
      out_.within("table", "money", [&] {
        line(say("使うお金", "spending"), short_money(found->spent, answer_.money, lang_), spending_names());
        line(say("補助の見込み", "grant expected"), grant, found->at_most ? say("「以内」などの定めがあり、少なくなることがあります", "less may be paid") : "");
        line(say("自己負担", "own burden"), own_burden_words(about_, lang_), say("使うお金から補助の見込みを引いた額", "spending less the grant"));
        line(say("支払までのつなぎ", "to bridge until payment"), grant,
             say("補助金が後から支払われるとき（精算払い）、自己負担のほかに立て替える額です。支払の時期は事務局に確かめてください",
                 "paid by the applicant first where the grant is settled afterwards; ask when it is paid"));
      });
    });
  }
  [[nodiscard]] std::string spending_names() const {
    std::string names;
    for (const std::uint32_t i : analyse::spending_inputs(about_.of.plan(), about_.known))
      names += (names.empty() ? "" : say("、", ", ")) + label_words(about_.of.plan().inputs[i].declared, lang_);
    return names;
  }

  [[nodiscard]] static bool is_flat_at_nothing(const analyse::line& of) {
    return std::all_of(of.pieces.begin(), of.pieces.end(), [](const auto& one) { return one.slope.sign() == 0 && one.intercept.sign() == 0; });
  }
  void curve() {
    if (!about_.no_curve.empty()) {
      out_.element("h3", "", say("額の曲線", "Curve of the amount"));
      out_.element("p", "", say("図はありません: ", "No drawing: ") + about_.no_curve.front().text.in(lang_));
      return;
    }
    if (!about_.curve || is_flat_at_nothing(about_.curve->main())) return;
    out_.within("figure", "", [&] {
      const std::string label = label_words(about_.curve->along.over, lang_);
      out_.element("h3", "", label + say(" と補助の額", " and the amount"));
      out_.markup(curve_picture(*about_.curve, lang_).draw_within());
    });
  }

  void near_plan() {
    const auto x = about_.curve ? about_.curve->point() : std::nullopt;
    if (!x || !about_.curve->along.over.range().contains(*x) || !x->is_integer()) return;
    const std::vector<threshold> near = nearest_thresholds(about_.curve->main(), *x);
    if (near.empty()) return;
    out_.within("div", "keep", [&] {
      out_.element("h3", "", say("いまの計画の近くで変わるところ", "What a little more or less would change"));
      out_.within("table", "", [&] {
        for (const threshold& one : near) cells({{"", threshold_words(*about_.curve, one, *x, lang_)}, {"basis w25", one.why}});
      });
    });
  }

  /// What is assumed as a sentence, then behind it the clauses that rest on it: "仮定 CLAUSE: SENTENCE", "前提 行為: SENTENCE".
  void to_confirm() {
    if (answer_.assumptions.empty() || answer_.verdict == truth::no) return;
    out_.element("h3", "", say("確かめていただくこと（前提と仮定）", "To confirm: premises and assumptions"));
    out_.within("table", "", [&] {
      for (const std::string& one : answer_.assumptions) {
        const std::string words = assumption_words(one, lang_);
        const std::size_t colon = words.find(": ", lang_ == language::japanese ? 0 : words.find(": ") + 1);
        out_.within("tr", "", [&] {
          out_.within("td", "tick", [&] { out_.markup("<span class=\"box\"></span>"); });
          out_.within("td", "", [&] {
            out_.text(colon == std::string::npos ? words : words.substr(colon + 2));
            if (colon != std::string::npos) out_.text("　"), out_.element("small", "", words.substr(0, colon));
          });
        });
      }
    });
  }

  /// What is not known, what it decides and who can say.
  void open_points() {
    if (answer_.verdict == truth::no) return;
    const std::string office = say("事務局・所管課", "the office in charge");
    std::vector<std::array<std::string, 3>> rows;
    for (const evaluate::missing_fact& one : answer_.missing) {
      const std::string choices = one.declared.of.of == kind::category ? say("（", " (") + choice_labels(one.declared) + say("）", ")") : "";
      rows.push_back({label_words(one.declared, lang_) + choices, decides_words(one.decides_yen, answer_.money, lang_), say("申請者", "the applicant")});
    }
    if (!answer_.candidates.empty()) {
      std::string choices;
      for (const evaluate::candidate& one : answer_.candidates)
        choices += (choices.empty() ? "" : say("、", ", ")) + one.choice + say(" なら ", ": ") + range(one.min, one.max);
      rows.push_back({say("どの率が当てはまるか", "which rate applies"), choices, office});
    }
    for (const evaluate::reading_result& reading : answer_.readings) {
      std::string texts;
      for (const std::string& one : reading.texts) texts += (texts.empty() ? "" : say("／", " / ")) + one;
      rows.push_back({say("読みが分かれるところ", "read in more than one way"), label_words(reading.declared, lang_) + say("　", ": ") + texts, office});
    }
    for (const std::string& one : answer_.unstated) rows.push_back({say("資料に書かれていないこと", "what the page does not say"), one, office});
    if (rows.empty()) return;
    out_.element("h3", "", say("まだ決まっていないこと", "What is open"));
    out_.within("table", "", [&] {
      head({{"w40", say("こと", "point")}, {"", say("中身", "what it is about")}, {"w20", say("誰に聞けば分かるか", "who can say")}});
      for (const auto& [what, decides, who] : rows) cells({{"", what}, {"", decides}, {"", who}});
    });
    std::string departments;
    for (const std::string& one : clauses_written(about_.of, syntax::clause_kind::department)) departments += (departments.empty() ? "" : say("、", ", ")) + without_keyword(one, "所管");
    if (!departments.empty()) out_.element("p", "faint", say("所管: ", "department: ") + departments);
  }
  [[nodiscard]] std::string choice_labels(const declaration& fact) const {
    constexpr std::size_t most = 8;
    std::string out;
    for (std::size_t i = 0; i < fact.choice_count() && i < most; ++i) out += (i == 0 ? "" : say("、", ", ")) + fact.choices[i].label;
    return fact.choice_count() > most ? out + " …" : out;
  }

  void others() {
    if (about_.others.empty()) return;
    out_.element("h3", "", say("ほかの枠（同じ事実で）", "Alternatives, for the same facts"));
    out_.within("table", "", [&] {
      for (const answered_measure& one : about_.others) {
        const standing at = standing_of(one.of, one.answer);
        const std::string why = at == standing::impossible ? first_failing(one.answer) : "";
        cells({{"sign", sign_of(at)},
               {"", title_words(one.of.written()) + (why.empty() ? "" : say("　満たさない条件: ", "  fails: ") + why)},
               {"amount", at == standing::pays_nobody || at == standing::impossible ? standing_words(at, lang_) : amount_in_words(one.answer.amount, one.answer.money, lang_)},
               {"basis", page_words(one.of.written().page, lang_)}});
      }
    });
  }
  [[nodiscard]] static std::string first_failing(const evaluate::result& answer) {
    for (const evaluate::clause_verdict& clause : answer.clauses)
      if (clause.verdict == truth::no) return without_keyword(clause.cited.text, "対象");
    return {};
  }

  void sources() {
    out_.within("div", "keep sources", [&] {
      out_.element("h3", "", say("出典", "Sources"));
      std::string source = source_words(about_.of, lang_);
      for (const std::string& one : {edition_words(about_.of, lang_), read_words(about_.of, lang_)})
        if (!one.empty()) source += (source.empty() ? "" : "　") + one;
      out_.element("p", "", source);
      if (const std::string newer = newer_editions(); !newer.empty()) out_.element("p", "", say("より新しい版があります: ", "There are newer editions: ") + newer);
      out_.within("p", "faint", [&] {
        out_.text(say("規則 ", "rule "));
        out_.element("code", "", about_.of.id().text());
      });
    });
  }
  /// Their keys, each once.
  [[nodiscard]] std::string newer_editions() const {
    std::vector<std::string> keys;
    for (const std::string& id : about_.of.newer_editions())
      if (const std::string key = id.substr(id.find('@') + 1); std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    std::string list;
    for (const std::string& key : keys) list += (list.empty() ? "" : say("、", ", ")) + key;
    return list;
  }

  html& out_;
  const reported_measure& about_;
  const evaluate::result& answer_;
  language lang_;
};

}  // namespace santei::report::detail
