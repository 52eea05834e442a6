// Definitions of the list of all measures at a glance.
#pragma once

#include <santei/report/match_brief.hpp>

#include <santei/impl/evaluate/notes.hpp>
#include <santei/impl/report/match.ipp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace santei::report {

namespace detail {

/// A fact that measures still ask for: how many, and the first of them.
struct wanted_fact {
  const declaration* declared = nullptr;
  const catalogue::matched* first = nullptr;
  std::size_t measures = 0;
};

/// The facts that certain and possible measures miss, those of most measures first.
SANTEI_INLINE std::vector<wanted_fact> wanted_facts(const std::vector<catalogue::matched>& found) {
  std::vector<wanted_fact> wanted;
  for (const catalogue::matched& one : found) {
    if (one.group != catalogue::match_group::certain && one.group != catalogue::match_group::possible) continue;
    for (const evaluate::missing_fact& missing : one.answer.missing) {
      auto at = std::find_if(wanted.begin(), wanted.end(), [&](const auto& known) { return known.declared->key == missing.declared.key; });
      if (at == wanted.end()) at = wanted.insert(wanted.end(), {&missing.declared, &one, 0});
      ++at->measures;
    }
  }
  std::stable_sort(wanted.begin(), wanted.end(), [](const auto& a, const auto& b) { return a.measures > b.measures; });
  return wanted;
}

/// The short list under construction.
class brief_page {
 public:
  explicit brief_page(const text_style& style) : lang_(style.lang), out_(style.width, style.colour) {}

  std::string write(const std::vector<catalogue::matched>& found, std::size_t most) && {
    std::size_t left = most;
    std::string all, rest;
    bool cut = false;
    for (const standing at : all_standings) {
      const std::vector<const catalogue::matched*> ones = in_order(found, at);
      add_count(all, at, ones.size());
      const bool is_listed = at < standing::impossible || ones.size() == found.size();
      const std::size_t shown = is_listed ? std::min(left, ones.size()) : 0;
      if (shown < ones.size()) add_count(rest, at, ones.size() - shown);
      cut = cut || (is_listed && shown < ones.size());
      if (shown > 0) sections_.emplace_back(at, std::vector(ones.begin(), ones.begin() + static_cast<std::ptrdiff_t>(shown)));
      left -= shown;
    }
    const std::string size = std::to_string(found.size());
    out_.heading((lang_ == language::japanese ? "全 " + size + "件: " : "All " + size + " measures: ") + all);
    write_notes(found);
    for (const auto& [at, ones] : sections_) {
      out_.heading(signed_words(at, lang_));
      for (const catalogue::matched* one : ones) write_one(*one, at);
    }
    if (!rest.empty()) {
      out_.heading(say("ほか ", "And ") + rest);
      out_.line(cut ? say("--all で全て、--limit N で N件まで、--group 対象外 などでその区分が見られます", "--all shows them all, --limit N as many as N, --group impossible one group")
                    : say("--all で全て、--group 対象外 などでその区分が見られます", "--all shows them all, --group impossible one group"),
                paint::faint, 2);
    }
    write_next(found);
    return std::move(out_).take();
  }

 private:
  [[nodiscard]] const char* say(const char* ja, const char* en) const { return lang_ == language::japanese ? ja : en; }

  void add_count(std::string& to, standing at, std::size_t count) const {
    if (count == 0) return;
    to += (to.empty() ? "" : say("、", ", ")) + signed_words(at, lang_) + " " + std::to_string(count) + say("件", "");
  }

  static std::vector<const catalogue::matched*> in_order(const std::vector<catalogue::matched>& found, standing at) {
    std::vector<const catalogue::matched*> ones = those_at(found, at);
    std::stable_sort(ones.begin(), ones.end(), [](const auto* a, const auto* b) { return pays_before(a->answer.amount, b->answer.amount); });
    return ones;
  }

  /// What may be a slip in the facts, said once for all measures that read them.
  void write_notes(const std::vector<catalogue::matched>& found) {
    std::vector<std::string> told;
    for (const catalogue::matched& one : found)
      for (const evaluate::note& note : one.answer.notes)
        if (evaluate::detail::is_of_facts(note) && std::find(told.begin(), told.end(), note.text.in(lang_)) == told.end())
          told.push_back(note.text.in(lang_));
    if (told.empty()) return;
    out_.heading(say("注意", "Notes"));
    for (const std::string& one : told) out_.item(one);
  }

  void write_one(const catalogue::matched& one, standing at) {
    const std::string page = page_words(one.of.written().page, lang_);
    std::vector<row> rows{{{sign_of(at), paint_of(at)}, {whole_title(one.of.written()), paint::bold}}};
    if (at < standing::impossible) rows.push_back({{""}, {say("金額 ", "amount ") + amount_in_words(one.answer.amount, one.answer.money, lang_)}});
    if (const std::string condition = condition_of(one, at); !condition.empty()) rows.push_back({{""}, {condition}});
    rows.push_back({{""}, {one.of.id().text() + (page.empty() ? "" : "  " + page), paint::faint}});
    out_.table(rows);
  }

  /// What one hangs on, or fails: the first clause or 前提, and how many there are beside it. Why nobody is paid.
  [[nodiscard]] std::string condition_of(const catalogue::matched& one, standing at) const {
    if (at == standing::pays_nobody) return why_nobody_is_paid(one.of.kind(), lang_);
    if (at == standing::certain) return {};
    const bool fails = at == standing::impossible;
    std::vector<std::string> all;
    for (const plan::citation& clause : one.deciding)
      all.push_back((fails ? say("満たさない ", "fails ") : say("分からない ", "not known ")) + without_keyword(clause.text, "対象"));
    if (!fails) for (const std::string& premise : one.answer.premises) all.push_back(say("前提 ", "premise ") + premise);
    if (all.empty()) return {};
    const std::string more = std::to_string(all.size() - 1);
    return all.front() + (all.size() == 1 ? "" : say("、ほか ", ", and ") + more + say("件", " more"));
  }

  void write_next(const std::vector<catalogue::matched>& found) {
    constexpr std::size_t few = 3;
    const std::vector<wanted_fact> wanted = wanted_facts(found);
    if (wanted.empty()) return;
    out_.heading(say("次に分かるとよいこと", "What to tell next"));
    std::vector<row> rows;
    for (std::size_t i = 0; i < std::min(few, wanted.size()); ++i)
      rows.push_back({{label_words(*wanted[i].declared, lang_)},
                      {say("", "measures: ") + std::to_string(wanted[i].measures) + say("件の枠", ""), paint::faint},
                      {say("例 ", "e.g. ") + example_of(*wanted[i].declared, wanted[i].first->of.plan(), lang_)}});
    out_.table(rows);
  }

  language lang_;
  page out_;
  std::vector<std::pair<standing, std::vector<const catalogue::matched*>>> sections_;
};

}  // namespace detail

SANTEI_INLINE std::string match_brief_text(const std::vector<catalogue::matched>& found, std::size_t most, const text_style& style) {
  return detail::brief_page(style).write(found, most);
}

}  // namespace santei::report
