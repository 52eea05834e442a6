// What a fact is: its key, its Japanese label, its type, and the choices of a 区分.
#pragma once

#include <santei/config.hpp>
#include <santei/number/interval.hpp>
#include <santei/number/rational.hpp>
#include <santei/text/span.hpp>
#include <santei/value/shared_list.hpp>
#include <santei/value/type.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace santei {

/// A name of a fact or choice as it is compared: width, blanks and the case of ASCII letters do not count.
[[nodiscard]] std::string name_folded(std::string_view name);

/// One choice of a 区分. A choice under another is a kind of it: 小規模事業者 is a 中小企業. One without a key only follows from other
/// facts, as that there is no 規模: nobody gives it.
struct choice {
  std::string key;
  std::string label;
  std::int32_t parent = -1;  // index of the wider choice, -1 at the top

  friend bool operator==(const choice&, const choice&) = default;
};

/// Another name for a choice, or for several of which one is meant.
struct other_name {
  std::string folded;                  ///< as name_folded makes it
  std::vector<std::uint32_t> choices;  ///< sorted

  friend bool operator==(const other_name&, const other_name&) = default;
};

/// The amount that stands for none where a fact may have none (資本金 なし): below every amount that there is.
inline const rational amount_of_none(-1);

/// A declared fact or open point.
struct declaration {
  std::string key;    ///< ASCII, as other programs see it
  std::string label;  ///< Japanese, as rules name it
  type of;
  shared_list<choice> choices;    ///< of a 区分
  std::optional<rational> least;  ///< a declared range, ends in; amounts and quantities have least 0 unless said otherwise
  std::optional<rational> greatest;
  std::string rows;  ///< the key of the 明細 it is a column of; empty otherwise
  span where;        ///< where it is declared
  bool may_be_none = false;             ///< of an amount: なし may be said of it, which is amount_of_none
  shared_list<other_name> other_names = {};  ///< of choices; without choices, of the fact itself
  std::string counter = {};  ///< of an 整数: what it counts (人, 社, 月), as literal::counter has it; empty where that is not declared

  /// Whether a folded name (name_folded) is that of the fact: its key, its label or another name of it.
  [[nodiscard]] bool is_named(std::string_view folded) const;
  /// The choice with the key or the label `word`, in any width and letter case; nothing when there is none.
  [[nodiscard]] std::optional<std::size_t> find_choice(std::string_view word) const;
  /// The choices that `word` names: one by its key or label, or all that another name stands for; none where it names nothing.
  [[nodiscard]] std::vector<std::uint32_t> find_choices(std::string_view word) const;
  /// How many choices can be given: of a 真偽 two.
  [[nodiscard]] std::size_t choice_count() const;
  /// What a number may be: the declared range; where it declares no least value, 0 is it, but for 日付 and 月, which have none.
  [[nodiscard]] interval range() const;
  /// Whether choice `inner` is `outer` or lies under it.
  [[nodiscard]] bool within(std::size_t inner, std::size_t outer) const;
};

/// Whether two declarations of one key declare one fact in the same words; other names may differ.
[[nodiscard]] bool is_same_fact(const declaration& one, const declaration& other);

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/value/declaration.ipp>
#endif
