"""Of the budget's pages `santei list` has exactly the programmes and measures of catalogue.tsv, with their titles.

Programmes that only guidelines hold stand beside them and are not counted."""

import csv
import json
import subprocess
import sys

listed = json.loads(subprocess.run([sys.argv[1], "list", "--json"], capture_output=True, text=True, check=True).stdout)
have = [(one["programme"], one["measure"], one["title"]) for one in listed if one["editions"][0]["edition"] == "r6_supplementary"]
with open(sys.argv[2], encoding="utf-8", newline="") as table:
    want = [(row["programme"], row["measure"], row["measure_title"]) for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)]
for missing in sorted(set(want) - set(have)):
    print("missing:", *missing)
for extra in sorted(set(have) - set(want)):
    print("not in the catalogue:", *extra)
print(f"{len(have)} measures of the budget among {len(listed)} listed, {len(want)} in the catalogue")
sys.exit(0 if sorted(have) == sorted(want) else 1)
