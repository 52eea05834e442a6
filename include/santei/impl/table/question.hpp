// The measures asked and the columns that their inputs read: fixed once a table, shared by all who answer its rows.
#pragma once

#include <santei/evaluate/batch.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/impl/evaluate/scales.hpp>
#include <santei/impl/table/answer_memory.hpp>
#include <santei/impl/table/fact_name.hpp>
#include <santei/table/asked.hpp>
#include <santei/text/outcome.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace santei::table::detail {

inline constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// An input that reads a column by its texts.
struct code_reader {
  std::size_t measure = 0;
  std::uint32_t input = 0;
};

struct fact_column {
  fact_name name;
  std::size_t at = 0;       // where the table has it
  std::size_t general = nowhere;  // of a fact for one measure: the column of the general one, which counts where this one is empty
  std::int64_t scale = 0;   // in how many parts a unit counts; 0: as the measures like it
  bool paired = false;      // there is such a column, or this is one
  bool by_code = false;     // 区分, 真偽 and listed rates are read text by text, once each
  bool by_both = false;     // some measure reads the same column as a number: every text is asked alone
  bool picks_edition = false;  // application_date, where some measure's edition hangs on it
  bool read = false;        // some measure reads it; other facts are only looked at
  std::vector<code_reader> readers;
  evaluate::detail::whole_range may_be;  // of a number, in parts
};

struct asked_column {
  asked_measure asked;
  bool by_day = false;              // a row's application_date picks the edition, or must lie in its round
  std::shared_ptr<const plan::measure_plan> plan;
  std::shared_ptr<const evaluate::batch> engine;
  std::vector<std::size_t> source;  // of each input: the fact column, or nowhere
  std::vector<std::size_t> reader;  // of each input: its place among the column's readers, or nowhere
};

/// The cell behind a measure's amounts that says their currency, with its comma; empty where they are yen, as most are.
[[nodiscard]] inline std::string currency_cell(const asked_column& of) {
  const currency in = of.plan->money;
  return in.is_yen() ? std::string() : "," + std::string(in.code());
}

struct question {
  std::vector<asked_column> measures;
  std::vector<fact_column> facts;
  catalogue::catalogue rules;  // keeps the declarations alive
  language lang = language::japanese;
  std::optional<std::int64_t> on;  // the day that picked the editions
};

/// Which column each input of a measure reads; a key set for the measure alone goes first.
inline void connect(question& q, std::size_t m) {
  asked_column& of = q.measures[m];
  const catalogue::identifier& id = of.asked.measure.id();
  const std::string own = id.programme + "/" + id.measure;
  for (const plan::input& input : of.plan->inputs) {
    std::size_t best = nowhere;
    for (std::size_t c = 0; c < q.facts.size(); ++c)
      if (q.facts[c].name.key == input.declared.key && (q.facts[c].name.scope == own || (q.facts[c].name.scope.empty() && best == nowhere)))
        best = c;
    of.source.push_back(best);
    of.reader.push_back(nowhere);
    if (best != nowhere) q.facts[best].read = true;
    if (best == nowhere || (input.rates.empty() && is_number(input.declared.of.of))) continue;
    fact_column& column = q.facts[best];
    column.by_code = true;
    of.reader.back() = column.readers.size();
    column.readers.push_back({m, static_cast<std::uint32_t>(of.source.size() - 1)});
  }
}

/// An open amount (fixed_amount) is in each measure's own currency: one column of it cannot be read in two.
[[nodiscard]] inline std::optional<diagnostic> other_currency(const question& q) {
  for (const asked_column& of : q.measures)
    for (std::size_t i = 0; i < of.source.size(); ++i) {
      const declaration& input = of.plan->inputs[i].declared;
      if (of.source[i] == nowhere || input.of.in == q.facts[of.source[i]].name.declared->of.in) continue;
      const std::string column = q.facts[of.source[i]].name.header, code(input.of.in.code());
      return table_problem("E0803", {"列「" + column + "」は、" + of.asked.id + " では " + code + " の額です", "the column '" + column + "' is an amount in " + code + " for " + of.asked.id},
                           message{"通貨の違う枠は、別々に尋ねてください", "ask for the measures of each currency apart"});
    }
  return std::nullopt;
}

/// Whether application_date stands in the table: it picks the edition of measures without an @edition, and must lie in the round of others.
inline void find_days(question& q) {
  const auto dated = std::find_if(q.facts.begin(), q.facts.end(), [](const fact_column& c) {
    return c.name.header == "application_date" && c.name.declared->of.of == kind::date;
  });
  if (dated == q.facts.end()) return;
  dated->picks_edition = !q.measures.empty();
  for (asked_column& of : q.measures) of.by_day = true;
}

/// Which columns stand in for which.
inline void find_general(question& q) {
  for (fact_column& own : q.facts)
    for (std::size_t c = 0; c < q.facts.size() && !own.name.scope.empty(); ++c)
      if (q.facts[c].name.scope.empty() && q.facts[c].name.key == own.name.key) own.general = c, own.paired = q.facts[c].paired = true;
}

/// A column of texts that some measure reads as a number.
inline void find_both(question& q) {
  for (const asked_column& of : q.measures)
    for (std::size_t i = 0; i < of.source.size(); ++i)
      if (of.source[i] != nowhere && of.reader[i] == nowhere && q.facts[of.source[i]].by_code) q.facts[of.source[i]].by_both = true;
}

inline void open_engine(question& q, std::size_t m, answer_memory* memory) {
  asked_column& of = q.measures[m];
  evaluate::batch_options options;
  for (std::size_t i = 0; i < of.plan->inputs.size(); ++i) {
    const kind k = of.plan->inputs[i].declared.of.of;
    const std::size_t source = of.source[i];
    options.scales.push_back(source != nowhere && is_number(k) ? q.facts[source].scale : evaluate::detail::usual_scale(k));
  }
  of.engine = memory != nullptr ? memory->engine(of.plan, std::move(options))
                                : std::make_shared<const evaluate::batch>(of.plan, std::move(options));
}

/// How two columns are called that are the same fact.
[[nodiscard]] inline std::string written_as(const fact_name& a, const fact_name& b) {
  return a.written == b.written ? std::string() : " (" + a.written + ", " + b.written + ")";
}

[[nodiscard]] inline diagnostics problems_of(const question& q) {
  diagnostics problems;
  for (std::size_t i = 0; i < q.facts.size(); ++i) {
    const fact_name& name = q.facts[i].name;
    for (std::size_t j = 0; j < i; ++j)
      if (q.facts[j].name.header == name.header)
        problems.push_back(table_problem(
            "E0812", {"見出しに事実「" + name.header + "」が二度あります" + written_as(q.facts[j].name, name), "the header has the fact '" + name.header + "' twice" + written_as(q.facts[j].name, name)},
            message{"どちらか一つだけを残してください", "keep one of them"}));
    if (name.scope.empty()) continue;
    if (const auto found = q.rules.find_for(name.scope, facts{}.set(name.header, "")); !found)
      problems.insert(problems.end(), found.problems().begin(), found.problems().end());
  }
  return problems;
}

/// Meets the measures with the columns found; refuses a fact that stands there twice (E0812), or one of a measure that there is not
/// (E0811).
[[nodiscard]] inline outcome<std::shared_ptr<const question>> question_of(std::vector<asked_measure> measures,
                                                                          const catalogue::catalogue& rules,
                                                                          std::vector<fact_column> columns, language lang,
                                                                          std::optional<std::int64_t> on = std::nullopt,
                                                                          answer_memory* memory = nullptr) {
  const auto q = std::make_shared<question>(question{{}, std::move(columns), rules, lang, on});
  if (diagnostics problems = problems_of(*q); !problems.empty()) return problems;
  for (asked_measure& one : measures) {
    asked_column of;
    of.asked = std::move(one);
    const auto kept = std::make_shared<const catalogue::measure>(of.asked.measure);
    of.plan = std::shared_ptr<const plan::measure_plan>(kept, &kept->plan());
    q->measures.push_back(std::move(of));
    connect(*q, q->measures.size() - 1);
  }
  if (auto problem = other_currency(*q)) return *std::move(problem);
  find_days(*q);
  find_general(*q);
  for (fact_column& column : q->facts) {
    const kind k = column.name.declared->of.of;
    column.by_code = column.by_code || !is_number(k);
    if (column.scale == 0) column.scale = evaluate::detail::usual_scale(k);
    if (!column.by_code) column.may_be = evaluate::detail::range_of(*column.name.declared, column.scale);
  }
  find_both(*q);
  for (std::size_t m = 0; m < q->measures.size(); ++m) open_engine(*q, m, memory);
  return std::shared_ptr<const question>(q);
}

}  // namespace santei::table::detail
