// Layer 4, check: compiled definitions.
#include <santei/impl/check/case_split.ipp>
#include <santei/impl/check/check.ipp>
#include <santei/impl/check/granting.ipp>
#include <santei/impl/check/phrase.ipp>
#include <santei/impl/check/quotes.ipp>
#include <santei/impl/check/types.ipp>
