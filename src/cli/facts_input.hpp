// Facts as they stand on the command line and in JSON files.
#pragma once

#include "json_value.hpp"

#include <santei/text/outcome.hpp>
#include <santei/text/source.hpp>
#include <santei/value/facts.hpp>

#include <string>
#include <vector>

namespace santei::cli {

/// "key=value" each, and the members of a JSON file where `file` is not empty. `sources` is given the file's text, for messages.
[[nodiscard]] outcome<facts> read_facts(const std::vector<std::string>& arguments, const std::string& file, source_set& sources);
/// The members of an object as facts, and one value as a fact; refused (E0830) where they have no known form.
[[nodiscard]] outcome<facts> facts_of(const json_value& object);
[[nodiscard]] outcome<fact_input> fact_of(const std::string& key, const json_value& value);
/// The members of one JSON object.
[[nodiscard]] outcome<facts> read_json_facts(const std::string& name, const std::string& text, source_set& sources);

}  // namespace santei::cli
