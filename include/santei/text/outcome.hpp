// A value or the problems that stand in its way; testable, or forced with an exception that carries the same problems.
#pragma once

#include <santei/config.hpp>
#include <santei/text/diagnostic.hpp>

#include <cassert>
#include <exception>
#include <string>
#include <utility>
#include <variant>

namespace santei {

/// Thrown by outcome<T>::value() alone; what() is the first problem's Japanese text with its code.
class error : public std::exception {
 public:
  explicit error(diagnostics problems) : problems_(std::move(problems)) {
    if (!problems_.empty()) what_ = problems_.front().code + ": " + problems_.front().text.ja;
  }
  [[nodiscard]] const char* what() const noexcept override { return what_.c_str(); }
  [[nodiscard]] const diagnostics& problems() const noexcept SANTEI_LIFETIME_BOUND { return problems_; }

 private:
  diagnostics problems_;
  std::string what_ = "santei";
};

/// Holds a T, or at least one problem.
template <class T>
class [[nodiscard]] outcome {
 public:
  outcome(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  outcome(diagnostics problems) : state_(std::in_place_index<1>, std::move(problems)) {}
  outcome(diagnostic problem) : state_(std::in_place_index<1>, diagnostics{std::move(problem)}) {}

  [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  /// The value, or throws santei::error with the problems.
  const T& value() const& {
    if (!has_value()) throw error(problems());
    return std::get<0>(state_);
  }
  /// By value: `for (auto& one : f().value())` keeps what it walks.
  T value() && {
    if (!has_value()) throw error(std::move(*this).problems());
    return std::get<0>(std::move(state_));
  }
  /// Precondition: has_value().
  const T& operator*() const& { return *assume(); }
  T& operator*() & { return const_cast<T&>(*assume()); }
  T operator*() && { return std::move(const_cast<T&>(*assume())); }
  const T* operator->() const SANTEI_LIFETIME_BOUND { return assume(); }
  T* operator->() SANTEI_LIFETIME_BOUND { return const_cast<T*>(assume()); }

  /// Precondition: !has_value().
  [[nodiscard]] const diagnostics& problems() const& {
    assert(!has_value());
    return *std::get_if<1>(&state_);
  }
  diagnostics problems() && {
    assert(!has_value());
    return std::move(*std::get_if<1>(&state_));
  }

 private:
  const T* assume() const {
    assert(has_value());
    return std::get_if<0>(&state_);
  }
  std::variant<T, diagnostics> state_;
};

}  // namespace santei
