// Definitions of the mutation check.
#pragma once

#include <santei/analyse/mutants.hpp>

#include <santei/impl/analyse/mutate/trial.ipp>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

namespace santei::analyse {

namespace detail {

/// The mutated file, checked; nothing where a check refuses it.
SANTEI_INLINE std::shared_ptr<const check::checked> checked_again(const check::checked& file, syntax::file tree) {
  check::environment around;
  around.vocabulary = file.vocabulary;
  if (!file.others.empty()) around.files_of_measure = [&file](const syntax::word&) { return file.others; };
  return check::check_file(std::move(tree), around).file;
}

/// The edits that are meant, one after another. `try_one` is given each with its tree.
template <class TryOne>
mutation_report try_each(const check::checked& file, const std::vector<edit>& edits, const mutation_place& meant, const mutation_progress& told,
                         TryOne try_one) {
  mutation_report report;
  std::size_t done = 0;
  for (const edit& one : edits) {
    syntax::file tree = file.tree;
    one.change(tree);
    mutant made = shown(file, one, tree);
    if (!meant || meant(made.where)) {
      if (const auto mutated = checked_again(file, std::move(tree))) try_one(mutated, made);
      else made.came_to = fate::by_check;
      report.mutants.push_back(std::move(made));
    }
    if (told) told(++done, edits.size());
  }
  return report;
}

/// The user's file over another vocabulary.
SANTEI_INLINE check::checked over(const check::checked& user, std::shared_ptr<const check::checked> vocabulary) {
  check::checked made = user;
  made.vocabulary = std::move(vocabulary);
  return made;
}

/// First all 例 of all users are asked: what none tells is then proved or searched for, which takes far longer.
SANTEI_INLINE void try_vocabulary(const std::vector<std::unique_ptr<rule_file_plans>>& users,
                                  const std::shared_ptr<const check::checked>& mutated, mutant& into) {
  const auto refused = [&] { return into.came_to == fate::by_check || into.came_to == fate::by_example; };
  std::vector<rule_file_plans::changed_plans> changed(users.size());
  for (std::size_t i = 0; i < users.size() && into.came_to == fate::equal; ++i)
    if (users[i]->any()) changed[i] = users[i]->changed_by(over(users[i]->file(), mutated), into);
  for (std::size_t i = 0; i < users.size() && !refused(); ++i) users[i]->search(changed[i], into);
}

/// Every mutant of one text among those that the users have as their vocabulary together.
SANTEI_INLINE std::vector<mutant> mutants_of_words(const check::checked& words, std::uint32_t source, const std::vector<const check::checked*>& users,
                                                   const mutation_progress& told, const limits& within, const mutation_place& meant) {
  std::vector<std::unique_ptr<rule_file_plans>> rules;
  for (const check::checked* user : users) rules.push_back(std::make_unique<rule_file_plans>(*user, within, asked::deriving));
  auto edits = all_edits(words.tree);
  std::erase_if(edits, [&](const edit& one) {
    const syntax::clause& clause = words.at(one.place);
    return clause.is != syntax::clause_kind::cases || clause.keyword.source != source;
  });
  return try_each(words, edits, meant, told, [&](const auto& mutated, mutant& into) { try_vocabulary(rules, mutated, into); }).mutants;
}

/// Of one mutant under two sets of users: what notices it, else what most wants an 例.
SANTEI_INLINE bool says_more(fate one, fate other) {
  constexpr std::array order{fate::equal, fate::below_yen, fate::unobserved, fate::undecided, fate::survived, fate::by_example, fate::by_check};
  return std::find(order.begin(), order.end(), one) > std::find(order.begin(), order.end(), other);
}

}  // namespace detail

SANTEI_INLINE const char* name_of(mutation of) noexcept {
  constexpr const char* names[] = {"number", "comparison", "cells", "rounding", "condition", "clause", "firmness", "others", "choice"};
  return names[static_cast<int>(of)];
}

SANTEI_INLINE const char* name_of(fate of) noexcept {
  constexpr const char* names[] = {"equal", "by_check", "by_example", "survived", "below_yen", "unobserved", "undecided"};
  return names[static_cast<int>(of)];
}

SANTEI_INLINE std::size_t mutation_report::count(fate of) const {
  return static_cast<std::size_t>(std::count_if(mutants.begin(), mutants.end(), [of](const mutant& one) { return one.came_to == of; }));
}

SANTEI_INLINE mutation_report mutate(const check::checked& file, const mutation_progress& told, const limits& within, const mutation_place& meant) {
  detail::rule_file_plans rules(file, within);
  return detail::try_each(file, detail::all_edits(file.tree), meant, told, [&](const auto& mutated, mutant& into) { rules.try_on(*mutated, into); });
}

SANTEI_INLINE bool uses(const check::checked& user, const check::checked& vocabulary) {
  const check::checked* const words = user.vocabulary.get();
  if (words == nullptr || words == &vocabulary) return words != nullptr;
  const auto& clauses = words->tree.blocks.front().clauses;
  return std::any_of(clauses.begin(), clauses.end(), [&](const syntax::clause& one) { return one.keyword.source == vocabulary.tree.source; });
}

SANTEI_INLINE mutation_report mutate(const check::checked& vocabulary, const std::vector<const check::checked*>& users,
                                     const mutation_progress& told, const limits& within, const mutation_place& meant) {
  std::vector<std::vector<const check::checked*>> groups;  // a file may use the vocabulary together with others
  for (const check::checked* user : users) {
    if (!uses(*user, vocabulary)) continue;
    const auto known = std::find_if(groups.begin(), groups.end(), [&](const auto& one) { return one.front()->vocabulary == user->vocabulary; });
    if (known == groups.end()) groups.push_back({user});
    else known->push_back(user);
  }
  mutation_report report;
  for (const auto& group : groups) {
    std::vector<mutant> found = detail::mutants_of_words(*group.front()->vocabulary, vocabulary.tree.source, group, told, within, meant);
    if (report.mutants.empty()) report.mutants = std::move(found);
    else
      for (std::size_t i = 0; i < found.size(); ++i)
        if (detail::says_more(found[i].came_to, report.mutants[i].came_to)) report.mutants[i] = std::move(found[i]);
  }
  return report;
}

}  // namespace santei::analyse
