// A file has one currency: amounts of another are refused wherever they stand.
#include "catch.hpp"
#include "checking.hpp"

#include <santei/syntax/print.hpp>

using namespace checking;

namespace {

using list = std::vector<std::string>;

std::string in_euros(const std::string& clauses) {
  return "使う 共通語彙\n事業 試験事業 [trial]\n通貨 EUR 0.01\n項目 費用 [cost] 金額\n枠 試験枠 [main]\n種別 補助\n" + clauses;
}
list said(const std::string& clauses) { return codes(check(in_euros(clauses))); }

const std::string end = "端数 0.01€未満 切捨て 仮定「a」\n";

}  // namespace

TEST_CASE("a rule in one currency is clean") {
  CHECK(said("経費 費用 仮定「a」\n補助率 1/3 仮定「a」\n上限額 1,000 EUR 仮定「a」\n" + end) == list{});
  CHECK(said("対象 規模 が 中小企業 仮定「a」\n経費 小さい方( 費用, € 500 ) 仮定「a」\n補助率 1/3 仮定「a」\n" + end) == list{});
}

TEST_CASE("an amount of another currency is refused where it stands") {
  CHECK(said("経費 費用 仮定「a」\n補助率 1/3 仮定「a」\n上限額 100万円 仮定「a」\n" + end) == list{"E0312"});
  CHECK(said("経費 費用 + $5 仮定「a」\n補助率 1/3 仮定「a」\n" + end) == list{"E0312"});
  CHECK(said("経費 費用 + 投資額 仮定「a」\n補助率 1/3 仮定「a」\n" + end) == list{"E0312"});
  CHECK(said("対象 費用 が 1000円 以上 仮定「a」\n経費 費用 仮定「a」\n補助率 1/3 仮定「a」\n" + end) == list{"E0312"});
  CHECK(said("経費 費用 仮定「a」\n補助率 1/3 仮定「a」\n端数 円未満 切捨て 仮定「a」\n") == list{"E0312"});
  CHECK(said("項目 別の費用 [other] 金額 0円 以上\n経費 費用 + 別の費用 仮定「a」\n補助率 1/3 仮定「a」\n" + end) == list{"E0312"});
  CHECK(said("予算 100億円 仮定「a」\n経費 費用 仮定「a」\n補助率 1/3 仮定「a」\n" + end) == list{"E0312"});
  CHECK(codes_of("経費 投資額 仮定「a」\n補助率 1/3 仮定「a」\n上限額 1,000€ 仮定「a」\n") == list{"E0312"});
}

TEST_CASE("a file says its currency once, in its 事業") {
  CHECK(said("通貨 EUR 0.01\n経費 費用 仮定「a」\n補助率 1/3 仮定「a」\n" + end) == list{"E0115", "E0407"});
  CHECK_FALSE(santei::syntax::parse("事業 甲 [a]\n通貨 XYZ 0.01\n"));
  CHECK_FALSE(santei::syntax::parse("事業 甲 [a]\n通貨 EUR 1\n"));
  CHECK_FALSE(santei::syntax::parse("EUR 0.01\n"));
  CHECK(santei::syntax::parse("事業 甲 [a]\n通貨 KRW 1\n").value().money.code() == "KRW");
}

TEST_CASE("amounts of other currencies are printed as they are read") {
  const std::string text = in_euros("経費 費用 仮定「a」\n補助率 1/3 補助額 1,000.50€ 以下の部分 仮定「a」\n上限額 € 2,000 仮定「a」\n端数 1€未満 切捨て 仮定「a」\n");
  const auto tree = santei::syntax::parse(text).value();
  const std::string printed = santei::syntax::print(tree);
  CHECK(printed.find("EUR 0.01\n") != std::string::npos);
  CHECK(printed.find("補助額 1,000.50€ 以下の部分") != std::string::npos);
  CHECK(printed.find("2,000€") != std::string::npos);
  CHECK(printed.find("1€未満 切捨て") != std::string::npos);
  CHECK(santei::syntax::print(santei::syntax::parse(printed).value()) == printed);
}
