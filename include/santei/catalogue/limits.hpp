// Every limit on work in one place, by name: what a catalogue keeps to, what an option of the command line or a program may set.
#pragma once

#include <santei/analyse/combine.hpp>
#include <santei/analyse/limits.hpp>
#include <santei/check/limits.hpp>
#include <santei/config.hpp>
#include <santei/plan/limits.hpp>
#include <santei/syntax/parse.hpp>
#include <santei/text/outcome.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace santei::catalogue {

/// The limits of every layer. include/santei/LIMITS.md says what happens past each.
struct limits {
  syntax::limits syntax;
  check::limits check;
  plan::limits plan;
  analyse::limits analyse;  ///< `answer` of it holds for every estimate
  analyse::combine_limits combine;

  /// Sets one by its name: "plan.nodes". Refused (E0833): a name that there is not (with the nearest), and 0.
  outcome<std::size_t> set(std::string_view name, std::size_t value);
};

struct named_limit {
  std::string name;
  std::size_t value = 0;
};

/// Every limit by name, in the order of the layers.
[[nodiscard]] std::vector<named_limit> named_limits(const limits& of = {});

}  // namespace santei::catalogue

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/catalogue/limits.ipp>
#endif
