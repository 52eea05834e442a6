"""Certificates, their verification, and proofs."""

import pickle

import pytest

import santei
from conftest import LARGE


def test_a_certificate_stands(large: santei.Measure) -> None:
    text = large.estimate(company_size="sme", investment="10億円").certificate()
    stands = santei.verify(text)
    assert stands.accepted and stands.problems == () and stands.method == "derivation"
    assert (stands.measure, stands.eligible, stands.stated) == (LARGE, True, 333_333_333)
    assert stands.facts["investment"] == "1000000000"
    assert stands.demand() is stands
    assert pickle.loads(pickle.dumps(stands)) == stands


@pytest.mark.parametrize(("old", "new"), [("stated 333333333", "stated 333333334"), ("eligible yes", "eligible no"), ("fact investment 1000000000", "fact investment 1000000001")])
def test_a_forged_certificate_does_not(large: santei.Measure, old: str, new: str) -> None:
    text = large.estimate(company_size="sme", investment="10億円").certificate()
    assert old in text
    stands = santei.verify(text.replace(old, new))
    assert not stands.accepted and stands.stated is None and stands.facts == {}
    assert stands.problems[0].code.startswith("E094") and stands.problems[0].message and stands.problems[0].english
    with pytest.raises(santei.Error, match="E094"):
        stands.demand()


@pytest.mark.parametrize("text", ["", "hello", "santei certificate 2\n", "\x00" * 100])
def test_what_is_no_certificate_is_told(text: str) -> None:
    assert [one.code for one in santei.verify(text).problems] == ["E0947"]


def test_a_certificate_of_an_open_answer_is_refused_with_the_fact(large: santei.Measure) -> None:
    with pytest.raises(santei.Error, match="E0940") as refused:
        large.estimate(company_size="sme").certificate()
    assert any("投資額" in one.message or "investment" in one.message for one in refused.value.problems)


def test_a_certificate_is_checked_by_the_rules_at_hand(lamps: santei.Measure) -> None:
    text = lamps.estimate(works_cost="50万円", is_guild=True, power="0kWh", start="2025-04-01").certificate()
    assert lamps.catalogue.verify(text).stated == 333_000
    assert not santei.verify(text).accepted


def test_what_is_proved_of_a_measure(large: santei.Measure) -> None:
    proofs = {one.claim: one for one in large.prove()}
    assert proofs["within_cap"].standing == proofs["monotone"].standing == "proved"
    assert proofs["shares_add_up"].standing == "not_applicable"
    assert all(one.text and one.why and one.english and one.english_why for one in proofs.values())


def test_a_refuted_claim_has_an_applicant(lamps: santei.Measure) -> None:
    for proof in lamps.prove():
        if proof.against is not None:
            assert proof.standing == "refuted"
            lamps.estimate(proof.against.facts)
        else:
            assert proof.standing != "refuted"
