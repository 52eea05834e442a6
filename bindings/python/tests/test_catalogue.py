"""Catalogues: IDs, editions, lists, matches, questions, comparisons, splits."""

import pickle
from datetime import date

import pytest

import santei
from conftest import LARGE

INVOICE = "productivity_revolution/it_introduction/invoice"


def test_the_catalogue_has_142_measures_of_72_programmes() -> None:
    rules = santei.catalogue()
    assert rules is santei.catalogue()
    assert len(rules) == len(list(rules)) == len(set(rules)) == len(rules.list())
    budget = [one for one in rules.list() if one.editions[0].edition == "r6_supplementary"]
    assert len(budget) == 142
    assert len({one.programme for one in budget}) == 72
    assert LARGE in rules
    assert "large_growth_investment/nothing" not in rules
    assert 3 not in rules


def test_an_unknown_id_is_refused_with_the_nearest() -> None:
    with pytest.raises(santei.RuleError) as refused:
        santei.catalogue()["large_growth_investment/large_investmen"]
    assert refused.value.problems[0].code == "E0820"
    assert "large_investment" in str(refused.value)


def test_an_id_of_several_measures_is_refused_with_the_list() -> None:
    with pytest.raises(santei.RuleError) as refused:
        santei.catalogue()["productivity_revolution"]
    assert refused.value.problems[0].code == "E0822"
    assert len(santei.catalogue().find("productivity_revolution")) > 1
    assert len(santei.catalogue().estimate("productivity_revolution", company_size="sme")) > 1


def test_a_day_picks_the_edition() -> None:
    for on in ("2025-06-01", date(2025, 6, 1), "令和7年6月1日"):
        (measure,) = santei.catalogue().find(INVOICE, on=on)
        assert (measure.edition, measure.frame) == ("2025", "invoice")
    with pytest.raises(santei.FactError, match="E0802"):
        santei.catalogue().find(INVOICE, on="soon")
    with pytest.raises(santei.RuleError, match="E0805"):
        santei.catalogue().find(INVOICE, on="1999-01-01")


def test_a_measure_tells_what_it_asks_and_says() -> None:
    measure = santei.catalogue()[LARGE]
    assert (measure.programme, measure.measure, measure.frame, measure.page, measure.kind) == ("large_growth_investment", "large_investment", None, "2", "subsidy_rate")
    size = next(one for one in measure.facts if one.key == "company_size")
    assert (size.type, size.label, size.choices[0].label) == ("category", "規模", "中小企業")
    assert any(one.text == "上限額 50億円" and one.page == "2" for one in measure.clauses)
    assert measure.unstated
    assert "上限額" in measure.explain()


def test_match_groups_every_measure_once() -> None:
    found = santei.match(company_size="sme", investment="30億円")
    assert len(found) == sum(map(len, (found.certain, found.possible, found.impossible, found.pays_nobody)))
    assert LARGE in {one.measure.id for one in found.possible}  # under the 前提 of what it is spent on
    assert [one["group"] for one in found.to_list()] == [one.group for one in found]
    assert all(one.result.verdict == "no" and one.deciding for one in found.impossible)
    assert found[:2] == (found[0], found[1])
    assert "大規模成長投資補助金" in found.explain()


def test_the_first_question_decides_most_and_says_why() -> None:
    first, *_ = santei.catalogue()[LARGE].questions(investment="30億円")
    assert (first.fact, first.decides_yen) == ("company_size", 1_000_000_000)
    assert first.why[0].text.startswith("対象 規模")
    assert santei.catalogue()[LARGE].questions(investment="30億円", company_size="sme", eligible_cost="30億円") == ()
    assert santei.catalogue().questions(company_size="sme")


def test_two_measures_are_compared_over_their_cost(lamps: santei.Measure) -> None:
    from conftest import LAMPS

    later = santei.loads(LAMPS.replace("上限額 100万円", "上限額 120万円"))["street_lights/lamps"]
    found = lamps.compare(later, is_guild=True, start="2025-04-01")
    assert found.over == "works_cost"
    rises = [one for one in found.stated_low if one.change == "rises"]
    assert [(one.start, one.start_closed, one.greatest) for one in rises] == [(1_500_000, False, 200_000)]
    assert found.to_dict()["over"] == "works_cost"
    assert found.explain()
    assert lamps.compare(lamps).eligibility == ()


def test_costs_are_split_for_the_greatest_total(lamps: santei.Measure) -> None:
    rules = lamps.catalogue
    found = rules.combine([("柱", 900_000), santei.Item("灯", "60万円"), ("ほか", "100万円", [lamps.id])], [santei.Wanted(lamps.id, "works_cost")], is_guild=True, start="2025-04-01")
    assert found.total == 1_000_000 == found.to_dict()["best"]["total"]
    assert found.best.measures[0].id == lamps.id
    assert "100万円" in found.explain()
    with pytest.raises(santei.FactError, match="E0801"):
        rules.combine([("柱", 0.5)], [lamps.id], is_guild=True)
    with pytest.raises(santei.Error, match="E0913"):
        rules.combine([], [lamps.id])


def test_limits_have_names_and_a_catalogue_keeps_to_its_own() -> None:
    wide = santei.catalogue()
    assert wide.limits["evaluate.states"] == 8192
    narrow = wide.with_limits({"evaluate.states": 1, "evaluate.completions": 1})
    assert narrow.limits["evaluate.states"] == 1
    assert wide.limits["evaluate.states"] == 8192
    open_facts = {"eligible_cost": "1億円", "prefecture": "石川県", "disaster": "能登半島地震"}
    id = "nariwai_noto_2024/type_a"
    assert wide[id].estimate(open_facts).amount.hull == "tight"
    assert narrow[id].estimate(open_facts).amount.hull == "outer"
    assert narrow != wide
    assert pickle.loads(pickle.dumps(narrow)).limits == narrow.limits


@pytest.mark.parametrize(("name", "value"), [("evaluate.completion", 5), ("evaluate.completions", 0)])
def test_a_limit_that_there_is_not_or_none_at_all_is_refused(name: str, value: int) -> None:
    with pytest.raises(santei.RuleError) as refused:
        santei.catalogue().with_limits({name: value})
    assert refused.value.problems[0].code == "E0833"
