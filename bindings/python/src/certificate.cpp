// Answers that others can check: certificates, their verification, and what is proved of a measure for all facts.
#include "bindings.hpp"

#include "facts.hpp"
#include "numbers.hpp"
#include "problems.hpp"

#include <santei/analyse/certificate.hpp>
#include <santei/analyse/prove.hpp>
#include <santei/catalogue/certificate.hpp>
#include <santei/check/checked.hpp>

#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>

#include <string>
#include <utility>
#include <vector>

namespace santei::python {

namespace {

std::string certificate_of(const answer& self) {
  const catalogue::measure& of = self.of();
  const auto bound = value_of(of.bind(self.given()), of.sources());
  return value_of(analyse::certificate_of(of.plan(), bound, of.id().text(), of.sources(), of.written().where.source), of.sources());
}

nb::tuple verify_certificate(const library& rules, const std::string& certificate) {
  const verify::verdict stands = [&] {
    const nb::gil_scoped_release free;
    return catalogue::check_certificate(certificate, rules.files);
  }();
  nb::dict facts;
  for (const verify::fact& one : stands.of.facts) facts[python_text(one.key)] = python_text(one.value);
  return nb::make_tuple(python_problems(stands.problems, rules.rules.sources()), python_text(stands.of.measure), facts,
                        stands.left_to_evaluator ? "recomputation" : "derivation", stands.says.eligible, python_number(stands.says.stated),
                        python_number(stands.says.least), python_number(stands.says.most));
}

nb::list texts(const std::vector<std::string>& of) {
  nb::list made;
  for (const std::string& one : of) made.append(python_text(one));
  return made;
}

nb::list prove(const catalogue::measure& of) {
  const std::vector<analyse::proof> found = [&] {
    const nb::gil_scoped_release free;
    return analyse::prove(of.plan(), of.limits().analyse);
  }();
  nb::list made;
  for (const analyse::proof& one : found) {
    nb::object against = nb::none();
    if (one.against)
      against = nb::make_tuple(texts(one.against->facts), texts(one.against->second), python_text(one.against->says.ja), python_text(one.against->says.en));
    const message claim = analyse::text_of(one.claim);
    made.append(nb::make_tuple(analyse::name_of(one.claim), analyse::name_of(one.is), python_text(claim.ja), python_text(one.why.ja), against,
                               python_text(claim.en), python_text(one.why.en)));
  }
  return made;
}

}  // namespace

void bind_certificate(nb::module_& into) {
  into.def("certificate_of", &certificate_of, nb::arg("of"), "The certificate of an answer of which every fact that decides is known.");
  into.def("verify_certificate", &verify_certificate, nb::arg("rules"), nb::arg("certificate"),
           nb::sig("def verify_certificate(rules: Catalogue, certificate: str) -> tuple[typing.Any, ...]"),
           "(problems, measure, facts, method, eligible, stated, min, max)");
  into.def("prove", &prove, nb::arg("of"), nb::sig("def prove(of: Measure) -> list[tuple[typing.Any, ...]]"),
           "(claim, standing, what it says, why, counter-example or None, both in English) of each claim.");
}

}  // namespace santei::python
