// Each file has one currency, so that amounts of two never meet.
#pragma once

#include <santei/impl/check/work.ipp>

#include <optional>
#include <string>

namespace santei::check::detail {

/// Whether the type is of money that is not the file's.
SANTEI_INLINE bool is_other_money(const work& w, const type& of) {
  return (of.of == kind::money || of.of == kind::unit_price) && of.in != w.file.tree.money;
}

/// Money of another currency than the file's, whatever it is: each file has one, so that no two meet.
SANTEI_INLINE void report_currency(work& w, const span& where, const type& of, std::optional<std::uint32_t> fact = std::nullopt) {
  const currency ours = w.file.tree.money;
  const std::string theirs(of.in.is_yen() ? "円" : of.in.code()), own(ours.is_yen() ? "円" : ours.code());
  const std::string theirs_en(of.in.code()), own_en(ours.code());
  auto& problem = w.problems.error("E0312", where,
                                   {"通貨が違います。この事業の金額は" + own + "で、これは" + theirs + "です",
                                    "another currency: the amounts of this programme are in " + own_en + ", this is in " + theirs_en});
  if (fact) {
    const std::string line = "項目 " + w.fact(*fact).label + "_" + own + " [" + w.fact(*fact).key + "_…] " + word_of(of.of);
    problem.help = message{"共通語彙の金額は円です。この事業の項目を宣言します（例: " + line + "）", "the shared vocabulary is in yen; declare a fact of this programme, as in " + line};
  } else if (ours.is_yen()) {
    const std::string line = "通貨 " + theirs + " " + of.in.smallest();
    problem.help = message{"円 の額で書くか、金額がすべて " + theirs + " なら事業に " + line + " と書きます", "write it in yen, or " + line + " in the 事業 if all its amounts are in " + theirs_en};
  } else {
    problem.help = message{"通貨の間の計算はできません。" + own + " の額で書きます", "amounts of two currencies do not meet; write it in " + own_en};
  }
}

}  // namespace santei::check::detail
