// Cells become codes and whole numbers once a column; rows with ranges, sets or numbers too fine for a column are asked one by one.
#pragma once

#include <santei/table/applicants.hpp>

#include <santei/evaluate/batch.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/impl/table/csv.ipp>
#include <santei/value/facts.hpp>
#include <santei/value/reading.hpp>

#include <array>
#include <charconv>
#include <cstring>
#include <unordered_map>

namespace santei::table {

namespace rows {

inline constexpr std::size_t chunk_rows = 4096;
inline constexpr std::size_t most_codes = 255;      // distinct texts of one column; more are asked row by row

/// What one text of a column means to one input.
struct code_meaning {
  std::size_t measure = 0;
  std::uint32_t input = 0;
  std::vector<std::int32_t> choices;  // by code
};

struct fact_column {
  std::size_t at = 0;                 // cell
  std::string header, key, scope;     // scope: "programme/measure", or empty
  const declaration* declared = nullptr;
  bool by_code = false;
  std::int64_t scale = 1;

  std::vector<std::int64_t> numbers;
  std::vector<std::uint8_t> codes, validity;
  std::unordered_map<std::string, std::uint8_t> known;  // text → code; code 0 is an empty cell
  std::vector<diagnostics> problems;                    // by code
  std::vector<bool> odd;                                // by code
  std::vector<code_meaning> meanings;
};

struct measure_columns {
  asked_measure asked;
  std::shared_ptr<const plan::measure_plan> plan;
  std::unique_ptr<evaluate::batch> engine;
  std::vector<std::size_t> source;    // of each input: fact column, or npos
  std::vector<evaluate::column> columns;
  std::vector<std::uint8_t> verdict, status, problem;
  std::array<std::vector<std::int64_t>, 4> yen;
  std::array<std::vector<std::uint8_t>, 4> valid;
};

inline constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

inline void append_number(std::string& to, std::int64_t n) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), n).ptr;
  to.append(digits.data(), end);
}

/// Plain digits, the most common cell by far.
inline bool read_digits(std::string_view text, std::int64_t scale, std::int64_t& into) {
  constexpr std::size_t safe = 15;
  if (text.empty() || text.size() > safe) return false;
  std::int64_t n = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    n = n * 10 + (c - '0');
  }
  into = n * scale;
  return true;
}

inline std::string_view trimmed(std::string_view cell) {
  while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\t')) cell.remove_prefix(1);
  while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t')) cell.remove_suffix(1);
  return cell;
}

}  // namespace rows

struct applicants::state {
  language lang = language::japanese;
  std::vector<rows::measure_columns> measures;
  std::vector<rows::fact_column> facts;
  std::vector<bool> passes;           // of each header cell: it is no fact
  std::size_t width = 0;
  std::string header_line;

  // the rows that wait
  std::size_t count = 0;
  std::string text;                               // raw records, one after another
  std::vector<std::size_t> ends, lines;
  std::vector<bool> odd;                          // rows to be asked alone
  std::vector<std::optional<message>> refusal;
  std::size_t done = 0, refused = 0;
  std::vector<refused_row> first_refusals;

  void refuse(std::size_t row, const diagnostic& why) {
    if (!refusal[row]) refusal[row] = message{why.code + ": " + why.text.ja, why.code + ": " + why.text.en};
  }
  /// The code of a text in a column; 255 where there are too many.
  std::uint8_t code_of(rows::fact_column& column, std::string_view cell);
  void learn(rows::fact_column& column, const std::string& cell);
  void put(rows::fact_column& column, std::string_view cell, std::size_t row);
  void put_number(rows::fact_column& column, std::string_view cell, std::size_t row);
  void run(rows::measure_columns& of);
  void write_answers(std::string& out, std::size_t row, const santei::facts& given);
  void write_row(std::string& out, std::size_t row);
  [[nodiscard]] santei::facts facts_of(std::size_t row) const;
  [[nodiscard]] std::string_view raw_of(std::size_t row) const {
    const std::size_t begin = row == 0 ? 0 : ends[row - 1];
    return std::string_view(text).substr(begin, ends[row] - begin);
  }
};

namespace rows {

inline diagnostic row_diagnostic(const char* code, message text) {
  diagnostic made;
  made.code = code;
  made.text = std::move(text);
  return made;
}

/// Which header cells are facts.
template <class State>
diagnostics read_header(State& s, const catalogue::catalogue& rules, const csv_record& header) {
  diagnostics problems;
  s.width = header.cells.size();
  s.passes.assign(s.width, true);
  for (std::size_t i = 0; i < s.width; ++i) {
    fact_column column;
    column.at = i;
    column.header = std::string(trimmed(header.cells[i]));
    const auto dot = column.header.rfind('.');
    const bool scoped = dot != std::string::npos && column.header.find('/') < dot;
    column.key = scoped ? column.header.substr(dot + 1) : column.header;
    if (scoped) column.scope = column.header.substr(0, dot);
    column.declared = rules.find_key(column.key);
    if (column.declared == nullptr) continue;
    for (const fact_column& other : s.facts)
      if (other.header == column.header)
        problems.push_back(row_diagnostic("E0812", {"見出しに事実「" + column.header + "」が二度あります", "the header has the fact '" + column.header + "' twice"}));
    s.passes[i] = false;
    s.facts.push_back(std::move(column));
  }
  return problems;
}

/// A record as written, but that cells that pass through and look like formulas are guarded. One that has not the header's cells keeps its place in the table: short ones
/// are filled up, others become one quoted cell.
template <class State>
void append_record(std::string& out, const State& s, std::string_view raw) {
  csv_reader reader;
  csv_record row;
  reader.feed(raw);
  reader.finish();
  const bool cut = reader.next(row) && !row.broken && row.cells.size() <= s.width;
  if (!cut) {
    append_cell(out, raw, true);
    return out.append(s.width - 1, ','), void();
  }
  bool formula = false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) formula = formula || (s.passes[i] && looks_like_formula(row.cells[i]));
  if (formula)
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) out += ',';
      append_cell(out, row.cells[i], s.passes[i]);
    }
  else
    out += raw;
  out.append(s.width - row.cells.size(), ',');
}

/// Which column each input of a measure reads; a key set for the measure alone goes first.
template <class State>
void connect(State& s, std::size_t m) {
  measure_columns& of = s.measures[m];
  const catalogue::identifier& id = of.asked.measure.id();
  const std::string own = id.programme + "/" + id.measure;
  for (std::uint32_t i = 0; i < of.plan->inputs.size(); ++i) {
    std::size_t best = nowhere;
    for (std::size_t c = 0; c < s.facts.size(); ++c)
      if (s.facts[c].key == of.plan->inputs[i].declared.key && (s.facts[c].scope == own || (s.facts[c].scope.empty() && best == nowhere))) best = c;
    of.source.push_back(best);
    of.columns.emplace_back();
    if (best == nowhere) continue;
    fact_column& column = s.facts[best];
    const bool listed = !of.plan->inputs[i].rates.empty();
    if (listed || !is_number(of.plan->inputs[i].declared.of.of)) {
      column.by_code = true;
      column.meanings.push_back({m, i, {evaluate::unknown_code}});
    } else {
      column.scale = of.engine->scale(i);
    }
  }
}

}  // namespace rows

SANTEI_INLINE outcome<applicants> applicants::open(std::vector<asked_measure> measures, const catalogue::catalogue& rules, const csv_record& header, language lang) {
  auto s = std::make_unique<state>();
  s->lang = lang;
  if (diagnostics problems = rows::read_header(*s, rules, header); !problems.empty()) return problems;
  for (asked_measure& one : measures) {
    rows::measure_columns of;
    of.asked = std::move(one);
    const auto kept = std::make_shared<const catalogue::measure>(of.asked.measure);
    of.plan = std::shared_ptr<const plan::measure_plan>(kept, &kept->plan());
    of.engine = std::make_unique<evaluate::batch>(of.plan);
    for (auto* bytes : {&of.verdict, &of.status, &of.problem}) bytes->resize(rows::chunk_rows);
    for (auto& column : of.yen) column.resize(rows::chunk_rows);
    for (auto& column : of.valid) column.resize(rows::chunk_rows / 8);
    s->measures.push_back(std::move(of));
  }
  for (std::size_t m = 0; m < s->measures.size(); ++m) rows::connect(*s, m);
  for (rows::fact_column& column : s->facts) {
    column.by_code = column.by_code || !is_number(column.declared->of.of);
    column.problems.emplace_back();
    column.odd.push_back(false);
    column.validity.resize(rows::chunk_rows / 8);
    column.by_code ? column.codes.resize(rows::chunk_rows) : column.numbers.resize(rows::chunk_rows);
  }
  s->odd.resize(rows::chunk_rows);
  s->refusal.resize(rows::chunk_rows);
  s->header_line = std::string(header.raw);
  for (const rows::measure_columns& of : s->measures)
    for (const char* name : {".verdict", ".status", ".min", ".max", ".stated_low", ".stated_high"}) s->header_line += "," + of.asked.id + name;
  s->header_line += ",problem\n";
  return applicants(std::move(s));
}

/// What a text of a column means, asked of every measure that reads it.
SANTEI_INLINE void applicants::state::learn(rows::fact_column& column, const std::string& cell) {
  diagnostics problems;
  bool odd_text = false;
  for (rows::code_meaning& of : column.meanings) {
    const rows::measure_columns& measure = measures[of.measure];
    santei::facts given;
    given.set(column.header, cell);
    const auto bound = measure.asked.measure.bind(given);
    std::int32_t choice = evaluate::unknown_code;
    if (!bound) {
      problems = bound.problems();
    } else if (const evaluate::bound_value& value = bound->values[of.input][0]; value.given) {
      if (value.choices.size() == 1) choice = static_cast<std::int32_t>(value.choices.front());
      else odd_text = true;
      for (std::uint32_t i = 0; i < bound->values.size(); ++i)  // a rate that is not listed is a number beside its choice
        odd_text = odd_text || (i != of.input && bound->values[i][0].given && is_number(measure.plan->inputs[i].declared.of.of));
    }
    of.choices.push_back(choice);
  }
  if (column.meanings.empty())
    if (const auto read = read_fact(*column.declared, fact_input{cell}); !read) problems = read.problems();
  column.problems.push_back(std::move(problems));
  column.odd.push_back(odd_text);
}

SANTEI_INLINE std::uint8_t applicants::state::code_of(rows::fact_column& column, std::string_view cell) {
  const std::string written(cell);
  if (const auto at = column.known.find(written); at != column.known.end()) return at->second;
  if (column.problems.size() >= rows::most_codes) return rows::most_codes;
  const auto code = static_cast<std::uint8_t>(column.problems.size());
  learn(column, written);
  column.known.emplace(written, code);
  return code;
}

SANTEI_INLINE void applicants::state::put(rows::fact_column& column, std::string_view cell, std::size_t row) {
  const auto mask = static_cast<std::uint8_t>(1U << (row % 8));
  std::uint8_t& bits = column.validity[row / 8];
  bits = static_cast<std::uint8_t>(cell.empty() ? bits & ~mask : bits | mask);
  if (cell.empty()) {
    if (column.by_code) column.codes[row] = 0;
    else column.numbers[row] = 0;
    return;
  }
  if (!column.by_code) return put_number(column, cell, row);
  const std::uint8_t code = code_of(column, cell);
  column.codes[row] = code == rows::most_codes ? std::uint8_t{0} : code;
  if (code == rows::most_codes || column.odd[code]) odd[row] = true;
  else if (!column.problems[code].empty()) refuse(row, column.problems[code].front());
}

SANTEI_INLINE void applicants::state::put_number(rows::fact_column& column, std::string_view cell, std::size_t row) {
  const kind of = column.declared->of.of;
  if (of != kind::date && of != kind::month && of != kind::ratio && rows::read_digits(cell, column.scale, column.numbers[row]) && !column.declared->least && !column.declared->greatest) return;
  column.numbers[row] = 0;
  const auto read = read_fact(*column.declared, fact_input{std::string(cell)});
  if (!read) return refuse(row, read.problems().front());
  const auto* range = std::get_if<interval>(&read->value);
  if (range == nullptr) {
    column.validity[row / 8] = static_cast<std::uint8_t>(column.validity[row / 8] & ~(1U << (row % 8)));  // 不明
    return;
  }
  const auto whole = range->is_point() ? (range->lower()->value * rational(column.scale)).to_int64() : std::nullopt;
  if (whole) column.numbers[row] = *whole;
  else odd[row] = true;
}

SANTEI_INLINE void applicants::add(const csv_record& row, std::string& out) {
  state& s = *state_;
  const std::size_t at = s.count++;
  s.text.append(row.raw);
  s.ends.push_back(s.text.size());
  s.lines.push_back(row.line);
  s.odd[at] = false;
  s.refusal[at].reset();
  if (row.broken)
    s.refuse(at, rows::row_diagnostic("E0841", {"引用符が閉じていないか、行が長すぎます", "a quote is not closed, or the row is too long"}));
  else if (row.cells.size() != s.width)
    s.refuse(at, rows::row_diagnostic("E0841", {"列が" + std::to_string(row.cells.size()) + "個あります（見出しは" + std::to_string(s.width) + "個）",
                                                  "the row has " + std::to_string(row.cells.size()) + " cells, the header " + std::to_string(s.width)}));
  for (rows::fact_column& column : s.facts) s.put(column, s.refusal[at] ? std::string_view{} : rows::trimmed(row.cells[column.at]), at);
  if (s.count == rows::chunk_rows) flush(out);
}

SANTEI_INLINE void applicants::state::run(rows::measure_columns& of) {
  for (std::uint32_t i = 0; i < of.source.size(); ++i) {
    if (of.source[i] == rows::nowhere) continue;
    const rows::fact_column& column = facts[of.source[i]];
    if (column.by_code) {
      for (const rows::code_meaning& meaning : column.meanings)
        if (&measures[meaning.measure] == &of && meaning.input == i) of.columns[i] = {evaluate::column::form::uint8, column.codes.data(), column.validity.data(), 0, meaning.choices};
    } else {
      of.columns[i] = {evaluate::column::form::int64, column.numbers.data(), column.validity.data(), 0, {}};
    }
  }
  of.engine->run(of.columns, 0, count,
                 {of.verdict.data(), of.status.data(), of.yen[0].data(), of.yen[1].data(), of.yen[2].data(), of.yen[3].data(), of.valid[0].data(), of.valid[1].data(), of.valid[2].data(),
                  of.valid[3].data(), of.problem.data()});
}

SANTEI_INLINE santei::facts applicants::state::facts_of(std::size_t row) const {
  csv_reader reader;
  csv_record cells;
  reader.feed(raw_of(row));
  reader.finish();
  santei::facts given;
  if (!reader.next(cells)) return given;
  for (const rows::fact_column& column : facts)
    if (const auto cell = rows::trimmed(cells.cells[column.at]); !cell.empty()) given.set(column.header, cell);
  return given;
}

/// All measures of one row asked alone.
SANTEI_INLINE void applicants::state::write_answers(std::string& out, std::size_t row, const santei::facts& given) {
  const std::size_t begin = out.size();
  for (const rows::measure_columns& of : measures) {
    const auto answer = of.asked.measure.estimate(given);
    if (!answer) {
      refuse(row, answer.problems().front());
      out.resize(begin);
      return;
    }
    out += ',', out += name_of(answer->verdict), out += ',', out += name_of(answer->amount.status);
    for (const auto& yen : {answer->amount.min, answer->amount.max, answer->amount.stated_low, answer->amount.stated_high}) out += ',', out += yen ? yen->text() : "";
  }
}

SANTEI_INLINE void applicants::state::write_row(std::string& out, std::size_t row) {
  bool alone = odd[row];
  for (const rows::measure_columns& of : measures) alone = alone || of.problem[row] != 0;
  if (!refusal[row] && alone) write_answers(out, row, facts_of(row));
  else if (!refusal[row])
    for (const rows::measure_columns& of : measures) {
      out += ',', out += name_of(static_cast<truth>(of.verdict[row])), out += ',', out += name_of(static_cast<evaluate::status>(of.status[row]));
      for (std::size_t c = 0; c < of.yen.size(); ++c) {
        out += ',';
        if ((of.valid[c][row / 8] >> (row % 8) & 1U) != 0) rows::append_number(out, of.yen[c][row]);
      }
    }
  if (refusal[row]) {
    out.append(6 * measures.size(), ',');
    out += ',';
    append_cell(out, refusal[row]->in(lang), true);
    ++refused;
    constexpr std::size_t most_told = 100;
    if (first_refusals.size() < most_told) first_refusals.push_back({lines[row], *refusal[row]});
  } else {
    out += ',';
  }
  out += '\n';
}

SANTEI_INLINE void applicants::flush(std::string& out) {
  state& s = *state_;
  for (rows::measure_columns& of : s.measures) s.run(of);
  for (std::size_t row = 0; row < s.count; ++row) {
    const std::string_view raw = s.raw_of(row);
    const bool plain = !s.refusal[row] && raw.find_first_of("=+-@\t\"\r") == std::string_view::npos;
    if (plain) out += raw;
    else rows::append_record(out, s, raw);
    s.write_row(out, row);
  }
  s.done += s.count;
  s.count = 0;
  s.text.clear();
  s.ends.clear();
  s.lines.clear();
}

SANTEI_INLINE applicants::applicants(std::unique_ptr<state> made) : state_(std::move(made)) {}
SANTEI_INLINE applicants::applicants(applicants&&) noexcept = default;
SANTEI_INLINE applicants& applicants::operator=(applicants&&) noexcept = default;
SANTEI_INLINE applicants::~applicants() = default;
SANTEI_INLINE const std::string& applicants::header() const { return state_->header_line; }
SANTEI_INLINE std::size_t applicants::rows() const { return state_->done + state_->count; }
SANTEI_INLINE std::size_t applicants::refused() const { return state_->refused; }
SANTEI_INLINE const std::vector<refused_row>& applicants::refusals() const { return state_->first_refusals; }

}  // namespace santei::table
