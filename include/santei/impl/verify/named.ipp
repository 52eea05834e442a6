// What a certificate names before it computes: rule files, facts and lines of a rule, each checked against the rules at hand.
#pragma once

#include <santei/verify/certificate.hpp>

#include <santei/impl/verify/evidence.ipp>
#include <santei/impl/verify/words.hpp>
#include <santei/text/hash.hpp>
#include <santei/text/source.hpp>

#include <algorithm>
#include <set>

namespace santei::verify::detail {

struct known_fact {
  std::string key, word;
  std::vector<std::string_view> labels;  // of the choice, the narrowest first
  bool given = true, used = false;
};

class named_things {
 public:
  explicit named_things(const std::vector<rule_text>& rules) : rules_(rules) {}

  /// file 1 sha256 path: the text of that name, wherever its folder lies, has this fingerprint.
  bool take_file(const std::vector<std::string_view>& words, std::string_view path, diagnostics& problems) {
    if (words.size() < 4 || words[1] != std::to_string(files_.size() + 1)) return false;
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const auto fits = [&](const rule_text& one) {
      return std::string_view(one.path).substr(one.path.rfind('/') + 1) == name && sha256(one.text) == words[2];
    };
    const auto found = std::find_if(rules_.begin(), rules_.end(), fits);
    if (found == rules_.end()) {
      const std::string shown(path.substr(0, 200));
      problems.push_back(
          {severity::error,
           "E0945",
           {"規則ファイル " + shown + " は、証明書が言うものと違います", "the rule file " + shown + " is not the one of the certificate"},
           {},
           message{"証明書を作った版の規則を --rules で指定してください", "give the rules that it was made from with --rules"}});
      return false;
    }
    files_.emplace_back(found->path, found->text);
    return true;
  }

  /// fact f1 key value [label of the fact [labels of the choice]]
  bool take_fact(const std::vector<std::string_view>& words, bool given) {
    const std::size_t size = given ? 4 : 3;
    if (words.size() < size || words[1] != "f" + std::to_string(facts_.size() + 1)) return false;
    if (!keys_.insert(std::string(words[2])).second) return false;
    known_fact fact{std::string(words[2]), given ? std::string(words[3]) : "", {}, given, false};
    const std::size_t dot = fact.key.rfind('.');
    const std::string key = dot == std::string::npos ? fact.key : fact.key.substr(dot + 1);
    if (words.size() > size && !declared(words[size], key)) return false;
    for (std::size_t i = size + 1; i < words.size(); ++i) fact.labels.push_back(words[i]);
    if (!fact.labels.empty() && !declared(fact.labels.front(), fact.word)) return false;
    facts_.push_back(std::move(fact));
    return true;
  }

  /// line c1 1:17 text
  bool take_line(const std::vector<std::string_view>& words, std::string_view text) {
    if (words.size() < 3 || words[1] != "c" + std::to_string(lines_.size() + 1)) return false;
    const std::size_t colon = words[2].find(':');
    if (colon == std::string_view::npos) return false;
    const auto file = index_of('f', "f" + std::string(words[2].substr(0, colon))),
               line = index_of('f', "f" + std::string(words[2].substr(colon + 1)));
    if (!file || !line || *file > files_.size() || *line > files_[*file - 1].line_count()) return false;
    std::string_view written = files_[*file - 1].line(*line);
    written.remove_prefix(std::min(written.find_first_not_of(' '), written.size()));
    std::string once;  // runs of spaces as one: a certificate's line is words
    for (const char c : written)
      if (c != ' ' || !once.ends_with(' ')) once += c;
    while (once.ends_with(' ')) once.pop_back();
    if (once != text) return false;
    lines_.push_back(std::move(once));
    return true;
  }

  [[nodiscard]] bool has_files() const { return !files_.empty(); }
  /// The line that "c3" names; null where there is none.
  [[nodiscard]] const std::string* line_at(std::string_view word) const {
    const auto at = index_of('c', word);
    return at && *at <= lines_.size() ? &lines_[*at - 1] : nullptr;
  }
  [[nodiscard]] known_fact* fact_at(std::string_view word) {
    const auto at = index_of('f', word);
    return at && *at <= facts_.size() ? &facts_[*at - 1] : nullptr;
  }
  [[nodiscard]] const std::vector<known_fact>& facts() const { return facts_; }

  /// One of the rates that a line of the rule lists stands in it; 等 stands for any other.
  [[nodiscard]] bool is_listed(const known_fact& fact) const {
    if (!fact.key.ends_with(".listed")) return false;
    for (std::size_t line = 1; line <= files_.front().line_count(); ++line)
      if (shows_word(files_.front().line(line), fact.word == "other" ? "等" : fact.word)) return true;
    return false;
  }

 private:
  bool declared(std::string_view label, std::string_view key) const {
    return std::any_of(files_.begin(), files_.end(), [&](const source& file) { return declares(file.text(), label, key); });
  }

  const std::vector<rule_text>& rules_;
  std::vector<source> files_;
  std::vector<known_fact> facts_;
  std::set<std::string> keys_;
  std::vector<std::string> lines_;
};

}  // namespace santei::verify::detail
