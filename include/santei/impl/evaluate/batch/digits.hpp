// The keys of a block: in bytes while there are at most 128 combinations, else in 64 bits.
#pragma once

#include <santei/impl/evaluate/batch/fitted.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace santei::evaluate::detail {

/// What a thread needs for one block, whatever the rule.
struct block_scratch {
  const fitted_shape* keys_of = nullptr;  // whose keys `byte_keys` or `keys` are; null: none of this block yet
  bool keyed = false;                     // all of its rows have one
  alignas(64) std::array<std::uint8_t, block_rows> byte_keys{}, digits{};
  alignas(64) std::array<std::array<std::uint8_t, block_rows>, abreast> ids{};
  alignas(64) std::array<std::int64_t, block_rows> first{}, second{};
  alignas(64) std::array<std::array<std::int64_t, block_rows>, yen_columns> yen{};
  std::array<std::uint64_t, block_rows> keys{};
};

/// Codes of a column as bytes where they lie as bytes; else a code at a time.
template <class See>
void each_code(const column& c, std::size_t first, std::size_t count, See see) {
  const std::size_t at = c.offset + first;
  switch (c.of) {
    case column::form::uint8:
      for (std::size_t r = 0; r < count; ++r) see(r, std::int64_t{static_cast<const std::uint8_t*>(c.data)[at + r]});
      break;
    case column::form::int32:
      for (std::size_t r = 0; r < count; ++r) see(r, std::int64_t{static_cast<const std::int32_t*>(c.data)[at + r]});
      break;
    case column::form::int64: for (std::size_t r = 0; r < count; ++r) see(r, static_cast<const std::int64_t*>(c.data)[at + r]); break;
    case column::form::bits:
      for (std::size_t r = 0; r < count; ++r) see(r, std::int64_t{bit_at(static_cast<const std::uint8_t*>(c.data), at + r)});
      break;
    case column::form::absent: break;
  }
}

/// Whether each row of a watched number surely has what it may be.
inline bool all_allowed(const key_part& part, const column& c, std::size_t first, std::size_t count) {
  if (!part.watched || part.least < 0 || c.of != column::form::int64) return false;
  const std::int64_t* v = static_cast<const std::int64_t*>(c.data) + c.offset + first;
  const auto least = static_cast<std::uint64_t>(part.least), greatest = static_cast<std::uint64_t>(part.greatest);
  std::uint64_t signs = 0;  // differences wrap for none but negative numbers, which show by themselves
  for (std::size_t r = 0; r < count; ++r) {
    const auto x = static_cast<std::uint64_t>(v[r]);
    signs |= x | (x - least) | (greatest - x);
  }
  return signs >> 63 == 0;
}

class byte_digits {
 public:
  byte_digits(const fitted_shape& f, instruction_set use, std::size_t first, std::size_t count, block_scratch& into)
      : f_(f), use_(use), first_(first), count_(count), into_(into) {}

  /// Whether every row has a key: else those without have no_lane in theirs.
  bool run() {
    bool first = true;
    if (count_ < block_rows) into_.byte_keys.fill(0);
    for (const fitted_part& p : f_.parts) add(p, first), first = false;
    if (first) into_.byte_keys.fill(0);
    return (seen_ & no_lane) == 0;
  }

 private:
  void add(const fitted_part& p, bool first) {
    const column& c = *p.from;
    std::uint8_t* keys = into_.byte_keys.data();
    if (p.of->is == key_part::role::choice && c.of == column::form::uint8 && c.validity == nullptr && !p.of->derived) {
      const std::uint8_t* codes = static_cast<const std::uint8_t*>(c.data) + c.offset + first_;
      seen_ |= first ? look_up<false>(use_, p.bytes, codes, keys, count_) : look_up<true>(use_, p.bytes, codes, keys, count_);
      return;
    }
    if (p.of->is == key_part::role::cuts && all_allowed(*p.of, c, first_, count_)) {
      if (first) into_.byte_keys.fill(0);
      return;
    }
    std::uint8_t* digits = into_.digits.data();
    fill(p);
    if (c.validity != nullptr && c.of != column::form::absent) keep_bits(bits_of(c.validity, c.offset + first_, count_), digits, count_);
    if (p.of->derived) derive(p);
    if (first) {
      std::memcpy(keys, digits, block_rows);
      for (std::size_t r = 0; r < block_rows; ++r) seen_ |= digits[r];
      return;
    }
    for (std::size_t r = 0; r < block_rows; ++r) {
      const unsigned sum = unsigned{keys[r]} + digits[r];
      keys[r] = static_cast<std::uint8_t>(sum > 255 ? 255 : sum);
      seen_ |= keys[r];
    }
  }
  void fill(const fitted_part& p) {
    const column& c = *p.from;
    std::uint8_t* digits = into_.digits.data();
    into_.digits.fill(0);
    if (c.of == column::form::absent) return;
    const auto stride = static_cast<std::uint8_t>(p.of->stride);
    if (p.of->is == key_part::role::amount) {
      std::fill_n(digits, count_, stride);
    } else if (p.of->is == key_part::role::cuts) {
      const key_part& part = *p.of;
      each_code(c, first_, count_, [&](std::size_t r, std::int64_t v) {
        digits[r] = fitted_shape::digit(part, part.allows(v) ? part.class_of(v) : no_class);
      });
    } else if (c.of == column::form::uint8) {
      look_up<false>(use_, p.bytes, static_cast<const std::uint8_t*>(c.data) + c.offset + first_, digits, count_);
    } else if (c.of == column::form::bits) {
      const block_bits bits = bits_of(static_cast<const std::uint8_t*>(c.data), c.offset + first_, count_);
      add_bits(bits, p.bytes.entries[0], p.bytes.entries[1], digits, count_);
    } else {
      each_code(c, first_, count_, [&](std::size_t r, std::int64_t v) { digits[r] = f_.digit_of_code(p, v); });
    }
  }
  void derive(const fitted_part& p) {
    for (std::size_t r = 0; r < count_; ++r) {
      if (into_.digits[r] != 0) continue;
      into_.digits[r] = fitted_shape::digit(*p.of, f_.derived_in_row(*p.of, first_ + r));
    }
  }

  const fitted_shape& f_;
  instruction_set use_;
  std::size_t first_, count_;
  block_scratch& into_;
  unsigned seen_ = 0;
};

class wide_digits {
 public:
  wide_digits(const batch_plan& plan, const fitted_shape& f, std::size_t first, std::size_t count, block_scratch& into)
      : plan_(plan), f_(f), first_(first), count_(count), keys_(into.keys.data()) {}

  void run() {
    std::fill_n(keys_, count_, 0U);
    for (const fitted_part& p : f_.parts) add(p);
  }

 private:
  void add(const fitted_part& p) {
    const key_part& part = *p.of;
    const column& c = *p.from;
    const auto put = [&](std::size_t r, std::uint64_t more) {
      keys_[r] = ((keys_[r] | more) & flags) | ((keys_[r] & ~flags) + (more & ~flags));
    };
    const bool gaps = c.validity != nullptr;
    const auto told = [&](std::size_t r) { return !gaps || bit_at(c.validity, c.offset + first_ + r); };
    if (part.is == key_part::role::amount) {
      for (std::size_t r = 0; r < count_; ++r)
        if (told(r)) put(r, fitted_shape::addition(part, 1));
    } else if (part.is == key_part::role::cuts) {
      if (all_allowed(part, c, first_, count_)) return;
      each_code(c, first_, count_, [&](std::size_t r, std::int64_t v) {
        if (told(r)) put(r, fitted_shape::addition(part, part.allows(v) ? part.class_of(v) : no_class));
      });
    } else {
      derive_all(p);
      each_code(c, first_, count_, [&](std::size_t r, std::int64_t v) {
        if (told(r)) put(r, f_.addition_of_code(p, v));
      });
    }
  }
  void derive_all(const fitted_part& p) {
    if (!p.of->derived) return;
    for (std::size_t r = 0; r < count_; ++r)
      if (class_in_row(plan_, *p.of, *p.from, first_ + r) == 0) {
        const std::uint64_t more = fitted_shape::addition(*p.of, f_.derived_in_row(*p.of, first_ + r));
        keys_[r] = ((keys_[r] | more) & flags) | ((keys_[r] & ~flags) + (more & ~flags));
      }
  }

  static constexpr std::uint64_t flags = refused_key | killed_key;
  const batch_plan& plan_;
  const fitted_shape& f_;
  std::size_t first_, count_;
  std::uint64_t* keys_;
};

}  // namespace santei::evaluate::detail
