// The report layer, compiled.
#include <santei/impl/report/explain.ipp>
#include <santei/impl/report/json.ipp>
#include <santei/impl/report/text.ipp>
