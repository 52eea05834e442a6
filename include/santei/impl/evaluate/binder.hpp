// Facts met with one plan, one after the other, with every problem of them.
#pragma once

#include <santei/evaluate/bind.hpp>
#include <santei/value/reading.hpp>

#include <string>
#include <utility>
#include <vector>

namespace santei::evaluate::detail {

/// One run of bind over one plan.
class binder {
 public:
  binder(const plan::measure_plan& plan, const key_space& keys, const plan::limits& within) : plan_(plan), keys_(keys), limits_(within) {
    bound_.values.assign(plan.inputs.size(), std::vector<bound_value>(1));
  }

  outcome<bound_case> run(const facts& given);

 private:
  std::vector<std::pair<std::string, const given_fact*>> in_scope(const facts& given);
  void set(const std::string& key, const given_fact& fact);
  void set_input(std::uint32_t input, std::size_t row, const fact_input& value);
  void set_rate(std::uint32_t input, const fact_input& value);
  void set_rows(const fact_input& value);
  void set_other_rows(const std::string& key, const fact_input& value);
  void note_tax(const declaration& of, const known& read);
  void count_parts(const interval& given);
  void refuse_beside_rows(const declaration& of, const fact_input& value);
  void refuse_unknown(const std::string& key, const std::string& place);
  void refuse_exclusions();
  [[nodiscard]] diagnostic there_may_be_more() const;
  void report(diagnostics problems) {
    for (diagnostic& one : problems)
      if (!is_enough()) problems_.push_back(std::move(one));
  }
  void report(std::string code, message text, std::optional<message> help = std::nullopt) {
    report({{severity::error, std::move(code), std::move(text), {}, std::move(help)}});
  }
  /// Whether as much is wrong as anybody reads: what follows is not looked at.
  [[nodiscard]] bool is_enough() const { return problems_.size() >= limits_.problems; }

  const plan::measure_plan& plan_;
  const key_space& keys_;
  const plan::limits& limits_;
  bound_case bound_;
  rational parts_ = 1;  // in which all numbers given are whole
  bool rows_given_ = false;
  diagnostics problems_;
  std::vector<std::string> words_;  // every known key, once one is unknown
};

}  // namespace santei::evaluate::detail
