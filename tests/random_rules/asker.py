"""The program that answers by every surface, kept running."""
from __future__ import annotations

import subprocess
from dataclasses import dataclass, field


@dataclass
class Reply:
    check: str = ""
    answers: list[list[str]] = field(default_factory=list)  # fields of an answer, or ["refused …"]
    proofs: list[str] = field(default_factory=list)
    asked: dict[str, int] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)
    died: bool = False

    @property
    def refused(self) -> bool:
        return not self.check.startswith("ok")


class Asker:
    def __init__(self, program: str):
        self.program = program
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen([self.program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")

    def ask(self, text: str, measure: str, cases: list[list[str]], surfaces: str, vocabulary: bool = False) -> Reply:
        lines = ["|" + line for line in text.splitlines()] + (["vocabulary"] if vocabulary else [])
        lines += ["measure " + measure, "surfaces " + surfaces] + ["case " + "\t".join(words) for words in cases] + ["go"]
        reply = Reply()
        try:
            self.process.stdin.write("\n".join(lines) + "\n")
            self.process.stdin.flush()
            self.read(reply)
        except BrokenPipeError:
            reply.died = True
        if reply.died:
            reply.differences.append(f"the program ended: {self.process.wait()}")
            self.start()
        return reply

    def read(self, reply: Reply) -> None:
        for line in iter(self.process.stdout.readline, ""):
            word, _, rest = line.rstrip("\n").partition(" ")
            if word == "done":
                return
            if word == "check":
                reply.check = rest
            elif word == "answer":
                reply.answers.append(rest.split("\t"))
            elif word == "refused":
                reply.answers.append(["refused " + rest])
            elif word == "proof":
                reply.proofs.append(rest)
            elif word == "asked":
                surface, _, times = rest.partition("\t")
                reply.asked[surface] = reply.asked.get(surface, 0) + int(times)
            elif word == "difference":
                reply.differences.append(rest)
        reply.died = True
