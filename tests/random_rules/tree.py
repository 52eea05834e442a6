"""A rule as a tree of its own: what the generator makes, the printer writes and the reference evaluates."""
from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction


@dataclass
class Choice:
    label: str
    key: str
    parent: int = -1  # index among the choices of the fact


@dataclass
class Fact:
    label: str
    key: str
    kind: str  # money, ratio, integer, quantity, truth, category, date, month
    least: Fraction | None = None
    greatest: Fraction | None = None
    choices: list[Choice] = field(default_factory=list)
    unit: str = ""
    rows: str = ""  # the key of its 明細
    tree: str = ""  # the name of a 区分 block that declares its choices

    def under(self, wide: int) -> set[int]:
        """The choice and all below it."""
        found = {wide}
        for at, choice in enumerate(self.choices):
            if choice.parent in found:
                found.add(at)
        return found


# Expressions
@dataclass
class Lit:
    value: Fraction
    kind: str  # money, ratio, integer, quantity, price, month, date
    unit: str = ""  # of a ratio how it is written: 50%, 2/3 (nothing), 3分の2 (分の), 三分の二 (漢)


@dataclass
class Ref:
    fact: Fact


@dataclass
class Name:
    """経費, 補助率, 上限額, a 値, a 場合分け of numbers, a table of one value, 表.列, 費目.端数前 and 費目.補助額."""
    name: str
    member: str = ""


@dataclass
class Bin:
    op: str  # + - * /
    a: object
    b: object


@dataclass
class Call:
    name: str  # 小さい方 大きい方 切捨て 切上げ 四捨五入 年平均伸び率 合計 最大 最小 件数 行 年 年数 日数
    args: list


@dataclass
class Otherwise:
    """a なければ b."""
    fact: Fact
    then: object


@dataclass
class Grant:
    """補助額( programme/measure ) of a measure of the same file."""
    measure: str


# Conditions
@dataclass
class All:
    parts: list


@dataclass
class Any:
    parts: list


@dataclass
class Not:
    part: object
    word: str = "でない"  # or 以外, after one_of


@dataclass
class Cmp:
    left: object
    how: str  # 以上 以下 超 未満 等しい
    right: object


@dataclass
class Between:
    left: object
    low: object
    low_how: str
    high: object
    high_how: str


@dataclass
class OneOf:
    fact: Fact
    choices: list[int]
    others: str | None = None  # … 等 [key]
    if_missing: int | None = None


@dataclass
class Values:
    """A 月, 日付 or 整数 that is one of several."""
    fact: Fact
    values: list[Fraction]


@dataclass
class Flag:
    fact: Fact
    if_missing: bool | None = None


@dataclass
class Reads:
    reading: "Reading"
    choices: list[int]


# Clauses
@dataclass
class Tier:
    of_grant: bool
    above: Fraction | None
    up_to: Fraction | None


@dataclass
class Figure:
    """Alternatives: expressions, or the words 定額 未定 and 未定."""
    alternatives: list
    at_most: str = ""  # 以内 まで 以下 最大
    below: bool = False  # 未満
    others: bool = False  # 等
    tier: Tier | None = None
    of_total: bool = False
    categories: list[str] = field(default_factory=list)
    key: str = ""


@dataclass
class Clause:
    kind: str
    says: object = None  # Figure, condition, Rounding, …
    when: object = None
    precedence: int = 0  # 1 優先, 2 最優先
    name: str = ""  # of 値
    may: bool = False  # 対象 認められる場合がある
    basis: str = "仮定「a」"
    shared: bool = False  # printed in the 事業
    by_flow: bool = False  # of 補助率: said by the last stage of 流れ alone


@dataclass
class Rounding:
    unit: Fraction | None
    mode: str  # 切捨て 切上げ 四捨五入
    scope: str = ""  # 費目ごと 明細ごと
    in_digits: bool = False  # 1,000円未満 切り捨て


@dataclass
class Cases:
    """場合分け: rows of (condition or None, expression or choice indices)."""
    rows: list


@dataclass
class Derived:
    """場合分け of a 区分: rows of (condition or None, choices it may be)."""
    fact: Fact
    rows: list


@dataclass
class Table:
    keys: list  # facts; the first may be the Name of a 値
    columns: list[str]
    rows: list  # (list of conditions or None, list of expressions)
    second: list = field(default_factory=list)  # with two keys: the choices that head the columns, 1 and 0 of a 真偽, conditions on a number
    by_name: bool = False  # 特例 and 特例 でない rather than はい and いいえ


@dataclass
class Stage:
    source: str
    to: str
    rate: Fraction | None  # None: 定額
    base: Fact | None = None
    cap: Fraction | None = None


@dataclass
class Reading:
    label: str
    key: str
    options: list[str]
    shared: bool = False


@dataclass
class Category:
    title: str
    key: str
    clauses: list[Clause] = field(default_factory=list)


@dataclass
class Measure:
    key: str
    kind: str = "補助"
    clauses: list[Clause] = field(default_factory=list)
    categories: list[Category] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    rounding_at: str = "measure"
    edition: str = ""  # 版 line
    frame: str = ""  # the key of its one 類型
    framed: list[Clause] = field(default_factory=list)  # clauses among `clauses` that stand in the 類型


@dataclass
class Rule:
    facts: list[Fact]
    measures: list[Measure]
    clauses: list[Clause] = field(default_factory=list)  # of the 事業
    rows: str = ""  # key of the 明細
    vocabulary: bool = False
    asked: int = 0  # which measure

    @property
    def measure(self) -> Measure:
        return self.measures[self.asked]

    def identifier(self) -> str:
        one = self.measure
        frame = "/" + one.frame if one.frame else ""
        return f"t/{one.key}{frame}" + ("@" + one.edition.split("[")[1].split("]")[0] if one.edition else "")
