"""Runs a check on a checkout, or with --self-test on small trees that it must pass or fail."""
import sys
import tempfile
from pathlib import Path


def self_test(check, samples):
    """The samples on which the check said other than expected: each expected line must begin or be part of the line said."""
    wrong = []
    for name, files, expected in samples:
        with tempfile.TemporaryDirectory() as folder:
            for path, text in files.items():
                file = Path(folder, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            _, said = check(Path(folder))
        if len(said) != len(expected) or any(part not in line for part, line in zip(expected, said)):
            wrong.append(f"{name}: expected {expected}, said {said}")
    return len(samples), wrong


def run(check, samples):
    """The exit status of `SCRIPT ROOT` or `SCRIPT --self-test`."""
    count, problems = self_test(check, samples) if sys.argv[1] == "--self-test" else check(Path(sys.argv[1]))
    print("\n".join(problems) or f"{count} read, none wrong")
    return 1 if problems or count == 0 else 0
