// The facts of one case as a certificate gives them: each declared, within its range, and given once.
#pragma once

#include <santei/impl/verify/declared.hpp>
#include <santei/impl/verify/words.hpp>
#include <santei/value/calendar.hpp>
#include <santei/verify/certificate.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::verify::detail {

/// What is known of one fact: the number, or the index of the choice (0 いいえ, 1 はい); neither where only a range or a set is known.
struct fact_value {
  std::optional<rational> number;
  std::optional<std::size_t> choice;
};

/// A fact's name taken apart: "contracts[2].usage" is the column usage in row 2 of contracts.
struct fact_name {
  std::string_view rows, key;
  std::size_t row = 0;  // from 1; 0 of a fact that is no row's
};

inline std::optional<fact_name> name_of_fact(std::string_view written) {
  const std::size_t bracket = written.find('[');
  if (bracket == std::string_view::npos) return fact_name{{}, written, 0};
  const std::size_t end = written.find("].", bracket);
  if (end == std::string_view::npos) return std::nullopt;
  const auto row = index_of(written.substr(bracket + 1, end - bracket - 1));
  if (!row) return std::nullopt;
  return fact_name{written.substr(0, bracket), written.substr(end + 2), *row};
}

class given_facts {
 public:
  explicit given_facts(const declared_facts& declared) : declared_(declared) {}

  /// How many rows the 明細 with the key has; without being told, there is one of which nothing is known.
  void set_rows(std::string key, std::size_t count) { rows_ = std::move(key), row_count_ = count; }
  /// Takes a fact; what is wrong with it, or nothing.
  std::optional<message> add(const fact& of) {
    const auto name = name_of_fact(of.key);
    const auto index = name ? declared_.find_key(name->key) : std::nullopt;
    if (!index || declared_[*index].rows != name->rows)
      return message{"「" + of.key + "」という事実はこの規則にありません", "the rule declares no fact '" + of.key + "'"};
    if ((name->row == 0) != name->rows.empty() || (name->row != 0 && name->rows != rows_) || name->row > row_count_)
      return message{"「" + of.key + "」の行がありません", "there is no such row: '" + of.key + "'"};
    const auto value = value_of(declared_[*index], of);
    if (!value) return message{"「" + of.key + "」は " + of.value + " になりません", "'" + of.key + "' cannot be " + of.value};
    if (!values_.emplace(std::pair(*index, name->row), *value).second)
      return message{"事実「" + of.key + "」が二度あります", "the fact '" + of.key + "' is given twice"};
    return std::nullopt;
  }

  /// Whether the files declare the fact, in the row or outside as it is named.
  [[nodiscard]] bool knows(std::string_view key) const {
    const auto name = name_of_fact(key);
    const auto index = name ? declared_.find_key(name->key) : std::nullopt;
    return index && declared_[*index].rows == name->rows;
  }

  [[nodiscard]] std::size_t rows() const { return row_count_; }
  /// What is known of a fact in a row from 1, or of one that is no row's; null where nothing is. It then counts as asked.
  [[nodiscard]] const fact_value* find(std::size_t fact, std::size_t row) {
    asked_.insert({fact, row});
    const auto found = values_.find({fact, row});
    return found == values_.end() ? nullptr : &found->second;
  }
  [[nodiscard]] bool is_asked(std::string_view key) const {
    const auto name = name_of_fact(key);
    const auto index = name ? declared_.find_key(name->key) : std::nullopt;
    return index && asked_.contains({*index, name->row});
  }
  /// The facts that were asked and are not given, as a certificate names them.
  [[nodiscard]] std::vector<std::string> absent() const {
    std::vector<std::string> keys;
    for (const auto& [fact, row] : asked_) {
      const declaration& of = declared_[fact];
      if (!values_.contains({fact, row})) keys.push_back(row == 0 ? of.key : of.rows + "[" + std::to_string(row) + "]." + of.key);
    }
    return keys;
  }
  /// The rate chosen of those that a 補助率 lists: a number, 定額 or 未定.
  [[nodiscard]] const std::string& listed_rate() const { return listed_rate_; }

 private:
  std::optional<fact_value> value_of(const declaration& declared, const fact& of) {
    if (of.key == "rate_category" && !number_of(of.value) && !of.value.empty()) {
      listed_rate_ = of.value;
      return listed_rate_ == "定額" || listed_rate_ == "未定" ? std::optional<fact_value>(fact_value{}) : std::nullopt;
    }
    if (of.value.empty()) return fact_value{};
    if (declared.of.of == kind::truth)
      return of.value == "yes" || of.value == "no" ? std::optional(fact_value{{}, of.value == "yes" ? 1U : 0U}) : std::nullopt;
    if (declared.of.of == kind::category) {
      for (std::size_t i = 0; i < declared.choices.size(); ++i)
        if (declared.choices[i].key == of.value) return fact_value{{}, i};
      return std::nullopt;
    }
    const auto number = number_of(of.value);
    const bool whole = declared.of.of == kind::integer || declared.of.of == kind::date || declared.of.of == kind::month;
    if (!number || number->bits() > 300 || (whole && !number->is_integer()) || !may_be(declared, *number)) return std::nullopt;
    if (of.key == "rate_category") listed_rate_ = of.value;
    return fact_value{*number, {}};
  }

  [[nodiscard]] static bool may_be(const declaration& declared, const rational& value) {
    const auto within = [&](std::int64_t least, std::int64_t greatest) { return rational(least) <= value && value <= rational(greatest); };
    if (declared.of.of == kind::date && !within(first_day, last_day)) return false;
    if (declared.of.of == kind::month && !within(first_month, last_month)) return false;
    return declared.range().contains(value) || (declared.may_be_none && value == amount_of_none);
  }

  const declared_facts& declared_;
  std::map<std::pair<std::size_t, std::size_t>, fact_value> values_;
  std::set<std::pair<std::size_t, std::size_t>> asked_;
  std::string listed_rate_, rows_;
  std::size_t row_count_ = 1;
};

}  // namespace santei::verify::detail
