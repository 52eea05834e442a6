// A list whose copies share what it holds: declarations are copied into every plan and answer, their choices are not.
#pragma once

#include <santei/config.hpp>

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace santei {

/// Reads as a std::vector does. A copy takes no memory; what is added to one of the copies is not seen by the others.
template <class T>
class shared_list {
 public:
  using value_type = T;
  using const_iterator = typename std::vector<T>::const_iterator;

  shared_list() = default;
  shared_list(std::vector<T> items) : items_(items.empty() ? nullptr : std::make_shared<std::vector<T>>(std::move(items))) {}
  shared_list(std::initializer_list<T> items) : shared_list(std::vector<T>(items)) {}

  [[nodiscard]] const std::vector<T>& items() const {
    static const std::vector<T> none;
    return items_ ? *items_ : none;
  }
  operator const std::vector<T>&() const { return items(); }
  [[nodiscard]] const_iterator begin() const { return items().begin(); }
  [[nodiscard]] const_iterator end() const { return items().end(); }
  [[nodiscard]] std::size_t size() const { return items().size(); }
  [[nodiscard]] bool empty() const { return items_ == nullptr; }
  /// No bounds are checked.
  [[nodiscard]] const T& operator[](std::size_t at) const { return (*items_)[at]; }
  [[nodiscard]] const T& front() const { return items_->front(); }
  [[nodiscard]] const T& back() const { return items_->back(); }

  void push_back(T item) {
    if (!items_ || items_.use_count() > 1) items_ = std::make_shared<std::vector<T>>(items());
    items_->push_back(std::move(item));
  }

  friend bool operator==(const shared_list& a, const shared_list& b) { return a.items_ == b.items_ || a.items() == b.items(); }

 private:
  std::shared_ptr<std::vector<T>> items_;  // null where empty
};

}  // namespace santei
