// A combination from JSON or CSV; what has no known form is refused with its place in words (E0830).
#include "combination_input.hpp"

#include "facts_input.hpp"
#include "files.hpp"
#include "session.hpp"

#include <santei/impl/value/json_value.hpp>
#include <santei/table/csv.hpp>
#include <santei/text/encoding.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace santei::cli {

namespace {

using request = catalogue::combination_request;

using santei::detail::fact_of;
using santei::detail::facts_of;
using santei::detail::json_form;
using santei::detail::json_value;
using santei::detail::read_json_object;

const char* const sample = "{\"measures\": [\"programme/measure\"], \"items\": [{\"name\": \"機械\", \"amount\": \"3000万円\"}]}";

diagnostic malformed(const std::string& ja, const std::string& en) {
  return problem_of("E0830", {ja, en}, message{std::string(sample) + " のように書きます", std::string("write ") + sample});
}

/// The JSON form, member by member.
class json_reader {
 public:
  outcome<request> run(const json_value& root) {
    each_member(root, "", [&](const std::string& key, const json_value& value) {
      if (key == "facts") take_facts(value, made_.given);
      else if (key == "measures") each(value, key, [&](const json_value& one) { add_measure(one); });
      else if (key == "items") each(value, key, [&](const json_value& one) { add_item(one); });
      else if (key == "not_together") each(value, key, [&](const json_value& one) { add_pair(one); });
      else unknown(key);
    });
    if (!problems_.empty()) return problems_;
    return std::move(made_);
  }

 private:
  void refuse(const std::string& ja, const std::string& en) { problems_.push_back(malformed(ja, en)); }
  void unknown(const std::string& key) {
    refuse("「" + key.substr(0, 80) + "」という名前は使いません", "'" + key.substr(0, 80) + "' means nothing here");
  }

  template <class See>
  void each_member(const json_value& object, const std::string& within, See see) {
    std::set<std::string> known;
    for (const auto& [key, value] : object.members) {
      if (!known.insert(key).second)
        return refuse(within + "「" + key.substr(0, 80) + "」が二度あります", within + "'" + key.substr(0, 80) + "' stands twice");
      see(key, value);
    }
  }
  template <class See>
  void each(const json_value& list, const std::string& name, See see) {
    if (list.is != json_form::list) return refuse("「" + name + "」はリストです", "'" + name + "' is a list");
    for (const auto& [none, one] : list.members) see(one);
  }
  void take_facts(const json_value& value, facts& into) {
    if (value.is != json_form::object) return refuse("「facts」はオブジェクトです", "'facts' is an object");
    auto read = facts_of(value);
    if (read) into = *std::move(read);
    else problems_.insert(problems_.end(), read.problems().begin(), read.problems().end());
  }
  std::string text_of(const json_value& value, const std::string& name) {
    if (value.is != json_form::string) refuse("「" + name + "」は文字列です", "'" + name + "' is a string");
    return value.text;
  }
  void add_measure(const json_value& one) {
    request::wanted made;
    if (one.is == json_form::string) made.id = one.text;
    else if (one.is != json_form::object) return refuse("枠は ID か {\"id\": …} です", "a measure is an ID or {\"id\": …}");
    else
      each_member(one, "measures: ", [&](const std::string& key, const json_value& value) {
        if (key == "id") made.id = text_of(value, key);
        else if (key == "over") made.over = text_of(value, key);
        else if (key == "facts") take_facts(value, made.given);
        else unknown(key);
      });
    made_.measures.push_back(std::move(made));
  }
  void add_item(const json_value& one) {
    if (one.is != json_form::object) return refuse("費目は {\"name\": …, \"amount\": …} です", "an item is {\"name\": …, \"amount\": …}");
    request::item made;
    bool named = false, priced = false;
    each_member(one, "items: ", [&](const std::string& key, const json_value& value) {
      if (key == "name") made.name = text_of(value, key), named = true;
      else if (key == "to") each(value, key, [&](const json_value& id) { made.to.push_back(text_of(id, key)); });
      else if (key == "amount") {
        auto amount = fact_of(key, value);
        if (amount) made.amount = *std::move(amount);
        else problems_.insert(problems_.end(), amount.problems().begin(), amount.problems().end());
        priced = true;
      } else unknown(key);
    });
    if (!named || !priced) refuse("費目には name と amount が要ります", "an item needs name and amount");
    made_.items.push_back(std::move(made));
  }
  void add_pair(const json_value& one) {
    if (one.is != json_form::list || one.members.size() != 2) return refuse("併用不可は ID 二つのリストです", "not_together holds lists of two IDs");
    made_.not_together.emplace_back(text_of(one.members[0].second, "not_together"), text_of(one.members[1].second, "not_together"));
  }

  request made_;
  diagnostics problems_;
};

using csv_row = std::vector<std::string>;

/// The records of a CSV text but for those without any text.
outcome<std::vector<csv_row>> rows_of(std::string_view text) {
  std::vector<csv_row> rows;
  table::csv_records records(text);
  for (table::csv_record one; records.next(one);) {
    if (one.broken) {
      const std::string line = std::to_string(one.line);
      return problem_of("E0830", {line + "行目: 引用符が閉じていないか、余分な文字が続いています", "line " + line + ": a quote is not closed or text follows it"});
    }
    if (std::all_of(one.cells.begin(), one.cells.end(), [](std::string_view cell) { return cell.empty(); })) continue;
    rows.emplace_back(one.cells.begin(), one.cells.end());
  }
  return rows;
}

std::vector<std::string> ids_in(const std::string& cell) {
  std::vector<std::string> ids;
  for (std::size_t begin = 0; begin <= cell.size();) {
    const std::size_t end = std::min(cell.find('|', begin), cell.size());
    std::string id = cell.substr(begin, end - begin);
    id.erase(0, std::min(id.find_first_not_of(' '), id.size()));
    while (!id.empty() && id.back() == ' ') id.pop_back();
    if (!id.empty()) ids.push_back(std::move(id));
    begin = end + 1;
  }
  return ids;
}

outcome<request> read_csv(std::string_view text) {
  const auto read = rows_of(text);
  if (!read) return read.problems();
  const std::vector<csv_row>& rows = *read;
  static constexpr std::array<const char*, 3> names{"name", "amount", "to"};
  std::array<std::size_t, 3> at{};
  for (std::size_t n = 0; n < names.size(); ++n) {
    const auto& header = rows.empty() ? csv_row() : rows.front();
    const auto found = std::find(header.begin(), header.end(), names[n]);
    if (found == header.end())
      return problem_of("E0830", {std::string("列「") + names[n] + "」がありません", std::string("there is no column '") + names[n] + "'"},
                        message{"見出しは name,amount,to です", "the header is name,amount,to"});
    at[n] = static_cast<std::size_t>(found - header.begin());
  }
  request made;
  for (std::size_t r = 1; r < rows.size(); ++r) {
    if (rows[r].size() != rows.front().size())
      return problem_of("E0830", {"見出しの次から" + std::to_string(r) + "件目の列の数が見出しと違います",
                                  "item " + std::to_string(r) + " has another number of columns than the header"});
    made.items.push_back({rows[r][at[0]], {rows[r][at[1]]}, ids_in(rows[r][at[2]])});
    for (const std::string& id : made.items.back().to)
      if (std::none_of(made.measures.begin(), made.measures.end(), [&](const auto& known) { return known.id == id; }))
        made.measures.push_back({id, {}, {}});
  }
  return made;
}

}  // namespace

outcome<request> read_combination(const std::string& path, source_set& sources) {
  constexpr std::size_t most = std::size_t{1} << 20;
  auto text = read_file(path, most);
  if (!text) return text.problems();
  *text = as_utf8(*std::move(text));
  if (text->starts_with("\xef\xbb\xbf")) text->erase(0, 3);
  const std::size_t first = text->find_first_not_of(" \t\r\n");
  if (first == std::string::npos || (*text)[first] != '{') return read_csv(*text);
  const auto root = read_json_object(path, *text, sources, sample);
  if (!root) return root.problems();
  return json_reader().run(*root);
}

}  // namespace santei::cli
