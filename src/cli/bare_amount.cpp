// Hardly an amount of these rules is so few yen, and tables of companies count in thousands: the answer stays that of yen, and it is said.
#include "bare_amount.hpp"

#include <santei/text/normal.hpp>
#include <santei/value/declaration.hpp>

#include <algorithm>
#include <cstddef>
#include <variant>

namespace santei::cli {

namespace {

/// The text as a bare number below 10万円 that is not 0; empty: it is none.
std::string small_number(std::string_view text) {
  constexpr std::size_t most_digits = 5;
  const std::string number = fold_for_lookup(text);
  if (number.find_first_not_of("0123456789,.") != std::string::npos) return {};
  std::string yen = number.substr(0, number.find('.'));
  std::erase(yen, ',');
  yen.erase(0, std::min(yen.find_first_not_of('0'), yen.size()));
  return yen.empty() || yen.size() > most_digits ? std::string() : number;
}

}  // namespace

void note_bare_amount(session& s, std::string_view name, std::string_view text) {
  const std::string number = small_number(text);
  if (number.empty()) return;
  const std::string written = std::string(name) + "=" + number;
  s.note({"「" + written + "」は " + number + "円 と読みました。万円のつもりなら " + written + "万円 と書きます",
          "'" + written + "' was read as " + number + " yen; if 万円 (10,000 yen) was meant, write " + written + "万円"});
}

void note_bare_amounts(session& s, const catalogue::catalogue& rules, const facts& given) {
  for (const given_fact& fact : given.items()) {
    const auto* text = std::get_if<std::string>(&fact.input.value);
    if (text == nullptr || !fact.origin.empty()) continue;  // a file was written with care
    if (small_number(*text).empty()) continue;              // a key is looked for in all rules
    const std::size_t dot = fact.key.rfind('.');
    const declaration* of = rules.find_key(dot == std::string::npos ? fact.key : fact.key.substr(dot + 1));
    if (of != nullptr && of->of.of == kind::money && of->of.in.is_yen()) note_bare_amount(s, fact.key, *text);
  }
}

}  // namespace santei::cli
