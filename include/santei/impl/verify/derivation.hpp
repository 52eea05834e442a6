// One measure on one case, from its clauses and the facts alone: who is eligible and what is paid, in the order of the notation's §4.
// A tree is walked, nothing is compiled: slow, and short enough to read beside the notation.
#pragma once

#include <santei/impl/verify/given.hpp>
#include <santei/impl/verify/measure.hpp>
#include <santei/impl/verify/number.hpp>
#include <santei/impl/verify/program.hpp>
#include <santei/text/diagnostic.hpp>
#include <santei/text/source.hpp>

#include <array>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::verify::detail {

/// What an amount is in one completion: `stated` where has_stated, least to most where has_possible. `unbounded`: a cap alone says the
/// most. `undetermined`: 補助率 未定, which claims nothing and reaches `most`. `up_to_cost`: 定額 未定, which permits 0 to the cost even where that is
/// not known.
struct draft {
  number stated, least, most;
  truth has_stated = truth::no, has_possible = truth::no, unbounded = truth::no, undetermined = truth::no, up_to_cost = truth::no;
};

/// その他のとき, then general clauses, 優先 over them, 最優先 over all.
inline constexpr std::array ranks{syntax::precedence::rest, syntax::precedence::general, syntax::precedence::special,
                                  syntax::precedence::most_special};

/// A rule file with the words that it knows and what is given of them.
struct file_words {
  file_words(const syntax::file& of, const measure& asked, std::vector<const syntax::file*> words)
      : tree(&of), measures(measures_of(of)), vocabulary(std::move(words)), declared(asked, vocabulary), given(declared) {}
  file_words(const file_words&) = delete;
  file_words& operator=(const file_words&) = delete;

  const syntax::file* tree;
  std::vector<named_measure> measures;
  std::vector<const syntax::file*> vocabulary;
  declared_facts declared;
  given_facts given;
};
/// The file of the asked measure, then those whose 補助額 is used.
using all_words = std::deque<file_words>;

/// What the derivations of one certificate share: the files, and the work done so far.
struct common {
  static constexpr std::size_t most_steps = 1'000'000, most_depth = 1'000, most_bits = 4'096;

  const std::vector<source>& sources;  // the measure's file first; a span's source is an index into it
  all_words& words;
  std::size_t steps = 0, depth = 0;
  std::vector<std::string> inside;      // IDs under way
  std::map<std::string, number> paid;   // by ID: what other measures pay
  std::set<std::string> missing;        // keys of facts that were asked and are not known exactly
  std::optional<message> unreadable;    // why the clauses are beyond this file
};

class derivation {
 public:
  derivation(const measure& of, file_words& words, common& shared);
  void run();

  [[nodiscard]] truth eligible() const { return eligible_; }
  [[nodiscard]] const draft& grant() const { return grant_; }
  [[nodiscard]] bool pays() const { return pays_; }
  /// Each clause with what became of it, then the amounts in their order.
  [[nodiscard]] std::string account();

 private:
  using amount_of = std::function<number(const number&)>;
  struct names {  // 値, 場合分け and 表 of a measure or a 費目
    std::map<std::string, clause_list, std::less<>> values;
    std::map<std::string, const syntax::table_clause*, std::less<>> tables;
  };
  struct costs {
    std::optional<number> sum, shared;  // of all 費目; of those that are not computed alone
  };
  struct stretch {  // of the cost or the grant, at the rate of one of the clauses
    rational above;
    std::optional<rational> up_to;
    bool of_grant = false;
    clause_list rates;
    truth at_most = truth::no;  // where the rate that holds is 以内; of the grant, where one on any stretch is
  };
  struct cap_limit {
    number limit;
    truth applies = truth::no;
  };
  struct tie {  // a limit on several 費目: `most`, or where `share` so much of the total
    const syntax::clause* clause;
    std::vector<bool> of;
    number most;
    bool share = false, on_cost = false;
  };
  struct piece {  // of a grant: a slope on so much of the cost, or so much of the grant
    draft slope;
    std::optional<number> width;
    bool of_grant = false;
  };
  struct weighed {  // what is weighed against others under a joint limit: one 費目, or several that share tiers
    std::vector<std::size_t> categories;
    bool apart = false, whole = false;  // whole: `said` is what no cost moves
    draft said;
    std::vector<piece> pieces;
    std::optional<number> cap;
  };
  struct aimed {
    program under;
    form total, cost;
    std::vector<form> grants, costs;
    number::state unknown = number::state::known;  // of a number that it needs

    rational known(const number& of) { return of.known() ? of.value : (unknown = of.is, rational(0)); }
  };

  // derive_names.hpp
  [[nodiscard]] names names_in(const clause_list& clauses) const;
  [[nodiscard]] clause_list clauses(syntax::clause_kind kind) const { return of_kind(measure_.clauses, kind); }
  [[nodiscard]] static clause_list of_kind(const clause_list& all, syntax::clause_kind kind);
  [[nodiscard]] const clause_list* value_named(std::string_view name) const;
  [[nodiscard]] const syntax::table_clause* table_named(std::string_view name) const;
  [[nodiscard]] std::optional<std::size_t> category_named(std::string_view name) const;
  void beyond(message why);
  bool step();

  // derive_fact.hpp: what is known of a fact
  number fact_number(std::size_t fact);
  truth fact_truth(std::size_t fact);
  truth fact_in(std::size_t fact, const std::vector<bool>& choices);
  truth is_told(std::size_t fact);
  truth leaves_open(std::size_t fact, std::string_view choice);
  std::optional<std::vector<bool>> possible_choices(std::size_t fact);
  [[nodiscard]] truth default_of(std::size_t fact, const syntax::condition& c) const;
  /// Whether nothing is known of any fact that a 受け手 asks of.
  [[nodiscard]] bool is_untold(syntax::condition_id id);
  void sources_of(std::size_t fact, std::set<std::size_t>& into) const;
  std::vector<bool> choices_by_definition(std::size_t fact, const syntax::file& tree, const syntax::cases_clause& by);
  void facts_under(const syntax::file& tree, syntax::condition_id id, std::set<std::size_t>& into) const;
  [[nodiscard]] std::pair<const syntax::file*, const syntax::cases_clause*> definition_of(std::size_t fact) const;

  // derive_number.hpp
  number value_of(syntax::expression_id id);
  number of_name(std::string_view name);
  number of_member(const syntax::expression& e);
  number call(const syntax::expression& e);
  bool is_day(syntax::expression_id id);
  number moved(const number& day, const number& months);
  number full_years(const number& from, const number& to);
  number of_rows(syntax::expression_id of, bool greatest);
  number growth(const number& before, const number& after, const number& years, const rational& unit);
  number total(syntax::expression_id of);
  number count_of(std::string_view rows);
  number in_row(const syntax::expression& e);
  number cell(const syntax::table_clause& table, std::size_t column);
  number value_of(const clause_list& of);
  number first_case(const syntax::cases_clause& cases);
  number granted_by(std::string_view id);
  number otherwise(const syntax::expression& e);

  // derive_truth.hpp
  truth holds(syntax::condition_id id);
  truth one_of(const syntax::condition& c);
  truth chosen(std::size_t fact, const std::vector<syntax::word>& words);
  truth applies(const syntax::clause& clause);
  truth overridden(const syntax::clause& clause, const clause_list& among);
  truth stands(const syntax::clause& clause, const clause_list& among);
  truth in_some_row(syntax::condition_id id, const syntax::clause& clause);
  void require(const syntax::clause& clause, truth holds);

  // derive_figure.hpp: what a figure contributes
  number figure_value(const syntax::clause& clause);
  draft alternative(const syntax::figure& figure, const syntax::alternative& one, const amount_of& amount,
                    const std::optional<number>& most);
  draft figure(const syntax::figure& figure, const amount_of& amount, const std::optional<number>& most);
  bool is_chosen(const syntax::alternative& one);
  truth listed_elsewhere(const syntax::figure& figure);

  // derive_rate.hpp
  number choose_number(const clause_list& of);
  [[nodiscard]] clause_list beside_rate(syntax::clause_kind kind) const;
  number changed(const number& rate);
  number rate_of(const clause_list& rates);
  draft rate_on(const clause_list& rates, const number& base);
  std::vector<stretch> stretches_of(const clause_list& rates);
  static bool has_tiers(const clause_list& rates);
  static draft at_most_where(truth less, const number& paid);
  draft tiers_on(const clause_list& rates, const number& base);
  draft fixed_and_rate(const clause_list& fixed, const clause_list& rates, const number& cost);
  draft formula(const clause_list& amounts);
  template <class One>
  draft by_clauses(const clause_list& of, One one);

  // derive_category.hpp
  [[nodiscard]] bool is_alone(const category& of) const;
  costs category_costs();
  draft category_grant(std::size_t index);
  draft with_categories(std::optional<draft> together);
  truth let_in(const category& of);
  draft finish_category(draft of, std::size_t index);

  // derive_joint.hpp
  [[nodiscard]] static bool ties(const syntax::clause& clause);
  [[nodiscard]] static clause_list without_ties(clause_list of);
  [[nodiscard]] bool has_apart() const;
  [[nodiscard]] bool is_tied(bool on_grants) const;
  [[nodiscard]] std::vector<bool> named_by(const syntax::clause& clause) const;
  std::vector<tie> ties_in_force(bool all_costs);
  void add_pieces(weighed& to, const clause_list& fixed, const clause_list& rates);
  void fill_part(weighed& one, const category& of);
  std::vector<weighed> parts_of_grant();
  aimed program_of(const std::vector<weighed>& parts, const std::vector<tie>& ties, number draft::*field);
  void add_tie(aimed& to, const std::vector<weighed>& parts, const tie& one);
  form grant_form(aimed& into, const weighed& one, number draft::*field);
  std::vector<number> reached_in_order(const aimed& of, std::vector<form> aims, std::string_view name);
  void note_proof(std::string_view name, const program& of, const proof& by);
  number joint_cost();
  draft joint_grant();

  // derive_grant.hpp
  void require_all();
  void compute_grant();
  draft granted();
  void name_rate();
  number cost_of(const clause_list& cost, const clause_list& caps, const std::optional<number>& inherited);
  std::optional<draft> grant_together(const std::optional<number>& base);
  draft raise(draft of, const clause_list& raises);
  cap_limit limit_of(const clause_list& caps, const clause_list& uplifts);
  draft cut(draft of, const clause_list& caps, const clause_list& uplifts);
  draft round(draft of, const clause_list& roundings, syntax::rounding_scope scope);
  draft floor(draft of, const clause_list& floors);
  number cap_value(const syntax::clause& clause);
  [[nodiscard]] clause_list total_caps() const;
  void note(std::string_view what, const draft& of);
  void note(std::string_view what, const number& of);

  // account.hpp
  [[nodiscard]] std::string category_word() const;
  std::string outcome_of(const syntax::clause& clause, const clause_list& among);
  [[nodiscard]] std::string place_of(const syntax::clause& clause) const;
  std::string line_of(const syntax::clause& clause, const clause_list& among);

  const measure& measure_;
  file_words& words_;
  common& shared_;
  const syntax::file* tree_;
  names measure_names_, category_names_;
  const category* category_ = nullptr;     // the 費目 under way
  std::size_t row_ = 0;                    // of the 明細, from 1; 0 outside
  bool defining_ = false;  // the 場合分け of a fact is being read
  bool row_asked_ = false;                 // a row's fact was asked outside a row
  std::vector<truth> row_holds_;           // by row: the 対象 on rows
  std::map<std::pair<const clause_list*, std::size_t>, number> values_;
  std::map<std::size_t, std::optional<std::vector<bool>>> defined_;
  std::map<const syntax::clause*, truth> verdicts_;
  std::optional<number> cost_, rate_, cap_;
  std::map<std::size_t, number> category_cost_, category_unrounded_, category_grant_;
  std::map<std::size_t, truth> category_open_;  // by its 対象
  truth eligible_ = truth::yes;
  bool reached_grant_ = false, pays_ = false;
  draft grant_;
  std::string amounts_;  // lines of the account
};

}  // namespace santei::verify::detail
