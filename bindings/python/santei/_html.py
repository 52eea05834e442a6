"""Answers, rules and curves as HTML for notebooks: plain tables that follow the notebook's own colours, readable without colour."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING

from ._standing import MET, STANDINGS, sign_of

if TYPE_CHECKING:
    from ._curve import Curve
    from ._facts import Yen
    from ._match import Match, Matches
    from ._measure import Measure
    from ._result import Result
    from ._values import Amount, Clause, Fact, Step

TYPES = {"money": "金額", "unit_price": "単価", "quantity": "数量", "integer": "整数", "ratio": "割合", "category": "区分", "truth": "真偽", "date": "日付", "month": "月", "rows": "明細"}
BASES = {"quote": "", "guideline": "要領", "assumption": "仮定"}
LEFT = ' style="text-align:left"'
RIGHT = ' style="text-align:right"'


def result_html(of: Result) -> str:
    measure = of.measure
    sign = sign_of(of)
    parts = [_head(measure.title, measure.programme_title, measure.id), f"<p><b>{sign} {STANDINGS[sign]}</b>　<b>{escape(amount_words(of.amount, measure))}</b></p>"]
    if of.premises:
        parts.append(f"<p>前提: {escape('、'.join(of.premises))}</p>")
    parts.append(_table(("対象", "条文", "根拠"), ((MET[one.verdict or "unknown"], one.text, basis(one)) for one in of.clauses)))
    parts.append(_table(("計算", "値", "条文", "根拠"), ((f"{one.category or ''} {one.label}".strip(), number(one.value, one.unit or ""), one.text, basis(one)) for one in of.steps), right=1))
    parts.append(_table(("足りない事実", "決まる幅"), ((one.fact, "上限なし" if one.decides_yen is None else money(measure, one.decides_yen)) for one in of.missing), right=1))
    parts.append(_list("注意", tuple(text for _, text in of.notes)))
    parts.append(_list("仮定", tuple(one for one in of.assumptions if one.removeprefix("前提 ") not in of.premises)))
    parts.append(_list("資料に書かれていないこと", of.unstated))
    return _whole(parts)


def measure_html(of: Measure) -> str:
    page = f"{of.page}ページ" if of.page else of.edition
    parts = [_head(of.title, of.programme_title, of.id, page)]
    parts.append(_table(("条文", "根拠"), ((one.text, basis(one)) for one in of.clauses)))
    parts.append(_table(("事実", "キー", "型", "選択肢"), ((one.label, one.key, _type(one), "、".join(each.label for each in one.choices[:8]) + (" …" if len(one.choices) > 8 else "")) for one in of.facts)))
    parts.append(_list("資料に書かれていないこと", of.unstated))
    return _whole(parts)


def matches_html(of: Matches) -> str:
    parts = [f"<p><b>{len(of)}件の枠</b></p>"]
    signs = [sign_of(one.result) for one in of]
    opened = next((one for one in STANDINGS if one in signs), "")
    for sign, words in STANDINGS.items():
        members = [one for one, own in zip(of, signs, strict=True) if own == sign]
        rows = _table(("事業", "枠", "ID", "金額", "前提", "決め手"), (_match_row(one) for one in members), right=3)
        if members:
            parts.append(f"<details{' open' if sign == opened else ''}><summary>{sign} {words}　{len(members)}件</summary>{rows}</details>")
    return _whole(parts)


def curve_html(of: Curve) -> str:
    pieces = of.stated_low.pieces
    rows = ((("" if one.start_closed else "超 ") + number(one.start, of.unit), "" if one.end is None else number(one.end, of.unit) + ("" if one.end_closed else " 未満"), str(one.slope), money(of.measure, one.intercept), one.why) for one in pieces)
    return _whole([_head(of.measure.title, of.measure.programme_title, of.measure.id, f"{of.label}（{of.over}）"), f'<div style="max-width:40em">{of.svg()}</div>', _table(("から", "まで", "傾き", "切片", "条文"), rows)])


def amount_words(of: Amount, measure: Measure) -> str:
    """最大 10億円, 0円 から 5億円, 算定できません …"""
    if of.status in ("ineligible", "not_computable"):
        return {"ineligible": f"{money(measure, 0)}（対象外）", "not_computable": "金額は算定できません"}[of.status]
    low, high = (of.stated_low, of.stated_high) if of.stated_low is not None or of.stated_high is not None else (of.min, of.max)
    most = "最大 " if of.status.startswith("maximum") else ""
    if low == high and low is not None:
        return most + money(measure, low)
    return f"{most}{'?' if low is None else money(measure, low)} から {'上限なし' if high is None else money(measure, high)}"


def money(measure: Measure, amount: Yen) -> str:
    """3億3,333万円 as 333,330,000円, 123450 cents as 1,234.50€: commas, which a column of figures lines up."""
    if measure.currency != "JPY":
        return measure._core.money(str(amount))
    return f"{amount:,}円" if isinstance(amount, int) else f"{amount}円"


def number(value: Fraction, unit: str) -> str:
    return f"{value.numerator:,}{unit}" if value.denominator == 1 else f"{value}{unit}"


def basis(of: Clause | Step) -> str:
    """The phrase and its page; without a phrase the guideline or the assumption."""
    if of.quote:
        return f"「{of.quote}」 {of.page}ページ"
    return "、".join(f"{BASES[one.kind]}「{one.text}」" for one in of.bases)


def _type(of: Fact) -> str:
    return TYPES.get(of.type, of.type) + (f"（{of.unit}）" if of.unit else "")


def _match_row(one: Match) -> tuple[str, ...]:
    premises = "、".join(one.result.premises) if one.result.verdict == "yes" else ""
    return one.measure.programme_title, one.measure.title, one.measure.id, amount_words(one.result.amount, one.measure), premises, one.deciding[0].text if one.deciding else ""


def _head(title: str, above: str, id: str, more: str = "") -> str:
    return f"<p>{escape(above)}<br><b>{escape(title)}</b><br><code>{escape(id)}</code>{escape(more and f'　{more}')}</p>"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], *, right: int = -1) -> str:
    body = "".join("<tr>" + "".join(f"<td{RIGHT if i == right else LEFT}>{escape(cell)}</td>" for i, cell in enumerate(row)) + "</tr>" for row in rows)
    return f"<table><thead><tr>{''.join(f'<th{LEFT}>{escape(head)}</th>' for head in heads)}</tr></thead><tbody>{body}</tbody></table>" if body else ""


def _list(title: str, items: Iterable[str]) -> str:
    lines = "".join(f"<li>{escape(one)}</li>" for one in items)
    return f"<details><summary>{escape(title)}</summary><ul>{lines}</ul></details>" if lines else ""


def _whole(parts: Iterable[str]) -> str:
    return f'<div class="santei">{"".join(parts)}</div>'
