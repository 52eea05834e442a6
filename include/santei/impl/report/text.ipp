// Definitions of the reports for people.
#pragma once

#include <santei/report/text.hpp>

#include <santei/impl/report/answer_words.hpp>
#include <santei/impl/report/words.ipp>

#include <santei/impl/report/overview.ipp>

namespace santei::report {

namespace detail {

/// The answer of one measure, section by section.
class answer_page {
 public:
  answer_page(const catalogue::measure& of, const evaluate::result& answer, const text_style& style)
      : of_(of), answer_(answer), lang_(style.lang), out_(style.width, style.colour) {}

  std::string write() && {
    write_title(out_, of_, lang_);
    eligibility();
    amount();
    computation();
    shares();
    categories();
    stages();
    candidates();
    readings();
    notes();
    assumptions();
    listed("資料に書かれていないこと", "What the page does not say", answer_.unstated);
    missing();
    listed("この制度では使わない事実", "Facts that play no part here", unused());
    write_newer(out_, of_, lang_);
    return std::move(out_).take();
  }

 private:
  void eligibility();
  void amount();
  void computation();
  void shares();
  void categories();
  void stages();
  void candidates();
  void readings();
  void notes();
  void assumptions();
  void missing();
  void listed(const char* ja, const char* en, const std::vector<std::string>& items) {
    if (items.empty()) return;
    out_.heading(say(ja, en));
    for (const std::string& item : items) out_.item(assumption_words(item, lang_));
  }
  /// As the fact may be given on: in Japanese by its label.
  [[nodiscard]] std::string name_of_fact(const std::string& key) const {
    const declaration* of = of_.find_key(key);
    return of == nullptr || lang_ != language::japanese ? key : of->label;
  }
  /// For people labels with their keys.
  [[nodiscard]] std::vector<std::string> unused() const {
    std::vector<std::string> named;
    for (const std::string& key : answer_.unused) {
      const declaration* of = of_.find_key(key);
      named.push_back(of == nullptr ? key : of->label + "（" + key + "）");
    }
    return named;
  }
  [[nodiscard]] const char* say(const char* ja, const char* en) const { return lang_ == language::japanese ? ja : en; }
  [[nodiscard]] std::string range(const std::optional<rational>& low, const std::optional<rational>& high) const {
    return range_words(low, high, answer_.money, lang_);
  }
  [[nodiscard]] std::string amount_words(const evaluate::amounts& of) const { return amount_in_words(of, answer_.money, lang_); }

  const catalogue::measure& of_;
  const evaluate::result& answer_;
  language lang_;
  page out_;
};

SANTEI_INLINE void answer_page::eligibility() {
  const standing at = standing_of(of_, answer_);
  const std::string instead = of_.plan().pays || answer_.verdict == truth::no ? "" : why_nobody_is_paid(of_.kind(), lang_);
  out_.heading(std::string(say("対象  ", "Eligibility  ")) + sign_of(at) + " " + (instead.empty() ? std::string(verdict_words(answer_, lang_)) : instead));
  std::vector<row> rows;
  for (const evaluate::clause_verdict& clause : answer_.clauses)
    rows.push_back({{mark_of(clause.verdict), paint_of(clause.verdict)},
                    {without_keyword(clause.cited.text, "対象")},
                    {basis_words(clause.cited, lang_), paint::faint}});
  for (const std::string& premise : answer_.premises) rows.push_back({{say("前提", "if")}, {premise}, {""}});
  out_.table(rows);
}

SANTEI_INLINE void answer_page::amount() {
  out_.heading(say("金額  ", "Amount  ") + amount_words(answer_.amount));
  for (const std::string& one : why_the_amount_is_so(of_, answer_, lang_)) out_.line(one, paint::plain, 2);
}

SANTEI_INLINE void answer_page::computation() {
  if (answer_.steps.empty()) return;
  out_.heading(say("計算", "Computation"));
  if (const std::string which = which_computation(answer_, lang_); !which.empty()) out_.line(which, paint::plain, 2);
  constexpr std::size_t one_line = 50;  // columns of a clause with its basis
  std::vector<row> rows;
  for (const evaluate::step_result& step : answer_.steps) {
    const std::string basis = basis_words(step.cited, lang_);
    const std::string of_category = step.category.empty() ? "" : "［" + step.category + "］ ";
    const std::string text = of_category + without_keyword(step.cited.text, step.label);
    const bool on_one_line = display_width(text) + display_width(basis) < one_line;
    rows.push_back({{step_words(step.label, lang_)},
                    {value_words(step.value, step.of, lang_), paint::bold},
                    {on_one_line && !basis.empty() ? text + "  " + basis : text}});
    if (!on_one_line) rows.push_back({{""}, {""}, {basis, paint::faint}});
  }
  out_.table(rows);
}

SANTEI_INLINE void answer_page::shares() {
  if (answer_.shares.empty()) return;
  out_.heading(say("負担", "Who bears it"));
  std::vector<row> rows;
  const bool at_most = answer_.amount.status == evaluate::status::maximum || answer_.amount.status == evaluate::status::maximum_interval;
  for (const evaluate::share_result& share : answer_.shares)
    rows.push_back({{share.payer}, {(at_most ? say("最大 ", "up to ") : "") + range(share.stated_low, share.stated_high)}});
  out_.table(rows);
}

SANTEI_INLINE void answer_page::categories() {
  if (answer_.categories.empty() || answer_.verdict == truth::no) return;
  out_.heading(say("費目ごとの額", "By category of cost"));
  std::vector<row> rows;
  for (const evaluate::category_result& one : answer_.categories) rows.push_back({{one.title}, {range(one.low, one.high)}});
  out_.table(rows);
}

SANTEI_INLINE void answer_page::stages() {
  if (answer_.stages.empty()) return;
  out_.heading(say("流れ", "Flow of money"));
  std::vector<row> rows;
  for (const evaluate::stage_result& stage : answer_.stages)
    rows.push_back({{stage.from + " → " + stage.to},
                    {stage.rate},
                    {stage.amount ? amount_words(*stage.amount) : std::string(say("額は分からない", "amount not known"))}});
  out_.table(rows);
}

SANTEI_INLINE void answer_page::candidates() {
  if (answer_.candidates.empty()) return;
  out_.heading(say("率ごとの額", "Under each listed rate"));
  std::vector<row> rows;
  for (const evaluate::candidate& one : answer_.candidates) rows.push_back({{name_of_fact(one.key) + "=" + one.choice}, {range(one.min, one.max)}});
  out_.table(rows);
}

SANTEI_INLINE void answer_page::readings() {
  if (answer_.readings.empty()) return;
  out_.heading(say("読みが分かれるところ", "Where the page can be read in more than one way"));
  for (const evaluate::reading_result& reading : answer_.readings) {
    out_.line(label_words(reading.declared, lang_), paint::plain, 2);
    std::vector<row> rows;
    for (std::size_t i = 0; i < reading.declared.choices.size(); ++i) {
      const std::string quote = i < reading.quotes.size() && !reading.quotes[i].empty() ? "  " + reading.quotes[i] : "";
      const choice& option = reading.declared.choices[i];
      rows.push_back({{say(reading.declared.label.c_str(), reading.declared.key.c_str()) + std::string("=") + say(option.label.c_str(), option.key.c_str())},
                      {(i < reading.texts.size() ? reading.texts[i] : reading.declared.choices[i].label) + quote}});
    }
    out_.table(rows, 4);
  }
}

SANTEI_INLINE void answer_page::notes() {
  if (answer_.notes.empty()) return;
  out_.heading(say("注意", "Notes"));
  for (const evaluate::note& one : answer_.notes) out_.item(lang_ == language::japanese ? one.text.ja : one.text.en);
}

/// 前提 stand beside the clauses.
SANTEI_INLINE void answer_page::assumptions() {
  std::vector<std::string> made;
  for (const std::string& one : answer_.assumptions)
    if (!one.starts_with("前提 ")) made.push_back(one);
  listed("仮定", "Assumptions", made);
}

SANTEI_INLINE void answer_page::missing() {
  if (answer_.missing.empty()) return;
  out_.heading(say("次に分かるとよいこと", "What to tell next"));
  std::vector<row> rows;
  for (const evaluate::missing_fact& one : answer_.missing) {
    const std::string choices = one.declared.of.of == kind::category ? say("  （", "  (") + choice_words(one.declared) + say("）", ")") : "";
    rows.push_back(
        {{label_words(one.declared, lang_)}, {decides_words(one.decides_yen, answer_.money, lang_)}, {say("例 ", "e.g. ") + example_of(one.declared, of_.plan(), lang_) + choices}});
  }
  out_.table(rows);
}

}  // namespace detail

namespace detail {

/// Where `match` would put a measure, and its amount, on one line.
SANTEI_INLINE row standing_row(const catalogue::measure& of, const evaluate::result& answer, language lang) {
  const standing at = standing_of(of, answer);
  return {{sign_of(at), paint_of(at)},
          {standing_words(at, lang)},
          {at == standing::pays_nobody ? "" : amount_in_words(answer.amount, answer.money, lang), paint::bold},
          {title_words(of.written()), paint::faint}};
}

}  // namespace detail

SANTEI_INLINE std::string newest_text(const std::vector<std::pair<catalogue::measure, evaluate::result>>& newest, const text_style& style) {
  detail::page out(style.width, style.colour);
  out.heading(style.lang == language::japanese ? "最も新しい版では" : "By the newest edition");
  for (const auto& [of, answer] : newest) {
    detail::row row = detail::standing_row(of, answer, style.lang);
    row.back() = {of.id().text(), detail::paint::faint};
    out.table({row});
  }
  return std::move(out).take();
}

SANTEI_INLINE std::string estimate_text(const catalogue::measure& of, const evaluate::result& answer, const text_style& style) {
  return detail::answer_page(of, answer, style).write();
}

}  // namespace santei::report
