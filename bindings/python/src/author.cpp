// What an editor asks of a rule file: its clauses with their places, the words of the notation, a new layout.
#include "bindings.hpp"

#include "problems.hpp"

#include <santei/syntax/format.hpp>
#include <santei/syntax/notation.hpp>
#include <santei/syntax/parse.hpp>
#include <santei/syntax/print.hpp>
#include <santei/text/source.hpp>

#include <nanobind/stl/string.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace santei::python {

namespace {

const char* name_of(syntax::word_class is) {
  switch (is) {
    case syntax::word_class::header: return "header";
    case syntax::word_class::clause: return "clause";
    case syntax::word_class::type: return "type";
    case syntax::word_class::function: return "function";
    case syntax::word_class::condition: return "condition";
    case syntax::word_class::figure: return "figure";
  }
  return "";
}

nb::list notation_words() {
  nb::list all;
  for (const syntax::notation_word& one : syntax::notation_words())
    all.append(nb::make_tuple(name_of(one.is), python_text(one.text), python_text(one.ja), python_text(one.en), python_text(one.example)));
  return all;
}

/// The clauses of one file as Python reads them.
class outline {
 public:
  explicit outline(const std::string& text) : in_("", text), tree_(syntax::parse_what_stands(text).tree) {}

  [[nodiscard]] nb::list clauses() const {
    nb::list all;
    for (const syntax::block& block : tree_.blocks) {
      if (block.is != syntax::block_kind::file) all.append(header(block));
      for (const syntax::clause& one : block.clauses) all.append(clause(one));
    }
    return all;
  }

 private:
  using choices = std::vector<syntax::declared_choice>;

  [[nodiscard]] nb::tuple place(const span& where) const {
    const position from = in_.position_of(where.begin), to = in_.position_of(where.end);
    return nb::make_tuple(from.line, from.column, to.line, to.column);
  }
  [[nodiscard]] std::string_view bytes(const span& where) const {
    return in_.text().substr(std::min<std::size_t>(where.begin, in_.text().size()), where.end - where.begin);
  }
  [[nodiscard]] nb::tuple name(const std::string& text, const std::string& key, const span& where, const std::string& ja,
                               const std::string& en, const choices& declared = {}, const std::string& shared = {}) const {
    nb::list labels;
    for (const syntax::declared_choice& one : declared)
      labels.append(nb::make_tuple(python_text(one.label), python_text(one.key), place(one.where)));
    return nb::make_tuple(python_text(text), python_text(key), place(where), python_text(ja), python_text(en), labels, python_text(shared));
  }
  [[nodiscard]] nb::tuple header(const syntax::block& of) const {
    const std::string_view line = bytes(of.where);
    const std::string_view word = line.substr(0, line.find_first_of(" \t"));
    nb::list names;
    names.append(name(of.title, of.key.text, of.where, "", "", of.choices));
    return nb::make_tuple(python_text(word), place(of.where), python_text(line), nb::list(), names);
  }
  [[nodiscard]] nb::tuple clause(const syntax::clause& of) const {
    nb::list bases;
    for (const syntax::basis& one : of.bases) bases.append(python_text(bytes(one.where)));
    return nb::make_tuple(python_text(bytes(of.keyword)), place(of.where), python_text(syntax::print(tree_, of)), bases, names(of));
  }
  [[nodiscard]] nb::list names(const syntax::clause& of) const {
    nb::list all;
    if (const auto* item = std::get_if<syntax::item_clause>(&of.says)) {
      const message type = describe(item->of);
      for (std::size_t i = 0; i < item->names.size() && i < item->keys.size(); ++i)
        all.append(name(item->names[i].text, item->keys[i].text, item->names[i].where, type.ja, type.en, item->choices,
                        item->shared_choices ? item->shared_choices->text : ""));
    } else if (const auto* value = std::get_if<syntax::value_clause>(&of.says)) {
      all.append(name(value->name.text, "", value->name.where, "計算した値", "a computed value"));
    } else if (const auto* table = std::get_if<syntax::table_clause>(&of.says)) {
      all.append(name(table->name.text, "", table->name.where, "表", "a table"));
    } else if (const auto* reading = std::get_if<syntax::reading_clause>(&of.says)) {
      choices options;
      for (const auto& option : reading->options) options.push_back({option.label.text, option.key.text, -1, option.label.where});
      all.append(name(reading->name.text, reading->key.text, reading->name.where, "読み", "a reading", options));
    }
    return all;
  }

  source in_;
  syntax::file tree_;
};

}  // namespace

void bind_author(nb::module_& into) {
  into.def("notation_words", &notation_words, nb::sig("def notation_words() -> list[tuple[str, str, str, str, str]]"),
           "(class, word, meaning in Japanese, in English, an example) of every word of the notation.");
  into.def(
      "outline", [](const std::string& text) { return outline(text).clauses(); }, nb::arg("text"),
      nb::sig("def outline(text: str) -> list[tuple[str, tuple[int, int, int, int], str, list[str], list[tuple[typing.Any, ...]]]]"),
      "(keyword, place, clause without bases, bases, names declared) of each header and clause that can be read, in order; a place is line and column of its "
      "beginning and its end, from 1; a name is (name, key, place, type in Japanese, in English, [(choice, key, place)], shared 区分).");
  into.def(
      "format_rules",
      [](const std::string& text, const std::string& name) {
        source_set sources;
        const std::uint32_t source = sources.add(name, text);
        return value_of(syntax::format(text, source), sources);
      },
      nb::arg("text"), nb::arg("name"), "The text laid out anew; RuleError where it cannot be read.");
}

}  // namespace santei::python
