// Definitions of catalogue and measure.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/check/check.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/plan/plan.hpp>
#include <santei/value/reading.hpp>

#include <santei/catalogue/embedded_rules.ipp>
#include <santei/evaluate/estimate.hpp>
#include <santei/impl/catalogue/fact_names.ipp>
#include <santei/impl/catalogue/identifier.ipp>
#include <santei/impl/catalogue/round.ipp>
#include <santei/impl/catalogue/select.ipp>
#include <santei/impl/catalogue/store.ipp>

#include <santei/syntax/grant_call.hpp>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace santei::catalogue {

struct measure::state {
  identifier id;
  std::vector<std::string> newer;
  edition round;
  bool on_budget_page = false;
  std::shared_ptr<detail::store> store;
  std::shared_ptr<const detail::lowered> lowered;
  std::shared_ptr<const check::checked> rule;
  std::size_t index = 0;
};

SANTEI_INLINE const identifier& measure::id() const { return state_->id; }
SANTEI_INLINE const std::string& measure::kind() const { return state_->lowered->kind; }
SANTEI_INLINE const plan::measure_plan& measure::plan() const { return state_->lowered->plan; }
SANTEI_INLINE const check::checked& measure::rule() const { return *state_->rule; }
SANTEI_INLINE const check::measure& measure::written() const { return state_->rule->measures[state_->index]; }
SANTEI_INLINE const source_set& measure::sources() const { return state_->store->sources; }
SANTEI_INLINE const struct limits& measure::limits() const { return state_->store->within; }
SANTEI_INLINE const std::vector<std::string>& measure::newer_editions() const { return state_->newer; }
SANTEI_INLINE const edition& measure::round() const { return state_->round; }
SANTEI_INLINE bool measure::is_on_budget_page() const { return state_->on_budget_page; }

SANTEI_INLINE const declaration* measure::find_key(std::string_view key) const {
  if (const auto at = rule().find(key)) return &rule().declarations[*at];
  const std::lock_guard guard(state_->store->lock);
  return state_->store->find_key(key);
}

SANTEI_INLINE evaluate::key_space measure::keys() const {
  evaluate::key_space keys;
  keys.programme = id().programme;
  keys.measure = id().measure;
  keys.find = [this](std::string_view key) { return find_key(key); };
  keys.all = [this] {
    const std::lock_guard guard(state_->store->lock);
    return state_->store->all_names();
  };
  keys.named = [this](std::string_view name) {
    if (auto own = detail::keys_named(rule(), name_folded(name)); !own.empty()) return own;
    const std::lock_guard guard(state_->store->lock);
    return state_->store->keys_named(name);
  };
  keys.is_rows = [this](std::string_view key) {
    const std::lock_guard guard(state_->store->lock);
    return state_->store->is_rows(key);
  };
  return keys;
}

SANTEI_INLINE outcome<std::string> measure::key_of(std::string_view name) const { return evaluate::key_of(plan(), keys(), name); }

SANTEI_INLINE outcome<evaluate::bound_case> measure::bind(const facts& given) const {
  outcome<evaluate::bound_case> bound = evaluate::bind(plan(), given, keys(), limits().plan);
  if (bound) std::erase(bound->unused, "application_date");  // where no clause reads it, it has picked the edition
  return bound;
}

SANTEI_INLINE outcome<evaluate::result> measure::estimate(const facts& given) const {
  const outcome<evaluate::bound_case> bound = bind(given);
  if (!bound) return bound.problems();
  return evaluate::estimate(plan(), *bound, limits().analyse.answer);
}

namespace detail {

/// Binds and answers within what is left for many measures, and takes from it what this one took.
template <class Answer>
outcome<evaluate::result> answer_within(const measure& of, const facts& given, evaluate::limits& left, Answer answer) {
  const outcome<evaluate::bound_case> bound = of.bind(given);
  if (!bound) return bound.problems();
  evaluate::limits here = of.limits().analyse.answer;
  here.steps = std::min(here.steps, left.steps);
  evaluate::result made = answer(of.plan(), *bound, here);
  left.steps -= made.computed;
  return made;
}

}  // namespace detail

SANTEI_INLINE outcome<evaluate::result> measure::estimate(const facts& given, evaluate::limits& left) const {
  return detail::answer_within(*this, given, left, evaluate::estimate);
}

SANTEI_INLINE outcome<evaluate::result> measure::outline(const facts& given, evaluate::limits& left) const {
  return detail::answer_within(*this, given, left, evaluate::outline);
}

SANTEI_INLINE std::vector<rule_file> embedded_rules() {
  std::vector<rule_file> files;
  files.reserve(detail::embedded_files.size());
  for (const auto& file : detail::embedded_files) files.push_back({std::string(file.path), std::string(file.text)});
  return files;
}

SANTEI_INLINE std::vector<rule_file> with_vocabulary(std::vector<rule_file> files) {
  const auto is_common = [](const rule_file& file) { return is_vocabulary(file.path) && detail::read_vocabulary_head(file.text).name == syntax::common_vocabulary; };
  if (std::any_of(files.begin(), files.end(), is_common)) return files;
  for (rule_file& file : embedded_rules())
    if (is_vocabulary(file.path)) files.push_back(std::move(file));
  return files;
}

SANTEI_INLINE std::vector<rule_file> beside_embedded(std::vector<rule_file> files) {
  std::vector<rule_file> all = embedded_rules();
  all.insert(all.end(), std::make_move_iterator(files.begin()), std::make_move_iterator(files.end()));
  return all;
}

SANTEI_INLINE std::vector<rule_file> others_at_hand(const std::vector<rule_file>& files, std::vector<rule_file> at_hand) {
  if (std::none_of(files.begin(), files.end(), [](const rule_file& one) { return syntax::may_take_grants(one.text); })) return {};
  const auto ids_of = [](const rule_file& file) {
    std::set<std::string> ids;
    if (!is_vocabulary(file.path))
      for (const detail::outlined& one : detail::outline(file.text, 0)) ids.insert(identifier{one.programme, one.measure, one.frame, one.edition.key}.text());
    return ids;
  };
  std::set<std::string> held;
  for (const rule_file& one : files) held.merge(ids_of(one));
  std::erase_if(at_hand, [&](const rule_file& one) {
    const std::set<std::string> ids = ids_of(one);
    return ids.empty() || std::any_of(ids.begin(), ids.end(), [&](const std::string& id) { return held.contains(id); });
  });
  return at_hand;
}

SANTEI_INLINE std::string embedded_exceptions() { return std::string(detail::embedded_exceptions); }

SANTEI_INLINE catalogue catalogue::embedded() { return catalogue(embedded_rules()); }
SANTEI_INLINE catalogue catalogue::embedded(const struct limits& within) { return catalogue(embedded_rules(), within); }

SANTEI_INLINE catalogue::catalogue(std::vector<rule_file> files) : catalogue(std::move(files), {}) {}
SANTEI_INLINE catalogue::catalogue(std::vector<rule_file> files, const struct limits& within) : store_(std::make_shared<detail::store>()) {
  store_->within = within;
  for (rule_file& file : files) store_->add(std::move(file.path), std::move(file.text));
}

SANTEI_INLINE const source_set& catalogue::sources() const { return store_->sources; }

SANTEI_INLINE check::report catalogue::examine(std::string_view path) const {
  const std::lock_guard guard(store_->lock);
  if (const auto file = store_->find_file(path)) return store_->examine_measures(*file);
  return {nullptr,
          {detail::refusal(
              "E0820", {"「" + std::string(path) + "」というファイルはありません", "there is no file '" + std::string(path) + "'"}, {})}};
}

SANTEI_INLINE std::vector<std::shared_ptr<const plan::measure_plan>> catalogue::plans(std::string_view path) const {
  const std::lock_guard guard(store_->lock);
  std::vector<std::shared_ptr<const plan::measure_plan>> made;
  const auto file = store_->find_file(path);
  const auto rule = file ? store_->report(*file).file : nullptr;
  for (std::size_t i = 0; rule && i < rule->measures.size(); ++i) {
    const auto& lowered = store_->plan(*file, i);
    made.push_back(lowered ? std::shared_ptr<const plan::measure_plan>(*lowered, &(*lowered)->plan) : nullptr);
  }
  return made;
}

SANTEI_INLINE const declaration* catalogue::find_key(std::string_view key) const {
  const std::lock_guard guard(store_->lock);
  return store_->find_key(key);
}

SANTEI_INLINE std::vector<std::string> catalogue::all_keys() const {
  const std::lock_guard guard(store_->lock);
  return store_->all_keys();
}

SANTEI_INLINE std::vector<std::string> catalogue::keys_named(std::string_view name) const {
  const std::lock_guard guard(store_->lock);
  return store_->keys_named(name);
}

SANTEI_INLINE std::vector<std::string> catalogue::all_names() const {
  const std::lock_guard guard(store_->lock);
  return store_->all_names();
}

SANTEI_INLINE facts catalogue::with_keys(facts given) const {
  const std::lock_guard guard(store_->lock);
  return store_->with_keys(given);
}

/// Precondition: the store's lock is held.
SANTEI_INLINE outcome<measure> catalogue::make(const detail::wanted& one) const {
  const check::report& report = store_->report(one.file);
  if (!report.file) return report.problems;
  const auto& measures = report.file->measures;
  const auto found = std::find_if(measures.begin(), measures.end(), [&](const check::measure& m) {
    return m.frame == one.id.frame && m.key == one.id.measure && m.programme == one.id.programme && m.edition == one.id.edition;
  });
  if (found == measures.end())
    return detail::refusal("E0820", {"「" + one.id.text() + "」の見出しが読めません", "the headers of '" + one.id.text() + "' cannot be read"}, {});
  const auto index = static_cast<std::size_t>(found - measures.begin());
  const auto& lowered = store_->plan(one.file, index);
  if (!lowered) return lowered.problems();
  const auto& all = store_->outline_all();
  const detail::outline_list entries = detail::entries_of(all, one.id.programme, one.id.measure);
  const bool on_budget_page = !entries.empty() && entries.front()->edition.key.empty();
  measure made;
  made.state_ = std::make_shared<const measure::state>(
      measure::state{one.id, detail::newer_than(all, one.id), detail::round_of(all, one.id), on_budget_page, store_, *lowered, report.file, index});
  return made;
}

/// Precondition: the store's lock is held.
SANTEI_INLINE outcome<std::vector<measure>> catalogue::make_all(const std::vector<detail::wanted>& selected) const {
  std::vector<measure> found;
  diagnostics problems;
  std::set<std::uint32_t> refused;  // the problems of a file are told once
  for (const detail::wanted& one : selected) {
    if (refused.contains(one.file)) continue;
    outcome<measure> made = make(one);
    if (made) {
      found.push_back(*std::move(made));
      continue;
    }
    if (!store_->report(one.file).file) refused.insert(one.file);
    problems.insert(problems.end(), made.problems().begin(), made.problems().end());
  }
  if (!problems.empty()) return problems;
  return found;
}

SANTEI_INLINE outcome<std::vector<measure>> catalogue::find(std::string_view id, std::optional<std::int64_t> on) const {
  const std::lock_guard guard(store_->lock);
  const auto selected = detail::select(store_->outline_all(), id, detail::one_day(on));
  if (!selected) return selected.problems();
  return make_all(*selected);
}

SANTEI_INLINE outcome<std::vector<measure>> catalogue::find_for(std::string_view id, const facts& given,
                                                                std::optional<std::int64_t> on) const {
  facts named;
  {
    const std::lock_guard guard(store_->lock);
    named = store_->with_keys(given);
    if (diagnostics problems = store_->refuse_scopes(named); !problems.empty()) return problems;
  }
  const auto parsed = identifier::parse(id);
  if (parsed && !parsed->edition.empty()) {
    const auto found = find(id, on);
    if (!found) return found;
    const std::lock_guard guard(store_->lock);
    diagnostics problems = detail::outside_of_round(store_->outline_all(), *parsed, named);
    return problems.empty() ? found : outcome<std::vector<measure>>(std::move(problems));
  }
  const auto days = detail::days_asked(named, on);
  if (!days) return days.problems();
  const std::lock_guard guard(store_->lock);
  const auto selected = detail::select(store_->outline_all(), id, *days);
  if (!selected) return selected.problems();
  return make_all(*selected);
}

SANTEI_INLINE outcome<std::vector<measure>> catalogue::all(const facts& given, std::optional<std::int64_t> on) const {
  const facts named = with_keys(given);
  const auto days = detail::days_asked(named, on);
  if (!days) return days.problems();
  const std::lock_guard guard(store_->lock);
  if (diagnostics problems = store_->refuse_scopes(named); !problems.empty()) return problems;
  return make_all(detail::select_all(store_->outline_all(), *days));
}

namespace detail {

/// The one measure found; E0822, with the list, where there are several.
SANTEI_INLINE outcome<measure> only_one(const std::string& id, const std::vector<measure>& found) {
  if (found.size() == 1) return found.front();
  std::vector<std::string> ids;
  for (const measure& one : found) ids.push_back(one.id().text());
  const std::string list = joined(ids), count = std::to_string(ids.size());
  return refusal("E0822", {"「" + id + "」には枠や類型が" + count + "つあります。一つを選んでください", "'" + id + "' means " + count + " measures: choose one"},
                 message{"あるもの: " + list, "there are: " + list});
}

}  // namespace detail

SANTEI_INLINE outcome<measure> catalogue::find_one(std::string_view id, std::optional<std::int64_t> on) const {
  const auto found = find(id, on);
  if (!found) return found.problems();
  return detail::only_one(std::string(id), *found);
}

namespace detail {

/// The editions of one measure, from its headers.
SANTEI_INLINE std::vector<edition> editions_of(const outline_list& entries) {
  std::vector<edition> found;
  for (const outlined* one : entries) {
    const edition here = edition_of(*one);
    const auto same = [&](const edition& known) {  // rounds of two frames may bear one number and not be one
      return known.key == here.key && known.from == here.from && known.to == here.to;
    };
    auto at = std::find_if(found.begin(), found.end(), same);
    if (at == found.end()) at = found.insert(at, here);
    if (!one->frame.empty()) add_once(at->frames, one->frame);
  }
  return found;
}

}  // namespace detail

SANTEI_INLINE outcome<std::vector<entry>> catalogue::list() const {
  const std::lock_guard guard(store_->lock);
  const auto& all = store_->outline_all();
  std::vector<entry> rows;
  diagnostics problems;
  std::set<std::uint32_t> refused;
  for (const auto& [programme, key] : detail::measures_of(all, {})) {
    const detail::outline_list entries = detail::entries_of(all, programme, key);
    entry row{programme, entries.front()->programme_title, key, entries.front()->title, {}, {}, false, detail::editions_of(entries)};
    for (const detail::outlined* one : entries) {
      if (one->edition.key != entries.front()->edition.key || refused.contains(one->file)) continue;
      const outcome<measure> made = make({{one->programme, one->measure, one->frame, one->edition.key}, one->file});
      if (!made) {
        if (!store_->report(one->file).file) refused.insert(one->file);
        problems.insert(problems.end(), made.problems().begin(), made.problems().end());
        continue;
      }
      row.computable = row.computable || made->state_->lowered->computable;
      if (row.kind.empty()) row.kind = made->kind();
      row.page = made->written().page;
    }
    rows.push_back(std::move(row));
  }
  if (!problems.empty()) return problems;
  return rows;
}

}  // namespace santei::catalogue
