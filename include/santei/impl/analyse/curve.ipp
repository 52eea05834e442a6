// Definitions of curves: completions laid side by side, their envelopes, and the clauses behind each piece.
#pragma once

#include <santei/analyse/curve.hpp>

#include <santei/impl/analyse/why.hpp>

#include <algorithm>
#include <utility>

namespace santei::analyse {

namespace detail {

SANTEI_INLINE diagnostic refusal(std::string code, message text, std::optional<message> help = std::nullopt) {
  return {severity::error, std::move(code), std::move(text), {}, std::move(help)};
}

SANTEI_INLINE std::optional<diagnostic> unfit(const plan::measure_plan& plan, const evaluate::bound_case& of, std::uint32_t input) {
  const declaration& over = plan.inputs[input].declared;
  const kind is = over.of.of;
  const std::string name = "「" + over.label + "」[" + over.key + "]";
  if (!is_number(is) || is == kind::date || is == kind::month)
    return refusal("E0903",
                   {name + "は" + word_of(is) + "なので、横軸に取れません", name + " is a " + name_of(is) + ": no curve runs over it"},
                   message{"横軸に取れるのは 金額・数量・割合・単価・整数 の項目です",
                           "a curve runs over amounts, quantities, ratios, unit prices and whole numbers"});
  if (of.values[input].size() > 1)
    return refusal("E0903", {name + "は明細の行ごとの値なので、横軸に取れません", name + " has a value in each row: no curve runs over it"},
                   message{"一行だけのときは、行の項目をそのまま key=value で与えます", "for a single row, give its facts bare as key=value"});
  return std::nullopt;
}

SANTEI_INLINE diagnostic explain(const plan::measure_plan& plan, const case_collector& from, std::uint32_t input) {
  const std::string name = "「" + plan.inputs[input].declared.label + "」";
  if (from.stands_in_the_way() == obstacle::second_amount) {
    const declaration& other = plan.inputs[from.second_amount()].declared;
    return refusal("E0902",
                   {name + "のほかに「" + other.label + "」の値も決まっていないので、線になりません",
                    "besides " + name + " the value of '" + other.key + "' is open: there is no single line"},
                   message{other.key + "=… を与えてください", "give " + other.key + "=…"});
  }
  if (from.stands_in_the_way() == obstacle::too_many)
    return refusal("E0904", {"決まっていない事実の組合せが多すぎて、線を引けません", "the open facts combine in too many ways to draw a line"},
                   message{"ほかの事実を与えてください", "give more facts"});
  if (from.stands_in_the_way() == obstacle::too_fine)
    return refusal("E0904", {"金額の折れ目と、決まっていない事実の組合せが多すぎて、線を引けません", "there are too many pieces and open cases to draw a line"},
                   message{"ほかの事実を与えてください", "give more facts"});
  return refusal("E0901", {"この規則の金額は" + name + "の一次式をつないだ形になりません", "the amount is not piecewise linear in " + name},
                 message{"途中の端数処理（補助額( ) で使う枠の端数も）や、項目どうしの掛け算があります。estimate で一点ずつ求められます",
                         "something is rounded on the way (the grant of another measure too), or facts are multiplied: estimate answers point by point"});
}

/// Two values inside a piece.
SANTEI_INLINE std::pair<rational, rational> two_points(const cell& on) {
  const rational x = on.sample();
  if (on.is_point) return {x, x};
  return {x, on.high ? (x + *on.high) / rational(2) : x + rational(1)};
}

class curve_maker {
 public:
  curve_maker(const plan::measure_plan& plan, case_collector& from, case_table&& table, const limits& within)
      : plan_(plan),
        from_(from),
        table_(std::make_shared<case_table>(std::move(table))),
        reasons_left_(within.curve_steps / std::max<std::size_t>(plan.nodes.size(), 1)) {}

  curve make() {
    curve made;
    made.input = from_.over().input;
    made.over = plan_.inputs[made.input].declared;
    made.money = plan_.money;
    envelope stated_low(side::low), stated_high(side::high), possible_low(side::low), possible_high(side::high);
    for (const stretch& here : table_->stretches) {
      const candidates lines = candidates_of(here);
      stated_low.add(here.on, lines.stated);
      stated_high.add(here.on, lines.stated);
      possible_low.add(here.on, lines.possible);
      possible_high.add(here.on, lines.possible);
    }
    made.stated_low = line_of(stated_low);
    made.stated_high = line_of(stated_high);
    made.possible_low = line_of(possible_low);
    made.possible_high = line_of(possible_high);
    made.rounding = rounding();
    made.cases = table_;
    made.steps = from_.steps();
    return made;
  }

 private:
  line line_of(const envelope& of) {
    line made;
    for (const found_piece& one : of.pieces()) {
      made.pieces.push_back(
          {one.on.low.value_or(rational(0)), one.on.high, one.from_closed, one.to_closed, one.line.slope, one.line.intercept, why(one)});
    }
    made.jumps = jumps_of(made.pieces);
    return made;
  }

  /// A reason runs the plan twice; where very many pieces would need one, the last go without.
  [[nodiscard]] bool may_give_reason() const { return reasons_left_ > 0 && reasons_left_-- > 0; }
  [[nodiscard]] reason reason_of(const found_piece::part& of) const {
    const auto [x, beside] = two_points(of.on);
    return {plan_, from_.facts_of(of.completion), from_.over(), of.on, x, beside};
  }
  /// The reasons of a piece, each once; beyond four, the first stand for all.
  [[nodiscard]] std::string why(const found_piece& of) const {
    if (std::string always = why_never_eligible(of); !always.empty()) return always;
    std::vector<std::string> texts;
    for (const found_piece::part& one : of.parts) {
      if (!may_give_reason()) break;
      std::string text = reason_of(one).words(one.as);
      if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
      if (texts.size() == 4) break;
    }
    std::string out;
    for (const std::string& text : texts) out += (out.empty() ? "" : " / ") + text;
    return out;
  }
  /// The conditions that fail all along a piece; empty where there is none, or it is eligible somewhere.
  [[nodiscard]] std::string why_never_eligible(const found_piece& of) const {
    std::vector<std::string> always;
    for (std::size_t i = 0; i < of.parts.size(); ++i) {
      if (of.parts[i].as != role::ineligible || !may_give_reason()) return {};
      const std::vector<std::string> here = reason_of(of.parts[i]).failing_conditions();
      if (i == 0) always = here;
      else std::erase_if(always, [&](const std::string& text) { return std::find(here.begin(), here.end(), text) == here.end(); });
    }
    return reason::joined(always);
  }

  /// One rounding of the whole amount in every completion, or none that can be told apart from the line.
  [[nodiscard]] final_rounding rounding() const {
    final_rounding made;
    for (const plan::step& one : plan_.steps)
      if (one.label == "端数" && made.text.find(one.cited.text) == std::string::npos)
        made.text += (made.text.empty() ? "" : "、") + one.cited.text;
    const auto by =
        std::find_if(plan_.roundings.begin(), plan_.roundings.end(), [&](const plan::rounding& one) { return explains_all(one); });
    if (by != plan_.roundings.end()) made.by = *by;
    return made;
  }
  [[nodiscard]] bool explains_all(const plan::rounding& by) const {
    const auto explains = [&](const form& rounded, const straight& exact) {
      if (rounded.steps.empty())
        return rounded.linear.is_constant() && exact.is_constant() &&
               round_to(exact.intercept, by.unit, by.mode) == rounded.linear.intercept;
      const auto& only = rounded.steps.front();
      return rounded.steps.size() == 1 && rounded.linear == straight{} && only.factor == rational(1) && only.inner == exact &&
             only.by == by;
    };
    for (const stretch& here : table_->stretches)
      for (const case_on_stretch& one : here.cases) {
        if (!one.eligible) continue;
        if (one.has_stated && !explains(one.stated, one.unrounded)) return false;
        if (one.has_possible && (!explains(one.least, one.unrounded_least) || !explains(one.most, one.unrounded_most))) return false;
      }
    return true;
  }

  const plan::measure_plan& plan_;
  case_collector& from_;
  std::shared_ptr<const case_table> table_;
  mutable std::size_t reasons_left_;
};

/// Whether the envelopes of all stretches can be found within the limit: lines cross pair by pair, and the best is looked for at each crossing.
SANTEI_INLINE bool affordable(const case_table& of, const limits& within) {
  std::size_t cost = 0;
  for (const stretch& here : of.stretches) {
    const std::size_t lines = 2 * here.cases.size() + 1;
    const bool cross = std::any_of(here.cases.begin(), here.cases.end(), [&](const case_on_stretch& one) {
      const case_on_stretch& first = here.cases.front();
      return one.unrounded.slope != first.unrounded.slope || one.unrounded_most.slope != first.unrounded_most.slope ||
             one.unrounded_least.slope != first.unrounded_least.slope || one.unrounded_most.slope != one.unrounded_least.slope;
    });
    cost += lines * lines * (cross && !here.on.is_point ? lines / 4 + 1 : 1);
    if (cost > within.curve_steps) return false;
  }
  return true;
}

}  // namespace detail

SANTEI_INLINE std::optional<rational> line::at(const rational& x) const {
  const auto after = std::upper_bound(pieces.begin(), pieces.end(), x, [](const rational& v, const piece& p) { return v < p.from; });
  for (auto i = after; i != pieces.begin();) {
    const piece& one = *--i;
    const bool starts = one.from < x || (one.from == x && one.from_closed);
    const bool ends = one.to && (*one.to < x || (*one.to == x && !one.to_closed));
    if (starts && !ends) return one.at(x);
    if (one.from < x) break;
  }
  return std::nullopt;
}

SANTEI_INLINE evaluate::amounts curve::amounts_at(const rational& x) const {
  evaluate::detail::tally sum;
  const auto here =
      std::find_if(cases->stretches.begin(), cases->stretches.end(), [&](const detail::stretch& one) { return detail::covers(one.on, x); });
  if (here != cases->stretches.end())
    for (const detail::case_on_stretch& one : here->cases) {
      const auto at = [&](const auto& f) { return interval::point(f.at(x)); };
      sum.add(truth_of(one.eligible), {truth_of(one.has_stated), truth_of(one.has_possible), truth_of(one.undetermined), truth_of(one.open),
                                       at(one.stated), at(one.unrounded), at(one.least), at(one.most),
                                       floor(one.least.at(x)) < floor(one.stated.at(x))});
    }
  return sum.finish(true);
}

SANTEI_INLINE outcome<curve> curve_of(const plan::measure_plan& plan, const evaluate::bound_case& of, std::uint32_t input,
                                      const limits& within) {
  if (auto problem = detail::unfit(plan, of, input)) return *std::move(problem);
  detail::case_collector from(plan, of, input, within);
  detail::case_table table = from.run();
  if (from.stands_in_the_way() == detail::obstacle::none && !detail::affordable(table, within)) from.is_too_fine();
  if (from.stands_in_the_way() != detail::obstacle::none) return detail::explain(plan, from, input);
  return detail::curve_maker(plan, from, std::move(table), within).make();
}

}  // namespace santei::analyse
