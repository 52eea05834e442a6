// All cases that a set of conditions can tell apart: classes of choices, thresholds and the open ranges between them.
#pragma once

#include <santei/check/checked.hpp>
#include <santei/config.hpp>
#include <santei/number/interval.hpp>
#include <santei/text/diagnostic.hpp>
#include <santei/value/truth.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace santei::check {

/// One thing that cases differ in: a fact or reading with choices, a 真偽, or a number that is compared (a fact, or any expression as a
/// whole).
struct case_dimension {
  std::uint32_t declaration = none;  // none where it is an expression that is no fact
  type of;
  std::string name;                                 // its label, or the expression as written
  std::vector<std::vector<std::uint32_t>> choices;  // of a 区分 or 真偽: the members of each class
  std::vector<interval> ranges;                     // of a number: points and the open ranges between, in order
  std::vector<rational> samples;                    // a member of each range

  [[nodiscard]] std::size_t size() const noexcept { return ranges.empty() ? choices.size() : ranges.size(); }
};

/// One case: the class in each dimension; `any_class` where it may be any.
using one_case = std::vector<std::uint32_t>;
inline constexpr std::uint32_t any_class = none;

/// The cases that the given conditions can tell apart. Exact where conditions compare an expression with constants; two comparisons of
/// different expressions are taken as free of each other, so a case may then be one that no fact reaches.
class case_space {
 public:
  /// Precondition: `file` has been resolved and outlives the space.
  case_space(const checked& file, const std::vector<syntax::condition_id>& conditions);

  [[nodiscard]] const std::vector<case_dimension>& dimensions() const noexcept { return dimensions_; }
  /// The number of cases; where there are more than half of what std::size_t holds, that half.
  [[nodiscard]] std::size_t size() const noexcept;
  /// Whether the condition holds in the case; unknown where an any_class or an open word (等) leaves it open. Atoms of no given condition
  /// are unknown.
  [[nodiscard]] truth holds(syntax::condition_id id, const one_case& in) const;
  /// The dimensions that the condition looks at, sorted.
  [[nodiscard]] std::vector<std::size_t> dimensions_of(syntax::condition_id id) const;
  /// The first case, and the next in a fixed order; false after the last. Dimensions not in `over` keep their class.
  [[nodiscard]] one_case first() const { return one_case(dimensions_.size(), 0); }
  [[nodiscard]] bool advance(one_case& at, const std::vector<std::size_t>& over) const;

  /// The class of one dimension as an 例 would say it: "規模 = 中堅企業", "機能数 が 2 超".
  [[nodiscard]] message text_of(std::size_t dimension, std::uint32_t chosen) const;
  /// The same as a condition to paste: "規模 が 中堅企業", "赤字 でない"; of a number the ranges from `first` to `last`: "投資額 が 10億円 以上 20億円 未満".
  [[nodiscard]] std::string condition_text(std::size_t dimension, std::uint32_t first, std::uint32_t last) const;

 private:
  struct atom {
    std::size_t dimension = 0;
    rational threshold;
    syntax::comparison how = syntax::comparison::equal;
  };
  struct builder;
  [[nodiscard]] truth atom_holds(syntax::condition_id id, const one_case& in) const;
  [[nodiscard]] std::vector<std::uint32_t> shortest_choices(std::size_t dimension, std::uint32_t chosen) const;

  const checked* file_;
  std::vector<case_dimension> dimensions_;
  std::unordered_map<syntax::condition_id, atom> atoms_;
};

/// The expression with every name resolved, as text that is equal for equal meanings: what identifies a compared expression or a figure.
[[nodiscard]] std::string identity_of(const checked& file, syntax::expression_id id);

}  // namespace santei::check

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/check/case_split.ipp>
#endif
