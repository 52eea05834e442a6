"""How the sheets look: printed paper rather than a screen. One face, one blue, amber for what is open, grey for what is not; lines rather than boxes."""

from __future__ import annotations

from typing import Any

from .._standing import CERTAIN, NOBODY, OPEN, OUT, PREMISED
from ._answer import REFUSED

FACE = "Yu Gothic"
BLUE, AMBER, GREY, RULE = "#12356B", "#7A4B00", "#6B6B6B", "#BFC5CE"
ON_BLUE, ON_AMBER, ON_HEAD, EDITABLE = "#E3EBF7", "#FDF1D8", "#F2F4F7", "#FFFBE6"

YEN = '#,##0"円"'
OKU = '[>=100000000]0\\.00,,"億円";[>=10000]0\\.0,"万円";#,##0"円"'
"""3.33億円, 1500.0万円, 9,999円: the yen stay in the cell. Excel and LibreOffice both put a written point between the digits that are left."""


class Styles:
    """Formats by what they are for, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, **properties: Any) -> Any:
        key = tuple(properties.items())
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_name": FACE, "font_size": 10, "valign": "vcenter", **properties})
        return self._made[key]

    @property
    def title(self) -> Any:
        return self(bold=True, font_size=15, font_color=BLUE)

    @property
    def note(self) -> Any:
        return self(font_color=GREY)

    @property
    def warning(self) -> Any:
        return self(font_color=AMBER)

    @property
    def head(self) -> Any:
        return self(bold=True, bg_color=ON_HEAD, bottom=1, bottom_color=BLUE, text_wrap=True)

    @property
    def head_middle(self) -> Any:
        return self(bold=True, bg_color=ON_HEAD, bottom=1, bottom_color=BLUE, text_wrap=True, align="center", left=1, left_color=RULE)

    def cell(self, **more: Any) -> Any:
        return self(bottom=4, bottom_color=RULE, **more)

    def signs(self) -> list[tuple[str, Any]]:
        """What each sign adds to its cell."""
        return [
            (CERTAIN, self._book.add_format({"bold": True, "font_color": BLUE, "bg_color": ON_BLUE})),
            (PREMISED, self._book.add_format({"font_color": BLUE, "bg_color": "#F3F7FD"})),
            (OPEN, self._book.add_format({"font_color": AMBER, "bg_color": ON_AMBER})),
            (OUT, self._book.add_format({"font_color": GREY})),
            (NOBODY, self._book.add_format({"font_color": "#9A9A9A"})),
            (REFUSED, self._book.add_format({"bold": True, "font_color": AMBER, "bg_color": ON_AMBER})),
        ]
