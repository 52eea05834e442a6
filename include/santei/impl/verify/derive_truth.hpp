// Conditions of a rule to truths; which clauses apply, and which another takes the place of.
#pragma once

#include <santei/impl/value/counter.hpp>
#include <santei/impl/verify/derivation.hpp>
#include <santei/value/literal.hpp>

#include <algorithm>

namespace santei::verify::detail {

inline truth compare(const number& a, syntax::comparison how, const number& b) {
  switch (how) {
    case syntax::comparison::at_least: return at_least(a, b);
    case syntax::comparison::at_most: return at_least(b, a);
    case syntax::comparison::above: return above(a, b);
    case syntax::comparison::below: return above(b, a);
    case syntax::comparison::equal: return equal(a, b);
  }
  return truth::unknown;
}

/// Whether it is one of the numbers; beside what counts 年, 3年 is 3.
inline truth equals_one(const number& of, const std::vector<syntax::word>& words, std::string_view counter) {
  truth made = truth::no;
  for (const syntax::word& word : words)
    if (auto read = read_literal(word.text).value) made = made || equal(of, santei::detail::counted_as(std::move(*read), counter).value);
  return made;
}

inline truth derivation::holds(syntax::condition_id id) {
  if (!step()) return truth::unknown;
  const syntax::condition& c = tree_->conditions[id];
  using enum syntax::condition_kind;
  switch (c.is) {
    case all:
    case any: {
      truth made = truth_of(c.is == all);
      for (const syntax::condition_id part : c.parts) made = c.is == all ? made && holds(part) : made || holds(part);
      return made;
    }
    case negation: return !holds(c.parts.front());
    case compare: return detail::compare(value_of(c.left), c.how, value_of(c.right));
    case syntax::condition_kind::one_of:
    case reading: return this->one_of(c);
    case flag: break;
    case used: {
      const auto fact = c.key ? words_.declared.find(c.key->text) : std::nullopt;
      return fact ? fact_truth(*fact) : truth::unknown;
    }
  }
  if (c.subject.text.empty()) return truth::yes;  // - in a table: any
  const auto fact = words_.declared.find(c.subject.text);
  if (!fact || words_.declared[*fact].of.of != kind::truth)
    return beyond({"条件「" + c.subject.text + "」", "the condition '" + c.subject.text + "'"}), truth::unknown;
  return c.if_missing ? choose(is_told(*fact), fact_truth(*fact), truth_of(c.if_missing->text == "はい")) : fact_truth(*fact);
}

/// Whether the fact is one of the named choices, or one of those under them.
inline truth derivation::chosen(std::size_t fact, const std::vector<syntax::word>& words) {
  const declaration& of = words_.declared[fact];
  if (santei::is_number(of.of.of)) return equals_one(fact_number(fact), words, of.counter);
  if (of.of.of == kind::truth) {  // in a table: はい, いいえ, or its own name
    std::vector<bool> said(2);
    for (const syntax::word& word : words) said[word.text == "はい" || words_.declared.find(word.text) == fact] = true;
    return fact_in(fact, said);
  }
  std::vector<bool> set(of.choices.size());
  for (const syntax::word& word : words)
    for (const std::uint32_t named : of.find_choices(word.text))
      for (std::size_t i = 0; i < set.size(); ++i) set[i] = set[i] || of.within(i, named);
  return fact_in(fact, set);
}

/// NAME が a, b のいずれか [等], and 読み NAME が a; of a fact, or of any number.
inline truth derivation::one_of(const syntax::condition& c) {
  const bool named = value_named(c.subject.text) == nullptr && table_named(c.subject.text) == nullptr;
  const auto fact = named ? words_.declared.find(c.subject.text) : std::nullopt;
  truth made = truth::no;
  if (fact && c.if_missing && is_told(*fact) == truth::no) return default_of(*fact, c);
  if (fact && c.if_missing)
    if (const truth leaves = leaves_open(*fact, c.if_missing->text); leaves != truth::no)
      return choose(leaves, default_of(*fact, c), chosen(*fact, c.choices));
  if (fact) made = chosen(*fact, c.choices);
  else made = equals_one(value_of(c.left), c.choices, c.counter);
  if (c.and_others) {
    const auto others = words_.declared.find(c.key ? c.key->text : "others_eligible");
    made = made || (others && made != truth::yes ? fact_truth(*others) : truth::no);
  }
  return made;
}

/// なければ: whether the condition holds for the choice that stands in.
inline truth derivation::default_of(std::size_t fact, const syntax::condition& c) const {
  const declaration& of = words_.declared[fact];
  const auto standing = of.find_choice(c.if_missing->text);
  const auto holds_it = [&](const syntax::word& word) {
    const std::vector<std::uint32_t> named = of.find_choices(word.text);
    return standing && std::any_of(named.begin(), named.end(), [&](std::uint32_t one) { return of.within(*standing, one); });
  };
  return truth_of(std::any_of(c.choices.begin(), c.choices.end(), holds_it));
}

/// Where the clause's のとき holds; always without one.
inline truth derivation::applies(const syntax::clause& clause) { return clause.condition ? holds(*clause.condition) : truth::yes; }

/// Whether a clause of higher 優先 applies among those of the same kind.
inline truth derivation::overridden(const syntax::clause& clause, const clause_list& among) {
  truth made = truth::no;
  for (const syntax::clause* other : among)
    if (other->is == clause.is && other->precedence > clause.precedence) made = made || applies(*other);
  return made;
}

/// Where it applies and no clause of higher 優先 takes its place.
inline truth derivation::stands(const syntax::clause& clause, const clause_list& among) {
  const truth when = applies(clause);
  return when == truth::no ? when : when && !overridden(clause, among);
}

/// A condition on rows holds where it does for some row; the rows where it does not are left out of every 合計.
inline truth derivation::in_some_row(syntax::condition_id id, const syntax::clause& clause) {
  const auto in_place = [&] { return clause.condition ? !applies(clause) || holds(id) : holds(id); };
  row_asked_ = false;
  const truth outside = in_place();
  if (!std::exchange(row_asked_, false)) return outside;
  row_holds_.resize(words_.given.rows(), truth::yes);
  truth some = truth::no;
  for (row_ = 1; row_ <= words_.given.rows(); ++row_) {
    const truth here = in_place();
    some = some || here;
    row_holds_[row_ - 1] = row_holds_[row_ - 1] && here;
  }
  row_ = 0;
  return some;
}

inline bool derivation::is_untold(syntax::condition_id id) {
  std::set<std::size_t> asked;
  facts_under(*tree_, id, asked);
  return std::all_of(asked.begin(), asked.end(), [&](std::size_t fact) { return is_told(fact) == truth::no; });
}

inline void derivation::require(const syntax::clause& clause, truth holds) {
  const auto [at, fresh] = verdicts_.emplace(&clause, holds);
  if (!fresh) at->second = at->second && holds;
  if (category_ == nullptr) eligible_ = eligible_ && holds;
}

}  // namespace santei::verify::detail
