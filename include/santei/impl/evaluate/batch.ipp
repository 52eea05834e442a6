// Blocks of rows: which facts each knows, the key of what they are, and the table of segments behind the key.
#pragma once

#include <santei/evaluate/batch.hpp>

#include <santei/impl/evaluate/batch_rows.hpp>
#include <santei/impl/evaluate/batch_view.hpp>

#include <algorithm>
#include <map>

namespace santei::evaluate {

struct batch::state {
  detail::batch_plan of;
  instruction_set use = instruction_set::portable;
  std::mutex lock;
  struct known_shape {
    std::unique_ptr<const detail::shape> of;
    detail::lane_views views;
  };
  std::map<std::pair<std::uint64_t, std::uint64_t>, known_shape> shapes;

  known_shape& shape_of(std::uint64_t pattern, std::uint64_t sure) {
    const std::lock_guard guard(lock);
    known_shape& at = shapes[{pattern, sure}];
    if (!at.of) at.of = detail::shaper(of, pattern, sure).build();
    return at;
  }
};

namespace detail {

/// Whether some condition hangs on a fact being told at all (なければ in a condition): such rules are asked row by row.
inline bool asks_what_is_told(const plan::measure_plan& plan) {
  const auto given = [&](plan::node_id id) { return plan.at(id).code == plan::op::given; };
  return std::any_of(plan.nodes.begin(), plan.nodes.end(), [&](const plan::node& n) {
    return n.code == plan::op::negate ? given(n.a) : (n.code == plan::op::all || n.code == plan::op::any) && (given(n.a) || given(n.b));
  });
}


/// A shape met with the columns of one table.
struct fitted_shape {
  const shape* of = nullptr;
  lane_views* views = nullptr;
  bool lanes = false;                                 // columns and shape fit the lanes
  std::vector<byte_table> digits;                     // of each part that has codes: the same, where keys are bytes
  std::vector<std::array<std::uint32_t, 256>> codes;  // of each part: code → class times stride, or refused_code
};

/// One run over some rows. `State` is batch::state.
template <class State>
class batch_run {
 public:
  batch_run(State& state, std::span<const column> inputs, const answer_columns& out) : state_(state), plan_(*state.of.plan), inputs_(inputs), out_(out) {
    for (std::uint32_t i = 0; i < inputs.size() && i < 64; ++i) {
      const column& c = inputs[i];
      if (c.of == column::form::absent) continue;
      present_ |= std::uint64_t{1} << i;
      const bool gaps = c.validity != nullptr || std::find(c.choices.begin(), c.choices.end(), unknown_code) != c.choices.end();
      if (!gaps) sure_ |= std::uint64_t{1} << i;
    }
    for (std::uint64_t left = present_; left != 0; left &= left - 1) {
      const column& c = inputs[static_cast<std::size_t>(__builtin_ctzll(left))];
      const std::size_t bytes = c.of == column::form::int64 ? 8 : c.of == column::form::int32 ? 4 : c.of == column::form::uint8 ? 1 : 0;
      if (bytes != 0) read_.push_back({static_cast<const char*>(c.data) + c.offset * bytes, bytes});
    }
  }

  /// Answers outgrow the caches: they go past them.
  void stream() { streams_ = true; }

  /// Rows [first, first + count), at most a block, answered in the rows from `to` on.
  void block(std::size_t first, std::size_t count, std::size_t to) {
    first_ = first, count_ = count, to_ = to;
    fetch_ahead();
    if (state_.of.too_many || asks_what_is_told(plan_)) return hard_rows();
    std::uint64_t same = present_ & ~state_.of.tracked, varies = 0;
    same |= sure_;
    for (std::uint64_t left = present_ & state_.of.tracked & ~sure_; left != 0; left &= left - 1) {
      const auto i = static_cast<std::uint32_t>(__builtin_ctzll(left));
      known_[i] = known_rows(i);
      if (known_[i] == first_bits(count)) same |= std::uint64_t{1} << i;
      else if (known_[i] != block_bits{}) varies |= std::uint64_t{1} << i;
    }
    if (varies == 0) return whole_block(fitted(same));
    by_pattern(same, varies);
  }

 private:
  /// Asks for what the block after next reads; past the end of a column nothing happens.
  void fetch_ahead() const {
    constexpr std::size_t line = 64;
    for (const auto& [data, bytes] : read_)
      for (std::size_t b = 0; b < block_rows * bytes; b += line) __builtin_prefetch(data + (first_ + 2 * block_rows) * bytes + b);
  }
  /// The rows of the block that know an input.
  [[nodiscard]] block_bits known_rows(std::uint32_t i) const {
    const column& c = inputs_[i];
    if ((sure_ >> i & 1U) != 0) return first_bits(count_);
    block_bits known = c.validity ? bits_of(c.validity, c.offset + first_, count_) : first_bits(count_);
    const bool may_be_unknown = std::find(c.choices.begin(), c.choices.end(), unknown_code) != c.choices.end();
    if (!may_be_unknown || is_number(plan_.inputs[i].declared.of.of)) return known;
    for (std::size_t r = 0; r < count_; ++r)
      if (bit_at(known, r) && choice_at(c, value_at(c, first_ + r), choices_of(plan_.inputs[i].declared)) == unknown_code) known[r / 64] &= ~(std::uint64_t{1} << (r % 64));
    return known;
  }

  const fitted_shape& fitted(std::uint64_t pattern) {
    if (last_ != nullptr && last_pattern_ == pattern) return *last_;
    auto& at = fitted_[pattern];
    if (!at) at = fit(state_.shape_of(pattern, sure_));
    last_pattern_ = pattern;
    return *(last_ = at.get());
  }
  std::unique_ptr<fitted_shape> fit(typename State::known_shape& known) const {
    const shape& s = *known.of;
    auto made = std::make_unique<fitted_shape>();
    made->of = &s;
    made->views = &known.views;
    made->lanes = has_lanes(s) && (!s.has_over || inputs_[s.over].of == column::form::int64) && out_.verdict == nullptr && out_.status == nullptr;
    for (const key_part& part : s.parts) {
      auto& codes = made->codes.emplace_back();
      auto& digits = made->digits.emplace_back();
      const column::form form = inputs_[part.input].of;
      made->lanes = made->lanes && (is_number(plan_.inputs[part.input].declared.of.of) ? form == column::form::int64 : form == column::form::uint8 || form == column::form::bits);
      const declaration& d = plan_.inputs[part.input].declared;
      if (is_number(d.of.of)) continue;
      for (std::size_t code = 0; code < codes.size(); ++code) codes[code] = contribution(part, choice_at(inputs_[part.input], static_cast<std::int64_t>(code), choices_of(d)));
      for (std::size_t code = 0; code < codes.size(); ++code) digits.entries[code] = codes[code] < most_byte_keys ? static_cast<std::uint8_t>(codes[code]) : no_lane;
      digits.seal();
    }
    return made;
  }
  static std::uint32_t contribution(const key_part& part, std::int64_t choice) {
    if (choice == unknown_code) return 0;
    if (choice < 0) return refused_code;
    return static_cast<std::uint32_t>(part.class_of_choice[static_cast<std::size_t>(choice)] * part.stride);
  }

  void whole_block(const fitted_shape& f) {
    if (f.lanes && by_lanes(f)) return;
    for (std::size_t r = 0; r < count_; ++r) rows_[r] = static_cast<std::uint16_t>(r);
    group(f, count_);
  }
  /// Rows that know the same facts go together.
  void by_pattern(std::uint64_t same, std::uint64_t varies) {
    for (std::size_t r = 0; r < count_; ++r) patterns_[r] = same;
    for (std::uint64_t left = varies; left != 0; left &= left - 1) {
      const auto i = static_cast<std::uint32_t>(__builtin_ctzll(left));
      for (std::size_t r = 0; r < count_; ++r) patterns_[r] |= std::uint64_t{bit_at(known_[i], r)} << i;
    }
    block_bits done{};
    for (std::size_t start = 0; start < count_; ++start) {
      if (bit_at(done, start)) continue;
      std::size_t n = 0;
      for (std::size_t r = start; r < count_; ++r)
        if (patterns_[r] == patterns_[start]) rows_[n++] = static_cast<std::uint16_t>(r), done[r / 64] |= std::uint64_t{1} << (r % 64);
      group(fitted(patterns_[start]), n);
    }
  }

  /// The whole block at once; false where some row needs to be looked at.
  bool by_lanes(const fitted_shape& f) {
    const lane_view& view = f.views->of(*f.of);
    if (view.met == 0 || !byte_keys(f)) return false;
    std::int64_t* const yen[] = {out_.min, out_.max, out_.stated_low, out_.stated_high};
    std::uint8_t* const valid[] = {out_.min_valid, out_.max_valid, out_.stated_low_valid, out_.stated_high_valid};
    const column* over = f.of->has_over ? &inputs_[f.of->over] : nullptr;
    static constexpr std::array<std::int64_t, block_rows> zeros{};
    const std::int64_t* v = over ? static_cast<const std::int64_t*>(over->data) + over->offset + first_ : zeros.data();
    for (std::size_t c = 0; c < yen_columns; ++c) {
      if (yen[c] == nullptr && valid[c] == nullptr) continue;
      const lane_column& lanes = view.columns[c];
      if (!lanes.usable || (valid[c] != nullptr && !lanes.all_known)) return false;
      if (yen[c] != nullptr && !fill(lanes, view.same_as[c], c, v, yen)) return false;
    }
    for (std::size_t c = 0; c < yen_columns; ++c)
      if (valid[c] != nullptr) fill_bits(valid[c]);
    if (out_.problem != nullptr) std::fill_n(out_.problem + to_, count_, std::uint8_t{0});
    return true;
  }
  bool fill(const lane_column& lanes, std::size_t same, std::size_t c, const std::int64_t* v, std::int64_t* const* yen) {
    if (same != c && yen[same] != nullptr) {
      std::copy_n(yen[same] + to_, count_, yen[c] + to_);
      return true;
    }
    if (look_up<false>(state_.use, lanes.id_of_key, byte_keys_.data(), ids_.data(), count_) != 0) return false;
    std::int64_t* to = yen[c] + to_;
    return run_lanes(state_.use, lanes.program, v, ids_.data(), to, count_, streams_ && reinterpret_cast<std::uintptr_t>(to) % 64 == 0);
  }
  void fill_bits(std::uint8_t* bits) const {
    std::size_t r = 0;
    for (; r + 8 <= count_; r += 8) bits[(to_ + r) / 8] = 0xff;
    for (; r < count_; ++r) put_bit(bits, to_ + r, true);
  }
  bool byte_keys(const fitted_shape& f) {
    bool first = true;
    for (std::size_t p = 0; p < f.of->parts.size(); ++p, first = false)
      if (!add_byte_digit(f, p, first)) return false;
    if (first) byte_keys_.fill(0);
    return true;
  }
  bool add_byte_digit(const fitted_shape& f, std::size_t p, bool first) {
    const key_part& part = f.of->parts[p];
    const column& c = inputs_[part.input];
    if (c.of == column::form::uint8 && c.validity == nullptr) {
      const std::uint8_t* codes = static_cast<const std::uint8_t*>(c.data) + c.offset + first_;
      return (first ? look_up<false>(state_.use, f.digits[p], codes, byte_keys_.data(), count_) : look_up<true>(state_.use, f.digits[p], codes, byte_keys_.data(), count_)) == 0;
    }
    if (!digit_bytes(f, p)) return false;
    if (c.validity != nullptr) keep_bits(bits_of(c.validity, c.offset + first_, count_), digits_.data(), count_);
    for (std::size_t r = 0; r < block_rows; ++r) byte_keys_[r] = static_cast<std::uint8_t>(first ? digits_[r] : byte_keys_[r] + digits_[r]);
    return true;
  }
  /// One part's digits into digits_; whether all of them are known to the tables.
  bool digit_bytes(const fitted_shape& f, std::size_t p) {
    const key_part& part = f.of->parts[p];
    const column& c = inputs_[part.input];
    if (c.of == column::form::uint8) return look_up<false>(state_.use, f.digits[p], static_cast<const std::uint8_t*>(c.data) + c.offset + first_, digits_.data(), count_) == 0;
    digits_.fill(0);
    if (c.of == column::form::bits) {
      const byte_table& table = f.digits[p];
      if (((table.entries[0] | table.entries[1]) & no_lane) != 0) return false;
      add_bits(bits_of(static_cast<const std::uint8_t*>(c.data), c.offset + first_, count_), table.entries[0], table.entries[1], digits_.data(), count_);
      return true;
    }
    const std::int64_t* v = static_cast<const std::int64_t*>(c.data) + c.offset + first_;
    bool outside = false;
    for (std::size_t r = 0; r < count_; ++r) outside = outside || v[r] < part.least || v[r] > part.greatest;
    if (outside) return false;
    for (const std::int64_t cut : part.cuts)
      for (std::size_t r = 0; r < count_; ++r) digits_[r] = static_cast<std::uint8_t>(digits_[r] + (v[r] >= cut ? part.stride : 0));
    return true;
  }

  /// rows_[0, n) of the block, which all have one shape.
  void group(const fitted_shape& f, std::size_t n) {
    if (f.of->hard) {
      for (std::size_t k = 0; k < n; ++k) hard_row(rows_[k]);
      return;
    }
    std::fill_n(keys_.begin(), n, 0U);
    std::fill_n(problems_.begin(), n, row_problem::none);
    for (std::size_t p = 0; p < f.of->parts.size(); ++p) add_digit(f, p, n);
    for (std::size_t k = 0; k < n; ++k) row(*f.of, k);
  }
  void add_digit(const fitted_shape& f, std::size_t p, std::size_t n) {
    const key_part& part = f.of->parts[p];
    const column& c = inputs_[part.input];
    const bool number = is_number(plan_.inputs[part.input].declared.of.of);
    for (std::size_t k = 0; k < n; ++k) {
      const std::size_t row = first_ + rows_[k];
      if (c.validity && !bit_at(c.validity, c.offset + row)) continue;  // class 0
      const std::int64_t v = value_at(c, row);
      std::uint32_t digit = refused_code;
      if (number) digit = v < part.least || v > part.greatest ? refused_code : part.by_value && v >= most_values ? too_far : static_cast<std::uint32_t>(part.class_of(v) * part.stride);
      else digit = v >= 0 && v < 256 ? f.codes[p][static_cast<std::size_t>(v)] : contribution(part, choice_at(c, v, choices_of(plan_.inputs[part.input].declared)));
      if (digit == refused_code) problems_[k] = number ? row_problem::out_of_range : row_problem::no_such_choice;
      else if (digit == too_far) keys_[k] = too_far;
      else if (keys_[k] != too_far) keys_[k] += digit;
    }
  }

  void row(const shape& s, std::size_t k) {
    const std::size_t at = to_ + rows_[k];
    if (problems_[k] != row_problem::none) return write_row(out_, at, refused_row(problems_[k]));
    const std::int64_t v = s.has_over ? value_at(inputs_[s.over], first_ + rows_[k]) : 0;
    if (s.has_over && (v < s.over_least || v > s.over_greatest)) return write_row(out_, at, refused_row(row_problem::out_of_range));
    if (keys_[k] == too_far) return hard_row(rows_[k]);
    const segment_table& table = situation_of(state_.of, s, keys_[k]).table;
    if (table.hard) return hard_row(rows_[k]);
    write_row(out_, at, answer_at(table, v));
  }

  void hard_rows() {
    for (std::size_t r = 0; r < count_; ++r) hard_row(r);
  }
  /// A row asked alone, as estimate() would be.
  void hard_row(std::size_t row_of_block) {
    const std::size_t at = to_ + row_of_block;
    bound_case bound;
    bound.values.assign(plan_.inputs.size(), std::vector<bound_value>(1));
    for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i)
      if (const row_problem problem = bind_cell(i, first_ + row_of_block, bound.values[i][0]); problem != row_problem::none) return write_row(out_, at, refused_row(problem));
    if (breaks_exclusion(plan_, bound)) return write_row(out_, at, refused_row(row_problem::exclusive));
    segment_table made;
    made.segments.push_back(constant_segment(answer_of(plan_, bound), made.problem));
    write_row(out_, at, answer_at(made, 0));
  }
  row_problem bind_cell(std::uint32_t i, std::size_t at, bound_value& into) const {
    const column& c = inputs_[i];
    if (c.of == column::form::absent || (c.validity && !bit_at(c.validity, c.offset + at))) return row_problem::none;
    const declaration& d = plan_.inputs[i].declared;
    const std::int64_t v = value_at(c, at);
    if (is_number(d.of.of)) {
      const rational x = rational(v) / rational(state_.of.scales[i]);
      if (!d.range().contains(x)) return row_problem::out_of_range;
      into = {true, interval::point(x), {}};
    } else {
      const std::int64_t choice = choice_at(c, v, choices_of(d));
      if (choice < unknown_code) return row_problem::no_such_choice;
      if (choice != unknown_code) into = {true, interval::everything(), {static_cast<std::uint32_t>(choice)}};
    }
    return row_problem::none;
  }

  static constexpr std::uint32_t too_far = 0xfffffffe;  // a value that has no class of its own

  State& state_;
  const plan::measure_plan& plan_;
  std::span<const column> inputs_;
  answer_columns out_;
  std::uint64_t present_ = 0, sure_ = 0;
  struct source {
    const char* data;
    std::size_t bytes;  // a row
  };
  std::vector<source> read_;
  std::size_t first_ = 0, count_ = 0, to_ = 0;
  std::array<block_bits, 64> known_;
  std::array<std::uint64_t, block_rows> patterns_;
  std::array<std::uint16_t, block_rows> rows_;
  std::array<std::uint32_t, block_rows> keys_;
  std::array<row_problem, block_rows> problems_;
  alignas(64) std::array<std::uint8_t, block_rows> byte_keys_{}, digits_{}, ids_{};
  bool streams_ = false;
  std::map<std::uint64_t, std::unique_ptr<fitted_shape>> fitted_;
  const fitted_shape* last_ = nullptr;
  std::uint64_t last_pattern_ = 0;
};

}  // namespace detail

SANTEI_INLINE instruction_set best_instruction_set() noexcept {
#ifdef SANTEI_X86
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512vbmi")) return instruction_set::avx512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return instruction_set::avx2;
  if (__builtin_cpu_supports("sse2")) return instruction_set::baseline;
#endif
  return instruction_set::portable;
}

SANTEI_INLINE batch::batch(std::shared_ptr<const plan::measure_plan> plan, batch_options options) : state_(std::make_unique<state>()) {
  detail::batch_plan& of = state_->of;
  of.plan = std::move(plan);
  state_->use = options.use;
  of.scales = std::move(options.scales);
  of.too_many = of.plan->inputs.size() > 64;
  for (std::uint32_t i = 0; i < of.plan->inputs.size(); ++i) {
    const kind k = of.plan->inputs[i].declared.of.of;
    if (i == of.scales.size()) of.scales.push_back(k == kind::quantity || k == kind::ratio || k == kind::unit_price ? 1000 : 1);
    if (is_number(k) && i < 64) of.tracked |= std::uint64_t{1} << i;
  }
  for (const plan::derivation& rule : of.plan->derivations)
    if (rule.of < 64) of.tracked |= std::uint64_t{1} << rule.of;
}
SANTEI_INLINE batch::~batch() = default;
SANTEI_INLINE batch::batch(batch&&) noexcept = default;
SANTEI_INLINE batch& batch::operator=(batch&&) noexcept = default;

SANTEI_INLINE const plan::measure_plan& batch::plan() const { return *state_->of.plan; }
SANTEI_INLINE std::int64_t batch::scale(std::uint32_t input) const { return state_->of.scales[input]; }

SANTEI_INLINE void batch::run(std::span<const column> inputs, std::size_t first, std::size_t count, const answer_columns& out) const {
  detail::batch_run<state> work(*state_, inputs, out);
  constexpr std::size_t beyond_caches = std::size_t{1} << 19;
  if (count >= beyond_caches) work.stream();
  for (std::size_t done = 0; done < count; done += detail::block_rows) work.block(first + done, std::min(detail::block_rows, count - done), first + done);
}

struct batch::runner::work {
  detail::batch_run<batch::state> of;
};
SANTEI_INLINE batch::runner::runner(std::unique_ptr<work> made) : work_(std::move(made)) {}
SANTEI_INLINE batch::runner::~runner() = default;
SANTEI_INLINE batch::runner::runner(runner&&) noexcept = default;
SANTEI_INLINE batch::runner& batch::runner::operator=(runner&&) noexcept = default;
SANTEI_INLINE batch::runner batch::make_runner(std::span<const column> inputs, const answer_columns& out) const {
  return runner(std::make_unique<runner::work>(runner::work{{*state_, inputs, out}}));
}
SANTEI_INLINE void batch::runner::run(std::size_t first, std::size_t count, std::size_t to) {
  for (std::size_t done = 0; done < count; done += detail::block_rows) work_->of.block(first + done, std::min(detail::block_rows, count - done), to + done);
}

}  // namespace santei::evaluate
