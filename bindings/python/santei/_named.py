"""Measures as people call them: by a name or a part of it, as on the command line. One that fits is taken, several are listed, none is guessed."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from ._errors import Problem, RuleError

if TYPE_CHECKING:
    from ._catalogue import Catalogue

_TOLD = 20
"""Measures that a refusal lists."""
_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def folded(name: str) -> str:
    """For look-up: any width and letter case, katakana as hiragana, without blanks."""
    return "".join(unicodedata.normalize("NFKC", name).lower().split()).translate(_HIRAGANA)


def id_named(rules: Catalogue, word: str) -> str:
    """The ID that a word means: the word itself where it is one or is ASCII, else that of the one measure of whose name, or its programme's, it is a part; "@edition" stays behind it.

    Raises RuleError where several are so called (E0822, with the list). A name that nothing has stays as it is, so that whoever looks it up says so.
    """
    name, at, edition = word.partition("@")
    part = folded(name)
    if word.isascii() or not part:
        return word
    titles = [(entry.id, entry.title, rules.find(entry.id)[0].programme_title) for entry in rules.list()]
    found = [one for one in titles if folded(one[1]) == part] or [one for one in titles if part in folded(one[1]) or part in folded(one[2])]
    if len(found) > 1:
        listed = "\n".join(f"{id}  {above if above == title else f'{above}  {title}'}" for id, title, above in found[:_TOLD])
        raise RuleError([Problem("E0822", f"「{name}」に当てはまる枠が{len(found)}件あります。ID で一つを選んでください", None, f"あるもの:\n{listed}", "error",
                                 f"'{name}' fits {len(found)} measures: choose one by its ID", f"there are:\n{listed}")])
    return f"{found[0][0]}{at}{edition}" if found else word
