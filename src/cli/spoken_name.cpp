// A pair of neighbours tells more than the distance of whole names, which are long beside what people call them.
#include "spoken_name.hpp"

#include <santei/impl/text/utf8.hpp>
#include <santei/value/declaration.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace santei::cli {

namespace {

/// How many pairs of neighbours of the word the name has.
std::size_t shared_pairs(const std::u32string& word, const std::u32string& name) {
  std::size_t shared = 0;
  for (std::size_t i = 0; i + 1 < word.size(); ++i) shared += name.find(word.substr(i, 2)) != std::u32string::npos ? 1 : 0;
  return shared;
}

}  // namespace

std::u32string spoken(std::string_view name) {
  std::u32string made = detail::code_points(name_folded(name));
  constexpr char32_t first = U'ァ', last = U'ヶ', apart = U'ァ' - U'ぁ';
  for (char32_t& code : made)
    if (code >= first && code <= last) code -= apart;
  return made;
}

std::vector<catalogue::entry> nearly_called(const std::vector<catalogue::entry>& all, std::string_view word, std::size_t most) {
  constexpr std::size_t longest = 64;
  std::u32string asked = spoken(word).substr(0, longest);
  for (const std::u32string_view common : {U"補助金", U"給付金", U"支援", U"事業"})  // what most names have tells none
    if (const std::size_t at = asked.find(common); at != std::u32string::npos && asked.size() > common.size()) asked.erase(at, common.size());
  std::vector<std::pair<std::size_t, const catalogue::entry*>> ranked;
  for (const catalogue::entry& one : all) {
    const std::size_t shared = std::max(shared_pairs(asked, spoken(one.title)), shared_pairs(asked, spoken(one.programme_title)));
    if (shared > 0 && 3 * shared + 1 >= asked.size()) ranked.emplace_back(shared, &one);
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<catalogue::entry> found;
  for (const auto& [shared, one] : ranked)
    if (found.size() < most) found.push_back(*one);
  return found;
}

}  // namespace santei::cli
