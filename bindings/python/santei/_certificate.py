"""Answers that others can check: certificates and their verification, and what is proved of a measure for all facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from . import _core
from ._errors import Problem, kind_of

if TYPE_CHECKING:
    from ._measure import Measure

Claim = Literal["within_cap", "within_cost", "never_negative", "monotone", "zero_below_floor", "shares_add_up"]
Standing = Literal["proved", "refuted", "undecided", "not_applicable"]


class Verified(NamedTuple):
    """What a certificate claims, and whether it stands by the rules at hand. Nothing is claimed (None, no facts) where it does not: ``problems`` say which line."""

    accepted: bool
    method: Literal["derivation", "recomputation"] | None
    """"derivation": every line was derived anew from the clauses, without the evaluator; "recomputation": the evaluator computed the answer again, as the rule is beyond a derivation."""
    measure: str
    facts: dict[str, str]
    eligible: bool | None
    stated: int | None
    min: int | None
    max: int | None
    problems: tuple[Problem, ...]

    def demand(self) -> Verified:
        """Itself where it was accepted; otherwise raises Error with every problem."""
        if not self.accepted:
            raise kind_of(self.problems[0].code)(self.problems)
        return self


class CounterExample(NamedTuple):
    """An applicant for whom a claim fails, as estimate takes it; of "monotone" the second gets less though the cost is greater."""

    facts: dict[str, str]
    second: dict[str, str]
    says: str
    english: str


class Proof(NamedTuple):
    """One claim of a measure over all facts: proved, refuted by an applicant, undecided within the limits, or about something that the rule does not have."""

    claim: Claim
    standing: Standing
    text: str
    why: str
    against: CounterExample | None
    english: str
    english_why: str


def verify(certificate: str, rules: _core.Catalogue) -> Verified:
    problems, measure, facts, method, eligible, stated, low, high = _core.verify_certificate(rules, certificate)
    if problems:
        return Verified(False, None, "", {}, None, None, None, None, tuple(problems))
    return Verified(True, method, measure, facts, eligible, stated, low, high, ())


def prove(measure: Measure) -> tuple[Proof, ...]:
    return tuple(
        Proof(claim, standing, text, why, None if against is None else CounterExample(_facts(against[0]), _facts(against[1]), against[2], against[3]), english, english_why)
        for claim, standing, text, why, against, english, english_why in _core.prove(measure._core)
    )


def _facts(written: list[str]) -> dict[str, str]:
    return dict(tuple(one.split("=", 1)) for one in written)  # type: ignore[misc]
