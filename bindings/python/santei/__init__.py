"""santei（算定）: exact answers, with reasons, to how many yen of a Japanese subsidy a company gets.

>>> import santei
>>> answer = santei.catalogue()["large_growth_investment/large_investment"].estimate(investment="30億円", company_size="sme")
>>> answer.verdict, answer.amount.stated_high
('yes', 1000000000)

Yen are int, exact values fractions.Fraction. Facts are text as people write it, exact numbers, dates, bools, ranges and sets; a float is refused.
"""

from typing import TYPE_CHECKING

from ._core import Prepared
from ._core import version as __version__
from ._catalogue import Catalogue, catalogue, match, verify
from ._certificate import CounterExample, Proof, Verified
from ._compare import ChangedGroup, Comparison, Difference, Item, Option, Part, Split, Wanted
from ._curve import Between, Curve, Jump, Line, Piece, Solution
from ._errors import Error, FactError, LimitError, Mend, Problem, RuleError, Span
from ._facts import Facts, FactValue, Yen
from ._files import FileReport, check, load, loads
from ._match import Match, Matches
from ._measure import Measure
from ._result import Result
from ._table import Progress, Refused, Stream, Table, evaluate_stream, evaluate_table, free_memory
from ._values import Amount, Basis, Candidate, Category, Choice, Clause, Edition, Entry, Fact, Missing, Question, Reading, ReadingChoice, Share, Stage, Step, Why

if TYPE_CHECKING:
    from . import duckdb as duckdb
    from . import excel as excel
    from . import polars as polars
    from . import spark as spark

__all__ = [
    "Amount", "Basis", "Between", "Candidate", "Catalogue", "Category", "ChangedGroup", "Choice", "Clause", "Comparison", "CounterExample", "Curve",
    "Difference", "Edition", "Entry", "Error", "Fact", "FactError", "FactValue", "Facts", "FileReport", "Item", "Jump", "LimitError",
    "Line", "Match", "Matches", "Measure", "Mend", "Missing", "Option", "Part", "Piece", "Prepared", "Problem", "Progress", "Proof", "Question", "Reading",
    "ReadingChoice", "Refused", "Result", "RuleError", "Share", "Solution", "Span", "Split", "Stage", "Step", "Stream", "Table",
    "Verified", "Wanted", "Why", "Yen", "__version__", "catalogue", "check", "evaluate_stream", "evaluate_table", "free_memory", "load", "loads", "match", "verify",
]


def __getattr__(name: str) -> object:
    """santei.duckdb, santei.excel, santei.polars and santei.spark are loaded when they are first named."""
    if name not in ("duckdb", "excel", "polars", "spark"):
        raise AttributeError(f"module 'santei' has no attribute {name!r}")
    from importlib import import_module

    return import_module(f"santei.{name}")
