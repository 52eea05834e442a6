// Definitions of the words for a checked certificate.
#pragma once

#include <santei/report/verdict.hpp>

#include <santei/impl/report/json_writer.hpp>
#include <santei/impl/report/words.ipp>

namespace santei::report {

SANTEI_INLINE std::string verdict_text(const verify::verdict& of, const text_style& style) {
  const auto say = [&](const char* ja, const char* en) { return style.lang == language::japanese ? ja : en; };
  if (!of.accepted()) return std::string(say("証明書は成り立ちません", "the certificate does not stand")) + "\n";
  std::string text = std::string(say("証明書は成り立ちます: ", "the certificate stands: ")) + of.measure + "\n";
  for (const auto& [key, value] : of.facts) text += "  " + key + " = " + value + "\n";
  if (!of.eligible) return text + say("対象外\n", "not eligible\n");
  using detail::short_yen;
  if (of.stated) text += say("金額  ", "amount  ") + short_yen(*of.stated, style.lang) + "\n";
  if (of.least && (of.stated != of.least || of.stated != of.most))
    text += say("あり得る額  ", "possible  ") + short_yen(*of.least, style.lang) + say(" から ", " to ") + short_yen(*of.most, style.lang) + "\n";
  if (!of.stated && !of.least) text += say("金額は定まりません\n", "no amount is determined\n");
  return text;
}

SANTEI_INLINE std::string verdict_json(const verify::verdict& of, language lang) {
  detail::json out;
  const bool stands = of.accepted();
  out.object([&] {
    out.key("accepted").truth(stands);
    out.key("measure").text_or_null(of.measure);
    out.key("facts").list(of.facts, [&](const auto& fact) {
      out.object([&] {
        out.key("key").text(fact.first);
        out.key("value").text(fact.second);
      });
    });
    out.key("eligible");
    stands ? out.truth(of.eligible) : out.null();
    out.key("stated").yen(of.stated);
    out.key("min").yen(of.least);
    out.key("max").yen(of.most);
    out.key("problems").list(of.problems, [&](const diagnostic& one) {
      out.object([&] {
        out.key("code").text(one.code);
        out.key("text").text(one.text.in(lang));
      });
    });
  });
  return out.take();
}

}  // namespace santei::report
