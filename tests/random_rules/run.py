"""Random rules: what every surface of the engine says against a reference of exact fractions written from the notation alone.

  run.py --asker PROGRAM [--cli PROGRAM] [--rules N] [--seed S] [--jobs N]   N rules from a seed
  run.py --asker PROGRAM --only SEED                                         one rule again, as a failure prints it
  run.py --asker PROGRAM --delete-clauses                                    take each clause out; list those that nothing notices

SANTEI_RANDOM_RULES and SANTEI_RANDOM_SEED stand in for --rules and --seed. A difference is printed shrunk, with the seed of its rule.

  tree.py       a rule as dataclasses            generate.py, draw.py, opened.py, categories.py, wider.py   make one
  printer.py    writes it in the notation        values.py, amounts.py, grants.py, joint.py, payers.py      one case, settled
  cases.py      facts                            completions.py                                             unknown facts, open points
  asker.py, ask.cpp, cli.py   the engine         compare.py, shrink.py, cover.py, delete.py                 differences, what was covered"""
from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time

import examine
from examine import Options


def read_options() -> argparse.Namespace:
    read = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    read.add_argument("--asker", required=True)
    read.add_argument("--cli", default="")
    read.add_argument("--rules", type=int, default=int(os.environ.get("SANTEI_RANDOM_RULES", 200)))
    read.add_argument("--seed", type=int, default=int(os.environ.get("SANTEI_RANDOM_SEED", 1)))
    read.add_argument("--jobs", type=int, default=1)
    read.add_argument("--only", type=int)
    for name, default in (("joint", True), ("certificates", True), ("closed-in-total", False)):
        read.add_argument("--" + name, action=argparse.BooleanOptionalAction, default=default, help=f"see Options ({default})")
    read.add_argument("--delete-clauses", action="store_true")
    return read.parse_args()


def seeds_of(given: argparse.Namespace) -> list[list[int]]:
    """The seeds of each job."""
    if given.only is not None:
        return [[given.only]]
    first = given.seed * 1_000_000
    return [list(range(first + job, first + given.rules, given.jobs)) for job in range(given.jobs)]


def main() -> int:
    given = read_options()
    print(f"seed {given.seed}", flush=True)
    began = time.monotonic()
    work = examine.delete_clauses if given.delete_clauses else examine.rules
    options = Options(given.asker, given.cli, given.joint, given.certificates, given.closed_in_total)
    tasks = [(options, seeds) for seeds in seeds_of(given)]
    if len(tasks) == 1:
        done = [work(*tasks[0])]
    else:
        with multiprocessing.Pool(len(tasks)) as pool:
            done = pool.starmap(work, tasks)
    whole = done[0]
    for other in done[1:]:
        whole.add(other)
    print(whole.summary(time.monotonic() - began))
    return 1 if whole.failed() else 0


if __name__ == "__main__":
    sys.exit(main())
