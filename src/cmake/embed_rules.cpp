// Writes every rule file under a folder, with its path, as C++ string literals: embed_rules RULES_DIR OUTPUT for the shipped rules; with a NAME behind it
// a header for those of an application.
#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr std::string_view closing = ")santei\"";
constexpr std::size_t longest_literal = 12'000;  // some compilers stop at 16 kB a literal

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (text.find('\0') != std::string::npos) throw std::runtime_error(file.string() + " holds a NUL byte");
  return text;
}

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

// The length of the next raw literal: below the limit, between two characters, never holding the closing delimiter or a CR.
std::size_t piece_length(std::string_view text) {
  auto length = std::min(text.size(), longest_literal);
  if (const auto found = text.find(closing); found < length) length = found + 1;
  if (const auto found = text.find('\r'); found < length) length = found;
  if (length == text.size()) return length;
  auto cut = length;
  while (cut > 0 && !starts_character(text[cut])) --cut;
  return cut > 0 ? cut : length;
}

std::string literals(std::string_view text) {
  std::string out;
  do {
    if (!out.empty()) out += "\n      ";
    if (text.starts_with('\r')) {
      out += "\"\\r\"";  // a compiler may drop a CR from a raw literal
      text.remove_prefix(1);
      continue;
    }
    const auto length = piece_length(text);
    out += "R\"santei(";
    out += text.substr(0, length);
    out += closing;
    text.remove_prefix(length);
  } while (!text.empty());
  return out;
}

// With its length: counted while compiling, a megabyte of rules is more steps than compilers allow a constant.
std::string view_of(std::string_view text) { return "std::string_view{" + literals(text) + ", " + std::to_string(text.size()) + "}"; }

std::string plain_literal(std::string_view path) {
  std::string out = "\"";
  for (const char c : path) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::vector<std::string> rule_paths(const fs::path& folder) {
  std::vector<std::string> paths;
  if (!fs::exists(folder)) return paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() == ".santei")
      paths.push_back(entry.path().lexically_relative(folder).generic_string());
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string file_literals(const fs::path& folder, const std::vector<std::string>& paths) {
  std::string out;
  for (const auto& path : paths) out += "    {" + plain_literal(path) + ", " + view_of(read(folder / path)) + "},\n";
  return out;
}

// For an application: a function that gives its rule files.
std::string generate_for(const fs::path& folder, const std::string& name) {
  const auto paths = rule_paths(folder);
  return "// Generated: the rule files of " + name + ".\n#pragma once\n\n#include <santei/catalogue/catalogue.hpp>\n\n#include <string>\n#include <string_view>\n"
         "#include <vector>\n\nnamespace " + name + " {\n\n/// Every rule file with its path below the folder they stood in.\n"
         "inline std::vector<santei::catalogue::rule_file> rule_files() {\n"
         "  struct file {\n    std::string_view path, text;\n  };\n  static constexpr file files[] = {\n" +
         file_literals(folder, paths) +
         "  };\n  std::vector<santei::catalogue::rule_file> made;\n"
         "  for (const file& one : files) made.push_back({std::string(one.path), std::string(one.text)});\n  return made;\n}\n\n}  // namespace " + name + "\n";
}

std::string generate(const fs::path& folder) {
  const auto paths = rule_paths(folder);
  std::string out =
      "// Generated from rules/: every rule file with its path.\n"
      "#pragma once\n\n#include <array>\n#include <string_view>\n\n"
      "namespace santei::catalogue::detail {\n\n"
      "/// A rule file: its path under rules/ and its text, byte for byte.\nstruct embedded_file {\n  std::string_view path;\n  "
      "std::string_view text;\n};\n\n"
      "inline constexpr std::array<embedded_file, " +
      std::to_string(paths.size()) + "> embedded_files{{\n";
  out += file_literals(folder, paths);
  out += "}};\n\n/// Figures of the pages that no clause has to state.\ninline constexpr std::string_view embedded_exceptions = ";
  const auto exceptions = folder / "coverage_exceptions.tsv";
  out += view_of(fs::exists(exceptions) ? read(exceptions) : std::string());
  return out + ";\n\n}  // namespace santei::catalogue::detail\n";
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc != 3 && argc != 4) throw std::runtime_error("usage: embed_rules RULES_DIR OUTPUT [NAME]");
    const fs::path output = argv[2];
    fs::create_directories(output.parent_path());
    std::ofstream out(output, std::ios::binary | std::ios::trunc);
    out << (argc == 4 ? generate_for(argv[1], argv[3]) : generate(argv[1]));
    if (!out.flush()) throw std::runtime_error("cannot write " + output.string());
    return EXIT_SUCCESS;
  } catch (const std::exception& problem) {
    std::cerr << "embed_rules: " << problem.what() << '\n';
    return EXIT_FAILURE;
  }
}
