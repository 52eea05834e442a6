// The last stage of 流れ is the 補助率 where none is written: said once more as the clause that it is.
#pragma once

#include <santei/config.hpp>
#include <santei/syntax/ast.hpp>

namespace santei::syntax {

/// Adds to each block whose 流れ ends in a rate the 補助率 that it says, with the condition and the bases of the 流れ, where a 経費 wants a rate
/// and neither the block nor one around it or in it has a 補助率, 定額, 金額 or 費目. Who reads what a rule means calls this; who
/// reads what is written does not.
void add_rates_of_flows(file& tree);

}  // namespace santei::syntax

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/syntax/rate_of_flow.ipp>
#endif
