// Certificates of every shipped measure are accepted with the evaluator's amounts; forged ones are not, whether the forger knows how to
// seal them or not.
#include <santei/analyse/certificate.hpp>

#include <santei/catalogue/catalogue.hpp>
#include <santei/check/checked.hpp>
#include <santei/text/hash.hpp>
#include <santei/verify/certificate.hpp>

#include "catch.hpp"
#include "random_facts.hpp"
#include "random_number.hpp"

#include <map>
#include <set>

using property::below;
using property::engine;
using santei::facts;
using santei::rational;
using santei::truth;
using santei::catalogue::measure;

namespace {

std::vector<measure> all_measures() {
  const auto rules = santei::catalogue::catalogue::embedded();
  std::vector<measure> made;
  const std::vector<santei::catalogue::entry> entries = rules.list().value();
  for (const auto& entry : entries)
    for (const auto& edition : entry.editions) {
      const std::vector<measure> found = rules.find(entry.programme + "/" + entry.measure + "@" + edition.key).value();
      made.insert(made.end(), found.begin(), found.end());
    }
  return made;
}

const std::vector<santei::verify::rule_text>& rule_texts() {
  static const auto texts = [] {
    std::vector<santei::verify::rule_text> made;
    for (const auto& one : santei::catalogue::embedded_rules()) made.push_back({one.path, one.text});
    return made;
  }();
  return texts;
}

facts random_case(engine& random, const santei::plan::measure_plan& plan) {
  facts made;
  for (const std::uint32_t i : property::asked_inputs(plan))
    if (!plan.inputs[i].per_row) made.set(plan.inputs[i].declared.key, property::random_value(random, plan.inputs[i]));
  if (plan.rows.empty()) return made;
  santei::fact_input::rows rows;
  for (std::int64_t row = below(random, 3); row >= 0; --row) {
    santei::fact_input::row cells;
    for (const auto& input : plan.inputs)
      if (input.per_row) cells.emplace_back(input.declared.key, santei::fact_input{property::random_value(random, input)});
    rows.items.push_back(std::move(cells));
  }
  return made.add({plan.rows, {rows}, {}});
}

bool says_the_same(const santei::verify::verdict& claim, const santei::evaluate::result& answer) {
  if (claim.eligible != (answer.verdict == truth::yes)) return false;
  if (!claim.eligible) return true;
  return answer.amount.stated_low == claim.stated && answer.amount.stated_high == claim.stated && answer.amount.min == claim.least &&
         answer.amount.max == claim.most;
}

struct genuine {
  const measure* of;
  std::string text;
};

std::vector<genuine> certificates(engine& random, const std::vector<measure>& measures, int each) {
  std::vector<genuine> made;
  for (const measure& one : measures)
    for (int i = 0; i < each; ++i) {
      const auto bound = one.bind(random_case(random, one.plan()));
      if (!bound) continue;  // two facts that exclude each other
      const auto text = santei::analyse::certificate_of(one.plan(), *bound, one.id().text(), one.sources(), one.written().where.source);
      INFO(one.id().text());
      REQUIRE(text.has_value());
      const auto verdict = santei::verify::check_certificate(*text, rule_texts());
      INFO(*text << (verdict.accepted() ? "" : verdict.problems.front().text.en));
      REQUIRE(verdict.accepted());
      REQUIRE(says_the_same(verdict, santei::evaluate::estimate(one.plan(), *bound)));
      made.push_back({&one, *text});
    }
  return made;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

template <class Items>
const auto& one_of(engine& random, const Items& items) {
  return items[static_cast<std::size_t>(below(random, static_cast<std::int64_t>(items.size())))];
}

/// Another digit in place of one.
bool forge_digit(engine& random, std::string& line) {
  std::vector<std::size_t> digits;
  for (std::size_t i = 0; i < line.size(); ++i)
    if (line[i] >= '0' && line[i] <= '9') digits.push_back(i);
  if (digits.empty()) return false;
  char& digit = line[one_of(random, digits)];
  digit = static_cast<char>('0' + (digit - '0' + 1 + below(random, 9)) % 10);
  return true;
}

bool forge_clause(engine& random, std::string& line, const std::vector<std::string>& lines) {
  if (!line.starts_with("line c")) return false;
  const std::string& other = one_of(random, lines);
  if (!other.starts_with("line c") || other == line) return forge_digit(random, line);
  line = line.substr(0, line.find(' ', 5)) + other.substr(other.find(' ', 5));  // one clause under another's name
  return true;
}

bool forge_fact(engine& random, std::string& line) {
  if (!line.starts_with("fact f")) return false;
  const std::size_t begin = line.find(' ', line.find(' ', 5) + 1) + 1, end = std::min(line.find(' ', begin), line.size());
  const std::string value = line.substr(begin, end - begin);
  const std::string forged = value == "yes"   ? "no"
                             : value == "no"  ? "yes"
                             : value == "sme" ? "large"
                                              : value + (below(random, 2) == 0 ? "0" : "1");
  line.replace(begin, end - begin, forged);
  return true;
}

bool forge_operation(engine& random, std::string& line) {
  const std::size_t begin = line.find(" = ");
  if (!line.starts_with("s") || begin == std::string::npos) return false;
  const std::size_t end = line.find(' ', begin + 3);
  static const std::vector<std::string> names{"add",   "subtract", "multiply", "divide", "minimum", "maximum", "at_least", "above",
                                              "equal", "all",      "any",      "not",    "choose",  "sum",     "given"};
  const std::string& name = one_of(random, names);
  if (line.compare(begin + 3, end - begin - 3, name) == 0) return false;
  line.replace(begin + 3, end - begin - 3, name);
  return true;
}

/// The lines before the seal with one digit, clause, fact or operation changed.
std::string forged_body(engine& random, const std::string& text, std::int64_t how) {
  std::vector<std::string> lines = lines_of(text);
  lines.pop_back();
  for (bool done = false; !done;) {
    std::string& line = lines[static_cast<std::size_t>(below(random, static_cast<std::int64_t>(lines.size())))];
    switch (how) {
      case 1: done = forge_clause(random, line, lines); break;
      case 2: done = forge_fact(random, line); break;
      case 3: done = forge_operation(random, line); break;
      default: done = forge_digit(random, line); break;
    }
    if (!done && below(random, 50) == 0) how = 0;  // a certificate may have no fact or clause
  }
  std::string body;
  for (const std::string& line : lines) body += line + "\n";
  return body;
}

/// The facts of a certificate as `estimate` takes them; nothing for rows, which no forgery below needs.
std::optional<facts> as_given(const santei::verify::verdict& claim) {
  facts made;
  for (const auto& [key, word] : claim.facts) {
    if (key.find('[') != std::string::npos) return std::nullopt;
    const std::string name = key.substr(0, key.find(".listed"));
    if (name != key && word == "other") continue;  // the rate itself follows
    if (const auto number = rational::from_text(word); number && name == key) made.set(name, *number);
    else made.set(name, word == "yes" ? "はい" : word == "no" ? "いいえ" : word);
  }
  return made;
}

}  // namespace

TEST_CASE("a certificate of every shipped measure is accepted, and 1,000 of 1,000 forged ones are not") {
  engine random = property::generator("certificate");
  const auto measures = all_measures();
  REQUIRE(measures.size() >= 142);
  const auto pool = certificates(random, measures, 6);
  REQUIRE(pool.size() > 5 * measures.size());
  int refused = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::string& text = one_of(random, pool).text;
    const std::string forged = forged_body(random, text, i % 4) + lines_of(text).back() + "\n";
    refused += santei::verify::check_certificate(forged, rule_texts()).accepted() ? 0 : 1;
  }
  CHECK(refused == 1000);
}

TEST_CASE("a forger who seals anew gets only what is true accepted") {
  engine random = property::generator("certificate");
  const auto measures = all_measures();
  const auto pool = certificates(random, measures, 2);
  std::map<std::int64_t, int> accepted;
  int compared = 0;
  for (int i = 0; i < 4000; ++i) {
    const genuine& one = one_of(random, pool);
    const std::string body = forged_body(random, one.text, i % 4);
    const auto verdict = santei::verify::check_certificate(body + "seal " + santei::sha256(body) + "\n", rule_texts());
    if (!verdict.accepted()) continue;
    ++accepted[i % 4];
    const auto given = as_given(verdict);
    if (!given || verdict.measure != one.of->id().text()) continue;
    const auto bound = one.of->bind(*given);
    INFO(body);
    REQUIRE(bound.has_value());
    CHECK(says_the_same(verdict, santei::evaluate::estimate(one.of->plan(), *bound)));
    ++compared;
  }
  CHECK(compared > 0);
  for (const auto& [how, count] : accepted) {
    INFO("kind " << how);
    CHECK(count < 250);
  }
}
