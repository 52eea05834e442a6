// Definitions of the interview: what a line means, and what is shown for it.
#pragma once

#include <santei/report/interview.hpp>

#include <santei/impl/report/questions.ipp>
#include <santei/text/normal.hpp>
#include <santei/text/render.hpp>

#include <algorithm>

namespace santei::report {

SANTEI_INLINE std::string shell_word(std::string_view text) {
  const auto is_plain = [](char c) {
    constexpr std::string_view signs = "_-./=@:,+%";
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80) != 0 || signs.find(c) != std::string_view::npos;
  };
  if (!text.empty() && std::all_of(text.begin(), text.end(), is_plain)) return std::string(text);
  std::string out = "'";
  for (const char c : text) c == '\'' ? void(out += "'\\''") : void(out += c);
  return out + "'";
}

namespace detail {

enum class spoken { nothing, cannot_tell, back, why, end, words };

/// What a line says, width and case of ASCII and spaces aside.
inline spoken meaning_of(std::string_view line) {
  static constexpr std::pair<std::string_view, spoken> commands[] = {
      {"分からない", spoken::cannot_tell},
      {"わからない", spoken::cannot_tell},
      {"不明", spoken::cannot_tell},
      {"skip", spoken::cannot_tell},
      {"?", spoken::cannot_tell},
      {"don'tknow", spoken::cannot_tell},
      {"dontknow", spoken::cannot_tell},
      {"unknown", spoken::cannot_tell},
      {"戻る", spoken::back},
      {"もどる", spoken::back},
      {"back", spoken::back},
      {"なぜ", spoken::why},
      {"なぜ?", spoken::why},
      {"why", spoken::why},
      {"why?", spoken::why},
      {"終わる", spoken::end},
      {"おわる", spoken::end},
      {"終了", spoken::end},
      {"quit", spoken::end},
      {"exit", spoken::end},
  };
  std::string word = fold_for_lookup(line);
  if (word.empty()) return spoken::nothing;
  for (char& c : word)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  for (const auto& [command, meaning] : commands)
    if (word == fold_for_lookup(command)) return meaning;
  return spoken::words;
}

/// The choices as they are numbered: of a 真偽 はい and いいえ.
inline shared_list<choice> numbered_choices(const declaration& fact) {
  if (fact.of.of == kind::truth) return {{"true", "はい", -1}, {"false", "いいえ", -1}};
  return fact.of.of == kind::category ? fact.choices : shared_list<choice>();
}

/// The choice that a number on the line stands for, by its label where the key is none; otherwise the line itself.
inline std::string value_of(std::string_view line, const analyse::question& asked) {
  const std::string folded = fold_compatibility(line);
  const std::size_t from = folded.find_first_not_of(" \t\r"), to = folded.find_last_not_of(" \t\r");
  if (from == std::string::npos) return {};
  const std::string word = folded.substr(from, to - from + 1);
  const shared_list<choice> choices = numbered_choices(asked.fact);
  if (choices.empty()) return word;
  if (word.size() <= 3 && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    const auto number = static_cast<std::size_t>(std::stoi(word));
    if (number >= 1 && number <= choices.size())
      return asked.open_point && asked.fact.of.of == kind::category ? choices[number - 1].label : choices[number - 1].key;
  }
  return word;
}

/// A fact as a person writes it on a command line; nothing of rows, which stand in a file.
inline std::optional<std::string> written_input(const fact_input& input) {
  if (const auto* text = std::get_if<std::string>(&input.value)) return *text;
  if (const auto* number = std::get_if<rational>(&input.value)) return number->text();
  if (const auto* truth = std::get_if<bool>(&input.value)) return *truth ? "はい" : "いいえ";
  if (const auto* ends = std::get_if<fact_input::bounds>(&input.value)) return ends->least.value_or("") + ".." + ends->greatest.value_or("");
  if (const auto* any = std::get_if<fact_input::any_of>(&input.value)) {
    std::string list;
    for (const std::string& one : any->choices) list += (list.empty() ? "" : "|") + one;
    return list;
  }
  if (std::holds_alternative<fact_input::unknown>(input.value)) return "不明";
  return std::nullopt;
}

/// The facts as a command line takes them.
inline std::string arguments_of(const facts& given) {
  std::string out;
  for (const given_fact& fact : given.items())
    if (const auto text = written_input(fact.input)) out += " " + shell_word(fact.key + "=" + *text);
  return out;
}

inline bool has_rows(const facts& given) {
  return std::any_of(given.items().begin(), given.items().end(), [](const given_fact& fact) { return !written_input(fact.input); });
}

}  // namespace detail

SANTEI_INLINE std::string interview::prompt() const {
  if (over()) return {};
  const analyse::question& asked = about_.open().front();
  const bool ja = style_.lang == language::japanese;
  detail::page out(style_.width, style_.colour);
  const std::string number = std::to_string(turns_.size() + 1);
  out.heading((ja ? "問" + number + "  " : "Question " + number + "  ") + asked.fact.label + "  " + asked.key);
  if (asked.open_point)
    out.line(ja ? "資料が決めていない点です。分かっていれば答えてください。" : "The page leaves this open; answer it if you know.",
             detail::paint::faint, 2);
  out.line(detail::decides_words(asked.decides_yen, about_.money(), style_.lang), detail::paint::faint, 2);
  const shared_list<choice> choices = detail::numbered_choices(asked.fact);
  constexpr std::size_t few = 12;
  if (choices.empty()) {
    out.line(expected_of(asked.fact).in(style_.lang), detail::paint::plain, 2);
  } else if (choices.size() > few) {
    std::string list;
    for (std::size_t i = 0; i < choices.size(); ++i) list += (i == 0 ? "" : "  ") + std::to_string(i + 1) + "\u00a0" + choices[i].label;
    out.line(list, detail::paint::plain, 2);
  } else {
    std::vector<detail::row> rows;
    for (std::size_t i = 0; i < choices.size(); ++i)
      rows.push_back({{std::to_string(i + 1)},
                      {(choices[i].parent >= 0 ? "　" : "") + choices[i].label},
                      {i < asked.texts.size() ? asked.texts[i] : choices[i].key, detail::paint::faint}});
    out.table(rows);
  }
  return std::move(out).take() + (ja ? "（分からない・戻る・なぜ・終わる）> " : "(skip, back, why, quit)> ");
}

SANTEI_INLINE std::string interview::reply(std::string_view line) {
  const bool ja = style_.lang == language::japanese;
  if (over()) return {};
  switch (detail::meaning_of(line)) {
    case detail::spoken::nothing: return ja ? "番号か値を書いてください。分からなければ「分からない」。\n" : "Type a number or a value; 'skip' if you cannot tell.\n";
    case detail::spoken::cannot_tell: return tell({about_.open().front().key, std::nullopt});
    case detail::spoken::back: return back();
    case detail::spoken::why: return why();
    case detail::spoken::end: ended_ = true; return {};
    case detail::spoken::words: return answer(line);
  }
  return {};
}

SANTEI_INLINE std::string interview::answer(std::string_view line) {
  const analyse::question& asked = about_.open().front();
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos || equals == 0) return tell({asked.key, detail::value_of(line, asked)});
  std::string key(line.substr(0, equals));
  key.erase(std::remove(key.begin(), key.end(), ' '), key.end());
  return tell({key, std::string(line.substr(equals + 1))});
}

SANTEI_INLINE facts interview::facts_of(const std::vector<turn>& turns) const {
  facts made;
  for (const given_fact& fact : first_.items())
    if (std::none_of(turns.begin(), turns.end(), [&](const turn& one) { return one.text && one.key == fact.key; })) made.add(fact);
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const bool told_again = std::any_of(turns.begin() + static_cast<std::ptrdiff_t>(i) + 1, turns.end(),
                                        [&](const turn& later) { return later.text && later.key == turns[i].key; });
    if (turns[i].text && !told_again) made.set(turns[i].key, std::string_view(*turns[i].text));
  }
  return made;
}

SANTEI_INLINE std::string interview::tell(turn next) {
  std::vector<turn> turns = turns_;
  turns.push_back(next);
  std::vector<std::string> cannot_tell;
  for (const turn& one : turns)
    if (!one.text) cannot_tell.push_back(one.key);
  diagnostics problems = about_.take(facts_of(turns), next.key, std::move(cannot_tell));
  if (!problems.empty()) {
    std::vector<std::string> told;  // several measures may say the same
    std::erase_if(problems, [&](const diagnostic& one) {
      const bool known = std::find(told.begin(), told.end(), one.text.ja) != told.end();
      told.push_back(one.text.ja);
      return known;
    });
    return render(problems, about_.measures().front().sources(), {style_.lang, style_.colour});
  }
  turns_ = std::move(turns);
  return standing();
}

SANTEI_INLINE std::string interview::back() {
  const bool ja = style_.lang == language::japanese;
  if (turns_.empty()) return ja ? "最初の質問です。\n" : "This is the first question.\n";
  const turn last = turns_.back();
  turns_.pop_back();
  std::vector<std::string> cannot_tell;
  for (const turn& one : turns_)
    if (!one.text) cannot_tell.push_back(one.key);
  const diagnostics problems = about_.take(facts_of(turns_), last.key, std::move(cannot_tell));
  return problems.empty() ? standing() : render(problems, about_.measures().front().sources(), {style_.lang, style_.colour});
}

SANTEI_INLINE std::string interview::why() const {
  detail::page out(style_.width, style_.colour);
  out.line(style_.lang == language::japanese ? "この答えで決まること:" : "What the answer decides:");
  detail::write_reasons(out, about_, about_.open().front(), style_.lang);
  return std::move(out).take();
}

SANTEI_INLINE std::string interview::standing() const {
  detail::page out(style_.width, style_.colour);
  out.line(style_.lang == language::japanese ? "いまの答え" : "So far", detail::paint::faint);
  detail::write_standing(out, about_, style_.lang);
  return std::move(out).take();
}

SANTEI_INLINE std::string interview::closing() const {
  const bool ja = style_.lang == language::japanese;
  const bool one = about_.measures().size() == 1;
  std::string out = "\n";
  if (about_.open().empty()) out += detail::nothing_left(about_, style_.lang) + "\n\n";
  if (one) out += estimate_text(about_.measures().front(), about_.states().front().answer, style_);
  else out += standing();
  out += ja ? "\n同じ答えを出すコマンド\n  " : "\nThe same again\n  ";
  const std::string command = !command_.empty() ? command_ : one ? "santei estimate " + about_.measures().front().id().text() : "santei match";
  out += command + detail::arguments_of(about_.given()) + "\n";
  if (detail::has_rows(about_.given())) out += ja ? "  明細は --facts のファイルで渡します。\n" : "  Rows are given in a file by --facts.\n";
  return out;
}

}  // namespace santei::report
