// The figures that a page of the source states and a rule must not pass over: rates, amounts, unit prices, periods, limits.
#pragma once

#include <santei/config.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace santei::analyse {

/// 1/3, 3分の2; 22.5%, 6割; 50億円; 2.5円/kWh; 3年間, 36月間, 6ヶ月; 上限 and 下限. Days, calendar years and counts of other things are none of these.
enum class figure_kind { fraction, percentage, amount, unit_price, period, bound };

/// "fraction", "percentage", "amount", "unit_price", "period", "bound".
[[nodiscard]] constexpr const char* name_of(figure_kind of) noexcept {
  constexpr const char* names[] = {"fraction", "percentage", "amount", "unit_price", "period", "bound"};
  return names[static_cast<int>(of)];
}

/// One figure of a page.
struct page_figure {
  std::size_t line = 1;          // of the page, from 1
  std::string text;              // folded: "1/3", "22.5%", "50億円"
  figure_kind is = figure_kind::fraction;
  bool of_aims = false;          // stands under 成果目標 and is a kind that aims are stated in: no condition of the grant
  std::size_t begin = 0, end = 0;  // bytes of the page as fold_for_lookup makes it
};

/// A page line by line, each as it is looked up, and where it begins in the whole.
struct folded_page {
  std::vector<std::string> lines;     // as they stand
  std::vector<std::size_t> begins;    // of each in `text`, and the end of the last
  std::string text;                   // all lines folded, without white space
  std::vector<bool> aims;             // whether a line stands under 成果目標

  explicit folded_page(std::string_view page);
};

/// Every figure of the page, in order. A number is read within one line; its unit may stand on the next, as text extraction breaks lines
/// anywhere.
[[nodiscard]] std::vector<page_figure> figures_of(const folded_page& page);

}  // namespace santei::analyse

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/analyse/page_figures.ipp>
#endif
