// Arbitrary bytes as a table of applicants: nothing crashes, no row is lost, and where the text is cut into pieces changes nothing.
#include <santei/table/applicants.hpp>

#include "../support/town.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace {

using namespace santei::table;

void require(bool holds) {
  if (!holds) std::abort();
}

struct answered {
  std::string text;
  std::size_t rows = 0, lines = 0;
};

answered answer(std::string_view text, std::size_t step) {
  static const auto rules = santei_test::town();
  static const auto measure = rules.find_one("town/lights").value();
  csv_splitter splitter;
  csv_piece piece;
  csv_answers made;
  std::optional<applicants> table;
  std::optional<applicants::worker> worker;
  answered all;
  for (std::size_t at = 0;; at += step) {
    at < text.size() ? splitter.feed(text.substr(at, step)) : splitter.finish();
    while (splitter.next(piece, !table)) {
      if (!table) {
        csv_records head(piece.text);
        csv_record header;
        if (!head.next(header)) continue;
        all.lines += head.lines();
        auto opened = applicants::open({{"town/lights", measure}}, rules, header, santei::language::english);
        if (!opened) return {};
        table.emplace(std::move(opened).value());
        worker.emplace(table->make_worker());
        all.text = table->header();
        continue;
      }
      worker->answer(piece, made);
      require(made.refused <= made.rows && made.refusals.size() == std::min<std::size_t>(made.refused, 100));
      for (const refused_row& one : made.refusals) require(one.line >= 1 && one.line <= made.lines && one.why.en.starts_with("E08"));
      all.text += made.text, all.rows += made.rows, all.lines += made.lines;
    }
    if (at >= text.size()) return all;
  }
}

/// The rows of the answers: what is written can be read again, and no cell begins a formula.
void check_written(const answered& all) {
  csv_records reader(all.text);
  csv_record header, row;
  if (!reader.next(header)) return;
  std::size_t rows = 0;
  for (; reader.next(row); ++rows) {
    require(!row.broken && row.cells.size() == header.cells.size());
    for (const std::string_view cell : row.cells)
      require(cell.empty() || (cell.front() != '=' && cell.front() != '@' && cell.front() != '\t'));
  }
  require(rows == all.rows);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string text(reinterpret_cast<const char*>(data), size);
  if (size > 0 && data[0] % 2 == 0) text = "id,company_size,eligible_cost\n" + text;
  const answered whole = answer(text, text.size() + 1);
  check_written(whole);
  for (const std::size_t step : {std::size_t{1}, std::size_t{7}}) {
    const answered cut = answer(text, step);
    require(cut.text == whole.text && cut.rows == whole.rows);
  }
  return 0;
}
