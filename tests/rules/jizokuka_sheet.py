"""持続化補助金: a table of random costs against the cells of the official sheet (様式3), computed here with exact fractions.

  jizokuka_sheet.py SANTEI [ROWS] [SEED]"""

import csv
import io
import random
import subprocess
import sys
from fractions import Fraction
from math import floor

MEASURE = "productivity_revolution/jizokuka/general@17"
TERMS = ["invoice_case", "wage_case", "loss_making"]


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


def main():
    santei, rows, seed = sys.argv[1], int((sys.argv[2:] + ["2000"])[0]), int((sys.argv[3:] + ["1"])[0])
    random.seed(seed)
    asked = list(applicants(rows))
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["non_web_cost", "web_cost", *TERMS, "invoice_terms", "wage_terms"])
    writer.writerows([other, web, *("はい" if term else "いいえ" for term in terms), "はい", "はい"] for other, web, *terms in asked)
    done = subprocess.run([santei, "batch", MEASURE, "--input", "-", "--output", "-"], input=table.getvalue(), capture_output=True, text=True)
    answers = list(csv.DictReader(io.StringIO(done.stdout.lstrip("\ufeff"))))
    wrong = 0
    for (other, web, invoice, wage, loss), answer in zip(asked, answers, strict=True):
        want = sheet(other, web, Fraction(3, 4) if wage and loss else Fraction(2, 3), 500_000 + 500_000 * invoice + 1_500_000 * wage)
        if answer[MEASURE + ".stated_high"] != str(want):
            wrong += 1
            print(f"non_web {other} web {web} invoice {invoice} wage {wage} loss {loss}: {want} wanted, {answer[MEASURE + '.stated_high']} given")
    print(f"{rows} rows, {wrong} differ, seed {seed}")
    return 1 if wrong or done.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
