"""Every path that a document names in backticks is there: `include/…`, `src/cli/main.cpp`, `tests/property/`; names with capitals in them (NAME.args) stand for others."""

import re
import sys
from pathlib import Path

root = Path(sys.argv[1])
missing, found = [], 0
for document in sys.argv[2:]:
    text = (root / document).read_text(encoding="utf-8")
    text = re.sub(r"^```.*?^```", "", text, flags=re.S | re.M)
    for path in re.findall(r"`([A-Za-z_][\w./-]*)`", text):
        folder = path.split("/")[0]
        if "/" not in path or not (root / folder).is_dir():
            continue
        found += 1
        there = (root / path).is_dir() if path.endswith("/") else (root / path).exists()
        if not there:
            missing.append(f"{document}: {path}")
print("\n".join(missing) or f"{found} paths")
sys.exit(1 if missing or found < 10 else 0)
