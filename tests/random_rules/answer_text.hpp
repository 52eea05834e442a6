// Answers of every surface in the same words, so that they compare as text.
#pragma once

#include <santei/evaluate/machine.hpp>
#include <santei/evaluate/prepared.hpp>
#include <santei/evaluate/result.hpp>

#include "support/table.hpp"

#include <optional>
#include <string>

namespace random_rules {

using santei::rational;

inline std::string yen_text(const std::optional<rational>& x) { return x ? x->text() : std::string("null"); }

inline std::string words(const char* verdict, const char* status, const std::string (&yen)[4]) {
  return std::string(verdict) + " " + status + " " + yen[0] + ".." + yen[1] + " " + yen[2] + ".." + yen[3];
}

/// "yes maximum 0..5 5..5": verdict, status, possible, stated.
inline std::string amounts_text(santei::truth verdict, const santei::evaluate::amounts& a) {
  const std::string yen[] = {yen_text(a.min), yen_text(a.max), yen_text(a.stated_low), yen_text(a.stated_high)};
  return words(santei::name_of(verdict), name_of(a.status), yen);
}

/// The same of a row of a batch.
inline std::string row_text(const santei_test::answer_table& answers, std::size_t row) {
  std::string yen[4];
  for (int c = 0; c < 4; ++c) yen[c] = answers.has(c, row) ? std::to_string(answers.yen[c][row]) : "null";
  return words(santei::name_of(static_cast<santei::truth>(answers.verdict[row])),
               name_of(static_cast<santei::evaluate::status>(answers.status[row])), yen);
}

/// The same of one completion, where nothing is open.
inline std::string point_text(const santei::evaluate::point_result& p) {
  const auto status = santei::evaluate::status_of(p);
  const bool amounts = status != santei::evaluate::status::not_computable;
  const auto word = [](bool there, std::int64_t yen) { return there ? std::to_string(yen) : std::string("null"); };
  const std::string yen[] = {word(amounts && p.has_possible, p.least), word(amounts && p.has_possible, p.most),
                             word(p.has_stated, p.stated), word(p.has_stated, p.stated)};
  return words(santei::name_of(santei::truth_of(p.eligible)), name_of(status), yen);
}

/// All of an estimate: amounts, hull, unrounded, shares, 費目, stages, missing facts.
inline std::string result_text(const santei::evaluate::result& of) {
  const auto range = [](const auto& low, const auto& high) { return yen_text(low) + ".." + yen_text(high); };
  std::string text = amounts_text(of.verdict, of.amount) + "\t" + (of.amount.tight ? "tight" : "outer") + "\t" +
                     range(of.amount.unrounded_low, of.amount.unrounded_high) + "\t";
  for (const auto& one : of.shares) text += one.payer + "=" + range(one.stated_low, one.stated_high) + " ";
  text += "\t";
  for (const auto& one : of.categories) text += one.key + "=" + range(one.low, one.high) + " ";
  text += "\t";
  for (const auto& one : of.stages)
    text += one.from + ">" + one.to + "=" + (one.amount ? range(one.amount->stated_low, one.amount->stated_high) : "-") + " ";
  text += "\t";
  for (const auto& one : of.missing) text += one.declared.key + " ";
  return text;
}

}  // namespace random_rules
