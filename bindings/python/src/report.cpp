// The report that a client is handed.
#include "bindings.hpp"

#include "facts.hpp"
#include "problems.hpp"

#include <santei/report/client_report.hpp>
#include <santei/version.hpp>

#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::python {

void bind_report(nb::module_& into) {
  into.def(
      "report",
      [](const library& rules, const std::vector<catalogue::measure>& of, nb::handle given, nb::handle more, std::optional<std::int64_t> on,
         std::string_view over, std::string client, std::int64_t day, std::string_view lang) {
        report::client_report made;
        made.client = std::move(client);
        made.day = day;
        made.version = SANTEI_VERSION;
        made.given = facts_of(given, more);
        auto page = [&]() -> outcome<std::string> {
          const nb::gil_scoped_release free;
          auto reported = report::report_on(rules.rules, of, made.given, on, over);
          if (!reported) return reported.problems();
          made.measures = *std::move(reported);
          return report::report_html(made, style_of(lang, 100).lang);
        }();
        return python_text(value_of(std::move(page), rules.rules.sources()));
      },
      nb::arg("rules"), nb::arg("of"), nb::arg("given").none(), nb::arg("more").none(), nb::arg("on").none(), nb::arg("over"),
      nb::arg("client"), nb::arg("day"), nb::arg("lang"),
      nb::sig("def report(rules: Catalogue, of: collections.abc.Sequence[Measure], given: typing.Any, more: typing.Any, on: int | None, "
              "over: str, client: str, day: int, lang: str) -> str"),
      "The page of HTML that a client is handed.");
}

}  // namespace santei::python
