// What an answer says, in the words that every surface shares: verdict, amount, why it is no more definite, which case its steps are of.
#pragma once

#include <santei/evaluate/result.hpp>
#include <santei/impl/report/standing.ipp>
#include <santei/impl/report/words.ipp>

#include <optional>
#include <string>
#include <vector>

namespace santei::report::detail {

/// The verdict as a sentence.
inline const char* verdict_words(const evaluate::result& answer, language lang) {
  const bool ja = lang == language::japanese;
  switch (answer.verdict) {
    case truth::no: return ja ? "対象になりません（対象外）" : "not eligible";
    case truth::unknown: return ja ? "まだ決まりません" : "not decided yet";
    case truth::yes: break;
  }
  if (answer.premises.empty()) return ja ? "対象になります" : "eligible";
  return ja ? "前提を満たせば対象になります" : "eligible if the premises hold";
}

/// The amount as a heading says it: "最大 3億円（300,000,000円）", "未定 0円 から 101円", "算定できません".
inline std::string amount_in_words(const evaluate::amounts& of, currency in, language lang) {
  const auto say = [&](const char* ja, const char* en) { return std::string(lang == language::japanese ? ja : en); };
  const auto range = [&](const std::optional<rational>& low, const std::optional<rational>& high) { return range_words(low, high, in, lang); };
  const std::string most = say("最大 ", "up to ");
  const bool computed = of.status != evaluate::status::not_computable && of.status != evaluate::status::open;
  if (computed && !of.max) return say("まだ分かりません（", "not known yet (") + range(of.min, of.max) + say("）", ")");
  switch (of.status) {
    case evaluate::status::ineligible: return short_money(rational(), in, lang);
    case evaluate::status::not_computable: return say("算定できません", "cannot be computed");
    case evaluate::status::open: return of.max ? say("未定 ", "open: ") + range(of.min, of.max) : say("未定", "open");
    case evaluate::status::exact: return range(of.min, of.max);
    case evaluate::status::maximum: return most + range(of.stated_high ? of.stated_low : of.max, of.stated_high ? of.stated_high : of.max);
    case evaluate::status::maximum_interval: return say("最大 ", "at most ") + range(of.stated_low, of.stated_high);
    case evaluate::status::interval: return range(of.min, of.max);
  }
  return {};
}

/// Why the status is what it is, sentence by sentence.
inline std::vector<std::string> why_the_status(const catalogue::measure& of, const evaluate::amounts& amount, currency in, language lang) {
  const auto say = [&](std::string ja, std::string en) { return lang == language::japanese ? std::move(ja) : std::move(en); };
  const std::string possible = range_words(amount.min, amount.max, in, lang),
                    stated = range_words(amount.stated_low, amount.stated_high, in, lang);
  switch (amount.status) {
    case evaluate::status::ineligible: return {say("対象外なので " + short_money(rational(), in) + "です。", "Not eligible, so nothing is paid.")};
    case evaluate::status::not_computable: {
      if (of.plan().pays || catalogue::pays_applicants(of.kind()))
        return {say("率も額も資料にない補助です。", "The page gives neither a rate nor an amount.")};
      const std::string why = why_nobody_is_paid(of.kind(), lang);
      return {say(why + "。", why + ".")};
    }
    case evaluate::status::exact: return {};
    case evaluate::status::open: {
      std::vector<std::string> made;
      if (amount.stated_high) made.push_back(say("挙げられた率で計算した額は " + stated + "。", "At the rates that are listed: " + stated + "."));
      made.push_back(say("「等」「定額」「未定」のため、ほかの額にもなり得ます。", "'等' (and others), a fixed amount or an open rate leaves other amounts possible."));
      return made;
    }
    case evaluate::status::maximum:
      if (!amount.stated_high) return {say("「最大」: 上限額だけが示され、算定式が資料にないためです。", "'Up to': only a cap is given, no formula.")};
      return {say("「最大」: 「以内」「以下」などの定めがあり、査定で少なくなることがあるためです。あり得る額は " + possible + "。",
                  "'Up to': the rule says 'at most', so less may be paid. Possible: " + possible + ".")};
    case evaluate::status::maximum_interval:
      return {say("分かっていない事実や読みによって最大の額が変わり、査定で少なくなることもあります。あり得る額は " + possible + "。",
                  "The greatest amount depends on what is not known yet, and less may be paid. Possible: " + possible + ".")};
    case evaluate::status::interval:
      return {say("分かっていない事実・率・読みによって変わります。", "It depends on facts, rates or readings that are not known yet.")};
  }
  return {};
}

/// Why the amount is no more definite than it is, in plain words.
inline std::vector<std::string> why_the_amount_is_so(const catalogue::measure& of, const evaluate::result& answer, language lang) {
  const auto say = [&](const char* ja, const char* en) { return std::string(lang == language::japanese ? ja : en); };
  const evaluate::amounts& amount = answer.amount;
  std::vector<std::string> made = why_the_status(of, amount, answer.money, lang);
  const auto whole = [](const std::optional<rational>& x) { return !x || x->is_integer(); };
  if (!whole(amount.unrounded_low) || !whole(amount.unrounded_high))
    made.push_back(say("端数処理の前は ", "Before rounding: ") + range_words(amount.unrounded_low, amount.unrounded_high, answer.money, lang));
  if (!amount.tight)
    made.push_back(say("開いた点が多いため、幅は実際より広いことがあります。", "Many points are open: the range may be wider than need be."));
  return made;
}

/// Which case the steps are of, where some point is open; empty where one amount is stated whatever is open.
inline std::string which_computation(const evaluate::result& answer, language lang) {
  const evaluate::amounts& of = answer.amount;
  const bool is_one_amount = of.stated_low && of.stated_low == of.stated_high && of.status != evaluate::status::open;
  if (!answer.steps_are_of_one_completion || is_one_amount) return {};
  const bool is_greatest = of.max && (!of.stated_high || *of.max <= *of.stated_high);
  const bool ja = lang == language::japanese;
  if (is_greatest)
    return ja ? "まだ決まらないことがあるので、最も多くなる場合の計算です。" : "Some points are open: this is the computation of the greatest amount.";
  return ja ? "まだ決まらないことがあるので、資料に挙げられた率・額のうちいちばん多いものによる計算です。ほかの率・額もあり得ます。"
            : "Some points are open: this is the computation of the greatest amount that is stated; others are possible.";
}

/// What telling a fact decides.
inline std::string decides_words(const std::optional<rational>& amount, currency in, language lang) {
  const bool ja = lang == language::japanese;
  if (!amount) return ja ? "限りない幅を決める" : "decides an unbounded range";
  if (amount->sign() > 0) return (ja ? "決まる幅 " : "decides ") + short_money(*amount, in, lang);
  return ja ? "ほかと合わせて決まる" : "decides together with others";
}

}  // namespace santei::report::detail
