// santei new TITLE --page N --rate 1/2 …: the beginning of a rule file, with what its author still has to write as comments.
#include "commands.hpp"
#include "output_file.hpp"

#include <santei/check/checked.hpp>
#include <santei/check/check.hpp>
#include <santei/number/rounding.hpp>
#include <santei/syntax/format.hpp>
#include <santei/value/literal.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string_view>

namespace santei::cli {

namespace {

struct new_options {
  std::string title, page, guideline, rate, cap, key = "my_programme", output;
};

/// A rate or an amount as written, without a 以内 behind it.
struct stated_figure {
  rational value;
  std::string text;
  bool at_most = false;
};

outcome<stated_figure> read_figure(const char* option, std::string text, kind of) {
  stated_figure made;
  for (const std::string_view word : {"以内", "以下", "まで"})
    if (text.ends_with(word)) text.resize(text.size() - word.size()), made.at_most = true;
  while (text.ends_with(' ')) text.pop_back();
  const auto read = read_literal(text).value;
  const bool fits = read && read->of.of == of && !read->bare && read->value.sign() > 0 && (of == kind::money || read->value <= rational(1));
  if (!fits) {
    const std::string example = of == kind::money ? "50億円" : "1/2";
    return problem_of("E0832", {std::string(option) + " の「" + text + "」が読めません", std::string(option) + ": cannot read '" + text + "'"},
                      message{std::string(option) + " " + example + " のように書きます", "write " + std::string(option) + " " + example});
  }
  made.value = read->value;
  made.text = std::move(text);
  return made;
}

/// One 例: a cost, and the grant in whole yen.
std::string example_line(const rational& cost, const rational& grant, bool at_most, const char* note) {
  return "例 対象経費 = " + yen_in_oku_man(cost) + " ならば " + (at_most && grant.sign() > 0 ? "最大 " : "") + yen_in_oku_man(grant) + "   # " + note + "\n";
}

std::string examples_at_edges(const stated_figure& rate, const std::optional<stated_figure>& cap) {
  const auto whole = [](const rational& yen) { return round_to(yen, rational(1), rounding_mode::down); };
  std::string made = example_line(rational(101), whole(rational(101) * rate.value), rate.at_most, "端数");
  if (!cap) return made + example_line(rational(1'000'000), whole(rational(1'000'000) * rate.value), rate.at_most, "率");
  const rational least = round_to(cap->value / rate.value, rational(1), rounding_mode::up);
  const rational before = least - rational(1), after = least + rational(1);
  made += example_line(before, whole(before * rate.value), rate.at_most, "上限の1円手前");
  made += example_line(least, whole(cap->value), rate.at_most, "上限にちょうど届く");
  return made + example_line(after, whole(cap->value), rate.at_most, "上限の先");
}

/// Fills of what a page states the figures, of all else the beginning. A phrase is the figure alone until its author quotes the page.
std::string beginning(const new_options& with, const stated_figure& rate, const std::optional<stated_figure>& cap) {
  const bool paged = !with.page.empty();
  const auto basis = [&](const stated_figure& of) {
    return (paged ? "「" : "要領「") + of.text + (of.at_most ? "以内" : "") + "」";
  };
  const std::string firmly = rate.at_most ? " 以内 " : " ";
  std::string made = "# 「書く:」の行を資料の言葉で埋め、行頭の # 書く: を消します。「」の中は、その数字を示す資料のいちばん短い語句にします。\n使う 共通語彙\n\n";
  made += "事業 " + with.title + " [" + with.key + "]\n";
  made += paged ? "出典 R6補正 " + with.page + "ページ\n" : "出典 要領「" + with.guideline + "」\n";
  made += "# 書く: 所管 担当する部署\n# 書く: 予算 100億円 「100億円」\n\n";
  made += "枠 " + with.title + " [main]\n種別 補助\n";
  made += "# 書く: 流れ 国 から 民間企業等 へ " + rate.text + " 「補助（" + rate.text + "）」\n";
  made += "# 書く: 受け手 申請者 が 民間 等 「民間企業等」\n";
  made += "# 書く: 対象 規模 が 中小企業 「中小企業」\n";
  made += "経費 対象経費 仮定「補助対象経費の範囲を資料で確かめ、その語句を引いて書き直す」\n";
  made += "補助率 " + rate.text + firmly + basis(rate) + "\n";
  if (cap) made += "上限額 " + cap->text + " " + basis(*cap) + "\n";
  made += "端数 円未満 切捨て 仮定「資料に記載がない。補助金の実務の慣行による」\n";
  made += std::string("未記載「補助対象経費の範囲」") + (cap ? "" : "「補助上限額」") + "\n\n";
  return made + examples_at_edges(rate, cap) + "# 書く: 例 規模 = 大企業, 対象経費 = 100万円 ならば 対象外\n";
}

/// The errors of the file as it would be checked; a title or a key may spoil it.
diagnostics errors_in(const std::string& text, source_set& sources) {
  std::vector<catalogue::rule_file> files = catalogue::embedded_rules();
  std::erase_if(files, [](const auto& file) { return !catalogue::is_vocabulary(file.path); });
  files.push_back({"new.santei", text});
  const catalogue::catalogue rules(std::move(files));
  diagnostics found = rules.examine("new.santei").problems;
  std::erase_if(found, [](const diagnostic& one) { return one.level == severity::warning; });
  sources = rules.sources();
  return found;
}

/// "2", "19a".
bool is_page(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view rest = text.substr(digits);
  return digits > 0 && (rest.empty() || (rest.size() == 1 && rest.front() >= 'a' && rest.front() <= 'z'));
}

void run_new(session& s, const new_options& with) {
  if (with.page.empty() == with.guideline.empty())
    return s.refuse({problem_of("E0832", {"--page か --guideline のどちらか一つが要ります", "one of --page and --guideline is needed"})});
  if (!with.page.empty() && !is_page(with.page))
    return s.refuse({problem_of("E0832", {"--page の「" + with.page + "」はページではありません", "--page: '" + with.page + "' is no page"},
                                message{"--page 2 のように書きます", "write --page 2"})});
  const auto rate = read_figure("--rate", with.rate, kind::ratio);
  if (!rate) return s.refuse(rate.problems());
  std::optional<stated_figure> cap;
  if (!with.cap.empty()) {
    auto read = read_figure("--cap", with.cap, kind::money);
    if (!read) return s.refuse(read.problems());
    cap = *std::move(read);
  }
  const std::string text = beginning(with, *rate, cap);
  source_set sources;
  if (diagnostics problems = errors_in(text, sources); !problems.empty()) return s.refuse(std::move(problems), sources);
  const std::string laid_out = syntax::format(text).value();
  if (with.output.empty()) return s.print(laid_out);
  if (std::error_code failed; std::filesystem::exists(std::filesystem::symlink_status(with.output, failed)))
    return s.refuse({problem_of("E0831", {"「" + with.output + "」はもうあります", "there is a '" + with.output + "' already"},
                                message{"ほかの名にするか、先に移してください", "give another name, or move it away first"})});
  if (const auto problem = write_whole(with.output, laid_out)) return s.refuse({*problem});
  s.print(with.output + "\n");
}

}  // namespace

void add_new(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("new", s.say("規則ファイルを題名・ページ・率から書き始める", "begins a rule file from a title, a page and a rate"));
  const auto with = std::make_shared<new_options>();
  command->add_option("TITLE", with->title, s.say("事業の題名", "the title of the programme"))->required();
  command->add_option("--page", with->page, s.say("補正予算の資料のページ（例 2）", "the page of the budget (2)"))->type_name("N");
  command->add_option("--guideline", with->guideline, s.say("ページの代わりに、要領の名と所在", "instead of a page: a guideline and where it is known from"))->type_name("NAME");
  command->add_option("--rate", with->rate, s.say("補助率（例 1/2、2/3以内）", "the rate (1/2, 2/3以内)"))->type_name("RATE")->required();
  command->add_option("--cap", with->cap, s.say("上限額（例 50億円）", "the cap (50億円)"))->type_name("YEN");
  command->add_option("--key", with->key, s.say("事業のキー（小文字の英字・数字・下線）", "the key of the programme (a-z, 0-9, _)"))->type_name("KEY");
  command->add_option("--output", with->output, s.say("書くファイル。なければ標準出力", "the file to write; else standard output"))->type_name("FILE");
  command->callback([&s, with] { run_new(s, *with); });
}

}  // namespace santei::cli
