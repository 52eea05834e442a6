"""The amount as an exact function of one fact: pieces, leaps, inverse, drawings."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from . import _core
from ._errors import Language, language
from ._facts import FactValue, Yen, exact
from ._values import Amount

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ._measure import Measure


class Piece(NamedTuple):
    """slope · x + intercept for x from ``start`` to ``end`` (None: without end); ``why`` is the clause that makes it."""

    start: Fraction
    end: Fraction | None
    start_closed: bool
    end_closed: bool
    slope: Fraction
    intercept: Fraction
    why: str

    def at(self, x: Fraction) -> Fraction:
        """The value at x, wherever x lies."""
        return self.slope * x + self.intercept

    def covers(self, x: Fraction) -> bool:
        """Whether x lies on this piece."""
        above = x > self.start or (self.start_closed and x == self.start)
        return above and (self.end is None or x < self.end or (self.end_closed and x == self.end))


class Jump(NamedTuple):
    """Where the amount leaps, and by how many yen (negative: down). ``beyond``: the value still stands at ``at`` and leaps just behind it."""

    at: Fraction
    size: Fraction
    beyond: bool = False


class Line(NamedTuple):
    """A piecewise linear function in yen, before any final 端数; without a piece where there is no amount."""

    pieces: tuple[Piece, ...]
    jumps: tuple[Jump, ...]

    def at(self, x: str | int | Decimal | Fraction) -> Fraction | None:
        """The exact value at x ("12億円", 1_200_000_000); None where there is none."""
        where = exact(x)
        return next((piece.at(where) for piece in self.pieces if piece.covers(where)), None)


class Between(NamedTuple):
    """The values from ``start`` to ``end``; None is without end."""

    start: Fraction | None
    end: Fraction | None
    start_closed: bool
    end_closed: bool


class Solution:
    """Which values of a fact reach an amount of yen: stated_low, after 端数, is at least it."""

    def __init__(self, core: _core.Inverse) -> None:
        self._core = core
        self.least: Yen | None
        """The least value that reaches it, in whole yen for 金額; None where none does."""
        self.least_exact: Fraction | None
        """The same over all rationals; where ``least_is_reached`` is false only what lies above it reaches."""
        self.least_is_reached: bool
        self.greatest: Yen | None
        """The greatest value that still reaches it; None where there is no end, or none reaches it."""
        self.greatest_amount: Yen | None
        """Where it is not reachable: the most that is reached, and ``at`` the least value that brings it."""
        self.at: Yen | None
        self.least, self.least_exact, self.least_is_reached, self.greatest, self.greatest_amount, self.at = core.values()

    @property
    def reachable(self) -> bool:
        return self._core.reachable

    @property
    def reaching(self) -> tuple[Between, ...]:
        """All values that reach it, over all rationals."""
        return tuple(Between(*one) for one in self._core.reaching())

    @property
    def exact(self) -> tuple[Between, ...]:
        """The values that bring exactly it."""
        return tuple(Between(*one) for one in self._core.exactly())

    def to_dict(self) -> dict[str, Any]:
        """The object that ``santei solve --json`` prints, with its certificate."""
        return _read(self._core.json())

    def explain(self, lang: Language = "ja", *, width: int = 100) -> str:
        """The answer in words, as ``santei solve`` prints it."""
        return self._core.text(language(lang), width)

    def __repr__(self) -> str:
        return f"<santei.Solution: from {self.least:,}>" if self.least is not None else f"<santei.Solution: not reachable, at most {self.greatest_amount} yen>"


class Curve:
    """The amount of one measure over one fact. ``stated_low``, ``stated_high``, ``possible_low``, ``possible_high`` are exact lines before 端数; `at` is after it."""

    def __init__(self, measure: Measure, core: _core.Curve) -> None:
        self.measure = measure
        self._core = core
        self.over: str = core.over
        """The key of the fact."""
        self.label: str = core.label
        self.unit: str = core.unit
        """What x counts: "円", "0.01 EUR", "kWh", …; empty for a plain number."""
        self.rounding: str = core.rounding
        """The clauses of 端数 at the end; empty where there is none."""
        self.stated_low: Line = self._line("stated_low")
        self.stated_high: Line = self._line("stated_high")
        self.possible_low: Line = self._line("possible_low")
        self.possible_high: Line = self._line("possible_high")

    def _line(self, name: str) -> Line:
        pieces, jumps = self._core.line(name)
        return Line(tuple(Piece(*one) for one in pieces), tuple(Jump(*one) for one in jumps))

    @property
    def facts(self) -> dict[str, FactValue]:
        """The other facts that were given."""
        return self._core.facts()

    def at(self, x: str | int | Decimal | Fraction) -> Amount:
        """The amounts in yen at x, after 端数, as estimate gives them."""
        return Amount(*self._core.amounts_at(exact(x)))

    def solve(self, amount: str | int | Decimal | Fraction) -> Solution:
        """The values of x for which stated_low after 端数 is at least ``amount`` yen ("20億円", 2_000_000_000), or the proof that none is."""
        return Solution(self._core.solve(exact(amount)))

    def to_dict(self) -> dict[str, Any]:
        """The object that ``santei curve --json`` prints: exact strings, the last ``to`` None."""
        return _read(self._core.json())

    def to_csv(self) -> str:
        """line,from,to,from_closed,to_closed,slope,intercept,why: a row a piece, exact."""
        return self._core.csv()

    def explain(self, lang: Language = "ja", *, width: int = 100) -> str:
        """Pieces, leaps and dead zones in words, as ``santei curve`` prints them."""
        return self._core.text(language(lang), width)

    def svg(self, lang: Language = "ja") -> str:
        """The curve as an SVG picture, 960 × 640, that stands alone."""
        return self._core.svg(language(lang))

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draws into matplotlib axes (needs matplotlib). Binary fractions serve the drawing alone."""
        from ._plot import plot

        return plot(self, ax)

    def _repr_html_(self) -> str:
        from ._html import curve_html

        return curve_html(self)

    def __repr__(self) -> str:
        return f"<santei.Curve {self.measure.id} over {self.over}: {len(self.stated_low.pieces)} pieces, {len(self.stated_low.jumps)} jumps>"

    def __eq__(self, other: object) -> bool:
        return self.measure == other.measure and self.over == other.over and self.facts == other.facts if isinstance(other, Curve) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.measure, self.over, self.stated_low))

    def __copy__(self) -> Curve:
        return self

    def __deepcopy__(self, memo: object) -> Curve:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _curve_again, (self.measure, self.over, self.facts)


def _curve_again(measure: Measure, over: str, facts: dict[str, FactValue]) -> Curve:
    return measure.curve(over, facts)


def _read(text: str) -> dict[str, Any]:
    import json

    data: dict[str, Any] = json.loads(text)
    return data
