"""Tables: every reader and writer of Arrow gives and gets the same, and what estimate gives."""

import csv
import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import santei
from conftest import LAMPS, LARGE

np = pytest.importorskip("numpy")
pa = pytest.importorskip("pyarrow")

CASES = Path(__file__).resolve().parents[3] / "tests" / "conformance" / "cases.csv"
NOTO = "nariwai_noto_2024/type_a"


def columns(rows: int = 8) -> dict[str, Any]:
    return {"investment": np.arange(rows) * 10**9, "company_size": np.array((["sme", "large", "micro", "小規模事業者"] * rows)[:rows], "U8")}


def test_the_conformance_cases_are_answered_as_cpp_answers_them() -> None:
    with open(CASES, encoding="utf-8", newline="") as file:
        cases = list(csv.DictReader(file))
    assert len(cases) > 500
    for case in cases:
        facts = dict(one.split("=", 1) for one in case["facts"].split(";") if one)
        measure = santei.catalogue()[case["id"]]
        if case["problem"]:
            with pytest.raises(santei.FactError) as refused:
                measure.estimate(facts)
            assert refused.value.problems[0].code == case["problem"]
            continue
        # a table needs a column that is a fact; an empty cell is unknown
        table = measure.catalogue.evaluate_table(case["id"], {key: np.array([value]) for key, value in (facts or {"company_size": ""}).items()}, decimal=True).to_pyarrow()
        for answer in (measure.estimate(facts), measure.estimate(facts)):
            amount = answer.amount
            said = [answer.verdict, answer.status, *("" if one is None else str(one) for one in (amount.min, amount.max, amount.stated_low, amount.stated_high, amount.unrounded_low, amount.unrounded_high)), amount.hull]  # fmt: skip
            assert said == list(case.values())[3:]
        if amount.hull == "tight":
            cells = [table.column(f"{case['id']}.{name}")[0].as_py() for name in ("verdict", "status", "min", "max", "stated_low", "stated_high")]
            assert [*cells[:2], *("" if one is None else str(one) for one in cells[2:])] == list(case.values())[3:9], facts


def test_every_row_is_what_estimate_gives(large: santei.Measure) -> None:
    table = santei.evaluate_table(LARGE, columns(40))
    assert (len(table), table.num_rows, table.num_columns, table.num_refused, table.refused) == (40, 40, 7, 0, ())
    assert table.column_names == [f"{LARGE}.{name}" for name in ("verdict", "status", "min", "max", "stated_low", "stated_high")] + ["problem"]
    for row, facts in zip(pa.table(table).to_pylist(), pa.table(columns(40)).to_pylist(), strict=True):
        answer = large.estimate(facts)
        assert list(row.values()) == [answer.verdict, answer.status, answer.amount.min, answer.amount.max, answer.amount.stated_low, answer.amount.stated_high, None]


def readable() -> Iterator[tuple[str, Any]]:
    table = pa.table(columns())
    yield "pyarrow.Table", table
    yield "pyarrow.RecordBatch", table.to_batches()[0]
    yield "pyarrow.RecordBatchReader", table.to_reader(max_chunksize=3)
    yield "numpy", columns()
    yield "chunks", pa.table([pa.chunked_array([one.slice(0, 3), one.slice(3, 0), one.slice(3)]) for one in table.combine_chunks().columns], table.column_names)
    yield "sliced", pa.concat_tables([table, table]).combine_chunks().slice(3, 8).take(pa.array([5, 6, 7, 0, 1, 2, 3, 4]))
    yield "large text", table.cast(pa.schema({"investment": pa.int64(), "company_size": pa.large_string()}))
    yield "dictionary", table.set_column(1, "company_size", table["company_size"].dictionary_encode())
    yield "int32 decimals", table.set_column(0, "investment", table["investment"].cast(pa.decimal128(20, 0)))
    for name in ("pandas", "polars", "duckdb"):
        try:
            module = __import__(name)
        except ImportError:
            continue
        yield name, module.from_arrow(table) if name == "duckdb" else module.DataFrame(columns())


READABLE = [pytest.param(table, id=name) for name, table in readable()]


@pytest.mark.parametrize("table", READABLE)
def test_whatever_exports_arrow_is_read(table: Any) -> None:
    expected = pa.table(santei.evaluate_table(LARGE, columns()))
    found = pa.table(santei.evaluate_table(LARGE, table))
    assert found.combine_chunks().equals(expected.combine_chunks())


def test_whatever_reads_arrow_reads_the_answers() -> None:
    table = santei.evaluate_table(LARGE, {**columns(), "company_size": np.array(["sme"] * 7 + ["nonsense"])})
    expected = table.to_pyarrow().to_pylist()
    assert table.to_pyarrow().to_pylist() == expected  # again
    answers = table  # the name that DuckDB looks up
    assert table.to_pyarrow().schema == pa.schema(table)
    polars, pandas, duckdb = (pytest.importorskip(name) for name in ("polars", "pandas", "duckdb"))
    assert polars.DataFrame(table).to_dicts() == table.to_polars().to_dicts() == expected
    assert duckdb.sql("from answers").fetchall() == [tuple(row.values()) for row in expected]
    frame = table.to_pandas()
    assert frame[f"{LARGE}.stated_high"].dtype == pandas.Int64Dtype()
    assert frame[f"{LARGE}.stated_high"].tolist()[:7] == [row[f"{LARGE}.stated_high"] for row in expected[:7]]
    numbers = table.to_numpy()
    assert numbers[f"{LARGE}.stated_high"].tolist() == [row[f"{LARGE}.stated_high"] for row in expected]
    assert numbers[f"{LARGE}.verdict"].tolist() == [row[f"{LARGE}.verdict"] for row in expected]


def test_null_is_unknown(large: santei.Measure) -> None:
    table = pa.table({"investment": pa.array([3 * 10**9, None, None], pa.int64()), "company_size": pa.array(["sme", "sme", None])})
    found = pa.table(santei.evaluate_table(LARGE, table)).to_pylist()
    for row, facts in zip(found, table.to_pylist(), strict=True):
        answer = large.estimate(facts)
        assert row[f"{LARGE}.verdict"] == answer.verdict
        assert (row[f"{LARGE}.stated_low"], row[f"{LARGE}.stated_high"]) == (answer.amount.stated_low, answer.amount.stated_high)


def test_numpy_columns_may_be_masked_coded_days_or_objects(lamps: santei.Measure) -> None:
    yes = np.ones(4, bool)
    start = np.array(["2025-04-01", "2025-03-31", "NaT", "2025-04-02"], "datetime64[s]")
    table = {"works_cost": np.ma.masked_array([500_000, 500_000, 500_000, 1], [0, 0, 0, 1]), "is_guild": yes, "start": start, "power": np.array([None, "100kWh", Decimal(5), "90.5"], object)}
    found = santei.evaluate_table(lamps.id, table, rules=lamps.catalogue).to_pyarrow().to_pylist()
    days = [date(2025, 4, 1), date(2025, 3, 31), None, date(2025, 4, 2)]
    for row, cost, day, power in zip(found, [500_000, 500_000, 500_000, None], days, [None, "100kWh", Decimal(5), "90.5"], strict=True):
        answer = lamps.estimate(works_cost=cost, is_guild=True, start=day, power=power)
        assert (row[f"{lamps.id}.verdict"], row[f"{lamps.id}.stated_high"]) == (answer.verdict, answer.amount.stated_high)
    coded = santei.evaluate_table(LARGE, {"investment": np.array([2, 2, 2]) * 10**9, "company_size": (np.array([0, 1, -1], "int8"), ["sme", "large"])}).to_numpy()
    assert coded[f"{LARGE}.verdict"].tolist() == ["yes", "no", "unknown"]
    pandas = pytest.importorskip("pandas")
    assert santei.evaluate_table(LARGE, {"company_size": pandas.Categorical(["large", None, "sme"])}).to_numpy()[f"{LARGE}.verdict"].tolist() == ["no", "unknown", "unknown"]


@pytest.mark.parametrize("bad", [np.array([1.5]), np.array([1 + 2j]), np.array([1.5, None], object), np.array([1.5], "float32"), pa.array([1.5])])
def test_a_column_of_floating_numbers_is_refused_with_advice(bad: Any) -> None:
    with pytest.raises(santei.FactError, match="E0844") as refused:
        santei.evaluate_table(LARGE, {"investment": bad} if isinstance(bad, np.ndarray) else pa.table({"investment": bad}))
    assert "ecimal" in (refused.value.problems[0].help or "")


def test_what_is_no_table_is_refused() -> None:
    for bad in (3, "text", [1, 2]):
        with pytest.raises(TypeError, match="no table"):
            santei.evaluate_table(LARGE, bad)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="differ in length"):
        santei.evaluate_table(LARGE, {"investment": np.zeros(2, int), "capital": np.zeros(3, int)})
    with pytest.raises(ValueError, match="dimensions"):
        santei.evaluate_table(LARGE, {"investment": np.zeros((2, 2), int)})
    with pytest.raises(ValueError, match="stated_high"):
        santei.evaluate_table(LARGE, columns(), answers=["most"])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="at least one"):
        santei.evaluate_table([], columns())
    with pytest.raises(santei.RuleError, match="E0820"):
        santei.evaluate_table("no/such", columns())


def test_columns_of_pyarrow_pandas_and_polars_in_a_dict_keep_their_gaps() -> None:
    expected = santei.evaluate_table(LARGE, pa.table({"investment": pa.array([3 * 10**9, None, 10**9]), "company_size": pa.array(["sme", "micro", None])})).to_pyarrow()
    given: list[dict[str, Any]] = [{"investment": pa.array([3 * 10**9, None, 10**9]), "company_size": pa.chunked_array([["sme"], ["micro", None]])}]
    given.append({"investment": np.array([3 * 10**9, float("nan"), 10**9], object), "company_size": ["sme", "micro", None]})
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    given.append({"investment": pandas.array([3 * 10**9, None, 10**9], dtype="Int64"), "company_size": pandas.Series(["sme", "micro", None])})
    given.append({"investment": np.array([3 * 10**9, pandas.NA, 10**9], object), "company_size": pandas.Categorical(["sme", "micro", None])})
    given.append({"investment": polars.Series([3 * 10**9, None, 10**9]), "company_size": polars.Series(["sme", "micro", None])})
    for one in given:
        assert santei.evaluate_table(LARGE, one).to_pyarrow().equals(expected), one


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_a_moment_without_a_zone_is_its_day_and_one_with_a_zone_is_refused(lamps: santei.Measure, unit: str) -> None:
    moments = [datetime(2025, 4, 1), datetime(2025, 3, 31, 23, 59, 59), None, datetime(1969, 12, 31, 23)]
    days = [None if one is None else one.date() for one in moments]
    known = {"works_cost": [500_000] * 4, "is_guild": [True] * 4}
    expected = santei.evaluate_table(lamps, pa.table({**known, "start": pa.array(days, pa.date32())})).to_pyarrow()
    assert santei.evaluate_table(lamps, pa.table({**known, "start": pa.array(moments, pa.timestamp(unit))})).to_pyarrow().equals(expected)
    assert santei.evaluate_table(lamps, {**known, "start": np.array(moments, object)}).to_pyarrow().equals(expected)
    with pytest.raises(santei.FactError, match="timestamp"):
        santei.evaluate_table(lamps, pa.table({**known, "start": pa.array(moments, pa.timestamp(unit, "Asia/Tokyo"))}))


def test_a_measure_itself_may_be_asked(large: santei.Measure, lamps: santei.Measure) -> None:
    assert santei.evaluate_table(large, columns()).to_pyarrow().equals(santei.evaluate_table(LARGE, columns()).to_pyarrow())
    assert santei.evaluate_table([lamps], {"works_cost": np.array([500_000])}).column_names[0] == f"{lamps.id}.verdict"


def test_what_is_wrong_with_a_table_is_said_plainly() -> None:
    with pytest.raises(santei.FactError, match=r"float64.*\n.*decimal128"):
        santei.evaluate_table(LARGE, {"investment": np.array([1.5])})
    with pytest.raises(santei.FactError, match="整数だけ、文字列だけ"):
        santei.evaluate_table(LARGE, pytest.importorskip("pandas").DataFrame({"investment": [10**9, "30億円"]}))
    for taken in ("problem", f"{LARGE}.stated_high"):
        clash = pa.table({"investment": [1], taken: ["x"]})
        with pytest.raises(santei.FactError, match="E0812"):
            santei.evaluate_table(LARGE, clash, keep=True)
        assert len(santei.evaluate_table(LARGE, clash)) == 1
    assert len(santei.evaluate_table(LARGE, pa.table({"investment": [1], f"{LARGE}.stated_high": ["x"]}), answers=["verdict"], keep=True)) == 1
    with pytest.raises(TypeError, match="names of columns are str"):
        santei.evaluate_table(LARGE, {1: np.array([1])})  # type: ignore[dict-item]
    with pytest.raises(ValueError, match="one for each row"):
        santei.evaluate_table(LARGE, {"investment": 3})
    with pytest.raises(TypeError, match="named by its ID"):
        santei.evaluate_table([1], columns())  # type: ignore[list-item]
    with pytest.raises(TypeError, match="collect"):
        santei.evaluate_table(LARGE, pytest.importorskip("polars").LazyFrame({"investment": [1]}))


def test_only_the_answers_wanted_are_there() -> None:
    some = santei.evaluate_table(LARGE, columns(), answers=["stated_high", "verdict"])
    assert some.column_names == [f"{LARGE}.verdict", f"{LARGE}.stated_high", "problem"]
    whole = santei.evaluate_table(LARGE, columns()).to_pyarrow()
    assert some.to_pyarrow().equals(whole.select(some.column_names))


def test_several_measures_stand_side_by_side() -> None:
    ids = ["productivity_revolution", LARGE, LARGE]
    table = santei.evaluate_table(ids, {**columns(), "eligible_cost": np.arange(8) * 10**6})
    measures = [one.id for one in santei.catalogue().find("productivity_revolution")] + [LARGE]
    assert [name for name in table.column_names if name.endswith(".verdict")] == [f"{id}.verdict" for id in measures]


def test_columns_that_are_kept_stay_where_they_are() -> None:
    table = pa.table({**columns(), "name": ["x"] * 8, "list": [[1]] * 8})
    kept = santei.evaluate_table(LARGE, table, keep=True).to_pyarrow()
    assert kept.select(table.column_names).equals(table)
    for name in table.column_names:
        for here, there in zip(addresses(kept.column(name).chunk(0)), addresses(table.column(name).chunk(0)), strict=True):
            assert here == there


def addresses(array: Any) -> list[int]:
    return [one.address for one in array.buffers() if one is not None]


def test_the_answers_are_not_copied_on_their_way() -> None:
    table = santei.evaluate_table(LARGE, columns())
    arrow = table.to_pyarrow()
    (high,) = arrow.column(f"{LARGE}.stated_high").chunks
    assert addresses(table.to_pyarrow().column(f"{LARGE}.stated_high").chunk(0)) == addresses(high)
    assert table.to_numpy()[f"{LARGE}.stated_high"].ctypes.data == high.buffers()[1].address
    polars = pytest.importorskip("polars")
    assert polars.DataFrame(table)[f"{LARGE}.stated_high"].to_arrow().buffers()[1].address == high.buffers()[1].address


def test_answers_outlive_their_table() -> None:
    numbers = santei.evaluate_table(LARGE, columns()).to_numpy()[f"{LARGE}.stated_high"]
    arrow = pa.table(santei.evaluate_table(LARGE, columns()))
    gc.collect()
    assert numbers.tolist() == arrow.column(f"{LARGE}.stated_high").to_pylist()


def test_memory_of_answers_let_go_is_used_again_and_never_under_answers_that_are_held() -> None:
    rows = 300_000
    table = pa.table({"investment": np.arange(rows) * 10_000, "company_size": pa.DictionaryArray.from_arrays(pa.array(np.zeros(rows, "int8")), pa.array(["sme"]))})

    def high() -> Any:
        return santei.evaluate_table(LARGE, table, answers=["stated_high"]).to_numpy()[f"{LARGE}.stated_high"]

    let_go = high().ctypes.data
    first, second = high(), high()
    assert first.ctypes.data == let_go != second.ctypes.data
    expected = np.where(np.arange(rows) < 100_000, 0, np.arange(rows) * 10_000 // 3)
    assert (first == expected).all() and (second == expected).all()
    del second
    santei.free_memory()
    assert (first == expected).all() and (high() == expected).all()


def test_tables_are_answered_by_many_threads_and_in_a_fork() -> None:
    expected = santei.evaluate_table(LARGE, columns(1000)).to_pyarrow()

    def work(_: int) -> bool:
        return all(santei.evaluate_table(LARGE, columns(1000)).to_pyarrow().equals(expected) for _ in range(30))

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(work, range(4)))
    if hasattr(os, "fork"):
        code = f"import os, sys, numpy, santei\nask = lambda: len(santei.evaluate_table({LARGE!r}, {{'investment': numpy.arange(400_000)}}))\nask()\nchild = os.fork()\nask()\nos._exit(0) if child == 0 else sys.exit(os.waitpid(child, 0)[1])"
        subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_progress_is_told_after_every_batch_and_may_stop_the_work() -> None:
    table = pa.table({**columns(), "company_size": ["sme"] * 7 + ["nonsense"]})
    told: list[santei.Progress] = []
    santei.evaluate_table(LARGE, table.to_reader(max_chunksize=3), told.append)
    assert told == [(1, 3, 0), (2, 6, 0), (3, 8, 1)]

    def stop(_: santei.Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        santei.evaluate_table(LARGE, table, stop)


def test_a_refused_row_says_why_and_the_others_are_answered() -> None:
    table = santei.evaluate_table(LARGE, {"investment": np.array(["30億円", "x", "-1", "20億円..30億円"]), "company_size": np.array(["sme"] * 4)})
    assert [one.row for one in table.refused] == [1, 2]
    assert table.refused[1].reason.startswith("E0806")
    rows = table.to_pyarrow().to_pylist()
    assert [row[f"{LARGE}.stated_high"] for row in rows] == [10**9, None, None, 10**9]
    assert [row["problem"] is None for row in rows] == [True, False, False, True]
    english = santei.evaluate_table(LARGE, {"investment": np.array(["x"])}, lang="en").to_pyarrow()["problem"][0].as_py()
    assert english.startswith("E0802") and "cannot be read" in english


def test_amounts_beyond_int64_need_decimals() -> None:
    table = {"works_cost": pa.array([Decimal(10**25)], pa.decimal128(38, 0)), "is_guild": pa.array([True]), "start": pa.array([date(2025, 4, 1)])}
    lamps = santei.loads(LAMPS.replace("上限額 100万円                       仮定「要綱 第5条」\n", ""))
    assert santei.evaluate_table("street_lights/lamps", pa.table(table), rules=lamps).refused[0].reason.startswith("E0842")
    wide = santei.evaluate_table("street_lights/lamps", pa.table(table), rules=lamps, decimal=True).to_pyarrow()
    assert wide["street_lights/lamps.stated_high"].to_pylist() == [Decimal(10**25 * 2 // 3 // 1000 * 1000)]


def test_a_stream_answers_while_it_is_read_and_once() -> None:
    pulled: list[int] = []

    def batches() -> Iterator[Any]:
        for i in range(3):
            pulled.append(i)
            yield pa.record_batch(columns(4))

    reader = pa.RecordBatchReader.from_batches(pa.table(columns()).schema, batches())
    stream = santei.evaluate_stream(LARGE, reader, answers=["stated_high"])
    answers = pa.RecordBatchReader.from_stream(stream)
    assert pulled == []
    assert answers.read_next_batch().num_rows == 4
    assert pulled == [0]
    assert sum(one.num_rows for one in answers) == 8
    with pytest.raises(ValueError, match="already"):
        pa.RecordBatchReader.from_stream(stream)


def test_an_error_of_the_stream_comes_through() -> None:
    def batches() -> Iterator[Any]:
        yield pa.record_batch(columns(4))
        raise OSError("the disk is gone")

    reader = pa.RecordBatchReader.from_batches(pa.table(columns()).schema, batches())
    with pytest.raises(RuntimeError, match="the disk is gone"):
        santei.evaluate_table(LARGE, reader)


def test_an_empty_table_has_empty_answers() -> None:
    for empty in (columns(0), pa.table(columns()).slice(0, 0)):
        assert len(santei.evaluate_table(LARGE, empty)) == 0
    with pytest.raises(santei.FactError) as refused:
        santei.evaluate_table(LARGE, pa.table({}))
    assert refused.value.problems[0].code == "E0845"  # no column is a fact


def test_tables_keep_no_memory() -> None:
    code = f"""
import gc, resource, numpy as np, pyarrow as pa, santei
columns = {{"investment": np.arange(200_000) * 10**5, "company_size": np.array(["sme", "large"] * 100_000)}}
def work(times):
    for _ in range(times):
        table = santei.evaluate_table({LARGE!r}, columns, answers=["stated_high"], keep=True)
        table.to_pyarrow(), table.to_numpy()
        stream = santei.evaluate_stream({LARGE!r}, columns)
    gc.collect()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
first = work(2)
print(work(6) - first)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 8192  # KiB; a table is more
    assert "leaked" not in done.stderr


def test_columns_that_lie_right_are_not_copied() -> None:
    code = f"""
import resource, numpy as np, pyarrow as pa, santei
rows = 4_000_000
table = pa.table({{"investment": np.arange(rows) * 5000, "company_size": pa.DictionaryArray.from_arrays(pa.array(np.zeros(rows, "int8")), pa.array(["sme"]))}})
santei.evaluate_table({LARGE!r}, table.slice(0, 100))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
answers = santei.evaluate_table({LARGE!r}, table, answers=["stated_high"])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 50 * 1024  # KiB: 32 MB of answers and 4 MB beside them, not 36 MB of facts once more


def test_a_measure_that_only_guidelines_hold_is_its_newest_edition_where_no_day_is_said() -> None:
    head = "使う 共通語彙\n事業 手当の見本 [allowance]\n出典 要領「見本要領」\n"
    edition = "枠 手当 [monthly]\n版 {0}\n種別 給付金\n項目 児童数 [children] 整数 1 以上\n金額 {1} * 児童数 要領「{1}」\n端数 なし 要領「端数なし」\n"
    rules = santei.loads(
        head + edition.format("改定前 [before] 施行 2023-04-01 から 2024-09-30", "1万円") + edition.format("改定後 [after] 施行 2024-10-01 から", "1万5000円")
    )
    given = {"application_date": [date(2024, 9, 30), date(2024, 10, 1), None], "children": [2, 2, 2]}
    made = pa.table(santei.evaluate_table("allowance/monthly", pa.table(given), rules=rules)).to_pydict()
    assert made["allowance/monthly.max"] == [20000, 30000, 30000]
    assert made["problem"] == [None, None, None]
    undated = pa.table(santei.evaluate_table("allowance/monthly", pa.table({"children": [2]}), rules=rules)).to_pydict()
    assert undated["allowance/monthly.max"] == [30000]
    on = pa.table(santei.evaluate_table("allowance", pa.table({"children": [2]}), rules=rules, on="2024-09-30")).to_pydict()
    assert on["allowance.max"] == [20000]


def test_whole_numbers_of_pandas_with_gaps_are_refused_with_the_way_back() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"company_size": ["sme", "sme"], "investment": [3_000_000_000, None]})
    with pytest.raises(santei.FactError, match="E0844") as refused:
        santei.evaluate_table(LARGE, frame)
    assert '.astype("Int64")' in str(refused.value) and '.astype("Int64")' in refused.value.render("en")
    frame["investment"] = frame["investment"].astype("Int64")
    assert santei.evaluate_table(LARGE, frame, answers=["stated_high"]).to_pandas().iloc[0, 0] == 1_000_000_000


@pytest.mark.parametrize("key", ["application_date", "investment", "company_size"])
def test_a_column_of_nothing_is_unknown_whatever_the_fact(key: str) -> None:
    known = {"company_size": ["sme", "sme"], "investment": [3_000_000_000, 3_000_000_000]}
    empty = santei.evaluate_table(LARGE, {**known, key: [None, None]}).to_numpy()
    without = santei.evaluate_table(LARGE, {name: one for name, one in known.items() if name != key}).to_numpy()
    assert {name: one.tolist() for name, one in empty.items()} == {name: one.tolist() for name, one in without.items()}
