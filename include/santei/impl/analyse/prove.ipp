// Proofs: read off the plan where its shape alone decides, searched for path by path otherwise.
#pragma once

#include <santei/analyse/prove.hpp>

#include <santei/impl/analyse/prove/all_facts.hpp>
#include <santei/impl/analyse/prove/claims.hpp>
#include <santei/impl/analyse/prove/comparison.hpp>
#include <santei/impl/analyse/prove/direction.hpp>
#include <santei/impl/analyse/prove/paths.hpp>
#include <santei/impl/analyse/prove/witness.hpp>

#include <array>
#include <utility>

namespace santei::analyse {

SANTEI_INLINE const char* name_of(claim of) noexcept {
  constexpr const char* names[] = {"within_cap", "within_cost", "never_negative", "monotone", "zero_below_floor", "shares_add_up"};
  return names[static_cast<int>(of)];
}

SANTEI_INLINE message text_of(claim of) {
  switch (of) {
    case claim::within_cap: return {"補助額は上限額以下", "the grant is at most its cap"};
    case claim::within_cost: return {"補助額は対象経費以下", "the grant is at most the eligible cost"};
    case claim::never_negative: return {"補助額は負にならない", "the grant is never negative"};
    case claim::monotone: return {"経費が増えて補助額が減ることはない", "the grant never falls as the cost grows"};
    case claim::zero_below_floor: return {"下限に届かなければ0円", "nothing is granted below a floor"};
    case claim::shares_add_up: return {"負担の合計は補助額", "the shares add up to the grant"};
  }
  return {};
}

SANTEI_INLINE const char* name_of(standing of) noexcept {
  constexpr const char* names[] = {"proved", "refuted", "undecided", "not_applicable"};
  return names[static_cast<int>(of)];
}

namespace detail {

/// Proves the claims of one plan.
class prover {
 public:
  prover(const plan::measure_plan& plan, const limits& within) : plan_(plan), most_(within), left_(within.path_steps) {}

  proof of(claim what) {
    if (!plan_.pays) return {what, standing::not_applicable, {"金額のある支払いではありません", "there is no amount"}, std::nullopt};
    if (plan_.nodes.size() > most_.proof_nodes) return {what, standing::undecided, too_large(), std::nullopt};
    return what == claim::monotone ? monotone() : denied(what);
  }

 private:
  proof denied(claim what) {
    plan::measure_plan copy = plan_;
    const std::vector<denial> ways = denials(copy).of(what);
    if (ways.empty()) return {what, standing::not_applicable, absent(what), std::nullopt};
    const plan_shape shape(copy);
    for (const denial& way : ways)
      if (const proof found = refute(what, copy, shape, {}, way, std::nullopt); found.is != standing::proved) return found;
    return {what, standing::proved, {"全ての場合について成り立つ", "holds in every case"}, std::nullopt};
  }

  static message absent(claim what) {
    switch (what) {
      case claim::within_cap: return {"上限額の定めがありません", "there is no cap"};
      case claim::within_cost: return {"経費の定めがありません", "there is no cost"};
      case claim::zero_below_floor: return {"下限の定めがありません", "there is no floor"};
      default: return {"負担の定めがありません", "there are no shares"};
    }
  }

  /// `proved` where the denial cannot be.
  proof refute(claim what, const plan::measure_plan& in, const plan_shape& shape, const path_hints& hints, const denial& way,
               std::optional<std::pair<std::uint32_t, std::uint32_t>> twins) {
    proof made{what, standing::proved, {}, std::nullopt};
    const auto any = [](const applicant&) { return true; };
    if (path_hints closed = hints; !(closed.opaque = inner_steps(in, way)).empty())
      if (paths(in, shape, closed, detail_level::bold, left_).search(way.alone, any) == search_end::none) return made;
    for (const detail_level level : {detail_level::bold, detail_level::coarse, detail_level::exact})
      if (paths(in, shape, hints, level, left_).search(way.alone, any) == search_end::none) return made;
    if (way.alone != way.exact && paths(in, shape, hints, detail_level::exact, left_).search(way.exact, any) == search_end::none) return made;
    witness tries(in, plan_, twins);
    const auto breaks = [&](const applicant& found) {
      made.against = tries.of(found, way);
      return made.against.has_value();
    };
    bool whole_yen_hold = false;
    search_end end = search_end::none;
    // whole yen say most
    for (const std::optional<rational>& step : {std::optional(rational(1)), std::optional(rational(1, 1000)), std::optional<rational>()}) {
      end = paths(in, shape, hints, detail_level::exact, left_, step).search(way.exact, breaks);
      if (end == search_end::found) {
        made.is = standing::refuted, made.why = whole_yen_hold ? only_below_smallest(made.against->says) : made.against->says;
        return made;
      }
      whole_yen_hold = whole_yen_hold || (step == rational(1) && end == search_end::none);
    }
    made.is = standing::undecided, made.why = left_ == 0 ? too_long() : end == search_end::too_many ? too_many() : unclear();
    return made;
  }
  [[nodiscard]] message only_below_smallest(const message& says) const {
    if (plan_.money.is_yen()) return {says.ja + "（1円単位の額では成り立つ）", says.en + " (holds in whole yen)"};
    const std::string smallest = money_with_commas(rational(1), plan_.money);
    return {says.ja + "（" + smallest + " 単位の額では成り立つ）", says.en + " (holds in whole " + smallest + ")"};
  }
  static message too_many() {
    const std::string most = std::to_string(most_paths);
    return {"場合が " + most + " 通りを超えます", "more than " + most + " cases"};
  }
  static message too_long() { return {"調べる量の限度に達しました", "the limit on the search was reached"}; }
  [[nodiscard]] message too_large() const {
    const std::string most = std::to_string(most_.proof_nodes);
    return {"計算の段が " + most + " を超えるので、調べません", "the computation has more than " + most + " nodes: it is not searched"};
  }
  static message unclear() {
    return {"整数や積の関係を含む場合が残り、反例も証明も見つかりません",
            "cases with whole numbers or products remain, with neither a proof nor a counter-example"};
  }

  /// By the directions of all nodes, for any number of rows; where these do not tell, by comparing two applicants.
  proof monotone() {
    const std::vector<std::uint32_t> inputs = cost_inputs(plan_);
    if (inputs.empty())
      return {claim::monotone,
              standing::not_applicable,
              {"経費も、式が読む額もありません", "there is no cost, nor an amount that the formula reads"},
              std::nullopt};
    const enclosures ranges(plan_);
    bool by_shape = true;
    for (const std::uint32_t input : inputs) {
      if (runs_up(input, ranges)) continue;
      by_shape = false;
      if (const proof found = compare(input); found.is != standing::proved) return found;
    }
    return {claim::monotone, standing::proved,
            by_shape ? message{"計算の各段が経費とともに減らない", "no step falls as the cost grows"}
                     : message{"全ての二者の比較について成り立つ", "holds for any two applicants"},
            std::nullopt};
  }

  bool runs_up(std::uint32_t input, const enclosures& ranges) const {
    directions run_of(plan_, ranges, input);
    const plan::amount& g = plan_.grant;
    const auto never_falls = [&](plan::node_id id) { return run_of.of(id) == run::up || run_of.of(id) == run::still; };
    const auto still = [&](plan::node_id id) { return run_of.of(id) == run::still; };
    return never_falls(plan_.eligible) && still(g.has_stated) && still(g.has_possible) && still(g.undetermined) && never_falls(g.stated) &&
           never_falls(g.most) && (still(plan_.eligible) || (ranges.never_negative(g.stated) && ranges.never_negative(g.most)));
  }

  proof compare(std::uint32_t input) {
    if (plan_.inputs[input].per_row)
      return {claim::monotone,
              standing::undecided,
              {"明細の行の比較は形だけからは決まりません", "the shape alone does not decide for rows"},
              std::nullopt};
    comparison two(plan_, input, left_);
    for (const denial& way : two.falls())
      if (const proof found = refute(claim::monotone, two.plan(), two.shape(), two.hints(), way, two.twins()); found.is != standing::proved)
        return found;
    return {claim::monotone, standing::proved, {}, std::nullopt};
  }

  const plan::measure_plan& plan_;
  limits most_;
  std::size_t left_;  // of the work on all claims
};

}  // namespace detail

SANTEI_INLINE std::vector<proof> prove(const plan::measure_plan& of, const limits& within) {
  plan::measure_plan plan = of;
  for (plan::input& one : plan.inputs)
    if (one.of_other_rows) one.declared.greatest = 0;  // claims are of applicants who tell of their rows
  detail::prover prover(plan, within);
  std::vector<proof> made;
  for (const claim what :
       {claim::within_cap, claim::within_cost, claim::never_negative, claim::monotone, claim::zero_below_floor, claim::shares_add_up})
    made.push_back(prover.of(what));
  return made;
}

}  // namespace santei::analyse
