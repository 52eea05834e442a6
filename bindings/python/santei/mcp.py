"""santei for assistants: exact amounts with their pages over the Model Context Protocol, so that nothing is guessed.

``python -m santei.mcp`` serves list, show, estimate, match, ask, curve and solve on standard input and output (extra ``mcp``). ``--rules PATH`` serves rules of one's own.

Amounts are whole yen; what is not whole is text in lowest terms ("1000000000/3"). Every mistake is a tool error that says what would be right.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, Literal, ParamSpec, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from . import __version__
from ._catalogue import Catalogue, catalogue
from ._errors import Error
from ._files import load
from ._match import Match
from ._measure import Measure
from ._named import folded, id_named
from ._result import Result

ABOUT = """日本の補助金・給付などの規則に、正確な金額と根拠のページで答えます。金額は自分で計算せず、必ずこの道具の答えを使い、根拠の文言とページを添えてください。
事実は人が書く形のまま渡します: {"投資額": "12億円", "規模": "中小企業"}。分からない事実は渡さないでください（0 や「いいえ」とはみなしません）。
順: list で ID を探す → ask で足りない事実を聞く → estimate で金額と根拠。答えは見積もりであり、採択や交付を約束するものではありません。"""

Id = Annotated[str, Field(description="programme/measure[/類型][@版]。list が教えます。例: large_growth_investment/large_investment。名前（その一部）[@版] でも、当てはまる枠が一つなら答えます")]
Facts = Annotated[
    dict[str, Any],
    Field(description='事実をキーか名前で。値は人が書く形の文字列（"12億円"、"1/2"、"石川県"、"はい"、"9億円..11億円"、"sme|micro"、"2025-07-10"）か整数か真偽。小数の数値は断られます（文字列で書く）'),
]
Over = Annotated[str, Field(description="どの事実を動かすか（キー）。例: investment、eligible_cost")]

P = ParamSpec("P")
R = TypeVar("R")


def server(rules: Catalogue | None = None) -> MCPServer[Any]:
    """A server over these rules; without any over the ones shipped."""
    known = rules if rules is not None else catalogue()
    made: MCPServer[Any] = MCPServer("santei", title="santei（算定）", instructions=ABOUT, version=__version__, log_level="ERROR")
    tools = _Tools(known)
    reads = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
    for tool in (tools.list, tools.show, tools.estimate, tools.match, tools.ask, tools.curve, tools.solve):
        made.add_tool(tool, annotations=reads)
    return made


def _told(tool: Callable[P, R]) -> Callable[P, R]:
    """What santei refuses is a tool error in its own words."""

    @wraps(tool)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return tool(*args, **kwargs)
        except Error as why:
            raise ToolError(why.render()) from why
        except (TypeError, ValueError) as why:
            raise ToolError(str(why)) from why

    return asked


class _Tools:
    def __init__(self, rules: Catalogue) -> None:
        self._rules = rules

    @_told
    def list(
        self,
        words: Annotated[str, Field(description="事業名・枠名・ID の一部。空白で区切った語を全て含むもの。空なら全て")] = "",
        limit: Annotated[int, Field(ge=1, le=500)] = 50,
    ) -> dict[str, Any]:
        """規則にある枠の一覧: ID、事業、枠、種別、版。"""
        wanted = [folded(one) for one in words.split()]
        found = []
        for entry in self._rules.list():
            title = self._rules.find(entry.id)[0].programme_title
            names = folded(f"{title} {entry.title} {entry.id}")
            if all(one in names for one in wanted):
                found.append({"id": entry.id, "programme": title, "measure": entry.title, "kind": entry.kind, "editions": [one.edition for one in entry.editions]})
        return {"count": len(found), "measures": found[:limit], "left_out": max(len(found) - limit, 0)}

    @_told
    def show(self, id: Id) -> dict[str, Any]:
        """一つの枠の規則: 条文ごとに根拠の文言とページ、聞かれる事実（キー、名前、種類、選択肢）、資料に書かれていないこと。"""
        return self._one(id).to_dict()

    @_told
    def estimate(self, id: Id, facts: Facts) -> dict[str, Any]:
        """対象かどうかと金額（円）。条文ごとの判定、計算の各段、根拠の文言とページ、前提、まだ分からない事実を添えます。"""
        answers = [_answer(one) for one in self._rules.estimate(id_named(self._rules, id), facts)]
        return {"answers": answers}

    @_told
    def match(
        self,
        facts: Facts,
        group: Annotated[Literal["certain", "possible", "impossible", "pays_nobody", "all"], Field(description="certain 対象、possible 前提つき・まだ分からない、impossible 対象外、pays_nobody 申請者に払う制度ではない")] = "all",
        limit: Annotated[int, Field(ge=1, le=500)] = 20,
    ) -> dict[str, Any]:
        """この申請者に合う枠を、確かなもの、あり得るものの順に。"""
        found = self._rules.match(facts)
        counts = {name: len(found.group(name)) for name in ("certain", "possible", "impossible", "pays_nobody")}  # type: ignore[arg-type]
        chosen = list(found) if group == "all" else list(found.group(group))
        return {"counts": counts, "measures": [_matched(one) for one in chosen[:limit]], "left_out": max(len(chosen) - limit, 0)}

    @_told
    def ask(
        self,
        facts: Facts,
        id: Annotated[str | None, Field(description="一つの枠について聞くとき、その ID。なければ全ての枠について")] = None,
        limit: Annotated[int, Field(ge=1, le=100)] = 5,
    ) -> dict[str, Any]:
        """次に聞くとよいこと。金額を最も左右する事実から。空なら、聞くことはもうありません。"""
        questions = self._one(id).questions(facts) if id else self._rules.questions(facts)
        return {"questions": [
            {"fact": one.fact, "label": one.label, "decides_yen": _number(one.decides_yen), "measures": one.measures, "expected": one.expected,
             "choices": [each._asdict() for each in one.choices[:50]], "why": [each._asdict() for each in one.why[:3]]}
            for one in questions[:limit]
        ], "left_out": max(len(questions) - limit, 0)}

    @_told
    def curve(self, id: Id, over: Over, facts: Facts) -> dict[str, Any]:
        """金額を一つの事実の関数として: 区間ごとの傾きと切片（端数の前）、段差、端数。"""
        return self._one(id).curve(over, facts).to_dict()

    @_told
    def solve(self, id: Id, amount: Annotated[str, Field(description="ほしい金額。例: 20億円")], over: Over, facts: Facts) -> dict[str, Any]:
        """金額から逆に: その額に届く最小の値。届かないなら、最大でいくらか。"""
        found = self._one(id).solve(amount, over, facts)
        return {**found.to_dict(), "words": found.explain()}

    def _one(self, id: str) -> Measure:
        return self._rules[id_named(self._rules, id)]


def _answer(of: Result) -> dict[str, Any]:
    """The contract's object, with the whole in words."""
    return {**of.to_dict(), "measure_title": of.measure.title, "programme_title": of.measure.programme_title, "words": of.explain()}


def _matched(of: Match) -> dict[str, Any]:
    amount = of.result.amount
    return {
        "id": of.measure.id, "programme": of.measure.programme_title, "measure": of.measure.title, "group": of.group, "verdict": of.result.verdict, "status": amount.status,
        "stated_low": amount.stated_low, "stated_high": amount.stated_high, "min": amount.min, "max": amount.max, "page": of.measure.page,
        "premises": [*of.result.premises], "deciding": [{"text": one.text, "quote": one.quote, "page": one.page} for one in of.deciding],
    }


def _number(value: Any) -> Any:
    return value if value is None or isinstance(value, int) else str(value)


def main() -> None:
    """``python -m santei.mcp``."""
    parser = argparse.ArgumentParser(prog="python -m santei.mcp", description="santei（算定）を Model Context Protocol で渡す（標準入出力）")
    parser.add_argument("--rules", metavar="PATH", action="append", help="自分の規則のファイルかフォルダー（なければ santei に付いている規則）")
    given = parser.parse_args().rules
    server(load(*given) if given else None).run("stdio")


if __name__ == "__main__":
    main()
