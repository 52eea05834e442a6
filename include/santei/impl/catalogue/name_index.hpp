// Which files may declare a fact called so, by a look at their lines: most columns of a table are no facts, and no file is read for them.
#pragma once

#include <santei/impl/catalogue/outline.ipp>
#include <santei/impl/value/trimmed.hpp>
#include <santei/value/declaration.hpp>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace santei::catalogue::detail {

/// The words in [ ] of rule files, and the labels before those of 項目, 読み and 明細. A file not named here declares no such key; nor such a
/// label, but for those that are made of others (…を利用) and the open points of every programme.
class name_index {
 public:
  using files = std::vector<std::uint32_t>;

  /// Files are taken in their order.
  void add(std::uint32_t file, std::string_view text) {
    for (std::size_t open = text.find('['); open != std::string_view::npos; open = text.find('[', open + 1)) {
      const std::size_t close = text.find_first_of("]\n", open);
      for (const std::string_view key : listed(text.substr(open + 1, close == std::string_view::npos ? close : close - open - 1)))
        note(by_key_, key, file);
    }
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      add_line(file, text.substr(0, end));
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
  }

  [[nodiscard]] const files& with_key(std::string_view key) const { return found(by_key_, key); }
  [[nodiscard]] const files& with_label(std::string_view folded) const { return found(by_label_, folded); }
  /// Keys and labels of 項目 and 読み as they are written.
  [[nodiscard]] const std::set<std::string>& names() const { return names_; }

 private:
  using index = std::map<std::string, files, std::less<>>;

  /// The parts of 甲, 乙 without blanks around them.
  static std::vector<std::string_view> listed(std::string_view text) {
    std::vector<std::string_view> parts;
    for (;;) {
      std::size_t end = text.size(), length = 0;
      for (const std::string_view comma : {",", "、", "，"})
        if (const std::size_t at = text.find(comma); at < end) end = at, length = comma.size();
      if (const std::string_view part = santei::detail::trimmed(text.substr(0, end)); !part.empty()) parts.push_back(part);
      if (length == 0) return parts;
      text.remove_prefix(end + length);
    }
  }
  static void note(index& in, std::string_view name, std::uint32_t file) {
    const auto at = in.find(name);
    files& of = at != in.end() ? at->second : in.emplace(name, files()).first->second;
    if (of.empty() || of.back() != file) of.push_back(file);
  }
  static const files& found(const index& in, std::string_view name) {
    static const files none;
    const auto at = in.find(name);
    return at == in.end() ? none : at->second;
  }
  /// 項目 甲, 乙 [a, b] 区分 { … }
  void add_line(std::uint32_t file, std::string_view line) {
    static constexpr std::string_view words[] = {"項目", "読み", "明細"};
    skip_white_space(line);
    if (std::none_of(std::begin(words), std::end(words), [&](std::string_view word) { return line.starts_with(word); })) return;
    const bool declares = take_word(line) != words[2];  // a 明細 is no fact itself
    const std::size_t open = line.find('['), close = line.find(']');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) return;
    for (const std::string_view label : listed(line.substr(0, open))) {
      note(by_label_, name_folded(label), file);
      if (declares) names_.emplace(label);
    }
    for (const std::string_view key : listed(line.substr(open + 1, close - open - 1)))
      if (declares) names_.emplace(key);
  }

  index by_key_, by_label_;
  std::set<std::string> names_;
};

}  // namespace santei::catalogue::detail
