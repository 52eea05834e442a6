// The frame of a picture: exact scales, round ticks, and the few shapes it is drawn with.
#pragma once

#include <santei/number/decimal.hpp>
#include <santei/number/rational.hpp>
#include <santei/text/diagnostic.hpp>
#include <santei/text/width.hpp>
#include <santei/value/type.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace santei::report::detail {

/// One axis: values from 0 to `top` laid on pixels from `start` to `end`.
struct scale {
  rational top, start, end;

  [[nodiscard]] rational at(const rational& value) const { return start + (end - start) * value / top; }
};

/// The round step (1, 2 or 5 times a power of ten) that cuts `top` into four to ten parts.
inline rational round_step(const rational& top) {
  rational step = 1;
  while (step * rational(8) < top) step *= rational(10);
  while (step * rational(8) >= top * rational(10)) step /= rational(10);
  for (const std::int64_t part : {5, 2})
    if (step / rational(part) * rational(8) >= top) return step / rational(part);
  return step;
}

/// How an axis counts: yen in 億円, 万円 or 円 by its size, other units as they are.
struct axis_unit {
  rational size = 1;
  std::string name;

  [[nodiscard]] std::string text(const rational& value) const {
    const rational counted = value / size;
    return group_thousands(finite_decimal_text(counted).value_or(rounded_decimal_text(counted, 2)));
  }
};

/// Other money in millions, thousands or units by its size.
inline axis_unit axis_unit_of_money(currency in, const rational& top) {
  const rational one(in.per_unit());
  const std::string code(in.code());
  if (top >= one * rational(10'000'000)) return {one * rational(1'000'000), "1,000,000 " + code};
  if (top >= one * rational(100'000)) return {one * rational(1'000), "1,000 " + code};
  return {one, code};
}

inline axis_unit axis_unit_of(const type& of, const rational& top, const std::string& unit, language lang) {
  const bool ja = lang == language::japanese;
  if (of.of != kind::money) return {rational(1), unit};
  if (!of.in.is_yen()) return axis_unit_of_money(of.in, top);
  if (top >= rational(100'000'000)) return {rational(100'000'000), ja ? "億円" : "100 million yen"};
  if (top >= rational(100'000)) return {rational(10'000), ja ? "万円" : "10,000 yen"};
  return {rational(1), ja ? "円" : "yen"};
}

inline std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: static_cast<unsigned char>(c) < 0x20 ? void(out += ' ') : void(out += c);
    }
  return out;
}

inline std::string px(const rational& x) { return rounded_decimal_text(x, 2); }

struct place {
  rational x, y;
};

/// Shapes in the order they are drawn.
class canvas {
 public:
  void line(const place& a, const place& b, const char* css) {
    out_ += "<line class=\"" + std::string(css) + "\" x1=\"" + px(a.x) + "\" y1=\"" + px(a.y) + "\" x2=\"" + px(b.x) + "\" y2=\"" +
            px(b.y) + "\"/>\n";
  }
  void path(const std::vector<place>& through, const char* css, bool close = false) {
    if (through.empty()) return;
    out_ += "<path class=\"" + std::string(css) + "\" d=\"";
    for (std::size_t i = 0; i < through.size(); ++i) out_ += (i == 0 ? "M" : " L") + px(through[i].x) + "," + px(through[i].y);
    out_ += close ? " Z\"/>\n" : "\"/>\n";
  }
  void circle(const place& at, bool filled) {
    out_ +=
        "<circle class=\"" + std::string(filled ? "closed" : "open") + "\" cx=\"" + px(at.x) + "\" cy=\"" + px(at.y) + "\" r=\"4.5\"/>\n";
  }
  void box(const place& at, const rational& width, const rational& height, const char* css) {
    out_ += "<rect class=\"" + std::string(css) + "\" x=\"" + px(at.x) + "\" y=\"" + px(at.y) + "\" width=\"" + px(width) + "\" height=\"" +
            px(height) + "\"/>\n";
  }
  /// `anchor`: start, middle or end.
  void text(const place& at, std::string_view words, const char* css = "label", const char* anchor = "start") {
    out_ += "<text class=\"" + std::string(css) + "\" x=\"" + px(at.x) + "\" y=\"" + px(at.y) + "\" text-anchor=\"" + anchor + "\">" +
            escaped(words) + "</text>\n";
  }
  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  std::string out_;
};

/// `words` cut to at most `columns`, with … at the end.
inline std::string shortened(const std::string& words, std::size_t columns) {
  if (display_width(words) <= columns) return words;
  std::string out;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t next = i + 1;
    while (next < words.size() && (static_cast<unsigned char>(words[next]) & 0xC0U) == 0x80U) ++next;
    if (display_width(out + words.substr(i, next - i)) + 2 > columns) break;
    out += words.substr(i, next - i);
    i = next;
  }
  return out + "…";
}

/// Of the root's class alone, so that a drawing changes nothing of the page it stands in.
inline constexpr std::string_view curve_style = R"css(
.curve text { font-family: "Hiragino Sans", "Yu Gothic", Meiryo, "Noto Sans CJK JP", "Noto Sans JP", sans-serif; fill: #111; }
.curve .title { font-size: 19px; font-weight: bold; }
.curve .subtitle { font-size: 13px; fill: #333; }
.curve .tick { font-size: 13px; }
.curve .axis-title { font-size: 14px; font-weight: bold; }
.curve .label { font-size: 13px; paint-order: stroke; stroke: #fff; stroke-width: 4px; stroke-linejoin: round; }
.curve .strong { font-size: 14px; font-weight: bold; paint-order: stroke; stroke: #fff; stroke-width: 4px; stroke-linejoin: round; }
.curve .grid { stroke: #ddd; stroke-width: 1; }
.curve .axis { stroke: #111; stroke-width: 1.5; }
.curve .stated { fill: none; stroke: #003f7f; stroke-width: 3; }
.curve .stated-low { fill: none; stroke: #003f7f; stroke-width: 2.2; stroke-dasharray: 9 5; }
.curve .possible { fill: none; stroke: #a04000; stroke-width: 1.8; stroke-dasharray: 2 4; }
.curve .leap { stroke: #003f7f; stroke-width: 1.2; stroke-dasharray: 2 3; }
.curve .limit { stroke: #444; stroke-width: 1.3; stroke-dasharray: 12 4 2 4; }
.curve .own { stroke: #111; stroke-width: 1.2; stroke-dasharray: 5 3; }
.curve .own-mark { fill: #111; stroke: #fff; stroke-width: 1.5; }
.curve .stated-band { fill: #7fa8d0; fill-opacity: 0.45; stroke: none; }
.curve .possible-band { fill: url(#hatch); stroke: none; }
.curve .open { fill: #fff; stroke: #003f7f; stroke-width: 2; }
.curve .closed { fill: #003f7f; stroke: #003f7f; stroke-width: 2; }
.curve .grant { fill: #003f7f; stroke: #111; }
.curve .burden { fill: url(#hatch); stroke: #111; }
)css";

inline constexpr std::string_view curve_patterns =
    R"svg(<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="7" stroke="#999" stroke-width="1"/></pattern></defs>
)svg";

}  // namespace santei::report::detail
