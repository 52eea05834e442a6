// The plan layer, compiled.
#include <santei/impl/plan/builder.ipp>
#include <santei/impl/plan/citation.ipp>
#include <santei/impl/plan/limits.ipp>
#include <santei/impl/plan/lower.ipp>
#include <santei/impl/plan/specialise.ipp>
