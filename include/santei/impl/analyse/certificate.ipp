// Certificates: what the answer rests on, written from the facts up to the amount.
#pragma once

#include <santei/analyse/certificate.hpp>

#include <santei/impl/analyse/certificate/known_values.hpp>
#include <santei/impl/analyse/certificate/named_lines.hpp>
#include <santei/impl/analyse/certificate/recipe.hpp>
#include <santei/impl/analyse/certificate/rule_lines.hpp>
#include <santei/text/hash.hpp>

#include <algorithm>
#include <map>

namespace santei::analyse {

namespace detail {

class certificate_writer {
 public:
  certificate_writer(const plan::measure_plan& plan, const evaluate::bound_case& of, const source_set& sources, std::uint32_t rule)
      : plan_(plan), known_(plan, of), rule_(plan, sources, rule), named_(plan, sources, known_, rule_, rule) {}

  outcome<std::string> write(std::string_view measure) {
    const auto eligible = known_.truth(plan_.eligible);
    const std::string result = eligible ? write_result(*eligible) : std::string();
    if (!eligible || !complete_) return refuse_open();
    if (!unexplained_.empty()) return std::move(unexplained_);
    std::string text = "santei certificate 1\nmeasure " + std::string(measure) + "\n";
    text += named_.text() + step_lines_ + shown_lines_ + result;
    return text + "seal " + sha256(text) + "\n";
  }

 private:
  using place = known_values::place;

  outcome<std::string> refuse_open() const {
    diagnostics problems;
    for (const std::uint32_t input : known_.open()) {
      const declaration& fact = plan_.inputs[input].declared;
      problems.push_back(
          {severity::error,
           "E0940",
           {"証明書には「" + fact.label + "」（" + fact.key + "）の値が要ります", "a certificate needs a value of '" + fact.key + "'"},
           {},
           message{"分かっている値を " + fact.key + "=… で渡してください。範囲や不明では証明書を作れません",
                   "give it as " + fact.key + "=…; a range or an unknown fact cannot be certified"}});
    }
    return problems;
  }

  /// The amount and what makes it, once the verdict stands.
  std::string write_result(bool eligible) {
    const plan::amount& of = plan_.grant;
    std::string text = "eligible " + step(plan_.eligible) + (eligible ? " yes\n" : " no\n");
    if (!eligible) return text;
    const auto stated = known_.truth(of.has_stated), possible = known_.truth(of.has_possible);
    complete_ = stated && possible;
    if (complete_ && *stated && need(of.stated)) {
      write_steps();
      text += "stated " + step(of.stated) + " " + step(of.has_stated) + " " + floor(*known_.number(of.stated)).text() + "\n";
    }
    if (complete_ && *possible && need(of.least) && need(of.most))
      text += "possible " + step(of.least) + " " + step(of.most) + " " + step(of.has_possible) + " " +
              floor(*known_.number(of.least)).text() + " " + floor(*known_.number(of.most)).text() + "\n";
    return text;
  }
  bool need(plan::node_id id) {
    complete_ = complete_ && known_.number(id).has_value();
    return complete_;
  }

  /// The lines of the rule in the order of their effect; the last gives the amount.
  void write_steps() {
    const auto shown = [&](const plan::step& one) {
      return !plan_.at(one.value).per_row && known_.truth(one.applies) == true && known_.number(one.value);
    };
    const auto last = std::find_if(plan_.steps.rbegin(), plan_.steps.rend(),
                                   [&](const plan::step& one) { return one.value == plan_.grant.stated && shown(one); });
    if (last == plan_.steps.rend()) return;
    for (const plan::step& one : plan_.steps) {
      if (shown(one)) shown_lines_ += "step " + step(one.value) + " " + named_.cite(rule_.of(one.cited.where)) + " " + one.label + "\n";
      if (&one == &*last) return;
    }
  }

  std::string emit(const std::string& operation, const std::string& value) {
    step_lines_ += "s" + std::to_string(++steps_) + " = " + operation + " -> " + value + "\n";
    return "s" + std::to_string(steps_);
  }

  /// The step of a node whose value is known; "-" for one whose value is not, as it decides nothing.
  std::string step(plan::node_id id, std::size_t row = 0) {
    const place at = known_.place_of(id, row);
    if (const auto found = known_steps_.find(at); found != known_steps_.end()) return found->second;
    const plan::node& n = plan_.at(id);
    std::string name;
    if (plan::is_truth(n.code)) {
      const auto value = known_.truth(id, row);
      name = value ? truth_step(n, at.second, *value) : "-";
    } else {
      const auto value = known_.number(id, row);
      name = value ? number_step(n, at.second, *value) : "-";
    }
    known_steps_.emplace(at, name);
    return name;
  }

  std::string number_step(const plan::node& n, std::size_t row, const rational& value) {
    using plan::op;
    switch (n.code) {
      case op::number: return constant(value);
      case op::input_number: return emit("fact " + named_.fact(n.a, row), value.text());
      case op::select: {
        const bool holds = *known_.truth(n.c, row);
        const std::string condition = step(n.c, row), taken = step(holds ? n.a : n.b, row);
        return emit("choose " + condition + " " + (holds ? taken + " -" : "- " + taken), value.text());
      }
      case op::round: return rounded(step(n.a, row), plan_.roundings[n.b], value);
      case op::growth: {
        const std::string before = step(n.a, row), after = step(n.b, row), years = step(n.c, row);
        return emit("growth " + before + " " + after + " " + years + " " + plan_.roundings[n.d].unit.text(), value.text());
      }
      case op::total: return over_rows("sum", n.a, value.text());
      case op::optimum: unexplained("合わせた限度のもとで最も多い額", value); return "-";
      default: return binary(n, row, value.text());
    }
  }

  std::string truth_step(const plan::node& n, std::size_t row, bool value) {
    using plan::op;
    const std::string word = value ? "yes" : "no";
    switch (n.code) {
      case op::yes: case op::no: return emit(std::string(value ? "all" : "any"), word);  // of nothing
      case op::given: return emit("given " + named_.fact(n.a, row), word);
      case op::input_truth: return emit("fact " + named_.fact(n.a, row), word);
      case op::input_in: return membership(n, row, value);
      case op::negate: return emit("not " + step(n.a, row), word);
      case op::all: case op::any: {
        const bool deciding = n.code == op::any;
        if (value == deciding) {  // one operand is enough
          const bool first = known_.truth(n.a, row) == deciding;
          const std::string one = step(first ? n.a : n.b, row);
          return emit(std::string(deciding ? "any " : "all ") + (first ? one + " -" : "- " + one), word);
        }
        return binary(n, row, word);
      }
      case op::exists: return over_rows("any", n.a, word);
      default: return binary(n, row, word);
    }
  }

  std::string binary(const plan::node& n, std::size_t row, const std::string& value) {
    using plan::op;
    static constexpr std::pair<op, const char*> names[] = {
        {op::add, "add"},         {op::subtract, "subtract"}, {op::multiply, "multiply"}, {op::divide, "divide"}, {op::minimum, "minimum"},
        {op::maximum, "maximum"}, {op::at_least, "at_least"}, {op::above, "above"},       {op::equal, "equal"},   {op::all, "all"},
        {op::any, "any"}};
    const auto name = std::find_if(std::begin(names), std::end(names), [&](const auto& one) { return one.first == n.code; });
    const std::string a = step(n.a, row), b = step(n.b, row);
    return emit(std::string(name->second) + " " + a + " " + b, value);
  }

  std::string over_rows(const char* name, plan::node_id of, const std::string& value) {
    std::string operation = name;
    for (std::size_t row = 0; row < known_.rows(); ++row) operation += " " + step(of, row);
    return emit(operation, value);
  }

  std::string rounded(const std::string& of, const plan::rounding& by, const rational& value) {
    const char* mode = by.mode == rounding_mode::down ? "down" : by.mode == rounding_mode::up ? "up" : "half_up";
    const rule_line* line = rule_.rounding(by);
    if (line == nullptr) unexplained("端数", by.unit);
    return emit("round " + of + " " + mode + " " + by.unit.text() + (line != nullptr ? " by " + named_.cite(*line) : ""), value.text());
  }

  std::string membership(const plan::node& n, std::size_t row, bool value) {
    const plan::input& input = plan_.inputs[n.a];
    std::string set;
    for (std::size_t i = 0; i < input.declared.choices.size(); ++i)
      if (plan_.sets[n.b][i]) set += (set.empty() ? "" : "|") + named_lines::joined(input.declared.choices[i].key);
    const std::string name = named_.fact(n.a, row);
    std::string by;
    if (value) {
      const evaluate::bound_value& known = known_.fact(n.a, row);
      for (auto at = static_cast<std::int32_t>(known.choices.front()); at >= 0 && by.empty();
           at = input.declared.choices[static_cast<std::size_t>(at)].parent) {
        const choice& one = input.declared.choices[static_cast<std::size_t>(at)];
        if (!named_.is_declared(input.declared.where, input.declared.label, input.declared.key) ||
            !named_.is_declared(input.declared.where, one.label, one.key))
          break;
        const rule_line* line = rule_.find([&](const std::string& spoken) { return spoken.find(one.label) != std::string::npos; });
        if (line != nullptr) by = " by " + named_.cite(*line);
      }
    }
    return emit("in " + name + " " + set + by, value ? "yes" : "no");
  }

  void unexplained(const char* what, const rational& value) {
    unexplained_.push_back({severity::error,
                            "E0941",
                            {std::string(what) + " " + value.text() + " が規則のどの行にも見つかりません",
                             "the constant " + value.text() + " stands in no line of the rule"},
                            {},
                            std::nullopt});
  }

  /// A number that the rule writes; 0 and 1; or what two or three of them make, as a plan holds 1/(1 - 1/3) as one constant.
  std::string constant(const rational& value) {
    if (const auto found = constants_.find(value); found != constants_.end()) return found->second;
    std::string name;
    if (value == rational(0) || value == rational(1)) name = emit("number " + value.text(), value.text());
    else if (const rule_line* line = rule_.number(value)) name = emit("number " + value.text() + " by " + named_.cite(*line), value.text());
    else name = derived(value);
    if (name.empty()) unexplained("数", value);
    constants_.emplace(value, name);
    return name;
  }

  std::string derived(const rational& value) {
    const auto recipe = recipe_of(value, rule_.numbers());
    if (!recipe) return {};
    const std::string a = constant(recipe->a);
    std::string b = constant(recipe->b);
    if (recipe->c) {
      const std::string c = constant(*recipe->c);
      b = emit(std::string(recipe->inner) + " " + b + " " + c, (recipe->a / value).text());
    }
    return emit(std::string(recipe->name) + " " + a + " " + b, value.text());
  }

  const plan::measure_plan& plan_;
  known_values known_;
  rule_lines rule_;
  named_lines named_;
  bool complete_ = true;
  diagnostics unexplained_;
  std::map<place, std::string> known_steps_;
  std::map<rational, std::string> constants_;
  std::string step_lines_, shown_lines_;
  std::size_t steps_ = 0;
};

}  // namespace detail

SANTEI_INLINE outcome<std::string> certificate_of(const plan::measure_plan& plan, const evaluate::bound_case& of, std::string_view measure,
                                                  const source_set& sources, std::uint32_t rule) {
  return detail::certificate_writer(plan, of, sources, rule).write(measure);
}

}  // namespace santei::analyse
