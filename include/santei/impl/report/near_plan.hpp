// What a little more or less would change: the places of a curve that lie nearest to the applicant's own point.
#pragma once

#include <santei/analyse/cliffs.hpp>
#include <santei/impl/report/curve_words.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace santei::report::detail {

/// A value of the fact, in its whole unit, from which on the amount is another than below it, or grows at another rate.
struct threshold {
  rational at;         // the first value of the new stretch
  bool leaps = false;  // else the rate alone changes there
  rational rate;       // smallest units of money for one unit more, from there on
  std::string why;
};

/// All thresholds of the line, in order. What lies between two whole units counts at the next one.
inline std::vector<threshold> thresholds_of(const analyse::line& of) {
  std::vector<threshold> found;
  for (std::size_t i = 1; i < of.pieces.size(); ++i) {
    const analyse::piece &before = of.pieces[i - 1], &piece = of.pieces[i];
    if (piece.to && *piece.to == piece.from) continue;  // a single value; the stretch behind it tells
    const bool leaps = before.at(piece.from) != piece.at(piece.from);
    if (!leaps && before.slope == piece.slope) continue;
    const bool beyond = leaps && !piece.from_closed && piece.from.is_integer();
    found.push_back({beyond ? piece.from + rational(1) : ceil(piece.from), leaps, piece.slope, piece.why});
  }
  for (const analyse::cliff& one : analyse::cliffs_of(of))
    for (threshold& known : found)
      if (known.leaps && (known.at == one.jump.at || known.at == one.jump.at + rational(1))) known.why = one.why;
  return found;
}

/// At most two on each side of x, the nearest first; what lies at x or below it is below.
inline std::vector<threshold> nearest_thresholds(const analyse::line& of, const rational& x) {
  constexpr std::size_t most = 2;
  std::vector<threshold> below, above;
  for (threshold& one : thresholds_of(of)) (one.at <= x ? below : above).push_back(std::move(one));
  std::reverse(below.begin(), below.end());
  below.resize(std::min(below.size(), most));
  above.resize(std::min(above.size(), most));
  above.insert(above.end(), std::make_move_iterator(below.begin()), std::make_move_iterator(below.end()));
  return above;
}

/// The amount after 端数 at one value, as the upper line has it.
inline std::optional<rational> amount_at(const analyse::curve& along, const rational& x) {
  const evaluate::amounts at = along.amounts_at(x);
  return at.stated_high ? at.stated_high : at.max;
}

/// What happens there, seen from x: "あと1円増やして 10億円 に届くと、補助は 0円 から 3億3333万3333円 に変わります。"
inline std::string threshold_words(const drawn_curve& drawn, const threshold& one, const rational& x, language lang) {
  const analyse::curve& along = drawn.along;
  const type& of = along.over.of;
  const auto words = [&](const rational& value) { return input_words(value, of, lang); };
  const auto yen = [&](const std::optional<rational>& value) { return value ? short_money(*value, along.money, lang) : std::string("—"); };
  const bool ja = lang == language::japanese, up = one.at > x;
  const rational step = up ? one.at - x : x - one.at + rational(1);
  const std::string at = words(one.at), by = words(step);
  std::string reach;
  if (ja) reach = up ? "あと" + by + "増やして " + at + " に届くと、" : one.leaps ? by + "減らして " + at + " を下回ると、" : "";
  else reach = up ? by + " more, at " + at + ": " : one.leaps ? by + " less, below " + at + ": " : "";
  if (one.leaps) {
    const auto before = amount_at(along, one.at - rational(1)), after = amount_at(along, one.at);
    const std::string from = yen(up ? before : after), to = yen(up ? after : before);
    return ja ? reach + "補助は " + from + " から " + to + " に変わります。" : reach + "the grant goes from " + from + " to " + to + ".";
  }
  const std::string rate = of.of == kind::money ? rate_words(one.rate) : short_money(one.rate, along.money, lang);
  if (up && one.rate.sign() <= 0) return ja ? reach + "補助は " + yen(amount_at(along, one.at)) + " に届き、それより増やしても増えません。" : reach + "the grant reaches " + yen(amount_at(along, one.at)) + " and grows no further.";
  if (up) return ja ? reach + "それより増やした分の補助は " + rate + " になります。" : reach + "what is spent beyond it is paid at " + rate + ".";
  if (one.rate.sign() <= 0)
    return ja ? at + " を超えた分は補助が増えません。" + (x > one.at ? words(x - one.at) + "減らしても補助は同じです。" : "いまの計画がちょうどその額です。")
              : "beyond " + at + " the grant grows no further; " + words(x - one.at) + " less would bring the same.";
  return ja ? at + " を超えた分の補助は " + rate + " です。" : "what is spent beyond " + at + " is paid at " + rate + ".";
}

}  // namespace santei::report::detail
