// Which part each column plays once it is said which facts a row knows: the one amount left, a digit of the key, or none.
#pragma once

#include <santei/impl/evaluate/batch_segments.hpp>

#include <atomic>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace santei::evaluate::detail {

inline constexpr std::uint32_t refused_code = 0xffffffff;
inline constexpr std::size_t most_flat = std::size_t{1} << 16;  // combinations kept in a flat table
inline constexpr std::int64_t most_values = 1024;               // of a small whole number that counts as itself

/// One digit of the key.
struct key_part {
  std::uint32_t input = 0;
  std::uint64_t stride = 1;
  std::uint32_t classes = 1;
  bool sure = false;                           // every row knows the fact: there is no class for those that do not
  std::vector<std::uint32_t> class_of_choice;  // of 区分 and 真偽; class 0: not known, unless sure
  std::vector<std::uint32_t> choice_of_class;
  bool by_value = false;             // a number that is its own class
  std::vector<std::int64_t> cuts;    // of a number: the first value of each class but the first
  std::int64_t least = 0, greatest = INT64_MAX;

  [[nodiscard]] std::uint32_t class_of(std::int64_t v) const {
    if (by_value) return static_cast<std::uint32_t>(v);
    std::uint32_t k = 0;
    for (const std::int64_t cut : cuts) k += cut <= v;
    return k;
  }
  [[nodiscard]] std::int64_t value_of(std::uint32_t k) const { return by_value ? k : k > 0 ? cuts[k - 1] : cuts.empty() || least < cuts[0] ? least : cuts[0] - 1; }
};

/// A combination of classes that some row has, worked out.
struct situation {
  segment_table table;
  std::uint64_t key = 0;
};

/// How rows that know the same facts are looked up.
struct shape {
  bool hard = false;
  bool has_over = false;
  std::uint32_t over = 0;  // the one amount left, where has_over
  std::int64_t over_least = 0, over_greatest = INT64_MAX;
  std::vector<key_part> parts;
  std::uint64_t combinations = 1;
  std::vector<std::uint32_t> given;  // inputs that are known and play no other part

  mutable std::unique_ptr<std::atomic<const situation*>[]> flat;
  mutable std::unordered_map<std::uint64_t, const situation*> hashed;
  mutable std::vector<std::unique_ptr<const situation>> owned;
  mutable std::mutex lock;
  mutable std::atomic<std::size_t> met = 0;  // situations worked out
};

/// A plan with what all its shapes share.
struct batch_plan {
  std::shared_ptr<const plan::measure_plan> plan;
  std::vector<std::int64_t> scales;
  std::uint64_t tracked = 0;  // inputs of which a row's pattern says whether they are known; of the others, whether there is a column
  bool too_many = false;
};

/// Builds the shape of one pattern.
class shaper {
 public:
  /// `sure`: the inputs that every row of the table knows.
  shaper(const batch_plan& of, std::uint64_t pattern, std::uint64_t sure) : of_(of), plan_(*of.plan), pattern_(pattern), sure_(sure) {}

  std::unique_ptr<shape> build() {
    auto made = std::make_unique<shape>();
    made_ = made.get();
    made->hard = of_.too_many || !place_all();
    if (!made->hard) number_parts();
    return made;
  }

 private:
  [[nodiscard]] bool has(std::uint32_t input) const { return (pattern_ >> input & 1U) != 0; }
  [[nodiscard]] bool numeric(std::uint32_t input) const { return is_number(plan_.inputs[input].declared.of.of); }

  /// The nodes that can play a part: a fact that is given needs no derivation.
  [[nodiscard]] std::vector<bool> needed() const {
    std::vector<plan::node_id> roots = answer_nodes(plan_);
    for (const plan::derivation& rule : plan_.derivations)
      if (!has(rule.of))
        for (const plan::derivation::row& row : rule.rows) roots.push_back(row.holds);
    return needed_for(plan_, roots);
  }
  [[nodiscard]] bound_case all_open() const {
    bound_case bound;
    bound.values.assign(plan_.inputs.size(), std::vector<bound_value>(1));
    for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i) {
      bound_value& value = bound.values[i][0];
      if (!has(i) || (!numeric(i) && (of_.tracked >> i & 1U) == 0)) continue;
      value.given = true;
      if (numeric(i)) value.range = plan_.inputs[i].declared.range();
      else for (std::uint32_t c = 0; c < choices(i); ++c) value.choices.push_back(c);
    }
    return bound;
  }
  [[nodiscard]] std::uint32_t choices(std::uint32_t i) const {
    const declaration& d = plan_.inputs[i].declared;
    return d.of.of == kind::truth ? 2 : static_cast<std::uint32_t>(d.choices.size());
  }

  bool place_all() {
    const std::vector<bool> nodes = needed();
    const bound_case bound = all_open();
    const explorer open(plan_, bound, answer_nodes(plan_));
    std::vector<std::uint32_t> computed;
    for (const variable& v : open.free())
      if (has(v.input)) computed.push_back(v.input);
    if (!choose_over(computed)) return false;
    for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i) {
      if (!has(i) || (made_->has_over && made_->over == i)) continue;
      if (!numeric(i)) add_choices(i, nodes);
      else if (std::find(computed.begin(), computed.end(), i) != computed.end()) add_values(i);
      else add_cuts(i, nodes);
    }
    return true;
  }
  /// At most one amount is read row by row; other numbers in arithmetic are few enough to count each value as a class of its own.
  bool choose_over(const std::vector<std::uint32_t>& computed) {
    for (const std::uint32_t i : computed) {
      const kind of = plan_.inputs[i].declared.of.of;
      if (of == kind::integer || of == kind::ratio) continue;
      if (made_->has_over) return false;
      made_->has_over = true, made_->over = i;
    }
    if (!made_->has_over && computed.size() == 1) made_->has_over = true, made_->over = computed.front();
    if (made_->has_over) limits(made_->over, made_->over_least, made_->over_greatest);
    return true;
  }
  void limits(std::uint32_t i, std::int64_t& least, std::int64_t& greatest) const {
    const interval range = plan_.inputs[i].declared.range();
    const rational scale(of_.scales[i]), lowest(INT64_MIN + 1), highest(INT64_MAX);
    const rational low = range.lower() ? range.lower()->closed ? ceil(range.lower()->value * scale) : floor(range.lower()->value * scale) + rational(1) : lowest;
    const rational high = range.upper() ? range.upper()->closed ? floor(range.upper()->value * scale) : ceil(range.upper()->value * scale) - rational(1) : highest;
    least = *std::clamp(low, lowest, highest).to_int64();
    greatest = *std::clamp(high, lowest, highest).to_int64();
  }

  void add_choices(std::uint32_t i, const std::vector<bool>& nodes) {
    std::vector<std::vector<bool>> signature(choices(i));
    bool read = false;
    for (plan::node_id id = 0; id < plan_.nodes.size(); ++id) {
      const plan::node& n = plan_.at(id);
      if (!nodes[id] || n.a != i || (n.code != plan::op::input_in && n.code != plan::op::input_truth && n.code != plan::op::given)) continue;
      read = true;
      for (std::uint32_t c = 0; c < signature.size(); ++c)
        signature[c].push_back(n.code == plan::op::input_truth ? c == 1 : n.code == plan::op::input_in && plan_.sets[n.b][c]);
    }
    if (!read) return;
    key_part part;
    part.input = i;
    part.sure = (sure_ >> i & 1U) != 0;
    if (!part.sure) part.choice_of_class.push_back(0);
    std::map<std::vector<bool>, std::uint32_t> known;
    for (std::uint32_t c = 0; c < signature.size(); ++c) {
      const auto [at, fresh] = known.emplace(signature[c], static_cast<std::uint32_t>(part.choice_of_class.size()));
      if (fresh) part.choice_of_class.push_back(c);
      part.class_of_choice.push_back(at->second);
    }
    part.classes = static_cast<std::uint32_t>(part.choice_of_class.size());
    made_->parts.push_back(std::move(part));
  }
  void add_values(std::uint32_t i) {
    key_part part;
    part.input = i;
    part.by_value = true;
    part.classes = static_cast<std::uint32_t>(most_values);
    limits(i, part.least, part.greatest);
    made_->parts.push_back(std::move(part));
  }
  void add_cuts(std::uint32_t i, const std::vector<bool>& nodes) {
    std::set<std::int64_t> cuts;
    const auto see = [&](plan::node_id input, plan::node_id fixed) {
      if (plan_.at(input).code != plan::op::input_number || plan_.at(input).a != i || plan_.at(fixed).code != plan::op::number) return;
      const rational at = plan_.constants[plan_.at(fixed).a] * rational(of_.scales[i]);
      for (const rational& cut : {ceil(at), floor(at) + rational(1)})
        if (const auto whole = cut.to_int64()) cuts.insert(*whole);
    };
    for (plan::node_id id = 0; id < plan_.nodes.size(); ++id) {
      const plan::node& n = plan_.at(id);
      if (nodes[id] && (n.code == plan::op::at_least || n.code == plan::op::above || n.code == plan::op::equal)) see(n.a, n.b), see(n.b, n.a);
    }
    made_->given.push_back(i);
    if (cuts.empty()) return;
    key_part part;
    part.input = i;
    limits(i, part.least, part.greatest);
    for (const std::int64_t cut : cuts)
      if (part.least < cut && cut <= part.greatest) part.cuts.push_back(cut);
    part.classes = static_cast<std::uint32_t>(part.cuts.size() + 1);
    made_->parts.push_back(std::move(part));
  }

  void number_parts() {
    for (key_part& part : made_->parts) {
      part.stride = made_->combinations;
      if (made_->combinations > UINT32_MAX / part.classes) {
        made_->hard = true;
        return;
      }
      made_->combinations *= part.classes;
    }
    if (made_->combinations <= most_flat) made_->flat = std::make_unique<std::atomic<const situation*>[]>(made_->combinations);
  }

  const batch_plan& of_;
  const plan::measure_plan& plan_;
  std::uint64_t pattern_, sure_;
  shape* made_ = nullptr;
};

/// One of an exclusive pair is a 真偽 of its own.
inline bool breaks_exclusion(const plan::measure_plan& plan, const bound_case& bound) {
  return std::any_of(plan.exclusions.begin(), plan.exclusions.end(), [&](const plan::exclusion& one) {
    const plan::node& both = plan.at(one.both);
    const auto surely = [&](plan::node_id id) {
      const bound_value& value = bound.values[plan.at(id).a][0];
      return value.given && value.choices == std::vector<std::uint32_t>{1};
    };
    return both.code == plan::op::all && surely(both.a) && surely(both.b);
  });
}

/// What answer_of says, in every row.
inline segment constant_segment(const short_answer& answer, row_problem& problem) {
  segment made;
  made.from = INT64_MIN, made.to = INT64_MAX;
  made.verdict = answer.verdict;
  made.settled = answer.amount.status;
  const std::optional<rational>* ends[] = {&answer.amount.min, &answer.amount.max, &answer.amount.stated_low, &answer.amount.stated_high};
  for (std::size_t c = 0; c < yen_columns; ++c) {
    if (!*ends[c]) continue;
    const auto yen = (*ends[c])->to_int64();
    if (!yen) problem = row_problem::too_large;
    made.yen[c].known = made.yen[c].narrow = true;
    made.yen[c].constant = yen.value_or(0);
  }
  return made;
}

inline segment_table work_out(const batch_plan& of, const shape& s, std::uint64_t key) {
  const plan::measure_plan& plan = *of.plan;
  bound_case bound;
  bound.values.assign(plan.inputs.size(), std::vector<bound_value>(1));
  for (const std::uint32_t i : s.given) bound.values[i][0] = {true, plan.inputs[i].declared.range(), {}};
  for (const key_part& part : s.parts) {
    const auto k = static_cast<std::uint32_t>(key / part.stride % part.classes);
    bound_value& value = bound.values[part.input][0];
    if (!is_number(plan.inputs[part.input].declared.of.of)) {
      if (k > 0 || part.sure) value = {true, interval::everything(), {part.choice_of_class[k]}};
    } else {
      value = {true, interval::point(rational(part.value_of(k)) / rational(of.scales[part.input])), {}};
    }
  }
  segment_table made;
  if (breaks_exclusion(plan, bound)) {
    made.problem = row_problem::exclusive;
    return made;
  }
  if (!s.has_over) {
    made.segments.push_back(constant_segment(answer_of(plan, bound), made.problem));
    return made;
  }
  bound.values[s.over][0] = {true, plan.inputs[s.over].declared.range(), {}};
  return segmenter(plan, bound, s.over, of.scales[s.over]).build();
}

/// The situation of a key, worked out by the first thread that meets it.
inline const situation& situation_of(const batch_plan& of, const shape& s, std::uint64_t key) {
  if (s.flat)
    if (const situation* known = s.flat[key].load(std::memory_order_acquire)) return *known;
  const std::lock_guard guard(s.lock);
  if (s.flat) {
    if (const situation* known = s.flat[key].load(std::memory_order_acquire)) return *known;
  } else if (const auto at = s.hashed.find(key); at != s.hashed.end()) {
    return *at->second;
  }
  s.owned.push_back(std::make_unique<const situation>(situation{work_out(of, s, key), key}));
  const situation* made = s.owned.back().get();
  if (s.flat) s.flat[key].store(made, std::memory_order_release);
  else s.hashed.emplace(key, made);
  s.met.store(s.owned.size(), std::memory_order_release);
  return *made;
}

}  // namespace santei::evaluate::detail
