// How bases are written back.
#pragma once

#include <santei/plan/citation.hpp>

namespace santei::plan {

SANTEI_INLINE std::string citation::quote() const {
  for (const basis& one : bases)
    if (one.is == basis_kind::quote) return one.text;
  return {};
}

SANTEI_INLINE std::string citation::bases_text() const {
  std::string out;
  for (const basis& one : bases) {
    const char* const prefix = one.is == basis_kind::quote ? "" : one.is == basis_kind::guideline ? "要領" : "仮定";
    out += (out.empty() ? "" : " ") + (prefix + ("「" + one.text + "」"));
  }
  return out;
}

}  // namespace santei::plan
