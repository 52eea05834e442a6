"""The sheets: 結果, 入力, a client each where asked for, 版の違い, 出典. Text is always text, whatever it begins with; nothing in a cell is run."""

from __future__ import annotations

import os
import re
from math import ceil
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import xlsxwriter

from .. import __version__
from .._standing import CERTAIN, NOBODY, OPEN, OUT, PREMISED, sign_of
from ._answer import REFUSED, SIGNS, Answers, amounts_of
from ._cells import WHOLE, column_name
from ._live import Finder, Live, whole_yen
from ._read import Cell, Clients, Column
from ._style import AMBER, BLUE, EDITABLE, FACE, GREY, OKU, ON_AMBER, RULE, YEN, Styles

if TYPE_CHECKING:
    from .._catalogue import Catalogue
    from .._result import Result
    from .._values import Clause, Step

CAVEAT = "santei の見積もりです。採択や交付を約束するものではありません。金額は、前提と資料の条文のとおりに計算した上限です。"
LONGEST = 32_000
"""Characters of a cell, of the 32,767 that spreadsheets take."""
LONGEST_HEAD = 100
"""Characters of a page's head, of the 255 that it may have with its codes."""
RESULTS, GIVEN, SOURCES, CHANGED = "結果", "入力", "出典", "版の違い"
UNREAD, UNCHANGED = f"読めません（わけはシート「{RESULTS}」）", "変わりません"
BUDGET = "r6_supplementary"
FIRST = 6
"""Rows above the clients."""
SIGN_WIDTH, AMOUNT_WIDTH, INPUT_WIDTH, WHY_WIDTH = 5, 11, 16, 34
"""Of columns, in letters."""
ONE_PAGE, AT_65 = 230, 165
"""Letters that an A4 page takes side by side at a size that can be read, and at 65 %."""
NAMED = (5, 24)
"""Widths of the row's number and the client's name."""
CLIENT_WIDTHS = (6, 15, 15, 30, 30, 40, 34, 8, 32)
SOURCE_WIDTHS = (28, 28, 17, 52, 46, 8, 50)


class Writer:
    """One workbook."""

    def __init__(self, path: str | os.PathLike[str], clients: Clients, answers: list[Answers], rules: Catalogue, *, formulas: bool) -> None:
        self._book = xlsxwriter.Workbook(os.fspath(path), {
            "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True,
            "default_format_properties": {"font_name": "Yu Gothic", "font_size": 10},
        })
        self._book.set_properties({"title": "補助金などの見積もり", "author": f"santei {__version__}", "comments": CAVEAT})
        self._book.set_calc_mode("auto")
        self._style = Styles(self._book)
        self._looks = self._style.cell(align="center", left=1, left_color=RULE), self._style.cell(num_format=OKU, align="right")
        self._clients = clients
        self._answers = answers
        self._rules = rules
        self._finder = Finder(clients) if formulas else None
        self._names = {RESULTS, GIVEN, SOURCES, CHANGED, "History"}
        self._input_columns: dict[int, int] = {}
        """Where a column of facts stands as read in the sheet 入力."""
        results, given = self._book.add_worksheet(RESULTS), self._book.add_worksheet(GIVEN)
        self._place_inputs()
        self._results(results)
        self._given(given)
        results.activate()

    def close(self) -> None:
        """Writes the file. Raises OSError."""
        try:
            self._book.close()
        except xlsxwriter.exceptions.FileCreateError as why:
            raise OSError(str(why)) from why

    # -- 結果

    def _results(self, sheet: Any) -> None:
        style = self._style
        problems = any(self._clients.problems)
        leading = ["行", "会社", *(["読めなかったわけ"] if problems else []), "◎○", "△", "◎○の最大", "その枠"]
        widths = [*NAMED, *([WHY_WIDTH] if problems else []), 6, 6, 12, 26]
        whole = sum(widths) + sum(SIGN_WIDTH + AMOUNT_WIDTH * (1 if one.alike else 2) for one in self._answers)
        title = f"補助金などの見積もり　{len(self._clients)}者 × {len(self._answers)}枠"
        legend = "　".join(f"{sign} {words}" for sign, words in SIGNS.items() if sign != REFUSED or problems)
        self._page(sheet, title, whole)
        self._text(sheet, 1, 0, legend, style.note)
        self._text(sheet, 2, 0, CAVEAT, style.note)
        told = "色のついた経費（シート「入力」）を書き換えると、式の入った金額と判定が計算し直されます。" if self._finder else ""
        checks = f"確かめること {len(self._clients.notes)}件はシート「入力」の上にあります。" if self._clients.notes else ""
        self._head_every_page(sheet, title, f"{legend}　{checks}")
        self._text(sheet, 3, 0, f"{checks}{told}セルの値は1円単位で、表示だけを丸めています。", style.warning if checks else style.note)
        for column, words in enumerate(leading):
            sheet.write_blank(FIRST - 2, column, None, style.head)
            self._text(sheet, FIRST - 1, column, words, style.head)
        column = first = len(leading)
        starts = []
        for answers in self._answers:
            starts.append(column)
            width = 2 if answers.alike else 3
            sheet.merge_range(FIRST - 2, column, FIRST - 2, column + width - 1, "", style.head_middle)
            self._text(sheet, FIRST - 2, column, _title(answers), style.head_middle)
            for i, words in enumerate(("判定", "金額") if answers.alike else ("判定", "少なくとも", "多くて")):
                self._text(sheet, FIRST - 1, column + i, words, style(bold=True, bg_color="#F2F4F7", bottom=1, bottom_color=BLUE, left=1 if i == 0 else 0, left_color=RULE))
            column += width
        sheet.set_row(FIRST - 2, max((_height(_title(one), SIGN_WIDTH + AMOUNT_WIDTH * (1 if one.alike else 2), bold=True) for one in self._answers), default=20))
        for row in range(len(self._clients)):
            self._result_row(sheet, row, leading, starts)
            if problems and self._clients.problems[row]:
                sheet.set_row(FIRST + row, _height("\n".join(self._clients.problems[row]), WHY_WIDTH))
        last_row = FIRST + len(self._clients) - 1
        sheet.freeze_panes(FIRST, 2)
        sheet.autofilter(FIRST - 1, 0, max(last_row, FIRST - 1), max(column - 1, 0))
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        for start, answers in zip(starts, self._answers, strict=True):
            sheet.set_column(start, start, SIGN_WIDTH)
            sheet.set_column(start + 1, start + (1 if answers.alike else 2), AMOUNT_WIDTH)
        if len(self._clients):
            for sign, look in self._style.signs():
                sheet.conditional_format(FIRST, first, last_row, max(column - 1, first), {"type": "cell", "criteria": "==", "value": f'"{sign}"', "format": look})
            sheet.conditional_format(FIRST, first, last_row, max(column - 1, first), {"type": "cell", "criteria": "==", "value": 0, "format": self._book.add_format({"font_color": "#9A9A9A"})})
        sheet.print_area(FIRST - 2, 0, max(last_row, FIRST - 1), max(column - 1, 0))
        sheet.repeat_rows(FIRST - 2, FIRST - 1)
        sheet.repeat_columns(0, 1)
        self._breaks(sheet, sum(widths), [(start, SIGN_WIDTH + AMOUNT_WIDTH * (1 if one.alike else 2)) for start, one in zip(starts, self._answers, strict=True)])

    def _result_row(self, sheet: Any, row: int, leading: Sequence[str], starts: Sequence[int]) -> None:
        style, at = self._style, FIRST + row
        right = style.cell(align="center")
        sheet.write_number(at, 0, self._clients.rows[row] + 1, style.cell(font_color=GREY))
        self._text(sheet, at, 1, self._clients.names[row], style.cell(bold=True, shrink=True))
        problems = "読めなかったわけ" in leading
        if problems:
            self._text(sheet, at, 2, "\n".join(self._clients.problems[row]), style.cell(font_color=AMBER, text_wrap=True))
        base = 3 if problems else 2
        sure = [one for one in self._answers if one.signs[row] in (CERTAIN, PREMISED)]
        if self._clients.problems[row]:
            for i in range(4):
                sheet.write_blank(at, base + i, None, style.cell())
        else:
            sheet.write_number(at, base, len(sure), right)
            sheet.write_number(at, base + 1, sum(one.signs[row] == OPEN for one in self._answers), right)
            best = max((one for one in sure if one.low[row]), key=lambda one: one.low[row] or 0, default=None)
            if best is None:
                sheet.write_blank(at, base + 2, None, style.cell())
                sheet.write_blank(at, base + 3, None, style.cell())
            else:
                self._yen(sheet, at, base + 2, best.low[row], style.cell(num_format=OKU, bold=True))
                self._text(sheet, at, base + 3, best.measure.title + _edition(best.measure.edition), style.cell(shrink=True, align="left", indent=1))
        for start, answers in zip(starts, self._answers, strict=True):
            self._answer(sheet, at, start, answers, row)

    def _answer(self, sheet: Any, at: int, start: int, answers: Answers, row: int) -> None:
        sign, low, high = answers.signs[row], answers.low[row], answers.high[row]
        sign_look, look = self._looks
        live = self._finder.of(answers, row) if self._finder and sign not in (REFUSED, NOBODY) else None
        if live is not None:
            cost = self._cost_cell(live, row)
            sheet.write_formula(at, start, "=" + live.sign(cost), sign_look, sign)
            self._formula(sheet, at, start + 1, live.low.written(cost), look, low or 0)
            if not answers.alike:
                self._formula(sheet, at, start + 2, live.high.written(cost), look, high or 0)
            return
        self._text(sheet, at, start, sign, sign_look)
        if sign in (REFUSED, NOBODY, OUT):
            for i in range(1 if answers.alike else 2):
                sheet.write_blank(at, start + 1 + i, None, look)
        elif low is None and high is None:
            self._text(sheet, at, start + 1, "算定できません", self._style.cell(font_color=GREY, align="right"))
            if not answers.alike:
                sheet.write_blank(at, start + 2, None, look)
        else:
            self._yen(sheet, at, start + 1, low, look)
            if not answers.alike:
                self._yen(sheet, at, start + 2, high, look)

    def _cost_cell(self, live: Live, row: int) -> str:
        at = self._clients.columns.index(live.column)
        return f"'{GIVEN}'!${column_name(self._input_columns[at])}${self._first_input() + row + 1}"

    @staticmethod
    def _formula(sheet: Any, row: int, column: int, text: str, look: Any, value: int) -> None:
        sheet.write_formula(row, column, "=" + text, look, value)

    # -- 入力

    def _first_input(self) -> int:
        return 5 + len(self._clients.notes)

    def _place_inputs(self) -> None:
        for i in range(len(self._clients.columns)):
            self._input_columns[i] = 3 + 2 * i

    def _given(self, sheet: Any) -> None:
        style, clients = self._style, self._clients
        first = self._first_input()
        self._page(sheet, f"入力　{clients.file} のシート「{clients.sheet}」", sum(NAMED) + 2 * INPUT_WIDTH * len(clients.columns))
        self._text(sheet, 1, 0, "左が元のセル、右が読み取った値です。空欄は「分からない」で、0 とはみなしません。", style.note)
        for i, note in enumerate(clients.notes):
            self._text(sheet, 2 + i, 0, f"・{note}", style.warning)
        for column, words in enumerate(("行", "会社")):
            sheet.write_blank(first - 2, column, None, style.head)
            self._text(sheet, first - 1, column, words, style.head)
        for i, column_of in enumerate(clients.columns):
            at, head = 2 + 2 * i, column_of.head
            sheet.merge_range(first - 2, at, first - 2, at + 1, "", style.head_middle)
            self._text(sheet, first - 2, at, f"{head.label}\n{head.name}", style.head_middle)
            self._text(sheet, first - 1, at, column_of.written, style(bold=False, font_color=GREY, bg_color="#F2F4F7", bottom=1, bottom_color=BLUE, left=1, left_color=RULE, text_wrap=True))
            self._text(sheet, first - 1, at + 1, "読み取った値", style.head)
            sheet.set_column(at, at + 1, INPUT_WIDTH)
        used = {id(one) for one in self._finder.used} if self._finder else set()
        for row in range(len(clients)):
            at = first + row
            sheet.write_number(at, 0, clients.rows[row] + 1, style.cell(font_color=GREY))
            self._text(sheet, at, 1, clients.names[row], style.cell(bold=True, shrink=True))
            for i, column_of in enumerate(clients.columns):
                self._input_cell(sheet, at, 2 + 2 * i, column_of, column_of.cells[row], id(column_of) in used)
            sheet.set_row(at, max((_height(_shown(one.cells[row]), INPUT_WIDTH) for one in clients.columns), default=15))
        sheet.set_row(first - 2, 32)
        for column, width in enumerate(NAMED):
            sheet.set_column(column, column, width)
        self._breaks(sheet, sum(NAMED), [(2 + 2 * i, 2 * INPUT_WIDTH) for i in range(len(clients.columns))])
        sheet.freeze_panes(first, 2)
        sheet.autofilter(first - 1, 0, max(first + len(clients) - 1, first - 1), 1 + 2 * len(clients.columns))
        sheet.repeat_rows(first - 2, first - 1)
        sheet.repeat_columns(0, 1)

    def _input_cell(self, sheet: Any, at: int, column: int, of: Column, cell: Cell, live: bool) -> None:
        style = self._style
        grey = {"font_color": GREY, "left": 1, "left_color": RULE}
        value = cell.given
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self._text(sheet, at, column, "" if value is None else value.isoformat() if isinstance(value, date) else "TRUE" if value is True else "FALSE" if value is False else str(value), style.cell(**grey, align="left", indent=1))
        elif abs(value) < WHOLE:
            sheet.write_number(at, column, value, style.cell(**grey))
        else:
            self._text(sheet, at, column, repr(value), style.cell(**grey))
        if cell.problem is not None:
            self._text(sheet, at, column + 1, _shown(cell), style.cell(font_color=AMBER, bg_color=ON_AMBER, text_wrap=True))
        elif not cell.read:
            self._text(sheet, at, column + 1, _shown(cell), style.cell(font_color="#9A9A9A"))
        elif of.head.type == "money" and (yen := whole_yen(cell.read)) is not None and yen < WHOLE:
            sheet.write_number(at, column + 1, yen, style.cell(num_format=YEN, bg_color=EDITABLE) if live else style.cell(num_format=YEN))
        elif of.head.type == "integer" and cell.read.isdecimal() and int(cell.read) < WHOLE:
            sheet.write_number(at, column + 1, int(cell.read), style.cell(num_format="#,##0"))
        else:
            self._text(sheet, at, column + 1, _shown(cell), style.cell(text_wrap=True))

    # -- one client

    def client(self, row: int) -> None:
        """A sheet for one client: every measure, what is certain first, with why and on which page."""
        style, clients = self._style, self._clients
        sheet = self._book.add_worksheet(self._sheet_name(clients.names[row]))
        self._page(sheet, clients.names[row])
        self._text(sheet, 1, 0, f"{date.today().isoformat()}　{CAVEAT}", style.note)
        known = [f"{one.head.label} {one.cells[row].read}" for one in clients.columns if one.cells[row].read]
        self._text(sheet, 2, 0, "事実: " + "、".join(known), style())
        self._text(sheet, 3, 0, "　".join(f"{sign} {words}" for sign, words in SIGNS.items() if sign != REFUSED), style.note)
        at = 5
        if clients.problems[row]:
            for why in clients.problems[row]:
                self._text(sheet, at, 0, f"読めません: {why}", style.warning)
                at += 1
            return
        heads = ("判定", "少なくとも", "多くて", "事業", "枠", "決め手になる条文", "根拠の文言", "ページ", "次に確かめること")
        for column, words in enumerate(heads):
            self._text(sheet, at, column, words, style.head)
        first = at + 1
        facts = clients.facts(row)
        results = [one.measure.estimate(facts) for one in self._answers]
        order = {CERTAIN: 0, PREMISED: 1, OPEN: 2, OUT: 3, NOBODY: 4}
        for result in sorted(results, key=lambda one: (order[sign_of(one)], -(amounts_of(one)[0] or 0), -(amounts_of(one)[1] or 0))):
            at += 1
            self._client_row(sheet, at, result)
        for sign, look in self._style.signs():
            sheet.conditional_format(first, 0, max(at, first), 0, {"type": "cell", "criteria": "==", "value": f'"{sign}"', "format": look})
        for column, width in enumerate(CLIENT_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(first, 0)
        sheet.repeat_rows(first - 1)
        sheet.autofilter(first - 1, 0, max(at, first), len(heads) - 1)

    def _client_row(self, sheet: Any, at: int, result: Result) -> None:
        style = self._style
        sign, (low, high) = sign_of(result), amounts_of(result)
        wrapped = style.cell(text_wrap=True, valign="top", align="left", indent=1)
        yen = style.cell(num_format=YEN, valign="top", bold=sign in (CERTAIN, PREMISED))
        self._text(sheet, at, 0, sign, style.cell(align="center", valign="top"))
        if sign in (OUT, NOBODY):
            sheet.write_blank(at, 1, None, yen)
            sheet.write_blank(at, 2, None, yen)
        elif low is None and high is None:
            self._text(sheet, at, 1, "算定できません", wrapped)
            sheet.write_blank(at, 2, None, yen)
        else:
            self._yen(sheet, at, 1, low, yen)
            self._yen(sheet, at, 2, high, yen)
        self._text(sheet, at, 3, result.measure.programme_title, wrapped)
        self._text(sheet, at, 4, result.measure.title + _edition(result.measure.edition), wrapped)
        wanted = {OUT: "no", OPEN: "unknown"}.get(sign)
        deciding: Sequence[Clause | Step] = [one for one in result.clauses if one.verdict == wanted] if wanted else result.steps
        text = "\n".join(dict.fromkeys(one.text for one in deciding))
        quotes = "\n".join(dict.fromkeys(f"「{one.quote}」" for one in deciding if one.quote))
        self._text(sheet, at, 5, text, wrapped)
        self._text(sheet, at, 6, quotes, wrapped)
        self._text(sheet, at, 7, "、".join(dict.fromkeys(one.page for one in deciding if one.page)), wrapped)
        asked = [f"前提: {one}" for one in result.premises] if sign == PREMISED else []
        if sign in (OPEN, CERTAIN, PREMISED):
            labels = {one.key: one.label for one in result.measure.facts}
            asked += [f"{labels.get(one.fact, one.fact)}は？" for one in result.missing]
        self._text(sheet, at, 8, "\n".join(asked), wrapped)
        words = {3: result.measure.programme_title, 4: result.measure.title, 5: text, 6: quotes, 8: "\n".join(asked)}
        sheet.set_row(at, max(_height(one, CLIENT_WIDTHS[i]) for i, one in words.items()))

    # -- 版の違い

    def changed(self, before: Answers, after: Answers) -> None:
        """A list of clients: what becomes of sign and amount from one edition to another."""
        style, clients = self._style, self._clients
        sheet = self._book.add_worksheet(CHANGED)
        changes = [_change(before, after, row) for row in range(len(clients))]
        moved, unread = sum(one not in (UNCHANGED, UNREAD) for one in changes), changes.count(UNREAD)
        self._page(sheet, f"版の違い　変わるのは {len(clients)}者のうち {moved}者" + (f"、読めないのは {unread}者" if unread else ""))
        self._text(sheet, 1, 0, f"{_title(before)} から {_title(after)}".replace("\n", "　"), style.note)
        self._text(sheet, 2, 0, CAVEAT, style.note)
        heads = ("行", "会社", "変わること", f"前の判定（{before.name.partition('@')[2]}）", "前の金額", f"後の判定（{after.name.partition('@')[2]}）", "後の金額", "増減")
        for column, words in enumerate(heads):
            self._text(sheet, 4, column, words, style.head)
        for row, change in enumerate(changes):
            at = 5 + row
            sheet.write_number(at, 0, clients.rows[row] + 1, style.cell(font_color=GREY))
            self._text(sheet, at, 1, clients.names[row], style.cell(bold=True, shrink=True))
            self._text(sheet, at, 2, change, style.cell(font_color=GREY) if change == UNCHANGED else style.cell(text_wrap=True))
            for column, one in ((3, before), (5, after)):
                self._text(sheet, at, column, one.signs[row], style.cell(align="center"))
                if (one.low[row], one.high[row]) == (None, None):
                    self._text(sheet, at, column + 1, "" if one.signs[row] in (REFUSED, NOBODY) else "算定できません", style.cell(font_color=GREY, align="right"))
                else:
                    self._yen(sheet, at, column + 1, one.high[row], style.cell(num_format=OKU))
            first, second = before.high[row], after.high[row]
            if first is None or second is None:
                sheet.write_blank(at, 7, None, style.cell())
            else:
                self._yen(sheet, at, 7, second - first, style.cell(num_format='+#,##0"円";-#,##0"円";0"円"'))
        for sign, look in self._style.signs():
            for column in (3, 5):
                sheet.conditional_format(5, column, 4 + max(len(clients), 1), column, {"type": "cell", "criteria": "==", "value": f'"{sign}"', "format": look})
        for column, width in enumerate((5, 26, 36, 10, 14, 10, 14, 18)):
            sheet.set_column(column, column, width)
        sheet.set_row(4, 32)
        sheet.freeze_panes(5, 2)
        sheet.repeat_rows(4)
        sheet.autofilter(4, 0, max(4 + len(clients), 5), 7)

    # -- 出典

    def sources(self) -> None:
        """Which rule said it, on which page, in which words; what no page says; and where amounts are formulas."""
        style = self._style
        sheet = self._book.add_worksheet(SOURCES)
        self._page(sheet, "出典")
        self._text(sheet, 1, 0, f"santei {__version__}　規則の指紋 {self._rules.fingerprint[:16]}　{date.today().isoformat()} 作成", style.note)
        self._text(sheet, 2, 0, CAVEAT, style.note)
        for column, words in enumerate(("事業", "枠", "種類", "内容", "根拠の文言", "ページ", "ID")):
            self._text(sheet, 4, column, words, style.head)
        at = 4
        wrapped, plain = style.cell(text_wrap=True, valign="top"), style.cell(valign="top", font_color=GREY)
        for answers in self._answers:
            measure = answers.measure
            rows: list[tuple[str, str, str, str]] = [("枠", ("令和6年度補正予算の資料" if measure.edition == BUDGET else f"版 {measure.edition}") + (f"、新しい版 {'、'.join(measure.newer_editions)}" if measure.newer_editions else ""), "", measure.page or "")]
            rows += [("条文", one.text, f"「{one.quote}」" if one.quote else "、".join(each.text for each in one.bases), one.page) for one in measure.clauses]
            rows += [("書かれていないこと", one, "", "") for one in measure.unstated]
            if self._finder is not None:
                rows.append(("式", _about_formulas(self._finder, answers), "", ""))
            for i, (kind, text, quote, page) in enumerate(rows):
                at += 1
                self._text(sheet, at, 0, measure.programme_title, wrapped if i == 0 else plain)
                self._text(sheet, at, 1, measure.title, wrapped if i == 0 else plain)
                self._text(sheet, at, 2, kind, plain)
                self._text(sheet, at, 3, text, wrapped)
                self._text(sheet, at, 4, quote, wrapped)
                self._text(sheet, at, 5, page, wrapped)
                self._text(sheet, at, 6, answers.name, plain)
                sheet.set_row(at, max(_height(one, SOURCE_WIDTHS[i]) for i, one in ((3, text), (4, quote), *(((0, measure.programme_title), (1, measure.title)) if kind == "枠" else ()))))
        for column, width in enumerate(SOURCE_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(5, 0)
        sheet.repeat_rows(4)
        sheet.autofilter(4, 0, max(at, 5), 6)

    # -- cells

    def _text(self, sheet: Any, row: int, column: int, words: str, look: Any) -> None:
        """Words as they are: no formula, no link, no number; what is too long for a cell says so."""
        if not words:
            sheet.write_blank(row, column, None, look)
            return
        sheet.write_string(row, column, words if len(words) <= LONGEST else f"{words[:LONGEST]}…（長いので切りました）", look)

    def _yen(self, sheet: Any, row: int, column: int, yen: int | None, look: Any) -> None:
        if yen is None:
            self._text(sheet, row, column, "上限なし", look)
        elif abs(yen) < WHOLE:
            sheet.write_number(row, column, yen, look)
        else:
            self._text(sheet, row, column, f"{yen:,}円", look)

    def _page(self, sheet: Any, title: str, width: int = 0) -> None:
        """A4 landscape under its title, which every printed page repeats; on one page's width where the columns are so narrow that it can be read, else several with the
        clients' names on each."""
        self._text(sheet, 0, 0, title, self._style.title)
        sheet.set_row(0, 24)
        sheet.set_header("&R&8 " + _plain(title))
        sheet.set_landscape()
        sheet.print_across()
        sheet.set_paper(9)
        sheet.set_margins(0.4, 0.4, 0.6, 0.6)
        sheet.hide_gridlines(2)
        sheet.set_footer("&L&8santei " + __version__ + "&C&8見積もりであり、採択や交付を約束するものではありません&R&8&P / &N")
        if width <= ONE_PAGE:
            sheet.fit_to_pages(1, 0)
        else:
            sheet.set_print_scale(65)

    @staticmethod
    def _head_every_page(sheet: Any, title: str, told: str) -> None:
        """Of a table that is printed without the rows above it, which its leftmost pages alone would show whole."""
        sheet.set_margins(0.4, 0.4, 0.9, 0.6)
        sheet.set_header(f'&L&K{BLUE[1:]}&"{FACE},Bold"&14 {_plain(title)}\n&K{GREY[1:]}&"{FACE},Regular"&8 {_plain(told)}')

    @staticmethod
    def _breaks(sheet: Any, leading: int, groups: Sequence[tuple[int, int]]) -> None:
        """Columns that belong together stay on one page; each further page begins with the clients' names again."""
        breaks, used = [], leading
        for column, width in groups:
            if used + width > AT_65:
                breaks.append(column)
                used = sum(NAMED)
            used += width
        if leading + sum(width for _, width in groups) > ONE_PAGE:
            sheet.set_v_pagebreaks(breaks)

    def _sheet_name(self, name: str) -> str:
        """A name that spreadsheets take: without []:*?/\\, at most 31 characters, told apart in any letter case."""
        plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", "・", name).strip("' ") or "会社"
        made, number = plain[:31], 1
        while made.lower() in {one.lower() for one in self._names}:
            number += 1
            tail = f" ({number})"
            made = plain[: 31 - len(tail)] + tail
        self._names.add(made)
        return made


def _shown(cell: Cell) -> str:
    """A cell as read, in words."""
    if cell.problem is not None:
        return UNREAD
    return cell.read.replace("|", " か ") or "不明"


def _plain(words: str) -> str:
    """Words as the head of every page takes them: no code and no control character in them, on one line, and short enough."""
    line = "".join(one for one in words if one.isprintable() or one == "　")
    return (line if len(line) <= LONGEST_HEAD else f"{line[:LONGEST_HEAD]}…").replace("&", "&&")


def _edition(edition: str) -> str:
    return "" if edition == BUDGET else f"（{edition}）"


def _title(of: Answers) -> str:
    """Programme over measure, with the edition where it is not the budget page's; once where both are called the same."""
    measure = of.measure.title + _edition(of.measure.edition)
    return measure if of.measure.programme_title == of.measure.title else f"{of.measure.programme_title}\n{measure}"


def _height(text: str, width: int, *, bold: bool = False) -> float:
    """The height of a row in points for words that wrap in a column so wide: a program that opens the file need not work it out."""
    room = width * (0.86 if bold else 0.95)
    lines = sum(max(1, ceil(sum(2 if ord(letter) > 0x2E7F else 1 for letter in line) / room)) for line in text.split("\n"))
    return min(14.5 * lines + 3, 400)


def _change(before: Answers, after: Answers, row: int) -> str:
    if REFUSED in (before.signs[row], after.signs[row]):
        return UNREAD
    told: list[str] = []
    if before.signs[row] != after.signs[row]:
        told.append(f"{SIGNS[before.signs[row]]} → {SIGNS[after.signs[row]]}")
    if (before.low[row], before.high[row]) != (after.low[row], after.high[row]):
        first, second = before.high[row], after.high[row]
        told.append("金額が変わります" if first is None or second is None or first == second else "金額が増えます" if second > first else "金額が減ります")
    return "、".join(told) or UNCHANGED


def _about_formulas(finder: Finder, answers: Answers) -> str:
    live, reasons = finder.live.get(answers.name, 0), finder.why_not.get(answers.name, {})
    words = [f"{live}者の金額は経費の式です"] if live else []
    words += [f"{count}者は値だけです（{why}）" for why, count in sorted(reasons.items(), key=lambda one: -one[1])]
    return "。".join(words) or "値だけです"


def write(path: str | os.PathLike[str], clients: Clients, answers: list[Answers], rules: Catalogue, *, sheets_for: Iterable[int] = (), changed: tuple[Answers, Answers] | None = None, formulas: bool = True) -> Finder | None:
    """The workbook of these answers. Raises OSError. Returns what was found of formulas."""
    book = Writer(path, clients, answers, rules, formulas=formulas)
    for row in sheets_for:
        book.client(row)
    if changed is not None:
        book.changed(*changed)
    book.sources()
    book.close()
    return book._finder
