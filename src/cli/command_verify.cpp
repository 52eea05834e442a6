// santei verify FILE: whether a certificate stands, checked without the evaluator.
#include "commands.hpp"
#include "files.hpp"

#include <santei/value/writing.hpp>
#include <santei/verify/certificate.hpp>

#include <memory>

namespace santei::cli {

namespace {

constexpr std::size_t most_bytes = std::size_t{4} << 20;

std::string claims_text(const session& s, const verify::verdict& stands) {
  const auto yen = [&](const rational& amount) { return s.lang == language::japanese ? yen_in_oku_man(amount) : amount.text() + " yen"; };
  std::string text = std::string(s.say("証明書は成り立ちます: ", "the certificate stands: ")) + stands.measure + "\n";
  for (const auto& [key, value] : stands.facts) text += "  " + key + " = " + value + "\n";
  if (!stands.eligible) return text + s.say("対象外\n", "not eligible\n");
  if (stands.stated) text += s.say("金額  ", "amount  ") + yen(*stands.stated) + "\n";
  if (stands.least && (stands.stated != stands.least || stands.stated != stands.most))
    text += s.say("あり得る額  ", "possible  ") + yen(*stands.least) + s.say(" から ", " to ") + yen(*stands.most) + "\n";
  if (!stands.stated && !stands.least) text += s.say("金額は定まりません\n", "no amount is determined\n");
  return text;
}

void check(session& s, const std::string& path) {
  const auto text = read_file(path, most_bytes);
  if (!text) return s.refuse(text.problems());
  std::vector<verify::rule_text> rules;
  if (s.rules.empty()) {
    for (catalogue::rule_file& one : catalogue::embedded_rules()) rules.push_back({std::move(one.path), std::move(one.text)});
  } else {
    auto files = read_rules({s.rules});
    if (!files) return s.refuse(files.problems());
    for (catalogue::rule_file& one : *files) rules.push_back({std::move(one.path), std::move(one.text)});
  }
  const verify::verdict stands = verify::check_certificate(*text, rules);
  if (stands.accepted()) return s.print(claims_text(s, stands));
  s.refuse(stands.problems);
  s.status = 1;
}

}  // namespace

void add_verify(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("verify", s.say("証明書が成り立つかを、評価器を使わずに確かめる", "whether a certificate stands, without the evaluator"));
  const auto path = std::make_shared<std::string>();
  command->add_option("FILE", *path, s.say("estimate --certificate が書いたファイル", "what estimate --certificate wrote"))->required();
  command->callback([&s, path] { check(s, *path); });
}

}  // namespace santei::cli
