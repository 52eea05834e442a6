// santei._core: the C++ library as Python objects. What people use is the Python package around it.
#include "bindings.hpp"

#include <santei/version.hpp>

NB_MODULE(_core, module) {
  module.doc() = "The compiled part of santei. Use the package santei.";
  module.attr("version") = SANTEI_VERSION;
  santei::python::bind_answer(module);
  santei::python::bind_author(module);
  santei::python::bind_curve(module);
  santei::python::bind_measure(module);
  santei::python::bind_questions(module);
  santei::python::bind_report(module);
  santei::python::bind_comparison(module);
  santei::python::bind_catalogue(module);
  santei::python::bind_prepared(module);
  santei::python::bind_columns(module);
  santei::python::bind_table(module);
  santei::python::bind_combination(module);
  santei::python::bind_heads(module);
  santei::python::bind_certificate(module);
}
