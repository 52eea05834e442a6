// Hardly an amount of these rules is so few yen, and tables of companies count in thousands: the answer stays that of yen, and it is said.
#include "bare_amount.hpp"

#include <santei/text/normal.hpp>
#include <santei/value/declaration.hpp>

#include <algorithm>
#include <cstddef>
#include <variant>

namespace santei::cli {

void note_bare_amount(session& s, std::string_view name, std::string_view text) {
  constexpr std::size_t small = 5;  // digits of what is below 10万円
  const std::string number = fold_for_lookup(text);
  if (number.empty() || number.find_first_not_of("0123456789,.") != std::string::npos) return;
  std::string yen = number.substr(0, number.find('.'));
  std::erase(yen, ',');
  yen.erase(0, std::min(yen.find_first_not_of('0'), yen.size()));
  if (yen.empty() || yen.size() > small) return;
  const std::string written = std::string(name) + "=" + number;
  s.note({"「" + written + "」は " + number + "円 と読みました。万円のつもりなら " + written + "万円 と書きます",
          "'" + written + "' was read as " + number + " yen; if 万円 (10,000 yen) was meant, write " + written + "万円"});
}

void note_bare_amounts(session& s, const catalogue::catalogue& rules, const facts& given) {
  for (const given_fact& fact : given.items()) {
    const auto* text = std::get_if<std::string>(&fact.input.value);
    if (text == nullptr || !fact.origin.empty()) continue;  // a file was written with care
    const std::size_t dot = fact.key.rfind('.');
    const declaration* of = rules.find_key(dot == std::string::npos ? fact.key : fact.key.substr(dot + 1));
    if (of != nullptr && of->of.of == kind::money) note_bare_amount(s, fact.key, *text);
  }
}

}  // namespace santei::cli
