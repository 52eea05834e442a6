#!/usr/bin/env python3
"""The tables of batch_benchmark in NumPy, DuckDB and Fraction: the same data, the same yen, one thread, processor time.

    pip install numpy duckdb
    python3 tests/benchmark/peers.py build/benchmark/bin/batch_benchmark [repetitions]

Runs the benchmark itself first, which writes its columns; checks that every peer gives the same yen; prints nanoseconds a row and ratios.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path

import duckdb
import numpy as np

ROWS = 4_000_000
RULES = 20
SAMPLE = 20_000  # rows for Fraction
BLOCK = 8_192  # rows that NumPy's temporaries keep in the cache


def figures(k):
    return 1_500_000_000 - 20_000_000 * k, 300_000_000 + 10_000_000 * k, 500_000_000 - 10_000_000 * k, 100_000_000 + 3_000_000 * k


def measured(work, rows, repetitions):
    """Nanoseconds a row, the median of several runs after one that does not count."""
    work()
    times = []
    for _ in range(repetitions):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times) * 1e9 / rows


def expect(name, got, wanted):
    if not np.array_equal(got, wanted):
        row = int(np.flatnonzero(got != wanted)[0])
        sys.exit(f"{name}: row {row} is {got[row]}, not {wanted[row]}")


class Columns:
    def __init__(self, folder):
        read = lambda name, of: np.fromfile(folder / name, of)
        self.size1, self.investment, self.yen1 = read("w1_size.u8", np.uint8), read("w1_investment.i64", np.int64), read("w1_yen.i64", np.int64)
        self.size, self.prefecture = read("w2_size.u8", np.uint8), read("w2_prefecture.u8", np.uint8)
        self.hit_twice, self.terms, self.cost = read("w2_hit_twice.u8", np.uint8), read("w2_terms.u8", np.uint8), read("w2_cost.i64", np.int64)
        self.four = [int(x) for x in read("w2_prefectures.u8", np.uint8)]
        self.yen2, self.yen3_last = read("w2_yen.i64", np.int64), read("w3_last_yen.i64", np.int64)


def numpy_one(c, out):
    kept = np.empty(BLOCK, np.int64)
    fits, enough = np.empty(BLOCK, bool), np.empty(BLOCK, bool)
    for at in range(0, ROWS, BLOCK):
        to = min(at + BLOCK, ROWS)
        n = to - at
        v = c.investment[at:to]
        np.less_equal(c.size1[at:to], 2, out=fits[:n])
        np.greater_equal(v, 1_000_000_000, out=enough[:n])
        np.logical_and(fits[:n], enough[:n], out=fits[:n])
        np.minimum(v, 15_000_000_000, out=kept[:n])
        np.floor_divide(kept[:n], 3, out=kept[:n])
        np.multiply(kept[:n], fits[:n], out=out[at:to])


def numpy_two(c, outs, rules):
    caps, fulls = np.empty((RULES, 256), np.int64), np.empty((RULES, 256), np.int64)
    caps[:], fulls[:] = 0, 0
    for k in rules:  # what each prefecture comes to, looked up by its code
        first_cap, second_cap, first_full, second_full = figures(k)
        caps[k, c.four[0]], fulls[k, c.four[0]] = first_cap, first_full
        for code in c.four[1:]:
            caps[k, code], fulls[k, code] = second_cap, second_full
    cap, fixed, rest, quarters = (np.empty(BLOCK, np.int64) for _ in range(4))
    full = np.empty(BLOCK, np.int64)
    for at in range(0, ROWS, BLOCK):
        to = min(at + BLOCK, ROWS)
        n = to - at
        v, where = c.cost[at:to], c.prefecture[at:to].astype(np.intp)
        np.multiply(c.hit_twice[at:to], c.terms[at:to], out=full[:n], dtype=np.int64)
        np.add(c.size[at:to] <= 1, 2, out=quarters[:n], dtype=np.int64)
        for k, out in zip(rules, outs):
            np.take(caps[k], where, out=cap[:n], mode="clip")
            np.take(fulls[k], where, out=fixed[:n], mode="clip")
            np.multiply(fixed[:n], full[:n], out=fixed[:n])
            np.minimum(v, fixed[:n], out=fixed[:n])
            np.subtract(v, fixed[:n], out=rest[:n])
            np.multiply(rest[:n], quarters[:n], out=rest[:n])
            np.right_shift(rest[:n], 2, out=rest[:n])
            np.add(rest[:n], fixed[:n], out=rest[:n])
            np.minimum(rest[:n], cap[:n], out=out[at:to])


def sql_two(c, k):
    first_cap, second_cap, first_full, second_full = figures(k)
    one, others = c.four[0], ", ".join(map(str, c.four[1:]))
    cap = f"CASE WHEN prefecture = {one} THEN {first_cap} WHEN prefecture IN ({others}) THEN {second_cap} ELSE 0 END"
    full = f"CASE WHEN hit_twice = 1 AND terms = 1 THEN least(cost, CASE WHEN prefecture = {one} THEN {first_full} WHEN prefecture IN ({others}) THEN {second_full} ELSE 0 END) ELSE 0 END"
    return f"least({full} + (cost - {full}) * (CASE WHEN size <= 1 THEN 3 ELSE 2 END) // 4, {cap})"


SQL_ONE = "CASE WHEN size <= 2 AND investment >= 1000000000 THEN least(investment, 15000000000) // 3 ELSE 0 END"


def fraction_one(size, v):
    return min(Fraction(v) / 3, Fraction(5_000_000_000)) // 1 if size <= 2 and v >= 1_000_000_000 else 0


def fraction_two(c, k, size, prefecture, hit_twice, terms, v):
    first_cap, second_cap, first_full, second_full = figures(k)
    first, second = prefecture == c.four[0], prefecture in c.four[1:]
    if not (first or second):
        return 0
    fixed = min(Fraction(v), Fraction(first_full if first else second_full)) if hit_twice and terms else Fraction(0)
    return min(fixed + (v - fixed) * Fraction(3 if size <= 1 else 2, 4), Fraction(first_cap if first else second_cap)) // 1


def run_benchmark(program, folder, repetitions):
    made = subprocess.run([program, "--benchmark_format=json", "--benchmark_min_time=0.3", f"--benchmark_repetitions={repetitions}", "--benchmark_report_aggregates_only=true"],
                          env={**os.environ, "SANTEI_BENCH_DATA": str(folder)}, check=True, stdout=subprocess.PIPE, text=True)
    return {b["run_name"]: b["cpu_time"] * 1e6 / ROWS for b in json.loads(made.stdout)["benchmarks"] if b.get("aggregate_name") == "median" and not b.get("error_occurred")}


def peers(c, repetitions):
    made = {"numpy": {}, "duckdb": {}, "fraction": {}}
    out = np.empty(ROWS, np.int64)
    made["numpy"]["W1"] = measured(lambda: numpy_one(c, out), ROWS, repetitions)
    expect("NumPy W1", out, c.yen1)
    made["numpy"]["W2"] = measured(lambda: numpy_two(c, [out], [0]), ROWS, repetitions)
    expect("NumPy W2", out, c.yen2)
    outs = [np.empty(ROWS, np.int64) for _ in range(RULES)]
    made["numpy"]["W3"] = measured(lambda: numpy_two(c, outs, range(RULES)), ROWS, max(1, repetitions // 2))
    expect("NumPy W3", outs[-1], c.yen3_last)
    del outs

    con = duckdb.connect()
    con.execute("SET threads = 1")
    one = {"size": c.size1, "investment": c.investment}
    two = {"size": c.size, "prefecture": c.prefecture, "hit_twice": c.hit_twice, "terms": c.terms, "cost": c.cost}
    con.execute("CREATE TABLE one AS SELECT * FROM one")
    con.execute("CREATE TABLE two AS SELECT * FROM two")
    twenty = ", ".join(f"{sql_two(c, k)} AS y{k}" for k in range(RULES))
    for name, query, wanted, times in (("W1", f"SELECT {SQL_ONE} AS y FROM one", c.yen1, repetitions), ("W2", f"SELECT {sql_two(c, 0)} AS y FROM two", c.yen2, repetitions),
                                       ("W3", f"SELECT {twenty} FROM two", c.yen3_last, 1)):
        made["duckdb"][name] = measured(lambda: con.execute(f"CREATE OR REPLACE TABLE made AS {query}"), ROWS, times)
        last = "y" if name != "W3" else f"y{RULES - 1}"
        expect(f"DuckDB {name}", con.execute(f"SELECT {last} FROM made").fetchnumpy()[last].astype(np.int64), wanted)

    rows1 = list(zip(c.size1[:SAMPLE].tolist(), c.investment[:SAMPLE].tolist()))
    rows2 = list(zip(*(x[:SAMPLE].tolist() for x in (c.size, c.prefecture, c.hit_twice, c.terms, c.cost))))
    expect("Fraction W1", np.array([fraction_one(*r) for r in rows1]), c.yen1[:SAMPLE])
    expect("Fraction W2", np.array([fraction_two(c, 0, *r) for r in rows2]), c.yen2[:SAMPLE])
    made["fraction"]["W1"] = measured(lambda: [fraction_one(*r) for r in rows1], SAMPLE, repetitions)
    made["fraction"]["W2"] = measured(lambda: [fraction_two(c, 0, *r) for r in rows2], SAMPLE, repetitions)
    made["fraction"]["W3"] = measured(lambda: [[fraction_two(c, k, *r) for k in range(RULES)] for r in rows2], SAMPLE, 1)
    return made


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    repetitions = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as folder:
        own = run_benchmark(sys.argv[1], Path(folder), repetitions)
        made = peers(Columns(Path(folder)), repetitions)
    names = {"W1": ("page2", "<page2>"), "W2": ("pages58", "<pages58>"), "W3": ("twenty", "")}
    print(f"{ROWS:,} rows, one thread, nanoseconds of processor time a row (times the best of santei)")
    print("| | santei | santei, AVX2 | by hand, AVX2 | plain C++ loop | NumPy | DuckDB | Fraction | memory alone |")
    print("|---|---|---|---|---|---|---|---|---|")
    for w, (_, of) in names.items():
        engine, hand, plain = ("santei_batch" + of, "by_hand" + of, "by_plain_loop" + of) if of else ("twenty_by_batch", "twenty_by_hand", "twenty_by_plain_loop")
        best = min(v for k, v in own.items() if k.startswith(engine + "/"))
        cell = lambda v: "" if v is None else f"{v:.2f} ({v / best:.2f})"
        row = [own.get(f"{engine}/2"), own.get(hand), own.get(plain), made["numpy"][w], made["duckdb"][w], made["fraction"][w], own.get({"W1": "memory_alone", "W3": "memory_alone_for_twenty"}.get(w, ""))]
        print(f"| {w} | {best:.2f} | " + " | ".join(cell(v) for v in row) + " |")


if __name__ == "__main__":
    main()
