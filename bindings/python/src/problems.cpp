// Definitions of diagnostics as Python exceptions.
#include "problems.hpp"

#include <santei/text/render.hpp>

#include <algorithm>
#include <set>
#include <string>

namespace santei::python {

namespace {

nb::str text(const std::string& words) { return nb::str(words.data(), words.size()); }

nb::object place_of(const span& where, const source_set& sources) {
  if (where.source >= sources.size()) return nb::none();
  const source& in = sources[where.source];
  const position from = in.position_of(where.begin), to = in.position_of(where.end);
  return nb::make_tuple(text(in.name()), from.line, from.column, to.line, to.column);
}

nb::object span_of(const diagnostic& problem, const source_set& sources) {
  return problem.labels.empty() ? nb::none() : place_of(problem.labels.front().where, sources);
}

nb::list mends_of(const diagnostic& problem, const source_set& sources) {
  nb::list all;
  for (const mend& one : problem.mends)
    if (one.where.source < sources.size()) all.append(nb::make_tuple(place_of(one.where, sources), text(one.text), text(one.lead.ja), text(one.lead.en)));
  return all;
}

diagnostics once_each(const diagnostics& problems) {
  std::set<std::string> told;  // several measures may say the same
  diagnostics kept;
  for (const diagnostic& problem : problems) {
    const span where = problem.labels.empty() ? span{} : problem.labels.front().where;
    if (told.insert(problem.code + problem.text.ja + std::to_string(where.source) + ":" + std::to_string(where.begin)).second)
      kept.push_back(problem);
  }
  return kept;
}

nb::list data_of(const diagnostics& problems, const source_set& sources) {
  nb::list all;
  for (const diagnostic& one : problems) {
    const auto advice = one.advice();
    const nb::object help = advice ? nb::object(text(advice->ja)) : nb::none(), english_help = advice ? nb::object(text(advice->en)) : nb::none();
    all.append(nb::make_tuple(text(one.code), text(one.text.ja), span_of(one, sources), help,
                              one.level == severity::error ? "error" : "warning", text(one.text.en), english_help, mends_of(one, sources)));
  }
  return all;
}

std::string rendered(const diagnostics& problems, const source_set& sources, language lang) {
  return render(problems, sources, {lang, false});
}

}  // namespace

nb::object python_problems(const diagnostics& problems, const source_set& sources) {
  return nb::module_::import_("santei._errors").attr("problems_of")(data_of(once_each(problems), sources));
}

void raise(const diagnostics& problems, const source_set& sources) {
  const diagnostics kept = once_each(problems);
  const nb::object error = nb::module_::import_("santei._errors")
                               .attr("error_of")(data_of(kept, sources), text(rendered(kept, sources, language::japanese)),
                                                 text(rendered(kept, sources, language::english)));
  PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(error.ptr())), error.ptr());
  throw nb::python_error();
}

}  // namespace santei::python
