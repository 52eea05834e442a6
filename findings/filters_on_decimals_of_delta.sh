#!/bin/sh
# A Delta table that holds the rate 0.333333333333333333 (1/3 in 18 digits, decimal(19, 18)) shows it when read whole, but asked for rates of
# at least that, or of exactly that, both polars and the SQL of deltalake itself find no row. The smallest and greatest value of each file are
# noted in the log as binary floating point, here 0.3333333333333333, and by that note the file is passed over as if it could hold no such rate.
# Amounts suffer as well: 1,666,666,666.66666667 yen (a third of 5 billion) and 115,195,200,000,000.01 yen are not found by their own value.
# It comes and goes with the neighbours: beside a smaller and a greater value in the same file the row is found. A sum over a filter then lacks
# whole payments and looks plausible, so who selects by thresholds has to filter what was read whole, or keep to 15 digits.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --only-binary :all: --target "$folder/packages" \
  deltalake==1.6.6 arro3-core==0.9.1 deprecated==1.3.1 wrapt==2.5.2 typing_extensions==4.16.0 polars==2.1.0 polars-runtime-32==2.1.0
PYTHONPATH="$folder/packages" python3 - "$folder" <<'PYTHON'
import json
import sys
from importlib.metadata import version
from pathlib import Path

import polars
from deltalake import DeltaTable, QueryBuilder

print(", ".join(f"{name} {version(name)}" for name in ("deltalake", "polars")))


def found(name, values, precision, scale):
    """How many rows hold the first value, and how many of them each way of asking finds."""
    folder = f"{sys.argv[1]}/{name}"
    column = polars.Decimal(precision, scale)
    polars.DataFrame({"x": polars.Series(values).cast(column)}).write_delta(folder)
    entries = [json.loads(line) for file in Path(folder, "_delta_log").glob("*.json") for line in file.read_text().splitlines()]
    noted = [json.loads(entry["add"]["stats"], parse_float=str)["maxValues"]["x"] for entry in entries if "add" in entry]
    value = polars.lit(values[0]).cast(column)
    whole = polars.read_delta(folder)["x"].cast(polars.String).to_list()
    rows = [whole.count(values[0])]
    rows += [polars.scan_delta(folder).filter(asked).collect().height for asked in (polars.col("x") == value, polars.col("x") >= value)]
    for sign in ("=", ">="):
        query = f"SELECT x FROM t WHERE x {sign} CAST('{values[0]}' AS DECIMAL({precision}, {scale}))"
        rows.append(QueryBuilder().register("t", DeltaTable(folder)).execute(query).read_all().num_rows)
    print(f"{' and '.join(values)}: greatest value noted {', '.join(map(str, noted))}")
    print(f"  rows read whole {rows[0]}; found by polars = {rows[1]}, >= {rows[2]}; by SQL = {rows[3]}, >= {rows[4]}")
    return rows


lost = [1, 0, 0, 0, 0]
unchanged = [
    found("third", ["0.333333333333333333"], 19, 18) == lost,
    found("amount", ["1666666666.66666667"], 19, 8) == lost,
    found("budget", ["115195200000000.01"], 20, 2) == lost,
    found("fewer_digits", ["0.3333333333"], 11, 10) == [1, 1, 1, 1, 1],
    found("neighbours", ["0.333333333333333333", "0.500000000000000000", "0.250000000000000000"], 19, 18) == [1, 1, 2, 1, 2],
]
print("Rows that are there are not found by their own value." if all(unchanged) else "The behaviour has changed.")
sys.exit(not all(unchanged))
PYTHON
