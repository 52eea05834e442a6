// The catalogue layer, compiled.
#include <santei/impl/catalogue/catalogue.ipp>
