// What a figure contributes to the stated and the possible amount in one completion: the table of the notation's §4.
#pragma once

#include <santei/impl/verify/derivation.hpp>

#include <algorithm>

namespace santei::verify::detail {

inline const syntax::figure& figure_in(const syntax::clause& clause) {
  if (const auto* value = std::get_if<syntax::value_clause>(&clause.says)) return value->figure;
  return std::get<syntax::figure_clause>(clause.says).figure;
}

inline draft exactly(const number& value, bool at_most) {
  return {value, at_most ? number(0) : value, value, truth::yes, truth::yes, truth::no};
}
/// No stated amount; possible up to `most` where `possible`.
inline draft undecided(const number& most, truth possible) { return {0, 0, most, truth::no, possible, truth::no}; }

inline draft choose(truth condition, const draft& yes, const draft& no) {
  return {choose(condition, yes.stated, no.stated),
          choose(condition, yes.least, no.least),
          choose(condition, yes.most, no.most),
          choose(condition, yes.has_stated, no.has_stated),
          choose(condition, yes.has_possible, no.has_possible),
          choose(condition, yes.unbounded, no.unbounded),
          choose(condition, yes.undetermined, no.undetermined),
          choose(condition, yes.up_to_cost, no.up_to_cost)};
}
inline draft operator+(const draft& a, const draft& b) {
  return {a.stated + b.stated,
          a.least + b.least,
          a.most + b.most,
          a.has_stated && b.has_stated,
          a.has_possible && b.has_possible,
          a.unbounded || b.unbounded,
          a.undetermined || b.undetermined,
          a.up_to_cost || b.up_to_cost};
}
/// The same change to each of the three numbers.
template <class Change>
draft each(draft of, Change change) {
  for (number* one : {&of.stated, &of.least, &of.most}) *one = change(*one);
  return of;
}

/// The one value of a clause that has one.
inline number derivation::figure_value(const syntax::clause& clause) {
  const syntax::figure& figure = figure_in(clause);
  if (figure.alternatives.size() == 1 && figure.alternatives.front().is == syntax::alternative_kind::value)
    return value_of(figure.alternatives.front().value);
  beyond({"ここに「未定」や「いずれか」は読めません", "no open figure can be read here"});
  return open;
}

/// `amount` makes yen of what is written; `most` is what an open word may reach, where anything but a cap says.
inline draft derivation::alternative(const syntax::figure& figure, const syntax::alternative& one, const amount_of& amount,
                                     const std::optional<number>& most) {
  if (one.is == syntax::alternative_kind::value) return exactly(amount(value_of(one.value)), figure.at_most);
  if (one.is == syntax::alternative_kind::open && most) return {0, 0, *most, truth::no, truth::no, truth::no, truth::yes};
  draft unsettled = most ? undecided(*most, is_given(*most)) : undecided(0, truth::yes);
  (most ? unsettled.up_to_cost : unsettled.unbounded) = truth::yes;
  const std::size_t fact = *words_.declared.find("fixed_amount");
  if (is_told(fact) == truth::no) return unsettled;
  const number settled = fact_number(fact);
  return exactly(most ? choose(is_given(*most), least_of(settled, *most), settled) : settled, false);
}

/// Whether the rate_category of the case is this alternative.
inline bool derivation::is_chosen(const syntax::alternative& one) {
  const std::string& rate = words_.given.listed_rate();
  if (one.is == syntax::alternative_kind::fixed_open) return rate == "定額";
  if (one.is == syntax::alternative_kind::open) return rate == "未定";
  const number written = value_of(one.value);
  return written.known() && written.value.text() == rate;
}

/// Whether the chosen rate is one that another 補助率 of the measure lists, and this one does not.
inline truth derivation::listed_elsewhere(const syntax::figure& figure) {
  clause_list rates = clauses(syntax::clause_kind::rate);
  for (const category& one : measure_.categories)
    for (const syntax::clause* rate : of_kind(one.clauses, syntax::clause_kind::rate)) rates.push_back(rate);
  for (const syntax::clause* rate : rates) {
    const syntax::figure& other = figure_in(*rate);
    if (&other == &figure || (other.alternatives.size() == 1 && !other.and_others)) continue;
    const auto chosen_here = [&](const syntax::alternative& one) { return is_chosen(one); };
    if (std::any_of(other.alternatives.begin(), other.alternatives.end(), chosen_here)) return truth::yes;
  }
  return truth::no;
}

/// A, B のいずれか, and … 等: the case says which of them; of a rate that is not listed only 等 permits any.
inline draft derivation::figure(const syntax::figure& figure, const amount_of& amount, const std::optional<number>& most) {
  if (figure.alternatives.size() == 1 && !figure.and_others) return alternative(figure, figure.alternatives.front(), amount, most);
  if (figure.key && figure.key->text != "rate_category") beyond({"キーのある率", "a rate with a key of its own"});
  const std::size_t fact = *words_.declared.find("rate_category");
  if (words_.given.listed_rate().empty()) {
    shared_.missing.insert("rate_category");
    return {open, open, open, truth::unknown, truth::unknown, truth::no};
  }
  (void)words_.given.find(fact, 0);
  for (const syntax::alternative& one : figure.alternatives)
    if (is_chosen(one)) return alternative(figure, one, amount, most);
  if (!figure.and_others) {
    if (listed_elsewhere(figure) == truth::yes) beyond({"率の区分は、当たる条文の率ではありません", "rate_category is none of the rates of the clause that applies"});
    else beyond({"率の区分は挙げられた率ではありません", "rate_category is none of the listed rates"});
    return {};
  }
  if (listed_elsewhere(figure) == truth::yes) return most ? undecided(*most, truth::yes) : draft{};
  return exactly(amount(fact_number(fact)), figure.at_most);
}

}  // namespace santei::verify::detail
