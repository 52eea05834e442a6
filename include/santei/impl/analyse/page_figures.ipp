// Definitions of reading a page's figures.
#pragma once

#include <santei/analyse/page_figures.hpp>
#include <santei/text/normal.hpp>

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace santei::analyse {

namespace detail {

SANTEI_INLINE bool is_heading_after_aims(std::string_view line) {
  const auto begins = [&](std::string_view word) { return line.substr(0, word.size()) == word; };
  const auto holds = [&](std::string_view word) { return line.find(word) != std::string_view::npos; };
  return begins("事業概要") || begins("事業目的") || begins("事業の内容") || begins("事業スキーム") || holds("補正予算額") ||
         holds("補助率") || begins("補助(") || begins("国庫債務");
}

/// Reads the figures of one folded page from left to right.
class figure_reader {
 public:
  explicit figure_reader(const folded_page& page) : page_(page), text_(page.text) {}

  std::vector<page_figure> run() {
    while (at_ < text_.size()) step();
    return std::move(found_);
  }

 private:
  void step() {
    begin_ = at_;
    if (take_any({"上限", "下限"})) return add(figure_kind::bound);
    if (digit()) return number();
    ++at_;
  }

  void number() {
    const std::size_t digits = take_number();
    if (looks_at("/") && digit(1) && same_line(at_ + 1)) {
      ++at_;
      take_number();
      return add(figure_kind::fraction);
    }
    if (const std::size_t mark = at_; take_any({"分の"})) {
      if (digit()) return take_number(), add(figure_kind::fraction);
      at_ = mark;
    }
    if (take_any({"%", "割"})) return add(figure_kind::percentage);
    if (take_yen()) return add(take_unit() ? figure_kind::unit_price : figure_kind::amount);
    if (take_period(digits)) add(figure_kind::period);
  }

  /// Digits, groups of thousands and a decimal part, all on one line; the number of digits.
  std::size_t take_number() {
    std::size_t digits = 0;
    while (digit() && (digits == 0 || same_line(at_))) {
      ++at_, ++digits;
      const bool group = looks_at(",") && digit(1) && digit(2) && digit(3) && !digit(4);
      const bool point = looks_at(".") && digit(1);
      if ((group || point) && same_line(at_)) ++at_;
    }
    return digits;
  }

  /// 億円, 万円, 兆 and the number after it …; nothing is taken where no 円 follows.
  bool take_yen() {
    const std::size_t mark = at_;
    while (take_any({"兆", "億", "千万", "百万", "万", "千"}))
      if (digit()) take_number();
    if (take_any({"円"})) return true;
    at_ = mark;
    return false;
  }
  bool take_unit() {
    if (!looks_at("/")) return false;
    std::size_t to = at_ + 1;
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '3'; };
    while (to < text_.size() && letter(text_[to]) && same_line(to)) ++to;
    if (to == at_ + 1) return false;
    at_ = to;
    return true;
  }
  /// 6ヶ月, 36月間, 3年間, 3年以内, 3か年; not 令和6年, 2030年, 6年度, 9月.
  bool take_period(std::size_t digits) {
    if (take_any({"ヶ月", "か月", "カ月", "ヵ月", "ケ月", "箇月", "月間", "月分", "年間", "ヶ年", "か年", "カ年", "ヵ年", "ケ年", "箇年"})) return !follows_era();
    if (digits > 2 || follows_era() || !looks_at("年")) return false;
    const std::size_t mark = at_;
    take_any({"年"});
    for (const std::string_view after : {"以内", "以上", "以下", "未満", "目", "後", "経過", "の", "分", "超"})
      if (looks_at(after)) return true;
    at_ = mark;
    return false;
  }
  [[nodiscard]] bool follows_era() const {
    const std::string_view before = text_.substr(0, begin_);
    return before.ends_with("令和") || before.ends_with("平成") || before.ends_with("昭和") || before.ends_with("年");
  }

  void add(figure_kind is) {
    const auto line = static_cast<std::size_t>(std::upper_bound(page_.begins.begin(), page_.begins.end(), begin_) - page_.begins.begin());
    const bool may_be_aim = is == figure_kind::percentage || is == figure_kind::amount || is == figure_kind::period;
    found_.push_back({line, std::string(text_.substr(begin_, at_ - begin_)), is, may_be_aim && page_.aims[line - 1], begin_, at_});
  }

  [[nodiscard]] bool digit(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() && text_[at_ + ahead] >= '0' && text_[at_ + ahead] <= '9';
  }
  [[nodiscard]] bool looks_at(std::string_view word) const { return text_.substr(at_, word.size()) == word; }
  bool take_any(std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words)
      if (looks_at(word)) return at_ += word.size(), true;
    return false;
  }
  /// Whether no line begins at the byte.
  [[nodiscard]] bool same_line(std::size_t byte) const { return !std::binary_search(page_.begins.begin(), page_.begins.end(), byte); }

  const folded_page& page_;
  std::string_view text_;
  std::size_t at_ = 0, begin_ = 0;
  std::vector<page_figure> found_;
};

}  // namespace detail

SANTEI_INLINE folded_page::folded_page(std::string_view page) {
  bool under_aims = false;
  for (std::size_t at = 0; at <= page.size();) {
    const std::size_t stop = std::min(page.find('\n', at), page.size());
    const std::string_view line = page.substr(at, stop - at);
    const std::string folded = fold_for_lookup(line);
    if (folded == "成果目標") under_aims = true;
    else if (detail::is_heading_after_aims(folded)) under_aims = false;
    lines.emplace_back(line);
    begins.push_back(text.size());
    aims.push_back(under_aims);
    text += folded;
    at = stop + 1;
  }
  begins.push_back(text.size());
}

SANTEI_INLINE std::vector<page_figure> figures_of(const folded_page& page) { return detail::figure_reader(page).run(); }

}  // namespace santei::analyse
