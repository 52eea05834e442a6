"""The compiled part of santei. Use the package santei."""

from collections.abc import Callable, Mapping, Sequence
import fractions
from typing import Any


version: str = ...

class Answer:
    """What estimate gives: the C++ result, read when asked."""

    @property
    def verdict(self) -> str: ...

    @property
    def status(self) -> str: ...

    @property
    def min(self, /) -> int | None: ...

    @property
    def max(self, /) -> int | None: ...

    @property
    def stated_low(self, /) -> int | None: ...

    @property
    def stated_high(self, /) -> int | None: ...

    @property
    def unrounded_low(self, /) -> fractions.Fraction | None: ...

    @property
    def unrounded_high(self, /) -> fractions.Fraction | None: ...

    @property
    def hull(self) -> str: ...

    def facts(self) -> dict[str, Any]:
        """The facts given, as estimate takes them."""

    def steps(self) -> list[tuple[str, str | None]]:
        """
        The label of each step and the unit of its value, in the order of json().
        """

    def premises(self) -> list[str]:
        """The 前提 among the assumptions."""

    def json(self) -> str:
        """The contract's JSON: a list of one object."""

    def text(self, lang: str, width: int) -> str:
        """The answer as the command line shows it."""

def notation_words() -> list[tuple[str, str, str, str, str]]:
    """
    (class, word, meaning in Japanese, in English, an example) of every word of the notation.
    """

def outline(text: str) -> list[tuple[str, tuple[int, int, int, int], str, list[str], list[tuple[Any, ...]]]]:
    """
    (keyword, place, clause without bases, bases, names declared) of each header and clause that can be read, in order; a place is line and column of its beginning and its end, from 1; a name is (name, key, place, type in Japanese, in English, [(choice, key, place)], shared 区分).
    """

def format_rules(text: str, name: str) -> str:
    """The text laid out anew; RuleError where it cannot be read."""

class Inverse:
    """Which values of an input reach an amount."""

    @property
    def reachable(self) -> bool: ...

    def values(self) -> tuple[Any, ...]:
        """(least, least_exact, least_is_reached, greatest, greatest_amount, at)"""

    def reaching(self) -> list[tuple[Any, ...]]: ...

    def exactly(self) -> list[tuple[Any, ...]]: ...

    def json(self) -> str:
        """The contract's JSON of solve."""

    def text(self, lang: str, width: int) -> str: ...

class Curve:
    """The amount of one measure as a function of one of its inputs."""

    @property
    def over(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def type(self) -> str: ...

    @property
    def unit(self) -> str: ...

    @property
    def rounding(self) -> str: ...

    def facts(self) -> dict[str, Any]: ...

    def line(self, name: str) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
        """
        Pieces and jumps of stated_low, stated_high, possible_low or possible_high.
        """

    def amounts_at(self, x: Any) -> tuple[Any, Any, Any, Any, Any, Any, Any, Any]:
        """The amounts at x after 端数, as Answer.amount()."""

    def solve(self, amount: Any) -> Inverse: ...

    def json(self) -> str:
        """The contract's JSON of curve."""

    def text(self, lang: str, width: int) -> str: ...

    def csv(self) -> str: ...

    def svg(self, lang: str) -> str: ...

def curve(of: Measure, over: str, given: Any, more: Any) -> Curve:
    """The curve of a measure over one input."""

class Measure:
    """One measure, frame or edition, ready to evaluate."""

    @property
    def id(self) -> str: ...

    @property
    def programme(self) -> str: ...

    @property
    def measure(self) -> str: ...

    @property
    def frame(self) -> str:
        """Empty where it is no 類型."""

    @property
    def edition(self) -> str:
        """Empty for the budget page's."""

    @property
    def programme_title(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def page(self) -> str:
        """Empty where the source is a guideline."""

    @property
    def currency(self) -> str:
        """The ISO code of the money of its amounts."""

    def money(self, amount: str) -> str:
        """
        An amount of it, a whole number or fraction of the smallest unit, as people write it.
        """

    @property
    def kind(self) -> str: ...

    @property
    def newer_editions(self) -> list[str]: ...

    def show_json(self) -> str:
        """The contract's JSON of show."""

    def show_text(self, lang: str, width: int) -> str: ...

class Questionnaire:
    """
    Some measures with what is known of one applicant, and what is worth asking next.
    """

    def json(self, lang: str) -> str: ...

    def text(self, lang: str, width: int) -> str: ...

def questions(of: Sequence[Measure], given: Any, more: Any, only_paying: bool) -> Questionnaire:
    """What to ask about these measures."""

def report(rules: Catalogue, of: Sequence[Measure], given: Any, more: Any, on: int | None, over: str, client: str, day: int, lang: str) -> str:
    """The page of HTML that a client is handed."""

class Comparison:
    """What becomes of amount and eligibility from one measure to another."""

    def json(self) -> str: ...

    def text(self, lang: str, width: int) -> str: ...

def compare(first: Measure, second: Measure, over: str, given: Any, more: Any) -> Comparison:
    """
    Compares over a fact; over the one that tells the cost where `over` is empty.
    """

class Matches:
    """Every measure for one applicant."""

    def items(self) -> list[tuple[Measure, Answer, str, list[tuple[str, str, str]]]]:
        """(measure, answer, group, clauses that decide it) of each."""

    def json(self) -> str: ...

    def text(self, lang: str, width: int) -> str: ...

class Catalogue:
    """A set of rule files."""

    @staticmethod
    def of(files: Sequence[tuple[str, bytes]]) -> Catalogue:
        """Of (path, UTF-8 text) pairs."""

    @staticmethod
    def embedded() -> Catalogue:
        """The programmes shipped with the library."""

    def with_limits(self, limits: dict[str, int]) -> Catalogue:
        """
        The same rules, keeping to limits of which some are changed; RuleError (E0833) for a name that there is not.
        """

    def limits(self) -> dict[str, int]:
        """Every limit on work by its name."""

    def files(self) -> list[tuple[str, bytes]]: ...

    def fingerprint(self) -> str:
        """SHA-256 over all paths and texts."""

    def find(self, id: str, on: int | None) -> list[Measure]: ...

    def find_one(self, id: str, on: int | None) -> Measure: ...

    def find_for(self, id: str, given: Any, more: Any, on: int | None) -> list[Measure]: ...

    def all(self, given: Any, more: Any, on: int | None) -> list[Measure]: ...

    def match(self, given: Any, more: Any, on: int | None) -> Matches: ...

    def list_json(self) -> str:
        """The contract's JSON of list."""

    def list_text(self, lang: str, width: int) -> str: ...

    def keys(self) -> list[str]:
        """Every key that some rule declares."""

    def examine(self, path: str, examples: bool) -> tuple[int, int, int, list[Any]]:
        """(measures, examples, passed, problems) of one of the files."""

    def demand(self, paths: Sequence[str]) -> None:
        """Raises the errors of these files, if any."""

def read_day(words: str) -> int:
    """Days since 1970-01-01 of a date as people write it."""

def read_number(words: str) -> fractions.Fraction:
    """An amount, quantity or number as people write it."""

def is_vocabulary(path: str) -> bool:
    """
    Whether a path names a vocabulary: a file directly in a folder 'vocabulary'.
    """

def with_vocabulary(files: Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """The files and the shipped vocabulary, where they bring no 共通語彙 of their own."""

def others_at_hand(files: Sequence[tuple[str, bytes]], at_hand: Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Those of at_hand that hold no measure of the files, where these take 補助額 of others."""

class Asked:
    """A measure that is asked: what it met before is looked up."""

    def estimate(self, given: Any, more: Any) -> Answer:
        """The answer for the facts of two mappings, one after the other."""

def asked(of: Measure, rules: Catalogue) -> Asked:
    """Begins to ask."""

class Prepared:
    """
    One amount of a measure as a function of the facts: prepared({"investment": 3_000_000_000}) is yen, or None where there is no such amount. Raises
    FactError as estimate does. Made by Measure.prepare.
    """

    def __call__(self, facts: Mapping[str, Any] | None = None, /) -> int | None:
        """The amount in yen for these facts."""

    @property
    def measure(self, /) -> Any:
        """The measure that is asked."""

    @property
    def amount(self) -> str:
        """Which of its amounts: "min", "max", "stated_low" or "stated_high"."""

    def __repr__(self) -> str: ...

    def __reduce__(self) -> tuple[Any, ...]: ...

def prepare(of: Asked, amount: str, owner: Any) -> Prepared:
    """One amount of a measure."""

def stream_of_array(schema: object, array: object) -> object:
    """An Arrow stream of one array."""

def stream_of_columns(columns: list[tuple[str, str, Any, Any, Any]], rows: int) -> object:
    """
    An Arrow stream over (name, format, buffer, buffer of bools that are true where the row is known or None, words of a dictionary or None).
    """

class Answers:
    """Answers to a table, in Arrow's layout."""

    def stream(self) -> object:
        """An Arrow stream over all batches; any number may be open."""

    def schema(self) -> object:
        """The Arrow schema."""

    @property
    def rows(self) -> int: ...

    @property
    def refused(self) -> int: ...

    @property
    def batches(self) -> int: ...

    def columns(self) -> list[tuple[str, str]]:
        """(name, Arrow's format) of each."""

    def refusals(self, lang: str) -> list[tuple[int, str]]:
        """(row, reason) of the first refused, at most a hundred."""

    def values(self, column: int, batch: int) -> tuple[Any, Any, int]:
        """
        (values, validity bitmap or None, offset in it) of one column in one batch, as NumPy arrays over its memory.
        """

def evaluate_table(measures: Sequence[tuple[str, Measure]], rules: Catalogue, stream: object, wanted: Sequence[bool], keep: bool, decimal: bool, lang: str, on: int | None, progress: Callable[[int, int, int], object] | None, on_any_day: bool = False) -> Answers:
    """
    Answers of (column name, measure) to every row of an Arrow stream, which is taken over. on_any_day: where no edition is in force on a row's day the measure itself answers.
    """

def evaluate_stream(measures: Sequence[tuple[str, Measure]], rules: Catalogue, stream: object, wanted: Sequence[bool], keep: bool, decimal: bool, lang: str, on: int | None) -> object:
    """An Arrow stream of answers, pulled batch by batch."""

def free_memory() -> None:
    """Gives back what tables keep for the next."""

class Split:
    """Which cost goes to which measure, and what each then grants."""

    def json(self) -> str: ...

    def text(self, lang: str, width: int) -> str: ...

def combine(rules: Catalogue, items: Sequence[tuple[str, Any, Sequence[str]]], measures: Sequence[tuple[str, str, Any]], given: Any, more: Any, apart: Sequence[tuple[str, str]], on: int | None) -> Split:
    """
    The best split of (name, amount, IDs it may go to) over (ID, fact of the cost, facts of its own).
    """

class Head:
    """The head of a column that is a fact."""

    @property
    def name(self) -> str:
        """The key, behind "programme/measure." where it is for one measure."""

    @property
    def key(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def type(self) -> str: ...

    @property
    def unit(self) -> str: ...

    @property
    def scale(self) -> str:
        """
        The unit that bare numbers of the column are in (千円); empty: the fact's own.
        """

    @property
    def tax(self) -> str:
        """税抜 or 税込, where the head says so."""

    def read(self, cell: str) -> tuple[str, str]:
        """
        (the cell with the unit of its head, what is read in words; empty: unknown). Raises FactError.
        """

def head_of(rules: Catalogue, measures: Sequence[tuple[str, Measure]], written: str) -> Head | None:
    """
    The fact that a head names, None where it is none. Raises FactError for a name of several facts (E0817) and a unit in which it is not read (E0803).
    """

def near_heads(rules: Catalogue, written: Sequence[str], lang: str) -> list[str | None]:
    """Words about each name that is no fact but nearly one."""

def certificate_of(of: Answer) -> str:
    """
    The certificate of an answer of which every fact that decides is known.
    """

def verify_certificate(rules: Catalogue, certificate: str) -> tuple[Any, ...]:
    """(problems, measure, facts, method, eligible, stated, min, max)"""

def prove(of: Measure) -> list[tuple[Any, ...]]:
    """
    (claim, standing, what it says, why, counter-example or None, both in English) of each claim.
    """
