// Definitions of the list of all measures at a glance.
#pragma once

#include <santei/report/match_brief.hpp>

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
    using catalogue::match_group;
    std::size_t left = most;
    const std::vector<match_group> groups{match_group::certain, match_group::possible, match_group::impossible, match_group::pays_nobody};
    std::string all, rest;
    bool cut = false;
    for (const match_group group : groups) {
      add_count(all, group, static_cast<std::size_t>(count_in(found, group)));
      std::vector<const catalogue::matched*> ones = those_of(found, group);
      const bool listed = group == match_group::certain || group == match_group::possible || ones.size() == found.size();
      const std::size_t shown = listed ? std::min(left, ones.size()) : 0;
      if (shown < ones.size()) add_count(rest, group, ones.size() - shown);
      cut = cut || (listed && shown < ones.size());
      if (shown > 0) sections_.emplace_back(group, std::vector(ones.begin(), ones.begin() + static_cast<std::ptrdiff_t>(shown)));
      left -= shown;
    }
    const std::string size = std::to_string(found.size());
    out_.heading((lang_ == language::japanese ? "全 " + size + "件: " : "All " + size + " measures: ") + all);
    for (const auto& [group, ones] : sections_) {
      out_.heading(group_words(group, lang_));
      for (const catalogue::matched* one : ones) write_one(*one);
    }
    if (!rest.empty()) {
      out_.heading(say("ほか ", "And ") + rest);
      out_.line(cut ? say("--all で全て、--limit N で N件まで見られます", "--all shows them all, --limit N as many as N")
                    : say("--all で全て見られます", "--all shows them all"),
                paint::faint, 2);
    }
    write_next(found);
    return std::move(out_).take();
  }

 private:
  [[nodiscard]] const char* say(const char* ja, const char* en) const { return lang_ == language::japanese ? ja : en; }

  void add_count(std::string& to, catalogue::match_group group, std::size_t count) const {
    to += (to.empty() ? "" : say("、", ", ")) + group_words(group, lang_) + " " + std::to_string(count) + say("件", "");
  }

  static std::vector<const catalogue::matched*> those_of(const std::vector<catalogue::matched>& found, catalogue::match_group group) {
    std::vector<const catalogue::matched*> ones;
    for (const catalogue::matched& one : found)
      if (one.group == group) ones.push_back(&one);
    std::stable_sort(ones.begin(), ones.end(), [](const auto* a, const auto* b) { return pays_before(a->answer.amount, b->answer.amount); });
    return ones;
  }

  void write_one(const catalogue::matched& one) {
    using catalogue::match_group;
    const truth verdict = one.group == match_group::certain ? truth::yes : one.group == match_group::impossible ? truth::no : truth::unknown;
    const bool pays = one.group != match_group::pays_nobody;
    const std::string page = page_words(one.of.written().page, lang_);
    std::vector<row> rows{{{pays ? mark_of(verdict) : "－", pays ? paint_of(verdict) : paint::faint}, {whole_title(one.of.written()), paint::bold}}};
    if (pays && verdict != truth::no) rows.push_back({{""}, {say("金額 ", "amount ") + amount_in_words(one.answer.amount, lang_)}});
    if (const std::string condition = condition_of(one); !condition.empty()) rows.push_back({{""}, {condition}});
    rows.push_back({{""}, {one.of.id().text() + (page.empty() ? "" : "  " + page), paint::faint}});
    out_.table(rows);
  }

  /// What a possible one hangs on, or an impossible one fails: the first clause or 前提, and how many there are beside it. Why nobody is paid.
  [[nodiscard]] std::string condition_of(const catalogue::matched& one) const {
    using catalogue::match_group;
    if (one.group == match_group::pays_nobody) return why_nobody_is_paid(one.of.kind(), lang_);
    if (one.group == match_group::certain) return {};
    const bool fails = one.group == match_group::impossible;
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
  std::vector<std::pair<catalogue::match_group, std::vector<const catalogue::matched*>>> sections_;
};

}  // namespace detail

SANTEI_INLINE std::string match_brief_text(const std::vector<catalogue::matched>& found, std::size_t most, const text_style& style) {
  return detail::brief_page(style).write(found, most);
}

}  // namespace santei::report
