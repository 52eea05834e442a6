// The analyse layer, compiled.
#include <santei/impl/analyse/cliffs.ipp>
#include <santei/impl/analyse/combine.ipp>
#include <santei/impl/analyse/curve.ipp>
#include <santei/impl/analyse/cover.ipp>
#include <santei/impl/analyse/certificate.ipp>
#include <santei/impl/analyse/examples.ipp>
#include <santei/impl/analyse/compare.ipp>
#include <santei/impl/analyse/idle.ipp>
#include <santei/impl/analyse/mutants.ipp>
#include <santei/impl/analyse/questions.ipp>
#include <santei/impl/analyse/page_figures.ipp>
#include <santei/impl/analyse/prove.ipp>
#include <santei/impl/analyse/remedies.ipp>
#include <santei/impl/analyse/solve.ipp>
