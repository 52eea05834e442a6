"""Writes the clauses of a tree in the notation."""
from __future__ import annotations

from tree import Fact, Flag, Lit, Not, OneOf, Rounding, Rule, Table
from words import LONGER, condition, expression, figure, inner, labels, literal, money


UNITS = {1: "円未満", 10: "十円未満", 100: "百円未満", 1000: "千円未満", 10000: "万円未満"}


def rounding(r: Rounding) -> str:
    if r.unit is None:
        text = "なし"
    elif r.in_digits or r.unit not in UNITS:
        text = f"{money(r.unit)}未満 {LONGER.get(r.mode, r.mode)}"
    else:
        text = f"{UNITS[int(r.unit)]} {r.mode}"
    return text + (" " + r.scope if r.scope else "")


def truth_cell(fact: Fact, yes: bool, by_name: bool) -> str:
    return fact.label + ("" if yes else " でない") if by_name else "はい" if yes else "いいえ"


def key_cell(c, by_name: bool) -> str:
    """A condition on a key as it stands in its cell: without the key's name."""
    if c is None:
        return "-"
    if isinstance(c, Flag):
        return truth_cell(c.fact, True, by_name)
    if isinstance(c, Not):
        return truth_cell(c.part.fact, False, by_name) if isinstance(c.part, Flag) else f"{key_cell(c.part, by_name)} {c.word}"
    return condition(c).split(" が ", 1)[1].removesuffix(" のいずれか")


def column(fact: Fact, choice, by_name: bool) -> str:
    if fact.kind == "integer":
        return key_cell(choice, by_name)
    return truth_cell(fact, choice == 1, by_name) if fact.kind == "truth" else fact.choices[choice].label


def table(name: str, t: Table, basis: str) -> list[str]:
    keys = [k.label if isinstance(k, Fact) else expression(k) for k in t.keys]
    lines = [f"表 {name} [{', '.join(keys)}]"]
    heads = keys[:1] + [column(t.keys[1], i, t.by_name) for i in t.second] if t.second else keys + t.columns
    lines.append("  | " + " | ".join(heads) + " |")
    for keys, cells in t.rows:
        lines.append("  | " + " | ".join([key_cell(k, t.by_name) for k in keys] + [expression(c) for c in cells]) + f" | {basis}")
    return lines


def when(clause) -> str:
    if clause.when is None:
        return ""
    return " " + condition(clause.when) + " のとき" + ["", " 優先", " 最優先"][clause.precedence]


def lines(clause) -> list[str]:
    says, basis = clause.says, clause.basis
    if clause.kind == "表":
        return table(clause.name, says, basis)
    if clause.kind == "場合分け":
        out = [f"場合分け {clause.name}"]
        for at, (c, value) in enumerate(says.rows):
            word = labels(OneOf(says.fact, value)) if isinstance(value, list) else inner(value)
            out.append(f"  {word} " + ("その他" if c is None else condition(c) + " のとき") + f" {basis}")
        return out
    if clause.kind == "対象":
        if clause.may:
            return [f"対象 認められる場合がある {condition(says)} のとき {basis}"]
        wanted = condition(says)
        return [f"対象 {f'( {wanted} )' if when(clause)[1:2].isdigit() else wanted}{when(clause)} {basis}"]  # 5年 超 3/4 would be a range
    if clause.kind == "端数":
        return [f"端数 {rounding(says)}{when(clause)} {basis}"]
    if clause.kind == "値":
        return [f"値 {clause.name} = {figure(says)}{when(clause)} {basis}"]
    if clause.kind == "合計上限":
        return [f"合計上限 {figure(says[0])} 枠 {', '.join(says[1])} の合計{when(clause)} {basis}"]
    if clause.kind in ("前提", "未記載", "排他", "種別", "版"):
        return [f"{clause.kind} {says}" if clause.kind != "未記載" else f"未記載「{says}」"]
    if clause.kind == "負担":
        return ["負担 " + ", ".join(f"{p} = {r.numerator}/{r.denominator}" for p, r in says) + when(clause) + " " + basis]
    if clause.kind == "流れ":
        out = []
        for s in says:
            text = f"{s.source} から {s.to} へ " + ("定額" if s.rate is None else f"{s.rate.numerator}/{s.rate.denominator}")
            text += f" 基礎 {s.base.label}" if s.base else ""
            out.append(text + (f" 上限額 {money(s.cap)}" if s.cap is not None else ""))
        return ["流れ " + ", ".join(out) + when(clause) + " " + basis]
    return [f"{clause.kind} {figure(says)}{when(clause)} {basis}"]


TYPES = {"money": "金額", "ratio": "割合", "integer": "整数", "truth": "真偽", "date": "日付", "month": "月"}


def choice_tree(fact, parent: int = -1) -> str:
    out = []
    for at, choice in enumerate(fact.choices):
        if choice.parent == parent:
            below = choice_tree(fact, at)
            out.append(f"{choice.label} [{choice.key}]" + (f" {below}" if below else ""))
    return "{ " + ", ".join(out) + " }" if out else ""


def item(fact) -> str:
    if fact.kind == "category":
        what = "区分 " + (fact.tree or choice_tree(fact))
    elif fact.kind == "quantity":
        what = "数量 " + fact.unit
    else:
        what = TYPES[fact.kind] + (f" {fact.unit}" if fact.unit else "")
    for bound, word in ((fact.least, "以上"), (fact.greatest, "以下")):
        if bound is not None:
            what += f" {literal(Lit(bound, fact.kind, fact.unit))} {word}"
    return f"項目 {fact.label} [{fact.key}] {what}"


def readings(of: list) -> list[str]:
    out = []
    for r in of:
        out.append(f"読み {r.label} [{r.key}]")
        out += [f"  {label} [{r.key}_{i}]「{label}」" for i, label in enumerate(r.options)]
    return out


def said_by_flow(rule: Rule, measure, clause) -> bool:
    """Whether the last stage of 流れ says the clause: a 補助率 with no other amount around it."""
    amounts = [c for c in measure.clauses + rule.clauses if c.kind in ("補助率", "定額", "金額")]
    flows = any(c.kind == "流れ" for c in measure.clauses)
    return clause.by_flow and flows and not measure.categories and len(amounts) == 1


def rule_lines(rule: Rule) -> list[tuple[str, object]]:
    """Each line with the clause it belongs to, or None."""
    out: list[tuple[str, object]] = []

    def add(texts, clause=None):
        out.extend((text, clause) for text in texts)

    if rule.vocabulary:
        add(["使う 共通語彙"])
    for fact in rule.facts:
        if fact.tree and all(f.tree != fact.tree for f in rule.facts[:rule.facts.index(fact)]):
            add([f"区分 {fact.tree} [tree_{fact.key}] {choice_tree(fact)}"])
    add(["事業 見本の事業 [t]", "出典 要領「見本」"])
    add([item(f) for f in rule.facts if not f.rows])
    if rule.rows:
        add([f"明細 行 [{rule.rows}]"] + ["  " + item(f) for f in rule.facts if f.rows])
    shared = [r for r in rule.measures[0].readings if r.shared]
    add(readings(shared))
    for clause in rule.clauses:
        add(lines(clause), clause)
    for measure in rule.measures:
        add([f"枠 枠の{measure.key} [{measure.key}]"])
        if measure.edition:
            add([measure.edition])
        add([f"種別 {measure.kind}"])
        add(readings([r for r in measure.readings if not r.shared]))
        written = [c for c in measure.clauses if not said_by_flow(rule, measure, c)]
        for clause in (c for c in written if not any(c is f for f in measure.framed)):
            add(lines(clause), clause)
        if measure.frame:
            add([f"類型 類型の{measure.frame} [{measure.frame}]"])
            for clause in (c for c in written if any(c is f for f in measure.framed)):
                add(lines(clause), clause)
        for category in measure.categories:
            add([f"費目 {category.title} [{category.key}]"])
            for clause in category.clauses:
                add(lines(clause), clause)
    return out


def text(rule: Rule) -> str:
    return "\n".join(line for line, _ in rule_lines(rule)) + "\n"
