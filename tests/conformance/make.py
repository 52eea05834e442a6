"""Writes cases.csv anew: random facts for every measure, and what the command line answers. `python3 make.py path/to/santei`; review the difference."""

import csv
import json
import random
import subprocess
import sys
from pathlib import Path

CASES = 4
COLUMNS = ("min", "max", "stated_low", "stated_high", "unrounded_low", "unrounded_high", "hull")


def run(*arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.argv[1], *arguments, "--json"], capture_output=True, text=True)


def value_of(fact: dict, pick: random.Random) -> str:
    """A fact as text, near the figures that rules speak of; sometimes a range or several choices."""
    if fact["type"] == "truth":
        return pick.choice(["はい", "いいえ"])
    if fact["type"] == "category":
        words = [one["key"] for one in fact["choices"]] + [one["label"] for one in fact["choices"]]
        return "|".join(pick.sample([one["key"] for one in fact["choices"]], 2)) if pick.random() < 0.1 and len(fact["choices"]) > 2 else pick.choice(words)
    if fact["type"] == "date":
        return pick.choice(["2025-01-31", "令和7年4月1日", "2025-06-01"])
    if fact["type"] == "month":
        return f"2025-0{pick.randint(1, 9)}"
    if fact["type"] == "ratio":
        return pick.choice(["1/2", "2/3", "3/4", "22.5%", "0.3"])
    if fact["type"] == "integer":
        return str(pick.choice([0, 1, 2, 5, 20, 21, 36, 37, 100, 300, 301]))
    if fact["type"] == "quantity":
        return f"{pick.randint(0, 5000)}.{pick.randint(0, 9)}"
    yen = pick.choice([0, 1, 999_999, 1_000_000, 999_999_999, 10**9, 10**9 + 1, pick.randint(0, 10**6), pick.randint(0, 10**8), pick.randint(0, 2 * 10**10), 10**19])
    return f"{yen}..{yen + pick.randint(1, 10**7)}" if pick.random() < 0.1 else str(yen)


def ids() -> list[str]:
    """Every measure, and every frame of its guideline editions."""
    made = []
    for one in json.loads(run("list").stdout):
        measure = f"{one['programme']}/{one['measure']}"
        made.append(measure)
        for edition in one["editions"][1:]:
            made += [f"{measure}/{frame}@{edition['edition']}" for frame in edition["frames"]] or [f"{measure}@{edition['edition']}"]
    return made


def row_of(id: str, facts: dict[str, str]) -> list[str]:
    said = run("estimate", id, *(f"{key}={value}" for key, value in facts.items()))
    start = [id, ";".join(f"{key}={value}" for key, value in facts.items())]
    if said.returncode == 2:
        return [*start, json.loads(said.stderr)[0]["code"], *[""] * (2 + len(COLUMNS))]
    (answer,) = json.loads(said.stdout)
    amounts = ["" if answer["amount"][name] is None else str(answer["amount"][name]) for name in COLUMNS]
    return [*start, "", answer["eligibility"]["verdict"], answer["amount"]["status"], *amounts]


def main() -> None:
    pick = random.Random(20241217)
    with open(Path(__file__).with_name("cases.csv"), "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["id", "facts", "problem", "verdict", "status", *COLUMNS])
        for id in ids():
            declared = json.loads(run("show", id).stdout)["facts"]
            for known in [1.0, 1.0, 0.8, 0.5][:CASES]:
                out.writerow(row_of(id, {one["key"]: value_of(one, pick) for one in declared if one["type"] != "rows" and pick.random() < known}))


main()
