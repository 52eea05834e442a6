// Layer 1, text: compiled definitions, and the version.
#include <santei/impl/text/codes.ipp>
#include <santei/impl/text/encoding.ipp>
#include <santei/impl/text/hash.ipp>
#include <santei/impl/text/normal.ipp>
#include <santei/impl/text/pages.ipp>
#include <santei/impl/text/render.ipp>
#include <santei/impl/text/source.ipp>
#include <santei/impl/text/width.ipp>
#include <santei/impl/version.ipp>
