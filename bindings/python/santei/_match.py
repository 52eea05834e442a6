"""Every measure for one applicant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from . import _core
from ._errors import Language, language
from ._measure import Measure
from ._result import Result
from ._values import Clause, Group

if TYPE_CHECKING:
    from ._catalogue import Catalogue

GROUPS: tuple[Group, ...] = ("certain", "possible", "impossible", "pays_nobody")


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
