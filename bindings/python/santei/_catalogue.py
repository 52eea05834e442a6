"""Programmes and measures: looked up by ID, asked, matched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from . import _core, _values
from ._errors import Language, Problem, RuleError, language
from ._facts import Facts, FactValue, day_of
from ._result import Result
from ._values import Clause, Entry, Fact, Group, Question

if TYPE_CHECKING:
    from ._compare import Comparison, Item, Split, Wanted
    from ._curve import Curve, Solution


list_of = list  # the method list of Catalogue hides the type within that class
GROUPS: tuple[Group, ...] = ("certain", "possible", "impossible", "pays_nobody")


class Measure:
    """One measure, frame (類型) or edition, ready to be asked. Immutable and safe to share between threads."""

    def __init__(self, catalogue: Catalogue, core: _core.Measure) -> None:
        self.catalogue = catalogue
        """Where it was found."""
        self._core = core
        self.id: str = core.id
        """"programme/measure", with "/frame" and "@edition" where it has them."""

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
        return Result(self, self._core.estimate(facts, more))

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
        return _questions([self], facts, more, False)

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


class Match(NamedTuple):
    """One measure of a match: its answer, its group, and the clauses that decide it (those that fail, or are open)."""

    result: Result
    group: Group
    deciding: tuple[Clause, ...]

    @property
    def measure(self) -> Measure:
        return self.result.measure


class Matches(Sequence[Match]):
    """Every measure for one applicant, group by group, in each the greatest stated amount first."""

    def __init__(self, catalogue: Catalogue, core: _core.Matches) -> None:
        self._core = core
        self._all = tuple(
            Match(Result(Measure(catalogue, measure), answer), group, tuple(Clause(*one) for one in deciding))  # type: ignore[arg-type]
            for measure, answer, group, deciding in core.items()
        )

    def group(self, name: Group) -> tuple[Match, ...]:
        return tuple(one for one in self._all if one.group == name)

    @property
    def certain(self) -> tuple[Match, ...]:
        """Eligible, and nothing assumed."""
        return self.group("certain")

    @property
    def possible(self) -> tuple[Match, ...]:
        """Not yet known, or eligible under a 前提."""
        return self.group("possible")

    @property
    def impossible(self) -> tuple[Match, ...]:
        return self.group("impossible")

    @property
    def pays_nobody(self) -> tuple[Match, ...]:
        """Commissions, contributions and the like, which pay no applicant."""
        return self.group("pays_nobody")

    def to_list(self) -> list[dict[str, Any]]:
        """What ``santei match --json`` prints."""
        import json

        data: list[dict[str, Any]] = json.loads(self._core.json())
        return data

    def explain(self, lang: Language = "ja", *, width: int = 100) -> str:
        """The list in words, as ``santei match`` prints it."""
        return self._core.text(language(lang), width)

    @overload
    def __getitem__(self, index: int) -> Match: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Match, ...]: ...
    def __getitem__(self, index: int | slice) -> Match | tuple[Match, ...]:
        return self._all[index]

    def __len__(self) -> int:
        return len(self._all)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(self.group(name))} {name}" for name in GROUPS)
        return f"<santei.Matches: {counts}>"

    def _repr_html_(self) -> str:
        from ._html import matches_html

        return matches_html(self)


class Catalogue:
    """A set of rules by ID: ``catalogue()["programme/measure"]``. Immutable and safe to share between threads; what is asked for is read once."""

    def __init__(self, core: _core.Catalogue, *, embedded: bool = False) -> None:
        self._core = core
        self._embedded = embedded

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over all paths and texts of the rules: by which rules an answer was reached."""
        return self._core.fingerprint()

    def __getitem__(self, id: str) -> Measure:
        """The one measure that an ID means: "programme", "programme/measure" or "programme/measure/frame", each with an optional "@edition".

        Raises RuleError for an unknown ID (with the nearest), and for one that means several measures (with the list).
        """
        return Measure(self, self._core.find_one(id, None))

    def find(self, id: str, *, on: date | str | None = None) -> tuple[Measure, ...]:
        """Every measure that an ID means, in the edition in force on a day ("2025-04-01", a date) where one is given."""
        return tuple(Measure(self, one) for one in self._core.find(id, day_of(on)))

    def estimate(self, id: str, facts: Facts | None = None, /, *, on: date | str | None = None, **more: FactValue) -> tuple[Result, ...]:
        """The answers of every measure that an ID means; ``on`` or the fact application_date picks the edition."""
        measures = self._core.find_for(id, facts, more, day_of(on))
        return tuple(Measure(self, one).estimate(facts, **more) for one in measures)

    def match(self, facts: Facts | None = None, /, *, on: date | str | None = None, **more: FactValue) -> Matches:
        """Every measure for one applicant: certain, possible, impossible, or paying no applicant at all."""
        return Matches(self, self._core.match(facts, more, day_of(on)))

    def questions(self, facts: Facts | None = None, /, *, on: date | str | None = None, **more: FactValue) -> tuple[Question, ...]:
        """What to ask one applicant next over all measures that pay applicants, the fact that decides most yen first."""
        measures = self._core.all(facts, more, day_of(on))
        return _questions([Measure(self, one) for one in measures], facts, more, True)

    def combine(
        self,
        items: Iterable[Item | tuple[Any, ...]],
        measures: Iterable[Wanted | str],
        facts: Facts | None = None,
        /,
        *,
        not_together: Iterable[tuple[str, str]] = (),
        on: date | str | None = None,
        **more: FactValue,
    ) -> Split:
        """The split of cost items over measures with the greatest total grant, proved; an item goes to one measure or to none.

        ``items`` are (name, amount) or (name, amount, IDs it may go to); ``not_together`` names pairs of which only one may pay, besides what the rules exclude.
        Raises Error (E0913, E0914), FactError, and LimitError (E0911, E0912) where the search would take too long.
        """
        from ._compare import Item, Split, Wanted

        costs = [(one.name, one.amount, list_of(one.to)) for one in (Item(*each) for each in items)]
        wanted = [(one.id, one.over, one.facts) for one in (Wanted(each) if isinstance(each, str) else Wanted(*each) for each in measures)]
        return Split(_core.combine(self._core, costs, wanted, facts, more, list_of(not_together), day_of(on)))

    def list(self) -> tuple[Entry, ...]:
        """Every measure with its editions, in the order of the pages. Reads every file."""
        import json

        return tuple(_values.entry(one) for one in json.loads(self._core.list_json()))

    def keys(self) -> tuple[str, ...]:
        """The keys of all facts that some rule declares."""
        return tuple(self._core.keys())

    def explain(self, lang: Language = "ja", *, width: int = 100) -> str:
        """The list in words, as ``santei list`` prints it."""
        return self._core.list_text(language(lang), width)

    def __iter__(self) -> Iterator[str]:
        """The IDs "programme/measure" of all measures."""
        return iter(one.id for one in self.list())

    def __len__(self) -> int:
        return len(self.list())

    def __contains__(self, id: object) -> bool:
        """Whether an ID means something here: one measure or several."""
        if not isinstance(id, str):
            return False
        try:
            return bool(self._core.find(id, None))
        except RuleError as refused:
            if refused.problems[0].code != "E0820":
                raise
            return False

    def __repr__(self) -> str:
        return "<santei.Catalogue: the programmes shipped with santei>" if self._embedded else f"<santei.Catalogue of {len(self._core.files())} files>"

    def __eq__(self, other: object) -> bool:
        return self is other or self.fingerprint == other.fingerprint if isinstance(other, Catalogue) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    def __copy__(self) -> Catalogue:
        return self

    def __deepcopy__(self, memo: object) -> Catalogue:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (_embedded_again, (self.fingerprint,)) if self._embedded else (_catalogue_again, (self._core.files(),))


@cache
def catalogue() -> Catalogue:
    """The programmes shipped with santei: 72 programmes of the FY2024 supplementary budget (令和6年度補正予算) and what guidelines changed since."""
    return Catalogue(_core.Catalogue.embedded(), embedded=True)


def match(facts: Facts | None = None, /, *, on: date | str | None = None, **more: FactValue) -> Matches:
    """Every measure shipped with santei for one applicant."""
    return catalogue().match(facts, on=on, **more)


def _questions(measures: Iterable[Measure], facts: Facts | None, more: dict[str, FactValue], only_paying: bool) -> tuple[Question, ...]:
    import json

    asked = json.loads(_core.questions([one._core for one in measures], facts, more, only_paying).json("ja"))
    first = [_values.first_question(asked["next"])] if asked["next"] else []
    return (*first, *(_values.later_question(one) for one in asked["then"]))


def _measure_again(catalogue: Catalogue, id: str) -> Measure:
    return catalogue[id]


@cache
def _catalogue_of(files: tuple[tuple[str, bytes], ...]) -> Catalogue:
    return Catalogue(_core.Catalogue.of(files))


def _catalogue_again(files: list[tuple[str, bytes]]) -> Catalogue:
    return _catalogue_of(tuple(files))


def _embedded_again(fingerprint: str) -> Catalogue:
    here = catalogue()
    if here.fingerprint != fingerprint:
        raise RuleError([Problem("E0823", "保存されたときの規則と、この santei の規則が違います", None, "to_dict() の値で保存するか、同じ版の santei で読んでください", "error",
                                 "the rules it was pickled with are not those of this santei", "store to_dict() instead, or load it with the same version")])
    return here
