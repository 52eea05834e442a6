// Cases in words: as an 例 gives facts, and as a condition to paste.
#pragma once

#include <santei/check/case_split.hpp>
#include <santei/value/literal.hpp>

#include <algorithm>

namespace santei::check {

namespace detail {

/// "10億円 以上 11億円 未満" of a range that is no point; for the words of conditions.
SANTEI_INLINE std::string bounds_text(const interval& range, const type& of) {
  std::string text;
  if (range.lower()) text += literal_text(range.lower()->value, of) + (range.lower()->closed ? " 以上" : " 超");
  if (range.upper())
    text += (text.empty() ? "" : " ") + literal_text(range.upper()->value, of) + (range.upper()->closed ? " 以下" : " 未満");
  return text;
}

SANTEI_INLINE std::string bounds_in_english(const interval& range, const type& of) {
  std::string text;
  if (range.lower()) text += (range.lower()->closed ? "at least " : "above ") + literal_text(range.lower()->value, of);
  if (range.upper())
    text +=
        (text.empty() ? "" : " and ") + std::string(range.upper()->closed ? "at most " : "below ") + literal_text(range.upper()->value, of);
  return text;
}

/// "月二 以上" of a difference that is not below 0: months have none that could be written.
SANTEI_INLINE std::string beside_other(const std::string& other, const interval& difference) {
  if (difference.is_point()) return other + " 以上 " + other + " 以下";
  const std::string at_least = difference.lower() ? (difference.lower()->closed ? " 以上" : " 超") : "";
  return other + (difference.upper() ? (difference.upper()->closed ? " 以下" : " 未満") : at_least);
}

}  // namespace detail

/// A choice stands for those under it where all of them are in the class too.
SANTEI_INLINE std::vector<std::uint32_t> case_space::shortest_choices(std::size_t dimension, std::uint32_t chosen) const {
  const case_dimension& in = dimensions_[dimension];
  const declaration& fact = file_->declarations[in.declaration];
  const auto& members = in.choices[chosen];
  const auto whole = [&](std::uint32_t outer) {
    for (std::uint32_t i = 0; i < fact.choices.size(); ++i)
      if (fact.within(i, outer) && !std::binary_search(members.begin(), members.end(), i)) return false;
    return true;
  };
  std::vector<std::uint32_t> named;
  for (const std::uint32_t one : members) {
    const std::int32_t parent = fact.choices[one].parent;
    const bool said = parent >= 0 && std::binary_search(members.begin(), members.end(), static_cast<std::uint32_t>(parent)) &&
                      whole(static_cast<std::uint32_t>(parent));
    if (!said) named.push_back(one);
  }
  return named;
}

/// The range from one class to another, in terms of the expression as written.
SANTEI_INLINE interval case_space::shown_range(std::size_t dimension, std::uint32_t first, std::uint32_t last) const {
  const case_dimension& in = dimensions_[dimension];
  return hull(in.ranges[first], in.ranges[last]) * interval::point(in.factor) + interval::point(in.constant);
}

SANTEI_INLINE message case_space::text_of(std::size_t dimension, std::uint32_t chosen) const {
  const case_dimension& in = dimensions_[dimension];
  if (in.of.of == kind::truth)
    return in.choices[chosen].front() == 1 ? message{in.name + " = はい", in.name + " = yes"}
                                           : message{in.name + " = いいえ", in.name + " = no"};
  if (in.of.of == kind::category) {
    const auto named = shortest_choices(dimension, chosen);
    const auto& choices = file_->declarations[in.declaration].choices;
    const std::string first = choices[named.front()].label;
    if (named.size() == 1) return {in.name + " = " + first, in.name + " = " + first};
    return {in.name + " = " + first + " など" + std::to_string(named.size()) + "つ",
            in.name + " = " + first + " (one of " + std::to_string(named.size()) + ")"};
  }
  const interval range = shown_range(dimension, chosen, chosen);
  if (in.of.of == kind::month && !in.left.empty()) {
    const std::string compared = in.left + " が " + detail::beside_other(in.right, range);
    return {compared, compared};
  }
  const std::string point = range.is_point() ? " = " + literal_text(range.lower()->value, in.of) : std::string();
  if (!point.empty()) return {in.name + point, in.name + point};
  return {in.name + " が " + detail::bounds_text(range, in.of), in.name + " " + detail::bounds_in_english(range, in.of)};
}

SANTEI_INLINE std::string case_space::condition_text(std::size_t dimension, std::uint32_t first, std::uint32_t last) const {
  const case_dimension& in = dimensions_[dimension];
  if (in.of.of == kind::truth) return in.name + (in.choices[first].front() == 1 ? "" : " でない");
  if (in.of.of == kind::category) {
    const auto named = shortest_choices(dimension, first);
    const declaration& fact = file_->declarations[in.declaration];
    std::string list;
    for (const std::uint32_t one : named) list += (list.empty() ? "" : ", ") + fact.choices[one].label;
    return (file_->open_point[in.declaration] ? "読み " : "") + in.name + " が " + list + (named.size() > 1 ? " のいずれか" : "");
  }
  const interval range = shown_range(dimension, first, last);
  if (in.of.of == kind::month && !in.left.empty()) return in.left + " が " + detail::beside_other(in.right, range);
  return in.name + " が " + (range.is_point() && in.declaration != none ? literal_text(range.lower()->value, in.of)
                                                                      : detail::bounds_text(range, in.of));
}

}  // namespace santei::check
