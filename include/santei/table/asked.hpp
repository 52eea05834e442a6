// What a table is asked: measures, each with the name that its columns of answers begin with, and rows that were refused.
#pragma once

#include <santei/config.hpp>
#include <santei/catalogue/catalogue.hpp>
#include <santei/text/diagnostic.hpp>

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <string>
#include <vector>

namespace santei::table {

/// One measure with the name its columns begin with.
struct asked_measure {
  std::string id;
  catalogue::measure measure;
  bool on_any_day = false;  // where no edition of it is in force on a row's day the measure itself answers, as it does among all
};

/// The columns that a measure adds, in their order, each behind "ID".
// A CSV has "ID.currency" behind those of a measure whose amounts are not yen.
inline constexpr std::array<const char*, 6> answer_names = {".verdict", ".status", ".min", ".max", ".stated_low", ".stated_high"};

/// Which of them are wanted, by their place.
using answer_set = std::bitset<answer_names.size()>;

/// A row that was refused, as the column `problem` says it.
struct refused_row {
  std::size_t line = 0;  // of a text, from 1; of Arrow the number of the row in its stream, from 0
  message why;
};

/// What answers say beside their amounts (a code of an answer's notes), of all rows together: how many, and the first.
struct noted_rows {
  std::string code, id;    // of a measure, as its columns begin; empty: of the applicant
  std::size_t rows = 0, line = 0;
  message text;            // of the first

  /// Takes what later rows say, whose lines stand `before` further down.
  static void join(std::vector<noted_rows>& all, const std::vector<noted_rows>& later, std::size_t before = 0) {
    for (const noted_rows& one : later) {
      const auto known = std::find_if(all.begin(), all.end(), [&](const noted_rows& a) { return a.code == one.code && a.id == one.id; });
      if (known != all.end()) known->rows += one.rows;
      else all.push_back({one.code, one.id, one.rows, before + one.line, one.text});
    }
  }
};

}  // namespace santei::table
