"""Answers: the names and values of the contract."""

from fractions import Fraction

import pytest

import santei


def test_the_amount_of_page_2_is_exact(large: santei.Measure) -> None:
    answer = large.estimate(investment="10億円", company_size="sme")
    assert (answer.verdict, answer.status) == ("yes", "maximum")
    assert answer.amount == santei.Amount("maximum", 0, 333_333_333, 333_333_333, 333_333_333, Fraction(10**9, 3), Fraction(10**9, 3), "tight")
    assert type(answer.amount.max) is int


@pytest.mark.parametrize(
    ("investment", "verdict", "stated"),
    [(999_999_999, "no", None), (1_000_000_000, "yes", 333_333_333), (1_000_000_001, "yes", 333_333_333), (15_000_000_000 - 1, "yes", 4_999_999_999), (15_000_000_000, "yes", 5_000_000_000),
     (15_000_000_001, "yes", 5_000_000_000)],
)  # fmt: skip
def test_the_floor_and_the_cap_hold_to_the_yen(large: santei.Measure, investment: int, verdict: str, stated: int | None) -> None:
    answer = large.estimate(investment=investment, company_size="sme")
    assert answer.verdict == verdict
    assert (answer.amount.stated_high or None) == stated


def test_facts_may_stand_in_a_mapping_or_as_keywords(large: santei.Measure) -> None:
    assert large.estimate({"investment": "30億円", "company_size": "sme"}) == large.estimate({"investment": "30億円"}, company_size="sme")


def test_what_is_not_given_is_unknown_and_named(large: santei.Measure) -> None:
    answer = large.estimate(investment="30億円")
    assert answer.verdict == "unknown"
    assert [one.fact for one in answer.missing] == ["company_size", "applicant_kind"]
    assert large.estimate().status != "exact"


def test_the_dict_is_the_contracts_object_and_agrees_with_the_properties(large: santei.Measure) -> None:
    answer = large.estimate(investment="10億円", company_size="sme", prefecture="石川県")
    data = answer.to_dict()
    assert (data["programme"], data["measure"], data["edition"], data["frame"]) == ("large_growth_investment", "large_investment", "r6_supplementary", None)
    assert data["amount"]["unrounded_low"] == "1000000000/3"
    assert data["eligibility"]["verdict"] == answer.verdict
    assert [one["text"] for one in data["steps"]] == [one.text for one in answer.steps]
    assert [one.label for one in answer.steps] == ["経費", "補助率", "上限額", "端数"]
    assert (answer.steps[1].value, answer.steps[1].unit) == (Fraction(10**9, 3), "円")
    assert answer.unused == ("prefecture",) == tuple(data["unused"])
    assert tuple(data["assumptions"]) == answer.assumptions
    data["amount"]["min"] = "changed"
    assert answer.to_dict()["amount"]["min"] == 0


def test_an_open_reading_is_listed_with_its_choices() -> None:
    for id in santei.catalogue():
        for measure in santei.catalogue().find(id):
            if readings := measure.estimate().readings:
                assert readings[0].key in {one.key for one in measure.facts}
                assert len(readings[0].choices) > 1
                settled = measure.estimate({readings[0].key: readings[0].choices[0].key})
                assert readings[0].key not in {one.key for one in settled.readings}
                return
    pytest.fail("no measure has an open reading")


def test_every_part_of_every_answer_can_be_read() -> None:
    for id in santei.catalogue():
        for answer in santei.catalogue().estimate(id, company_size="sme", eligible_cost="1億円", investment="1億円"):
            for name in ("clauses", "steps", "missing", "assumptions", "readings", "candidates", "shares", "categories", "stages", "unused", "unstated", "newer_editions"):
                assert isinstance(getattr(answer, name), tuple)
            low, high = answer.amount.stated_low, answer.amount.stated_high
            assert low is None or high is None or low <= high


def test_the_explanation_is_the_command_lines_in_both_languages(large: santei.Measure) -> None:
    answer = large.estimate(investment="10億円", company_size="sme")
    assert "最大 3億3333万3333円（333,333,333円）" in answer.explain() == str(answer)
    assert "333,333,333" in answer.explain("en") != answer.explain()
    assert max(len(line) for line in answer.explain(width=60).splitlines()) <= 60
    with pytest.raises(ValueError, match="lang"):
        answer.explain("fr")  # type: ignore[arg-type]
