"""The table of rules/README.md that says how facts may be written: every form is asked on the command line, and means what the table says, or is refused."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

# kind: a measure, the fact of it that is of the kind, and the facts that its answer needs besides
ASKED = {
    "金額": ("large_growth_investment/large_investment", "投資額", ["規模=中小企業"]),
    "整数": ("productivity_revolution/monodukuri/high_value@20", "従業員数", ["規模=中小企業", "機械費=8000万円"]),
    "割合": ("shopping_street_noto/nigiwai", "率の区分", ["対象経費=300万円", "上限の係り先=（２）"]),
    "数量": ("electricity_gas_relief/electricity", "電気使用量", ["契約=高圧", "使用月=2025-03"]),
    "日付": ("productivity_revolution/monodukuri/high_value", "申請日", ["規模=中小企業", "従業員数=30", "機械費=4000万円"]),
    "月": ("electricity_gas_relief/electricity", "使用月", ["契約=高圧", "電気使用量=90kWh"]),
    "真偽": ("self_fuel_stockpile/main", "避難所等", ["規模=大企業", "対象経費=300万円"]),
    "区分": ("large_growth_investment/large_investment", "規模", ["投資額=12億円"]),
}
RATES = {"75%": ("shopping_street_noto/disaster_recovery", "率の区分", ["対象経費=500万円", "実施時期=交付決定後", "県=石川県", "上限の係り先=（２）"])}


def ask(measure, fact, value, others):
    done = subprocess.run([os.environ["SANTEI_CLI"], "estimate", measure, f"{fact}={value}", *others, "--json"], capture_output=True, text=True)
    if done.returncode != 0:
        return done.returncode
    answer = json.loads(done.stdout)
    for one in answer:
        one.pop("notes", None)
    return answer


def rows(text):
    table = text[text.index("<!-- 事実の書き方 始 -->") : text.index("<!-- 事実の書き方 終 -->")]
    for line in table.splitlines()[3:]:
        kind, value, same, refused = line.strip("|").split(" | ")
        yield kind.strip(), re.findall("`([^`]+)`", value)[0], re.findall("`([^`]+)`", same), re.findall("`([^`]+)`", refused)


bad, forms = [], 0
for kind, value, same, refused in rows(Path(sys.argv[1]).read_text(encoding="utf-8")):
    measure, fact, others = RATES.get(value) or ASKED[kind.removesuffix("の幅")]
    expected = ask(measure, fact, value, others)
    if not isinstance(expected, list):
        bad.append(f"{kind} {value}: exit {expected}")
        continue
    for form in same:
        forms += 1
        if ask(measure, fact, form, others) != expected:
            bad.append(f"{kind} {form}: not read as {value}")
    for form in refused:
        forms += 1
        if ask(measure, fact, form, others) != 2:
            bad.append(f"{kind} {form}: not refused")
print("\n".join(bad) or f"{forms} forms")
sys.exit(1 if bad or forms < 80 else 0)
