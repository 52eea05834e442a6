"""What stands for a table in Python, as an Arrow stream over the same memory."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from . import _core
from ._errors import FactError, Problem

NUMBERS = {("i", 1): "c", ("u", 1): "C", ("i", 2): "s", ("u", 2): "S", ("i", 4): "i", ("u", 4): "I", ("i", 8): "l", ("u", 8): "L", ("f", 2): "e", ("f", 4): "f", ("f", 8): "g"}
Column = tuple[str, str, Any, Any, Any]


def advised(why: FactError, table: Any) -> FactError:
    """The refusal of floats with what to do about whole numbers of which pandas or NumPy made floats, since some are missing."""
    dtypes: Any = getattr(table, "dtypes", None)
    kinds = dtypes.items() if hasattr(dtypes, "items") else ((name, getattr(one, "dtype", None)) for name, one in table.items() if hasattr(one, "isna")) if isinstance(table, Mapping) else ()
    floats = [str(name) for name, one in kinds if getattr(one, "kind", "") == "f"]
    if not floats or all(one.code != "E0844" for one in why.problems):
        return why
    ja = f'空きのある整数の列は float になります。表[{floats[0]!r}].astype("Int64") で整数に戻してください'
    en = f'whole numbers with gaps become floats: make them whole again with table[{floats[0]!r}].astype("Int64")'
    return FactError([one._replace(help=f"{one.help}。{ja}" if one.help else ja, english_help=f"{one.english_help}; {en}" if one.english_help else en) if one.code == "E0844" else one for one in why.problems])


def stream_of(table: Any) -> object:
    """An Arrow stream capsule."""
    if hasattr(table, "__arrow_c_stream__"):
        return _exported(table)
    if hasattr(table, "__arrow_c_array__"):
        return _core.stream_of_array(*table.__arrow_c_array__())
    if isinstance(table, Mapping):
        return _of_columns(table)
    more = "; collect it first, or ask with santei.polars" if hasattr(table, "collect") else ""
    raise TypeError(f"a {type(table).__name__} is no table: give what exports Arrow (pyarrow, pandas ≥ 2.2 with pyarrow, polars, duckdb), or a dict of NumPy arrays{more}")


def _exported(table: Any) -> object:
    """What the table itself cannot export, a column of mixed values above all, is refused as other columns are."""
    try:
        return table.__arrow_c_stream__()
    except (TypeError, ValueError) as why:  # pyarrow's ArrowTypeError and ArrowInvalid are these
        told = " ".join(str(one) for one in why.args)
        raise FactError([Problem("E0844", f"この表は Arrow に出せません: {told}", None, "一つの列の値は、整数だけ、文字列だけのように、同じ型にしてください", "error",
                                 f"this table cannot be given out as Arrow: {told}", "let each column hold values of one type: whole numbers alone, or text alone")]) from why


def _of_columns(columns: Mapping[str, Any]) -> object:
    made = [_column(name, values) for name, values in columns.items()]
    lengths = {len(one[2]) for one in made}
    if len(lengths) > 1:
        raise ValueError(f"columns differ in length: {', '.join(f'{name} {len(data)}' for name, _, data, _, _ in made)}")
    return _core.stream_of_columns(made, lengths.pop() if lengths else 0)


def _column(name: str, values: Any) -> Column:
    import numpy

    if not isinstance(name, str):
        raise TypeError(f"names of columns are str, not {name!r}")
    words = None
    if isinstance(values, tuple) and len(values) == 2 and not isinstance(values[0], (str, int)):
        values, words = values
    elif hasattr(values, "codes") and hasattr(values, "categories"):  # pandas.Categorical
        values, words = values.codes, values.categories
    valid = None
    if isinstance(values, numpy.ma.MaskedArray):
        valid = ~numpy.ma.getmaskarray(values)
        values = values.data
    array = numpy.asarray(values)
    if array.dtype.kind in "fO" and array.ndim == 1 and (listed := _listed(values)) is not None:
        array = numpy.empty(len(listed), object)
        array[:] = listed
    if array.ndim != 1:
        raise ValueError(f"column {name!r} is one value: give one for each row" if array.ndim == 0 else f"column {name!r} has {array.ndim} dimensions")
    if words is not None:
        valid, array = _known_codes(valid, array)
        words = ["" if _is_missing(one) else _written(one) for one in words]  # no word is unknown
    format, array, valid = _plain(name, array, valid)
    return name, format, numpy.ascontiguousarray(array), None if valid is None else numpy.ascontiguousarray(valid), words


def _known_codes(valid: Any, codes: Any) -> tuple[Any, Any]:
    """Codes below 0 are unknown, as pandas has it."""
    if codes.dtype.kind != "i" or not (unknown := codes < 0).any():
        return valid, codes
    return ~unknown if valid is None else valid & ~unknown, codes.clip(0)


def _plain(name: str, array: Any, valid: Any) -> tuple[str, Any, Any]:
    """Arrow's format (or "?", "w") and the memory to read."""
    import numpy

    kind, size = array.dtype.kind, array.dtype.itemsize
    if (kind, size) in NUMBERS:  # floating ones are refused where they are facts
        return NUMBERS[kind, size], array.astype(array.dtype.newbyteorder("="), copy=False), valid
    if kind == "b":
        return "?", array.view("uint8"), valid
    if kind == "M":
        days = array.astype("datetime64[D]")
        known = ~numpy.isnat(array)
        return "tdD", numpy.where(known, days.view("int64"), 0).astype("int32"), known if valid is None else valid & known
    if kind == "T":  # NumPy's StringDType, whose texts lie one by one; na_object stands for none
        return _objects(name, array, valid)
    if kind == "U":
        return "w", _code_points(array.astype(array.dtype.newbyteorder("="), copy=False)), valid
    if kind == "O":
        return _objects(name, array, valid)
    raise FactError([Problem("E0844", f"列「{name}」の型 {array.dtype} は読めません", None, "整数、bool、文字列、datetime64、または decimal128 の Arrow の列にしてください", "error",
                             f"column {name!r} of type {array.dtype} cannot be read", "give whole numbers, bool, text, datetime64, or Arrow's decimal128; floating point is not exact")])


def _code_points(text: Any) -> Any:
    """A row of code points a text; of no text there are none."""
    import numpy

    wide = max(text.dtype.itemsize // 4, 1)
    return numpy.ascontiguousarray(text if text.dtype.itemsize else text.astype("U1")).view("uint32").reshape(len(text), wide)


def _objects(name: str, array: Any, valid: Any) -> tuple[str, Any, Any]:
    """Python values one by one: None is unknown, each other kind what it is in a dict of facts."""
    import numpy

    values = [None if _is_missing(one) else one for one in array.tolist()]
    known = numpy.array([one is not None for one in values], bool)
    kinds = {type(one) for one in values if one is not None}
    if kinds == {bool}:
        return "?", numpy.array([bool(one) for one in values], "uint8"), known if valid is None else valid & known
    if kinds == {int} and all(one is None or -(2**63) <= one < 2**63 for one in values):
        return "l", numpy.array([one or 0 for one in values], "int64"), known if valid is None else valid & known
    if all(issubclass(one, (str, int, Decimal, Fraction, date)) and one is not bool for one in kinds):
        text = numpy.array([_written(one) for one in values], "U")  # also whole numbers past 64 bits
        return "w", _code_points(text), known if valid is None else valid & known
    raise FactError([Problem("E0844", f"列「{name}」の値の形（{', '.join(sorted(one.__name__ for one in kinds))}）は読めません", None, "文字列、整数、Decimal、bool、date、None にしてください", "error",
                             f"column {name!r} holds values of {', '.join(sorted(one.__name__ for one in kinds))}", "give str, int, Decimal, bool, date or None")])


def _listed(values: Any) -> list[Any] | None:
    """The Python values of a column of pyarrow, polars or pandas, whose missing ones NumPy would make floats of."""
    import numpy

    for way in ("to_pylist", "to_list", "tolist"):
        if not isinstance(values, numpy.ndarray) and hasattr(values, way):
            return list(getattr(values, way)())
    return None


def _is_missing(one: Any) -> bool:
    """What stands for no value among Python values: None, pandas' NA and NaT, NaN."""
    return one is None or type(one).__name__ in ("NAType", "NaTType") or (isinstance(one, float) and one != one)


def _written(one: Any) -> str:
    """As a rule's author would write it."""
    if isinstance(one, Decimal):
        return format(one, "f")
    if isinstance(one, datetime):
        one = one.date()
    return "" if one is None else one.isoformat() if isinstance(one, date) else str(one)
