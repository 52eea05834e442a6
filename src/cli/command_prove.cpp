// santei prove [ID…]: what holds of a measure for all facts.
#include "commands.hpp"

namespace santei::cli {

void add_prove(CLI::App&, session&) {}

}  // namespace santei::cli
