// What to ask next: the unknown facts of one measure, of a programme or of the whole catalogue, by the yen they decide, each with its
// reason.
#pragma once

#include <santei/analyse/limits.hpp>
#include <santei/config.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/plan/plan.hpp>
#include <santei/text/diagnostic.hpp>
#include <santei/value/declaration.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace santei::analyse {

/// One measure that an answer is wanted for, with what is known so far and what that gives. The plan outlives it.
struct asked_measure {
  std::string id;  ///< "programme/measure", as a scoped key begins
  const plan::measure_plan* plan = nullptr;
  evaluate::bound_case known;
  evaluate::result answer;  ///< outline( *plan, known ), or the whole of estimate( )
};

/// A fact that would decide something, or a point that the page leaves open.
struct question {
  declaration fact;
  /// to set: the fact's, or "programme/measure.key" of an open point where there are several measures
  std::string key;
  bool open_point = false;              ///< a reading, a listed rate, a fixed amount: known to whoever pays rather than to the applicant
  std::optional<rational> decides_yen;  ///< over all measures that need it, added up; nothing: unbounded in one of them
  std::size_t measures = 0;             ///< how many need it
  std::vector<std::string> texts;       ///< of a reading: what each choice means
};

/// A clause that cannot be decided, or an amount that cannot be computed, without the fact.
struct question_reason {
  std::string measure;
  plan::citation cited;
};

/// How to ask.
struct asking {
  std::vector<std::string> cannot_tell;  ///< keys the applicant cannot tell: not asked again; instead, the facts they follow from
  bool open_points = true;               ///< once no fact decides anything more, ask for what the page leaves open
};

/// Everything still worth asking, the best question first; empty when nothing more decides anything. Facts come before open points. Among
/// facts the one that decides most yen is first (an unbounded amount before all); where that is equal the one that most measures need, then
/// the order of the measures.
[[nodiscard]] std::vector<question> questions_for(const std::vector<asked_measure>& of, const asking& how = {}, const limits& within = {});

/// Why it is asked: the conditions not yet decided and the steps of the computation that read the fact, in the order of the measures, at
/// most `most`.
[[nodiscard]] std::vector<question_reason> reasons_for(const std::vector<asked_measure>& of, const question& asked, std::size_t most = 12);

}  // namespace santei::analyse

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/analyse/questions.ipp>
#endif
