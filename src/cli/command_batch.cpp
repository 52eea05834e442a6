// santei batch ID… --input IN.csv --output OUT.csv: a table of applicants, row by row the answer of every measure.
#include "commands.hpp"
#include "encoding.hpp"

#include <santei/table/applicants.hpp>
#include <santei/table/csv.hpp>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace santei::cli {

namespace {

struct request {
  std::vector<std::string> ids;
  std::string input, output, on;
};

constexpr std::size_t piece = std::size_t{1} << 20;

/// A file that bears its name only once it is whole: until then it is NAME.part-PID.
class whole_file {
 public:
  explicit whole_file(std::string name) : name_(std::move(name)), part_(name_ == "-" ? "" : name_ + ".part-" + std::to_string(getpid())) {
    fd_ = name_ == "-" ? STDOUT_FILENO : ::open(part_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  }
  ~whole_file() {
    if (fd_ < 0 || name_ == "-") return;
    ::close(fd_);
    ::unlink(part_.c_str());
  }
  whole_file(const whole_file&) = delete;
  whole_file& operator=(const whole_file&) = delete;

  [[nodiscard]] bool is_open() const { return fd_ >= 0; }
  [[nodiscard]] bool write(const std::string& text) const { return write_all(fd_, text); }
  /// Everything has been written.
  [[nodiscard]] bool finish() {
    if (name_ == "-") return true;
    const bool synced = ::fsync(fd_) == 0 || errno == EINVAL;
    const bool closed = ::close(fd_) == 0;
    fd_ = -1;
    if (synced && closed && ::rename(part_.c_str(), name_.c_str()) == 0) return true;
    ::unlink(part_.c_str());
    return false;
  }

 private:
  std::string name_, part_;
  int fd_ = -1;
};

/// A line on the terminal while the table runs, twice a second; nothing where standard error is no terminal.
class progress {
 public:
  progress(const session& s, std::size_t bytes) : s_(s), bytes_(bytes), shown_(::isatty(STDERR_FILENO) != 0) {}
  ~progress() {
    if (drawn_) write_all(STDERR_FILENO, "\r\033[K");
  }
  progress(const progress&) = delete;
  progress& operator=(const progress&) = delete;

  void show(std::size_t read, std::size_t rows) {
    const auto now = clock::now();
    if (!shown_ || now - last_ < std::chrono::milliseconds(500)) return;
    last_ = now, drawn_ = true;
    const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(now - start_).count();
    std::string line = "\r\033[K" + std::to_string(rows) + s_.say("行", " rows");
    if (spent > 0) line += "  " + std::to_string(rows * 1000 / static_cast<std::size_t>(spent)) + s_.say("行/秒", " rows/s");
    if (bytes_ > 0 && read > 0) {
      line += "  " + std::to_string(read * 100 / bytes_) + "%";
      line += std::string("  ") + s_.say("残り", "left: ") + std::to_string(static_cast<std::size_t>(spent) * (bytes_ - std::min(read, bytes_)) / read / 1000) + s_.say("秒", " s");
    }
    write_all(STDERR_FILENO, line);
  }

 private:
  using clock = std::chrono::steady_clock;
  const session& s_;
  std::size_t bytes_;
  bool shown_, drawn_ = false;
  clock::time_point start_ = clock::now(), last_ = start_;
};

diagnostic file_problem(const std::string& path, const char* ja, const char* en) {
  const std::string why = errno != 0 ? std::string(std::strerror(errno)) : std::string();
  return problem_of("E0831", {"「" + path + "」" + ja + (why.empty() ? "" : ": " + why), std::string(en) + " '" + path + "'" + (why.empty() ? "" : ": " + why)});
}

/// The measures named, each once; a column begins with the ID of its measure.
outcome<std::vector<table::asked_measure>> measures_of(const request& asked, const catalogue::catalogue& rules, std::optional<std::int64_t> day) {
  std::vector<table::asked_measure> made;
  diagnostics problems;
  for (const std::string& id : asked.ids) {
    const auto found = rules.find(id, day);
    if (!found) {
      problems.insert(problems.end(), found.problems().begin(), found.problems().end());
      continue;
    }
    for (const catalogue::measure& one : *found) {
      const std::string name = found->size() == 1 ? id : one.id().text();
      const bool known = std::any_of(made.begin(), made.end(), [&](const table::asked_measure& m) { return m.id == name; });
      if (!known) made.push_back({name, one});
    }
  }
  if (!problems.empty()) return problems;
  return made;
}

/// Input to output.
class table_run {
 public:
  table_run(session& s, const request& asked, const catalogue::catalogue& rules, std::vector<table::asked_measure> measures)
      : s_(s), asked_(asked), rules_(rules), measures_(std::move(measures)) {}

  void run() {
    errno = 0;
    const int in = asked_.input == "-" ? STDIN_FILENO : ::open(asked_.input.c_str(), O_RDONLY | O_CLOEXEC);
    if (in < 0) return s_.refuse({file_problem(asked_.input, "を開けません", "cannot open")});
    whole_file out(asked_.output);
    if (!out.is_open()) s_.refuse({file_problem(asked_.output, "に書けません", "cannot write")});
    else if (copy(in, out)) finish(out);
    if (in != STDIN_FILENO) ::close(in);
  }

 private:
  static std::size_t size_of(int fd) {
    struct stat about {};
    return ::fstat(fd, &about) == 0 && S_ISREG(about.st_mode) ? static_cast<std::size_t>(about.st_size) : 0;
  }

  bool copy(int in, whole_file& out) {
    progress shown(s_, size_of(in));
    std::string bytes(piece, '\0'), text, lines;
    std::optional<converter> to_utf8;
    std::size_t total = 0;
    for (;;) {
      const ssize_t got = ::read(in, bytes.data(), bytes.size());
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return refuse(asked_.input, "を読めません", "cannot read");
      std::string_view now(bytes.data(), static_cast<std::size_t>(got));
      if (!to_utf8) {
        marked_ = now.starts_with("\xef\xbb\xbf");
        if (marked_) now.remove_prefix(3);
        in_ = marked_ ? encoding::utf8 : encoding_of(now);
        to_utf8.emplace(in_, encoding::utf8);
        from_utf8_ = std::make_unique<converter>(encoding::utf8, in_);
        if (marked_ && !out.write("\xef\xbb\xbf")) return refuse(asked_.output, "に書けません", "cannot write");
      }
      total += static_cast<std::size_t>(got);
      text.clear();
      got == 0 ? to_utf8->finish(text) : to_utf8->add(now, text);
      reader_.feed(text);
      if (got == 0) reader_.finish();
      lines.clear();
      if (!take(lines)) return false;
      if (got == 0 && table_) table_->flush(lines);
      if (!write(out, lines)) return refuse(asked_.output, "に書けません", "cannot write");
      if (got == 0) break;
      shown.show(total, table_ ? table_->rows() : 0);
    }
    if (!table_) {
      errno = 0;
      return refuse(asked_.input, "に見出しの行がありません", "no header line in");
    }
    return true;
  }
  bool take(std::string& lines) {
    table::csv_record row;
    while (reader_.next(row)) {
      if (table_) {
        table_->add(row, lines);
        continue;
      }
      auto opened = table::applicants::open(measures_, rules_, row, s_.lang);
      if (!opened) {
        s_.refuse(opened.problems());
        return false;
      }
      table_.emplace(std::move(opened).value());
      lines += table_->header();
    }
    return true;
  }
  bool write(const whole_file& out, const std::string& lines) {
    if (in_ == encoding::utf8) return out.write(lines);
    std::string converted;
    from_utf8_->add(lines, converted);
    return out.write(converted);
  }
  bool refuse(const std::string& path, const char* ja, const char* en) {
    s_.refuse({file_problem(path, ja, en)});
    return false;
  }

  void finish(whole_file& out) {
    if (!out.finish()) return s_.refuse({file_problem(asked_.output, "に書けません", "cannot write")});
    if (table_->refused() > 0) s_.status = 1;
    std::string& to = asked_.output == "-" ? s_.err : s_.out;
    to += s_.json ? summary_json() : summary();
  }
  [[nodiscard]] std::string summary() const {
    std::string text = std::to_string(table_->rows()) + s_.say("行を計算しました", " rows done") + (table_->refused() > 0 ? "" : s_.say("。", "."));
    if (table_->refused() > 0) text += s_.say("。うち", ", of which ") + std::to_string(table_->refused()) + s_.say("行は読めませんでした（problem 列に理由があります）。", " could not be read (see the column problem).");
    text += '\n';
    constexpr std::size_t told = 20;
    for (std::size_t i = 0; i < std::min(told, table_->refusals().size()); ++i)
      text += std::to_string(table_->refusals()[i].line) + s_.say("行目: ", ": ") + table_->refusals()[i].why.in(s_.lang) + '\n';
    return text;
  }
  [[nodiscard]] std::string summary_json() const {
    std::string text = "{\"rows\": " + std::to_string(table_->rows()) + ", \"refused\": " + std::to_string(table_->refused()) + ", \"problems\": [";
    for (std::size_t i = 0; i < table_->refusals().size(); ++i) {
      const table::refused_row& one = table_->refusals()[i];
      text += std::string(i > 0 ? ", " : "") + "{\"line\": " + std::to_string(one.line) + ", \"text\": " + quoted(one.why.in(s_.lang)) + "}";
    }
    return text + "]}\n";
  }
  static std::string quoted(const std::string& text) {
    std::string made = "\"";
    for (const char c : text) {
      constexpr const char* hex = "0123456789abcdef";
      const auto byte = static_cast<unsigned char>(c);
      if (c == '"' || c == '\\') made += '\\', made += c;
      else if (byte < 0x20) made += "\\u00", made += hex[byte >> 4U], made += hex[byte & 15U];
      else made += c;
    }
    return made + "\"";
  }

  session& s_;
  const request& asked_;
  const catalogue::catalogue& rules_;
  std::vector<table::asked_measure> measures_;
  table::csv_reader reader_;
  std::optional<table::applicants> table_;
  encoding in_ = encoding::utf8;
  bool marked_ = false;
  std::unique_ptr<converter> from_utf8_;
};

void run(session& s, const request& asked) {
  const auto day = read_day(asked.on);
  if (!day) return s.refuse(day.problems());
  const auto rules = open_catalogue(s);
  if (!rules) return;
  auto measures = measures_of(asked, *rules, *day);
  if (!measures) return s.refuse(measures.problems(), rules->sources());
  table_run(s, asked, *rules, *std::move(measures)).run();
}

}  // namespace

void add_batch(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("batch", s.say("申請者の表（CSV）をまとめて計算する", "a table of applicants (CSV)"));
  const auto asked = std::make_shared<request>();
  command->add_option("ID", asked->ids, "programme[/measure[/frame]][@edition]")->required();
  command->add_option("--input", asked->input, s.say("見出しが事実のキーの CSV（UTF-8 か CP932、- は標準入力）", "a CSV whose header has fact keys (UTF-8 or CP932, - for standard input)"))->type_name("IN.csv")->required();
  command->add_option("--output", asked->output, s.say("答えの列を足した CSV（- は標準出力）", "the CSV with columns of answers added (- for standard output)"))->type_name("OUT.csv")->required();
  command->add_option("--on", asked->on, s.say("この日に施行されている版", "the edition in force on this day"))->type_name("DATE");
  command->callback([&s, asked] { run(s, *asked); });
}

}  // namespace santei::cli
