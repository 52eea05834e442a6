// The analyse layer, compiled: what is asked of a rule file by who writes it.
#include <santei/impl/analyse/cover.ipp>
#include <santei/impl/analyse/examples.ipp>
#include <santei/impl/analyse/idle.ipp>
#include <santei/impl/analyse/mutants.ipp>
#include <santei/impl/analyse/page_figures.ipp>
#include <santei/impl/analyse/prove.ipp>
#include <santei/impl/analyse/same_computation.ipp>
