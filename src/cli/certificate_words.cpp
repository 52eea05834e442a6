// Words for a checked certificate.
#include "certificate_words.hpp"

#include <santei/impl/report/json_writer.hpp>
#include <santei/number/decimal.hpp>
#include <santei/value/writing.hpp>

namespace santei::cli {

std::string verdict_text(const verify::verdict& of, check_method by, language lang) {
  const auto say = [&](const char* ja, const char* en) { return lang == language::japanese ? ja : en; };
  const currency in = of.says.money;
  const auto money = [&](const rational& amount) {
    return lang == language::japanese || !in.is_yen() ? money_in_words(amount, in) : group_thousands(amount.text()) + " yen";
  };
  std::string text = std::string(say("証明書は成り立ちます: ", "the certificate stands: ")) + of.of.measure + "\n";
  text += by == check_method::derivation
              ? say("確かめ方: 条文と事実だけから、評価器を使わずに全ての行を導き直しました\n",
                    "checked by derivation: every line was derived anew from the clauses and the facts, without the evaluator\n")
              : say("確かめ方: 評価器で計算し直しました（条文からの検算では読み切れない規則です）\n",
                    "checked by recomputation: the evaluator computed the answer again (the rule is beyond a derivation from clauses)\n");
  for (const verify::fact& one : of.of.facts) text += "  " + one.key + " = " + one.value + "\n";
  const verify::claim& says = of.says;
  if (!says.eligible) return text + say("対象外\n", "not eligible\n");
  if (says.stated) text += say("金額  ", "amount  ") + money(*says.stated) + "\n";
  if (says.least && (says.stated != says.least || says.stated != says.most))
    text += say("あり得る額  ", "possible  ") + money(*says.least) + say(" から ", " to ") + money(*says.most) + "\n";
  if (!says.stated && !says.least) text += say("金額は定まりません\n", "no amount is determined\n");
  return text;
}

std::string verdict_json(const verify::verdict& of, check_method by, language lang) {
  report::detail::json out;
  const bool stands = of.problems.empty();
  out.object([&] {
    out.key("accepted").truth(stands);
    out.key("method");
    stands ? out.text(by == check_method::derivation ? "derivation" : "recomputation") : out.null();
    out.key("measure").text_or_null(of.of.measure);
    out.key("facts").list(of.of.facts, [&](const verify::fact& fact) {
      out.object([&] {
        out.key("key").text(fact.key);
        out.key("value").text(fact.value);
      });
    });
    out.key("eligible");
    stands ? out.truth(of.says.eligible) : out.null();
    out.currency(of.says.money);
    out.key("stated").yen(of.says.stated);
    out.key("min").yen(of.says.least);
    out.key("max").yen(of.says.most);
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
