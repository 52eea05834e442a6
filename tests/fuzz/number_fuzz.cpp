// Any bytes: what from_text reads, text() and the decimal writer write so that it is read back as the same number.
#include <santei/number/decimal.hpp>
#include <santei/number/rational.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t longest = 4096;  // beyond, time goes into huge divisions and not into new paths
  if (size > longest) return 0;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto value = santei::rational::from_text(input);
  if (!value) return 0;
  const auto text = value->text();
  const auto again = santei::rational::from_text(text);
  require(again && *again == *value && again->text() == text);
  require(value->is_integer() == (text.find('/') == std::string::npos));
  require(*value - *value == 0 && -(-*value) == *value && value->numerator() / value->denominator() == *value);
  if (const auto decimal = santei::finite_decimal_text(*value)) require(santei::rational::from_text(*decimal) == *value);
  return 0;
}
