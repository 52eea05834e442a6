#!/usr/bin/env python3
"""Draws figures at random over all pages and prints each beside its line of the page and the clauses that state it, for people to compare.

usage: draw_figures.py SANTEI --pages DIR [--rules DIR] [--count 30] [--seed 1]

Exit status 1 where a drawn figure is in no clause.
"""
import argparse
import json
import random
import subprocess
import sys


def coverage(arguments):
    command = [arguments.santei, "cover", "--json", "--pages", arguments.pages] + ([arguments.rules] if arguments.rules else [])
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.returncode)
    return json.loads(done.stdout)


def figures(pages):
    """Every figure that a clause has to state: not an aim, not one with a reason why none does."""
    for page in pages:
        lines = {line["line"]: line["text"] for line in page["lines"]}
        for figure in page["figures"]:
            if not figure["aim"] and not figure["exception"]:
                yield page["page"], figure, lines[figure["line"]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("santei")
    parser.add_argument("--pages", required=True)
    parser.add_argument("--rules")
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    every = list(figures(coverage(arguments)))
    drawn = random.Random(arguments.seed).sample(every, min(arguments.count, len(every)))
    missing = 0
    print(f"seed {arguments.seed}: {len(drawn)} of {len(every)} figures")
    for page, figure, line in drawn:
        print(f"\n{page}ページ {figure['line']}行  {figure['text']}\n  資料  {line}")
        for clause in figure["clauses"]:
            print(f"  条文  {clause}")
        if not figure["clauses"]:
            missing += 1
            print("  条文  なし")
    print(f"\n{len(drawn) - missing} in a clause, {missing} in none")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
