// santei verify FILE: whether a certificate stands, derived anew from the clauses without the evaluator.
#include "certificate_words.hpp"
#include "commands.hpp"
#include "files.hpp"

#include <santei/catalogue/certificate.hpp>

#include <memory>

namespace santei::cli {

namespace {

constexpr std::size_t most_bytes = std::size_t{4} << 20;

void check(session& s, const std::string& path) {
  const auto text = read_file(path, most_bytes);
  if (!text) return s.refuse(text.problems());
  auto files = rules_at_hand(s);
  if (!files) return s.refuse(files.problems());
  const verify::verdict stands = catalogue::check_certificate(*text, *std::move(files));
  const check_method by = stands.left_to_evaluator ? check_method::recomputation : check_method::derivation;
  if (stands.problems.empty()) return s.print(s.json ? verdict_json(stands, by, s.lang) : verdict_text(stands, by, s.lang));
  s.refuse(stands.problems);
  if (s.json) s.print(verdict_json(stands, by, s.lang));
  s.status = 1;
}

}  // namespace

void add_verify(CLI::App& app, session& s) {
  auto* command = app.add_subcommand(
      "verify", s.say("証明書が成り立つかを、条文から導き直して確かめる", "whether a certificate stands: derived anew from the clauses"));
  const auto path = std::make_shared<std::string>();
  command->add_option("FILE", *path, s.say("estimate --certificate が書いたファイル", "what estimate --certificate wrote"))->required();
  command->callback([&s, path] { check(s, *path); });
}

}  // namespace santei::cli
