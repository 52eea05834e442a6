"""santei for polars: importing this gives every DataFrame and LazyFrame a namespace ``santei``.

>>> import polars, santei.polars
>>> polars.DataFrame({"investment": [3_000_000_000], "company_size": ["sme"]}).santei.estimate("large_growth_investment/large_investment", answers=["stated_high"]).item(0, 2)
1000000000
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import polars

from ._measure import Measure
from ._table import ANSWERS, Answer, Asked, evaluate_table


@polars.api.register_dataframe_namespace("santei")
class DataFrameNamespace:
    """``frame.santei``: answers to the rows of a frame."""

    def __init__(self, frame: polars.DataFrame) -> None:
        self._frame = frame

    def estimate(self, ids: Asked, *, answers: Iterable[Answer] = ANSWERS, keep: bool = True, **options: Any) -> polars.DataFrame:
        """The frame with the columns of answers behind it (or, without ``keep``, these alone); options as for `santei.evaluate_table`."""
        return polars.DataFrame(evaluate_table(ids, self._frame, answers=answers, keep=keep, **options))


@polars.api.register_lazyframe_namespace("santei")
class LazyFrameNamespace:
    """``lazy.santei``: answers as a step of a query."""

    def __init__(self, frame: polars.LazyFrame) -> None:
        self._frame = frame

    def estimate(self, ids: Asked, *, answers: Iterable[Answer] = ANSWERS, keep: bool = True, **options: Any) -> polars.LazyFrame:
        """As for a DataFrame, when the query is collected; piece by piece in a streaming query."""
        asked = [ids] if isinstance(ids, (str, Measure)) else list(ids)
        answers = list(answers)

        def answer(frame: polars.DataFrame) -> polars.DataFrame:
            return DataFrameNamespace(frame).estimate(asked, answers=answers, keep=keep, **options)

        schema = answer(polars.DataFrame(schema=self._frame.collect_schema())).schema
        return self._frame.map_batches(answer, schema=schema, streamable=True, projection_pushdown=False, predicate_pushdown=False, slice_pushdown=False)
