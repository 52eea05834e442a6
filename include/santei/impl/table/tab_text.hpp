// Tab-separated text turned into comma-separated text as it arrives, where the header has more tabs than commas.
#pragma once

#include <string>
#include <string_view>

namespace santei::table::detail {

class tab_text {
 public:
  /// Appends what is certain of the next bytes, all of them once the header has shown that commas separate.
  void add(std::string_view bytes, std::string& to);
  /// Appends what still waits.
  void finish(std::string& to);
  /// Whether nothing is changed, so that bytes need not pass through.
  [[nodiscard]] bool is_idle() const { return decided_ && !tabs_ && waiting_.empty(); }
  [[nodiscard]] bool tabs() const { return tabs_; }

 private:
  void decide(std::string_view header);
  void cut(std::string_view bytes, std::string& to);
  void end_cell(std::string& to);

  bool decided_ = false, tabs_ = false;
  bool quoted_ = false;  // within quotes
  std::string waiting_;  // before the decision the text so far, then the cell so far
};

}  // namespace santei::table::detail
