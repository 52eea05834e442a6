// Reading a certificate: what it asks is read from its first lines, and all of it is compared with what is derived.
#pragma once

#include <santei/verify/certificate.hpp>

#include <santei/impl/verify/derive.hpp>

namespace santei::verify {

namespace detail {

/// What a certificate asks: its first lines, up to the first that is derived.
struct question {
  asked_case of;
  named_file file;
};

/// Takes one line of the question; false where it is none.
inline bool take_line(question& into, std::string_view line) {
  const auto words = words_of(line);
  if (words.size() < 2) return false;
  if (words[0] == "measure" && words.size() == 2 && into.of.measure.empty()) return into.of.measure = words[1], true;
  if (words[0] == "file" && words.size() > 2) {
    if (into.file.hash.empty()) into.file = {std::string(after_words(line, 2)), std::string(words[1])};
    return true;
  }
  if (words[0] == "rows" && words.size() == 3 && into.of.rows.empty()) {
    const auto count = index_of(words[2]);
    into.of.rows = words[1];
    into.of.row_count = count.value_or(0);
    return count.has_value();
  }
  if (words[0] == "fact" && words.size() == 3) return into.of.facts.push_back({std::string(words[1]), std::string(words[2])}), true;
  return false;
}

/// The lines of the text, without their ends.
inline std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

inline std::optional<question> question_of(const std::vector<std::string_view>& lines) {
  if (lines.empty() || lines[0] != "santei certificate 2") return std::nullopt;
  question made;
  for (std::size_t i = 1; i < lines.size() && take_line(made, lines[i]); ++i) {}
  if (made.of.measure.empty() || made.file.hash.empty()) return std::nullopt;
  made.of.path = made.file.path;
  return made;
}

/// The text above the seal; nothing where the seal does not fit it.
inline std::optional<std::string_view> sealed_text(std::string_view certificate) {
  if (!certificate.ends_with('\n')) return std::nullopt;
  const std::size_t last = certificate.substr(0, certificate.size() - 1).rfind('\n');
  if (last == std::string_view::npos) return std::nullopt;
  const std::string_view text = certificate.substr(0, last + 1);
  return certificate.substr(last + 1) == "seal " + sha256(text) + "\n" ? std::optional(text) : std::nullopt;
}

/// A path is the writer's; the file is known by its name and its fingerprint.
inline bool is_same_line(std::string_view a, std::string_view b) {
  const bool files = a.starts_with("file ") && b.starts_with("file ");
  return a == b || (files && words_of(a)[1] == words_of(b)[1] && file_name(a) == file_name(b));
}

/// The first line that is not as derived, from 1; 0 where all are.
inline std::size_t first_difference(const std::vector<std::string_view>& lines, const std::vector<std::string_view>& right) {
  for (std::size_t i = 0; i < std::max(lines.size(), right.size()); ++i)
    if (i >= lines.size() || i >= right.size() || !is_same_line(lines[i], right[i])) return i + 1;
  return 0;
}

inline diagnostic wrong_line(std::size_t at, const std::vector<std::string_view>& lines, const std::vector<std::string_view>& right) {
  const auto shown = [&](const std::vector<std::string_view>& of) {
    return at <= of.size() ? std::string(of[at - 1].substr(0, 200)) : std::string("-");
  };
  const std::string number = std::to_string(at);
  return refusal("E0946", {number + "行目は成り立ちません: " + shown(lines), "line " + number + " does not hold: " + shown(lines)},
                 message{"規則と事実からは → " + shown(right), "from the rule and the facts → " + shown(right)});
}

/// The results at the end of a certificate that is left to the evaluator.
inline claim claim_in(const std::vector<std::string_view>& lines) {
  claim made;
  for (const std::string_view line : lines) {
    const auto words = words_of(line);
    if (line == "eligible yes") made.eligible = true;
    if (words.size() == 2 && words[0] == "currency") made.money = currency::of_code(words[1]).value_or(currency());
    if (words.size() == 2 && words[0] == "stated") made.stated = number_of(words[1]);
    if (words.size() == 3 && words[0] == "possible") made.least = number_of(words[1]), made.most = number_of(words[2]);
  }
  return made;
}

inline std::string undecided_text(const asked_case& of, const met_case& met, const claim& says, std::string_view because) {
  return head_of(of, met.files, of.facts) + "beyond " + std::string(because) + "\n" + results_of(says);
}

/// A certificate over a rule that is beyond the checker: its form, its files and its facts are all that can be said.
inline verdict leave(const question& asked, const std::vector<std::string_view>& lines, const std::vector<rule_text>& rules,
                     const diagnostic& why) {
  verdict made;
  const auto files = open_files(asked.file, rules);
  if (!files) return made.problems = files.problems(), made;
  const met_case met(asked.of, *files);
  if (!met.problems.empty()) return made.problems = met.problems, made;
  const std::string because = why.text.en.substr(why.text.en.find(": ") + 2);
  const std::string right = undecided_text(asked.of, met, claim_in(lines), because);
  const auto right_lines = lines_of(right);
  if (const std::size_t at = first_difference(lines, right_lines)) return made.problems = {wrong_line(at, lines, right_lines)}, made;
  made.of = asked.of;
  made.says = claim_in(lines);
  made.left_to_evaluator = true;
  return made;
}

}  // namespace detail

SANTEI_INLINE outcome<derived> derive(const asked_case& of, const std::vector<rule_text>& rules) {
  auto files = detail::open_files({of.path, {}}, rules);
  if (!files) return files.problems();
  return detail::derive_from(of, *std::move(files));
}

SANTEI_INLINE outcome<derived> leave_to_evaluator(const asked_case& of, const std::vector<rule_text>& rules, const claim& says,
                                                  std::string_view because) {
  auto files = detail::open_files({of.path, {}}, rules);
  if (!files) return files.problems();
  const detail::met_case met(of, *std::move(files));
  if (!met.problems.empty()) return met.problems;
  return derived{detail::undecided_text(of, met, says, because), says};
}

SANTEI_INLINE std::string sealed(const derived& of) { return of.text + "seal " + sha256(of.text) + "\n"; }

SANTEI_INLINE verdict check_certificate(std::string_view certificate, const std::vector<rule_text>& rules) {
  verdict made;
  const auto text = detail::sealed_text(certificate);
  if (!text) {
    made.problems = {detail::refusal("E0947", {"証明書の封が本文と合いません", "the seal does not fit the lines above it"})};
    return made;
  }
  const auto lines = detail::lines_of(*text);
  const auto asked = detail::question_of(lines);
  if (!asked) {
    made.problems = {detail::refusal("E0947", {"証明書の初めの行ではありません", "the first lines are no certificate's"})};
    return made;
  }
  auto files = detail::open_files(asked->file, rules);
  if (!files) return made.problems = files.problems(), made;
  const auto right = detail::derive_from(asked->of, *std::move(files));
  if (!right) {
    const diagnostic& why = right.problems().front();
    if (why.code == "E0948") return detail::leave(*asked, lines, rules, why);
    return made.problems = right.problems(), made;
  }
  const auto right_lines = detail::lines_of(right->text);
  if (const std::size_t at = detail::first_difference(lines, right_lines))
    return made.problems = {detail::wrong_line(at, lines, right_lines)}, made;
  made.of = asked->of;
  made.says = right->says;
  return made;
}

}  // namespace santei::verify
