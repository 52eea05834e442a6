// Rules changed on purpose by a little (変異検査): every change that alters the plan must break an 例 or a check.
#pragma once

#include <santei/analyse/limits.hpp>
#include <santei/check/checked.hpp>
#include <santei/config.hpp>
#include <santei/text/span.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace santei::analyse {

/// What is changed.
enum class mutation {
  // by its smallest unit: a rate by one in its numerator, an amount by 1 yen, a unit price by its last decimal, months and counts by 1
  number,
  comparison,  // 以上 ↔ 超, 以下 ↔ 未満
  cells,       // neighbouring cells of a table change places
  rounding,    // 切捨て, 切上げ, 四捨五入; the unit; 明細ごと and 費目ごと dropped
  condition,   // のとき dropped
  clause,      // 対象 dropped
  firmness,    // 以内 or 未満 dropped or added
  others,      // 等 dropped
  choice,      // one of several choices, conditions or rates dropped
};

/// "number", "comparison", …
[[nodiscard]] const char* name_of(mutation of) noexcept;

/// What became of a mutant.
enum class fate {
  equal,       // its plans are the same, or proved to answer the same: it does not count
  by_check,    // a check refuses it
  by_example,  // an 例 no longer holds
  survived,    // `example` would tell it apart
  below_yen,   // proved to change no verdict and no amount in whole yen, only an amount before 端数, which no 例 can state
  unobserved,  // nothing tells it apart that a bounded search would find, and no proof that it means the same
  undecided,   // the limit on work was reached before it was told apart or proved the same
};

/// "equal", "by_check", …
[[nodiscard]] const char* name_of(fate of) noexcept;

struct mutant {
  mutation is = mutation::number;
  fate came_to = fate::equal;
  std::string measure;     ///< "programme/measure/frame@edition", the first whose answer may change; empty where none does
  span where;              ///< the clause
  std::string from, to;    ///< the line of the clause that is changed, as written and as changed
  std::string example;     ///< of one that survived: the 例 that is missing, ready to paste into its measure
};

struct mutation_report {
  std::vector<mutant> mutants;  ///< in the order of the file

  [[nodiscard]] std::size_t count(fate of) const;
  /// All but the equal ones.
  [[nodiscard]] std::size_t counted() const { return mutants.size() - count(fate::equal); }
  [[nodiscard]] std::size_t killed() const { return count(fate::by_check) + count(fate::by_example); }
};

/// Told after each mutant: how many are done, of how many.
using mutation_progress = std::function<void(std::size_t done, std::size_t of)>;
/// Which mutants are meant, by the clause, or the row of a table or 場合分け, that they change; all where it is empty.
using mutation_place = std::function<bool(const span& where)>;

/// Every mutant of the file's own clauses, under the limits. Precondition: every 例 of the file holds (see run_examples).
[[nodiscard]] mutation_report mutate(const check::checked& file, const mutation_progress& told = {}, const limits& within = {},
                                     const mutation_place& meant = {});
/// Whether a rule file uses a vocabulary, alone or together with others.
[[nodiscard]] bool uses(const check::checked& user, const check::checked& vocabulary);
/// Every mutant of what a vocabulary derives from other facts (場合分け), against the 例 of the files that use it.
[[nodiscard]] mutation_report mutate(const check::checked& vocabulary, const std::vector<const check::checked*>& users,
                                     const mutation_progress& told = {}, const limits& within = {}, const mutation_place& meant = {});

}  // namespace santei::analyse

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/analyse/mutants.ipp>
#endif
