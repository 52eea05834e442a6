// The vocabularies of a catalogue by name: which of its files hold each, and which others these use.
#pragma once

#include <santei/impl/catalogue/outline.ipp>
#include <santei/syntax/vocabulary.hpp>
#include <santei/text/normal.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace santei::catalogue::detail {

/// 語彙 and 使う, with which the text of a vocabulary begins.
struct vocabulary_head {
  std::string name{syntax::common_vocabulary};
  std::vector<std::string> uses;
};
/// Vocabularies are listed with commas or without.
SANTEI_INLINE std::string without_commas(std::string_view line) {
  std::string made(line);
  for (const std::string_view comma : {",", "，", "、"})
    for (std::size_t at = made.find(comma); at != std::string::npos; at = made.find(comma, at)) made.replace(at, comma.size(), " ");
  return made;
}
SANTEI_INLINE vocabulary_head read_vocabulary_head(std::string_view text) {
  vocabulary_head made;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const std::string apart = without_commas(line.substr(0, line.find('#')));
    line = apart;
    const std::string_view keyword = take_word(line);
    if (keyword.empty()) continue;
    if (keyword != "語彙" && keyword != "使う") break;
    for (std::string_view word = take_word(line); !word.empty(); word = take_word(line))
      if (keyword == "使う") made.uses.emplace_back(word);
      else made.name = word;
  }
  return made;
}

class vocabularies {
 public:
  void add(std::uint32_t file, std::string_view text) {
    vocabulary_head head = read_vocabulary_head(text);
    of_name_[fold_for_lookup(head.name)].push_back(file);
    if (std::find(names_.begin(), names_.end(), head.name) == names_.end()) names_.push_back(head.name);
    heads_.emplace(file, std::move(head));
  }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] bool uses_others(std::uint32_t file) const { return !heads_.at(file).uses.empty(); }
  /// The files of the vocabularies so named and of those they use, each once, in their order; a name that there is not brings none.
  [[nodiscard]] std::vector<std::uint32_t> files_of(const std::vector<std::string>& named) const {
    std::vector<std::uint32_t> found;
    for (const std::string& name : named) add_files(name, found);
    std::sort(found.begin(), found.end());
    return found;
  }
  /// Those with which the text of a vocabulary is read: the ones it uses, then itself.
  [[nodiscard]] std::vector<std::uint32_t> files_with(std::uint32_t file) const {
    std::vector<std::uint32_t> found = files_of(heads_.at(file).uses);
    found.erase(std::remove(found.begin(), found.end(), file), found.end());
    found.push_back(file);
    return found;
  }

 private:
  void add_files(const std::string& name, std::vector<std::uint32_t>& into) const {
    const auto known = of_name_.find(fold_for_lookup(name));
    if (known == of_name_.end()) return;
    for (const std::uint32_t file : known->second) {
      if (std::find(into.begin(), into.end(), file) != into.end()) continue;
      into.push_back(file);
      for (const std::string& used : heads_.at(file).uses) add_files(used, into);
    }
  }

  std::map<std::string, std::vector<std::uint32_t>, std::less<>> of_name_;  // folded
  std::vector<std::string> names_;
  std::map<std::uint32_t, vocabulary_head> heads_;
};

}  // namespace santei::catalogue::detail
