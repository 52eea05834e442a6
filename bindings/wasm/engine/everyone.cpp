// One company against every measure; only what hears a changed fact is computed again.
#include "everyone.hpp"

#include <santei/analyse/combine.hpp>
#include <santei/catalogue/limits.hpp>
#include <santei/catalogue/match.hpp>
#include <santei/check/checked.hpp>
#include <santei/evaluate/estimate.hpp>
#include <santei/plan/plan.hpp>
#include <santei/value/calendar.hpp>

#include <algorithm>
#include <cstdlib>
#include <set>

namespace santei::page {

namespace {

language language_of(const request& asked) { return asked.text("lang") == "en" ? language::english : language::japanese; }

std::string departments_of(const catalogue::measure& of) {
  std::string all;
  for (const check::clause_place place : of.written().clauses)
    if (const syntax::clause& clause = of.rule().at(place); clause.is == syntax::clause_kind::department)
      for (const syntax::word& word : std::get<syntax::words_clause>(clause.says).words) all += (all.empty() ? "" : "、") + word.text;
  return all;
}

/// Whether another text for the key can change the answer of a measure.
bool hears(const std::string& scope, const plan::measure_plan& plan, const std::string& key) {
  const std::size_t dot = key.rfind('.');
  const bool scoped = dot != std::string::npos && key.find('/') != std::string::npos;
  if (scoped && key.substr(0, dot) != scope) return false;
  const std::string bare = scoped ? key.substr(dot + 1) : key;
  return plan.rows == bare || plan.find(bare).has_value();
}

std::string day_text(const std::optional<std::int64_t>& day) { return day ? date_text(*day) : std::string(); }

}  // namespace

everyone::everyone() : rules_(catalogue::catalogue::embedded()) {}

void everyone::list_all() {
  if (!entries_.empty()) return;
  auto listed = rules_.list();
  if (!listed) return;
  entries_ = *std::move(listed);
  for (const catalogue::entry& entry : entries_)
    for (const catalogue::edition& edition : entry.editions) {
      std::vector<std::string> ids;
      for (const std::string& frame : edition.frames) ids.push_back(entry.id() + "/" + frame + "@" + edition.key);
      if (ids.empty()) ids.push_back(entry.id() + "@" + edition.key);
      for (std::string& id : ids)
        if (by_id_.emplace(id, all_.size()).second) all_.push_back({std::move(id), entry.id(), std::nullopt, {}, {}, true});
    }
}

void everyone::read(standing& one) const {
  if (one.measure || !one.problems.empty()) return;
  auto found = rules_.find(one.id);
  if (!found) one.problems = found.problems();
  else one.measure = found->front();
  if (one.measure) one.asked = {one.scope, &one.measure->plan(), {}, {}};
}

std::string everyone::overview(const request& asked) {
  list_all();
  for (standing& one : all_) read(one);
  std::vector<const standing*> sound;
  for (const standing& one : all_)
    if (one.measure) sound.push_back(&one);
  const language lang = language_of(asked);
  json out;
  out.object([&] {
    out.key("version").text("0.1.0");
    std::set<std::string> shown;
    out.key("facts").list(rules_.all_keys(), [&](const std::string& key) {
      const declaration* of = rules_.find_key(key);
      if (of != nullptr && shown.insert(of->key).second) write_fact(out, *of, lang);
    });
    out.key("measures").list(sound, [&](const standing* at) {
      const standing& one = *at;
      const catalogue::measure& measure = *one.measure;
      const check::measure& written = measure.written();
      const auto entry = std::find_if(entries_.begin(), entries_.end(), [&](const auto& e) { return e.id() == one.scope; });
      const std::string key = one.id.substr(one.id.find('@') + 1);
      const auto edition = std::find_if(entry->editions.begin(), entry->editions.end(), [&](const auto& e) { return e.key == key; });
      out.object([&] {
        out.key("id").text(one.id);
        out.key("scope").text(one.scope);
        out.key("programme").text(written.programme_title);
        out.key("title").text(written.title);
        out.key("frame").text(written.frame_title);
        out.key("edition").text(key);
        out.key("edition_title").text(edition->title);
        out.key("from").text(day_text(edition->from));
        out.key("to").text(day_text(edition->to));
        out.key("kind").text(measure.kind());
        out.key("pays").truth(catalogue::pays_applicants(measure.kind()));
        out.key("page").text(entry->page);
        out.key("source").text(written.source);
        out.key("department").text(departments_of(measure));
        const auto cost = analyse::cost_input_of(measure.plan());
        out.key("cost").text(cost ? measure.plan().inputs[*cost].declared.key : std::string());
        std::vector<std::string> reads;
        for (const plan::input& input : measure.plan().inputs)
          if (!input.open_point) reads.push_back(input.declared.key);
        out.key("reads").texts(reads);
      });
    });
  });
  return out.take();
}

std::size_t everyone::stale_count() const {
  return static_cast<std::size_t>(std::count_if(all_.begin(), all_.end(), [](const standing& one) { return one.stale; }));
}

std::string everyone::tell(const request& asked) {
  list_all();
  const language lang = language_of(asked);
  std::map<std::string, std::string> told;
  json out;
  out.object([&] {
    out.key("facts").list(asked.given("facts").items(), [&](const given_fact& fact) {
      const std::string* text = std::get_if<std::string>(&fact.input.value);
      if (text == nullptr) return;
      const bool scoped = fact.key.find('/') != std::string::npos;
      const declaration* of = scoped ? nullptr : rules_.find_key(fact.key);
      out.object([&] {
        out.key("key").text(fact.key);
        if (of == nullptr) {
          if (scoped) told[fact.key] = *text;
          out.key("read").text(scoped ? *text : std::string());
          out.key("problems").list(std::vector<int>(scoped ? 0 : 1), [&](int) {
            out.object([&] { out.key("text").text(lang == language::japanese ? "この名前の項目はありません" : "no rule knows this fact"); });
          });
          return;
        }
        const auto value = read_fact(*of, fact.input);
        out.key("read").text(value ? words_of(*of, *value, lang) : std::string());
        out.key("note").text(value ? value->note : std::string_view());
        out.key("problems");
        write_problems(out, value ? diagnostics() : value.problems(), lang);
        if (value && !value->missing()) told[of->key] = *text;
      });
    });
    std::vector<std::string> changed;
    for (const auto& [key, text] : told)
      if (const auto before = texts_.find(key); before == texts_.end() || before->second != text) changed.push_back(key);
    for (const auto& [key, text] : texts_)
      if (!told.contains(key)) changed.push_back(key);
    texts_ = std::move(told);
    given_ = {};
    for (const auto& [key, text] : texts_) given_.set(key, text);
    for (standing& one : all_)
      one.stale = one.stale || !one.measure || std::any_of(changed.begin(), changed.end(), [&](const auto& key) { return hears(one.scope, *one.asked.plan, key); });
    out.key("stale").count(stale_count());
  });
  return out.take();
}

void everyone::write_row(json& out, std::size_t i) const {
  const standing& one = all_[i];
  const evaluate::result& answer = one.asked.answer;
  const language lang = language::japanese;
  out.object([&] {
    out.key("id").text(one.id);
    if (!one.problems.empty()) {
      out.key("problems");
      write_problems(out, one.problems, lang);
      return;
    }
    out.key("group").text(name_of(catalogue::group_of(one.measure->kind(), answer)));
    out.key("verdict").text(name_of(answer.verdict));
    out.key("amount");
    write_amounts(out, answer.amount);
    out.key("premises").texts(answer.premises);
    std::vector<std::string> deciding;
    for (const truth wanted : {truth::no, truth::unknown})
      for (const evaluate::clause_verdict& clause : answer.clauses)
        if (clause.verdict == wanted && answer.verdict == wanted && deciding.size() < 3) deciding.push_back(clause.cited.text);
    out.key("deciding").texts(deciding);
    const std::size_t most = std::min<std::size_t>(answer.missing.size(), 3);
    out.key("missing").list(std::vector(answer.missing.begin(), answer.missing.begin() + static_cast<std::ptrdiff_t>(most)), [&](const auto& fact) {
      out.object([&] {
        out.key("key").text(fact.declared.key);
        out.key("label").text(fact.declared.label);
        out.key("decides").exact(fact.decides_yen);
      });
    });
    std::vector<std::string> codes;
    for (const evaluate::note& note : answer.notes) codes.push_back(note.code);
    out.key("notes").texts(codes);
  });
}

std::string everyone::next(const request& asked) {
  const auto most = static_cast<std::size_t>(std::max(1L, std::strtol(asked.text("most").c_str(), nullptr, 10)));
  json out;
  out.object([&] {
    std::vector<std::size_t> done;
    for (std::size_t i = 0; i < all_.size() && done.size() < most; ++i) {
      standing& one = all_[i];
      if (!one.stale) continue;
      one.stale = false;
      done.push_back(i);
      read(one);
      if (!one.measure) continue;
      auto bound = one.measure->bind(given_);
      one.problems = bound ? diagnostics() : bound.problems();
      if (!bound) continue;
      one.asked.known = *std::move(bound);
      one.asked.answer = evaluate::outline(*one.asked.plan, one.asked.known, one.measure->limits().analyse.answer);
    }
    out.key("rows").list(done, [&](std::size_t i) { write_row(out, i); });
    out.key("stale").count(stale_count());
  });
  return out.take();
}

std::string everyone::questions(const request& asked) {
  const language lang = language_of(asked);
  const std::vector<std::string> ids = asked.texts("ids");
  std::vector<analyse::asked_measure> about;
  for (const standing& one : all_) {
    if (!one.measure || !one.problems.empty() || one.stale) continue;
    const bool wanted = ids.empty() ? catalogue::pays_applicants(one.measure->kind()) : std::find(ids.begin(), ids.end(), one.id) != ids.end();
    if (wanted) about.push_back(one.asked);
  }
  const auto open = analyse::questions_for(about, {asked.texts("cannot_tell"), false});
  json out;
  out.object([&] {
    out.key("questions").list(open, [&](const analyse::question& one) {
      out.object([&] {
        out.key("key").text(one.key);
        out.key("decides").exact(one.decides_yen);
        out.key("measures").count(one.measures);
        out.key("fact");
        write_fact(out, one.fact, lang);
      });
    });
  });
  return out.take();
}

const catalogue::measure* everyone::find(const std::string& id) {
  list_all();
  const auto at = by_id_.find(id);
  if (at == by_id_.end()) return nullptr;
  standing& one = all_[at->second];
  read(one);
  return one.measure ? &*one.measure : nullptr;
}

}  // namespace santei::page
