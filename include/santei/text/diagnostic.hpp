// What is wrong with a text or a fact, as a value: code, words in two languages, places, and a fix to paste.
#pragma once

#include <santei/config.hpp>
#include <santei/text/span.hpp>

#include <optional>
#include <string>
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

/// One problem. `code` is stable ("E0302", "W0702"; text/codes.hpp lists them). `labels` may be empty for facts that came from no text.
struct diagnostic {
  severity level = severity::error;
  std::string code;
  message text;
  std::vector<label> labels;
  std::optional<message> help;  // says what would be right, with text to paste where there is one
};

using diagnostics = std::vector<diagnostic>;

}  // namespace santei
