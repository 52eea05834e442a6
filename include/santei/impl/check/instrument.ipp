// What a measure must say and may not say, by its 種別.
#pragma once

#include <santei/impl/check/figure.ipp>
#include <santei/impl/check/measured_cases.ipp>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace santei::check::detail {

struct instrument {
  std::string_view word;
  bool pays;         // an applicant
  bool may_be_bare;  // may stand without an amount
};
inline constexpr std::array<instrument, 13> instruments{{{"補助", true, true},
                                                         {"定額補助", true, false},
                                                         {"給付金", true, false},
                                                         {"単価", true, false},
                                                         {"利子補給", true, false},
                                                         {"貸付", true, false},
                                                         {"債務保証", true, false},
                                                         {"返還", true, false},
                                                         {"委託", false, true},
                                                         {"出資", false, true},
                                                         {"拠出金", false, true},
                                                         {"交付金", false, true},
                                                         {"記載なし", false, true}}};

SANTEI_INLINE const syntax::clause* first_of(const checked& file, const std::vector<clause_place>& places, syntax::clause_kind is) {
  for (const clause_place& place : places)
    if (file.at(place).is == is) return &file.at(place);
  return nullptr;
}

/// The 種別 of a measure; nothing, and a problem, where it is missing or unknown.
SANTEI_INLINE const instrument* instrument_of(work& w, const measure& m) {
  const syntax::clause* clause = first_of(w.file, m.clauses, syntax::clause_kind::instrument);
  const auto* said = clause != nullptr ? std::get_if<syntax::words_clause>(&clause->says) : nullptr;
  if (said == nullptr || said->words.empty()) {
    w.problems.error("E0405", m.where, {"種別がありません", "there is no 種別"})
        .mends.push_back({{"枠か事業に書きます", "write in the measure or programme"}, {m.where.source, m.where.end, m.where.end}, "\n種別 補助"});
    return nullptr;
  }
  const syntax::word& word = said->words.front();
  for (const instrument& one : instruments)
    if (one.word == word.text) return &one;
  std::vector<std::string> words;
  for (const instrument& one : instruments) words.emplace_back(one.word);
  auto& problem =
      w.problems.error("E0405", word.where, {"「" + word.text + "」という種別はありません", "there is no 種別 “" + word.text + "”"});
  offer_nearest(problem, word.where, word.text, words);
  problem.help = message{"種別は 補助, 定額補助, 給付金, 単価, 利子補給, 貸付, 債務保証, 返還, 委託, 出資, 拠出金, 交付金, 記載なし",
                         "one of 補助, 定額補助, 給付金, 単価, 利子補給, 貸付, 債務保証, 返還, 委託, 出資, 拠出金, 交付金, 記載なし"};
  return nullptr;
}

SANTEI_INLINE const syntax::clause* first_amount(const checked& file, const std::vector<clause_place>& places) {
  using enum syntax::clause_kind;
  for (const auto is : {rate, amount, fixed})
    if (const syntax::clause* found = first_of(file, places, is)) return found;
  return nullptr;
}

SANTEI_INLINE void check_instrument(work& w, const measure& m, const said_clauses& said) {
  const instrument* kind_of_help = instrument_of(w, m);
  if (kind_of_help == nullptr) return;
  const syntax::clause* amount = first_amount(w.file, m.clauses);
  for (const category& one : m.categories)
    if (amount == nullptr) amount = first_amount(w.file, one.clauses);
  const std::string word(kind_of_help->word);
  if (kind_of_help->pays && !kind_of_help->may_be_bare && amount == nullptr && last_stages(w.file, said).empty())
    w.problems.error("E0406", m.where, {"種別 " + word + " なのに額の条文がありません", "種別 " + word + " needs an amount"})
        .mends.push_back({{"資料にないなら", "if the page does not say"}, {m.where.source, m.where.end, m.where.end}, "\n金額 未定 仮定「…」"});
  if (!kind_of_help->pays && amount != nullptr)
    w.problems
        .error(
            "E0406", amount->keyword,
            {"種別 " + word + " は申請者に払わないので、額の条文は書きません", "種別 " + word + " pays no applicant, so it has no amount"})
        .mends.push_back(instead_of_statement({"補助が混ざっているなら", "if it is partly a subsidy"}, *first_of(w.file, m.clauses, syntax::clause_kind::instrument), "種別 補助"));
}

/// Clauses that may stand once in a block.
SANTEI_INLINE void check_duplicates(work& w, const syntax::block& block) {
  using enum syntax::clause_kind;
  for (const auto is : {instrument, source, edition}) {
    const syntax::clause* first = nullptr;
    for (const syntax::clause& clause : block.clauses) {
      if (clause.is != is) continue;
      if (first == nullptr) {
        first = &clause;
        continue;
      }
      const std::string word = keyword_of(w, clause);
      w.problems.error("E0407", clause.keyword, {word + " が二つあります", word + " stands twice"})
          .labels.push_back({first->keyword, {"一つ目はここです", "the first one"}});
    }
  }
}

/// A programme, measure, frame and edition name one measure.
SANTEI_INLINE void check_measure_keys(work& w) {
  const auto& all = w.file.measures;
  std::map<std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>, const measure*> known;
  for (const measure& m : all) {
    const auto [other, fresh] = known.try_emplace({m.programme, m.key, m.frame, m.edition}, &m);
    if (fresh) continue;
    const std::string key = m.frame.empty() ? m.key : m.frame;
    w.problems.error("E0203", m.where, {"キー [" + key + "] の枠が二つあります", "two measures have the key [" + key + "]"})
        .labels.push_back({other->second->where, {"一つ目はここです", "the first one"}});
  }
  for (const syntax::block& block : w.file.tree.blocks) check_duplicates(w, block);
  const bool programme = std::any_of(w.file.tree.blocks.begin(), w.file.tree.blocks.end(),
                                     [](const auto& one) { return one.is == syntax::block_kind::programme; });
  if (!programme || !all.empty()) return;
  for (const syntax::block& block : w.file.tree.blocks)
    if (block.is == syntax::block_kind::programme)
      w.problems.error("E0413", block.where, {"事業に枠がありません", "the programme has no measure"})
          .mends.push_back({{}, {block.where.source, block.where.end, block.where.end}, "\n枠 " + block.title + " [main]"});
}

}  // namespace santei::check::detail
