"""A workbook of clients: which columns are facts, every cell as given and as read, and what is wrong or was left out, said once each."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import python_calamine

from .. import _core
from .._errors import Error, FactError, Problem
from ._cells import Refused, Value, column_name, place, text_of
from ._package import MOST_FILE, Marks, Package, open_package

if TYPE_CHECKING:
    from .._catalogue import Catalogue

NAMES = ("会社名", "社名", "名称", "企業名", "法人名", "事業者名", "事業者", "屋号", "顧客名", "顧客", "取引先名", "取引先", "お客様名", "お客様", "氏名", "申請者", "client", "name", "id", "ID")
"""Heads of the column that names the clients; the first that stands there."""
HEAD_WITHIN = 20
"""The head is looked for in so many rows."""

Measures = Sequence[tuple[str, _core.Measure]]


class Cell(NamedTuple):
    """``given`` as the workbook holds it, ``text`` as it goes to the rules, ``read`` in words (empty: unknown); ``problem`` where it cannot be read."""

    given: Value
    text: str = ""
    read: str = ""
    problem: str | None = None


@dataclass
class Column:
    """A column that is a fact."""

    at: int
    written: str
    head: _core.Head
    cells: list[Cell] = field(default_factory=list)


@dataclass
class Clients:
    """The clients of one sheet, a row each; ``rows`` are their rows in the sheet, from 0."""

    file: str
    sheet: str
    names: list[str]
    rows: list[int]
    columns: list[Column]
    problems: list[list[str]]
    """Of each row: why it cannot be answered."""
    notes: list[str]
    """What was left out or may not be what was meant."""

    def __len__(self) -> int:
        return len(self.rows)

    def facts(self, row: int) -> dict[str, str]:
        """The facts of one client by key, as estimate takes them."""
        return {one.head.name: one.cells[row].text for one in self.columns if one.cells[row].text}


def read_clients(path: str | os.PathLike[str], measures: Measures, rules: Catalogue, *, sheet: str | None = None) -> Clients:
    """The clients of a workbook, met with these measures. Raises FactError for what is no workbook, has no such sheet or no fact in it, LimitError for one too large."""
    name = os.path.basename(os.fspath(path))
    with open(path, "rb") as file:
        package = open_package(file.read(MOST_FILE + 1), name)
    try:
        with python_calamine.CalamineWorkbook.from_filelike(package.stored()) as book:
            return _Reader(name, package, book, measures, rules).read(sheet)
    except python_calamine.PasswordError as why:
        raise _refused(f"「{name}」はパスワードで保護されています", f"'{name}' is protected by a password", "パスワードを外して保存し直してください", "remove the password and save it again") from why
    except python_calamine.CalamineError as why:
        raise _refused(f"「{name}」は読めません: {why}", f"'{name}' cannot be read: {why}", "Excel か LibreOffice で開いて .xlsx で保存し直してください", "open it in Excel or LibreOffice and save it as .xlsx") from why


def _refused(ja: str, en: str, help: str, english: str) -> FactError:
    return FactError([Problem("E0845", ja, None, help, "error", en, english)])


class _Reader:
    def __init__(self, name: str, package: Package, book: python_calamine.CalamineWorkbook, measures: Measures, rules: Catalogue) -> None:
        self._name = name
        self._package = package
        self._book = book
        self._measures = measures
        self._rules = rules
        self._notes: list[str] = []

    def read(self, wanted: str | None) -> Clients:
        sheets = [one.name for one in self._book.sheets_metadata if one.typ == python_calamine.SheetTypeEnum.WorkSheet]
        if wanted is not None and wanted not in sheets:
            raise _refused(f"「{self._name}」にシート「{wanted}」はありません", f"'{self._name}' has no sheet '{wanted}'", f"シート: {'、'.join(sheets)}", f"sheets: {', '.join(sheets)}")
        shown = [one.name for one in self._book.sheets_metadata if one.name in sheets and one.visible == python_calamine.SheetVisibleEnum.Visible]
        problems: list[Error] = []
        for name in [wanted] if wanted is not None else shown:
            marks = self._package.marks(name)
            sheet = self._book.get_sheet_by_name(name)
            rows: list[list[Value]] = [[*row] for row in sheet.to_python(skip_empty_area=False)]
            try:
                at = self._head_row(rows, marks)
            except FactError as why:
                problems.append(why)
                continue
            if at is None:
                continue
            if others := [one for one in sheets if one != name]:
                self._notes.append(f"シート「{name}」を読みました。読んでいないシート: {'、'.join(others)}")
            return self._clients(name, rows, at, marks, sheet.merged_cell_ranges or [])
        if problems:
            raise FactError([one for each in problems for one in each.problems])
        looked = "、".join(shown if wanted is None else [wanted])
        raise _refused(f"「{self._name}」に事実の列がありません（シート: {looked}）", f"no column of '{self._name}' is a fact (sheets: {looked})",
                       "見出しを事実のキーか名前（company_size、規模、対象経費 …）にしてください。santei show ID で一覧が見られます",
                       "call columns by key or label (company_size, 規模, 対象経費 …); santei show ID lists them")

    def _head_of(self, written: str) -> _core.Head | None:
        return _core.head_of(self._rules._core, self._measures, written) if written.strip() else None

    def _head_row(self, rows: list[list[Value]], marks: Marks) -> int | None:
        """The first row with a fact in it; raises what its names are refused for."""
        for at, row in enumerate(rows[:HEAD_WITHIN]):
            problems: list[Problem] = []
            found = 0
            for value in row:
                try:
                    found += self._head_of(_written(value)) is not None
                except FactError as why:
                    problems += why.problems
            if problems:
                raise FactError(problems)
            if found:
                return at
        return None

    def _clients(self, sheet: str, rows: list[list[Value]], at: int, marks: Marks, merged: list[tuple[tuple[int, int], tuple[int, int]]]) -> Clients:
        heads = [_written(one) for one in rows[at]]
        facts = {i: head for i, one in enumerate(heads) if (head := self._head_of(one)) is not None}
        self._refuse_twice(heads, facts)
        body = [(i, row) for i, row in enumerate(rows[at + 1 :], at + 1) if any(one not in ("", None) for one in row) or _marked(marks, i)]
        above = [i + 1 for i, row in enumerate(rows[:at]) if any(one not in ("", None) for one in row)]
        if above:
            self._notes.append(f"{at + 1}行目を見出しとしました。それより上の行（{'、'.join(map(str, above))}行目）は読んでいません")
        self._note_others(heads, facts, body)
        covered = _covered(merged, at)
        columns = [Column(i, heads[i], head) for i, head in facts.items()]
        problems: list[list[str]] = [[] for _ in body]
        memory: dict[tuple[int, type, Value], Cell] = {}
        for column in columns:
            for number, (row, values) in enumerate(body):
                value = values[column.at] if column.at < len(values) else ""
                if (blocked := _blocked(marks, covered, row, column.at)) is not None:
                    cell = Cell(value, problem=f"{column.head.label}: {blocked}")
                else:
                    key = (column.at, type(value), value)
                    if key not in memory:
                        memory[key] = _cell(column.head, value)
                    cell = memory[key]
                if cell.problem is not None:
                    problems[number].append(f"{place(row, column.at)} {cell.problem}")
                column.cells.append(cell)
        named = next((heads.index(one) for one in NAMES if one in heads and heads.index(one) not in facts), None)
        if named is None:
            named = next((i for i, one in enumerate(heads) if i not in facts and one and any(isinstance(_at(row, i), str) and _at(row, i) for _, row in body)), None)
        names = [_written(_at(row, named)) or f"{i + 1}行目" if named is not None else f"{i + 1}行目" for i, row in body]
        return Clients(self._name, sheet, names, [i for i, _ in body], columns, problems, self._notes)

    @staticmethod
    def _refuse_twice(heads: list[str], facts: dict[int, _core.Head]) -> None:
        seen: dict[str, int] = {}
        for i, head in facts.items():
            first = seen.setdefault(head.name, i)
            if first != i:
                both = f"{column_name(first)}列「{heads[first]}」と {column_name(i)}列「{heads[i]}」"
                raise FactError([Problem("E0812", f"見出しに事実「{head.name}」が二度あります（{both}）", None, "どちらか一つだけを残してください", "error",
                                         f"the header has the fact '{head.name}' twice (columns {column_name(first)} and {column_name(i)})", "keep one of them")])

    def _note_others(self, heads: list[str], facts: dict[int, _core.Head], body: list[tuple[int, list[Value]]]) -> None:
        """Columns that are no facts: what they are nearly called like, and those without a head."""
        others = [i for i, one in enumerate(heads) if one and i not in facts]
        near = _core.near_heads(self._rules._core, [heads[i] for i in others], "ja")
        self._notes += [words for words in near if words]
        if plain := [heads[i] for i, words in zip(others, near, strict=True) if not words and heads[i] not in NAMES]:
            self._notes.append(f"事実ではないので使っていない列: {'、'.join(plain)}")
        width = max((len(row) for _, row in body), default=0)
        if bare := [column_name(i) for i in range(width) if (i >= len(heads) or not heads[i]) and any(_at(row, i) not in ("", None) for _, row in body)]:
            self._notes.append(f"見出しがないので使っていない列: {'、'.join(bare)}")
        for head in facts.values():
            if head.tax:
                self._notes.append(f"{head.label}は「{head.tax}」とありますが、額は書かれたまま計算しました（税の計算はしません）")


def _written(value: Value) -> str:
    """The words of a head or a name."""
    try:
        return " ".join(text_of(value, None).split())
    except Refused:
        return str(value)


def _at(row: list[Value], column: int) -> Value:
    return row[column] if column < len(row) else ""


def _cell(head: _core.Head, value: Value) -> Cell:
    try:
        text, read = head.read(text_of(value, head.type))
        if head.type == "money" and isinstance(value, float) and read and _core.read_number(read).denominator != 1:
            raise Refused(f"{value!r} は円未満の端数のある額です。ROUND で円にするか、単位（千円など）を見出しに書いてください")
        return Cell(value, text, read)
    except Refused as why:
        return Cell(value, problem=f"{head.label}: {why}")
    except Error as why:
        return Cell(value, problem=words_of(why))


def words_of(why: Error) -> str:
    """Every problem in one line each, with what would be right."""
    return "\n".join(one.message + (f"（{one.help}）" if one.help else "") for one in why.problems)


def _marked(marks: Marks, row: int) -> bool:
    return any(at[0] == row for at in marks.errors) or any(at[0] == row for at in marks.uncalculated)


def _covered(merged: list[tuple[tuple[int, int], tuple[int, int]]], head: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Cells below the head that a merged one covers, with the one that shows."""
    return {
        (row, column): first
        for first, last in merged
        if last[0] > head
        for row in range(max(first[0], head + 1), min(last[0], first[0] + 100_000) + 1)
        for column in range(first[1], last[1] + 1)
        if (row, column) != first
    }


def _blocked(marks: Marks, covered: dict[tuple[int, int], tuple[int, int]], row: int, column: int) -> str | None:
    if (row, column) in marks.errors:
        return f"式がエラー（{marks.errors[row, column]}）になっています。式を直すか、値を書いてください"
    if (row, column) in marks.uncalculated:
        return "式の結果が保存されていません。Excel か LibreOffice で開いて、計算させてから保存してください"
    if (row, column) in covered:
        return f"{place(*covered[row, column])} と結合されています。結合を解いて、値を行ごとに書いてください"
    return None
