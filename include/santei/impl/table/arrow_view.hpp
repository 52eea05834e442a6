// One array of Arrow looked at before it is trusted, and its values as they lie.
#pragma once

#include <santei/impl/table/arrow_type.hpp>
#include <santei/impl/value/bitmap.hpp>

#include <cstring>
#include <limits>

namespace santei::table::detail {

__extension__ using int128 = __int128;

/// Values [offset, offset + length) of an array. Borrowed.
struct arrow_view {
  arrow_type type;
  std::int64_t length = 0, offset = 0;
  const std::uint8_t* validity = nullptr;  // null: all are known
  const void* data = nullptr;              // values, or offsets or views of texts
  const char* text = nullptr;
  const void* const* more_text = nullptr;  // of views
  std::int64_t more = 0;

  [[nodiscard]] bool known(std::int64_t row) const {
    const std::int64_t at = offset + row;
    return type.of != arrow_type::is::null && (validity == nullptr || santei::detail::bit_at(validity, at));
  }
  template <class T>
  [[nodiscard]] T at(std::int64_t row) const {
    T value;
    std::memcpy(&value, static_cast<const char*>(data) + static_cast<std::size_t>(offset + row) * sizeof(T), sizeof(T));
    return value;
  }
};

[[nodiscard]] inline std::optional<diagnostic> broken_array(const std::string& column, const char* ja, const char* en) {
  return table_problem(
      "E0843", {"列「" + column + "」の Arrow の配列が壊れています: " + ja, "the Arrow array of column '" + column + "' is broken: " + en});
}

/// The length of an array and where it starts, as far as an array can be judged.
[[nodiscard]] inline std::optional<diagnostic> extent_problem(const std::string& name, const ArrowArray& array) {
  constexpr std::int64_t most = std::int64_t{1} << 48;
  if (array.release == nullptr) return broken_array(name, "すでに解放されています", "it has been released");
  if (array.length < 0 || array.offset < 0 || array.length > most || array.offset > most)
    return broken_array(name, "長さか始まりがありえない値です", "its length or offset cannot be");
  if (array.null_count < -1 || array.null_count > array.length) return broken_array(name, "null の数がありえない値です", "its null count cannot be");
  if (array.n_buffers < 0 || array.n_children < 0)
    return broken_array(name, "バッファか子の数が負です", "its number of buffers or children is negative");
  if ((array.n_buffers > 0 && array.buffers == nullptr) || (array.n_children > 0 && array.children == nullptr))
    return broken_array(name, "バッファか子がありません", "its buffers or children are missing");
  return std::nullopt;
}

[[nodiscard]] inline bool buffers_fit(const arrow_type& type, const ArrowArray& array) {
  using is = arrow_type::is;
  if (type.of == is::null) return true;
  if (type.of == is::text && type.bytes == 16) return array.n_buffers >= 3;
  return array.n_buffers == (type.of == is::text ? 3 : 2);
}

/// Whether the offsets of texts rise from 0 on.
template <class Offset>
[[nodiscard]] bool offsets_rise(const arrow_view& v) {
  Offset last = 0;
  for (std::int64_t i = 0; i <= v.length; ++i) {
    const Offset now = v.at<Offset>(i);
    if (now < last) return false;
    last = now;
  }
  return v.text != nullptr || v.length == 0 || last == v.at<Offset>(0);
}

/// Where a text of more than twelve bytes lies.
struct text_view_parts {
  std::int32_t size = 0;
  char prefix[4] = {};
  std::int32_t buffer = 0, from = 0;
};

[[nodiscard]] inline bool views_fit(const arrow_view& v) {
  for (std::int64_t i = 0; i < v.length; ++i) {
    if (!v.known(i)) continue;
    const auto one = v.at<text_view_parts>(i);
    if (one.size < 0) return false;
    if (one.size <= 12) continue;
    if (one.buffer < 0 || one.buffer >= v.more || one.from < 0 || v.more_text[one.buffer] == nullptr) return false;
    std::int64_t bytes = 0;
    std::memcpy(&bytes, static_cast<const char*>(v.more_text[v.more]) + static_cast<std::size_t>(one.buffer) * 8, 8);
    if (one.from + std::int64_t{one.size} > bytes) return false;
  }
  return true;
}

[[nodiscard]] inline bool texts_fit(const arrow_view& v) {
  if (v.length == 0) return true;
  return v.type.bytes == 4 ? offsets_rise<std::int32_t>(v) : v.type.bytes == 8 ? offsets_rise<std::int64_t>(v) : views_fit(v);
}

/// `array` as values of `type` (its dictionary aside); rows [skip, skip + length) of it.
[[nodiscard]] inline outcome<arrow_view> view_of(const std::string& name, const arrow_type& type, const ArrowArray& array,
                                                 std::int64_t skip, std::int64_t length) {
  if (auto problem = extent_problem(name, array)) return *std::move(problem);
  if (array.length - skip < length) return *broken_array(name, "表より短い配列です", "it is shorter than the table");
  arrow_view made{type, length, array.offset + skip};
  if (type.of == arrow_type::is::null || length == 0) return made;
  if (!buffers_fit(type, array)) return *broken_array(name, "バッファの数が型に合いません", "its number of buffers does not fit its type");
  made.validity = array.null_count == 0 ? nullptr : static_cast<const std::uint8_t*>(array.buffers[0]);
  if (array.null_count > 0 && made.validity == nullptr)
    return *broken_array(name, "null がありますが、どの行かを示すバッファがありません", "it has nulls and no validity buffer");
  made.data = array.buffers[1];
  if (made.data == nullptr) return *broken_array(name, "値のバッファがありません", "its buffer of values is missing");
  if (type.of != arrow_type::is::text) return made;
  if (type.bytes == 16) {
    made.more = array.n_buffers - 3, made.more_text = array.buffers + 2;
    if (made.more > 0 && made.more_text[made.more] == nullptr)
      return *broken_array(name, "文字列の長さのバッファがありません", "its buffer of text sizes is missing");
  } else {
    made.text = static_cast<const char*>(array.buffers[2]);
  }
  if (!texts_fit(made)) return *broken_array(name, "文字列の位置がありえない値です", "its text offsets cannot be");
  return made;
}

/// The text of a row that is known.
[[nodiscard]] inline std::string_view text_at(const arrow_view& v, std::int64_t row) {
  const auto between = [&](auto from, auto to) {
    return from == to ? std::string_view{} : std::string_view(v.text + from, static_cast<std::size_t>(to - from));
  };
  if (v.type.bytes == 4) return between(v.at<std::int32_t>(row), v.at<std::int32_t>(row + 1));
  if (v.type.bytes == 8) return between(v.at<std::int64_t>(row), v.at<std::int64_t>(row + 1));
  const auto one = v.at<text_view_parts>(row);
  constexpr std::int32_t inside = 12;
  const char* first = one.size <= inside ? static_cast<const char*>(v.data) + static_cast<std::size_t>(v.offset + row) * 16 + 4
                                         : static_cast<const char*>(v.more_text[one.buffer]) + one.from;
  return {first, static_cast<std::size_t>(one.size)};
}

/// A whole number of `bytes` bytes; nothing where it is above int64.
[[nodiscard]] inline std::optional<std::int64_t> whole_at(const arrow_view& v, std::uint8_t bytes, bool is_signed, std::int64_t row) {
  switch (bytes) {
    case 1: return is_signed ? std::int64_t{v.at<std::int8_t>(row)} : std::int64_t{v.at<std::uint8_t>(row)};
    case 2: return is_signed ? std::int64_t{v.at<std::int16_t>(row)} : std::int64_t{v.at<std::uint16_t>(row)};
    case 4: return is_signed ? std::int64_t{v.at<std::int32_t>(row)} : std::int64_t{v.at<std::uint32_t>(row)};
    default: break;
  }
  if (is_signed) return v.at<std::int64_t>(row);
  const auto value = v.at<std::uint64_t>(row);
  return value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) ? std::nullopt
                                                                                      : std::optional(static_cast<std::int64_t>(value));
}

}  // namespace santei::table::detail
