"""santei on Spark: tables larger than a machine, on the executors that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial
from inspect import signature
from itertools import chain
from typing import TYPE_CHECKING, Any

from . import _core
from ._catalogue import Catalogue, catalogue
from ._errors import Problem, RuleError
from ._table import ANSWERS, Answer, evaluate_stream, evaluate_table

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

Rules = tuple[str, tuple[tuple[str, bytes], ...]]


def estimate(df: DataFrame, ids: str | Iterable[str], *, answers: Iterable[Answer] = ANSWERS, keep: bool = True, on: str | None = None, rules: Catalogue | None = None) -> DataFrame:
    """The frame with the columns of answers behind it (or, without ``keep``, these alone): "ID.verdict", "ID.stated_high" (yen), …, and "problem" where a row was refused.

    Works batch by batch over ``mapInArrow``; santei and pyarrow must be installed where the executors run. The text of the rules is broadcast with its hash, so that every
    executor answers by the rules of this process. An ID or a column that cannot be (RuleError, FactError) is refused here, before anything runs.
    """
    from pyspark.sql.pandas.types import from_arrow_schema

    among = rules if rules is not None else catalogue()
    asked = [ids] if isinstance(ids, str) else list(ids)
    wanted = list(answers)
    nothing = _arrow_schema(df).empty_table()
    schema = from_arrow_schema(_plain(evaluate_table(asked, nothing, answers=wanted, keep=keep, on=on, rules=among).to_pyarrow()).schema)
    text: Rules = (among.fingerprint, tuple(among._core.files()))
    return df.mapInArrow(partial(_answer, _broadcast(df, text), asked, wanted, keep, on), schema)


def _arrow_schema(df: DataFrame) -> Any:
    """Newer versions of Spark ask for the zone that moments (TIMESTAMP) are shown in."""
    from pyspark.sql.pandas.types import to_arrow_schema

    more = {"timezone": df.sparkSession.conf.get("spark.sql.session.timeZone")} if "timezone" in signature(to_arrow_schema).parameters else {}
    return to_arrow_schema(df.schema, **more)


class _Here:
    """What stands for a broadcast value where there is none (Spark Connect): it goes with the function."""

    def __init__(self, value: Rules) -> None:
        self.value = value


def _broadcast(df: DataFrame, value: Rules) -> Any:
    try:
        return df.sparkSession.sparkContext.broadcast(value)
    except Exception:  # Spark Connect has no context
        return _Here(value)


@cache
def _rules_of(text: Rules) -> Catalogue:
    """The rules of the driver, read once in each Python worker."""
    fingerprint, files = text
    if catalogue().fingerprint == fingerprint:
        return catalogue()
    made = Catalogue(_core.Catalogue.of(files))
    if made.fingerprint != fingerprint:
        raise RuleError([Problem("E0823", "規則のハッシュが合いません", english="the rules are not those that were sent")])
    return made


def _answer(rules: Any, ids: list[str], answers: list[Answer], keep: bool, on: str | None, batches: Iterator[Any]) -> Iterator[Any]:
    import pyarrow

    first = next(batches, None)
    if first is None:
        return
    reader = pyarrow.RecordBatchReader.from_batches(first.schema, chain([first], batches))
    stream = evaluate_stream(ids, reader, answers=answers, keep=keep, on=on, rules=_rules_of(rules.value))
    for batch in pyarrow.RecordBatchReader.from_stream(stream):
        yield _plain(batch)


def _plain(batch: Any) -> Any:
    """Texts instead of dictionaries, which Spark does not read."""
    import pyarrow

    types = [one.type.value_type if pyarrow.types.is_dictionary(one.type) else one.type for one in batch.schema]
    return batch.cast(pyarrow.schema([pyarrow.field(one.name, type) for one, type in zip(batch.schema, types, strict=True)]))
