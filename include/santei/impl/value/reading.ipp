// How a given fact is met with its declaration.
#pragma once

#include <santei/impl/value/read_form.hpp>
#include <santei/impl/value/refusal.ipp>
#include <santei/impl/value/trimmed.hpp>
#include <santei/impl/value/word_cursor.hpp>
#include <santei/value/literal.hpp>
#include <santei/value/reading.hpp>

#include <algorithm>
#include <string_view>

namespace santei {

namespace detail {

/// Nothing, or a word for it.
SANTEI_INLINE bool says_unknown(std::string_view text) { return text.empty() || text == "不明" || text == "未定" || text == "unknown"; }

/// 税抜 of one end, 税込 of the other.
SANTEI_INLINE bool notes_contradict(std::string_view a, std::string_view b) {
  const auto with_tax = [](std::string_view note) { return note.find("込") != std::string_view::npos; };
  return !a.empty() && !b.empty() && with_tax(a) != with_tax(b);
}
SANTEI_INLINE diagnostic refuse_tax_notes(const declaration& declared, std::string_view least, std::string_view greatest) {
  return refuse(declared, "E0802",
                {"「" + clipped(least) + "」と「" + clipped(greatest) + "」の一方は税抜、他方は税込です", "one end of the range is without tax, the other with it"},
                message{"両端をどちらかにそろえてください", "give both ends without tax, or both with it"});
}

/// Both ends in; an end that is not given is that of the declared range.
SANTEI_INLINE outcome<known> read_range(const declaration& declared, std::string_view least, std::string_view greatest) {
  least = trimmed(least);
  greatest = trimmed(greatest);
  if (says_unknown(least) && says_unknown(greatest)) return known{};
  const interval range = declared.range();
  std::optional<bound> lower = range.lower(), upper = range.upper();
  std::string_view note;
  for (auto [text, target] : {std::pair(least, &lower), std::pair(greatest, &upper)}) {
    if (says_unknown(text)) continue;
    auto value = read_number_text(declared, text);
    if (!value) return value.problems();
    *target = bound{value->value, true};
    if (!value->note.empty() && notes_contradict(note, value->note)) return refuse_tax_notes(declared, least, greatest);
    if (!value->note.empty()) note = value->note;
  }
  if (auto both = interval::from_ends(std::move(lower), std::move(upper))) return known{std::move(*both), note};
  const std::string low = clipped(least), high = clipped(greatest);
  return refuse(declared, "E0808",
                {"幅の下端「" + low + "」が上端「" + high + "」より大きくなっています",
                 "the lower end '" + low + "' is above the upper end '" + high + "'"},
                message{"「" + high + ".." + low + "」と書いてください", "write " + high + ".." + low});
}

/// The ends of a range as text, which may leave out a unit that the other has.
SANTEI_INLINE outcome<known> read_ends(const declaration& declared, std::string_view least, std::string_view greatest) {
  if (ends_disagree(trimmed(least), trimmed(greatest))) return refuse_ends(declared, trimmed(least), trimmed(greatest));
  return read_range(declared, least, greatest);
}

SANTEI_INLINE outcome<known> read_worded_range(const declaration& declared, const given_range& range) {
  const auto least = closed_end(declared, range.least, range.above, 1), greatest = closed_end(declared, range.greatest, range.below, -1);
  if (!least) return least.problems();
  if (!greatest) return greatest.problems();
  return read_ends(declared, *least, *greatest);
}

/// Which of the two a word of 真偽 is. An x or △ may mean either, and is none.
SANTEI_INLINE std::optional<std::size_t> find_truth(std::string_view word) {
  std::string folded = fold_form(word.substr(0, longest_form));
  for (char& c : folded) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  constexpr std::string_view yes[] = {"はい", "true", "yes",  "y",      "1",    "○",       "〇",         "◯",       "✓",
                                      "✔",    "☑",    "⭕",    "有",   "有り",   "あり", "該当",    "該当する",   "該当あり"};
  constexpr std::string_view no[] = {"いいえ", "false", "no",   "n",    "0",      "×",           "✕",
                                     "✖",     "❌",      "無",    "無し", "なし", "非該当", "該当しない", "該当なし"};
  if (std::find(std::begin(yes), std::end(yes), folded) != std::end(yes)) return 1;
  if (std::find(std::begin(no), std::end(no), folded) != std::end(no)) return 0;
  return std::nullopt;
}

/// What a code with its name behind it means (76 飲食店, M：宿泊業，飲食サービス業), or with the code of a part of it (M76): what both name.
SANTEI_INLINE std::vector<std::uint32_t> choices_of_code(const declaration& declared, std::string_view word) {
  const std::string folded = name_folded(word);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::size_t code = 0;
  while (code < folded.size() && is_digit(folded[code])) ++code;
  if (code == 0 && !folded.empty() && folded[0] >= 'a' && folded[0] <= 'z') code = 1;
  const std::size_t name = folded.find_first_not_of(".:-_,", code);
  if (code == 0 || name == std::string::npos) return {};
  const auto by_code = declared.find_choices(folded.substr(0, code)), by_name = declared.find_choices(folded.substr(name));
  std::vector<std::uint32_t> both;
  std::set_intersection(by_code.begin(), by_code.end(), by_name.begin(), by_name.end(), std::back_inserter(both));
  return both;
}

SANTEI_INLINE outcome<known> read_set(const declaration& declared, const std::vector<std::string_view>& words) {
  if (words.empty()) return refuse(declared, "E0808", {"選択肢が1つもありません", "the set of choices is empty"});
  known::set members;
  for (const std::string_view word : words) {
    const bool truth = declared.of.of == kind::truth;
    if (!truth) {
      std::vector<std::uint32_t> found = declared.find_choices(trimmed(word));
      if (found.empty()) found = choices_of_code(declared, trimmed(word));
      if (found.empty() && says_unknown(trimmed(word)))
        return refuse(declared, "E0804", {"選択肢の集まりの中に「不明」があります", "the set of choices holds an unknown"},
                      message{"どれか分からなければ「不明」だけを書いてください", "where it is not known which, write 不明 alone"});
      if (found.empty()) return refuse_choice(declared, trimmed(word));
      members.insert(members.end(), found.begin(), found.end());
      continue;
    }
    const auto found = find_truth(trimmed(word));
    if (!found) return refuse_unreadable(declared, trimmed(word), literal_problem::not_a_literal);
    members.push_back(static_cast<std::uint32_t>(*found));
  }
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  return known{std::move(members), {}};
}

/// "sme|micro" in its parts; a full-width bar is one too.
SANTEI_INLINE std::vector<std::string_view> split_choices(std::string_view text) {
  constexpr std::string_view wide_bar = "｜";
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t narrow = text.find('|'), wide = text.find(wide_bar);
    const std::size_t bar = std::min(narrow, wide);
    parts.push_back(text.substr(0, bar));
    if (bar == std::string_view::npos) return parts;
    text.remove_prefix(bar + (bar == narrow ? 1 : wide_bar.size()));
  }
}

/// A text of a number that is not said to be unknown: in the notation first, then as a range, then in any other form.
SANTEI_INLINE outcome<known> read_number(const declaration& declared, std::string_view text) {
  if (text.find('.') != std::string_view::npos || text.find("．") != std::string_view::npos) {
    const std::string folded = fold_ascii(text);
    const std::string_view range = folded;
    if (const std::size_t dots = folded.find(".."); dots != std::string::npos)
      return read_ends(declared, range.substr(0, dots), range.substr(dots + 2));
  }
  if (const auto plain = plain_number(declared, text)) return known{interval::point(*plain), {}};
  if (text.size() > longest_form) return read_plain_number(declared, text).problems();
  const std::string folded = fold_form(text);
  if (says_unknown(folded)) return known{};
  std::string form = folded;
  const std::string_view note = has_tax(declared) ? take_tax_note(form) : std::string_view();
  if (const auto range = read_given_range(form)) {
    auto read = read_worded_range(declared, *range);
    if (read && notes_contradict(read->note, note)) return refuse_tax_notes(declared, range->least, range->greatest);
    if (read && read->note.empty()) read->note = note;
    return read;
  }
  auto value = read_form(declared, folded, text);
  if (!value) return value.problems();
  return known{interval::point(value->value), value->note};
}

SANTEI_INLINE outcome<known> read_rational(const declaration& declared, const rational& value) {
  if (!fits_digits(value, literal_limits{}.digits))
    return refuse(declared, "E0809", {"数が長すぎます（40桁まで）", "the number is too long: at most 40 digits"});
  const std::string text = value.text();
  if (declared.of.of == kind::truth && (value == 0 || value == 1)) return known{known::set{value == 1 ? 1U : 0U}, {}};
  const bool dated = declared.of.of == kind::date || declared.of.of == kind::month;
  if (dated && value.is_integer()) return read_number(declared, text);  // 202503
  if (dated || !is_number(declared.of.of)) return refuse_type(declared, literal{{kind::integer, {}}, value, true, {}}, text);
  const rational inside = in_base_unit(declared, value);
  if (auto problem = check_value(declared, inside, text)) return std::move(*problem);
  return known{interval::point(inside), {}};
}

SANTEI_INLINE outcome<known> read_text(const declaration& declared, std::string_view written) {
  const std::string_view text = trimmed(written);
  if (!is_number(declared.of.of)) {
    const bool choice = declared.of.of == kind::category && declared.find_choice(text);  // a choice may itself be called 不明
    if (!choice && (says_unknown(text) || (text.size() <= longest_form && says_unknown(fold_form(text))))) return known{};
    return read_set(declared, split_choices(text));
  }
  if (says_unknown(text)) return known{};
  const bool may_say_none = declared.may_be_none && !is_digit(text.front()) && text.size() <= longest_form;
  if (may_say_none && text != "ゼロ" && says_none(fold_form(text))) return known{interval::point(amount_of_none), {}};
  return read_number(declared, text);
}

/// One form of input after the other.
struct input_reader {
  const declaration& declared;

  outcome<known> operator()(const fact_input::unknown&) const { return known{}; }
  outcome<known> operator()(const std::string& text) const { return read_text(declared, text); }
  outcome<known> operator()(const rational& value) const { return read_rational(declared, value); }
  outcome<known> operator()(bool value) const {
    if (declared.of.of == kind::truth) return known{known::set{value ? 1u : 0u}, {}};
    const message wanted = describe(declared.of);
    return refuse(declared, "E0802", {wanted.ja + "が要りますが、真偽が与えられました", wanted.en + " is needed, a truth value was given"});
  }
  outcome<known> operator()(const fact_input::bounds& ends) const {
    if (is_number(declared.of.of)) return read_range(declared, ends.least.value_or(""), ends.greatest.value_or(""));
    if (!ends.least && !ends.greatest) return known{};
    const message wanted = describe(declared.of);
    return refuse(declared, "E0802", {wanted.ja + "に幅はありません", wanted.en + " has no range"});
  }
  outcome<known> operator()(const fact_input::any_of& any) const {
    if (!is_number(declared.of.of)) return read_set(declared, {any.choices.begin(), any.choices.end()});
    const message wanted = describe(declared.of);
    return refuse(declared, "E0802", {wanted.ja + "は選択肢の集まりではありません", wanted.en + " is not given as a set of choices"},
                  message{"幅なら「A..B」と書いてください", "write a range as A..B"});
  }
  outcome<known> operator()(const fact_input::rows&) const {
    return refuse(declared, "E0810", {"1つの値が要りますが、明細の行が与えられました", "one value is needed, rows were given"});
  }
  outcome<known> operator()(const fact_input::inexact& number) const { return refuse_inexact(declared, number.written); }
};

/// A literal that the fact would accept.
SANTEI_INLINE std::string sample_of(const declaration& declared) {
  const type& of = declared.of;
  const rational usual = of.of == kind::money        ? (of.in.is_yen() ? rational(30'000'000) : rational(30'000) * of.in.per_unit())
                         : of.of == kind::ratio      ? rational(2, 3)
                         : of.of == kind::unit_price ? rational(5, 2) * of.in.per_unit()
                         : of.of == kind::date       ? rational(20119)
                         : of.of == kind::month      ? rational(24300)
                         : of.of == kind::quantity   ? 400
                                                     : 36;
  const interval range = declared.range();
  if (range.contains(usual)) return literal_text(usual, of);
  return literal_text(range.lower() ? range.lower()->value : range.upper()->value, of);
}

SANTEI_INLINE message list_choices(const declaration& declared) {
  constexpr std::size_t most = 15;
  message list;
  const std::size_t all = declared.choice_count();
  for (std::size_t i = 0; i < all && i < most; ++i) {
    list.ja += (i == 0 ? "" : ", ") + declared.choices[i].label;
    list.en += (i == 0 ? "" : ", ") + declared.choices[i].key;
  }
  if (all <= most) return {list.ja + " のどれか", "one of " + list.en};
  const std::string count = std::to_string(all);
  return {list.ja + " など" + count + "個のどれか", "one of " + list.en + " … (" + count + " choices)"};
}

}  // namespace detail

SANTEI_INLINE outcome<known> read_fact(const declaration& declared, const fact_input& input) {
  return std::visit(detail::input_reader{declared}, input.value);
}

SANTEI_INLINE message expected_of(const declaration& declared) {
  if (declared.of.of == kind::truth) return {"はい か いいえ", "yes or no"};
  if (declared.of.of == kind::category) return detail::list_choices(declared);
  const message wanted = describe(declared.of);
  const message range = detail::range_words(declared);
  const std::string sample = detail::sample_of(declared);
  return {wanted.ja + (range.ja.empty() ? "" : "、" + range.ja) + "（例: " + sample + "）",
          wanted.en + (range.en.empty() ? "" : ", " + range.en) + " (for example " + sample + ")"};
}

}  // namespace santei
