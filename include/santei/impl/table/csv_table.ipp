// The whole text is one piece behind its header, but for records that are longer than one may be.
#pragma once

#include <santei/impl/table/tab_text.ipp>
#include <santei/table/csv_table.hpp>
#include <santei/text/encoding.hpp>

#include <utility>

namespace santei::table {

namespace detail {

/// What a table is written in, and its text in UTF-8 without a mark.
struct csv_source {
  encoding in = encoding::utf8;
  bool marked = false;
  std::string text;
};

SANTEI_INLINE csv_source read_csv_text(std::string_view bytes) {
  constexpr std::string_view mark = "\xef\xbb\xbf";
  csv_source made;
  const auto wide = utf16_of(bytes);
  if (!wide && bytes.starts_with(mark)) made.marked = true, bytes.remove_prefix(mark.size());
  made.in = wide ? *wide : made.marked ? encoding::utf8 : encoding_of(bytes);
  std::string utf8;
  converter turn(made.in, encoding::utf8);
  turn.add(bytes, utf8);
  turn.finish(utf8);
  if (wide && utf8.starts_with(mark)) made.marked = true, utf8.erase(0, mark.size());
  tab_text commas;
  commas.add(utf8, made.text);
  commas.finish(made.text);
  return made;
}

SANTEI_INLINE std::string written_as(const csv_source& source, std::string text) {
  if (source.marked) text.insert(0, "\xef\xbb\xbf");
  if (source.in == encoding::utf8) return text;
  std::string made;
  converter turn(encoding::utf8, source.in);
  turn.add(text, made);
  turn.finish(made);
  return made;
}

}  // namespace detail

SANTEI_INLINE outcome<csv_table> answer_csv(std::vector<asked_measure> measures, const catalogue::catalogue& rules, std::string_view bytes,
                                            language lang, std::optional<std::int64_t> on) {
  const detail::csv_source source = detail::read_csv_text(bytes);
  csv_splitter splitter;
  splitter.feed(source.text);
  splitter.finish();
  csv_piece piece;
  csv_record header;
  std::size_t line = 0;
  for (bool some = false; !some;) {
    if (!splitter.next(piece, true))
      return diagnostic{severity::error, "E0845", {"表に見出しの行がありません", "the table has no header line"}, {}, std::nullopt};
    if (piece.of != csv_piece::part::records) {
      header.broken = some = true;
      continue;
    }
    csv_records reader(piece.text);
    some = reader.next(header);
    line += reader.lines();
  }
  auto opened = applicants::open(std::move(measures), rules, header, lang, on);
  if (!opened) return std::move(opened).problems();
  const applicants table = *std::move(opened);
  csv_table made;
  made.notes = table.notes();
  std::string text = table.header();
  auto worker = table.make_worker();
  csv_answers answers;
  while (splitter.next(piece)) {
    worker.answer(piece, answers);
    text += answers.text;
    for (refused_row& one : answers.refusals)
      if (constexpr std::size_t most = 100; made.refusals.size() < most) made.refusals.push_back({line + one.line, std::move(one.why)});
    line += answers.lines, made.rows += answers.rows, made.refused += answers.refused;
  }
  made.text = detail::written_as(source, std::move(text));
  return made;
}

}  // namespace santei::table
