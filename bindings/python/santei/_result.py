"""Answers: what estimate gives, worded and taken apart only when somebody reads it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from . import _core, _values
from ._errors import Language, language
from ._values import Amount, Candidate, Category, Clause, Missing, Reading, Share, Stage, Status, Step, Verdict

if TYPE_CHECKING:
    from ._facts import FactValue
    from ._measure import Measure


class Result:
    """Eligibility and amount of one measure for one applicant, with every step and its proof. Immutable; equal to another answer of the same measure that says the same.

    Amounts are whole yen (int; of another currency whole cents and the like, see `Measure.currency`), exact values ``fractions.Fraction``. A pickled result is computed again where it is loaded, and refused (RuleError) where the rules there
    are others; to keep an answer for good, store `to_dict`.
    """

    __slots__ = ("_amount", "_answer", "_data", "measure")

    def __init__(self, measure: Measure, answer: _core.Answer) -> None:
        self.measure = measure
        """The measure that was asked."""
        self._answer = answer
        self._data: dict[str, Any] | None = None
        self._amount: Amount | None = None

    @property
    def verdict(self) -> Verdict:
        """Whether the applicant is eligible: "yes", "no" or "unknown"."""
        return self._answer.verdict  # type: ignore[return-value]

    @property
    def status(self) -> Status:
        """What kind of amount it is: "exact", "maximum", "maximum_interval", "interval", "open", "not_computable", "ineligible"."""
        return self._answer.status  # type: ignore[return-value]

    @property
    def amount(self) -> Amount:
        """The amounts in yen, or in the smallest unit of `Measure.currency`."""
        if self._amount is None:
            self._amount = _values.amount_of(self._answer)
        return self._amount

    @property
    def facts(self) -> dict[str, FactValue]:
        """The facts that were given, as estimate takes them."""
        return self._answer.facts()

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The conditions of eligibility, each with its own verdict, phrase and page."""
        return tuple(_values.clause(one) for one in self._read()["eligibility"]["clauses"])

    @property
    def steps(self) -> tuple[Step, ...]:
        """The computation line by line: of the completion that reaches stated_high, or max where nothing is stated."""
        return tuple(_values.step(label, unit, one) for (label, unit), one in zip(self._answer.steps(), self._read()["steps"], strict=True))

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Unknown facts on which the verdict or an interval depends; the one that decides most yen first."""
        return tuple(Missing(one["fact"], _values.yen(one["decides_yen"])) for one in self._read()["missing"])

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What is assumed: 前提 and 仮定."""
        return tuple(self._read()["assumptions"])

    @property
    def premises(self) -> tuple[str, ...]:
        """The 前提: what must hold beside the clauses for the verdict."""
        return tuple(self._read()["eligibility"]["premises"])

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        """What to know beside the amount: a code and words each."""
        return tuple((one["code"], one["text"]) for one in self._read()["notes"])

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Readings of the page that are not settled."""
        return tuple(_values.reading(one) for one in self._read()["readings"])

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The amounts under each listed choice of a rate that is not settled."""
        return tuple(_values.candidate(one) for one in self._read()["candidates"])

    @property
    def shares(self) -> tuple[Share, ...]:
        """Who bears how much of the stated amount."""
        return tuple(_values.share(one) for one in self._read()["shares"])

    @property
    def categories(self) -> tuple[Category, ...]:
        """What of the stated amount falls to each 費目."""
        return tuple(_values.category(one) for one in self._read().get("categories", ()))

    @property
    def stages(self) -> tuple[Stage, ...]:
        """Payments from level to level (国 → 地方公共団体 → …)."""
        return tuple(_values.stage(one) for one in self._read()["stages"])

    @property
    def unused(self) -> tuple[str, ...]:
        """Keys of facts that play no part in this measure."""
        return tuple(self._read()["unused"])

    @property
    def unstated(self) -> tuple[str, ...]:
        """What the page does not state (補助上限額 …)."""
        return tuple(self._read()["unstated"])

    @property
    def newer_editions(self) -> tuple[str, ...]:
        """IDs of newer editions of the measure."""
        return self.measure.newer_editions

    def certificate(self) -> str:
        """A certificate of this answer that anybody can check with `verify`: every line derived from the clauses and the facts.

        Raises Error (E0940) with each fact on which the answer hangs and that is not known exactly.
        """
        return _core.certificate_of(self._answer)

    def report(self, client: str = "", *, date: date | str | None = None, over: str | None = None, lang: Language = "ja") -> str:
        """This answer as what a client is handed: one page of HTML to print, as `Catalogue.report` makes it of several measures.

        >>> page = answer.report("株式会社見本", date="2026-11-30")  # doctest: +SKIP
        >>> pathlib.Path("client.html").write_text(page, encoding="utf-8")  # doctest: +SKIP
        """
        return self.measure.catalogue.report(self.measure, self.facts, client=client, date=date, over=over, lang=lang)

    def to_dict(self) -> dict[str, Any]:
        """The object that ``santei estimate --json`` prints for this measure: yen as int, exact values as strings in lowest terms. A fresh copy each time."""
        import json

        data: list[dict[str, Any]] = json.loads(self._answer.json())
        return data[0]

    def explain(self, lang: Language = "ja", *, width: int = 100) -> str:
        """The whole answer in words, as the command line shows it, wrapped at ``width`` columns."""
        return self._answer.text(language(lang), width)

    def _read(self) -> dict[str, Any]:
        if self._data is None:
            self._data = self.to_dict()
        return self._data

    def __repr__(self) -> str:
        low, high = self.amount.stated_low, self.amount.stated_high
        unit = "yen" if self.measure.currency == "JPY" else f"smallest units of {self.measure.currency}"
        stated = "nothing stated" if low is None and high is None else f"{high:,} {unit}" if low == high else f"{low if low is not None else '?'} to {high if high is not None else '?'} {unit}"
        return f"<santei.Result {self.measure.id}: {self.verdict}, {self.status}, {stated}>"

    def __str__(self) -> str:
        return self.explain()

    def _repr_html_(self) -> str:
        from ._html import result_html

        return result_html(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Result):
            return NotImplemented
        return self is other or (self.measure == other.measure and self.amount == other.amount and self._read() == other._read())

    def __hash__(self) -> int:
        return hash((self.measure, self.verdict, self.amount))

    def __copy__(self) -> Result:
        return self

    def __deepcopy__(self, memo: object) -> Result:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _estimate_again, (self.measure, self.facts)


def _estimate_again(measure: Measure, facts: dict[str, FactValue]) -> Result:
    return measure.estimate(facts)
