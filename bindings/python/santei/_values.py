"""The parts of an answer: plain immutable values, compared, hashed, copied and pickled by what they hold."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal, NamedTuple

from . import _core
from ._facts import Yen

_new, _set = object.__new__, object.__setattr__

Verdict = Literal["yes", "no", "unknown"]
Status = Literal["ineligible", "not_computable", "open", "exact", "maximum", "maximum_interval", "interval"]
Group = Literal["certain", "possible", "impossible", "pays_nobody"]


class _Yen(NamedTuple):
    status: Status
    min: int | None
    max: int | None
    stated_low: int | None
    stated_high: int | None
    unrounded_low: Fraction | None
    unrounded_high: Fraction | None
    hull: Literal["tight", "outer"]


class Amount:
    """Yen. [min, max] is what is possible, [stated_low, stated_high] what the page states; None where there is no such amount or nothing bounds it. ``unrounded_*`` are
    of stated, before any 端数. ``hull`` is "tight" where both ends are reached, "outer" where the intervals are only sound."""

    __slots__ = ("_of",)
    __match_args__ = ("status", "min", "max", "stated_low", "stated_high", "unrounded_low", "unrounded_high", "hull")
    _of: _Yen | _core.Answer

    def __init__(
        self,
        status: Status,
        min: int | None,
        max: int | None,
        stated_low: int | None,
        stated_high: int | None,
        unrounded_low: Fraction | None,
        unrounded_high: Fraction | None,
        hull: Literal["tight", "outer"],
    ) -> None:
        _set(self, "_of", _Yen(status, min, max, stated_low, stated_high, unrounded_low, unrounded_high, hull))

    @property
    def status(self) -> Status:
        return self._of.status  # type: ignore[return-value]

    @property
    def min(self) -> int | None:
        return self._of.min

    @property
    def max(self) -> int | None:
        return self._of.max

    @property
    def stated_low(self) -> int | None:
        return self._of.stated_low

    @property
    def stated_high(self) -> int | None:
        return self._of.stated_high

    @property
    def unrounded_low(self) -> Fraction | None:
        return self._of.unrounded_low

    @property
    def unrounded_high(self) -> Fraction | None:
        return self._of.unrounded_high

    @property
    def hull(self) -> Literal["tight", "outer"]:
        return self._of.hull  # type: ignore[return-value]

    def _all(self) -> tuple[Any, ...]:
        return tuple(getattr(self._of, name) for name in self.__match_args__)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"an Amount does not change: {name}")

    def __repr__(self) -> str:
        return f"Amount({', '.join(f'{name}={value!r}' for name, value in zip(self.__match_args__, self._all(), strict=True))})"

    def __eq__(self, other: object) -> bool:
        return self is other or self._all() == other._all() if isinstance(other, Amount) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.status, self.min, self.max, self.stated_low, self.stated_high))

    def __copy__(self) -> Amount:
        return self

    def __deepcopy__(self, memo: object) -> Amount:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return Amount, self._all()


def amount_of(answer: _core.Answer) -> Amount:
    """The amounts of an answer, what is exact worked out only when it is read."""
    made: Amount = _new(Amount)
    _set(made, "_of", answer)
    return made


class Basis(NamedTuple):
    """What proves a clause: a phrase of the page ("quote"), a place in a guideline, or a stated assumption."""

    kind: Literal["quote", "guideline", "assumption"]
    text: str


class Clause(NamedTuple):
    """A clause in the notation with its phrase and page; ``verdict`` where it is a condition of eligibility."""

    text: str
    quote: str
    page: str
    bases: tuple[Basis, ...] = ()
    verdict: Verdict | None = None


class Step(NamedTuple):
    """One line of the computation: what it is (経費, 補助率, 端数 …), by which clause, and its exact value in its unit (円, kWh, …; a ratio has none)."""

    label: str
    text: str
    value: Fraction
    quote: str
    page: str
    bases: tuple[Basis, ...]
    category: str | None = None
    unit: str | None = None


class Candidate(NamedTuple):
    """What comes out under one listed choice of a rate that is not settled."""

    assuming: tuple[str, str]
    min: Yen | None
    max: Yen | None


class Share(NamedTuple):
    """What of the stated amount one payer bears, in yen."""

    payer: str
    stated_low: Yen | None
    stated_high: Yen | None
    unrounded_low: Fraction | None
    unrounded_high: Fraction | None


class Category(NamedTuple):
    """What of the stated amount falls to one 費目, in yen."""

    category: str
    title: str
    stated_low: Yen | None
    stated_high: Yen | None


class Stage(NamedTuple):
    """A payment from one level to the next; ``amount`` is None where its base is not stated or not known."""

    source: str
    target: str
    rate: str
    amount: Amount | None


class Missing(NamedTuple):
    """An unknown fact on which the verdict or an interval depends, and how many yen it decides (None: no bound)."""

    fact: str
    decides_yen: Yen | None


class ReadingChoice(NamedTuple):
    """One way to read the page: what it means, and the phrase it rests on."""

    key: str
    text: str
    quote: str


class Reading(NamedTuple):
    """A reading of the page that is still open; set ``key`` to one of the choices to settle it."""

    key: str
    choices: tuple[ReadingChoice, ...]


class Choice(NamedTuple):
    """One choice of a 区分: its key, and its Japanese label."""

    key: str
    label: str


class Fact(NamedTuple):
    """A fact that a rule asks for: its key, type ("money", "category", …), unit, Japanese label and, of a 区分, its choices."""

    key: str
    type: str
    unit: str | None
    label: str
    choices: tuple[Choice, ...]


class Edition(NamedTuple):
    """An edition of a measure: in force from and to these days (ISO, both in; None is open), with its 類型."""

    edition: str
    start: str | None
    end: str | None
    frames: tuple[str, ...]


class Entry(NamedTuple):
    """One row of a catalogue. ``computable``: some facts give an amount."""

    programme: str
    measure: str
    title: str
    kind: str
    computable: bool
    editions: tuple[Edition, ...]

    @property
    def id(self) -> str:
        return f"{self.programme}/{self.measure}"


class Why(NamedTuple):
    """A clause that cannot be decided, or an amount that cannot be computed, without a fact."""

    measure: str
    text: str
    quote: str
    page: str


class Question(NamedTuple):
    """What to ask next: the key to set, how to answer, how many yen it decides, and why it is asked (of the first question alone)."""

    fact: str
    label: str
    decides_yen: Yen | None
    measures: int
    expected: str | None = None
    open_point: bool = False
    choices: tuple[Choice, ...] = ()
    why: tuple[Why, ...] = ()


def yen(value: int | str | None) -> Yen | None:
    """Yen of the contract's JSON: an integer, or an exact string where it has a fraction."""
    return Fraction(value) if isinstance(value, str) else value


def fraction(value: str | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def amount(of: dict[str, Any]) -> Amount:
    return Amount(of["status"], of["min"], of["max"], of["stated_low"], of["stated_high"], fraction(of["unrounded_low"]), fraction(of["unrounded_high"]), of["hull"])


def bases(of: dict[str, Any]) -> tuple[Basis, ...]:
    return tuple(Basis(one["kind"], one["text"]) for one in of["bases"])


def clause(of: dict[str, Any]) -> Clause:
    return Clause(of["text"], of["quote"], of["page"], bases(of), of.get("verdict"))


def step(label: str, unit: str | None, of: dict[str, Any]) -> Step:
    return Step(label, of["text"], Fraction(of["value"]), of["quote"], of["page"], bases(of), of.get("category"), unit)


def candidate(of: dict[str, Any]) -> Candidate:
    ((key, choice),) = of["assuming"].items()
    return Candidate((key, choice), yen(of["min"]), yen(of["max"]))


def share(of: dict[str, Any]) -> Share:
    return Share(of["payer"], yen(of["stated_low"]), yen(of["stated_high"]), fraction(of["unrounded_low"]), fraction(of["unrounded_high"]))


def category(of: dict[str, Any]) -> Category:
    return Category(of["category"], of["title"], yen(of["stated_low"]), yen(of["stated_high"]))


def stage(of: dict[str, Any]) -> Stage:
    return Stage(of["from"], of["to"], of["rate"], amount(of["amount"]) if of["amount"] else None)


def reading(of: dict[str, Any]) -> Reading:
    return Reading(of["key"], tuple(ReadingChoice(**one) for one in of["choices"]))


def choices(of: dict[str, Any]) -> tuple[Choice, ...]:
    return tuple(Choice(**one) for one in of["choices"])


def fact(of: dict[str, Any]) -> Fact:
    return Fact(of["key"], of["type"], of["unit"], of["label"], choices(of))


def entry(of: dict[str, Any]) -> Entry:
    editions = tuple(Edition(one["edition"], one["from"], one["to"], tuple(one["frames"])) for one in of["editions"])
    return Entry(of["programme"], of["measure"], of["title"], of["kind"], of["computable"], editions)


def first_question(of: dict[str, Any]) -> Question:
    declared = of["declared"]
    why = tuple(Why(one["measure"], one["text"], one["quote"], one["page"]) for one in of["why"])
    return Question(of["fact"], declared["label"], yen(of["decides_yen"]), of["measures"], of["expected"], of["open_point"], choices(declared), why)


def later_question(of: dict[str, Any]) -> Question:
    return Question(of["fact"], of["label"], yen(of["decides_yen"]), of["measures"])
