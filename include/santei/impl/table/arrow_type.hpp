// Which type a column of Arrow has, and whether the fact it is named for can be read from it.
#pragma once

#include <santei/impl/table/fact_name.hpp>
#include <santei/table/arrow_abi.hpp>

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace santei::table::detail {

struct arrow_type {
  enum class is : std::uint8_t { null, boolean, whole, decimal, date_days, date_time, text, floating, other };
  is of = is::other;
  std::uint8_t bytes = 0;      // of a value; of text: of an offset, 16 for views
  bool is_signed = true;       // of whole numbers
  int scale = 0;               // of decimals: digits behind the point
  std::uint8_t index = 0;      // bytes of a dictionary's index; 0: no dictionary
  bool index_is_signed = true;
  std::int64_t day = 1;        // of a day with its time: in how many parts it counts
  bool months = false;         // of days: the fact is the month that they lie in
  std::uint8_t run_end = 0;    // bytes of the ends of runs, one value each; 0: no runs
};

/// What people call the type behind a format string.
[[nodiscard]] inline std::string_view arrow_word(std::string_view format) {
  constexpr std::pair<std::string_view, std::string_view> words[] = {
      {"n", "null"},  {"b", "bool"},   {"e", "float16"}, {"f", "float32"}, {"g", "float64"}, {"c", "int8"},   {"C", "uint8"},
      {"s", "int16"}, {"S", "uint16"}, {"i", "int32"},   {"I", "uint32"},  {"l", "int64"},   {"L", "uint64"}, {"u", "text"},
      {"U", "text"},  {"vu", "text"},  {"_pli128", "int128"}, {"z", "binary"},  {"Z", "binary"},  {"vz", "binary"}};
  constexpr std::pair<std::string_view, std::string_view> families[] = {
      {"d:", "decimal"},   {"w:", "binary"},          {"tdD", "date32"},  {"tdm", "date64"}, {"tt", "time"},
      {"ts", "timestamp"}, {"tD", "duration"},        {"ti", "interval"}, {"+s", "struct"},  {"+m", "map"},
      {"+u", "union"},     {"+r", "run-end encoded"}, {"+", "list"}};
  for (const auto& [key, word] : words)
    if (format == key) return word;
  for (const auto& [key, word] : families)
    if (format.starts_with(key)) return word;
  return "?";
}

/// The type behind a format string without its dictionary.
[[nodiscard]] inline arrow_type type_of_format(std::string_view format) {
  using is = arrow_type::is;
  if (format == "n") return {is::null};
  if (format == "b") return {is::boolean};
  if (format == "tdD") return {is::date_days, 4};
  constexpr std::int64_t seconds = 86'400;
  if (format == "tdm" || format == "tsm:") return {is::date_time, 8, true, 0, 0, true, seconds * 1000};
  if (format == "tss:") return {is::date_time, 8, true, 0, 0, true, seconds};
  if (format == "tsu:") return {is::date_time, 8, true, 0, 0, true, seconds * 1'000'000};
  if (format == "tsn:") return {is::date_time, 8, true, 0, 0, true, seconds * 1'000'000'000};
  if (format == "u") return {is::text, 4};
  if (format == "U") return {is::text, 8};
  if (format == "vu") return {is::text, 16};
  if (format == "_pli128") return {is::decimal, 16};  // polars' own, a whole number
  if (format == "e" || format == "f" || format == "g") return {is::floating};
  if (format.size() == 1) {
    constexpr std::string_view widths = "cCsSiIlL";  // int8, uint8, int16, …
    if (const auto at = widths.find(format[0]); at != std::string_view::npos)
      return {is::whole, static_cast<std::uint8_t>(1U << (at / 2)), at % 2 == 0};
  }
  if (!format.starts_with("d:")) return {};
  int parts[3] = {0, 0, 128}, n = 0;
  for (const char* p = format.data() + 2; n < 3; ++n, ++p) {
    const auto [end, error] = std::from_chars(p, format.data() + format.size(), parts[n]);
    if (error != std::errc()) return {};
    p = end;
    if (p == format.data() + format.size() || *p != ',') break;
  }
  const int most = parts[2] == 32 ? 9 : parts[2] == 64 ? 18 : parts[2] == 128 ? 38 : parts[2] == 256 ? 76 : 0;
  if (n < 1 || parts[0] < 1 || parts[0] > most || parts[1] < -most || parts[1] > most) return {};
  return {is::decimal, static_cast<std::uint8_t>(parts[2] / 8), true, parts[1]};
}

/// Runs of equal values: read as a dictionary of the runs, with the number of its run for an index.
[[nodiscard]] inline arrow_type type_of_runs(const ArrowSchema& schema) {
  if (schema.n_children != 2 || schema.children == nullptr) return {};
  const ArrowSchema *ends = schema.children[0], *values = schema.children[1];
  if (ends == nullptr || values == nullptr || ends->format == nullptr || values->format == nullptr || values->dictionary != nullptr) return {};
  const arrow_type end = type_of_format(ends->format);
  if (end.of != arrow_type::is::whole || !end.is_signed || end.bytes < 2 || ends->dictionary != nullptr) return {};
  arrow_type made = type_of_format(values->format);
  made.run_end = end.bytes, made.index = 4, made.index_is_signed = true;
  return made;
}

/// A child's type with its dictionary; `other` where the schema is none that can be.
[[nodiscard]] inline arrow_type type_of(const ArrowSchema& schema) {
  if (schema.format == nullptr) return {};
  arrow_type made = type_of_format(schema.format);
  if (std::string_view(schema.format) == "+r") return type_of_runs(schema);
  if (schema.dictionary == nullptr) return made;
  if (made.of != arrow_type::is::whole || schema.dictionary->format == nullptr || schema.dictionary->dictionary != nullptr) return {};
  const arrow_type index = made;
  made = type_of_format(schema.dictionary->format);
  made.index = index.bytes;
  made.index_is_signed = index.is_signed;
  return made;
}

/// What would be right for a fact, for messages.
[[nodiscard]] inline message right_types(kind of) {
  switch (of) {
    case kind::truth:
      return {"bool、1 と 0、または「はい」「いいえ」の文字列（dictionary でも）にしてください",
              "give bool, 1 and 0, or text such as true and false, also as a dictionary"};
    case kind::category:
      return {"選択肢のキーか名前の文字列（dictionary<int32, utf8> が速い）にしてください",
              "give the key or label of a choice as text; dictionary<int32, utf8> is fastest"};
    case kind::date:
      return {"date32、時間帯のない timestamp、または 2025-01-31 のような文字列にしてください",
              "give date32, a timestamp without a zone, or text such as 2025-01-31"};
    case kind::month: return {"その月の日（date32）、または 2025-01 のような文字列にしてください", "give a day of the month as date32, or text such as 2025-01"};
    case kind::money:
    case kind::integer:
      return {"int64、decimal128、または文字列にしてください（小数の型は正確でないので使えません）",
              "give int64, decimal128 or text; floating point is not exact"};
    default:
      return {"decimal128、整数、または文字列にしてください（小数の型は正確でないので使えません）",
              "give decimal128, whole numbers or text; floating point is not exact"};
  }
}

[[nodiscard]] inline bool can_be(kind fact, arrow_type::is of) {
  using is = arrow_type::is;
  if (of == is::null || of == is::text) return true;
  if (fact == kind::truth) return of == is::boolean || of == is::whole;  // 1 and 0
  if (fact == kind::date || fact == kind::month) return of == is::date_days || of == is::date_time;
  return fact != kind::category && (of == is::whole || of == is::decimal);
}

/// In how many parts a unit of a fact counts where its column is of the type; 0: as the measures like it.
[[nodiscard]] inline std::int64_t scale_of(const arrow_type& type, kind fact) {
  if (type.of == arrow_type::is::whole) return 1;
  constexpr int most = 9;
  if (type.of != arrow_type::is::decimal || fact == kind::money || fact == kind::integer || type.scale < 0 || type.scale > most) return 0;
  std::int64_t made = 1;
  for (int i = 0; i < type.scale; ++i) made *= 10;
  return made;
}

/// Why a fact cannot be read from a column of the type; nothing where it can.
[[nodiscard]] inline std::optional<diagnostic> type_problem(const fact_name& name, const ArrowSchema& schema, const arrow_type& type) {
  const kind fact = name.declared->of.of;
  if (can_be(fact, type.of)) return std::nullopt;
  const auto written_of = [](const ArrowSchema& one) {
    const std::string format = one.format == nullptr ? "?" : std::string(one.format).substr(0, 40);
    return std::string(arrow_word(format)) + " (" + format + ")";
  };
  const std::string written = schema.dictionary == nullptr ? written_of(schema) : "dictionary of " + written_of(*schema.dictionary);
  const message of = describe(name.declared->of);
  return table_problem("E0844",
                       {"列「" + name.header + "」（" + of.ja + "）は Arrow の型 " + written + " では読めません",
                        "column '" + name.header + "' (" + of.en + ") cannot be read from the Arrow type " + written},
                       right_types(fact));
}

}  // namespace santei::table::detail
