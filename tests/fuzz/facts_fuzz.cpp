// Arbitrary bytes as a literal and as a fact of every kind: nothing crashes, and what is accepted is read back from its own text.
#include <santei/value/literal.hpp>
#include <santei/value/reading.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using santei::declaration;
using santei::fact_input;
using santei::interval;
using santei::kind;

void require(bool holds) {
  if (!holds) std::abort();
}

const std::vector<declaration>& every_kind() {
  static const std::vector<declaration> all = [] {
    std::vector<declaration> made;
    const santei::type types[] = {{kind::truth, ""},         {kind::category, ""},    {kind::money, ""},
                                  {kind::ratio, ""},         {kind::quantity, "kWh"}, {kind::date, ""},
                                  {kind::unit_price, "kWh"}, {kind::integer, ""},     {kind::month, ""}};
    for (const santei::type& of : types) {
      declaration each;
      each.key = "key";
      each.label = "名";
      each.of = of;
      if (of.of == kind::category) each.choices = {{"sme", "中小企業", -1}, {"micro", "小規模事業者", 0}, {"large", "大企業", -1}};
      if (of.of == kind::integer) each.least = 1, each.greatest = 100;
      made.push_back(each);
    }
    return made;
  }();
  return all;
}

void check_fact(const declaration& declared, const fact_input& input) {
  const auto read = santei::read_fact(declared, input);
  if (!read) {
    for (const santei::diagnostic& problem : read.problems())
      require(problem.code.starts_with("E08") && !problem.text.ja.empty() && !problem.text.en.empty());
  } else if (const auto* range = std::get_if<interval>(&read->value)) {
    for (const auto& end : {range->lower(), range->upper()}) require(!end || declared.range().contains(end->value));
  } else if (const auto* set = std::get_if<santei::known::set>(&read->value)) {
    require(!set->empty() && set->back() < (declared.of.of == kind::truth ? 2 : declared.choices.size()));
  }
}

void check_literal(std::string_view text) {
  const auto reading = santei::read_literal(text);
  if (!reading.value || !reading.value->counter.empty()) return;
  // A huge value written out in full, such as a percentage, may have more digits than were read; within ample limits it is the same value.
  const auto again = santei::read_literal(santei::literal_text(reading.value->value, reading.value->of), {400});
  require(again.value && again.value->value == reading.value->value);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  check_literal(text);
  const std::size_t half = text.size() / 2;
  for (const declaration& each : every_kind()) {
    check_fact(each, {text});
    check_fact(each, {fact_input::bounds{text.substr(0, half), text.substr(half)}});
    check_fact(each, {fact_input::bounds{std::nullopt, text}});
    check_fact(each, {fact_input::any_of{{text, text.substr(half)}}});
    check_fact(each, {fact_input::inexact{text}});
  }
  return 0;
}
