// How a report looks: A4 in black and white, lines rather than boxes, one text face of the system.
#pragma once

#include <string_view>

namespace santei::report::detail {

/// After curve_style, whose colours it turns to black and grey.
inline constexpr std::string_view report_style = R"css(
@page { size: A4; margin: 15mm 16mm 18mm; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 210mm; padding: 24px 16px; color: #000; background: #fff; font: 13px/1.5 "Noto Sans JP", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic UI", Meiryo, sans-serif; font-variant-numeric: tabular-nums; line-break: strict; overflow-wrap: anywhere; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
h1 { font-size: 1.85em; line-height: 1.3; margin: 0 0 .5em; }
h2 { font-size: 1.4em; line-height: 1.4; margin: 0; break-after: avoid; }
h3 { font-size: 1.15em; line-height: 1.5; margin: 1em 0 0; border-bottom: 1px solid #000; break-after: avoid; }
p { margin: .3em 0; }
small, .faint, .basis { color: #333; font-size: .85em; line-height: 1.4; }
table { width: 100%; border-collapse: collapse; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: .25em .7em .25em 0; border-bottom: 1px solid #bbb; font-weight: normal; }
thead { display: table-header-group; }
thead th { border-bottom: 1px solid #000; color: #333; font-size: .85em; line-height: 1.3; }
tr > :last-child { padding-right: 0; }
th.sign, td.sign { width: 1.9em; padding-right: .4em; text-align: center; white-space: nowrap; }
.amount { text-align: right; }
.whole, .name { white-space: nowrap; }
.w10 { width: 10%; } .w15 { width: 15%; } .w20 { width: 20%; } .w25 { width: 25%; } .w35 { width: 35%; } .w40 { width: 40%; }
.measure { margin-top: 48px; }
.verdict { display: flex; gap: 1em; align-items: baseline; border: solid #000; border-width: 2px 0 1px; margin-top: .5em; padding: .4em 0; font-size: 1.15em; }
.verdict .sign { font-size: 1.5em; line-height: 1; }
.verdict .right { margin-left: auto; text-align: right; }
.box { display: inline-block; width: 1em; height: 1em; border: 1.2px solid #000; vertical-align: -.15em; }
.range { display: block; height: 5px; margin: 3px 0 1px; border: 1px solid #000; background: repeating-linear-gradient(135deg, #fff 0 2px, #777 2px 3px); }
.range > span { display: block; height: 100%; background: #000; }
.narrowing { display: block; }
.sources { break-before: avoid; }
.tick { width: 2em; }
.number { display: inline-block; min-width: 1.5em; }
.to-write { display: inline-block; width: 80mm; border-bottom: 1px solid #000; }
.caveat { border: 1px solid #000; padding: .5em .8em; margin-top: 1.5em; font-weight: bold; }
.head th, .facts th, .money th { width: 30%; color: #333; }
.money td { text-align: right; width: 25%; white-space: nowrap; }
.money td + td { text-align: left; width: 45%; white-space: normal; padding-left: 1.2em; }
.keep, figure { break-inside: avoid; }
code { font: .9em/1.4 ui-monospace, "Noto Sans Mono CJK JP", monospace; }
figure { margin: 0; }
svg.curve { display: block; width: 100%; max-width: 160mm; margin: .3em auto 0; }
.curve .stated, .curve .stated-low, .curve .leap, .curve .open, .curve .closed { stroke: #000; }
.curve .closed, .curve .grant { fill: #000; }
.curve .possible { stroke: #555; }
.curve .stated-band { fill: #999; }
@media print {
  body { max-width: none; padding: 0; font-size: 11.5px; }
  .measure { margin-top: 0; break-before: page; }
  svg.curve { max-width: 132mm; }
}
)css";

}  // namespace santei::report::detail
