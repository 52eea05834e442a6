// What lies in a temporary is not kept by reference: clang says so (-Wdangling). refused: dangling
#include <santei/catalogue/catalogue.hpp>
#include <santei/number/interval.hpp>
#include <santei/text/source.hpp>

std::string_view first_line(const santei::catalogue::catalogue& rules);
std::string_view first_line(const santei::catalogue::catalogue& rules) {
  const auto measure = rules.find_one("a/b").value();  // kept, and with it what it shows
#if SANTEI_BAD == 1
  const auto& plan = rules.find_one("a/b").value().plan();
  static_cast<void>(plan);
#elif SANTEI_BAD == 2
  const auto& id = rules.find_one("a/b").value().id();
  static_cast<void>(id);
#elif SANTEI_BAD == 3
  const auto& sources = rules.find_one("a/b").value().sources();
  static_cast<void>(sources);
#elif SANTEI_BAD == 4
  const auto& texts = santei::catalogue::catalogue({}).sources();
  static_cast<void>(texts);
#elif SANTEI_BAD == 5
  const auto* key = santei::catalogue::catalogue({}).find_key("a");
  static_cast<void>(key);
#elif SANTEI_BAD == 6
  const std::string_view text = santei::source("a", "b").text();
  static_cast<void>(text);
#elif SANTEI_BAD == 7
  const auto& end = santei::interval::between(1, 2).lower();
  static_cast<void>(end);
#elif SANTEI_BAD == 8
  const auto* kept = rules.find("a/b").operator->();
  static_cast<void>(kept);
#else
  const auto& plan = measure.plan();
  static_cast<void>(plan);
  const auto& id = measure.id();
  static_cast<void>(id);
#endif
  return {};
}
