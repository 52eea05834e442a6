"""Random rules and facts, held against fractions.Fraction."""

from fractions import Fraction
from math import floor

from hypothesis import assume, given, settings
from hypothesis import strategies as st

import santei

MAN = 10_000
UNITS = {1: "円未満", 10: "十円未満", 1000: "千円未満", 10_000: "万円未満"}
yen = st.integers(0, 10**13)
rates = st.builds(lambda n, d: Fraction(min(n, d), max(n, d)), st.integers(1, 10), st.integers(1, 10))


@st.composite
def tiers(draw: st.DrawFn) -> tuple[list[int], list[Fraction]]:
    limits = sorted(draw(st.sets(st.integers(1, 10**6), max_size=3)))
    return [MAN * one for one in limits], draw(st.lists(rates, min_size=len(limits) + 1, max_size=len(limits) + 1))


def rule(limits: list[int], rate: list[Fraction], floor_of: int, cap: int, unit: int) -> str:
    clauses = []
    for i, one in enumerate(rate):
        parts = [f"{limits[i - 1]}円 超" if i else "", f"{limits[i]}円 以下" if i < len(limits) else ""]
        part = " ".join(each for each in parts if each)
        clauses.append(f"補助率 {one.numerator}/{one.denominator} " + (f"経費 {part}の部分 " if part else "") + "仮定「x」")
    return "\n".join(
        ["事業 a [p]", "枠 b [m]", "種別 補助", "項目 費用 [works_cost] 金額", f"対象 費用 が {floor_of}円 以上 仮定「x」", "経費 費用 仮定「x」", *clauses, f"上限額 {cap}円 仮定「x」",
         f"端数 {UNITS[unit]} 切捨て 仮定「x」"]
    )  # fmt: skip


def expected(limits: list[int], rate: list[Fraction], floor_of: int, cap: int, unit: int, cost: int) -> int:
    if cost < floor_of:
        return 0
    edges = [0, *limits]
    total = Fraction(0)
    for i, one in enumerate(rate):
        top = limits[i] if i < len(limits) else cost
        total += one * max(0, min(cost, top) - edges[i])
    return floor((total if total < cap else Fraction(cap)) / unit) * unit


@settings(max_examples=150, deadline=None)
@given(tiers(), yen, st.integers(1, 10**9), st.sampled_from([1, 10, 1000, 10_000]), yen, st.data())
def test_a_tiered_rule_is_exact(tier: tuple[list[int], list[Fraction]], floor_of: int, cap: int, unit: int, cost: int, data: st.DataObject) -> None:
    limits, rate = tier
    measure = santei.loads(rule(limits, rate, floor_of, cap, unit))["p/m"]
    edge = data.draw(st.sampled_from([cost, floor_of, *limits]))
    for one in (edge - 1, edge, edge + 1):
        if one >= 0:
            answer = measure.estimate(works_cost=one)
            assert (answer.amount.stated_high or 0) == expected(limits, rate, floor_of, cap, unit, one)
            assert answer.verdict == ("yes" if one >= floor_of else "no")


@settings(max_examples=60, deadline=None)
@given(tiers(), yen, st.integers(1, 10**9), yen, yen)
def test_an_interval_holds_every_value_in_it(tier: tuple[list[int], list[Fraction]], floor_of: int, cap: int, one: int, other: int) -> None:
    limits, rate = tier
    measure = santei.loads(rule(limits, rate, floor_of, cap, 1))["p/m"]
    low, high = sorted((one, other))
    bounds = measure.estimate(works_cost={"min": low, "max": high}).amount
    for cost in (low, (low + high) // 2, high):
        amount = expected(limits, rate, floor_of, cap, 1, cost)
        if cost >= floor_of:
            assert bounds.stated_low is not None and bounds.stated_high is not None
            assert bounds.stated_low <= amount <= bounds.stated_high


@settings(max_examples=60, deadline=None)
@given(tiers(), st.integers(1, 10**9), st.integers(1, 10**9))
def test_solve_inverts_the_rule(tier: tuple[list[int], list[Fraction]], cap: int, amount: int) -> None:
    limits, rate = tier
    assume(all(rate))
    found = santei.loads(rule(limits, rate, 0, cap, 1))["p/m"].solve(amount, "works_cost")
    assert found.reachable == (amount <= cap)
    if isinstance(found.least, int):
        assert expected(limits, rate, 0, cap, 1, found.least) >= amount > expected(limits, rate, 0, cap, 1, found.least - 1)


@settings(max_examples=200, deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text() | st.floats() | st.binary() | st.fractions() | st.decimals() | st.dates() | st.datetimes(),
                    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))  # fmt: skip
def test_whatever_is_given_is_answered_or_refused(value: object) -> None:
    measure = santei.catalogue()["large_growth_investment/large_investment"]
    for key in ("investment", "company_size", "contracts"):
        try:
            answer = measure.estimate({key: value})  # type: ignore[dict-item]
        except (santei.FactError, santei.LimitError) as refused:
            assert refused.problems
        except UnicodeEncodeError:
            assert "\\ud" in repr(value)
        else:
            assert answer.verdict in ("yes", "no", "unknown")
