// The state of one lowering: the file read, the plan written, and what names have become so far.
#pragma once

#include <santei/check/checked.hpp>
#include <santei/check/granting.hpp>
#include <santei/plan/builder.hpp>
#include <santei/plan/limits.hpp>
#include <santei/plan/plan.hpp>
#include <santei/text/diagnostic.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace santei::plan::detail {

/// An amount on its way through caps and roundings. `unbounded`: 金額 未定, whose greatest value only a cap gives.
struct draft : amount {
  node_id unbounded = no_node;
};

class lowering {
 public:
  lowering(const check::checked& file, const check::measure& measure, const limits& within)
      : rule_(&file), file_(&file), limits_(within), make_(out_, within.magnitude_bits, within.nodes) {
    out_.money = file.tree.money;
    out_.nodes.reserve(48);  // as many as most measures need
    out_.constants.reserve(8);
    out_.inputs.reserve(3);
    out_.steps.reserve(4);
    turn_to(measure);
  }

  /// Everything, in the order of the notation's §4.
  void run();
  [[nodiscard]] measure_plan take() { return std::move(out_); }
  /// Of the amounts of the measure.
  [[nodiscard]] type money() const { return {kind::money, {}, out_.money}; }
  [[nodiscard]] const diagnostics& problems() const { return problems_; }

 private:
  using clause_pointer = const syntax::clause*;
  using clause_list = std::span<const clause_pointer>;
  struct priced {  // a computed amount with the cost it was computed on
    draft grant;
    node_id cost = no_node;
  };

  // names.ipp: facts, open points and citations
  void turn_to(const check::measure& measure);
  std::uint32_t input_of(std::uint32_t declaration);
  std::uint32_t add_input(std::uint32_t declaration);
  std::uint32_t input_of_other_file(std::uint32_t declaration);
  [[nodiscard]] bool counts_as_here() const;
  [[nodiscard]] std::optional<std::uint32_t> known_input(std::uint32_t declaration) const;
  std::uint32_t rate_point(const syntax::figure& figure) const;
  [[nodiscard]] std::string label_of(const syntax::alternative& one) const;
  std::uint32_t rate_choice(const syntax::figure& figure);
  bool others_list_more(const syntax::figure& figure);
  std::uint32_t choice_apart(const syntax::figure& figure, std::uint32_t of);
  std::uint32_t builtin_input(std::string_view key);
  struct defined_fact {
    std::vector<node_id> holds;        // a row each
    std::vector<std::uint32_t> from;  // inputs
  };
  /// A 場合分け of a fact, and the file in which names in it are read.
  struct known_definition {
    const check::checked* in = nullptr;
    const check::definition* of = nullptr;
  };
  [[nodiscard]] std::vector<known_definition> definitions() const;
  const defined_fact& lower_definition(const known_definition& of);
  void collect_tellers(std::uint32_t declaration, std::vector<std::uint32_t>& into);
  const std::vector<std::uint32_t>& tellers(std::uint32_t declaration);
  void derive_facts();
  void derive_facts_of_file();
  derivation derive_fact(const known_definition& of);
  bool may_be_no_choice(std::uint32_t declaration) const;
  node_id told(std::uint32_t declaration);
  [[nodiscard]] static bool leaves_open(const check::definition& of);
  node_id rules_out(std::uint32_t declaration, const syntax::word& choice);
  [[nodiscard]] clause_list clauses(syntax::clause_kind kind) const;
  [[nodiscard]] std::vector<clause_pointer> clauses(const check::category& of, syntax::clause_kind kind) const;
  [[nodiscard]] citation cite(const syntax::clause& clause) const;
  void refuse(const span& where, std::string code, std::string ja, std::string en, std::optional<message> help = std::nullopt);
  void refuse_work(const span& where, const std::string& ja, const std::string& en, std::size_t most);
  [[nodiscard]] bool nests_too_deeply(const span& where);
  void refuse_magnitude(const std::vector<std::uint32_t>& unbounded);
  void refuse_size();

  // expression.ipp
  node_id number(syntax::expression_id id);
  node_id call(syntax::expression_id id);
  node_id table_cell(std::uint32_t table, std::uint32_t column, const syntax::expression& at);
  node_id first_row(std::uint32_t table, std::uint32_t column);
  node_id value_of(std::uint32_t value);
  node_id first_case(const syntax::cases_clause& cases);
  node_id otherwise(node_id a, node_id b);
  node_id known(node_id a);

  // rows.ipp
  void take_rows(const std::string& key, const span& where);
  node_id count_rows(std::string_view named);
  node_id value_in_row(syntax::expression_id id);
  std::uint32_t rows_input(const std::string& key, const std::string& label, const type& of, bool count);
  node_id over_rows(check::function which, node_id row, const type& of);
  node_id of_other_rows(node_id row, const type& of);

  // condition.ipp
  node_id truth(syntax::condition_id id);
  std::pair<node_id, node_id> compared(const syntax::condition& c, const check::condition_meaning& means);
  node_id one_of(const syntax::condition& written, const check::condition_meaning& means);
  node_id or_default(const syntax::condition& c, const check::condition_meaning& means, node_id holds);
  node_id applies(const syntax::clause& clause);
  node_id stands(const syntax::clause& clause, clause_list among);
  node_id overridden(syntax::precedence than, clause_list among);
  void require(const syntax::clause& clause, node_id holds, std::string text);
  void lower_requirements();
  void split_requirement(const syntax::clause& clause, syntax::condition_id id);
  void require_recipient(const syntax::clause& clause, syntax::condition_id id, node_id holds, std::string text);
  std::vector<std::uint32_t> subjects(syntax::condition_id id) const;
  void add_facts_of(syntax::expression_id id, std::vector<std::uint32_t>& into) const;

  // figure.ipp: what a figure may be in a completion
  draft nothing();
  draft exactly(node_id value, bool at_most);
  draft undecided(node_id greatest, node_id has_possible);
  draft choose(node_id condition, const draft& yes, const draft& no);
  draft plus(const draft& a, const draft& b);
  draft alternative(const syntax::figure& figure, const syntax::alternative& one, const std::function<node_id(node_id)>& amount_of,
                    node_id greatest, node_id bounded);
  draft figure(const syntax::figure& figure, const std::function<node_id(node_id)>& amount_of, node_id greatest, node_id bounded);
  draft by_clauses(clause_list of, const std::function<draft(const syntax::clause&)>& one);
  template <class Change>
  draft each(const draft& of, Change change);

  // grant.ipp: §4, steps 1 to 4
  node_id choose_number(clause_list of, node_id otherwise);
  priced cost_of(clause_list cost, clause_list caps, node_id inherited);
  struct rate_changes {  // 補助率加算 and 補助率上限
    std::vector<clause_pointer> additions, caps;
  };
  [[nodiscard]] rate_changes changes_of(const check::category* own) const;
  node_id changed(node_id rate);
  void show_changes(node_id when);
  draft rate_on(clause_list rates, node_id base) { return rate_on(rates, base, known(base)); }
  draft rate_on(clause_list rates, node_id base, node_id bounded);
  struct rate_tier {  // one stretch with the rates that may hold on it
    node_id above = no_node, up_to = no_node;  // no end where up_to is no_node
    std::vector<clause_pointer> rates;
    bool of_grant = false;
    node_id at_most = no_node;  // where the rate that holds is 以内; of the grant, where one on any stretch is
  };
  static bool has_tiers(clause_list rates);
  static bool is_one_value(clause_pointer clause);
  std::vector<rate_tier> tiers_of(clause_list rates);
  [[nodiscard]] draft rate_of(const rate_tier& tier);
  draft tiers_on(clause_list rates, node_id base);
  draft tiers_beside(clause_list rates, node_id base, node_id bounded);
  draft fixed_and_rate(clause_list fixed, clause_list rates, node_id cost);
  draft formula(clause_list amounts);
  draft raise(draft of, clause_list raises);
  struct cap_limit {
    node_id limit = no_node, capped = no_node;  // the limit where `capped` holds
  };
  cap_limit limit_of(clause_list caps, clause_list uplifts);
  draft cut(draft of, clause_list caps, clause_list uplifts);
  [[nodiscard]] static bool is_joint(const syntax::clause& cap);
  draft round(syntax::rounding_scope scope, draft of, clause_list roundings);
  node_id round_at(syntax::rounding_scope scope, node_id a, clause_list roundings);
  [[nodiscard]] static bool rounds_categories(clause_pointer clause);
  [[nodiscard]] std::vector<clause_pointer> category_roundings() const;
  draft exclude_below(draft of, clause_list floors);
  draft cut_at_zero(const draft& of);  // sign.ipp
  draft category_grant(std::uint32_t index);
  draft finish_category(draft of, std::uint32_t index);
  node_id category_holds(const check::category& category);
  [[nodiscard]] bool alone(const check::category& category) const;
  [[nodiscard]] clause_pointer shared_tier() const;
  void refuse_shared_tiers();
  void lower_grant();
  std::optional<draft> grant_together(node_id base);
  [[nodiscard]] std::vector<clause_pointer> total_caps() const;
  void name_rate();

  // categories.ipp
  struct costs {
    node_id sum = no_node, shared = no_node;  // of all 費目, and of those that are not computed alone
  };
  costs lower_category_costs();
  void refuse_idle_cost(const syntax::clause& own);
  std::optional<draft> with_categories(std::optional<draft> together);
  void lower_category_parts();
  void step_of(const syntax::clause& clause, std::string label, node_id value, type of, node_id when);

  // joint_blocks.ipp, joint.ipp: limits that tie several 費目
  static constexpr std::array amount_fields{&amount::stated, &amount::unrounded, &amount::least, &amount::most};
  struct tie {  // one limit on several 費目 together
    clause_pointer clause = nullptr;
    std::vector<std::uint32_t> categories;  // of the measure; none: all
    node_id most = no_node, when = no_node;
  };
  struct joint_limits {
    std::vector<tie> costs, grants;
    std::map<std::uint32_t, rational> cost_shares, grant_shares;  // 合計の … 以内, by 費目

    [[nodiscard]] bool on_costs() const { return !costs.empty() || !cost_shares.empty(); }
    [[nodiscard]] bool on_grant_of(std::uint32_t category) const;
    [[nodiscard]] bool on_cost_of(std::uint32_t category) const;
  };
  struct part_of_cost {  // what a part of the cost brings, a yen of it
    draft slope;
    node_id width = no_node;  // as much of it as there is; no_node: no end
    bool of_grant = false;    // width counts the grant, not the cost
  };
  struct block {  // what is granted on one 費目, or on several that share the tiers or 定額 of the measure
    std::vector<std::uint32_t> categories;
    bool alone = false, together = false;  // together: the formula of the measure
    draft said;                            // which amounts there are; their numbers come from the program
    std::optional<draft> whole;            // an amount that no cost moves
    std::vector<part_of_cost> pieces;             // else: slopes that fall
    node_id cap = no_node, capped = no_node;
    std::vector<std::pair<clause_pointer, node_id>> shown;  // clauses that become steps, and when
  };
  joint_limits limits_on_several();
  [[nodiscard]] bool needs_program(const joint_limits& limits);
  [[nodiscard]] bool never_both(node_id a, node_id b);
  std::vector<block> joint_blocks(const joint_limits& limits);
  block tied_block(std::uint32_t index);
  block settled_block(std::uint32_t index);
  void add_rates(block& to, clause_list fixed, clause_list rates, node_id cost);
  [[nodiscard]] std::optional<rational> settled(node_id of, const std::map<node_id, bool>& conditions) const;
  void conditions_of(node_id of, std::map<node_id, bool>& into) const;
  [[nodiscard]] bool falls(node_id before, node_id after) const;
  void refuse_tied(const span& where, const std::string& ja, const std::string& en);
  [[nodiscard]] bool rounds_or_floors(const block& of) const;
  program::form block_form(struct joint_writer& write, const block& of, node_id amount::*field, bool costs_move, bool bounded);
  program joint_program(const joint_limits& limits, const std::vector<block>& blocks, node_id amount::*field,
                        std::optional<node_id> at_most = std::nullopt);
  draft joint_grant(const joint_limits& limits);
  void lower_tied_parts(const std::vector<block>& blocks, const program& split);
  void show_ties(const joint_limits& limits, const std::vector<block>& blocks, const std::vector<draft>& parts);

  // flow.ipp
  void lower_shares();
  void lower_flow();
  std::optional<amount> stage_amount(const syntax::stage& stage, const std::optional<amount>& next, plan::stage& into);
  [[nodiscard]] bool pays_grant(const syntax::stage& stage) const;
  void collect_inputs(std::vector<node_id> from, std::vector<std::uint32_t>& into) const;

  // promises.ipp
  void lower_promises();
  void promise_caps(clause_list caps, clause_list uplifts);

  // notes.ipp
  [[nodiscard]] std::optional<std::uint32_t> declared(const syntax::word& name) const;
  void lower_exclusions();
  void list_readings();
  void list_assumptions();
  void list_notes_of_others();
  void note_budget();
  void list_unstated();

  // limits.ipp: limits that hang on a total
  struct limited {
    node_id value = no_node;
    std::optional<rational> share;  // 合計の … 以内
    bool in_group = false;          // of a cap on several 費目 together
  };
  node_id greatest_total(const std::vector<limited>& parts, std::optional<node_id> group_cap);
  void limit_shares(std::vector<limited>& parts, std::optional<node_id> group_cap);
  void show_share(const check::category& category, syntax::clause_kind kind, node_id value, node_id when);
  std::optional<rational> share_of_total(clause_list caps);
  [[nodiscard]] static bool names(const syntax::clause& cap, const check::category& category);
  std::vector<node_id> limit_category_costs();
  void limit_category_grants(std::vector<draft>& grants, const std::vector<std::uint32_t>& who, const std::optional<draft>& together);
  draft with_group_caps(clause_list fixed, clause_list rates, node_id base);
  node_id cap_value(const syntax::clause& clause);

  // other_measure.ipp
  node_id grant_of(const syntax::expression& e);
  void refuse_two_facts(const santei::declaration& here, const santei::declaration& there);
  [[nodiscard]] bool is_open(const check::measure& of) const;

  /// What belongs to the measure being lowered, set aside while another is lowered inside it.
  struct per_measure {
    std::map<std::pair<std::uint32_t, bool>, node_id> values;  // by whether rows are rounded
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::array<node_id, 2>> cells;  // of a table's column, by the same
    std::map<std::pair<const check::definition*, bool>, defined_fact> definitions;  // by the same
    std::map<std::uint32_t, std::vector<std::uint32_t>> tellers;                    // by the declaration of what they tell
    std::vector<clause_pointer> by_kind;    // the clauses of the measure, those of a kind together
    std::array<std::uint32_t, 65> begins{};  // where those of each kind begin
    clause_list roundings;                  // 端数
    node_id row_holds = no_node;            // the 対象 conditions on one row
    node_id cost = no_node, rate = no_node, cap = no_node;
    rate_changes changes;        // of the rates being lowered
    std::vector<promise> uncut;  // what may be computed below 0
    std::string category;       // the title of the 費目 being lowered
    node_id together = no_node;  // what 費目s that are not computed alone are granted
    std::map<std::uint32_t, node_id> category_costs, category_unrounded, category_grants;
    std::map<std::uint32_t, node_id> own_costs;  // of 費目, before limits that tie them
    std::optional<joint_limits> joint;           // where no closed form says what they leave
    std::vector<block> tied;                     // the blocks whose split is open
  };

  const check::checked* rule_;  // whose measure is lowered
  const check::checked*
      file_;  // whose expressions and conditions are being read: the rule's, its vocabulary's while a definition is lowered, or another's within 補助額
  const check::measure* measure_ = nullptr;
  limits limits_;
  measure_plan out_;
  builder make_;
  diagnostics problems_;
  std::map<std::uint32_t, std::uint32_t> inputs_;                       // by the declaration, of the rule
  // by the key, of what only other files declare
  std::map<std::string, std::pair<std::uint32_t, const santei::declaration*>, std::less<>> inputs_elsewhere_;
  std::map<std::string, std::uint32_t, std::less<>> listed_rates_;      // by the key of what settles them
  std::vector<check::granting> others_;  // the measures whose 補助額 was lowered
  std::map<std::string, std::uint32_t> rows_inputs_;  // of a 明細: how many rows there are, and what each 行 cannot tell
  std::map<const syntax::figure*, std::uint32_t> apart_;  // see choice_apart
  std::vector<const check::measure*> inside_;  // the measures whose lowering waits for this one
  std::map<std::pair<const check::measure*, bool>, node_id> grants_;  // 補助額 of others, by whether rows are rounded
  bool defining_ = false;  // a 場合分け of a fact is being lowered
  std::size_t nested_ = 0;  // 値, 表 and 補助額 whose lowering waits for this one
  per_measure at_;
  using overriding = std::tuple<clause_pointer, clause_pointer, std::size_t, syntax::precedence, std::array<node_id, 3>>;
  std::map<overriding, node_id> overridden_;
  std::vector<node_id> known_;         // by node: what `known` made of it; a number that others share is looked into once
  bool rounded_rows_ = true;  // 明細ごと applies while the stated amount is lowered, not while the unrounded one is
};

}  // namespace santei::plan::detail
