// The checker on certificates written by hand: what it takes, and what it refuses with a good seal.
#include <santei/verify/certificate.hpp>

#include <santei/text/hash.hpp>

#include "catch.hpp"

#include <string>

using santei::rational;
using santei::verify::check_certificate;
using santei::verify::rule_text;

namespace {

const std::string rule =
    "項目 投資額 [investment] 金額\n"
    "項目 規模 [company_size] 区分 { 中小企業 [sme], 大企業 [large] }\n"
    "対象   規模 が 中小企業   「中小企業」\n"
    "補助率 1/3 以下   「（1/3以下）2/3」\n"
    "上限額 50億円   # 60億円\n"
    "端数   円未満 切捨て\n"
    "例 投資額 = 70億円 ならば 7億円\n";

const std::vector<rule_text> rules{{"r6/p02.santei", rule}};

std::string body() {
  return "santei certificate 1\n"
         "measure test/main\n"
         "file 1 " + santei::sha256(rule) + " p02.santei\n"
         "fact f1 company_size sme 規模 中小企業\n"
         "fact f2 investment 1000000000 投資額\n"
         "line c1 1:3 対象 規模 が 中小企業 「中小企業」\n"
         "line c2 1:4 補助率 1/3 以下 「（1/3以下）2/3」\n"
         "line c3 1:5 上限額 50億円 # 60億円\n"
         "line c4 1:6 端数 円未満 切捨て\n"
         "s1 = in f1 sme by c1 -> yes\n"
         "s2 = fact f2 -> 1000000000\n"
         "s3 = number 1/3 by c2 -> 1/3\n"
         "s4 = multiply s2 s3 -> 1000000000/3\n"
         "s5 = number 5000000000 by c3 -> 5000000000\n"
         "s6 = minimum s4 s5 -> 1000000000/3\n"
         "s7 = round s6 down 1 by c4 -> 333333333\n"
         "s8 = all -> yes\n"
         "s9 = number 0 -> 0\n"
         "step s4 c2 補助率\n"
         "step s6 c3 上限額\n"
         "step s7 c4 端数\n"
         "eligible s1 yes\n"
         "stated s7 s8 333333333\n"
         "possible s9 s7 s8 0 333333333\n";
}

std::string sealed(const std::string& text) { return text + "seal " + santei::sha256(text) + "\n"; }

/// The genuine one with one place changed, and sealed anew.
std::string changed(const std::string& from, const std::string& to) {
  std::string text = body();
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return sealed(text.replace(at, from.size(), to));
}

bool stands(const std::string& certificate) { return check_certificate(certificate, rules).accepted(); }

}  // namespace

TEST_CASE("a certificate that follows step by step is accepted, with what it claims") {
  const auto verdict = check_certificate(sealed(body()), rules);
  REQUIRE(verdict.accepted());
  CHECK(verdict.measure == "test/main");
  CHECK(verdict.eligible);
  CHECK(verdict.facts == std::vector<std::pair<std::string, std::string>>{{"company_size", "sme"}, {"investment", "1000000000"}});
  CHECK(verdict.stated == rational(333333333));
  CHECK(verdict.least == rational(0));
  CHECK(verdict.most == rational(333333333));
}

TEST_CASE("a broken seal and another rule text are told apart") {
  std::string broken = sealed(body());
  broken[broken.find("1000000000")] = '2';
  CHECK(check_certificate(broken, rules).problems.front().code == "E0947");
  CHECK(check_certificate(sealed(body()), {{"p02.santei", rule + " "}}).problems.front().code == "E0945");
  CHECK(check_certificate(sealed(body()), {}).problems.front().code == "E0945");
  CHECK(check_certificate(changed("-> 333333333\n", "-> 333333334\n"), rules).problems.front().code == "E0946");
}

TEST_CASE("a forger who seals anew is refused at every step") {
  CHECK_FALSE(stands(changed("fact f2 investment 1000000000", "fact f2 investment 1000000001")));
  CHECK_FALSE(stands(changed("sme 規模 中小企業", "large 規模 中小企業")));    // the key of another choice
  CHECK_FALSE(stands(changed("sme 規模 中小企業", "large 規模 大企業")));      // a true fact that the clause does not take
  CHECK_FALSE(stands(changed("investment 1000000000 投資額", "capital 1000000000 投資額")));
  CHECK_FALSE(stands(changed("s4 = multiply", "s4 = divide")));
  CHECK_FALSE(stands(changed("s6 = minimum", "s6 = maximum")));
  CHECK_FALSE(stands(changed("s3 = number 1/3 by c2 -> 1/3", "s3 = number 2/3 by c2 -> 2/3")));              // only in the quoted phrase
  CHECK_FALSE(
      stands(changed("s5 = number 5000000000 by c3 -> 5000000000", "s5 = number 6000000000 by c3 -> 6000000000")));  // only in the comment
  CHECK_FALSE(stands(changed("s5 = number 5000000000 by c3", "s5 = number 5000000000")));
  CHECK_FALSE(stands(changed("s9 = number 0 -> 0", "s9 = number 2 -> 2")));
  CHECK_FALSE(stands(changed("down 1 by c4", "up 1 by c4")));
  CHECK_FALSE(stands(changed("down 1 by c4", "down 1000 by c4")));
  CHECK_FALSE(stands(changed("上限額 50億円 #", "上限額 60億円 #")));
  CHECK_FALSE(stands(changed("line c3 1:5", "line c3 1:4")));
  CHECK_FALSE(stands(changed("stated s7 s8 333333333", "stated s7 s8 333333334")));
  CHECK_FALSE(stands(changed("stated s7 s8", "stated s4 s8")));  // not the last step
  CHECK_FALSE(stands(changed("eligible s1 yes", "eligible s1 no")));
  CHECK_FALSE(stands(changed("step s7 c4 端数", "step s7 c3 端数")));
  CHECK_FALSE(stands(changed("step s7 c4 端数\n", "")));
}

TEST_CASE("the same amounts with their cap or their facts left out are no certificate") {
  CHECK_FALSE(stands(changed("s6 = minimum s4 s5", "s6 = minimum s4 s4")));  // s5 is left over
  CHECK_FALSE(stands(changed("s1 = in f1 sme by c1 -> yes", "s1 = all -> yes")));  // f1 is left over
  CHECK_FALSE(stands(changed("fact f2 investment", "absent f2 investment")));
  CHECK_FALSE(stands(changed("measure test/main\n", "")));
  CHECK_FALSE(stands(changed("eligible s1 yes\n", "")));
}

TEST_CASE("any bytes are taken, and only certificates accepted") {
  for (const std::string text : {"", "\n", "seal \n", "santei certificate 1\n", "\xff\xfe\n\n", "s1 = s1 -> yes\n"}) {
    CHECK_FALSE(stands(text));
    CHECK_FALSE(stands(sealed(text)));
  }
  CHECK_FALSE(stands(changed("-> 1000000000/3", "-> 2000000000/6")));  // not in lowest terms
  CHECK_FALSE(stands(changed("s4 = multiply s2 s3", "s4 = multiply s2 s4")));  // of itself
  CHECK_FALSE(stands(changed("s4 = multiply s2 s3", "s4 = multiply s2  s3")));
  CHECK_FALSE(stands(changed("1:4", "1:4000000")));
  CHECK_FALSE(stands(changed("-> 333333333", "-> " + std::string(5000, '3'))));
}
