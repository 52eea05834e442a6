// A small set of rules of a made-up town: a budget page, two guideline editions with frames, a measure that only a guideline holds.
#pragma once

#include <santei/catalogue/catalogue.hpp>

#include <string>
#include <vector>

namespace santei_test {

inline const std::string town_words = R"(項目 規模 [company_size] 区分 { 中小企業 [sme] { 小規模事業者 [micro] }, 大企業 [large] }
項目 対象経費 [eligible_cost] 金額
項目 申請日 [application_date] 日付
)";

inline const std::string town_page = R"(使う 共通語彙
事業 町の補助 [town]
出典 R6補正 1ページ
枠 灯りの補助 [lights]
種別   補助
対象   規模 が 中小企業  「中小企業」
経費   対象経費          「経費」
補助率 1/3 以内          「1/3以内」
上限額 1億円             「上限1億円」
端数   円未満 切捨て     仮定「慣行」
未記載「申込の時期」
例 規模 = 中小企業, 対象経費 = 10円 ならば 最大 3円
枠 調べもの [survey]
種別   委託
)";

/// An edition of the lights with two frames; `cap` in 万円.
inline std::string town_guideline(const std::string& edition, const std::string& in_force, const std::string& cap) {
  return "使う 共通語彙\n事業 町の補助 [town]\n枠 灯りの補助 [lights]\n版 第" + edition + "回 [" + edition + "] 施行 " + in_force +
         "\n種別 補助\n経費 対象経費 要領「募集」\n端数 円未満 切捨て 要領「募集」\n類型 小さい灯り [small]\n補助率 1/2 要領「募集」\n上限額 " + cap +
         "万円 要領「募集」\n類型 大きい灯り [big]\n補助率 1/4 要領「募集」\n上限額 " + cap + "0万円 要領「募集」\n";
}

inline const std::string town_parks = R"(使う 共通語彙
事業 町の補助 [town]
枠 公園 [parks]
版 第1回 [1] 施行 2025-04-01 から
種別 定額補助
項目 広さ [park_area] 数量 ㎡
経費 対象経費 要領「募集」
補助率 1/1 要領「募集」
)";

inline std::vector<santei::catalogue::rule_file> town_files() {
  return {{"guidelines/town/lights/1.santei", town_guideline("1", "2025-02-01 から 2025-03-31", "10")},
          {"guidelines/town/lights/2.santei", town_guideline("2", "2025-04-01 から", "20")},
          {"guidelines/town/parks/1.santei", town_parks},
          {"r6_supplementary/p01_town.santei", town_page},
          {"vocabulary/words.santei", town_words}};
}

/// Rules of another country, in cents, beside those of the town: they share the key of a cost.
inline const std::string abroad_rules = R"(事業 隣国の暖房 [abroad]
出典 要領「案内」
通貨 EUR 0.01
項目 費用 [eligible_cost] 金額
枠 暖房 [heating]
種別 補助
経費 費用 要領「cost」
補助率 30% 要領「30%」
端数 0.01€未満 切捨て 仮定「慣行」
)";
inline santei::catalogue::catalogue town_and_abroad() {
  auto files = town_files();
  files.push_back({"r6_supplementary/p99_abroad.santei", abroad_rules});
  return santei::catalogue::catalogue(std::move(files));
}

inline santei::catalogue::catalogue town() { return santei::catalogue::catalogue(town_files()); }

}  // namespace santei_test
