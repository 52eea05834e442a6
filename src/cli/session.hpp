// What every command shares: the options, what it prints, and how it refuses.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/catalogue/limits.hpp>
#include <santei/report/text.hpp>
#include <santei/text/render.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace santei::cli {

/// Options that every command knows, and the result of the one that ran. Nothing is printed before main does.
struct session {
  bool json = false;
  language lang = language::japanese;
  std::string colour = "auto";
  std::string rules;  // --rules DIR, empty for the embedded catalogue
  std::vector<std::string> more_rules;  // --add-rules DIR, beside them
  std::vector<std::string> limits;  // --limit NAME=N, as written

  std::string out, err;
  std::string notes;  // printed before err
  int status = 0;

  [[nodiscard]] const char* say(const char* ja, const char* en) const { return lang == language::japanese ? ja : en; }
  /// The machine failed, whatever the input: a message and exit status 3.
  void fail(const diagnostic& problem);
  /// Refuses the input: nothing goes to standard output, the problems to standard error, exit status 2.
  void refuse(diagnostics problems, const source_set& sources = {});
  /// What was understood of the command line and may not have been meant: a line on standard error. The answer is the same.
  void note(const message& text) { notes += text.in(lang) + '\n'; }
  /// The answer of the command.
  void print(std::string text) { out += std::move(text); }
  [[nodiscard]] report::text_style text_style() const;
  [[nodiscard]] render_style problem_style(int descriptor) const;
};

/// A refusal of what stands on the command line (E0832) or of a file (E0831).
[[nodiscard]] diagnostic problem_of(const char* code, message text, std::optional<message> help = std::nullopt);

/// The limits that ship, but for those that --limit sets; nothing where one was refused.
[[nodiscard]] std::optional<catalogue::limits> limits_of(session& s);

/// The catalogue of --rules, or the embedded one, with what --add-rules adds; nothing where that was refused.
[[nodiscard]] std::optional<catalogue::catalogue> open_catalogue(session& s);
/// Their texts: of --rules with the vocabularies that it uses, else those shipped, and of --add-rules.
[[nodiscard]] outcome<std::vector<catalogue::rule_file>> rules_at_hand(const session& s);

/// The DATE of --on, or of another option, as a day number; refuses what is no date.
[[nodiscard]] outcome<std::optional<std::int64_t>> read_day(const std::string& text, const std::string& option = "--on");

/// The day in Japan now. The command line alone asks the clock; what the library answers hangs on its arguments only.
[[nodiscard]] std::int64_t today();

/// Writes all of `text`; false where the device takes no more. A reader that has gone away is no failure. To a terminal go no control characters
/// but line breaks, tabs and colours of ours, and none that turn the direction of writing: each is shown as a sign, in JSON as its \u escape.
bool write_all(int descriptor, const std::string& text, bool is_json = false);

}  // namespace santei::cli
