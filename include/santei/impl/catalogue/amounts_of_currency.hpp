// Amounts of one applicant met with measures of several currencies: each counts where it is in the measure's own, and nowhere else.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/plan/plan.hpp>
#include <santei/text/outcome.hpp>
#include <santei/value/reading.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace santei::catalogue::detail {

/// The currencies of the measures' amounts, each once.
inline std::vector<currency> currencies_of(const std::vector<measure>& all) {
  std::vector<currency> found;
  for (const measure& one : all)
    if (std::find(found.begin(), found.end(), one.plan().money) == found.end()) found.push_back(one.plan().money);
  return found;
}

/// Whether a fact says an amount in the currency `in`.
inline bool reads_in(declaration declared, const given_fact& fact, currency in) {
  declared.of.in = in;
  const auto read = read_fact(declared, fact.input);
  return read && !read->missing();
}

/// The amount that the measure asks for under the key, or that other rules do; null where it is none.
inline const declaration* amount_called(const measure& of, const std::string& key) {
  const declaration* declared = of.find_key(key);
  return declared != nullptr && declared->of.of == kind::money ? declared : nullptr;
}

/// E0803 where an amount without a currency is asked for in several.
inline diagnostics refuse_amounts_without_currency(const std::vector<measure>& all, const facts& given) {
  diagnostics problems;
  for (const given_fact& fact : given.items()) {
    std::vector<currency> read;
    for (const measure& one : all) {
      const declaration* amount = one.plan().find(fact.key) ? amount_called(one, fact.key) : nullptr;
      const currency in = one.plan().money;
      if (amount != nullptr && std::find(read.begin(), read.end(), in) == read.end() && reads_in(*amount, fact, in)) read.push_back(in);
    }
    if (read.size() < 2) continue;
    std::string codes;
    for (const currency& one : read) codes += (codes.empty() ? "" : ", ") + std::string(one.code());
    problems.push_back({severity::error,
                        "E0803",
                        {"「" + fact.key + "」はどの通貨の額か決まりません（" + codes + " の枠があります）", "'" + fact.key + "' may be an amount in " + codes},
                        {},
                        message{"5000円、5000€ のように通貨を付けてください", "write the currency behind it: 5000円, 5000€"}});
  }
  return problems;
}

/// The facts that count for the measure: an amount that reads in another of the currencies and not in its own is not known here; its key
/// goes to `others`.
inline facts in_own_currency(const measure& of, const std::vector<currency>& currencies, const facts& given, std::vector<std::string>& others) {
  facts kept;
  for (const given_fact& fact : given.items()) {
    const declaration* amount = amount_called(of, fact.key);
    const auto reads = [&](currency in) { return reads_in(*amount, fact, in); };
    if (amount != nullptr && !reads(amount->of.in) && std::any_of(currencies.begin(), currencies.end(), reads)) others.push_back(fact.key);
    else kept.add(fact);
  }
  return kept;
}

}  // namespace santei::catalogue::detail
