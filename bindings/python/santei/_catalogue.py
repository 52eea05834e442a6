"""Catalogues: rules looked up by ID, listed, matched, combined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from . import _core, _values
from ._errors import Language, Problem, RuleError, language
from ._facts import Facts, FactValue, day_of
from ._match import Matches
from ._measure import Measure, questions_of
from ._result import Result
from ._values import Entry, Question

if TYPE_CHECKING:
    from ._certificate import Verified
    from ._compare import Item, Split, Wanted
    from ._table import AnyTable, Asked, Progress, Table

list_of = list  # the method list of Catalogue hides the type within that class


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
        return questions_of([Measure(self, one) for one in measures], facts, more, True)

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

    def report(
        self,
        ids: str | Measure | Iterable[str | Measure],
        facts: Facts | None = None,
        /,
        *,
        client: str = "",
        date: date | str | None = None,
        on: date | str | None = None,
        over: str | None = None,
        lang: Language = "ja",
        **more: FactValue,
    ) -> str:
        """What a client is handed, as ``santei report`` writes it: one page of HTML that prints on A4, without script, every text escaped.

        A page a measure after the first: the verdict clause by clause with phrase and page, the computation, the curve over ``over`` (else the cost) with the client's point,
        own burden, premises to confirm, what is open. ``date`` is the day of the report, else today; ``on`` picks the editions. Write it as UTF-8.
        """
        asked: dict[str, _core.Measure] = {}
        for one in [ids] if isinstance(ids, (str, Measure)) else ids:
            for found in [one._core] if isinstance(one, Measure) else self._core.find_for(one, facts, more, day_of(on)):
                asked.setdefault(found.id, found)
        if not asked:
            raise ValueError("name at least one measure")
        day = day_of(date if date is not None else datetime.now().date())
        assert day is not None  # a day was given
        return _core.report(self._core, list_of(asked.values()), facts, more, day_of(on), over or "", client, day, language(lang))

    def evaluate_table(self, ids: Asked, table: AnyTable, progress: Callable[[Progress], object] | None = None, **options: Any) -> Table:
        """The answers of one or several of these measures to every row of a table, as `santei.evaluate_table` with these rules."""
        from ._table import evaluate_table

        return evaluate_table(ids, table, progress, rules=self, **options)

    def verify(self, certificate: str) -> Verified:
        """Whether a certificate stands by these rules: derived anew from the clauses, without the evaluator. Never raises for what is none; ``problems`` say which line does not hold."""
        from ._certificate import verify

        return verify(certificate, self._core)

    def list(self) -> tuple[Entry, ...]:
        """Every measure with its editions, in the order of the pages. Reads every file."""
        import json

        return tuple(_values.entry(one) for one in json.loads(self._core.list_json()))

    @property
    def limits(self) -> dict[str, int]:
        """Every limit on work by its name ("evaluate.steps"); what is past one is refused, enclosed or left out, and says so."""
        return self._core.limits()

    def with_limits(self, limits: Mapping[str, int]) -> Catalogue:
        """The same rules under limits of which some are changed. Raises RuleError (E0833) for a name that there is not, or 0."""
        return Catalogue(self._core.with_limits(dict(limits)))

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
        if not isinstance(other, Catalogue):
            return NotImplemented
        return self is other or (self.fingerprint == other.fingerprint and self.limits == other.limits)

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    def __copy__(self) -> Catalogue:
        return self

    def __deepcopy__(self, memo: object) -> Catalogue:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (_embedded_again, (self.fingerprint,)) if self._embedded else (_catalogue_again, (self._core.files(), tuple(self.limits.items())))


@cache
def catalogue() -> Catalogue:
    """The programmes shipped with santei: 72 programmes of the FY2024 supplementary budget (令和6年度補正予算), what guidelines changed since, and
    a few programmes beside it."""
    return Catalogue(_core.Catalogue.embedded(), embedded=True)


def match(facts: Facts | None = None, /, *, on: date | str | None = None, **more: FactValue) -> Matches:
    """Every measure shipped with santei for one applicant."""
    return catalogue().match(facts, on=on, **more)


def verify(certificate: str) -> Verified:
    """Whether a certificate stands by the rules shipped with santei."""
    return catalogue().verify(certificate)


@cache
def _catalogue_of(files: tuple[tuple[str, bytes], ...], limits: tuple[tuple[str, int], ...]) -> Catalogue:
    return Catalogue(_core.Catalogue.of(files).with_limits(dict(limits)))


def _catalogue_again(files: list[tuple[str, bytes]], limits: tuple[tuple[str, int], ...] = ()) -> Catalogue:
    return _catalogue_of(tuple(files), limits)


def _embedded_again(fingerprint: str) -> Catalogue:
    here = catalogue()
    if here.fingerprint != fingerprint:
        raise RuleError([Problem("E0823", "保存されたときの規則と、この santei の規則が違います", None, "to_dict() の値で保存するか、同じ版の santei で読んでください", "error",
                                 "the rules it was pickled with are not those of this santei", "store to_dict() instead, or load it with the same version")])
    return here
