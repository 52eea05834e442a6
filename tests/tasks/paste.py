"""「同じ答えを出すコマンド」 of an interview on a terminal, pasted into sh: it says the same, whatever stands in it, and nothing else is run.

paste.py SANTEI RULES
"""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SANTEI, RULES = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
MEASURE = "large_growth_investment/large_investment"
ENVIRONMENT = {**os.environ, "NO_COLOR": "1", "PATH": os.pathsep.join([str(SANTEI.parent), os.environ["PATH"]])}
PROMPT = "終わる）> "
ENOUGH = 60  # seconds


def interview(answers: list[str], arguments: list[str], folder: str) -> str:
    """What a terminal shows: each answer is typed at its own prompt."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execve(SANTEI, [str(SANTEI), "ask", MEASURE, *arguments], ENVIRONMENT)
    shown, prompts, until = b"", 0, time.monotonic() + ENOUGH
    while time.monotonic() < until:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                data = os.read(terminal, 65536)
            except OSError:
                break  # the other end is closed
            if not data:
                break
            shown += data
        if shown.count(PROMPT.encode()) > prompts and prompts < len(answers):
            os.write(terminal, (answers[prompts] + "\n").encode())
            prompts += 1
    os.close(terminal)
    os.waitpid(child, 0)
    return shown.decode().replace("\r\n", "\n")


with tempfile.TemporaryDirectory() as place:
    hostile = Path(place) / "a $(touch run) `touch run`; touch 'run' | \"規則\""
    (hostile / "r6_supplementary").mkdir(parents=True)
    shutil.copytree(RULES / "vocabulary", hostile / "vocabulary")
    shutil.copy(RULES / "r6_supplementary" / "p02_large_growth_investment.santei", hostile / "r6_supplementary")
    for answers, facts, words in (
        (["12億円", "終わる"], ["規模=中小企業"], ["investment=12億円", "最大 4億円"]),
        (["9億円..11億円", "終わる"], ["規模=中小企業|中堅企業"], ["'company_size=中小企業|中堅企業'", "まだ決まりません"]),
        (["$(touch run)", "分からない", "終わる"], ["規模=中小企業"], ["まだ決まりません"]),
    ):
        said = interview(answers, [*facts, "--rules", str(hostile)], place)
        command = re.search(r"同じ答えを出すコマンド\n  (santei .*)\n", said)
        assert command, said
        done = subprocess.run(["sh", "-c", command[1]], cwd=place, capture_output=True, text=True, env=ENVIRONMENT, timeout=ENOUGH)
        assert done.returncode == 0, (command[1], done.stderr)
        assert done.stdout.strip() in said, (command[1], done.stdout, said)
        assert all(one in command[1] + said for one in words), (words, said)
        assert [one.name for one in Path(place).iterdir()] == [hostile.name], "a command within the pasted one was run"
print("3 interviews are answered again")
