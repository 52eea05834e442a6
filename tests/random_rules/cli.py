"""A few of the cases through the command line: facts as arguments and facts as JSON say the same, and what the library said."""
from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

import cases
import printer
from completions import Among, Range
from tree import Rule


def as_json(rule: Rule, known: dict) -> dict:
    facts = {f.key: f for f in rule.facts}

    def one(key: str, v):
        if key == rule.rows:
            return [{cell: one(cell, x) for cell, x in row.items()} for row in v]
        if key not in facts:
            return cases.settled_text(rule, key, v)
        if isinstance(v, Range):
            return {"min": cases.text(facts[key], v.low), "max": cases.text(facts[key], v.high)}
        if isinstance(v, Among):
            return {"any": [cases.text(facts[key], c) for c in v.choices]}
        return v if isinstance(v, bool) else cases.text(facts[key], v)

    return {key: one(key, v) for key, v in known.items()}


def estimate(program: str, folder: str, rule: Rule, facts: list[str]) -> str:
    command = [program, "--rules", folder, "--json", "estimate", rule.identifier(), *facts]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    return done.stdout if done.returncode == 0 else f"exit {done.returncode}: {done.stderr}"


def amounts(answer: str) -> str:
    of = json.loads(answer)[0]
    a = of["amount"]
    word = lambda x: "null" if x is None else str(x)
    return (f"{of['eligibility']['verdict']} {a['status']} {word(a['min'])}..{word(a['max'])} "
            f"{word(a['stated_low'])}..{word(a['stated_high'])}")


def difference(program: str, rule: Rule, known: dict, fields: list[str]) -> str | None:
    if fields[0].startswith("refused"):
        return None
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder) / "rules"
        rules.mkdir()
        (rules / "rule.santei").write_text(printer.text(rule), encoding="utf-8")
        file = Path(folder) / "facts.json"
        file.write_text(json.dumps(as_json(rule, known), ensure_ascii=False), encoding="utf-8")
        by_json = estimate(program, str(rules), rule, ["--facts", str(file)])
        if by_json.startswith("exit"):
            return by_json
        if amounts(by_json) != fields[0]:
            return f"by JSON {amounts(by_json)}"
        if rule.rows in known:
            return None  # rows are given by JSON alone
        by_words = estimate(program, str(rules), rule, cases.words(rule, known))
        return None if by_words == by_json else f"arguments say {by_words}\nJSON says {by_json}"
