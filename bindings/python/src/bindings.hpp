// What the parts of santei._core share: the objects that Python holds, and how they are bound.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/catalogue/limits.hpp>
#include <santei/evaluate/prepared.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/report/text.hpp>
#include <santei/value/facts.hpp>

#include <nanobind/nanobind.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::python {

namespace nb = nanobind;

/// One answer with the measure it is of and the facts it was given. What was asked of a prepared measure is an amount and a verdict; the
/// rest is worked out when it is first
/// read, under the interpreter's lock.
class answer {
 public:
  answer(catalogue::measure of, santei::facts given, evaluate::result whole);
  /// `given` is a dict that nobody else changes.
  answer(catalogue::measure of, nb::dict given, const evaluate::point_result& settled)
      : of_(std::move(of)), asked_(std::move(given)), settled_(settled) {}

  [[nodiscard]] const catalogue::measure& of() const { return of_; }
  [[nodiscard]] truth verdict() const { return settled_ ? truth_of(settled_->eligible) : whole().verdict; }
  [[nodiscard]] evaluate::status status() const { return settled_ ? status_of(*settled_) : whole().amount.status; }
  /// Yen as int; None where there is no such amount.
  [[nodiscard]] nb::object min() const;
  [[nodiscard]] nb::object max() const;
  [[nodiscard]] nb::object stated_low() const;
  [[nodiscard]] nb::object stated_high() const;
  [[nodiscard]] const santei::facts& given() const;
  [[nodiscard]] const evaluate::result& whole() const;

 private:
  struct all {
    santei::facts given;
    evaluate::result result;
  };
  [[nodiscard]] const all& worked_out() const;

  catalogue::measure of_;
  nb::dict asked_ = nb::borrow<nb::dict>(nb::handle());
  std::optional<evaluate::point_result> settled_;
  mutable std::unique_ptr<all> all_;
};

/// "en" is English, anything else Japanese: santei's Python part lets only the two through.
[[nodiscard]] report::text_style style_of(std::string_view lang, std::size_t width);
[[nodiscard]] inline nb::str python_text(std::string_view words) { return nb::str(words.data(), words.size()); }
/// (status, min, max, stated_low, stated_high, unrounded_low, unrounded_high, hull).
[[nodiscard]] nb::tuple python_amounts(const evaluate::amounts& of);

/// A catalogue with the files it was made of, and the limits it keeps to.
struct library {
  std::vector<catalogue::rule_file> files;
  catalogue::limits within;
  catalogue::catalogue rules;

  explicit library(std::vector<catalogue::rule_file> of, const catalogue::limits& limits = {})
      : files(std::move(of)), within(limits), rules(files, within) {}
};

void bind_answer(nb::module_& into);
void bind_author(nb::module_& into);
void bind_measure(nb::module_& into);
void bind_prepared(nb::module_& into);
void bind_catalogue(nb::module_& into);
void bind_questions(nb::module_& into);
void bind_report(nb::module_& into);
void bind_curve(nb::module_& into);
void bind_comparison(nb::module_& into);
void bind_combination(nb::module_& into);
void bind_columns(nb::module_& into);
void bind_table(nb::module_& into);
void bind_heads(nb::module_& into);
void bind_certificate(nb::module_& into);

}  // namespace santei::python
