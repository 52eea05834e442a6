// What no input is to blame for: memory, threads, disks, descriptors. Thrown from wherever it happens, told by main with exit status 3.
#pragma once

#include <santei/text/diagnostic.hpp>

#include <exception>
#include <string>
#include <utility>

namespace santei::cli {

/// The exit status of such an end.
inline constexpr int machine_failed = 3;

class machine_failure : public std::exception {
 public:
  explicit machine_failure(diagnostic problem) : problem_(std::move(problem)) {}
  [[nodiscard]] const char* what() const noexcept override { return problem_.text.ja.c_str(); }
  [[nodiscard]] const diagnostic& problem() const noexcept { return problem_; }

 private:
  diagnostic problem_;
};

/// Whether an error of the system (errno) is the machine's: no memory, room, descriptor, or a device that fails. That a file is not there or may not be
/// read is the input's.
[[nodiscard]] bool is_machines(int error);
/// The error in words: 「空きがありません」, "No space left on device".
[[nodiscard]] message words_of(int error);
/// The problem (E0831) that `error` makes of what was to be done: thrown where the machine is to blame, else returned, for a refusal.
[[nodiscard]] diagnostic failed_or_refused(int error, const message& what);

}  // namespace santei::cli
