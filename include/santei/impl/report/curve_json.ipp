// Definitions of the contract's JSON of curves and inverses, and of CSV.
#pragma once

#include <santei/catalogue/limits.hpp>
#include <santei/report/curve.hpp>

#include <santei/impl/report/curve_words.hpp>
#include <santei/impl/report/json_writer.hpp>
#include <santei/table/csv_cell.hpp>

#include <algorithm>
#include <array>

namespace santei::report {

namespace detail {

SANTEI_INLINE void write_pieces(json& out, const analyse::line& of) {
  out.key("pieces").list(of.pieces, [&](const analyse::piece& one) {
    out.object([&] {
      out.key("from").exact(one.from);
      out.key("to").exact(one.to);
      out.key("from_closed").truth(one.from_closed);
      out.key("to_closed").truth(one.to_closed);
      out.key("slope").exact(one.slope);
      out.key("intercept").exact(one.intercept);
      out.key("why").text(one.why);
    });
  });
}

SANTEI_INLINE void write_line(json& out, const char* name, const analyse::line& of) {
  out.key(name).object([&] {
    write_pieces(out, of);
    out.key("jumps").list(of.jumps, [&](const analyse::jump& one) {
      out.object([&] {
        out.key("at").exact(one.at);
        out.key("size").exact(one.size);
      });
    });
  });
}

SANTEI_INLINE void write_cliff(json& out, const analyse::cliff& one) {
  out.object([&] {
    out.key("at").exact(one.jump.at);
    out.key("beyond").truth(one.jump.beyond);
    out.key("size").exact(one.jump.size);
    out.key("before").exact(one.before);
    out.key("after").exact(one.after);
    out.key("why").text(one.why);
  });
}

SANTEI_INLINE void write_dead_zone(json& out, const analyse::dead_zone& one) {
  out.object([&] {
    out.key("from").exact(one.from);
    out.key("to").exact(one.to);
    out.key("from_closed").truth(one.from_closed);
    out.key("to_closed").truth(one.to_closed);
    out.key("amount").exact(one.amount);
    out.key("why").text(one.why);
  });
}

SANTEI_INLINE void write_point(json& out, const drawn_curve& drawn) {
  const auto x = drawn.point();
  if (!x || !drawn.along.over.range().contains(*x)) return out.null();
  const evaluate::amounts at = drawn.along.amounts_at(*x);
  const auto burden = [&](const std::optional<rational>& amount) {
    const bool some = amount && drawn.along.over.of.of == kind::money && *amount <= *x;
    out.exact(some ? std::optional(*x - *amount) : std::nullopt);
  };
  out.object([&] {
    out.key("at").exact(*x);
    out.key("stated_low").yen(at.stated_low);
    out.key("stated_high").yen(at.stated_high);
    out.key("min").yen(at.min);
    out.key("max").yen(at.max);
    out.key("marginal").exact(analyse::marginal_rate(drawn.main(), *x));
    out.key("burden_low"), burden(at.stated_high);
    out.key("burden_high"), burden(at.stated_low);
  });
}

SANTEI_INLINE void write_remedy(json& out, const analyse::remedy& one) {
  out.object([&] {
    out.key("fact").text(one.fact.key);
    out.key("values").list(one.choices, [&](std::uint32_t i) { out.text(choices_text(one.fact, {i}, true)); });
    out.key("value").exact(one.value);
    out.key("verdict").text(name_of(one.verdict));
    out.key("stated_low").yen(one.brings.stated_low);
    out.key("stated_high").yen(one.brings.stated_high);
    out.key("min").yen(one.brings.min);
    out.key("max").yen(one.brings.max);
  });
}

SANTEI_INLINE const char* mode_name(rounding_mode mode) {
  return mode == rounding_mode::down ? "down" : mode == rounding_mode::up ? "up" : "half_up";
}

SANTEI_INLINE void write_end(json& out, const std::optional<bound>& end) { out.exact(end ? std::optional(end->value) : std::nullopt); }

SANTEI_INLINE void write_intervals(json& out, const std::vector<interval>& all) {
  out.list(all, [&](const interval& one) {
    out.object([&] {
      out.key("from"), write_end(out, one.lower());
      out.key("to"), write_end(out, one.upper());
      out.key("from_closed").truth(one.lower() && one.lower()->closed);
      out.key("to_closed").truth(one.upper() && one.upper()->closed);
    });
  });
}

/// What the curve says at one value, to be compared with an estimate.
SANTEI_INLINE void write_check(json& out, const analyse::curve& of, const rational& x) {
  const evaluate::amounts at = of.amounts_at(x);
  out.object([&] {
    out.key("at").exact(x);
    out.key("unrounded_low").exact(at.unrounded_low);
    out.key("stated_low").exact(at.stated_low);
  });
}

/// The values at which a person who doubts the answer would look: the answer and its neighbour below, or where the most is reached.
SANTEI_INLINE std::vector<rational> checked_values(const analyse::curve& of, const analyse::solution& found) {
  std::vector<rational> values;
  if (found.least) {
    const rational below = *found.least - rational(1);
    if (found.whole && of.over.range().contains(below)) values.push_back(below);
    if (found.whole || found.least_is_reached) values.push_back(*found.least);
  } else if (found.at) {
    values.push_back(*found.at);
  }
  return values;
}

SANTEI_INLINE void write_certificate(json& out, const drawn_curve& drawn, const analyse::solution& found) {
  const analyse::curve& along = drawn.along;
  out.object([&] {
    out.key("rule").text(drawn.of.id().text());
    out.key("facts").object([&] {
      for (const known_fact& one : known_facts(drawn.of.plan(), drawn.known, along.input)) out.key(one.key.c_str()).text(one.text);
    });
    out.key("over").text(along.over.key);
    out.key("amount").exact(found.amount);
    out.key("rounding");
    if (along.rounding.by)
      out.object([&] {
        out.key("unit").exact(along.rounding.by->unit);
        out.key("mode").text(mode_name(along.rounding.by->mode));
      });
    else out.null();
    write_pieces(out, along.stated_low);
    out.key("reaching");
    write_intervals(out, found.reaching);
    out.key("checks").list(checked_values(along, found), [&](const rational& x) { write_check(out, along, x); });
  });
}

}  // namespace detail

SANTEI_INLINE std::string curve_json(const drawn_curve& drawn) {
  const analyse::curve& along = drawn.along;
  detail::json out;
  out.object([&] {
    out.key("over").text(along.over.key);
    out.key("unit").text_or_null(counted_unit(along.over.of));
    out.currency(along.money);
    detail::write_line(out, "stated_low", along.stated_low);
    detail::write_line(out, "stated_high", along.stated_high);
    detail::write_line(out, "possible_low", along.possible_low);
    detail::write_line(out, "possible_high", along.possible_high);
    out.key("rounding").text_or_null(along.rounding.text);
    out.key("cliffs").list(analyse::cliffs_of(drawn.main()), [&](const analyse::cliff& one) { detail::write_cliff(out, one); });
    out.key("dead_zones").list(analyse::dead_zones_of(drawn.main()), [&](const analyse::dead_zone& one) {
      detail::write_dead_zone(out, one);
    });
    out.key("point"), detail::write_point(out, drawn);
    out.key("remedies").list(analyse::remedies(drawn.of.plan(), drawn.known, drawn.of.limits().analyse), [&](const analyse::remedy& one) {
      detail::write_remedy(out, one);
    });
  });
  return out.take();
}

SANTEI_INLINE std::string curve_csv(const drawn_curve& drawn) {
  const analyse::curve& along = drawn.along;
  const std::string amounts = counted_unit({kind::money, {}, along.money}), over = counted_unit(along.over.of);
  std::string out = "line,from,to,from_closed,to_closed,slope,intercept,why,unit,amount_unit\n";
  const auto put = [&](const char* name, const analyse::line& of) {
    for (const analyse::piece& one : of.pieces) {
      const std::array<std::string, 7> fields{name,
                                              one.from.text(),
                                              one.to ? one.to->text() : "",
                                              one.from_closed ? "true" : "false",
                                              one.to_closed ? "true" : "false",
                                              one.slope.text(),
                                              one.intercept.text()};
      for (const std::string& field : fields) out += field + ',';
      table::append_cell(out, one.why);
      out += ',' + over + ',' + amounts + '\n';
    }
  };
  put("stated_low", along.stated_low);
  put("stated_high", along.stated_high);
  put("possible_low", along.possible_low);
  put("possible_high", along.possible_high);
  return out;
}

SANTEI_INLINE std::string solve_json(const drawn_curve& drawn, const analyse::solution& found) {
  detail::json out;
  out.object([&] {
    out.key("reachable").truth(found.reachable);
    out.key("least").exact(found.least);
    out.key("least_exact").exact(found.least_exact);
    out.key("greatest").exact(found.greatest);
    out.key("exact");
    detail::write_intervals(out, found.exactly);
    out.key("unit").text_or_null(counted_unit(drawn.along.over.of));
    out.currency(drawn.along.money);
    if (!found.reachable) {
      out.key("greatest_amount").yen(found.greatest_amount);
      out.key("at").exact(found.at);
    }
    const auto leaps = analyse::cliffs_of(drawn.along.stated_low);
    const auto here = std::find_if(leaps.begin(), leaps.end(),
                                   [&](const analyse::cliff& one) { return found.least_exact == one.jump.at && one.jump.size.sign() > 0; });
    out.key("jump");
    here == leaps.end() ? out.null() : detail::write_cliff(out, *here);
    out.key("certificate");
    detail::write_certificate(out, drawn, found);
  });
  return out.take();
}

}  // namespace santei::report
