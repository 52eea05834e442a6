// Tables of random applicants for one plan: columns as batch reads them, and each row as estimate() does.
#pragma once

#include <santei/evaluate/batch.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/plan/plan.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <random>
#include <vector>

namespace santei_test {

/// How a random table is filled.
struct table_style {
  int unknown_of_100 = 0;    // cells that are not known
  int absent_of_100 = 0;     // columns that are not there
  std::int64_t most = 30'000'000'000;
};

class table {
 public:
  table(const santei::plan::measure_plan& plan, const santei::evaluate::batch& engine, std::size_t rows, const table_style& style,
        std::mt19937_64& random)
      : plan_(plan),
        rows_(rows),
        numbers_(plan.inputs.size()),
        codes_(plan.inputs.size()),
        known_(plan.inputs.size()),
        columns_(plan.inputs.size()) {
    for (std::uint32_t i = 0; i < plan.inputs.size(); ++i) {
      scales_.push_back(engine.scale(i));
      if (below(random, 100) < style.absent_of_100) continue;
      fill(i, style, random);
    }
  }

  [[nodiscard]] const std::vector<santei::evaluate::column>& columns() const { return columns_; }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] bool known(std::uint32_t input, std::size_t row) const {
    return columns_[input].of != santei::evaluate::column::form::absent && (known_[input][row / 8] >> (row % 8) & 1U) != 0;
  }
  [[nodiscard]] std::int64_t value(std::uint32_t input, std::size_t row) const {
    return numbers_[input].empty() ? codes_[input][row] : numbers_[input][row];
  }
  void set(std::uint32_t input, std::size_t row, std::int64_t v) {
    numbers_[input].empty() ? void(codes_[input][row] = static_cast<std::uint8_t>(v)) : void(numbers_[input][row] = v);
  }

  [[nodiscard]] santei::evaluate::bound_case bound(std::size_t row) const {
    using santei::interval;
    using santei::rational;
    santei::evaluate::bound_case made;
    made.values.assign(plan_.inputs.size(), std::vector<santei::evaluate::bound_value>(1));
    for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i) {
      if (!known(i, row)) continue;
      if (is_number(plan_.inputs[i].declared.of.of))
        made.values[i][0] = {true, interval::point(rational(value(i, row)) / rational(scales_[i])), {}};
      else made.values[i][0] = {true, interval::everything(), {static_cast<std::uint32_t>(value(i, row))}};
    }
    return made;
  }
  static std::int64_t below(std::mt19937_64& random, std::int64_t n) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
  }

 private:
  void fill(std::uint32_t i, const table_style& style, std::mt19937_64& random) {
    const santei::declaration& d = plan_.inputs[i].declared;
    known_[i].assign(rows_ / 8 + 1, 0);
    for (std::size_t r = 0; r < rows_; ++r)
      if (below(random, 100) >= style.unknown_of_100) known_[i][r / 8] = static_cast<std::uint8_t>(known_[i][r / 8] | 1U << (r % 8));
    columns_[i].validity = style.unknown_of_100 > 0 ? known_[i].data() : nullptr;
    if (!is_number(d.of.of)) {
      const auto choices = static_cast<std::int64_t>(d.of.of == santei::kind::truth ? 2 : d.choices.size());
      for (std::size_t r = 0; r < rows_; ++r) codes_[i].push_back(static_cast<std::uint8_t>(below(random, choices)));
      columns_[i].of = santei::evaluate::column::form::uint8;
      columns_[i].data = codes_[i].data();
      return;
    }
    for (std::size_t r = 0; r < rows_; ++r) numbers_[i].push_back(number(i, d, style, random));
    columns_[i].of = santei::evaluate::column::form::int64;
    columns_[i].data = numbers_[i].data();
  }
  /// Within what the fact may be; often beside a figure of the rule.
  [[nodiscard]] std::int64_t number(std::uint32_t i, const santei::declaration& d, const table_style& style,
                                    std::mt19937_64& random) const {
    using santei::rational;
    const rational scale(scales_[i]);
    std::int64_t v = 0;
    switch (d.of.of) {
      case santei::kind::integer: v = below(random, 400); break;
      case santei::kind::month: v = 2024 * 12 + 11 + below(random, 6); break;
      case santei::kind::date: v = 20000 + below(random, 400); break;
      case santei::kind::ratio: v = below(random, scales_[i] + 1); break;
      case santei::kind::quantity: v = below(random, 1'000'000); break;
      default: v = below(random, std::int64_t{1} << (4 + below(random, 31))) % style.most;
    }
    if (below(random, 3) == 0 && !plan_.constants.empty()) {
      const rational& c = plan_.constants[static_cast<std::size_t>(below(random, static_cast<std::int64_t>(plan_.constants.size())))];
      const rational& e = plan_.constants[static_cast<std::size_t>(below(random, static_cast<std::int64_t>(plan_.constants.size())))];
      const rational near = below(random, 2) == 0 || e.sign() == 0 ? c * scale : c / e * scale;
      if (const auto whole = floor(near).to_int64(); whole && *whole < style.most && *whole > -5) v = *whole + below(random, 3) - 1;
    }
    const santei::interval range = d.range();
    if (range.lower() && rational(v) < range.lower()->value * scale) v = *ceil(range.lower()->value * scale).to_int64();
    if (range.upper() && rational(v) > range.upper()->value * scale) v = *floor(range.upper()->value * scale).to_int64();
    return v;
  }

  const santei::plan::measure_plan& plan_;
  std::size_t rows_;
  std::vector<std::int64_t> scales_;
  std::vector<std::vector<std::int64_t>> numbers_;
  std::vector<std::vector<std::uint8_t>> codes_;
  std::vector<std::vector<std::uint8_t>> known_;
  std::vector<santei::evaluate::column> columns_;
};

/// Room for yen that begins at a cache line, as columns of an application do, or `beside` it.
class yen_room {
 public:
  explicit yen_room(std::size_t rows, std::size_t beside = 0) : room_(rows + 16), beside_(beside) {}
  [[nodiscard]] std::int64_t* data() {
    void* at = room_.data();
    std::size_t bytes = room_.size() * sizeof(std::int64_t);
    return static_cast<std::int64_t*>(std::align(64, sizeof(std::int64_t), at, bytes)) + beside_;
  }

 private:
  std::vector<std::int64_t> room_;
  std::size_t beside_;
};

/// Room for all answers of a table.
struct answer_table {
  std::vector<std::uint8_t> verdict, status, problem;
  std::vector<std::int64_t> yen[4];
  std::vector<std::uint8_t> valid[4];

  explicit answer_table(std::size_t rows) : verdict(rows), status(rows), problem(rows) {
    for (auto& column : yen) column.assign(rows, -1);
    for (auto& column : valid) column.assign(rows / 8 + 1, 0);
  }
  [[nodiscard]] santei::evaluate::answer_columns columns() {
    return {verdict.data(),  status.data(),   yen[0].data(),   yen[1].data(),   yen[2].data(), yen[3].data(),
            valid[0].data(), valid[1].data(), valid[2].data(), valid[3].data(), problem.data()};
  }
  [[nodiscard]] bool has(int column, std::size_t row) const { return (valid[column][row / 8] >> (row % 8) & 1U) != 0; }
};

}  // namespace santei_test
