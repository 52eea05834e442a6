// The evaluate layer, compiled: tables of cases.
#include <santei/impl/evaluate/batch.ipp>
#include <santei/impl/evaluate/portfolio.ipp>
