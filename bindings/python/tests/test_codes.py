"""Columns of coded words: a row is what its word alone gives, whatever number the word has, in every library that codes words."""

from collections.abc import Sequence
from typing import Any

import pytest

import santei
from conftest import LARGE

np = pytest.importorskip("numpy")
pa = pytest.importorskip("pyarrow")

KNOWN = ["sme", "large", "小規模事業者", "中小企業"]
SMALL = [1, 2, 127, 128, 129, 254, 255, 256, 257, 258, 300]
SIZES = [*SMALL, 65_537]  # each word is read once: dictionaries of tens of thousands of words that there are not take their time
INDEX = {"int8": 127, "uint8": 255, "int16": 2**15 - 1, "uint16": 2**16 - 1, "int32": 2**31 - 1, "uint32": 2**32 - 1, "int64": 2**63 - 1, "uint64": 2**64 - 1}


def words_of(size: int) -> list[str]:
    """`size` words, each once: mostly ones that there are not, known ones at the ends and beside 256 and 65,536."""
    words = [f"だれか{i}" for i in range(size)]
    for place, word in zip([0, size - 1, 255 if size > 256 else -2, 256 if size > 257 else -3], KNOWN, strict=True):
        if -size <= place:
            words[place] = word
    return words


def places(size: int, most: int = 2**63) -> list[int]:
    near = {place + by for place in (0, 127, 128, 255, 256, 32_767, 65_535, 65_536, size - 1) for by in (-1, 0, 1)}
    return sorted(place for place in near if 0 <= place < size and place <= most)


_alone: dict[str | None, tuple[Any, ...]] = {}


def alone(word: str | None) -> tuple[Any, ...]:
    if word not in _alone:
        measure = santei.catalogue()[LARGE]
        try:
            answer = measure.estimate({"investment": 12 * 10**9 + 1} | ({} if word is None else {"company_size": word}))
            amount = answer.amount
            _alone[word] = (answer.verdict, answer.status, amount.min, amount.max, amount.stated_low, amount.stated_high, None)
        except santei.FactError as why:
            _alone[word] = (None, None, None, None, None, None, why.problems[0].code)
    return _alone[word]


def check(table: Any, words: Sequence[str | None]) -> None:
    rows = pa.table(santei.evaluate_table(LARGE, table)).to_pylist()
    said = [(*list(row.values())[:-1], row["problem"] and row["problem"][:5]) for row in rows]
    assert said == [alone(word) for word in words]


def costs(rows: int) -> Any:
    return np.full(rows, 12 * 10**9 + 1)


@pytest.mark.parametrize(("index", "size"), [*((index, size) for index in INDEX for size in SMALL), ("uint16", 65_536), ("int32", 65_537), ("uint64", 70_001)])
def test_pyarrow_dictionaries_by_every_index(size: int, index: str) -> None:
    at = places(size, INDEX[index])
    words = words_of(size)
    codes = pa.array([*at, None], getattr(pa, index)())
    check(pa.table({"company_size": pa.DictionaryArray.from_arrays(codes, pa.array(words)), "investment": costs(len(at) + 1)}), [*(words[one] for one in at), None])


@pytest.mark.parametrize("size", SMALL)
def test_entries_that_are_null_or_stand_twice(size: int) -> None:
    entries: list[str | None] = [KNOWN[i % 4] if i % 3 else None for i in range(size)]
    codes = pa.array([*range(size), None], pa.uint16())
    check(pa.table({"company_size": pa.DictionaryArray.from_arrays(codes, pa.array(entries, pa.string())), "investment": costs(size + 1)}), [*entries, None])


def test_an_index_outside_of_the_dictionary_is_told_and_under_a_null_not_read() -> None:
    for index in INDEX:
        for size in (0, 1, 100, 257, 300):
            for code in {-1, -56, size, 300, 65_536}:
                if not 0 <= code <= INDEX[index] and not (code < 0 and index.startswith("int")):
                    continue
                if 0 <= code < size:
                    continue
                for known in (True, False):
                    raw = pa.Array.from_buffers(getattr(pa, index)(), 1, [pa.py_buffer(bytes([known])), pa.py_buffer(np.array([code]).astype(index).tobytes())])
                    table = pa.table({"company_size": pa.DictionaryArray.from_arrays(raw, pa.array(words_of(size) if size else [], pa.string()), safe=False), "investment": costs(1)})
                    if known:
                        with pytest.raises(santei.FactError) as refused:
                            santei.evaluate_table(LARGE, table)
                        assert refused.value.problems[0].code == "E0843"
                    else:
                        check(table, [None])


def test_batches_with_dictionaries_of_their_own() -> None:
    chunks, words = [], []
    for size in (3, 256, 257, 300, 2, 70_001, 258, 1):
        of, at = words_of(size), places(size)
        chunks.append(pa.DictionaryArray.from_arrays(pa.array(at, pa.int32()), pa.array(of)))
        words += [of[one] for one in at]
    lengths = [len(one) for one in chunks]
    schema = pa.schema({"company_size": pa.dictionary(pa.int32(), pa.string()), "investment": pa.int64()})
    batches = [pa.record_batch([chunk, costs(length)], schema=schema) for chunk, length in zip(chunks, lengths, strict=True)]
    check(pa.RecordBatchReader.from_batches(schema, batches), words)
    check(pa.Table.from_batches(batches), words)


@pytest.mark.parametrize("size", SIZES)
def test_numpy_codes_with_their_words(size: int) -> None:
    words, at = words_of(size), places(size)
    for dtype in ("int32", "int64", "uint32", *(["uint16"] if size <= 2**16 else [])):
        check({"company_size": (np.array(at, dtype), words), "investment": costs(len(at))}, [words[one] for one in at])
    check({"company_size": (np.array([*at, -1]), words), "investment": costs(len(at) + 1)}, [*(words[one] for one in at), None])
    check({"company_size": (np.array([0, 0]), [None] * 300), "investment": costs(2)}, [None, None])


@pytest.mark.parametrize("size", SIZES)
def test_pandas_categoricals(size: int) -> None:
    pd = pytest.importorskip("pandas")
    words, at = words_of(size), places(size)
    asked: list[str | None] = [*(words[one] for one in at), None]
    sizes = pd.Categorical(asked, categories=words)
    check({"company_size": sizes, "investment": costs(len(asked))}, asked)
    check(pd.DataFrame({"company_size": sizes, "investment": costs(len(asked))}), asked)


@pytest.mark.parametrize("size", SIZES)
def test_polars_enums_and_categoricals(size: int) -> None:
    pl = pytest.importorskip("polars")
    words, at = words_of(size), places(size)
    asked: list[str | None] = [*(words[one] for one in at), None]
    check(pl.DataFrame({"company_size": pl.Series(asked, dtype=pl.Enum(words)), "investment": costs(len(asked))}), asked)
    all_first = pl.Series([*words, *asked], dtype=pl.Categorical)  # numbered as they are met
    check(pl.DataFrame({"company_size": all_first, "investment": costs(size + len(asked))}).slice(size), asked)


@pytest.mark.parametrize("size", SIZES)
def test_duckdb_enums(size: int) -> None:
    duckdb = pytest.importorskip("duckdb")
    words, at = words_of(size), places(size)
    asked: list[str | None] = [*(words[one] for one in at), None]
    with duckdb.connect() as db:
        db.execute(f"create type who as enum ({', '.join(repr(one) for one in words)})")
        values = ", ".join(f"({i}, {'null' if one is None else repr(one)}::who, {12 * 10**9 + 1})" for i, one in enumerate(asked))
        check(db.sql(f"select company_size, investment from (values {values}) as t(i, company_size, investment) order by i"), asked)
