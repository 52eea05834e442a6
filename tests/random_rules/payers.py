"""Who pays what of a grant: 負担 among its payers, and the stages of 流れ."""
from __future__ import annotations

from fractions import Fraction

from figures import strongest
from values import rounded


def end_of(settled):
    how = settled.rounding()
    return lambda x: x if how.unit is None or how.scope else rounded(x, how.unit, how.mode)


def shares(settled, grant: Fraction | None) -> dict[str, Fraction] | None:
    """grant × a payer's rate ÷ the sum of the rates, rounded as the grant; the last-named payer takes the rest."""
    clauses = strongest(settled.of("負担"), settled.w)
    if not clauses or grant is None:
        return None
    parts, end = clauses[0].says, end_of(settled)
    whole = sum(rate for _, rate in parts)
    made, rest = {}, grant
    for payer, rate in parts[:-1]:
        made[payer] = end(grant * rate / whole)
        rest -= made[payer]
    made[parts[-1][0]] = rest
    return made


def stages(settled, grant: Fraction | None) -> list[tuple[str, Fraction]] | None:
    """The last stage is the grant; each before it pays its rate of what the next pays."""
    clauses = settled.of("流れ")
    if not clauses or grant is None:
        return None
    end, paid, made = end_of(settled), grant, []
    for at, stage in enumerate(reversed(clauses[0].says)):
        if at > 0:
            paid = paid * stage.rate
            paid = end(paid if stage.cap is None else min(paid, stage.cap))
        made.append((f"{stage.source}>{stage.to}", paid))
    return made[::-1]
