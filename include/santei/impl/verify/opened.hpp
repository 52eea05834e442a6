// The rule files of one certificate, found among those at hand and read: the measure's, the vocabularies it uses, and those of whose measures it
// takes 補助額.
#pragma once

#include <santei/impl/verify/measure.hpp>
#include <santei/syntax/parse.hpp>
#include <santei/syntax/rate_of_flow.hpp>
#include <santei/syntax/vocabulary.hpp>
#include <santei/text/hash.hpp>
#include <santei/text/normal.hpp>
#include <santei/text/source.hpp>
#include <santei/verify/certificate.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::verify::detail {

inline diagnostic refusal(const char* code, message text, std::optional<message> help = std::nullopt) {
  return {severity::error, code, std::move(text), {}, std::move(help)};
}

inline std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

struct named_file {
  std::string path, hash;  // no hash: the only file of that name
};

/// A rule file among the opened ones, and the vocabularies that it uses.
struct opened_rule {
  std::size_t tree = 0;
  std::vector<std::size_t> vocabulary;
};

struct opened {
  std::vector<source> sources;
  std::vector<syntax::file> trees;  // a span's source is the index
  std::vector<std::string> hashes;
  std::vector<opened_rule> rules;   // that of the measure, then those whose 補助額 is used
};

inline std::optional<diagnostic> open_file(const rule_text& file, const std::string& shown, opened& into) {
  auto tree = syntax::parse(file.text, static_cast<std::uint32_t>(into.trees.size()));
  if (!tree)
    return refusal("E0948", {"規則ファイル " + shown + " は条文として読めません", "the rule file " + shown + " does not read as clauses"},
                   message{"santei check " + shown + " で誤りを見てください", "see santei check " + shown});
  syntax::add_rates_of_flows(*tree);
  into.trees.push_back(*std::move(tree));
  into.hashes.push_back(sha256(file.text));
  into.sources.emplace_back(shown, file.text);
  return std::nullopt;
}

/// The vocabularies at hand, each with its tree.
class vocabularies_at_hand {
 public:
  explicit vocabularies_at_hand(const std::vector<rule_text>& rules) : rules_(rules) {}

  /// Opens those that the rule names and those that these name; each once, whoever uses it.
  std::optional<diagnostic> open_for(opened_rule& rule, opened& into) {
    std::vector<std::string> names = names_used(into.trees[rule.tree]);
    for (std::size_t at = 0; at < names.size(); ++at)
      for (const rule_text& one : rules_) {
        if (!syntax::is_vocabulary(one.path)) continue;
        const auto known = opened_.find(one.path);
        if (known == opened_.end()) {
          opened alone;
          if (auto problem = open_file(one, one.path, alone)) return problem;
          if (name_of(alone.trees.front()) != names[at]) continue;
          if (auto problem = open_file(one, one.path, into)) return problem;
          opened_.emplace(one.path, into.trees.size() - 1);
        }
        const std::size_t tree = opened_.at(one.path);
        if (name_of(into.trees[tree]) != names[at] || std::find(rule.vocabulary.begin(), rule.vocabulary.end(), tree) != rule.vocabulary.end()) continue;
        rule.vocabulary.push_back(tree);
        for (std::string& name : names_used(into.trees[tree]))
          if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
      }
    return std::nullopt;
  }

 private:
  static std::string name_of(const syntax::file& tree) { return fold_for_lookup(syntax::vocabulary_name(tree, tree.source)); }
  static std::vector<std::string> names_used(const syntax::file& tree) {
    std::vector<std::string> names;
    for (const syntax::word& one : syntax::vocabularies_used(tree)) names.push_back(fold_for_lookup(one.text));
    return names;
  }

  const std::vector<rule_text>& rules_;
  std::map<std::string, std::size_t> opened_;  // by path
};

/// The measures whose 補助額 a rule takes, without their editions.
inline std::set<std::string> granting_ids(const syntax::file& tree) {
  std::set<std::string> ids;
  for (const syntax::expression& one : tree.expressions)
    if (one.is == syntax::expression_kind::call && one.name.text == "補助額" && one.operands.size() == 1) {
      const std::string& id = tree.expressions[one.operands.front()].name.text;
      ids.insert(id.substr(0, id.find('@')));
    }
  return ids;
}

/// Whether a rule file holds one of the measures, in whatever edition.
inline bool holds_one(const rule_text& rule, const std::set<std::string>& ids) {
  const auto may = [&](const std::string& id) { return rule.text.find("[" + id.substr(0, id.find('/')) + "]") != std::string::npos; };
  if (std::none_of(ids.begin(), ids.end(), may)) return false;
  const auto tree = syntax::parse(rule.text, 0);
  if (!tree) return false;
  const auto measures = measures_of(*tree);
  return std::any_of(measures.begin(), measures.end(), [&](const named_measure& one) { return ids.contains(one.id.substr(0, one.id.find('@'))); });
}

/// Numbers beside facts of the vocabularies count what these do.
inline void count_in(opened& files) {
  for (const opened_rule& rule : files.rules) {
    syntax::counter_map counters;
    for (const std::size_t words : rule.vocabulary) counters.merge(syntax::counters_of(files.trees[words]));
    syntax::count_beside(files.trees[rule.tree], counters);
  }
}

/// The files that a measure's file rests on: itself, the vocabularies it uses, and every file whose 補助額 is used with its own.
inline outcome<opened> open_files(const named_file& wanted, const std::vector<rule_text>& rules) {
  const auto fits = [&](const rule_text& one) {
    if (file_name(one.path) != file_name(wanted.path)) return false;
    return wanted.hash.empty() ? one.path == wanted.path : sha256(one.text) == wanted.hash;
  };
  const auto found = std::find_if(rules.begin(), rules.end(), fits);
  const std::string shown = wanted.path.substr(0, 200);
  if (found == rules.end())
    return refusal("E0945", {"規則ファイル " + shown + " は、証明書が言うものと違います", "the rule file " + shown + " is not the one of the certificate"},
                   message{"証明書を作った版の規則を --rules で指定してください", "give the rules that it was made from with --rules"});
  opened made;
  vocabularies_at_hand words(rules);
  std::set<const rule_text*> known{&*found};
  std::vector<std::pair<const rule_text*, std::string>> left{{&*found, wanted.path}};
  for (std::size_t at = 0; at < left.size(); ++at) {
    if (auto problem = open_file(*left[at].first, left[at].second, made)) return *std::move(problem);
    opened_rule rule{made.trees.size() - 1, {}};
    const std::set<std::string> ids = granting_ids(made.trees.back());
    if (auto problem = words.open_for(rule, made)) return *std::move(problem);
    made.rules.push_back(std::move(rule));
    for (const rule_text& one : rules)
      if (!ids.empty() && !syntax::is_vocabulary(one.path) && !known.contains(&one) && holds_one(one, ids)) known.insert(&one), left.emplace_back(&one, one.path);
  }
  count_in(made);
  return made;
}

}  // namespace santei::verify::detail
