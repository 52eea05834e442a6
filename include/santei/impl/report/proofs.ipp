// Claims as a table and as JSON.
#pragma once

#include <santei/report/proofs.hpp>

#include <santei/impl/report/json_writer.hpp>
#include <santei/impl/report/lines.hpp>
#include <santei/plan/plan.hpp>

#include <array>

namespace santei::report {

namespace detail {

SANTEI_INLINE cell mark_of(analyse::standing is) {
  switch (is) {
    case analyse::standing::proved: return {"○", paint::good};
    case analyse::standing::refuted: return {"×", paint::bad};
    case analyse::standing::undecided: return {"△", paint::unsure};
    default: return {"－", paint::faint};
  }
}

/// A command that shows it, for a shell.
SANTEI_INLINE std::string command_of(const std::string& id, const std::vector<std::string>& facts) {
  std::string text = "santei estimate " + id;
  for (const std::string& fact : facts) text += " '" + fact + "'";
  return text;
}

SANTEI_INLINE void explain_failures(page& out, const std::vector<proved_measure>& of, language lang) {
  for (const auto& [measure, claims] : of)
    for (const analyse::proof& one : claims) {
      if (one.is != analyse::standing::refuted && one.is != analyse::standing::undecided) continue;
      const bool refuted = one.is == analyse::standing::refuted;
      out.heading(measure.id().text() + ": " + analyse::text_of(one.claim).in(lang));
      const message word = refuted ? message{"反例", "refuted"} : message{"未決", "not decided"};
      out.line(word.in(lang) + ": " + one.why.in(lang), refuted ? paint::bad : paint::unsure, 2);
      if (!one.against) continue;
      out.line(command_of(measure.id().text(), one.against->facts), paint::plain, 2);
      if (!one.against->second.empty()) out.line(command_of(measure.id().text(), one.against->second), paint::plain, 2);
    }
}

}  // namespace detail

SANTEI_INLINE std::string proofs_text(const std::vector<proved_measure>& of, const text_style& style) {
  const bool ja = style.lang == language::japanese;
  detail::page out(style.width, style.colour);
  std::vector<detail::row> rows{{{ja ? "上限" : "cap"},
                                 {ja ? "経費" : "cost"},
                                 {ja ? "負" : "neg."},
                                 {ja ? "減少" : "falls"},
                                 {ja ? "下限" : "floor"},
                                 {ja ? "負担" : "shares"},
                                 {""}}};
  std::array<std::size_t, 4> counts{};
  std::size_t without = 0;
  for (const auto& [measure, claims] : of) {
    for (const analyse::proof& one : claims) ++counts[static_cast<std::size_t>(one.is)];
    if (!measure.plan().pays) {
      ++without;
      continue;
    }
    detail::row line;
    for (const analyse::proof& one : claims) line.push_back(detail::mark_of(one.is));
    line.push_back({measure.id().text()});
    rows.push_back(std::move(line));
  }
  if (rows.size() > 1) out.table(rows, 0);
  detail::explain_failures(out, of, style.lang);
  const auto n = [&](analyse::standing is) { return std::to_string(counts[static_cast<std::size_t>(is)]); };
  using analyse::standing;
  out.heading(ja ? "○ 証明 " + n(standing::proved) + "、× 反例 " + n(standing::refuted) + "、△ 未決 " + n(standing::undecided) +
                       "、－ 該当なし " + n(standing::not_applicable)
                 : "○ proved " + n(standing::proved) + ", × refuted " + n(standing::refuted) + ", △ not decided " +
                       n(standing::undecided) + ", － not applicable " + n(standing::not_applicable));
  if (without > 0)
    out.line(ja ? "金額を払わない枠 " + std::to_string(without) + "件は表にありません"
                : std::to_string(without) + " measures pay no amount and are left out of the table");
  return std::move(out).take();
}

SANTEI_INLINE std::string proofs_json(const std::vector<proved_measure>& of, language lang) {
  detail::json out;
  out.list(of, [&](const proved_measure& measure) {
    out.object([&] {
      out.key("id").text(measure.first.id().text());
      out.key("claims").list(measure.second, [&](const analyse::proof& one) {
        out.object([&] {
          out.key("claim").text(name_of(one.claim));
          out.key("standing").text(name_of(one.is));
          out.key("why").text(one.why.in(lang));
          out.key("counter_example");
          if (!one.against) return out.null();
          out.object([&] {
            out.key("facts").texts(one.against->facts);
            out.key("second").texts(one.against->second);
            out.key("says").text(one.against->says.in(lang));
          });
        });
      });
    });
  });
  return out.take();
}

}  // namespace santei::report
