// Definitions of the picture of a curve.
#pragma once

#include <santei/analyse/spending.hpp>
#include <santei/report/svg.hpp>

#include <santei/impl/report/svg_picture.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

namespace santei::report {

namespace detail {

/// A quarter beyond the last break of the lines or the applicant's own point.
SANTEI_INLINE rational curve_picture::far_right() const {
  rational last;
  for (const analyse::line* of : {&along_.stated_low, &along_.stated_high, &along_.possible_low, &along_.possible_high})
    for (const analyse::piece& one : of->pieces) last = std::max({last, one.from, one.to.value_or(rational(0))});
  if (point_) last = std::max(last, *point_);
  if (last.sign() <= 0) last = along_.over.of.of == kind::money ? rational(10'000'000) : rational(1'000);
  const rational beyond = last * (point_ == last ? rational(3, 2) : rational(5, 4));
  return along_.over.greatest ? std::min(beyond, *along_.over.greatest) : beyond;
}

SANTEI_INLINE rational curve_picture::highest() const {
  rational top;
  for (const analyse::line* of : {&along_.stated_high, &along_.possible_high})
    for (const analyse::piece& one : of->pieces)
      if (const auto seen = visible(one)) top = std::max({top, seen->at(seen->from), seen->at(*seen->to)});
  return top.sign() > 0 ? top : rational(1'000'000);
}

SANTEI_INLINE void curve_picture::heading() {
  const check::measure& written = drawn_.of.written();
  out_.text({rational(40), rational(34)}, shortened(title_words(written), 92), "title");
  const std::string source = written.source.empty() ? page_words(written.page, lang_) : written.source;
  const std::string programme = written.programme_title == written.title ? "" : written.programme_title + "  ";
  out_.text({rational(40), rational(56)}, shortened(programme + source, 130), "subtitle");
  std::string known;
  for (const known_fact& one : known_facts(drawn_.of.plan(), drawn_.known, along_.input))
    known += (known.empty() ? "" : "、") + one.label + " " + one.words;
  out_.text({rational(40), rational(76)}, shortened(known, 130), "subtitle");
}

SANTEI_INLINE void curve_picture::axes() {
  const rational x_step = round_step(x_.top), y_step = round_step(y_.top);
  const axis_unit across = axis_unit_of(along_.over.of, x_.top, unit_of(along_.over.of), lang_),
                  up = axis_unit_of({kind::money, "", along_.money}, y_.top, "", lang_);
  for (rational x = 0; x <= x_.top; x += x_step) {
    out_.line({x_.at(x), y_.start}, {x_.at(x), y_.end}, "grid");
    out_.text({x_.at(x), y_.start + rational(20)}, across.text(x), "tick", "middle");
  }
  for (rational y = 0; y <= y_.top; y += y_step) {
    out_.line({x_.start, y_.at(y)}, {x_.end, y_.at(y)}, "grid");
    out_.text({x_.start - rational(10), y_.at(y) + rational(5)}, up.text(y), "tick", "end");
  }
  out_.line({x_.start, y_.start}, {x_.end, y_.start}, "axis");
  out_.line({x_.start, y_.start}, {x_.start, y_.end}, "axis");
  const std::string unit = across.name.empty() ? "" : say("（", " (") + across.name + say("）", ")");
  out_.text({x_.end, y_.start + rational(44)}, label_words(along_.over, lang_) + unit, "axis-title", "end");
  out_.text({rational(40), y_.end - rational(12)}, std::string(say("補助の額（", "amount (")) + up.name + say("）", ")"), "axis-title");
}

/// The runs of pieces that touch are one shape each.
SANTEI_INLINE void curve_picture::draw_band(const analyse::line& low, const analyse::line& high, const char* css) {
  const auto corners = [&](const analyse::line& of) {
    std::vector<place> made;
    for (const analyse::piece& one : of.pieces)
      if (const auto seen = visible(one))
        made.push_back(at(seen->from, seen->at(seen->from))), made.push_back(at(*seen->to, seen->at(*seen->to)));
    return made;
  };
  std::vector<place> shape = corners(high), below = corners(low);
  shape.insert(shape.end(), below.rbegin(), below.rend());
  out_.path(shape, css, true);
}

SANTEI_INLINE void curve_picture::bands() {
  if (wider_possible_) draw_band(along_.possible_low, along_.possible_high, "possible-band");
  if (!one_stated_) draw_band(along_.stated_low, along_.stated_high, "stated-band");
}

SANTEI_INLINE void curve_picture::draw_line(const analyse::line& of, const char* css, bool with_leaps) {
  std::vector<place> run;
  std::vector<std::pair<place, bool>> circles;
  std::optional<analyse::piece> before;
  for (const analyse::piece& one : of.pieces) {
    const auto seen = visible(one);
    if (!seen) break;
    const place start = at(seen->from, seen->at(seen->from)), end = at(*seen->to, seen->at(*seen->to));
    const bool meets = before && before->to == seen->from && before->at(seen->from) == seen->at(seen->from);
    if (!meets) {
      front_.path(run, css);
      run.clear();
      if (before && with_leaps) {
        const place left = at(*before->to, before->at(*before->to));
        if (before->to == seen->from) front_.line(left, start, "leap");
        circles.emplace_back(left, before->to_closed);
        circles.emplace_back(start, seen->from_closed);
      }
      run.push_back(start);
    }
    run.push_back(end);
    room_.block(start, end);
    before = seen;
  }
  front_.path(run, css);
  for (const auto& [where, filled] : circles) draw_end(where, filled);
}

SANTEI_INLINE void curve_picture::draw_end(const place& where, bool filled) {
  const rational r = 7;
  front_.circle(where, filled);
  room_.block(area{where.x - r, where.y - r, where.x + r, where.y + r});
}

/// The rate beside each slanting piece that is long enough to carry it.
SANTEI_INLINE void curve_picture::rates() {
  for (const analyse::piece& one : main().pieces) {
    const auto seen = visible(one);
    if (!seen || seen->slope.sign() == 0 || x_.at(*seen->to) - x_.at(seen->from) < rational(70)) continue;
    const std::string rate = along_.over.of.of == kind::quantity ? literal_text(seen->slope, {kind::unit_price, along_.over.of.unit, along_.money})
                             : seen->slope == rational(1)             ? std::string(say("全額", "in full"))
                                                                      : "× " + rate_words(seen->slope);
    std::vector<label_place> places;
    for (const std::int64_t tenths : {7, 5, 3, 8}) {
      const rational x = seen->from + (*seen->to - seen->from) * rational(tenths, 10);
      const place on = at(x, seen->at(x));
      places.push_back({{on.x - rational(10), on.y - rational(10)}, "end"});
      places.push_back({{on.x + rational(12), on.y + rational(20)}, "start"});
    }
    write({{rate}, 13, 18}, places, "label");
  }
}

SANTEI_INLINE void curve_picture::lines() {
  if (wider_possible_ && !same_line(along_.possible_high, along_.stated_high))
    draw_line(along_.possible_high, "possible", along_.stated_high.pieces.empty());
  const auto zero = [](const analyse::piece& one) { return one.slope.sign() == 0 && one.intercept.sign() == 0; };
  const bool from_zero = std::all_of(along_.possible_low.pieces.begin(), along_.possible_low.pieces.end(), zero);
  if (wider_possible_ && !from_zero && !same_line(along_.possible_low, along_.stated_low))
    draw_line(along_.possible_low, "possible", false);
  if (!one_stated_) draw_line(along_.stated_low, "stated-low", true);
  draw_line(along_.stated_high, "stated", true);
}

SANTEI_INLINE label_place curve_picture::write(const label_block& words, const std::vector<label_place>& places, const char* css) {
  const label_place where = room_.take(words, places);
  rational y = where.at.y;
  for (const std::string& one : words.lines) {
    words_.text({where.at.x, y}, one, css, where.anchor);
    y += rational(words.leading);
  }
  return where;
}

SANTEI_INLINE void curve_picture::draw_limit(const place& a, const place& b) {
  out_.line(a, b, "limit");
  room_.block(a, b);
}

/// Where the amount starts, and where it stops growing.
SANTEI_INLINE void curve_picture::limits() {
  for (const analyse::cliff& one : analyse::cliffs_of(main())) {
    if (one.before.sign() != 0 || one.jump.size.sign() <= 0 || one.jump.at > x_.top) continue;
    const rational x = x_.at(one.jump.at);
    draw_limit({x, y_.start}, {x, y_.end});
    const std::string floor_words = say("下限 ", "from ") + input(one.jump.at) + (one.jump.beyond ? say(" 超", " exclusive") : "");
    const std::vector<label_place> places = {{{x + rational(8), y_.end + rational(14)}, "start"},
                                             {{x - rational(8), y_.end + rational(14)}, "end"},
                                             {{x + rational(8), y_.end + rational(60)}, "start"}};
    write({{floor_words, say("ここで ", "leap ") + change_words(floor(one.jump.size), along_.money, lang_)}, 14, 17}, places, "strong");
    break;
  }
  const std::vector<analyse::piece>& pieces = main().pieces;
  if (pieces.size() < 2 || pieces.back().slope.sign() != 0 || pieces.back().intercept.sign() <= 0 || pieces.back().from > x_.top) return;
  const analyse::piece& last = pieces.back();
  const rational y = y_.at(last.intercept), x = x_.at(last.from);
  draw_limit({x_.start, y}, {x_.end, y});
  write({{say("上限 ", "cap ") + short_money(last.intercept, along_.money, lang_)}, 14, 17},
        {{{x_.end, y - rational(8)}, "end"}, {{x_.start + rational(8), y - rational(8)}, "start"}}, "strong");
  draw_limit({x, y_.start}, {x, y});
  const rational low = y_.start - rational(10);
  write({{input(ceil(last.from)) + say(" で上限", ": cap reached")}, 13, 17},
        {{{x - rational(8), low}, "end"}, {{x + rational(8), low}, "start"}, {{x + rational(8), low - rational(40)}, "start"}}, "label");
}

SANTEI_INLINE void curve_picture::own_bar(const rational& amount, const rational& burden, const evaluate::amounts& amounts) {
  const rational whole = amount + burden, left = 470, width = 440, top = 606;
  if (whole.sign() <= 0) return;
  const rational grant = width * amount / whole;
  out_.box({left, top}, grant, rational(16), "grant");
  out_.box({left + grant, top}, width - grant, rational(16), "burden");
  const bool at_most = amounts.max == amount && amounts.min != amount, at_rate = amounts.max != amount;
  const std::string before = at_most ? say("最大 ", "at most ") : "", after = at_rate ? say("（定めの率で）", " (at the stated rate)") : "";
  out_.text({left, top - rational(7)}, say("補助 ", "grant ") + before + short_money(amount, along_.money, lang_) + after, "label");
  out_.text({left + width, top - rational(7)},
            say("自己負担 ", "own burden ") + short_money(burden, along_.money, lang_) + (at_most ? say(" 以上", " or more") : ""), "label", "end");
}

SANTEI_INLINE void curve_picture::own_point() {
  if (!point_ || *point_ > x_.top) return;
  const evaluate::amounts amounts = along_.amounts_at(*point_);
  const std::optional<rational> amount = amounts.stated_high ? amounts.stated_high : amounts.max;
  if (!amount) return;
  const place where = at(*point_, *amount);
  front_.line({where.x, y_.start}, where, "own");
  front_.line({x_.start, where.y}, where, "own");
  const rational half = 7;
  front_.path({{where.x, where.y - half}, {where.x + half, where.y}, {where.x, where.y + half}, {where.x - half, where.y}}, "own-mark",
              true);
  room_.block(area{where.x - half, where.y - half, where.x + half, where.y + half});
  const bool several = amounts.stated_low && amounts.stated_low != amounts.stated_high;
  const std::string words =
      several ? short_money(*amounts.stated_low, along_.money, lang_) + say(" から ", " to ") + short_money(*amount, along_.money, lang_) : short_money(*amount, along_.money, lang_);
  std::vector<label_place> places;
  for (const auto& [across, down] :
       {std::pair{14, 24}, {14, -36}, {60, -24}, {60, 30}, {110, -24}, {14, 60}, {40, -90}, {40, 110}, {60, -160}})
    for (const bool right : {true, false})
      places.push_back({{where.x + rational(right ? across : -across), where.y + rational(down)}, right ? "start" : "end"});
  const label_block label{{say("申請者 ", "applicant ") + along_.over.label + " " + input(*point_), say("補助 ", "grant ") + words}, 14, 18};
  const label_place chosen = write(label, places, "strong");
  if (abs(chosen.at.x - where.x) > rational(30)) front_.line(where, {chosen.at.x, chosen.at.y - rational(4)}, "own");
  const bool is_all_spent = analyse::spending_of(drawn_.of.plan(), drawn_.known) == point_;
  if (along_.over.of.of == kind::money && is_all_spent && *amount <= *point_) own_bar(*amount, *point_ - *amount, amounts);
}

SANTEI_INLINE void curve_picture::legend() {
  rational x = 110, y = 552;
  const auto entry = [&](const char* css, bool band, const std::string& words) {
    if (band) out_.box({x, y - rational(10)}, rational(34), rational(12), css);
    else out_.line({x, y - rational(4)}, {x + rational(34), y - rational(4)}, css);
    out_.text({x + rational(42), y}, words, "tick");
    y += rational(20);
  };
  if (!along_.stated_high.pieces.empty())
    entry("stated", false,
          std::string(say("定めの率で全額が払われる額", "amount if every stated rate is paid in full")) +
              (one_stated_ ? "" : say("（最も良い場合）", " (at best)")));
  if (!one_stated_) {
    entry("stated-low", false, say("同じ（最も悪い場合）", "the same (at worst)"));
    entry("stated-band", true, say("その間: 分かっていないことで決まる幅", "between: decided by what is not known"));
  }
  if (wider_possible_) entry("possible-band", true, say("あり得る額の幅（査定で減ることも含む）", "range of possible amounts, less paid included"));
  if (!main().jumps.empty()) {
    out_.circle({x + rational(10), y - rational(4)}, true);
    out_.circle({x + rational(26), y - rational(4)}, false);
    out_.text({x + rational(42), y}, say("その値を含む・含まない", "end included, not included"), "tick");
  }
}

}  // namespace detail

SANTEI_INLINE std::string curve_svg(const drawn_curve& drawn, language lang) { return detail::curve_picture(drawn, lang).draw(); }

}  // namespace santei::report
