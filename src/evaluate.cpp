// The evaluate layer, compiled: facts met with a plan, and whole answers.
#include <santei/impl/evaluate/bind.ipp>
#include <santei/impl/evaluate/estimate.ipp>
