// The verify layer, compiled: on number, text, value and syntax alone.
#include <santei/impl/verify/certificate.ipp>
