// The compiled form of layer 3, syntax: the parser and its grammar, the printer, and the words one by one.
#include <santei/impl/syntax/comments.ipp>
#include <santei/impl/syntax/format.ipp>
#include <santei/impl/syntax/notation.ipp>
#include <santei/impl/syntax/parse.ipp>
#include <santei/impl/syntax/print.ipp>
#include <santei/impl/syntax/rate_of_flow.ipp>
#include <santei/impl/syntax/vocabulary.ipp>
