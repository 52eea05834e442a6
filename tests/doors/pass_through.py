"""What is no fact passes through a table byte for byte: 36,000 rows of dashes, blanks, commas, quotes and rare characters, in UTF-8, in CP932 (also
with the codes that it has twice) and in UTF-16.

pass_through.py SANTEI
"""

import random
import subprocess
import sys

SANTEI = sys.argv[1]
MEASURE = "large_growth_investment/large_investment"
ROWS = 36_000
PIECES = ["-", "--", "－", "ー", "―", "…", "", " ", "　", ",", '"', "'", "、", "。", "・", "～", "(", ")", "#", ";", "；", "|", "\\", "a", "0", "-5", "-1,234", "3.5%",
          "1-2-3", "03-1234-5678", "株式会社", "髙", "﨑", "纊", "①", "㈱", "№", "表", "ソ", "能", "十", "ｱｲｳ", "不明", "なし", "12億円"]
AMOUNTS = ["12億円", "", "1200000000", "9億円～11億円", "不明"]
# The other codes of ∪, ¬, ㈱ and of 纊, 髙 and 﨑, as Python writes them or Windows; and bytes that are no character.
OTHER_CODES = [b"\x87\x9c", b"\xee\xf9", b"\xfa\x58", b"\xfa\x5c", b"\xed\x40", b"\xfb\xfc", b"\xee\xe0", b"\xfa\xb1", b"\xed\x95", b"\xff", b"\x85\x41"]


def is_guarded(cell):
    """Whether a spreadsheet would run the cell, so that it is guarded."""
    return cell[:1] in ("-", "－") and any(c in "-+*/^&=<>%(|－（＆" for c in cell[1:])


def cell(draw):
    made = "".join(draw.choice(PIECES) for _ in range(draw.randint(0, 5)))
    return cell(draw) if is_guarded(made) else made


def quoted(text, draw):
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"') or draw.random() < 0.1 else text


def row(draw, encoding):
    cells = [quoted(cell(draw), draw).encode(encoding) for _ in range(4)]
    if encoding == "cp932":
        cells[3] += b"".join(draw.choice(OTHER_CODES) for _ in range(draw.randint(0, 2))) if cells[3][-1:] != b'"' else b""
    cells.insert(2, draw.choice(AMOUNTS).encode(encoding))
    return ",".encode(encoding).join(cells)


def changed(encoding, end):
    """The rows that did not come back as they were."""
    draw = random.Random(7)
    end = end.encode(encoding)
    rows = ["備考1,備考2,投資額,備考3,備考4".encode(encoding), *(row(draw, encoding) for _ in range(ROWS))]
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    done = subprocess.run([SANTEI, "batch", MEASURE, "--input", "-", "--output", "-"], input=mark + end.join(rows) + end, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    answers = done.stdout.removeprefix(mark).split("\n".encode(encoding))[:-1] if encoding != "utf-16-le" else parts(done.stdout.removeprefix(mark))
    assert len(answers) == len(rows), f"{len(answers)} rows of {len(rows)}"
    comma = ",".encode(encoding)
    return [(given, answer) for given, answer in zip(rows, answers) if not answer.startswith(given + comma)]


def parts(text):
    """The lines of a text in UTF-16, cut between characters."""
    return [line.encode("utf-16-le") for line in text.decode("utf-16-le").split("\n")[:-1]]


bad = 0
tables = (("utf-8", "\n"), ("cp932", "\r\n"), ("utf-16-le", "\n"))
for encoding, end in tables:
    wrong = changed(encoding, end)
    bad += len(wrong)
    for given, answer in wrong[:3]:
        print(f"{encoding}: {given!r} came back as {answer!r}")
rows = len(tables) * ROWS
print(f"{rows - bad} of {rows} rows come back as they were")
sys.exit(1 if bad else 0)
