// Names and types of conditions.
#pragma once

#include <santei/impl/check/expression.ipp>
#include <santei/impl/value/counter.hpp>
#include <santei/syntax/print.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace santei::check::detail {

SANTEI_INLINE void resolve_condition(work& w, const setting& at, syntax::condition_id id);

/// The named choice and all under it.
SANTEI_INLINE void add_choice(const declaration& fact, std::size_t named, std::vector<std::uint32_t>& choices) {
  for (std::size_t i = 0; i < fact.choices.size(); ++i)
    if (fact.within(i, named)) choices.push_back(static_cast<std::uint32_t>(i));
}

SANTEI_INLINE void report_choice(work& w, const declaration& fact, const syntax::word& word) {
  std::vector<std::string> labels;
  std::string list;
  for (const choice& one : fact.choices) {
    labels.push_back(one.label);
    if (labels.size() <= 12)
      list += (list.empty() ? "" : ", ") + one.label;
    else if (labels.size() == 13)
      list += " …";
  }
  auto& problem = w.problems.error(
      "E0202", word.where,
      {"「" + word.text + "」は「" + fact.label + "」の選択肢ではありません", "“" + word.text + "” is no choice of “" + fact.label + "”"});
  if (fact.where.end != 0) problem.labels.push_back({fact.where, {"選択肢はここにあります", "the choices stand here"}});
  if (w.problems.may_suggest()) offer_nearest(problem, word.where, word.text, labels);
  if (!labels.empty()) problem.help = message{"選べるのは " + list, "the choices are " + list};
}

SANTEI_INLINE void report_number(work& w, const syntax::word& word, const type& wanted, const std::optional<type>& written) {
  const message wants = describe(wanted);
  if (!written) {
    w.problems.error("E0202", word.where,
                     {"「" + word.text + "」は" + wants.ja + "として読めません", "“" + word.text + "” is no " + wants.en});
    return;
  }
  const message has = describe(*written);
  const bool unit = written->of == wanted.of, bare = written->of == kind::integer && wanted.of == kind::money;
  w.problems.error(unit   ? "E0303"
                   : bare ? "E0304"
                          : "E0302",
                   word.where, {wants.ja + "と" + has.ja + "を比べています", "compares " + wants.en + " with " + has.en},
                   {"これは" + has.ja + "です", "type: " + has.en});
}

/// A word as a number of the wanted type; reported where it is none.
SANTEI_INLINE void add_number(work& w, const syntax::word& word, const type& wanted, std::string_view counter, std::vector<rational>& values) {
  auto read = read_literal(word.text).value;
  if (read) read = santei::detail::counted_as(std::move(*read), counter);
  if (read && read->of == wanted && !santei::detail::counts_the_same(counter, read->counter)) {
    const std::string has = read->counter, wants(counter);
    w.problems.error("E0303", word.where, {"数えるものが違います: " + wants + " と " + has, "these count different things: " + wants + " and " + has})
        .help = message{"同じものを数えるか、数だけを書きます", "count the same, or write the number alone"};
    return;
  }
  const bool fits = read && (read->of == wanted || (wanted.of == kind::ratio && read->of.of == kind::integer && read->counter.empty()));
  if (fits)
    values.push_back(read->value);
  else
    report_number(w, word, wanted, read ? std::optional(read->of) : std::nullopt);
}

/// The choices or numbers that words name, of the fact or of a number of the type.
SANTEI_INLINE void resolve_choices(work& w, const std::vector<syntax::word>& words, const type& of, std::uint32_t fact,
                                   condition_meaning& meaning, std::string_view counter = {}) {
  for (const syntax::word& word : words) {
    if (is_number(of.of)) {
      add_number(w, word, of, counter, meaning.values);
    } else if (of.of == kind::category) {
      const std::vector<std::uint32_t> named = w.fact(fact).find_choices(word.text);
      for (const std::uint32_t choice : named) add_choice(w.fact(fact), choice, meaning.choices);
      if (named.empty()) report_choice(w, w.fact(fact), word);
    } else {
      const std::string& label = w.fact(fact).label;
      w.problems.error("E0307", word.where, {"「" + label + "」は真偽です", "“" + label + "” is true or false"}).help =
          message{"「" + label + "」だけを書くか、でない を付けます", "write “" + label + "” alone or with でない"};
      return;
    }
  }
  const auto tidy = [](auto& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  };
  tidy(meaning.choices);
  tidy(meaning.values);
}

/// Marks the name expression of an atom as the fact it names.
SANTEI_INLINE void mark_left(work& w, const syntax::condition& c, std::uint32_t fact) {
  const syntax::expression& left = w.expression(c.left);
  if (left.is != syntax::expression_kind::name || !(left.name.where == c.subject.where)) return;
  if (const auto of = refer_to_fact(w, c.left, fact)) w.file.expressions[c.left].of = *of;
}

/// Whether the atom's subject stands on an expression that is no fact: a value, a cell, a formula.
SANTEI_INLINE bool stands_on_expression(const work& w, const setting& at, const syntax::condition& c) {
  if (c.subject.text.empty() || w.expression(c.left).is != syntax::expression_kind::name) return true;
  return find_thing(w, at.block, c.subject.text) != nullptr || is_builtin(c.subject.text);
}

/// NAME なければ CHOICE: the choice is one of the fact's own.
SANTEI_INLINE void resolve_default(work& w, const syntax::condition& c, condition_meaning& meaning) {
  if (!c.if_missing || meaning.subject == none) return;
  const declaration& fact = w.fact(meaning.subject);
  const syntax::word& word = *c.if_missing;
  if (fact.of.of == kind::category) {
    const auto choice = fact.find_choice(word.text);
    if (!choice) return report_choice(w, fact, word);
    meaning.if_missing = std::binary_search(meaning.choices.begin(), meaning.choices.end(), static_cast<std::uint32_t>(*choice));
  } else if (fact.of.of == kind::truth && (word.text == "はい" || word.text == "いいえ")) {
    meaning.if_missing = word.text == "はい";
  } else {
    w.problems
        .error(
            "E0307", word.where,
            {"「" + word.text + "」は「" + fact.label + "」の値ではありません", "“" + word.text + "” is no value of “" + fact.label + "”"})
        .help = fact.of.of == kind::truth ? message{"はい か いいえ です", "はい or いいえ"} : message{"「" + fact.label + "」のとる値です", "a value of “" + fact.label + "”"};
  }
}

SANTEI_INLINE void resolve_one_of(work& w, const setting& at, syntax::condition_id id) {
  const syntax::condition& c = w.condition(id);
  condition_meaning& meaning = w.file.conditions[id];
  if (stands_on_expression(w, at, c)) {
    const auto of = resolve_expression(w, at, c.left);
    meaning.per_row = w.file.expressions[c.left].per_row;
    const expression_meaning& left = w.file.expressions[c.left];
    if (of && left.to == target::fact) meaning.subject = left.index;
    if (of && (is_number(of->of) || meaning.subject != none)) resolve_choices(w, c.choices, *of, meaning.subject, meaning, c.counter);
    return;
  }
  meaning.subject = find_fact(w, c.subject.text);
  if (meaning.subject == none) return report_unknown(w, at.block, c.subject);
  mark_left(w, c, meaning.subject);
  meaning.per_row = !w.fact(meaning.subject).rows.empty();
  resolve_choices(w, c.choices, w.fact(meaning.subject).of, meaning.subject, meaning, w.fact(meaning.subject).counter);
  resolve_default(w, c, meaning);
}

SANTEI_INLINE void resolve_reading(work& w, const setting& at, syntax::condition_id id) {
  const syntax::condition& c = w.condition(id);
  condition_meaning& meaning = w.file.conditions[id];
  meaning.subject = find_fact(w, c.subject.text);
  if (meaning.subject == none) return report_unknown(w, at.block, c.subject, true);
  if (!w.file.open_point[meaning.subject]) {
    w.problems
        .error("E0307", c.subject.where,
               {"「" + c.subject.text + "」は読みではなく項目です", "“" + c.subject.text + "” is a fact, not a reading"})
        .help = message{"読み を外します", "leave out 読み"};
    return;
  }
  mark_left(w, c, meaning.subject);
  resolve_choices(w, c.choices, w.fact(meaning.subject).of, meaning.subject, meaning);
}

SANTEI_INLINE void resolve_flag(work& w, const setting& at, syntax::condition_id id) {
  const syntax::condition& c = w.condition(id);
  condition_meaning& meaning = w.file.conditions[id];
  if (c.subject.text.empty()) return;
  meaning.subject = find_fact(w, c.subject.text);
  if (meaning.subject == none && find_thing(w, at.block, c.subject.text) == nullptr && !is_builtin(c.subject.text))
    return report_unknown(w, at.block, c.subject);
  const std::string& name = c.subject.text;
  if (meaning.subject == none) {
    w.problems.error("E0307", c.subject.where, {"「" + name + "」は条件になりません", "“" + name + "” is no condition"}).help =
        message{"「が」と、比べる額や数を続けます（例: 10億円 以上）", "compare it by が with an amount or a number, such as 10億円 以上"};
    return;
  }
  mark_left(w, c, meaning.subject);
  meaning.per_row = !w.fact(meaning.subject).rows.empty();
  const type& of = w.fact(meaning.subject).of;
  if (of.of == kind::truth) return resolve_default(w, c, meaning);
  const message has = describe(of);
  auto& problem = w.problems.error("E0307", c.subject.where, {"条件は真偽でなければなりません", "a condition must be true or false"},
                                   {"これは" + has.ja + "です", "type: " + has.en});
  if (of.of == kind::category && !w.fact(meaning.subject).choices.empty())
    problem.mends.push_back({{"どれかを書きます", "say which"}, c.subject.where, name + " が " + w.fact(meaning.subject).choices.front().label});
  problem.help = message{"「が」と、比べるものを続けます（例: 10億円 以上、中小企業）", "compare it by が, such as with 10億円 以上 or 中小企業"};
}

/// The longest amount of the type in a quoted phrase of the clause, as written there; nothing when there is none.
SANTEI_INLINE std::optional<std::pair<std::string, literal>> quoted_literal(const syntax::clause& clause, const type& wanted) {
  std::optional<std::pair<std::string, literal>> best;
  for (const syntax::basis& basis : clause.bases) {
    const std::string text = fold_for_lookup(basis.text);
    for (std::size_t begin = 0; begin < text.size() && basis.is == syntax::basis_kind::quote; ++begin) {
      if (text[begin] < '0' || text[begin] > '9') continue;
      for (std::size_t end = std::min(text.size(), begin + 60); end > begin; --end) {
        const auto read = read_literal(std::string_view(text).substr(begin, end - begin)).value;
        if (!read || !(read->of == wanted)) continue;
        if (!best || best->first.size() < end - begin) best.emplace(text.substr(begin, end - begin), *read);
        break;
      }
    }
  }
  return best;
}

/// "出典には「10億円」とあります → 対象 投資額 が 10億円 以上": the clause with the literal that its phrase holds.
SANTEI_INLINE void offer_from_phrase(work& w, const setting& at, syntax::expression_id wrong, const type& wanted) {
  syntax::expression& e = w.file.tree.expressions[wrong];
  if (at.clause == nullptr || e.is != syntax::expression_kind::literal) return;
  const auto quoted = quoted_literal(*at.clause, wanted);
  if (!quoted) return;
  const literal written = std::exchange(e.literal, quoted->second);
  const std::string text = syntax::print(w.file.tree, *at.clause);
  e.literal = written;
  w.problems.found.back().mends.push_back(
      instead_of_statement({"出典には「" + quoted->first + "」とあります", "the source says 「" + quoted->first + "」"}, *at.clause, text));
}

/// The number as written, in the unit of what it is compared with.
SANTEI_INLINE void offer_as(work& w, syntax::expression_id id, const type& wanted) {
  const syntax::expression& e = w.expression(id);
  if (e.is != syntax::expression_kind::literal || !e.literal.bare) return;  // a number with another unit is another number
  const auto of_calendar = [](kind one) { return one == kind::date || one == kind::month; };
  if (of_calendar(wanted.of) || of_calendar(e.literal.of.of)) return;  // the number of the one is none of the other
  const message wants = describe(wanted);
  const std::string text = literal_text(e.literal.value / per_unit(e.literal.of) * per_unit(wanted), wanted);
  w.problems.found.back().mends.push_back({{wants.ja + "で書きます", "write " + wants.en}, e.where, text});
}

SANTEI_INLINE void report_comparison(work& w, const setting& at, const syntax::condition& c, const type& a, const type& b) {
  const message left = describe(a), right = describe(b);
  const bool unit = a.of == b.of;
  const bool bare = (a.of == kind::money && b.of == kind::integer) || (a.of == kind::integer && b.of == kind::money);
  report_types(w,
               unit   ? "E0303"
               : bare ? "E0304"
                      : "E0302",
               {right.ja + "と" + left.ja + "を比べています", "compares " + right.en + " with " + left.en}, c.where, c.left, a, c.right, b);
  std::vector<mend> units = std::exchange(w.problems.found.back().mends, {});
  offer_from_phrase(w, at, c.right, a);
  offer_from_phrase(w, at, c.left, b);
  auto& mends = w.problems.found.back().mends;
  mends.insert(mends.end(), std::make_move_iterator(units.begin()), std::make_move_iterator(units.end()));
  offer_as(w, c.right, a);
  offer_as(w, c.left, b);
}

/// What a whole number counts: a literal with its counter, a fact that declares one, days between dates, full years; empty where that is not
/// said.
SANTEI_INLINE std::string counter_of(const work& w, syntax::expression_id id) {
  const syntax::expression& e = w.expression(id);
  const expression_meaning& meaning = w.file.expressions[id];
  using is = syntax::expression_kind;
  switch (e.is) {
    case is::literal: return e.literal.counter;
    case is::name:
    case is::member: return meaning.to == target::fact ? w.fact(meaning.index).counter : std::string();
    case is::call:
      if (meaning.to != target::function) return {};
      switch (static_cast<function>(meaning.index)) {
        case function::years:
        case function::year: return "年";
        case function::days: return "日";
        default: return {};
      }
    case is::add:
    case is::subtract: {
      if (w.file.expressions[e.operands[0]].of.of == kind::date) return "日";
      const std::string a = counter_of(w, e.operands[0]), b = counter_of(w, e.operands[1]);
      return a.empty() || a == b ? b : b.empty() ? a : std::string();
    }
    default: return {};
  }
}

/// 年 as a literal counts months: 3年 = 36月.
SANTEI_INLINE void check_counters(work& w, const syntax::condition& c) {
  const std::string left = counter_of(w, c.left), right = counter_of(w, c.right);
  if (santei::detail::counts_the_same(left, right)) return;
  auto& problem = w.problems.error("E0303", c.where, {"数えるものが違います: " + left + " と " + right, "these count different things: " + left + " and " + right});
  problem.labels = {{w.expression(c.left).where, {"これは " + left + " を数えます", "counts " + left}},
                    {w.expression(c.right).where, {"これは " + right + " を数えます", "counts " + right}}};
  problem.help = message{"同じものを数えるか、数だけを書きます", "count the same, or write the number alone"};
}

/// Whether one side is a quotient of linear numbers and the other a constant: multiplied out by the divisor, which is above 0, the
/// comparison is linear. A divisor that may be 0 has been reported.
SANTEI_INLINE bool is_ratio_against_constant(work& w, const setting& at, syntax::expression_id side, syntax::expression_id other) {
  const syntax::expression& e = w.expression(side);
  return e.is == syntax::expression_kind::divide && w.degrees[e.operands[0]] <= 1 && w.degrees[e.operands[1]] == 1 &&
         constant_of(w.file, other) && (is_proved_positive(w, at, e.operands[1]) || !is_proved_nonzero(w, at, e.operands[1]));
}

SANTEI_INLINE void resolve_compare(work& w, const setting& at, syntax::condition_id id) {
  const syntax::condition& c = w.condition(id);
  const auto a = resolve_expression(w, at, c.left), b = resolve_expression(w, at, c.right);
  w.file.conditions[id].per_row = w.file.expressions[c.left].per_row || w.file.expressions[c.right].per_row;
  if (!a || !b) return;
  if (!is_number(a->of) || !is_number(b->of)) {
    const syntax::expression_id wrong = is_number(a->of) ? c.right : c.left;
    const message has = describe(is_number(a->of) ? *b : *a);
    w.problems.error("E0302", w.expression(wrong).where, {"大小を比べられるのは数だけです", "only numbers are compared"},
                     {"これは" + has.ja + "です", "type: " + has.en});
    return;
  }
  if (!(*a == *b) && !stands_for_ratio(w, c.left, *a, *b) && !stands_for_ratio(w, c.right, *b, *a))
    return report_comparison(w, at, c, *a, *b);
  if (c.worded == syntax::wording::of_days && a->of != kind::date && a->of != kind::month) {
    const bool from = c.how == syntax::comparison::at_least;
    const message has = describe(*a);
    w.problems.error("E0302", c.where, {from ? "「以後」は日付と月の語です" : "「以前」は日付と月の語です", "以後 and 以前 are words of days and months"},
                     {"これは" + has.ja + "です", "type: " + has.en})
        .mends.push_back({{}, c.where, syntax::print_expression(w.file.tree, c.left) + " が " + syntax::print_expression(w.file.tree, c.right) + (from ? " 以上" : " 以下")});
    return;
  }
  if (a->of == kind::integer) check_counters(w, c);
  std::uint32_t& ratio = w.file.conditions[id].ratio;
  if (is_ratio_against_constant(w, at, c.left, c.right)) ratio = c.left;
  else if (is_ratio_against_constant(w, at, c.right, c.left)) ratio = c.right;
  if (ratio == none && (w.degrees[c.left] > 1 || w.degrees[c.right] > 1))
    w.problems
        .error("E0308", c.where,
               {"条件の中で項目どうしを掛けたり割ったりしています", "a condition multiplies or divides facts by each other"})
        .help = message{"条件は項目の一次式か、0 より大きい数で割った比と決まった割合の大小で書きます（隙間と重なりを確かめるためです。例: ( 実績 / 目標 ) が 80% 以上）",
                        "conditions are linear in the facts, or compare a quotient by a number above 0 with a constant, so that holes and "
                        "overlaps can be found, such as ( 実績 / 目標 ) が 80% 以上"};
}

/// Finds what a condition means; a problem is reported where it stands.
/// A word that stands alone for a 真偽 that there is not.
SANTEI_INLINE bool names_nothing(work& w, const setting& at, syntax::condition_id id) {
  const syntax::condition& c = w.condition(id);
  return c.is == syntax::condition_kind::flag && !c.subject.text.empty() && find_fact(w, c.subject.text) == none &&
         find_thing(w, at.block, c.subject.text) == nullptr && !is_builtin(c.subject.text);
}

/// 居住地 が 東 または 西 または 南: what follows is meant as more choices of the fact before it. Whether that is so.
SANTEI_INLINE bool report_stray_choice(work& w, const setting& at, const syntax::condition& any, syntax::condition_id stray) {
  const auto here = std::find(any.parts.begin(), any.parts.end(), stray);
  auto first = here, last = here + 1;
  while (first != any.parts.begin() && names_nothing(w, at, *first)) --first;
  while (last != any.parts.end() && names_nothing(w, at, *last)) ++last;
  const syntax::condition &before = w.condition(*first), &c = w.condition(stray);
  if (before.is != syntax::condition_kind::one_of || before.choices.empty()) return false;
  auto& problem = w.problems.error("E0201", c.where, {"「" + c.subject.text + "」という名はありません", "there is no name “" + c.subject.text + "”"});
  std::string list;
  for (const syntax::word& one : before.choices) list += (list.empty() ? "" : ", ") + one.text;
  for (auto more = first + 1; more != last; ++more) list += ", " + w.condition(*more).subject.text;
  const bool plain = !before.subject.text.empty() && !before.if_missing && !before.and_others;
  if (plain)
    problem.mends.push_back({{"選択肢は「,」で並べます", "list choices with commas"}, {c.where.source, before.where.begin, w.condition(last[-1]).where.end},
                             before.subject.text + " が " + list + " のいずれか"});
  problem.help = message{"選択肢なら「,」で並べ、「のいずれか」を付けます", "where it is a choice, list choices with commas and のいずれか"};
  return true;
}

SANTEI_INLINE void resolve_condition(work& w, const setting& at, syntax::condition_id id) {
  const syntax::condition& c = w.condition(id);
  switch (c.is) {
    case syntax::condition_kind::all:
    case syntax::condition_kind::any:
    case syntax::condition_kind::negation:
      for (const syntax::condition_id part : c.parts) {
        if (c.is == syntax::condition_kind::any && names_nothing(w, at, part) && report_stray_choice(w, at, c, part)) continue;
        resolve_condition(w, at, part);
        w.file.conditions[id].per_row = w.file.conditions[id].per_row || w.file.conditions[part].per_row;
      }
      break;
    case syntax::condition_kind::compare: return resolve_compare(w, at, id);
    case syntax::condition_kind::one_of: return resolve_one_of(w, at, id);
    case syntax::condition_kind::flag: return resolve_flag(w, at, id);
    case syntax::condition_kind::reading: return resolve_reading(w, at, id);
    case syntax::condition_kind::used: return check_measure_id(w, at.block, c.subject);
  }
}

}  // namespace santei::check::detail
