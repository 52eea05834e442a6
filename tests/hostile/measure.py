"""Runs commands of santei under a limit of time and memory, and says what each took."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

MEGABYTE = 1 << 20


class Outcome:
    """How one command ended: its exit status (negative: the signal), CPU seconds, most memory in bytes, and its output's beginning."""

    def __init__(self, command, status, seconds, memory, output, errors):
        self.command, self.status, self.seconds, self.memory, self.output, self.errors = command, status, seconds, memory, output, errors


def run(program, arguments, seconds, memory, folder):
    """Ends the command by a signal past `seconds` of CPU (rounded up); past `memory` bytes its allocations fail."""

    def limit():
        whole = int(seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 30, 1 << 30))

    with open(folder / "out", "wb") as out, open(folder / "err", "wb") as err:
        child = subprocess.Popen([program, *arguments], stdout=out, stderr=err, stdin=subprocess.DEVNULL, preexec_fn=limit, cwd=folder)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    first = (folder / "out").read_bytes()[:4000].decode(errors="replace")
    says = (folder / "err").read_bytes()[:4000].decode(errors="replace")
    return Outcome(arguments[0], child.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, first, says)


def prepare(case, folder, vocabulary):
    """Writes the files of a case; the folder "r" holds the rules."""
    rules = folder / "r"
    if rules.exists():
        shutil.rmtree(rules)
    (rules / "vocabulary").mkdir(parents=True)
    shutil.copy(vocabulary, rules / "vocabulary" / "common.santei")
    write(rules / "p01_h.santei", case.rule)
    for name, text in (("facts.json", case.json), ("in.csv", case.table), ("items.json", case.combination), ("given.txt", case.certificate)):
        if text:
            write(folder / name, text)
    pages = folder / "pages"
    pages.mkdir(exist_ok=True)
    (pages / "page_01.txt").write_text("1ページ 上限額 5円", encoding="utf-8")


def write(path, text):
    path.write_bytes(text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text)


def table_of(case):
    names = list(dict.fromkeys(one.split("=", 1)[0] for one in case.facts))[:200]
    known = dict(one.split("=", 1) for one in case.facts)
    rows = [[known[name] for name in names], ["" for _ in names], [known[name] if at % 2 else "" for at, name in enumerate(names)]]
    return "\n".join(",".join(row) for row in [names, *rows]) + "\n"


def commands_of(case):
    """Every command that the case can be put to, but for prove and mutate: (name, arguments)."""
    facts, some = case.facts[:500], case.some[:500]
    others = [one for one in facts if not one.startswith(case.over + "=")]
    rules = ["--rules", "r"]
    made = [
        ("check", ["check", "r/p01_h.santei"]),
        ("list", ["list", *rules]),
        ("show", ["show", *rules, case.measure]),
        ("estimate", ["estimate", *rules, case.measure, *facts]),
        ("estimate part", ["estimate", *rules, case.measure, *some]),
        ("estimate none", ["estimate", *rules, case.measure, "--json"]),
        ("match", ["match", *rules, *facts]),
        ("match part", ["match", *rules, *some]),
        ("ask", ["ask", *rules, case.measure]),
        ("ask part", ["ask", *rules, case.measure, *some]),
        ("curve", ["curve", *rules, case.measure, "--over", case.over, *others, "--svg", "c.svg", "--csv", "c.csv"]),
        ("curve none", ["curve", *rules, case.measure, "--over", case.over]),
        ("solve", ["solve", *rules, case.measure, "--over", case.over, "--amount", "500円", *others]),
        ("solve none", ["solve", *rules, case.measure, "--over", case.over, "--amount", "500円"]),
        ("compare", ["compare", *rules, case.measure, case.other, "--over", case.over, *others]),
        ("compare none", ["compare", *rules, case.measure, case.other]),
        ("certificate", ["estimate", *rules, case.measure, *facts, "--certificate", "cert.txt"]),
        ("verify", ["verify", *rules, "cert.txt"]),
        ("batch", ["batch", *rules, case.measure, "--input", "in.csv", "--output", "out.csv", "--threads", "1"]),
        ("test", ["test", *rules, "r/p01_h.santei"]),
        ("format", ["format", "--check", "r/p01_h.santei"]),
        ("cite", ["cite", "--pages", "pages", "r/p01_h.santei"]),
        ("cover", ["cover", "--pages", "pages", "r/p01_h.santei"]),
        ("combine", ["combine", *rules, "items.json"]),
    ]
    if case.json:
        made += [(f"{name} json", [name, *rules, case.measure, "--facts", "facts.json"]) for name in ("estimate", "ask")]
        made += [("match json", ["match", *rules, "--facts", "facts.json"])]
        made += [(f"{name} json", [name, *rules, case.measure, "--over", case.over, "--facts", "facts.json", *more])
                 for name, more in (("curve", []), ("solve", ["--amount", "500円"]))]
        made += [("certificate json", ["estimate", *rules, case.measure, "--facts", "facts.json", "--certificate", "cert2.txt"])]
    if case.certificate:
        made.append(("verify given", ["verify", *rules, "given.txt"]))
    return made


def temporary():
    return Path(tempfile.mkdtemp(prefix="santei-hostile-"))
