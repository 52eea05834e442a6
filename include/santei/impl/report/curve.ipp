// Definitions of the pages of curves and inverses.
#pragma once

#include <santei/analyse/spending.hpp>
#include <santei/catalogue/limits.hpp>
#include <santei/report/curve.hpp>

#include <santei/impl/report/curve_json.ipp>
#include <santei/impl/report/curve_words.hpp>

namespace santei::report {

namespace detail {

/// The page of one curve, section by section.
class curve_page {
 public:
  curve_page(const drawn_curve& drawn, const text_style& style)
      : drawn_(drawn), along_(drawn.along), lang_(style.lang), out_(style.width, style.colour) {}

  void title() {
    write_title(out_, drawn_.of, lang_);
    std::string known;
    for (const known_fact& one : known_facts(drawn_.of.plan(), drawn_.known, along_.input))
      known += (known.empty() ? "" : "、") + one.label + " " + one.words;
    if (!known.empty()) out_.line(known);
  }
  void lines();
  void cliffs();
  void dead_zones();
  void point();
  void remedies();
  void inverse(const analyse::solution& found);
  void own_distance(const analyse::solution& found);
  [[nodiscard]] std::string take() && { return std::move(out_).take(); }

 private:
  void pieces(const std::string& heading, const analyse::line& of);
  void proof(const analyse::solution& found);
  [[nodiscard]] std::string input(const rational& x) const { return input_words(x, along_.over.of, lang_); }
  [[nodiscard]] const char* say(const char* ja, const char* en) const { return lang_ == language::japanese ? ja : en; }
  /// One of the smallest unit of the amounts: 1円, one yen, 0.01€.
  [[nodiscard]] std::string smallest() const {
    if (along_.money.is_yen()) return say("1円", "one yen");
    return literal_text(rational(1), {kind::money, {}, along_.money});
  }
  [[nodiscard]] std::string name() const { return label_words(along_.over, lang_); }

  const drawn_curve& drawn_;
  const analyse::curve& along_;
  language lang_;
  page out_;
};

SANTEI_INLINE void curve_page::pieces(const std::string& heading, const analyse::line& of) {
  out_.heading(heading);
  if (of.pieces.empty()) return out_.line(say("額がありません。", "There is no amount."), paint::plain, 2);
  std::vector<row> rows;
  for (const analyse::piece& one : of.pieces)
    rows.push_back({{stretch_words(one.from, one.from_closed, one.to, one.to_closed, along_.over.of, lang_)},
                    {formula_words(one, along_.over, along_.money, lang_), paint::bold},
                    {one.why, paint::faint}});
  out_.table(rows);
}

SANTEI_INLINE void curve_page::lines() {
  const std::string over = say("", "by ") + name() + say(" ごとの", ": ");
  const bool one_stated = same_line(along_.stated_low, along_.stated_high);
  if (one_stated) {
    pieces(over + say("額（定めの率のとおり全額が払われるとき）", "amount if every stated rate is paid in full"), along_.stated_low);
  } else {
    pieces(over + say("額の上の線（分かっていないことが最も良い場合）", "amount where the unknown turns out best"), along_.stated_high);
    pieces(over + say("額の下の線（最も悪い場合）", "amount where it turns out worst"), along_.stated_low);
  }
  if (!along_.rounding.text.empty())
    out_.line(say("この後に ", "Then rounded: ") + along_.rounding.text +
                  say("（式は端数処理の前の額です）", " (the formulas are before rounding)"),
              paint::plain, 2);
  if (!same_line(along_.possible_high, along_.stated_high)) pieces(over + say("額としてあり得る最大", "most that is possible"), along_.possible_high);
  if (!same_line(along_.possible_low, along_.stated_low)) pieces(over + say("額としてあり得る最小", "least that is possible"), along_.possible_low);
}

SANTEI_INLINE void curve_page::cliffs() {
  const auto found = analyse::cliffs_of(drawn_.main());
  if (found.empty()) return;
  out_.heading(say("額が跳ぶところ", "Where the amount leaps"));
  const bool money = along_.over.of.of == kind::money;
  for (const analyse::cliff& one : found) {
    const std::string where = money ? (one.jump.beyond ? say(" から、あと", ", ") + smallest() + say("増やすと ", " more: ")
                                                       : (lang_ == language::japanese ? " の" + smallest() + "手前から、あと" : std::string(" reached by ")) + smallest() +
                                                             say("増やすと ", " more: "))
                                    : (one.jump.beyond ? say(" を超えると ", " exceeded: ") : say(" に届くと ", " reached: "));
    out_.item(input(one.jump.at) + where + change_words(one.jump.size, along_.money, lang_) + say("（", " (") + short_money(one.before, along_.money, lang_) + " → " +
              short_money(one.after, along_.money, lang_) + say("）  ", ")  ") + one.why);
  }
}

SANTEI_INLINE void curve_page::dead_zones() {
  const auto found = analyse::dead_zones_of(drawn_.main());
  if (found.empty()) return;
  out_.heading(say("増やしても額が増えないところ", "Where spending more brings nothing"));
  for (const analyse::dead_zone& one : found)
    out_.item(stretch_words(one.from, one.from_closed, one.to, one.to_closed, along_.over.of, lang_) + say("  額は ", "  at most ") +
              short_money(one.amount, along_.money, lang_) + say(" まで  ", "  ") + one.why);
}

SANTEI_INLINE void curve_page::point() {
  const auto x = drawn_.point();
  if (!x || !along_.over.range().contains(*x)) return;
  const evaluate::amounts at = along_.amounts_at(*x);
  out_.heading(say("あなたの点  ", "Your point  ") + name() + " " + input(*x));
  const auto range = [&](const std::optional<rational>& low, const std::optional<rational>& high) { return range_words(low, high, along_.money, lang_); };
  out_.line(say("額 ", "amount ") + range(at.stated_low, at.stated_high), paint::bold, 2);
  const bool is_all_spent = analyse::spending_of(drawn_.of.plan(), drawn_.known) == x;
  if (along_.over.of.of == kind::money && is_all_spent && at.stated_high && *at.stated_high <= *x)
    out_.line(say("自己負担 ", "own burden ") + range(*x - *at.stated_high, *x - at.stated_low.value_or(rational(0))), paint::plain, 2);
  if (const auto rate = analyse::marginal_rate(drawn_.main(), *x)) {
    const std::string per = along_.over.of.of == kind::money ? say("あと", "") + smallest() + say("増やすと ", " more brings ")
                                                             : say("あと1単位増やすと ", "one unit more brings ");
    const std::string brings = along_.money.is_yen() ? rate->text() + say("円", " yen") : literal_text(*rate, {kind::money, {}, along_.money});
    out_.line(per + (rate->sign() > 0 ? "+" : "") + brings, paint::plain, 2);
  }
}

SANTEI_INLINE void curve_page::remedies() {
  const auto found = analyse::remedies(drawn_.of.plan(), drawn_.known, drawn_.of.limits().analyse);
  if (found.empty()) return;
  out_.heading(say("一つ変われば対象になること", "What single change makes it eligible"));
  std::vector<row> rows;
  for (const analyse::remedy& one : found) {
    const std::string to = one.value ? input_words(*one.value, one.fact.of, lang_) : choices_text(one.fact, one.choices, false);
    rows.push_back({{one.fact.label},
                    {"→ " + to, paint::bold},
                    {say("額 ", "amount ") + range_words(one.brings.stated_high ? one.brings.stated_low : one.brings.min,
                                                         one.brings.stated_high ? one.brings.stated_high : one.brings.max, along_.money, lang_)},
                    {one.verdict == truth::yes ? "" : say("分かっていない事実による", "other facts still decide"), paint::unsure}});
  }
  out_.table(rows);
}

/// Why no value reaches the amount: the most that each piece brings after 端数.
SANTEI_INLINE void curve_page::proof(const analyse::solution& found) {
  out_.heading(say("届かないことの証明", "Why none does"));
  out_.line(say("どの区間でも、額はここまでです。", "On each stretch the amount is at most:"), paint::plain, 2);
  std::vector<row> rows;
  for (const analyse::piece& one : along_.stated_low.pieces) {
    const interval stretch(bound{one.from, one.from_closed}, one.to ? std::optional(bound{*one.to, one.to_closed}) : std::nullopt);
    const rational top = analyse::greatest_amount(along_, stretch, found.amount).value_or(rational(0));
    rows.push_back({{stretch_words(one.from, one.from_closed, one.to, one.to_closed, along_.over.of, lang_)},
                    {"≦ " + short_money(top, along_.money, lang_), paint::bold},
                    {one.why, paint::faint}});
  }
  out_.table(rows);
  out_.line(short_money(found.amount, along_.money, lang_) + say(" はどれよりも大きい。", " is more than each."), paint::plain, 2);
}

/// How far the applicant's own point is from reaching the amount.
SANTEI_INLINE void curve_page::own_distance(const analyse::solution& found) {
  const auto x = drawn_.point();
  if (!x || !along_.over.range().contains(*x)) return;
  const std::string own = say("いまの ", "the applicant's ") + input(*x);
  if (std::any_of(found.reaching.begin(), found.reaching.end(), [&](const interval& one) { return one.contains(*x); }))
    return out_.line(own + say(" で届いています", " reaches it"), paint::plain, 2);
  const auto higher = std::find_if(found.reaching.begin(), found.reaching.end(), [&](const interval& one) { return one.lower() && *x <= one.lower()->value; });
  if (higher == found.reaching.end()) return out_.line(own + say(" では多すぎて届きません", " is too much"), paint::plain, 2);
  const rational least = higher->lower()->value, whole = found.whole ? (higher->lower()->closed ? ceil(least) : floor(least) + rational(1)) : least;
  out_.line(own + say(" からは、あと ", " is short by ") + input(whole - *x), paint::plain, 2);
}

SANTEI_INLINE void curve_page::inverse(const analyse::solution& found) {
  const std::string amount = short_money(found.amount, along_.money, lang_);
  if (!found.reachable) {
    out_.heading(amount + say(" に届く ", " is reached by no ") + name() + say(" はありません", ""));
    if (found.greatest_amount && found.at)
      out_.line(say("最大は ", "the most is ") + money_words(*found.greatest_amount, along_.money, lang_) + say("（", " (at ") + name() + " " +
                    input(*found.at) + say(" から）", " and more)"),
                paint::plain, 2);
    if (!along_.stated_low.pieces.empty()) proof(found);
    return;
  }
  out_.heading(amount + say(" に届く ", " is reached from ") + name());
  const auto words = [&](const rational& x) { return along_.over.of.of == kind::money ? money_words(x, along_.money, lang_) : input(x); };
  const bool strictly = !found.whole && !found.least_is_reached;
  out_.line(say("最小 ", "least ") + words(*found.least) + (strictly ? say(" を超えたところから", " exclusive") : ""), paint::bold, 2);
  if (found.least_exact && *found.least_exact != *found.least)
    out_.line(
        say("端数を除いた境は ", "exactly from ") + input(*found.least_exact) + (found.least_is_reached ? "" : say(" 超", " exclusive")),
        paint::plain, 2);
  out_.line(
      found.greatest ? say("最大 ", "greatest ") + words(*found.greatest) : std::string(say("上には限りがありません", "no upper end")),
      paint::plain, 2);
  own_distance(found);
  for (const interval& one : found.exactly)
    out_.item(say("ちょうどこの額になるのは ", "exactly this amount: ") +
              stretch_words(one.lower() ? one.lower()->value : rational(0), !one.lower() || one.lower()->closed,
                            one.upper() ? std::optional(one.upper()->value) : std::nullopt, one.upper() && one.upper()->closed,
                            along_.over.of, lang_));
  if (found.exactly.empty())
    out_.item(
        say("ちょうどこの額になる値はなく、次に多い額になります", "no value brings exactly this amount: the next higher one is reached"));
  for (const analyse::cliff& one : analyse::cliffs_of(along_.stated_low))
    if (one.jump.at == found.least_exact && one.jump.size.sign() > 0)
      out_.item(say("ここで額が跳びます: ", "the amount leaps here: ") + change_words(one.jump.size, along_.money, lang_) + say("（", " (") +
                short_money(one.before, along_.money, lang_) + " → " + short_money(one.after, along_.money, lang_) + say("）", ")"));
}

}  // namespace detail

SANTEI_INLINE std::optional<rational> drawn_curve::point() const {
  const evaluate::bound_value& value = known.values[along.input][0];
  if (!value.given || !value.range.is_point()) return std::nullopt;
  return value.range.lower()->value;
}

SANTEI_INLINE std::string curve_text(const drawn_curve& drawn, const text_style& style) {
  detail::curve_page page(drawn, style);
  page.title();
  page.point();
  page.lines();
  page.cliffs();
  page.dead_zones();
  page.remedies();
  return std::move(page).take();
}

SANTEI_INLINE std::string solve_text(const drawn_curve& drawn, const analyse::solution& found, const text_style& style) {
  detail::curve_page page(drawn, style);
  page.title();
  page.inverse(found);
  return std::move(page).take();
}

}  // namespace santei::report
