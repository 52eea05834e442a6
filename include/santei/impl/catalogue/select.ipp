// Which measures, frames and editions an ID means, decided on the headers alone.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/check/check.hpp>
#include <santei/plan/plan.hpp>
#include <santei/impl/catalogue/outline.ipp>
#include <santei/text/normal.hpp>
#include <santei/value/calendar.hpp>

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::catalogue::detail {

/// One measure to look up.
struct wanted {
  identifier id;  // an edition of the budget's page is empty
  std::uint32_t file = 0;
};

using outline_list = std::vector<const outlined*>;

SANTEI_INLINE diagnostic refusal(std::string code, message text, std::optional<message> help) {
  return {severity::error, std::move(code), std::move(text), {}, std::move(help)};
}

SANTEI_INLINE std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

SANTEI_INLINE void add_once(std::vector<std::string>& into, const std::string& word) {
  if (std::find(into.begin(), into.end(), word) == into.end()) into.push_back(word);
}

/// Budget page first, then guideline editions, oldest first; the order of the files where that says nothing.
SANTEI_INLINE void sort_by_edition(outline_list& entries) {
  const auto age = [](const outlined* one) {
    if (one->edition.key.empty()) return std::numeric_limits<std::int64_t>::min();
    return one->edition.from.value_or(std::numeric_limits<std::int64_t>::min() + 1);
  };
  std::stable_sort(entries.begin(), entries.end(), [&](const outlined* a, const outlined* b) { return age(a) < age(b); });
}

/// What is paid back stands in a frame of its own, which only its own ID means: no answer of the measure is one of it.
inline constexpr std::string_view repayment_frame = "repayment";

/// The frames and editions of a measure; of the one frame that is named, else of all that the measure's ID means.
SANTEI_INLINE outline_list entries_of(const std::vector<outlined>& all, std::string_view programme, std::string_view measure,
                                      std::string_view frame = {}) {
  const auto is_meant = [&](const outlined& one) { return frame.empty() ? one.frame != repayment_frame : one.frame == frame; };
  outline_list found;
  for (const outlined& one : all)  // what differs most often first
    if (is_meant(one) && one.measure == measure && one.programme == programme) found.push_back(&one);
  sort_by_edition(found);
  return found;
}

/// Measures of a programme, or of all, in the order of the budget's pages; such as only guidelines hold come last.
SANTEI_INLINE std::vector<std::pair<std::string, std::string>> measures_of(const std::vector<outlined>& all, std::string_view programme) {
  std::vector<std::pair<std::string, std::string>> found;
  std::set<std::pair<std::string, std::string>> seen;
  for (const bool guideline : {false, true})
    for (const outlined& one : all) {
      if (one.edition.key.empty() == guideline || one.frame == repayment_frame || (!programme.empty() && one.programme != programme)) continue;
      std::pair name{one.programme, one.measure};
      if (seen.insert(name).second) found.push_back(std::move(name));
    }
  return found;
}

SANTEI_INLINE std::string edition_id(const outlined& one, bool with_frame) {
  const std::string edition(one.edition.key.empty() ? budget_edition : one.edition.key);
  return identifier{one.programme, one.measure, with_frame ? one.frame : "", edition}.text();
}

/// "p/m@20（2025-07-01 から 2025-07-25）", an edition each.
SANTEI_INLINE std::string edition_list(const outline_list& entries, bool with_frame) {
  std::vector<std::string> lines;
  for (const outlined* one : entries) {
    std::string line = edition_id(*one, with_frame);
    if (one->edition.from)
      line += "（" + date_text(*one->edition.from) + " から" + (one->edition.to ? " " + date_text(*one->edition.to) : "") + "）";
    add_once(lines, line);
  }
  return joined(lines);
}

/// E0820: a part of an ID that is not known, with the nearest of what there is.
SANTEI_INLINE diagnostic unknown_part(const char* what_ja, const char* what_en, std::string_view word,
                                      const std::vector<std::string>& known) {
  const std::string shown(word.substr(0, 80));
  const std::vector<std::string> near = nearest(word, known);
  message help{"一覧は santei list で見られます", "santei list shows them all"};
  if (!near.empty()) help = {"近いもの: " + joined(near), "nearest: " + joined(near)};
  else if (!known.empty() && known.size() <= 12) help = {"あるもの: " + joined(known), "there are: " + joined(known)};
  return refusal("E0820", {"「" + shown + "」という" + what_ja + "はありません", std::string("there is no ") + what_en + " '" + shown + "'"}, help);
}

/// The days from the first to the last, both in; of an open end the first or last that there is.
struct day_range {
  std::int64_t first = std::numeric_limits<std::int64_t>::min(), last = std::numeric_limits<std::int64_t>::max();

  [[nodiscard]] bool has_first() const { return first != std::numeric_limits<std::int64_t>::min(); }
  [[nodiscard]] bool has_last() const { return last != std::numeric_limits<std::int64_t>::max(); }
  [[nodiscard]] std::string text() const {
    if (first == last) return date_text(first);
    return (has_first() ? date_text(first) : std::string()) + ".." + (has_last() ? date_text(last) : std::string());
  }
};
[[nodiscard]] inline std::optional<day_range> one_day(std::optional<std::int64_t> on) {
  return on ? std::optional(day_range{*on, *on}) : std::nullopt;
}

/// The days on which an edition that the ID does not name must be in force. Without them the budget page's is meant, and the newest of a
/// frame or of a measure that guidelines alone hold.
using edition_choice = std::optional<day_range>;

/// Of the guideline editions of one frame the newest in force on all those days; null where none is.
SANTEI_INLINE const outlined* in_force(const outline_list& entries, std::string_view frame, const day_range& on) {
  const outlined* best = nullptr;
  for (const outlined* one : entries)
    if (one->frame == frame && !one->edition.key.empty() && one->edition.from.value_or(on.first) <= on.first &&
        on.last <= one->edition.to.value_or(on.last))
      best = one;
  return best;
}

/// Each frame in its own edition of those days, since the rounds of one frame need not be those of another; a measure without guideline
/// editions as its page has it.
SANTEI_INLINE outcome<outline_list> entries_on(const outline_list& entries, const identifier& id, const day_range& on) {
  if (entries.back()->edition.key.empty()) return entries;  // guideline editions stand last
  outline_list found;
  for (const outlined* one : entries)
    if (one == in_force(entries, one->frame, on)) found.push_back(one);
  if (!found.empty()) return found;
  const std::string list = edition_list(entries, !id.frame.empty()), day = on.text();
  if (on.first != on.last)
    return refusal("E0805", {day + " の全ての日に施行されている " + id.text() + " の版はありません", "no edition of " + id.text() + " is in force on all days of " + day},
                   message{"申請日を一つの版の期間の中にしてください。ある版: " + list, "keep application_date within one round. Editions: " + list});
  return refusal("E0805", {day + " に施行されている " + id.text() + " の版はありません", "no edition of " + id.text() + " is in force on " + day},
                 message{"ある版: " + list, "editions: " + list});
}

SANTEI_INLINE outline_list with_edition(const outline_list& entries, std::string_view key) {
  outline_list found;
  for (const outlined* one : entries)
    if (one->edition.key == key) found.push_back(one);
  return found;
}

/// Those that an ID and a day mean of the entries of its measure, or of its frame where it names one.
SANTEI_INLINE outcome<outline_list> chosen(const outline_list& entries, const identifier& id, const edition_choice& by) {
  const bool framed = !id.frame.empty();
  if (!id.edition.empty()) {
    outline_list found = with_edition(entries, id.edition == budget_edition ? std::string_view() : id.edition);
    if (!found.empty()) return found;
    diagnostic problem = unknown_part("版", "edition", id.text(), {});
    const std::string list = edition_list(entries, framed);
    problem.help = message{"ある版: " + list, "editions: " + list};
    return problem;
  }
  if (by) return entries_on(entries, id, *by);
  const bool on_page = !framed && entries.front()->edition.key.empty();
  return with_edition(entries, on_page ? std::string_view() : entries.back()->edition.key);
}

SANTEI_INLINE std::vector<wanted> wanted_of(const outline_list& entries) {
  std::vector<wanted> found;
  for (const outlined* one : entries) found.push_back({{one->programme, one->measure, one->frame, one->edition.key}, one->file});
  return found;
}

/// E0820: of what the ID means there is nothing but what is paid back, which is asked by its own ID.
SANTEI_INLINE diagnostic only_paid_back(const std::vector<outlined>& all, const identifier& id) {
  std::vector<std::string> own;
  for (const outlined& one : all)
    if (one.frame == repayment_frame && one.programme == id.programme && (id.measure.empty() || one.measure == id.measure))
      add_once(own, edition_id(one, true));
  return refusal("E0820", {"「" + id.text() + "」には返還の枠しかありません", "'" + id.text() + "' has nothing but what is paid back"},
                 message{"返還はその ID で問います: " + joined(own), "ask for that by its own ID: " + joined(own)});
}

SANTEI_INLINE outcome<std::vector<wanted>> select_measure(const std::vector<outlined>& all, const identifier& id,
                                                          const edition_choice& by) {
  const outline_list entries = entries_of(all, id.programme, id.measure, id.frame);
  if (entries.empty()) {
    if (id.frame.empty()) return only_paid_back(all, id);
    std::vector<std::string> frames;
    for (const outlined* one : entries_of(all, id.programme, id.measure))
      if (!one->frame.empty()) add_once(frames, one->frame);
    return unknown_part("類型", "frame", id.frame, frames);
  }
  const outcome<outline_list> found = chosen(entries, id, by);
  if (!found) return found.problems();
  return wanted_of(*found);
}

/// All measures of a programme; with an edition those that have it, without a day those of the budget's page where there are any.
SANTEI_INLINE outcome<std::vector<wanted>> select_programme(const std::vector<outlined>& all, const identifier& id,
                                                            const edition_choice& by) {
  std::vector<wanted> found;
  diagnostics problems;
  const bool on_page = !by && id.edition.empty() && std::any_of(all.begin(), all.end(), [&](const outlined& one) {
    return one.programme == id.programme && one.edition.key.empty();
  });
  for (const auto& [programme, measure] : measures_of(all, id.programme)) {
    if (on_page && !entries_of(all, programme, measure).front()->edition.key.empty()) continue;
    outcome<std::vector<wanted>> one = select_measure(all, {programme, measure, "", id.edition}, by);
    if (one) found.insert(found.end(), one->begin(), one->end());
    else problems.insert(problems.end(), one.problems().begin(), one.problems().end());
  }
  if (found.empty() && problems.empty()) return only_paid_back(all, id);
  if (found.empty() || (by && !problems.empty())) return problems;
  return found;
}

SANTEI_INLINE outcome<std::vector<wanted>> select(const std::vector<outlined>& all, std::string_view text, const edition_choice& by) {
  const std::string shown(text.substr(0, 80));
  const auto id = identifier::parse(text);
  if (!id)
    return refusal("E0820", {"「" + shown + "」は ID の形ではありません", "'" + shown + "' has not the form of an ID"},
                   message{"programme、programme/measure、programme/measure/frame のどれかに、要れば @edition を付けます",
                           "programme, programme/measure or programme/measure/frame, with @edition where wanted"});
  if (by && !id->edition.empty())
    return refusal("E0821",
                   {"ID に版 @" + id->edition + " があるので --on は使えません",
                    "--on does not go with an ID that names its edition, @" + id->edition},
                   message{"どちらか一方にしてください", "give one of the two"});
  std::vector<std::string> programmes, measures, whole;
  for (const outlined& one : all) {
    add_once(programmes, one.programme);
    add_once(whole, one.programme + "/" + one.measure);
    if (one.programme == id->programme) add_once(measures, one.measure);
  }
  if (measures.empty()) {
    std::vector<std::string> by_measure;  // someone may have left out the programme
    for (const std::string& one : whole)
      if (one.ends_with("/" + id->programme)) by_measure.push_back(one);
    diagnostic problem = unknown_part("事業", "programme", id->programme, programmes);
    if (!by_measure.empty()) problem.help = message{"近いもの: " + joined(by_measure), "nearest: " + joined(by_measure)};
    return problem;
  }
  if (id->measure.empty()) return select_programme(all, *id, by);
  if (std::find(measures.begin(), measures.end(), id->measure) == measures.end())
    return unknown_part("枠", "measure", id->measure, measures);
  return select_measure(all, *id, by);
}

/// Every measure once, in the edition of the day; where none is in force, in the budget page's, and where it has none of that either, in
/// its newest.
SANTEI_INLINE std::vector<wanted> select_all(const std::vector<outlined>& all, const std::optional<day_range>& on) {
  std::vector<wanted> found;
  for (const auto& [programme, measure] : measures_of(all, {})) {
    const outline_list entries = entries_of(all, programme, measure);
    outcome<outline_list> meant = chosen(entries, {programme, measure, "", ""}, on);
    if (!meant) meant = chosen(entries, {programme, measure, "", ""}, {});
    for (wanted& one : wanted_of(*meant)) found.push_back(std::move(one));
  }
  return found;
}

[[nodiscard]] inline edition edition_of(const outlined& one) {
  return {one.edition.key.empty() ? std::string(budget_edition) : one.edition.key, one.edition.title, one.edition.from, one.edition.to, one.read, {}};
}

/// The edition in which a measure, or its frame, stands.
SANTEI_INLINE edition round_of(const std::vector<outlined>& all, const identifier& id) {
  for (const outlined* one : entries_of(all, id.programme, id.measure, id.frame))
    if (one->edition.key == id.edition) return edition_of(*one);
  return {};
}

/// IDs of the editions that are newer than the one meant; guideline editions stand behind the budget's page, oldest first.
SANTEI_INLINE std::vector<std::string> newer_than(const std::vector<outlined>& all, const identifier& id) {
  std::vector<std::string> newer;
  bool past = false;
  for (const outlined* one : entries_of(all, id.programme, id.measure, id.frame)) {
    if (one->edition.key == id.edition) past = true;
    else if (past && !(id.edition.empty() && one->edition.to.value_or(budget_day) < budget_day)) add_once(newer, edition_id(*one, !id.frame.empty()));
  }
  return newer;
}

}  // namespace santei::catalogue::detail
