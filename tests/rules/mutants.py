"""Of all small changes to the rules that count, at least 99 % are noticed by an 例 or a check, and each of the others has its reason.

usage: mutants.py SANTEI PATH…, files or folders; a line a file as it ends. Changes to the vocabulary, which every measure reads, take long:
`santei mutate rules` tries them too. What no 例 notices stands in unnoticed_mutants.tsv with its reason; what does not is told.
"""

import csv
import fnmatch
import json
import subprocess
import sys
from pathlib import Path

with open(Path(__file__).with_name("unnoticed_mutants.tsv"), encoding="utf-8", newline="") as table:
    reasons = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def has_reason(source, text):
    return any(fnmatch.fnmatch(source, "*" + one["rule"]) and f"「{one['from']}」" in text and f"「{one['to']}」" in text for one in reasons)


counted = killed = equal = 0
missing = False
paths = [Path(one) for one in sys.argv[2:]]
files = sorted(str(one) for path in paths for one in (path.rglob("*.santei") if path.is_dir() else [path]) if one.parent.name != "vocabulary")
for file in files:
    done = subprocess.run([sys.argv[1], "mutate", "--json", file], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.returncode)
    for one in json.loads(done.stdout):
        of = one["mutants"]
        counted, killed, equal = counted + of["counted"], killed + of["killed"], equal + of["equal"]
        print(f'{one["file"]}: {of["killed"]} of {of["counted"]}', flush=True)
        for problem in one["problems"]:
            place = problem["places"][0]
            if not has_reason(place["source"], problem["text"]):
                missing = missing or problem["level"] == "error"
                print(f'{place["source"]}:{place["line"]}: {problem["code"]} {problem["text"]}', flush=True)
print(f"{killed} of {counted} mutants noticed, {equal} more mean the same")
sys.exit(0 if counted > 0 and killed * 100 >= counted * 99 and not missing else 1)
