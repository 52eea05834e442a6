// santei format on files: written in place, all or none, permissions and links kept, nothing left behind.
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

struct folder {
  fs::path path = fs::temp_directory_path() / ("santei_format_" + std::to_string(::getpid()));
  folder() { fs::create_directories(path); }
  ~folder() { fs::remove_all(path); }

  fs::path write(const std::string& name, const std::string& text) const {
    std::ofstream(path / name, std::ios::binary) << text;
    return path / name;
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream in(path / name, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }
  [[nodiscard]] int format(const std::string& arguments) const {
    const char* program = std::getenv("SANTEI_CLI");
    REQUIRE(program != nullptr);
    const int status = std::system(("cd '" + path.string() + "' && '" + program + "' format " + arguments + " >out 2>err").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
};

const std::string wild = "使う   共通語彙\n事業 一  [p]\n出典 R6補正 1ページ # 注\n";
const std::string calm = "使う 共通語彙\n\n事業 一 [p]\n出典 R6補正 1ページ   # 注\n";

}  // namespace

TEST_CASE("a file is laid out in place, with its permissions, and then stays as it is") {
  const folder at;
  const fs::path file = at.write("a.santei", wild);
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
  CHECK(at.format("--check a.santei") == 1);
  CHECK(at.read("a.santei") == wild);
  CHECK(at.format("a.santei") == 0);
  CHECK(at.read("out") == "a.santei\n");
  CHECK(at.read("a.santei") == calm);
  CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read));
  CHECK(at.format("--check a.santei") == 0);
  CHECK(at.read("out").empty());
  CHECK(std::distance(fs::directory_iterator(at.path), fs::directory_iterator()) == 3);  // the file, out and err
}

TEST_CASE("a link stays a link to the file that is laid out") {
  const folder at;
  at.write("a.santei", wild);
  fs::create_symlink("a.santei", at.path / "b.santei");
  CHECK(at.format("b.santei") == 0);
  CHECK(fs::is_symlink(at.path / "b.santei"));
  CHECK(at.read("a.santei") == calm);
}

TEST_CASE("where one file cannot be read none is written") {
  const folder at;
  at.write("a.santei", wild);
  at.write("b.santei", "補助立 1/3\n");
  CHECK(at.format("a.santei b.santei") == 2);
  CHECK(at.read("a.santei") == wild);
  CHECK(at.read("err").find("b.santei") != std::string::npos);
  CHECK(at.format("") == 2);
}
