"""Workbooks of clients: what is read, what is refused, what is written."""

import csv
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import santei
from conftest import LARGE

pytest.importorskip("numpy", reason="the extra excel is not installed (numpy)")
calamine = pytest.importorskip("python_calamine", reason="the extra excel is not installed (python-calamine)")
xlsxwriter = pytest.importorskip("xlsxwriter", reason="the extra excel is not installed (XlsxWriter)")

import santei.excel
from santei.excel._answer import answer as answers_of
from santei.excel._cells import Refused, column_name, text_of
from santei.excel._read import read_clients

ROOT = Path(__file__).resolve().parents[3]
Make = Callable[..., Path]


@pytest.fixture
def book(tmp_path: Path) -> Make:
    """Makes a workbook: rows of values; a (value, number format) is formatted, a str that begins with "formula:" is one."""

    def make(*rows: Sequence[Any], name: str = "clients.xlsx", also: Callable[[Any, Any], None] | None = None) -> Path:
        path = tmp_path / name
        made = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
        sheet = made.add_worksheet("客先")
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                look = None
                if isinstance(value, tuple):
                    value, look = value[0], made.add_format({"num_format": value[1]})
                if isinstance(value, str):
                    sheet.write_string(at, column, value, look)
                elif value is not None:
                    sheet.write(at, column, value, look)
        if also:
            also(made, sheet)
        made.close()
        return path

    return make


def sheet_of(path: Path, name: str) -> list[list[Any]]:
    return list(calamine.load_workbook(str(path)).get_sheet_by_name(name).to_python(skip_empty_area=False))


def results_of(path: Path) -> dict[str, list[Any]]:
    """The rows of 結果 by client."""
    rows = sheet_of(path, "結果")
    return {row[1]: row for row in rows[6:]}


def refusal_of(path: Path, *ids: str) -> str:
    with pytest.raises(santei.Error) as refused:
        santei.excel.answer(path, path.with_name("out.xlsx"), list(ids or [LARGE]))
    assert not path.with_name("out.xlsx").exists()
    assert not path.with_name("out.xlsx.partial").exists()
    return str(refused.value)


def test_a_list_of_clients_is_answered(book: Make, tmp_path: Path) -> None:
    path = book(["会社名", "規模", "投資額", "担当"], ["甲社", "中小企業", "12億円", "佐藤"], ["乙社", "sme", 3e9, "鈴木"], ["丙社", "大企業", 1_200_000_000, ""], ["丁社", None, "9億円..11億円", ""])
    out = tmp_path / "out.xlsx"
    done = santei.excel.answer(path, out, [LARGE])
    assert (done.clients, done.measures, done.refused) == (4, 1, 0)
    rows = results_of(out)
    assert {name: [one for one in row if one in ("◎", "○", "△", "×")][0] for name, row in rows.items()} == {"甲社": "○", "乙社": "○", "丙社": "×", "丁社": "△"}
    assert 400_000_000 in rows["甲社"] and 1_000_000_000 in rows["乙社"]
    assert any("担当" in one for one in done.notes)


def test_the_answers_are_those_of_estimate(book: Make, tmp_path: Path) -> None:
    facts = [{"company_size": size, "investment": cost} for size in ("sme", "large", "mid_sized") for cost in ("9億9999万9999円", "10億円", "123億4567万8901円", "150億円", "200億円")]
    path = book(["会社名", "company_size", "investment"], *[[f"{i}社", *one.values()] for i, one in enumerate(facts)])
    rules = santei.catalogue()
    measures = santei.excel.measures_of(rules, [LARGE], None)
    clients = read_clients(path, measures, rules)
    (got,) = answers_of(clients, measures, rules)
    for i, one in enumerate(facts):
        want = rules[LARGE].estimate(one)
        assert [got.columns[name][i] for name in ("verdict", "status", "min", "max", "stated_low", "stated_high")] == [want.verdict, want.status, *(getattr(want.amount, name) for name in ("min", "max", "stated_low", "stated_high"))]


DOORS = list(csv.DictReader((ROOT / "tests" / "doors" / "doors.tsv").open(encoding="utf-8"), delimiter="\t")) if (ROOT / "tests" / "doors" / "doors.tsv").exists() else []


@pytest.mark.parametrize("row", DOORS, ids=[row["id"] for row in DOORS])
def test_facts_as_people_have_them_are_read_as_at_every_door(row: dict[str, str], book: Make) -> None:
    facts = [one.split("=", 1) for one in row["facts"].split(" ;; ")]
    path = book([name for name, _ in facts], [value for _, value in facts])
    rules = santei.catalogue()
    measures = santei.excel.measures_of(rules, [row["measure"]], None)
    try:
        clients = read_clients(path, measures, rules)
        (got,) = answers_of(clients, measures, rules)
    except santei.Error:
        assert row["want"] == "refused"
        return
    if row["want"] == "refused":
        assert clients.problems[0] and got.signs == ["？"]
        return
    assert not clients.problems[0]
    for key, value in (part.split("=", 1) for part in row["want"].split()):
        if key != "edition":
            assert str(got.columns[key][0]) == value, key  # type: ignore[index]


# -- cells

@pytest.mark.parametrize(("value", "kind", "text"), [
    (1000000.0, "money", "1000000"), (0.5, "ratio", "0.5"), (0.667, "ratio", "0.667"), (True, "truth", "はい"), (False, "truth", "いいえ"), ("", "money", ""), (None, "money", ""),
    (date(2025, 7, 10), "date", "2025-07-10"), (datetime(2025, 7, 10, 9, 30), "date", "2025-07-10"), (date(2025, 3, 1), "month", "2025-03"), (2.0**53 - 1, "money", "9007199254740991"),
    ("=1+1", "money", "=1+1"), (" 12億円 ", "money", " 12億円 "), (-5.0, "money", "-5"), (1234567.25, "quantity", "1234567.25"),
])
def test_a_cell_is_taken_exactly(value: Any, kind: str, text: str) -> None:
    assert text_of(value, kind) == text


@pytest.mark.parametrize(("value", "kind", "words"), [
    (date(2026, 1, 3), "ratio", "3分の1"), (date(2026, 2, 3), "category", "「2/3」"), (date(2026, 6, 20), "integer", "6～20"), (date(2026, 1, 3), "money", "日付"),
    (date(2025, 3, 2), "month", "2025-03"), (time(10, 5), "money", "時刻"), (1 / 3, "ratio", "「1/3」"), (0.1 + 0.2, "money", "ROUND"), (2.0**53, "money", "文字列"), (float("nan"), "money", "数では"),
])
def test_a_cell_that_is_not_what_was_typed_is_refused_with_advice(value: Any, kind: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        text_of(value, kind)


def test_columns_are_called_as_spreadsheets_call_them() -> None:
    assert [column_name(one) for one in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


def test_units_in_heads_and_dates_for_rates(book: Make, tmp_path: Path) -> None:
    path = book(["会社名", "規模", "投資額（百万円）", "申請日"], ["甲社", "中小企業", 1200, (date(2025, 7, 10), "yyyy/m/d")], ["乙社", "中小企業", (date(2026, 1, 3), "m/d"), None], ["丙社", "中小企業", 1200.5, None])
    done = santei.excel.answer(path, tmp_path / "out.xlsx", [LARGE])
    rows = results_of(tmp_path / "out.xlsx")
    assert 400_000_000 in rows["甲社"] and 400_166_666 in rows["丙社"]
    assert (done.refused, [one for one in done.problems if "C3" in one and "日付" in one and "乙社" in one] != []) == (1, True)
    assert "？" in rows["乙社"]


def test_a_part_of_a_yen_is_refused(book: Make, tmp_path: Path) -> None:
    path = book(["会社名", "規模", "投資額（千円）"], ["甲社", "sme", 1_200_000.001], ["乙社", "sme", 1_200_000.0001], ["丙社", "sme", 0.0001])
    done = santei.excel.answer(path, tmp_path / "out.xlsx", [LARGE])
    assert done.refused == 2 and all("円未満" in one for one in done.problems)
    assert 400_000_000 in results_of(tmp_path / "out.xlsx")["甲社"]  # 1,200,000,001 yen


# -- nothing is lost in silence

def test_near_names_bare_columns_and_other_sheets_are_told(book: Make, tmp_path: Path) -> None:
    def also(made: Any, sheet: Any) -> None:
        sheet.write_string(1, 5, "見出しのない列")
        made.add_worksheet("前年").write_string(0, 0, "投資額")
        hidden = made.add_worksheet("控え")
        hidden.write_string(0, 0, "規模")
        hidden.hide()

    path = book(["会社名", "規模", "投資額", "設備投資額", "備考"], ["甲社", "sme", "12億円", "1億円", "x"], also=also)
    notes = "\n".join(santei.excel.answer(path, tmp_path / "out.xlsx", [LARGE]).notes)
    for words in ("設備投資額", "もしかして", "備考", "見出しがないので使っていない列: F", "前年", "控え"):
        assert words in notes
    assert all(any(words in str(cell) for row in sheet_of(tmp_path / "out.xlsx", "入力") for cell in row) for words in ("もしかして", "前年"))


def test_a_head_further_down_is_found_and_told(book: Make, tmp_path: Path) -> None:
    done = santei.excel.answer(book(["顧客一覧（令和7年6月）"], [], ["会社名", "規模", "投資額"], ["甲社", "sme", "12億円"]), tmp_path / "out.xlsx", [LARGE])
    assert done.clients == 1
    assert any("3行目を見出し" in one and "1行目" in one for one in done.notes)
    assert 4 == results_of(tmp_path / "out.xlsx")["甲社"][0]


def test_errors_uncalculated_formulas_and_merged_cells_are_told_by_their_place(book: Make, tmp_path: Path) -> None:
    def also(made: Any, sheet: Any) -> None:
        sheet.write_formula(1, 2, "=NA()", None, "#N/A")
        sheet.merge_range(2, 2, 3, 2, "12億円")
        sheet.write_formula(4, 2, "=600000000*2", None, 1_200_000_000)
        sheet.write_formula(5, 2, '="12"&"億円"', None, "12億円")

    path = book(["会社名", "規模", "投資額"], *[[f"{name}社", "sme"] for name in "甲乙丙丁戊己"], also=also)
    without_value(path, "C7", "<f>1+1</f>")
    done = santei.excel.answer(path, tmp_path / "out.xlsx", [LARGE])
    told = "\n".join(done.problems)
    assert re.search(r"甲社.*C2.*#N/A", told) and re.search(r"丙社.*C4.*C3 と結合", told) and re.search(r"己社.*C7.*保存されていません", told)
    rows = results_of(tmp_path / "out.xlsx")
    assert done.refused == 3 and all(400_000_000 in rows[name] for name in ("乙社", "丁社", "戊社"))


def without_value(path: Path, place: str, inside: str) -> None:
    """Puts a cell that has no value into the first sheet."""
    with zipfile.ZipFile(path) as packed:
        parts = {one: packed.read(one) for one in packed.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    parts["xl/worksheets/sheet1.xml"] = re.sub(rf'(<row r="{row}".*?)</row>', rf'\1<c r="{place}">{inside}</c></row>', sheet, count=1).encode()
    with zipfile.ZipFile(path, "w") as packed:
        for one, data in parts.items():
            packed.writestr(one, data)


HOSTILE = ["<script>alert(1)</script>", "=cmd|'/c calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\"'", "会社\x01\ufffe", "a" * 40_000, "https://example.jp/", "]]>", "_x0041_", "[1]:*?/\\'"]


def test_hostile_names_stay_text(book: Make, tmp_path: Path) -> None:
    shown = [one.replace("\x01", "").replace("\ufffe", "")[:32_000] for one in HOSTILE]
    path = book(["会社名", "規模", "投資額"], *[[one, "sme", "12億円"] for one in shown])
    out = tmp_path / "out.xlsx"
    done = santei.excel.answer(path, out, [LARGE], sheets_for="all")
    assert (done.clients, done.refused) == (len(HOSTILE), 0)
    names = [row[1] for row in sheet_of(out, "結果")[6:]]
    assert names == [" ".join(one.split()) for one in shown]
    with zipfile.ZipFile(out) as packed:
        for part in packed.namelist():
            data = packed.read(part).decode()
            ElementTree.fromstring(data)
            assert "<script>" not in data and "hyperlink" not in data
            assert not re.search(r"<f>(?!IF\()", data)  # formulas are santei's alone
    sheets = calamine.load_workbook(str(out)).sheet_names
    assert len(set(one.lower() for one in sheets)) == len(sheets) == 3 + len(HOSTILE)
    assert all(len(one) <= 31 and not set(one) & set("[]:*?/\\") for one in sheets)


def test_every_printed_page_is_headed_by_the_title(book: Make, tmp_path: Path) -> None:
    path = book(["会社名", "規模", "投資額"], ["3&A\x07 商会 &P", "sme", "12億円"], ["乙" * 160, "sme", "12億円"])
    out = tmp_path / "out.xlsx"
    santei.excel.answer(path, out, [LARGE], sheets_for="all")
    with zipfile.ZipFile(out) as packed:
        heads = [one.text or "" for i in range(1, 6) for one in ElementTree.fromstring(packed.read(f"xl/worksheets/sheet{i}.xml")).iter() if one.tag.endswith("}oddHeader")]
    assert "補助金などの見積もり　2者 × 1枠" in heads[0] and "○ 前提を満たせば対象" in heads[0] and heads[2] == "&R&8 3&&A 商会 &&P"  # a name is no code, and a digit no size
    assert heads[3].endswith("乙…") and all(len(one) < 255 for one in heads) and len(heads) == 5


# -- what is no workbook

def test_what_is_no_workbook_is_refused_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "clients.xlsx"
    for data, words in ((b"a,b\n1,2\n", "santei batch"), (b"", "Excel のブックではありません"), (b"PK\x03\x04broken", "壊れています"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "xlsx で保存")):
        path.write_bytes(data)
        assert words in refusal_of(path)
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600)
    assert "パスワード" in refusal_of(path)


def test_a_zip_bomb_is_refused_before_it_is_read(book: Make) -> None:
    path = book(["規模", "投資額"], ["sme", "12億円"])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/worksheets/sheet9.xml", "w") as part:
        for _ in range(300):
            part.write(b" " * (1 << 20))
    assert path.stat().st_size < 1 << 20
    assert "展開すると大きすぎます" in refusal_of(path)


def test_a_sheet_whose_cells_lie_far_apart_is_refused(book: Make) -> None:
    path = book(["規模", "投資額"], ["sme", "12億円"], also=lambda made, sheet: sheet.write_string(1_048_575, 16_383, "x"))
    assert "広すぎます" in refusal_of(path)


def test_entities_are_refused(book: Make) -> None:
    path = book(["規模", "投資額"], ["sme", "12億円"])
    with zipfile.ZipFile(path) as packed:
        parts = {one: packed.read(one) for one in packed.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "aaaa">]>', 1)
    with zipfile.ZipFile(path, "w") as packed:
        for one, data in parts.items():
            packed.writestr(one, data)
    assert "DOCTYPE" in refusal_of(path)


def test_what_holds_no_fact_is_refused(book: Make) -> None:
    assert "事実の列がありません" in refusal_of(book(["名", "高"], ["甲", 1]))
    assert "二度" in refusal_of(book(["投資額", "investment"], ["1億円", "2億円"]))
    assert "シート「無い」" in str(pytest.raises(santei.FactError, santei.excel.answer, book(["投資額"], ["1億円"]), "out.xlsx", [LARGE], sheet="無い").value)


def test_the_input_is_never_overwritten(book: Make) -> None:
    path = book(["投資額"], ["1億円"])
    before = path.read_bytes()
    with pytest.raises(santei.FactError, match="読むブックそのもの"):
        santei.excel.answer(path, path, [LARGE])
    assert path.read_bytes() == before


# -- what is written

def test_a_sheet_for_a_client_says_why_and_where(book: Make, tmp_path: Path) -> None:
    path = book(["会社名", "規模", "投資額"], ["甲社", "中小企業", "12億円"], ["乙社", "大企業", "12億円"])
    out = tmp_path / "out.xlsx"
    santei.excel.answer(path, out, [LARGE], sheets_for=["乙社", "2"])
    for name, sign, quote in (("甲社", "○", "補助上限額50億円"), ("乙社", "×", "中堅・中小企業")):
        rows = sheet_of(out, name)
        assert rows[6][0] == sign and quote in rows[6][6] and "2" in str(rows[6][7])
    with pytest.raises(santei.FactError, match="丙社"):
        santei.excel.answer(path, out, [LARGE], sheets_for=["丙社"])


def test_sources_name_every_clause_with_its_page(book: Make, tmp_path: Path) -> None:
    santei.excel.answer(book(["投資額"], ["12億円"]), tmp_path / "out.xlsx", [LARGE])
    rows = sheet_of(tmp_path / "out.xlsx", "出典")
    told = {row[3] for row in rows}
    assert all(one.text in told for one in santei.catalogue()[LARGE].clauses)
    assert any(santei.catalogue().fingerprint[:16] in str(cell) for row in rows for cell in row)


def test_two_editions_are_a_list_of_clients(book: Make, tmp_path: Path) -> None:
    ids = ["productivity_revolution/jizokuka/general@17", "productivity_revolution/jizokuka/general@18"]
    path = book(["会社名", "規模", "従業員数", "non_web_cost"], ["甲社", "中小企業", 3, "100万円"], ["乙社", "中小企業", "約3人", "100万円"])
    done = santei.excel.answer(path, tmp_path / "out.xlsx", ids[:1], compare=(ids[0], ids[1]))
    assert done.clients == 2
    rows = sheet_of(tmp_path / "out.xlsx", "版の違い")
    assert rows[0][0].endswith("、読めないのは 1者")
    assert rows[5][1] == "甲社" and rows[5][2]
    assert rows[6][2].startswith("読めません") and not any(rows[6][i] for i in (4, 6, 7))  # no amount, and none without end


def test_measures_are_named_as_people_call_them(book: Make, tmp_path: Path) -> None:
    path = book(["会社名", "規模", "投資額"], ["甲社", "中小企業", "12億円"])
    for name in ("大規模成長投資補助金", "大規模　成長投資補助金", LARGE):
        (measure,) = santei.excel.measures_of(santei.catalogue(), [name], None)
        assert measure[0] == LARGE
    names = [name for name, _ in santei.excel.measures_of(santei.catalogue(), ["ものづくり@20", "モノヅクリ"], None)]
    assert names == ["productivity_revolution/monodukuri/high_value@20", "productivity_revolution/monodukuri/global@20", "productivity_revolution/monodukuri"]
    for name, code in (("なりわい", "E0822"), ("ない補助金", "E0820")):
        with pytest.raises(santei.RuleError, match=code):
            santei.excel.answer(path, tmp_path / "out.xlsx", [name])


def test_the_command_says_what_it_did(book: Make, tmp_path: Path) -> None:
    path = book(["会社名", "規模", "投資額"], ["甲社", "sme", "12億円"], ["乙社", "sme", "約12億円"])
    out = tmp_path / "out.xlsx"
    run = subprocess.run([sys.executable, "-m", "santei.excel", str(path), "--ids", LARGE, "-o", str(out)], capture_output=True, text=True, encoding="utf-8", env=None)
    assert run.returncode == 1 and "2者 × 1枠" in run.stderr and "C3" in run.stderr and out.exists()
    run = subprocess.run([sys.executable, "-m", "santei.excel", str(path), "--ids", "no_such/thing", "-o", str(tmp_path / "no.xlsx")], capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 2 and "E0820" in run.stderr and not (tmp_path / "no.xlsx").exists()
    run = subprocess.run([sys.executable, "-m", "santei.excel", str(tmp_path / "nothing.xlsx"), "--all", "-o", str(tmp_path / "no.xlsx")], capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 2 and "nothing.xlsx" in run.stderr


def test_amounts_beyond_whole_numbers_of_a_spreadsheet_are_text(book: Make, tmp_path: Path) -> None:
    santei.excel.answer(book(["eligible_cost"], ["9007199254740993円"]), tmp_path / "out.xlsx", ["mineral_supply_chain/guaranteed_loan_interest"])
    assert any("9,007,199,254,740,993円" in str(cell) for cell in results_of(tmp_path / "out.xlsx")["2行目"])


def test_what_is_written_is_read_again(book: Make, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    santei.excel.answer(book(["会社名", "規模", "投資額"], ["甲社", "sme", "12億円"]), out, None)
    buffer = io.BytesIO(out.read_bytes())
    assert calamine.CalamineWorkbook.from_filelike(buffer).sheet_names == ["結果", "入力", "出典"]
    assert len(results_of(out)["甲社"]) > 142 * 2
