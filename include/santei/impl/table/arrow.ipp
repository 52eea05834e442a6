// Batches go through block by block: cells are made ready, engines write into the memory that the answers are handed out in, marked rows
// are asked alone.
#pragma once

#include <santei/table/arrow.hpp>

#include <santei/impl/table/arrow_cells.hpp>
#include <santei/impl/table/arrow_facts.hpp>
#include <santei/impl/table/arrow_output.hpp>
#include <santei/impl/table/arrow_stream.ipp>
#include <santei/impl/table/row_notes.hpp>

#include <list>
#include <optional>
#include <span>

namespace santei::table {

struct arrow_answers::state {
  arrow_options options;
  std::shared_ptr<const detail::question> asked;
  std::vector<detail::arrow_type> types;      // of every column
  std::vector<detail::arrow_cells> cells;     // of every fact
  std::vector<ArrowSchema> kept;              // copies, where columns are kept
  std::shared_ptr<const detail::word_list<detail::verdicts>> verdicts = detail::verdict_words();
  std::shared_ptr<const detail::word_list<detail::statuses>> statuses = detail::status_words();
  arrow_progress so_far;
  std::vector<refused_row> refusals;
  header_notes notes;
  std::optional<detail::row_notes> of_rows;
  std::vector<noted_rows> noted;
  detail::row_marks marks;

  state() = default;
  state(const state&) = delete;
  state& operator=(const state&) = delete;
  ~state() {
    for (ArrowSchema& one : kept) one.release(&one);
  }

  [[nodiscard]] diagnostics look_at(const ArrowArray& batch);
  [[nodiscard]] diagnostics look_at_indices(std::size_t first, std::size_t count, bool engines_look) const;
  [[nodiscard]] diagnostics answer_block(std::size_t first, std::size_t count, detail::batch_memory& into);
  [[nodiscard]] bool settle(std::size_t first, std::size_t row, detail::batch_memory& into);
  void tell(std::size_t first, std::size_t row, detail::batch_memory& into);
  void put(const detail::lone_answers& answers, std::size_t at, std::size_t row, detail::batch_memory& into);
  void note_plain(std::span<const detail::column_cells> facts, std::size_t first, std::size_t count, const detail::batch_memory& from);
  [[nodiscard]] outcome<std::shared_ptr<detail::batch_memory>> answer(std::size_t rows);
  [[nodiscard]] ArrowArray hand_out(const std::shared_ptr<ArrowArray>& batch,
                                    const std::shared_ptr<const detail::batch_memory>& memory) const;
};

SANTEI_INLINE std::shared_ptr<answer_memory> make_answer_memory(std::size_t most_bytes) {
  return std::make_shared<answer_memory>(most_bytes);
}
SANTEI_INLINE void clear(answer_memory& of) noexcept { of.clear(); }

SANTEI_INLINE outcome<arrow_answers> arrow_answers::open(std::vector<asked_measure> measures, const catalogue::catalogue& rules,
                                                         const ArrowSchema& schema, arrow_options options) {
  if (auto problem = detail::schema_problem(schema)) return *std::move(problem);
  auto s = std::make_unique<state>();
  auto columns = detail::fact_columns_of(schema, {rules, measures}, s->types, s->notes);
  if (!columns) return columns.problems();
  auto asked = detail::question_of(std::move(measures), rules, *std::move(columns), options.lang, options.on, options.memory.get());
  if (!asked) return asked.problems();
  s->asked = *std::move(asked);
  s->of_rows.emplace(s->asked);
  s->options = std::move(options);
  if (s->options.keep_columns)
    if (auto problem = detail::name_problem(schema, *s->asked, s->options.answers)) return *std::move(problem);
  for (const detail::fact_column& column : s->asked->facts) s->cells.emplace_back(*s->asked, column, s->types[column.at]);
  for (std::int64_t i = 0; s->options.keep_columns && i < schema.n_children; ++i) {
    const auto copy = detail::copy_of(*schema.children[i]);
    if (!copy) return detail::table_problem("E0843", {"Arrow のスキーマが壊れています", "the Arrow schema is broken"});
    s->kept.push_back(*copy);
  }
  return arrow_answers(std::move(s));
}

SANTEI_INLINE void arrow_answers::schema(ArrowSchema& into) const {
  std::vector<ArrowSchema> children;
  for (const ArrowSchema& one : state_->kept) children.push_back(*detail::copy_of(one));
  for (const detail::asked_column& of : state_->asked->measures)
    detail::add_answer_schemas(children, of.asked.id, of.plan->money, state_->options.answers, state_->options.decimal);
  ArrowSchema problem = detail::schema_of("u", "problem", ARROW_FLAG_NULLABLE);
  if (const std::string near = detail::near_columns(state_->notes); !near.empty())
    detail::set_metadata(problem, {{"santei.near_columns", near}});
  children.push_back(problem);
  into = detail::schema_of("+s", "", 0);
  detail::set_children(into, std::move(children));
}

/// Whether a batch is of the schema, as far as what is read of it can be judged.
SANTEI_INLINE diagnostics arrow_answers::state::look_at(const ArrowArray& batch) {
  if (auto problem = detail::extent_problem("", batch)) return {*std::move(problem)};
  if (batch.n_children != static_cast<std::int64_t>(types.size()))
    return {*detail::broken_array("", "列の数がスキーマと違います", "it has not as many columns as the schema")};
  if (batch.null_count > 0 || (batch.null_count < 0 && batch.n_buffers > 0 && batch.buffers[0] != nullptr))
    return {*detail::broken_array("", "行そのものが null の表は読めません", "a table whose rows themselves may be null cannot be read")};
  for (std::int64_t i = 0; i < batch.n_children; ++i) {
    if (batch.children[i] == nullptr) return {*detail::broken_array(std::to_string(i + 1), "配列がありません", "it is missing")};
    if (auto problem = detail::extent_problem(std::to_string(i + 1), *batch.children[i])) return {*std::move(problem)};
    if (batch.children[i]->length - batch.offset < batch.length)
      return {*detail::broken_array(std::to_string(i + 1), "表より短い配列です", "it is shorter than the table")};
  }
  for (std::size_t c = 0; c < cells.size(); ++c)
    if (diagnostics problems = cells[c].take(*batch.children[asked->facts[c].at], batch.offset, batch.length); !problems.empty())
      return problems;
  return {};
}

SANTEI_INLINE void arrow_answers::state::put(const detail::lone_answers& answers, std::size_t at, std::size_t row, detail::batch_memory& into) {
  for (std::size_t m = 0; m < answers.of.size(); ++m)
    for (const auto& yen : answers.of[m] ? answers.of[m]->yen : decltype(detail::lone_answer::yen)())
      if (yen && !options.decimal && !yen->to_int64()) return marks.refuse(row, detail::too_large(asked->measures[m].asked.id, *yen));
  for (std::size_t m = 0; m < answers.of.size(); ++m) {
    if (!answers.of[m]) {
      into.leave_out(m, at);
      continue;
    }
    const detail::lone_answer& answer = *answers.of[m];
    detail::answer_buffers& to = into.measures[m];
    if (options.answers[0]) to.verdict[at] = static_cast<std::uint8_t>(answer.verdict);
    if (options.answers[1]) to.status[at] = static_cast<std::uint8_t>(answer.status);
    for (std::size_t c = 0; c < to.yen.size(); ++c) {
      if (!options.answers[2 + c]) continue;
      const auto& yen = answer.yen[c];
      detail::put_bit(to.valid[c].data(), at, yen.has_value());
      to.yen[c][at] = yen ? yen->to_int64().value_or(0) : 0;
      if (!options.decimal || !yen) continue;
      const auto wide = detail::decimal_yen(*yen);
      if (!wide) return marks.refuse(row, detail::too_large(asked->measures[m].asked.id, *yen));
      into.wide[m][c][at] = *wide;
    }
  }
}

/// A row that was marked, or that some engine could not answer: whether some measure answers it. A reason why one does not is marked.
SANTEI_INLINE bool arrow_answers::state::settle(std::size_t first, std::size_t row, detail::batch_memory& into) {
  const std::size_t at = first + row;
  if (marks.of(row) == detail::row_marks::is::refused) return false;
  santei::facts given;
  for (const detail::arrow_cells& column : cells) {
    if (column.is_empty(at)) continue;
    auto fact = column.fact(at);
    if (!fact) return marks.refuse(row, fact.problems()), false;
    given.add({column.name(), *std::move(fact), {}});
  }
  const detail::lone_answers answers = detail::answer_alone(*asked, given);
  if (answers.any()) put(answers, at, row, into);
  of_rows->add_alone(answers, static_cast<std::size_t>(so_far.rows) + at, noted);
  if (marks.of(row) == detail::row_marks::is::refused) return false;
  if (!answers.problems.empty()) marks.refuse(row, answers.problems);
  return answers.any();
}

/// The reason why some measure does not answer the row.
SANTEI_INLINE void arrow_answers::state::tell(std::size_t first, std::size_t row, detail::batch_memory& into) {
  into.add_reason(first + row, marks.reason(row).in(options.lang));
  constexpr std::size_t most_told = 100;
  if (refusals.size() < most_told) refusals.push_back({static_cast<std::size_t>(so_far.rows) + first + row, marks.reason(row)});
  ++so_far.refused;
}

/// What the rows say that the engines have answered.
SANTEI_INLINE void arrow_answers::state::note_plain(std::span<const detail::column_cells> facts, std::size_t first, std::size_t count,
                                                    const detail::batch_memory& from) {
  if (!of_rows->possible(facts, count)) return;
  for (std::size_t row = 0; row < count; ++row) {
    const bool refused = std::any_of(from.measures.begin(), from.measures.end(), [&](const detail::answer_buffers& of) {
      return of.problem.data() != nullptr && of.problem[row] != 0;
    });
    if (!refused && marks.of(row) == detail::row_marks::is::plain)
      of_rows->add_plain(facts, row, from.measures, first + row, static_cast<std::size_t>(so_far.rows) + first + row, noted);
  }
}

/// Of the columns that engines look at themselves, or of the others.
SANTEI_INLINE diagnostics arrow_answers::state::look_at_indices(std::size_t first, std::size_t count, bool engines_look) const {
  for (const detail::arrow_cells& one : cells)
    if (one.engines_look() == engines_look && !one.indices_fit(first, count))
      return {*detail::broken_array(one.name(), "辞書にない番号があります", "it has an index that the dictionary has not")};
  return {};
}

SANTEI_INLINE diagnostics arrow_answers::state::answer_block(std::size_t first, std::size_t count, detail::batch_memory& into) {
  if (diagnostics problems = look_at_indices(first, count, false); !problems.empty()) return problems;
  marks.start(count);
  std::vector<detail::column_cells> facts(cells.size());
  for (std::size_t c = 0; c < cells.size(); ++c) cells[c].read(first, count, facts[c], marks);
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const detail::fact_column& fact = asked->facts[c];
    for (std::size_t row = 0; row < count && fact.general != detail::nowhere; ++row)
      if (cells[c].is_empty(first + row) && !cells[fact.general].is_empty(first + row))
        marks.ask_alone(row);
  }
  const auto run = [&] {
    std::vector<evaluate::answer_columns> out;
    for (detail::answer_buffers& of : into.measures) out.push_back(of.from(first));
    return detail::answer_columns_of(*asked, facts, count, out);
  };
  bool all_plain = run() && !marks.any();
  if (!all_plain) {
    if (diagnostics problems = look_at_indices(first, count, true); !problems.empty()) return problems;
    if (into.complete) into.expect_gaps(first), run();
    all_plain = !marks.any() && std::none_of(into.measures.begin(), into.measures.end(),
                                             [&](const detail::answer_buffers& of) { return of.any_problem(count); });
  }
  for (std::size_t m = 0; m < into.wide.size(); ++m)
    for (std::size_t c = 0; c < into.wide[m].size(); ++c)
      if (options.answers[2 + c])
        std::copy_n(into.measures[m].yen[c].data() + first, count, into.wide[m][c].begin() + static_cast<std::ptrdiff_t>(first));
  note_plain(facts, first, count, into);
  for (std::size_t row = 0; row < count && !all_plain; ++row) {
    bool alone = marks.of(row) != detail::row_marks::is::plain;
    for (const detail::answer_buffers& of : into.measures) alone = alone || of.problem[row] != 0;
    const bool answered = alone && settle(first, row, into);
    if (marks.of(row) != detail::row_marks::is::refused) continue;
    if (!answered) into.leave_out(first + row);
    tell(first, row, into);
  }
  return {};
}

SANTEI_INLINE outcome<std::shared_ptr<detail::batch_memory>> arrow_answers::state::answer(std::size_t rows) {
  const auto made = std::make_shared<detail::batch_memory>();
  const bool as_they_lie = std::all_of(cells.begin(), cells.end(), [](const detail::arrow_cells& one) { return one.lies_right(); });
  const std::size_t block = std::min(rows, as_they_lie ? detail::arrow_cells::lying_rows : detail::arrow_cells::block_rows);
  made->rows = rows, made->block = block;
  for (std::size_t m = 0; m < asked->measures.size(); ++m) made->measures.emplace_back(rows, options.answers, options.memory);
  if (options.decimal)
    made->wide.assign(asked->measures.size(), {std::vector<detail::wide_yen>(rows), std::vector<detail::wide_yen>(rows),
                                               std::vector<detail::wide_yen>(rows), std::vector<detail::wide_yen>(rows)});
  if (options.answers[0] || options.answers[1]) made->answered.assign((rows + 7) / 8, 0xff);
  const std::size_t offsets = (rows + 1) * sizeof(std::int32_t);
  made->no_reasons = options.memory ? options.memory->zeros(offsets) : detail::shared_zeros(offsets);
  made->verdicts_of = verdicts, made->statuses_of = statuses;
  for (std::size_t first = 0; first < rows; first += block)
    if (diagnostics problems = answer_block(first, std::min(block, rows - first), *made); !problems.empty()) return problems;
  made->end_reasons(rows);
  return made;
}

SANTEI_INLINE ArrowArray arrow_answers::state::hand_out(const std::shared_ptr<ArrowArray>& batch,
                                                        const std::shared_ptr<const detail::batch_memory>& memory) const {
  const auto rows = static_cast<std::size_t>(batch->length);
  std::vector<ArrowArray> children;
  for (std::size_t i = 0; i < kept.size(); ++i)
    children.push_back(detail::shared_child(batch, *batch->children[i], batch->offset, batch->length));
  for (std::size_t m = 0; m < asked->measures.size(); ++m) detail::add_answer_arrays(children, rows, m, memory);
  children.push_back(detail::reasons_column(rows, memory));
  ArrowArray made = detail::array_of(batch->length, 0, {nullptr}, memory);
  detail::set_children(made, std::move(children));
  return made;
}

SANTEI_INLINE diagnostics arrow_answers::answer(ArrowArray& batch, ArrowArray& into) {
  into = {};
  if (batch.release == nullptr) return {*detail::broken_array("", "すでに解放されています", "it has been released")};
  const std::shared_ptr<ArrowArray> taken = detail::take_over(batch);
  state& s = *state_;
  if (diagnostics problems = s.look_at(*taken); !problems.empty()) return problems;
  const arrow_progress before = s.so_far;
  const std::size_t told = s.refusals.size();
  const std::vector<noted_rows> noted = s.noted;
  const auto memory = s.answer(static_cast<std::size_t>(taken->length));
  if (!memory) {
    s.so_far = before;
    s.refusals.resize(told);
    s.noted = noted;
    return memory.problems();
  }
  into = s.hand_out(taken, *memory);
  ++s.so_far.batches;
  s.so_far.rows += static_cast<std::uint64_t>(taken->length);
  if (s.options.progress) s.options.progress(s.so_far);
  return {};
}

SANTEI_INLINE const arrow_progress& arrow_answers::progress() const { return state_->so_far; }
SANTEI_INLINE const header_notes& arrow_answers::notes() const { return state_->notes; }
SANTEI_INLINE const std::vector<noted_rows>& arrow_answers::noted() const { return state_->noted; }
SANTEI_INLINE const std::vector<refused_row>& arrow_answers::refusals() const { return state_->refusals; }
SANTEI_INLINE arrow_answers::arrow_answers(std::unique_ptr<state> made) : state_(std::move(made)) {}
SANTEI_INLINE arrow_answers::arrow_answers(arrow_answers&&) noexcept = default;
SANTEI_INLINE arrow_answers& arrow_answers::operator=(arrow_answers&&) noexcept = default;
SANTEI_INLINE arrow_answers::~arrow_answers() = default;

}  // namespace santei::table
