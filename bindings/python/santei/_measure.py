"""One rule, ready to be asked."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from . import _core, _values
from ._errors import FactError, Language, language
from ._facts import Facts, FactValue, advised
from ._result import Result
from ._values import Clause, Fact, Question

if TYPE_CHECKING:
    from ._catalogue import Catalogue
    from ._certificate import Proof
    from ._compare import Comparison
    from ._curve import Curve, Solution


class Measure:
    """One measure, frame (類型) or edition, ready to be asked. Immutable and safe to share between threads."""

    def __init__(self, catalogue: Catalogue, core: _core.Measure) -> None:
        self.catalogue = catalogue
        """Where it was found."""
        self._core = core
        self.id: str = core.id
        """"programme/measure", with "/frame" and "@edition" where it has them."""

    @cached_property
    def _asked(self) -> _core.Asked:
        return _core.asked(self._core, self.catalogue._core)

    @property
    def currency(self) -> str:
        """The ISO code of the money of its amounts, which are whole numbers of the smallest unit: yen of "JPY", cents of "EUR"."""
        return self._core.currency

    @property
    def programme(self) -> str:
        return self._core.programme

    @property
    def measure(self) -> str:
        return self._core.measure

    @property
    def frame(self) -> str | None:
        """The key of the 類型; None where it is none."""
        return self._core.frame or None

    @property
    def edition(self) -> str:
        """"r6_supplementary" for the budget page's, else a guideline's."""
        return self._core.edition or "r6_supplementary"

    @property
    def title(self) -> str:
        return self._core.title

    @property
    def programme_title(self) -> str:
        return self._core.programme_title

    @property
    def page(self) -> str | None:
        """The page of the budget document; None where the source is a guideline."""
        return self._core.page or None

    @property
    def kind(self) -> str:
        """What it pays: "subsidy_rate", "benefit", "interest_subsidy" …"""
        return self._core.kind

    @property
    def newer_editions(self) -> tuple[str, ...]:
        return tuple(self._core.newer_editions)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts and open points that the rule reads."""
        return tuple(_values.fact(one) for one in self.to_dict()["facts"])

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The rule, clause by clause, with phrase and page."""
        return tuple(_values.clause(one) for one in self.to_dict()["clauses"])

    @cached_property
    def unstated(self) -> tuple[str, ...]:
        """What the page does not state."""
        return tuple(self.to_dict()["unstated"])

    def estimate(self, facts: Facts | None = None, /, **more: FactValue) -> Result:
        """Eligibility and amount for these facts. What is not given is unknown, never zero or no.

        Raises FactError for a key that no rule knows, a value of another type or unit, a float; every problem at once.
        """
        try:
            return Result(self, self._asked.estimate(facts, more))
        except FactError as why:
            raise advised(why, facts, more) from None

    def prepare(self, amount: Literal["min", "max", "stated_low", "stated_high"] = "stated_high") -> _core.Prepared:
        """One amount of this measure as a function of the facts, for asking many times: the shortest way from a dict to yen."""
        return _core.prepare(self._asked, amount, self)

    def curve(self, over: str, facts: Facts | None = None, /, **more: FactValue) -> Curve:
        """The amount as an exact function of the fact ``over``, the others as given.

        Raises FactError (facts), Error (E0901 to E0903: the rule is not piecewise linear in it), LimitError (E0904: too much is open).
        """
        from ._curve import Curve

        return Curve(self, _core.curve(self._core, over, facts, more))

    def solve(self, amount: str | int | Decimal | Fraction, over: str, facts: Facts | None = None, /, **more: FactValue) -> Solution:
        """The values of ``over`` for which stated_low after 端数 is at least ``amount`` yen ("20億円", 2_000_000_000), or the proof that none is."""
        return self.curve(over, facts, **more).solve(amount)

    def compare(self, other: Measure, facts: Facts | None = None, /, *, over: str = "", **more: FactValue) -> Comparison:
        """What becomes of amount and eligibility from this measure to another (or to another edition), the facts holding for both.

        ``over`` is the fact to compare over; empty: the one that both tell their cost as. Raises Error (E0903, E0915) where there is none.
        """
        from ._compare import Comparison

        return Comparison(self, other, _core.compare(self._core, other._core, over, facts, more))

    def questions(self, facts: Facts | None = None, /, **more: FactValue) -> tuple[Question, ...]:
        """What is still worth asking, the fact that decides most yen first; empty when nothing more decides anything."""
        return questions_of([self], facts, more, False)

    def prove(self) -> tuple[Proof, ...]:
        """What holds whatever the facts (the grant is at most its cap and its cost, never negative, …): proved, refuted by an applicant, or undecided."""
        from ._certificate import prove

        return prove(self)

    def to_dict(self) -> dict[str, Any]:
        """The object that ``santei show --json`` prints."""
        import json

        data: dict[str, Any] = json.loads(self._core.show_json())
        return data

    def explain(self, lang: Language = "ja", *, width: int = 100) -> str:
        """The rule with its citations, as ``santei show`` prints it."""
        return self._core.show_text(language(lang), width)

    def __repr__(self) -> str:
        return f"<santei.Measure {self.id}: {self.title}>"

    def _repr_html_(self) -> str:
        from ._html import measure_html

        return measure_html(self)

    def __eq__(self, other: object) -> bool:
        return self.id == other.id and self.catalogue == other.catalogue if isinstance(other, Measure) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.id)

    def __copy__(self) -> Measure:
        return self

    def __deepcopy__(self, memo: object) -> Measure:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _measure_again, (self.catalogue, self.id)


def questions_of(measures: Iterable[Measure], facts: Facts | None, more: dict[str, FactValue], only_paying: bool) -> tuple[Question, ...]:
    """What to ask about these measures; ``only_paying``: leaving out those that pay no applicant."""
    import json

    asked = json.loads(_core.questions([one._core for one in measures], facts, more, only_paying).json("ja"))
    first = [_values.first_question(asked["next"])] if asked["next"] else []
    return (*first, *(_values.later_question(one) for one in asked["then"]))


def _measure_again(catalogue: Catalogue, id: str) -> Measure:
    return catalogue[id]


def prepare_again(measure: Measure, amount: Literal["min", "max", "stated_low", "stated_high"]) -> _core.Prepared:
    """What a pickled Prepared becomes."""
    return measure.prepare(amount)
