// Measures as people call them: by name or a part of it, or by the page they stand on.
#pragma once

#include "session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace santei::cli {

/// Whether a measure stands on the page that a word names: "58", "58ページ", "58頁", "p.58"; "19" means 19a and 19b too.
[[nodiscard]] bool is_on_page(const catalogue::entry& one, std::string_view word);
/// Whether a word is a part of the name of a measure or of its programme, in any width and letter case and in either kana.
[[nodiscard]] bool is_called(const catalogue::entry& one, std::string_view word);

/// The measures that a word may mean: those of the page, else those wholly so called, else those of whose name it is a part.
[[nodiscard]] std::vector<catalogue::entry> meant_by(const std::vector<catalogue::entry>& all, std::string_view word);

/// The ID that a word means: the word itself where it is one, or ASCII that nothing is called, so that whoever looks it up says which IDs are
/// near; else that of the one measure of this page or name, which is then told on standard error. Its edition stands behind @ or a blank, by
/// key or title ("ものづくり 20次"). Refused: a name that nothing has (E0820, with those nearly so called), a word that means several (E0822,
/// with the list), and a fact in the place of a name (E0832).
[[nodiscard]] outcome<std::string> id_meant(session& s, const catalogue::catalogue& rules, const std::string& word);

/// The rows of `list` that every word fits: by the page where there is one of that number, else by a part of the ID, of a name or of the
/// department in charge. All of them where there is no word.
[[nodiscard]] outcome<std::vector<catalogue::entry>> entries_that_fit(const catalogue::catalogue& rules,
                                                                      const std::vector<std::string>& words);
/// What the help says of such words.
[[nodiscard]] std::string words_help(const session& s);

/// Whether a word of the command line is a fact: key=value, with = of either width.
[[nodiscard]] bool is_fact(std::string_view word);

/// What the help says of the word for a measure.
[[nodiscard]] std::string id_help(const session& s);

}  // namespace santei::cli
