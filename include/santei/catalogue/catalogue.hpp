// Programmes, measures, frames and editions: rule files found by ID, read, checked and lowered at first look-up.
#pragma once

#include <santei/config.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/text/outcome.hpp>
#include <santei/text/source.hpp>
#include <santei/value/facts.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Named here, included where they are used: reading a rule's clauses or plan is for tools, and an application stays quick to compile.
namespace santei::check {
struct checked;
struct measure;
struct report;
}  // namespace santei::check
namespace santei::plan {
struct measure_plan;
}
namespace santei::evaluate {
struct bound_case;
struct key_space;
struct limits;
}

namespace santei::catalogue {

struct limits;

namespace detail {
struct store;
struct wanted;
}  // namespace detail

/// One rule file by its path below rules/ and its text.
struct rule_file {
  std::string path;
  std::string text;
};

/// Whether a path names a vocabulary: a file directly in a folder "vocabulary".
[[nodiscard]] bool is_vocabulary(std::string_view path);
/// The rule files shipped with the library, in the order of their paths.
[[nodiscard]] std::vector<rule_file> embedded_rules();
/// Files of an application with the shipped vocabulary, where they bring no 共通語彙 of their own: for a catalogue of these alone.
[[nodiscard]] std::vector<rule_file> with_vocabulary(std::vector<rule_file> files);
/// The shipped files and these: for a catalogue of both.
[[nodiscard]] std::vector<rule_file> beside_embedded(std::vector<rule_file> files);
/// Those of `at_hand` beside which the files may be read whose 補助額 they take: rules of other measures than theirs. None where they take none.
[[nodiscard]] std::vector<rule_file> others_at_hand(const std::vector<rule_file>& files, std::vector<rule_file> at_hand);
/// The figures of the budget's pages that no rule shipped has to state, as analyse::read_exceptions reads them.
[[nodiscard]] std::string embedded_exceptions();

/// "programme", "programme/measure" or "programme/measure/frame", each with an optional "@edition".
struct identifier {
  std::string programme, measure, frame, edition;

  [[nodiscard]] static std::optional<identifier> parse(std::string_view text);
  [[nodiscard]] std::string text() const;
};

/// The edition of the budget's pages; an ID may leave it out.
inline constexpr std::string_view budget_edition = "r6_supplementary";
/// The day the budget was enacted, 2024-12-17. A guideline's round that had closed by then is of an earlier budget: no newer edition of its pages.
inline constexpr std::int64_t budget_day = 20074;

/// An edition of a measure: the budget page's (budget_edition, no dates) or a guideline's.
struct edition {
  std::string key;                           // budget_edition, "2025", "20"
  std::string title;
  std::optional<std::int64_t> from, to;      // day numbers, both in; nothing is open
  std::optional<std::int64_t> read;          // the day its source was read, where 出典 … 閲覧 says it
  std::vector<std::string> frames;           // keys, in the order of the file
};

/// One row of `list`: a measure with its editions.
struct entry {
  std::string programme, programme_title, measure, title, page;
  std::string kind;                          // the contract's word
  bool computable = false;                   // some facts give an amount
  std::vector<edition> editions;             // the budget page's first, then guideline editions, oldest first

  [[nodiscard]] std::string id() const { return programme + "/" + measure; }
  /// Whether the budget's pages hold it, or a rule of one's own without 版; guidelines alone hold the others.
  [[nodiscard]] bool is_on_budget_page() const { return !editions.empty() && editions.front().key == budget_edition; }
};

/// One measure, frame or edition, ready to evaluate. Keeps what it needs alive; cheap to copy; safe to share.
class measure {
 public:
  [[nodiscard]] const identifier& id() const SANTEI_LIFETIME_BOUND;
  [[nodiscard]] const std::string& kind() const SANTEI_LIFETIME_BOUND;                 // of 種別, the contract's word
  [[nodiscard]] const plan::measure_plan& plan() const SANTEI_LIFETIME_BOUND;
  [[nodiscard]] const check::checked& rule() const SANTEI_LIFETIME_BOUND;              // the checked file it stands in
  [[nodiscard]] const check::measure& written() const SANTEI_LIFETIME_BOUND;           // its clauses
  [[nodiscard]] const source_set& sources() const SANTEI_LIFETIME_BOUND;               // for rendering spans; alive as long as the measure
  /// Full IDs. To the budget's page every guideline edition is newer whose round had not closed by budget_day.
  [[nodiscard]] const std::vector<std::string>& newer_editions() const SANTEI_LIFETIME_BOUND;
  /// The edition it stands in, with its dates; `frames` is empty.
  [[nodiscard]] const edition& round() const SANTEI_LIFETIME_BOUND;
  [[nodiscard]] bool is_on_budget_page() const;                  // as entry::is_on_budget_page says it of its row
  /// The limits of its catalogue: what asks more of it than `estimate` passes them on.
  [[nodiscard]] const struct limits& limits() const SANTEI_LIFETIME_BOUND;

  /// Binds and evaluates. Unknown keys are refused with the catalogue's nearest.
  [[nodiscard]] outcome<evaluate::result> estimate(const facts& given) const;
  [[nodiscard]] outcome<evaluate::bound_case> bind(const facts& given) const;
  /// The declaration of a key that the measure's file or any other rule declares; null when none does.
  [[nodiscard]] const declaration* find_key(std::string_view key) const SANTEI_LIFETIME_BOUND;
  /// The key that a name means to this measure (evaluate::key_of).
  [[nodiscard]] outcome<std::string> key_of(std::string_view name) const;
  /// The same of one of many measures: what `left` allows is for all of them, and what this one took is taken from it.
  [[nodiscard]] outcome<evaluate::result> estimate(const facts& given, evaluate::limits& left) const;
  /// The same without what an answer shows beside its verdict and amount, as evaluate::outline leaves it out.
  [[nodiscard]] outcome<evaluate::result> outline(const facts& given, evaluate::limits& left) const;

 private:
  friend class catalogue;
  [[nodiscard]] evaluate::key_space keys() const;

  struct state;
  std::shared_ptr<const state> state_;
};

/// The day that picks the edition: `on`, or an exact application_date among the facts; refused (E0821) where both are given and differ.
[[nodiscard]] outcome<std::optional<std::int64_t>> on_of(const facts& given, std::optional<std::int64_t> on = std::nullopt);

/// A set of rule files. Looking up reads at most the files of one programme and the vocabulary; const use is safe from several threads.
class catalogue {
 public:
  /// The programmes shipped with the library.
  [[nodiscard]] static catalogue embedded();
  [[nodiscard]] static catalogue embedded(const struct limits& within);
  /// Files of the caller (`--rules DIR`); a vocabulary among them is found by its path (is_vocabulary). Problems show when a file is looked
  /// up.
  explicit catalogue(std::vector<rule_file> files);
  /// With limits of its own (see catalogue/limits.hpp), for reading, checking, lowering and answering.
  catalogue(std::vector<rule_file> files, const struct limits& within);

  /// Every measure, in the order of the files; refuses when some file cannot be read.
  [[nodiscard]] outcome<std::vector<entry>> list() const;
  /// The measures an ID names: one, or all of a programme, or all frames but a repayment, which only its own ID names. `on` (a day number)
  /// picks the edition in force that day, of each frame its own; without it a measure without a budget page is its newest edition. Refused:
  /// unknown parts (E0820 with the nearest), no edition in force (E0805 with the list), `on` beside an explicit @edition.
  [[nodiscard]] outcome<std::vector<measure>> find(std::string_view id, std::optional<std::int64_t> on = std::nullopt) const;
  /// The same for these facts: the edition is picked by `on` or by application_date among them; beside an explicit @edition
  /// application_date must lie in its round (E0805). Refused too: "programme/measure.key" of a measure or key that there is not (E0811).
  [[nodiscard]] outcome<std::vector<measure>> find_for(std::string_view id, const facts& given,
                                                       std::optional<std::int64_t> on = std::nullopt) const;
  /// Every measure once (each of its frames), in the order of `list`: in the edition that `on` or application_date picks, else the budget
  /// page's. Refused: what find_for refuses of the facts, files that cannot be read.
  [[nodiscard]] outcome<std::vector<measure>> all(const facts& given, std::optional<std::int64_t> on = std::nullopt) const;
  /// The one measure that an ID means; refused (E0822, with the list) where it means several.
  [[nodiscard]] outcome<measure> find_one(std::string_view id, std::optional<std::int64_t> on = std::nullopt) const;
  /// The declaration of a key that any rule declares; null when none does. Reads every file at the first unknown key.
  [[nodiscard]] const declaration* find_key(std::string_view key) const SANTEI_LIFETIME_BOUND;
  [[nodiscard]] std::vector<std::string> all_keys() const;
  /// The keys that a name means, in any width and letter case: as key or label. Reads every file where the vocabulary has none so called.
  [[nodiscard]] std::vector<std::string> keys_named(std::string_view name) const;
  /// All facts as people call them: keys and labels.
  [[nodiscard]] std::vector<std::string> all_names() const;
  /// The facts by their keys where their names mean one fact alone; others as they are, for the measure that is asked to tell.
  [[nodiscard]] facts with_keys(facts given) const;
  /// What reading, checking and lowering one file said; `path` is one of the files.
  [[nodiscard]] check::report examine(std::string_view path) const;
  /// The plans of the measures of one file in their order, null where lowering refuses one; none where reading or checking refuses the file.
  [[nodiscard]] std::vector<std::shared_ptr<const plan::measure_plan>> plans(std::string_view path) const;
  /// All texts, for rendering problems.
  [[nodiscard]] const source_set& sources() const SANTEI_LIFETIME_BOUND;

 private:
  [[nodiscard]] outcome<measure> make(const detail::wanted& one) const;
  [[nodiscard]] outcome<std::vector<measure>> make_all(const std::vector<detail::wanted>& selected) const;

  std::shared_ptr<detail::store> store_;
};

}  // namespace santei::catalogue

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/catalogue/catalogue.ipp>
#endif
