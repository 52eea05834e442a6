// What is an object is read member by member.
#pragma once

#include <santei/impl/value/json_value.ipp>
#include <santei/value/json_facts.hpp>

namespace santei {

SANTEI_INLINE outcome<facts> facts_from_json(const std::string& name, std::string_view text, source_set& sources) {
  const auto root = detail::read_json_object(name, text, sources, "{\"investment\": \"30億円\"}");
  if (!root) return root.problems();
  return detail::facts_of(*root);
}

SANTEI_INLINE outcome<facts> facts_from_json(std::string_view text) {
  source_set sources;
  return facts_from_json("JSON", text, sources);
}

}  // namespace santei
