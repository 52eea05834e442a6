// What is known of a fact: what is given, or what the vocabulary's 場合分け makes of other facts.
#pragma once

#include <santei/impl/verify/derivation.hpp>

namespace santei::verify::detail {

inline number derivation::fact_number(std::size_t fact) {
  const declaration& of = words_.declared[fact];
  if (!of.rows.empty() && row_ == 0) {
    row_asked_ = true;
    return absent;
  }
  const fact_value* known = words_.given.find(fact, of.rows.empty() ? 0 : row_);
  if (known != nullptr && known->number) return *known->number;
  shared_.missing.insert(of.key);
  return known == nullptr ? absent : open;
}

/// The choices that a fact may be, by index; nothing where nothing is known of it.
inline std::optional<std::vector<bool>> derivation::possible_choices(std::size_t fact) {
  const declaration& of = words_.declared[fact];
  const std::size_t count = of.of.of == kind::truth ? 2 : of.choices.size();
  if (!of.rows.empty() && row_ == 0) {
    row_asked_ = true;
    return std::nullopt;
  }
  if (const fact_value* known = words_.given.find(fact, of.rows.empty() ? 0 : row_)) {
    std::vector<bool> made(count, !known->choice);
    if (known->choice) made[*known->choice] = true;
    else shared_.missing.insert(of.key);
    return made;
  }
  if (const auto [tree, by] = definition_of(fact); by != nullptr && is_told(fact) == truth::yes) {
    const auto found = defined_.find(fact);
    return found != defined_.end() ? found->second : defined_[fact] = choices_by_definition(fact, *tree, *by);
  }
  shared_.missing.insert(of.key);
  return std::nullopt;
}

inline truth derivation::fact_in(std::size_t fact, const std::vector<bool>& choices) {
  const auto possible = possible_choices(fact);
  if (!possible) return truth::unknown;
  bool in = false, out = false;
  for (std::size_t i = 0; i < possible->size(); ++i)
    if ((*possible)[i]) (i < choices.size() && choices[i] ? in : out) = true;
  return in && out ? truth::unknown : truth_of(in);
}

inline truth derivation::fact_truth(std::size_t fact) { return fact_in(fact, {false, true}); }

/// The 場合分け from which a fact follows where it is not given, with its file; null where there is none.
inline std::pair<const syntax::file*, const syntax::cases_clause*> derivation::definition_of(std::size_t fact) const {
  std::vector<const syntax::file*> trees = words_.vocabulary;
  if (trees.empty()) trees.push_back(measure_.tree);
  for (const syntax::file* tree : trees)
    for (const syntax::block& block : tree->blocks)
      for (const syntax::clause& one : block.clauses) {
        const auto* cases = std::get_if<syntax::cases_clause>(&one.says);
        if (cases != nullptr && words_.declared.find(cases->name.text) == fact) return {tree, cases};
      }
  return {nullptr, nullptr};
}

/// Rows are tried from the top; one whose condition is open leaves its choices and those of the rows below it.
inline std::vector<bool> derivation::choices_by_definition(std::size_t fact, const syntax::file& tree, const syntax::cases_clause& by) {
  const declaration& of = words_.declared[fact];
  std::vector<bool> made(of.choices.size() + 1);  // the last: none of them
  const syntax::file* const rule = std::exchange(tree_, &tree);
  const bool within = std::exchange(defining_, true);
  for (const syntax::case_row& row : by.rows) {
    const truth here = row.condition ? holds(*row.condition) : truth::yes;
    if (here == truth::no) continue;
    for (const syntax::word& word : row.choices) {
      const std::vector<std::uint32_t> named = of.find_choices(word.text);
      for (const std::uint32_t choice : named) made[choice] = true;
      if (named.empty()) made.back() = true;
    }
    if (here == truth::yes) break;
  }
  tree_ = rule;
  defining_ = within;
  return made;
}

/// Whether anything is known of the fact: of itself, or of one that it follows from; of itself alone while it is said how facts follow.
inline truth derivation::is_told(std::size_t fact) {
  const bool in_row = !words_.declared[fact].rows.empty();
  if (in_row && row_ == 0) row_asked_ = true;
  if (words_.given.find(fact, in_row ? row_ : 0) != nullptr) return truth::yes;
  if (defining_) return truth::no;
  std::set<std::size_t> from;
  sources_of(fact, from);
  for (const std::size_t one : from)
    if (words_.given.find(one, 0) != nullptr) return truth::yes;
  return truth::no;
}

/// Whether a fact is not given, and its 場合分け, which never settles it, leaves the choice.
inline truth derivation::leaves_open(std::size_t fact, std::string_view choice) {
  const declaration& of = words_.declared[fact];
  const auto [tree, by] = definition_of(fact);
  const auto yields = [&](const syntax::case_row& row) {
    std::set<std::uint32_t> made;
    for (const syntax::word& word : row.choices)
      for (const std::uint32_t named : of.find_choices(word.text)) made.insert(named);
    return made;
  };
  if (defining_ || by == nullptr || words_.given.find(fact, 0) != nullptr) return truth::no;
  if (std::any_of(by->rows.begin(), by->rows.end(), [&](const syntax::case_row& row) { return yields(row).size() < 2; })) return truth::no;
  const auto stands_in = of.find_choice(choice);
  const syntax::file* const rule = std::exchange(tree_, tree);
  const bool within = std::exchange(defining_, true);
  truth made = truth::no;
  for (auto row = by->rows.rbegin(); row != by->rows.rend(); ++row) {
    const truth left = truth_of(stands_in && yields(*row).contains(static_cast<std::uint32_t>(*stands_in)));
    made = row->condition ? choose(holds(*row->condition), left, made) : left;
  }
  tree_ = rule;
  defining_ = within;
  return made;
}

/// What a fact follows from. Of two that follow from each other, the one defined first tells of the other.
inline void derivation::sources_of(std::size_t fact, std::set<std::size_t>& into) const {
  const auto [tree, by] = definition_of(fact);
  if (by == nullptr) return;
  std::set<std::size_t> named;
  for (const syntax::case_row& row : by->rows)
    if (row.condition) facts_under(*tree, *row.condition, named);
  for (const std::size_t one : named) {
    const auto [other_tree, other] = definition_of(one);
    std::set<std::size_t> back;
    if (other != nullptr && by->name.where.begin < other->name.where.begin)
      for (const syntax::case_row& row : other->rows)
        if (row.condition) facts_under(*other_tree, *row.condition, back);
    if (one == fact || back.contains(fact)) continue;
    if (into.insert(one).second) sources_of(one, into);
  }
}

/// The facts that a condition of a 場合分け names.
inline void derivation::facts_under(const syntax::file& tree, syntax::condition_id id, std::set<std::size_t>& into) const {
  const syntax::condition& c = tree.conditions[id];
  for (const syntax::condition_id part : c.parts) facts_under(tree, part, into);
  std::vector<std::string_view> words{c.subject.text};
  if (c.is == syntax::condition_kind::compare)
    for (const syntax::expression_id side : {c.left, c.right}) words.push_back(tree.expressions[side].name.text);
  for (const std::string_view name : words)
    if (const auto found = name.empty() ? std::nullopt : words_.declared.find(name)) into.insert(*found);
}

}  // namespace santei::verify::detail
