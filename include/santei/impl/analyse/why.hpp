// Which clauses make an amount what it is: the steps that stand on the path of the computation and bind there.
#pragma once

#include <santei/impl/analyse/envelope.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace santei::analyse::detail {

/// Runs one completion at two values of the input, and follows the branches that are taken at the first.
class reason {
 public:
  /// `on`: the stretch of the input that it is the reason for; the two values lie there.
  reason(const plan::measure_plan& plan, const assignment& facts, evaluate::detail::variable over, const cell& on, const rational& at,
         const rational& beside)
      : plan_(plan), facts_(facts), over_(over), on_(on), here_(run(facts, over, at)), beside_(run(facts, over, beside)) {
    for (std::size_t i = 0; i < plan.steps.size(); ++i)
      if (here_.truth_at(plan.steps[i].applies) != 0) by_node_[taken(plan.steps[i].value)].push_back(i);
  }

  [[nodiscard]] std::string words(role as) {
    if (as == role::ineligible) return joined(failing_conditions());
    if (as == role::undecided) return words_of({"補助率", "定額", "金額"}, {"未定"});
    const plan::amount& grant = plan_.grant;
    const plan::node_id root = as == role::stated ? grant.stated : as == role::least ? grant.least : grant.most;
    follow(root, 0);
    const auto what_leaves_it_open = [&] { return words_of({"補助率", "定額", "金額"}, {"以内", "以下", "最大", "まで", "未満", "等", "未定"}); };
    if (found_.empty()) return what_leaves_it_open();
    const bool moves = std::any_of(found_.begin(), found_.end(), [](const auto& one) { return one.second; });
    const bool limited = std::any_of(found_.begin(), found_.end(), [&](const auto& one) { return is_limit(one.first); });
    std::vector<std::string> texts;
    for (const auto& [step, slopes] : found_)
      if (moves ? slopes : !limited || is_limit(step)) add(texts, plan_.steps[step].cited.text);
    return texts.empty() ? what_leaves_it_open() : joined(texts);
  }

  /// The 対象 that hold nowhere on the stretch; where each of them holds somewhere, those that do not at its first value.
  [[nodiscard]] std::vector<std::string> failing_conditions() const {
    std::vector<plan::node_id> wanted;
    for (const plan::requirement& one : plan_.requirements) wanted.push_back(one.holds);
    evaluate::bound_case stretch = *facts_.bound;
    const auto end = [&](const std::optional<rational>& x) { return x ? std::optional(santei::bound{*x, on_.is_point}) : std::nullopt; };
    stretch.values[over_.input][over_.row] = {true, interval(end(on_.low), end(on_.high)), {}};
    assignment all = facts_;
    all.bound = &stretch;
    all.at(over_) = {};
    evaluate::detail::values<evaluate::detail::interval_domain> ranges(plan_, stretch.rows);
    evaluate::detail::interval_domain domain(plan_, all);
    ranges.run(domain, evaluate::detail::needed_for(plan_, wanted));
    std::vector<std::string> texts, here;
    for (const plan::requirement& one : plan_.requirements) {
      if (ranges.truth_at(one.holds) == truth::no) add(texts, one.cited.text);
      if (here_.truth_at(one.holds) == 0) add(here, one.cited.text);
    }
    return texts.empty() ? here : texts;
  }
  [[nodiscard]] static std::string joined(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& one : texts) out += (out.empty() ? "" : "、") + one;
    return out;
  }

 private:
  using exact_run = evaluate::detail::values<evaluate::detail::exact_domain>;

  exact_run run(const assignment& facts, evaluate::detail::variable over, const rational& x) const {
    assignment all = facts;
    all.at(over) = {evaluate::detail::setting::state::number, x, 0};
    std::vector<plan::node_id> wanted = {plan_.grant.stated, plan_.grant.least, plan_.grant.most};
    for (const plan::step& one : plan_.steps) wanted.insert(wanted.end(), {one.value, one.applies});
    for (const plan::requirement& one : plan_.requirements) wanted.push_back(one.holds);
    exact_run made(plan_, all.bound->rows);
    evaluate::detail::exact_domain domain(all);
    made.run(domain, evaluate::detail::needed_for(plan_, wanted));
    return made;
  }

  [[nodiscard]] plan::node_id taken(plan::node_id id, std::size_t row = 0) const {
    while (plan_.at(id).code == plan::op::select) id = here_.truth_at(plan_.at(id).c, row) != 0 ? plan_.at(id).a : plan_.at(id).b;
    return id;
  }
  [[nodiscard]] bool is_limit(std::size_t step) const {
    static constexpr std::array<std::string_view, 4> words{"上限額", "経費上限", "最低額", "合計上限"};
    return std::find(words.begin(), words.end(), plan_.steps[step].label) != words.end();
  }
  /// In how many steps a node is made: what a limit cuts has more of them than the limit.
  [[nodiscard]] std::size_t depth(plan::node_id id) const {
    std::vector<bool> under = evaluate::detail::needed_for(plan_, {id});
    return static_cast<std::size_t>(std::count(under.begin(), under.end(), true));
  }

  void note(const std::vector<std::size_t>& steps, plan::node_id id, bool limit_binds) {
    const bool slopes = here_.number_at(id) != beside_.number_at(id);
    for (const std::size_t step : steps) {
      const std::string& label = plan_.steps[step].label;
      if (label == "経費" || label == "端数" || (is_limit(step) && !limit_binds)) continue;
      if (std::none_of(found_.begin(), found_.end(), [&](const auto& one) { return one.first == step; })) found_.emplace_back(step, slopes);
    }
  }

  void follow(plan::node_id id, std::size_t row) {
    id = taken(id, row);
    if (!seen_.insert({id, row}).second) return;
    const auto at = by_node_.find(id);
    const std::vector<std::size_t> steps = at == by_node_.end() ? std::vector<std::size_t>{} : at->second;
    const plan::node& n = plan_.at(id);
    if (n.code == plan::op::minimum || n.code == plan::op::maximum) {
      const bool a_is_inner = depth(n.a) >= depth(n.b);
      const plan::node_id inner = a_is_inner ? n.a : n.b;
      const bool binds = here_.number_at(id, row) != here_.number_at(inner, row);
      note(steps, id, binds);
      return follow(binds ? (a_is_inner ? n.b : n.a) : inner, row);
    }
    note(steps, id, false);
    switch (n.code) {
      case plan::op::add: case plan::op::subtract:
        for (const plan::node_id part : {n.a, n.b})
          if (here_.number_at(part, row).sign() != 0) follow(part, row);
        break;
      case plan::op::multiply: case plan::op::divide: follow(n.a, row), follow(n.b, row); break;
      case plan::op::round: follow(n.a, row); break;
      case plan::op::total:
        for (std::size_t r = 0; r < here_.rows(); ++r) follow(n.a, r);
        break;
      case plan::op::greatest: case plan::op::least:
        for (std::size_t r = 0; r < here_.rows(); ++r)
          if (here_.number_at(n.a, r) == here_.number_at(id, row)) return follow(n.a, r);
        break;
      default: break;
    }
  }

  /// The clauses that apply here (where none does, any), have one of the labels, and say one of the words.
  [[nodiscard]] std::string words_of(const std::vector<std::string_view>& labels, const std::vector<std::string_view>& said,
                                     bool applying = true) const {
    std::vector<std::string> texts;
    for (const plan::step& one : plan_.steps) {
      const std::string& text = one.cited.text;
      if ((applying && here_.truth_at(one.applies) == 0) || std::find(labels.begin(), labels.end(), one.label) == labels.end()) continue;
      if (std::any_of(said.begin(), said.end(), [&](std::string_view word) { return text.find(word) != std::string::npos; }))
        add(texts, text);
    }
    return texts.empty() && applying ? words_of(labels, said, false) : joined(texts);
  }
  static void add(std::vector<std::string>& texts, const std::string& text) {
    if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
  }


  const plan::measure_plan& plan_;
  const assignment& facts_;
  evaluate::detail::variable over_;
  cell on_;
  exact_run here_, beside_;
  std::map<plan::node_id, std::vector<std::size_t>> by_node_;
  std::set<std::pair<plan::node_id, std::size_t>> seen_;
  std::vector<std::pair<std::size_t, bool>> found_;  // step, whether it moves with the input
};

}  // namespace santei::analyse::detail
