// Facts as they stand on the command line and in JSON files.
#pragma once

#include <santei/text/outcome.hpp>
#include <santei/text/source.hpp>
#include <santei/value/facts.hpp>

#include <string>
#include <vector>

namespace santei::cli {

/// "key=value" each, and the members of a JSON file where `file` is not empty. `sources` is given the file's text, for messages.
[[nodiscard]] outcome<facts> read_facts(const std::vector<std::string>& arguments, const std::string& file, source_set& sources);

}  // namespace santei::cli
