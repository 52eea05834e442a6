"""``python -m santei.excel clients.xlsx --ids ID… -o out.xlsx``: 0 where all clients were answered, 1 where some could not be read, 2 where nothing was written."""

from __future__ import annotations

import argparse
import sys

from .._errors import Error
from .._files import load
from . import answer

MOST_TOLD = 20


def main(arguments: list[str] | None = None) -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(prog="python -m santei.excel", description="会社の一覧（.xlsx）をまとめて見積もり、結果・入力・出典のブックを書きます")
    parser.add_argument("workbook", metavar="IN.xlsx", help="見出しが事実の名前かキーのブック")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--ids", nargs="+", metavar="ID", help="枠の ID（programme[/measure[/類型]][@版]）か、名前（その一部）[@版]")
    which.add_argument("--all", action="store_true", help="全ての枠")
    parser.add_argument("-o", "--output", required=True, metavar="OUT.xlsx", help="書くブック")
    parser.add_argument("--sheet", metavar="NAME", help="読むシート（なければ、事実の見出しがある最初のシート）")
    parser.add_argument("--client", action="append", default=[], metavar="NAME", help="この会社のシートも作る（名前か行の番号。何度でも）")
    parser.add_argument("--all-clients", action="store_true", help="全ての会社のシートを作る")
    parser.add_argument("--compare", nargs=2, metavar=("A", "B"), help="二つの版（ID@版、名前@版）で、どの会社の何が変わるか")
    parser.add_argument("--formulas", choices=("auto", "always", "never"), default="auto", help="経費の式: auto は会社の数 × 枠の数が 12,000 まで")
    parser.add_argument("--on", metavar="DATE", help="この日に有効な版で")
    parser.add_argument("--rules", action="append", metavar="PATH", help="自分の規則のファイルかフォルダー")
    parser.add_argument("--lang", choices=("ja", "en"), default="ja", help="断るときの言葉")
    given = parser.parse_args(arguments)
    try:
        done = answer(
            given.workbook, given.output, None if given.all else given.ids, sheet=given.sheet, sheets_for="all" if given.all_clients else given.client,
            compare=tuple(given.compare) if given.compare else None, formulas=given.formulas, on=given.on, rules=load(*given.rules) if given.rules else None,
        )
    except Error as why:
        print(why.render(given.lang), file=sys.stderr)
        return 2
    except OSError as why:
        print(f"{why.filename or given.output}: {why.strerror or why}", file=sys.stderr)
        return 2
    print(f"{done.clients}者 × {done.measures}枠を計算しました" + (f"。うち{done.refused}者は読めませんでした（シート「結果」に理由があります）。" if done.refused else "。"), file=sys.stderr)
    for words in done.problems[:MOST_TOLD]:
        print(words, file=sys.stderr)
    if len(done.problems) > MOST_TOLD:
        print(f"ほかに{len(done.problems) - MOST_TOLD}件", file=sys.stderr)
    for words in done.notes:
        print(words, file=sys.stderr)
    return 1 if done.refused else 0


if __name__ == "__main__":
    sys.exit(main())
