// The files of a catalogue and what has been read of them so far.
#pragma once

#include <santei/analyse/examples.hpp>
#include <santei/catalogue/catalogue.hpp>
#include <santei/catalogue/limits.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/plan/plan.hpp>
#include <santei/check/check.hpp>
#include <santei/check/granting.hpp>
#include <santei/config.hpp>
#include <santei/impl/catalogue/kind.ipp>
#include <santei/impl/catalogue/name_index.hpp>
#include <santei/impl/catalogue/past_syntax.hpp>
#include <santei/impl/catalogue/select.ipp>
#include <santei/impl/catalogue/tried_mends.hpp>
#include <santei/impl/catalogue/vocabularies.ipp>
#include <santei/plan/lower.hpp>
#include <santei/syntax/parse.hpp>
#include <santei/text/source.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace santei::catalogue::detail {

static_assert(budget_edition == check::undated_edition);

/// A measure's plan with the word for what it pays.
struct lowered {
  plan::measure_plan plan;
  std::string kind;
  bool computable = false;
};

/// A place in a file where it names a measure of another one.
struct mention {
  std::uint32_t file = 0;
  syntax::word id;
};

/// Everything is read once, at first need, under one lock; what has been read stays where it is.
struct store {
  limits within;
  source_set sources;  // a file each
  std::vector<bool> is_vocabulary;
  vocabularies words;

  std::mutex lock;  // guards all below
  std::optional<std::vector<outlined>> outlines;
  std::vector<std::pair<const outlined*, const outlined*>> twice;  // of outlines: one edition of one measure or frame in two files
  std::map<std::uint32_t, check::report> reports;
  std::map<std::vector<std::uint32_t>, check::report> joined_words;  // of vocabularies that are used together
  std::vector<mention> under_way;  // files whose check waits for that of the last one, each with where it names the next
  std::map<std::pair<std::uint32_t, std::size_t>, outcome<std::shared_ptr<const lowered>>> plans;
  std::map<std::string, const declaration*, std::less<>> keys;
  std::optional<name_index> names;

  void add(std::string path, std::string text) {
    is_vocabulary.push_back(santei::catalogue::is_vocabulary(path));
    const auto file = sources.add(std::move(path), std::move(text));
    if (is_vocabulary.back()) words.add(file, sources[file].text());
  }
  [[nodiscard]] std::size_t file_count() const { return is_vocabulary.size(); }
  [[nodiscard]] std::optional<std::uint32_t> find_file(std::string_view path) const {
    for (std::uint32_t i = 0; i < file_count(); ++i)
      if (sources[i].name() == path) return i;
    return std::nullopt;
  }

  // Precondition of these: the lock is held.
  const std::vector<outlined>& outline_all();
  const check::report& report(std::uint32_t file);
  const outcome<std::shared_ptr<const lowered>>& plan(std::uint32_t file, std::size_t measure);
  const declaration* find_key(std::string_view key);
  std::vector<std::string> all_keys();
  std::vector<std::string> all_names();
  std::vector<std::string> keys_named(std::string_view name);
  std::vector<std::uint32_t> files_naming(const std::string& folded);
  std::vector<const declaration*> shared_points();
  facts with_keys(const facts& given);
  bool is_rows(std::string_view key);
  const name_index& index_names();
  check::report examine_measures(std::uint32_t file);
  diagnostics refuse_scopes(const facts& given);

 private:
  static constexpr std::size_t tried_bytes = std::size_t{1} << 19;  // of a file with errors, over and over
  check::report examine(std::uint32_t file);
  check::report examine_text(std::uint32_t file, std::string_view text, const source_set* of);
  diagnostics problems_of(std::uint32_t file, std::string_view text);
  check::report check_with_vocabulary(syntax::file tree, std::uint32_t file, const source_set* of);
  const check::report& joined_vocabulary(const std::vector<std::uint32_t>& files);
  check::report join(const std::vector<std::uint32_t>& files);
  outcome<std::vector<std::shared_ptr<const check::checked>>> files_of_measure(const syntax::word& id, std::uint32_t asking);
  void find_twice();
  void refuse_twice(std::uint32_t file, check::report& into);
};

SANTEI_INLINE const std::vector<outlined>& store::outline_all() {
  if (outlines) return *outlines;
  outlines.emplace();
  for (std::uint32_t i = 0; i < file_count(); ++i) {
    if (is_vocabulary[i]) continue;
    auto of_file = outline(sources[i].text(), i);
    std::move(of_file.begin(), of_file.end(), std::back_inserter(*outlines));
  }
  find_twice();
  return *outlines;
}

SANTEI_INLINE void store::find_twice() {
  const auto name = [](const outlined* one) {
    return std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>(one->programme, one->measure, one->frame,
                                                                                              one->edition.key);
  };
  std::vector<const outlined*> sorted;
  for (const outlined& one : *outlines) sorted.push_back(&one);
  std::stable_sort(sorted.begin(), sorted.end(), [&](const outlined* a, const outlined* b) { return name(a) < name(b); });
  for (std::size_t i = 1; i < sorted.size(); ++i)
    if (name(sorted[i - 1]) == name(sorted[i]) && sorted[i - 1]->file != sorted[i]->file) twice.emplace_back(sorted[i - 1], sorted[i]);
}

/// Neither of two that say the same thing twice is the one that holds.
SANTEI_INLINE void store::refuse_twice(std::uint32_t file, check::report& into) {
  outline_all();
  for (const auto& [a, b] : twice) {
    const bool first = a->file == file;
    if (!first && b->file != file) continue;
    const outlined &here = first ? *a : *b, &there = first ? *b : *a;
    const std::string id = identifier{here.programme, here.measure, here.frame, here.edition.key}.text();
    into.file = nullptr;
    into.problems.push_back({severity::error,
                             "E0203",
                             {"「" + id + "」が二つのファイルにあります", "'" + id + "' stands in two files"},
                             {{here.where, {"ここと", "here"}}, {there.where, {"ここです", "and here"}}},
                             message{"どちらかを消すか、版 で分けます（例: 版 第2回 [2] 施行 2026-04-01 から）",
                                     "remove one of them, or tell them apart by 版, as in 版 第2回 [2] 施行 2026-04-01 から"}});
  }
}

SANTEI_INLINE const check::report& store::report(std::uint32_t file) {
  if (const auto known = reports.find(file); known != reports.end()) return known->second;
  check::report made = examine(file);
  if (file < file_count() && !is_vocabulary[file]) refuse_twice(file, made);
  return reports.emplace(file, std::move(made)).first->second;
}

/// Syntax and check problems together; of a file that does not parse, those that stand whatever its broken clauses were meant to say.
SANTEI_INLINE check::report store::examine(std::uint32_t file) {
  if (is_vocabulary[file] && words.uses_others(file)) {
    check::report made = join(words.files_with(file));
    std::erase_if(made.problems, [&](const diagnostic& one) {
      return std::none_of(one.labels.begin(), one.labels.end(), [&](const label& at) { return at.where.source == file; });
    });
    return made;
  }
  const std::string_view text = sources[file].text();
  check::report made = examine_text(file, text, &sources);
  mend_trial(text, file, tried_bytes, [&](std::string_view changed) { return problems_of(file, changed); }).run(made.problems);
  return made;
}

SANTEI_INLINE check::report store::examine_text(std::uint32_t file, std::string_view text, const source_set* of) {
  syntax::partial parsed = syntax::parse_what_stands(text, file, within.syntax);
  if (parsed.problems.empty()) return check_with_vocabulary(std::move(parsed.tree), file, of);
  check::report made{nullptr, std::move(parsed.problems)};
  const broken_clauses broken(text, made.problems);
  for (diagnostic& problem : check_with_vocabulary(std::move(parsed.tree), file, of).problems)
    if (stands_beside(broken, problem, text, file)) made.problems.push_back(std::move(problem));
  const auto place = [](const diagnostic& problem) { return problem.labels.empty() ? 0U : problem.labels.front().where.begin; };
  std::stable_sort(made.problems.begin(), made.problems.end(),
                   [&](const diagnostic& a, const diagnostic& b) { return place(a) < place(b); });
  return made;
}

/// With those of lowering and of its 例; no place of a changed text is one of the file.
SANTEI_INLINE diagnostics store::problems_of(std::uint32_t file, std::string_view text) {
  check::report made = examine_text(file, text, nullptr);
  for (std::size_t i = 0; made.file && i < made.file->measures.size(); ++i)
    if (const auto lowered = plan::lower(*made.file, i, within.plan); !lowered)
      made.problems.insert(made.problems.end(), lowered.problems().begin(), lowered.problems().end());
  if (!made.file) return std::move(made.problems);
  for (const analyse::example_result& one : analyse::run_examples(*made.file, within.analyse, within.plan))
    made.problems.insert(made.problems.end(), one.problems.begin(), one.problems.end());
  return std::move(made.problems);
}

SANTEI_INLINE check::report store::check_with_vocabulary(syntax::file tree, std::uint32_t file, const source_set* of) {
  check::environment around;
  around.sources = of;
  around.within = within.check;
  around.is_rule = !is_vocabulary[file];
  if (!is_vocabulary[file]) {
    around.vocabularies = words.names();
    around.files_of_measure = [&](const syntax::word& id) { return files_of_measure(id, file); };
    std::vector<std::string> used;
    for (const syntax::word& word : syntax::vocabularies_used(tree)) used.push_back(word.text);
    std::vector<std::uint32_t> files = words.files_of(used);
    const bool uses = !files.empty();
    if (!uses) files = words.files_of({std::string(syntax::common_vocabulary)});  // to say so where a name of it is used
    const check::report* const vocabulary = files.empty() ? nullptr : &joined_vocabulary(files);
    if (uses && !vocabulary->file) return {nullptr, vocabulary->problems};  // what it would declare is not known
    if (vocabulary != nullptr) around.vocabulary = vocabulary->file;
  }
  return check::check_file(std::move(tree), around);
}

/// The vocabularies of these files as one. Precondition: there is a file.
SANTEI_INLINE const check::report& store::joined_vocabulary(const std::vector<std::uint32_t>& files) {
  if (files.size() == 1) return report(files.front());
  if (const auto known = joined_words.find(files); known != joined_words.end()) return known->second;
  return joined_words.emplace(files, join(files)).first->second;
}

SANTEI_INLINE check::report store::join(const std::vector<std::uint32_t>& files) {
  syntax::file tree;
  diagnostics problems;
  for (const std::uint32_t file : files) {
    syntax::partial parsed = syntax::parse_what_stands(sources[file].text(), file, within.syntax, std::move(tree));
    tree = std::move(parsed.tree);
    problems.insert(problems.end(), parsed.problems.begin(), parsed.problems.end());
  }
  if (!problems.empty()) return {nullptr, std::move(problems)};
  check::environment around;
  around.sources = &sources;
  around.within = within.check;
  around.vocabularies = words.names();
  return check::check_file(std::move(tree), around);
}

/// E0209: no file holds the measure, or not in that edition; with what is near.
SANTEI_INLINE diagnostic unknown_measure(const std::vector<outlined>& all, const identifier& id, const syntax::word& written) {
  const outline_list entries = entries_of(all, id.programme, id.measure);
  const outlined* own = nullptr;  // the measure that asks
  for (const outlined& one : all)
    if (one.where.source == written.where.source && one.where.begin < written.where.begin && (own == nullptr || own->where.begin < one.where.begin)) own = &one;
  std::vector<std::string> known, beside;  // all of them, and those of the programme that is named
  for (const outlined& one : all) {
    if (own != nullptr && one.programme == own->programme && one.measure == own->measure) continue;
    add_once(known, identifier{one.programme, one.measure, one.frame, {}}.text());
    if (one.programme == id.programme) add_once(beside, one.measure);
  }
  std::vector<std::string> near = beside.empty() ? likely_meant(identifier{id.programme, id.measure, id.frame, {}}.text(), known) : likely_meant(id.measure, beside);
  const bool lists = near.empty() || !entries.empty();  // what there is, rather than what may be meant
  if (near.empty()) near.assign(beside.begin(), beside.begin() + std::min<std::ptrdiff_t>(5, std::ssize(beside)));
  for (std::string& one : near)
    if (!beside.empty()) one = id.programme + "/" + one;
  diagnostic made = refusal("E0209", {"「" + written.text + "」という枠は、渡されたどのファイルにもありません", "no file that was given has a measure “" + written.text + "”"},
                            message{"その枠のファイルも渡します（santei check FILE FILE、--rules DIR）", "give its file too (santei check FILE FILE, --rules DIR)"});
  made.labels.push_back({written.where, {}});
  if (const std::string list = entries.empty() ? joined(near) : edition_list(entries, true); !list.empty())
    made.help = message{(lists ? "あるもの: " : "もしかして: ") + list, (lists ? "there are: " : "did you mean: ") + list};
  return made;
}

/// E0410: the way from a file through those that it names back to it.
SANTEI_INLINE diagnostic circle_of_files(const std::vector<mention>& way, const source_set& sources) {
  std::string chain;
  for (const mention& one : way) chain += sources[one.file].name() + " → ";
  chain += sources[way.front().file].name();
  diagnostic made{severity::error, "E0410", {"補助額がファイルのあいだを一周します: " + chain, "補助額 leads through files back to where it began: " + chain}, {}, {}};
  for (const mention& one : way) made.labels.push_back({one.id.where, {"ここで " + one.id.text + " の補助額を使います", "takes the grant of " + one.id.text}});
  made.help = message{"どれか一つの補助額を、値 として書きます", "write one of these grants as a 値"};
  return made;
}

/// The other files that hold the measure, in every edition where the ID names none: each checked, or what is wrong with it.
SANTEI_INLINE outcome<std::vector<std::shared_ptr<const check::checked>>> store::files_of_measure(const syntax::word& id, std::uint32_t asking) {
  const auto parsed = identifier::parse(id.text);
  if (!parsed || parsed->measure.empty()) return std::vector<std::shared_ptr<const check::checked>>();  // told already
  const std::vector<outlined>& all = outline_all();
  std::set<std::uint32_t> files;
  for (const outlined* one : entries_of(all, parsed->programme, parsed->measure, parsed->frame))
    if (one->frame == parsed->frame && (parsed->edition.empty() || one->edition.key == (parsed->edition == budget_edition ? std::string() : parsed->edition)))
      files.insert(one->file);
  if (files.empty()) return unknown_measure(all, *parsed, id);
  std::vector<std::shared_ptr<const check::checked>> found;
  diagnostics problems;
  under_way.push_back({asking, id});
  for (const std::uint32_t file : files) {
    if (file == asking) continue;
    const auto before = std::find_if(under_way.begin(), under_way.end(), [&](const mention& one) { return one.file == file; });
    if (before != under_way.end()) {
      problems.push_back(circle_of_files({before, under_way.end()}, sources));
    } else if (under_way.size() >= within.check.files) {
      const std::string most = std::to_string(within.check.files);
      problems.push_back(refusal("E0210", {"補助額でつながるファイルの列が長すぎます（" + most + "まで）", "too long a chain of files joined by 補助額 (at most " + most + ")"}, {}));
      problems.back().labels.push_back({id.where, {}});
    } else if (const check::report& of = report(file); of.file) {
      found.push_back(of.file);
    } else {
      std::copy_if(of.problems.begin(), of.problems.end(), std::back_inserter(problems), [](const diagnostic& one) { return one.level == severity::error; });
    }
  }
  under_way.pop_back();
  if (!problems.empty()) return problems;
  return found;
}

SANTEI_INLINE const outcome<std::shared_ptr<const lowered>>& store::plan(std::uint32_t file, std::size_t measure) {
  const std::pair at{file, measure};
  if (const auto known = plans.find(at); known != plans.end()) return known->second;
  const check::checked& rule = *report(file).file;
  outcome<plan::measure_plan> made = plan::lower(rule, measure, within.plan);
  if (!made) return plans.emplace(at, made.problems()).first->second;
  auto result = std::make_shared<lowered>();
  result->plan = *std::move(made);
  result->kind = kind_of(rule, rule.measures[measure]);
  result->computable = is_computable(result->plan);
  return plans.emplace(at, std::shared_ptr<const lowered>(std::move(result))).first->second;
}

/// A report with what lowering says too; a problem that measures inherit from their programme is told once.
SANTEI_INLINE check::report store::examine_measures(std::uint32_t file) {
  check::report made = report(file);
  if (!made.file) return made;
  std::set<std::pair<std::string, std::uint32_t>> told;
  for (std::size_t i = 0; i < made.file->measures.size(); ++i) {
    const auto& lowered = plan(file, i);
    if (lowered) continue;
    for (const diagnostic& problem : lowered.problems())
      if (told.emplace(problem.code, problem.labels.empty() ? 0 : problem.labels.front().where.begin).second)
        made.problems.push_back(problem);
  }
  return made;
}

/// "programme/measure.key" where one of the three is unknown.
SANTEI_INLINE diagnostics store::refuse_scopes(const facts& given) {
  diagnostics problems;
  const auto refuse = [&](const std::string& word, const std::vector<std::string>& known) {
    const std::vector<std::string> near = nearest(word, known);
    const std::string list = joined(near);
    problems.push_back(refusal("E0811", {"「" + word + "」はどの規則にもありません", "no rule knows '" + word + "'"},
                               near.empty() ? std::nullopt : std::optional(message{"もしかして: " + list, "did you mean: " + list})));
  };
  std::vector<std::string> measures;
  for (const given_fact& fact : given.items()) {
    const std::size_t slash = fact.key.find('/'), dot = fact.key.rfind('.');
    if (slash == std::string::npos || dot == std::string::npos || dot < slash) continue;
    if (problems.size() >= within.plan.problems) break;
    const std::string scope = name_folded(fact.key.substr(0, dot)), key = fact.key.substr(dot + 1);
    if (measures.empty())
      for (const auto& [programme, measure] : measures_of(outline_all(), {})) measures.push_back(programme + "/" + measure);
    if (std::find(measures.begin(), measures.end(), scope) == measures.end()) refuse(scope, measures);
    else if (find_key(key) == nullptr && keys_named(key).empty()) refuse(key, all_names());
  }
  return problems;
}

SANTEI_INLINE const declaration* store::find_key(std::string_view key) {
  if (const auto known = keys.find(key); known != keys.end()) return known->second;
  const declaration* found = nullptr;
  const auto look_in = [&](std::uint32_t file) {
    const auto& rule = report(file).file;
    if (const auto at = rule ? rule->find(key) : std::nullopt) found = &rule->declarations[*at];
    return found != nullptr;
  };
  for (std::uint32_t i = 0; i < file_count() && found == nullptr; ++i)
    if (is_vocabulary[i]) look_in(i);
  if (found == nullptr) std::any_of(index_names().with_key(key).begin(), index_names().with_key(key).end(), look_in);
  for (const auto& [file, of_file] : reports) {  // rate_category and its like are declared by no text
    if (found != nullptr || !of_file.file) continue;
    if (const auto at = of_file.file->find(key)) found = &of_file.file->declarations[*at];
  }
  if (found != nullptr) keys.emplace(key, found);
  return found;
}

SANTEI_INLINE const name_index& store::index_names() {
  if (names) return *names;
  names.emplace();
  for (std::uint32_t i = 0; i < file_count(); ++i)
    if (!is_vocabulary[i]) names->add(i, sources[i].text());
  return *names;
}

SANTEI_INLINE std::vector<std::string> store::all_keys() {
  std::set<std::string> found;
  for (std::uint32_t i = 0; i < file_count(); ++i)
    if (const auto& rule = report(i).file)
      for (const declaration& one : rule->declarations) found.insert(one.key);
  return {found.begin(), found.end()};
}

}  // namespace santei::catalogue::detail
