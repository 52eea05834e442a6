// The compiled form of value/.
#include <santei/impl/value/calendar.ipp>
#include <santei/impl/value/currency.ipp>
#include <santei/impl/value/day_words.ipp>
#include <santei/impl/value/declaration.ipp>
#include <santei/impl/value/facts.ipp>
#include <santei/impl/value/json_facts.ipp>
#include <santei/impl/value/literal.ipp>
#include <santei/impl/value/reading.ipp>
#include <santei/impl/value/type.ipp>
#include <santei/impl/value/writing.ipp>
