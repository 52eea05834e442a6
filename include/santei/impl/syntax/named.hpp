// An expression that is a name: 投資額, or 表.列 in its two parts.
#pragma once

#include <santei/syntax/ast.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace santei::syntax::detail {

/// The word as a name, or, where it holds a dot, as the member behind its first one.
inline void name_by(expression& made, word whole) {
  const std::size_t dot = whole.text.find('.');
  made.is = dot == std::string::npos ? expression_kind::name : expression_kind::member;
  made.where = whole.where;
  if (dot != std::string::npos) {
    const auto middle = static_cast<std::uint32_t>(whole.where.begin + dot);
    made.member = {whole.text.substr(dot + 1), {whole.where.source, middle + 1, whole.where.end}};
    whole.text.resize(dot);
    whole.where.end = middle;
  }
  made.name = std::move(whole);
}

}  // namespace santei::syntax::detail
