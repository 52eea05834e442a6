"""The file itself, before anything reads its cells: what it is, how much is in it, and the cells that would be lost, errors and formulas without a value."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from .._errors import Error, FactError, LimitError, Problem

MOST_BYTES = 200 << 20
"""Of all parts of a workbook, unpacked."""
MOST_FILE = 64 << 20
MOST_PARTS = 5_000
MOST_CELLS = 20_000_000
"""Of the rectangle around everything that a sheet holds."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


class Marks(NamedTuple):
    """Of one sheet: cells that hold an error (its code), and formulas that were never calculated, by row and column from 0."""

    errors: dict[tuple[int, int], str]
    uncalculated: set[tuple[int, int]]


class Package:
    """The parts of an .xlsx or .xlsm, each unpacked once and measured."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = parts

    def stored(self) -> io.BytesIO:
        """The same workbook without compression: what reads it meets no more bytes than were measured."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as into:
            for name, data in self._parts.items():
                into.writestr(name, data)
        made.seek(0)
        return made

    def marks(self, sheet: str) -> Marks:
        """What would be lost of a sheet. Raises LimitError where its cells lie too far apart."""
        part = self._sheets().get(sheet)
        marks = Marks({}, set())
        if part is None or part not in self._parts:
            return marks
        corners = [1 << 20, 1 << 14, -1, -1]
        for row, column, kind, has_formula, value in _cells(self._parts[part]):
            corners = [min(corners[0], row), min(corners[1], column), max(corners[2], row), max(corners[3], column)]
            if kind == "e":
                marks.errors[row, column] = value or "#VALUE!"
            elif has_formula and value is None:
                marks.uncalculated.add((row, column))
        if (corners[2] - corners[0] + 1) * (corners[3] - corners[1] + 1) > MOST_CELLS:
            raise LimitError([Problem("E0831", f"シート「{sheet}」は広すぎます（左上から右下まで {MOST_CELLS:,}セルまで）", None, "表から離れたところにあるセルを消してください", "error",
                                      f"the sheet '{sheet}' is too wide (at most {MOST_CELLS:,} cells from corner to corner)", "remove cells far away from the table")])
        return marks

    def _sheets(self) -> dict[str, str]:
        """The part of each sheet."""
        book = next((name for name in self._parts if name.lower() == "xl/workbook.xml"), None)
        if book is None:
            return {}
        relations = self._parts.get(posixpath.join(posixpath.dirname(book), "_rels", posixpath.basename(book) + ".rels"), b"<none/>")
        targets = {one.get("Id"): one.get("Target", "") for one in _root(relations)}
        found = {}
        for one in _root(self._parts[book]).iter():
            if one.tag in (f"{_MAIN}sheet", f"{_STRICT}sheet"):
                target = next((targets[value] for key, value in one.attrib.items() if key.endswith("}id") and value in targets), "")
                found[one.get("name", "")] = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target))
        return found


def _root(data: bytes) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return ElementTree.Element("broken")


def _cells(data: bytes) -> Iterator[tuple[int, int, str, bool, str | None]]:
    """(row, column, type, whether there is a formula, its value) of each cell that holds something."""
    row, column = -1, -1
    try:
        for event, one in ElementTree.iterparse(io.BytesIO(data), ("start", "end")):
            name = one.tag.rpartition("}")[2]
            if event == "start":
                if name == "row":
                    row, column = int(one.get("r", row + 2)) - 1, -1
                continue
            if name == "c":
                place = _REFERENCE.fullmatch(one.get("r", ""))
                column = _column(place.group(1)) if place else column + 1
                row = int(place.group(2)) - 1 if place else row
                inside = {child.tag.rpartition("}")[2]: child.text for child in one}
                if inside:
                    yield row, column, one.get("t", "n"), "f" in inside, inside.get("v") if "v" in inside else ("" if "is" in inside else None)
            if name in ("c", "row"):
                one.clear()
    except (ElementTree.ParseError, ValueError) as why:
        raise _unreadable("シートの XML が壊れています", f"the XML of a sheet is broken ({why})") from why


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def open_package(data: bytes, name: str) -> Package:
    """The parts of a workbook. Raises FactError for what is none, LimitError for one that is too large unpacked."""
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise _unreadable(f"「{name}」はパスワードで保護されています", f"'{name}' is protected by a password", "Excel で開いてパスワードを外し、別の名前で保存してから渡してください", "open it in Excel, remove the password and save it under another name")
        raise _unreadable(f"「{name}」は古い形式（.xls）です", f"'{name}' is of the old kind .xls", ".xlsx で保存し直してください", "save it as .xlsx")
    if not data.startswith(b"PK"):
        raise _unreadable(f"「{name}」は Excel のブックではありません", f"'{name}' is no workbook", ".xlsx で保存し直してください。CSV は santei batch で読みます", "save it as .xlsx; a CSV is read by santei batch")
    if len(data) > MOST_FILE:
        raise _too_large(name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return Package(_unpacked(packed, name))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, UnicodeDecodeError, ValueError) as why:
        if isinstance(why, Error):
            raise
        if "password" in str(why) or "encrypted" in str(why):
            raise _unreadable(f"「{name}」はパスワードで保護されています", f"'{name}' is protected by a password", "パスワードを外して保存し直してください", "remove the password and save it again") from why
        raise _unreadable(f"「{name}」は壊れています", f"'{name}' is broken: {why}") from why
    except Exception as why:  # zlib.error and what else an archive may raise
        if isinstance(why, Error):
            raise
        raise _unreadable(f"「{name}」は壊れています", f"'{name}' is broken: {why}") from why


def _unpacked(packed: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    entries = packed.infolist()
    if len(entries) > MOST_PARTS:
        raise _too_large(name)
    parts: dict[str, bytes] = {}
    left = MOST_BYTES
    for entry in entries:
        if not entry.filename.lower().endswith((".xml", ".rels")):
            continue  # pictures, macros and the like hold no cells
        with packed.open(entry) as part:
            data = part.read(left + 1)
        left -= len(data)
        if left < 0:
            raise _too_large(name)
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
            raise _unreadable(f"「{name}」に、ブックにあってはならない宣言（DOCTYPE）があります", f"'{name}' has a DOCTYPE, which no workbook has")
        parts[entry.filename] = data
    if not any(one.lower() == "xl/workbook.xml" for one in parts):
        raise _unreadable(f"「{name}」は .xlsx のブックではありません", f"'{name}' is no .xlsx workbook", ".xlsx で保存し直してください", "save it as .xlsx")
    return parts


def _unreadable(ja: str, en: str, help: str | None = "Excel か LibreOffice で開いて .xlsx で保存し直してください", english: str | None = "open it in Excel or LibreOffice and save it as .xlsx") -> FactError:
    return FactError([Problem("E0845", ja, None, help, "error", en, english)])


def _too_large(name: str) -> LimitError:
    return LimitError([Problem("E0831", f"「{name}」は展開すると大きすぎます（{MOST_BYTES >> 20}MB まで）", None, "使わないシートや画像を除いて、別のブックに写してください", "error",
                               f"'{name}' is too large when unpacked (at most {MOST_BYTES >> 20} MB)", "copy the table alone into another workbook")])
