"""A curve drawn with matplotlib, where that is installed. The only place that uses binary fractions: a drawing needs no more."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ._curve import Curve, Line, Piece

OKU = 100_000_000
FACES = (
    "Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic", "Meiryo", "BIZ UDGothic", "MS Gothic", "IPAexGothic", "IPAGothic", "TakaoGothic",
    "VL Gothic", "Noto Serif CJK JP", "Droid Sans Fallback",
)
"""Faces that write Japanese; the first that is installed draws the words."""
WORDS = {"stated_high": "多くて", "stated_low": "少なくとも", "possible_high": "あり得る最大", "possible_low": "あり得る最小"}


def plot(curve: Curve, ax: Axes | None = None) -> Axes:
    """The stated amounts and, where it differs, what is possible; axes in 億円 where they count yen. Words are Japanese where a face for them is installed, else keys and English."""
    if ax is None:
        from matplotlib import pyplot

        ax = pyplot.subplots()[1]
    scale = OKU if curve.unit == "円" else 1
    counted = OKU if curve.measure.currency == "JPY" else 1
    end = _end(curve)
    face = japanese_face()
    drawn: list[Line] = []
    for name, style in (("stated_high", "-"), ("stated_low", "-"), ("possible_high", ":"), ("possible_low", ":")):
        line: Line = getattr(curve, name)
        if line in drawn:
            continue
        drawn.append(line)
        label = "金額" if face and name == "stated_high" and curve.stated_low == line else WORDS[name] if face else name
        for i, piece in enumerate(line.pieces):
            to = Fraction(end) if piece.end is None else piece.end
            xs, ys = [piece.start / scale, to / scale], [piece.at(piece.start) / counted, piece.at(to) / counted]
            ax.plot([float(x) for x in xs], [float(y) for y in ys], f"k{style}", linewidth=1.5, label=label if i == 0 else None)
        for left, right in pairwise(line.pieces):
            _leap(ax, left, right, scale, counted)
    _name(ax, curve, scale, face)
    return ax


@cache
def japanese_face() -> str | None:
    """The face that draws Japanese here; None where none is installed."""
    from matplotlib import font_manager

    here = {one.name for one in font_manager.fontManager.ttflist}
    return next((one for one in FACES if one in here), None)


def _name(ax: Axes, curve: Curve, scale: int, face: str | None) -> None:
    yen = curve.measure.currency == "JPY"
    if face is None:
        ax.set_xlabel(f"{curve.over} (100 million yen)" if scale == OKU else f"{curve.over} ({curve.unit})" if curve.unit else curve.over)
        ax.set_ylabel("100 million yen" if yen else f"smallest units of {curve.measure.currency}")
        ax.set_title(curve.measure.id)
        ax.legend()
        return
    unit = "億円" if scale == OKU else curve.unit
    ax.set_xlabel(f"{curve.label}（{unit}）" if unit else curve.label, fontfamily=face)
    ax.set_ylabel("金額（億円）" if yen else f"金額（{curve.measure.currency} の最小単位）", fontfamily=face)
    ax.set_title(f"{curve.measure.programme_title}\n{curve.measure.title}", fontfamily=face, fontsize=10)
    ax.legend(prop={"family": face})


def _leap(ax: Axes, left: Piece, right: Piece, scale: int, counted: int) -> None:
    """Where the amount leaps: a full point on the side that has the value, an empty one on the other."""
    at = right.start
    if left.at(at) != right.at(at):
        for side, full in ((left, left.end_closed), (right, right.start_closed)):
            ax.plot([float(at / scale)], [float(side.at(at) / counted)], "ko", markersize=5, markerfacecolor="black" if full else "white", zorder=3)


def _end(curve: Curve) -> int:
    """A value past every change, so that the last piece shows."""
    ends = [edge for line in (curve.stated_low, curve.stated_high, curve.possible_high) for piece in line.pieces for edge in (piece.start, piece.end) if edge is not None]
    return int(max(ends, default=0) * 5 / 4) or 1
