// Clauses back to text, in one canonical layout: what `santei format` writes and what parses to the same tree.
#pragma once

#include <santei/config.hpp>
#include <santei/syntax/ast.hpp>

#include <string>

namespace santei::syntax {

/// The whole file (comments are not part of the tree and are lost).
[[nodiscard]] std::string print(const file& tree);
/// One clause, expression or condition on one line, as steps and messages show it; without its bases.
[[nodiscard]] std::string print(const file& tree, const clause& what);
[[nodiscard]] std::string print_expression(const file& tree, expression_id id);
/// The same as one side of an operation, in parentheses where the operation would tear it apart.
[[nodiscard]] std::string print_operand(const file& tree, expression_id id, expression_kind of, bool right);
[[nodiscard]] std::string print_condition(const file& tree, condition_id id);

}  // namespace santei::syntax

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/syntax/print.ipp>
#endif
