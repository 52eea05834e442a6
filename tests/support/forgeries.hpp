// Ways to forge a certificate: lines of a true one changed, or a true one made over a rule that was tampered with.
#pragma once

#include "support/certified.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei_test {

using random_engine = std::mt19937_64;
using certificate_lines = std::vector<std::string>;

/// A true certificate with what it was made from.
struct genuine {
  std::string rule;        // the text of its file
  std::size_t measure = 0;
  santei::facts given;
  certificate_lines lines;  // without the seal
};

inline std::size_t pick(random_engine& random, std::size_t count) { return static_cast<std::size_t>(random() % count); }

inline certificate_lines lines_of(const std::string& text) {
  certificate_lines lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

inline std::string joined(const certificate_lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

inline std::string certificate_of_lines(const certificate_lines& lines) {
  const std::string body = joined(lines);
  return body + "seal " + santei::sha256(body) + "\n";
}

using line_test = std::function<bool(const std::string&)>;

inline line_test begins(std::string word) {
  return [word](const std::string& line) { return line.starts_with(word); };
}
inline line_test clause_of(std::string keyword) {
  return [keyword](const std::string& line) {
    return line.starts_with("clause ") && (line.find(" " + keyword + " ") != std::string::npos || line.ends_with(" " + keyword));
  };
}

/// A random line that passes; nothing where there is none.
inline std::optional<std::size_t> find_line(random_engine& random, const certificate_lines& lines, const line_test& passes) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (passes(lines[i])) found.push_back(i);
  return found.empty() ? std::nullopt : std::optional(found[pick(random, found.size())]);
}

inline bool replace_in(std::string& text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) return false;
  text.replace(at, from.size(), to);
  return true;
}

/// One of two words for the other, whichever stands there.
inline bool exchange(std::string& text, std::string_view a, std::string_view b) { return replace_in(text, a, b) || replace_in(text, b, a); }

/// The last run of digits of the text changed by `by`.
inline bool move_number(random_engine& random, std::string& text, std::int64_t by, std::size_t from = 0) {
  std::vector<std::pair<std::size_t, std::size_t>> runs;
  for (std::size_t i = from; i < text.size(); ++i) {
    if (text[i] < '0' || text[i] > '9') continue;
    const std::size_t begin = i;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
    if (i - begin < 18) runs.emplace_back(begin, i - begin);
  }
  if (runs.empty()) return false;
  const auto [begin, size] = runs[pick(random, runs.size())];
  text.replace(begin, size, std::to_string(std::max<std::int64_t>(0, std::stoll(text.substr(begin, size)) + by)));
  return true;
}

inline bool drop_line(random_engine& random, certificate_lines& lines, const line_test& passes) {
  const auto at = find_line(random, lines, passes);
  if (at) lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(*at));
  return at.has_value();
}

/// The results moved to those of the last amount line that is left.
inline void settle_results(certificate_lines& lines) {
  std::string last;
  for (const std::string& line : lines)
    if (line.starts_with("amount ")) last = line;
  const std::size_t words = std::count(last.begin(), last.end(), ' ');
  if (words < 4) return;
  const std::string most = last.substr(last.rfind(' ') + 1);
  const auto whole = santei::rational::from_text(most);
  if (!whole) return;
  for (std::string& line : lines) {
    if (line.starts_with("stated ")) line = "stated " + santei::floor(*whole).text();
    if (line.starts_with("possible ")) line = line.substr(0, line.rfind(' ') + 1) + santei::floor(*whole).text();
  }
}

/// A way to forge lines; false where the certificate has nothing of the kind.
struct line_forgery {
  const char* name;
  std::function<bool(random_engine&, certificate_lines&, const genuine& other)> forge;
};

inline bool without_clause_and_amount(random_engine& random, certificate_lines& lines, const std::string& keyword) {
  if (!drop_line(random, lines, clause_of(keyword))) return false;
  drop_line(random, lines,
            [&](const std::string& line) { return line.starts_with("amount ") && line.find(" " + keyword + " ") != std::string::npos; });
  settle_results(lines);
  return true;
}

inline const std::vector<line_forgery>& line_forgeries() {
  using lines_t = certificate_lines;
  static const std::vector<line_forgery> all{
      {"clause left out", [](auto& r, lines_t& l, const genuine&) { return drop_line(r, l, begins("clause ")); }},
      {"clauses swapped",
       [](auto& r, lines_t& l, const genuine&) {
         const auto a = find_line(r, l, begins("clause ")), b = find_line(r, l, begins("clause "));
         if (!a || !b || l[*a] == l[*b]) return false;
         std::swap(l[*a], l[*b]);
         return true;
       }},
      {"condition misread",
       [](auto& r, lines_t& l, const genuine&) {
         const auto at = find_line(r, l, begins("clause "));
         return at && (exchange(l[*at], " yes ", " no ") || exchange(l[*at], " idle ", " yes ") ||
                       exchange(l[*at], " overridden ", " idle "));
       }},
      {"fact changed",
       [](auto& r, lines_t& l, const genuine&) {
         const auto at = find_line(r, l, begins("fact "));
         if (!at) return false;
         const std::size_t value = l[*at].rfind(' ') + 1;
         return exchange(l[*at], " yes", " no") || exchange(l[*at], " sme", " large") ||
                move_number(r, l[*at], 1 + static_cast<int>(r() % 7), value);
       }},
      {"fact out of range",
       [](auto& r, lines_t& l, const genuine&) {
         const auto at = find_line(r, l, begins("fact "));
         if (!at) return false;
         const std::size_t value = l[*at].rfind(' ') + 1;
         l[*at].replace(value, std::string::npos, r() % 2 == 0 ? "-1" : "1000000000000000000000000/7");
         return true;
       }},
      {"unknown fact",
       [](auto& r, lines_t& l, const genuine&) {
         const auto at = find_line(r, l, begins("file "));
         l.insert(l.begin() + static_cast<std::ptrdiff_t>(*at) + 1, r() % 2 == 0 ? "fact no_such_fact 1" : "fact capital 1000");
         return true;
       }},
      {"fact given twice",
       [](auto& r, lines_t& l, const genuine&) {
         const auto at = find_line(r, l, begins("fact "));
         if (!at) return false;
         std::string again = l[*at];
         if (!exchange(again, " yes", " no")) move_number(r, again, 1, again.rfind(' ') + 1);
         l.insert(l.begin() + static_cast<std::ptrdiff_t>(*at) + 1, again);
         return true;
       }},
      {"facts in another order",  // true
       [](auto& r, lines_t& l, const genuine&) {
         const auto a = find_line(r, l, begins("fact ")), b = find_line(r, l, begins("fact "));
         if (!a || !b || *a == *b) return false;
         std::swap(l[*a], l[*b]);
         return true;
       }},
      {"fact left out", [](auto& r, lines_t& l, const genuine&) { return drop_line(r, l, begins("fact ")); }},
      {"absent fact hidden", [](auto& r, lines_t& l, const genuine&) { return drop_line(r, l, begins("absent ")); }},
      {"rate of another clause",
       [](auto& r, lines_t& l, const genuine&) {
         const auto at = find_line(r, l, clause_of("補助率"));
         return at && (replace_in(l[*at], "gives 1/2 ", "gives 2/3 ") || replace_in(l[*at], "gives 2/3 ", "gives 1/2 ") ||
                       exchange(l[*at], " overridden ", " gives 2/3 ") || replace_in(l[*at], "gives 1/3 ", "gives 1/2 "));
       }},
      {"cap omitted", [](auto& r, lines_t& l, const genuine&) { return without_clause_and_amount(r, l, "上限額"); }},
      {"cost cap omitted", [](auto& r, lines_t& l, const genuine&) { return without_clause_and_amount(r, l, "経費上限"); }},
      {"uplift omitted", [](auto& r, lines_t& l, const genuine&) { return without_clause_and_amount(r, l, "加算"); }},
      {"rounding omitted", [](auto& r, lines_t& l, const genuine&) { return without_clause_and_amount(r, l, "端数"); }},
      {"rounding doubled",
       [](auto& r, lines_t& l, const genuine&) {
         const auto rounds = [](const std::string& x) { return clause_of("端数")(x) || (begins("amount ")(x) && x.find("端数") != x.npos); };
         const auto at = find_line(r, l, rounds);
         if (at) l.insert(l.begin() + static_cast<std::ptrdiff_t>(*at), l[*at]);
         return at.has_value();
       }},
      {"rounding changed",
       [](auto& r, lines_t& l, const genuine&) {
         const auto at = find_line(r, l, clause_of("端数"));
         return at && (exchange(l[*at], " down ", " up ") || exchange(l[*at], "half_up", "down") ||
                       exchange(l[*at], "rounds 1 ", "rounds 1000 "));
       }},
      {"clause of another certificate",
       [](auto& r, lines_t& l, const genuine& other) {
         const auto at = find_line(r, l, begins("clause ")), from = find_line(r, other.lines, begins("clause "));
         if (!at || !from || l[*at] == other.lines[*from]) return false;
         l[*at] = other.lines[*from];
         return true;
       }},
      {"order of the amounts exchanged",
       [](auto& r, lines_t& l, const genuine&) {
         const auto a = find_line(r, l, begins("amount ")), b = find_line(r, l, begins("amount "));
         if (!a || !b || l[*a] == l[*b]) return false;
         std::swap(l[*a], l[*b]);
         settle_results(l);
         return true;
       }},
      {"floor's verdict flipped",
       [](auto& r, lines_t& l, const genuine&) {
         const auto at = find_line(r, l, [](const std::string& x) { return clause_of("下限額")(x) || clause_of("経費下限")(x); });
         if (!at || !exchange(l[*at], " yes ", " no ")) return false;
         const auto result = find_line(r, l, begins("eligible "));
         l.resize(*result);
         l.push_back("eligible no");
         return true;
       }},
      {"verdict flipped",
       [](auto& r, lines_t& l, const genuine&) {
         const auto at = find_line(r, l, begins("eligible "));
         const bool was = l[*at].ends_with("yes");
         l.resize(*at);
         l.push_back(was ? "eligible no" : "eligible yes");
         if (!was) l.insert(l.end(), {"stated 1000000", "possible 0 1000000"});
         return true;
       }},
      {"amount one yen off",
       [](auto& r, lines_t& l, const genuine&) {
         const auto at = find_line(r, l, [](const std::string& x) { return x.starts_with("stated ") || x.starts_with("possible "); });
         return at && move_number(r, l[*at], r() % 2 == 0 ? 1 : -1);
       }},
      {"amount of a step moved",
       [](auto& r, lines_t& l, const genuine&) {
         const auto at = find_line(r, l, begins("amount "));
         return at && move_number(r, l[*at], 1 + static_cast<int>(r() % 1000));
       }},
      {"figure of a clause moved",
       [](auto& r, lines_t& l, const genuine&) {
         const auto at = find_line(r, l, [](const std::string& x) { return x.find(" gives ") != x.npos; });
         return at && move_number(r, l[*at], 1 + static_cast<int>(r() % 9), l[*at].find(" gives "));
       }},
      {"words of a clause changed",
       [](auto& r, lines_t& l, const genuine&) {
         const auto at = find_line(r, l, begins("clause "));
         return at && (exchange(l[*at], "以上", "超") || exchange(l[*at], "以下", "未満") || exchange(l[*at], "中小企業", "大企業") ||
                       exchange(l[*at], "切捨て", "切上げ") || replace_in(l[*at], " 優先", "") || replace_in(l[*at], "以内", ""));
       }},
      {"measure or edition changed",
       [](auto& r, lines_t& l, const genuine& other) {
         if (l[1] == other.lines[1]) return false;
         l[1] = r() % 3 == 0 ? l[1] + "@2099" : other.lines[1];
         return true;
       }},
      {"file changed",
       [](auto& r, lines_t& l, const genuine& other) {
         const auto at = find_line(r, l, begins("file ")), from = find_line(r, other.lines, begins("file "));
         if (l[*at] == other.lines[*from]) return false;
         l[*at] = other.lines[*from];
         return true;
       }},
      {"line number changed",
       [](auto& r, lines_t& l, const genuine&) {
         const auto at = find_line(r, l, begins("clause "));
         return at && replace_in(l[*at], "clause 1:", "clause 1:1");
       }},
  };
  return all;
}

/// A way to tamper with one line of a rule, not a 例; false where it says nothing of the kind. `alike`: every other line that holds the
/// words it changed is changed as well, as an edge between two tiers stands in both.
struct rule_forgery {
  const char* name;
  std::function<bool(random_engine&, std::string& line)> forge;
  bool alike = false;
};

inline bool says_one_of(const std::string& line, std::initializer_list<const char*> keywords) {
  const std::size_t begin = line.find_first_not_of(' ');
  return begin != line.npos && std::any_of(keywords.begin(), keywords.end(), [&](const char* word) {
           return line.compare(begin, std::string(word).size(), word) == 0;
         });
}

/// What stands before the first basis.
inline bool in_words(std::string& line, const std::function<bool(std::string&)>& change) {
  const std::size_t end = std::min(line.find("「"), line.find("#"));
  std::string words = line.substr(0, end);
  if (!change(words)) return false;
  line = words + (end == std::string::npos ? "" : line.substr(end));
  return true;
}

inline const std::vector<rule_forgery>& rule_forgeries() {
  static const std::vector<rule_forgery> all{
      {"rule: an amount moved",
       [](auto& r, std::string& line) {
         return says_one_of(line, {"上限額", "下限額", "経費上限", "経費下限", "加算", "最低額", "上限加算", "定額", "金額", "合計上限"}) &&
                in_words(line, [&](std::string& words) { return move_number(r, words, 1 + static_cast<int>(r() % 3)); });
       }},
      {"rule: a rate moved",
       [](auto&, std::string& line) {
         return says_one_of(line, {"補助率"}) && in_words(line, [&](std::string& words) {
                  return replace_in(words, "1/2", "2/3") || replace_in(words, "2/3", "3/4") || replace_in(words, "1/3", "1/2") ||
                         replace_in(words, "3/4", "4/5") || replace_in(words, "1/4", "1/3") || replace_in(words, "4/5", "9/10");
                });
       }},
      {"rule: a tier moved",
       [](auto& r, std::string& line) {
         return line.find("の部分") != line.npos && in_words(line, [&](std::string& words) {
                  return move_number(r, words, 1, std::min(words.find("経費"), words.find("補助額")));
                });
       },
       true},
      {"rule: a threshold moved",
       [](auto& r, std::string& line) {
         return says_one_of(line, {"対象"}) &&
                in_words(line, [&](std::string& words) { return move_number(r, words, r() % 2 == 0 ? 1 : -1); });
       }},
      {"rule: 以上 and 超, 以下 and 未満",
       [](auto&, std::string& line) {
         return line.find("の部分") == line.npos && in_words(line, [](std::string& words) {
                  return replace_in(words, " 以上", " 超") || replace_in(words, " 以下 のとき", " 未満 のとき") || replace_in(words, " 以下", " 未満");
                });
       }},
      {"rule: rounding changed",
       [](auto&, std::string& line) {
         return says_one_of(line, {"端数"}) && in_words(line, [](std::string& words) {
                  return replace_in(words, "切捨て", "切上げ") || replace_in(words, "四捨五入", "切捨て") || replace_in(words, "切上げ", "四捨五入");
                });
       }},
      {"rule: rounding to another unit",
       [](auto&, std::string& line) {
         return says_one_of(line, {"端数"}) && in_words(line, [](std::string& words) {
                  return replace_in(words, " 円未満", " 千円未満") || replace_in(words, "千円未満", "万円未満") || replace_in(words, "万円未満", "千円未満");
                });
       }},
      {"rule: a clause deleted",
       [](auto&, std::string& line) {
         const bool said = says_one_of(line, {"上限額", "下限額", "経費上限", "経費下限", "加算", "最低額", "上限加算", "対象"});
         if (said) line = "#" + line;
         return said;
       }},
      {"rule: a condition dropped",
       [](auto&, std::string& line) {
         return says_one_of(line, {"上限額", "加算", "上限加算", "下限額", "最低額", "経費上限"}) && in_words(line, [](std::string& words) {
                  const std::size_t when = words.find(" のとき"), yen = words.find("円 ");
                  if (when == words.npos || yen == words.npos || yen > when) return false;
                  words = words.substr(0, yen + 4) + words.substr(when + std::string(" のとき").size());
                  return true;
                });
       }},
      {"rule: 優先 dropped",
       [](auto&, std::string& line) { return in_words(line, [](std::string& words) { return replace_in(words, " 優先", ""); }); }},
      {"rule: a choice changed",
       [](auto&, std::string& line) {
         return says_one_of(line, {"対象", "補助率", "上限額"}) && in_words(line, [](std::string& words) {
                  return replace_in(words, "小規模事業者", "中小企業") || replace_in(words, "中小企業", "中堅企業") || replace_in(words, "中堅企業", "大企業");
                });
       }},
  };
  return all;
}

/// Puts what stands in `after` for a word of `before` in its place in every line with の部分.
inline void change_alike(certificate_lines& rule, const std::string& before, const std::string& after) {
  const auto [a, b] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  const std::size_t at = static_cast<std::size_t>(a - before.begin());
  const std::size_t begin = before.rfind(' ', at) + 1;
  const std::string from = before.substr(begin, before.find(' ', at) - begin), to = after.substr(begin, after.find(' ', at) - begin);
  for (std::string& line : rule)
    if (line.find("の部分") != line.npos)
      in_words(line, [&](std::string& words) { return replace_in(words, " " + from + " ", " " + to + " "); });
}

/// The certificate of the same facts over the tampered rule, with the fingerprint of the true one; half of the time with the true words of
/// its clauses, too. Nothing where no line of the rule can be tampered with so, or santei refuses what comes out.
inline std::optional<certificate_lines> over_tampered_rule(random_engine& random, const genuine& one, const rule_forgery& how) {
  certificate_lines rule = lines_of(one.rule);
  std::vector<std::size_t> fitting;
  for (std::size_t i = 0; i < rule.size(); ++i)
    if (std::string line = rule[i]; !says_one_of(line, {"例", "#"}) && how.forge(random, line) && line != rule[i]) fitting.push_back(i);
  if (fitting.empty()) return std::nullopt;
  std::string& tampered = rule[fitting[pick(random, fitting.size())]];
  const std::string before = tampered;
  how.forge(random, tampered);
  if (how.alike) change_alike(rule, before, std::string(tampered));
  try {
    const auto made = certificate_over(joined(rule), one.given, one.measure);
    if (!made) return std::nullopt;
    certificate_lines lines = lines_of(*made);
    lines.pop_back();
    lines[2] = one.lines[2];
    if (random() % 2 == 0) return lines;
    for (std::string& line : lines)
      for (const std::string& right : one.lines) {
        const auto place = [](const std::string& of) { return of.substr(0, of.find(' ', 7)); };
        if (line.starts_with("clause ") && place(line) == place(right)) {
          const std::size_t words = right.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789:/- ");
          const std::size_t own = line.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789:/- ");
          if (words != right.npos && own != line.npos) line = line.substr(0, own) + right.substr(words);
          break;
        }
      }
    return lines;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace santei_test
