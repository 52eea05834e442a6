// The whole grammar of one clause, and the one place where it is run.
#pragma once

#include <santei/impl/syntax/diagnose.ipp>
#include <santei/impl/syntax/grammar/example.ipp>

#include <optional>
#include <utility>

namespace santei::syntax::detail {

namespace grammar {

inline constexpr x3::rule<class clause_rule> clause_{"条文\na clause"};
inline constexpr auto clause__def = example | figure_clause_ | premise | source_clause | flow | instrument_clause | budget | eligible |
                                    rounding | use_clause | vocabulary_clause | item | unstated | shares | value | reading | exclusion | table | cases |
                                    total_cap | period | edition | alias | currency_clause_;
BOOST_SPIRIT_DEFINE(clause_)

}  // namespace grammar

/// What a run of the grammar over the tokens of one clause found.
struct clause_run {
  const token* read_to = nullptr;      // the first token that was not read
  std::optional<diagnostic> problem;
};

/// Reads a clause into `*r.out` or a header into `r.header`.
SANTEI_INLINE clause_run run_grammar(reader& r, const token* begin, const token* end) {
  namespace x3 = boost::spirit::x3;
  clause_run run{begin, {}};
  try {
    const auto state = x3::with<grammar::reader_tag>(r);
    const bool read =
        r.is_header ? x3::parse(run.read_to, end, state[grammar::header_]) : x3::parse(run.read_to, end, state[grammar::clause_]);
    if (!read) run.problem = diagnose(r, {begin, end, begin + 1, "条文\na clause"});
  } catch (const x3::expectation_failure<const token*>& failure) {
    run.problem = diagnose(r, {begin, end, failure.where(), failure.which()});
  } catch (refused& failure) {
    run.problem = std::move(failure.problem);
  }
  return run;
}

}  // namespace santei::syntax::detail
