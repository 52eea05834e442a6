// The words of others: which vocabularies a file uses, and what their texts may say beside each other.
#pragma once

#include <santei/impl/check/work.ipp>
#include <santei/syntax/vocabulary.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace santei::check::detail {

/// Whether a declaration and a place are of two vocabularies whose texts stand in this one tree.
SANTEI_INLINE bool stand_in_two_vocabularies(const work& w, std::uint32_t declared, const span& where) {
  const std::size_t first_own = w.file.vocabulary ? w.file.vocabulary->declarations.size() : 0;
  const span& first = w.fact(declared).where;
  return declared >= first_own && first.end != 0 && where.end != 0 && first.source != where.source;
}
SANTEI_INLINE message in_both(const syntax::file& tree, const std::string& word, const span& a, const span& b) {
  const std::string one = syntax::vocabulary_name(tree, a.source), other = syntax::vocabulary_name(tree, b.source);
  if (one == other) return {"「" + word + "」は語彙「" + one + "」の二つのファイルで宣言されています", "“" + word + "” is declared in two files of the vocabulary “" + one + "”"};
  return {"「" + word + "」は語彙「" + one + "」と「" + other + "」の両方で宣言されています",
          "“" + word + "” is declared by both vocabularies, “" + one + "” and “" + other + "”"};
}

SANTEI_INLINE void take_vocabulary(work& w) {
  const checked& from = *w.file.vocabulary;
  w.file.declarations.continue_from(from.declarations);
  w.file.open_point = from.open_point;
  w.used.assign(from.declarations.size(), false);
  w.facts.share(from);
}

/// The names of the vocabularies whose texts the tree holds.
SANTEI_INLINE std::vector<std::string> names_of_vocabularies(const syntax::file& tree) {
  std::set<std::uint32_t> sources{tree.source};
  for (const syntax::block& block : tree.blocks) {
    if (block.is != syntax::block_kind::file) sources.insert(block.where.source);
    for (const syntax::clause& clause : block.clauses) sources.insert(clause.keyword.source);
  }
  std::set<std::string> names;
  for (const std::uint32_t source : sources) names.insert(syntax::vocabulary_name(tree, source));
  return {names.begin(), names.end()};
}

SANTEI_INLINE bool has_programme(const syntax::file& tree) {
  return std::any_of(tree.blocks.begin(), tree.blocks.end(), [](const syntax::block& one) { return one.is == syntax::block_kind::programme; });
}

SANTEI_INLINE void report_no_vocabulary(work& w, const syntax::word& word) {
  auto& problem = w.problems.error("E0208", word.where,
                                   {"「" + word.text + "」という語彙がありません", "there is no vocabulary “" + word.text + "”"});
  const std::vector<std::string>& known = w.around.vocabularies;
  offer_nearest(problem, word.where, word.text, known);
  if (!problem.mends.empty()) return;
  std::string list;
  for (const std::string& one : known) list += (list.empty() ? "" : "、") + one;
  if (known.size() > 1)
    problem.help = message{"あるもの: " + list + "。語彙はフォルダ vocabulary のファイルに、語彙 " + word.text + " と書き始めます",
                           "there are: " + list + "; a vocabulary is a file in a folder vocabulary that begins with 語彙 " + word.text};
  else if (w.around.vocabulary)
    problem.mends.push_back({{}, word.where, "共通語彙"});
  else
    problem.help = message{"語彙のファイル（rules/vocabulary）を渡してください", "give the vocabulary files (rules/vocabulary)"};
}

/// Of vocabularies that there are not, and of how the file names them: what they would declare is not known, and nothing else is told.
SANTEI_INLINE diagnostics lacking_vocabularies(const work& w) {
  const auto lacks = [](const diagnostic& one) { return one.code == "E0208"; };
  if (std::none_of(w.problems.found.begin(), w.problems.found.end(), lacks)) return {};
  diagnostics made = w.problems.found;
  std::erase_if(made, [&](const diagnostic& one) { return !lacks(one) && one.code != "E0211"; });
  return made;
}

SANTEI_INLINE bool is_one_of(const std::vector<std::string>& names, const std::string& word) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& one) { return one == word || fold_for_lookup(one) == fold_for_lookup(word); });
}

/// 使う names what the vocabulary of the environment is called; in a vocabulary, those whose texts stand beside its own.
SANTEI_INLINE void resolve_use(work& w) {
  for (const syntax::word& word : syntax::vocabularies_used(w.file.tree)) {
    if (w.around.vocabulary && is_one_of(w.around.vocabulary->called, word.text)) w.file.vocabulary = w.around.vocabulary;
    else if (has_programme(w.file.tree) || !is_one_of(names_of_vocabularies(w.file.tree), word.text)) report_no_vocabulary(w, word);
  }
  if (w.file.vocabulary) take_vocabulary(w);
}

/// 語彙 has no place in a rule.
SANTEI_INLINE void check_no_vocabulary_name(work& w) {
  for (const syntax::block& block : w.file.tree.blocks)
    for (const syntax::clause& clause : block.clauses) {
      if (clause.is != syntax::clause_kind::vocabulary) continue;
      const std::string use = "使う " + std::get<syntax::words_clause>(clause.says).words.front().text;
      w.problems.error("E0211", clause.keyword, {"語彙 は、フォルダ vocabulary のファイルに書きます", "語彙 belongs in a file of a folder vocabulary"},
                       {"このファイルは語彙ではありません", "this file is no vocabulary"})
          .mends.push_back({{"語彙を使うなら", "to use a vocabulary"}, clause.where, use});
    }
}

/// 語彙 begins the text of a vocabulary and 使う follows it: it is found by these lines alone.
SANTEI_INLINE void check_vocabulary_head(work& w) {
  if (w.around.is_rule || has_programme(w.file.tree)) return check_no_vocabulary_name(w);
  std::set<std::uint32_t> begun, past_head;  // sources
  for (const syntax::block& block : w.file.tree.blocks)
    for (const syntax::clause& clause : block.clauses) {
      const std::uint32_t source = clause.keyword.source;
      const bool names = clause.is == syntax::clause_kind::vocabulary, uses = clause.is == syntax::clause_kind::use;
      if ((names && begun.contains(source)) || (uses && past_head.contains(source)))
        w.problems.error("E0211", clause.keyword, {"語彙のファイルは、語彙、使う の順に書き始めます", "a vocabulary begins with 語彙, then 使う"},
                         {"ここより前に置きます", "this belongs further up"});
      begun.insert(source);
      if (!names && !uses) past_head.insert(source);
    }
}

/// Two 区分 of one name would leave it open which is meant.
SANTEI_INLINE void check_choice_blocks(work& w) {
  std::map<std::string_view, const syntax::block*> known;
  for (const syntax::block& block : w.file.tree.blocks) {
    if (block.is != syntax::block_kind::choices) continue;
    const std::string& title = block.title;
    for (const std::string_view word : {std::string_view(title), std::string_view(block.key.text)}) {
      const auto [at, fresh] = known.emplace(word, &block);
      if (fresh || at->second == &block) continue;
      const span& first = at->second->where;
      const bool apart = first.source != block.where.source;
      auto& problem = w.problems.error(word == title ? "E0204" : "E0203", block.where,
                                       apart ? in_both(w.file.tree, std::string(word), first, block.where)
                                             : message{"区分「" + std::string(word) + "」は二度宣言されています", "the 区分 “" + std::string(word) + "” is declared twice"});
      problem.labels.push_back({first, {"ここで宣言されています", "declared here"}});
      break;
    }
  }
}

}  // namespace santei::check::detail
