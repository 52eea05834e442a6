"""Adds up what `llvm-cov export -summary-only` says of the files of include/santei, layer by layer: coverage_by_layer.py SUMMARY.json LAYER…"""

import json
import sys
from collections import defaultdict
from pathlib import Path

SEEN = ["lines", "branches", "mcdc"]


def layer_of(path):
    parts = [part for part in Path(path).parts if part != "impl"]
    return parts[parts.index("santei", parts.index("include")) + 1] if "include" in parts and "santei" in parts[parts.index("include"):] else None


def main():
    summary, *wanted = sys.argv[1:]
    counts = defaultdict(lambda: {one: [0, 0] for one in SEEN})
    for file in json.loads(Path(summary).read_text())["data"][0]["files"]:
        layer = layer_of(file["filename"])
        if layer not in wanted:
            continue
        for one in SEEN:
            of = file["summary"].get(one, {"covered": 0, "count": 0})
            counts[layer][one][0] += of["covered"]
            counts[layer][one][1] += of["count"]
    print("layer: lines, branches, MC/DC")
    for layer in wanted:
        said = [f"{100 * covered / count:.1f}% of {count}" if count else "-" for covered, count in counts[layer].values()]
        print(f"{layer}: {', '.join(said)}")


if __name__ == "__main__":
    main()
