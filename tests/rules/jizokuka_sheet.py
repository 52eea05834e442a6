"""持続化補助金 一般型 and 創業型: a table of random costs against the cells of the official sheet (様式3), computed here with exact fractions.

  jizokuka_sheet.py SANTEI [ROWS] [SEED]"""

import csv
import io
import random
import subprocess
import sys
from fractions import Fraction
from math import floor

EDITIONS = [f"productivity_revolution/jizokuka/{one}" for one in ("general@17", "general@18", "startup@1", "startup@2", "startup@3")]
TERMS = ["invoice_case", "wage_case", "loss_making"]
MET = ["invoice_terms", "wage_terms", "founded_within_three_years", "founded_within_one_year", "startup_support_received"]


def cut(x, places):
    return Fraction(floor(x * 10**places), 10**places)


def sheet(other, web, rate, cap):
    """Each part cut to whole yen; the web part to a third of the other, a quarter of the cap and 50万円; a yen more where the fractions, cut at
    three places, make one."""
    whole = floor(other * rate)
    limits = [(floor(x), x) for x in (web * rate, Fraction(whole, 3), Fraction(cap, 4), Fraction(500_000))]
    paid, exact = min(limits)
    fraction = 0 if paid >= 500_000 else cut(exact, 3) - paid
    more = whole + paid < cap and cut(other * rate, 3) - whole + fraction >= 1
    return min(cap, whole + paid + more)


def applicants(rows):
    for _ in range(rows):
        other = random.choice([random.randint(1, 4_000_000), random.randint(1, 200), random.randint(1_050_000, 1_050_020)])
        web = random.choice([random.randint(0, 1_000_000), 900_000, random.randint(0, other)])
        yield other, web, *(random.random() < 0.5 for _ in TERMS)


def wanted(edition, other, web, invoice, wage, loss):
    """創業型 has no 賃金引上げ特例 and a cap of its own."""
    if "/startup@" in edition:
        return sheet(other, web, Fraction(2, 3), 2_000_000 + 500_000 * invoice)
    return sheet(other, web, Fraction(3, 4) if wage and loss else Fraction(2, 3), 500_000 + 500_000 * invoice + 1_500_000 * wage)


def main():
    santei, rows, seed = sys.argv[1], int((sys.argv[2:] + ["1000"])[0]), int((sys.argv[3:] + ["1"])[0])
    random.seed(seed)
    asked = list(applicants(rows))
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["non_web_cost", "web_cost", *TERMS, *MET])
    writer.writerows([other, web, *("はい" if term else "いいえ" for term in terms), *("はい" for _ in MET)] for other, web, *terms in asked)
    done = subprocess.run([santei, "batch", *EDITIONS, "--input", "-", "--output", "-"], input=table.getvalue(), capture_output=True, text=True)
    answers = list(csv.DictReader(io.StringIO(done.stdout.lstrip("\ufeff"))))
    wrong = 0
    for one, answer in zip(asked, answers, strict=True):
        for edition in EDITIONS:
            want = wanted(edition, *one)
            if answer[edition + ".stated_low"] != str(want) or answer[edition + ".stated_high"] != str(want):
                wrong += 1
                print(edition, *(f"{name}={value}" for name, value in zip(["non_web", "web", *TERMS], one)), f"{want} wanted, {answer[edition + '.stated_high']} given")
    print(f"{rows} rows of {len(EDITIONS)} editions, {wrong} differ, seed {seed}")
    return 1 if wrong or done.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
