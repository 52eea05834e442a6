"""Fails on float, double or a literal of theirs in include/ and src/: amounts of money are exact. Prints the line.

Deleted overloads may name them, and so may the files that float_allowlist.txt lists, each with its reason.
"""
import re
import sys
from pathlib import Path

from sample import run

ALLOWLIST = "tests/architecture/float_allowlist.txt"
# Comments and texts are blanked out, their line ends kept, so that line numbers stay true.
BLANKED = re.compile(r'//[^\n]*|/\*.*?\*/|R"([^\s()\\]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Za-z_])\'(?:\\.|[^\'\\\n])+\'', re.S)
TOKEN = re.compile(r"\b(?:float|double)\b|(?<![\w.'])(?:[0-9][0-9']*\.[0-9']*|\.[0-9]+|[0-9][0-9']*[eE][+-]?[0-9]+)[fFlL]?")
STATEMENT = re.compile(r"[^;{}]*[;{}]|[^;{}]+$")
DELETED = re.compile(r"=\s*delete\b")


def violations(text):
    """The line numbers of a source text that use binary floating point."""
    text = BLANKED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for statement in STATEMENT.finditer(text):
        if not DELETED.search(statement[0]):
            for token in TOKEN.finditer(statement[0]):
                yield text.count("\n", 0, statement.start() + token.start()) + 1


def check(root):
    allowlist = root / ALLOWLIST
    lines = allowlist.read_text(encoding="utf-8").splitlines() if allowlist.exists() else []
    allowed = {line.split()[0] for line in lines if line.strip() and not line.startswith("#")}
    problems = [f"{ALLOWLIST}: no such file: {path}" for path in sorted(allowed) if not (root / path).exists()]
    files = [file for base in ("include", "src") for file in sorted((root / base).rglob("*.?pp"))]
    for file in files:
        path = file.relative_to(root).as_posix()
        if path not in allowed:
            text = file.read_text(encoding="utf-8")
            problems += [f"{path}:{number}: binary floating point: {text.splitlines()[number - 1].strip()}" for number in sorted(set(violations(text)))]
    return len(files), problems


SAMPLES = [
    ("whole numbers", {"include/a.hpp": "int floating = 1'000; auto x = 0x1e5 + y.z; char c = '.'; // a double\n"}, []),
    ("texts", {"src/a.cpp": 'auto a = "double 1.5"; auto b = R"x(float " 2.5)x"; /* 1.5\n float */\n'}, []),
    ("deleted overloads", {"include/a.hpp": "rational(double) = delete;\nrational(\n    float) = delete;\n"}, []),
    ("a declaration", {"include/a.hpp": "\nint a; double b;\n"}, ["include/a.hpp:2: binary floating point: int a; double b;"]),
    ("an overload beside a deleted one", {"src/a.cpp": "f(int) = delete;\nf(float);\n"}, ["src/a.cpp:2: binary floating point: f(float);"]),
    ("a literal", {"src/a.cpp": "auto a = 0.5;\n"}, ["src/a.cpp:1: binary floating point: auto a = 0.5;"]),
    ("an exponent", {"src/a.cpp": "auto a = 1e9;\n"}, ["src/a.cpp:1: binary floating point"]),
    ("an allowed file", {"src/a.cpp": "double a;\n", ALLOWLIST: "# why\nsrc/a.cpp  carries whole numbers\n"}, []),
    ("an allowed file that is gone", {"src/a.cpp": "int a;\n", ALLOWLIST: "src/b.cpp  gone\n"}, [ALLOWLIST + ": no such file: src/b.cpp"]),
]

if __name__ == "__main__":
    sys.exit(run(check, SAMPLES))
