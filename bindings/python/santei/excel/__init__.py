"""santei for workbooks (extra ``excel``): a list of clients in, every measure's verdict and amount out, with the facts as read and the sources.

>>> import santei.excel
>>> done = santei.excel.answer("clients.xlsx", "out.xlsx", ["large_growth_investment/large_investment"])  # doctest: +SKIP
>>> done.clients, done.refused  # doctest: +SKIP
(80, 2)

On the command line ``python -m santei.excel clients.xlsx --ids ID… -o out.xlsx``. Columns are found as in tables of text: by the key or label of a fact, with its unit
(対象経費（千円）) where it has one. A number of a cell is taken exactly or refused; dates where rates stood, errors, merged cells and what was left out are told by their place.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from .._catalogue import catalogue
from .._errors import FactError, LimitError, Problem, RuleError
from ._answer import answer as _answers
from ._answer import measures_of
from ._read import Clients, read_clients
from ._write import write

if TYPE_CHECKING:
    from .._catalogue import Catalogue

Path = str | os.PathLike[str]
Formulas = Literal["auto", "always", "never"]

MOST_LIVE = 12_000
"""Clients times measures up to which "auto" looks for formulas: eighty clients and every measure take some 20 seconds."""
MOST_SHEETS = 200
"""Clients that may have a sheet of their own."""

__all__ = ["Clients", "Done", "answer", "measures_of", "read_clients"]


class Done(NamedTuple):
    """What was written: how many clients and measures, the clients that could not be read with why, and what else to know."""

    clients: int
    measures: int
    refused: int
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    live: int
    """Cells that are formulas of a cost."""


def answer(
    workbook: Path,
    to: Path,
    ids: Sequence[str] | str | None = None,
    *,
    sheet: str | None = None,
    sheets_for: Iterable[str] | Literal["all"] = (),
    compare: tuple[str, str] | None = None,
    formulas: Formulas = "auto",
    on: date | str | None = None,
    rules: Catalogue | None = None,
) -> Done:
    """Answers a workbook of clients and writes the results to another; ``ids`` None: every measure.

    ``sheet`` is the sheet to read, else the first with a fact in its head. ``sheets_for`` names clients (by name or row number) that get a sheet of their own. ``compare`` names two
    editions of a measure: a sheet lists what changes for whom. ``formulas``: amounts that are a function of one cost recalculate where that is exact, "auto" for up to 12,000 answers.
    A client that cannot be read has no answers and stands with the reason. Nothing of the input is changed; ``to`` appears only when it is whole.

    Raises RuleError (an ID), FactError (what is no workbook, has no fact, or no such client), LimitError (too large), OSError.
    """
    if os.path.exists(to) and os.path.samefile(workbook, to):
        raise FactError([Problem("E0831", f"出力の「{to}」は読むブックそのものです", None, "別の名前で書いてください", "error", f"'{to}' is the workbook that is read", "write it under another name")])
    known = rules if rules is not None else catalogue()
    asked = measures_of(known, [ids] if isinstance(ids, str) else ids, on)
    pair = measures_of(known, list(compare), on) if compare is not None else []
    if compare is not None and len(pair) != 2:
        raise RuleError([Problem("E0822", f"比べるのは二つの版です（{len(pair)}枠になりました）", None, "ID@版 を二つ書いてください", "error", "compare takes two editions", "write two of ID@edition")])
    clients = read_clients(workbook, [*asked, *pair], known, sheet=sheet)
    answers = _answers(clients, asked, known, every=ids is None, on=on)
    if ids is None:
        answers.sort(key=lambda one: (-sum(sign in "◎○" for sign in one.signs), -sum(sign == "△" for sign in one.signs), -sum(sign == "×" for sign in one.signs)))
    changed = None
    if compare is not None:
        first, second = _answers(clients, pair, known, on=on)
        changed = first, second
    rows = _rows_of(clients, sheets_for)
    live = formulas == "always" or (formulas == "auto" and len(clients) * len(asked) <= MOST_LIVE)
    partial = f"{os.fspath(to)}.partial"
    try:
        finder = write(partial, clients, answers, known, sheets_for=rows, changed=changed, formulas=live)
        os.replace(partial, to)
    finally:
        if os.path.exists(partial):
            os.remove(partial)
    told = tuple(f"{clients.rows[i] + 1}行目（{clients.names[i]}）: {why}" for i, all_of in enumerate(clients.problems) for why in all_of)
    return Done(len(clients), len(asked), sum(bool(one) for one in clients.problems), told, tuple(clients.notes), sum(finder.live.values()) if finder else 0)


def _rows_of(clients: Clients, wanted: Iterable[str] | Literal["all"]) -> list[int]:
    """The clients that get a sheet, by name or by the number of their row."""
    if wanted == "all":
        found = list(range(len(clients)))
    else:
        found = []
        for one in wanted:
            rows = [i for i, name in enumerate(clients.names) if name == one] or [i for i, row in enumerate(clients.rows) if str(row + 1) == one]
            if not rows:
                raise FactError([Problem("E0811", f"「{one}」という会社はありません", None, "会社の名前か、シートの行の番号を書いてください", "error", f"there is no client '{one}'", "give the name of a client or the number of its row")])
            found += [row for row in rows if row not in found]
    if len(found) > MOST_SHEETS:
        raise LimitError([Problem("E0831", f"会社ごとのシートは {MOST_SHEETS}枚までです（{len(found)}枚になります）", None, "会社を選んでください", "error", f"at most {MOST_SHEETS} clients may have sheets", "choose clients")])
    return found
