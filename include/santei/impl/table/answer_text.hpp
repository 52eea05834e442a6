// Answers as cells of a CSV: the words of a verdict and status at once, a number that was just written once more.
#pragma once

#include <santei/impl/table/answer_rows.hpp>
#include <santei/impl/value/bitmap.hpp>

#include <array>
#include <charconv>
#include <cstring>
#include <string>

namespace santei::table::detail {

/// ",verdict,status," for each pair of them.
class answer_words {
 public:
  answer_words() {
    for (std::size_t v = 0; v < verdicts; ++v)
      for (std::size_t s = 0; s < statuses; ++s)
        words_[v][s] = std::string(",") + name_of(static_cast<truth>(v)) + "," + name_of(static_cast<evaluate::status>(s)) + ",";
  }
  [[nodiscard]] const std::string& of(std::size_t verdict, std::size_t status) const { return words_[verdict][status]; }

 private:
  static constexpr std::size_t verdicts = 3, statuses = 7;
  std::array<std::array<std::string, statuses>, verdicts> words_;
};

/// A measure's cells of one row have at most so many bytes.
inline constexpr std::size_t most_answer_text = 128;

/// Writes a measure's cells of a row; `to` has room for most_answer_text. Returns the end.
inline char* write_answer(char* to, const answer_buffers& of, std::size_t row, const answer_words& words) {
  const std::string& begin = words.of(of.verdict[row], of.status[row]);
  std::memcpy(to, begin.data(), begin.size());
  to += begin.size();
  const char* last = nullptr;  // the number written last
  std::size_t size = 0;
  std::int64_t value = 0;
  for (std::size_t c = 0; c < of.yen.size(); ++c) {
    if (c > 0) *to++ = ',';
    if (!santei::detail::bit_at(of.valid[c].data(), row)) continue;
    const std::int64_t yen = of.yen[c][row];
    if (last != nullptr && yen == value) {
      std::memcpy(to, last, size);
    } else {
      constexpr std::ptrdiff_t most = 20;
      value = yen, last = to;
      size = static_cast<std::size_t>(std::to_chars(to, to + most, yen).ptr - to);
    }
    to += size;
  }
  return to;
}

/// The same of a row asked alone, amounts of any size.
inline void append_answer(std::string& to, const lone_answer& answer, const answer_words& words) {
  to += words.of(static_cast<std::size_t>(answer.verdict), static_cast<std::size_t>(answer.status));
  for (std::size_t c = 0; c < answer.yen.size(); ++c) {
    if (c > 0) to += ',';
    if (answer.yen[c]) to += answer.yen[c]->text();
  }
}

}  // namespace santei::table::detail
