// santei curve ID --over KEY key=value …: the exact amount as a function of one amount.
#include "commands.hpp"
#include "curve_question.hpp"
#include "output_file.hpp"

#include <santei/report/svg.hpp>

#include <memory>

namespace santei::cli {

void add_curve(CLI::App& app, session& s) {
  struct wanted : curve_question {
    std::string svg, csv;
  };
  auto* command = app.add_subcommand("curve", s.say("金額を一つの事実の関数として: 区間ごとの式、段差、増やしても増えないところ",
                                                    "the amount as a function of one fact: formulas, leaps, dead zones"));
  const auto asked = std::make_shared<wanted>();
  add_curve_options(*command, s, *asked);
  command->add_option("--svg", asked->svg, s.say("図を書くファイル", "a file for the picture"))->type_name("FILE");
  command->add_option("--csv", asked->csv, s.say("区間を書くファイル", "a file for the pieces"))->type_name("FILE");
  command->callback([&s, asked] {
    const auto drawn = draw(s, *asked);
    if (!drawn) return;
    if (!asked->svg.empty())
      if (const auto problem = write_whole(asked->svg, report::curve_svg(*drawn, s.lang), {asked->about.file})) return s.refuse({*problem});
    if (!asked->csv.empty())
      if (const auto problem = write_whole(asked->csv, report::curve_csv(*drawn), {asked->about.file})) return s.refuse({*problem});
    s.print(s.json ? report::curve_json(*drawn) : report::curve_text(*drawn, s.text_style()));
  });
}

}  // namespace santei::cli
