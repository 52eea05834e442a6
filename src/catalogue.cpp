// The catalogue layer, compiled.
#include <santei/impl/catalogue/catalogue.ipp>
#include <santei/impl/catalogue/certificate.ipp>
#include <santei/impl/catalogue/combination.ipp>
#include <santei/impl/catalogue/limits.ipp>
#include <santei/impl/catalogue/match.ipp>
#include <santei/impl/catalogue/one_currency.ipp>
