// Values as tables and forms have them: every form that is read, with what it means, and what is refused because it may mean two things.
#include "catch.hpp"
#include "show_number.hpp"

#include <santei/value/reading.hpp>
#include <santei/value/writing.hpp>

#include <string>
#include <utility>
#include <vector>

using santei::declaration;
using santei::interval;
using santei::kind;
using santei::known;
using santei::rational;
using santei::read_fact;

namespace {

declaration declare(kind of, const std::string& unit = "") {
  declaration made;
  made.key = "fact";
  made.label = "事実";
  made.of = {of, unit};
  return made;
}

const declaration money = declare(kind::money);
const declaration ratio = declare(kind::ratio);
const declaration power = declare(kind::quantity, "kWh");
const declaration gas = declare(kind::quantity, "m3");
const declaration price = declare(kind::unit_price, "kWh");
const declaration count = declare(kind::integer);
const declaration date = declare(kind::date);
const declaration month = declare(kind::month);
const declaration truth = declare(kind::truth);

std::string ends(const declaration& of, const interval& range) {
  const auto end = [&](const std::optional<santei::bound>& at) { return at ? santei::literal_text(at->value, of.of) : "…"; };
  return range.is_point() ? end(range.lower()) : end(range.lower()) + ".." + end(range.upper());
}

/// What a text is read as: "3億円", "6..20", "はい", "分からない", or the code of the refusal with its advice.
std::string read(const declaration& of, const std::string& text) {
  const auto found = read_fact(of, {text});
  if (!found) return found.problems().front().code + " " + found.problems().front().help.value().ja;
  if (found->missing()) return "分からない";
  if (const auto* set = std::get_if<known::set>(&found->value)) return set->front() == 1 ? "はい" : "いいえ";
  return ends(of, std::get<interval>(found->value)) + (found->note.empty() ? "" : " " + std::string(found->note));
}

using table = std::vector<std::pair<const char*, const char*>>;

void check_all(const declaration& of, const table& forms) {
  for (const auto& [text, meant] : forms) {
    INFO(text);
    CHECK(read(of, text) == meant);
  }
}

/// Refused, with advice that holds `advice`.
void check_refused(const declaration& of, const std::string& text, const std::string& advice) {
  INFO(text);
  const std::string said = read(of, text);
  INFO(said);
  CHECK(said.starts_with("E08"));
  CHECK(said.find(advice) != std::string::npos);
}

}  // namespace

TEST_CASE("an amount is read with a yen sign, blanks, kanji numerals and a word about the tax") {
  check_all(money, {{"¥1,200,000", "120万円"},
                    {"￥1,200,000", "120万円"},
                    {"\\1,200,000", "120万円"},
                    {"¥12億", "12億円"},
                    {"¥1,200円", "1200円"},
                    {"1,200,000 円", "120万円"},
                    {"1,200,000\u00a0円", "120万円"},
                    {"\u00a0 12億円 ", "12億円"},
                    {"12 億 円", "12億円"},
                    {"１，２００，０００　円", "120万円"},
                    {"五十億円", "50億円"},
                    {"一億二千万円", "1億2000万円"},
                    {"十二億円", "12億円"},
                    {"百万円", "100万円"},
                    {"3十億円", "30億円"},
                    {"壱千弐百円", "1200円"},
                    {"二〇〇円", "200円"},
                    {"12億円（税抜）", "12億円 税抜"},
                    {"12億円(税込み)", "12億円 税込み"},
                    {"12億円 税別", "12億円 税別"},
                    {"税込 12億円", "12億円 税込"},
                    {"（消費税抜き）12億円", "12億円 消費税抜き"}});
}

TEST_CASE("units may stand behind a blank") {
  check_all(power, {{"90 kWh", "90kWh"}, {"90　ｋＷｈ", "90kWh"}, {"90\u00a0kWh", "90kWh"}, {"九十 kWh", "90kWh"}});
  check_all(gas, {{"12.3 ㎥", "12.3m3"}, {"12.3 m³", "12.3m3"}});
  check_all(price, {{"2.5 円/kWh", "2.5円/kWh"}, {"¥2.5/kWh", "2.5円/kWh"}});
  check_all(count, {{"30 人", "30"}, {"三十名", "30"}, {"百五十 人", "150"}});
}

TEST_CASE("ranges are read in words, both ends in") {
  check_all(count, {{"20人以下", "0..20"},
                    {"901名以上", "901..…"},
                    {"6～20人", "6..20"},
                    {"6〜20人", "6..20"},
                    {"6人～20人", "6..20"},
                    {"6人から20人まで", "6..20"},
                    {"6人以上20人以下", "6..20"},
                    {"6人以上、20人以下", "6..20"},
                    {"20人未満", "0..19"},
                    {"20人超", "21..…"},
                    {"20人超50人未満", "21..49"},
                    {"～20人", "0..20"},
                    {"6人～", "6..…"},
                    {"六人以上", "6..…"}});
  check_all(money, {{"100万円～200万円", "100万円..200万円"},
                    {"0～200万円", "0円..200万円"},
                    {"100円～200", "100円..200円"},
                    {"1億円以上", "1億円..…"},
                    {"1億円以内", "0円..1億円"},
                    {"100万円以下（税抜）", "0円..100万円 税抜"}});
  check_all(ratio, {{"50%～75%", "1/2..3/4"}, {"1/2～2/3", "1/2..2/3"}});
  check_all(month, {{"2025/1～2025/3", "2025-01..2025-03"}});
  check_all(date, {{"2025/6/1～2025/6/30", "2025-06-01..2025-06-30"}, {"R7.6.1以降", "2025-06-01..…"}});
}

TEST_CASE("an end that may be in another unit is refused") {
  check_refused(money, "100～200万円", "どちらの端にも単位");
  check_refused(money, "9..11億円", "どちらの端にも単位");
  check_refused(money, "1万円～2", "どちらの端にも単位");
  check_refused(ratio, "50～75%", "どちらの端にも単位");
  check_refused(count, "1～3年", "どちらの端にも単位");
  check_refused(money, "1億円未満", "以上」「以下");
  check_refused(count, "6-20人", "「6..20人」");
  check_refused(count, "20人未満30人以上", "");
  check_refused(count, "6～20～30人", "");
}

TEST_CASE("what is no exact value is refused with a range to write") {
  check_refused(money, "約12億円", "11億円..13億円");
  check_refused(money, "10億円程度", "9億円..11億円");
  check_refused(money, "およそ500万円", "490万円..510万円");
  check_refused(money, "数億円", "..");
  check_refused(money, "10数億円", "..");
  check_refused(count, "30人前後", "29..31");
  check_refused(money, "12億円弱", "..");
}

TEST_CASE("none is refused where it may mean 0 or unknown") {
  check_refused(money, "なし", "「0円」");
  check_refused(money, "無", "「0円」");
  check_refused(count, "該当なし", "「0」");
  check_refused(power, "ゼロ", "「0kWh」");
  check_all(money, {{"不明", "分からない"}, {"未定", "分からない"}, {"\u00a0", "分からない"}, {"", "分からない"}});
}

TEST_CASE("an amount that may be misread is refused") {
  for (const char* text : {"1.200.000.000", "1 200 000円", "二三億円", "五六十億円", "100①", "10²円", "12億円台", "(1,200)", "1,2億円",
                           "－", "12億円（うち補助6億円）", "1億円2億円", "十十円", "¥", "円", "2分の1"}) {
    INFO(text);
    CHECK(read(money, text).starts_with("E08"));
  }
  check_refused(money, "▲12億円", "金額");
  check_refused(money, "¥-1200", "金額");
}

TEST_CASE("rates are read in words") {
  check_all(ratio, {{"3分の2", "2/3"},
                    {"三分の二", "2/3"},
                    {"３分の２", "2/3"},
                    {"十分の九", "9/10"},
                    {"7割5分", "3/4"},
                    {"七割五分", "3/4"},
                    {"7割", "7/10"},
                    {"10割", "10/10"},
                    {"7割5分3厘", "75.3%"},
                    {"5分", "5%"},
                    {"75 %", "3/4"},
                    {"75パーセント", "3/4"}});
  for (const char* text : {"0分の2", "3分の", "分の2", "7割12分", "11割", "5分7割", "3分の2割", "割"}) {
    INFO(text);
    CHECK(read(ratio, text).starts_with("E08"));
  }
}

TEST_CASE("days are read as spreadsheets, forms and programs write them") {
  for (const char* text :
       {"2025-06-01", "2025/6/1", "2025/06/01", "2025.6.1", "2025-6-1", "２０２５／６／１", "20250601", "2025年6月1日", "2025年 6月 1日", "令和7年6月1日",
        "令和７年　６月１日", "令和7年6月1日（日）", "令和7年6月1日(日曜日)", "2025/6/1 (Sun)", "2025年6月1日 日曜日", "R7.6.1", "r7.6.1", "R07.06.01", "R7/6/1",
        "R7年6月1日", "令和7.6.1", "令和七年六月一日", "二〇二五年六月一日", "2025-06-01 00:00:00", "2025/6/1 9:30", "2025-06-01T23:59:59", "2025-06-01T23:59:59+09:00",
        "2025-06-01T14:59:59Z", "2025-06-01T14:59:59.999Z", "2025-05-31T15:00:00Z", "2025-05-31T15:00Z", "2025-05-31 20:00:00-05:00", "2025-05-31T20:00:00-0500",
        "㋿7年6月1日", "2025-06-01 10:00 JST", "2025年6月1日 10時30分"}) {
    INFO(text);
    CHECK(read(date, text) == "2025-06-01");
  }
  check_all(date, {{"H31.4.30", "2019-04-30"}, {"令和元年5月1日", "2019-05-01"}, {"S64.1.7", "1989-01-07"}, {"2024/2/29", "2024-02-29"}});
}

TEST_CASE("a day that is refused is told to be no day, or a form that is not read") {
  const auto why = [](const declaration& of, const char* text) {
    const auto found = read_fact(of, {std::string(text)});
    return found ? std::string("読まれた") : found.problems().front().text.ja;
  };
  const auto check_says = [&](const declaration& of, const char* text, const char* words) {
    INFO(text);
    INFO(why(of, text));
    CHECK(why(of, text).find(words) != std::string::npos);
  };
  check_says(date, "2025/2/30", "という日は暦にありません");
  check_says(date, "2025-02-29", "という日は暦にありません");
  check_says(date, "2025/13/1", "という日は暦にありません");
  check_says(date, "H31.5.1", "元号の年月日ではありません");
  check_says(date, "令和元年4月30日", "元号の年月日ではありません");
  check_says(date, "令和7年6月1日（月）", "曜日が合いません（日曜日です）");
  check_says(date, "25/6/1", "年が分かりません");
  check_says(date, "7.6.1", "年が分かりません");
  check_says(date, "6/1/2025", "年が分かりません");
  check_says(date, "45809", "通し番号");
  check_says(date, "2025/6-1", "読めない形");
  check_says(date, "2025-06-01 24:00", "読めない形");
  check_says(date, "2025-06-01T10:00+9", "読めない形");
  check_says(date, "昨日", "読めない形");
  check_says(date, "2025年6月", "日付が要りますが");
  check_says(month, "2025/13", "という月はありません");
  check_says(month, "202513", "という月はありません");
  check_says(month, "2025.1", "読めない形");
  check_says(month, "3月分", "年が分かりません");
  check_says(month, "2025/3/1", "月が要りますが");
}

TEST_CASE("months are read as tables and bills write them") {
  for (const char* text : {"2025-03", "2025/03", "2025/3", "202503", "2025年3月", "2025年3月分", "令和7年3月分", "令和7年3月使用分", "R7.3", "R7/03", "R7年3月分", "２０２５／０３",
                           "令和七年三月分"}) {
    INFO(text);
    CHECK(read(month, text) == "2025-03");
  }
  CHECK(read(month, "2025.10") == "2025-10");
  const auto number = read_fact(month, {rational(202503)});
  REQUIRE(number);
  CHECK(std::get<interval>(number->value) == interval::point(2025 * 12 + 2));
}

TEST_CASE("truth is read as forms mark it, and a mark that may mean either is refused") {
  for (const char* text : {"はい", "true", "Yes", "Y", "y", "1", "１", "○", "〇", "◯", "✓", "✔", "☑", "⭕", "✔\ufe0f", "有", "有り", "あり", "該当", "該当する", " ○ ", "\u00a0有"}) {
    INFO(text);
    CHECK(read(truth, text) == "はい");
  }
  for (const char* text : {"いいえ", "false", "No", "N", "n", "0", "０", "×", "✕", "❌", "無", "無し", "なし", "非該当", "該当しない", "該当なし"}) {
    INFO(text);
    CHECK(read(truth, text) == "いいえ");
  }
  for (const char* text : {"x", "X", "△", "2", "-", "o", "☐", "有無", "はい/いいえ"}) {
    INFO(text);
    CHECK(read(truth, text).starts_with("E0802"));
  }
  CHECK(std::get<known::set>(read_fact(truth, {rational(1)})->value) == known::set{1});
  CHECK(std::get<known::set>(read_fact(truth, {rational(0)})->value) == known::set{0});
  CHECK_FALSE(read_fact(truth, {rational(2)}));
}
