"""Faults of the machine: each allocation, thread start, write, read, open, sync and rename of a command fails in turn, disks are full, readers go away.

usage: faults.py SANTEI FAULT.so [--most N]

A command then either answers as it always does, or ends with exit status 3, a message with a code in the user's language, nothing on standard output, and
nothing half written under any name. --most N tries at most N places of a kind and a command, spread evenly (0: every one). Prints how many there were.
"""

import argparse
import os
import pty
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

VOCABULARY = """項目 規模 [company_size] 区分 { 中小企業 [sme] { 小規模事業者 [micro] }, 大企業 [large] }
項目 対象経費 [eligible_cost] 金額
"""
RULE = """使う 共通語彙
事業 町の補助 [town]
出典 R6補正 1ページ
枠 灯りの補助 [lights]
種別   補助
対象   規模 が 中小企業  「中小企業」
経費   対象経費          「経費」
補助率 1/3 以内          「1/3以内」
上限額 1億円             「上限1億円」
端数   円未満 切捨て     仮定「慣行」
例 規模 = 中小企業, 対象経費 = 10円 ならば 最大 3円
枠 看板の補助 [signs]
種別   補助
経費   対象経費          「経費」
補助率 1/2               「1/2」
上限額 100万円           「上限100万円」
端数   円未満 切捨て     仮定「慣行」
"""
FACTS = ["company_size=sme", "eligible_cost=1000万円"]
COMMANDS = {
    "estimate": ["estimate", "town/lights", *FACTS, "--certificate", "out"],
    "estimate_json": ["estimate", "town", "--facts", "facts.json", "--json"],
    "match": ["match", *FACTS],
    "batch": ["batch", "--all", "--input", "in.csv", "--output", "out", "--threads", "2"],
    "batch_cp932": ["batch", "--all", "--input", "cp932.csv", "--output", "-"],
    "curve": ["curve", "town/lights", "company_size=sme", "--over", "eligible_cost", "--svg", "out"],
    "combine": ["combine", "combination.json", "company_size=sme"],
    "report": ["report", "town/lights", *FACTS, "--date", "2026-01-05", "--output", "out"],
}
CHECK = ["check", "rules/town.santei"]
KINDS = ["memory", "thread", "write", "sync", "rename", "open", "read"]
COMBINATION = '{"measures": ["town/lights", "town/signs"], "items": [{"name": "灯り", "amount": "300万円"}, {"name": "看板", "amount": "80万円"}]}'


def prepare(folder):
    (folder / "rules/vocabulary").mkdir(parents=True)
    (folder / "rules/vocabulary/words.santei").write_text(VOCABULARY, encoding="utf-8")
    (folder / "rules/town.santei").write_text(RULE, encoding="utf-8")
    (folder / "facts.json").write_text('{"company_size": "sme", "eligible_cost": {"min": 3000, "max": "40万円"}}', encoding="utf-8")
    table = "id,規模,対象経費\n" + "".join(f"{i},中小企業,{i}00万円\n" for i in range(1, 30))
    (folder / "in.csv").write_text(table, encoding="utf-8")
    (folder / "cp932.csv").write_text(table, encoding="cp932")
    (folder / "combination.json").write_text(COMBINATION, encoding="utf-8")


class Faults:
    def __init__(self, asked, folder):
        self.program, self.library, self.most, self.folder = os.path.abspath(asked.santei), os.path.abspath(asked.library), asked.most, folder
        self.tried, self.wrong = Counter(), []

    def run(self, arguments, environment=None, **more):
        (self.folder / "out").unlink(missing_ok=True)
        words = [self.program, *arguments] + (["--rules", "rules"] if arguments[0] != "check" else [])
        more = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, "timeout": 120} | more
        done = subprocess.run(words, cwd=self.folder, env={**os.environ, "NO_COLOR": "1", **(environment or {})}, **more)
        out = self.folder / "out"
        return done.returncode, done.stdout, done.stderr, out.read_bytes() if out.exists() else None

    def see(self, name, holds, what):
        self.tried[name] += 1
        if not holds:
            self.wrong.append(what)

    def failed_well(self, got, english, code=b"", sound=(0, b"", b"", None)):
        """Status 3, a coded message in the language asked for, nothing on standard output (of a table its beginning), under any name nothing but what was whole by then."""
        status, out, err, file = got
        said = err.startswith(b"error[E08" if english else "誤り[E08".encode()) and code in err
        return status == 3 and said and (not out or sound[1].startswith(out)) and file in (None, sound[3]) and not self.left_over()

    def left_over(self):
        return [one.name for one in self.folder.iterdir() if one.name.endswith(".partial")]

    def each_call(self, name, arguments):
        sound, in_english = self.run(arguments), self.run([*arguments, "--lang", "en"])
        counts = self.folder / "counts"
        self.run(arguments, {"LD_PRELOAD": self.library, "SANTEI_FAULT_COUNTS": str(counts)})
        number = {kind: int(count) for kind, count in (line.split() for line in counts.read_text().splitlines())}
        counts.unlink()
        for kind in KINDS:
            total = number[kind]
            places = range(1, total + 1)
            if self.most and total > self.most:
                places = sorted({1 + i * total // self.most for i in range(self.most)} | {total})
            for at in places:
                for onwards in ("", "+"):
                    english = (at + len(onwards)) % 2 == 1
                    words = arguments + ["--lang", "en"] if english else arguments
                    if english and kind == "memory" and "--json" in arguments:
                        english, words = False, arguments
                    got = self.run(words, {"LD_PRELOAD": self.library, "SANTEI_FAULT": f"{kind}:{at}{onwards}"})
                    whole = in_english if english else sound
                    if "--json" in arguments:
                        well = got == whole or (got[0] == 3 and b"E08" in got[2] and not got[1] and got[3] is None and not self.left_over())
                    else:
                        well = got == whole or self.failed_well(got, english, sound=whole if arguments[-1] == "-" else (0, b"", b"", whole[3]))
                    self.see(kind, well, f"{name}, {kind} {at}{onwards} of {total}: {got[0]} {got[1][:80]!r} {got[2][:200]!r} {self.left_over()}")

    def places(self):
        """Outputs where others have put something, or where there is no room."""
        batch, estimate = COMMANDS["batch"], COMMANDS["estimate"]
        for english in (False, True):
            words = ["--lang", "en"] if english else []
            with open("/dev/full", "wb") as full:
                for name, arguments in {**COMMANDS, "check": CHECK}.items():
                    if name == "estimate_json":
                        continue
                    got = self.run(arguments + words, stdout=full)
                    self.see("full device", got[0] == 3 and b"E0831" in got[2], f"{name} > /dev/full: {got}")
            for arguments in (batch, estimate, COMMANDS["curve"], COMMANDS["report"]):
                got = self.run(arguments + words, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20)))
                self.see("file-size limit", self.failed_well(got, english, b"E0831"), f"{arguments[0]} with a limit: {got} {self.left_over()}")
        partial, precious = self.folder / "out.partial", self.folder / "precious"
        precious.write_bytes(b"precious")
        for plant in (lambda: partial.symlink_to(precious), lambda: os.link(precious, partial), lambda: os.mkfifo(partial), lambda: partial.mkdir()):
            plant()
            for arguments in (batch, estimate):
                got = self.run(arguments)
                kept = precious.read_bytes() == b"precious" and os.path.lexists(partial) and got[3] is None
                self.see("planted at OUT.partial", got[0] == 2 and b"E0831" in got[2] and kept, f"planted: {got}")
            partial.rmdir() if partial.is_dir() and not partial.is_symlink() else partial.unlink()
        for arguments in (["batch", "--all", "--input", "rules", "--output", "out"], ["batch", "--all", "--input", "none", "--output", "out"],
                          ["estimate", "town/lights", "--facts", "rules"], ["combine", "none"]):
            got = self.run(arguments)
            self.see("unreadable", got[0] == 2 and b"E0831" in got[2] and got[3] is None, f"{arguments}: {got}")

    def readers(self):
        """Whoever read standard output has gone: nothing is said."""
        for name, arguments in COMMANDS.items():
            into, of = os.pipe()
            os.close(into)
            got = self.run(arguments, stdout=of)
            os.close(of)
            self.see("closed pipe", not got[2] or name in ("batch", "batch_cp932") and b"E08" not in got[2], f"{name} into a closed pipe: {got}")

    def interruptions(self):
        for word, said in (("ja", "誤り[E0848]"), ("en", "error[E0848]")):
            for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                (self.folder / "out").unlink(missing_ok=True)
                running = subprocess.Popen([self.program, "batch", "--all", "--input", "-", "--output", "out", "--rules", "rules", "--lang", word],
                                           cwd=self.folder, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
                running.stdin.write("規模,対象経費\n".encode() + "中小企業,3万円\n".encode() * 40000)
                running.stdin.flush()
                while not (self.folder / "out.partial").exists():
                    time.sleep(0.02)
                running.send_signal(one)
                err = running.communicate()[1].decode()
                well = running.returncode == 128 + one and err.startswith(said) and not self.left_over() and not (self.folder / "out").exists()
                self.see("interruption", well, f"{one!r}: {running.returncode} {err!r} {self.left_over()}")

    def terminals(self):
        """What rules, facts and names hold is shown on a terminal, not obeyed."""
        (self.folder / "hostile").mkdir()
        hostile = RULE.replace("灯りの補助", "灯\x1b]0;x\x07り\u202eの\u2066補\x9b31m助").replace("使う 共通語彙\n", VOCABULARY.join(["", "\n"]))
        (self.folder / "hostile/t.santei").write_text(hostile, encoding="utf-8")
        for arguments in (["list", "--rules", "hostile"], ["list", "--rules", "hostile", "--json"], ["estimate", "town/lights", "--rules", "hostile"],
                          ["show", "town/lights", "--rules", "hostile"], ["estimate", "no\x1b[2J\u202e", "--rules", "rules"],
                          ["estimate", "town/lights", "company_size=\x1b]0;\x07\u2067", "--rules", "rules"], ["check", "hostile/t.santei"],
                          ["estimate", "--facts", "no\x1bc\u200f.json", "town/lights", "--rules", "rules"]):
            pid, terminal = pty.fork()
            if pid == 0:
                os.chdir(self.folder)
                os.execv(self.program, [self.program, *arguments])
            shown = b""
            while True:
                try:
                    more = os.read(terminal, 65536)
                except OSError:
                    break
                if not more:
                    break
                shown += more
            os.waitpid(pid, 0)
            os.close(terminal)
            text = shown.decode()
            raw = [c for c in text.replace("\r\n", "\n") if (c < " " and c not in "\n\t\x1b") or "\x7f" <= c <= "\x9f" or c in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]
            sequences = [rest[:8] for rest in text.split("\x1b")[1:] if not rest.startswith("[") or rest.lstrip("[0123456789;")[:1] not in ("m", "K")]
            self.see("terminal", shown and not raw and not sequences, f"{arguments}: {raw} {sequences}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("santei")
    parser.add_argument("library")
    parser.add_argument("--most", type=int, default=0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        faults = Faults(asked, folder)
        faults.places()
        faults.readers()
        faults.interruptions()
        faults.terminals()
        for name, arguments in {**COMMANDS, "check": CHECK}.items():
            faults.each_call(name, arguments)
    for kind, count in faults.tried.items():
        print(f"{kind}: {count}")
    print(f"faults: {sum(faults.tried.values())}, ended wrongly: {len(faults.wrong)}")
    print("\n".join(faults.wrong[:50]))
    return 1 if faults.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
