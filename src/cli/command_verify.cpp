// santei verify FILE: whether a certificate stands, checked without the evaluator.
#include "certificate_words.hpp"
#include "commands.hpp"
#include "files.hpp"

#include <santei/verify/certificate.hpp>

#include <memory>

namespace santei::cli {

namespace {

constexpr std::size_t most_bytes = std::size_t{4} << 20;

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
  if (stands.accepted()) return s.print(s.json ? verdict_json(stands, s.lang) : verdict_text(stands, s.lang));
  s.refuse(stands.problems);
  if (s.json) s.print(verdict_json(stands, s.lang));
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
