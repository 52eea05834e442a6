"""Where a reader puts an answer at first sight, with the signs and words that every surface shows for it: they differ in shape, so that they need no colour."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._catalogue import Catalogue
    from ._result import Result

CERTAIN, PREMISED, OPEN, OUT, NOBODY = "◎", "○", "△", "×", "－"
STANDINGS = {
    CERTAIN: "対象",
    PREMISED: "前提を満たせば対象",
    OPEN: "まだ分からない",
    OUT: "対象外",
    NOBODY: "申請者に払う制度ではない",
}
MET = {"yes": "○", "no": "×", "unknown": "△"}
"""Whether a clause is met."""


@cache
def kinds_for_nobody(rules: Catalogue) -> frozenset[str]:
    """The kinds of measures that pay no applicant, as match groups them."""
    return frozenset(one.measure.kind for one in rules.match().pays_nobody)


def sign_of(result: Result) -> str:
    """The sign of one answer."""
    if result.measure.kind in kinds_for_nobody(result.measure.catalogue):
        return NOBODY
    return {"no": OUT, "unknown": OPEN}.get(result.verdict) or (PREMISED if result.premises else CERTAIN)
