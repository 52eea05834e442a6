"""Changes the code of some layers in one place at a time and asks the unit tests whether they notice.

usage: mutate_cpp.py ROOT [LAYER…] [-- MOST]

A change is made to a copy of include/; the compiled form of the layer is built from it anew and linked with the tests that stand ready, so that a mutant costs one
translation unit. What does not compile, or is not used by the compiled form, is no mutant. One that a test fails on, or that runs ten times as long, is killed.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LAYERS = {"number": ["src/number.cpp"], "plan": ["src/plan.cpp"], "evaluate": ["src/evaluate.cpp"], "verify": ["src/verify.cpp"]}
TESTS = {"number": ["number"], "plan": ["plan"], "evaluate": ["evaluate"], "verify": ["verify"]}
SUPPORT = ["number", "text", "value", "syntax", "check", "plan", "evaluate", "evaluate_batch", "evaluate_machine", "verify"]
CHANGES = [
    (r"(?<![<>=!+\-*/&|])<=(?!>)", ["<", "=="]), (r"(?<![<>=!\-])>=", [">", "=="]), (r"==", ["!="]), (r"!=", ["=="]),
    (r"(?<=[\w)\]] )<(?= [\w(])", ["<="]), (r"(?<=[\w)\]] )>(?= [\w(])", [">="]), (r"&&", ["||"]), (r"\|\|", ["&&"]),
    (r"(?<=[\w)\]] )\+(?= [\w(])", ["-"]), (r"(?<=[\w)\]] )-(?= [\w(])", ["+"]), (r"(?<=[\w)\]] )\*(?= [\w(])", ["/"]), (r"(?<=[\w)\]] )/(?= [\w(])", ["*"]),
    (r"\btrue\b", ["false"]), (r"\bfalse\b", ["true"]), (r"\bstd::min\b", ["std::max"]), (r"\bstd::max\b", ["std::min"]), (r"(?<![\w.])0(?![\w.x'])", ["1"]),
    (r"(?<![\w.])1(?![\w.'])", ["0", "2"]), (r"\+\+(?=[a-z])", ["--"]), (r"(?<=[(= ,])!(?=[a-z(*])", [""]), (r"\breturn (?=[a-z(!][^;{]*;)", ["return !"]),
]
OUT = re.compile(r'//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'|^\s*#[^\n]*|\boperator\s*\S+|template\s*<[^\n]*|\[\[[^\]]*\]\]|static_assert[^\n]*|assert\([^\n]*', re.M)


def mutants_of(path, text):
    hidden = [(m.start(), m.end()) for m in OUT.finditer(text)]
    for pattern, instead in CHANGES:
        for found in re.finditer(pattern, text, re.M):
            if not any(begin <= found.start() < end for begin, end in hidden):
                for one in instead:
                    yield path, found.start(), found.end(), one


def main():
    root, rest = Path(sys.argv[1]), sys.argv[2:]
    most = 1000
    if "--" in rest:
        most = int(rest[rest.index("--") + 1])
        rest = rest[: rest.index("--")]
    layers = rest or list(LAYERS)
    work = root / "build/mutate_cpp"
    work.mkdir(parents=True, exist_ok=True)
    compiler = [os.environ.get("CXX", "g++"), "-std=c++20", "-O0", "-g0", "-DNDEBUG", "-DFMT_HEADER_ONLY", f'-DSANTEI_SOURCE_DIR="{root}"']
    cached = ["ccache"] if shutil.which("ccache") else []

    def compile_to(source, include, target, cached=cached):
        return subprocess.run([*cached, *compiler, f"-I{include}", f"-I{root / 'tests'}", "-c", str(source), "-o", str(target)], capture_output=True, cwd=root)

    def objects_of(sources):
        made = []
        for source in sources:
            target = work / (str(source.relative_to(root)).replace("/", "_") + ".o")
            done = compile_to(source, root / "include", target)
            if done.returncode != 0:
                sys.exit(done.stderr.decode())
            made.append(target)
        return made

    random.seed(int(os.environ.get("SEED", "1")))
    candidates = []
    for layer in layers:
        files = sorted((root / "include/santei/impl" / layer).rglob("*.?pp"))
        of_layer = [m for file in files for m in mutants_of(file.relative_to(root), file.read_text(encoding="utf-8"))]
        random.shuffle(of_layer)
        candidates.append((layer, of_layer))
    total = sum(len(of) for _, of in candidates)
    counts, survivors = {}, []
    for layer, of_layer in candidates:
        wanted = max(1, most * len(of_layer) // max(total, 1))
        base = objects_of([root / f"src/{one}.cpp" for one in SUPPORT if f"src/{one}.cpp" not in LAYERS[layer]])
        tests = objects_of([root / "tests/main.cpp", *sorted((root / "tests/support").glob("*.cpp")),
                            *(f for one in TESTS[layer] for f in sorted((root / "tests/unit" / one).rglob("*_test.cpp")))])
        killed = alive = invalid = 0
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "include"
            shutil.copytree(root / "include", copy)

            def program(name):
                changed = []
                for source in LAYERS[layer]:
                    target = Path(folder) / (Path(source).stem + ".o")
                    if compile_to(root / source, copy, target, []).returncode != 0:
                        return None
                    changed.append(target)
                made = Path(folder) / name
                linked = subprocess.run([compiler[0], *map(str, [*changed, *base, *tests]), "-o", str(made)], capture_output=True)
                return made if linked.returncode == 0 else None

            def run(made, seconds):
                try:
                    return subprocess.run([str(made), "--abort"], capture_output=True, timeout=seconds, cwd=root).returncode
                except subprocess.TimeoutExpired:
                    return -1

            sound = program("sound")
            if sound is None or run(sound, 600) != 0:
                sys.exit(f"{layer}: the tests do not pass before anything is changed")
            same = (Path(folder) / (Path(LAYERS[layer][0]).stem + ".o")).read_bytes()
            for path, begin, end, instead in of_layer:
                if killed + alive >= wanted:
                    break
                file = copy.parent / path
                text = file.read_text(encoding="utf-8")
                file.write_text(text[:begin] + instead + text[end:], encoding="utf-8")
                made = program("mutant")
                file.write_text(text, encoding="utf-8")
                if made is None or (Path(folder) / (Path(LAYERS[layer][0]).stem + ".o")).read_bytes() == same:
                    invalid += 1
                    continue
                if run(made, 120) != 0:
                    killed += 1
                else:
                    alive += 1
                    line = text.count("\n", 0, begin) + 1
                    survivors.append(f"{path}:{line}: {text[begin:end]!r} → {instead!r}: {text.splitlines()[line - 1].strip()}")
                    print("survives:", survivors[-1], flush=True)
        counts[layer] = (killed + alive, killed)
        print(f"{layer}: {killed + alive} mutants, {killed} killed ({100 * killed / max(1, killed + alive):.1f}%), {invalid} did not compile or changed nothing", flush=True)
    made, killed = (sum(one[i] for one in counts.values()) for i in (0, 1))
    print(f"mutants: {made}, killed: {killed} ({100 * killed / max(1, made):.1f}%)")


if __name__ == "__main__":
    main()
