// The first record opens the table; whole records that have arrived are answered.
#include "table.hpp"

namespace santei::page {

namespace {

language language_of(const request& asked) { return asked.text("lang") == "en" ? language::english : language::japanese; }

}  // namespace

std::string company_table::open(const request& asked) {
  const language lang = language_of(asked);
  table_.reset();
  worker_.reset();
  pieces_ = {};
  std::vector<table::asked_measure> measures;
  for (const std::string& id : asked.texts("ids"))
    if (const catalogue::measure* of = of_.find(id)) measures.push_back({id, *of, true});
  const std::string text = asked.text("header");
  table::csv_records records(text);
  table::csv_record header;
  if (!records.next(header)) header.broken = true;
  line_ = records.lines();
  auto opened = table::applicants::open(std::move(measures), of_.rules(), header, lang);
  if (!opened) return refusal(opened.problems(), lang);
  table_.emplace(*std::move(opened));
  worker_.emplace(table_->make_worker());
  const table::header_notes& notes = table_->notes();
  json out;
  out.object([&] {
    out.key("header").text(table_->header());
    out.key("passed").texts(notes.passed);
    out.key("notes").list(notes.columns, [&](const auto& one) {
      out.object([&] {
        out.key("column").text(one.column);
        out.key("nearest").text(one.nearest);
        out.key("text").text(one.words().in(lang));
      });
    });
    out.key("missing").list(notes.missing, [&](const auto& one) {
      out.object([&] {
        out.key("key").text(one.key);
        out.key("label").text(one.label);
      });
    });
    out.key("taxed").texts(notes.taxed);
  });
  return out.take();
}

std::string company_table::feed(const request& asked) {
  json out;
  std::string rows;
  std::size_t done = 0, refused = 0;
  std::vector<table::refused_row> refusals;
  if (table_) {
    pieces_.feed(asked.text("text"));
    if (asked.truth("last")) pieces_.finish();
    table::csv_answers answers;
    for (table::csv_piece piece; pieces_.next(piece);) {
      worker_->answer(piece, answers);
      rows += answers.text;
      done += answers.rows;
      refused += answers.refused;
      for (const table::refused_row& one : answers.refusals) refusals.push_back({line_ + one.line, one.why});
      line_ += answers.lines;
    }
  }
  out.object([&] {
    out.key("text").text(rows);
    out.key("rows").count(done);
    out.key("refused").count(refused);
    out.key("refusals").list(refusals, [&](const table::refused_row& one) {
      out.object([&] {
        out.key("line").count(one.line);
        out.key("text").text(one.why.in(language_of(asked)));
      });
    });
  });
  return out.take();
}

}  // namespace santei::page
