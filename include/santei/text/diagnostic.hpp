// What is wrong with a text or a fact, as a value: code, words in two languages, places, and a fix to paste.
#pragma once

#include <santei/config.hpp>
#include <santei/text/span.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei {

/// The language of messages and reports.
enum class language { japanese, english };

/// One message in both languages.
struct message {
  std::string ja;
  std::string en;

  [[nodiscard]] const std::string& in(language lang) const& noexcept { return lang == language::japanese ? ja : en; }
  [[nodiscard]] std::string in(language lang) && noexcept { return std::move(lang == language::japanese ? ja : en); }
  friend bool operator==(const message&, const message&) = default;
};

enum class severity { error, warning };

/// A place with the words to print beside it; a diagnostic's first label is the primary one.
struct label {
  span where;
  message text;
};

/// A change of the text that mends a problem: the bytes of `where`, which may be none, become `text`.
struct mend {
  message lead;  // what it does or supposes ("もしかして"); may be empty
  span where;
  std::string text;
  bool guess = false;  // one of several that may do: not told before it has been tried
};

/// One problem. `code` is stable ("E0302", "W0702"; text/codes.hpp lists them). `labels` may be empty for facts that came from no text.
struct diagnostic {
  severity level = severity::error;
  std::string code;
  message text;
  std::vector<label> labels;
  std::optional<message> help{};  // says in words what would be right
  std::vector<mend> mends{};      // the likeliest first, each enough alone; those of a catalogue's file are tried, and mend it without a new problem there

  /// What a reader is told: the first mend, as text to paste, with others of the same lead and place; the help where there is none.
  [[nodiscard]] std::optional<message> advice() const {
    std::string list;
    const mend* first = nullptr;
    for (const mend& one : mends) {
      if (one.guess) continue;
      if (first == nullptr) first = &one;
      else if (one.lead.ja.empty() || !(one.lead == first->lead) || !(one.where == first->where)) continue;
      list += (list.empty() ? "" : ", ") + pasted(one.text);
    }
    if (first == nullptr) return help;
    const auto told = [&](const std::string& lead) { return lead.empty() ? list : lead + " → " + list; };
    return message{told(first->lead.ja), told(first->lead.en)};
  }

 private:
  /// Without the blanks that part it from what stands beside it.
  static std::string pasted(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \n"), end = text.find_last_not_of(" \n");
    return begin == std::string_view::npos ? std::string() : std::string(text.substr(begin, end - begin + 1));
  }
};

using diagnostics = std::vector<diagnostic>;

}  // namespace santei
