// All cases that a set of conditions can tell apart: classes of choices, thresholds and the open ranges between them.
#pragma once

#include <santei/check/checked.hpp>
#include <santei/config.hpp>
#include <santei/number/interval.hpp>
#include <santei/text/diagnostic.hpp>
#include <santei/value/truth.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace santei::check {

namespace detail {
class terms;
}
/// Classes of joint dimensions that come together.
struct joint_cell;

/// One thing that cases differ in: a fact or reading with choices, a 真偽, or a number that is compared. Expressions that differ by a
/// factor and a constant are one number.
struct case_dimension {
  std::uint32_t declaration = none;  // none where it is an expression that is no fact
  type of;
  std::string name;                                 // its label, or the expression as written
  rational factor = 1, constant;                    // the expression is factor × the number + constant
  std::string left, right;                          // of the difference of two sides: each of them
  bool whole = false;                               // the number is a whole one
  std::vector<std::vector<std::uint32_t>> choices;  // of a 区分 or 真偽: the members of each class
  std::vector<interval> ranges;                     // of a number: points and the open ranges between, in order
  std::vector<rational> samples;                    // a member of each range

  [[nodiscard]] std::size_t size() const noexcept { return ranges.empty() ? choices.size() : ranges.size(); }
};

/// One case: the class in each dimension; `any_class` where it may be any.
using one_case = std::vector<std::uint32_t>;
inline constexpr std::uint32_t any_class = none;

/// The cases that the given conditions can tell apart. Comparisons are linear in facts: once joined, a case is one that some facts within
/// their declared ranges reach; a 値 is what its clauses say and a cell what its row does, as far as `values` are given, and what is no
/// linear form of facts (合計 over rows, 年平均伸び率, what another measure pays) is any number.
class case_space {
 public:
  struct joint;
  /// Precondition: `file` has been resolved and outlives the space, as do the values of the measure.
  case_space(const checked& file, const std::vector<syntax::condition_id>& conditions, const std::vector<named_value>* values = nullptr);

  [[nodiscard]] const std::vector<case_dimension>& dimensions() const noexcept { return dimensions_; }
  /// Whether the dimension is one of the chosen, or compares facts that one of them compares.
  [[nodiscard]] bool is_linked(std::size_t dimension, const std::vector<bool>& chosen) const;
  /// Finds out which classes of the dimensions come together. At most so many entries of linear tables are written, and taken off.
  void join(const std::vector<std::size_t>& over, std::size_t& linear_steps);
  /// Whether that is known of them; false where there are too many.
  [[nodiscard]] bool is_joined(const std::vector<std::size_t>& over) const;
  /// Whether every case over the dimensions that is left out cannot be; else some may be ones of which no facts were found.
  [[nodiscard]] bool is_certain(const std::vector<std::size_t>& over) const;
  /// Not less than the number of cases over the dimensions, and at most `most` + 1.
  [[nodiscard]] std::size_t count(const std::vector<std::size_t>& over, std::size_t most) const;
  /// Whether the condition holds in the case; unknown where an any_class or an open word (等) leaves it open. Atoms of no given condition
  /// are unknown.
  [[nodiscard]] truth holds(syntax::condition_id id, const one_case& in) const;
  /// The dimensions that the condition looks at, sorted.
  [[nodiscard]] std::vector<std::size_t> dimensions_of(syntax::condition_id id) const;
  /// The case of which nothing is known.
  [[nodiscard]] one_case anything() const { return one_case(dimensions_.size(), any_class); }
  /// Tries the cases that differ from `at` in the dimensions `over`, which are any_class before, in a fixed order, and stays at the first
  /// that `stop` says true of; false where there is none.
  template <class Visit>
  bool visit(one_case& at, const std::vector<std::size_t>& over, const Visit& stop, std::size_t from = 0) const {
    if (from == over.size()) return can_be(at) && stop(at);
    for (std::uint32_t chosen = 0; chosen < dimensions_[over[from]].size(); ++chosen) {
      at[over[from]] = chosen;
      if (can_be(at, over[from]) && visit(at, over, stop, from + 1)) return true;
    }
    at[over[from]] = any_class;
    return false;
  }

  /// Facts of a joined case that make it so, as an 例 would give them; empty where no dimension that matters compares several.
  [[nodiscard]] std::string facts_of(const one_case& in, const one_case& matters) const;
  /// The class of one dimension as an 例 would say it: "規模 = 中堅企業", "機能数 が 2 超".
  [[nodiscard]] message text_of(std::size_t dimension, std::uint32_t chosen) const;
  /// The same as a condition to paste: "規模 が 中堅企業", "赤字 でない"; of a number the ranges from `first` to `last`: "投資額 が 10億円 以上 20億円 未満".
  [[nodiscard]] std::string condition_text(std::size_t dimension, std::uint32_t first, std::uint32_t last) const;

 private:
  /// What a condition compares with 0, or looks at: factor × the number of the dimension + constant.
  struct atom {
    std::size_t dimension = any_class;  // any_class where it is a constant
    rational factor = 1, constant;
    syntax::comparison how = syntax::comparison::equal;
  };
  struct builder;
  class joint_builder;
  [[nodiscard]] const joint_cell* cell_of(const one_case& at, const joint& together) const;
  [[nodiscard]] bool can_be(const one_case& at) const;
  [[nodiscard]] bool can_be(const one_case& at, std::size_t dimension) const;
  [[nodiscard]] bool can_be(const one_case& at, const joint& together) const;
  [[nodiscard]] interval shown_range(std::size_t dimension, std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] truth atom_holds(syntax::condition_id id, const one_case& in) const;
  [[nodiscard]] std::vector<std::uint32_t> shortest_choices(std::size_t dimension, std::uint32_t chosen) const;

  const checked* file_;
  std::vector<case_dimension> dimensions_;
  std::unordered_map<syntax::condition_id, atom> atoms_;
  std::vector<std::size_t> joint_of_;              // parallel to dimensions; any_class where it is free of all others
  std::vector<std::vector<std::size_t>> beside_;   // parallel: the dimensions that what it is compared of looks at
  std::vector<std::shared_ptr<joint>> joints_;
  std::shared_ptr<const detail::terms> terms_;
};

/// The expression with every name resolved, as text that is equal for equal meanings: what identifies a compared expression or a figure.
[[nodiscard]] std::string identity_of(const checked& file, syntax::expression_id id);

}  // namespace santei::check

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/check/case_split.ipp>
#endif
