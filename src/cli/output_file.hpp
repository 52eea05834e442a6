// A file that bears its name only once it is whole: a run that is ended halfway leaves NAME.partial, never a file that looks whole.
#pragma once

#include <santei/text/diagnostic.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace santei::cli {

class output_file {
 public:
  /// "-" is standard output; what is no plain file (a pipe, /dev/null) is written to as it is. Two runs do not share a NAME.partial, and what
  /// somebody else put there (a link, a pipe, a file with another name) is left as it is: then the file is not open, and errno says why.
  explicit output_file(std::string name);
  ~output_file();
  output_file(const output_file&) = delete;
  output_file& operator=(const output_file&) = delete;

  [[nodiscard]] bool is_open() const { return fd_ >= 0; }
  [[nodiscard]] bool is_standard_output() const { return name_ == "-"; }
  /// False where the device takes no more; errno says why.
  [[nodiscard]] bool write(std::string_view text) const;
  /// Everything has been written: the file takes its name. False, with errno, where that fails; then nothing is left of it.
  [[nodiscard]] bool finish();

 private:
  void open_partial();
  [[nodiscard]] bool is_in_place() const;

  std::string name_, partial_;  // partial_ is empty where the output is written to as it is
  int fd_ = -1;
};

/// Whether writing `output` would take away the file that is read as `input` ("-" is standard input), by whatever name or link it is
/// reached.
[[nodiscard]] bool would_overwrite(const std::string& output, const std::string& input);

/// The refusal (E0831) of an output that would take away the file that is read; an input without a name is none.
[[nodiscard]] std::optional<diagnostic> refuse_overwriting(const std::string& output, const std::string& input);

/// A file in one go; the refusal (E0831), with the reason of the system, where that fails, or where it would take away one of the files
/// that were read. Throws machine_failure where the machine is to blame.
[[nodiscard]] std::optional<diagnostic> write_whole(const std::string& path, std::string_view text, const std::vector<std::string>& read = {});

}  // namespace santei::cli
