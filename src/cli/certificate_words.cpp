// Words for a checked certificate.
#include "certificate_words.hpp"

#include <santei/impl/report/json_writer.hpp>
#include <santei/number/decimal.hpp>
#include <santei/value/writing.hpp>

namespace santei::cli {

std::string verdict_text(const verify::verdict& of, language lang) {
  const auto say = [&](const char* ja, const char* en) { return lang == language::japanese ? ja : en; };
  const auto yen = [&](const rational& amount) {
    return lang == language::japanese ? yen_in_oku_man(amount) : group_thousands(amount.text()) + " yen";
  };
  std::string text = std::string(say("証明書は成り立ちます: ", "the certificate stands: ")) + of.measure + "\n";
  for (const auto& [key, value] : of.facts) text += "  " + key + " = " + value + "\n";
  if (!of.eligible) return text + say("対象外\n", "not eligible\n");
  if (of.stated) text += say("金額  ", "amount  ") + yen(*of.stated) + "\n";
  if (of.least && (of.stated != of.least || of.stated != of.most))
    text += say("あり得る額  ", "possible  ") + yen(*of.least) + say(" から ", " to ") + yen(*of.most) + "\n";
  if (!of.stated && !of.least) text += say("金額は定まりません\n", "no amount is determined\n");
  return text;
}

std::string verdict_json(const verify::verdict& of, language lang) {
  report::detail::json out;
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

}  // namespace santei::cli
