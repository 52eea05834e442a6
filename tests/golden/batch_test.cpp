// santei batch as it meets files, pipes and ends: what is written is whole or bears another name, and hardly any input is too strange.
#include "catch.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

/// A folder for one test, and the command line in it.
struct place {
  fs::path path = fs::temp_directory_path() / ("santei_batch_" + std::to_string(::getpid()));
  place() { fs::create_directories(path); }
  ~place() { fs::remove_all(path); }

  void write(const std::string& name, const std::string& text) const { std::ofstream(path / name, std::ios::binary) << text; }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream in(path / name, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }
  [[nodiscard]] bool has(const std::string& name) const { return fs::exists(path / name); }
  /// A line of shell with $S for the start of a batch of page 2; its exit status.
  [[nodiscard]] int run(const std::string& line) const {
    const char* program = std::getenv("SANTEI_CLI");
    REQUIRE(program != nullptr);
    const std::string shell =
        "cd '" + path.string() + "' && S='" + program + " batch large_growth_investment/large_investment' && (" + line + ") >said 2>err";
    const int status = std::system(shell.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
};

const std::string answer = ",large_growth_investment/large_investment";
const std::string added = answer + ".verdict" + answer + ".status" + answer + ".min" + answer + ".max" + answer + ".stated_low" + answer +
                          ".stated_high,problem\n";

}  // namespace

TEST_CASE("a batch writes a file, and a second one takes the place of the first") {
  const place at;
  at.write("in.csv", "company_size,investment\nsme,50億円\n");
  CHECK(at.run("$S --input in.csv --output out.csv") == 0);
  CHECK(at.read("out.csv") == "company_size,investment" + added + "sme,50億円,yes,maximum,0,1666666666,1666666666,1666666666,\n");
  at.write("in.csv", "company_size,investment\nlarge,50億円\n");
  CHECK(at.run("$S --input in.csv --output out.csv") == 0);
  CHECK(at.read("out.csv") == "company_size,investment" + added + "large,50億円,no,ineligible,0,0,0,0,\n");
  CHECK_FALSE(at.has("out.csv.partial"));
}

TEST_CASE("a batch does not write over the table it reads, by whatever name it is reached") {
  const place at;
  const std::string table = "company_size,investment\nsme,50億円\n";
  at.write("in.csv", table);
  at.write("out.csv.partial", table);
  CHECK(at.run("ln -s in.csv soft.csv && ln in.csv hard.csv") == 0);
  for (const char* line : {"$S --input in.csv --output in.csv", "$S --input in.csv --output ./soft.csv",
                           "$S --input soft.csv --output in.csv", "$S --input in.csv --output hard.csv", "$S --input - --output in.csv <in.csv",
                           "$S --input out.csv.partial --output out.csv"}) {
    INFO(line);
    CHECK(at.run(line) == 2);
    CHECK(at.read("err").find("E0831") != std::string::npos);
    CHECK(at.read("in.csv") == table);
    CHECK(at.read("out.csv.partial") == table);
  }
  CHECK(at.run("$S --input in.csv --output soft2.csv && $S --input /dev/null --output /dev/null; [ $? = 2 ]") == 0);
  CHECK(at.read("err").find("--output") == std::string::npos);  // a device takes nothing away
}

TEST_CASE("a batch that is killed halfway leaves no file of that name") {
  const place at;
  at.write("out.csv", "the one before\n");
  CHECK(
      at.run(
          "mkfifo in && (printf 'company_size,investment\\n'; yes sme,50億円 | head -c 3000000; sleep 100) >in & feeder=$!;"
          "while [ ! -p in ]; do sleep 0.1; done; $S --input in --output out.csv & run=$!;"
          "for i in $(seq 100); do [ -s out.csv.partial ] && break; sleep 0.1; done; kill -9 $run; wait $run; pkill -P $feeder; kill $feeder; [ -s out.csv.partial ]") ==
      0);
  CHECK(at.read("out.csv") == "the one before\n");
}

TEST_CASE("an input without a header is refused, one without rows is a table without rows") {
  const place at;
  at.write("empty.csv", "");
  at.write("blank.csv", "\n\r\n\n");
  at.write("header.csv", "\n company_size ,\"investment\"");
  for (const char* name : {"empty.csv", "blank.csv", "none.csv"}) {
    CHECK(at.run(std::string("$S --input ") + name + " --output out.csv") == 2);
    CHECK(at.read("err").find("E0831") != std::string::npos);
    CHECK_FALSE(at.has("out.csv"));
    CHECK_FALSE(at.has("out.csv.partial"));
  }
  CHECK(at.run("$S --input header.csv --output out.csv") == 0);
  CHECK(at.read("out.csv") == " company_size ,\"investment\"" + added);
}

TEST_CASE("a header that cannot be meant is refused before anything is written") {
  const place at;
  for (const auto& [header, code] :
       {std::pair{"investment,company_size,investment", "E0812"}, {"\"investment", "E0841"}, {"no/measure.investment", "E0811"}}) {
    at.write("in.csv", std::string(header) + "\n1,2,3\n");
    CHECK(at.run("$S --input in.csv --output out.csv") == 2);
    INFO(at.read("err"));
    CHECK(at.read("err").find(code) != std::string::npos);
    CHECK_FALSE(at.has("out.csv"));
  }
  CHECK(at.run("$S --input in.csv --output no/such/folder/out.csv") == 2);
}

TEST_CASE("the answers are the same for any number of threads, from a file or a pipe") {
  const place at;
  std::string rows = "id,company_size,investment\n";
  for (int i = 0; i < 30'000; ++i)
    rows += std::to_string(i) + (i % 7 == 0 ? ",\"s\nme\"," : ",sme,") + std::to_string(i % 13 == 0 ? -i : i * 1000) + "\n";
  at.write("in.csv", rows);
  CHECK(at.run("$S --input in.csv --output 1.csv --threads 1") == 1);
  CHECK(at.run("$S --input in.csv --output 5.csv --threads 5") == 1);
  CHECK(at.run("cat in.csv | $S --input - --output - --threads 2 >pipe.csv") == 1);
  CHECK(at.read("1.csv") == at.read("5.csv"));
  CHECK(at.read("1.csv") == at.read("pipe.csv"));
}

TEST_CASE("a file whose first Japanese letter comes late is in the encoding of that letter") {
  const place at;
  const std::string late =
      "company_size,investment\nnobody,1\n" + std::string(600'000, ' ') + "\n\x92\x86\x8f\xac\x8a\xe9\x8b\xc6,5000000000\n";
  at.write("in.csv", late);
  CHECK(at.run("$S --input in.csv --output out.csv") == 1);
  const std::string out = at.read("out.csv");
  CHECK(out.find("\n\x92\x86\x8f\xac\x8a\xe9\x8b\xc6,5000000000,yes,maximum,") != std::string::npos);
  CHECK(out.find("\xe3\x81") == std::string::npos);  // no UTF-8 among it
}

TEST_CASE("what is no plain file is written to as it is, and a device that is full is told") {
  const place at;
  at.write("in.csv", "company_size,investment\nsme,50億円\n");
  CHECK(at.run("$S --input in.csv --output /dev/null") == 0);
  CHECK(fs::is_character_file("/dev/null"));
  CHECK(at.run("$S --input in.csv --output /dev/full") == 3);
  fs::create_symlink("real.csv", at.path / "link.csv");
  at.write("real.csv", "");
  CHECK(at.run("$S --input in.csv --output link.csv") == 0);
  CHECK(fs::is_symlink(at.path / "link.csv"));
  CHECK(at.read("real.csv").size() > 100);
}
