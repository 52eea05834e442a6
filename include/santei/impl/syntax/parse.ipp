// The driver: size, UTF-8, words, clauses, blocks; the inside of a clause is the grammar's.
#pragma once

#include <santei/impl/syntax/blocks.ipp>
#include <santei/impl/syntax/counted.hpp>
#include <santei/impl/syntax/money_words.hpp>
#include <santei/impl/syntax/grammar/grammar.ipp>
#include <santei/syntax/parse.hpp>
#include <santei/text/normal.hpp>
#include <santei/text/width.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

namespace santei::syntax {

namespace detail {

/// Makes a fresh clause one of this kind, for the grammar to fill.
SANTEI_INLINE void start_clause(clause& out, clause_kind is) {
  out.is = is;
  switch (is) {
    case clause_kind::use: case clause_kind::vocabulary: case clause_kind::source: case clause_kind::instrument: case clause_kind::department: case clause_kind::period:
      out.says.emplace<words_clause>(); break;
    case clause_kind::edition: out.says.emplace<edition_clause>(); break;
    case clause_kind::budget: out.says.emplace<budget_clause>(); break;
    case clause_kind::flow: out.says.emplace<flow_clause>(); break;
    case clause_kind::eligible: out.says.emplace<eligible_clause>(); break;
    case clause_kind::premise: out.says.emplace<premise_clause>(); break;
    case clause_kind::rounding: out.says.emplace<rounding_clause>(); break;
    case clause_kind::shares: out.says.emplace<share_clause>(); break;
    case clause_kind::exclusive: case clause_kind::not_together: out.says.emplace<exclusion_clause>(); break;
    case clause_kind::currency: out.says.emplace<currency_clause>(); break;
    case clause_kind::unstated: out.says.emplace<unstated_clause>(); break;
    case clause_kind::item: out.says.emplace<item_clause>(); break;
    case clause_kind::alias: out.says.emplace<alias_clause>(); break;
    case clause_kind::reading: out.says.emplace<reading_clause>(); break;
    case clause_kind::value: out.says.emplace<value_clause>(); break;
    case clause_kind::table: out.says.emplace<table_clause>(); break;
    case clause_kind::cases: out.says.emplace<cases_clause>(); break;
    case clause_kind::example: out.says.emplace<example_clause>(); break;
    default: break;  // a figure_clause, with which a clause begins
  }
}

/// Reads one file from its first byte to its last.
class file_parser {
 public:
  file_parser(std::string_view text, std::uint32_t source, const limits& within, file behind)
      : reader_(text, source, within, std::move(behind)), blocks_(reader_.tree) {}

  partial run() {
    try {
      if (fits()) read_clauses();
    } catch (exhausted& failure) {
      reader_.report(std::move(failure.problem));
    }
    counted_numbers(reader_.tree).count();
    settle_currency(reader_.tree);
    sort_and_cap();
    return {std::move(reader_.tree), std::move(reader_.problems)};
  }

 private:
  bool fits() {
    const std::string_view text = reader_.text;
    if (text.size() <= reader_.within.bytes && text.size() <= 0xFFFFFFF0U) return true;
    const std::string most = std::to_string(reader_.within.bytes);
    reader_.report(make_problem("E0101", {reader_.source, 0, 0},
                                {"ファイルが大きすぎます（" + most + "バイトまで）", "the file is too large (at most " + most + " bytes)"},
                                {std::to_string(text.size()) + "バイトあります", "it has " + std::to_string(text.size()) + " bytes"},
                                message{"ファイルを分けてください", "split the file"}));
    return false;
  }

  bool is_utf8() {
    const auto bad = first_invalid_utf8(reader_.text);
    if (!bad) return true;
    const auto at = static_cast<std::uint32_t>(*bad);
    reader_.report(
        make_problem("E0102", {reader_.source, at, at + 1},
                     {"UTF-8として読めません（" + std::to_string(at) + "バイト目）", "not valid UTF-8 at byte " + std::to_string(at)},
                     {"このバイトです", "this byte"}, message{"UTF-8で保存し直してください", "save the file as UTF-8"}));
    return false;
  }

  void read_clauses() {
    split_text split = splitter(reader_.text, reader_.within.digits).run();
    if (!split.plain && !is_utf8()) return;
    reader_.tokens = std::move(split.tokens);
    reader_.tree.expressions.reserve(reader_.tokens.size() / 6);
    reader_.tree.conditions.reserve(reader_.tokens.size() / 16);
    for (const stray_quote& stray : split.strays)
      if (!is_full()) reader_.report(unbalanced(stray));
    const token* at = reader_.tokens.data();
    const token* const end = at + reader_.tokens.size();
    while (at != end && !is_full()) {
      const token* next = at + 1;
      while (next != end && !begins_clause(at, next, end)) ++next;
      read_one(at, next);
      at = next;
    }
  }

  [[nodiscard]] bool is_full() const { return reader_.problems.size() > reader_.within.problems; }

  /// A keyword at the beginning of a line; but not `経費 [on_cost]`, an option of a 読み, nor `事業 a/b を 利用` and `読み 扱い が …`, which are
  /// conditions.
  [[nodiscard]] bool begins_clause(const token* clause, const token* at, const token* end) const {
    if (!at->first_on_line || !at->says) return false;
    const bool header = is_in<header_words>(at->says);
    if (!header && !clause_of(at->says)) return false;
    if (at + 1 == end) return true;
    if (at[1].is == token_kind::open_brace) return false;
    if (at[1].is == token_kind::open_bracket && !at[1].first_on_line) return header && !has_labels(*clause);
    if (end - at < 4) return true;
    return !(at->says == "読み" && at[2].says == "が") && !(at->says == "事業" && at[2].says == "を" && at[3].says == "利用");
  }
  [[nodiscard]] static bool has_labels(const token& keyword) {
    return keyword.says == "読み" || keyword.says == "項目" || keyword.says == "区分";
  }

  void read_one(const token* begin, const token* end) {
    reader_.wider.clear();
    const auto header = find_in<header_words>(begin->says);
    if (header && begin->first_on_line) return read_header(*header, begin, end);
    const auto is = clause_of(begin->says);
    if (!is) return reader_.report(unknown_keyword(reader_, *begin));
    read_clause(*is, begin, end);
  }

  void read_header(block_kind is, const token* begin, const token* end) {
    reader_.is_header = true;
    reader_.header = {};
    reader_.header.is = is;
    const clause_run done = read(begin, end);
    reader_.header.where = {reader_.source, begin->begin, reader_.last->end};
    if (auto problem = blocks_.open(std::move(reader_.header), reader_.span_of(*begin)); problem && !done.problem)
      reader_.report(std::move(*problem));
    reader_.is_header = false;
  }

  void read_clause(clause_kind is, const token* begin, const token* end) {
    reader_.out = &blocks_.start(is);
    start_clause(*reader_.out, is);
    reader_.cut_fractions.clear();
    const clause_run done = read(begin, end);
    for (const expression& each : reader_.cut_fractions)
      if (done.problem || !is_said(each)) reader_.report(cut_fraction_problem(each));
    if (done.problem) return blocks_.drop();
    reader_.out->keyword = reader_.span_of(*begin);
    reader_.out->where = {reader_.source, begin->begin, done.read_to[-1].end};
    if (auto problem = blocks_.keep()) reader_.report(std::move(*problem));
  }

  /// Whether a name stands there that was refused where it is declared, for the spaces in it.
  [[nodiscard]] bool names_parted(const token* begin, const token* end) const {
    const auto says = [&](const token& each, const std::string& part) { return reader_.text_of(each) == part; };
    return clause_of(begin->says) != clause_kind::item &&
           std::any_of(reader_.parted_names.begin(), reader_.parted_names.end(),
                       [&](const auto& parts) { return std::search(begin, end, parts.begin(), parts.end(), says) != end; });
  }
  /// Whether a phrase of the clause holds the figure as it is written: the source itself cut it off.
  [[nodiscard]] bool is_said(const expression& figure) const {
    const std::string written = fold_for_lookup(reader_.text.substr(figure.where.begin, figure.where.end - figure.where.begin));
    const auto digit = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
    return std::any_of(reader_.out->bases.begin(), reader_.out->bases.end(), [&](const basis& each) {
      const std::string phrase = fold_for_lookup(each.text);
      for (std::size_t at = phrase.find(written); at != std::string::npos; at = phrase.find(written, at + 1)) {
        const std::size_t end = at + written.size();
        const bool whole = (at == 0 || !digit(phrase[at - 1])) && (end == phrase.size() || !digit(phrase[end]) || !digit(written.back()));
        if (whole && each.is != basis_kind::assumption) return true;
      }
      return false;
    });
  }
  [[nodiscard]] static diagnostic cut_fraction_problem(const expression& e) {
    const std::string better = fraction_cut_off(e).value().text();
    return make_problem("E0114", e.where, {"分数を小数で丸めています", "a rounded decimal stands for a fraction"},
                        {"ちょうど " + better + " ではありません", "this is not exactly " + better}, mend{{}, e.where, better});
  }

  /// Runs the grammar; reports what it found and what it left, and undoes a clause that is broken.
  clause_run read(const token* begin, const token* end) {
    reader_.last = begin;
    reader_.depth = 0;
    reader_.count_node();
    const arena_mark mark = reader_.mark();
    clause_run done = run_grammar(reader_, begin, end);
    if (done.problem) {
      reader_.roll_back(mark);
      if (names_parted(begin, end)) return done;
      reader_.report(*done.problem);
      report_misspelt_lines(done.problem->labels.front().where.end, begin, end);
    } else if (done.read_to != end) {
      report_rest(begin, done.read_to, end);
    }
    return done;
  }

  /// What stands after a complete clause: lines that begin with no keyword, or words too many.
  void report_rest(const token* begin, const token* rest, const token* end) {
    if (!rest->first_on_line) return reader_.report(diagnose(reader_, {begin, end, rest, std::string(end_of_clause)}));
    reader_.report(unknown_keyword(reader_, *rest));
    report_misspelt_lines(rest->end, rest, end);
  }

  /// Lines after a broken place that perhaps begin with a keyword: otherwise they would be passed over in silence.
  void report_misspelt_lines(std::uint32_t after, const token* line, const token* end) {
    for (; line != end && !is_full(); ++line) {
      if (!line->first_on_line || line->begin < after || line->is != token_kind::word) continue;
      const bool option = line + 1 != end && line[1].is == token_kind::open_bracket;
      if (!option && nearest_keyword(reader_.text_of(*line))) reader_.report(unknown_keyword(reader_, *line));
    }
  }

  [[nodiscard]] diagnostic unbalanced(const stray_quote& stray) const {
    const span where{reader_.source, stray.begin, stray.end};
    diagnostic problem =
        stray.opens ? make_problem("E0106", where, {"「 が閉じていません", "this 「 is not closed"}, {"この行に対応する 」 がありません", "no 」 for it on this line"},
                                   message{"語句の終わりに 」 を置いてください（語句は行をまたげません）", "put 」 where the phrase ends (a phrase stays on one line)"})
                    : make_problem("E0106", where, {"対応する 「 がありません", "no 「 for this 」"}, {"ここだけの 」 です", "a 」 alone"},
                                   message{"語句の始めに 「 を置くか、この 」 を消してください", "put 「 where the phrase begins, or remove this 」"});
    offer_quotes(reader_, stray, problem);
    return problem;
  }

  /// In the order of the text, and no more than allowed: the last place then says that there are more.
  void sort_and_cap() {
    diagnostics& all = reader_.problems;
    const auto place = [](const diagnostic& d) { return d.labels.empty() ? 0U : d.labels.front().where.begin; };
    std::stable_sort(all.begin(), all.end(), [&](const diagnostic& a, const diagnostic& b) { return place(a) < place(b); });
    const std::size_t most = std::max<std::size_t>(reader_.within.problems, 1);
    if (all.size() <= most) return;
    all.resize(most);
    const std::string shown = std::to_string(most - 1);
    all.back() = make_problem("E0116", all.back().labels.front().where,
                              {"問題が多すぎます（" + shown + "件まで示しました）", "too many problems (" + shown + " are shown)"},
                              {"ここから先は示していません", "those from here on are not shown"},
                              message{"上の問題を直してからもう一度確かめてください", "mend those above and check again"});
  }

  reader reader_;
  block_builder blocks_;
};

}  // namespace detail

SANTEI_INLINE partial parse_what_stands(std::string_view text, std::uint32_t source, const limits& within) {
  return parse_what_stands(text, source, within, {});
}

SANTEI_INLINE partial parse_what_stands(std::string_view text, std::uint32_t source, const limits& within, file behind) {
  return detail::file_parser(text, source, within, std::move(behind)).run();
}

SANTEI_INLINE outcome<file> parse(std::string_view text, std::uint32_t source, const limits& within) {
  partial read = parse_what_stands(text, source, within);
  if (!read.problems.empty()) return std::move(read.problems);
  return std::move(read.tree);
}

}  // namespace santei::syntax
