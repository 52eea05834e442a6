// Output to terminals and pipes, refusals, and the catalogue that the options name.
#include "session.hpp"

#include "files.hpp"
#include "machine_failure.hpp"
#include "terminal_text.hpp"

#include <santei/report/json.hpp>

#include <santei/value/reading.hpp>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <iterator>
#include <set>
#include <sys/ioctl.h>
#include <system_error>
#include <unistd.h>

namespace santei::cli {

namespace {

bool coloured(const std::string& when, int descriptor) {
  if (when != "auto") return when == "always";
  const char* off = std::getenv("NO_COLOR");
  return (off == nullptr || *off == '\0') && isatty(descriptor) != 0;
}

std::size_t columns_of(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 100;
  return size.ws_col < 60 ? 60 : size.ws_col > 120 ? 120 : size.ws_col;
}

}  // namespace

diagnostic problem_of(const char* code, message text, std::optional<message> help) {
  return {severity::error, code, std::move(text), {}, std::move(help)};
}

report::text_style session::text_style() const { return {lang, coloured(colour, STDOUT_FILENO), columns_of(STDOUT_FILENO)}; }

render_style session::problem_style(int descriptor) const { return {lang, coloured(colour, descriptor)}; }

void session::refuse(diagnostics problems, const source_set& sources) {
  std::set<std::string> told;  // several measures may say the same
  std::erase_if(problems, [&](const diagnostic& problem) {
    const auto place = problem.labels.empty() ? span{} : problem.labels.front().where;
    return !told.insert(problem.code + problem.text.ja + std::to_string(place.source) + ":" + std::to_string(place.begin)).second;
  });
  out.clear();
  err = json ? report::problems_json(problems, sources, lang) : render(problems, sources, problem_style(STDERR_FILENO));
  status = 2;
}

void session::fail(const diagnostic& problem) {
  refuse({problem});
  status = machine_failed;
}

std::optional<catalogue::limits> limits_of(session& s) {
  catalogue::limits made;
  for (const std::string& written : s.limits) {
    const std::size_t equals = std::min(written.find('='), written.size());
    const std::string number = written.substr(std::min(equals + 1, written.size()));
    std::size_t value = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), value);
    const bool whole = !number.empty() && read.ec == std::errc() && read.ptr == number.data() + number.size();
    if (const auto set = made.set(written.substr(0, equals), whole ? value : 0); !set) return s.refuse(set.problems()), std::nullopt;
  }
  return made;
}

outcome<std::vector<catalogue::rule_file>> rules_at_hand(const session& s) {
  auto files = s.rules.empty() ? outcome(catalogue::embedded_rules()) : read_rules({s.rules});
  if (!files) return files;
  const auto add = [&](outcome<std::vector<catalogue::rule_file>> more) {
    if (more) files->insert(files->end(), std::make_move_iterator(more->begin()), std::make_move_iterator(more->end()));
    else files = more.problems();
    return bool(files);
  };
  if (!s.more_rules.empty() && !add(read_rules(s.more_rules))) return files;
  if (!s.rules.empty()) add(read_vocabulary_of(*files));
  return files;
}

std::optional<catalogue::catalogue> open_catalogue(session& s) {
  const auto within = limits_of(s);
  if (!within) return std::nullopt;
  if (s.rules.empty() && s.more_rules.empty()) return catalogue::catalogue::embedded(*within);
  auto files = rules_at_hand(s);
  if (!files) return s.refuse(files.problems()), std::nullopt;
  return catalogue::catalogue(*std::move(files), *within);
}

outcome<std::optional<std::int64_t>> read_day(const std::string& text, const std::string& option) {
  if (text.empty()) return std::optional<std::int64_t>();
  declaration date;
  date.of = {kind::date, ""};
  const auto read = read_fact(date, {text});
  const auto* day = read ? std::get_if<interval>(&read->value) : nullptr;
  if (day != nullptr && day->is_point()) return day->lower()->value.to_int64();
  return problem_of("E0832", {option + " の「" + text + "」は日付ではありません", option + ": '" + text + "' is no date"},
                    message{option + " 2025-04-01 のように書きます", "write " + option + " 2025-04-01"});
}

std::int64_t today() {
  using namespace std::chrono;
  return floor<days>(system_clock::now() + hours(9)).time_since_epoch().count();
}

bool write_all(int descriptor, const std::string& written, bool is_json) {
  const std::string text = isatty(descriptor) != 0 ? terminal_text(written, is_json) : written;
  for (std::size_t at = 0; at < text.size();) {
    const ssize_t wrote = ::write(descriptor, text.data() + at, text.size() - at);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return errno == EPIPE;
    at += static_cast<std::size_t>(wrote);
  }
  return true;
}

}  // namespace santei::cli
