"""Rule files of one's own: read, checked, their 例 run."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias, Union

from . import _core
from ._catalogue import Catalogue, catalogue
from ._errors import LimitError, Problem, RuleError

Path: TypeAlias = Union[str, "os.PathLike[str]"]
Files: TypeAlias = "list[tuple[str, bytes]]"

_LONGEST = 1 << 20


class FileReport(NamedTuple):
    """What a check of one file found; ``problems`` holds warnings too. ``examples`` and ``passed`` count its 例, each in every measure it holds for."""

    path: str
    measures: int
    examples: int
    passed: int
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Nothing but warnings."""
        return all(one.level != "error" for one in self.problems)


def load(*paths: Path) -> Catalogue:
    """Rules of one's own, from files or folders of ``*.santei``; the vocabulary is the one beside them, else the one shipped with santei.

    Raises RuleError with every error of the files, OSError where one cannot be read, LimitError for one over 1 MiB.
    """
    named = _read(paths)
    return _loaded(named, _vocabulary_beside(named))


def loads(text: str, *, name: str = "rules.santei") -> Catalogue:
    """Rules of one's own, from text. ``name`` stands in messages. Raises RuleError with every error of the text."""
    return _loaded([(name, text.encode())], _core.with_vocabulary([]))


def check(*paths: Path, examples: bool = True) -> tuple[FileReport, ...]:
    """Everything that can be said against rule files before they are used: grammar, names, types and units, gaps and overlaps, and (``examples``) each 例 that does not hold."""
    named = _read(paths)
    rules = _core.Catalogue.of([*_vocabulary_beside(named), *named, *_core.others_at_hand(named, catalogue()._core.files())])
    reports = ((path, rules.examine(path, examples)) for path, _ in named)
    return tuple(FileReport(path, measures, run, passed, tuple(problems)) for path, (measures, run, passed, problems) in reports)


def _loaded(named: Files, words: Files) -> Catalogue:
    rules = _core.Catalogue.of([*words, *named])
    rules.demand([path for path, _ in named])
    return Catalogue(rules)


def _read(paths: Iterable[Path]) -> Files:
    found: dict[str, bytes] = {}
    for path in paths:
        for file in _files_of(os.path.normpath(os.fspath(path))):
            found.setdefault(file, _bytes_of(file))
    return list(found.items())


def _files_of(path: str) -> Iterator[str]:
    if not os.path.isdir(path):
        yield path
        return
    under = sorted(os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names if name.endswith(".santei"))
    if not under:
        raise RuleError([Problem("E0831", f"「{path}」に *.santei がありません", english=f"'{path}' holds no *.santei")])
    yield from under


def _bytes_of(path: str) -> bytes:
    with open(path, "rb") as file:
        text = file.read(_LONGEST + 1)
    if len(text) > _LONGEST:
        raise LimitError([Problem("E0831", f"「{path}」は大きすぎます（{_LONGEST}バイトまで）", english=f"'{path}' is too large (at most {_LONGEST} bytes)")])
    return text


def _vocabulary_beside(files: Files) -> Files:
    """The vocabularies that files use and that are not among them: those of the folder "vocabulary" of one among them, else of the nearest above, and the shipped one where these bring no 共通語彙."""
    own = [file for file in files if _core.is_vocabulary(file[0])]
    folders = {os.path.dirname(path) for path, _ in own} or _folders_above(files)
    known = {path for path, _ in files}
    found = own + [file for folder in sorted(folders) if os.path.isdir(folder) for file in _read([folder]) if file[0] not in known]
    return _core.with_vocabulary(found)[len(own) :]


def _folders_above(files: Files) -> set[str]:
    for path, _ in files:
        folder = os.path.dirname(os.path.abspath(path))
        while folder != os.path.dirname(folder):
            words = os.path.join(folder, "vocabulary")
            if os.path.isdir(words):
                return {words}
            folder = os.path.dirname(folder)
    return set()
