// The words with which a fact is refused: what was given, what the fact is, what to write instead.
#pragma once

#include <santei/impl/text/utf8.hpp>
#include <santei/impl/value/word_cursor.hpp>
#include <santei/text/normal.hpp>
#include <santei/text/width.hpp>
#include <santei/value/literal.hpp>
#include <santei/value/reading.hpp>

#include <algorithm>
#include <string_view>

namespace santei::detail {

/// At most 40 code points of a text that a person wrote, fit for a message: no control characters, no invalid bytes.
SANTEI_INLINE std::string clipped(std::string_view text) {
  constexpr std::size_t most = 40;
  const std::u32string codes = code_points(text, most + 1);
  std::string out;
  for (const char32_t code : codes.substr(0, most)) append_utf8(out, code < U' ' || code == U'\x7F' ? U' ' : code);
  return codes.size() > most ? out + "…" : out;
}

SANTEI_INLINE diagnostic refuse(const declaration& declared, const char* code, const message& what, std::optional<message> help) {
  diagnostic problem;
  problem.code = code;
  problem.text = {declared.label + "（" + declared.key + "）: " + what.ja, declared.key + " (" + declared.label + "): " + what.en};
  problem.help = std::move(help);
  return problem;
}

/// "write this instead", for any refusal that has no closer advice.
SANTEI_INLINE message write_instead(const declaration& declared) {
  const message expected = expected_of(declared);
  return {expected.ja + "を書いてください", "write: " + expected.en};
}

SANTEI_INLINE diagnostic refuse(const declaration& declared, const char* code, const message& what) {
  return refuse(declared, code, what, write_instead(declared));
}

/// A type in words; a counted number by its counter.
SANTEI_INLINE message type_words(const type& of, const std::string& counter) {
  if (counter.empty()) return describe(of);
  return {"整数（" + counter + "）", "whole number of " + counter};
}

/// E0802 for another type, E0803 where the two differ by their units.
SANTEI_INLINE diagnostic refuse_type(const declaration& declared, const literal& given, std::string_view text) {
  const auto has_unit = [](kind of) { return of == kind::money || of == kind::quantity || of == kind::unit_price; };
  const bool dated = declared.of.of == kind::date || declared.of.of == kind::month;
  const bool unit = !dated && (has_unit(given.of.of) || !given.counter.empty());
  const message wanted = type_words(declared.of, declared.counter);
  const message got = type_words(given.of, given.counter);
  const std::string shown = clipped(text);
  return refuse(declared, unit ? "E0803" : "E0802",
                {(unit ? "単位が合いません。" : "") + wanted.ja + "が要りますが、「" + shown + "」は" + got.ja + "です",
                 (unit ? "wrong unit: " : "") + wanted.en + " is needed, but '" + shown + "' is of type " + got.en});
}

/// E0803 for a number whose unit is not known, so that 100ドル is not called unreadable.
SANTEI_INLINE diagnostic refuse_unreadable(const declaration& declared, std::string_view text, literal_problem problem) {
  const std::string shown = clipped(text);
  const auto say = [&](const char* code, const char* ja, const char* en) {
    return refuse(declared, code, {"「" + shown + "」" + ja, "'" + shown + "' " + en});
  };
  switch (problem) {
    case literal_problem::too_long: return say("E0809", "は長すぎます（数は40桁まで）", "is too long: a number has at most 40 digits");
    case literal_problem::bad_number: return say("E0802", "は数として正しく書かれていません", "is not a well-formed number");
    case literal_problem::bad_date:
      if (declared.of.of != kind::date && declared.of.of != kind::month)
        return say("E0802", "は日付のように書かれています", "is written like a date");
      return say("E0802", "は暦にない日付か、読めない形の日付です", "is no date of the calendar, or not in a form that is read");
    case literal_problem::zero_denominator: return say("E0802", "の分母が0です", "has the denominator 0");
    case literal_problem::not_a_literal: break;
  }
  const kind of = declared.of.of;
  const bool with_unit = of == kind::money || of == kind::quantity || of == kind::unit_price;
  const std::string folded = fold_ascii(text.substr(0, 200));
  if (with_unit && !folded.empty() && is_digit(folded.front())) return say("E0803", "の単位が読めません", "has a unit that is not known");
  const message wanted = describe(declared.of);
  return refuse(declared, "E0802",
                {"「" + shown + "」は" + wanted.ja + "として読めません", "'" + shown + "' cannot be read as " + wanted.en});
}

/// The codes among the other names of choices that a code may be a finer one of, or that lack its leading 0.
SANTEI_INLINE std::string codes_meant(const declaration& declared, std::string_view word) {
  const std::string code = name_folded(word.substr(0, 80));
  if (code.empty() || !std::all_of(code.begin(), code.end(), is_digit)) return {};
  std::string list;
  for (const other_name& one : declared.other_names)
    if (one.folded.size() > 1 && (code.starts_with(one.folded) || one.folded == "0" + code)) list += (list.empty() ? "" : ", ") + one.folded;
  return list;
}

/// E0804, with the choices that may be meant.
SANTEI_INLINE diagnostic refuse_choice(const declaration& declared, std::string_view word) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < declared.choice_count(); ++i)
    names.insert(names.end(), {declared.choices[i].label, declared.choices[i].key});
  const std::string codes = codes_meant(declared, word);
  message meant{codes, codes};
  std::vector<std::size_t> shown;
  if (!codes.empty()) names.clear();
  for (const std::string& name : likely_meant(word, names)) {
    const std::size_t index = *declared.find_choice(name);
    if (std::find(shown.begin(), shown.end(), index) != shown.end()) continue;
    const choice& each = declared.choices[index];
    meant.ja += (shown.empty() ? "" : ", ") + each.label + "（" + each.key + "）";
    meant.en += (shown.empty() ? "" : ", ") + each.key + " (" + each.label + ")";
    shown.push_back(index);
  }
  const std::string given = clipped(word);
  const message what{"「" + given + "」という選択肢はありません", "there is no choice '" + given + "'"};
  if (meant.ja.empty()) return refuse(declared, "E0804", what);
  return refuse(declared, "E0804", what, message{meant.ja + "ではありませんか", "did you mean " + meant.en + "?"});
}

/// E0801: what the number was meant to be, as exact text.
SANTEI_INLINE diagnostic refuse_inexact(const declaration& declared, const std::string& written) {
  const std::string shown = clipped(written);
  const message what{
      "小数や指数で書かれた数値 " + shown + " は受け取りません（二進の小数は、書かれた十進数と同じ値とは限りません）",
      "the number " + shown + " with a fraction or exponent is refused: a binary fraction may not be the decimal it looks like"};
  if (!is_number(declared.of.of)) return refuse(declared, "E0801", what);
  const auto exact = written.size() <= 40 ? rational::from_text(written) : std::nullopt;
  const std::string decimal = exact ? written : "0.5";
  const std::string fraction = exact ? exact->text() : "1/2";
  const std::string ja = "文字列 \"" + decimal + "\"" + (fraction != decimal ? " か分数 \"" + fraction + "\"" : "") + " で書いてください";
  const std::string en = "write it as text, \"" + decimal + "\"" + (fraction != decimal ? ", or as the fraction \"" + fraction + "\"" : "");
  if (exact) return refuse(declared, "E0801", what, message{ja, en});
  return refuse(declared, "E0801", what, message{"すべての桁を" + ja + "（例）", "with all its digits, " + en + ", for example"});
}

}  // namespace santei::detail
