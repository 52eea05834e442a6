"""Inputs that ask for much work, each a kind with a size: what the campaign and the table of limits run.

A kind is a function of a size and of a source of randomness. It gives a `Case`: the rule file, what is known of an applicant, and whatever else a
command reads.
"""

import json
from dataclasses import dataclass, field

WHY = " 仮定「x」"
KINDS = {}


@dataclass
class Case:
    rule: str = ""
    facts: list = field(default_factory=list)  # all that decide an answer
    some: list = field(default_factory=list)   # a part of them: the rest is unknown
    over: str = "eligible_cost"
    measure: str = "h/m"
    other: str = "h/m"
    json: str = ""  # facts as a file
    table: str = ""
    combination: str = ""
    certificate: str = ""


def kind(*sizes):
    """Registers a kind with the sizes of the table, the last one the greatest that a file of 1 MiB holds, or far past a limit."""

    def register(make):
        KINDS[make.__name__] = (make, sizes)
        return make

    return register


HEAD = "使う 共通語彙\n\n事業 敵対 [h]\n出典 R6補正 1ページ\n\n"
COST = "経費   対象経費" + WHY + "\n"
HALF = "補助率 1/2" + WHY + "\n"
ROUND = "端数   円未満 切捨て" + WHY + "\n"
KNOWN = ["eligible_cost=12345678", "company_size=sme", "employees=77", "capital=1000"]


def rule(body, before="", cost=COST, rate=HALF, rounding=ROUND, title="枠"):
    return f"{HEAD}{before}枠 {title} [m]\n種別   補助\n{cost}{body}{rate}{rounding}"


def flags(count):
    return "".join(f"項目 旗{i} [flag{i}] 真偽\n" for i in range(count))


def flag_facts(count, value="true"):
    return [f"flag{i}={value}" for i in range(count)]


def lines(count, line):
    return "".join(line(i) for i in range(count))


# values


@kind(26, 60, 4000)
def doubled_values(n, _):
    body = "値 v0 = 対象経費" + WHY + "\n" + lines(n, lambda i: f"値 v{i + 1} = v{i} + v{i}{WHY}\n") + f"上限額 v{n}{WHY}\n"
    return Case(rule(body), KNOWN)


@kind(26, 60, 4000)
def doubled_minima(n, _):
    body = "値 v0 = 対象経費" + WHY + "\n"
    body += lines(n, lambda i: f"値 v{i + 1} = 小さい方( v{i}, v{i} - 1円 ){WHY}\n") + f"上限額 v{n}{WHY}\n"
    return Case(rule(body), KNOWN)


@kind(26, 60, 4000)
def doubled_conditional(n, _):
    body = "値 v0 = 対象経費" + WHY + "\n"
    body += lines(n, lambda i: f"値 v{i + 1} = v{i} + v{i} 従業員数 が {i + 1}人 以上 のとき{WHY}\n値 v{i + 1} = v{i} 従業員数 が {i + 1}人 未満 のとき{WHY}\n")
    return Case(rule(body + f"上限額 v{n}{WHY}\n"), KNOWN)


@kind(26, 60, 4000)
def compared_values(n, _):
    body = "値 v0 = 対象経費" + WHY + "\n" + lines(n, lambda i: f"値 v{i + 1} = v{i} + v{i}{WHY}\n")
    return Case(rule(body + f"対象 v{n} が 10億円 以上{WHY}\n対象 v{n - 1} が 10億円 以上{WHY}\n"), KNOWN)


@kind(20, 60, 4000)
def squares(n, _):
    body = "値 v0 = 3/2" + WHY + "\n" + lines(n, lambda i: f"値 v{i + 1} = v{i} * v{i}{WHY}\n") + f"上限額 対象経費 * v{n}{WHY}\n"
    return Case(rule(body), KNOWN)


@kind(20, 60, 4000)
def squares_of_ratio(n, _):
    before = "項目 率 [ratio] 割合 0 以上 1 以下\n"
    body = "値 v0 = 率" + WHY + "\n" + lines(n, lambda i: f"値 v{i + 1} = v{i} * v{i}{WHY}\n") + f"上限額 対象経費 * v{n}{WHY}\n"
    return Case(rule(body, before), KNOWN + ["ratio=2/3"])


@kind(20, 60, 4000)
def divided_values(n, _):
    body = "値 v0 = 対象経費" + WHY + "\n" + lines(n, lambda i: f"値 v{i + 1} = v{i} / {i + 3}{WHY}\n") + f"上限額 v{n}{WHY}\n"
    return Case(rule(body), KNOWN)


@kind(26, 300, 6000)
def fibonacci_values(n, _):
    body = f"値 v0 = 対象経費{WHY}\n値 v1 = 対象経費 - 1円{WHY}\n"
    body += lines(n, lambda i: f"値 v{i + 2} = v{i + 1} - v{i}{WHY}\n") + f"上限額 v{n + 1}{WHY}\n"
    return Case(rule(body), KNOWN)


@kind(100, 2000, 12000)
def chained_values(n, _):
    body = "値 v0 = 対象経費" + WHY + "\n" + lines(n, lambda i: f"値 v{i + 1} = v{i} + 1円{WHY}\n") + f"上限額 v{n}{WHY}\n"
    return Case(rule(body), KNOWN)


@kind(100, 1000, 5000)
def conditional_value(n, _):
    body = lines(n, lambda i: f"値 v = {i}円 従業員数 が {i} のとき{WHY}\n") + f"値 v = 0円 従業員数 が {n} 以上 のとき{WHY}\n上限額 v{WHY}\n"
    return Case(rule(body), KNOWN, ["eligible_cost=1000"])


@kind(26, 60, 4000)
def doubled_constants(n, _):
    body = f"値 v0 = 1円{WHY}\n" + lines(n, lambda i: f"値 v{i + 1} = v{i} + v{i}{WHY}\n") + f"上限額 v{n}{WHY}\n"
    return Case(rule(body), KNOWN)


@kind(26, 60, 4000)
def doubled_cost(n, _):
    body = f"値 v0 = 対象経費{WHY}\n" + lines(n, lambda i: f"値 v{i + 1} = v{i} + v{i}{WHY}\n")
    return Case(rule(body + f"経費 v{n}{WHY}\n", cost=""), KNOWN)


@kind(26, 60, 300)
def mixed_cost(n, _):
    body = f"値 v0 = 対象経費{WHY}\n" + lines(n, lambda i: f"値 v{i + 1} = 小さい方( v{i}, 大きい方( v{i} - {i + 1}円, 投資額 ) ){WHY}\n")
    return Case(rule(body + f"経費 v{n}{WHY}\n", cost=""), KNOWN + ["investment=500"])


@kind(26, 60, 300)
def selected_cost(n, _):
    body = f"値 v0 = 対象経費{WHY}\n" + lines(n, lambda i: f"値 v{i + 1} = v{i} + {i + 1}円 旗{i} のとき{WHY}\n値 v{i + 1} = v{i} 旗{i} でない のとき{WHY}\n")
    return Case(rule(body + f"経費 v{n}{WHY}\n", flags(n), cost=""), KNOWN + flag_facts(n), ["eligible_cost=1000"])


@kind(26, 60, 4000)
def doubled_tables(n, _):
    body = f"表 t0 [従業員数]\n  | 従業員数 | 額 |\n  | - | 対象経費 |{WHY}\n"
    body += lines(n, lambda i: f"表 t{i + 1} [従業員数]\n  | 従業員数 | 額 |\n  | - | t{i}.額 + t{i}.額 |{WHY}\n") + f"上限額 t{n}.額{WHY}\n"
    return Case(rule(body), KNOWN)


@kind(26, 60, 4000)
def doubled_divisors(n, _):
    body = f"値 v0 = 大きい方( 対象経費, 1円 ){WHY}\n" + lines(n, lambda i: f"値 v{i + 1} = v{i} + v{i}{WHY}\n")
    return Case(rule(body + f"上限額 対象経費 * ( 1円 / v{n} ){WHY}\n"), KNOWN)


# expressions and conditions


@kind(60, 64, 100000)
def parentheses(n, _):
    return Case(rule(f"上限額 {'( ' * n}対象経費{' )' * n}{WHY}\n"), KNOWN)


@kind(60, 64, 100000)
def nested_conditions(n, _):
    return Case(rule(f"対象 {'( ' * n}従業員数 が 3 以上{' )' * n}{WHY}\n"), KNOWN)


@kind(60, 1000, 30000)
def long_sum(n, _):
    return Case(rule("上限額 " + " + ".join(["対象経費"] * n) + WHY + "\n"), KNOWN)


@kind(60, 1000, 20000)
def long_minimum(n, _):
    return Case(rule("上限額 小さい方( " + " , ".join(f"対象経費 * {i + 1}" for i in range(n)) + " )" + WHY + "\n"), KNOWN)


@kind(60, 1000, 20000)
def long_disjunction(n, _):
    return Case(rule("対象 " + " または ".join(f"従業員数 が {i}" for i in range(n)) + WHY + "\n"), KNOWN, ["eligible_cost=1000"])


@kind(10, 20, 500)
def conjunction_of_disjunctions(n, _):
    parts = " かつ ".join(f"( 旗{2 * i} または 旗{2 * i + 1} )" for i in range(n))
    return Case(rule(f"対象 {parts}{WHY}\n", flags(2 * n)), KNOWN + flag_facts(2 * n), ["eligible_cost=1000"])


@kind(20, 200, 4000)
def eligible_flags(n, _):
    return Case(rule(lines(n, lambda i: f"対象 旗{i}{WHY}\n"), flags(n)), KNOWN + flag_facts(n), ["eligible_cost=1000"])


@kind(20, 200, 4000)
def eligible_ranges(n, _):
    return Case(rule(lines(n, lambda i: f"対象 従業員数 が {i} 以上{WHY}\n")), KNOWN, ["eligible_cost=1000"])


@kind(10, 40, 400)
def eligible_two_facts(n, _):
    before = lines(n, lambda i: f"項目 額{i} [a{i}] 金額\n")
    body = lines(n, lambda i: f"対象 額{i} + 額{(i + 1) % n} が {i + 1}円 以上{WHY}\n")
    return Case(rule(body, before), KNOWN + [f"a{i}=100" for i in range(n)], ["eligible_cost=1000"])


@kind(10, 40, 300)
def eligible_pairs(n, _):
    before = lines(n, lambda i: f"項目 額{i} [a{i}] 金額\n")
    body = lines(n, lambda i: "".join(f"対象 額{i} - 額{j} が {i + j}円 以上 または 額{i} - 額{j} が -5円 以下{WHY}\n" for j in range(max(0, i - 3), i)))
    return Case(rule(body, before), KNOWN + [f"a{i}=100" for i in range(n)], ["eligible_cost=1000"])


@kind(10, 100, 3000)
def eligible_open_words(n, _):
    words = ["中小企業", "大企業", "中堅企業"]
    return Case(rule(lines(n, lambda i: f"対象 規模 が {words[i % 3]} 等 [o{i}]{WHY}\n")), KNOWN, ["eligible_cost=1000"])


@kind(10, 100, 3000)
def dates(n, _):
    before = lines(n, lambda i: f"項目 日{i} [d{i}] 日付\n")
    body = lines(n, lambda i: f"対象 日{i} が 2025年1月{i % 28 + 1}日 以上 2026年1月1日 以下{WHY}\n")
    return Case(rule(body, before), KNOWN + [f"d{i}=2025-06-01" for i in range(n)], ["eligible_cost=1000"])


# choices, readings, tables


@kind(200, 4000, 20000)
def wide_choices(n, _):
    before = "項目 種 [sort] 区分 {\n" + ",\n".join(f"種{i} [s{i}]" for i in range(n)) + "\n}\n"
    return Case(rule(f"対象 種 が 種1, 種{n - 1} のいずれか{WHY}\n", before), KNOWN + ["sort=s1"], ["eligible_cost=1000"])


@kind(50, 200, 20000)
def deep_choices(n, _):
    before = "項目 種 [sort] 区分 { " + " { ".join(f"種{i} [s{i}]" for i in range(n)) + " }" * n + "\n"
    return Case(rule(f"対象 種 が 種1{WHY}\n", before), KNOWN + ["sort=s1"], ["eligible_cost=1000"])


@kind(200, 2000, 8000)
def choices_told_apart(n, _):
    before = "項目 種 [sort] 区分 {\n" + ",\n".join(f"種{i} [s{i}]" for i in range(n)) + "\n}\n"
    body = lines(n, lambda i: f"上限額 {i + 1}円 種 が 種{i} のとき{WHY}\n")
    return Case(rule(body, before), KNOWN + ["sort=s1"], ["eligible_cost=1000"])


@kind(4, 12, 300)
def readings(n, _):
    before = lines(n, lambda i: f"読み 読{i} [r{i}]\n  甲 [a{i}]「甲」\n  乙 [b{i}]「乙」\n")
    body = lines(n, lambda i: f"上限額 {1000 + 2**min(i, 60)}円 読み 読{i} が 甲 のとき{WHY}\n")
    return Case(rule(body, before), KNOWN)


@kind(4, 12, 300)
def reading_uplifts(n, _):
    before = lines(n, lambda i: f"読み 読{i} [r{i}]\n  甲 [a{i}]「甲」\n  乙 [b{i}]「乙」\n")
    body = "上限額 100円" + WHY + "\n" + lines(n, lambda i: f"上限加算 {2**min(i, 60)}円 読み 読{i} が 甲 のとき{WHY}\n")
    return Case(rule(body, before), KNOWN)


@kind(100, 1600, 8000)
def table_rows(n, _):
    body = "表 単 [従業員数]\n  | 従業員数 | 上限 |\n"
    body += lines(n, lambda i: f"  | {10 * i}人 以上 {10 * i + 9}人 以下 | {i + 1}円 |{WHY}\n") + f"  | {10 * n}人 以上 | 9円 |{WHY}\n上限額 単.上限{WHY}\n"
    return Case(rule(body), KNOWN, ["eligible_cost=1000"])


@kind(10, 60, 200)
def table_two_keys(n, _):
    before = "項目 種 [sort] 区分 {\n" + ",\n".join(f"種{i} [s{i}]" for i in range(n)) + "\n}\n"
    before += "項目 類 [class] 区分 {\n" + ",\n".join(f"類{i} [c{i}]" for i in range(n)) + "\n}\n"
    body = "表 単 [種, 類]\n  | 種 | " + " | ".join(f"類{i}" for i in range(n)) + " |\n"
    body += lines(n, lambda i: f"  | 種{i} | " + " | ".join(f"{i * n + j}円" for j in range(n)) + f" |{WHY}\n") + f"上限額 単{WHY}\n"
    return Case(rule(body, before), KNOWN + ["sort=s1", "class=c1"], ["eligible_cost=1000"])


@kind(10, 100, 3000)
def table_columns(n, _):
    body = "表 単 [従業員数]\n  | 従業員数 | " + " | ".join(f"欄{i}" for i in range(n)) + " |\n"
    body += "  | - | " + " | ".join(f"{i}円" for i in range(n)) + f" |{WHY}\n" + lines(n, lambda i: f"上限額 単.欄{i} 従業員数 が {i} のとき{WHY}\n")
    return Case(rule(body), KNOWN, ["eligible_cost=1000"])


@kind(3, 6, 14)
def table_many_keys(n, _):
    before = lines(n, lambda i: f"項目 種{i} [sort{i}] 区分 {{ 甲 [x], 乙 [y] }}\n")
    body = f"表 単 [{', '.join(f'種{i}' for i in range(n))}]\n  | " + " | ".join(f"種{i}" for i in range(n)) + " | 額 |\n"
    body += lines(2**n, lambda k: "  | " + " | ".join("甲" if k >> i & 1 else "乙" for i in range(n)) + f" | {k}円 |{WHY}\n")
    return Case(rule(body + f"上限額 単.額{WHY}\n", before), KNOWN + [f"sort{i}=x" for i in range(n)], ["eligible_cost=1000"])


@kind(20, 300, 3000)
def case_rows(n, _):
    body = "場合分け 単\n" + lines(n, lambda i: f"  {i + 1}円 従業員数 が {3 * i} のとき{WHY}\n") + f"  0円 その他{WHY}\n上限額 単{WHY}\n"
    return Case(rule(body), KNOWN, ["eligible_cost=1000"])


@kind(6, 20, 1000)
def case_rows_of_flags(n, _):
    body = "場合分け 単\n" + lines(n, lambda i: f"  {i + 1}円 旗{i} のとき{WHY}\n") + f"  0円 その他{WHY}\n上限額 単{WHY}\n"
    return Case(rule(body, flags(n)), KNOWN + flag_facts(n), ["eligible_cost=1000"])


# clauses of the amount


@kind(10, 60, 1000)
def caps_of_flags(n, _):
    body = lines(n, lambda i: f"上限額 {1000 + i}円 旗{i} のとき{WHY}\n")
    return Case(rule(body, flags(n)), KNOWN + flag_facts(n), ["eligible_cost=5000"])


@kind(10, 60, 1000)
def caps_by_cost(n, _):
    body = lines(n, lambda i: f"上限額 {1000 + i}円 対象経費 が {i * 1000}円 以上 のとき{WHY}\n")
    return Case(rule(body), KNOWN, ["company_size=sme"])


@kind(10, 60, 1000)
def caps_first(n, _):
    body = f"上限額 9999円{WHY}\n" + lines(n, lambda i: f"上限額 {1000 + i}円 旗{i} のとき 優先{WHY}\n")
    return Case(rule(body, flags(n)), KNOWN + flag_facts(n), ["eligible_cost=5000"])


@kind(10, 60, 1000)
def caps_first_apart(n, _):
    body = f"上限額 9999円{WHY}\n" + lines(n, lambda i: f"上限額 {1000 + i}円 従業員数 が {i} のとき 優先{WHY}\n")
    return Case(rule(body), KNOWN, ["eligible_cost=5000"])


@kind(100, 3000, 20000)
def listed_rates(n, _):
    return Case(rule("", rate="補助率 " + ", ".join(f"{2 * i + 1}/65536" for i in range(n)) + f" のいずれか{WHY}\n"), KNOWN, ["company_size=sme"])


@kind(10, 60, 1000)
def rates_apart(n, _):
    body = lines(n, lambda i: f"補助率 {i + 1}/{2 * n} 従業員数 が {i + 1} のとき 優先{WHY}\n")
    return Case(rule(body), KNOWN, ["eligible_cost=5000"])


@kind(10, 100, 3000)
def tiers(n, _):
    rate = f"補助率 {n + 1}/{2 * n + 2} 経費 100円 以下の部分{WHY}\n"
    rate += lines(n, lambda i: f"補助率 {n - i}/{2 * n + 2} 経費 {100 * i + 100}円 超 {100 * i + 200}円 以下の部分{WHY}\n")
    rate += f"補助率 1/{2 * n + 4} 経費 {100 * n + 100}円 超の部分{WHY}\n"
    return Case(rule("", rate=rate), KNOWN, ["company_size=sme"])


@kind(8, 12, 300)
def uplifts(n, _):
    body = f"上限額 100円{WHY}\n" + lines(n, lambda i: f"上限加算 {100 + 3**min(i, 30)}円 旗{i} のとき{WHY}\n")
    return Case(rule(body, flags(n)), KNOWN + flag_facts(n), ["company_size=sme"])


@kind(8, 12, 300)
def additions(n, _):
    body = f"上限額 1億円{WHY}\n" + lines(n, lambda i: f"加算 {100 + 3**min(i, 30)}円 旗{i} のとき{WHY}\n")
    return Case(rule(body, flags(n)), KNOWN + flag_facts(n), ["company_size=sme"])


@kind(8, 12, 300)
def additions_of_costs(n, _):
    before = flags(n) + lines(n, lambda i: f"項目 額{i} [a{i}] 金額\n")
    body = f"上限額 1億円{WHY}\n" + lines(n, lambda i: f"加算 額{i} / {i + 2} 旗{i} のとき{WHY}\n")
    return Case(rule(body, before), KNOWN + flag_facts(n) + [f"a{i}={i}" for i in range(n)], ["company_size=sme"])


@kind(8, 60, 1000)
def roundings(n, _):
    rounding = lines(n, lambda i: f"端数 {['円', '千円', '万円'][i % 3]}未満 切捨て 従業員数 が {i} のとき{WHY}\n") + ROUND.replace("切捨て", f"切捨て 従業員数 が {n} 以上 のとき")
    return Case(rule("", rounding=rounding), KNOWN, ["eligible_cost=5000"])


@kind(8, 60, 1000)
def floors(n, _):
    return Case(rule(lines(n, lambda i: f"下限額 {i}円 旗{i} のとき{WHY}\n最低額 {2 * i}円 旗{i} のとき{WHY}\n"), flags(n)), KNOWN + flag_facts(n), ["eligible_cost=5000"])


@kind(3, 40, 1000)
def stages(n, _):
    flow = "流れ " + ", ".join(f"者{i} から 者{i + 1} へ 1/2" for i in range(n)) + WHY + "\n"
    return Case(rule(flow), KNOWN)


@kind(3, 40, 1000)
def shares(n, _):
    return Case(rule("負担 " + ", ".join(f"者{i} = 1/{2 * n}" for i in range(n)) + WHY + "\n"), KNOWN)


# 費目 and sums


def categories(n, clauses):
    before = lines(n, lambda i: f"項目 額{i} [a{i}] 金額\n")
    body = lines(n, lambda i: f"\n費目 目{i} [k{i}]\n経費 額{i}{WHY}\n" + clauses(i))
    return f"{HEAD}{before}枠 枠 [m]\n種別 補助\n{HALF}{ROUND}{body}", ["company_size=sme"] + [f"a{i}={1000 + i}" for i in range(n)]


@kind(10, 20, 40, 300)
def categories_of_total(n, _):
    text, facts = categories(n, lambda i: f"経費上限 合計の 1/{max(2, n // 2)} 以内{WHY}\n")
    return Case(text, facts, facts[: n // 2], over="a0")


@kind(10, 40, 500)
def categories_own_rates(n, _):
    text, facts = categories(n, lambda i: f"補助率 {i + 1}/{n + 1}{WHY}\n上限額 {1000 + i}円{WHY}\n")
    return Case(text, facts, facts[: n // 2], over="a0")


@kind(5, 20, 300)
def category_groups(n, _):
    text, facts = categories(n, lambda i: f"上限額 {1000 + i}円{WHY}\n")
    joint = lines(n - 1, lambda i: f"経費上限 {1500 + i}円 費目 k{i}, k{i + 1} の合計{WHY}\n")
    return Case(text.replace(ROUND, ROUND + joint), facts, facts[: n // 2], over="a0")


@kind(3, 20, 300)
def chain_of_measures(n, _):
    text = HEAD + f"枠 枠 [m]\n種別 補助\n{COST}{HALF}{ROUND}\n" + lines(
        n, lambda i: f"枠 枠{i} [m{i}]\n種別 補助\n{COST}金額 補助額( h/{'m' if i == 0 else f'm{i - 1}'} ) + 1円{WHY}\n{ROUND}\n")
    return Case(text, KNOWN, measure=f"h/m{n - 1}")


@kind(3, 20, 300)
def doubling_measures(n, _):
    def before(i):
        return "m" if i == 0 else f"m{i - 1}"
    text = HEAD + f"枠 枠 [m]\n種別 補助\n{COST}{HALF}{ROUND}\n" + lines(
        n, lambda i: f"枠 枠{i} [m{i}]\n種別 補助\n{COST}金額 補助額( h/{before(i)} ) + 補助額( h/{before(i)} ){WHY}\n{ROUND}\n")
    return Case(text, KNOWN, measure=f"h/m{n - 1}")


@kind(10, 100, 1000)
def summed_measures(n, _):
    text = HEAD + lines(n, lambda i: f"枠 枠{i} [m{i}]\n種別 補助\n{COST}{HALF}{ROUND}\n")
    text += f"枠 計 [m]\n種別 補助\n{COST}金額 " + " + ".join(f"補助額( h/m{i} )" for i in range(n)) + f"{WHY}\n{ROUND}\n"
    return Case(text, KNOWN)


@kind(10, 100, 1000)
def total_cap(n, _):
    text = HEAD + "合計上限 1000円 枠 " + ", ".join(f"m{i}" for i in range(n)) + " の合計" + WHY + "\n"
    text += lines(n, lambda i: f"枠 枠{i} [m{i}]\n種別 補助\n{COST}{HALF}{ROUND}\n")
    return Case(text, KNOWN, measure="h/m0", other="h/m1")


# rows


ROWS = "明細 分 [rows]\n  項目 量 [amount] 数量 kWh\n  項目 印 [mark] 真偽\n\n"


def row_rule(clauses=""):
    return f"{HEAD}{ROWS}枠 枠 [m]\n種別 単価\n{clauses}金額 合計( 量 * 2.5円/kWh ){WHY}\n{ROUND}"


@kind(100, 1000, 15000)
def unknown_cells(n, _):
    rows = json.dumps({"rows": [{"amount": f"{i}kWh"} if i % 2 else {"mark": True} for i in range(n)]}, ensure_ascii=False)
    return Case(row_rule(f"対象 印{WHY}\n"), ["amount=10kWh", "mark=true"], over="amount", json=rows)


@kind(100, 1000, 15000)
def unknown_marks(n, _):
    rows = json.dumps({"rows": [{"amount": f"{i}kWh"} for i in range(n)]}, ensure_ascii=False)
    return Case(row_rule(f"対象 印{WHY}\n"), ["amount=10kWh", "mark=true"], over="amount", json=rows)


@kind(100, 1000, 15000)
def known_rows(n, _):
    rows = json.dumps({"rows": [{"amount": f"{i}kWh", "mark": True} for i in range(n)]}, ensure_ascii=False)
    return Case(row_rule(f"対象 印{WHY}\n"), ["amount=10kWh", "mark=true"], over="amount", json=rows)


# facts


def plain(**more):
    return Case(rule(f"対象 規模 が 中小企業{WHY}\n上限額 50億円{WHY}\n"), KNOWN, **more)


@kind(100, 16000, 60000)
def unknown_keys(n, _):
    return plain(json=json.dumps({f"unknown{i}": i for i in range(n)}))


@kind(100, 16000, 60000)
def repeated_keys(n, _):
    return plain(json="{" + ",".join('"eligible_cost": 1' for _ in range(n)) + "}")


@kind(100, 16000, 100000)
def choices_of_a_fact(n, _):
    return plain(json=json.dumps({"company_size": {"any_of": ["sme"] * n}}))


@kind(8, 100, 200000)
def deep_json(n, _):
    return plain(json='{"a":' * n + "1" + "}" * n)


@kind(40, 41, 900000)
def long_number(n, _):
    return plain(json='{"eligible_cost": ' + "9" * n + "}")


@kind(40, 41, 900000)
def long_word(n, _):
    return plain(json=json.dumps({"company_size": "あ" * (n // 3)}, ensure_ascii=False))


@kind(40, 41, 900000)
def long_key(n, _):
    return plain(json=json.dumps({"あ" * (n // 3): 1}, ensure_ascii=False))


# files


@kind(100, 3000, 12000)
def examples(n, _):
    return Case(rule("") + lines(n, lambda i: f"例 対象経費 = {2 * i}円 ならば {i}円\n"), KNOWN)


@kind(100, 3000, 12000)
def failing_examples(n, _):
    return Case(rule("") + lines(n, lambda i: f"例 対象経費 = {2 * i}円 ならば {i + 1}円\n"), KNOWN)


@kind(3, 300, 5000)
def measures(n, _):
    return Case(HEAD + f"{COST}{HALF}{ROUND}枠 枠 [m]\n種別 補助\n" + lines(n, lambda i: f"枠 枠{i} [m{i}]\n種別 補助\n"), KNOWN)


@kind(3, 300, 5000)
def inherited_clauses(n, _):
    k = max(1, int(n**0.5))
    return Case(HEAD + f"{COST}{HALF}{ROUND}" + lines(k, lambda i: f"対象 従業員数 が {i} 以上{WHY}\n") + "枠 枠 [m]\n種別 補助\n" +
                lines(k, lambda i: f"枠 枠{i} [m{i}]\n種別 補助\n"), KNOWN)


@kind(3, 300, 5000)
def frames(n, _):
    return Case(HEAD + f"{COST}{HALF}{ROUND}枠 枠 [m]\n種別 補助\n" + lines(n, lambda i: f"類型 類型{i} [f{i}]\n上限額 {i + 1}円{WHY}\n"), KNOWN, measure="h/m/f0")


@kind(3, 300, 5000)
def editions(n, _):
    return Case(HEAD + lines(n, lambda i: f"枠 枠 [m]\n版 第{i}回 [e{i}] 施行 2025-02-28 から 2025-06-13\n種別 補助\n{COST}{HALF}{ROUND}"), KNOWN, measure="h/m@e0")


@kind(1000, 300000, 340000)
def long_title(n, _):
    return Case(rule("", title="題" * n), KNOWN)


@kind(1000, 300000, 900000)
def long_comment(n, _):
    return Case(rule("#" + "x" * n + "\n"), KNOWN)


@kind(1000, 50000, 500000)
def empty_comments(n, _):
    return Case(rule("#\n" * n), KNOWN)


@kind(1000, 50000, 1000000)
def blank_lines(n, _):
    return Case(rule("\n" * n), KNOWN)


@kind(100, 10000, 250000)
def long_basis(n, _):
    return Case(rule(f"上限額 5円 「{'引' * n}」\n"), KNOWN)


@kind(100, 10000, 100000)
def nested_basis(n, _):
    return Case(rule(f"上限額 5円 「{'「' * n}{'」' * n}」\n"), KNOWN)


@kind(100, 5000, 60000)
def many_bases(n, _):
    return Case(rule("上限額 5円 " + "仮定「x」" * n + "\n"), KNOWN)


@kind(100, 5000, 60000)
def unstated(n, _):
    return Case(rule("未記載" + "「x」" * n + "\n"), KNOWN)


@kind(100, 5000, 20000)
def misspelt_words(n, _):
    return Case(rule(lines(n, lambda i: f"対象 従業員素{i} が 3 以上{WHY}\n")), KNOWN)


@kind(100, 5000, 36000)
def unclosed(n, _):
    return Case(rule("上限額 小さい方( 5円\n" * n), KNOWN)


@kind(100, 5000, 30000)
def unused_items(n, _):
    return Case(rule("", lines(n, lambda i: f"項目 額{i} [a{i}] 金額\n")), KNOWN)


@kind(100, 5000, 20000)
def same_names(n, _):
    return Case(rule("", lines(n, lambda i: "項目 額 [a] 金額\n")), KNOWN)


@kind(20, 200, 2000)
def shared_choices(n, _):
    before = "区分 木 [tree] {\n" + ",\n".join(f"種{i} [s{i}]" for i in range(n)) + "\n}\n" + lines(n, lambda i: f"項目 種別{i} [sort{i}] 区分 木\n")
    return Case(rule(lines(min(n, 300), lambda i: f"対象 種別{i} が 種{i}{WHY}\n"), before), KNOWN, ["eligible_cost=1000"])


@kind(100, 2000, 15000)
def exclusions(n, _):
    return Case(rule("排他 " + ", ".join(f"旗{i}" for i in range(n)) + WHY + "\n" + "対象 " + " または ".join(f"旗{i}" for i in range(n)) + WHY + "\n", flags(n)),
                KNOWN + flag_facts(n, "false"), ["eligible_cost=1000"])


@kind(100, 3000, 100000)
def one_line(n, _):
    return Case(rule("値 " * n + "\n"), KNOWN)


@kind(10, 100, 1000)
def growths(n, _):
    before = "項目 年 [years] 整数 1 以上 100 以下\n項目 前 [before] 整数 1 以上 100000 以下\n項目 後 [after] 整数 1 以上 100000 以下\n"
    body = lines(n, lambda i: f"対象 年平均伸び率( 前, 後, 年, 0.01% 未満 切捨て ) が {i % 90 + 1}% 以上{WHY}\n")
    return Case(rule(body, before), KNOWN + ["years=100", "before=1", "after=100000"], ["eligible_cost=1000"])


@kind(40, 40, 40)
def far_growth(n, _):
    before = "項目 年 [years] 整数 1 以上\n項目 前 [before] 整数 1 以上\n項目 後 [after] 整数 1 以上\n"
    body = f"対象 年平均伸び率( 前, 後, 年, 0.01% 未満 切捨て ) が 5% 以上{WHY}\n"
    return Case(rule(body, before), KNOWN + ["years=" + "9" * n, "before=1", "after=" + "9" * n], ["eligible_cost=1000"])


# tables of applicants and combinations


@kind(100, 5000, 60000)
def table_of_columns(n, _):
    head = "eligible_cost," + ",".join(f"c{i}" for i in range(n))
    return plain(table=head + "\n" + "\n".join("1000," + "," * (n - 1) for _ in range(3)) + "\n")


@kind(100, 5000, 900000)
def table_of_one_cell(n, _):
    return plain(table="eligible_cost,company_size\n" + "9" * n + "," + "x" * n + "\n")


@kind(100, 5000, 40000)
def table_of_refusals(n, _):
    return plain(table="eligible_cost,company_size\n" + lines(n, lambda i: f"x{i},y{i}\n"))


@kind(100, 5000, 40000)
def table_of_quotes(n, _):
    return plain(table='eligible_cost,company_size\n' + '"' * n + "\n")


@kind(5, 20, 3000)
def combined_items(n, _):
    items = [{"name": f"i{i}", "amount": str(1000 + 7**min(i, 8) % 997)} for i in range(n)]
    two = rule("上限額 3000円" + WHY + "\n") + f"\n枠 他 [n]\n種別 補助\n{COST}補助率 1/3{WHY}\n上限額 2500円{WHY}\n{ROUND}"
    return Case(two, KNOWN, other="h/n", combination=json.dumps({"facts": {"company_size": "sme"}, "measures": [
        {"id": "h/m", "over": "eligible_cost"}, {"id": "h/n", "over": "eligible_cost"}], "items": items}))


@kind(5, 20, 200)
def combined_measures(n, _):
    text = HEAD + lines(n, lambda i: f"枠 枠{i} [m{i}]\n種別 補助\n{COST}{HALF}上限額 {1000 + i}円{WHY}\n下限額 {500 + i}円{WHY}\n{ROUND}")
    items = [{"name": f"i{i}", "amount": str(1500 + 7 * i)} for i in range(n)]
    return Case(text, KNOWN, measure="h/m0", other="h/m1", combination=json.dumps({
        "measures": [{"id": f"h/m{i}", "over": "eligible_cost"} for i in range(n)], "items": items}))


@kind(100, 5000, 20000)
def combined_keys(n, _):
    return plain(combination=json.dumps({"facts": {f"k{i}": 1 for i in range(n)}, "measures": ["h/m"], "items": []}))


@kind(100, 5000, 20000)
def combined_unknown(n, _):
    return plain(combination=json.dumps({"measures": ["h/m"], "items": [{"name": "x", "amount": "1", "to": [f"h/x{i}" for i in range(n)]}]}))


@kind(100, 5000, 100000)
def combined_pairs(n, _):
    return plain(combination=json.dumps({"measures": ["h/m"], "items": [{"name": "x", "amount": "1"}], "not_together": [["h/m", "h/m"]] * n}))


# certificates


def certificate(body):
    return plain(certificate="santei certificate 1\nmeasure h/m\n" + body)


@kind(100, 5000, 30000)
def certificate_steps(n, _):
    return certificate("fact f1 eligible_cost 100 対象経費\ns1 = fact f1 -> 100\n" + lines(n, lambda i: f"s{i + 2} = add s{i + 1} s{i + 1} -> {100 * 2 ** min(i + 1, 100)}\n"))


@kind(100, 5000, 30000)
def certificate_squares(n, _):
    return certificate("s1 = number 3 -> 3\n" + lines(n, lambda i: f"s{i + 2} = multiply s{i + 1} s{i + 1} -> {3 ** 2 ** min(i + 1, 8)}\n"))


@kind(100, 5000, 30000)
def certificate_facts(n, _):
    return certificate(lines(n, lambda i: f"fact f{i} k{i} 100 事実\n"))


@kind(100, 5000, 30000)
def certificate_lines(n, _):
    return certificate(lines(n, lambda i: f"line c{i} 1:{i} 対象 規模 が 中小企業 仮定「x」\n"))


@kind(100, 50000, 900000)
def certificate_number(n, _):
    return certificate("s1 = number " + "9" * n + " -> " + "9" * n + "\n")


@kind(100, 5000, 40000)
def certificate_files(n, _):
    return certificate(lines(n, lambda i: f"file {i} {'0' * 64} x{i}.santei\n"))
