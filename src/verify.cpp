// The verify layer, compiled: on number, text and value alone.
#include <santei/impl/verify/certificate.ipp>
