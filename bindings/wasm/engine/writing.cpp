// Definitions of the shared parts of answers.
#include "writing.hpp"

#include <santei/value/writing.hpp>

#include <algorithm>

namespace santei::page {

namespace {

/// "30000000" as "30,000,000"; a fraction stays behind.
std::string grouped(std::string number) {
  const std::size_t end = std::min(number.find('/'), number.size()), from = number.front() == '-' ? 1 : 0;
  for (std::size_t at = end; at > from + 3;) number.insert(at -= 3, ",");
  return number;
}

std::string end_words(const declaration& of, const rational& value, language lang) {
  const bool english = lang == language::english;
  if (of.may_be_none && value == amount_of_none) return english ? "none" : "なし";
  if (english && of.of.of == kind::money && of.of.in.is_yen()) return "¥" + grouped(value.text());
  if (english && of.of.of == kind::integer) return value.text();
  return literal_text(value, of.of) + (of.of.of == kind::integer ? of.counter : std::string());
}

}  // namespace

void write_amounts(json& out, const evaluate::amounts& of) {
  out.object([&] {
    out.key("status").text(name_of(of.status));
    out.key("min").exact(of.min);
    out.key("max").exact(of.max);
    out.key("low").exact(of.stated_low);
    out.key("high").exact(of.stated_high);
    out.key("unrounded_low").exact(of.unrounded_low);
    out.key("unrounded_high").exact(of.unrounded_high);
    out.key("tight").truth(of.tight);
  });
}

void write_bases(json& out, const plan::citation& of) {
  out.key("page").text(of.page);
  out.key("bases").list(of.bases, [&](const plan::basis& one) {
    out.object([&] {
      out.key("kind").text(name_of(one.is));
      out.key("text").text(one.text);
    });
  });
}

void write_fact(json& out, const declaration& of, language lang) {
  out.object([&] {
    out.key("key").text(of.key);
    out.key("label").text(of.label);
    out.key("type").text(name_of(of.of.of));
    out.key("unit").text(of.of.of == kind::integer ? of.counter : unit_of(of.of));
    out.key("expected").text(expected_of(of).in(lang));
    out.key("choices").list(of.choices, [&](const choice& one) {
      if (one.key.empty()) return;  // only follows from other facts
      out.object([&] {
        out.key("key").text(one.key);
        out.key("label").text(one.label);
        out.key("parent").text(one.parent < 0 ? "" : of.choices[static_cast<std::size_t>(one.parent)].key);
      });
    });
  });
}

void write_problems(json& out, const diagnostics& problems, language lang) {
  out.list(problems, [&](const diagnostic& one) {
    out.object([&] {
      out.key("level").text(one.level == severity::error ? "error" : "warning");
      out.key("code").text(one.code);
      out.key("text").text(one.text.in(lang));
      out.key("help").text(one.advice().value_or(message{}).in(lang));
    });
  });
}

std::string refusal(const diagnostics& problems, language lang) {
  json out;
  out.object([&] {
    out.key("problems");
    write_problems(out, problems, lang);
  });
  return out.take();
}

std::string words_of(const declaration& of, const known& value, language lang) {
  const bool english = lang == language::english;
  if (const auto* range = std::get_if<interval>(&value.value)) {
    if (range->is_point()) return end_words(of, range->lower()->value, lang);
    const std::string from = range->lower() ? end_words(of, range->lower()->value, lang) : std::string();
    return from + (english ? " to " : " から ") + (range->upper() ? end_words(of, range->upper()->value, lang) : std::string());
  }
  const auto* set = std::get_if<known::set>(&value.value);
  if (set == nullptr) return {};
  std::string all;
  for (const std::uint32_t i : *set) {
    const std::string one = of.of.of == kind::truth ? (english ? (i == 1 ? "yes" : "no") : (i == 1 ? "はい" : "いいえ"))
                                                    : of.choices[i].label;
    all += (all.empty() ? "" : english ? " or " : " か ") + one;
  }
  return all;
}

}  // namespace santei::page
