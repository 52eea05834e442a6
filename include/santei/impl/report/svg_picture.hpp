// The picture of one curve: what it is made of, and in which order it is drawn.
#pragma once

#include <santei/report/svg.hpp>

#include <santei/impl/report/curve_words.hpp>
#include <santei/impl/report/svg_frame.hpp>
#include <santei/impl/report/svg_labels.hpp>

#include <optional>
#include <string>

namespace santei::report::detail {

class curve_picture {
 public:
  curve_picture(const drawn_curve& drawn, language lang)
      : drawn_(drawn),
        along_(drawn.along),
        lang_(lang),
        point_(drawn.point()),
        one_stated_(same_line(along_.stated_low, along_.stated_high)),
        wider_possible_(!same_line(along_.possible_low, along_.stated_low) || !same_line(along_.possible_high, along_.stated_high)) {
    if (point_ && !along_.over.range().contains(*point_)) point_.reset();
    x_ = {far_right(), rational(110), rational(910)};
    y_ = {highest() * rational(23, 20), rational(510), rational(124)};
  }

  /// A file of its own.
  std::string draw() && {
    heading();
    shapes();
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"curve\" width=\"960\" height=\"640\" viewBox=\"0 0 960 640\" role=\"img\">\n"
           "<style>" + std::string(curve_style) + "</style>\n" + std::string(curve_patterns) +
           "<rect width=\"960\" height=\"640\" fill=\"#fff\"/>\n" + drawn_shapes() + "</svg>\n";
  }
  /// The same without its heading, for a page that has one, and that has curve_style and curve_patterns once.
  std::string draw_within() && {
    shapes();
    return "<svg class=\"curve\" viewBox=\"0 90 960 540\" role=\"img\">\n" + drawn_shapes() + "</svg>\n";
  }

 private:
  void shapes() {
    axes();
    bands();
    lines();
    limits();
    own_point();
    rates();
    legend();
  }
  [[nodiscard]] std::string drawn_shapes() { return std::move(out_).take() + std::move(front_).take() + std::move(words_).take(); }
  void heading();
  void axes();
  void bands();
  void limits();
  void lines();
  void own_point();
  void own_bar(const rational& amount, const rational& burden, const evaluate::amounts& amounts);
  void legend();
  void draw_line(const analyse::line& of, const char* css, bool with_leaps);
  void draw_band(const analyse::line& low, const analyse::line& high, const char* css);
  void draw_end(const place& where, bool filled);
  void draw_limit(const place& a, const place& b);
  void rates();
  label_place write(const label_block& words, const std::vector<label_place>& places, const char* css);
  [[nodiscard]] rational far_right() const;
  [[nodiscard]] rational highest() const;
  [[nodiscard]] const analyse::line& main() const { return drawn_.main(); }
  [[nodiscard]] place at(const rational& x, const rational& y) const { return {x_.at(x), y_.at(y)}; }
  [[nodiscard]] const char* say(const char* ja, const char* en) const { return lang_ == language::japanese ? ja : en; }
  [[nodiscard]] std::string input(const rational& x) const { return input_words(x, along_.over.of, lang_); }
  /// The piece as far as the picture goes; nothing where it lies beyond.
  [[nodiscard]] std::optional<analyse::piece> visible(analyse::piece of) const {
    if (of.from > x_.top) return std::nullopt;
    if (!of.to || *of.to > x_.top) of.to = x_.top;
    return of;
  }

  const drawn_curve& drawn_;
  const analyse::curve& along_;
  language lang_;
  std::optional<rational> point_;
  bool one_stated_, wider_possible_;
  scale x_, y_;
  canvas out_, front_, words_;  // frame and bands, then lines, then labels, whatever the order they are found in
  label_room room_{{rational(112), rational(112), rational(945), rational(508)}};
};

}  // namespace santei::report::detail
