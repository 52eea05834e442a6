"""Facts as people have them, a row each of doors.tsv: what estimate says of them on the command line and as JSON, what batch says of a table of them, and, where the package
is installed, what Python says.

doors.py SANTEI [FILE.tsv]
"""

import csv
import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path

SANTEI = sys.argv[1]
ROWS = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).with_name("doors.tsv")
REFUSED = {"refused": True}


def run(*arguments, text=None):
    return subprocess.run([SANTEI, *arguments], input=text, capture_output=True, text=True)


def answer_of(done):
    if done.returncode == 2 and done.stderr.strip():
        return REFUSED
    answers = json.loads(done.stdout)
    if len(answers) != 1:
        return {"failed": f"{len(answers)} answers"}
    return {"verdict": answers[0]["eligibility"]["verdict"], "edition": answers[0]["edition"], **answers[0]["amount"]}


def by_estimate(measure, facts):
    return answer_of(run("estimate", measure, *(f"{name}={value}" for name, value in facts), "--json"))


def by_json(measure, facts):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "facts.json"
        file.write_text(json.dumps(dict(facts), ensure_ascii=False), encoding="utf-8")
        return answer_of(run("estimate", measure, "--facts", str(file), "--json"))


def by_batch(measure, facts):
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(name for name, _ in facts)
    writer.writerow(value for _, value in facts)
    done = run("batch", measure, "--input", "-", "--output", "-", text=table.getvalue())
    answers = list(csv.DictReader(io.StringIO(done.stdout)))
    if done.returncode == 2 or answers[0]["problem"]:
        return REFUSED
    return {name.rsplit(".", 1)[1]: value for name, value in answers[0].items() if name.startswith(measure + ".")}


def by_python(measure, facts):
    try:
        (answer,) = santei.catalogue().estimate(measure, dict(facts))
    except santei.Error:
        return REFUSED
    data = answer.to_dict()
    return {"verdict": data["eligibility"]["verdict"], "edition": data["edition"], **data["amount"]}


ways = {"estimate": by_estimate, "json": by_json, "batch": by_batch}
try:
    import santei

    ways["python"] = by_python
except ImportError:
    pass
bad, asked = [], 0
for row in csv.DictReader(ROWS.open(encoding="utf-8"), delimiter="\t"):
    facts = [tuple(fact.split("=", 1)) for fact in row["facts"].split(" ;; ")]
    want = REFUSED if row["want"] == "refused" else dict(part.split("=", 1) for part in row["want"].split())
    for way, ask in ways.items():
        asked += 1
        got = ask(row["measure"], facts)
        wrong = [key for key, value in want.items() if str(got.get(key)) != str(value) and not (way == "batch" and key == "edition")]
        if wrong or ("refused" in got) != ("refused" in want):
            bad.append(f"{row['id']} by {way}: wanted {want}, got { {key: got.get(key) for key in want} if 'refused' not in got else got}")
print("\n".join([*bad, f"{asked - len(bad)} of {asked} hold, by {', '.join(ways)}"]))
sys.exit(1 if bad or asked == 0 else 0)
