"""Damaged and hostile inputs by the thousand: each gets an answer or a clear message, within the limits of time and memory.

usage: campaign.py SANTEI ROOT [--count 5000] [--seed 1] [--seconds 2] [--memory 512]

An input is a rule file, a set of facts, a table, a certificate or a combination: a shipped or sound one damaged in a few places, or one of the kinds of
kinds.py at a random size. Each is put to a few commands, none of which may crash, end with another status than 0, 1 or 2, refuse without a word, or
take more than it should.
"""

import argparse
import json
import random
import shutil
import sys
from collections import defaultdict
from pathlib import Path

import kinds
import measure
import table

WORDS = ["のとき", "優先", "または", "かつ", "( ", " )", "なければ", "合計の", "のいずれか", "等", "未定", "小さい方( ", "-", "0円", "999999999999999999円", "1/0",
         "「", "」", "[", "]", "{", "}", "|", "\t", "\u3000", "\0", "\ufeff", "１／３", "e9", "..", "不明", "null", "\n\n", "#", "例 ", "値 v = v\n"]


def damage(text, draw):
    """A few places of a text changed: bytes, words, lines doubled, moved or left out."""
    data = text.encode()
    for _ in range(draw.choice([1, 1, 2, 3, 8, 40])):
        at = draw.randrange(len(data) + 1)
        how = draw.randrange(8)
        if how == 0:
            data = data[:at] + bytes([draw.randrange(256)]) + data[at + 1 :]
        elif how == 1:
            data = data[:at] + draw.choice(WORDS).encode() + data[at:]
        elif how == 2:
            data = data[:at] + data[at + draw.randrange(1, 60) :]
        elif how == 3:
            data = data[: draw.randrange(len(data) + 1)] if draw.random() < 0.2 else data
        else:
            lines = data.split(b"\n")
            i, j = draw.randrange(len(lines)), draw.randrange(len(lines))
            if how == 4:
                lines[i] = lines[j]
            elif how == 5:
                lines.insert(i, lines[j])
            elif how == 6:
                del lines[i]
            else:
                lines[i : i + 1] = [lines[i]] * draw.choice([2, 50, 2000 if len(lines[i]) < 400 else 3])
            data = b"\n".join(lines)
    return data[: 1 << 20]


class Campaign:
    def __init__(self, asked):
        self.asked, self.root = asked, Path(asked.root)
        self.folder = measure.temporary()
        self.vocabulary = self.root / "rules/vocabulary/common.santei"
        self.shipped = sorted((self.root / "rules").glob("*/p*.santei")) + sorted((self.root / "rules/guidelines").rglob("*.santei"))
        self.rows = defaultdict(lambda: {"inputs": 0, "commands": 0, "seconds": (0, ""), "memory": (0, ""), "status": defaultdict(int)})
        self.faults = []
        self.certificate = self.sound_certificate()

    def sound_certificate(self):
        facts = ["company_size=sme", "investment=3000000001"]
        measure.run(self.asked.santei, ["estimate", "large_growth_investment/large_investment", *facts, "--certificate", "sound.txt"], 60, 4 << 30, self.folder)
        return (self.folder / "sound.txt").read_text(encoding="utf-8")

    def put(self, kind, label, commands):
        row = self.rows[kind]
        row["inputs"] += 1
        for command, arguments in commands:
            done = measure.run(self.asked.santei, arguments, self.asked.seconds, 4 << 30, self.folder)
            row["commands"] += 1
            row["status"][done.status] += 1
            row["seconds"] = max(row["seconds"], (done.seconds, f"{command} of {label}"))
            row["memory"] = max(row["memory"], (done.memory, f"{command} of {label}"))
            silent = done.status == 2 and not done.errors.strip()
            wild = "terminate called" in done.errors or "std::" in done.errors
            if done.status not in (0, 1, 2) or silent or wild or done.seconds > self.asked.seconds or done.memory > self.asked.memory * measure.MEGABYTE:
                self.faults.append(f"{label}: {command}: status {done.status}, {done.seconds:.2f} s, {done.memory >> 20} MB {done.errors[:200]}")
                print("FAULT", self.faults[-1], flush=True)

    # inputs

    def hostile(self, draw):
        name = draw.choice(list(kinds.KINDS))
        make, sizes = kinds.KINDS[name]
        size = int(sizes[-1] ** draw.random() * 2)
        case = make(max(3, min(size, sizes[-1])), draw)
        case.table = case.table or measure.table_of(case)
        case.combination = case.combination or table.items_of(case)
        measure.prepare(case, self.folder, self.vocabulary)
        kind = ("facts" if case.json and name not in ("unknown_cells", "unknown_marks", "known_rows") else "certificate" if case.certificate else
                "combination" if name.startswith("combined") else "table" if name.startswith("table_of") else "rule")
        commands = dict(measure.commands_of(case))
        chosen = draw.sample(sorted(set(commands) - {"verify"}), 3) + [one for one in commands if "json" in one or "given" in one][:2]
        if name.startswith("combined"):
            chosen.append("combine")
        if name.startswith("table_of"):
            chosen.append("batch")
        self.put(f"hostile {kind}", f"{name} {size}", [(one, commands[one]) for one in dict.fromkeys(chosen)])

    def damaged_rule(self, draw):
        path = draw.choice(self.shipped)
        text = damage(path.read_text(encoding="utf-8"), draw)
        measure.prepare(kinds.Case(), self.folder, self.vocabulary)
        (self.folder / "r/p01_h.santei").write_bytes(text)
        programme = path.read_text(encoding="utf-8").split("[", 1)[1].split("]", 1)[0]
        facts = draw.sample(["eligible_cost=12345678", "investment=2000000000", "company_size=sme", "prefecture=ishikawa", "disaster=noto_2024", "employees=3",
                             "eligible_cost=1..9999999", "company_size=sme|large"], 4)
        facts = list({one.split("=")[0]: one for one in facts}.values())
        rules = ["--rules", "r"]
        all_commands = [("check", ["check", "r/p01_h.santei"]), ("test", ["test", *rules, "r/p01_h.santei"]), ("format", ["format", "--check", "r/p01_h.santei"]),
                        ("list", ["list", *rules]), ("match", ["match", *rules, *facts]), ("estimate", ["estimate", *rules, programme, *facts]),
                        ("ask", ["ask", *rules, programme]), ("cite", ["cite", "--pages", "pages", "r/p01_h.santei"]),
                        ("cover", ["cover", "--pages", "pages", "r/p01_h.santei"])]
        self.put("damaged rule", f"{path.name}", [all_commands[0], *draw.sample(all_commands[1:], 2)])

    def damaged_facts(self, draw):
        sound = {"company_size": "sme", "investment": {"min": "10億円", "max": 3000000000}, "eligible_cost": 12345678, "prefecture": {"any": ["ishikawa", "toyama"]},
                 "contracts": [{"power_contract": "低圧", "usage_month": "2025-01", "power_usage": "101kWh"}] * draw.choice([1, 3, 300]), "employees": None}
        (self.folder / "facts.json").write_bytes(damage(json.dumps(sound, ensure_ascii=False, indent=1), draw))
        commands = [("match", ["match", "--facts", "facts.json"]), ("ask", ["ask", "--facts", "facts.json"])]
        commands += [("estimate", ["estimate", one, "--facts", "facts.json"]) for one in ("electricity_gas_relief", "nariwai_noto_2024", "large_growth_investment")]
        commands += [("curve", ["curve", "large_growth_investment/large_investment", "--over", "investment", "--facts", "facts.json"])]
        self.put("damaged facts", "facts", draw.sample(commands, 2))

    def damaged_table(self, draw):
        head = "company_size,investment,eligible_cost,prefecture,disaster\n"
        rows = "".join(f"{draw.choice(['sme', 'large', '中小企業', '', 'x'])},{draw.randrange(10**10)},{draw.randrange(10**9)}万円,石川県,\n" for _ in range(draw.choice([1, 9, 900])))
        (self.folder / "in.csv").write_bytes(damage(head + rows, draw))
        what = draw.choice(["large_growth_investment", "nariwai_noto_2024/type_a", "energy_saving_investment"])
        self.put("damaged table", "table", [("batch", ["batch", what, "--input", "in.csv", "--output", "out.csv", "--threads", "1"])])

    def damaged_certificate(self, draw):
        (self.folder / "given.txt").write_bytes(damage(self.certificate, draw))
        self.put("damaged certificate", "certificate", [("verify", ["verify", "given.txt"])])

    def damaged_combination(self, draw):
        measures = ["large_growth_investment/large_investment", "energy_saving_investment/equipment_unit", "care_dx/main", "digital_health/main"]
        sound = {"facts": {"company_size": "sme"}, "measures": measures, "not_together": [measures[:2]],
                 "items": [{"name": f"i{i}", "amount": f"{draw.randrange(1, 9999)}万円", "to": draw.sample(measures, 2)} for i in range(draw.choice([2, 6, 10]))]}
        (self.folder / "items.json").write_bytes(damage(json.dumps(sound, ensure_ascii=False, indent=1), draw))
        self.put("damaged combination", "combination", [("combine", ["combine", "items.json"])])

    def run(self):
        ways = [self.hostile] * 5 + [self.damaged_rule] * 5 + [self.damaged_facts] * 3 + [self.damaged_table] * 2 + [self.damaged_certificate] * 3 + [self.damaged_combination] * 2
        for n in range(self.asked.count):
            draw = random.Random(f"{self.asked.seed} {n}")
            draw.choice(ways)(draw)
        print(f"{'inputs of kind':24} {'inputs':>7} {'commands':>9} {'worst time':>11} {'worst memory':>13}  statuses")
        for kind, row in sorted(self.rows.items()):
            seconds, memory = row["seconds"], row["memory"]
            statuses = " ".join(f"{status}:{count}" for status, count in sorted(row["status"].items()))
            print(f"{kind:24} {row['inputs']:7} {row['commands']:9} {seconds[0]:9.2f} s {memory[0] >> 20:10} MB  {statuses}  ({seconds[1]}; {memory[1]})")
        print(f"seed {self.asked.seed}: {self.asked.count} inputs, {len(self.faults)} faults")
        shutil.rmtree(self.folder)
        return 1 if self.faults else 0


def main():
    reader = argparse.ArgumentParser()
    reader.add_argument("santei")
    reader.add_argument("root")
    reader.add_argument("--count", type=int, default=5000)
    reader.add_argument("--seed", default="1")
    reader.add_argument("--seconds", type=float, default=2, help="of processor time, for one command")
    reader.add_argument("--memory", type=int, default=512, help="in MB")
    sys.exit(Campaign(reader.parse_args()).run())


if __name__ == "__main__":
    main()
