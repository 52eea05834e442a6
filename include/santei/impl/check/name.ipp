// Words to what they stand for: facts, values, tables, categories, builtins; and what to say where they stand for nothing.
#pragma once

#include <santei/impl/check/scope.ipp>
#include <santei/syntax/notation.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace santei::check::detail {

SANTEI_INLINE void resolve_table(work& w, std::uint32_t table);

/// The fact or reading with the label or key; `none` when there is none.
SANTEI_INLINE std::uint32_t find_fact(work& w, std::string_view word) {
  auto found = find_raw(w.facts, word);
  if (!found) found = find_folded(w.facts, fold_for_lookup(word));
  if (!found) return none;
  w.used[*found] = true;
  return *found;
}

SANTEI_INLINE std::vector<std::string> known_names(const work& w, std::uint32_t block) {
  std::vector<std::string> names(builtin_names.begin(), builtin_names.end());
  for (auto at = static_cast<std::int32_t>(block); at >= 0; at = w.scopes[static_cast<std::size_t>(at)].parent)
    for (const auto& [name, thing] : w.scopes[static_cast<std::size_t>(at)].names) names.push_back(name);
  std::sort(names.begin(), names.end());
  for (const declaration& fact : w.file.declarations) names.push_back(fact.label), names.push_back(fact.key);
  return names;
}

/// Whether the word stands for anything in the block.
SANTEI_INLINE bool is_known(const work& w, std::uint32_t block, std::string_view word) {
  return is_builtin(word) || find_raw(w.facts, word).has_value() || find_thing(w, block, word) != nullptr;
}

/// The particle at the end of a word that is known without it: 投資額が; empty when there is none.
SANTEI_INLINE std::string_view particle_of(const work& w, std::uint32_t block, std::string_view word) {
  static constexpr std::array<std::string_view, 9> particles = {"から", "が", "の", "は", "を", "に", "へ", "で", "と"};
  for (const std::string_view particle : particles) {
    const bool ends = word.size() > particle.size() && word.substr(word.size() - particle.size()) == particle;
    if (ends && is_known(w, block, word.substr(0, word.size() - particle.size()))) return particle;
  }
  return {};
}

/// No name begins with a digit: this is a number whose unit cannot be read (50憶円).
SANTEI_INLINE bool looks_like_number(std::string_view word) { return !word.empty() && word.front() >= '0' && word.front() <= '9'; }

SANTEI_INLINE void advise_on_number(diagnostic& to, const syntax::word& word) {
  static constexpr std::string_view mistaken = "憶", meant = "億";
  to.help = {"数なら単位を確かめます（例: 50億円, 30人, 1/3, 6か月）", "if it is a number, check its unit (50億円, 30人, 1/3, 6か月)"};
  const std::size_t at = word.text.find(mistaken);
  if (at == std::string::npos) return;
  std::string text = word.text;
  to.mends.push_back({{"もしかして", "did you mean"}, word.where, text.replace(at, mistaken.size(), meant)});
}

/// Whether the word is one of the notation's own, which names nothing: 要領, 仮定, のとき.
SANTEI_INLINE bool is_of_notation(std::string_view word) {
  const auto& words = syntax::notation_words();
  return word == "要領" || word == "仮定" || std::any_of(words.begin(), words.end(), [&](const syntax::notation_word& one) { return one.text == word; });
}

/// 費用*2 as 費用 * 2; empty where the word holds no sign of arithmetic between things that are known.
SANTEI_INLINE std::string signs_apart(const work& w, std::uint32_t block, std::string_view word) {
  static constexpr std::string_view signs = "+-*/";
  std::string made;
  while (word.size() < 300) {
    const std::size_t sign = word.find_first_of(signs);
    const std::string_view part = word.substr(0, sign);
    if (!is_known(w, block, part) && !read_literal(part).value) return {};
    made += part;
    if (sign == std::string_view::npos) break;
    made += " " + std::string(1, word[sign]) + " ";
    word.remove_prefix(sign + 1);
  }
  return made;
}

/// A line of its own before the first header, or before the block's first clause where the name is of one programme.
SANTEI_INLINE void offer_declarations(work& w, diagnostic& to, const syntax::word& word, bool reading) {
  const syntax::block* programme = nullptr;
  for (const syntax::block& block : w.file.tree.blocks)
    if (programme == nullptr && block.is == syntax::block_kind::programme) programme = &block;
  if (programme == nullptr || reading || is_of_notation(word.text)) return;
  const span where{programme->where.source, programme->where.begin, programme->where.begin};
  static constexpr std::array<std::string_view, 6> kinds{"金額", "真偽", "整数", "割合", "日付", "月"};
  for (const std::string_view kind : kinds)
    to.mends.push_back({{"項目として宣言します", "declare it"}, where, "項目 " + word.text + " [key] " + std::string(kind) + "\n"});
}

SANTEI_INLINE void report_unknown(work& w, std::uint32_t block, const syntax::word& word, bool reading = false) {
  auto& problem =
      w.problems.error("E0201", word.where, {"「" + word.text + "」という名はありません", "there is no name “" + word.text + "”"});
  const std::string particle(particle_of(w, block, word.text));
  if (!particle.empty()) {
    const std::string stem = word.text.substr(0, word.text.size() - particle.size());
    problem.mends.push_back({{particle + " の前に空白を入れます", "put a space before " + particle}, word.where, stem + " " + particle});
    return;
  }
  if (looks_like_number(word.text)) {
    advise_on_number(problem, word);
    return;
  }
  if (is_of_notation(word.text)) {
    problem.help = {"「" + word.text + "」は記法の語で、名にはなりません。その前に足りないものがあります", "“" + word.text + "” is a word of the notation, no name: something is missing before it"};
    return;
  }
  if (word.text.find_first_of("+-*/") != std::string::npos) {
    const message lead{"演算の記号の前後に空白を入れます", "put spaces around the signs of arithmetic"};
    problem.help = lead;
    if (const std::string apart = signs_apart(w, block, word.text); !apart.empty())
      problem.mends = {{lead, word.where, apart}, {{lead.ja + "（括弧も）", lead.en + ", and parentheses"}, word.where, "( " + apart + " )"}};
    return;
  }
  if (w.problems.may_suggest()) offer_nearest(problem, word.where, word.text, known_names(w, block));
  if (!w.file.vocabulary && w.around.vocabulary)
    problem.mends.push_back({{"ファイルの初めに書きます", "begin the file with"}, {word.where.source, 0, 0}, "使う 共通語彙\n"});
  offer_declarations(w, problem, word, reading);
  problem.help = reading ? message{"読み として宣言します", "declare it as a 読み"} : message{"項目 か 値 として宣言します", "declare it as an 項目 or a 値"};
}

/// `programme`: as written before the name, with its /, or empty.
SANTEI_INLINE void report_unknown_measure(work& w, const syntax::word& id, const std::string& programme = {}, std::uint32_t own = none) {
  std::vector<std::string> known;
  for (const auto& [name, block] : w.measures)
    if (block != own) known.push_back(name);
  std::sort(known.begin(), known.end());
  auto& problem = w.problems.error("E0209", id.where, {"「" + id.text + "」という枠はこの事業にありません", "this programme has no measure “" + id.text + "”"});
  for (const std::string& one : likely_meant(id.text, known)) problem.mends.push_back({{"もしかして", "did you mean"}, id.where, programme + one});
}

/// programme/measure, with a known measure where the programme is this file's, unless files can be asked for it.
SANTEI_INLINE void check_measure_id(work& w, std::uint32_t block, const syntax::word& id, bool looked_up = false) {
  const std::size_t slash = id.text.find('/');
  if (slash == std::string::npos || slash == 0 || slash + 1 == id.text.size()) {
    w.problems.error(
        "E0209", id.where,
        {"「" + id.text + "」は 事業のキー/枠のキー の形ではありません", "“" + id.text + "” is not of the form programme/measure"});
    return;
  }
  const std::string programme = id.text.substr(0, slash),
                    wanted = id.text.substr(slash + 1, id.text.find_first_of("/@", slash + 1) - slash - 1);
  if (!looked_up && find_raw(w.programmes, programme) != nullptr && find_raw(w.measures, wanted) == nullptr)
    report_unknown_measure(w, {wanted, id.where}, programme + "/", block);
}

SANTEI_INLINE std::optional<type> refer_to_fact(work& w, syntax::expression_id id, std::uint32_t fact) {
  expression_meaning& meaning = w.file.expressions[id];
  meaning.to = target::fact;
  meaning.index = fact;
  meaning.per_row = !w.fact(fact).rows.empty();
  w.degrees[id] = is_number(w.fact(fact).of.of) ? 1 : 0;
  return w.fact(fact).of;
}

SANTEI_INLINE std::optional<type> refer_to_value(work& w, const setting& at, syntax::expression_id id, const thing& named) {
  const syntax::expression& e = w.expression(id);
  scope_value& value = value_at(w, at.block, named.index);
  value.used = true;
  const bool itself = at.own_value != none && named.index >= at.own_value;
  const bool too_early = named.where.source == e.where.source && e.where.begin < named.where.end;
  if (itself || too_early) {
    w.problems
        .error("E0207", e.where,
               {"値「" + e.name.text + "」は使う前に与えられていません", "the value “" + e.name.text + "” is used before it is given"})
        .labels.push_back({named.name, {"ここで与えられています", "given here"}});
    return std::nullopt;
  }
  expression_meaning& meaning = w.file.expressions[id];
  meaning.to = target::value;
  meaning.index = named.index;
  meaning.per_row = value.value.per_row;
  w.degrees[id] = value.degree;
  if (value.under_way)  // it led here through a table
    w.problems.error("E0207", e.where,
                     {"値「" + e.name.text + "」は、自分が決めるものを自分で使っています（循環）",
                      "the value “" + e.name.text + "” needs what it states itself (a circle)"});
  if (value.failed || value.under_way) return std::nullopt;
  return value.value.of;
}

SANTEI_INLINE std::optional<type> refer_to_column(work& w, syntax::expression_id id, std::uint32_t table, std::uint32_t column) {
  resolve_table(w, table);
  const table_meaning& known = w.file.tables[table];
  if (column >= known.columns.size() || w.table_progress[table] != progress::done || w.table_failed[table]) return std::nullopt;
  expression_meaning& meaning = w.file.expressions[id];
  meaning.to = target::table;
  meaning.index = table;
  meaning.column = column;
  const auto& keys = known.written->key_names;
  meaning.per_row = std::any_of(keys.begin(), keys.end(), [&](syntax::expression_id key) { return w.file.expressions[key].per_row; });
  w.degrees[id] = w.table_degrees[table];
  return known.columns[column];
}

SANTEI_INLINE std::optional<type> refer_to_table(work& w, syntax::expression_id id, std::uint32_t table) {
  const syntax::table_clause& written = *w.file.tables[table].written;
  if (written.columns_are_choices || written.columns.size() <= 1) return refer_to_column(w, id, table, 0);
  const syntax::expression& e = w.expression(id);
  auto& problem =
      w.problems.error("E0205", e.where, {"表「" + e.name.text + "」のどの列かを書きます", "say which column of the table “" + e.name.text + "”"});
  for (const syntax::word& column : written.columns) problem.mends.push_back({{"どれかを書きます", "say which"}, e.where, e.name.text + "." + column.text});
  return std::nullopt;
}

SANTEI_INLINE std::optional<type> refer_to_builtin(work& w, syntax::expression_id id, std::string_view name) {
  expression_meaning& meaning = w.file.expressions[id];
  meaning.to = name == builtin_names[0] ? target::cost : name == builtin_names[1] ? target::rate : target::cap;
  w.degrees[id] = meaning.to == target::rate ? 0 : 1;
  return w.of_file(meaning.to == target::rate ? kind::ratio : kind::money);
}

SANTEI_INLINE std::optional<type> resolve_name(work& w, const setting& at, syntax::expression_id id) {
  const syntax::word& word = w.expression(id).name;
  if (const thing* named = find_thing(w, at.block, word.text))
    return named->is == thing_kind::value ? refer_to_value(w, at, id, *named) : refer_to_table(w, id, named->index);
  if (is_builtin(word.text)) return refer_to_builtin(w, id, word.text);
  if (const std::uint32_t fact = find_fact(w, word.text); fact != none) return refer_to_fact(w, id, fact);
  report_unknown(w, at.block, word);
  return std::nullopt;
}

/// The category with the key or title, seen from a block: its index in measure::categories; `none` when there is none.
SANTEI_INLINE std::uint32_t find_category(const work& w, std::uint32_t block, std::string_view name) {
  for (auto at = static_cast<std::int32_t>(block); at >= 0; at = w.scopes[static_cast<std::size_t>(at)].parent)
    if (const auto* found = find_raw(w.scopes[static_cast<std::size_t>(at)].category_names, name)) return *found;
  return none;
}

SANTEI_INLINE void report_unknown_category(work& w, std::uint32_t block, const syntax::word& word) {
  std::vector<std::string> names;
  for (auto at = static_cast<std::int32_t>(block); at >= 0; at = w.scopes[static_cast<std::size_t>(at)].parent)
    for (const auto& [name, index] : w.scopes[static_cast<std::size_t>(at)].category_names) names.push_back(name);
  std::sort(names.begin(), names.end());
  offer_nearest(w.problems.error("E0206", word.where, {"「" + word.text + "」という費目はありません", "there is no 費目 “" + word.text + "”"}), word.where,
                word.text, names);
}

/// table.column, by name of the column.
SANTEI_INLINE std::optional<type> resolve_column(work& w, syntax::expression_id id, std::uint32_t table) {
  const syntax::expression& e = w.expression(id);
  const auto& columns = w.file.tables[table].written->columns;
  const bool by_choice = w.file.tables[table].written->columns_are_choices;
  for (std::uint32_t i = 0; i < columns.size() && !by_choice; ++i)
    if (columns[i].text == e.member.text || fold_for_lookup(columns[i].text) == fold_for_lookup(e.member.text))
      return refer_to_column(w, id, table, i);
  std::vector<std::string> names;
  for (const syntax::word& column : columns) names.push_back(column.text);
  auto& problem = w.problems.error("E0205", e.member.where,
                                   {"表「" + e.name.text + "」に列「" + e.member.text + "」はありません",
                                    "the table “" + e.name.text + "” has no column “" + e.member.text + "”"});
  if (by_choice) problem.mends.push_back({{"表の名だけを書きます", "write the table's name alone"}, e.where, e.name.text});
  else offer_nearest(problem, e.member.where, e.member.text, names);
  return std::nullopt;
}

/// category.端数前, category.経費, category.補助額.
SANTEI_INLINE std::optional<type> resolve_category_part(work& w, syntax::expression_id id, std::uint32_t category) {
  const syntax::expression& e = w.expression(id);
  expression_meaning& meaning = w.file.expressions[id];
  meaning.index = category;
  w.degrees[id] = 1;
  if (e.member.text == "経費")
    meaning.to = target::category_cost;
  else if (e.member.text == "端数前")
    meaning.to = target::category_unrounded;
  else if (e.member.text == "補助額")
    meaning.to = target::category_grant;
  else {
    auto& problem =
        w.problems.error("E0206", e.member.where, {"費目には「" + e.member.text + "」がありません", "a 費目 has no “" + e.member.text + "”"});
    for (const char* part : {".経費", ".端数前", ".補助額"}) problem.mends.push_back({{"どれかを書きます", "say which"}, e.where, e.name.text + part});
    return std::nullopt;
  }
  return w.money();
}

SANTEI_INLINE std::optional<type> resolve_member(work& w, const setting& at, syntax::expression_id id) {
  const syntax::expression& e = w.expression(id);
  const thing* named = find_thing(w, at.block, e.name.text);
  if (named != nullptr && named->is == thing_kind::table) return resolve_column(w, id, named->index);
  if (const std::uint32_t category = find_category(w, at.block, e.name.text); category != none)
    return resolve_category_part(w, id, category);
  if (e.member.text == "経費" || e.member.text == "端数前" || e.member.text == "補助額") {
    report_unknown_category(w, at.block, e.name);
    return std::nullopt;
  }
  const std::string whole = e.name.text + "." + e.member.text;
  if (const std::uint32_t fact = find_fact(w, whole); fact != none) return refer_to_fact(w, id, fact);
  std::vector<std::string> names = known_names(w, at.block);
  auto& problem = w.problems.error("E0201", e.name.where,
                                   {"「" + e.name.text + "」という表も費目もありません", "there is no table or 費目 “" + e.name.text + "”"});
  offer_nearest(problem, e.name.where, e.name.text, names);
  return std::nullopt;
}

}  // namespace santei::check::detail
