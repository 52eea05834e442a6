// What was asked and answered on one way through a plan: a way is walked again without asking, and the next one differs in the last answer
// that was open.
#pragma once

#include <santei/number/rational.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

namespace santei::analyse::detail {

class path_log {
 public:
  struct entry {
    bool yes = false, open = false, forced = false;  // open: the other answer is still to be tried
    std::optional<rational> number;
  };

  /// `left`: how much work may still be done; it outlives the log.
  explicit path_log(std::size_t& left) : left_(&left) {}

  void spend(std::size_t work) { *left_ -= std::min(*left_, work); }
  [[nodiscard]] bool exhausted() const { return *left_ == 0; }
  /// As new.
  void restart() {
    entries_.clear();
    begin();
  }
  /// Back to the start of the way.
  void begin() {
    at_ = 0;
    dead_ = false;
  }
  /// On to the next way; false after the last.
  bool advance() {
    while (!entries_.empty() && !entries_.back().open) entries_.pop_back();
    if (entries_.empty()) return false;
    entries_.back().yes = false;
    entries_.back().open = false;
    return true;
  }
  /// Nothing is possible on this way: what is said from here on counts for nothing.
  [[nodiscard]] bool dead() const { return dead_; }

  /// An answer that `possible` allows.
  template <class Possible>
  entry ask(Possible possible) {
    if (at_ == entries_.size()) {
      dead_ = dead_ || exhausted();
      const bool yes = !dead_ && possible(true), no = !dead_ && possible(false);
      dead_ = dead_ || (!yes && !no);
      entries_.push_back({yes, yes && no, !(yes && no), std::nullopt});
    }
    return entries_[at_++];
  }
  /// A number that hangs on the way so far.
  template <class Find>
  std::optional<rational> ask_number(Find find) {
    if (at_ == entries_.size()) entries_.push_back({false, false, true, dead_ ? std::nullopt : find()});
    return entries_[at_++].number;
  }

 private:
  std::size_t* left_;
  std::vector<entry> entries_;
  std::size_t at_ = 0;
  bool dead_ = false;
};

}  // namespace santei::analyse::detail
