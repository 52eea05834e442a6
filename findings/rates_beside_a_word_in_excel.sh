#!/bin/sh
# A sheet lists the rates 1/3, 2/3 and 1/7. With those cells alone polars.read_excel (through fastexcel) gives them as exactly as the file does.
# One cell more in the column, the word 定額 (a fixed amount) for a programme without a rate, and all of them become texts rounded to nine
# decimals. Of 5 billion yen, 0.333333333 is 1 yen less than a third, 0.666666667 is 2 yen more than two thirds, which no programme may pay, and
# a rate below 0.0000000005 is 0: a cell of one row changes the amounts of the others. python-calamine, over the same Rust reader as fastexcel,
# gives every number whole beside the word, so the digits go between two layers of one stack, without a warning.
# Who computes amounts from sheets has to read such a column cell by cell; a rate that is written as the text 1/3 passes unharmed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --only-binary :all: --target "$folder/packages" \
  polars==2.1.0 polars-runtime-32==2.1.0 fastexcel==0.21.0 python-calamine==0.9.1 XlsxWriter==3.3.1
PYTHONPATH="$folder/packages" python3 - "$folder" <<'PYTHON'
import sys
from fractions import Fraction
from importlib.metadata import version

import polars
import xlsxwriter
from python_calamine import CalamineWorkbook

print(", ".join(f"{name} {version(name)}" for name in ("polars", "fastexcel", "python-calamine", "XlsxWriter")))
RATES = [Fraction(1, 3), Fraction(2, 3), Fraction(1, 7)]
COST = 5_000_000_000


def read(name, word):
    """The column of rates as polars and as python-calamine read it."""
    path = f"{sys.argv[1]}/{name}.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_column(0, 0, ["rate", *map(float, RATES), *word])
    cells = [row[0] for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()]
    return polars.read_excel(path)["rate"].to_list(), cells[1:]


def yen(rates):
    """What 5 billion yen earn at each rate, whole yen, the rest cut off."""
    return [int(Fraction(str(rate)) * COST) for rate in rates]


exact = [int(rate * COST) for rate in RATES]
alone, cells_alone = read("alone", [])
beside, cells_beside = read("beside", ["定額"])
print(f"exact:            {exact}")
print(f"rates alone:      {alone} -> {yen(alone)}")
print(f"beside a word:    {beside} -> {yen(beside[:3])}")
print(f"python-calamine:  {cells_beside} -> {yen(cells_beside[:3])}")
unchanged = beside == ["0.333333333", "0.666666667", "0.142857143", "定額"] and alone == cells_alone == cells_beside[:3]
unchanged = unchanged and yen(alone) == exact and [got - due for got, due in zip(yen(beside[:3]), exact)] == [-1, 2, 1]
tiny = f"{sys.argv[1]}/tiny.xlsx"
with xlsxwriter.Workbook(tiny) as book:
    book.add_worksheet().write_column(0, 0, ["rate", 4e-10, "定額"])
unchanged = unchanged and polars.read_excel(tiny)["rate"].to_list() == ["0", "定額"]
print("One word in the column moves the amounts of other rows by yen." if unchanged else "The behaviour has changed.")
sys.exit(not unchanged)
PYTHON
