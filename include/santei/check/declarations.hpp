// The declared facts and open points of a file: those of its vocabulary first, which are read where they stand and not copied.
#pragma once

#include <santei/config.hpp>
#include <santei/value/declaration.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace santei::check {

/// A list that may go on from another one, as of a vocabulary, which then must outlive it and stay as it is.
class declaration_list {
 public:
  /// Begins with those of `first`; precondition: the list is empty.
  void continue_from(const declaration_list& first) {
    if (first.before_ == nullptr) before_ = &first.own_;
    else
      for (const declaration& one : first) own_.push_back(one);
  }
  void push_back(declaration one) { own_.push_back(std::move(one)); }

  [[nodiscard]] std::size_t size() const noexcept { return first_own() + own_.size(); }
  [[nodiscard]] bool empty() const noexcept { return size() == 0; }
  [[nodiscard]] const declaration& operator[](std::size_t i) const { return i < first_own() ? (*before_)[i] : own_[i - first_own()]; }

  class iterator {
   public:
    iterator(const declaration_list& of, std::size_t at) : of_(&of), at_(at) {}
    const declaration& operator*() const { return (*of_)[at_]; }
    iterator& operator++() {
      ++at_;
      return *this;
    }
    friend bool operator==(const iterator&, const iterator&) = default;

   private:
    const declaration_list* of_;
    std::size_t at_;
  };
  [[nodiscard]] iterator begin() const { return {*this, 0}; }
  [[nodiscard]] iterator end() const { return {*this, size()}; }

 private:
  [[nodiscard]] std::size_t first_own() const noexcept { return before_ == nullptr ? 0 : before_->size(); }

  const std::vector<declaration>* before_ = nullptr;  // of the vocabulary
  std::vector<declaration> own_;
};

}  // namespace santei::check
