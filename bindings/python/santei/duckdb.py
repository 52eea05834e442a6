"""santei in SQL, for DuckDB.

>>> import duckdb, santei
>>> con = duckdb.connect()
>>> santei.duckdb.register(con)
>>> con.sql("select santei('large_growth_investment/large_investment', {'investment': 3000000000, 'company_size': 'sme'}).stated_high").fetchall()
[(1000000000,)]

Whole tables go quicker without SQL around each row: ``santei.evaluate_table(ids, con.sql("from applicants"))``, which SQL reads in turn (``from answers``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._errors import FactError, Problem, RuleError
from ._table import evaluate_table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from ._catalogue import Catalogue

ANSWER = "STRUCT(verdict VARCHAR, status VARCHAR, min BIGINT, max BIGINT, stated_low BIGINT, stated_high BIGINT, problem VARCHAR)"


def register(con: DuckDBPyConnection, name: str = "santei", *, rules: Catalogue | None = None) -> None:
    """Makes ``santei(id, {'fact': column, …})`` known to a connection: a STRUCT of verdict, status, the amounts in yen, and ``problem`` where a row was refused.

    NULL is an unknown fact; so is a struct that is NULL of all of them, and a NULL among the IDs stops the query with E0820. A fact of a floating type stops it with E0844. A
    connection that knows the name already is told the rules anew. Needs pyarrow.
    """
    import duckdb

    def answer(ids: Any, facts: Any) -> Any:
        import pyarrow

        return pyarrow.chunked_array([_answers(pyarrow, ids, facts, rules)])

    create: Any = con.create_function
    try:
        con.remove_function(name)
    except (duckdb.Error, ValueError):  # it was not registered
        pass
    create(name, answer, None, ANSWER, type="arrow", null_handling="special")


def _answers(pyarrow: Any, ids: Any, facts: Any, rules: Catalogue | None) -> Any:
    """A struct a row; rows of one ID are answered together."""
    from pyarrow import compute

    struct = facts.combine_chunks() if isinstance(facts, pyarrow.ChunkedArray) else facts
    if not pyarrow.types.is_struct(struct.type):
        if not pyarrow.types.is_null(struct.type) and struct.null_count < len(struct):
            raise FactError([Problem("E0844", f"事実は {{'investment': 列, …}} のように渡します。{struct.type} では読めません", None, None, "error",
                                     f"give facts as {{'investment': column, …}}: they cannot be read from {struct.type}")])
        nothing = pyarrow.nulls(len(struct))
        table = pyarrow.RecordBatch.from_arrays([nothing], ["company_size"])  # of nobody is anything known
    else:
        table = pyarrow.RecordBatch.from_arrays(struct.flatten(), [struct.type.field(i).name for i in range(struct.type.num_fields)])  # NULL of all is NULL of each
    named = compute.unique(ids)
    if len(named) == 1 and named[0].is_valid:
        return _of_one(pyarrow, named[0].as_py(), table, rules)
    rows = [compute.indices_nonzero(compute.equal(ids, one)) for one in named if one.is_valid]
    if None in named.to_pylist():
        raise RuleError([Problem("E0820", "枠の ID が NULL の行があります", None, "ID のない行を除いてください", "error", "the ID of a measure is NULL in some row", "leave such rows out")])
    parts = pyarrow.concat_arrays([_of_one(pyarrow, one.as_py(), table.take(at), rules) for one, at in zip(named, rows, strict=True)])
    return parts.take(compute.sort_indices(pyarrow.concat_arrays(rows)))


def _of_one(pyarrow: Any, id: str, table: Any, rules: Catalogue | None) -> Any:
    answered = pyarrow.table(evaluate_table([id], table, rules=rules)).combine_chunks().to_batches()
    columns = [one.dictionary_decode() if pyarrow.types.is_dictionary(one.type) else one for one in answered[0].columns]
    if len(columns) != 7:
        raise ValueError(f"{id} means several measures; name one of them")
    return pyarrow.StructArray.from_arrays(columns, ["verdict", "status", "min", "max", "stated_low", "stated_high", "problem"])
