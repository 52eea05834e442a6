// Definitions of the contract's JSON.
#pragma once

#include <santei/report/json.hpp>

#include <santei/syntax/print.hpp>
#include <santei/value/calendar.hpp>

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>

namespace santei::report {

namespace detail {

/// A writer of indented JSON that knows amounts and exact values.
class json {
 public:
  json() : out_(buffer_) { out_.SetIndent(' ', 2); }

  json& key(const char* name) { return out_.Key(name), *this; }
  void text(std::string_view text) { out_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
  void text_or_null(std::string_view words) { words.empty() ? null() : text(words); }
  void null() { out_.Null(); }
  void truth(bool value) { out_.Bool(value); }
  void count(std::size_t number) { out_.Uint64(number); }
  /// Whole yen as an integer of any size; yen with a fraction, where a rule rounds nothing, as an exact string.
  void yen(const std::optional<rational>& amount) {
    if (!amount) return null();
    const std::string digits = amount->text();
    amount->is_integer() ? void(out_.RawValue(digits.data(), digits.size(), rapidjson::kNumberType)) : text(digits);
  }
  void exact(const std::optional<rational>& value) { value ? text(value->text()) : null(); }
  template <class Items, class Write>
  void list(const Items& items, Write write) {
    out_.StartArray();
    for (const auto& item : items) write(item);
    out_.EndArray();
  }
  void texts(const std::vector<std::string>& items) {
    list(items, [this](const std::string& item) { text(item); });
  }
  template <class Write>
  void object(Write write) {
    out_.StartObject();
    write();
    out_.EndObject();
  }
  [[nodiscard]] std::string take() const { return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n"; }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> out_;
};

SANTEI_INLINE void write_amounts(json& out, const evaluate::amounts& of) {
  out.object([&] {
    out.key("status").text(name_of(of.status));
    out.key("min").yen(of.min);
    out.key("max").yen(of.max);
    out.key("stated_low").yen(of.stated_low);
    out.key("stated_high").yen(of.stated_high);
    out.key("unrounded_low").exact(of.unrounded_low);
    out.key("unrounded_high").exact(of.unrounded_high);
    out.key("hull").text(of.tight ? "tight" : "outer");
  });
}

SANTEI_INLINE void write_eligibility(json& out, const evaluate::result& answer) {
  out.object([&] {
    out.key("verdict").text(name_of(answer.verdict));
    out.key("clauses").list(answer.clauses, [&](const evaluate::clause_verdict& clause) {
      out.object([&] {
        out.key("text").text(clause.cited.text);
        out.key("verdict").text(name_of(clause.verdict));
        out.key("quote").text(clause.cited.quote);
        out.key("page").text(clause.cited.page);
      });
    });
  });
}

SANTEI_INLINE void write_candidate(json& out, const evaluate::candidate& one) {
  out.object([&] {
    out.key("assuming").object([&] { out.key(one.key.c_str()).text(one.choice); });
    out.key("min").yen(one.min);
    out.key("max").yen(one.max);
  });
}

SANTEI_INLINE void write_share(json& out, const evaluate::share_result& share) {
  out.object([&] {
    out.key("payer").text(share.payer);
    out.key("stated_low").yen(share.stated_low);
    out.key("stated_high").yen(share.stated_high);
    out.key("unrounded_low").exact(share.unrounded_low);
    out.key("unrounded_high").exact(share.unrounded_high);
  });
}

SANTEI_INLINE void write_stage(json& out, const evaluate::stage_result& stage) {
  out.object([&] {
    out.key("from").text(stage.from);
    out.key("to").text(stage.to);
    out.key("rate").text(stage.rate);
    out.key("amount");
    stage.amount ? write_amounts(out, *stage.amount) : out.null();
  });
}

SANTEI_INLINE void write_reading(json& out, const evaluate::reading_result& reading) {
  out.object([&] {
    out.key("key").text(reading.declared.key);
    std::size_t i = 0;
    out.key("choices").list(reading.declared.choices, [&](const choice& one) {
      out.object([&] {
        out.key("key").text(one.key);
        out.key("text").text(i < reading.texts.size() ? reading.texts[i] : one.label);
        out.key("quote").text(i < reading.quotes.size() ? reading.quotes[i] : std::string());
      });
      ++i;
    });
  });
}

SANTEI_INLINE void write_step(json& out, const evaluate::step_result& step) {
  out.object([&] {
    out.key("text").text(step.cited.text);
    out.key("value").text(step.value.text());
    out.key("quote").text(step.cited.quote);
    out.key("page").text(step.cited.page);
  });
}

SANTEI_INLINE void write_identity(json& out, const catalogue::measure& of) {
  out.key("programme").text(of.id().programme);
  out.key("measure").text(of.id().measure);
  out.key("kind").text(of.kind());
}

SANTEI_INLINE void write_answer(json& out, const catalogue::measure& of, const evaluate::result& answer) {
  write_identity(out, of);
  out.key("frame").text_or_null(of.id().frame);
  out.key("edition").text(of.id().edition.empty() ? "r6_supplementary" : of.id().edition);
  out.key("newer_editions").texts(of.newer_editions());
  out.key("eligibility");
  write_eligibility(out, answer);
  out.key("amount");
  write_amounts(out, answer.amount);
  out.key("candidates").list(answer.candidates, [&](const auto& one) { write_candidate(out, one); });
  out.key("shares").list(answer.shares, [&](const auto& one) { write_share(out, one); });
  out.key("stages").list(answer.stages, [&](const auto& one) { write_stage(out, one); });
  out.key("missing").list(answer.missing, [&](const evaluate::missing_fact& one) {
    out.object([&] {
      out.key("fact").text(one.declared.key);
      out.key("decides_yen").yen(one.decides_yen);
    });
  });
  out.key("unused").texts(answer.unused);
  out.key("readings").list(answer.readings, [&](const auto& one) { write_reading(out, one); });
  out.key("assumptions").texts(answer.assumptions);
  out.key("unstated").texts(answer.unstated);
  out.key("steps").list(answer.steps, [&](const auto& one) { write_step(out, one); });
}

SANTEI_INLINE void write_fact(json& out, const declaration& fact) {
  out.object([&] {
    out.key("key").text(fact.key);
    out.key("type").text(name_of(fact.of.of));
    out.key("unit").text_or_null(fact.of.of == kind::money ? "円" : fact.of.of == kind::unit_price ? "円/" + fact.of.unit : fact.of.unit);
    out.key("label").text(fact.label);
    static const std::vector<choice> none;
    out.key("choices").list(fact.of.of == kind::category ? fact.choices : none, [&](const choice& one) {
      out.object([&] {
        out.key("key").text(one.key);
        out.key("label").text(one.label);
      });
    });
  });
}

/// The bases of a clause as answers quote them.
SANTEI_INLINE std::string quotes_of(const syntax::clause& clause) {
  std::string out;
  for (const syntax::basis& basis : clause.bases) {
    const char* prefix = basis.is == syntax::basis_kind::quote ? "" : basis.is == syntax::basis_kind::guideline ? "要領" : "仮定";
    out += (out.empty() ? "" : " ") + (prefix + ("「" + basis.text + "」"));
  }
  return out;
}

/// Whether `show` lists the clause: everything but what is for authors.
SANTEI_INLINE bool is_shown(syntax::clause_kind of) {
  using syntax::clause_kind;
  return of != clause_kind::example && of != clause_kind::use && of != clause_kind::unstated;
}

/// A clause on one line; one with rows or choices of its own as it stands in the file.
SANTEI_INLINE std::string clause_text(const catalogue::measure& of, const syntax::clause& clause) {
  using syntax::clause_kind;
  if (clause.is == clause_kind::table || clause.is == clause_kind::cases || clause.is == clause_kind::reading) return std::string(of.sources().text_of(clause.where));
  return syntax::print(of.rule().tree, clause);
}

SANTEI_INLINE void write_clause(json& out, const catalogue::measure& of, const syntax::clause& clause) {
  bool quoted = false;
  for (const syntax::basis& basis : clause.bases) quoted = quoted || basis.is == syntax::basis_kind::quote;
  out.object([&] {
    out.key("text").text(clause_text(of, clause));
    out.key("quote").text(quotes_of(clause));
    out.key("page").text(quoted ? of.written().page : std::string());
  });
}

/// The clauses that `show` lists, each with the 費目 it stands in, if any.
SANTEI_INLINE std::vector<std::pair<const check::category*, const syntax::clause*>> shown_clauses(const catalogue::measure& of) {
  std::vector<std::pair<const check::category*, const syntax::clause*>> clauses;
  for (const check::clause_place place : of.written().clauses)
    if (const syntax::clause& clause = of.rule().at(place); is_shown(clause.is)) clauses.emplace_back(nullptr, &clause);
  for (const check::category& category : of.written().categories)
    for (const check::clause_place place : category.clauses) clauses.emplace_back(&category, &of.rule().at(place));
  return clauses;
}

}  // namespace detail

SANTEI_INLINE std::string estimate_json(const std::vector<std::pair<catalogue::measure, evaluate::result>>& answers) {
  detail::json out;
  out.list(answers, [&](const auto& one) { out.object([&] { detail::write_answer(out, one.first, one.second); }); });
  return out.take();
}

SANTEI_INLINE std::string list_json(const std::vector<catalogue::entry>& entries) {
  detail::json out;
  const auto day = [&](const std::optional<std::int64_t>& number) { number ? out.text(date_text(*number)) : out.null(); };
  out.list(entries, [&](const catalogue::entry& one) {
    out.object([&] {
      out.key("programme").text(one.programme);
      out.key("measure").text(one.measure);
      out.key("title").text(one.title);
      out.key("kind").text(one.kind);
      out.key("computable").truth(one.computable);
      out.key("editions").list(one.editions, [&](const catalogue::edition& edition) {
        out.object([&] {
          out.key("edition").text(edition.key);
          out.key("from");
          day(edition.from);
          out.key("to");
          day(edition.to);
          out.key("frames").texts(edition.frames);
        });
      });
    });
  });
  return out.take();
}

SANTEI_INLINE std::string show_json(const catalogue::measure& of) {
  detail::json out;
  out.object([&] {
    detail::write_identity(out, of);
    out.key("facts").list(of.plan().inputs, [&](const plan::input& input) { detail::write_fact(out, input.declared); });
    out.key("clauses").list(detail::shown_clauses(of), [&](const auto& one) { detail::write_clause(out, of, *one.second); });
    out.key("unstated").texts(of.plan().unstated);
  });
  return out.take();
}

namespace detail {

SANTEI_INLINE void write_problems(json& out, const diagnostics& problems, const source_set& sources, language lang) {
  out.list(problems, [&](const diagnostic& problem) {
    out.object([&] {
      out.key("level").text(problem.level == severity::error ? "error" : "warning");
      out.key("code").text(problem.code);
      out.key("text").text(problem.text.in(lang));
      out.key("help");
      problem.help ? out.text(problem.help->in(lang)) : out.null();
      out.key("places").list(problem.labels, [&](const label& one) {
        const bool known = one.where.source < sources.size();
        const position at = known ? sources[one.where.source].position_of(one.where.begin) : position{0, 0};
        out.object([&] {
          out.key("source").text(known ? sources[one.where.source].name() : std::string());
          out.key("line").count(at.line);
          out.key("column").count(at.column);
          out.key("text").text(one.text.in(lang));
        });
      });
    });
  });
}

}  // namespace detail

SANTEI_INLINE std::string problems_json(const diagnostics& problems, const source_set& sources, language lang) {
  detail::json out;
  detail::write_problems(out, problems, sources, lang);
  return out.take();
}

SANTEI_INLINE std::string findings_json(const std::vector<findings>& found, const source_set& sources, language lang) {
  detail::json out;
  out.list(found, [&](const findings& one) {
    out.object([&] {
      out.key("file").text(one.path);
      out.key("measures").count(one.measures);
      out.key("examples").count(one.examples);
      out.key("passed").count(one.passed);
      out.key("guidelines").texts(one.guidelines);
      out.key("assumptions").texts(one.assumptions);
      out.key("problems");
      detail::write_problems(out, one.problems, sources, lang);
    });
  });
  return out.take();
}

SANTEI_INLINE void collect_sources(const check::checked& file, findings& into) {
  const auto add = [&](const std::vector<syntax::basis>& bases) {
    for (const syntax::basis& basis : bases) {
      if (basis.is == syntax::basis_kind::quote) continue;
      auto& list = basis.is == syntax::basis_kind::guideline ? into.guidelines : into.assumptions;
      if (std::find(list.begin(), list.end(), basis.text) == list.end()) list.push_back(basis.text);
    }
  };
  for (const syntax::block& block : file.tree.blocks)
    for (const syntax::clause& clause : block.clauses) {
      add(clause.bases);
      if (const auto* table = std::get_if<syntax::table_clause>(&clause.says))
        for (const syntax::table_row& row : table->rows) add(row.bases);
      if (const auto* cases = std::get_if<syntax::cases_clause>(&clause.says))
        for (const syntax::case_row& row : cases->rows) add(row.bases);
    }
}

}  // namespace santei::report
