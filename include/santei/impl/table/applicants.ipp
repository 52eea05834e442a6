// A header met with measures, and the workers that answer the pieces behind it.
#pragma once

#include <santei/table/applicants.hpp>

#include <santei/impl/evaluate/batch/answer.hpp>
#include <santei/impl/evaluate/followed.hpp>
#include <santei/impl/evaluate/scales.hpp>
#include <santei/impl/table/csv_rows.hpp>
#include <santei/impl/table/header_facts.hpp>
#include <santei/text/normal.hpp>

#include <map>
#include <set>

namespace santei::table {

struct applicants::state {
  std::shared_ptr<const detail::question> asked;
  std::size_t width = 0;
  std::string header;
  header_notes notes;
};

namespace detail {

/// The facts of a header; what is none goes to the notes.
[[nodiscard]] inline outcome<std::vector<fact_column>> fact_columns_of(const csv_record& header, const name_space& in, header_notes& notes) {
  std::vector<fact_column> made;
  std::vector<std::string_view> others;
  diagnostics problems;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    auto name = fact_name_of(in, header.cells[i]);
    if (!name) problems.insert(problems.end(), name.problems().begin(), name.problems().end());
    else if (!*name) others.push_back(header.cells[i]);
    else {
      fact_column column;
      column.name = **std::move(name), column.at = i;
      if (!column.name.unit.tax.empty()) notes.taxed.push_back(column.name.written);
      made.push_back(std::move(column));
    }
  }
  const auto names = others.empty() ? std::vector<std::string>() : in.rules.all_names();
  for (const std::string_view other : others) note_other(other, names, notes);
  if (problems.empty() && made.empty() && asks_for_facts(in.measures)) problems.push_back(no_fact_column(notes));
  if (!problems.empty()) return problems;
  return made;
}

/// Anything of the facts that have a column, nothing of the others.
[[nodiscard]] inline evaluate::bound_case told_by_columns(const asked_column& of) {
  evaluate::bound_case made = evaluate::detail::nothing_known(*of.plan);
  for (std::size_t i = 0; i < of.source.size(); ++i) {
    if (of.source[i] == nowhere) continue;
    const declaration& d = of.plan->inputs[i].declared;
    evaluate::bound_value& value = made.values[i][0];
    value = {true, d.range(), {}};
    for (std::uint32_t choice = 0; choice < evaluate::detail::choices_of(d) && !is_number(d.of.of); ++choice)
      value.choices.push_back(choice);
  }
  return made;
}
/// Which facts every row tells whose cells are filled: those with a column, and those that follow by conditions that read nothing else.
class told_by_table {
 public:
  explicit told_by_table(const asked_column& of) : of_(of) {}

  [[nodiscard]] bool operator()(std::uint32_t input) { return has_column(input) || follows(input); }

 private:
  [[nodiscard]] bool has_column(std::uint32_t input) const { return of_.source[input] != nowhere; }
  /// Of two facts that follow from each other the one asked about first may rest on the other.
  [[nodiscard]] bool follows(std::uint32_t input) {
    if (!asking_.insert(input).second) return true;
    const bool found = std::any_of(of_.plan->derivations.begin(), of_.plan->derivations.end(), [&](const plan::derivation& rule) {
      const auto given = [&](std::uint32_t one) { return has_column(one); };
      return rule.of == input && evaluate::detail::follows(*of_.plan, given, rule) && reads_what_is_told(rule);
    });
    asking_.erase(input);
    return found;
  }
  [[nodiscard]] bool reads_what_is_told(const plan::derivation& rule) {
    std::map<evaluate::detail::variable, evaluate::detail::usage> read;
    evaluate::detail::add_usage(*of_.plan, rule, read);
    return std::all_of(read.begin(), read.end(), [&](const auto& one) { return (*this)(one.first.input); });
  }

  const asked_column& of_;
  std::set<std::uint32_t> asking_;
};

/// Facts of the applicant that no column tells and that some measure asks for even so: not where another stands in (なければ).
[[nodiscard]] inline std::vector<header_notes::fact> missing_of(const question& q) {
  std::vector<header_notes::fact> made;
  for (const asked_column& of : q.measures) {
    const evaluate::bound_case told = told_by_columns(of);
    told_by_table is_told(of);
    const evaluate::detail::explorer open(*of.plan, told, evaluate::detail::answer_nodes(*of.plan));
    for (std::uint32_t i = 0; i < of.source.size(); ++i) {
      const plan::input& input = of.plan->inputs[i];
      const bool known = std::any_of(made.begin(), made.end(), [&](const auto& one) { return one.key == input.declared.key; });
      if (!input.open_point && !known && open.reaches(i) && !is_told(i)) made.push_back({input.declared.key, input.declared.label});
    }
  }
  return made;
}

[[nodiscard]] inline std::string header_line(const csv_record& header, const question& q) {
  std::string made;
  append_guarded(made, header.raw), made += ',';
  for (const asked_column& of : q.measures) {
    for (const char* name : answer_names) append_cell(made, of.asked.id + name), made += ',';
    if (!of.plan->money.is_yen()) append_cell(made, of.asked.id + ".currency"), made += ',';
  }
  return made + "problem\n";
}

}  // namespace detail

SANTEI_INLINE std::size_t count_facts(const catalogue::catalogue& rules, const csv_record& record) {
  return static_cast<std::size_t>(std::count_if(record.cells.begin(), record.cells.end(), [&](std::string_view cell) {
    const auto name = detail::fact_name_of({rules, {}}, cell);
    return name && *name;
  }));
}

SANTEI_INLINE outcome<applicants> applicants::open(std::vector<asked_measure> measures, const catalogue::catalogue& rules,
                                                   const csv_record& header, language lang, std::optional<std::int64_t> on) {
  if (header.broken)
    return detail::table_problem("E0841", {"見出しの行の引用符が閉じていないか、行が長すぎます", "a quote in the header is not closed, or the header is too long"});
  auto s = std::make_unique<state>();
  auto columns = detail::fact_columns_of(header, {rules, measures}, s->notes);
  if (!columns) return columns.problems();
  auto asked = detail::question_of(std::move(measures), rules, *std::move(columns), lang, on);
  if (!asked) return asked.problems();
  s->asked = *std::move(asked);
  s->notes.missing = detail::missing_of(*s->asked);
  s->width = header.cells.size();
  s->header = detail::header_line(header, *s->asked);
  return applicants(std::move(s));
}

struct applicants::worker::work {
  detail::csv_rows rows;
  csv_record record;

  /// A part of a record that is longer than what is held: it becomes one quoted cell.
  void pass_long(const csv_piece& piece, csv_answers& into) const {
    using part = csv_piece::part;
    if (piece.of == part::begin) into.text += looks_like_formula(piece.text) ? "\"'" : "\"";
    for (const char c : piece.text) into.text.append(c == '"' ? 2 : 1, c);
    if (piece.of != part::end) return;
    into.text += '"';
    into.text.append(rows.width() - 1, ',');
    rows.refuse({"E0841: 行が長すぎます（1MBまで）", "E0841: the row is too long: at most 1 MB"}, 1, into);
    into.text += '\n';
    ++into.rows;  // its end of line belongs to the next piece
  }
};

SANTEI_INLINE void applicants::worker::answer(const csv_piece& piece, csv_answers& into) {
  into.text.clear();
  into.lines = into.rows = into.refused = into.taxed = 0;
  into.refusals.clear(), into.notes.clear();
  if (piece.of != csv_piece::part::records) return work_->pass_long(piece, into);
  csv_records reader(piece.text);
  while (reader.next(work_->record)) work_->rows.add(work_->record, into);
  work_->rows.write(into);
  into.lines = reader.lines();
}

SANTEI_INLINE applicants::worker applicants::make_worker() const {
  return worker(std::make_unique<worker::work>(worker::work{{state_->asked, state_->width}, {}}));
}
SANTEI_INLINE applicants::worker::worker(std::unique_ptr<work> made) : work_(std::move(made)) {}
SANTEI_INLINE applicants::worker::worker(worker&&) noexcept = default;
SANTEI_INLINE applicants::worker& applicants::worker::operator=(worker&&) noexcept = default;
SANTEI_INLINE applicants::worker::~worker() = default;

SANTEI_INLINE applicants::applicants(std::unique_ptr<state> made) : state_(std::move(made)) {}
SANTEI_INLINE applicants::applicants(applicants&&) noexcept = default;
SANTEI_INLINE applicants& applicants::operator=(applicants&&) noexcept = default;
SANTEI_INLINE applicants::~applicants() = default;
SANTEI_INLINE const std::string& applicants::header() const { return state_->header; }
SANTEI_INLINE const header_notes& applicants::notes() const { return state_->notes; }

}  // namespace santei::table
