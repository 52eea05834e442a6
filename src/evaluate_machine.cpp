// The evaluate layer, compiled: one case again and again on registers.
#include <santei/impl/evaluate/machine.ipp>
#include <santei/impl/evaluate/prepared.ipp>
