"""Problems as values, and the exceptions that carry them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

Language = Literal["ja", "en"]


class Span(NamedTuple):
    """A place in a rule file; lines and columns count from 1, columns in characters."""

    source: str
    line: int
    column: int
    end_line: int
    end_column: int


class Mend(NamedTuple):
    """What mends a problem of a rule file: the text of ``span``, which may be empty, becomes ``text``. ``lead`` says what it does or supposes."""

    span: Span
    text: str
    lead: str = ""
    english_lead: str = ""


class Problem(NamedTuple):
    """One problem: a stable code ("E0801"), what is wrong, where, and what would be right. ``message`` and ``help`` are Japanese; both stand in English beside.

    Of a rule file ``mends`` are the changes of its text that mend it, each tried: pasted, the problem is gone and no other stands in its place.
    """

    code: str
    message: str
    span: Span | None = None
    help: str | None = None
    level: Literal["error", "warning"] = "error"
    english: str = ""
    english_help: str | None = None
    mends: tuple[Mend, ...] = ()

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


def _told(what: str, advice: str, help: str | None) -> str:
    return f"{what}\n {advice}: {help}" if help else what


class Error(Exception):
    """What santei refuses. ``problems`` holds every problem at once; ``str()`` shows them in Japanese as the command line does, ``render("en")`` in English."""

    def __init__(self, problems: Iterable[Problem], text: str = "", english: str = "") -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        self._texts = {"ja": text or "\n".join(_told(str(one), "助言", one.help) for one in self.problems),
                       "en": english or "\n".join(_told(f"{one.code}: {one.english}", "help", one.english_help) for one in self.problems)}
        super().__init__(self.problems, text, english)  # the arguments are what pickle keeps

    def __str__(self) -> str:
        return self.render()

    def render(self, lang: Language = "ja") -> str:
        """Every problem with its place and its help."""
        return self._texts[lang].rstrip("\n")


class RuleError(Error, ValueError):
    """A rule file, an ID, an edition or a limit: E01xx to E07xx, E0805, E0820, E0822, E0831, E0833."""


class FactError(Error, ValueError):
    """A fact: an unknown key, a value of another type, a float (E08xx)."""


class LimitError(Error):
    """A bound on what a rule or facts may ask for: too many rows, steps, digits or open cases."""


LIMITS = frozenset({"E0118", "E0809", "E0815", "E0904", "E0911", "E0912"})
RULES = frozenset({"E0805", "E0820", "E0822", "E0831", "E0833"})


def kind_of(code: str) -> type[Error]:
    """The exception that a code stands for."""
    if code in LIMITS:
        return LimitError
    if code in RULES or code[1:3] < "08":
        return RuleError
    return FactError if code[1:3] == "08" else Error


def problems_of(data: Iterable[tuple[Any, ...]]) -> list[Problem]:
    """Problems as the compiled part hands them over."""
    return [Problem(code, message, Span(*span) if span else None, *rest, tuple(Mend(Span(*place), *told) for place, *told in mends))
            for code, message, span, *rest, mends in data]


def error_of(data: Iterable[tuple[Any, ...]], text: str, english: str) -> Error:
    """The exception that fits the first problem."""
    problems = problems_of(data)
    return kind_of(problems[0].code)(problems, text, english)


def language(lang: str) -> str:
    """``lang``, where it is one of the two."""
    if lang not in ("ja", "en"):
        raise ValueError(f'lang is "ja" or "en", not {lang!r}')
    return lang
