// A syntax tree written out without its places: two trees are equal up to spans exactly when these texts are.
#pragma once

#include <santei/syntax/ast.hpp>

#include <string>
#include <variant>
#include <vector>

namespace test {

class tree_writer {
 public:
  explicit tree_writer(const santei::syntax::file& tree) : tree_(tree) {}

  std::string run() {
    for (const auto& each : tree_.blocks) {
      put("\nblock", number(each.is), each.title, each.key.text, std::to_string(each.parent));
      choices(each.choices);
      for (const auto& what : each.clauses) clause(what);
    }
    return std::move(out_);
  }

  std::string expression_text(santei::syntax::expression_id id) {
    expression(id);
    return std::move(out_);
  }
  std::string condition_text(santei::syntax::condition_id id) {
    condition(id);
    return std::move(out_);
  }

 private:
  template <class... Texts>
  void put(const Texts&... texts) {
    ((out_.append("<").append(texts).append(">")), ...);
  }
  template <class Enum>
  static std::string number(Enum value) {
    return std::to_string(static_cast<int>(value));
  }
  void words(const std::vector<santei::syntax::word>& all) {
    out_ += '[';
    for (const auto& each : all) put(each.text);
    out_ += ']';
  }
  void word(const std::optional<santei::syntax::word>& what) { put(what ? what->text : "none"); }

  void literal(const santei::literal& what) {
    put("literal", number(what.of.of), what.of.unit, what.value.text(), what.bare ? "bare" : "", what.counter);
  }
  void expression(santei::syntax::expression_id id) {
    const auto& e = tree_.expressions.at(id);
    put("expression", number(e.is), e.name.text, e.member.text);
    if (e.is == santei::syntax::expression_kind::literal) literal(e.literal);
    out_ += '(';
    for (const auto part : e.operands) expression(part);
    out_ += ')';
  }
  void expression(const std::optional<santei::syntax::expression_id>& id) {
    if (id) expression(*id);
    else put("none");
  }
  void condition(santei::syntax::condition_id id) {
    using kind = santei::syntax::condition_kind;
    const auto& c = tree_.conditions.at(id);
    put("condition", number(c.is), c.subject.text, c.and_others ? "others" : "", c.if_missing ? c.if_missing->text : "");
    words(c.choices);
    word(c.key);
    out_ += '(';
    for (const auto part : c.parts) condition(part);
    if (c.is == kind::compare || c.is == kind::one_of) expression(c.left);
    if (c.is == kind::compare) {
      put(number(c.how));
      expression(c.right);
    }
    out_ += ')';
  }
  void condition(const std::optional<santei::syntax::condition_id>& id) {
    if (id) condition(*id);
    else put("none");
  }
  void bases(const std::vector<santei::syntax::basis>& all) {
    for (const auto& each : all) put("basis", number(each.is), each.text);
  }
  void figure(const santei::syntax::figure& f) {
    put("figure", f.at_most ? "at most" : "", f.strictly_below ? "below" : "", f.and_others ? "others" : "", f.of_total ? "of total" : "");
    for (const auto& each : f.alternatives) {
      put(number(each.is));
      if (each.is == santei::syntax::alternative_kind::value) expression(each.value);
    }
    words(f.categories);
    if (f.tier) {
      put("tier", f.tier->of_grant ? "grant" : "cost");
      expression(f.tier->above);
      expression(f.tier->up_to);
    }
    word(f.key);
  }
  void shares(const std::vector<santei::syntax::share>& all) {
    for (const auto& each : all) {
      put("share", each.payer);
      figure(each.rate);
    }
  }
  void choices(const std::vector<santei::syntax::declared_choice>& all) {
    for (const auto& each : all) put("choice", each.label, each.key, std::to_string(each.parent));
  }
  void clause(const santei::syntax::clause& what) {
    put("\n  clause", number(what.is), number(what.precedence));
    std::visit([&](const auto& says) { write(says); }, what.says);
    condition(what.condition);
    bases(what.bases);
  }

  void write(const santei::syntax::figure_clause& says) {
    figure(says.figure);
    words(says.measures);
  }
  void write(const santei::syntax::rounding_clause& says) {
    put(says.unit ? says.unit->text() : "none", number(says.mode), number(says.scope));
  }
  void write(const santei::syntax::eligible_clause& says) {
    put(says.may ? "may" : "");
    condition(says.condition);
  }
  void write(const santei::syntax::premise_clause& says) { put(says.role.text, says.text); }
  void write(const santei::syntax::flow_clause& says) {
    for (const auto& each : says.stages) {
      put("stage", each.from, each.to, each.rate_text);
      if (each.rate) figure(*each.rate);
      expression(each.basis);
      expression(each.cap);
    }
  }
  void write(const santei::syntax::share_clause& says) { shares(says.shares); }
  void write(const santei::syntax::budget_clause& says) {
    expression(says.amount);
    words(says.flags);
  }
  void write(const santei::syntax::words_clause& says) { words(says.words); }
  void write(const santei::syntax::unstated_clause& says) { words(says.phrases); }
  void write(const santei::syntax::exclusion_clause& says) { words(says.names); }
  void write(const santei::syntax::edition_clause& says) {
    put(says.title, says.key.text);
    if (says.from) literal(*says.from);
    if (says.to) literal(*says.to);
  }
  void write(const santei::syntax::item_clause& says) {
    words(says.names);
    words(says.keys);
    put(number(says.of.of), says.of.unit, says.least ? says.least->text() : "none", says.greatest ? says.greatest->text() : "none");
    word(says.shared_choices);
    choices(says.choices);
  }
  void write(const santei::syntax::currency_clause& says) { put(std::string(says.in.code())); }
  void write(const santei::syntax::alias_clause& says) {
    word(says.fact);
    words(says.names);
    words(says.choices);
  }
  void write(const santei::syntax::reading_clause& says) {
    put(says.name.text, says.key.text);
    for (const auto& each : says.options) put("option", each.label.text, each.key.text, each.text);
  }
  void write(const santei::syntax::value_clause& says) {
    put(says.name.text);
    figure(says.figure);
  }
  void write(const santei::syntax::table_clause& says) {
    put(says.name.text, says.columns_are_choices ? "matrix" : "");
    words(says.keys);
    words(says.columns);
    for (const auto& row : says.rows) {
      out_ += "\n    row";
      for (const auto id : row.keys) condition(id);
      for (const auto id : row.cells) expression(id);
      bases(row.bases);
    }
  }
  void write(const santei::syntax::cases_clause& says) {
    put(says.name.text);
    for (const auto& row : says.rows) {
      out_ += "\n    case";
      words(row.choices);
      expression(row.value);
      condition(row.condition);
      bases(row.bases);
    }
  }
  void write(const santei::syntax::example_clause& says) {
    for (const auto& each : says.facts) {
      put("fact", each.name.text, each.text);
      for (const auto& row : each.rows) words(row);
    }
    word(says.stage_from);
    word(says.stage_to);
    put(number(says.expected));
    expression(says.low);
    expression(says.high);
    expression(says.stated_low);
    expression(says.stated_high);
    shares(says.shares);
    expression(says.formula);
  }

  const santei::syntax::file& tree_;
  std::string out_;
};

inline std::string without_places(const santei::syntax::file& tree) { return tree_writer(tree).run(); }

}  // namespace test
