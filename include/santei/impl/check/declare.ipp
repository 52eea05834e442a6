// First step of a check: every fact and open point that the file and its vocabulary declare.
#pragma once

#include <santei/impl/check/money.ipp>
#include <santei/impl/check/vocabulary.ipp>

#include <algorithm>
#include <set>

namespace santei::check::detail {

/// Adds a declaration; a key or label that is already another's is a problem. Returns its index.
SANTEI_INLINE std::uint32_t declare(work& w, declaration what, bool open_point, const span& where) {
  const auto clash = [&](const char* code, const std::string& word, std::uint32_t with, message text) {
    const span& first = w.fact(with).where;
    if (stand_in_two_vocabularies(w, with, where)) text = in_both(w.file.tree, word, first, where);
    auto& problem = w.problems.error(code, where, std::move(text));
    if (first.end != 0) problem.labels.push_back({first, {"「" + word + "」はここで宣言されています", "“" + word + "” is declared here"}});
  };
  const auto index = static_cast<std::uint32_t>(w.file.declarations.size());
  if (const auto other = find_raw(w.facts, what.key)) {
    clash("E0203", what.key, *other, {"キー [" + what.key + "] は二度宣言されています", "the key [" + what.key + "] is declared twice"});
    return *other;
  }
  if (const auto other = find_raw(w.facts, what.label)) {
    clash("E0204", what.label, *other,
          {"項目名「" + what.label + "」は別のキー [" + w.fact(*other).key + "] で宣言されています",
           "the name “" + what.label + "” is already declared with another key [" + w.fact(*other).key + "]"});
    return *other;
  }
  w.file.declarations.push_back(std::move(what));
  w.facts.add(index);
  w.file.open_point.push_back(open_point);
  w.used.push_back(false);
  return index;
}

SANTEI_INLINE std::vector<choice> to_choices(work& w, const std::vector<syntax::declared_choice>& written) {
  std::vector<choice> choices;
  word_map<bool> keys, labels;
  for (const syntax::declared_choice& one : written) {
    if (!keys.try_emplace(one.key, true).second)
      w.problems.error("E0203", one.where,
                       {"選択肢のキー [" + one.key + "] は二度宣言されています", "the choice key [" + one.key + "] is declared twice"});
    else if (!labels.try_emplace(one.label, true).second)
      w.problems.error("E0204", one.where,
                       {"選択肢「" + one.label + "」は二度宣言されています", "the choice “" + one.label + "” is declared twice"});
    choices.push_back({one.key, one.label, one.parent});
  }
  return choices;
}

/// The tree of a 区分 block by title or key, of this file or a vocabulary; null when there is none.
SANTEI_INLINE const std::vector<syntax::declared_choice>* find_choice_block(const checked& file, std::string_view name) {
  for (const checked* at = &file; at != nullptr; at = at->vocabulary.get())
    for (const syntax::block& block : at->tree.blocks)
      if (block.is == syntax::block_kind::choices && (block.title == name || block.key.text == name)) return &block.choices;
  return nullptr;
}

/// What 別名 of this file say of the fact.
SANTEI_INLINE void add_other_names(work& w, declaration& to) {
  std::set<std::string> names;  // each folded
  for (const syntax::alias_clause* alias : w.aliases) {
    if (alias->fact.text != to.label && alias->fact.text != to.key) continue;
    if (names.empty())
      for (const choice& one : to.choices) names.insert({name_folded(one.key), name_folded(one.label)});
    std::vector<std::uint32_t> choices;
    for (const syntax::word& word : alias->choices) {
      const std::vector<std::uint32_t> named = to.find_choices(word.text);
      if (named.empty())
        w.problems.error("E0202", word.where,
                         {"「" + word.text + "」は「" + to.label + "」の選択肢ではありません", "“" + word.text + "” is no choice of “" + to.label + "”"});
      choices.insert(choices.end(), named.begin(), named.end());
    }
    std::sort(choices.begin(), choices.end());
    choices.erase(std::unique(choices.begin(), choices.end()), choices.end());
    for (const syntax::word& name : alias->names) {
      const std::string folded = name_folded(name.text);
      if (!names.insert(folded).second)
        w.problems.error("E0204", name.where, {"「" + name.text + "」は二度名付けられています", "“" + name.text + "” is named twice"});
      to.other_names.push_back({folded, choices});
    }
  }
}

/// Whether two blocks have the same keys, and so have those around them: editions of one 枠.
SANTEI_INLINE bool of_one_measure(const work& w, std::int32_t a, std::int32_t b) {
  if (a < 0 || b < 0) return a == b;
  const syntax::block &one = w.file.tree.blocks[static_cast<std::size_t>(a)], &other = w.file.tree.blocks[static_cast<std::size_t>(b)];
  return one.is == other.is && one.key.text == other.key.text && of_one_measure(w, one.parent, other.parent);
}

/// Whether an edition of the same 枠 before this one declares the fact in the same words.
SANTEI_INLINE bool declared_by_earlier_edition(const work& w, const declaration& item, std::uint32_t block) {
  const auto known = find_raw(w.facts, item.key);
  const auto place = known ? w.item_blocks.find(*known) : w.item_blocks.end();
  if (place == w.item_blocks.end() || place->second == block) return false;
  const declaration& first = w.fact(*known);
  return of_one_measure(w, static_cast<std::int32_t>(place->second), static_cast<std::int32_t>(block)) && is_same_fact(first, item);
}

SANTEI_INLINE void declare_items(work& w, const syntax::item_clause& item, std::uint32_t block) {
  const syntax::block& around = w.file.tree.blocks[block];
  const std::string rows = around.is == syntax::block_kind::rows ? around.key.text : std::string();
  const std::vector<syntax::declared_choice>* written = &item.choices;
  if (item.shared_choices) {
    written = find_choice_block(w.file, item.shared_choices->text);
    if (written == nullptr) {
      const std::string& name = item.shared_choices->text;
      w.problems.error("E0201", item.shared_choices->where, {"「" + name + "」という区分がありません", "there is no 区分 “" + name + "”"})
          .help =
          message{"区分 " + name + " [key] { 選択肢 [key], … } で宣言します", "declare it: 区分 " + name + " [key] { label [key], … }"};
      written = &item.choices;
    }
  }
  if ((w.choices += written->size() * item.names.size()) > w.around.within.choices)
    return report_limit(w, item.names.front().where, "区分の選択肢が多すぎます", "too many choices of 区分", w.around.within.choices);
  const std::vector<choice> choices = to_choices(w, *written);
  for (std::size_t i = 0; i < item.names.size() && i < item.keys.size(); ++i) {
    declaration made{item.keys[i].text, item.names[i].text, item.of, choices, item.least, item.greatest, rows, item.names[i].where};
    made.may_be_none = item.may_be_none;
    made.counter = item.counter;
    if (is_other_money(w, made.of)) report_currency(w, item.names[i].where, made.of);
    if (declared_by_earlier_edition(w, made, block)) continue;
    add_other_names(w, made);
    w.item_blocks.try_emplace(declare(w, std::move(made), false, item.keys[i].where), block);
  }
}

SANTEI_INLINE void declare_reading(work& w, const syntax::reading_clause& reading) {
  declaration made{reading.key.text, reading.name.text, {kind::category, {}}, {}, {}, {}, {}, reading.name.where};
  for (const auto& option : reading.options) {
    if (made.find_choice(option.key.text) || made.find_choice(option.label.text))
      w.problems.error("E0203", option.key.where,
                       {"読みの選択肢「" + option.label.text + "」は二度あります", "the reading “" + option.label.text + "” stands twice"});
    made.choices.push_back({option.key.text, option.label.text, -1});
  }
  declare(w, std::move(made), true, reading.key.where);
}

/// The open points that every programme may have.
SANTEI_INLINE void declare_builtins(work& w) {
  const auto ensure = [&](const char* key, const char* label, kind of) {
    if (const auto known = find_raw(w.facts, std::string_view(key))) return *known;
    return declare(w, {key, label, w.of_file(of), {}, {}, {}, {}, {}}, true, {});
  };
  w.others_eligible = ensure("others_eligible", "等に当たる", kind::truth);
  w.exception_granted = ensure("exception_granted", "例外として認められる", kind::truth);
  w.rate_category = ensure("rate_category", "率の区分", kind::ratio);
  w.fixed_amount = ensure("fixed_amount", "定額の額", kind::money);
  for (const std::uint32_t builtin : {w.others_eligible, w.exception_granted, w.rate_category, w.fixed_amount}) {
    w.file.open_point[builtin] = true;
    w.used[builtin] = true;
  }
}

/// The [key] of an open point: a declared fact of the right type, or a new one.
SANTEI_INLINE std::uint32_t declare_open(work& w, const syntax::word& key, std::string label, kind of, bool open_point) {
  if (const auto known = find_raw(w.facts, key.text)) {
    w.used[*known] = true;
    if (w.fact(*known).of.of == of) return *known;
    const message has = describe(w.fact(*known).of), wants = describe(w.of_file(of));
    w.problems.error("E0203", key.where,
                     {"キー [" + key.text + "] は" + has.ja + "として宣言されています（ここでは" + wants.ja + "）",
                      "the key [" + key.text + "] is declared as " + has.en + " (here: " + wants.en + ")"});
    return *known;
  }
  if (find_raw(w.facts, label)) label += " [" + key.text + "]";
  const std::uint32_t index = declare(w, {key.text, std::move(label), w.of_file(of), {}, {}, {}, {}, key.where}, open_point, key.where);
  w.used[index] = true;
  return index;
}

SANTEI_INLINE void declare_figure_key(work& w, const syntax::clause& clause, const syntax::figure& figure) {
  if (!figure.key) return;
  const bool rate = clause.is == syntax::clause_kind::rate || clause.is == syntax::clause_kind::flow;
  declare_open(w, *figure.key, figure.key->text, rate ? kind::ratio : kind::money, true);
}

SANTEI_INLINE void declare_keys_of_open_words(work& w) {
  for (std::size_t i = 0; i < w.file.tree.conditions.size(); ++i) {
    const syntax::condition& one = w.file.tree.conditions[i];
    if (one.is == syntax::condition_kind::used && one.key)
      w.file.conditions[i].subject = declare_open(w, *one.key, one.subject.text + "を利用", kind::truth, false);
    if (one.is == syntax::condition_kind::used && !one.key)
      w.problems.error("E0201", one.where, {"利用 の後に項目のキーがありません", "利用 needs the key of the fact that says so"}).help =
          message{"事業 " + one.subject.text + " を 利用 [uses_…] と書きます", "write 事業 " + one.subject.text + " を 利用 [uses_…]"};
    if (one.and_others)
      w.file.conditions[i].others =
          one.key ? declare_open(w, *one.key, one.subject.text + "の等に当たる", kind::truth, true) : w.others_eligible;
  }
  for (const syntax::block& block : w.file.tree.blocks)
    for (const syntax::clause& clause : block.clauses) {
      if (const auto* one = std::get_if<syntax::figure_clause>(&clause.says)) declare_figure_key(w, clause, one->figure);
      if (const auto* one = std::get_if<syntax::value_clause>(&clause.says)) declare_figure_key(w, clause, one->figure);
      if (const auto* flow = std::get_if<syntax::flow_clause>(&clause.says))
        for (const syntax::stage& stage : flow->stages)
          if (stage.rate) declare_figure_key(w, clause, *stage.rate);
    }
}

/// 別名 stands in the file that declares the fact, whose choices it names.
SANTEI_INLINE void check_alias(work& w, const syntax::alias_clause& alias) {
  const auto fact = find_raw(w.facts, alias.fact.text);
  const bool own = fact && *fact >= (w.file.vocabulary ? w.file.vocabulary->declarations.size() : 0);
  if (own && (alias.choices.empty() || w.fact(*fact).of.of == kind::category)) return;
  const bool of_choices = !alias.choices.empty();
  w.problems.error("E0201", alias.fact.where,
                   {"「" + alias.fact.text + (of_choices ? "」という区分の項目は" : "」という項目は") + "このファイルにありません",
                    std::string("this file declares no ") + (of_choices ? "区分" : "fact") + " “" + alias.fact.text + "”"});
}

/// 通貨 stands once in a file, in its 事業: all amounts of the file are in it.
SANTEI_INLINE void check_currency(work& w) {
  const syntax::clause* first = nullptr;
  for (const syntax::block& block : w.file.tree.blocks)
    for (const syntax::clause& clause : block.clauses) {
      if (clause.is != syntax::clause_kind::currency) continue;
      if (block.is != syntax::block_kind::programme)
        w.problems.error("E0115", clause.keyword, {"「通貨」は事業に書きます", "通貨 belongs to the 事業"},
                         {"枠や類型ごとの通貨はありません", "a measure or frame has none of its own"});
      if (first != nullptr)
        w.problems.error("E0407", clause.keyword, {"通貨 が二つあります（一つのファイルに一つです）", "通貨 stands twice (a file has one)"})
            .labels.push_back({first->keyword, {"一つ目はここです", "the first one"}});
      if (first == nullptr) first = &clause;
    }
}

/// All declarations of the file, after those of its vocabulary.
SANTEI_INLINE void declare_all(work& w) {
  resolve_use(w);
  check_currency(w);
  check_vocabulary_head(w);
  check_choice_blocks(w);
  for (const syntax::block& block : w.file.tree.blocks)
    for (const syntax::clause& clause : block.clauses)
      if (const auto* alias = std::get_if<syntax::alias_clause>(&clause.says)) w.aliases.push_back(alias);
  for (std::uint32_t block = 0; block < w.file.tree.blocks.size(); ++block)
    for (const syntax::clause& clause : w.file.tree.blocks[block].clauses) {
      if (const auto* item = std::get_if<syntax::item_clause>(&clause.says)) declare_items(w, *item, block);
      if (const auto* reading = std::get_if<syntax::reading_clause>(&clause.says)) declare_reading(w, *reading);
    }
  declare_builtins(w);
  declare_keys_of_open_words(w);
  for (const syntax::block& block : w.file.tree.blocks)
    for (const syntax::clause& clause : block.clauses)
      if (const auto* alias = std::get_if<syntax::alias_clause>(&clause.says)) check_alias(w, *alias);
}

}  // namespace santei::check::detail
