// The compiled form of number/.
#include <santei/impl/number/decimal.ipp>
#include <santei/impl/number/interval.ipp>
#include <santei/impl/number/power.ipp>
#include <santei/impl/number/rational.ipp>
#include <santei/impl/number/rounding.ipp>
