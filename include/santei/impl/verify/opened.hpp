// The rule files of one certificate, found among those at hand and read: the measure's, then each vocabulary.
#pragma once

#include <santei/syntax/parse.hpp>
#include <santei/syntax/rate_of_flow.hpp>
#include <santei/syntax/vocabulary.hpp>
#include <santei/text/hash.hpp>
#include <santei/text/source.hpp>
#include <santei/verify/certificate.hpp>

#include <algorithm>
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

struct opened {
  std::vector<source> sources;
  std::vector<syntax::file> trees;  // a span's source is the index
  std::vector<std::string> hashes;
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

inline bool uses_vocabulary(const syntax::file& tree) {
  const auto& clauses = tree.blocks.front().clauses;
  return std::any_of(clauses.begin(), clauses.end(), [](const auto& one) { return one.is == syntax::clause_kind::use; });
}

/// The files that a measure's file rests on: itself, and every vocabulary where it uses one.
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
  if (auto problem = open_file(*found, wanted.path, made)) return *std::move(problem);
  if (!uses_vocabulary(made.trees.front())) return made;
  for (const rule_text& one : rules)
    if (syntax::is_vocabulary(one.path))
      if (auto problem = open_file(one, one.path, made)) return *std::move(problem);
  return made;
}

}  // namespace santei::verify::detail
