// The evaluate layer, compiled.
#include <santei/impl/evaluate/batch.ipp>
#include <santei/impl/evaluate/bind.ipp>
#include <santei/impl/evaluate/estimate.ipp>
#include <santei/impl/evaluate/machine.ipp>
#include <santei/impl/evaluate/portfolio.ipp>
#include <santei/impl/evaluate/prepared.ipp>
