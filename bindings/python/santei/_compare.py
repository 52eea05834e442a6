"""Two rules side by side, and the best split of costs over several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from . import _core
from ._errors import Language, language
from ._facts import Yen
from ._values import fraction, yen

if TYPE_CHECKING:
    from ._measure import Measure

Change = Literal["none", "rises", "falls", "appears", "disappears"]


class Difference(NamedTuple):
    """Values of a fact over which the amount changes in one way; ``least`` and ``greatest`` are second − first in yen, before 端数 (None: no end to it)."""

    change: Change
    start: Fraction | None
    end: Fraction | None
    start_closed: bool
    end_closed: bool
    least: Fraction | None
    greatest: Fraction | None


class ChangedGroup(NamedTuple):
    """Applicants for whom the verdict changes: by fact, the choices or the ranges that they have. Facts not named do not matter."""

    before: str
    after: str
    where: dict[str, list[Any]]


class Comparison:
    """What becomes of amount and eligibility from ``first`` to ``second``."""

    def __init__(self, first: Measure, second: Measure, core: _core.Comparison) -> None:
        self.first = first
        self.second = second
        self._core = core
        data = self.to_dict()
        self.over: str | None = data["over"]
        """The fact it is compared over; None where neither asks for a cost."""
        self.stated_low: tuple[Difference, ...] = _differences(data["stated_low"])
        self.stated_high: tuple[Difference, ...] = _differences(data["stated_high"])
        self.eligibility: tuple[ChangedGroup, ...] = tuple(ChangedGroup(one["before"], one["after"], one["where"]) for one in data["eligibility"])
        self.left_open: tuple[str, ...] = tuple(data["left_open"])
        """Facts on which a verdict depends in a way that was not followed."""

    def to_dict(self) -> dict[str, Any]:
        """The object that ``santei compare --json`` prints."""
        return _read(self._core.json())

    def explain(self, lang: Language = "ja", *, width: int = 100) -> str:
        """Where the amount rises or falls and who becomes eligible, as ``santei compare`` prints it."""
        return self._core.text(language(lang), width)

    def __repr__(self) -> str:
        return f"<santei.Comparison {self.first.id} → {self.second.id} over {self.over}: {', '.join(one.change for one in self.stated_low) or 'no amounts'}>"


class Item(NamedTuple):
    """One cost in yen and the IDs of the measures it may go to; none named: every one."""

    name: str
    amount: str | int | Decimal | Fraction
    to: Sequence[str] = ()


class Wanted(NamedTuple):
    """A measure that costs may go to: its ID, the fact that its items add up to (empty: investment, else eligible_cost), facts for it alone."""

    id: str
    over: str = ""
    facts: Mapping[str, Any] | None = None


class Part(NamedTuple):
    """What one measure pays in a split, and for which items."""

    id: str
    cost: Yen
    grant: Yen
    items: tuple[str, ...]


class Option(NamedTuple):
    """One split: the total grant in yen, who pays what, and the items that went nowhere."""

    total: Yen
    measures: tuple[Part, ...]
    left_over: tuple[str, ...]


class Split:
    """The split of costs over measures with the greatest total grant, proved; grants are the least amount stated over what is still open."""

    def __init__(self, core: _core.Split) -> None:
        self._core = core
        data = self.to_dict()
        self.best: Option = _option(data["best"])
        self.runner_up: Option | None = _option(data["runner_up"]) if data["runner_up"] else None
        """The greatest total in which other measures pay."""

    @property
    def total(self) -> Yen:
        """The total grant of the best split, in yen."""
        return self.best.total

    def to_dict(self) -> dict[str, Any]:
        """The object that ``santei combine --json`` prints, with why each other measure loses."""
        return _read(self._core.json())

    def explain(self, lang: Language = "ja", *, width: int = 100) -> str:
        """The split in words, as ``santei combine`` prints it."""
        return self._core.text(language(lang), width)

    def __repr__(self) -> str:
        return f"<santei.Split: {self.total:,} yen, {', '.join(one.id for one in self.best.measures)}>"


def _differences(of: list[dict[str, Any]]) -> tuple[Difference, ...]:
    return tuple(
        Difference(one["change"], fraction(one["from"]), fraction(one["to"]), one["from_closed"], one["to_closed"], fraction(one["least"]), fraction(one["greatest"])) for one in of
    )


def _option(of: dict[str, Any]) -> Option:
    parts = tuple(Part(one["id"], yen(one["cost"]) or 0, yen(one["grant"]) or 0, tuple(one["items"])) for one in of["measures"])
    return Option(yen(of["total"]) or 0, parts, tuple(of["left_over"]))


def _read(text: str) -> dict[str, Any]:
    import json

    data: dict[str, Any] = json.loads(text)
    return data
