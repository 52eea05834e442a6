"""Literals, expressions and conditions in the words of the notation."""
from __future__ import annotations

import datetime
from fractions import Fraction

from tree import (All, Any, Between, Bin, Call, Cmp, Figure, Flag, Grant, Lit, Name, Not, OneOf, Otherwise, Reads, Ref, Values)


def decimal(value: Fraction) -> str:
    """The shortest decimal of a fraction whose denominator divides a power of ten."""
    digits = 0
    while (value * 10**digits).denominator != 1:
        digits += 1
    whole = str(abs(int(value * 10**digits))).rjust(digits + 1, "0")
    text = whole if digits == 0 else whole[:-digits] + "." + whole[-digits:]
    return ("-" if value < 0 else "") + text


def money(value: Fraction) -> str:
    if value.denominator != 1:
        return decimal(value) + "円"
    if value >= 10**8 and value % 10**4 == 0:
        rest = value % 10**8 // 10**4
        return f"{value // 10**8}億" + (f"{rest}万" if rest else "") + "円"
    if value >= 10**4 and value % 10**4 == 0:
        return f"{value // 10**4}万円"
    return (f"{int(value):,}" if value % 7 == 0 else str(value)) + "円"


def kanji(number: int) -> str:
    """Of 0 to 99."""
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    return digits[number] if number < 10 else ("" if tens == 1 else digits[tens]) + "十" + ("" if ones == 0 else digits[ones])


def month(value: Fraction) -> str:
    return f"{int(value) // 12}-{int(value) % 12 + 1:02}"


def literal(lit: Lit) -> str:
    if lit.kind == "money":
        return money(lit.value)
    if lit.kind == "ratio":
        if lit.value.denominator in (1, 2, 4, 5, 8, 10, 20, 25, 40, 50, 100) and lit.unit == "%":
            return decimal(lit.value * 100) + "%"
        parts = lit.value.denominator, lit.value.numerator
        if lit.unit == "分の":
            return f"{parts[0]}分の{parts[1]}"
        return "分の".join(map(kanji, parts)) if lit.unit == "漢" else f"{parts[1]}/{parts[0]}"
    if lit.kind == "integer":
        return str(lit.value) + lit.unit
    if lit.kind == "month":
        return month(lit.value)
    if lit.kind == "date":
        return date(lit.value)
    if lit.kind == "price":
        return decimal(lit.value) + "円/" + lit.unit
    return decimal(lit.value) + lit.unit


def date(value: Fraction) -> str:
    import datetime
    return (datetime.date(1970, 1, 1) + datetime.timedelta(days=int(value))).isoformat()


def spelt(call: Call) -> str:
    """切捨て as 切り捨て where the unit is odd."""
    odd = call.name in LONGER and isinstance(call.args[1], Lit) and call.args[1].value % 2 == 1
    return LONGER[call.name] if odd else call.name


LONGER = {"切捨て": "切り捨て", "切上げ": "切り上げ"}


def inner(e) -> str:
    text = expression(e)
    return f"( {text} )" if isinstance(e, (Bin, Otherwise)) else text


def expression(e) -> str:
    if isinstance(e, Lit):
        return literal(e)
    if isinstance(e, Ref):
        return e.fact.label
    if isinstance(e, Name):
        return e.name + ("." + e.member if e.member else "")
    if isinstance(e, Bin):
        return f"{inner(e.a)} {e.op} {inner(e.b)}"
    if isinstance(e, Call):
        if e.name == "年平均伸び率":
            return f"年平均伸び率( {', '.join(expression(a) for a in e.args[:3])}, {literal(e.args[3])} 未満 切捨て )"
        if e.name == "行":
            return f"行( {expression(e.args[0])}, {condition(e.args[1])} )"
        return f"{spelt(e)}( {', '.join(expression(a) for a in e.args)} )"
    if isinstance(e, Otherwise):
        return f"{e.fact.label} なければ {inner(e.then)}"
    if isinstance(e, Grant):
        return f"補助額( t/{e.measure} )"
    if isinstance(e, str):
        return e  # 定額 未定, 未定
    raise TypeError(e)


def labels(c: OneOf) -> str:
    return ", ".join(c.fact.choices[i].label for i in c.choices) + (" のいずれか" if len(c.choices) > 1 else "")


OF_DAYS = {"以上": "以後", "以下": "以前"}
FROM_TO = {"以上": "から", "以下": "まで"}


def compared(left, how: str, with_: Lit) -> str:
    """The word of a comparison; of days sometimes that of days, of any number sometimes から and まで."""
    turn = with_.value.numerator % 5 if isinstance(with_, Lit) else 0
    if turn == 1 and isinstance(left, Ref) and left.fact.kind in ("date", "month"):
        return OF_DAYS.get(how, how)
    return FROM_TO.get(how, how) if turn == 2 and isinstance(left, Ref) and left.fact.kind in ("date", "integer") else how


def condition(c, top: bool = True) -> str:
    if isinstance(c, All):
        text = " かつ ".join(condition(p, False) for p in c.parts)
        return text if top else f"( {text} )"
    if isinstance(c, Any):
        text = " または ".join(condition(p, False) for p in c.parts)
        return text if top else f"( {text} )"
    if isinstance(c, Not):
        if isinstance(c.part, OneOf) and c.word == "以外":
            return condition(c.part) + " 以外"
        return (condition(c.part) if isinstance(c.part, Flag) and c.part.if_missing is None else f"( {condition(c.part)} )") + " でない"
    if isinstance(c, Cmp):
        return f"{inner(c.left)} が {inner(c.right)}" + ("" if c.how == "等しい" else " " + compared(c.left, c.how, c.right))
    if isinstance(c, Between):
        return f"{inner(c.left)} が {inner(c.low)} {compared(c.left, c.low_how, c.low)} {inner(c.high)} {compared(c.left, c.high_how, c.high)}"
    if isinstance(c, OneOf):
        missing = "" if c.if_missing is None else f" なければ {c.fact.choices[c.if_missing].label}"
        return f"{c.fact.label}{missing} が {labels(c)}" + (f" 等 [{c.others}]" if c.others else "")
    if isinstance(c, Values):
        kind = c.fact.kind
        words = [literal(Lit(v, kind, c.fact.unit)) for v in c.values]
        return f"{c.fact.label} が {', '.join(words)}" + (" のいずれか" if len(words) > 1 else "")
    if isinstance(c, Flag):
        return c.fact.label + ("" if c.if_missing is None else " なければ " + ("はい" if c.if_missing else "いいえ"))
    if isinstance(c, Reads):
        words = [c.reading.options[i] for i in c.choices]
        return f"読み {c.reading.label} が {', '.join(words)}" + (" のいずれか" if len(words) > 1 else "")
    raise TypeError(c)


def figure(f: Figure) -> str:
    text = "合計の " if f.of_total else ""
    text += ", ".join(expression(a) for a in f.alternatives) + (" のいずれか" if len(f.alternatives) > 1 else "")
    text += " 等" if f.others else ""
    text = "最大 " + text if f.at_most == "最大" else text + (" " + f.at_most if f.at_most else "")
    text += " 未満" if f.below else ""
    if f.tier:
        text += " 補助額" if f.tier.of_grant else " 経費"
        text += f" {money(f.tier.above)} 超" if f.tier.above is not None else ""
        text += f" {money(f.tier.up_to)} 以下" if f.tier.up_to is not None else ""
        text += "の部分"
    if f.categories:
        text += f" 費目 {', '.join(f.categories)} の合計"
    return text + (f" [{f.key}]" if f.key else "")
