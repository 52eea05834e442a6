#!/bin/sh
# nanoarrow reads every decimal below zero as a huge amount above zero: a clawback of 300,000 yen, written by pyarrow as decimal128(12, 0),
# comes back from to_pylist() as 3.40282366921E+38, and as another number again where the column has a scale. Nothing warns; amounts from
# zero up are right, so a table of grants passes every look until the first correction, repayment or difference stands in it.
# It is the sign bit that is read as a digit (2^128 - 300,000, then rounded to the precision of the column, which also hides the amount:
# -1 and -300,000 come back equal). Who calculates subsidies has to test the way in and out of a library with amounts below zero too.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --only-binary :all: --target "$folder/packages" \
  nanoarrow==0.9.0 pyarrow==26.0.1
PYTHONPATH="$folder/packages" python3 - <<'PYTHON'
import sys
from decimal import Context, Decimal

import nanoarrow
import pyarrow

print(f"nanoarrow {nanoarrow.__version__}, pyarrow {pyarrow.__version__}")
amounts = [Decimal(5000000), Decimal(-300000), Decimal(-1), None]
changed = False
for column, bits in ((pyarrow.decimal128(12, 0), 128), (pyarrow.decimal128(12, 2), 128), (pyarrow.decimal256(40, 0), 256)):
    written = pyarrow.array(amounts, column)
    written.validate(full=True)
    read = nanoarrow.Array(written).to_pylist()
    print(f"{column}: pyarrow {[str(amount) for amount in written.to_pylist()]}")
    print(f"{' ' * len(str(column))}  nanoarrow {[str(amount) for amount in read]}")
    units = [amount and int(amount.scaleb(column.scale)) for amount in amounts]
    digits = Context(prec=column.precision)
    expected = [unit and digits.create_decimal(unit % 2**bits).scaleb(-column.scale, digits) for unit in units]
    changed |= read != expected or read[1] == amounts[1]
print("The behaviour has changed." if changed else "Amounts below zero come back as amounts above 10^36.")
sys.exit(changed)
PYTHON
