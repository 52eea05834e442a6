// The checker on a certificate written by hand: what it takes, and what it refuses with a good seal.
#include <santei/verify/certificate.hpp>

#include <santei/text/hash.hpp>

#include "catch.hpp"

#include <string>

using santei::rational;
using santei::verify::check_certificate;
using santei::verify::claim;
using santei::verify::rule_text;

namespace {

const std::string rule =
    "事業 試験 [test]\n"
    "出典 要領「試験」\n"
    "項目 投資額 [investment] 金額\n"
    "項目 規模 [size] 区分 { 中小企業 [sme] { 小規模 [micro] }, 大企業 [large] }\n"
    "項目 甲, 乙 [first, second] 真偽\n"
    "枠 枠 [main]\n"
    "種別   補助\n"
    "排他   甲, 乙   仮定「試験」\n"
    "対象   規模 が 中小企業   「中小企業」\n"
    "経費   投資額   仮定「試験」\n"
    "補助率 1/3 以下   「（1/3以下）2/3」\n"
    "上限額 50億円   仮定「試験」   # 60億円\n"
    "上限額 70億円 甲 なければ いいえ のとき 優先   仮定「試験」\n"
    "下限額 100円   仮定「試験」\n"
    "端数   円未満 切捨て   仮定「試験」\n"
    "枠 別 [other]\n"
    "種別 補助\n"
    "金額 1円   仮定「試験」\n"
    "端数 なし   仮定「試験」\n";

const std::vector<rule_text> rules{{"r6/p02.santei", rule}};

const std::string body =
    "santei certificate 2\n"
    "measure test/main\n"
    "file " + santei::sha256(rule) + " p02.santei\n"
    "fact size sme\n"
    "fact investment 1000000000\n"
    "absent first\n"
    "absent second\n"
    "clause 1:8 read 排他 甲, 乙\n"
    "clause 1:9 yes 対象 規模 が 中小企業\n"
    "clause 1:10 gives 1000000000 経費 投資額\n"
    "clause 1:11 gives 1/3 補助率 1/3 以内\n"
    "clause 1:12 gives 5000000000 上限額 50億円\n"
    "clause 1:13 idle 上限額 70億円 甲 なければ いいえ のとき 優先\n"
    "clause 1:14 yes 下限額 100円\n"
    "clause 1:15 rounds 1 down 端数 円未満 切捨て\n"
    "amount 経費 1000000000\n"
    "amount 補助率 1000000000/3 0 1000000000/3\n"
    "amount 上限額 1000000000/3 0 1000000000/3\n"
    "amount 端数 333333333 0 333333333\n"
    "eligible yes\n"
    "stated 333333333\n"
    "possible 0 333333333\n";

std::string sealed(const std::string& text) { return text + "seal " + santei::sha256(text) + "\n"; }

/// The genuine one with one place changed, and sealed anew.
std::string changed(const std::string& from, const std::string& to) {
  std::string text = body;
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return sealed(text.replace(at, from.size(), to));
}

std::string code_of(const std::string& certificate, const std::vector<rule_text>& of = rules) {
  const auto verdict = check_certificate(certificate, of);
  return verdict.problems.empty() ? "" : verdict.problems.front().code;
}

}  // namespace

TEST_CASE("a certificate whose every line follows from the clauses is accepted, with what it claims") {
  const auto verdict = check_certificate(sealed(body), rules);
  INFO((verdict.problems.empty() ? "" : verdict.problems.front().text.en + verdict.problems.front().help.value_or(santei::message{}).en));
  REQUIRE(verdict.accepted());
  CHECK(verdict.of.measure == "test/main");
  CHECK(verdict.of.facts.size() == 2);
  CHECK(verdict.says == claim{true, rational(333333333), rational(0), rational(333333333)});
}

TEST_CASE("a broken seal, another rule text and a rule that does not read are told apart") {
  std::string broken = sealed(body);
  broken[broken.find("1000000000")] = '2';
  CHECK(code_of(broken) == "E0947");
  CHECK(code_of(sealed(body), {{"p02.santei", rule + " "}}) == "E0945");
  CHECK(code_of(sealed(body), {}) == "E0945");
  CHECK(code_of(changed("stated 333333333", "stated 333333334")) == "E0946");
  const std::string unreadable = rule + "補助率 \n";
  std::string of_unreadable = body;
  of_unreadable.replace(of_unreadable.find(santei::sha256(rule)), 64, santei::sha256(unreadable));
  CHECK(code_of(sealed(of_unreadable), {{"p02.santei", unreadable}}) == "E0948");
}

TEST_CASE("a forger who seals anew is refused at every line") {
  const auto refused = [](const std::string& from, const std::string& to) {
    INFO(from << " -> " << to);
    CHECK(code_of(changed(from, to)) == "E0946");
  };
  refused("fact investment 1000000000", "fact investment 1000000001");
  refused("fact investment 1000000000", "fact investment -1");
  refused("fact size sme", "fact size micro\nfact size sme");
  refused("fact size sme", "fact size huge");
  refused("fact size sme", "fact size large");
  refused("fact size sme\n", "fact size sme\nfact capital 5\n");
  refused("fact size sme\nfact investment 1000000000\nabsent first\nabsent second",
          "fact size sme\nfact investment 1000000000\nfact first yes\nfact second yes");
  refused("absent first\n", "");
  refused("measure test/main", "measure test/other");
  refused("measure test/main", "measure test/none");
  refused("clause 1:12 gives 5000000000 上限額 50億円\n", "");
  refused("gives 5000000000 上限額 50億円", "idle 上限額 50億円");
  refused("上限額 50億円", "上限額 60億円");
  refused("clause 1:9 yes", "clause 1:9 no");
  refused("clause 1:13 idle", "clause 1:13 gives 7000000000");
  refused("gives 1/3 補助率 1/3 以内", "gives 2/3 補助率 2/3 以内");
  refused("rounds 1 down", "rounds 1 up");
  refused("amount 上限額 1000000000/3 0 1000000000/3\n", "");
  refused("amount 端数 333333333 0 333333333\n", "");
  refused("possible 0 333333333", "possible 333333333 333333333");
  refused("eligible yes\nstated 333333333\npossible 0 333333333\n", "eligible no\n");
  refused("stated 333333333\n", "");
  refused("possible 0 333333333\n", "possible 0 333333333\npossible 0 333333333\n");
}

TEST_CASE("facts in another order are the same case, and true of another applicant is true") {
  const std::string two = "fact size sme\nfact investment 1000000000\n";
  CHECK(code_of(changed(two, "fact investment 1000000000\nfact size sme\n")).empty());
}

TEST_CASE("any bytes are taken, and only certificates accepted") {
  for (const std::string text : {"", "\n", "seal \n", "santei certificate 2\n", "santei certificate 1\n", "\xff\xfe\n\n", "fact a b\n"}) {
    CHECK(code_of(text) == "E0947");
    CHECK(code_of(sealed(text)) == "E0947");
  }
  CHECK(code_of(changed("fact investment 1000000000", "fact investment 2000000000/2")) == "E0946");
  CHECK(code_of(changed("fact investment 1000000000", "fact investment " + std::string(5000, '3'))) == "E0946");
  CHECK(code_of(changed("fact size sme", "rows contracts 999999\nfact size sme")) == "E0946");
  CHECK(code_of(changed("file ", "file  ")) == "E0947");
}

TEST_CASE("a certificate of a megabyte is answered at once") {
  std::string many;
  while (many.size() < (std::size_t{1} << 20)) many += "fact size" + std::to_string(many.size()) + " sme\n";
  CHECK(code_of(changed("fact size sme\n", "fact size sme\n" + many)) == "E0946");
}
