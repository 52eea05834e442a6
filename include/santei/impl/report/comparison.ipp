// Definitions of the comparison of two measures.
#pragma once

#include <santei/catalogue/limits.hpp>
#include <santei/catalogue/one_currency.hpp>
#include <santei/report/comparison.hpp>

#include <santei/analyse/combine.hpp>
#include <santei/analyse/same_computation.hpp>
#include <santei/report/curve.hpp>
#include <santei/impl/report/curve_words.hpp>
#include <santei/impl/report/json_writer.hpp>
#include <santei/impl/report/words.ipp>

#include <algorithm>

namespace santei::report {

namespace detail {

inline diagnostic comparison_refusal(const char* code, message text, std::optional<message> help = std::nullopt) {
  return {severity::error, code, std::move(text), {}, std::move(help)};
}

/// The key that a name means to both.
inline outcome<std::string> key_named(const catalogue::measure& first, const catalogue::measure& second, std::string_view name) {
  auto meant = first.key_of(name);
  if (meant && !first.plan().find(*meant)) meant = second.key_of(name);
  if (!meant) return meant.problems();
  for (const catalogue::measure* one : {&first, &second})
    if (!one->plan().find(*meant))
      return comparison_refusal("E0903", {"「" + std::string(name) + "」は " + one->id().text() + " では使いません",
                                          "'" + std::string(name) + "' plays no part in " + one->id().text()});
  return meant;
}

/// The key to compare over; empty where neither asks for a cost.
inline outcome<std::string> key_of(const catalogue::measure& first, const catalogue::measure& second, std::string_view over) {
  if (!over.empty()) return key_named(first, second, over);
  const auto a = analyse::cost_input_of(first.plan()), b = analyse::cost_input_of(second.plan());
  const auto name = [](const catalogue::measure& of, const std::optional<std::uint32_t>& input) {
    return input ? of.plan().inputs[*input].declared.key : std::string();
  };
  if (name(first, a) == name(second, b)) return name(first, a);
  for (const auto& [of, input] : {std::pair{&second, a}, std::pair{&first, b}})  // the one's cost may be a fact of the other too
    if (const std::string word = name(of == &second ? first : second, input); !word.empty() && of->plan().find(word)) return word;
  return comparison_refusal("E0915", {"二つの枠は費用を別の事実で問うので、何について比べるかが決まりません", "the two measures tell their cost as different facts"},
                            message{"--over KEY で両方にある事実を選びます", "choose a fact of both with --over KEY"});
}

inline diagnostics draw_differences(comparison& into, const std::string& key, const evaluate::bound_case& a,
                                    const evaluate::bound_case& b) {
  const auto before = analyse::curve_of(into.first.plan(), a, *into.first.plan().find(key), into.first.limits().analyse);
  if (!before) return before.problems();
  const auto after = analyse::curve_of(into.second.plan(), b, *into.second.plan().find(key), into.second.limits().analyse);
  if (!after) return after.problems();
  into.over = before->over;
  into.stated_low = analyse::differences(before->stated_low, after->stated_low);
  into.stated_high = analyse::differences(before->stated_high, after->stated_high);
  into.first_rounding = before->rounding.text;
  into.second_rounding = after->rounding.text;
  return {};
}

inline bool same_differences(const std::vector<analyse::difference>& a, const std::vector<analyse::difference>& b) {
  const auto same_piece = [](const analyse::difference_piece& x, const analyse::difference_piece& y) {
    return x.from == y.from && x.to == y.to && x.slope == y.slope && x.intercept == y.intercept;
  };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](const analyse::difference& x, const analyse::difference& y) {
    return x.change == y.change && x.from == y.from && x.to == y.to && x.from_closed == y.from_closed && x.to_closed == y.to_closed &&
           std::equal(x.pieces.begin(), x.pieces.end(), y.pieces.begin(), y.pieces.end(), same_piece);
  });
}

class comparison_page {
 public:
  comparison_page(const comparison& of, const text_style& style) : of_(of), lang_(style.lang), out_(style.width, style.colour) {}

  std::string write() && {
    write_title(out_, of_.first, lang_);
    out_.line(say("↓ 比べる", "↓ compared with"));
    write_title(out_, of_.second, lang_);
    if (of_.over) amounts();
    else no_amounts();
    eligibility();
    return std::move(out_).take();
  }

 private:
  [[nodiscard]] std::string say(const char* ja, const char* en) const { return lang_ == language::japanese ? ja : en; }

  void amounts() {
    const std::string by = label_words(*of_.over, lang_);
    if (same_differences(of_.stated_low, of_.stated_high)) {
      ranges(by + say(" ごとの額の違い", ": how the amount differs"), of_.stated_high);
    } else {
      ranges(by + say(" ごとの額の違い（分かっていないことが最も良い場合）", ": how the amount differs where the unknown turns out best"), of_.stated_high);
      ranges(by + say(" ごとの額の違い（最も悪い場合）", ": how it differs where it turns out worst"), of_.stated_low);
    }
    const bool rounded = !of_.first_rounding.empty() || !of_.second_rounding.empty();
    if (rounded)
      out_.line(say("端数処理の前の額です（", "Before rounding (") + of_.first_rounding + " → " + of_.second_rounding + say("）。", ")."),
                paint::faint, 2);
  }

  void no_amounts() {
    out_.heading(say("額の違い", "How the amount differs"));
    if (of_.same_computation)
      return out_.line(say("同じ事実には、どの費用でも同じ額です（計算が同じことを確かめました）。", "The same of the same facts, whatever the costs: the two compute alike."), paint::plain, 2);
    out_.line(say("費用を一つの事実では問わないので、額は比べていません。--over KEY で比べる事実を選べます。",
                  "Not compared, since the cost is not one fact: choose a fact with --over KEY."),
              paint::plain, 2);
  }

  void ranges(const std::string& heading, const std::vector<analyse::difference>& found) {
    out_.heading(heading);
    if (found.empty()) return out_.line(say("どちらにも定めの額がありません。", "Neither states an amount."), paint::plain, 2);
    std::vector<row> rows;
    for (const analyse::difference& one : found)
      rows.push_back({{stretch_words(one.from, one.from_closed, one.to, one.to_closed, of_.over->of, lang_)},
                      {change_word(one.change), paint_of_change(one.change)},
                      {by_how_much(one)}});
    out_.table(rows);
  }
  [[nodiscard]] std::string change_word(analyse::change of) const {
    switch (of) {
      case analyse::change::none: return say("同じ", "the same");
      case analyse::change::rises: return say("増える", "rises");
      case analyse::change::falls: return say("減る", "falls");
      case analyse::change::appears: return say("額が定まるようになる", "an amount appears");
      case analyse::change::disappears: return say("額が定まらなくなる", "the amount disappears");
    }
    return {};
  }
  static paint paint_of_change(analyse::change of) {
    return of == analyse::change::rises || of == analyse::change::appears ? paint::good
           : of == analyse::change::none                                  ? paint::faint
                                                                          : paint::bad;
  }
  [[nodiscard]] std::string by_how_much(const analyse::difference& of) const {
    if (of.pieces.empty() || of.change == analyse::change::none) return {};
    const auto low = of.least(), high = of.greatest();
    if (low && high && *low == *high) return change_words(*low, of_.first.plan().money, lang_);
    const std::string to = say(" から ", " to ");
    const bool falls = of.change == analyse::change::falls;
    const auto words = [&](const std::optional<rational>& x) { return x ? change_words(*x, of_.first.plan().money, lang_) : say("限りなく", "without end"); };
    return words(falls ? high : low) + to + words(falls ? low : high);
  }

  void eligibility() {
    out_.heading(say("対象の違い", "Eligibility"));
    const auto& groups = of_.eligibility.groups;
    if (groups.empty()) out_.line(say("対象になる者は変わりません。", "The same applicants are eligible."), paint::plain, 2);
    std::vector<row> rows;
    for (const analyse::changed_group& one : groups) {
      std::string who;
      for (const analyse::fact_values& fact : one.where) who += (who.empty() ? "" : say(" かつ ", " and ")) + where_words(fact);
      const bool better = one.after > one.before;
      rows.push_back({{verdict_word(one.before) + " → " + verdict_word(one.after), better ? paint::good : paint::bad},
                      {who.empty() ? say("どの応募者も", "every applicant") : who}});
    }
    out_.table(rows);
    std::string open;
    for (const declaration& fact : of_.eligibility.left_open) open += (open.empty() ? "" : "、") + label_words(fact, lang_);
    if (!open.empty()) out_.line(say("次の事実による違いは調べていません: ", "Not looked into: ") + open, paint::faint, 2);
  }
  [[nodiscard]] std::string verdict_word(truth of) const {
    return of == truth::yes ? say("対象", "eligible") : of == truth::no ? say("対象外", "not eligible") : say("決まらない", "not decided");
  }
  [[nodiscard]] std::string where_words(const analyse::fact_values& of) const {
    std::string out;
    const bool truth_fact = of.fact.of.of == kind::truth;
    const std::size_t all = of.fact.choice_count();
    const bool most = !truth_fact && of.choices.size() * 2 > all && all > 4;  // shorter told by what is left out
    for (std::size_t i = 0; i < (truth_fact ? std::size_t{2} : all); ++i) {
      const bool in = std::find(of.choices.begin(), of.choices.end(), i) != of.choices.end();
      if (in == most) continue;
      out += (out.empty() ? "" : "・") + (truth_fact ? std::string(i == 1 ? say("はい", "yes") : say("いいえ", "no")) : of.fact.choices[i].label);
    }
    if (most) out += say(" 以外", " excepted");
    for (const interval& range : of.ranges) out += (out.empty() ? "" : "・") + interval_words(range, of.fact.of);
    return label_words(of.fact, lang_) + " " + out;
  }
  [[nodiscard]] std::string interval_words(const interval& range, const type& of) const {
    if (range.lower())
      return stretch_words(range.lower()->value, range.lower()->closed, range.upper() ? std::optional(range.upper()->value) : std::nullopt,
                           range.upper() && range.upper()->closed, of, lang_);
    if (!range.upper()) return {};
    return input_words(range.upper()->value, of, lang_) + (range.upper()->closed ? say(" 以下", " or less") : say(" 未満", " exclusive"));
  }

  const comparison& of_;
  language lang_;
  page out_;
};

inline void write_ends(json& out, const rational& from, const std::optional<rational>& to, bool from_closed, bool to_closed) {
  out.key("from").exact(from);
  out.key("to").exact(to);
  out.key("from_closed").truth(from_closed);
  out.key("to_closed").truth(to_closed);
}

inline void write_differences(json& out, const std::vector<analyse::difference>& found) {
  out.list(found, [&](const analyse::difference& one) {
    out.object([&] {
      out.key("change").text(name_of(one.change));
      write_ends(out, one.from, one.to, one.from_closed, one.to_closed);
      out.key("least").exact(one.pieces.empty() ? std::nullopt : one.least());
      out.key("greatest").exact(one.pieces.empty() ? std::nullopt : one.greatest());
      out.key("pieces").list(one.pieces, [&](const analyse::difference_piece& piece) {
        out.object([&] {
          write_ends(out, piece.from, piece.to, piece.from_closed, piece.to_closed);
          out.key("slope").exact(piece.slope);
          out.key("intercept").exact(piece.intercept);
        });
      });
    });
  });
}

inline void write_where(json& out, const analyse::fact_values& of) {
  out.key(of.fact.key.c_str());
  if (!of.ranges.empty())
    return out.list(of.ranges, [&](const interval& range) {
      out.object([&] {
        const auto end = [](const std::optional<bound>& b) { return b ? std::optional(b->value) : std::nullopt; };
        out.key("from").exact(end(range.lower()));
        out.key("to").exact(end(range.upper()));
        out.key("from_closed").truth(range.lower() && range.lower()->closed);
        out.key("to_closed").truth(range.upper() && range.upper()->closed);
      });
    });
  out.list(of.choices, [&](std::size_t i) { of.fact.of.of == kind::truth ? out.truth(i == 1) : out.text(of.fact.choices[i].key); });
}

}  // namespace detail

SANTEI_INLINE outcome<comparison> compare(const catalogue::measure& first, const catalogue::measure& second, const facts& given,
                                          std::string_view name) {
  const auto a = first.bind(given), b = second.bind(given);
  if (!a) return a.problems();
  if (!b) return b.problems();
  if (const auto problem = catalogue::refuse_several_currencies({first, second})) return *problem;
  const auto over = detail::key_of(first, second, name);
  if (!over) return over.problems();
  comparison made{first, second, std::nullopt, {}, {}, {}, {}, {}, analyse::same_computation(first.plan(), second.plan())};
  if (!over->empty())
    if (diagnostics problems = detail::draw_differences(made, *over, *a, *b); !problems.empty()) return problems;
  made.eligibility = analyse::eligibility_changes({&first.plan(), *a}, {&second.plan(), *b});
  return made;
}

SANTEI_INLINE std::string comparison_text(const comparison& of, const text_style& style) {
  return detail::comparison_page(of, style).write();
}

SANTEI_INLINE std::string comparison_json(const comparison& of) {
  detail::json out;
  out.object([&] {
    out.key("first").text(of.first.id().text());
    out.key("second").text(of.second.id().text());
    out.key("over").text_or_null(of.over ? of.over->key : std::string());
    out.key("unit").text_or_null(of.over ? counted_unit(of.over->of) : std::string());
    out.currency(of.first.plan().money);
    out.key("stated_low");
    detail::write_differences(out, of.stated_low);
    out.key("stated_high");
    detail::write_differences(out, of.stated_high);
    out.key("rounding").texts({of.first_rounding, of.second_rounding});
    out.key("same_computation").truth(of.same_computation);
    out.key("eligibility").list(of.eligibility.groups, [&](const analyse::changed_group& one) {
      out.object([&] {
        out.key("before").text(name_of(one.before));
        out.key("after").text(name_of(one.after));
        out.key("where").object([&] {
          for (const analyse::fact_values& fact : one.where) detail::write_where(out, fact);
        });
      });
    });
    std::vector<std::string> open;
    for (const declaration& fact : of.eligibility.left_open) open.push_back(fact.key);
    out.key("left_open").texts(open);
  });
  return out.take();
}

}  // namespace santei::report
