"""The greatest time and memory that each kind of hostile input takes, over all commands.

usage: table.py SANTEI VOCABULARY [--seconds 2] [--kind NAME] [--size N] [--all] [--slow]
"""

import argparse
import json
import random
import shutil

import kinds
import measure


def items_of(case):
    return json.dumps({"measures": [{"id": case.measure, "over": case.over}], "items": [{"name": "a", "amount": "1000"}, {"name": "b", "amount": "2000"}]})


def main():
    reader = argparse.ArgumentParser()
    reader.add_argument("santei")
    reader.add_argument("vocabulary")
    reader.add_argument("--seconds", type=float, default=2)
    reader.add_argument("--memory", type=int, default=512)
    reader.add_argument("--kind", action="append")
    reader.add_argument("--size", type=int)
    reader.add_argument("--all", action="store_true", help="every command, not only the worst")
    reader.add_argument("--stop", type=int, default=99, help="go on to the next after so many commands over the limits")
    reader.add_argument("--part", default="0/1", help="every n-th kind only, from the k-th on: k/n")
    reader.add_argument("--slow", action="store_true", help="prove and mutate too")
    asked = reader.parse_args()
    folder = measure.temporary()
    bad = 0
    first, step = (int(one) for one in asked.part.split("/"))
    for name, (make, sizes) in list(kinds.KINDS.items())[first::step]:
        if asked.kind and name not in asked.kind:
            continue
        for size in [asked.size] if asked.size else sizes:
            case = make(size, random.Random(1))
            case.table = case.table or measure.table_of(case)
            case.combination = case.combination or items_of(case)
            measure.prepare(case, folder, asked.vocabulary)
            todo = measure.commands_of(case)
            if asked.slow:
                todo += [("prove", ["prove", "--rules", "r", case.measure]), ("mutate", ["mutate", "r/p01_h.santei"])]
            worst, most, wrong, says = (0, "-"), (0, "-"), [], ""
            for command, arguments in todo:
                if len(wrong) >= asked.stop or command == "verify" and not (folder / "cert.txt").exists():
                    continue
                done = measure.run(asked.santei, arguments, asked.seconds, 4 << 30, folder)
                worst, most = max(worst, (done.seconds, command)), max(most, (done.memory, command))
                if done.status not in (0, 1, 2) or done.seconds > asked.seconds or done.memory > asked.memory * measure.MEGABYTE:
                    wrong.append(f"{command}:{done.status}:{done.seconds:.1f}s:{done.memory >> 20}MB")
                if command == "check":
                    says = f"{done.status} " + " ".join(dict.fromkeys(w.split("]")[0] for w in (done.output + done.errors).replace("警告[", "誤り[").split("誤り[")[1:]))
                if asked.all:
                    print(f"    {command:16} {done.status:4} {done.seconds:7.2f}s {done.memory >> 20:6}MB")
            (folder / "cert.txt").unlink(missing_ok=True)
            bad += bool(wrong)
            print(f"{name:28} {size:8} {len(case.rule.encode()) >> 10:5}K {worst[0]:6.2f}s {worst[1]:14} {most[0] >> 20:5}MB {most[1]:14} check {says} {'OVER ' + ' '.join(wrong) if wrong else ''}", flush=True)
    shutil.rmtree(folder)
    return bad


if __name__ == "__main__":
    main()
