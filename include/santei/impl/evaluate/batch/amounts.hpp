// An amount that enters into the arithmetic, a block of rows at a time.
#pragma once

#include <santei/impl/evaluate/batch/digits.hpp>
#include <santei/impl/evaluate/batch/fitted.hpp>
#include <santei/impl/evaluate/batch/masked.hpp>

#include <array>
#include <cstdint>

namespace santei::evaluate::detail {

using block_amounts = std::array<std::int64_t, block_rows>;

class amount_reader {
 public:
  /// Zeros.
  amount_reader() = default;
  /// Borrows the column.
  amount_reader(const column& c, instruction_set use) : from_(&c), use_(use) {
    if (c.of == column::form::int64) numbers_ = static_cast<const std::int64_t*>(c.data) + c.offset;
  }

  /// Whether every row has the same amount by both, as far as their columns tell.
  friend bool operator==(const amount_reader& a, const amount_reader& b) {
    return a.from_ != nullptr && b.from_ != nullptr && a.from_->of == b.from_->of && a.from_->data == b.from_->data &&
           a.from_->validity == b.from_->validity && a.from_->offset == b.from_->offset;
  }
  /// The amounts of rows [first, first + count), 0 where they are not known: where they lie, or in `copy`.
  const std::int64_t* read(std::size_t first, std::size_t count, block_amounts& copy) const {
    static constexpr block_amounts zeros{};
    if (from_ == nullptr) return zeros.data();
    const column& c = *from_;
    if (numbers_ != nullptr && c.validity == nullptr) return numbers_ + first;
    if (numbers_ != nullptr) {
      keep_known(use_, numbers_ + first, bits_of(c.validity, c.offset + first, count), copy.data(), count);
    } else {
      copy.fill(0);
      each_code(c, first, count, [&](std::size_t r, std::int64_t x) { copy[r] = knows(c, first + r) ? x : 0; });
    }
    return copy.data();
  }

 private:
  const column* from_ = nullptr;
  instruction_set use_ = instruction_set::portable;
  const std::int64_t* numbers_ = nullptr;
};

}  // namespace santei::evaluate::detail
