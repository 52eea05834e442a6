// The facts of one applicant as they arrive (text, numbers, ranges, sets, rows), before any rule says what they are.
#pragma once

#include <santei/config.hpp>
#include <santei/number/rational.hpp>
#include <santei/text/span.hpp>

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace santei {

/// A value as given. Text is read by the declared type of its fact when it meets a rule.
struct fact_input {
  struct unknown {};
  struct bounds {  ///< both ends in; an absent end is open to that side
    std::optional<std::string> least, greatest;
  };
  struct any_of {
    std::vector<std::string> choices;
  };
  using row = std::vector<std::pair<std::string, fact_input>>;
  struct rows {
    std::vector<row> items;
  };
  /// A JSON number with a fraction or exponent, or a Python float: always refused (E0801) with its text.
  struct inexact {
    std::string written;
  };
  std::variant<unknown, std::string, rational, bool, bounds, any_of, rows, inexact> value;
};

/// One fact with where it was given (for messages: "引数 3", "入力 12行"; may be empty).
struct given_fact {
  std::string key;  ///< "investment" or "programme/measure.investment"
  fact_input input;
  std::string origin;
};

/// The facts of one case, in the order given; a key given twice is kept twice and refused when bound.
class facts {
 public:
  facts() = default;
  facts(std::initializer_list<std::pair<std::string_view, std::string_view>> texts);

  /// Text as people write it: "30億円", "1/2", "石川県", "はい", "9億円..11億円", "sme|micro", "" or "不明" for unknown.
  facts& set(std::string_view key, std::string_view text);
  facts& set(std::string_view key, const char* text) { return set(key, std::string_view(text)); }
  /// A whole number or an exact ratio in the fact's own unit.
  facts& set(std::string_view key, const rational& value);
  template <std::same_as<bool> Bool>  // a template, so that no pointer or number becomes a bool
  facts& set(std::string_view key, Bool value) {
    return add({std::string(key), {value}, {}});
  }
  template <std::signed_integral Int>
  facts& set(std::string_view key, Int value) {
    return set(key, rational(value));
  }
  template <std::unsigned_integral Int>
  requires(!std::same_as<Int, bool>) facts& set(std::string_view key, Int value) {
    return set(key, *rational::from_text(std::to_string(value)));
  }
  template <std::floating_point Float>
  facts& set(std::string_view, Float) = delete;  // a binary fraction is not the decimal it looks like: give text "0.5" or rational(1, 2)
  /// Any other form.
  facts& add(given_fact fact);

  [[nodiscard]] const std::vector<given_fact>& items() const& noexcept { return items_; }
  [[nodiscard]] std::vector<given_fact> items() && noexcept { return std::move(items_); }  // by value: a loop over `f().items()` keeps them

 private:
  std::vector<given_fact> items_;
};

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/value/facts.ipp>
#endif
