// Rule text to plans and answers, for tests that start from what an author writes.
#pragma once

#include <santei/check/check.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/evaluate/estimate.hpp>
#include <santei/plan/lower.hpp>
#include <santei/syntax/parse.hpp>
#include <santei/text/render.hpp>

#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace santei_test {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

inline std::filesystem::path rules_folder() { return std::filesystem::path(SANTEI_SOURCE_DIR) / "rules"; }

/// A checked file; a problem is thrown as the text a person would read.
inline std::shared_ptr<const santei::check::checked> checked(const std::string& text,
                                                             std::shared_ptr<const santei::check::checked> vocabulary) {
  santei::source_set sources;
  sources.add("rule.santei", text);
  auto tree = santei::syntax::parse(text);
  if (!tree) throw std::runtime_error(render(tree.problems(), sources));
  auto report = santei::check::check_file(std::move(*tree), {std::move(vocabulary), nullptr});
  if (!report.file) throw std::runtime_error(render(report.problems, sources));
  return report.file;
}

inline const std::shared_ptr<const santei::check::checked>& vocabulary() {
  static const auto words = checked(read_file(rules_folder() / "vocabulary" / "common.santei"), nullptr);
  return words;
}

/// One measure of a rule text, ready to ask.
struct rule {
  std::shared_ptr<const santei::check::checked> file;
  std::shared_ptr<const santei::plan::measure_plan> plan;

  explicit rule(const std::string& text, std::size_t measure = 0) : rule(checked(text, vocabulary()), measure) {}
  rule(std::shared_ptr<const santei::check::checked> of, std::size_t measure) : file(std::move(of)) {
    auto lowered = santei::plan::lower(*file, measure);
    if (!lowered) throw santei::error(lowered.problems());
    plan = std::make_shared<const santei::plan::measure_plan>(std::move(*lowered));
  }

  [[nodiscard]] santei::evaluate::key_space keys() const {
    santei::evaluate::key_space made;
    made.programme = file->measures.front().programme;
    made.measure = file->measures.front().key;
    made.find = [of = file](std::string_view key) -> const santei::declaration* {
      const auto found = of->find(key);
      return found ? &of->declarations[*found] : nullptr;
    };
    made.all = [of = file] {
      std::vector<std::string> words;
      for (const auto& declared : of->declarations) words.push_back(declared.key);
      return words;
    };
    return made;
  }
  [[nodiscard]] santei::outcome<santei::evaluate::bound_case> bind(const santei::facts& given) const {
    return santei::evaluate::bind(*plan, given, keys());
  }
  [[nodiscard]] santei::evaluate::result ask(const santei::facts& given) const {
    return santei::evaluate::estimate(*plan, bind(given).value());
  }
};

/// A whole file with one measure around the given clauses.
inline std::string measure_with(const std::string& clauses) {
  return "使う 共通語彙\n事業 試験の事業 [test]\n出典 R6補正 1ページ\n枠 試験の枠 [main]\n" + clauses + "\n";
}

/// "0..5" for a range, "5" for a point, "null" for nothing.
inline std::string range_text(const std::optional<santei::rational>& low, const std::optional<santei::rational>& high) {
  const auto text = [](const std::optional<santei::rational>& x) { return x ? x->text() : std::string("null"); };
  return low && high && *low == *high ? text(low) : !low && !high ? "null" : text(low) + ".." + text(high);
}

/// status, possible, stated: "maximum 0..5 5".
inline std::string summary(const santei::evaluate::amounts& a) {
  return std::string(name_of(a.status)) + " " + range_text(a.min, a.max) + " " + range_text(a.stated_low, a.stated_high) +
         (a.tight ? "" : " outer");
}

}  // namespace santei_test
