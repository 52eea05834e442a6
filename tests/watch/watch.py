"""A file is checked, spoilt and mended, another comes beside it: `santei check --watch` tells each in turn, and ends when nobody reads it any more."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

program = sys.argv[1]
GOOD = """事業 見本 [my_programme]
出典 要領「見本要領」
枠 見本 [main]
種別   補助
項目   工事費 [works] 金額
経費   工事費 要領「見本要領 工事費」
補助率 1/2 要領「見本要領 1/2」
端数   円未満 切捨て 要領「見本要領 円未満切捨て」
"""


def told(watching):
    """What is said of one look: the lines up to an empty one behind a verdict."""
    lines = []
    while not (lines and lines[-1] == "" and any(line.startswith(("○", "×")) for line in lines)):
        line = watching.stdout.readline()
        if not line:
            sys.exit("it ended")
        lines.append(line.rstrip("\n"))
    return "\n".join(lines)


def write(path, text):
    """At once and with a new size or time, as editors do."""
    beside = path.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)


with tempfile.TemporaryDirectory() as folder:
    file = Path(folder) / "a.santei"
    write(file, GOOD)
    watching = subprocess.Popen([program, "check", "--watch", folder], stdout=subprocess.PIPE, text=True, env={**os.environ, "NO_COLOR": "1"})
    try:
        assert "○ " in told(watching)
        write(file, GOOD.replace("補助率 1/2", "補助率 1/2以内"))
        spoilt = told(watching)
        assert "E0110" in spoilt and "× " in spoilt, spoilt
        write(file, GOOD)
        assert "○ " in told(watching)
        write(Path(folder) / "b.santei", GOOD.replace("my_programme", "other").replace("[works]", "[other_works]"))
        assert told(watching).count("○ ") == 2
        watching.stdout.close()
        watching.wait(timeout=120)
    finally:
        watching.kill()
print("told in turn")
