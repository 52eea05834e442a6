"""Runs what the documents show: console blocks against the command line, C++ and Python blocks against their example file, rule blocks through `santei test`."""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

FENCE = re.compile(r"(?:<!-- (?P<file>\S+) -->\n)?```(?P<kind>\w+)\n(?P<body>.*?)^```", re.S | re.M)


def run(command):
    """In a folder of its own: what a command writes is gone with it."""
    words = shlex.split(command)
    words[0] = os.path.abspath(os.environ["SANTEI_CLI"])
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(words, capture_output=True, text=True, cwd=folder)
    return done.returncode, done.stdout


def console(body):
    """Each `$ santei …` prints what stands below it; a line `…` stands for the rest."""
    for block in re.split(r"^\$ ", body, flags=re.M)[1:]:
        command, _, shown = block.partition("\n")
        code, printed = run(command)
        expected = shown.rstrip("\n").split("\n")
        got = printed.rstrip("\n").split("\n")
        if expected[-1] == "…":
            expected, got = expected[:-1], got[: len(expected) - 1]
        if code != 0 or expected != got:
            yield f"$ {command}\nexit {code}\n" + printed


def rule(body):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "snippet.santei"
        path.write_text(body, encoding="utf-8")
        for command in ("check", "test"):
            done = subprocess.run([os.environ["SANTEI_CLI"], command, str(path)], capture_output=True, text=True)
            if done.returncode != 0:
                yield f"santei {command}:\n{body}\n{done.stdout}{done.stderr}"


def problems(root, document):
    text = (root / document).read_text(encoding="utf-8")
    count = 0
    for found in FENCE.finditer(text):
        kind, body = found["kind"], found["body"]
        if kind == "console":
            failed = list(console(body))
        elif kind == "santei":
            failed = list(rule(body))
        elif kind in ("cpp", "python") and found["file"]:
            same = (root / found["file"]).read_text(encoding="utf-8") == body
            failed = [] if same else [f"differs from {found['file']}"]
        else:
            continue
        count += 1
        for problem in failed:
            yield f"{document}: {problem}"
    print(f"{document}: {count} snippets")
    if count == 0:
        yield f"{document}: no snippet found"


if __name__ == "__main__":
    root = Path(sys.argv[1])
    bad = [p for document in sys.argv[2:] for p in problems(root, document)]
    print("\n".join(bad))
    sys.exit(1 if bad else 0)
