// Amounts are written digit by digit into one string; nothing else is formatted while a case is explained.
#pragma once

#include <santei/report/explain.hpp>

#include <santei/value/literal.hpp>

namespace santei::report {

namespace detail {

/// "333,333,333円" appended without a temporary.
inline void append_yen(std::string& out, std::int64_t yen) {
  char digits[32];
  std::size_t at = sizeof digits;
  std::uint64_t rest = yen < 0 ? 0 - static_cast<std::uint64_t>(yen) : static_cast<std::uint64_t>(yen);
  for (int written = 0; written == 0 || rest != 0; ++written, rest /= 10) {
    if (written != 0 && written % 3 == 0) digits[--at] = ',';
    digits[--at] = static_cast<char>('0' + rest % 10);
  }
  if (yen < 0) digits[--at] = '-';
  out.append(digits + at, sizeof digits - at).append("円");
}

}  // namespace detail

SANTEI_INLINE explainer::explainer(const plan::measure_plan& of) {
  for (const plan::step& step : of.steps) {
    line made{(step.category.empty() ? "" : "［" + step.category + "］ ") + step.cited.text + " → ", "", step.of};
    if (!step.cited.bases.empty()) made.after += "  " + step.cited.bases_text();
    if (!step.cited.page.empty()) made.after += "（" + step.cited.page + "ページ）";
    made.after += "\n";
    lines_.push_back(std::move(made));
  }
}

SANTEI_INLINE std::string explainer::steps_text(const std::vector<evaluate::traced_step>& steps) const {
  std::string out;
  out.reserve(steps.size() * 160);
  for (const evaluate::traced_step& step : steps) {
    const line& words = lines_[step.step];
    out += words.before;
    const auto whole = words.of.of == kind::money && words.of.in.is_yen() ? step.value.to_int64() : std::nullopt;
    if (whole) detail::append_yen(out, *whole);
    else if (words.of.of == kind::money) out += money_with_commas(step.value, words.of.in);
    else out += literal_text(step.value, words.of);
    out += words.after;
  }
  return out;
}

}  // namespace santei::report
