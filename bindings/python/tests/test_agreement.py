"""100,000 random rows with nulls through every library: the same answers, which are what estimate gives. Spark takes part where SANTEI_TEST_SPARK is set (it needs Java)."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

import santei

np, pa = (pytest.importorskip(name) for name in ("numpy", "pyarrow"))

ROWS = 100_000


def ids() -> list[str]:
    """A rate with a floor and a cap, and three other kinds that read more facts."""
    by_kind: dict[str, str] = {"large_growth_investment": "large_growth_investment/large_investment"}
    for entry in santei.catalogue().list():
        if entry.computable and len(santei.catalogue()[entry.id].facts) > 4 if len(santei.catalogue().find(entry.id)) == 1 else False:
            by_kind.setdefault(entry.kind, entry.id)
    return list(by_kind.values())[:6]


@pytest.fixture(scope="module")
def table() -> Any:
    """Every fact of these measures that a table can hold, a fifth of the cells unknown."""
    random = np.random.default_rng(6)
    declared = {one.key: one for id in ids() for one in santei.catalogue()[id].facts if one.key != "rate_category"}

    def column(fact: santei.Fact) -> Any:
        unknown = random.random(ROWS) < 0.2
        if fact.type in ("category",):
            words = np.array([one.key for one in fact.choices] + [one.label for one in fact.choices])
            return pa.array(words[random.integers(0, len(words), ROWS)], mask=unknown)
        if fact.type == "truth":
            return pa.array(random.random(ROWS) < 0.5, mask=unknown)
        if fact.type == "month":
            return pa.array(np.array(["2025-01", "2025-02", "2025-03", "令和7年4月"])[random.integers(0, 4, ROWS)], mask=unknown)
        if fact.type == "date":
            return pa.array(random.integers(20_000, 20_400, ROWS).astype("int32"), mask=unknown).cast(pa.date32())
        if fact.type in ("money", "quantity", "integer"):
            most = {"money": 2 * 10**10, "quantity": 10**4, "integer": 300}[fact.type]
            return pa.array(np.maximum(random.integers(1, most, ROWS), 1), mask=unknown)
        return pa.nulls(ROWS)

    return pa.table({key: column(fact) for key, fact in declared.items() if fact.type != "rows"})


@pytest.fixture(scope="module")
def expected(table: Any) -> Any:
    found = plain(santei.evaluate_table(ids(), table))
    assert found.column("problem").null_count > ROWS // 2
    return found


def plain(table: Any) -> Any:
    """A pyarrow.Table of one chunk, texts as they are."""
    made = pa.table(table).combine_chunks()
    return pa.table([_plain(one.combine_chunks() if one.num_chunks != 1 else one.chunk(0)) for one in made.columns], made.column_names)


def _plain(array: Any) -> Any:
    if pa.types.is_dictionary(array.type):
        array = pa.DictionaryArray.from_arrays(array.indices, array.dictionary.cast(pa.string())).dictionary_decode()
    return array.cast(pa.string()) if pa.types.is_large_string(array.type) or pa.types.is_string_view(array.type) else array


def test_a_thousand_rows_are_what_estimate_gives(table: Any, expected: Any) -> None:
    rows = range(0, ROWS, 400)
    for id in ids():
        measure = santei.catalogue()[id]
        for facts, answer in zip(table.take(list(rows)).to_pylist(), expected.take(list(rows)).to_pylist(), strict=True):
            if answer["problem"] is not None:
                with pytest.raises(santei.Error):
                    for each in ids():
                        santei.catalogue()[each].estimate(facts)
                continue
            amount = measure.estimate(facts).amount
            if amount.hull == "tight":
                said = [answer[f"{id}.{name}"] for name in ("status", "min", "max", "stated_low", "stated_high")]
                assert said == [amount.status, amount.min, amount.max, amount.stated_low, amount.stated_high], facts


def test_batches_of_any_size_give_the_same(table: Any, expected: Any) -> None:
    assert plain(santei.evaluate_table(ids(), table.to_reader(max_chunksize=777))).equals(expected)


def test_numpy_agrees(table: Any, expected: Any) -> None:
    def column(array: Any) -> Any:
        mask = np.asarray(array.is_null())
        if pa.types.is_null(array.type):
            return np.ma.masked_array(np.zeros(ROWS, "int64"), mask)
        if pa.types.is_string(array.type):
            return array.to_numpy(zero_copy_only=False)
        if pa.types.is_date(array.type):
            return array.to_numpy(zero_copy_only=False).astype("datetime64[D]")
        filled = array.fill_null(pa.scalar(False) if pa.types.is_boolean(array.type) else 0)
        return np.ma.masked_array(filled.to_numpy(zero_copy_only=False), mask)

    kept = {name: column(table.column(name).combine_chunks()) for name in table.column_names if not pa.types.is_null(table.column(name).type)}
    assert plain(santei.evaluate_table(ids(), kept)).equals(expected)


def test_pandas_agrees(table: Any, expected: Any) -> None:
    pandas = pytest.importorskip("pandas")
    frame = table.to_pandas(types_mapper={pa.int64(): pandas.Int64Dtype(), pa.bool_(): pandas.BooleanDtype()}.get)
    assert plain(santei.evaluate_table(ids(), frame)).equals(expected)
    there = santei.evaluate_table(ids(), table).to_pandas()
    assert plain(pa.Table.from_pandas(there, preserve_index=False).replace_schema_metadata()).equals(expected)


def test_polars_agrees(table: Any, expected: Any) -> None:
    polars = pytest.importorskip("polars")
    import santei.polars  # noqa: F401, gives frames their namespace

    frame = polars.DataFrame(table)
    assert plain(santei.evaluate_table(ids(), frame)).equals(expected)
    assert plain(frame.santei.estimate(ids(), keep=False)).equals(expected)
    lazy = frame.lazy().santei.estimate(ids())
    assert plain(lazy.select(expected.column_names).collect()).equals(expected)


def test_duckdb_agrees(table: Any, expected: Any) -> None:
    duckdb = pytest.importorskip("duckdb")
    con = duckdb.connect()
    con.register("applicants", table)
    assert plain(santei.evaluate_table(ids(), con.sql("from applicants"))).equals(expected)
    con.register("answers", santei.evaluate_table(ids(), table))
    assert con.sql("select count(*) from answers").fetchall() == [(ROWS,)]
    santei.duckdb.register(con)
    for id in ids():
        measure = santei.catalogue()[id]
        facts = ", ".join(f"'{one.key}': {one.key}" for one in measure.facts if one.key in table.column_names)
        found = con.sql(f"select s.* from (select santei('{id}', {{{facts}}}) as s from applicants)").fetchall()
        alone = plain(santei.evaluate_table(id, table.select([one.key for one in measure.facts if one.key in table.column_names])))
        assert found == list(zip(*(alone.column(i).to_pylist() for i in range(7)), strict=True))


def test_sql_may_ask_a_measure_a_row() -> None:
    duckdb = pytest.importorskip("duckdb")
    con = duckdb.connect()
    santei.duckdb.register(con)
    first, second = ids()[:2]
    rows = con.sql(
        f"select i, s.verdict, s.stated_high from (select i, santei(case when i % 3 = 0 then '{second}' else '{first}' end, {{'investment': i * 1000000000, 'eligible_cost': i, 'company_size': 'sme'}}) as s"
        " from range(5000) t(i)) order by i"
    ).fetchall()
    for i, verdict, high in rows[:: 97]:
        amount = santei.catalogue()[second if i % 3 == 0 else first].estimate(investment=i * 10**9, eligible_cost=i, company_size="sme")
        assert (verdict, high) == (amount.verdict, amount.amount.stated_high)


@contextmanager
def spark_session() -> Iterator[Any]:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.sql.session.timeZone", "UTC").getOrCreate()
    try:
        yield session
    finally:
        session.stop()


@pytest.mark.skipif("SANTEI_TEST_SPARK" not in os.environ, reason="SANTEI_TEST_SPARK is not set")
@pytest.mark.filterwarnings("ignore")
def test_spark_agrees(table: Any, expected: Any, tmp_path: Any) -> None:
    pytest.importorskip("pyspark")
    import pyarrow.parquet

    some = table.select([one for one in table.column_names if not pa.types.is_null(table.column(one).type)])
    pyarrow.parquet.write_table(some.append_column("row", pa.array(range(ROWS))), tmp_path / "applicants.parquet")
    with spark_session() as session:
        frame = session.read.parquet(str(tmp_path / "applicants.parquet"))
        found = santei.spark.estimate(frame, ids())
        found.write.parquet(str(tmp_path / "answers"))
        with pytest.raises(santei.FactError, match="E0844"):
            santei.spark.estimate(session.createDataFrame([(1.5,)], "investment double"), ids())
        own = santei.loads(RULE)
        rows = santei.spark.estimate(session.createDataFrame([(900,), (None,)], "works_cost long"), "own/rule", answers=["stated_high"], keep=False, rules=own).collect()
        assert sorted(row[0] for row in rows if row[0] is not None) == [300]
    back = pa.concat_tables([pyarrow.parquet.read_table(one) for one in (tmp_path / "answers").glob("*.parquet")]).sort_by("row")
    assert plain(back.select(expected.column_names)).equals(expected)


RULE = "事業 a [own]\n枠 b [rule]\n種別 補助\n項目 費用 [works_cost] 金額\n経費 費用 仮定「x」\n補助率 1/3 仮定「x」\n端数 円未満 切捨て 仮定「x」\n"
