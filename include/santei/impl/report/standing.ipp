// Definitions of the standings.
#pragma once

#include <santei/report/standing.hpp>

namespace santei::report {

SANTEI_INLINE standing standing_of(const catalogue::measure& of, const evaluate::result& answer) {
  using catalogue::match_group;
  switch (catalogue::group_of(of.kind(), answer)) {
    case match_group::certain: return standing::certain;
    case match_group::possible: return answer.verdict == truth::yes ? standing::on_premises : standing::open;
    case match_group::impossible: return standing::impossible;
    case match_group::pays_nobody: return standing::pays_nobody;
  }
  return standing::open;
}

SANTEI_INLINE const char* sign_of(standing at) {
  constexpr const char* signs[] = {"◎", "○", "△", "×", "－"};
  return signs[static_cast<int>(at)];
}

SANTEI_INLINE std::string standing_words(standing at, language lang) {
  const bool ja = lang == language::japanese;
  switch (at) {
    case standing::certain: return ja ? "対象" : "eligible";
    case standing::on_premises: return ja ? "前提を満たせば対象" : "eligible if the premises hold";
    case standing::open: return ja ? "まだ分からない" : "not decided";
    case standing::impossible: return ja ? "対象外" : "not eligible";
    case standing::pays_nobody: return ja ? "申請者に払う制度ではない" : "pays no applicant";
  }
  return {};
}

}  // namespace santei::report
