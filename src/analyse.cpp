// The analyse layer, compiled: what is asked of a measure or a case.
#include <santei/impl/analyse/certificate.ipp>
#include <santei/impl/analyse/cliffs.ipp>
#include <santei/impl/analyse/combine.ipp>
#include <santei/impl/analyse/compare.ipp>
#include <santei/impl/analyse/curve.ipp>
#include <santei/impl/analyse/questions.ipp>
#include <santei/impl/analyse/remedies.ipp>
#include <santei/impl/analyse/solve.ipp>
#include <santei/impl/analyse/spending.ipp>
