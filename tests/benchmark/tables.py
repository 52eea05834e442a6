"""Tables of four million rows: evaluate_table beside NumPy as an expert writes it, in the same run; the same yen in every row. `python tables.py [ROWS] [LIBRARY]`:
LIBRARY is libsantei_batch_alone.so of the preset "benchmark", the same rule run by C++ over the same columns into memory of the caller."""

import ctypes
import gc
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pyarrow as pa

import santei

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 4_000_000
SIZES = ["sme", "micro", "mid_sized", "large", "public_body"]
PLACES = ["ishikawa", "toyama", "fukui", "niigata", "tokyo"]
PAGE_2 = "large_growth_investment/large_investment"
PAGES_58 = """
使う 共通語彙
事業 試験の事業 [test]
枠 試験の枠 [main]
種別 補助
対象 県 が 石川県, 富山県, 福井県, 新潟県 のいずれか 仮定「a」
経費 対象経費 仮定「a」
補助率 3/4 規模 が 中小企業 のとき 仮定「a」
補助率 1/2 規模 が 中小企業 でない のとき 仮定「a」
定額 5億円 まで 県 が 石川県 かつ 多重被災 かつ 定額の要件 のとき 仮定「a」
定額 1億円 まで 県 が 富山県, 福井県, 新潟県 のいずれか かつ 多重被災 かつ 定額の要件 のとき 仮定「a」
上限額 15億円 県 が 石川県 のとき 仮定「a」
上限額 3億円 県 が 富山県, 福井県, 新潟県 のいずれか のとき 仮定「a」
端数 円未満 切捨て 仮定「a」
"""

random = np.random.default_rng(2)
size = random.integers(0, 5, ROWS).astype("int8")
place = random.integers(0, 5, ROWS).astype("int8")
investment = random.integers(0, 20_000_000_000, ROWS)
cost = random.integers(0, 3_000_000_000, ROWS)
twice, terms = (random.random(ROWS) < 0.5 for _ in range(2))


def words(codes: Any, of: list[str]) -> Any:
    return pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(of))


def numpy_w1() -> Any:
    to = np.minimum(investment, 15_000_000_000)
    to //= 3
    to *= (size <= 2) & (investment >= 1_000_000_000)
    return to


def numpy_w2() -> Any:
    first, second = place == 0, (place >= 1) & (place <= 3)
    cap = np.where(first, 1_500_000_000, np.where(second, 300_000_000, 0))
    fixed = np.minimum(cost, np.where(twice & terms, np.where(first, 500_000_000, np.where(second, 100_000_000, 0)), 0))
    to = cost - fixed
    to *= np.where(size <= 1, 3, 2)
    to //= 4
    to += fixed
    return np.minimum(to, cap, out=to)


rules = santei.loads(PAGES_58)
w1 = pa.table({"company_size": words(size, SIZES), "investment": investment})
w2 = pa.table({"company_size": words(size, SIZES), "prefecture": words(place, PLACES), "multiple_disaster": twice, "full_grant_terms": terms, "eligible_cost": cost})


def santei_w1() -> santei.Table:
    return santei.evaluate_table(PAGE_2, w1, answers=["stated_high"])


def santei_w2() -> santei.Table:
    return santei.evaluate_table("test/main", w2, answers=["stated_high"], rules=rules)


def all_of_w1() -> santei.Table:
    return santei.evaluate_table(PAGE_2, w1)


room = np.zeros(ROWS + 8, "int64")
written = room[-room.ctypes.data % 64 // 8 :][:ROWS]  # from a cache line on, as C++ is asked best
library = ctypes.CDLL(sys.argv[2]) if len(sys.argv) > 2 else None


def batch_w1() -> None:
    assert library is not None
    pointer = ctypes.c_void_p
    library.santei_page_2(pointer(size.ctypes.data), pointer(investment.ctypes.data), ctypes.c_size_t(ROWS), pointer(written.ctypes.data))


def main() -> None:
    assert (santei_w1().to_numpy()[f"{PAGE_2}.stated_high"] == numpy_w1()).all()
    assert (santei_w2().to_numpy()["test/main.stated_high"] == numpy_w2()).all()
    asked: list[Callable[[], Any]] = [numpy_w1, santei_w1, numpy_w2, santei_w2, all_of_w1]
    if library:
        batch_w1()
        assert (written == numpy_w1()).all()
        asked.insert(1, batch_w1)
    times: dict[str, list[float]] = {one.__name__: [] for one in asked}
    gc.disable()
    for _ in range(15):
        for one in asked:
            start = time.perf_counter()
            made = one()
            times[one.__name__].append(time.perf_counter() - start)
            del made
    for name, spent in times.items():
        print(f"{name:10} {sorted(spent)[len(spent) // 2] / ROWS * 1e9:7.2f} ns a row (median), {min(spent) / ROWS * 1e9:6.2f} at best")
    for name in ("w1", "w2"):
        print(f"{name}: {min(times[f'numpy_{name}']) / min(times[f'santei_{name}']):.1f} times NumPy at best")
    santei.free_memory()
    start = time.perf_counter()
    santei_w1()
    print(f"w1 where no memory is kept: {(time.perf_counter() - start) / ROWS * 1e9:.2f} ns a row")
    if library:
        ratios = sorted(ours / theirs for ours, theirs in zip(times["santei_w1"], times["batch_w1"], strict=True))
        print(f"w1: {ratios[len(ratios) // 2]:.2f} times the batch of C++ (median of runs side by side), {min(times['santei_w1']) / min(times['batch_w1']):.2f} at best")


main()
