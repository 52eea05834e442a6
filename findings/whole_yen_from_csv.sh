#!/bin/sh
# A CSV file holds amounts such as 1000.5 and 1999999.9 yen; the reader is told decimal(12, 0), whole yen. In DataFusion the very same declaration
# means two things: an external table over the file cuts the rest off (1000, 1999999), a table filled from the same texts by INSERT, or a CAST,
# rounds half away from zero (1001, 2000000). The difference passes every check, as both columns have the same type.
# Beside it polars rounds half to even (1000, but 1002 for 1001.5), DuckDB half away from zero, and pyarrow refuses: one file, three columns.
# Rules of subsidies say what becomes of less than a yen or less than 1,000 yen, mostly that it is cut off: 1999999.9 yen are 1,999 thousand
# or 2,000 thousand depending on who opened the file, so the column has to be declared with its decimals and rounded where the rule says it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --only-binary :all: --target "$folder/packages" \
  datafusion==55.0.0 cloudpickle==3.1.3 typing_extensions==4.16.0 pyarrow==26.0.1 polars==2.1.0 polars-runtime-32==2.1.0 duckdb==2.0.1
PYTHONPATH="$folder/packages" python3 - "$folder" <<'PYTHON'
import sys
from importlib.metadata import version

import duckdb
import polars
import pyarrow
import pyarrow.csv
from datafusion import SessionContext

print(", ".join(f"{name} {version(name)}" for name in ("datafusion", "polars", "duckdb", "pyarrow")))
TEXTS = ["1000.5", "1001.5", "1999999.9", "-1000.5"]
path = f"{sys.argv[1]}/amounts.csv"
with open(path, "w") as file:
    file.write("id,yen\n" + "".join(f"{row},{text}\n" for row, text in enumerate(TEXTS)))

engine = SessionContext()
for table, yen in (("declared", "DECIMAL(12, 0)"), ("texts", "VARCHAR")):
    engine.sql(f"CREATE EXTERNAL TABLE {table} (id BIGINT, yen {yen}) STORED AS CSV LOCATION '{path}' OPTIONS ('format.has_header' 'true')")
engine.sql("CREATE TABLE filled (id BIGINT, yen DECIMAL(12, 0))").collect()
engine.sql("INSERT INTO filled SELECT id, yen FROM texts").collect()


def ask(yen, table):
    """The amounts of a table of DataFusion; each has to be of whole yen."""
    column = engine.sql(f"SELECT {yen} AS yen FROM {table} ORDER BY id").to_arrow_table()["yen"]
    assert column.type == pyarrow.decimal128(12, 0), column.type
    return column.to_pylist()


try:
    refused = pyarrow.csv.read_csv(path, convert_options=pyarrow.csv.ConvertOptions(column_types={"yen": pyarrow.decimal128(12, 0)}))["yen"].to_pylist()
except pyarrow.ArrowInvalid as error:
    refused = []
    print(f"pyarrow refuses: {error}")
cut, away, even = [1000, 1001, 1999999, -1000], [1001, 1002, 2000000, -1001], [1000, 1002, 2000000, -1000]
unchanged = refused == []
for reader, amounts, expected in (
    ("datafusion, external table", ask("yen", "declared"), cut),
    ("datafusion, filled table", ask("yen", "filled"), away),
    ("datafusion, CAST", ask("CAST(yen AS DECIMAL(12, 0))", "texts"), away),
    ("polars", polars.read_csv(path, schema_overrides={"yen": polars.Decimal(12, 0)})["yen"].to_list(), even),
    ("duckdb", [row[0] for row in duckdb.sql(f"SELECT yen FROM read_csv('{path}', types = {{'yen': 'DECIMAL(12, 0)'}}) ORDER BY id").fetchall()], away),
):
    print(f"{reader + ':':28}{[str(amount) for amount in amounts]}")
    unchanged &= amounts == expected
print("One file, one declared type, several amounts." if unchanged else "The behaviour has changed.")
sys.exit(not unchanged)
PYTHON
