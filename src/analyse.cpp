// The analyse layer, compiled.
#include <santei/impl/analyse/examples.ipp>
