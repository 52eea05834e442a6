"""Reads every #include <santei/…> of include/ and src/ and fails on an upward arrow or a circle, printing the line."""
import re
import sys
from pathlib import Path

from sample import run

LAYERS = ["number", "text", "value", "syntax", "check", "plan", "evaluate", "analyse", "catalogue", "table", "report"]
# Narrower than "a lower layer": the evaluator must be usable without the grammar, the certificate checker without the evaluator.
ONLY = {"evaluate": {"number", "text", "value", "plan"}, "verify": {"number", "text", "value", "syntax"}}
# Above these the checker is a library like any other: what certifies an answer asks it.
ASKS_VERIFY = {"analyse", "catalogue", "table", "report"}
THIRD_PARTY = re.compile(r"<(boost|fmt|rapidjson|CLI|catch2|benchmark)/")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"][^>"]+[>"])')


def layer_of(path):
    """The layer of a path relative to include/ or src/; "" is the ground below all, "top" what may see everything."""
    parts = [part for part in Path(path).parts if part not in ("santei", "impl")]
    if parts[0] in ("config.hpp", "version.hpp", "version.ipp"):
        return ""
    if parts[0] in ("santei.hpp", "cli", "cmake"):
        return "top"
    return Path(parts[0]).stem.split("_")[0]  # src/evaluate_batch.cpp compiles a part of evaluate


def may_include(source, target):
    if source in (target, "top") or target == "":
        return True
    if source == "" or target == "top":
        return False
    if target == "verify":
        return source in ASKS_VERIFY
    if source in ONLY:
        return target in ONLY[source]
    return LAYERS.index(target) < LAYERS.index(source)


def own_definitions(path, target):
    """A header's closing include of its own definitions, which points back by design."""
    below = path if "santei/impl/" in path else path.replace("santei/", "santei/impl/", 1)
    return path.endswith(".hpp") and target == below[:-4] + ".ipp"


def circle(graph):
    """The files of a circle, first one repeated at the end; empty when there is none."""
    done, path = set(), []

    def visit(node):
        if node in path:
            return path[path.index(node):] + [node]
        if node in done:
            return []
        path.append(node)
        for target in graph.get(node, {}):
            if found := visit(target):
                return found
        done.add(path.pop())
        return []

    for start in sorted(graph):
        if found := visit(start):
            return found
    return []


def check_line(path, public, target):
    """What is wrong with one include of the file at `path`; "" when nothing is."""
    if not target.startswith("<santei/"):
        if public and THIRD_PARTY.match(target):
            return "a public header includes another library"
        return "a header of santei in quotes" if target.startswith('"') and path.startswith("santei/") else ""
    source, layer = layer_of(path), layer_of(target[1:-1])
    for name in (source, layer):
        if name not in ("", "top", "verify", *LAYERS):
            return f"unknown layer {name}"
    if not may_include(source, layer):
        return f"an upward arrow, {source or 'config'} -> {layer}"
    return "a public header includes definitions of another" if public and target.endswith(".ipp>") else ""


def check(root):
    problems, graph, where = [], {}, {}
    files = [(base, file) for base in ("include", "src") for file in sorted((root / base).rglob("*.?pp"))]
    for base, file in files:
        path = file.relative_to(root / base).as_posix()
        public = base == "include" and "/impl/" not in path
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            found = INCLUDE.match(line)
            if not found or own_definitions(path, found[1][1:-1]):
                continue
            if problem := check_line(path, public, found[1]):
                problems.append(f"{base}/{path}:{number}: {problem}: {line.strip()}")
            if base == "include" and found[1].startswith("<santei/"):
                graph.setdefault(path, {})[found[1][1:-1]] = number
    if ring := circle(graph):
        problems.append("a circle of includes:")
        problems += [f"  include/{a}:{graph[a][b]}: #include <{b}>" for a, b in zip(ring, ring[1:])]
    return len(files), problems


SAMPLES = [
    ("an arrow down", {"include/santei/value/money.hpp": "#include <santei/number/rational.hpp>\n",
                       "include/santei/number/rational.hpp": "#include <santei/config.hpp>\n#include <santei/impl/number/rational.ipp>\n",
                       "include/santei/impl/number/rational.ipp": "#include <santei/number/rational.hpp>\n#include <boost/version.hpp>\n"}, []),
    ("an arrow up", {"include/santei/number/rational.hpp": "\n#include <santei/value/money.hpp>\n"},
     ["include/santei/number/rational.hpp:2: an upward arrow, number -> value: #include <santei/value/money.hpp>"]),
    ("definitions that point up", {"include/santei/impl/plan/lower.ipp": "# include <santei/report/text.hpp>\n"},
     ["include/santei/impl/plan/lower.ipp:1: an upward arrow, plan -> report: # include <santei/report/text.hpp>"]),
    ("sources that point up", {"src/text.cpp": "#include <santei/impl/value/money.ipp>\n"}, ["src/text.cpp:1: an upward arrow, text -> value"]),
    ("an evaluator with a grammar", {"src/evaluate.cpp": "#include <santei/syntax/ast.hpp>\n"}, ["an upward arrow, evaluate -> syntax"]),
    ("a checker with an evaluator", {"include/santei/verify/a.hpp": "#include <santei/plan/plan.hpp>\n"}, ["an upward arrow, verify -> plan"]),
    ("a checker with the checks", {"include/santei/verify/a.hpp": "#include <santei/check/check.hpp>\n"}, ["an upward arrow, verify -> check"]),
    ("an evaluator that asks the checker", {"src/evaluate.cpp": "#include <santei/verify/certificate.hpp>\n"},
     ["an upward arrow, evaluate -> verify"]),
    ("an umbrella from below", {"include/santei/text/a.hpp": "#include <santei/santei.hpp>\n"}, ["an upward arrow, text -> top"]),
    ("a folder that is no layer", {"include/santei/text/a.hpp": "#include <santei/util/b.hpp>\n"}, ["unknown layer util"]),
    ("another library in a header", {"include/santei/text/a.hpp": "#include <fmt/format.h>\n"}, ["a public header includes another library"]),
    ("a circle within a layer", {"include/santei/text/a.hpp": "#include <santei/text/b.hpp>\n", "include/santei/text/b.hpp": "#include <santei/text/a.hpp>\n"},
     ["a circle of includes:", "  include/santei/text/a.hpp:1: #include <santei/text/b.hpp>", "  include/santei/text/b.hpp:1: #include <santei/text/a.hpp>"]),
]

if __name__ == "__main__":
    sys.exit(run(check, SAMPLES))
