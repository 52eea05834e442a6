"""A workbook of clients in, a workbook of results out: verdicts, amounts that recalculate, the facts as read, the sources."""

import tempfile
from pathlib import Path

import python_calamine
import xlsxwriter

import santei.excel

folder = Path(tempfile.mkdtemp())
clients = xlsxwriter.Workbook(str(folder / "clients.xlsx"))
sheet = clients.add_worksheet("客先")
sheet.write_row("A1", ["会社名", "規模", "投資額（百万円）", "備考"])
sheet.write_row("A2", ["金沢食品", "中小企業", 1200, "9月に相談"])
sheet.write_row("A3", ["七尾機械", "中堅企業", 30_000, ""])
clients.close()

done = santei.excel.answer(folder / "clients.xlsx", folder / "out.xlsx", ["large_growth_investment/large_investment"], sheets_for=["金沢食品"])
print(f"{done.clients}者、式 {done.live}個、読めない {done.refused}者。{done.notes[0]}")

book = python_calamine.load_workbook(str(folder / "out.xlsx"))
print(*book.sheet_names)
for row in book.get_sheet_by_name("結果").to_python()[6:]:
    print(row[1], row[-2], f"{row[-1]:,.0f}円")
