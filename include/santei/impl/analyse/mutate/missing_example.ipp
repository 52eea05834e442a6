// The 例 that is missing: a case for which the rule and its mutant answer differently, with the rule's answer.
#pragma once

#include <santei/impl/analyse/mutate/cases.ipp>
#include <santei/impl/analyse/mutate/example_facts.ipp>
#include <santei/impl/analyse/mutate/plan_difference.ipp>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

inline constexpr std::size_t most_cases_tried = 6'000;
inline constexpr std::size_t most_solved_tried = 40;

/// All that an 例 can say of an answer.
struct observed {
  bool refused = false;
  std::string amount;   // empty where no 例 can expect it
  std::string stated;   // ", 記載 = …" where the status does not show it
  std::vector<std::pair<std::string, std::string>> shares;  // payer, yen
  std::vector<std::pair<std::string, std::string>> stages;  // "段階 国 から 県", what is expected of it

  friend bool operator==(const observed&, const observed&) = default;
};

SANTEI_INLINE std::string expectable(const evaluate::amounts& of, currency in) {
  std::string text = expectation_text(of, in);
  return text.ends_with("以上") ? std::string() : text;
}

/// `left`: nodes that may still be computed, less those that this took.
SANTEI_INLINE observed observe(const check::checked& file, const plan::measure_plan& plan, const example_facts& facts_written, std::size_t& left) {
  observed made;
  facts given;
  for (const syntax::example_fact& fact : facts_written)
    if (auto one = given_by(file, fact)) given.add(*std::move(one));
  const auto bound = bind_facts(file, plan, given);
  if (!bound) {
    made.refused = true;
    return made;
  }
  const evaluate::result got = evaluate::estimate(plan, *bound);
  left -= std::min(left, std::max<std::size_t>(got.computed, plan.nodes.size()));
  made.amount = expectable(got.amount, got.money);
  made.stated = stated_text(got.amount, got.money);
  for (const evaluate::share_result& share : got.shares)
    if (share.stated_low) made.shares.emplace_back(share.payer, share.stated_low == share.stated_high ? money_text(*share.stated_low, got.money) : "未定");
  for (const evaluate::stage_result& stage : got.stages)
    made.stages.emplace_back("段階 " + stage.from + " から " + stage.to,
                             stage.amount ? expectable(*stage.amount, got.money) + stated_text(*stage.amount, got.money) : "算定不能");
  return made;
}

/// One measure whose answers are known for many cases, asked what tells it from its mutants.
class example_search {
 public:
  /// `left`: nodes that may still be computed for it and others; a sixteenth of them in the search for one mutant.
  example_search(const check::checked& file, const std::vector<const syntax::clause*>& examples, const plan::measure_plan& plan, std::size_t& left)
      : file_(file), plan_(plan), rows_(header_of(file, plan.rows)), left_(left) {
    for (const syntax::clause* one : examples) seeds_.push_back(std::get<syntax::example_clause>(one->says).facts);
    if (seeds_.empty()) seeds_.emplace_back();
  }

  /// The 例 to paste that the ways on which the mutant differs lead to; nothing where none was found.
  std::optional<std::string> solve(const plan::measure_plan& mutant, plan_difference& between) {
    for (const example_facts& known : found_)
      if (auto text = told_apart(known, mutant)) return text;
    std::optional<std::string> text;
    tried_ = 0, until_ = 0;
    between.find([&](const applicant& one) {
      for (std::size_t s = 0; s <= seeds_.size() && s < 3 && !text; ++s)
        if (const auto facts_written = written(between, one, s < seeds_.size() ? seeds_[s] : example_facts())) text = try_case(*facts_written, mutant);
      return text.has_value() || tried_ >= most_solved_tried || spent();
    });
    return text;
  }
  /// The same by facts changed one or two at a time, to values near the numbers of both.
  std::optional<std::string> find(const plan::measure_plan& mutant) {
    tried_ = 0, until_ = left_ - left_ / 16;
    for (const example_facts& seed : seeds_)
      if (auto text = try_case(seed, mutant)) return text;
    if (auto found = find_by_range(mutant)) return found;
    const auto variations = variations_of(plan_, mutant);
    for (const example_facts& seed : seeds_)
      for (const variation& one : variations)
        for (std::size_t t = 0; t < one.texts.size() && !spent(); ++t)
          if (auto found = try_case(with(seed, one.declared, one.texts[t]), mutant)) return found;
    if (auto found = find_by_fractions(variations, mutant)) return found;
    if (auto found = find_by_two(variations, mutant)) return found;
    return find_by_numbers(variations, mutant);
  }

  /// Whether it ended before its time.
  [[nodiscard]] bool out_of_work() const { return left_ <= until_; }

 private:
  /// A column of the 明細 is set in its first row where there are rows, else bare.
  [[nodiscard]] example_facts with(example_facts facts, const declaration& of, const std::string& text) const {
    return of.rows.empty() || !has_rows(facts) ? with_fact(std::move(facts), of, text) : with_cell(std::move(facts), rows_, 0, of, text);
  }
  /// The seed with what an applicant says; nothing where it cannot be written.
  std::optional<example_facts> written(const plan_difference& between, const applicant& one, example_facts seed) const {
    const auto set = [&](std::uint32_t i, const std::string& text) {
      const declaration& of = between.input(i).declared;
      const std::size_t row = of.rows.empty() ? 0 : between.row_of(i);
      seed = row == 0 ? with(std::move(seed), of, text) : with_cell(std::move(seed), rows_, row, of, text);
    };
    for (const auto& [i, value] : one.numbers) set(i, literal_text(value, between.input(i).declared.of));
    for (const auto& [i, choice] : one.choices) {
      const declaration& of = between.input(i).declared;
      if (of.of.of == kind::truth) set(i, choice == 1 ? "はい" : "いいえ");
      else if (choice < of.choice_count()) set(i, of.choices[choice].label);
      else return std::nullopt;
    }
    for (const auto& [i, given] : one.given)
      if (!given) set(i, "");
    return seed;
  }
  /// The end of a declared range that the mutant has moved: it refuses what the rule accepts.
  std::optional<std::string> find_by_range(const plan::measure_plan& mutant) {
    for (const plan::input& input : plan_.inputs) {
      const auto other = mutant.find(input.declared.key);
      if (!other || input.nameless) continue;
      const declaration &of = input.declared, &moved = mutant.inputs[*other].declared;
      for (const auto& [end, instead] : {std::pair(of.least, moved.least), std::pair(of.greatest, moved.greatest)})
        for (std::size_t s = 0; end && end != instead && s < seeds_.size() && s < 3; ++s)
          if (auto found = try_case(with(seeds_[s], of, literal_text(*end, of.of)), mutant)) return found;
    }
    return std::nullopt;
  }
  /// Two small amounts at once, whose fractions of the smallest unit meet.
  std::optional<std::string> find_by_fractions(const std::vector<variation>& variations, const plan::measure_plan& mutant) {
    std::vector<std::string> small;
    for (const int units : {101, 102, 103}) small.push_back(literal_text(rational(units), {kind::money, {}, plan_.money}));
    tried_ = 0;
    for (const variation& one : variations)
      for (const variation& other : variations)
        if (one.declared.of.of == kind::money && other.declared.of.of == kind::money && one.declared.key < other.declared.key)
          if (auto found = try_two(one, small, other, small, mutant)) return found;
    return std::nullopt;
  }
  std::optional<std::string> find_by_two(const std::vector<variation>& variations, const plan::measure_plan& mutant) {
    tried_ = 0;
    for (const variation& one : variations)
      for (const variation& other : variations)
        if (one.declared.key != other.declared.key && !one.is_number)
          if (auto found = try_two(one, one.texts, other, other.texts, mutant)) return found;
    return std::nullopt;
  }
  /// Two numbers at once, as the key of a table's row and what its cell is compared with; those that make the fewest cases first.
  std::optional<std::string> find_by_numbers(const std::vector<variation>& variations, const plan::measure_plan& mutant) {
    tried_ = 0;
    std::vector<std::pair<const variation*, const variation*>> pairs;
    for (const variation& one : variations)
      for (const variation& other : variations)
        if (one.is_number && other.is_number && one.declared.key < other.declared.key) pairs.emplace_back(&one, &other);
    const auto cases = [](const auto& pair) { return pair.first->texts.size() * pair.second->texts.size(); };
    std::stable_sort(pairs.begin(), pairs.end(), [&](const auto& a, const auto& b) { return cases(a) < cases(b); });
    for (const auto& [one, other] : pairs)
      if (auto found = try_two(*one, one->texts, *other, other->texts, mutant)) return found;
    return std::nullopt;
  }
  /// Two facts of the first seeds at once, each set to every one of its texts.
  std::optional<std::string> try_two(const variation& one, const std::vector<std::string>& firsts, const variation& other,
                                     const std::vector<std::string>& seconds, const plan::measure_plan& mutant) {
    for (const std::string& first : firsts)
      for (const std::string& second : seconds)
        for (std::size_t s = 0; s < seeds_.size() && s < 3; ++s) {
          if (spent()) return std::nullopt;
          if (auto found = try_case(with(with(seeds_[s], one.declared, first), other.declared, second), mutant))
            return found;
        }
    return std::nullopt;
  }
  [[nodiscard]] bool spent() const { return tried_ >= most_cases_tried || out_of_work(); }
  std::optional<std::string> try_case(const example_facts& facts_written, const plan::measure_plan& mutant) {
    if (facts_written.empty() || spent()) return std::nullopt;
    ++tried_;
    auto text = told_apart(facts_written, mutant);
    if (text) found_.push_back(facts_written);
    return text;
  }
  /// The 例 that says what the rule answers and the mutant does not.
  std::optional<std::string> told_apart(const example_facts& facts_written, const plan::measure_plan& mutant) {
    const std::string facts_text = text_of_facts(facts_written);
    auto known = answers_.find(facts_text);
    if (known == answers_.end()) known = answers_.emplace(facts_text, observe(file_, plan_, facts_written, left_)).first;
    const observed& rule = known->second;
    if (rule.refused) return std::nullopt;
    const observed other = observe(file_, mutant, facts_written, left_);
    const std::string line = "例 " + facts_text + " ならば " + rule.amount;
    if (rule.amount != other.amount) return rule.amount.empty() ? std::nullopt : std::optional(line + rule.stated);
    if (!rule.amount.empty() && rule.stated != other.stated && !rule.stated.empty()) return line + rule.stated;
    if (!rule.amount.empty() && rule.shares != other.shares && !rule.shares.empty()) {
      std::string shares;
      for (const auto& [payer, yen] : rule.shares) shares += ", " + payer + " = " + yen;
      return line + rule.stated + shares;
    }
    for (std::size_t i = 0; i < rule.stages.size() && i < other.stages.size(); ++i)
      if (rule.stages[i] != other.stages[i] && !rule.stages[i].second.empty())
        return "例 " + rule.stages[i].first + ", " + facts_text + " ならば " + rule.stages[i].second;
    return std::nullopt;
  }

  const check::checked& file_;
  const plan::measure_plan& plan_;
  row_header rows_;
  std::vector<example_facts> seeds_, found_;
  std::map<std::string, observed> answers_;
  std::size_t tried_ = 0;
  std::size_t& left_;
  std::size_t until_ = 0;  // how many are to be left
};

}  // namespace santei::analyse::detail
