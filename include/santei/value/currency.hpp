// Whose money an amount is: its code, its signs and its smallest unit. An amount counts smallest units everywhere inside: 円, cents.
#pragma once

#include <santei/config.hpp>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace santei {

/// The money of one country: 円 where nothing else is said. Amounts of two of them meet nowhere.
class currency {
 public:
  constexpr currency() noexcept = default;

  /// The currency with the ISO 4217 code ("EUR", in capitals); nothing where it is not among those known.
  [[nodiscard]] static std::optional<currency> of_code(std::string_view code) noexcept;
  /// The currency that a word behind a number names: its code, its sign or its Japanese name (EUR, €, ユーロ; JPY and 円).
  [[nodiscard]] static std::optional<currency> named(std::string_view word) noexcept;
  /// The currency whose sign `text` begins with, where amounts may have it before them ($500, €1,000); of 円 there is none here.
  [[nodiscard]] static std::optional<currency> signed_before(std::string_view text) noexcept;
  /// The codes of all, "EUR, USD, …", without JPY.
  [[nodiscard]] static std::string codes();

  [[nodiscard]] bool is_yen() const noexcept { return index_ == 0; }
  [[nodiscard]] std::string_view code() const noexcept;   ///< "EUR"
  [[nodiscard]] std::string_view sign() const noexcept;   ///< "€"; the code where it has none of its own; "円"
  [[nodiscard]] bool sign_before() const noexcept;        ///< whether its sign stands before the number: $500
  [[nodiscard]] int places() const noexcept;              ///< decimal places down to the smallest unit: 2 of EUR, 0 of 円
  [[nodiscard]] std::int64_t per_unit() const noexcept;   ///< how many smallest units are one: 100 of EUR, 1 of 円
  [[nodiscard]] std::string smallest() const;             ///< of 1, as rules write it: "0.01", "1"

  friend constexpr auto operator<=>(const currency&, const currency&) = default;  // 円 first

 private:
  constexpr explicit currency(std::uint8_t index) noexcept : index_(index) {}
  std::uint8_t index_ = 0;  // of the table of currencies
};

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/value/currency.ipp>
#endif
