// An interview, line by line: asks for the fact that decides most until the answer is exact or nothing more decides. Knows no terminal.
#pragma once

#include <santei/config.hpp>
#include <santei/report/questions.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace santei::report {

/// A word as a shell takes it: quoted where it holds anything but letters, digits and a few signs.
[[nodiscard]] std::string shell_word(std::string_view text);

/// A line answers the question (the number, label or key of a choice, or a value as people write it), tells another fact (key=value), or is
/// a command: 分からない, 戻る, なぜ, 終わる (in English: skip, back, why, quit).
class interview {
 public:
  /// `command` gives the whole answer once the facts stand behind it, as a shell takes it; empty: `santei estimate` of the one measure, else
  /// `santei match`.
  explicit interview(questionnaire about, const text_style& style = {}, std::string command = {})
      : about_(std::move(about)), style_(style), command_(std::move(command)), first_(about_.given()) {}

  /// Nothing is left to ask, or the applicant ended it.
  [[nodiscard]] bool over() const { return ended_ || about_.open().empty(); }
  /// The question with label, unit and numbered choices; its last line has no line break.
  [[nodiscard]] std::string prompt() const;
  /// What to show for a line: the answer as it stands now, the reason for the question, or what is wrong with the line.
  std::string reply(std::string_view line);
  /// The whole answer at the end, and the command that gives it again, quoted so that it can be pasted.
  [[nodiscard]] std::string closing() const;
  /// The answer as it stands.
  [[nodiscard]] std::string standing() const;

  [[nodiscard]] const questionnaire& about() const { return about_; }

 private:
  struct turn {
    std::string key;
    std::optional<std::string> text;  // nothing: cannot tell
  };
  [[nodiscard]] std::string answer(std::string_view line);
  [[nodiscard]] std::string why() const;
  [[nodiscard]] std::string back();
  [[nodiscard]] std::string tell(turn next);
  [[nodiscard]] facts facts_of(const std::vector<turn>& turns) const;

  questionnaire about_;
  text_style style_;
  std::string command_;
  facts first_;
  std::vector<turn> turns_;
  bool ended_ = false;
};

}  // namespace santei::report

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/report/interview.ipp>
#endif
