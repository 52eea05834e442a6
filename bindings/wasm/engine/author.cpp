// One file of the author's beside the shipped vocabulary.
#include "author.hpp"

#include <santei/analyse/examples.hpp>
#include <santei/analyse/idle.hpp>
#include <santei/catalogue/catalogue.hpp>
#include <santei/check/check.hpp>

#include <algorithm>

namespace santei::page {

namespace {

constexpr const char* own_path = "own.santei";

language language_of(const request& asked) { return asked.text("lang") == "en" ? language::english : language::japanese; }

/// How many UTF-16 units stand before each byte is asked for in rising or any order; texts are short.
std::size_t units_before(std::string_view text, std::size_t byte) {
  std::size_t units = 0;
  for (std::size_t i = 0; i < std::min(byte, text.size()); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c & 0xC0) != 0x80) units += c >= 0xF0 ? 2 : 1;
  }
  return units;
}

void write_place(json& out, const source_set& sources, const span& where, const std::string& words) {
  const bool own = where.source < sources.size() && sources[where.source].name() == own_path;
  const std::string_view text = own ? sources[where.source].text() : std::string_view();
  out.object([&] {
    out.key("own").truth(own);
    out.key("from").count(units_before(text, where.begin));
    out.key("to").count(units_before(text, where.end));
    out.key("text").text(words);
  });
}

void write_told(json& out, const diagnostics& problems, const source_set& sources, language lang) {
  out.key("problems").list(problems, [&](const diagnostic& one) {
    out.object([&] {
      out.key("level").text(one.level == severity::error ? "error" : "warning");
      out.key("code").text(one.code);
      out.key("text").text(one.text.in(lang));
      out.key("help").text(one.advice().value_or(message{}).in(lang));
      out.key("places").list(one.labels, [&](const label& place) { write_place(out, sources, place.where, place.text.in(lang)); });
    });
  });
}

}  // namespace

std::string shipped_rule(const request& asked) {
  const std::string path = asked.text("path");
  json out;
  out.object([&] {
    const std::vector<catalogue::rule_file> files = catalogue::embedded_rules();
    out.key("files").list(files, [&](const catalogue::rule_file& one) { out.text(one.path); });
    for (const catalogue::rule_file& one : files)
      if (one.path == path) out.key("text").text(one.text);
  });
  return out.take();
}

std::string examine(const request& asked) {
  const language lang = language_of(asked);
  std::vector<catalogue::rule_file> files;
  for (catalogue::rule_file& one : catalogue::embedded_rules())
    if (catalogue::is_vocabulary(one.path)) files.push_back(std::move(one));
  files.push_back({own_path, asked.text("text")});
  for (catalogue::rule_file& one : catalogue::others_at_hand(files, catalogue::embedded_rules())) files.push_back(std::move(one));
  const catalogue::catalogue rules(std::move(files));
  const check::report found = rules.examine(own_path);
  diagnostics problems = found.problems;
  std::vector<analyse::example_result> examples;
  const bool sound = std::none_of(problems.begin(), problems.end(), [](const diagnostic& one) { return one.level == severity::error; });
  if (found.file && sound) {
    examples = analyse::run_examples(*found.file);
    for (const analyse::example_result& one : examples) problems.insert(problems.end(), one.problems.begin(), one.problems.end());
    const diagnostics idle = analyse::idle_clauses(*found.file, false);
    problems.insert(problems.end(), idle.begin(), idle.end());
  }
  json out;
  out.object([&] {
    write_told(out, problems, rules.sources(), lang);
    out.key("sound").truth(sound);
    out.key("measures").count(found.file ? found.file->measures.size() : 0);
    out.key("examples").list(examples, [&](const analyse::example_result& one) {
      out.object([&] {
        out.key("passed").truth(one.passed());
        out.key("place");
        write_place(out, rules.sources(), one.where, {});
      });
    });
  });
  return out.take();
}

}  // namespace santei::page
