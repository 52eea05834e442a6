"""Measures asked again and again: the same answers as the first time, and soon."""

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import santei
from conftest import LARGE

SETTLED: dict[str, santei.FactValue] = {"investment": 3_000_000_000, "company_size": "sme"}


def test_a_prepared_measure_gives_one_amount(large: santei.Measure) -> None:
    ask = large.prepare()
    for _ in range(3):
        assert ask(SETTLED) == 1_000_000_000
        assert ask({"investment": "30億円"}) == 1_000_000_000
        assert ask({"investment": 999_999_999, "company_size": "sme"}) == 0
        assert ask() == ask({}) == 5_000_000_000  # the cap, whatever the investment
    assert [large.prepare(name)(SETTLED) for name in ("min", "max", "stated_low", "stated_high")] == [0, 10**9, 10**9, 10**9]
    with pytest.raises(ValueError, match="stated_high"):
        large.prepare("most")  # type: ignore[arg-type]


def test_a_prepared_measure_is_a_value(large: santei.Measure) -> None:
    ask = large.prepare("stated_low")
    again = pickle.loads(pickle.dumps(ask))
    assert (again.measure, again.amount, again(SETTLED)) == (large, "stated_low", ask(SETTLED))
    assert copy.copy(ask)(SETTLED) == ask(SETTLED)
    assert LARGE in repr(ask)


@pytest.mark.parametrize(
    ("facts", "code"),
    [({"investment": 1.5}, "E0801"), ({"investmen": 1}, "E0811"), ({"investment": -1}, "E0806"), ({"company_size": "tiny"}, "E0804"), ({"prefecture": "Atlantis"}, "E0804"),
     ({"investment": "30kWh"}, "E0803"), ({"power_usage": -1}, "E0806"), ({"investment": [1]}, "E0830"), ({1: 2}, "E0830")],
)  # fmt: skip
def test_what_is_refused_first_is_refused_later(large: santei.Measure, facts: Any, code: str) -> None:
    ask = large.prepare()
    for _ in range(3):
        assert ask(SETTLED) == 10**9
        for refuse in (ask, large.estimate):
            with pytest.raises(santei.FactError) as refused:
                refuse({**SETTLED, **facts})
            assert [one.code for one in refused.value.problems] == [code]


def test_a_fact_given_twice_is_refused_every_time(large: santei.Measure) -> None:
    for _ in range(3):
        with pytest.raises(santei.FactError, match="E0812"):
            large.estimate(SETTLED, company_size="micro")


def test_any_mapping_may_hold_the_facts_and_may_change_afterwards(large: santei.Measure) -> None:
    facts = dict(SETTLED)
    answers = [large.estimate(MappingProxyType(facts)) for _ in range(3)] + [large.estimate(facts) for _ in range(3)]
    facts["investment"] = 0
    assert {one.amount.max for one in answers} == {10**9}
    assert {one.steps for one in answers} == {answers[0].steps}
    assert [one.facts for one in answers] == [SETTLED] * 6


def fresh() -> santei.Measure:
    """A measure that was never asked."""
    return santei.Catalogue(santei._core.Catalogue.embedded())[LARGE]


AMOUNTS = st.one_of(
    st.sampled_from([0, 1, 999_999_999, 10**9, 10**9 + 1, 15 * 10**9 - 1, 15 * 10**9, 15 * 10**9 + 1, 2**50, 2**62, 2**63 - 1, 2**63, 10**30]), st.integers(0, 3 * 10**10), st.integers(-5, 2**70)
)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "investment": AMOUNTS | AMOUNTS.map(str) | st.sampled_from(["30億円", "10億円..20億円", "不明", "", "x"]) | st.none(),
                "eligible_cost": AMOUNTS,
                "company_size": st.sampled_from(["sme", "micro", "小規模事業者", "large", "sme|micro", "sme|large", "中堅企業", "", "no such"]) | st.just({"sme", "large"}) | st.booleans(),
                "capital": st.integers(0, 10**9),
                "prefecture": st.sampled_from(["石川県", "ishikawa", "tokyo"]),
                "in_area": st.booleans(),
                "power_usage": st.integers(-1, 10**6) | st.sampled_from(["90.5kWh", "1/3"]),
            },
        ),
        min_size=1,
        max_size=6,
    )
)
def test_the_quick_way_says_what_the_long_way_says(cases: list[dict[str, Any]]) -> None:
    measure = santei.catalogue()[LARGE]
    for facts in cases:
        assert heard(lambda facts=facts: measure.estimate(facts)) == heard(lambda facts=facts: measure.estimate(MappingProxyType(facts)))  # type: ignore[misc]
        assert heard(lambda facts=facts: measure.prepare()(facts)) == heard(lambda facts=facts: measure.estimate(MappingProxyType(facts)).amount.stated_high)  # type: ignore[misc]


def heard(ask: Callable[[], Any]) -> Any:
    """What is said, read from the quick parts first."""
    try:
        said = ask()
    except santei.FactError as refused:
        return refused.problems
    if isinstance(said, santei.Result):
        now = said.verdict, said.status, said.amount.min, said.amount.max, said.amount.stated_low, said.amount.stated_high
        assert now == (said.to_dict()["eligibility"]["verdict"], *(said.to_dict()["amount"][name] for name in ("status", "min", "max", "stated_low", "stated_high")))
        return now, said.to_dict()
    return said


def test_every_measure_says_the_same_when_asked_again() -> None:
    known: dict[str, santei.FactValue] = {"company_size": "sme", "prefecture": "ishikawa", "disaster": "noto_2024", "eligible_cost": 80_000_000, "investment": 3_000_000_000, "required_funds": "5億円",
                                          "in_six_municipalities": True, "group_member": True, "full_grant_terms": False, "multiple_disaster": False, "certified_plan": True, "timing": "after_decision"}  # fmt: skip
    for id in santei.catalogue():
        for measure in santei.catalogue().find(id):
            first, *others = (measure.estimate(known) for _ in range(4))
            for other in others:
                assert heard(lambda other=other: other) == heard(lambda: first)  # type: ignore[misc]


def test_texts_beyond_what_is_remembered_are_read_again(large: santei.Measure) -> None:
    ask = large.prepare()
    for _ in range(2):
        for yen in range(10**9, 10**9 + 2000):
            assert ask({"investment": f"{yen}円", "company_size": "sme"}) == yen // 3
    assert ask({"investment": " " * 100 + "30億円", "company_size": "sme"}) == 10**9


def test_asking_keeps_nothing_but_a_bounded_memory() -> None:
    code = f"""
import gc, resource, santei
measure = santei.catalogue()[{LARGE!r}]
ask = measure.prepare()
def work(times):
    for i in range(times):
        ask({{"investment": f"{{10**9 + i}}円", "company_size": "sme"}})
        measure.estimate({{"investment": 10**9 + i, "company_size": "sme"}}).amount
    gc.collect()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
first = work(3000)
print(work(30000) - first)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 2048  # KiB
    assert done.stderr == ""  # no leak that nanobind knows of
