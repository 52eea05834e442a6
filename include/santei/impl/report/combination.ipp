// Definitions of the best split in words and JSON.
#pragma once

#include <santei/report/combination.hpp>

#include <santei/evaluate/estimate.hpp>
#include <santei/impl/report/json_writer.hpp>
#include <santei/impl/report/words.ipp>

#include <algorithm>

namespace santei::report {

namespace detail {

inline const char* name_of_part(analyse::part of) {
  constexpr const char* names[] = {"paying", "never", "excluded", "less"};
  return names[static_cast<int>(of)];
}

/// The facts that a measure would still have to know for its grant to be one amount.
inline std::vector<declaration> missing_at(const analyse::destination& of, const rational& cost) {
  evaluate::bound_case facts = of.facts;
  for (evaluate::bound_value& value : facts.values[of.cost]) value = {true, interval::point(cost), {}};
  std::vector<declaration> made;
  for (const evaluate::missing_fact& one : evaluate::estimate(*of.plan, facts).missing) made.push_back(one.declared);
  return made;
}
/// The same for the best split; where the measure has no part in it, for all the costs that may go to it.
inline std::vector<declaration> missing_in(const analyse::combination& of, const analyse::split& best, std::size_t m) {
  rational cost = best.cost[m];
  if (cost.sign() == 0)
    for (const analyse::cost_item& item : of.items)
      if (std::find(item.may_go.begin(), item.may_go.end(), m) != item.may_go.end()) cost += item.amount;
  return missing_at(of.measures[m], cost);
}

/// The names of what a measure is given; of what nothing is, without one.
inline std::vector<std::string> items_in(const analyse::combination& of, const analyse::split& one, std::optional<std::size_t> m) {
  std::vector<std::string> made;
  for (std::size_t i = 0; i < of.items.size(); ++i)
    if (one.of_item[i] == m) made.push_back(of.items[i].name);
  return made;
}

inline std::string names_in_line(const std::vector<std::string>& names, language lang) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : lang == language::japanese ? "、" : ", ") + name;
  return out;
}

class combination_page {
 public:
  combination_page(const catalogue::combination& of, const analyse::best_split& found, const text_style& style)
      : of_(of), found_(found), lang_(style.lang), out_(style.width, style.colour) {}

  std::string write() && {
    out_.heading(say("最良の分け方  合計 ", "Best split  total ") + money_words(found_.best.total, of_.money(), lang_));
    write_split(found_.best);
    out_.line(say("これより多い分け方はないことを証明ずみです（", "Proved: no split gives more (") + std::to_string(found_.steps) +
                  say("手）。", " steps)."),
              paint::faint, 2);
    if (found_.runner_up) {
      const rational less = found_.best.total - found_.runner_up->total;
      out_.heading(say("次点（払う枠の組合せがほかのもの）  合計 ", "Runner-up (other measures pay)  total ") + money_words(found_.runner_up->total, of_.money(), lang_) +
                   (less.sign() == 0 ? std::string(say("  同額", "  the same")) : say("  差 ", "  less by ") + short_money(less, of_.money(), lang_)));
      write_split(*found_.runner_up);
    }
    write_parts();
    write_missing();
    return std::move(out_).take();
  }

 private:
  [[nodiscard]] std::string say(const char* ja, const char* en) const { return lang_ == language::japanese ? ja : en; }
  [[nodiscard]] std::string title(std::size_t m) const { return title_words(of_.measures[m].written()); }

  void write_split(const analyse::split& one) {
    std::vector<row> rows;
    for (std::size_t m = 0; m < of_.measures.size(); ++m) {
      if (one.grant[m].sign() == 0) continue;
      rows.push_back({{short_money(one.grant[m], of_.money(), lang_), paint::bold}, {title(m) + "  " + of_.problem.measures[m].id}});
      rows.push_back({{""},
                      {say("費用 ", "cost ") + short_money(one.cost[m], of_.money(), lang_) + ": " + names_in_line(items_in(of_.problem, one, m), lang_),
                       paint::faint}});
    }
    if (const auto left = items_in(of_.problem, one, std::nullopt); !left.empty())
      rows.push_back(
          {{say("残り", "left over")},
           {names_in_line(left, lang_) + say("（入れてもこの分け方の額は増えない）", " (adds nothing to this split)"), paint::faint}});
    out_.table(rows);
  }

  [[nodiscard]] std::string reason(std::size_t m) const {
    const analyse::measure_part& part = found_.parts[m];
    const std::string at_most = part.otherwise ? short_money(part.otherwise->total, of_.money(), lang_) : std::string();
    const rational less = part.otherwise ? found_.best.total - part.otherwise->total : rational(0);
    const std::string by =
        less.sign() == 0 ? say("（同額）", " (the same)") : say("（", " (less by ") + short_money(less, of_.money(), lang_) + say(" 少ない）", ")");
    switch (part.is) {
      case analyse::part::paying: return say("払う。この枠がなければ最良でも ", "pays; without it at best ") + at_most + by;
      case analyse::part::never:
        return say("どの費目をどう回しても額が出ない（対象外、下限に届かない、額の定めがない、または要る事実が分からない）",
                   "grants nothing whatever it is given: not eligible, below a floor, no amount stated, or a fact not known");
      case analyse::part::excluded: {
        const analyse::exclusive_pair& pair = of_.problem.apart[*part.by];
        const std::size_t other = pair.first == m ? pair.second : pair.first;
        return say("「", "may not stand beside '") + title(other) + say("」と併用できない", "'") +
               (pair.why.empty() ? "" : "  " + pair.why) + say("。こちらを使うと最良でも ", "; with it at best ") + at_most + by;
      }
      case analyse::part::less: return say("使うと最良でも ", "with it at best ") + at_most + by;
    }
    return {};
  }

  void write_parts() {
    out_.heading(say("枠ごとの理由", "Measure by measure"));
    std::vector<row> rows;
    for (std::size_t m = 0; m < of_.measures.size(); ++m)
      rows.push_back({{found_.parts[m].is == analyse::part::paying ? "○" : "×",
                       found_.parts[m].is == analyse::part::paying ? paint::good : paint::faint},
                      {title(m)},
                      {reason(m)}});
    out_.table(rows);
  }

  void write_missing() {
    std::vector<row> rows;
    for (std::size_t m = 0; m < of_.measures.size(); ++m) {
      std::vector<std::string> keys;
      for (const declaration& fact : missing_in(of_.problem, found_.best, m)) keys.push_back(label_words(fact, lang_));
      if (!keys.empty()) rows.push_back({{title(m)}, {names_in_line(keys, lang_)}});
    }
    if (rows.empty()) return;
    out_.heading(say("分かっていない事実（どうであっても払われる額で数えた）", "Facts not known (counted with what is paid in any case)"));
    out_.table(rows);
  }

  const catalogue::combination& of_;
  const analyse::best_split& found_;
  language lang_;
  page out_;
};

inline void write_split(json& out, const analyse::combination& of, const analyse::split& one) {
  out.object([&] {
    out.key("total").yen(one.total);
    std::vector<std::size_t> used;
    for (std::size_t m = 0; m < of.measures.size(); ++m)
      if (one.cost[m].sign() > 0) used.push_back(m);
    out.key("measures").list(used, [&](std::size_t m) {
      out.object([&] {
        out.key("id").text(of.measures[m].id);
        out.key("cost").yen(one.cost[m]);
        out.key("grant").yen(one.grant[m]);
        out.key("items").texts(items_in(of, one, m));
      });
    });
    out.key("left_over").texts(items_in(of, one, std::nullopt));
  });
}

inline void write_part(json& out, const analyse::combination& of, const analyse::best_split& found, std::size_t m) {
  const analyse::measure_part& part = found.parts[m];
  out.object([&] {
    out.key("id").text(of.measures[m].id);
    out.key("part").text(name_of_part(part.is));
    out.key("otherwise");
    part.otherwise ? write_split(out, of, *part.otherwise) : out.null();
    out.key("excluded_by");
    if (!part.by) {
      out.null();
    } else {
      const analyse::exclusive_pair& pair = of.apart[*part.by];
      out.object([&] {
        out.key("id").text(of.measures[pair.first == m ? pair.second : pair.first].id);
        out.key("why").text_or_null(pair.why);
      });
    }
    std::vector<std::string> keys;
    for (const declaration& fact : missing_in(of, found.best, m)) keys.push_back(fact.key);
    out.key("missing").texts(keys);
  });
}

}  // namespace detail

SANTEI_INLINE std::string combination_text(const catalogue::combination& of, const analyse::best_split& found, const text_style& style) {
  return detail::combination_page(of, found, style).write();
}

SANTEI_INLINE std::string combination_json(const catalogue::combination& of, const analyse::best_split& found) {
  detail::json out;
  std::vector<std::size_t> all(of.measures.size());
  for (std::size_t m = 0; m < all.size(); ++m) all[m] = m;
  out.object([&] {
    out.currency(of.money());
    out.key("best");
    detail::write_split(out, of.problem, found.best);
    out.key("runner_up");
    found.runner_up ? detail::write_split(out, of.problem, *found.runner_up) : out.null();
    out.key("measures").list(all, [&](std::size_t m) { detail::write_part(out, of.problem, found, m); });
    out.key("proved").truth(true);
    out.key("steps").count(found.steps);
  });
  return out.take();
}

}  // namespace santei::report
