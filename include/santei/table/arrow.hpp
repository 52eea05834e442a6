// Tables of applicants by the Arrow C data and stream interfaces: batches of facts in, batches of answers out, without copying what fits
// as it lies.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/config.hpp>
#include <santei/table/arrow_abi.hpp>
#include <santei/table/asked.hpp>
#include <santei/table/header_notes.hpp>
#include <santei/text/diagnostic.hpp>
#include <santei/text/outcome.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace santei::table {

struct arrow_progress {
  std::uint64_t batches = 0, rows = 0, refused = 0;  // so far
};

/// What one table leaves for the next: memory of answers that were released, at most so many bytes, so that the system need not clear
/// fresh pages; and what was worked out of the
/// last 64 rules asked. Safe to share between threads.
class answer_memory;
[[nodiscard]] std::shared_ptr<answer_memory> make_answer_memory(std::size_t most_bytes);
/// Gives back all that is kept.
void clear(answer_memory& of) noexcept;

struct arrow_options {
  bool keep_columns = false;  // the columns that came in stand before the answers, shared, not copied
  answer_set answers = answer_set().set();  // fewer columns are quicker, verdict and status above all
  bool decimal = false;       // yen as decimal128(38, 0); otherwise int64, and a row with more is refused (E0842)
  language lang = language::japanese;  // of the column `problem`
  std::optional<std::int64_t> on;      // the day that picked the editions; without it a row's application_date may
  std::function<void(const arrow_progress&)> progress;  // after every batch
  std::shared_ptr<answer_memory> memory;  // shared with other tables; null: nothing is kept
};

/// Batches of one schema met with measures. Columns named by the key or label of a fact (or "programme/measure.key") are facts: whole numbers and
/// decimals of any width in the fact's own unit, date32, date64 and timestamps without a zone for 日付 and, by the month they lie in, for 月, bool for
/// 真偽, text as people write it, plain, by dictionary or in runs; null is unknown, other columns pass through. Answers are "ID.verdict" and "ID.status"
/// (dictionaries of the contract's words), "ID.min", ".max", ".stated_low", ".stated_high" (amounts that are not yen count the smallest unit of
/// the currency that stands in the metadata of their column as santei.currency), and `problem`: the reason where a row was refused, by
/// some measure or by all, which then have no answers.
///
/// Of what is handed in everything that can be seen is looked at (E0843): lengths and offsets, numbers of buffers and children, null counts, offsets of
/// texts, ends of runs, indices of dictionaries. That a buffer is as long as the array says, and a release callback does what it should, cannot be seen
/// and is trusted, as the C data interface has it: an array from elsewhere has to come through a reader that validates.
class arrow_answers {
 public:
  /// `schema` is only read, and may be released afterwards. Precondition: there is at least one measure. Refused: what is no schema of a
  /// record batch (E0843), a type that the fact
  /// cannot have, such as float (E0844), a fact twice (E0812), a fact of a measure that there is not (E0811), no fact at all where a measure asks for one (E0845).
  [[nodiscard]] static outcome<arrow_answers> open(std::vector<asked_measure> measures, const catalogue::catalogue& rules,
                                                   const ArrowSchema& schema, arrow_options options = {});
  arrow_answers(arrow_answers&&) noexcept;
  arrow_answers& operator=(arrow_answers&&) noexcept;
  ~arrow_answers();

  /// Writes the schema of the answers to `into`, for the caller to release.
  void schema(ArrowSchema& into) const;
  /// Answers one batch, which is taken over whatever comes of it (its `release` is null afterwards). No problems: `into` holds the
  /// answers, for the caller to release, from any
  /// thread. Refused: an array that is not of the schema, or is broken (E0843); `into` is then released. For one thread at a time.
  [[nodiscard]] diagnostics answer(ArrowArray& batch, ArrowArray& into);
  [[nodiscard]] const arrow_progress& progress() const SANTEI_LIFETIME_BOUND;
  /// Of the columns; those nearly called like a fact also stand in the metadata of `problem` (santei.near_columns: "column=fact" a line).
  [[nodiscard]] const header_notes& notes() const SANTEI_LIFETIME_BOUND;
  /// What answers so far say beside their amounts: a size that other columns contradict, facts that may be a slip, an amount above
  /// the programme's budget or a payer's cap. `line` is the number of the row in its stream, from 0.
  [[nodiscard]] const std::vector<noted_rows>& noted() const SANTEI_LIFETIME_BOUND;
  /// The first refused rows, at most a hundred.
  [[nodiscard]] const std::vector<refused_row>& refusals() const SANTEI_LIFETIME_BOUND;

 private:
  struct state;
  explicit arrow_answers(std::unique_ptr<state> made);
  std::unique_ptr<state> state_;
};

/// Sets `out` to a stream of the answers to `in`, pulled batch by batch. No problems: `in` is taken over (its `release` is null), `out` is
/// for the caller to release; a batch that is refused
/// ends it with EINVAL and the reason in get_last_error, an error of `in` goes through. Otherwise both stay as they were. Precondition: as
/// for open.
[[nodiscard]] diagnostics answer_stream(std::vector<asked_measure> measures, const catalogue::catalogue& rules, ArrowArrayStream& in,
                                        ArrowArrayStream& out, arrow_options options = {});

}  // namespace santei::table

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/table/arrow.ipp>
#endif
