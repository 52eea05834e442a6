// Runs a fuzz target over the files of a corpus and over mutants of each: FUZZ_PROGRAM FOLDER_OR_FILE… A crash leaves its input behind.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr unsigned mutants_per_file = 50;

std::vector<fs::path> corpus_files(int argc, char** argv) {
  std::vector<fs::path> files;
  for (int i = 1; i < argc; ++i) {
    if (fs::is_regular_file(argv[i])) files.emplace_back(argv[i]);
    if (!fs::is_directory(argv[i])) continue;
    for (const auto& entry : fs::recursive_directory_iterator(argv[i]))
      if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void try_input(const std::string& input, const fs::path& left_behind) {
  std::ofstream(left_behind, std::ios::binary) << input;
  const std::vector<std::uint8_t> bytes(input.begin(), input.end());  // a heap block of the exact size shows reads past the end
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

std::string mutant(std::string text, std::mt19937& random) {
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
  for (auto edits = 1 + below(4); edits > 0 && !text.empty(); --edits) {
    const auto at = below(text.size());
    const auto length = 1 + below(std::min<std::size_t>(16, text.size() - at));
    switch (random() % 4) {
      case 0: text[at] = static_cast<char>(random() % 256); break;
      case 1: text.erase(at, length); break;
      case 2: text.insert(below(text.size()), text.substr(at, length)); break;
      default: text.resize(at); break;
    }
  }
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  const auto files = corpus_files(argc, argv);
  if (files.empty()) {
    std::cerr << "the corpus is empty\n";
    return EXIT_FAILURE;
  }
  const auto left_behind = fs::path(argv[0]).filename().string() + ".last_input";
  std::mt19937 random(std::mt19937::default_seed);
  try_input("", left_behind);
  for (const auto& file : files) {
    std::cout << file.string() << std::endl;  // flushed: the last line names the culprit of a crash
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    try_input(text, left_behind);
    for (unsigned i = 0; i < mutants_per_file; ++i) try_input(mutant(text, random), left_behind);
  }
  fs::remove(left_behind);
  std::cout << files.size() << " files, " << mutants_per_file << " mutants each, seed " << std::mt19937::default_seed << '\n';
}
