"""Amounts as formulas of a cost: exact by whole numbers, in santei's own arithmetic and recalculated by LibreOffice."""

import csv
import random
import shutil
import subprocess
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import santei
from conftest import LARGE

pytest.importorskip("numpy", reason="the extra excel is not installed (numpy)")
pytest.importorskip("python_calamine", reason="the extra excel is not installed (python-calamine)")
xlsxwriter = pytest.importorskip("xlsxwriter", reason="the extra excel is not installed (XlsxWriter)")

from santei.excel._formula import AMOUNT, Amounts, NoFormula, formula_of, lines_of

RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""
FACTS: dict[str, Any] = {"company_size": "sme", "employees": 10}


def recalculated(path: Path, folder: Path) -> list[list[str]]:
    """The first sheet as LibreOffice computes it."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE, encoding="utf-8")
    as_csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false"
    subprocess.run([program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", as_csv, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=300)
    return list(csv.reader((folder / f"{path.stem}.csv").open(encoding="utf-8")))


def lamps(rounding: str, rate: str = "2/3", cap: str = "100万円") -> santei.Measure:
    text = f"事業 灯り [street_lights]\n枠 街路灯 [lamps]\n種別 補助\n項目 工事費 [works_cost] 金額\n経費 工事費 仮定「要綱」\n補助率 {rate} 仮定「要綱」\n上限額 {cap} 仮定「要綱」\n{rounding}"
    return santei.loads(text)["street_lights/lamps"]


@pytest.mark.parametrize("rounding", ["", "端数 千円未満 切捨て 仮定「要綱」", "端数 円未満 切上げ 仮定「要綱」", "端数 円未満 四捨五入 仮定「要綱」", "端数 万円未満 切捨て 仮定「要綱」"])
@pytest.mark.parametrize("rate", ["2/3", "1/2", "13/20"])
def test_a_formula_in_whole_numbers_is_the_rule(rounding: str, rate: str) -> None:
    curve = lamps(rounding, rate).curve("works_cost")
    made = formula_of(curve, "stated_high")
    some = random.Random(1)
    costs = {some.randrange(2_000_000) for _ in range(300)} | {edge + d for edge in made.edges() for d in (-1, 0, 1) if edge + d >= 0} | {made.bound - 1}
    assert all(made.at(cost) == curve.at(cost).stated_high for cost in costs)
    text = made.written("A1")
    assert "." not in text and "%" not in text and "/" not in text  # no rate as a decimal, no division but QUOTIENT


def test_the_bound_keeps_every_number_below_ten_to_the_fourteenth() -> None:
    for rate in ("1/3", "2/3", "9/10", "12345/99999"):
        made = formula_of(lamps("", rate, "10億円").curve("works_cost"), "stated_high")
        assert all(one.slope * made.bound + one.constant + one.divisor <= 10**14 for one in made.segments)
        assert made.bound >= 10**9


def test_what_has_no_exact_formula_is_refused_with_the_reason() -> None:
    usage = santei.catalogue()["electricity_gas_relief/electricity"].curve("power_usage", power_contract="高圧", usage_month="2025-03")
    unstated = santei.catalogue()["env_change_support/invoice_desk"].curve("capital")
    for curve, why in ((usage, "経費（円）"), (unstated, "定めていません")):
        with pytest.raises(NoFormula, match=why):
            formula_of(curve, "stated_high")


def test_no_formula_where_numbers_would_not_fit() -> None:
    with pytest.raises(NoFormula, match="桁"):
        formula_of(lamps("", "99999999999/100000000000", "1兆円").curve("works_cost"), "stated_high")


def curves() -> dict[str, tuple[santei.Curve, Amounts, str]]:
    """Every measure whose amount is a formula of a cost, for one applicant."""
    found = {}
    for entry in santei.catalogue().list():
        for measure in santei.catalogue().find(entry.id):
            own = {fact.key for fact in measure.facts}
            for fact in measure.facts:
                if fact.type != "money":
                    continue
                try:
                    curve = measure.curve(fact.key, {key: value for key, value in FACTS.items() if key in own})
                    line = lines_of(curve)[1]
                    made = formula_of(curve, line)
                    made.written("A1")
                except (NoFormula, santei.Error):
                    continue
                if any(one.slope for one in made.segments):
                    found[f"{measure.id} {fact.key}"] = (curve, made, AMOUNT[line])
                    break
    return found


def test_libreoffice_recalculates_the_same_yen_for_500_costs_a_measure(tmp_path: Path) -> None:
    if shutil.which("soffice") is None and shutil.which("libreoffice") is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    some = random.Random(18)
    found = curves()
    assert len(found) > 20
    book = xlsxwriter.Workbook(str(tmp_path / "costs.xlsx"))
    sheet = book.add_worksheet()
    wanted: list[tuple[str, int, int | None]] = []
    for name, (curve, made, amount) in found.items():
        costs = {min(max(edge + d, 0), made.bound - 1) for edge in made.edges() for d in (-1, 0, 1)} | {made.bound - 1, made.bound // 2}
        greatest = max(made.edges())
        while len(costs) < 500:
            costs.add(some.choice([some.randrange(made.bound), some.randrange(10 ** some.randrange(1, 13)), some.randrange(2 * greatest + 10)]) % made.bound)
        for cost in costs:
            row = len(wanted)
            sheet.write_number(row, 0, cost)
            sheet.write_formula(row, 1, "=" + made.written(f"A{row + 1}"), None, -1)
            wanted.append((name, cost, getattr(curve.at(cost), amount)))
    book.close()
    got = recalculated(tmp_path / "costs.xlsx", tmp_path)
    assert len(got) == len(wanted)
    wrong = [(name, cost, yen, row[1]) for (name, cost, yen), row in zip(wanted, got, strict=True) if row != [str(cost), str(yen)]]
    assert wrong == []


def test_a_workbook_recalculates_when_a_cost_changes(tmp_path: Path) -> None:
    """The written workbook itself, its costs changed by hand, is what santei says of the new costs."""
    if shutil.which("soffice") is None and shutil.which("libreoffice") is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    import re
    import zipfile

    import santei.excel

    book = xlsxwriter.Workbook(str(tmp_path / "in.xlsx"))
    sheet = book.add_worksheet()
    costs, later = [900_000_000, 1_200_000_000, 20_000_000_000], [1_000_000_001, 999_999_999, 1_234_567_891]
    sheet.write_row(0, 0, ["会社名", "規模", "投資額"])
    for at, cost in enumerate(costs, 1):
        sheet.write_row(at, 0, [f"{at}社", "中小企業", cost])
    book.close()
    done = santei.excel.answer(tmp_path / "in.xlsx", tmp_path / "out.xlsx", [LARGE])
    assert done.live == 3
    with zipfile.ZipFile(tmp_path / "out.xlsx") as packed:
        parts = {one: packed.read(one) for one in packed.namelist()}
    given = parts["xl/worksheets/sheet2.xml"].decode()
    for before, after in zip(costs, later, strict=True):
        given = re.sub(rf"(<c r=\"F\d+\"[^>]*><v>){before}</v>", rf"\g<1>{after}</v>", given)
    parts["xl/worksheets/sheet2.xml"] = given.encode()
    with zipfile.ZipFile(tmp_path / "changed.xlsx", "w") as packed:
        for one, data in parts.items():
            packed.writestr(one, data)
    rows = recalculated(tmp_path / "changed.xlsx", tmp_path)[6:]
    measure = santei.catalogue()[LARGE]
    for row, cost in zip(rows, later, strict=True):
        answer = measure.estimate(company_size="sme", investment=cost)
        assert row[-1] == str(answer.amount.stated_high) and row[-2] == ("○" if answer.verdict == "yes" else "×")


def test_a_rate_as_a_decimal_would_differ() -> None:
    """Why no rate stands in a formula: 0.667 is not 2/3, and a binary 0.1 is not a tenth."""
    assert int(3_000_000 * 0.667) != 3_000_000 * Fraction(2, 3)
    assert 3 * 0.1 != 0.3
