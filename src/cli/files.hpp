// Files and folders named on the command line, read with a limit on their size.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/text/outcome.hpp>
#include <santei/text/pages.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace santei::cli {

/// The bytes of a file; refused (E0831) where it cannot be read or holds more than `most`, of which no more than that is read.
[[nodiscard]] outcome<std::string> read_file(const std::string& path, std::size_t most);
/// Rule files: each path as given, a folder for every *.santei under it, sorted.
[[nodiscard]] outcome<std::vector<catalogue::rule_file>> read_rules(const std::vector<std::string>& paths);
/// The vocabularies that the files may use and that are not among them: those beside one among them, else those of the folder vocabulary/ beside
/// a file or above it; and the embedded one where these bring no 共通語彙.
[[nodiscard]] outcome<std::vector<catalogue::rule_file>> read_vocabulary_of(const std::vector<catalogue::rule_file>& files);
/// One page of a folder: its number as cited, and its text as it stands.
struct page_file {
  std::string page, path, text;
};
/// The pages of a folder, in order: page_02.txt is page "2", page_19a.txt "19a".
[[nodiscard]] outcome<std::vector<page_file>> read_page_files(const std::string& folder);
/// The same, made ready for looking up phrases.
[[nodiscard]] outcome<page_texts> read_pages(const std::string& folder);

}  // namespace santei::cli
