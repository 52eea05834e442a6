// Numbers beside a fact that counts 年, 台 or 戸 count the same thing: alone, 3年 are 36 months and 5台 a quantity.
#pragma once

#include <santei/impl/value/counter.hpp>
#include <santei/syntax/ast.hpp>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::syntax::detail {

class counted_numbers {
 public:
  /// `facts`: what those count that the tree does not declare itself.
  explicit counted_numbers(file& tree, std::map<std::string, std::string, std::less<>> facts = {})
      : tree_(tree), facts_(std::move(facts)), counter_of_(tree.expressions.size()) {}

  /// Turns each such number where it stands beside the fact in a comparison, a sum or a choice of the least and the greatest.
  void count() {
    for (const block& of : tree_.blocks)
      for (const clause& each : of.clauses)
        if (const auto* item = std::get_if<item_clause>(&each.says); item != nullptr && !item->counter.empty()) declare(*item);
    for (std::size_t id = 0; id < tree_.expressions.size(); ++id) count(static_cast<expression_id>(id));
    for (condition& each : tree_.conditions) {
      if (each.is == condition_kind::compare) align({each.left, each.right});
      if (each.is == condition_kind::one_of) each.counter = counter_of_[each.left];
    }
  }

 private:
  void declare(const item_clause& item) {
    for (const word& name : item.names) facts_[name.text] = item.counter;
    for (const word& key : item.keys) facts_[key.text] = item.counter;
  }
  /// Operands stand before what is made of them.
  void count(expression_id id) {
    const expression& e = tree_.expressions[id];
    switch (e.is) {
      case expression_kind::name: {
        if (const auto known = facts_.find(e.name.text); known != facts_.end()) counter_of_[id] = known->second;
        return;
      }
      case expression_kind::call:
        if (e.name.text == "年数" || e.name.text == "年") counter_of_[id] = "年";
        if (e.name.text == "小さい方" || e.name.text == "大きい方") counter_of_[id] = align(e.operands);
        return;
      case expression_kind::add: case expression_kind::subtract: case expression_kind::otherwise: counter_of_[id] = align(e.operands); return;
      default: return;
    }
  }
  /// What they count, where one of them says it of itself.
  std::string_view align(const std::vector<expression_id>& ids) {
    std::string_view counter;
    for (const expression_id id : ids)
      if (counter.empty()) counter = counter_of_[id];
    if (counter.empty()) return counter;
    for (const expression_id id : ids)
      if (expression& e = tree_.expressions[id]; e.is == expression_kind::literal) e.literal = santei::detail::counted_as(std::move(e.literal), counter);
    return counter;
  }

  file& tree_;
  std::map<std::string, std::string, std::less<>> facts_;
  std::vector<std::string_view> counter_of_;  // by expression
};

}  // namespace santei::syntax::detail
