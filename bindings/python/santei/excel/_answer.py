"""Every measure for every client: all rows of a measure at once, as tables are answered, with the signs that all surfaces use."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .. import _core
from .._columns import stream_of
from .._errors import Error, Language
from .._facts import day_of
from .._measure import Measure
from .._named import id_named
from .._standing import CERTAIN, NOBODY, OPEN, OUT, PREMISED, STANDINGS, kinds_for_nobody
from .._table import ANSWERS, WORDS, Answer, _asked
from ._cells import Refused
from ._read import Clients, Measures, words_of

if TYPE_CHECKING:
    from .._catalogue import Catalogue
    from .._result import Result

REFUSED = "？"
"""A client whose row cannot be read."""
SIGNS = {**STANDINGS, REFUSED: "入力が読めない"}


@dataclass
class Answers:
    """One measure: a sign and the amounts in yen of each client; both amounts None where there is none, ``high`` alone where it has no end."""

    name: str
    """The ID as it was asked."""
    measure: Measure
    signs: list[str]
    low: list[int | None]
    high: list[int | None]
    columns: dict[Answer, list[int | str | None]]
    """The answers as tables have them: "verdict", "status", "min", "max", "stated_low", "stated_high"; None where a client was refused."""

    @cached_property
    def alike(self) -> bool:
        """Whether both amounts are the same for every client."""
        return self.low == self.high


def measures_of(rules: Catalogue, ids: Sequence[str] | None, on: date | str | None) -> Measures:
    """The measures that the IDs or names mean, each with the ID it is called by; None: every measure in yen, in the edition of the budget's page or of that day."""
    if ids is None:
        return [(one.id, one) for one in rules._core.all(None, None, day_of(on)) if one.currency == "JPY"]
    asked = _asked([id_named(rules, one) for one in ids], rules, on)[0]
    for name, one in asked:
        if one.currency != "JPY":
            raise Refused(f"{name} の金額は {one.currency} です。ブックは円の制度だけを並べます")
    return asked


def answer(clients: Clients, measures: Measures, rules: Catalogue, *, every: bool = False, on: date | str | None = None, lang: Language = "ja") -> list[Answers]:
    """The answers of all measures. What a row is refused for is added to its problems."""
    columns = {one.head.name: [cell.text or None for cell in one.cells] for one in clients.columns}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what a head is nearly called like is told by who read it
        table = _core.evaluate_table(measures, rules._core, stream_of(columns), [True] * len(ANSWERS), False, False, lang, day_of(on), None, every)
    read = {name: _column(table, i) for i, (name, _) in enumerate(table.columns()) if name != "problem"}
    refused = [bool(one) for one in clients.problems]  # beside rows that some measure refuses, which have the answers of the others
    for row, why in _refusals(table, clients, rules, measures, on):
        if why not in clients.problems[row]:
            clients.problems[row].append(why)
    premised = _Premises(clients)
    made = []
    for name, core in measures:
        measure = Measure(rules, core)
        own = {one: read[f"{name}.{one}"] for one in ANSWERS}
        stated = zip(own["stated_low"], own["stated_high"], strict=True)
        possible = zip(own["min"], own["max"], strict=True)
        amounts: list[Any] = [s if s != (None, None) else p for s, p in zip(stated, possible, strict=True)]
        nobody = measure.kind in kinds_for_nobody(rules)
        signs = [REFUSED if refused[i] or one is None else NOBODY if nobody else _sign(one, measure, i, premised) for i, one in enumerate(own["verdict"])]
        amounts = [(None, None) if signs[i] in (REFUSED, NOBODY) else one for i, one in enumerate(amounts)]
        made.append(Answers(name, measure, signs, [one[0] for one in amounts], [one[1] for one in amounts], own))
    return made


def amounts_of(result: Result) -> tuple[int | None, int | None]:
    """What is stated, or where nothing is, what is possible."""
    amount = result.amount
    stated = amount.stated_low, amount.stated_high
    return stated if stated != (None, None) else (amount.min, amount.max)


def _sign(verdict: int | str, measure: Measure, row: int, premised: _Premises) -> str:
    if verdict != "yes":
        return OUT if verdict == "no" else OPEN
    return PREMISED if premised.of(measure, row) else CERTAIN


class _Premises:
    """Whether a measure rests on a 前提 for a client: that hangs on which facts are known, so it is asked once for each set of them."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients
        self._known = [frozenset(one.head.key for one in clients.columns if one.cells[i].read) for i in range(len(clients))]
        self._found: dict[tuple[str, frozenset[str]], bool] = {}

    def of(self, measure: Measure, row: int) -> bool:
        key = (measure.id, self._known[row])
        if key not in self._found:
            self._found[key] = bool(measure.estimate(self._clients.facts(row))._answer.premises())
        return self._found[key]


def _column(table: _core.Answers, at: int) -> list[int | str | None]:
    """A column of answers as Python values, None where there is none."""
    words = WORDS.get(table.columns()[at][0].rpartition(".")[2])
    made: list[int | str | None] = []
    for batch in range(table.batches):
        values, valid, offset = table.values(at, batch)
        found = values.tolist() if words is None else [words[one] for one in values.tolist()]
        if valid is not None:
            bits = bytes(valid)
            found = [one if bits[(i + offset) // 8] >> ((i + offset) % 8) & 1 else None for i, one in enumerate(found)]
        made += found
    return made


def _refusals(table: _core.Answers, clients: Clients, rules: Catalogue, measures: Measures, on: date | str | None) -> Iterable[tuple[int, str]]:
    """(row, reason) of every refused row: the first hundred as the table told them, the others asked by themselves. A cell that is told already is not told twice."""
    told = {row: re.sub(r"\n?\s*助言: (.*)", r"（\1）", re.sub(r"^E\d{4}: ", "", why, flags=re.M)) for row, why in table.refusals("ja") if not clients.problems[row]}
    yield from told.items()
    if table.refused <= 100:
        return
    for row in range(len(clients)):
        if row in told or clients.problems[row]:
            continue
        for name, core in measures:
            try:
                rules.estimate(name, clients.facts(row), on=on)
            except Error as why:
                yield row, words_of(why)
                break
