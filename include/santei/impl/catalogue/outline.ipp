// A quick look at the headers of a rule file: which programmes, measures, frames and editions it holds, without parsing it.
#pragma once

#include <santei/config.hpp>
#include <santei/text/span.hpp>
#include <santei/value/literal.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace santei::catalogue::detail {

/// A 版 as its header line says.
struct outlined_edition {
  std::string key, title;
  std::optional<std::int64_t> from, to;
};

/// A measure, or a frame of one, and the file it stands in. An edition without a key is the budget page's.
struct outlined {
  std::string programme, programme_title, measure, title, frame;
  outlined_edition edition;
  std::uint32_t file = 0;
  span where;  // its header line
  bool repayment = false;  // of 種別 返還: asked by its own ID only
};

SANTEI_INLINE std::size_t white_space_at(std::string_view text) {
  if (text.empty()) return 0;
  if (text.front() == ' ' || text.front() == '\t' || text.front() == '\r') return 1;
  return text.starts_with("\u3000") ? 3 : 0;
}

SANTEI_INLINE void skip_white_space(std::string_view& text) {
  while (const std::size_t length = white_space_at(text)) text.remove_prefix(length);
}

/// Whether a line may open a 事業, 枠, 類型, 版 or 種別; most do not, and are read no further.
SANTEI_INLINE bool may_be_header(std::string_view line) {
  static constexpr std::string_view words[] = {"事業", "枠", "類型", "版", "種別"};
  skip_white_space(line);
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return line.starts_with(word); });
}

/// The next word, taken off the front of `text`; empty at its end.
SANTEI_INLINE std::string_view take_word(std::string_view& text) {
  skip_white_space(text);
  std::size_t end = 0;
  while (end < text.size() && white_space_at(text.substr(end)) == 0) ++end;
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

/// "TITLE [key] rest" without its comment.
struct outlined_header {
  std::string title, key;
  std::string_view rest;
};
SANTEI_INLINE outlined_header split_header(std::string_view line) {
  line = line.substr(0, line.find('#'));
  skip_white_space(line);
  outlined_header header;
  const std::size_t open = line.rfind('['), close = line.rfind(']');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return header;
  header.key = line.substr(open + 1, close - open - 1);
  header.rest = line.substr(close + 1);
  std::string_view title = line.substr(0, open);
  while (!title.empty() && (title.back() == ' ' || title.back() == '\t' || title.ends_with("\u3000")))
    title.remove_suffix(title.ends_with("\u3000") ? 3 : 1);
  header.title = title;
  return header;
}

/// "施行 DATE から DATE" after a 版's key, on its line or the next.
SANTEI_INLINE outlined_edition read_edition(const outlined_header& header, std::string_view after) {
  outlined_edition edition{header.key, header.title, {}, {}};
  std::string_view words = header.rest;
  std::string_view first = take_word(words);
  if (first.empty()) {
    words = after.substr(0, after.find('\n'));
    first = take_word(words);
  }
  if (first != "施行") return edition;
  bool past_from = false;
  for (std::string_view word = take_word(words); !word.empty() && word.front() != '#'; word = take_word(words)) {
    if (word == "から") past_from = true;
    const auto day = read_literal(word).value;
    if (day && day->of.of == kind::date) (past_from ? edition.to : edition.from) = day->value.to_int64();
  }
  return edition;
}

/// Where the reader of headers stands in the nesting 事業 ⊃ 枠 ⊃ 類型.
class outliner {
 public:
  explicit outliner(std::uint32_t file) { programme_.file = file; }

  /// A line, where it begins, and the text after it.
  void take(std::string_view line, std::size_t begin, std::string_view after) {
    where_ = {programme_.file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + line.size())};
    const std::string_view word = take_word(line);
    if (word == "事業") open_programme(split_header(line));
    else if (word == "枠") open_measure(split_header(line));
    else if (word == "類型") open_frame(split_header(line));
    else if (word == "版") open_edition(read_edition(split_header(line), after));
    else if (word == "種別") take_instrument(take_word(line) == "返還");
  }
  [[nodiscard]] std::vector<outlined> result() && { return std::move(found_); }

 private:
  void open_programme(const outlined_header& header) {
    programme_ = {header.key, header.title, {}, {}, {}, {}, programme_.file, where_, false};
    level_ = &programme_.edition;
  }
  void open_measure(const outlined_header& header) {
    measure_ = programme_;
    measure_.measure = header.key;
    measure_.title = header.title;
    measure_.where = where_;
    found_.push_back(measure_);
    framed_ = false;
    level_ = nullptr;
  }
  void open_frame(const outlined_header& header) {
    if (found_.empty()) return;
    if (framed_) found_.push_back(measure_);
    found_.back().frame = header.key;
    found_.back().where = where_;
    framed_ = true;
    level_ = nullptr;
  }
  void open_edition(outlined_edition edition) {
    if (level_ != nullptr) {
      *level_ = std::move(edition);
      return;
    }
    if (found_.empty()) return;
    if (!framed_) measure_.edition = edition;
    found_.back().edition = std::move(edition);
  }

  void take_instrument(bool repayment) {
    if (level_ != nullptr) {
      programme_.repayment = repayment;
      return;
    }
    if (found_.empty()) return;
    if (!framed_) measure_.repayment = repayment;
    found_.back().repayment = repayment;
  }

  std::vector<outlined> found_;
  outlined programme_, measure_;
  span where_;                         // of the line under the eye
  outlined_edition* level_ = nullptr;  // the programme's while no 枠 is open
  bool framed_ = false;
};

SANTEI_INLINE std::vector<outlined> outline(std::string_view text, std::uint32_t file) {
  outliner reader(file);
  const char* const first = text.data();
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (may_be_header(line)) reader.take(line, static_cast<std::size_t>(line.data() - first), text);
  }
  return std::move(reader).result();
}

}  // namespace santei::catalogue::detail
