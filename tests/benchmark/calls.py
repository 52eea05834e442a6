"""Single calls from Python: the import, an amount and an answer from a dict of settled facts. `python calls.py`, with santei installed."""

import statistics
import subprocess
import sys
from collections.abc import Callable
from timeit import repeat

import santei

SETTLED: dict[str, santei.FactValue] = {"investment": 3_000_000_000, "company_size": "sme"}


def nanoseconds(call: Callable[[], object], times: int = 20_000) -> float:
    return statistics.median(repeat(call, number=times, repeat=9)) / times * 1e9


def import_milliseconds() -> float:
    code = "import resource as r; f = lambda: sum(r.getrusage(r.RUSAGE_SELF)[:2]); a = f(); import santei; print(f() - a)"
    taken = (subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout for _ in range(9))
    return statistics.median(map(float, taken)) * 1e3


def main() -> None:
    large = santei.catalogue()["large_growth_investment/large_investment"]
    ask = large.prepare()

    def whole() -> object:
        answer = large.estimate(SETTLED)
        return answer.verdict, answer.amount.stated_high

    print(f"import santei                        {import_milliseconds():8.0f} ms")
    print(f"an amount from a dict                {nanoseconds(lambda: ask(SETTLED)):8.0f} ns")
    print(f"an answer from a dict                {nanoseconds(lambda: large.estimate(SETTLED)):8.0f} ns")
    print(f"an answer, verdict and amount read   {nanoseconds(whole):8.0f} ns")
    print(f"its explanation in words             {nanoseconds(lambda: large.estimate(SETTLED).explain(), 500):8.0f} ns")


if __name__ == "__main__":
    main()
