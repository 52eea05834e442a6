"""The server for assistants, over stdio with the SDK's own client."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import santei
from conftest import LARGE

pytest.importorskip("mcp.server.mcpserver", reason="the extra mcp is not installed (mcp>=2)")

import mcp
from mcp import Client, StdioServerParameters, stdio_client


def talk(dialogue: Callable[[Any], Awaitable[None]], *options: str) -> None:
    """One dialogue with a server of its own process."""

    async def run() -> None:
        async with Client(stdio_client(StdioServerParameters(command=sys.executable, args=["-m", "santei.mcp", *options]))) as client:
            await dialogue(client)

    asyncio.run(asyncio.wait_for(run(), 120))


def told(result: Any) -> dict[str, Any]:
    assert not result.is_error, result.content
    data: dict[str, Any] = json.loads(result.content[0].text)
    return data


def refused(result: Any) -> str:
    assert result.is_error
    text: str = result.content[0].text
    assert "Traceback" not in text
    return text


def test_an_assistant_lists_asks_estimates_and_explains() -> None:
    async def dialogue(client: Any) -> None:
        tools = await client.list_tools()
        assert [one.name for one in tools.tools] == ["list", "show", "estimate", "match", "ask", "curve", "solve"]
        assert all(one.description for one in tools.tools)

        found = told(await client.call_tool("list", {"words": "大規模成長 Large_Investment"}))
        assert [one["id"] for one in found["measures"]] == [LARGE]

        by_name = told(await client.call_tool("list", {"words": "ﾓﾉﾂﾞｸﾘ"}))
        assert [one["id"] for one in by_name["measures"]] == ["productivity_revolution/monodukuri"]
        (named,) = told(await client.call_tool("estimate", {"id": "大規模成長投資補助金", "facts": {"規模": "中小企業", "投資額": "12億円"}}))["answers"]
        assert named["measure"] == "large_investment" and named["amount"]["stated_high"] == 400_000_000

        asked = told(await client.call_tool("ask", {"id": LARGE, "facts": {"規模": "中小企業"}}))
        assert asked["questions"][0]["fact"] == "investment" and asked["questions"][0]["why"][0]["page"]

        (answer,) = told(await client.call_tool("estimate", {"id": LARGE, "facts": {"規模": "中小企業", "投資額": "10億円"}}))["answers"]
        assert answer["amount"]["stated_high"] == 333_333_333 and answer["amount"]["unrounded_high"] == "1000000000/3"
        assert any(step["quote"] == "補助上限額50億円" and step["page"] for step in answer["steps"])
        assert "3億3333万3333円" in answer["words"]
        assert answer["premises"] if "premises" in answer else answer["eligibility"]["premises"]

        rule = told(await client.call_tool("show", {"id": LARGE}))
        assert all(clause["page"] for clause in rule["clauses"] if clause["quote"])

        matched = told(await client.call_tool("match", {"facts": {"規模": "中小企業", "投資額": "12億円"}, "limit": 200}))
        assert sum(matched["counts"].values()) == len(matched["measures"]) and matched["left_out"] == 0

        solved = told(await client.call_tool("solve", {"id": LARGE, "amount": "20億円", "over": "investment", "facts": {"company_size": "sme"}}))
        assert solved["least"] == "6000000000" and "60億円" in solved["words"]

        curve = told(await client.call_tool("curve", {"id": LARGE, "over": "investment", "facts": {"company_size": "sme"}}))
        assert "1/3" in json.dumps(curve)

    talk(dialogue)


def test_wrong_arguments_are_tool_errors_that_say_what_would_be_right() -> None:
    async def dialogue(client: Any) -> None:
        for name, arguments, words in (
            ("estimate", {"id": "large_growth_investment/large", "facts": {}}, "E0820"),
            ("estimate", {"id": LARGE, "facts": {"投資額": "約12億円"}}, "E080"),
            ("estimate", {"id": LARGE, "facts": {"investment": 0.5}}, "E0801"),
            ("estimate", {"id": LARGE, "facts": {"invest": "1億円"}}, "investment"),
            ("estimate", {"id": LARGE, "facts": {"company_size": "中けん"}}, "company_size"),
            ("show", {"id": "productivity_revolution"}, "E0822"),
            ("show", {"id": "なりわい"}, "E0822"),
            ("estimate", {"id": "ない補助金", "facts": {}}, "E0820"),
            ("curve", {"id": LARGE, "over": "company_size", "facts": {}}, "E090"),
            ("curve", {"id": LARGE, "over": "nothing", "facts": {}}, "E0811"),
            ("solve", {"id": LARGE, "amount": "たくさん", "over": "investment", "facts": {}}, "E0802"),
            ("estimate", {"id": LARGE}, "facts"),
            ("estimate", {"id": LARGE, "facts": "12億円"}, "facts"),
            ("match", {"facts": {}, "limit": 0}, "limit"),
            ("match", {"facts": {}, "group": "best"}, "group"),
            ("list", {"limit": "many"}, "limit"),
        ):
            assert words in refused(await client.call_tool(name, arguments)), (name, arguments)
        told(await client.call_tool("list", {}))  # still there

    talk(dialogue)


def test_an_unknown_tool_is_an_error() -> None:
    async def dialogue(client: Any) -> None:
        try:
            assert (await client.call_tool("guess", {})).is_error
        except mcp.MCPError as why:
            assert "guess" in str(why)

    talk(dialogue)


def test_rules_of_ones_own_are_served(tmp_path: Any) -> None:
    from conftest import LAMPS

    (tmp_path / "lamps.santei").write_text(LAMPS, encoding="utf-8")

    async def dialogue(client: Any) -> None:
        assert [one["id"] for one in told(await client.call_tool("list", {}))["measures"]] == ["street_lights/lamps"]
        (answer,) = told(await client.call_tool("estimate", {"id": "street_lights/lamps", "facts": {"works_cost": 500_000, "is_guild": True, "start": "2025-04-01"}}))["answers"]
        assert answer["amount"]["stated_high"] == 333_000

    talk(dialogue, "--rules", str(tmp_path))


def test_what_is_served_is_what_estimate_says() -> None:
    async def dialogue(client: Any) -> None:
        for cost in ("9億9999万9999円", "10億円", "150億円"):
            facts = {"company_size": "sme", "investment": cost}
            (answer,) = told(await client.call_tool("estimate", {"id": LARGE, "facts": facts}))["answers"]
            want = santei.catalogue()[LARGE].estimate(facts)
            assert {key: answer[key] for key in want.to_dict()} == want.to_dict() and answer["words"] == want.explain()

    talk(dialogue)
