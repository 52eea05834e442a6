"""Facts as Python has them: each form read exactly, a float refused with advice."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import santei

YES: dict[str, santei.FactValue] = {"is_guild": True, "start": date(2025, 4, 1), "power": 0}


def stated(lamps: santei.Measure, **facts: santei.FactValue) -> Any:
    return lamps.estimate({**YES, **facts}).amount.stated_high


@pytest.mark.parametrize("cost", ["50万円", "500000", "５０万円", 500_000, Decimal("500000"), Decimal("5E+5"), Fraction(500_000), Fraction(1_000_000, 2)])
def test_an_amount_may_be_text_int_decimal_or_fraction(lamps: santei.Measure, cost: santei.FactValue) -> None:
    assert stated(lamps, works_cost=cost) == 333_000


def test_a_fraction_of_a_unit_is_exact(lamps: santei.Measure) -> None:
    just_below = lamps.estimate({"works_cost": 500_000, "is_guild": False, "start": "2025-04-01", "power": Decimal("99.999999999999999999")})
    assert (just_below.verdict, lamps.estimate({**YES, "is_guild": False, "works_cost": 500_000, "power": Fraction(300, 3)}).verdict) == ("no", "yes")


@pytest.mark.parametrize(("start", "verdict"), [(date(2025, 3, 31), "no"), (date(2025, 4, 1), "yes"), (datetime(2025, 4, 1), "yes"), ("令和7年4月1日", "yes"), (None, "unknown")])
def test_dates_may_be_date_or_text(lamps: santei.Measure, start: date | str | None, verdict: str) -> None:
    assert lamps.estimate({**YES, "works_cost": 500_000, "start": start}).verdict == verdict


def test_ranges_are_intervals_with_both_ends_in(lamps: santei.Measure) -> None:
    as_text = lamps.estimate({**YES, "works_cost": "30万円..60万円"}).amount
    assert (as_text.stated_low, as_text.stated_high) == (200_000, 400_000)
    assert lamps.estimate({**YES, "works_cost": {"min": 300_000, "max": "60万円"}}).amount == as_text
    assert lamps.estimate({**YES, "works_cost": range(300_000, 600_001)}).amount == as_text
    assert lamps.estimate({**YES, "works_cost": {"min": 300_000}}).amount.stated_high == 1_000_000


def test_sets_are_choices(large: santei.Measure) -> None:
    given = {"investment": "30億円"}
    assert large.estimate(given, company_size={"sme", "mid_sized"}).verdict == "yes"
    assert large.estimate(given, company_size={"sme", "large"}).verdict == "unknown"
    assert large.estimate(given, company_size={"any": ["sme", "large"]}) == large.estimate(given, company_size="sme|large")
    assert large.estimate(given, company_size=frozenset({"中小企業"})).verdict == "yes"


def test_rows_are_lists_of_dicts() -> None:
    measures = [measure for id in santei.catalogue() for measure in santei.catalogue().find(id) if any(one.key == "power_usage" for one in measure.facts)]
    rows: list[Mapping[str, santei.FactValue]] = [{"power_contract": "low_voltage", "usage_month": date(2025, 1, 1).strftime("%Y-%m"), "power_usage": 400}]
    amounts = [measure.estimate(contracts=rows * 2).amount.stated_high for measure in measures]
    assert any(amounts), measures


@pytest.mark.parametrize("value", [0.1, 1e9, float("nan"), {"min": 0.5}, {"any": [0.5]}, {0.5}])
def test_a_float_is_refused_with_advice(lamps: santei.Measure, value: Any) -> None:
    with pytest.raises(santei.FactError) as refused:
        lamps.estimate(works_cost=value)
    (problem,) = refused.value.problems
    assert problem.code == "E0801"
    assert problem.help


def test_the_advice_is_the_decimal_as_text_or_fraction(lamps: santei.Measure) -> None:
    with pytest.raises(santei.FactError) as refused:
        lamps.estimate(works_cost=0.5)  # type: ignore[arg-type]
    assert '"0.5"' in str(refused.value)
    assert "1/2" in str(refused.value)


def test_numpys_numbers_count_as_what_they_are(lamps: santei.Measure) -> None:
    numpy = pytest.importorskip("numpy")
    assert stated(lamps, works_cost=numpy.int64(500_000), is_guild=numpy.bool_(True)) == 333_000
    for value in (numpy.float64(0.5), numpy.float32(0.5)):
        with pytest.raises(santei.FactError, match="E0801"):
            lamps.estimate(works_cost=value)


@pytest.mark.parametrize("value", [object(), b"1", 1j, [1], [[]], {}, {"min": 1, "least": 2}, range(5, 5), range(0, 10, 2), {"min": {}}, datetime(2025, 4, 1, 12), Decimal("nan"), {1: 2}])
def test_what_has_no_known_form_is_refused_by_key_and_type(lamps: santei.Measure, value: Any) -> None:
    with pytest.raises(santei.FactError) as refused:
        lamps.estimate(works_cost=value)
    assert refused.value.problems[0].code in {"E0830", "E0801"}
    assert "works_cost" in refused.value.problems[0].english or refused.value.problems[0].code == "E0801"


@pytest.mark.parametrize("value", [10**40, -(10**5000), 2**100_000, Decimal("1e999999"), Decimal("1e-999999"), "9" * 41], ids=lambda value: f"{type(value).__name__}")
def test_numbers_beyond_40_digits_are_refused_in_no_time(lamps: santei.Measure, value: Any) -> None:
    with pytest.raises(santei.Error) as refused:
        lamps.estimate(works_cost=value)
    assert refused.value.problems[0].code in {"E0809", "E0806"}


def test_amounts_of_40_digits_are_exact(large: santei.Measure) -> None:
    assert large.estimate(investment=10**39, company_size="sme").steps[0].value == 10**39


def test_self_referring_rows_are_refused(lamps: santei.Measure) -> None:
    rows: list[Any] = [{}]
    rows[0]["works_cost"] = rows
    with pytest.raises(santei.FactError):
        lamps.estimate(works_cost=rows)


def test_every_problem_is_told_at_once(lamps: santei.Measure) -> None:
    with pytest.raises(santei.FactError) as refused:
        lamps.estimate({"works_cost": "1万個", "start": "いつか", "is_guilt": True})
    assert [one.code for one in refused.value.problems] == ["E0803", "E0802", "E0811"] or len(refused.value.problems) == 3
    assert "is_guild" in str(refused.value)


def test_a_key_given_twice_is_refused(lamps: santei.Measure) -> None:
    with pytest.raises(santei.FactError, match="E0812"):
        lamps.estimate({"works_cost": 1}, works_cost=1)


def test_the_facts_of_an_answer_give_it_again(large: santei.Measure) -> None:
    given: dict[str, santei.FactValue] = {"investment": {"min": "20億円"}, "company_size": {"sme", "mid_sized"}, "eligible_cost": Fraction(10**10, 3), "prefecture": None, "certified_plan": True}
    answer = large.estimate(given)
    assert answer.facts == {**given, "company_size": {"any": ["mid_sized", "sme"]}}
    assert large.estimate(answer.facts) == answer


def test_lone_surrogates_are_an_encoding_error(lamps: santei.Measure) -> None:
    with pytest.raises(UnicodeEncodeError):
        lamps.estimate(works_cost="\ud800")


def test_missing_values_of_pandas_are_unknown(lamps: santei.Measure) -> None:
    pandas = pytest.importorskip("pandas")
    for missing in (pandas.NA, pandas.NaT):
        assert lamps.estimate({"start": missing, "works_cost": 500_000}) == lamps.estimate({"start": None, "works_cost": 500_000})
    row = pandas.DataFrame({"works_cost": [500_000, None], "is_guild": [True, None]}).convert_dtypes().iloc[1].to_dict()
    assert lamps.estimate(row).verdict == "unknown"


@pytest.mark.parametrize("cost", [500_000.0, float("nan")])
def test_a_float_that_a_gap_of_pandas_made_is_refused_with_the_way_back(lamps: santei.Measure, cost: Any) -> None:
    with pytest.raises(santei.FactError, match="E0801") as refused:
        lamps.estimate({"works_cost": cost})
    assert '.astype("Int64")' in str(refused.value) and '.astype("Int64")' in refused.value.render("en")


def test_a_float_of_its_own_is_refused_without_talk_of_pandas(lamps: santei.Measure) -> None:
    with pytest.raises(santei.FactError, match="E0801") as refused:
        lamps.estimate({"works_cost": 0.5})  # type: ignore[dict-item]
    assert "astype" not in str(refused.value)
