// A given fact met with its declaration: text to exact values, ranges and sets, or a diagnostic that says what would be right (E08xx).
#pragma once

#include <santei/config.hpp>
#include <santei/number/interval.hpp>
#include <santei/text/outcome.hpp>
#include <santei/value/declaration.hpp>
#include <santei/value/facts.hpp>

#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

namespace santei {

/// What is known of one fact: nothing; a range of numbers (a point when exact); or the set of choices it may be.
/// 真偽 is a set over {0 = いいえ, 1 = はい}; a 区分 a set of indices into its choices, sorted.
struct known {
  struct nothing {};
  using set = std::vector<std::uint32_t>;
  std::variant<nothing, interval, set> value;
  std::string_view note = {};  ///< 税抜 or 税込, where an amount is written with it (a literal): the amount is taken as it stands

  [[nodiscard]] bool missing() const noexcept { return std::holds_alternative<nothing>(value); }
};

/// Reads `input` as a fact of type `declared`; an end that a range leaves out is that of declared.range(). For a fact that has rows see
/// evaluate/bind. Refused: an inexact number (E0801), a value of another type or not readable (E0802), another unit (E0803), a choice that
/// does not exist, with the nearest (E0804), a negative value (E0806), one outside the declared range (E0807), a range or set with nothing
/// in it (E0808), more than 40 digits (E0809), rows (E0810).
/// Beside the notation's own forms (read_literal) those of tables and forms are read (rules/README.md lists them); what may mean two things
/// is refused with the form to write.
/// `sme` of a tree means the wide choice itself (中小企業 other than 小規模事業者): a set with one member.
[[nodiscard]] outcome<known> read_fact(const declaration& declared, const fact_input& input);

/// What a person may write for the fact, for messages and interviews: "金額（例: 3000万円）", "中小企業, 中堅企業, 大企業 のどれか".
[[nodiscard]] message expected_of(const declaration& declared);

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/value/reading.ipp>
#endif
