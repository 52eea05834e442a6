"""Tables: every row an applicant, every measure some columns of answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, TypeAlias, Union

from . import _core
from ._columns import advised, stream_of
from ._errors import FactError, Language, language
from ._facts import day_of

if TYPE_CHECKING:
    import numpy
    import pandas
    import polars
    import pyarrow

    from ._catalogue import Catalogue
    from ._measure import Measure

Answer: TypeAlias = Literal["verdict", "status", "min", "max", "stated_low", "stated_high"]
"""A column of answers: "ID.verdict", "ID.status", and amounts in whole yen."""

ANSWERS: tuple[Answer, ...] = ("verdict", "status", "min", "max", "stated_low", "stated_high")
WORDS = {"verdict": ("no", "unknown", "yes"), "status": ("ineligible", "not_computable", "open", "exact", "maximum", "maximum_interval", "interval")}


class ArrowStream(Protocol):
    """A table that exports itself as an Arrow stream: of pyarrow, pandas, polars, duckdb, …"""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


class ArrowArray(Protocol):
    """A record batch that exports itself as an Arrow array."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...


Asked: TypeAlias = Union[str, "Measure", Iterable[Union[str, "Measure"]]]
"""An ID, a measure, or several."""

Columns: TypeAlias = Mapping[str, Any]
"""Columns as NumPy arrays by name: whole numbers, bools, texts, days (datetime64), each plain or masked; ``(codes, words)`` for texts that repeat; a list of Python values."""
AnyTable: TypeAlias = Union[ArrowStream, ArrowArray, Columns]


class Progress(NamedTuple):
    """How far a table is: batches and rows that are done, and the rows among them that were refused."""

    batches: int
    rows: int
    refused: int


class Refused(NamedTuple):
    """A row without answers, and why: the number of the row, from 0, and the reason."""

    row: int
    reason: str


class Table:
    """Answers to a table, a row to each of its rows. pyarrow, pandas ≥ 2.2, polars and duckdb read it where it lies: ``pyarrow.table(answers)``, ``polars.DataFrame(answers)``,
    ``duckdb.sql("from answers")``. Columns are "ID.verdict" and "ID.status" (dictionaries of words), "ID.min", "ID.max", "ID.stated_low", "ID.stated_high" (yen, null where
    there is no such amount), and "problem": why a row was refused, by some measure or by all, null where it was not."""

    def __init__(self, core: _core.Answers) -> None:
        self._core = core
        self._formats = core.columns()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._core.stream()

    def __arrow_c_schema__(self) -> object:
        return self._core.schema()

    def __len__(self) -> int:
        return self._core.rows

    @property
    def num_rows(self) -> int:
        return self._core.rows

    @property
    def num_columns(self) -> int:
        return len(self._formats)

    @property
    def column_names(self) -> list[str]:
        return [name for name, _ in self._formats]

    @property
    def num_refused(self) -> int:
        """How many rows have a problem: some measure, or all, has no answer to them."""
        return self._core.refused

    @property
    def refused(self) -> tuple[Refused, ...]:
        """The first refused rows, at most a hundred."""
        return tuple(Refused(*one) for one in self._core.refusals("ja"))

    def to_pyarrow(self) -> pyarrow.Table:
        """The same memory as a pyarrow.Table."""
        import pyarrow

        return pyarrow.table(self)

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas.DataFrame; yen stay whole numbers (Int64), also where some are missing."""
        import pandas
        import pyarrow

        whole = {pyarrow.int64(): pandas.Int64Dtype()}
        return pyarrow.table(self).to_pandas(types_mapper=whole.get)

    def to_polars(self) -> polars.DataFrame:
        """The same memory as a polars.DataFrame."""
        import polars

        return polars.DataFrame(self)

    def to_numpy(self) -> dict[str, numpy.ndarray[Any, Any]]:
        """The answers as NumPy arrays by column: yen as int64, masked where some are null; verdicts and statuses as text. Of one batch yen are not copied."""
        import numpy

        made = {}
        for i, (name, format) in enumerate(self._formats):
            kind = name.rpartition(".")[2]
            if format == "l" or (format == "c" and kind in WORDS):
                made[name] = _joined(numpy, [self._core.values(i, batch) for batch in range(self._core.batches)], WORDS.get(kind))
        return made

    def __repr__(self) -> str:
        return f"<santei.Table: {self.num_rows:,} rows, {self.num_refused:,} refused; {', '.join(self.column_names)}>"


def _joined(numpy: Any, parts: list[tuple[Any, Any, int]], words: Sequence[str] | None) -> Any:
    masks = [numpy.zeros(len(values), bool) if valid is None else numpy.unpackbits(valid, bitorder="little")[offset : offset + len(values)] == 0 for values, valid, offset in parts]
    values = parts[0][0] if len(parts) == 1 else numpy.concatenate([one for one, _, _ in parts]) if parts else numpy.zeros(0, "int64")
    if words:
        values = numpy.asarray(words)[values]
    mask = numpy.concatenate(masks) if masks else numpy.zeros(0, bool)
    return numpy.ma.masked_array(values, mask) if mask.any() else values


def evaluate_table(
    ids: Asked,
    table: AnyTable,
    progress: Callable[[Progress], object] | None = None,
    *,
    answers: Iterable[Answer] = ANSWERS,
    keep: bool = False,
    decimal: bool = False,
    on: Any = None,
    lang: Language = "ja",
    rules: Catalogue | None = None,
) -> Table:
    """The answers of one or several measures, by ID or as they are, to every row of a table: what `Measure.estimate` gives for each.

    ``table`` is whatever exports Arrow (pyarrow, pandas ≥ 2.2, polars, a duckdb relation) or NumPy arrays by name. A column whose name is the key or label of a fact, or
    "programme/measure.key", is a fact: whole numbers or decimals in the fact's own unit, bools, days (also the day of a timestamp without a zone, and for a month the one it lies in), or text as people write it; null is unknown; other columns are left
    out, or stand before the answers with ``keep``. Nothing is copied that can be read where it lies: int64, bool, dictionaries with indices of 8 bits.

    ``answers`` names the columns wanted: fewer are quicker. Memory of answers let go is kept for the next table (see `free_memory`). ``decimal`` gives yen as decimal128 for amounts beyond int64. ``progress`` is called after every batch.
    ``on`` picks editions. A row that cannot be read has no answers and a ``problem``; one that only some measure refuses has those of the others. Raises RuleError (an ID), FactError (a column that no such fact can be read from:
    E0844 for float, E0812 twice). The interpreter's lock is not held meanwhile.
    """
    measures, catalogue = _asked(ids, rules, on)
    tell = None if progress is None else lambda batches, rows, refused: progress(Progress(batches, rows, refused))
    try:
        return Table(_core.evaluate_table(measures, catalogue._core, stream_of(table), _wanted(answers), keep, decimal, language(lang), day_of(on), tell))
    except FactError as why:
        raise advised(why, table) from None


class Stream:
    """Answers that are worked out as they are read, once: an Arrow stream over a table of any size."""

    def __init__(self, capsule: object) -> None:
        self._capsule: object | None = capsule

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        capsule, self._capsule = self._capsule, None
        if capsule is None:
            raise ValueError("this stream has been read already")
        return capsule


def evaluate_stream(
    ids: Asked,
    table: AnyTable,
    *,
    answers: Iterable[Answer] = ANSWERS,
    keep: bool = False,
    decimal: bool = False,
    on: Any = None,
    lang: Language = "ja",
    rules: Catalogue | None = None,
) -> Stream:
    """The same as a stream that answers batch by batch while it is read, for tables larger than memory: ``pyarrow.RecordBatchReader.from_stream(…)``."""
    measures, catalogue = _asked(ids, rules, on)
    return Stream(_core.evaluate_stream(measures, catalogue._core, stream_of(table), _wanted(answers), keep, decimal, language(lang), day_of(on)))


def free_memory() -> None:
    """Gives the memory back that tables keep for the next one: of answers that nobody holds any more, at most 256 MB; and what was worked out of the rules last asked. Answers that are
    held stay as they are."""
    _core.free_memory()


def _wanted(answers: Iterable[Answer]) -> list[bool]:
    names = [answers] if isinstance(answers, str) else list(answers)
    if unknown := [one for one in names if one not in ANSWERS]:
        raise ValueError(f"answers are {', '.join(ANSWERS)}; not {', '.join(map(repr, unknown))}")
    return [one in names for one in ANSWERS]


def _asked(ids: Asked, rules: Catalogue | None, on: Any) -> tuple[list[tuple[str, _core.Measure]], Catalogue]:
    """The measures named, each once; columns begin with the ID as given where it means one measure."""
    from ._catalogue import catalogue
    from ._measure import Measure

    asked = [ids] if isinstance(ids, (str, Measure)) else list(ids)
    among = rules if rules is not None else next((one.catalogue for one in asked if isinstance(one, Measure)), None) or catalogue()
    named: dict[str, _core.Measure] = {}
    for id in asked:
        if isinstance(id, Measure):
            named.setdefault(id.id, id._core)
            continue
        if not isinstance(id, str):
            raise TypeError(f"a measure is named by its ID or given as a santei.Measure, not {id!r}")
        found = among._core.find(id, day_of(on))
        for one in found:
            own = one.id if "@" in id else one.id.partition("@")[0]  # a row's application_date may pick another edition
            named.setdefault(id if len(found) == 1 else own, one)
    if not named:
        raise ValueError("name at least one measure")
    return list(named.items()), among
