// Certificates on the command line: written by estimate, taken by verify, refused when forged.
#include "catch.hpp"
#include "golden/agreed.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using santei_test::content_of;

struct scratch {
  fs::path path = fs::temp_directory_path() / ("santei_certificate_" + std::to_string(::getpid()));
  scratch() { fs::create_directories(path); }
  ~scratch() { fs::remove_all(path); }
};

struct ran {
  int status = -1;
  std::string out, err;
};

ran run(const scratch& at, const std::string& arguments) {
  const char* program = std::getenv("SANTEI_CLI");
  REQUIRE(program != nullptr);
  const std::string command = "cd '" + at.path.string() + "' && NO_COLOR= '" + program + "' " + arguments + " </dev/null >out 2>err";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of(at.path / "out"), content_of(at.path / "err")};
}

bool has(const std::string& text, const std::string& part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

const std::string estimate = "estimate large_growth_investment/large_investment --certificate c.cert ";

}  // namespace

TEST_CASE("what estimate certifies verify takes, and says again") {
  const scratch at;
  const ran wrote = run(at, estimate + "investment=30億円 company_size=sme");
  CHECK(wrote.status == 0);
  CHECK(has(wrote.out, "10億円"));
  const ran checked = run(at, "verify c.cert");
  CHECK(checked.status == 0);
  CHECK(has(checked.out, "investment = 3000000000"));
  CHECK(has(checked.out, "10億円"));
  CHECK(has(run(at, "verify c.cert --lang en").out, "amount  1,000,000,000 yen"));
  const ran as_json = run(at, "verify c.cert --json");
  CHECK(has(as_json.out, "\"accepted\": true"));
  CHECK(has(as_json.out, "\"method\": \"derivation\""));
  CHECK(has(as_json.out, "\"stated\": 1000000000"));
  CHECK(has(checked.out, "評価器を使わずに"));
  const ran with_rules = run(at, "verify c.cert --rules '" SANTEI_SOURCE_DIR "/rules'");
  CHECK(with_rules.status == 0);
}

TEST_CASE("a changed digit, another rule and what is no certificate are refused with exit status 1") {
  const scratch at;
  REQUIRE(run(at, estimate + "investment=30億円 company_size=sme").status == 0);
  std::string text = content_of(at.path / "c.cert");
  text[text.find("3000000000")] = '4';
  std::ofstream(at.path / "forged.cert", std::ios::binary) << text;
  const ran forged = run(at, "verify forged.cert");
  CHECK(forged.status == 1);
  CHECK(forged.out.empty());
  CHECK(has(forged.err, "E0947"));
  const ran as_json = run(at, "verify forged.cert --json");
  CHECK(as_json.status == 1);
  CHECK(has(as_json.out, "\"accepted\": false"));
  fs::create_directories(at.path / "rules/vocabulary");
  std::ofstream(at.path / "rules/vocabulary/common.santei", std::ios::binary) << "# 別の規則\n";
  CHECK(has(run(at, "verify c.cert --rules rules").err, "E0945"));
  std::ofstream(at.path / "other.txt", std::ios::binary) << "hello\n";
  CHECK(run(at, "verify other.txt").status == 1);
  CHECK(run(at, "verify none.cert").status == 2);
}

TEST_CASE("an answer that hangs on what is not known is not certified") {
  const scratch at;
  const ran missing = run(at, estimate + "investment=30億円");
  CHECK(missing.status == 2);
  CHECK(missing.out.empty());
  CHECK(has(missing.err, "E0940"));
  CHECK(has(missing.err, "company_size"));
  CHECK_FALSE(fs::exists(at.path / "c.cert"));
  CHECK(has(run(at, "estimate large_growth_investment investment=30億円 --certificate c.cert").err, "E0942"));
  CHECK(has(
      run(at, "estimate large_growth_investment/large_investment investment=30億円 company_size=sme --certificate /no/such/folder/c").err,
      "E0831"));
}
