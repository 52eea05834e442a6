// Definitions of the list of rounds.
#pragma once

#include <santei/report/rounds.hpp>

#include <santei/impl/report/json_rules.ipp>
#include <santei/impl/report/words.ipp>

#include <algorithm>
#include <limits>
#include <utility>

namespace santei::report {

namespace detail {

enum class round_state { open, next, closed };

struct dated_round {
  const catalogue::entry* of = nullptr;
  const catalogue::edition* in = nullptr;
  round_state state = round_state::open;

  [[nodiscard]] std::int64_t from() const { return in->from.value_or(std::numeric_limits<std::int64_t>::min()); }
  [[nodiscard]] std::int64_t to() const { return in->to.value_or(std::numeric_limits<std::int64_t>::max()); }
};

SANTEI_INLINE bool stands_before(const dated_round& a, const dated_round& b) {
  if (a.state != b.state) return a.state < b.state;
  switch (a.state) {
    case round_state::open: return a.to() < b.to();
    case round_state::next: return a.from() < b.from();
    case round_state::closed: return a.to() > b.to();
  }
  return false;
}

SANTEI_INLINE std::vector<dated_round> rounds_of(const std::vector<catalogue::entry>& entries, std::int64_t day) {
  std::vector<dated_round> found;
  for (const catalogue::entry& one : entries)
    for (const catalogue::edition& edition : one.editions) {
      if (edition.key == catalogue::budget_edition) continue;
      dated_round round{&one, &edition, round_state::open};
      if (day < round.from()) round.state = round_state::next;
      if (day > round.to()) round.state = round_state::closed;
      found.push_back(round);
    }
  std::stable_sort(found.begin(), found.end(), stands_before);
  return found;
}

SANTEI_INLINE std::string id_of(const dated_round& round) { return round.of->id() + "@" + round.in->key; }

/// The programme, the measure and the round, each said once.
SANTEI_INLINE std::string name_of(const dated_round& round) {
  std::string name = round.of->programme_title;
  for (const std::string& part : {round.of->title, round.in->title})
    if (name.find(part) == std::string::npos) name += " " + part;
  return name;
}

SANTEI_INLINE std::string state_words(round_state state, language lang) {
  const bool ja = lang == language::japanese;
  switch (state) {
    case round_state::open: return ja ? "受付中の回" : "Open";
    case round_state::next: return ja ? "これからの回" : "To come";
    case round_state::closed: return ja ? "終わった回" : "Closed";
  }
  return {};
}

}  // namespace detail

SANTEI_INLINE std::string rounds_text(const std::vector<catalogue::entry>& entries, std::int64_t day, const text_style& style) {
  using detail::round_state;
  detail::page out(style.width, style.colour);
  const std::vector<detail::dated_round> rounds = detail::rounds_of(entries, day);
  const bool ja = style.lang == language::japanese;
  out.line(ja ? date_text(day) + " にみた公募の回" : "Rounds as of " + date_text(day), detail::paint::bold);
  for (const round_state state : {round_state::open, round_state::next, round_state::closed}) {
    std::vector<detail::row> rows;
    for (const detail::dated_round& one : rounds) {
      if (one.state != state) continue;
      rows.push_back({{detail::round_words(*one.in, style.lang)}, {detail::name_of(one), detail::paint::bold}});
      std::string id = detail::id_of(one);
      for (const std::string& frame : one.in->frames) id += (&frame == &one.in->frames.front() ? "  " : ", ") + frame;
      rows.push_back({{""}, {id, detail::paint::faint}});
    }
    out.heading(detail::state_words(state, style.lang));
    if (rows.empty()) out.line(ja ? "ありません" : "none", detail::paint::faint, 2);
    else out.table(rows);
  }
  return std::move(out).take();
}

SANTEI_INLINE std::string rounds_json(const std::vector<catalogue::entry>& entries, std::int64_t day) {
  static constexpr const char* words[] = {"open", "next", "closed"};
  detail::json out;
  const auto date = [&](const std::optional<std::int64_t>& number) { number ? out.text(date_text(*number)) : out.null(); };
  out.object([&] {
    out.key("day").text(date_text(day));
    out.key("rounds").list(detail::rounds_of(entries, day), [&](const detail::dated_round& one) {
      out.object([&] {
        out.key("id").text(detail::id_of(one));
        out.key("title").text(one.of->title);
        out.key("edition_title").text(one.in->title);
        out.key("frames").texts(one.in->frames);
        out.key("from");
        date(one.in->from);
        out.key("to");
        date(one.in->to);
        out.key("read");
        date(one.in->read);
        out.key("state").text(words[static_cast<std::size_t>(one.state)]);
      });
    });
  });
  return out.take();
}

}  // namespace santei::report
