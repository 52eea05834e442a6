// Arbitrary columns of Arrow with arbitrary faults: nothing crashes, nothing leaks, and a batch is answered whole or refused with a reason.
#include <santei/table/arrow.hpp>

#include "../support/arrow_made.hpp"
#include "../support/town.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace santei_test;

void require(bool holds) {
  if (!holds) std::abort();
}

/// The bytes of an input, one after another; 0 behind the last.
class source {
 public:
  source(const std::uint8_t* data, std::size_t size) : at_(data), last_(data + size) {}
  std::uint8_t next() { return at_ == last_ ? std::uint8_t{0} : *at_++; }
  std::size_t below(std::size_t limit) { return next() % limit; }
  bytes some(std::size_t count) {
    bytes made(count);
    for (unsigned char& one : made) one = next();
    return made;
  }

 private:
  const std::uint8_t *at_, *last_;
};

/// Offsets that stay within `limit`, as no reader could see that they do not; whether they rise is open.
template <class Offset>
bytes offsets(source& from, std::size_t count, std::size_t limit) {
  std::vector<Offset> made;
  for (std::size_t i = 0; i < count; ++i) made.push_back(static_cast<Offset>(from.below(limit + 1)));
  if (from.below(4) != 0) std::sort(made.begin(), made.end());
  return bytes_of(made);
}

arrow_column column(source& from, const std::string& name, std::int64_t rows, bool may_be_coded) {
  constexpr const char* formats[] = {"n",      "b",   "c",   "C", "s", "S",  "i", "I",  "l",  "L", "d:38,0", "d:20,3",
                                     "d:9,-2", "tdD", "tdm", "u", "U", "vu", "g", "+l", "d:", "",  "d:99,0", "tsu:"};
  arrow_column made{name, formats[from.below(std::size(formats))], rows, {}};
  const std::string& of = made.format;
  made.offset = static_cast<std::int64_t>(from.below(3));
  const auto count = static_cast<std::size_t>(rows + made.offset);
  if (from.below(3) == 0) made.buffers = {from.some((count + 7) / 8)}, made.null_count = -1;
  else made.buffers = {std::nullopt};
  const std::size_t limit = from.below(40);
  if (of == "u") made.buffers.insert(made.buffers.end(), {offsets<std::int32_t>(from, count + 1, limit), from.some(limit)});
  else if (of == "U") made.buffers.insert(made.buffers.end(), {offsets<std::int64_t>(from, count + 1, limit), from.some(limit)});
  else if (of == "vu")
    made.buffers.insert(made.buffers.end(),
                        {from.some(16 * count), from.some(limit), bytes_of(std::vector<std::int64_t>{static_cast<std::int64_t>(limit)})});
  else if (of == "n") made.buffers.clear();
  else made.buffers.push_back(from.some(16 * count));
  if (may_be_coded && of.size() == 1 && std::string("cCsSiIlL").find(of) != std::string::npos && from.below(2) == 0) {
    const auto entries = static_cast<std::int64_t>(from.below(6));
    if (from.below(2) == 0) made.dictionary = std::make_shared<arrow_column>(column(from, "", entries, false));
    else
      made.dictionary =
          std::make_shared<arrow_column>(texts("", std::vector<std::string>{"sme", "nobody", "", "large", "10円", "sme|micro"}));
    if (from.below(4) != 0) {  // mostly indices that there are
      const std::size_t width = of == "c" || of == "C" ? 1 : of == "s" || of == "S" ? 2 : of == "i" || of == "I" ? 4 : 8;
      bytes& indices = *made.buffers[1];
      for (std::size_t i = 0; i < indices.size(); ++i)
        indices[i] = i % width == 0 ? static_cast<unsigned char>(indices[i] % 6) : std::uint8_t{0};
    }
  }
  return made;
}

/// What a careless or hostile maker may get wrong, and a reader can see.
void spoil(source& from, ArrowArray& array) {
  constexpr std::int64_t numbers[] = {-1, 0, 1, 1000, INT64_MAX, INT64_MIN};
  const std::int64_t number = numbers[from.below(6)];
  switch (from.below(10)) {
    case 0: array.length = std::min(number, array.length); break;
    case 1: array.offset = number > array.offset ? INT64_MAX : std::min(number, array.offset); break;
    case 2: array.null_count = array.n_buffers > 0 && array.buffers[0] == nullptr ? number : -std::max(number, -INT64_MAX); break;
    case 3: array.n_buffers = std::min(number, array.n_buffers); break;
    case 4: array.n_children = array.n_children == 0 ? number < 0 ? number : 0 : std::min(number, array.n_children); break;
    case 5:
      if (array.n_buffers > 0) array.buffers[from.below(static_cast<std::size_t>(array.n_buffers))] = nullptr;
      break;
    case 6: array.buffers = nullptr; break;
    case 7: array.children = nullptr; break;
    case 8:
      if (array.dictionary != nullptr) array.dictionary->release(array.dictionary), array.dictionary = nullptr;
      break;
    default: break;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto rules = town();
  static const auto measure = rules.find_one("town/lights").value();
  source from(data, size);
  const auto rows = static_cast<std::int64_t>(from.below(20));
  std::vector<arrow_column> columns;
  for (const char* name : {"company_size", "eligible_cost", "application_date", "park_area", "id"})
    if (from.below(3) != 0) columns.push_back(column(from, name, rows + 2, true));
  santei::table::arrow_options options;
  options.keep_columns = from.below(2) == 0, options.decimal = from.below(2) == 0;
  ArrowSchema schema = schema_of(columns);
  auto table = santei::table::arrow_answers::open({{"town/lights", measure}}, rules, schema, options);
  schema.release(&schema);
  for (int batches = 0; table && batches < 2; ++batches) {
    ArrowArray batch = array_of(columns, rows, static_cast<std::int64_t>(from.below(3))), out;
    if (from.below(2) == 0) spoil(from, batch.n_children > 0 && from.below(4) != 0 ? *batch.children[from.below(columns.size())] : batch);
    const auto problems = table->answer(batch, out);
    require(batch.release == nullptr && problems.empty() == (out.release != nullptr));
    if (!problems.empty()) {
      require(problems.front().code.starts_with("E08") && !problems.front().text.ja.empty());
      continue;
    }
    const ArrowArray& reasons = *out.children[out.n_children - 1];
    const auto* ends = static_cast<const std::int32_t*>(reasons.buffers[1]);
    for (std::int64_t row = 0; row < out.length; ++row)
      require(known_at(reasons, row) != known_at(*out.children[out.n_children - 7], row) && ends[row] <= ends[row + 1] &&
              known_at(reasons, row) == (ends[row] < ends[row + 1]));
    out.release(&out);
  }
  require(arrow_alive() == 0);
  return 0;
}
