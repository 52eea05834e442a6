// santei solve ID --amount 20億円 --over KEY key=value …: the least value that reaches an amount, or a proof that none does.
#include "bare_amount.hpp"
#include "commands.hpp"
#include "curve_question.hpp"

#include <santei/catalogue/limits.hpp>
#include <santei/value/reading.hpp>
#include <santei/value/writing.hpp>

#include <memory>

namespace santei::cli {

namespace {

outcome<rational> read_amount(const std::string& text, currency in) {
  declaration amount;
  amount.key = "--amount";
  amount.label = "金額";
  amount.of = {kind::money, {}, in};
  const std::string sample = in.is_yen() ? "20億円" : money_with_commas(rational(20'000) * in.per_unit(), in);
  const auto read = read_fact(amount, {text});
  if (!read) return read.problems();
  const auto* range = std::get_if<interval>(&read->value);
  if (range != nullptr && range->is_point()) return range->lower()->value;
  return problem_of("E0832", {"--amount には一つの金額を書きます", "--amount takes one amount"},
                    message{"--amount " + sample + " のように書きます", "write --amount " + sample});
}

}  // namespace

void add_solve(CLI::App& app, session& s) {
  struct wanted : curve_question {
    std::string amount;
  };
  auto* command = app.add_subcommand("solve", s.say("ある金額に届く最小の値、またはどの値でも届かないことの証明",
                                                    "the least value that reaches an amount, or a proof that none does"));
  const auto asked = std::make_shared<wanted>();
  add_curve_options(*command, s, *asked);
  command->add_option("--amount", asked->amount, s.say("届きたい金額（例 20億円）", "the amount to reach (20億円)"))->type_name("YEN")->required();
  command->callback([&s, asked] {
    const auto drawn = draw(s, *asked);
    if (!drawn) return;
    const currency in = drawn->along.money;
    const auto amount = read_amount(asked->amount, in);
    if (!amount) return s.refuse(amount.problems());
    if (in.is_yen()) note_bare_amount(s, "--amount", asked->amount);
    const auto found = analyse::solve(drawn->along, *amount, drawn->of.limits().analyse);
    if (!found) return s.refuse(found.problems());
    s.print(s.json ? report::solve_json(*drawn, *found) : report::solve_text(*drawn, *found, s.text_style()));
  });
}

}  // namespace santei::cli
