// The facts that a measure may ask: those that its file and the vocabularies declare, and the open points that every rule has.
#pragma once

#include <santei/impl/verify/measure.hpp>
#include <santei/text/normal.hpp>
#include <santei/value/declaration.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace santei::verify::detail {

class declared_facts {
 public:
  /// Those of the blocks around the measure come first, as an edition may declare its own.
  declared_facts(const measure& of, const std::vector<const syntax::file*>& vocabulary) {
    trees_.push_back(of.tree);
    trees_.insert(trees_.end(), vocabulary.begin(), vocabulary.end());
    for (const bool around : {true, false})
      for (std::size_t i = 0; i < of.tree->blocks.size(); ++i)
        if (stands_around(of, i) == around) declare_block(of.tree->blocks[i]);
    for (const syntax::file* tree : vocabulary)
      for (const syntax::block& block : tree->blocks) declare_block(block);
    for (const syntax::file* tree : trees_)
      for (const syntax::condition& one : tree->conditions)
        if (one.key) add({one.key->text, one.key->text, {kind::truth, {}}, {}, {}, {}, {}, {}});
    add({"others_eligible", "等に当たる", {kind::truth, {}}, {}, {}, {}, {}, {}});
    add({"exception_granted", "例外として認められる", {kind::truth, {}}, {}, {}, {}, {}, {}});
    add({"rate_category", "率の区分", {kind::ratio, {}}, {}, {}, {}, {}, {}});
    add({"fixed_amount", "定額の額", {kind::money, {}}, {}, {}, {}, {}, {}});
  }

  /// The fact with the key or the label, full-width and other forms folded.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view word) const {
    if (const auto found = words_.find(word); found != words_.end()) return found->second;
    const auto found = folded_.find(fold_for_lookup(word));
    return found != folded_.end() ? std::optional(found->second) : std::nullopt;
  }
  /// The fact with this very key.
  [[nodiscard]] std::optional<std::size_t> find_key(std::string_view key) const {
    const auto found = words_.find(key);
    return found != words_.end() && facts_[found->second].key == key ? std::optional(found->second) : std::nullopt;
  }
  [[nodiscard]] const declaration& operator[](std::size_t index) const { return facts_[index]; }
  [[nodiscard]] std::size_t size() const { return facts_.size(); }

 private:
  static bool stands_around(const measure& of, std::size_t block) {
    const auto in = [&](std::size_t one) { return std::find(of.chain.begin(), of.chain.end(), one) != of.chain.end(); };
    const syntax::block& written = of.tree->blocks[block];
    return in(block) || (written.is == syntax::block_kind::rows && written.parent >= 0 && in(static_cast<std::size_t>(written.parent)));
  }

  void add(declaration made) {
    if (words_.contains(made.key)) return;
    for (const std::string& word : {made.key, made.label}) {
      words_.emplace(word, facts_.size());
      folded_.emplace(fold_for_lookup(word), facts_.size());
    }
    facts_.push_back(std::move(made));
  }

  void declare_block(const syntax::block& block) {
    const std::string rows = block.is == syntax::block_kind::rows ? block.key.text : std::string();
    for (const syntax::clause& one : block.clauses) {
      if (const auto* item = std::get_if<syntax::item_clause>(&one.says)) declare_item(*item, rows);
      if (const auto* reading = std::get_if<syntax::reading_clause>(&one.says)) declare_reading(*reading);
      if (const auto* flow = std::get_if<syntax::flow_clause>(&one.says)) declare_rates(*flow);
    }
  }
  /// Rates of a stage that a key of their own settles.
  void declare_rates(const syntax::flow_clause& flow) {
    for (const syntax::stage& one : flow.stages)
      if (one.rate && one.rate->key) add({one.rate->key->text, one.rate->key->text, {kind::ratio, {}}, {}, {}, {}, {}, {}});
  }
  void declare_item(const syntax::item_clause& item, const std::string& rows) {
    const auto& written = item.shared_choices ? choices_named(item.shared_choices->text) : item.choices;
    std::vector<choice> choices;
    for (const syntax::declared_choice& one : written) choices.push_back({one.key, one.label, one.parent});
    for (std::size_t i = 0; i < item.names.size() && i < item.keys.size(); ++i)
      add(with_other_names({item.keys[i].text, item.names[i].text, item.of, choices, item.least, item.greatest, rows, item.names[i].where,
                            item.may_be_none, {}, item.counter}));
  }
  /// What 別名 say of the fact.
  [[nodiscard]] declaration with_other_names(declaration of) const {
    for (const syntax::file* tree : trees_)
      for (const syntax::block& block : tree->blocks)
        for (const syntax::clause& one : block.clauses) {
          const auto* alias = std::get_if<syntax::alias_clause>(&one.says);
          if (alias == nullptr || (alias->fact.text != of.label && alias->fact.text != of.key)) continue;
          other_name made;
          for (const syntax::word& word : alias->choices)
            for (const std::uint32_t choice : of.find_choices(word.text)) made.choices.push_back(choice);
          for (const syntax::word& name : alias->names) of.other_names.push_back({name_folded(name.text), made.choices});
        }
    return of;
  }
  void declare_reading(const syntax::reading_clause& reading) {
    std::vector<choice> choices;
    for (const auto& one : reading.options) choices.push_back({one.key.text, one.label.text, -1});
    add({reading.key.text, reading.name.text, {kind::category, {}}, choices, {}, {}, {}, reading.name.where});
  }
  /// The tree of a 区分 block by its title or key.
  [[nodiscard]] const std::vector<syntax::declared_choice>& choices_named(std::string_view name) const {
    static const std::vector<syntax::declared_choice> none;
    for (const syntax::file* tree : trees_)
      for (const syntax::block& block : tree->blocks)
        if (block.is == syntax::block_kind::choices && (block.title == name || block.key.text == name)) return block.choices;
    return none;
  }

  std::vector<const syntax::file*> trees_;
  std::vector<declaration> facts_;
  std::map<std::string, std::size_t, std::less<>> words_, folded_;
};

}  // namespace santei::verify::detail
