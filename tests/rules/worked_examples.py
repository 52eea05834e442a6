"""Worked examples that offices, retailers and consultants printed, each asked of its own round through `santei estimate`: a row of
worked_examples.tsv is a source, what is asked ("ID fact ;; fact", sums of two joined by ++), the printed answer in yen or 対象外, and a note.
An award printed in millions is asked with the range that its printed cost may be rounded from, and its answer is the range of the printed grant.
A row that asks "-" is one that cannot be asked; its note says why.

usage: worked_examples.py SANTEI TABLE"""

import csv
import re
import sys

from stated import stated


def answer_of(santei, question):
    """The stated amount, a range where it is not one, or 対象外."""
    name, _, facts = question.partition(" ")
    said = stated(santei, name, *facts.split(" ;; "))
    if isinstance(said, str):
        return said
    verdict, low, high = said
    if verdict == "no":
        return "対象外"
    return high if low == high and verdict == "yes" else f"{verdict} {low}..{high}"


def agrees(got, printed):
    """Equal, or where the printed grant is a range: the applicant is eligible and some amount of the answer rounds to it."""
    if ".." not in printed:
        return got == printed
    ends = re.fullmatch(r"(?:yes )?(\d+)(?:\.\.(\d+))?", got)
    if ends is None:
        return False
    low, high = int(ends[1]), int(ends[2] or ends[1])
    least, most = (int(end) for end in printed.split(".."))
    return low <= most and high >= least


def main():
    santei, table = sys.argv[1:]
    with open(table, encoding="utf-8", newline="") as rows:
        examples = list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))
    asked = wrong = 0
    for one in examples:
        if one["ask"] == "-":
            if one["answer"] != "-" or not one["note"]:
                wrong += 1
                print(f"{one['source']}: no reason is given")
            continue
        asked += 1
        answers = [answer_of(santei, question) for question in one["ask"].split(" ++ ")]
        got = sum(answers) if all(isinstance(part, int) for part in answers) else answers[0]
        if not agrees(str(got), one["answer"]):
            wrong += 1
            print(f"{one['source']}: {one['answer']} printed, {got} answered\n  {one['ask']}")
    print(f"{asked} of {len(examples)} examples asked, {wrong} wrong")
    return 1 if wrong or asked == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
