// Rules written in a test, checked against a small vocabulary.
#pragma once

#include <santei/check/check.hpp>
#include <santei/syntax/parse.hpp>
#include <santei/text/render.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace checking {

inline const char* const vocabulary_text = R"(
項目 規模 [company_size] 区分 { 中小企業 [sme] { 小規模事業者 [micro] }, 中堅企業 [mid_sized], 大企業 [large] }
項目 投資額 [investment] 金額
項目 対象経費 [eligible_cost] 金額
項目 従業員数 [employees] 整数 0 以上
項目 赤字 [loss_making] 真偽
項目 賃上げ [wage_rise] 真偽
項目 目標 [target] 割合 0.1% 以上
項目 実績 [actual] 割合
項目 電気使用量 [power_usage] 数量 kWh
項目 ガス使用量 [gas_usage] 数量 ㎥
項目 使用月 [usage_month] 月
項目 申請日 [application_date] 日付
)";

/// What the texts of diagnostics point into: the vocabulary is text 0, the rule text 1.
inline santei::source_set sources_of(const std::string& rule) {
  santei::source_set sources;
  sources.add("common.santei", vocabulary_text);
  sources.add("rule.santei", rule);
  return sources;
}

inline std::shared_ptr<const santei::check::checked> vocabulary() {
  static const auto made = santei::check::check_file(santei::syntax::parse(vocabulary_text).value()).file;
  return made;
}

/// A rule with its header: programme and measure take one line each, so that clauses begin in line 5.
inline std::string rule(std::string_view clauses) {
  return "使う 共通語彙\n事業 試験事業 [trial]\n枠 試験枠 [main]\n種別 補助\n" + std::string(clauses);
}

inline santei::check::report check(const std::string& text, const santei::page_texts* pages = nullptr) {
  return santei::check::check_file(santei::syntax::parse(text, 1).value(), {vocabulary(), pages, nullptr});
}

/// The codes of the problems, in the order of the file.
inline std::vector<std::string> codes(const santei::check::report& report) {
  std::vector<std::string> found;
  for (const santei::diagnostic& one : report.problems) found.push_back(one.code);
  return found;
}
inline std::vector<std::string> codes_of(std::string_view clauses) { return codes(check(rule(clauses))); }

using list = std::vector<std::string>;

}  // namespace checking
