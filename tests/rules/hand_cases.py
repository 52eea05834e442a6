"""Three cases of every edition of the guidelines, computed by hand from the source's text as plain arithmetic: a row of hand_cases.tsv is the
edition, the facts ("fact ;; fact", or JSON where there are rows), the computation, and the yen it comes to (a..b where the source leaves it
open between the two, or 対象外). Each is asked through `santei estimate`.

usage: hand_cases.py SANTEI TABLE"""

import csv
import sys
import tempfile

from stated import stated


def ask(santei, edition, facts):
    """The answer as the table writes it; what was said on stderr where there is none."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as rows:
        given = facts.split(" ;; ")
        if facts.startswith("{"):
            rows.write(facts)
            rows.flush()
            given = ["--facts", rows.name]
        said = stated(santei, edition, *given)
    if isinstance(said, str):
        return said
    verdict, low, high = said
    if verdict == "no":
        return "対象外"
    return str(high) if low == high else f"{low}..{high}"


def main():
    santei, table = sys.argv[1:]
    with open(table, encoding="utf-8", newline="") as rows:
        cases = list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))
    wrong = 0
    for one in cases:
        got = ask(santei, one["edition"], one["facts"])
        if got != one["amount"]:
            wrong += 1
            print(f"{one['edition']}: {one['amount']} by hand ({one['by hand']}), {got} answered\n  {one['facts']}")
    print(f"{len(cases)} cases of {len({one['edition'] for one in cases})} editions, {wrong} differ")
    return 1 if wrong or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
