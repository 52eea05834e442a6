// Definitions of the list of all measures for one applicant.
#pragma once

#include <santei/report/match.hpp>

#include <santei/impl/report/json.ipp>
#include <santei/impl/report/text.ipp>

namespace santei::report {

namespace detail {

/// Those of one standing, in the order given.
SANTEI_INLINE std::vector<const catalogue::matched*> those_at(const std::vector<catalogue::matched>& found, standing at) {
  std::vector<const catalogue::matched*> ones;
  for (const catalogue::matched& one : found)
    if (standing_of(one.of, one.answer) == at) ones.push_back(&one);
  return ones;
}

/// "◎ 対象"
SANTEI_INLINE std::string signed_words(standing at, language lang) { return std::string(sign_of(at)) + " " + standing_words(at, lang); }

/// The order of a short list: what stays paid whatever is still unknown first, the most of it first; then as match has them.
SANTEI_INLINE bool pays_before(const evaluate::amounts& a, const evaluate::amounts& b) {
  const rational certain_a = a.stated_low.value_or(rational(0)), certain_b = b.stated_low.value_or(rational(0));
  if (certain_a != certain_b) return certain_b < certain_a;
  if (a.stated_high.has_value() != b.stated_high.has_value()) return a.stated_high.has_value();
  const auto &most_a = a.stated_high ? a.stated_high : a.max, &most_b = b.stated_high ? b.stated_high : b.max;
  return most_a && (!most_b || *most_b < *most_a);
}

/// With the programme's title in front, where the measure has not the same.
SANTEI_INLINE std::string whole_title(const check::measure& written) {
  return (written.programme_title == written.title ? "" : written.programme_title + "  ") + title_words(written);
}

/// The list under construction.
class match_page {
 public:
  explicit match_page(const text_style& style) : lang_(style.lang), out_(style.width, style.colour) {}

  std::string write(const std::vector<catalogue::matched>& found) && {
    const auto size = std::to_string(found.size());
    out_.heading(lang_ == language::japanese ? "全 " + size + "件" : "All " + size + " measures");
    std::vector<row> counts;
    for (const standing at : all_standings) counts.push_back({{signed_words(at, lang_)}, {count_words(those_at(found, at).size()), paint::bold}});
    out_.table(counts);
    for (const standing at : all_standings) {
      const std::vector<const catalogue::matched*> ones = those_at(found, at);
      out_.heading(signed_words(at, lang_) + "  " + count_words(ones.size()));
      for (const catalogue::matched* one : ones) write_one(*one, at);
    }
    return std::move(out_).take();
  }

 private:
  [[nodiscard]] const char* say(const char* ja, const char* en) const { return lang_ == language::japanese ? ja : en; }

  [[nodiscard]] std::string count_words(std::size_t count) const { return std::to_string(count) + say("件", ""); }

  void write_one(const catalogue::matched& one, standing at) {
    const bool pays = at != standing::pays_nobody, fails = one.answer.verdict == truth::no, hangs = pays && !fails && at != standing::certain;
    const check::measure& written = one.of.written();
    std::vector<row> rows{{{sign_of(at), paint_of(at)}, {whole_title(written), paint::bold}}};
    const auto add = [&](const std::string& text, paint with = paint::plain) { rows.push_back({{""}, {text, with}}); };
    const std::string page = page_words(written.page, lang_);
    add(one.of.id().text() + (page.empty() ? "" : "  " + page), paint::faint);
    if (!fails && pays)
      add(say("金額 ", "amount ") + amount_in_words(one.answer.amount, one.answer.money, lang_) + why_not_computable(one.answer));
    if (!pays) add(why_nobody_is_paid(one.of.kind(), lang_));
    for (const plan::citation& clause : one.deciding)
      add((fails ? say("満たさない ", "fails ") : say("分からない ", "not known ")) + without_keyword(clause.text, "対象") +
          "  " + basis_words(clause, lang_));
    if (hangs)
      for (const std::string& premise : one.answer.premises) add(say("前提 ", "premise ") + premise);
    if (pays && !fails) write_next(one, add);
    out_.table(rows);
  }

  [[nodiscard]] std::string why_not_computable(const evaluate::result& answer) const {
    return answer.amount.status == evaluate::status::not_computable
               ? say("（率も額も資料にない）", " (the page gives neither a rate nor an amount)")
               : "";
  }
  /// The fact to tell next: the first of the missing ones, which decides most yen.
  template <class Add>
  void write_next(const catalogue::matched& one, const Add& add) {
    if (one.answer.missing.empty()) return;
    const declaration& next = one.answer.missing.front().declared;
    add(say("次に分かるとよいこと ", "tell next ") + label_words(next, lang_) + say("  例 ", "  e.g. ") + example_of(next, one.of.plan(), lang_));
  }

  language lang_;
  page out_;
};

}  // namespace detail

SANTEI_INLINE std::string match_text(const std::vector<catalogue::matched>& found, const text_style& style) {
  return detail::match_page(style).write(found);
}

SANTEI_INLINE std::string match_json(const std::vector<catalogue::matched>& found) {
  detail::json out;
  out.list(found, [&](const catalogue::matched& one) {
    out.object([&] {
      detail::write_answer(out, one.of, one.answer);
      out.key("group").text(name_of(one.group));
    });
  });
  return out.take();
}

}  // namespace santei::report
