// A shape met with the columns of one table: what each code adds to a row's key.
#pragma once

#include <santei/impl/evaluate/batch/derived.hpp>
#include <santei/impl/evaluate/batch/keys.hpp>
#include <santei/impl/evaluate/batch/rows.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <vector>

namespace santei::evaluate::detail {

inline constexpr std::uint32_t no_class = 0xffffffff;

[[nodiscard]] inline bool knows(const column& c, std::size_t row) {
  return c.of != column::form::absent && (c.validity == nullptr || bit_at(c.validity, c.offset + row));
}

/// The class of a code in a column of a 区分 or 真偽, however many codes the column has; no_class where it is none that the fact may have.
inline std::uint32_t class_of_code(const batch_plan& of, const key_part& part, const column& c, std::int64_t code) {
  const std::int64_t choice = choice_at(c, code, choices_of(of.plan->inputs[part.input].declared));
  return choice == unknown_code ? 0 : choice < 0 ? no_class : part.class_of_choice[static_cast<std::size_t>(choice)];
}

/// The class of one row; no_class where its value is none that the fact may have.
inline std::uint32_t class_in_row(const batch_plan& of, const key_part& part, const column& c, std::size_t row) {
  if (!knows(c, row)) return 0;
  const std::int64_t v = value_at(c, row);
  if (part.is == key_part::role::amount) return 1;
  if (part.is == key_part::role::cuts) return part.allows(v) ? part.class_of(v) : no_class;
  return class_of_code(of, part, c, v);
}

/// Whether rows have the same digit in both, whatever the columns hold.
inline bool same_digit(const key_part& a, const column& from_a, const key_part& b, const column& from_b) {
  return a.is == b.is && a.stride == b.stride && a.classes == b.classes && a.sure == b.sure && a.watched == b.watched &&
         a.class_of_choice == b.class_of_choice && a.cuts == b.cuts && a.least == b.least && a.greatest == b.greatest &&
         a.kills == b.kills && !a.derived && !b.derived && from_a.of == from_b.of && from_a.data == from_b.data &&
         from_a.validity == from_b.validity && from_a.offset == from_b.offset && from_a.choices.data() == from_b.choices.data() &&
         from_a.choices.size() == from_b.choices.size();
}

struct fitted_part {
  const key_part* of = nullptr;
  const column* from = nullptr;
  byte_table bytes;                                      // of the first 256 codes, where keys are bytes
  std::unique_ptr<std::array<std::uint64_t, 256>> wide;  // the same where they are not
};

class fitted_shape {
 public:
  fitted_shape(const batch_plan& plan, const shape& s, std::span<const column> inputs)
      : plan_(plan), of(s), in_bytes(s.combinations <= most_byte_keys), inputs_(inputs) {
    for (const key_part& part : s.parts) add(part);
  }

  /// Whether every row has the same key by both.
  [[nodiscard]] bool same_keys(const fitted_shape& other) const {
    return !of.hard && !other.of.hard && in_bytes == other.in_bytes &&
           std::equal(parts.begin(), parts.end(), other.parts.begin(), other.parts.end(),
                      [](const fitted_part& a, const fitted_part& b) { return same_digit(*a.of, *a.from, *b.of, *b.from); });
  }

  /// What a class of a part adds to a wide key.
  static std::uint64_t addition(const key_part& part, std::uint32_t k) {
    return k == no_class ? refused_key : k * part.stride | (part.kills[k] ? killed_key : 0);
  }
  /// What it adds to a key that is a byte.
  static std::uint8_t digit(const key_part& part, std::uint32_t k) {
    return k == no_class ? no_lane : static_cast<std::uint8_t>(k * part.stride);
  }
  /// What any code of a choice's column adds to a wide key, or to one that is a byte.
  [[nodiscard]] std::uint64_t addition_of_code(const fitted_part& p, std::int64_t code) const {
    return code >= 0 && code < 256 ? (*p.wide)[static_cast<std::size_t>(code)]
                                   : addition(*p.of, class_of_code(plan_, *p.of, *p.from, code));
  }
  [[nodiscard]] std::uint8_t digit_of_code(const fitted_part& p, std::int64_t code) const {
    return code >= 0 && code < 256 ? p.bytes.entries[static_cast<std::size_t>(code)]
                                   : digit(*p.of, class_of_code(plan_, *p.of, *p.from, code));
  }

  /// The class of a fact that the row is not told, from those that it follows from; no_class where one of them is refused.
  [[nodiscard]] std::uint32_t derived_in_row(const key_part& part, std::size_t row) const {
    std::uint64_t key = 0;
    for (const key_part& source : part.derived->sources) {
      const std::uint32_t k = class_in_row(plan_, source, inputs_[source.input], row);
      if (k == no_class) return no_class;
      key += k * source.stride;
    }
    return derived_class_of(plan_, part, key);
  }
  /// What is wrong with a row.
  [[nodiscard]] row_problem problem_of(std::size_t row) const {
    const auto see = [&](const key_part& part) {
      const bool wrong = class_in_row(plan_, part, inputs_[part.input], row) == no_class;
      return !wrong ? row_problem::none : part.is == key_part::role::choice ? row_problem::no_such_choice : row_problem::out_of_range;
    };
    for (const key_part& part : of.parts) {
      if (const row_problem found = see(part); found != row_problem::none) return found;
      if (!part.derived || class_in_row(plan_, part, inputs_[part.input], row) != 0) continue;
      for (const key_part& source : part.derived->sources)
        if (const row_problem found = see(source); found != row_problem::none) return found;
    }
    for (const amount_input& a : of.amounts)
      if (knows(inputs_[a.input], row))
        if (const std::int64_t v = value_at(inputs_[a.input], row); v < a.least || v > a.greatest) return row_problem::out_of_range;
    return row_problem::none;
  }

 private:
  void add(const key_part& part) {
    fitted_part& made = parts.emplace_back();
    made.of = &part;
    made.from = &inputs_[part.input];
    if (!in_bytes) made.wide = std::make_unique<std::array<std::uint64_t, 256>>();
    for (std::size_t code = 0; code < 256 && part.is == key_part::role::choice; ++code) {
      const std::uint32_t k = class_of_code(plan_, part, *made.from, static_cast<std::int64_t>(code));
      if (in_bytes) made.bytes.entries[code] = digit(part, k);
      else (*made.wide)[code] = addition(part, k);
    }
    made.bytes.seal();
  }

  const batch_plan& plan_;

 public:
  const shape& of;
  bool in_bytes;
  std::vector<fitted_part> parts;

 private:
  std::span<const column> inputs_;
};

}  // namespace santei::evaluate::detail
