// From files and facts to the lines of a certificate.
#pragma once

#include <santei/impl/verify/account.hpp>
#include <santei/impl/verify/opened.hpp>

#include <algorithm>

namespace santei::verify::detail {

inline diagnostic does_not_hold(message text) { return refusal("E0946", std::move(text)); }

/// The lines above the account: what was asked, of which files.
inline std::string head_of(const asked_case& of, const opened& files, const std::vector<fact>& facts) {
  std::string text = "santei certificate 2\nmeasure " + of.measure + "\n";
  for (std::size_t i = 0; i < files.trees.size(); ++i) text += "file " + files.hashes[i] + " " + files.sources[i].name() + "\n";
  if (!of.rows.empty()) text += "rows " + of.rows + " " + std::to_string(of.row_count) + "\n";
  for (const fact& one : facts) text += "fact " + one.key + " " + one.value + "\n";
  return text;
}

inline std::string results_of(const claim& says) {
  std::string text = says.eligible ? "eligible yes\n" : "eligible no\n";
  if (says.eligible && !says.money.is_yen()) text += "currency " + std::string(says.money.code()) + "\n";
  if (says.stated) text += "stated " + says.stated->text() + "\n";
  if (says.least && says.most) text += "possible " + says.least->text() + " " + says.most->text() + "\n";
  return text;
}

/// The amounts in whole smallest units of the money; nothing where one of them is not known.
inline std::optional<claim> claim_of(const derivation& from, currency money) {
  claim made{from.eligible() == truth::yes, {}, {}, {}};
  if (from.eligible() != truth::yes) return from.eligible() == truth::no ? std::optional(made) : std::nullopt;
  made.money = money;
  const draft& of = from.grant();
  if (of.has_stated == truth::unknown || of.has_possible == truth::unknown) return std::nullopt;
  if (of.has_stated == truth::yes) {
    if (!of.stated.known()) return std::nullopt;
    made.stated = santei::floor(of.stated.value);
  }
  if (of.has_possible == truth::yes) {
    if (!of.least.known() || !of.most.known()) return std::nullopt;
    const auto [least, most] = std::minmax(of.least.value, of.most.value);  // less on one 費目 may round to more in all
    made.least = santei::floor(least), made.most = santei::floor(most);
  }
  return made;
}

/// 排他: two of the named facts that are both true.
inline bool breaks_exclusion(const measure& of, const declared_facts& declared, given_facts& given) {
  for (const syntax::clause* one : of.clauses) {
    const auto* names = one->is == syntax::clause_kind::exclusive ? std::get_if<syntax::exclusion_clause>(&one->says) : nullptr;
    if (names == nullptr) continue;
    const auto holds = [&](const syntax::word& name) {
      const auto fact = declared.find(name.text);
      const fact_value* known = fact ? given.find(*fact, 0) : nullptr;
      return known != nullptr && known->choice == 1U;
    };
    if (std::count_if(names->names.begin(), names->names.end(), holds) > 1) return true;
  }
  return false;
}

inline diagnostics open_facts(const std::set<std::string>& keys, const all_words& words) {
  diagnostics problems;
  for (const std::string& key : keys) {
    std::string label = key;
    for (auto in = words.rbegin(); in != words.rend(); ++in)
      if (const auto fact = in->declared.find_key(key)) label = in->declared[*fact].label;
    problems.push_back(refusal("E0940", {"証明書には「" + label + "」（" + key + "）の値が要ります", "a certificate needs a value of '" + key + "'"},
                               message{"分かっている値を " + key + "=… で渡してください。範囲や不明では証明書を作れません",
                                       "give it as " + key + "=…; a range or an unknown fact cannot be certified"}));
  }
  return problems;
}

/// A case met with its files: the measure, what may be asked, and what is given.
struct met_case {
  opened files;
  std::optional<measure> of;
  all_words words;
  diagnostics problems;

  met_case(const asked_case& asked, opened from) : files(std::move(from)) {
    const syntax::file& tree = files.trees.front();
    const std::vector<named_measure> measures = measures_of(tree);
    const auto is_it = [&](const named_measure& one) { return one.id == asked.measure; };
    const auto found = std::find_if(measures.begin(), measures.end(), is_it);
    if (found == measures.end() || std::count_if(measures.begin(), measures.end(), is_it) > 1) {
      refuse({"枠 " + asked.measure + " は規則ファイルに一つだけあるものではありません",
              "the measure " + asked.measure + " does not stand once in the rule file"});
      return;
    }
    of = read_measure(tree, *found);
    for (const opened_rule& rule : files.rules) {
      std::vector<const syntax::file*> vocabulary;
      for (const std::size_t one : rule.vocabulary) vocabulary.push_back(&files.trees[one]);
      const syntax::file& own = files.trees[rule.tree];
      words.emplace_back(own, words.empty() ? *of : measure{&own, {}, {}, {}, {}, {}, {}}, std::move(vocabulary));
      words.back().given.set_rows(asked.rows, asked.row_count);
    }
    if (!asked.rows.empty() && !has_rows(asked.rows))
      refuse({"明細 " + asked.rows + " はこの規則にありません", "the rule has no rows " + asked.rows});
    for (const fact& one : asked.facts) take(one);
    if (breaks_exclusion(*of, words.front().declared, words.front().given)) refuse({"排他の事実が両方「はい」です", "facts that exclude each other are both true"});
  }
  met_case(const met_case&) = delete;
  met_case& operator=(const met_case&) = delete;

 private:
  void refuse(message text) { problems.push_back(does_not_hold(std::move(text))); }
  [[nodiscard]] bool has_rows(const std::string& key) const {
    const auto is_it = [&](const syntax::block& one) { return one.is == syntax::block_kind::rows && one.key.text == key; };
    return std::any_of(words.begin(), words.end(), [&](const file_words& in) { return std::any_of(in.tree->blocks.begin(), in.tree->blocks.end(), is_it); });
  }
  /// Gives the fact to every file that knows it. The asked file says what is wrong where none does.
  void take(const fact& one) {
    const auto knows = [&](const file_words& in) { return in.given.knows(one.key); };
    const bool elsewhere = std::any_of(words.begin(), words.end(), knows);
    for (file_words& in : words)
      if (knows(in) || (!elsewhere && &in == &words.front()))
        if (auto wrong = in.given.add(one)) return refuse(*std::move(wrong));
  }
};

inline std::vector<fact> asked_facts(const asked_case& of, const all_words& words) {
  std::vector<fact> kept;
  std::copy_if(of.facts.begin(), of.facts.end(), std::back_inserter(kept), [&](const fact& one) {
    return std::any_of(words.begin(), words.end(), [&](const file_words& in) { return in.given.is_asked(one.key); });
  });
  return kept;
}

/// The facts that were asked and are not given, each once.
inline std::vector<std::string> absent_facts(const all_words& words) {
  std::vector<std::string> keys;
  for (const file_words& in : words)
    for (std::string& key : in.given.absent())
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
  return keys;
}

inline outcome<derived> derive_from(const asked_case& of, opened files) {
  met_case met(of, std::move(files));
  if (!met.problems.empty()) return met.problems;
  common shared{met.files.sources, met.words, 0, 0, {met.of->id}, {}, {}, {}};
  derivation one(*met.of, met.words.front(), shared);
  one.run();
  const auto says = claim_of(one, met.of->tree->money);
  const std::string account = says && !shared.unreadable ? one.account() : std::string();
  if (shared.unreadable)
    return refusal("E0948", {"検算はこの規則を読み切れません: " + shared.unreadable->ja, "the checker cannot read this rule: " + shared.unreadable->en});
  if (!says) {
    if (shared.missing.empty())  // what follows from the facts in several ways may still come to one amount
      return refusal("E0948", {"検算だけでは金額が定まりません: 事実から決まる区分がいくつかあり得ます",
                               "the checker alone cannot settle the amount: what follows from the facts may be one of several choices"});
    return open_facts(shared.missing, met.words);
  }
  const std::vector<fact> facts = asked_facts(of, met.words);
  for (const fact& one_fact : facts)
    if (one_fact.value.empty()) return open_facts({one_fact.key}, met.words);
  derived made{head_of(of, met.files, facts), *says};
  for (const std::string& key : absent_facts(met.words)) made.text += "absent " + key + "\n";
  made.text += account + results_of(made.says);
  return made;
}

}  // namespace santei::verify::detail
