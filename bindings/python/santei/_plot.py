"""A curve drawn with matplotlib, where that is installed. The only place that uses binary fractions: a drawing needs no more."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ._curve import Curve, Line, Piece

OKU = 100_000_000


def plot(curve: Curve, ax: Axes | None = None) -> Axes:
    """The stated amounts and, where it differs, what is possible; axes in 億円 where they count yen."""
    if ax is None:
        from matplotlib import pyplot

        ax = pyplot.subplots()[1]
    scale = OKU if curve.unit == "円" else 1
    end = _end(curve)
    drawn: list[Line] = []
    for name, style in (("stated_high", "-"), ("stated_low", "-"), ("possible_high", ":"), ("possible_low", ":")):
        line: Line = getattr(curve, name)
        if line in drawn:
            continue
        drawn.append(line)
        for i, piece in enumerate(line.pieces):
            to = Fraction(end) if piece.end is None else piece.end
            xs, ys = [piece.start / scale, to / scale], [piece.at(piece.start) / OKU, piece.at(to) / OKU]
            ax.plot([float(x) for x in xs], [float(y) for y in ys], f"k{style}", linewidth=1.5, label=name if i == 0 else None)
        for left, right in pairwise(line.pieces):
            _leap(ax, left, right, scale)
    ax.set_xlabel(f"{curve.over} (100 million yen)" if scale == OKU else f"{curve.over} ({curve.unit})" if curve.unit else curve.over)
    ax.set_ylabel("100 million yen")
    ax.set_title(curve.measure.id)
    ax.legend()
    return ax


def _leap(ax: Axes, left: Piece, right: Piece, scale: int) -> None:
    """Where the amount leaps: a full point on the side that has the value, an empty one on the other."""
    at = right.start
    if left.at(at) != right.at(at):
        for side, full in ((left, left.end_closed), (right, right.start_closed)):
            ax.plot([float(at / scale)], [float(side.at(at) / OKU)], "ko", markersize=5, markerfacecolor="black" if full else "white", zorder=3)


def _end(curve: Curve) -> int:
    """A value past every change, so that the last piece shows."""
    ends = [edge for line in (curve.stated_low, curve.stated_high, curve.possible_high) for piece in line.pieces for edge in (piece.start, piece.end) if edge is not None]
    return int(max(ends, default=0) * 5 / 4) or 1
