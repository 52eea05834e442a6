"""Columns as newer libraries make them: decimals of any width, runs, whole numbers of 128 bits and past them, NumPy's StringDType; and DuckDB's NULL."""

from decimal import Decimal
from typing import Any

import pytest

import santei
from conftest import LARGE

np = pytest.importorskip("numpy")
pa = pytest.importorskip("pyarrow")

COSTS = [1_200_000_001, 3_000_000_000, None]


def highest(table: Any) -> list[Any]:
    found: list[Any] = pa.table(santei.evaluate_table(LARGE, table, answers=["stated_high"])).column(0).to_pylist()
    return found


EXPECTED = [400_000_000, 1_000_000_000, 5_000_000_000]


@pytest.mark.parametrize("type", ["decimal64(18, 0)", "decimal128(38, 2)", "decimal256(76, 2)"])
def test_decimals_of_any_width(type: str) -> None:
    width, digits, scale = type.replace("(", ",").replace(")", "").split(",")
    if not hasattr(pa, width):
        pytest.skip(f"this pyarrow has no {width}")
    costs = pa.array([None if one is None else Decimal(one) for one in COSTS], getattr(pa, width)(int(digits), int(scale)))
    assert highest(pa.table({"investment": costs})) == EXPECTED


def test_runs_of_equal_values() -> None:
    runs = pa.RunEndEncodedArray.from_arrays(pa.array([1, 3, 4], pa.int32()), pa.array(COSTS, pa.int64()))
    assert highest(pa.table({"investment": runs})) == [EXPECTED[0], EXPECTED[1], EXPECTED[1], EXPECTED[2]]
    assert highest(pa.table({"investment": runs}).slice(2)) == EXPECTED[1:]


def test_whole_numbers_of_128_bits_and_past_them() -> None:
    polars = pytest.importorskip("polars")
    assert highest(polars.DataFrame({"investment": polars.Series(COSTS, dtype=polars.Int128)})) == EXPECTED
    assert highest({"investment": [3_000_000_000, 10**25, None]}) == [1_000_000_000, 5_000_000_000, 5_000_000_000]


def test_texts_of_string_dtype() -> None:
    for missing in ({}, {"na_object": None}, {"na_object": np.nan}):
        values = ["30億円", "12億1円", missing.get("na_object", "")]
        assert highest({"investment": np.array(values, np.dtypes.StringDType(**missing))}) == [1_000_000_000, 400_000_000, 5_000_000_000]


def test_null_in_duckdb_is_an_unknown_fact_and_no_id() -> None:
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as con:
        santei.duckdb.register(con)
        santei.duckdb.register(con)  # again, without harm
        nothing = con.sql(f"select santei('{LARGE}', {{'investment': null}}).stated_high").fetchall()
        assert con.sql(f"select santei('{LARGE}', null).stated_high").fetchall() == nothing
        assert con.sql(f"select santei('{LARGE}', x).stated_high from (values ({{'investment': 3000000000}}), (null)) t(x)").fetchall() == [(1_000_000_000,), *nothing]
        for wrong, code in (("select santei(null, {'investment': 1})", "E0820"), (f"select santei('{LARGE}', 3)", "E0844")):
            with pytest.raises(duckdb.Error, match=code):
                con.sql(wrong).fetchall()
